//! What one character needs: the question that the fast path asks.

use rawi_text::scan::CharSet;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use crate::chars::{TATWEEL, is_combining_hamza, is_mark, is_mark_form};
use crate::folding::{CombiningHamza, Folding, NormalForm};
use crate::pass::{fold_letter, fold_piece, spell_out, written_usually};

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
        let joins = folding.combining_hamza == CombiningHamza::Join;
        if joins && is_combining_hamza(character) {
            return Action::Join;
        }
        if folding.normal_form != NormalForm::Keep {
            return Action::of_piece(character, folding);
        }
        let (mut parts, mut hamza) = (Parts::default(), false);
        spell_out(character, folding, &mut |part| {
            hamza |= is_combining_hamza(part);
            if let Some(usual) = written_usually(part, folding) {
                fold_letter(usual, folding, &mut |folded| parts.add(folded));
            }
        });
        if hamza && joins {
            return Action::of_piece(character, folding);
        }
        Action::of_parts(character, parts, joins)
    }

    /// The same by folding the character as a piece: slower, and right for all options.
    fn of_piece(character: char, folding: Folding) -> Action {
        let normalizes = folding.normal_form != NormalForm::Keep;
        let joins = folding.combining_hamza == CombiningHamza::Join;
        let mut parts = Parts::default();
        for part in fold_piece(character.encode_utf8(&mut [0; 4]), folding).chars() {
            parts.add(part);
        }
        match parts.first {
            Some(first) if normalizes && depends_on_what_stands_before(first) => Action::Join,
            _ => Action::of_parts(character, parts, joins || normalizes),
        }
    }

    fn of_parts(character: char, parts: Parts, joins: bool) -> Action {
        match parts.first {
            None => Action::Remove {
                mark: is_mark(character) || character == TATWEEL || is_mark_form(character),
            },
            // A hamza behind this mark joins the letter before it.
            Some(first) if joins && is_mark(first) => Action::Join,
            Some(_) if parts.more => Action::Expand,
            Some(first) if first == character => Action::Keep,
            Some(first) => Action::Write(first),
        }
    }
}

/// What a character becomes, as far as an action says it.
#[derive(Clone, Copy, Default)]
struct Parts {
    first: Option<char>,
    more: bool,
}

impl Parts {
    fn add(&mut self, part: char) {
        self.more |= self.first.is_some();
        self.first = self.first.or(Some(part));
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

/// The actions of all characters, tabulated where texts have them.
#[derive(Clone, Debug)]
pub(crate) struct Actions {
    folding: Folding,
    /// U+0600 to U+06FF.
    arabic: [Action; 256],
    /// U+2000 to U+206F: quotes, dashes, spaces, direction marks.
    punctuation: [Action; 112],
    /// U+FB50 to U+FEFF: whole texts are written in them, where they were taken from typeset pages.
    forms: Box<[Action]>,
    ascii_digits: Action,
}

impl Actions {
    pub(crate) fn new(folding: Folding) -> Actions {
        let (mut arabic, mut punctuation) = ([Action::Keep; 256], [Action::Keep; 112]);
        for (action, character) in arabic.iter_mut().zip('\u{600}'..='\u{6FF}') {
            *action = Action::of(character, folding);
        }
        for (action, character) in punctuation.iter_mut().zip('\u{2000}'..='\u{206F}') {
            *action = Action::of(character, folding);
        }
        let forms =
            ('\u{FB50}'..='\u{FEFF}').map(|character| Action::of(character, folding)).collect();
        Actions { folding, arabic, punctuation, forms, ascii_digits: Action::of('0', folding) }
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
        let code = character as usize;
        let known = match code {
            0..0x80 if self.keeps_ascii(character as u8) => Some(&Action::Keep),
            0x600..0x700 => self.arabic.get(code - 0x600),
            0x2000..0x2070 => self.punctuation.get(code - 0x2000),
            0xFB50..0xFF00 => self.forms.get(code - 0xFB50),
            _ => None,
        };
        known.copied().unwrap_or_else(|| Action::of(character, self.folding))
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
                if self.of(character) != Action::Keep {
                    let mut buffer = [0; 4];
                    let lead = character.encode_utf8(&mut buffer).bytes().next();
                    stops = stops.with_lead(lead.unwrap_or(0));
                }
            }
        }
        stops
    }
}
