//! Words and what they mean, looked up by hash.

use rawi_normalize::{Folding, fold};

use crate::tokenized::TokenizedText;

/// The hash of a folded word: the same on every machine, in every run and, as artefacts may hold it, in every version.
///
/// Two multiplications for a word of up to 16 bytes. It is no defence against words chosen to collide: what a hash
/// finds is compared letter by letter before it is believed.
#[inline]
pub fn word_hash(folded: &str) -> u64 {
    hash_of(folded.as_bytes())
}

/// The same for a word in a longer text, which saves the care for bytes that may not be there: most words are
/// read whole with what stands behind them, and what is not theirs is masked out.
#[inline]
pub(crate) fn hash_within(text: &[u8], word: std::ops::Range<usize>) -> u64 {
    let length = word.end - word.start;
    let window = text.get(word.start..).and_then(<[u8]>::first_chunk::<32>);
    let seed = SEED ^ length as u64;
    let halves = window.and_then(|window| window.first_chunk().zip(window.last_chunk()));
    match (length, halves) {
        (1..=16, Some((first, _))) => finished(seed, masked(*first, length)),
        (17..=32, Some((first, second))) => {
            finished(absorbed(seed, *first), masked(*second, length - 16))
        }
        _ => hash_of(text.get(word).unwrap_or_default()),
    }
}

/// Sixteen bytes at a time, the last of them filled up with zeros.
fn hash_of(bytes: &[u8]) -> u64 {
    let mut seed = SEED ^ bytes.len() as u64;
    let mut rest = bytes;
    while let (true, Some((block, behind))) = (rest.len() > 16, rest.split_first_chunk::<16>()) {
        seed = absorbed(seed, *block);
        rest = behind;
    }
    finished(seed, filled_up(rest))
}

/// At most 16 bytes as a number, the missing ones as zeros: read from both ends, which costs less than a copy.
#[inline]
fn filled_up(bytes: &[u8]) -> u128 {
    let length = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        let (low, high) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        let high = high.checked_shr(128 - 8 * u32::try_from(length).unwrap_or(16)).unwrap_or(0);
        u128::from(low) | u128::from(high) << 64
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let (low, high) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        u128::from(low) | u128::from(high) << (8 * (length - 4))
    } else {
        bytes.iter().rev().fold(0, |number, byte| number << 8 | u128::from(*byte))
    }
}

/// The first 1 to 16 bytes of a block.
#[inline]
fn masked(block: [u8; 16], length: usize) -> u128 {
    u128::from_le_bytes(block) & (u128::MAX >> (128 - 8 * length))
}

#[inline]
fn absorbed(seed: u64, block: [u8; 16]) -> u64 {
    let (low, high) = halves(u128::from_le_bytes(block));
    mixed(low ^ SECRET, high ^ seed)
}

#[inline]
fn finished(seed: u64, block: u128) -> u64 {
    let (low, high) = halves(block);
    mixed(mixed(low ^ SECRET, high ^ seed), seed ^ SECRET)
}

/// Odd numbers without a pattern: the fractions of the golden ratio and of the square root of 3.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const SECRET: u64 = 0xBB67_AE85_84CA_A73B;

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "both halves are used")]
const fn halves(value: u128) -> (u64, u64) {
    (value as u64, (value >> 64) as u64)
}

#[inline]
fn mixed(left: u64, right: u64) -> u64 {
    let (low, high) = halves(u128::from(left) * u128::from(right));
    low ^ high
}

/// A lexicon of single words: each folded word has one value.
///
/// Build it once (a `LazyLock` is the usual place) and look tokens up by the hash they carry.
///
/// ```
/// use rawi_tokens::{TokenizedText, WordTable};
///
/// let units = WordTable::new([("ثلاثة", 3), ("أربعة", 4)]);
/// let text = TokenizedText::new("أربعةُ جنود");
/// assert_eq!(units.get_token(&text, 0), Some(&4));
/// assert_eq!(units.get("اربعه"), Some(&4));
/// assert_eq!(units.get_token(&text, 1), None);
/// ```
#[derive(Clone, Debug)]
pub struct WordTable<V> {
    /// By hash. The length is a power of two, at least twice the number of entries, so every search meets a free
    /// place.
    places: Vec<Place>,
    entries: Vec<(u64, Box<str>, V)>,
}

/// A place of the table: most words of a text are in no lexicon, and this is all that is read for them.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The lower half of the entry's hash.
    tag: u32,
    /// The number of the entry plus one; 0 in a free place.
    number: u32,
}

impl Place {
    #[expect(clippy::cast_possible_truncation, reason = "a tag is the lower half")]
    fn tag_of(hash: u64) -> u32 {
        hash as u32
    }

    /// Where a search begins. The upper bits of the hash are the well-mixed ones.
    fn of(hash: u64) -> usize {
        usize::try_from(hash >> 32).unwrap_or(0)
    }
}

impl<V> WordTable<V> {
    /// Makes a table of words and values. Words are folded here, and Latin letters lowered, as tokens are; of two
    /// that fold alike the first stays.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, V)>) -> WordTable<V> {
        let mut table = WordTable { places: vec![Place::default(); 16], entries: Vec::new() };
        for (word, value) in words {
            table.insert(&fold(word, Folding::LOOKUP).to_lowercase(), value);
        }
        table
    }

    /// The value of a folded word.
    pub fn get(&self, folded: &str) -> Option<&V> {
        self.find(word_hash(folded), || folded)
    }

    /// The value of a token.
    #[inline]
    pub fn get_token(&self, text: &TokenizedText<'_>, index: usize) -> Option<&V> {
        let token = text.token(index)?;
        self.find(token.hash, || text.folded_form(token))
    }

    /// How many words the table holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the table holds no word.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn get_mut(&mut self, folded: &str) -> Option<&mut V> {
        let place = self.place(word_hash(folded), folded);
        let number = self.places.get(place).map_or(0, |place| place.number);
        self.entries.get_mut((number as usize).checked_sub(1)?).map(|(_, _, value)| value)
    }

    pub(crate) fn insert(&mut self, folded: &str, value: V) {
        let hash = word_hash(folded);
        if self.find(hash, || folded).is_some() {
            return;
        }
        if (self.entries.len() + 1) * 2 > self.places.len() {
            self.grow();
        }
        self.entries.push((hash, folded.into(), value));
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let place = self.place(hash, folded);
        if let Some(free) = self.places.get_mut(place) {
            *free = Place { tag: Place::tag_of(hash), number };
        }
    }

    /// The word itself is asked for only where a hash like its own is met.
    #[inline]
    fn find<'w>(&self, hash: u64, folded: impl Fn() -> &'w str) -> Option<&V> {
        let mask = self.places.len() - 1;
        let mut place = Place::of(hash) & mask;
        loop {
            let found = self.places.get(place)?;
            let index = (found.number as usize).checked_sub(1)?;
            if found.tag == Place::tag_of(hash)
                && let Some((_, word, value)) = self.entries.get(index)
                && **word == *folded()
            {
                return Some(value);
            }
            place = (place + 1) & mask;
        }
    }

    /// The place where a word stands, or the free one where it would.
    fn place(&self, hash: u64, folded: &str) -> usize {
        let mask = self.places.len() - 1;
        let mut place = Place::of(hash) & mask;
        loop {
            let found = self.places.get(place).copied().unwrap_or_default();
            let Some(index) = (found.number as usize).checked_sub(1) else { return place };
            if found.tag == Place::tag_of(hash)
                && let Some((_, word, _)) = self.entries.get(index)
                && **word == *folded
            {
                return place;
            }
            place = (place + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = self.places.len() * 2;
        self.places = vec![Place::default(); size];
        for index in 0..self.entries.len() {
            let Some((hash, word, _)) = self.entries.get(index) else { break };
            let place = self.place(*hash, word);
            let tag = Place::tag_of(*hash);
            if let Some(free) = self.places.get_mut(place) {
                *free = Place { tag, number: u32::try_from(index + 1).unwrap_or(u32::MAX) };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{WordTable, hash_within, word_hash};
    use crate::TokenizedText;

    #[test]
    fn hashes_do_not_change_from_version_to_version() {
        for (hash, word) in [
            (0x1E02_8634_CA83_05B8, ""),
            (0xD8BF_9F8A_EF45_A5AD, "و"),
            (0xBDF6_48B6_05B2_1A79, "في"),
            (0xC0D3_E3F9_C7B4_4C01, "قال"),
            (0x574A_19EC_591D_8CD7, "العراق"),
            (0x993A_67B0_29BA_65B5, "والمستوطنات"),
        ] {
            assert_eq!(word_hash(word), hash, "{word}");
        }
    }

    #[test]
    fn a_word_within_a_text_has_its_hash() {
        let text = "قال إن المستوطنات abcdefghijklmnopqrstuvwxyz و";
        for start in 0..=text.len() {
            for end in start..=text.len() {
                let Some(word) = text.get(start..end) else { continue };
                assert_eq!(hash_within(text.as_bytes(), start..end), word_hash(word), "{word}");
            }
        }
    }

    #[test]
    fn every_byte_counts() {
        // Strings that differ in one letter or in length have different hashes.
        let mut seen = HashSet::new();
        for length in 0..40 {
            let plain = "ab".repeat(length);
            assert!(seen.insert(word_hash(&plain)), "{length}");
            for place in 0..plain.len() {
                let mut other = plain.clone();
                other.replace_range(place..=place, "x");
                assert!(seen.insert(word_hash(&other)), "{other}");
            }
        }
    }

    #[test]
    fn latin_words_are_found_in_any_case() {
        let table = WordTable::new([("CNN", 1)]);
        assert_eq!(table.get_token(&TokenizedText::new("شبكة CNN"), 1), Some(&1));
        assert_eq!(table.get_token(&TokenizedText::new("cnn"), 0), Some(&1));
    }

    #[test]
    fn ten_thousand_words_are_all_found_again() {
        let words: Vec<String> = (0..10_000).map(|number| format!("كلمه{number}")).collect();
        let table =
            WordTable::new(words.iter().zip(0..).map(|(word, value)| (word.as_str(), value)));
        assert_eq!(table.len(), words.len());
        for (word, value) in words.iter().zip(0..) {
            assert_eq!(table.get(word), Some(&value));
        }
        assert_eq!(table.get("كلمه"), None);
    }

    #[test]
    fn of_two_spellings_the_first_stays() {
        let table = WordTable::new([("أحمد", 1), ("احمد", 2)]);
        assert_eq!((table.len(), table.get("احمد")), (1, Some(&1)));
    }
}
