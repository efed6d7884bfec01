//! The default engine: words are hashed already, so names are found by their hashes.
//!
//! Two small filters drop nearly every word with one test each: one knows the names of one word, the other the first
//! two words of the longer ones. What passes is looked up in one flat table, keyed by the rolling hash of the words
//! so far, of which each place says whether a name ends there and whether longer ones go on.

use rawi_tokens::{Gap, TokenizedText};

use super::stems::{Stem, Stems};
use super::{Hit, Names};
use crate::filter::{Filter, SPREAD};

/// The hash of a run of words from the hash of all but the last and that of the last.
pub(super) fn mix(before: u64, word: u64) -> u64 {
    (before.rotate_left(23) ^ word).wrapping_mul(SPREAD)
}

/// Words so far, whether a name ends with them, and whether longer names begin with them. Twelve bytes, so the key is
/// kept in halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    key: [u32; 2],
    /// The name in the lower bits, what else is known of the words in the upper three.
    name: u32,
}

/// Longer names begin with these words.
const GOES_ON: u32 = 1 << 31;
/// It is one word, and a name.
const ONE_WORD: u32 = 1 << 30;
/// It is the first two words of a name.
const TWO_WORDS: u32 = 1 << 29;
/// No name ends here.
const NO_NAME: u32 = TWO_WORDS - 1;

const FREE: Place = Place { key: [0; 2], name: NO_NAME };

fn halves(key: u64) -> [u32; 2] {
    let half = |bits: u64| u32::try_from(bits & 0xFFFF_FFFF).unwrap_or(0);
    [half(key >> 32), half(key)]
}

/// Where the search for a key begins: its upper half as a fraction of the places.
fn home(key: u64, places: usize) -> usize {
    let fraction = (key >> 32) * places as u64;
    usize::try_from(fraction >> 32).unwrap_or(0)
}

impl Place {
    fn is_taken(self) -> bool {
        self.name != NO_NAME
    }

    /// The name that ends here.
    fn name(self) -> Option<u32> {
        Some(self.name & NO_NAME).filter(|name| *name != NO_NAME)
    }

    fn goes_on(self) -> bool {
        self.name & GOES_ON != 0
    }

    fn key(self) -> u64 {
        let [high, low] = self.key;
        (u64::from(high) << 32) | u64::from(low)
    }
}

/// An index as flat data.
#[cfg(feature = "compiled")]
pub(super) struct FlatIndex {
    pub(super) places: u64,
    pub(super) keys: Vec<u64>,
    pub(super) names: Vec<u32>,
    pub(super) one_word: Vec<u64>,
    pub(super) two_words: Vec<u64>,
}

/// Names by the hashes of their words.
#[derive(Clone, Debug, Default)]
pub(super) struct TokenHashIndex {
    one_word: Filter,
    two_words: Filter,
    /// At most three quarters of them are taken.
    places: Vec<Place>,
    taken: usize,
}

impl TokenHashIndex {
    /// The name of these words, given by their hashes.
    pub(super) fn get_name(&self, words: impl IntoIterator<Item = u64>) -> Option<u32> {
        self.get(words.into_iter().reduce(mix)?)?.name()
    }

    /// Adds a name by the hashes of its words. It is found in texts after [`TokenHashIndex::finish`].
    pub(super) fn insert(&mut self, name: u32, words: impl IntoIterator<Item = u64>) {
        let mut words = words.into_iter();
        let Some(mut key) = words.next() else { return };
        let mut mark = ONE_WORD;
        for word in words {
            if mark != ONE_WORD {
                self.mark(key, NO_NAME | GOES_ON | mark);
            }
            mark = if mark == ONE_WORD { TWO_WORDS } else { 0 };
            key = mix(key, word);
        }
        self.mark(key, name.min(NO_NAME - 1) | mark);
    }

    /// Makes the filters, when all names are in.
    pub(super) fn finish(&mut self) {
        let taken = || self.places.iter().filter(|place| place.is_taken());
        for (filter, mark) in [(&mut self.one_word, ONE_WORD), (&mut self.two_words, TWO_WORDS)] {
            let marked = || taken().filter(|place| place.name & mark != 0);
            *filter = Filter::new(marked().count());
            for place in marked() {
                filter.insert(place.key());
            }
        }
    }

    fn mark(&mut self, key: u64, name: u32) {
        if (self.taken + 1) * 4 > self.places.len() * 3 {
            let old = std::mem::take(&mut self.places);
            // By half: a table of millions must not stand beside one twice as large.
            self.places = vec![FREE; (old.len() + old.len() / 2).max(16)];
            for place in old.into_iter().filter(|place| place.is_taken()) {
                self.put(place);
            }
        }
        let at = self.find(key);
        let Some(place) = self.places.get_mut(at) else { return };
        if !place.is_taken() {
            self.taken += 1;
            *place = Place { key: halves(key), name };
        } else if place.name().is_none() {
            place.name = (place.name & !NO_NAME) | name;
        } else {
            place.name |= name & !NO_NAME;
        }
    }

    /// Puts a place of another table where it belongs in this one.
    fn put(&mut self, place: Place) {
        let free = self.find(place.key());
        if let Some(free) = self.places.get_mut(free) {
            *free = place;
        }
    }

    /// The place of a key, or the free one where it would stand.
    fn find(&self, key: u64) -> usize {
        let halves = halves(key);
        let mut at = home(key, self.places.len());
        while self.places.get(at).is_some_and(|place| place.is_taken() && place.key != halves) {
            at = if at + 1 < self.places.len() { at + 1 } else { 0 };
        }
        at
    }

    fn get(&self, key: u64) -> Option<Place> {
        self.places.get(self.find(key)).copied().filter(|place| place.is_taken())
    }

    /// The index as flat data: the places that are taken, by their keys, and the filters.
    #[cfg(feature = "compiled")]
    pub(super) fn flat(&self) -> FlatIndex {
        let mut taken: Vec<Place> =
            self.places.iter().copied().filter(|place| place.is_taken()).collect();
        taken.sort_unstable_by_key(|place| place.key);
        FlatIndex {
            places: self.places.len() as u64,
            keys: taken.iter().map(|place| place.key()).collect(),
            names: taken.iter().map(|place| place.name).collect(),
            one_word: self.one_word.blocks.clone(),
            two_words: self.two_words.blocks.clone(),
        }
    }

    /// The index of flat data, unless its numbers contradict each other. There are `count` names.
    #[cfg(feature = "compiled")]
    pub(super) fn from_flat(flat: &FlatIndex, count: u32) -> Option<TokenHashIndex> {
        let places = usize::try_from(flat.places).ok()?;
        let taken = flat.keys.len();
        // A search ends at a free place, so there must be one; and no file may ask for more memory than it fills.
        let fits = taken * 4 <= places * 3 && places <= (taken * 4).max(16);
        let is_power = |blocks: &[u64]| blocks.is_empty() || blocks.len().is_power_of_two();
        let filters = is_power(&flat.one_word) && is_power(&flat.two_words);
        let known = |place: &u32| {
            *place & NO_NAME < count || (*place & NO_NAME == NO_NAME && *place & GOES_ON != 0)
        };
        if !fits || !filters || flat.names.len() != taken || !flat.names.iter().all(known) {
            return None;
        }
        let mut index = TokenHashIndex {
            one_word: Filter { blocks: flat.one_word.clone() },
            two_words: Filter { blocks: flat.two_words.clone() },
            places: vec![FREE; places],
            taken,
        };
        // In the order of the keys, which is that of the places, so that memory is walked through once.
        for (key, name) in flat.keys.iter().zip(&flat.names) {
            index.put(Place { key: halves(*key), name: *name });
        }
        Some(index)
    }

    /// Hands every name in a text to `found`, by the word where it begins.
    pub(super) fn for_each(
        &self,
        names: &Names,
        text: &TokenizedText<'_>,
        stems: &Stems,
        mut found: impl FnMut(Hit),
    ) {
        if self.taken == 0 {
            return;
        }
        let mut stems = stems.as_slice();
        let tokens = text.tokens();
        for (word, start) in tokens.iter().zip(0_usize..) {
            let next = tokens.get(start + 1).filter(|next| next.gap != Gap::Line);
            let second = next.map(|next| next.hash);
            if self.may_begin(word.hash, second) {
                self.at(names, text, start, (None, word.hash), &mut found);
            }
            while let [stem, behind @ ..] = stems
                && stem.token as usize == start
            {
                if self.may_begin(stem.hash, second) {
                    self.at(names, text, start, (Some(stem), stem.hash), &mut found);
                }
                stems = behind;
            }
        }
    }

    /// Whether a name may begin with a word, given the one behind it in its line.
    #[inline]
    fn may_begin(&self, first: u64, second: Option<u64>) -> bool {
        self.one_word.may_hold(first)
            || second.is_some_and(|second| self.two_words.may_hold(mix(first, second)))
    }

    /// The names that begin with a word, or with its stem.
    fn at(
        &self,
        names: &Names,
        text: &TokenizedText<'_>,
        start: usize,
        (stem, first): (Option<&Stem>, u64),
        found: &mut impl FnMut(Hit),
    ) {
        let letters = stem.map_or(0, |stem| stem.letters);
        let mut accept = |name: u32, end: usize| {
            let hit = Hit::new(start, end, letters, name);
            if let Some(hit) = hit.filter(|_| names.spells(name, stem, text, start..end)) {
                found(hit);
            }
        };
        if self.one_word.may_hold(first)
            && let Some(name) = self.get(first).and_then(Place::name)
        {
            accept(name, start + 1);
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
            if let Some(name) = place.name() {
                accept(name, end);
            }
            let next = text.token(end).filter(|token| token.gap != Gap::Line);
            let Some(next) = next.filter(|_| place.goes_on()) else { break };
            key = mix(key, next.hash);
        }
    }
}
