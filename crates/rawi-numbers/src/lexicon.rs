//! The words that numbers are made of, and the one table in which all rules look them up.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::{Gap, TokenizedText, WordTable};

use crate::tsv;

pub(crate) const WORDS: &str = include_str!("../data/words.tsv");
pub(crate) const ORDINALS: &str = include_str!("../data/ordinals.tsv");

/// How a scale word or hundred stands in its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `ألف`, `مئة`: one, or as many as the number before it says.
    Single,
    /// `ألفا`: counted behind a number, `ألفًا` alone, or the dual before a noun (`ألفا جندي`).
    Accusative,
    /// `ألفان`, `ألفي`: two.
    Dual,
    /// `آلاف`: only behind a number; alone it is vague.
    Plural,
}

/// The part that a word plays in a cardinal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// `صفر`.
    Zero,
    /// 1 to 10; 10 behind another unit makes a teen.
    Unit(u8),
    /// `أحد`, `اثنا`: a unit only before ten.
    TeenUnit(u8),
    /// 11 to 19 in one word.
    Teen(u8),
    /// 20 to 90.
    Ten(u8),
    /// 100 to 900 in one word.
    Hundred(u8, Shape),
    /// A power of ten.
    Scale(u8, Shape),
    /// `دزينة`.
    Dozen(Shape),
}

/// The gender of the counted noun or, for an ordinal, of the word itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    /// Masculine: `ثلاثة رجال`, `الثالث`.
    Masculine,
    /// Feminine: `ثلاث نساء`, `الثالثة`.
    Feminine,
}

/// An ordinal of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OrdinalWord {
    pub(crate) value: u8,
    pub(crate) gender: Gender,
    /// `حادي`: only before ten or tens.
    pub(crate) teen: bool,
}

/// All that the lexicon knows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) part: Option<Part>,
    pub(crate) ordinal: Option<OrdinalWord>,
    /// Too ambiguous to be a number by itself in running text (`متين`, firm; `ميت`, dead).
    pub(crate) weak: bool,
    /// The article is part of the looked-up word.
    pub(crate) article: bool,
}

/// A word found at a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) entry: &'static Entry,
    /// How many letters of proclitics stand before it in its token.
    pub(crate) letters: u8,
}

static ENTRIES: LazyLock<WordTable<Entry>> = LazyLock::new(build);

fn build() -> WordTable<Entry> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for [kind, value, form, trust, word] in tsv::rows(WORDS) {
        let Some(part) = part(kind, value, form, trust) else { continue };
        let entry = entries.entry(fold(word, Folding::LOOKUP)).or_default();
        entry.part = Some(part);
        entry.weak = trust != "sure";
    }
    for [value, gender, trust, word] in tsv::rows(ORDINALS) {
        let (Ok(value), Some(gender)) = (value.parse(), gender_named(gender)) else { continue };
        let entry = entries.entry(fold(word, Folding::LOOKUP)).or_default();
        entry.ordinal = Some(OrdinalWord { value, gender, teen: trust == "teen" });
        entry.weak |= trust == "weak";
    }
    let with_article: Vec<(String, Entry)> = entries
        .iter()
        .map(|(word, entry)| (format!("ال{word}"), Entry { article: true, ..*entry }))
        .filter(|(word, _)| !entries.contains_key(word))
        .collect();
    entries.extend(with_article);
    WordTable::new(entries.iter().map(|(word, entry)| (word.as_str(), *entry)))
}

pub(crate) fn gender_named(name: &str) -> Option<Gender> {
    match name {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        _ => None,
    }
}

fn part(kind: &str, value: &str, form: &str, trust: &str) -> Option<Part> {
    let value: u8 = value.parse().ok()?;
    let has = |name: &str| form.split('.').any(|piece| piece == name);
    let shape = if has("plural") {
        Shape::Plural
    } else if has("accusative") {
        Shape::Accusative
    } else if has("dual") {
        Shape::Dual
    } else {
        Shape::Single
    };
    match kind {
        "zero" => Some(Part::Zero),
        "unit" if trust == "teen" => Some(Part::TeenUnit(value)),
        "unit" => Some(Part::Unit(value)),
        "teen" => Some(Part::Teen(value)),
        "ten" => Some(Part::Ten(value)),
        "hundred" => Some(Part::Hundred(value, shape)),
        "scale" => Some(Part::Scale(value, shape)),
        "dozen" => Some(Part::Dozen(shape)),
        _ => None,
    }
}

/// The entry of a whole word.
pub(crate) fn whole(text: &TokenizedText<'_>, index: usize) -> Option<Found> {
    let entry = ENTRIES.get_token(text, index)?;
    Some(Found { entry, letters: 0 })
}

/// The entry of a word or, where the whole word has none, of what follows its proclitics.
pub(crate) fn with_proclitics(text: &TokenizedText<'_>, index: usize) -> Option<Found> {
    whole(text, index).or_else(|| {
        let word = text.folded(index);
        stems(word).into_iter().flatten().find_map(|(stem, letters)| {
            let entry = match stem {
                Stem::Rest(rest) => ENTRIES.get(rest)?,
                // `للألف`: the article has lost its alef behind ل.
                Stem::AfterLam(rest) => with_article(rest)?,
            };
            Some(Found { entry, letters })
        })
    })
}

/// The entry of a word that و joins to what stands before it, and the token behind that word: `وعشرون`, `و عشرون`.
pub(crate) fn joined(text: &TokenizedText<'_>, index: usize) -> Option<(Found, usize)> {
    let word = text.folded(index);
    let rest = word.strip_prefix('و')?;
    if rest.is_empty() {
        if text.gap(index + 1) == Gap::Line {
            return None;
        }
        return Some((whole(text, index + 1)?, index + 2));
    }
    let entry = ENTRIES.get(rest)?;
    Some((Found { entry, letters: 1 }, index + 1))
}

enum Stem<'w> {
    Rest(&'w str),
    AfterLam(&'w str),
}

/// What may be left of a word behind its proclitics: و and ف, then ب ل ك.
fn stems(word: &str) -> [Option<(Stem<'_>, u8)>; 3] {
    let Some(rest) = word.strip_prefix(['و', 'ف']) else {
        return [preposition(word, 1), None, None];
    };
    [Some((Stem::Rest(rest), 1)), preposition(rest, 2), None]
}

fn preposition(word: &str, letters: u8) -> Option<(Stem<'_>, u8)> {
    let rest = word.strip_prefix(['ب', 'ل', 'ك'])?;
    if word.starts_with('ل')
        && let Some(behind) = rest.strip_prefix('ل')
    {
        return Some((Stem::AfterLam(behind), letters));
    }
    Some((Stem::Rest(rest), letters))
}

/// The entry of a word with the article put before it.
fn with_article(rest: &str) -> Option<&'static Entry> {
    // OK to allocate because only words that begin with لل come here.
    ENTRIES.get(&format!("ال{rest}"))
}

#[cfg(test)]
mod tests {
    use super::{ORDINALS, WORDS};
    use crate::tsv::checks::check_table;

    #[test]
    fn tables_are_clean() {
        check_table("words.tsv", WORDS, &["kind", "value", "form", "trust", "word"], true);
        check_table("ordinals.tsv", ORDINALS, &["value", "gender", "trust", "word"], true);
    }
}
