//! What is folded, and the folding of one character.

use unicode_normalization::char::decompose_compatible;

use crate::chars::{
    ALEF, ALEF_MAKSURA, COMBINING_HAMZA_ABOVE, HEH, KAF, TATWEEL, TEH_MARBUTA, WAW, WAW_HAMZA, YEH,
    YEH_HAMZA, digit_value, is_control, is_mark, is_presentation_form,
};

/// Which differences of spelling are folded away.
///
/// Start from a preset and change what differs:
///
/// ```
/// use rawi_normalize::{Folding, fold};
///
/// let keep_teh_marbuta = Folding { word_end: false, ..Folding::LOOKUP };
/// assert_eq!(fold("مدرسةٌ", keep_teh_marbuta), "مدرسة");
/// assert_eq!(fold("مدرسةٌ", Folding::LOOKUP), "مدرسه");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folding {
    /// Takes out harakat, tanwin, shadda, superscript alef and the signs of the Quran.
    ///
    /// A combining hamza joins its letter first: decomposed `ؤ` stays `ؤ`.
    pub marks: bool,
    /// Takes out tatweel.
    pub tatweel: bool,
    /// Writes أ إ آ ٱ as ا.
    pub alef: bool,
    /// Writes ى as ي and ة as ه.
    pub word_end: bool,
    /// Writes the Persian and Urdu forms of Arabic letters (ی ک ہ) as the Arabic ones.
    pub foreign_letters: bool,
    /// Writes presentation forms and ligatures as the letters they stand for.
    pub presentation_forms: bool,
    /// Writes Arabic-Indic and Persian digits as `0` to `9`.
    pub digits: bool,
    /// Takes out direction marks, zero-width characters and the byte order mark.
    pub controls: bool,
}

impl Folding {
    /// Folds nothing.
    pub const NONE: Folding = Folding {
        marks: false,
        tatweel: false,
        alef: false,
        word_end: false,
        foreign_letters: false,
        presentation_forms: false,
        digits: false,
        controls: false,
    };

    /// Takes out what a reader does not see and writes each letter by its usual code point; the spelling stays.
    pub const CLEAN: Folding = Folding {
        tatweel: true,
        foreign_letters: true,
        presentation_forms: true,
        controls: true,
        ..Folding::NONE
    };

    /// Folds everything: the form by which words are looked up.
    pub const LOOKUP: Folding =
        Folding { marks: true, alef: true, word_end: true, digits: true, ..Folding::CLEAN };
}

/// Folds a word or phrase where no map to the source is needed.
///
/// ```
/// use rawi_normalize::{Folding, fold};
///
/// assert_eq!(fold("أُولَىٰ", Folding::LOOKUP), "اولي");
/// ```
pub fn fold(text: &str, folding: Folding) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if let Some(composed) = composed(character, characters.peek().copied(), folding) {
            characters.next();
            fold_character(composed, folding, &mut folded);
        } else {
            fold_character(character, folding, &mut folded);
        }
    }
    folded
}

/// The letter that a bare letter and a combining hamza behind it make, where marks are folded.
///
/// We must compose before marks go, for decomposed `ؤ` would otherwise become another letter, `و`. Alef needs no
/// such care: it loses its hamza anyway.
pub(crate) fn composed(letter: char, next: Option<char>, folding: Folding) -> Option<char> {
    if !folding.marks || next != Some(COMBINING_HAMZA_ABOVE) {
        return None;
    }
    match letter {
        WAW => Some(WAW_HAMZA),
        YEH | ALEF_MAKSURA => Some(YEH_HAMZA),
        ALEF if !folding.alef => Some('\u{623}'),
        _ => None,
    }
}

/// Appends what one character becomes: itself, another, several, or nothing.
pub(crate) fn fold_character(character: char, folding: Folding, output: &mut String) {
    if folding.presentation_forms && is_presentation_form(character) {
        decompose_compatible(character, |part| fold_letter(part, folding, output));
    } else {
        fold_letter(character, folding, output);
    }
}

fn fold_letter(character: char, folding: Folding, output: &mut String) {
    let folded = match character {
        TATWEEL if folding.tatweel => return,
        _ if folding.marks && is_mark(character) => return,
        _ if folding.controls && is_control(character) => return,
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}'..='\u{673}' | '\u{675}' if folding.alef => {
            ALEF
        }
        ALEF_MAKSURA if folding.word_end => YEH,
        TEH_MARBUTA if folding.word_end => HEH,
        '\u{6CC}' | '\u{6D0}' | '\u{6D2}' if folding.foreign_letters => YEH,
        '\u{6A9}' | '\u{6AA}' if folding.foreign_letters => KAF,
        '\u{6BE}' | '\u{6C1}' | '\u{6D5}' if folding.foreign_letters => HEH,
        '\u{6C3}' if folding.foreign_letters => {
            if folding.word_end {
                HEH
            } else {
                TEH_MARBUTA
            }
        }
        _ => match digit_value(character) {
            Some(digit) if folding.digits => char::from_digit(digit, 10).unwrap_or(character),
            _ => character,
        },
    };
    output.push(folded);
}

#[cfg(test)]
mod tests {
    use super::{Folding, fold};

    fn looked_up(text: &str) -> String {
        fold(text, Folding::LOOKUP)
    }

    #[test]
    fn spellings_of_one_word_meet() {
        for (folded, spelling) in [
            ("امريكا", "أمريكا"),
            ("تنظيم", "تنظ\u{6CC}م"),
            ("كابول", "\u{6A9}ابول"),
            ("استؤنفت", "اسْتُؤْنِفَتْ"),
            ("مسؤول", "مسو\u{654}ول"),
            ("رئيس", "ري\u{654}يس"),
            ("احمد", "ا\u{654}حمد"),
            ("سلام", "س\u{FEFC}م"),
            ("2024", "٢٠٢٤"),
            ("2024", "۲۰۲۴"),
            ("العراق", "العـــراق"),
            ("خمسه", "خمسة"),
            ("علي", "على"),
            ("2500", "\u{200F}2500\u{200E}"),
        ] {
            assert_eq!(folded, looked_up(spelling), "{}", spelling.escape_unicode());
        }
    }

    #[test]
    fn a_ligature_becomes_its_words() {
        assert_eq!("صلي الله عليه وسلم", looked_up("\u{FDFA}"));
    }

    #[test]
    fn nothing_folds_nothing() {
        let text = "أَ\u{200F}ة٢\u{FDFA}";
        assert_eq!(text, fold(text, Folding::NONE));
    }

    #[test]
    fn every_scalar_value_folds_to_a_fixed_point() {
        for preset in [Folding::NONE, Folding::CLEAN, Folding::LOOKUP] {
            for character in '\0'..=char::MAX {
                let once = fold(&character.to_string(), preset);
                assert_eq!(once, fold(&once, preset), "U+{:04X}", u32::from(character));
            }
        }
    }
}
