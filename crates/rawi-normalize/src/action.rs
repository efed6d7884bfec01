//! What one character needs: the question that the fast path asks.

use rawi_text::scan::CharSet;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use crate::chars::{TATWEEL, is_combining_hamza, is_mark, is_mark_form};
use crate::folding::{CombiningHamza, Folding, NormalForm};
use crate::pass::{fold_letter, fold_piece, is_spelt_out, written_usually};

/// What folding does to one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Nothing.
    Keep,
    /// It becomes another character.
    Write(char),
    /// It goes. A mark or tatweel belongs to the letter before it, what is invisible to nobody.
    Remove { mark: bool },
    /// It becomes several characters, which `fold_piece` tells.
    Expand,
    /// What becomes of it depends on what stands before it, which is folded together with it.
    Join,
}

impl Action {
    pub(crate) fn of(character: char, folding: Folding) -> Action {
        if character.is_ascii() && !character.is_ascii_digit() {
            return Action::Keep;
        }
        let normalizes = folding.normal_form != NormalForm::Keep;
        if normalizes || is_spelt_out(character, folding.presentation_forms) {
            return Action::of_piece(character, folding);
        }
        let joins = folding.combining_hamza == CombiningHamza::Join;
        if joins && is_combining_hamza(character) {
            return Action::Join;
        }
        let Some(usual) = written_usually(character, folding) else {
            return Action::Remove { mark: character == TATWEEL };
        };
        // The longest that one character becomes here is `...`.
        let mut written = String::new();
        fold_letter(usual, folding, &mut written);
        Action::of_result(character, &written, joins)
    }

    /// The same by folding the character as a piece: slower, and right for all options.
    fn of_piece(character: char, folding: Folding) -> Action {
        let normalizes = folding.normal_form != NormalForm::Keep;
        let joins = folding.combining_hamza == CombiningHamza::Join;
        if joins && is_combining_hamza(character) {
            return Action::Join;
        }
        let written = fold_piece(character.encode_utf8(&mut [0; 4]), folding);
        match written.chars().next() {
            Some(first) if normalizes && depends_on_what_stands_before(first) => Action::Join,
            _ => Action::of_result(character, &written, joins || normalizes),
        }
    }

    fn of_result(character: char, written: &str, joins: bool) -> Action {
        let mut parts = written.chars();
        match (parts.next(), parts.next()) {
            (None, _) => Action::Remove {
                mark: is_mark(character) || character == TATWEEL || is_mark_form(character),
            },
            // A hamza behind this mark joins the letter before it.
            (Some(first), _) if joins && is_mark(first) => Action::Join,
            (Some(first), None) if first == character => Action::Keep,
            (Some(first), None) => Action::Write(first),
            (Some(_), Some(_)) => Action::Expand,
        }
    }
}

/// Whether a character that begins a folded piece may be reordered or composed with the one before it.
fn depends_on_what_stands_before(character: char) -> bool {
    canonical_combining_class(character) != 0
        || is_nfc_quick(std::iter::once(character)) == IsNormalized::Maybe
}

/// The blocks outside ASCII and the Arabic block with characters that options other than the normal form touch.
const TOUCHED_BLOCKS: [(u32, u32); 8] = [
    (0xA0, 0xBB),
    (0x898, 0x8FF),
    (0x1680, 0x1680),
    (0x180E, 0x180E),
    (0x2000, 0x206F),
    (0x2212, 0x2212),
    (0x3000, 0x3000),
    (0xFB50, 0xFEFF),
];

/// The actions of all characters, tabulated where most text is.
#[derive(Clone, Debug)]
pub(crate) struct Actions {
    folding: Folding,
    /// U+0600 to U+06FF.
    arabic: [Action; 256],
    ascii_digits: Action,
}

impl Actions {
    pub(crate) fn new(folding: Folding) -> Actions {
        let mut arabic = [Action::Keep; 256];
        for (action, character) in arabic.iter_mut().zip('\u{600}'..='\u{6FF}') {
            *action = Action::of(character, folding);
        }
        Actions { folding, arabic, ascii_digits: Action::of('0', folding) }
    }

    /// The action of U+0600 plus an offset.
    #[inline]
    pub(crate) fn of_arabic(&self, offset: usize) -> Action {
        self.arabic.get(offset).copied().unwrap_or(Action::Keep)
    }

    /// Whether an ASCII character stays as it is.
    #[inline]
    pub(crate) fn keeps_ascii(&self, byte: u8) -> bool {
        self.ascii_digits == Action::Keep || !byte.is_ascii_digit()
    }

    #[inline]
    pub(crate) fn of(&self, character: char) -> Action {
        if let Some(action) = self.arabic.get((character as usize).wrapping_sub(0x600)) {
            *action
        } else if character.is_ascii() {
            let touched = self.ascii_digits != Action::Keep && character.is_ascii_digit();
            if touched { Action::of(character, self.folding) } else { Action::Keep }
        } else {
            Action::of(character, self.folding)
        }
    }

    /// The characters that do not stay as they are, but for those of `rewritten`.
    pub(crate) fn stops(&self, is_rewritten: impl Fn(char, char) -> bool) -> CharSet {
        let mut stops = CharSet::new();
        for (action, character) in self.arabic.iter().zip('\u{600}'..='\u{6FF}') {
            let passes = match action {
                Action::Keep => true,
                Action::Write(by) => is_rewritten(character, *by),
                _ => false,
            };
            if !passes {
                stops = stops.with_arabic(character);
            }
        }
        if self.ascii_digits != Action::Keep {
            for digit in b'0'..=b'9' {
                stops = stops.with_ascii(digit);
            }
        }
        if self.folding.normal_form != NormalForm::Keep {
            return stops.with_all_leads();
        }
        for (first, last) in TOUCHED_BLOCKS {
            for character in (first..=last).filter_map(char::from_u32) {
                if Action::of(character, self.folding) != Action::Keep {
                    let mut buffer = [0; 4];
                    let lead = character.encode_utf8(&mut buffer).bytes().next();
                    stops = stops.with_lead(lead.unwrap_or(0));
                }
            }
        }
        stops
    }
}
