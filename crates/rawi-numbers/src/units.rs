//! Currencies and units of measure: what stands behind a number and gives it a code.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::{Gap, PhraseTable, TokenKind, TokenizedText, WordTable};

use crate::lexicon::Dual;
use crate::tsv;

pub(crate) const UNITS: &str = include_str!("../data/units.tsv");
pub(crate) const COMPOUNDS: &str = include_str!("../data/unit_compounds.tsv");
pub(crate) const SUFFIXES: &str = include_str!("../data/unit_suffixes.tsv");
pub(crate) const NOUNS: &str = include_str!("../data/currency_nouns.tsv");
pub(crate) const CURRENCIES: &str = include_str!("../data/currencies.tsv");
pub(crate) const SIGNS: &str = include_str!("../data/currency_signs.tsv");

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantity {
    /// A currency, or a part of one with as many to the whole.
    Money { parts: Option<u16> },
    /// Anything physical.
    Measure,
    /// Time, which is counted like any noun.
    Time,
}

/// A unit found at a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitMatch {
    /// The token behind it.
    pub(crate) end: usize,
    pub(crate) code: Option<&'static str>,
    pub(crate) quantity: Quantity,
    /// The noun itself says two: `كيلومترين`.
    pub(crate) dual: bool,
    /// An abbreviation or sign, which no noun has to follow.
    pub(crate) sign: bool,
}

#[derive(Clone, Copy, Debug)]
struct UnitWord {
    code: Option<&'static str>,
    quantity: Quantity,
    dual: bool,
    sign: bool,
}

#[derive(Clone, Copy, Debug)]
struct CurrencyWord {
    family: &'static str,
    parts: Option<u16>,
    dual: bool,
}

static UNIT_WORDS: LazyLock<PhraseTable<UnitWord>> = LazyLock::new(|| {
    let words = unit_words();
    PhraseTable::new(words.iter().map(|(word, unit)| (word.as_str(), *unit)))
});

static UNIT_SUFFIXES: LazyLock<PhraseTable<&'static str>> =
    LazyLock::new(|| PhraseTable::new(tsv::rows(SUFFIXES).map(|[suffix, word]| (word, suffix))));

static COMPOUND_CODES: LazyLock<BTreeMap<(&'static str, &'static str), &'static str>> =
    LazyLock::new(|| {
        tsv::rows(COMPOUNDS).map(|[code, suffix, compound]| ((code, suffix), compound)).collect()
    });

static CURRENCY_WORDS: LazyLock<WordTable<CurrencyWord>> = LazyLock::new(|| {
    let words = currency_words();
    WordTable::new(words.iter().map(|(word, currency)| (word.as_str(), *currency)))
});

/// By adjective: the families it goes with, and the currency of each.
static CURRENCY_ADJECTIVES: LazyLock<PhraseTable<Vec<(&'static str, &'static str)>>> =
    LazyLock::new(|| {
        let mut adjectives: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
        for [code, family, adjective] in tsv::rows(CURRENCIES) {
            if adjective == "-" {
                continue;
            }
            for form in adjective_forms(&fold(adjective, Folding::LOOKUP)) {
                let families = adjectives.entry(form).or_default();
                if families.iter().all(|(known, _)| *known != family) {
                    families.push((family, code));
                }
            }
        }
        PhraseTable::new(
            adjectives.iter().map(|(form, families)| (form.as_str(), families.clone())),
        )
    });

static FAMILY_CODES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    tsv::rows(CURRENCIES)
        .filter(|[_, _, adjective]| *adjective == "-")
        .map(|[code, family, _]| (family, code))
        .collect()
});

/// By folded sign: all that fold alike (`د.إ` and `د.أ`), as (code, sign).
static CURRENCY_SIGNS: LazyLock<PhraseTable<Vec<(&'static str, &'static str)>>> =
    LazyLock::new(|| {
        let mut signs: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
        for [code, sign] in tsv::rows(SIGNS) {
            signs.entry(fold(sign, Folding::LOOKUP)).or_default().push((code, sign));
        }
        PhraseTable::new(signs.iter().map(|(folded, codes)| (folded.as_str(), codes.clone())))
    });

/// The unit that begins at a token, the longest one with all that belongs to it: `كيلومتر مربع`, `دينار كويتي`.
pub(crate) fn unit_at(text: &TokenizedText<'_>, index: usize) -> Option<UnitMatch> {
    let sign = sign_at(text, index);
    let unit = measure_at(text, index).or_else(|| currency_at(text, index));
    // `ل.ل` is a currency and `ل` a litre: the longer one is meant.
    match (unit, sign) {
        (Some(unit), Some(sign)) => Some(if sign.end > unit.end { sign } else { unit }),
        (unit, sign) => unit.or(sign),
    }
}

fn measure_at(text: &TokenizedText<'_>, index: usize) -> Option<UnitMatch> {
    let (length, unit) = UNIT_WORDS.longest_at(text, index)?;
    let mut found = UnitMatch {
        end: index + length,
        code: unit.code,
        quantity: unit.quantity,
        dual: unit.dual,
        sign: unit.sign,
    };
    // Twice: `متر مكعب في الثانية`.
    for _ in 0..2 {
        let Some(code) = found.code else { break };
        let Some((length, suffix)) = UNIT_SUFFIXES.longest_at(text, found.end) else { break };
        let Some(compound) = COMPOUND_CODES.get(&(code, *suffix)) else { break };
        found.end += length;
        found.code = Some(compound);
        found.quantity = Quantity::Measure;
    }
    Some(found)
}

fn currency_at(text: &TokenizedText<'_>, index: usize) -> Option<UnitMatch> {
    let currency = CURRENCY_WORDS.get_token(text, index)?;
    let mut end = index + 1;
    let mut code = FAMILY_CODES.get(currency.family).copied();
    if text.gap(end) == Gap::Space
        && let Some((length, families)) = CURRENCY_ADJECTIVES.longest_at(text, end)
        && let Some((_, named)) = families.iter().find(|(family, _)| *family == currency.family)
    {
        code = Some(named);
        end += length;
    }
    let quantity = Quantity::Money { parts: currency.parts };
    Some(UnitMatch { end, code, quantity, dual: currency.dual, sign: false })
}

/// A sign or code of a currency: `$`, `د.إ`, `USD`.
pub(crate) fn sign_at(text: &TokenizedText<'_>, index: usize) -> Option<UnitMatch> {
    let (length, codes) = CURRENCY_SIGNS.longest_at(text, index)?;
    let end = index + length;
    // Codes are written in capitals; `all`, `try` are words. A sign is one run without gaps.
    let written = text.span(index..end)?.text(text.source())?;
    let exact = codes.iter().find(|(_, sign)| *sign == written);
    let (code, sign) = exact.or_else(|| codes.first())?;
    let sound = if sign == code { exact.is_some() } else { !written.contains(char::is_whitespace) };
    sound.then_some(UnitMatch {
        end,
        code: Some(code),
        quantity: Quantity::Money { parts: None },
        dual: false,
        sign: true,
    })
}

/// The family of the currency that a token names: `dinar`.
pub(crate) fn currency_family(text: &TokenizedText<'_>, index: usize) -> Option<&'static str> {
    CURRENCY_WORDS
        .get_token(text, index)
        .filter(|currency| currency.parts.is_none())
        .map(|currency| currency.family)
}

/// A currency noun with the article, as vague numbers have it: `ملايين الدولارات`.
pub(crate) fn definite_currency_at(text: &TokenizedText<'_>, index: usize) -> Option<UnitMatch> {
    let currency = CURRENCY_WORDS.get(text.folded(index).strip_prefix("ال")?)?;
    Some(UnitMatch {
        end: index + 1,
        code: FAMILY_CODES.get(currency.family).copied(),
        quantity: Quantity::Money { parts: currency.parts },
        dual: false,
        sign: false,
    })
}

/// Reads the code of a unit back: one that this crate gives.
#[cfg(feature = "serde")]
pub(crate) fn known_code<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<&'static str>, D::Error> {
    use serde::de::{Deserialize, Error};
    static CODES: LazyLock<std::collections::BTreeSet<&'static str>> = LazyLock::new(|| {
        let units = tsv::rows(UNITS).map(|[code, _, _]| code).filter(|code| *code != "-");
        let compounds = tsv::rows(COMPOUNDS).map(|[_, _, compound]| compound);
        let currencies = tsv::rows(CURRENCIES).map(|[code, _, _]| code);
        let signs = tsv::rows(SIGNS).map(|[code, _]| code);
        units.chain(compounds).chain(currencies).chain(signs).collect()
    });
    let Some(code) = Option::<std::borrow::Cow<'de, str>>::deserialize(deserializer)? else {
        return Ok(None);
    };
    let known = CODES.get(&*code).copied();
    known.map(Some).ok_or_else(|| D::Error::custom(format_args!("{code:?} is no unit")))
}

/// The duals of all units, folded, for the lexicon of triggers.
pub(crate) fn dual_forms() -> impl Iterator<Item = (String, Dual)> {
    let units = unit_words()
        .into_iter()
        .filter(|(word, unit)| unit.dual && !word.contains(' ') && word.ends_with('ن'))
        .map(|(word, _)| word);
    let currencies = currency_words()
        .into_iter()
        .filter(|(word, unit)| unit.dual && word.ends_with('ن'))
        .map(|(word, _)| word);
    units.chain(currencies).map(|word| (word, Dual::Unit))
}

fn unit_words() -> Vec<(String, UnitWord)> {
    let mut words = Vec::new();
    for [code, forms, word] in tsv::rows(UNITS) {
        let quantity = if forms.starts_with("time") { Quantity::Time } else { Quantity::Measure };
        let unit = UnitWord {
            code: (code != "-").then_some(code),
            quantity,
            dual: false,
            sign: forms == "abbr",
        };
        if matches!(forms, "noun" | "time") {
            for (form, dual) in noun_forms(word) {
                words.push((form, UnitWord { dual, ..unit }));
            }
        } else {
            words.push((fold(word, Folding::LOOKUP), unit));
        }
    }
    words
}

fn currency_words() -> Vec<(String, CurrencyWord)> {
    let mut words = Vec::new();
    for [family, parts, form, word] in tsv::rows(NOUNS) {
        let currency = CurrencyWord { family, parts: parts.parse().ok(), dual: false };
        if form == "singular" {
            for (form, dual) in noun_forms(word) {
                words.push((form, CurrencyWord { dual, ..currency }));
            }
        } else {
            words.push((fold(word, Folding::LOOKUP), currency));
        }
    }
    words
}

/// A noun with its accusative and its duals, folded, and whether each is a dual.
fn noun_forms(word: &str) -> Vec<(String, bool)> {
    let folded = fold(word, Folding::LOOKUP);
    let mut forms = vec![(folded.clone(), false)];
    if !word.ends_with('ة') {
        forms.push((format!("{folded}ا"), false));
    }
    let stem = dual_stem(word);
    forms.extend(["ان", "ين"].map(|ending| (format!("{stem}{ending}"), true)));
    forms
}

/// What the ending of the dual is put to, folded: `دولت` of `دولة`, `جنيه` of `جنيه`.
///
/// Asked of the word as it is spelt, for folding makes one letter of ة and ه.
pub(crate) fn dual_stem(word: &str) -> String {
    let folded = fold(word, Folding::LOOKUP);
    match folded.strip_suffix('ه') {
        Some(stem) if word.ends_with('ة') => format!("{stem}ت"),
        _ => folded,
    }
}

/// The forms of a relational adjective: `كويتي`, `كويتية`, `كويتيا`, `كويتيين`.
fn adjective_forms(adjective: &str) -> Vec<String> {
    let stem = adjective.strip_suffix('ه').unwrap_or(adjective);
    let mut forms = vec![adjective.to_owned()];
    if stem.ends_with('ي') {
        forms.push(stem.to_owned());
        forms.extend(
            ["ه", "ا", "ين", "ان", "تين", "تان", "ات"].map(|ending| format!("{stem}{ending}")),
        );
    } else if adjective.ends_with("يد") {
        forms.extend(["ه", "ا"].map(|ending| format!("{stem}{ending}")));
    }
    forms
}

/// Whether a letter unit that is also a common abbreviation (`م`, `ل`) is one here: right behind digits.
pub(crate) fn is_letter_unit(text: &TokenizedText<'_>, index: usize) -> bool {
    text.kind(index) == Some(TokenKind::Word) && text.folded(index).chars().nth(1).is_none()
}

#[cfg(test)]
mod tests {
    use super::{COMPOUNDS, CURRENCIES, NOUNS, SIGNS, SUFFIXES, UNITS};
    use crate::tsv::{self, checks::check_table};

    #[test]
    fn tables_are_clean() {
        check_table("units.tsv", UNITS, &["code", "forms", "word"], true);
        check_table("unit_compounds.tsv", COMPOUNDS, &["code", "suffix", "compound"], false);
        check_table("unit_suffixes.tsv", SUFFIXES, &["suffix", "phrase"], true);
        check_table("currency_nouns.tsv", NOUNS, &["family", "parts", "form", "word"], true);
        check_table("currencies.tsv", CURRENCIES, &["code", "family", "adjective"], false);
        check_table("currency_signs.tsv", SIGNS, &["code", "sign"], false);
    }

    #[test]
    fn codes_are_iso_4217() {
        for [code, ..] in tsv::rows::<3>(CURRENCIES) {
            assert!(
                code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()),
                "{code}"
            );
        }
    }

    #[test]
    fn currencies_name_families_that_exist() {
        for [_, family, _] in tsv::rows::<3>(CURRENCIES) {
            assert!(tsv::rows::<4>(NOUNS).any(|[known, ..]| known == family), "{family}");
        }
    }

    #[test]
    fn compounds_build_on_units_that_exist() {
        for [code, suffix, _] in tsv::rows::<3>(COMPOUNDS) {
            let known = tsv::rows::<3>(UNITS).any(|[unit, ..]| unit == code)
                || tsv::rows::<3>(COMPOUNDS).any(|[.., compound]| compound == code);
            assert!(known, "{code}");
            assert!(tsv::rows::<2>(SUFFIXES).any(|[known, _]| known == suffix), "{suffix}");
        }
    }
}
