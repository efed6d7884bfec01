//! What folding means, letter by letter: the reference that the fast path must equal.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_compatible;

use crate::chars::{
    ALEF, ALEF_MAKSURA, HAMZA, HEH, KAF, TATWEEL, TEH_MARBUTA, WAW, WAW_HAMZA, YEH, YEH_HAMZA,
    digit_value, is_combining_hamza, is_direction_mark, is_haraka, is_lam_alef, is_mark,
    is_mark_form, is_presentation_form, is_quranic_mark, is_space, is_tanwin, is_zero_width,
};
use crate::folding::{CombiningHamza, Digits, Folding, Hamza, NormalForm, PresentationForms};

/// Passes over a piece until nothing changes. Three passes are the most that the tests have seen; more than the
/// limit would be a defect, and still leave well-formed text.
const PASSES: usize = 8;

/// Folds a piece of text: any text, but the fast path hands over only what it cannot do itself.
pub(crate) fn fold_piece(piece: &str, folding: Folding) -> String {
    let mut folded = pass(piece, folding);
    for _ in 1..PASSES {
        let again = pass(&folded, folding);
        if again == folded {
            break;
        }
        folded = again;
    }
    folded
}

/// All steps once, in the order that [`Folding`] gives.
fn pass(text: &str, folding: Folding) -> String {
    let mut letters = String::with_capacity(text.len());
    for character in text.chars() {
        spell_out(character, folding, &mut |part| letters.extend(written_usually(part, folding)));
    }
    let joined = match folding.combining_hamza {
        CombiningHamza::Keep => letters,
        CombiningHamza::Join => join_hamza(&letters),
    };
    let composed: String = match folding.normal_form {
        NormalForm::Keep => joined,
        NormalForm::Nfc | NormalForm::Nfd => joined.nfc().collect(),
        NormalForm::Nfkc | NormalForm::Nfkd => joined.nfkc().collect(),
    };
    let mut folded = String::with_capacity(composed.len());
    for character in composed.chars() {
        fold_letter(character, folding, &mut |part| folded.push(part));
    }
    match folding.normal_form {
        NormalForm::Keep => folded,
        NormalForm::Nfc => folded.nfc().collect(),
        NormalForm::Nfd => folded.nfd().collect(),
        NormalForm::Nfkc => folded.nfkc().collect(),
        NormalForm::Nfkd => folded.nfkd().collect(),
    }
}

/// Whether presentation forms of this kind are written as letters.
pub(crate) fn is_spelt_out(character: char, forms: PresentationForms) -> bool {
    match forms {
        PresentationForms::Keep => false,
        PresentationForms::LamAlef => is_lam_alef(character),
        PresentationForms::Letters => is_presentation_form(character),
    }
}

/// Gives out the letters of a presentation form, where such are spelt out; else the character itself.
pub(crate) fn spell_out(character: char, folding: Folding, output: &mut impl FnMut(char)) {
    if !is_spelt_out(character, folding.presentation_forms) {
        output(character);
        return;
    }
    match character {
        // Unicode gives the rial sign Persian letters, and the basmala none.
        '\u{FDFC}' => "ريال".chars().for_each(output),
        '\u{FDFD}' => "بسم الله الرحمن الرحيم".chars().for_each(output),
        _ => {
            let marks_alone = is_mark_form(character);
            // Unicode takes letters apart to the last; we put the hamza back on them.
            let mut held: Option<char> = None;
            decompose_compatible(character, |part| {
                if marks_alone && part == ' ' {
                    return;
                }
                held = match held {
                    Some(letter) => with_hamza(letter, part).or_else(|| {
                        output(letter);
                        Some(part)
                    }),
                    None => Some(part),
                };
            });
            if let Some(last) = held {
                output(last);
            }
        }
    }
}

/// Takes out what no letter depends on, and writes foreign letters as Arabic ones.
pub(crate) fn written_usually(character: char, folding: Folding) -> Option<char> {
    let goes = (folding.tatweel && character == TATWEEL)
        || (folding.direction_marks && is_direction_mark(character))
        || (folding.zero_width && is_zero_width(character))
        || (folding.byte_order_mark && character == '\u{FEFF}');
    if goes {
        return None;
    }
    Some(match character {
        _ if !folding.foreign_letters => character,
        '\u{6CC}' | '\u{6D0}' | '\u{6D2}' => YEH,
        '\u{6D3}' => YEH_HAMZA,
        '\u{6A9}' | '\u{6AA}' => KAF,
        '\u{6BE}' | '\u{6C0}' | '\u{6C1}' | '\u{6C2}' | '\u{6D5}' => HEH,
        '\u{6C3}' => TEH_MARBUTA,
        _ => character,
    })
}

/// Joins each combining madda and hamza to the letter before it, through marks, and takes out what joins nothing.
fn join_hamza(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    // Where the letter begins on which a hamza would stand now.
    let mut letter: Option<(usize, char)> = None;
    for character in text.chars() {
        if is_combining_hamza(character) {
            let with_hamza = letter
                .and_then(|(at, base)| Some((at, base.len_utf8(), with_hamza(base, character)?)));
            if let Some((at, width, with_hamza)) = with_hamza {
                // Both letters have two bytes, so nothing moves.
                joined.replace_range(at..at + width, with_hamza.encode_utf8(&mut [0; 4]));
                letter = Some((at, with_hamza));
            }
            continue;
        }
        if !is_mark(character) {
            letter = Some((joined.len(), character));
        }
        joined.push(character);
    }
    joined
}

/// The letter that a letter and a combining madda or hamza make. Only one joins a letter: what it makes takes no
/// second.
const fn with_hamza(letter: char, mark: char) -> Option<char> {
    match (letter, mark) {
        (ALEF, '\u{653}') => Some('\u{622}'),
        (ALEF, '\u{654}') => Some('\u{623}'),
        (ALEF, '\u{655}') => Some('\u{625}'),
        (WAW, '\u{654}') => Some(WAW_HAMZA),
        (YEH | ALEF_MAKSURA, '\u{654}') => Some(YEH_HAMZA),
        _ => None,
    }
}

/// Gives out what one letter becomes: itself, another, nothing, or three points.
pub(crate) fn fold_letter(character: char, folding: Folding, output: &mut impl FnMut(char)) {
    let folded = match character {
        '\0'..='/' | ':'..='\u{9F}' => character,
        '\u{622}' | '\u{623}' | '\u{625}' if folding.alef => ALEF,
        '\u{671}'..='\u{673}' | '\u{675}' if folding.alef_wasla => ALEF,
        ALEF_MAKSURA if folding.alef_maksura => YEH,
        TEH_MARBUTA if folding.teh_marbuta => HEH,
        WAW_HAMZA | YEH_HAMZA | HAMZA if folding.hamza != Hamza::Keep => {
            match (folding.hamza, character) {
                (Hamza::Alone, _) => HAMZA,
                (_, WAW_HAMZA) => WAW,
                (_, YEH_HAMZA) => YEH,
                (Hamza::Remove, _) => return,
                _ => HAMZA,
            }
        }
        _ if is_mark(character) => {
            let goes = if is_haraka(character) {
                folding.harakat
            } else if is_tanwin(character) {
                folding.tanwin
            } else if character == '\u{651}' {
                folding.shadda
            } else if character == '\u{670}' {
                folding.superscript_alef
            } else if is_combining_hamza(character) {
                // Joined or taken out before, where that is asked for.
                false
            } else {
                debug_assert!(is_quranic_mark(character), "the kinds of marks are all marks");
                folding.quranic_marks
            };
            if goes {
                return;
            }
            character
        }
        _ if folding.spaces && is_space(character) => ' ',
        '\u{2026}' if folding.punctuation => {
            "...".chars().for_each(output);
            return;
        }
        _ => match digit_value(character) {
            Some(value) => digit(value, folding.digits).unwrap_or(character),
            None if folding.punctuation => plain_punctuation(character),
            None => character,
        },
    };
    output(folded);
}

fn digit(value: u32, digits: Digits) -> Option<char> {
    let zero = match digits {
        Digits::Keep => return None,
        Digits::Western => 0x30,
        Digits::ArabicIndic => 0x660,
        Digits::Persian => 0x6F0,
    };
    char::from_u32(zero + value)
}

fn plain_punctuation(character: char) -> char {
    match character {
        '\u{60C}' | '\u{66C}' => ',',
        '\u{61B}' => ';',
        '\u{61F}' => '?',
        '\u{66A}' => '%',
        '\u{66B}' | '\u{6D4}' => '.',
        '\u{66D}' => '*',
        '\u{AB}' | '\u{BB}' | '\u{201C}'..='\u{201F}' | '\u{2033}' => '"',
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2039}' | '\u{203A}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        // The ornate brackets are named for their shape: the left one closes.
        '\u{FD3E}' => ')',
        '\u{FD3F}' => '(',
        _ => character,
    }
}
