//! A fingerprint of the tables that every looked-up word depends on.

use std::sync::LazyLock;

use rawi_normalize::chars::COMBINING_HAMZA_ABOVE;
use rawi_normalize::{Folding, fold};
use rawi_tokens::word_hash;
use sha2::{Digest, Sha256};

/// The blocks in which the folding changes anything: Latin and Arabic, general punctuation, presentation forms, the
/// byte order mark. What lies outside folds to itself.
const FOLDED_BLOCKS: [(u32, u32); 3] = [(0, 0x08FF), (0x2000, 0x206F), (0xFB00, 0xFEFF)];

/// SHA-256 over what each letter folds to and over the hash of each folded letter.
///
/// A compiled gazetteer holds folded words and their hashes. Where a later program folds or hashes otherwise, its
/// look-ups would miss in silence; with this value the file is refused instead.
pub fn fingerprint() -> [u8; 32] {
    static FINGERPRINT: LazyLock<[u8; 32]> = LazyLock::new(|| {
        let mut digest = Sha256::new();
        let letters = FOLDED_BLOCKS.into_iter().flat_map(|(first, last)| first..=last);
        for letter in letters.filter_map(char::from_u32) {
            let folded = fold(letter.encode_utf8(&mut [0; 4]), Folding::LOOKUP);
            let with_hamza: String = [letter, COMBINING_HAMZA_ABOVE].iter().collect();
            for text in [folded, fold(&with_hamza, Folding::LOOKUP)] {
                digest.update(word_hash(&text).to_le_bytes());
                digest.update(text.as_bytes());
                digest.update([0xFF]);
            }
        }
        // Longer than one step of the hash.
        digest.update(word_hash("والمستشفيات").to_le_bytes());
        digest.finalize().into()
    });
    *FINGERPRINT
}

#[cfg(test)]
mod tests {
    use super::{FOLDED_BLOCKS, fingerprint};
    use rawi_normalize::{Folding, fold};

    #[test]
    fn nothing_outside_the_blocks_folds() {
        for letter in '\0'..=char::MAX {
            let code = u32::from(letter);
            if FOLDED_BLOCKS.iter().any(|(first, last)| (*first..=*last).contains(&code)) {
                continue;
            }
            let text = letter.to_string();
            // The one control character that lies far from the others.
            assert!(fold(&text, Folding::LOOKUP) == text || letter == '\u{180E}', "U+{code:04X}");
        }
    }

    #[test]
    fn it_is_the_same_every_time() {
        assert_eq!(fingerprint(), fingerprint());
        assert_ne!(fingerprint(), [0; 32]);
    }
}
