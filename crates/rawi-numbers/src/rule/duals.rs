//! Dual nouns, which count two: `جولتان`, `الطرفين`, `وزيري دفاع البلدين`.
//!
//! ```text
//! dual      = absolute | construct genitive
//! absolute  = noun "ان" | noun "ين"            "جولتان", "شخصين"
//! construct = noun "ا" | noun "ي"              "وزيرا خارجية", "دولتي المصب"
//! ```
//!
//! The endings alone do not tell: `لبنان` and `سكان` are no duals, `مسلمين` is a plural. So
//!
//! - masculine nouns come from a lexicon, which says of each whether its oblique form is the dual alone (`طرفين`) or
//!   the plural too (`مراقبين`: only `مراقبان` counts);
//! - feminine ones are told by the ت before the ending (`جولتين`), but for a list of other words (`فلسطين`);
//! - a form in ـي or ـا counts only for nouns that are listed with a construct, and only before their genitive;
//! - relational adjectives that stand for people count in the nominative (`فلسطينيان`), from their list;
//! - an adjective behind a dual agrees with it and counts nothing (`جولتان أخريان`).

use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::{Gap, TokenizedText, WordTable};

use crate::Number;
use crate::draft::{Draft, Source};
use crate::lexicon::{Dual, Found};
use crate::mention::NumberKind;
use crate::rule::{counted, measures};
use crate::units::Quantity;
use crate::{tsv, units};

pub(crate) const NOUNS: &str = include_str!("../../data/nouns.tsv");
pub(crate) const NISBAS: &str = include_str!("../../data/nisbas.tsv");
pub(crate) const NOT_DUALS: &str = include_str!("../../data/not_duals.tsv");

static OTHER_WORDS: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::new(tsv::rows(NOT_DUALS).map(|[_, word]| (word, ()))));

/// The dual forms of the lexicon, folded.
pub(crate) fn forms() -> impl Iterator<Item = (String, Dual)> {
    let nouns = tsv::rows(NOUNS).flat_map(|[dual, construct, word]| {
        let stem = units::dual_stem(word);
        let feminine = word.ends_with('ة');
        let mut forms = Vec::new();
        match dual {
            "oblique" => {
                // `بلدان` is two countries or many, `شعبان` is a month.
                if word == "بلد" {
                    forms.push((format!("ال{stem}ان"), Dual::OrPlural));
                }
                forms.push((format!("{stem}ين"), Dual::Absolute));
            }
            "nominative" => forms.push((format!("{stem}ان"), Dual::Absolute)),
            _ => {
                forms.push((format!("{stem}ان"), Dual::Absolute));
                forms.push((format!("{stem}ين"), Dual::Absolute));
            }
        }
        if construct == "yes" {
            forms.push((format!("{stem}ي"), Dual::Construct));
            let accusative = if feminine { Dual::Construct } else { Dual::ConstructOrAccusative };
            forms.push((format!("{stem}ا"), accusative));
        }
        forms
    });
    let people = tsv::rows(NISBAS)
        .map(|[_, word]| (format!("{}ان", fold(word, Folding::LOOKUP)), Dual::Absolute));
    nouns.chain(people)
}

/// Whether a folded word without proclitics ends like a feminine dual and is none of the words that only look so.
pub(crate) fn is_feminine_dual(word: &str) -> bool {
    let stem = word.strip_prefix("ال").unwrap_or(word);
    if OTHER_WORDS.get(stem).is_some() {
        return false;
    }
    let Some(base) = stem.strip_suffix("تان").or_else(|| stem.strip_suffix("تين")) else {
        return false;
    };
    let letters = base.chars().count();
    // Verbs (`تلتفتان`) begin with ت or ي; names of places and people end in ستان, ستين.
    letters >= 2
        && !base.ends_with(['س', 'ت'])
        && !base.starts_with(['ت', 'ي'])
        && !base.ends_with("وا")
}

/// Whether a folded word with whatever stands before it is one of the words that only look like a dual.
pub(crate) fn is_other_word(word: &str) -> bool {
    OTHER_WORDS.get(word.strip_prefix("ال").unwrap_or(word)).is_some()
}

/// Whether a construct form at a token stands before its genitive: a definite noun (`دولتي المصب`), a chain that ends
/// in one (`وزيري خارجية البلدين`), or two names (`مدينتي حلب وإدلب`).
///
/// This tells the construct from `بلدي`, my country, and from the accusative of `عين رئيسا للحكومة`.
pub(crate) fn has_genitive(text: &TokenizedText<'_>, index: usize, dual: Dual) -> bool {
    let next = index + 1;
    if dual == Dual::ConstructOrAccusative && text.raw(index).contains('\u{64B}') {
        return false;
    }
    if !in_phrase(text, next) {
        return false;
    }
    // `حالتا وفاة`: with its ت the nominative is nothing else.
    if dual == Dual::Construct && text.folded(index).ends_with("تا") {
        return true;
    }
    // `ولايتي بافاريا وبادن`: the first letter of a name is no preposition where another name is joined to it.
    if dual == Dual::Construct
        && text.folded(index).ends_with("تي")
        && in_phrase(text, next + 1)
        && text.folded(next + 1).starts_with('و')
        && text.folded(next).starts_with(['ب', 'ل', 'ف', 'ك'])
    {
        return true;
    }
    if counted::has_article(text.folded(next)) {
        return true;
    }
    if !counted::is_noun(text, next) && text.folded(next).starts_with(['و', 'ل', 'ب', 'ف', 'ك'])
    {
        return false;
    }
    // An accusative has its adjective behind it: `رئيسا سابقا`.
    if dual == Dual::ConstructOrAccusative && text.folded(next).ends_with('ا') {
        return false;
    }
    let goes_on = |at: &usize| {
        let word = text.folded(*at);
        in_phrase(text, *at) && (!word.starts_with(['ل', 'ب']) || counted::is_noun(text, *at))
    };
    (next + 1..next + 4).take_while(goes_on).any(|at| {
        let word = text.folded(at);
        counted::has_article(word) || word.starts_with('و') && dual == Dual::Construct
    })
}

/// Whether a token goes on with a noun phrase.
fn in_phrase(text: &TokenizedText<'_>, index: usize) -> bool {
    text.gap(index) == Gap::Space
        && text.is_word(index)
        && !counted::is_function_word(text, index)
        && !counted::is_verb(text.folded(index))
}

/// Whether `البلدان` at a token is two: in the nominative, so behind no preposition and no other noun of its chain,
/// and without the adjective of a plural behind it (`البلدان العربية`).
pub(crate) fn means_two(text: &TokenizedText<'_>, index: usize) -> bool {
    let next = index + 1;
    if text.gap(next) == Gap::Space && counted::has_article(text.folded(next)) {
        return false;
    }
    let Some(before) = index.checked_sub(1) else { return true };
    let word = text.folded(before);
    !matches!(
        word,
        "من" | "في"
            | "الي"
            | "علي"
            | "عن"
            | "بين"
            | "مع"
            | "هذه"
            | "تلك"
            | "كل"
            | "جميع"
            | "بعض"
            | "معظم"
            | "سائر"
            | "كافه"
            | "اغلب"
            | "عدد"
            | "باقي"
            | "بقيه"
            | "غالبيه"
            | "اكثر"
    )
}

pub(crate) fn draft(index: usize, code: Option<&'static str>) -> Draft {
    let mut draft = Draft::new(index..index + 1, Source::Dual, Some(Number::from(2)));
    draft.unit = Some((index..index + 1, code));
    draft
}

pub(crate) fn read(
    text: &TokenizedText<'_>,
    index: usize,
    found: Found,
    dual: Dual,
) -> Option<Draft> {
    let letters = usize::from(found.letters);
    // `ساعتين` is a noun of the lexicon and a unit.
    let is_unit = letters == 0 && units::unit_at(text, index).is_some_and(|unit| unit.dual);
    let dual = if dual == Dual::Absolute && is_unit { Dual::Unit } else { dual };
    match dual {
        Dual::Absolute => {}
        Dual::Construct | Dual::ConstructOrAccusative => {
            if found.entry.article || !has_genitive(text, index, dual) {
                return None;
            }
        }
        Dual::OrPlural => {
            if !means_two(text, index) {
                return None;
            }
        }
        Dual::Unit => {
            let unit = units::unit_at(text, index);
            let Some(unit) = unit.filter(|unit| unit.dual) else {
                // Behind a proclitic the table does not find it; the dual stands all the same.
                let mut draft = draft(index, None);
                draft.letters = letters;
                return Some(draft);
            };
            let mut draft = draft(index, unit.code);
            draft.letters = letters;
            draft.kind = match unit.quantity {
                Quantity::Money { .. } => NumberKind::Money,
                Quantity::Measure => NumberKind::Measure,
                Quantity::Time => NumberKind::Cardinal,
            };
            draft.unit = Some((index..unit.end, unit.code));
            draft.next = unit.end;
            if let Some((amount, end)) = measures::fraction_behind_unit(text, index, unit.end) {
                draft.value = Number::from(2).checked_add(amount);
                draft.tokens.end = end;
                draft.next = end;
            }
            return Some(draft);
        }
    }
    let mut draft = draft(index, None);
    draft.letters = letters;
    Some(draft)
}

#[cfg(test)]
mod tests {
    use super::{NISBAS, NOT_DUALS, NOUNS, is_feminine_dual};
    use crate::tsv::checks::check_table;

    #[test]
    fn tables_are_clean() {
        check_table("nouns.tsv", NOUNS, &["dual", "construct", "word"], true);
        check_table("nisbas.tsv", NISBAS, &["class", "word"], true);
        check_table("not_duals.tsv", NOT_DUALS, &["reason", "word"], true);
    }

    #[test]
    fn feminine_endings_are_told_from_other_words() {
        for word in ["جولتين", "غسالتان", "الحزمتين"] {
            assert!(is_feminine_dual(word), "{word}");
        }
        for word in ["فلسطين", "باكستان", "افغانستان", "اوستين", "مارتين", "ستين", "مسلمين"]
        {
            assert!(!is_feminine_dual(word), "{word}");
        }
    }
}
