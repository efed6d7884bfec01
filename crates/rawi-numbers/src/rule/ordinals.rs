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
use crate::draft::{Belief, Draft, Source};
use crate::lexicon::{self, Found, Gender, Part, Shape};
use crate::mention::NumberKind;
use crate::rule::{cardinal, counted, not_numbers};

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
        // `الواحد والعشرون ألفا`: what follows makes a greater number of it.
        Some(ordinal) if !ordinal.proper => definite(text, index, found)
            .filter(|greater| greater.end > ordinal.end)
            .unwrap_or_else(|| after(text, ordinal)),
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

/// The ordinal that begins at a token, with the noun that it stands behind.
pub(crate) fn with_context(
    text: &TokenizedText<'_>,
    index: usize,
    belief: Belief,
) -> Option<Draft> {
    let read = read(text, index)?;
    let mut draft = Draft::new(tokens(index, read), Source::Ordinal, Some(read.value));
    draft.letters = read.letters.into();
    draft.kind = NumberKind::Ordinal;
    if belief == Belief::Willing {
        return Some(draft);
    }
    if read.weak && !is_place(text, index) || is_clock(text, read.end) {
        return None;
    }
    let one_word = read.end == index + 1;
    let feminine = read.gender.map(|gender| gender == Gender::Feminine);
    if read.article {
        // `التقرير الأولي` is a first report, `المرحلة الأولى` the first stage.
        if one_word && text.folded(index).ends_with("الاولي") && !is_first(text, index) {
            return None;
        }
        let noun = index.checked_sub(1).filter(|_| text.gap(index) == Gap::Space);
        if read.letters == 0
            && let Some(noun) = noun
            && not_numbers::names_with_ordinal(text, noun)
        {
            return None;
        }
        let unit =
            if read.letters == 0 { counted::before(text, index, true, feminine) } else { None };
        if !read.proper {
            // `الخمسين`: only behind its noun is it a place in a row.
            if unit.is_none() || is_plural(text, unit.clone()) {
                return None;
            }
        }
        draft.unit = unit.map(|unit| (unit, None));
        return Some(draft);
    }
    if !read.proper {
        return None;
    }
    #[expect(clippy::single_match_else, reason = "being rewritten")]
    match read.gender {
        Some(Gender::Feminine) => {
            let noun = (read.letters == 0)
                .then(|| counted::before(text, index, false, feminine))
                .flatten()
                .filter(|noun| {
                    let word = text.folded(noun.start);
                    word.ends_with('ه') || word.ends_with("اء") || word.ends_with('ي')
                });
            let value_two = read.value == Number::from(2);
            let first = read.value == Number::ONE && one_word;
            match noun {
                Some(noun) if !first => draft.unit = Some((noun, None)),
                // `ثانية` alone is a second of time or once more.
                _ if value_two && one_word => return None,
                _ if first => {
                    // `أولى جلسات`, but `أولى اهتماما`.
                    let tokens = counted::behind(text, read.end)?;
                    if text.folded(tokens.start).ends_with('ا') {
                        return None;
                    }
                    draft.next = tokens.end;
                    draft.unit = Some((tokens, None));
                }
                _ => {}
            }
        }
        _ => {
            // `الملازم أول` is a rank, `كانون ثان` a month.
            let rank = index > 0
                && text.gap(index) == Gap::Space
                && not_numbers::names_with_ordinal(text, index - 1);
            if rank || one_word && read.value == Number::ONE && is_day_before(text, read.end) {
                return None;
            }
            let before = (read.letters == 0 && text.folded(index) == "ثان")
                .then(|| counted::before(text, index, false, feminine))
                .flatten();
            if let Some(noun) = before {
                draft.unit = Some((noun, None));
            } else if let Some(tokens) = counted::behind(text, read.end) {
                // `ثالث أيام العيد` goes on to its definite end, `ثاني كأس تحرزها` does not.
                let definite = tokens.len() == 1
                    && text.gap(tokens.end) == Gap::Space
                    && counted::has_article(text.folded(tokens.end));
                let chain = definite.then(|| counted::part_of(text, read.end)).flatten();
                draft.unit = Some((chain.unwrap_or(tokens), None));
            } else if counted::has_article(text.folded(read.end)) {
                draft.unit = counted::part_of(text, read.end).map(|tokens| (tokens, None));
            }
        }
    }
    Some(draft)
}

/// `حل ثالثا`, `المصنف رابعا`: a place in a row, where `ثالثا` by itself only counts arguments.
fn is_place(text: &TokenizedText<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).filter(|_| text.gap(index) == Gap::Space) else {
        return false;
    };
    let word = text.folded(before);
    text.folded(index).ends_with('ا')
        && matches!(
            word.strip_prefix(['و', 'ل']).unwrap_or(word),
            "حل" | "حلت"
                | "جاء"
                | "جاءت"
                | "ياتي"
                | "تاتي"
                | "انهي"
                | "انهت"
                | "المصنف"
                | "المصنفه"
                | "صنف"
                | "بات"
        )
}

fn is_plural(text: &TokenizedText<'_>, unit: Option<Range<usize>>) -> bool {
    unit.is_some_and(|unit| text.folded(unit.start).ends_with("ات"))
}

/// Whether `الأولى` at a token is the first one: written with ى, or behind a feminine noun.
fn is_first(text: &TokenizedText<'_>, index: usize) -> bool {
    let noun = index.checked_sub(1).filter(|_| text.gap(index) == Gap::Space);
    let feminine = noun.is_some_and(|noun| {
        let word = text.folded(noun);
        word.ends_with('ه') || word.ends_with("ات") || counted::has_pronoun(word)
    });
    feminine || text.raw(index).ends_with('ى')
}

/// `أول أمس`, `أول من أمس`: the day before yesterday.
fn is_day_before(text: &TokenizedText<'_>, index: usize) -> bool {
    text.folded(index) == "امس" || (text.folded(index) == "من" && text.folded(index + 1) == "امس")
}

/// `الثانية ظهرا`: an hour of the day.
fn is_clock(text: &TokenizedText<'_>, index: usize) -> bool {
    matches!(
        text.folded(index),
        "صباحا" | "ظهرا" | "عصرا" | "مساء" | "ليلا" | "فجرا" | "والنصف" | "والربع"
    )
}
