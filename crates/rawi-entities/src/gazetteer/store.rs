//! The texts that a gazetteer holds, each in one long string.
//!
//! A list of a million names has three million small texts; a string of its own for each would take more memory than
//! the letters do.

use std::ops::Range;

use rawi_tokens::{TokenizedText, word_hash};

use super::stems::Stem;

/// A piece of a [`Pool`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Texts of any kind, one behind the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Pool {
    pub(super) letters: String,
}

impl Pool {
    pub(super) fn keep(&mut self, text: &str) -> Piece {
        let start = offset(self.letters.len());
        self.letters.push_str(text);
        Piece { start, end: offset(self.letters.len()) }
    }

    pub(super) fn get(&self, piece: Piece) -> &str {
        self.letters.get(piece.start as usize..piece.end as usize).unwrap_or_default()
    }
}

/// Offsets have four bytes; what lies behind four gigabytes is not found again.
fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Distinct names in their folded form: words with single spaces between.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub(super) letters: String,
    /// Where each name ends; the next one begins there.
    pub(super) ends: Vec<u32>,
}

impl Names {
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn folded(&self, name: u32) -> &str {
        self.letters.get(between(&self.ends, name)).unwrap_or_default()
    }

    /// Adds the words of a text as a name.
    pub(super) fn push(&mut self, text: &TokenizedText<'_>) -> u32 {
        let name = self.len();
        for index in 0..text.len() {
            if index > 0 {
                self.letters.push(' ');
            }
            self.letters.push_str(text.folded(index));
        }
        self.ends.push(offset(self.letters.len()));
        name
    }

    /// Takes the last names away until so many are left.
    pub(super) fn truncate(&mut self, count: usize) {
        self.ends.truncate(count);
        self.letters.truncate(self.ends.last().map_or(0, |end| *end as usize));
    }

    /// Whether tokens, the first without its proclitics, are the words of a name.
    pub(super) fn spells(
        &self,
        name: u32,
        stem: Option<&Stem>,
        text: &TokenizedText<'_>,
        tokens: Range<usize>,
    ) -> bool {
        let mut letters = self.folded(name);
        for index in tokens.clone() {
            let word = text.folded(index);
            let rest = match stem {
                Some(stem) if index == tokens.start => stem.strip(word, letters),
                _ => letters.strip_prefix(word),
            };
            let Some(rest) = rest else { return false };
            letters = rest;
            if index + 1 < tokens.end {
                let Some(rest) = letters.strip_prefix(' ') else { return false };
                letters = rest;
            }
        }
        letters.is_empty()
    }
}

/// The range of one item in a row of items of which only the ends are known.
pub(super) fn between(ends: &[u32], item: u32) -> Range<usize> {
    let at = item as usize;
    let end = ends.get(at).copied().unwrap_or(0) as usize;
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    (start as usize).min(end)..end
}

/// Numbers of things by their ids: a table of numbers alone, for the ids stand in the pool.
#[derive(Clone, Debug, Default)]
pub(super) struct IdTable {
    /// Numbers plus one, by the hash of the id; 0 is a free place. A power of two of places, or none.
    pub(super) places: Vec<u32>,
    pub(super) taken: usize,
}

impl IdTable {
    /// The number of an id. `id_of` gives the id of a number.
    pub(super) fn get<'i>(&self, id: &str, id_of: impl Fn(u32) -> &'i str) -> Option<u32> {
        if self.places.is_empty() {
            return None;
        }
        self.places.get(self.place(id, id_of)).and_then(|number| number.checked_sub(1))
    }

    /// Adds an id that is not in the table.
    pub(super) fn insert<'i>(&mut self, id: &str, number: u32, id_of: impl Fn(u32) -> &'i str) {
        if (self.taken + 1) * 4 > self.places.len() * 3 {
            let old = std::mem::take(&mut self.places);
            self.places = vec![0; (old.len() * 2).max(16)];
            for known in old.into_iter().filter_map(|known| known.checked_sub(1)) {
                self.put(id_of(known), known, &id_of);
            }
        }
        self.put(id, number, &id_of);
        self.taken += 1;
    }

    fn put<'i>(&mut self, id: &str, number: u32, id_of: &impl Fn(u32) -> &'i str) {
        let place = self.place(id, id_of);
        if let Some(free) = self.places.get_mut(place) {
            *free = number.saturating_add(1);
        }
    }

    /// The place of an id, or the free one where it would stand.
    fn place<'i>(&self, id: &str, id_of: impl Fn(u32) -> &'i str) -> usize {
        let mask = self.places.len() - 1;
        let mut at = usize::try_from(word_hash(id) >> 20).unwrap_or(0) & mask;
        // It ends, for a quarter of the places is free.
        while let Some(number) = self.places.get(at).and_then(|number| number.checked_sub(1)) {
            if id_of(number) == id {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::{IdTable, Names, Pool};
    use rawi_tokens::TokenizedText;

    #[test]
    fn ids_are_found_again_and_others_are_not() {
        let ids: Vec<String> = (0..5_000).map(|number| format!("Q{number}")).collect();
        let id_of = |number: u32| ids[number as usize].as_str();
        let mut table = IdTable::default();
        assert_eq!(table.get("Q1", id_of), None);
        for (id, number) in ids.iter().zip(0..) {
            table.insert(id, number, id_of);
        }
        for (id, number) in ids.iter().zip(0..) {
            assert_eq!(table.get(id, id_of), Some(number));
        }
        assert_eq!(table.get("Q5000", id_of), None);
    }

    #[test]
    fn names_and_texts_come_back() {
        let mut names = Names::default();
        names.push(&TokenizedText::new("الولايات  المتحدة"));
        names.push(&TokenizedText::new("مصر"));
        assert_eq!(names.folded(0), "الولايات المتحده");
        assert_eq!(names.folded(1), "مصر");
        assert_eq!(names.folded(2), "");
        names.truncate(1);
        assert_eq!((names.len(), names.folded(0)), (1, "الولايات المتحده"));

        let mut pool = Pool::default();
        let (one, other) = (pool.keep("Q1"), pool.keep("Q2"));
        assert_eq!((pool.get(one), pool.get(other)), ("Q1", "Q2"));
    }
}
