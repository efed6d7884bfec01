//! What makes a string of another source a name of ours.

use rawi_normalize::chars::{TATWEEL, is_arabic_letter, is_control};
use rawi_normalize::{Folding, fold};
use unicode_normalization::UnicodeNormalization;

use super::rows::LeftOut;

/// A name above this length is refused by every reader of lists.
const LONGEST_NAME: usize = 1024;

/// A name as a list holds it: NFC, single spaces, no tabs, nothing invisible, no explanation in brackets behind it.
pub(super) fn clean(name: &str) -> Result<String, LeftOut> {
    // Twice the limit in bytes cannot shrink to a name that anybody writes.
    if name.len() > 2 * LONGEST_NAME {
        return Err(LeftOut::TooLong);
    }
    let visible: String = name
        .nfc()
        .filter(|character| !is_control(*character) && *character != TATWEEL)
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    let words: Vec<&str> = without_explanation(&visible).split_whitespace().collect();
    let name = words.join(" ");
    if name.len() > LONGEST_NAME {
        return Err(LeftOut::TooLong);
    }
    if !name.chars().any(is_arabic_letter) {
        return Err(LeftOut::NoArabicName);
    }
    if name.chars().filter(|character| character.is_alphanumeric()).nth(1).is_none() {
        return Err(LeftOut::OneLetter);
    }
    Ok(name)
}

/// `طرابلس (لبنان)` is `طرابلس`.
fn without_explanation(name: &str) -> &str {
    let trimmed = name.trim_end();
    let bracket = trimmed.strip_suffix(')').and_then(|inside| inside.rfind('('));
    let before = bracket.and_then(|at| trimmed.get(..at)).map(str::trim_end);
    before.filter(|before| !before.is_empty()).unwrap_or(name)
}

/// The form under which a name is looked up, by which spellings of one name are known as such.
pub(super) fn folded(name: &str) -> String {
    fold(name, Folding::LOOKUP)
}

/// Whether a name is a single word, which another thing or the language itself may have too.
pub(super) fn is_one_word(name: &str) -> bool {
    !name.contains([' ', '-'])
}

#[cfg(test)]
mod tests {
    use super::clean;
    use crate::import::LeftOut;

    #[test]
    fn what_is_around_a_name_goes() {
        for (expected, name) in [
            ("طرابلس", "طرابلس (لبنان)"),
            ("حفر الباطن", "حفر\u{A0} الباطن\u{200E}"),
            ("بغداد", "بغـــداد\t"),
            ("(بغداد)", "(بغداد)"),
            ("أحمد", "ا\u{654}حمد"),
        ] {
            assert_eq!(clean(name).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn what_is_no_name_says_why() {
        assert_eq!(clean("Baghdad"), Err(LeftOut::NoArabicName));
        assert_eq!(clean(" \u{200F}"), Err(LeftOut::NoArabicName));
        assert_eq!(clean("ب"), Err(LeftOut::OneLetter));
        assert_eq!(clean(&"ب".repeat(600)), Err(LeftOut::TooLong));
        assert_eq!(clean(&"ب".repeat(1 << 20)), Err(LeftOut::TooLong));
    }
}
