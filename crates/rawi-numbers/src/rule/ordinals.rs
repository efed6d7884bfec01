//! Ordinals in both genders: `الثالثة`, `الحادية عشرة`, `السابع والعشرين`, `الحادي والعشرون بعد المئة`.
//!
//! ```text
//! ordinal  = simple [ "بعد" definite ] | definite [ "و" simple ]
//! simple   = unit | unit "عشر" | unit "و" ten        "الثالث", "الثالث عشر", "الثالث والعشرون"
//! definite = a cardinal with the article              "العشرون", "المئة", "المئة ألف"
//! ```
//!
//! Tens, hundreds and above have no form of their own and take the article (`العشرون`); `الواحد والعشرون` is said for
//! `الحادي والعشرون`.

use std::ops::Range;

use rawi_tokens::{Gap, TokenizedText};

use crate::Number;
use crate::lexicon::{self, Found, Gender, Part, Shape};
use crate::rule::cardinal;

/// An ordinal that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ordinal {
    /// The token behind it.
    pub(crate) end: usize,
    pub(crate) value: Number,
    /// The gender of its first word; `None` for tens and above, which have one form for both.
    pub(crate) gender: Option<Gender>,
    /// Its first word has the article.
    pub(crate) article: bool,
    /// Has a word that is an ordinal and nothing else (`الثالث`), not on a cardinal with the article (`العشرون`).
    pub(crate) proper: bool,
    /// One word that is too ambiguous to be a number by itself.
    pub(crate) weak: bool,
    /// Letters of proclitics in its first token.
    pub(crate) letters: u8,
}

/// Reads the longest ordinal that begins at a token.
pub(crate) fn read(text: &TokenizedText<'_>, index: usize) -> Option<Ordinal> {
    let found = lexicon::with_proclitics(text, index)?;
    let simple = simple(text, index, found);
    let ordinal = match simple {
        Some(ordinal) => after(text, ordinal),
        None => definite(text, index, found)?,
    };
    Some(ordinal)
}

fn simple(text: &TokenizedText<'_>, index: usize, found: Found) -> Option<Ordinal> {
    let article = found.entry.article;
    let (value, gender, teen, proper) = match (found.entry.ordinal, found.entry.part) {
        (Some(word), _) => (word.value, Some(word.gender), word.teen, true),
        // `الواحد والعشرون`: needs its tens.
        (None, Some(Part::Unit(unit @ 1..=9))) if article => (unit, None, true, false),
        _ => return None,
    };
    let ordinal = |end, value: u8, proper, weak| Ordinal {
        end,
        value: Number::from(u32::from(value)),
        gender,
        article,
        proper,
        weak,
        letters: found.letters,
    };
    if (1..=9).contains(&value) {
        if proper
            && text.gap(index + 1) == Gap::Space
            && let Some(ten) = lexicon::whole(text, index + 1)
            && ten.entry.part == Some(Part::Unit(10))
            && !ten.entry.article
        {
            return Some(ordinal(index + 2, value + 10, true, false));
        }
        if text.gap(index + 1) == Gap::Space
            && let Some((tens, end)) = lexicon::joined(text, index + 1)
            && let Some(Part::Ten(ten)) = tens.entry.part
            // `ثالث وعشرون` is one ordinal, `ثان وعشرين رجلا` is not the usual way to write one.
            && (article || !tens.entry.article)
        {
            return Some(ordinal(end, value + ten, proper, false));
        }
    }
    (!teen).then(|| ordinal(index + 1, value, proper, found.entry.weak))
}

/// `بعد المئة`, behind an ordinal below a hundred.
fn after(text: &TokenizedText<'_>, ordinal: Ordinal) -> Ordinal {
    let at = ordinal.end;
    if text.folded(at) != "بعد" || text.gap(at) != Gap::Space || text.gap(at + 1) != Gap::Space {
        return ordinal;
    }
    let base = lexicon::whole(text, at + 1)
        .filter(|found| found.entry.article)
        .and_then(|_| cardinal::read(text, at + 1));
    let Some(base) = base else { return ordinal };
    let sum = base
        .value
        .filter(|base| base.is_integer() && *base >= Number::from(100))
        .and_then(|base| base.checked_add(ordinal.value));
    match sum {
        Some(value) => Ordinal { end: base.end, value, weak: false, ..ordinal },
        None => ordinal,
    }
}

fn definite(text: &TokenizedText<'_>, index: usize, found: Found) -> Option<Ordinal> {
    if !found.entry.article {
        return None;
    }
    match found.entry.part? {
        Part::Unit(_)
        | Part::Ten(_)
        | Part::Hundred(_, Shape::Single | Shape::Dual)
        | Part::Scale(_, Shape::Single | Shape::Dual) => {}
        _ => return None,
    }
    let read = cardinal::read(text, index)?;
    let mut ordinal = Ordinal {
        end: read.end,
        value: read.value?,
        gender: None,
        article: true,
        proper: false,
        weak: read.weak,
        letters: found.letters,
    };
    if ordinal.value < Number::from(20) {
        // `الثلاثة` counts; only with a scale behind it (`العشرة آلاف`) does it name a place in a row.
        return None;
    }
    // `المئة والخامسة والعشرون`.
    if matches!(found.entry.part, Some(Part::Hundred(..) | Part::Scale(..)))
        && text.gap(read.end) == Gap::Space
        && let Some((rest, _)) = lexicon::joined(text, read.end)
        && let Some(rest) = simple(text, read.end, rest)
        && rest.proper
        && let Some(value) = ordinal.value.checked_add(rest.value)
    {
        ordinal = Ordinal { end: rest.end, value, proper: true, ..ordinal };
    }
    Some(ordinal)
}

/// The tokens of an ordinal.
pub(crate) fn tokens(index: usize, ordinal: Ordinal) -> Range<usize> {
    index..ordinal.end
}
