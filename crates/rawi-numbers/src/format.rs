//! Writes numbers in Arabic words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lexicon::{Gender, WORDS};
use crate::{Number, tsv};

/// The case in which a number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    /// The nominative: `عشرون`, `مئتان`.
    Nominative,
    /// Accusative and genitive, which have one form in numbers: `عشرين`, `مئتين`.
    Oblique,
}

/// How a number is to be worded: the gender of what it counts, and its case.
///
/// ```
/// use rawi_numbers::{Number, Wording, format_number};
///
/// let number = Number::from_integer(23);
/// assert_eq!(format_number(number, Wording::MASCULINE).as_deref(), Some("ثلاثة وعشرون"));
/// assert_eq!(format_number(number, Wording::FEMININE.oblique()).as_deref(), Some("ثلاث وعشرين"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wording {
    /// The gender of the counted noun: `ثلاثة رجال` is masculine, `ثلاث نساء` feminine.
    pub gender: Gender,
    /// The case of the number.
    pub case: Case,
}

impl Wording {
    /// Counts a masculine noun, in the nominative; also how numbers are said by themselves.
    pub const MASCULINE: Wording = Wording { gender: Gender::Masculine, case: Case::Nominative };

    /// Counts a feminine noun, in the nominative.
    pub const FEMININE: Wording = Wording { gender: Gender::Feminine, case: Case::Nominative };

    /// The same in the accusative and genitive.
    #[must_use]
    pub const fn oblique(self) -> Wording {
        Wording { case: Case::Oblique, ..self }
    }
}

/// Forms and words.
type Forms = Vec<(&'static str, &'static str)>;

/// The words that `words.tsv` has for a kind and value, by form; the first one of a form is the one to write.
static FORMS: LazyLock<BTreeMap<(&'static str, u32), Forms>> = LazyLock::new(|| {
    let mut forms: BTreeMap<(&str, u32), Forms> = BTreeMap::new();
    for [kind, value, form, trust, word] in tsv::rows(WORDS) {
        if trust != "weak"
            && let Ok(value) = value.parse()
        {
            forms.entry((kind, value)).or_default().push((form, word));
        }
    }
    forms
});

/// A number in words, as grammar has it; [`parse_number`](crate::parse_number) reads it back.
///
/// Whole numbers and finite decimals are written, negative ones with `ناقص`. `None` for other ratios, for a whole
/// part of 10³⁶ or more, and for decimals of more than 30 places.
///
/// ```
/// use rawi_numbers::{Number, Wording, format_number, parse_number};
///
/// let words = format_number(Number::from_integer(212_011), Wording::FEMININE).unwrap();
/// assert_eq!(words, "مئتان واثنا عشر ألفا وإحدى عشرة");
/// assert_eq!(parse_number(&words), Some(Number::from_integer(212_011)));
///
/// let words = format_number(Number::new(-205, 100).unwrap(), Wording::MASCULINE);
/// assert_eq!(words.as_deref(), Some("ناقص اثنان فاصلة صفر خمسة"));
/// ```
pub fn format_number(number: Number, wording: Wording) -> Option<String> {
    let written = number.to_string();
    let (sign, digits) = match written.strip_prefix('-') {
        Some(digits) => ("ناقص ", digits),
        None => ("", written.as_str()),
    };
    let (whole, decimals) =
        digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut words = sign.to_owned();
    words.push_str(&integer(whole.parse().ok()?, wording)?);
    if let Some(decimals) = decimals {
        if decimals.len() > 30 {
            return None;
        }
        words.push_str(" فاصلة");
        let significant = decimals.trim_start_matches('0');
        for _ in significant.len()..decimals.len() {
            words.push_str(" صفر");
        }
        words.push(' ');
        words.push_str(&integer(significant.parse().ok()?, wording)?);
    }
    Some(words)
}

fn integer(value: i128, wording: Wording) -> Option<String> {
    if value == 0 {
        return word("zero", 0, "any").map(str::to_owned);
    }
    if value >= Number::LIMIT {
        return None;
    }
    let mut parts = Vec::new();
    for power in (0..=33).rev().step_by(3) {
        let group = (value / 10_i128.pow(power)) % 1000;
        let group = u32::try_from(group).ok()?;
        if group > 0 {
            parts.push(if power == 0 {
                below_thousand(group, wording, Standing::Alone)?
            } else {
                scale(group, power, wording.case)?
            });
        }
    }
    Some(parts.join(" و"))
}

/// So many of a scale: `ألف`, `ألفان`, `ثلاثة آلاف`, `أحد عشر ألفا`, `مئتا ألف`.
fn scale(count: u32, power: u32, case: Case) -> Option<String> {
    let dual = match case {
        Case::Nominative => "dual.nom",
        Case::Oblique => "dual.obl",
    };
    let noun = match (count, count % 100) {
        (1, _) => return word("scale", power, "single").map(str::to_owned),
        (2, _) => return word("scale", power, dual).map(str::to_owned),
        (_, 3..=10) => word("scale", power, "plural")?,
        (_, 11..=99) => word("scale", power, "accusative")?,
        _ => word("scale", power, "single")?,
    };
    // Scale words are masculine, whatever is counted.
    let count = below_thousand(count, Wording { case, ..Wording::MASCULINE }, Standing::Construct)?;
    Some(format!("{count} {noun}"))
}

/// Whether a noun stands right behind the number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Alone,
    /// `مئتا` for `مئتان`.
    Construct,
}

fn below_thousand(value: u32, wording: Wording, standing: Standing) -> Option<String> {
    let (hundreds, rest) = (value / 100, value % 100);
    let hundreds = match hundreds {
        0 => None,
        1 => Some(word("hundred", 1, "single")?),
        2 => {
            let construct = standing == Standing::Construct && rest == 0;
            let form = match (wording.case, construct) {
                (Case::Nominative, false) => "nom",
                (Case::Oblique, false) => "obl",
                (Case::Nominative, true) => "nom.construct",
                (Case::Oblique, true) => "obl.construct",
            };
            Some(word("hundred", 2, form)?)
        }
        _ => Some(word("hundred", hundreds, "joined")?),
    };
    if rest == 0 {
        return hundreds.map(str::to_owned);
    }
    let rest = below_hundred(rest, wording)?;
    Some(match hundreds {
        Some(hundreds) => format!("{hundreds} و{rest}"),
        None => rest,
    })
}

fn below_hundred(value: u32, wording: Wording) -> Option<String> {
    let gender = match wording.gender {
        Gender::Masculine => "m",
        Gender::Feminine => "f",
    };
    let case = match wording.case {
        Case::Nominative => "nom",
        Case::Oblique => "obl",
    };
    match value {
        2 => word("unit", 2, &format!("{gender}.{case}")).map(str::to_owned),
        1..=10 => word("unit", value, gender).map(str::to_owned),
        11..=19 => {
            // The ten agrees with the noun, the unit from three up is turned round as by itself.
            let ten = match wording.gender {
                Gender::Masculine => word("unit", 10, "f")?,
                Gender::Feminine => word("unit", 10, "m")?,
            };
            let unit = match value {
                11 => word("unit", 1, &format!("{gender}.teen"))?,
                12 => word("unit", 2, &format!("{gender}.{case}.teen"))?,
                _ => word("unit", value - 10, gender)?,
            };
            Some(format!("{unit} {ten}"))
        }
        _ => {
            let tens = word("ten", value - value % 10, case)?;
            let unit = match (value % 10, wording.gender) {
                (0, _) => return Some(tens.to_owned()),
                (1, Gender::Feminine) => word("unit", 1, "f.teen")?.to_owned(),
                (unit, _) => below_hundred(unit, wording)?,
            };
            Some(format!("{unit} و{tens}"))
        }
    }
}

fn word(kind: &'static str, value: u32, form: &str) -> Option<&'static str> {
    let forms = FORMS.get(&(kind, value))?;
    forms.iter().find(|(known, _)| *known == form).map(|(_, word)| *word)
}

#[cfg(test)]
mod tests {
    use super::{Wording, format_number};
    use crate::{Number, parse_number};

    const WORDINGS: [Wording; 4] = [
        Wording::MASCULINE,
        Wording::MASCULINE.oblique(),
        Wording::FEMININE,
        Wording::FEMININE.oblique(),
    ];

    /// Words → value → words, in every wording.
    fn turns_round(value: i128) {
        let number = Number::from_integer(value);
        for wording in WORDINGS {
            let words = format_number(number, wording).unwrap();
            assert_eq!(Some(number), parse_number(&words), "{words}");
        }
    }

    #[test]
    fn gender_and_case() {
        for (words, value, wording) in [
            ("صفر", 0, Wording::MASCULINE),
            ("ثلاثة", 3, Wording::MASCULINE),
            ("ثلاث", 3, Wording::FEMININE),
            ("ثماني", 8, Wording::FEMININE),
            ("اثنتين", 2, Wording::FEMININE.oblique()),
            ("أحد عشر", 11, Wording::MASCULINE),
            ("إحدى عشرة", 11, Wording::FEMININE),
            ("اثنتي عشرة", 12, Wording::FEMININE.oblique()),
            ("خمسة عشر", 15, Wording::MASCULINE),
            ("إحدى وعشرون", 21, Wording::FEMININE),
            ("مئتين وخمسة", 205, Wording::MASCULINE.oblique()),
            ("مئتا ألف", 200_000, Wording::MASCULINE),
            ("ثلاثة آلاف وثلاث", 3003, Wording::FEMININE),
            ("مليونان ومئة ألف", 2_100_000, Wording::MASCULINE),
        ] {
            assert_eq!(Some(words), format_number(Number::from_integer(value), wording).as_deref());
        }
    }

    #[test]
    fn words_turn_round() {
        (0..3000).for_each(turns_round);
        (3000..=1_000_000).step_by(1987).for_each(turns_round);
        for exponent in 6..36 {
            let power = 10_i128.pow(exponent);
            for value in [power - 1, power, power + 1, power * 2, power * 9] {
                if value < Number::LIMIT {
                    turns_round(value);
                }
            }
        }
    }

    /// `cargo test --release -p rawi-numbers -- --ignored every_number` takes about a minute.
    #[test]
    #[ignore = "four million phrases; the sample above runs always"]
    fn every_number_to_a_million_turns_round() {
        (0..=1_000_000).for_each(turns_round);
    }

    #[test]
    fn decimals_and_negatives_turn_round() {
        for (numerator, denominator) in [(5, 2), (-1, 20), (314, 100), (1_000_025, 1000), (-7, 8)] {
            let number = Number::new(numerator, denominator).unwrap();
            for wording in WORDINGS {
                let words = format_number(number, wording).unwrap();
                assert_eq!(Some(number), parse_number(&words), "{words}");
            }
        }
    }

    #[test]
    fn what_has_no_words_has_none() {
        assert_eq!(format_number(Number::new(1, 3).unwrap(), Wording::MASCULINE), None);
        assert_eq!(format_number(Number::from_integer(Number::LIMIT), Wording::MASCULINE), None);
    }
}
