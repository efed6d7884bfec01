//! The default engine: words are hashed already, so names are found by their hashes.
//!
//! Two small filters drop nearly every word with one test each: one knows the names of one word, the other the first
//! two words of the longer ones. What passes is looked up in one flat table, keyed by the rolling hash of the words
//! so far, of which each place says whether a name ends there and whether longer ones go on.

use rawi_tokens::{Gap, TokenizedText, word_hash};

use super::{Hit, Names, stems};

/// No name ends here.
const NO_NAME: u32 = u32::MAX;
/// An odd constant with well-spread bits: the golden ratio in 64 bits.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of a run of words from the hash of all but the last and that of the last.
pub(super) fn mix(before: u64, word: u64) -> u64 {
    (before.rotate_left(23) ^ word).wrapping_mul(SPREAD)
}

#[derive(Clone, Debug, Default)]
struct Filter {
    blocks: Vec<u64>,
}

impl Filter {
    /// A filter for a number of keys, with at least 8 bits a key.
    fn new(keys: usize) -> Filter {
        Filter { blocks: vec![0; (keys / 8).next_power_of_two().max(16)] }
    }

    fn place(&self, key: u64) -> (usize, u64) {
        let mixed = key.wrapping_mul(SPREAD);
        let block = usize::try_from(mixed >> 24).unwrap_or(0) & (self.blocks.len() - 1);
        (block, (1 << (mixed >> 58)) | (1 << ((mixed >> 12) & 63)))
    }

    fn insert(&mut self, key: u64) {
        let (block, bits) = self.place(key);
        if let Some(block) = self.blocks.get_mut(block) {
            *block |= bits;
        }
    }

    fn may_hold(&self, key: u64) -> bool {
        let (block, bits) = self.place(key);
        self.blocks.get(block).is_some_and(|block| block & bits == bits)
    }
}

#[derive(Clone, Copy, Debug)]
struct Place {
    key: u64,
    name: u32,
    /// Whether longer names begin with these words.
    goes_on: bool,
    taken: bool,
}

const FREE: Place = Place { key: 0, name: NO_NAME, goes_on: false, taken: false };

/// Names by the hashes of their words.
#[derive(Clone, Debug, Default)]
pub(super) struct TokenHashIndex {
    one_word: Filter,
    two_words: Filter,
    /// A power of two of places, at most two thirds of them taken.
    places: Vec<Place>,
    taken: usize,
}

impl TokenHashIndex {
    /// Makes the index of names, each given by the hashes of its words.
    pub(super) fn new<'n>(names: impl Iterator<Item = (u32, &'n [u64])> + Clone) -> TokenHashIndex {
        let count = names.clone().count();
        let mut index = TokenHashIndex {
            one_word: Filter::new(count),
            two_words: Filter::new(count),
            places: vec![FREE; (count * 2).next_power_of_two().max(16)],
            taken: 0,
        };
        for (name, words) in names {
            index.insert(name, words);
        }
        index
    }

    fn insert(&mut self, name: u32, words: &[u64]) {
        let Some((first, rest)) = words.split_first() else { return };
        let mut key = *first;
        for (place, word) in rest.iter().enumerate() {
            if place > 0 {
                self.mark(key, NO_NAME, true);
            }
            key = mix(key, *word);
            if place == 0 {
                self.two_words.insert(key);
            }
        }
        if rest.is_empty() {
            self.one_word.insert(key);
        }
        self.mark(key, name, false);
    }

    fn mark(&mut self, key: u64, name: u32, goes_on: bool) {
        if (self.taken + 1) * 3 > self.places.len() * 2 {
            let old = std::mem::take(&mut self.places);
            self.places = vec![FREE; old.len() * 2];
            for place in old.into_iter().filter(|place| place.taken) {
                let free = self.find(place.key);
                if let Some(free) = self.places.get_mut(free) {
                    *free = place;
                }
            }
        }
        let at = self.find(key);
        if let Some(place) = self.places.get_mut(at) {
            if !place.taken {
                self.taken += 1;
                *place = Place { key, taken: true, ..FREE };
            }
            if place.name == NO_NAME {
                place.name = name;
            }
            place.goes_on |= goes_on;
        }
    }

    /// The place of a key, or the free one where it would stand.
    fn find(&self, key: u64) -> usize {
        let mask = self.places.len() - 1;
        let mut at = usize::try_from(key >> 20).unwrap_or(0) & mask;
        while self.places.get(at).is_some_and(|place| place.taken && place.key != key) {
            at = (at + 1) & mask;
        }
        at
    }

    fn get(&self, key: u64) -> Option<&Place> {
        self.places.get(self.find(key)).filter(|place| place.taken)
    }

    /// Hands every name in a text to `found`, by the word where it begins.
    pub(super) fn for_each(
        &self,
        names: &Names,
        text: &TokenizedText<'_>,
        mut found: impl FnMut(Hit),
    ) {
        if self.taken == 0 {
            return;
        }
        for start in 0..text.len() {
            stems(text, start, |stem, letters| {
                let first = match stem {
                    None => text.token(start).map_or(0, |token| token.hash),
                    Some(stem) => word_hash(stem),
                };
                let mut accept = |name: u32, end: usize| {
                    let hit = Hit::new(start, end, letters, name);
                    if let Some(hit) = hit.filter(|_| names.spells(name, stem, text, start..end)) {
                        found(hit);
                    }
                };
                if self.one_word.may_hold(first)
                    && let Some(place) = self.get(first).filter(|place| place.name != NO_NAME)
                {
                    accept(place.name, start + 1);
                }
                let mut end = start + 1;
                let Some(second) = text.token(end).filter(|token| token.gap != Gap::Line) else {
                    return;
                };
                let mut key = mix(first, second.hash);
                if !self.two_words.may_hold(key) {
                    return;
                }
                while let Some(place) = self.get(key) {
                    end += 1;
                    if place.name != NO_NAME {
                        accept(place.name, end);
                    }
                    let next = text.token(end).filter(|token| token.gap != Gap::Line);
                    let Some(next) = next.filter(|_| place.goes_on) else { break };
                    key = mix(key, next.hash);
                }
            });
        }
    }
}
