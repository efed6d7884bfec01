//! What is known of single words, in one table: entries of the lexicon and parts of persons' names.
//!
//! A word of a text is looked up once, by the hash that its token has. Half of the words are in no list: a row of
//! tags, small enough to stay in cache, says so. The others have their letters beside what is known of them, so that
//! to compare them reads no more memory.

use rawi_tokens::word_hash;
use rustc_hash::FxHashMap;

use super::Entry;
use crate::gazetteer::Parts;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Known {
    pub(crate) entry: Entry,
    pub(crate) parts: Parts,
}

/// So many letters of a word stand in its place; in Arabic eight, which is nearly always the whole of it.
const LETTERS: usize = 16;

/// A word of the table.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The first bytes, the missing ones as zeros.
    letters: [u8; LETTERS],
    /// Where the others stand.
    rest: u32,
    length: u16,
    known: u16,
}

/// Words by their hashes, and what is known of each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    /// Of each place a few bits of the hash of its word; 0 where it is free. A power of two of them, or none, and at
    /// most three quarters of them taken.
    tags: Vec<u16>,
    places: Vec<Place>,
    taken: usize,
    /// What the longer words have behind their first letters.
    rests: Vec<u8>,
    /// All that is known of words, each once: thousands of words are ordinary ones and no more.
    known: Vec<Known>,
    numbers: FxHashMap<Known, u16>,
}

/// The first bytes of a word, the missing ones as zeros: read from both ends, which costs less than a copy.
#[inline]
fn first_letters(word: &[u8]) -> [u8; LETTERS] {
    if let Some(letters) = word.first_chunk::<LETTERS>() {
        return *letters;
    }
    let length = word.len();
    let letters = if let (Some(first), Some(last)) = (word.first_chunk::<8>(), word.last_chunk()) {
        u128::from(u64::from_le_bytes(*first))
            | u128::from(u64::from_le_bytes(*last)) << (8 * (length - 8))
    } else if let (Some(first), Some(last)) = (word.first_chunk::<4>(), word.last_chunk()) {
        u128::from(u32::from_le_bytes(*first))
            | u128::from(u32::from_le_bytes(*last)) << (8 * (length - 4))
    } else {
        word.iter().rev().fold(0, |letters, byte| letters << 8 | u128::from(*byte))
    };
    letters.to_le_bytes()
}

fn tag_of(hash: u64) -> u16 {
    let [low, high, ..] = hash.to_le_bytes();
    u16::from_le_bytes([low, high]) | 1
}

impl Vocabulary {
    /// What is known of a word with that hash.
    #[inline]
    pub(crate) fn find(&self, hash: u64, word: &str) -> Option<&Known> {
        let place = self.places.get(self.search(hash, word.as_bytes()).ok()?)?;
        self.known.get(usize::from(place.known))
    }

    /// What is known of a word.
    pub(crate) fn get(&self, word: &str) -> Option<Known> {
        self.find(word_hash(word), word).copied()
    }

    /// The place of a word, or the free one where it would stand.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it is asked of every word; out of line it costs half as much again"
    )]
    fn search(&self, hash: u64, word: &[u8]) -> Result<usize, usize> {
        let mask = self.tags.len().wrapping_sub(1);
        let tag = tag_of(hash);
        let mut at = usize::try_from(hash >> 32).unwrap_or(0) & mask;
        loop {
            let found = self.tags.get(at).copied().unwrap_or(0);
            if found == 0 {
                return Err(at);
            }
            if found == tag && self.places.get(at).is_some_and(|place| self.spells(place, word)) {
                return Ok(at);
            }
            at = (at + 1) & mask;
        }
    }

    #[inline]
    fn spells(&self, place: &Place, word: &[u8]) -> bool {
        usize::from(place.length) == word.len()
            && place.letters == first_letters(word)
            && (word.len() <= LETTERS || self.rest(place) == word.get(LETTERS..))
    }

    fn rest(&self, place: &Place) -> Option<&[u8]> {
        let length = usize::from(place.length).saturating_sub(LETTERS);
        self.rests.get(place.rest as usize..place.rest as usize + length)
    }

    /// Makes room for so many more words.
    pub(crate) fn reserve(&mut self, more: usize) {
        let needed = ((self.taken + more) * 4 / 3 + 1).next_power_of_two().max(16);
        if needed <= self.tags.len() {
            return;
        }
        let old = std::mem::take(&mut self.places);
        let tags = std::mem::replace(&mut self.tags, vec![0; needed]);
        self.places = vec![Place::default(); needed];
        for (place, _) in old.into_iter().zip(tags).filter(|(_, tag)| *tag != 0) {
            let short = place.letters.get(..usize::from(place.length));
            let mut word = short.unwrap_or(&place.letters).to_vec();
            word.extend_from_slice(self.rest(&place).unwrap_or_default());
            let hash = std::str::from_utf8(&word).map_or(0, word_hash);
            let (Ok(at) | Err(at)) = self.search(hash, &word);
            self.put(at, hash, place);
        }
    }

    fn put(&mut self, at: usize, hash: u64, place: Place) {
        if let Some((tag, free)) = self.tags.get_mut(at).zip(self.places.get_mut(at)) {
            (*tag, *free) = (tag_of(hash), place);
        }
    }

    /// Changes what is known of a word, or begins to know it.
    pub(crate) fn learn(&mut self, word: &str, change: impl FnOnce(&mut Known)) {
        let Ok(length) = u16::try_from(word.len()) else { return };
        self.reserve(1);
        let hash = word_hash(word);
        let place = self.search(hash, word.as_bytes());
        let known = place.ok().and_then(|at| self.places.get(at));
        let known = known.and_then(|place| self.known.get(usize::from(place.known)));
        let mut known = known.copied().unwrap_or_default();
        change(&mut known);
        let next = u16::try_from(self.known.len()).unwrap_or(u16::MAX);
        let number = *self.numbers.entry(known).or_insert(next);
        if number == next {
            self.known.push(known);
        }
        match place {
            Ok(at) => {
                if let Some(place) = self.places.get_mut(at) {
                    place.known = number;
                }
            }
            Err(at) => {
                let letters = first_letters(word.as_bytes());
                let rest = u32::try_from(self.rests.len()).unwrap_or(u32::MAX);
                self.rests.extend(word.as_bytes().iter().skip(LETTERS));
                self.put(at, hash, Place { letters, rest, length, known: number });
                self.taken += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Vocabulary, first_letters};
    use crate::gazetteer::Parts;

    #[test]
    fn what_is_learnt_of_a_word_is_found_and_of_no_other() {
        let parts = |family| Known {
            parts: Parts { given: true, family, sure: false },
            ..Known::default()
        };
        let word = |number: usize| format!("{}{number}", "كلمه".repeat(number % 4));
        let mut vocabulary = Vocabulary::default();
        assert_eq!(vocabulary.get("كلمه"), None);
        for number in 0..3_000 {
            vocabulary.learn(&word(number), |known| known.parts.given = true);
        }
        for number in 0..1_000 {
            vocabulary.learn(&word(number), |known| known.parts.family = true);
        }
        for number in 0..3_000 {
            assert_eq!(vocabulary.get(&word(number)), Some(parts(number < 1_000)), "{number}");
        }
        for other in ["", "كلمه", "كلمه3", "3000"] {
            assert_eq!(vocabulary.get(other), None, "{other}");
        }
        assert_eq!(vocabulary.known.len(), 2);
    }

    #[test]
    fn the_first_letters_are_those_of_a_copy() {
        let word = "والمستوطنات";
        for length in 0..=word.len() {
            let mut copy = [0; 16];
            let part = &word.as_bytes()[..length];
            let first = length.min(16);
            copy[..first].copy_from_slice(&part[..first]);
            assert_eq!(first_letters(part), copy, "{length}");
        }
    }
}
