//! Finding the next character of a set.

use super::{CharSet, Engine, kernel};

/// Finds characters of a set in a text, front to back.
///
/// It remembers the 64 bytes it looked at last, so that asking for the end of each word in turn costs a few
/// instructions a word.
#[derive(Debug)]
pub struct Finder<'s, 't> {
    set: &'s CharSet,
    text: &'t str,
    vectorized: bool,
    /// The block that `mask` describes: bytes `block * 64` to `block * 64 + 63`.
    block: usize,
    /// A bit for the first byte of each character of the set.
    mask: u64,
}

impl<'s, 't> Finder<'s, 't> {
    /// Begins a search with the fastest machine code there is.
    pub fn new(set: &'s CharSet, text: &'t str) -> Finder<'s, 't> {
        Finder::with_engine(set, text, Engine::Best)
    }

    /// Begins a search with a given engine.
    pub fn with_engine(set: &'s CharSet, text: &'t str, engine: Engine) -> Finder<'s, 't> {
        Finder { set, text, vectorized: engine.is_vectorized(), block: usize::MAX, mask: 0 }
    }

    /// The offset of the first character of the set at or behind an offset; the text's length where there is none.
    ///
    /// The offset must be where a character begins: inside one, that character may be found or not.
    #[inline]
    pub fn next_at(&mut self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut block = from / 64;
        let mut ignored = from % 64;
        while block * 64 < bytes.len() {
            if block != self.block {
                self.mask = kernel::block_mask(self.set, bytes, block * 64, self.vectorized);
                self.block = block;
            }
            let ahead = self.mask >> ignored;
            if ahead != 0 {
                return block * 64 + ignored + ahead.trailing_zeros() as usize;
            }
            block += 1;
            ignored = 0;
        }
        bytes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{CharSet, Engine, Finder};

    /// Every character of the sample is found where it stands, by both engines.
    fn agrees(set: &CharSet, text: &str) {
        for engine in [Engine::Best, Engine::Portable] {
            let mut finder = Finder::with_engine(set, text, engine);
            let mut found = Vec::new();
            let mut at = finder.next_at(0);
            while at < text.len() {
                found.push(at);
                let width = text.get(at..).and_then(|rest| rest.chars().next()).unwrap().len_utf8();
                at = finder.next_at(at + width);
            }
            let expected: Vec<usize> = text
                .char_indices()
                .filter(|(_, character)| set.contains(*character))
                .map(|(at, _)| at)
                .collect();
            assert_eq!(found, expected, "{engine:?} {}", text.escape_unicode());
        }
    }

    #[test]
    fn every_character_of_the_arabic_block_is_found_alone() {
        let all: String = ('\0'..'\u{800}').collect::<String>().repeat(2);
        for character in ('\u{600}'..='\u{6FF}').chain('\0'..='\u{7F}') {
            let set = if character.is_ascii() {
                CharSet::new().with_ascii(character as u8)
            } else {
                CharSet::new().with_arabic(character)
            };
            agrees(&set, &all);
        }
    }

    #[test]
    fn every_lead_byte_is_found_alone() {
        let all: String =
            ['é', 'ب', '٣', '\u{200F}', 'ﷺ', '😀', 'a', '۔'].iter().collect::<String>().repeat(30);
        for lead in 0xC2..=0xF4 {
            agrees(&CharSet::new().with_lead(lead), &all);
        }
        agrees(&CharSet::new().with_all_leads(), &all);
    }

    #[test]
    fn characters_that_straddle_blocks_are_found() {
        let set = CharSet::new().with_arabic('؟').with_ascii(b'.').with_lead(0xE2);
        for before in 0..130 {
            for hit in ["؟", ".", "\u{200F}", "ب"] {
                agrees(&set, &format!("{}{hit}{}", "x".repeat(before), "ب".repeat(40)));
            }
        }
    }
}
