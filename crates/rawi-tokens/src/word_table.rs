//! Words and what they mean, looked up by hash.

use std::hash::Hasher;

use rawi_normalize::{Folding, fold};
use rustc_hash::FxHasher;

use crate::tokenized::TokenizedText;

/// The hash of a folded word. The same on every machine and in every run.
pub fn word_hash(folded: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(folded.as_bytes());
    hasher.finish()
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
    /// Numbers of entries plus one, by hash; 0 is a free place. The length is a power of two, at least twice the
    /// number of entries, so every search meets a free place.
    places: Vec<u32>,
    entries: Vec<(u64, Box<str>, V)>,
}

impl<V> WordTable<V> {
    /// Makes a table of words and values. Words are folded here; of two that fold alike the first stays.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, V)>) -> WordTable<V> {
        let mut table = WordTable { places: vec![0; 16], entries: Vec::new() };
        for (word, value) in words {
            table.insert(&fold(word, Folding::LOOKUP), value);
        }
        table
    }

    /// The value of a folded word.
    pub fn get(&self, folded: &str) -> Option<&V> {
        self.find(word_hash(folded), folded)
    }

    /// The value of a token.
    pub fn get_token(&self, text: &TokenizedText<'_>, index: usize) -> Option<&V> {
        self.find(text.token(index)?.hash, text.folded(index))
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
        let entry = self.places.get(place).copied().unwrap_or(0);
        self.entries.get_mut((entry as usize).checked_sub(1)?).map(|(_, _, value)| value)
    }

    pub(crate) fn insert(&mut self, folded: &str, value: V) {
        let hash = word_hash(folded);
        if self.find(hash, folded).is_some() {
            return;
        }
        if (self.entries.len() + 1) * 2 > self.places.len() {
            self.grow();
        }
        self.entries.push((hash, folded.into(), value));
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let place = self.place(hash, folded);
        if let Some(free) = self.places.get_mut(place) {
            *free = number;
        }
    }

    fn find(&self, hash: u64, folded: &str) -> Option<&V> {
        let entry = self.places.get(self.place(hash, folded)).copied().unwrap_or(0);
        self.entries.get((entry as usize).checked_sub(1)?).map(|(_, _, value)| value)
    }

    /// The place where a word stands, or the free one where it would.
    fn place(&self, hash: u64, folded: &str) -> usize {
        let mask = self.places.len() - 1;
        // The upper bits of the hash are the well-mixed ones.
        let mut place = usize::try_from(hash >> 32).unwrap_or(0) & mask;
        loop {
            let number = self.places.get(place).copied().unwrap_or(0);
            let Some(entry) =
                (number as usize).checked_sub(1).and_then(|index| self.entries.get(index))
            else {
                return place;
            };
            if entry.0 == hash && &*entry.1 == folded {
                return place;
            }
            place = (place + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = self.places.len() * 2;
        self.places = vec![0; size];
        for index in 0..self.entries.len() {
            let Some((hash, word, _)) = self.entries.get(index) else { break };
            let place = self.place(*hash, word);
            if let Some(free) = self.places.get_mut(place) {
                *free = u32::try_from(index + 1).unwrap_or(u32::MAX);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::WordTable;

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
