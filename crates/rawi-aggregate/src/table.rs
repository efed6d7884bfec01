//! Strings, each held once.

use std::ops::Range;

use rawi_tokens::word_hash;
use serde::{Deserialize, Serialize};

/// The number of a string in a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Text(pub(crate) u32);

/// Strings, each held once and numbered in the order in which they came.
///
/// The numbers of two tables differ; whoever merges them translates, and whoever compares or saves them sorts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// All strings, one behind the other.
    store: String,
    /// Where each of them ends.
    ends: Vec<usize>,
    /// By tag. The length is a power of two, at least twice the number of strings, so every search meets a free place.
    places: Vec<Place>,
}

/// A place of the table.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The upper half of the string's hash, which chooses the place too.
    tag: u32,
    /// The number of the string plus one; 0 in a free place.
    number: u32,
}

impl Table {
    /// The number of a string, which is taken in if it is new.
    pub(crate) fn number(&mut self, text: &str) -> Text {
        if self.ends.len() * 2 >= self.places.len() {
            self.grow();
        }
        let tag = tag(text);
        let place = self.place(tag, text);
        let Some(place) = self.places.get_mut(place) else { return Text(u32::MAX) };
        if let Some(number) = place.number.checked_sub(1) {
            return Text(number);
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        *place = Place { tag, number: number.saturating_add(1) };
        self.store.push_str(text);
        self.ends.push(self.store.len());
        Text(number)
    }

    /// The number of a string that is there.
    pub(crate) fn find(&self, text: &str) -> Option<Text> {
        let place = self.places.get(self.place(tag(text), text))?;
        place.number.checked_sub(1).map(Text)
    }

    /// Takes in all strings of another table, and gives for each of its numbers the one here.
    pub(crate) fn take_in(&mut self, other: &Table) -> Vec<Text> {
        (0..).map(Text).take(other.len()).map(|text| self.number(other.text(text))).collect()
    }

    /// The string of a number.
    pub(crate) fn text(&self, number: Text) -> &str {
        self.store.get(self.range(number)).unwrap_or_default()
    }

    fn range(&self, number: Text) -> Range<usize> {
        let number = number.0 as usize;
        let Some(end) = self.ends.get(number) else { return 0..0 };
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before));
        start.copied().unwrap_or(0)..*end
    }

    fn is(&self, number: Text, text: &str) -> bool {
        self.store.as_bytes().get(self.range(number)) == Some(text.as_bytes())
    }

    /// How many strings there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The place that holds a string, or the free one that it would take.
    fn place(&self, tag: u32, text: &str) -> usize {
        let mask = self.places.len().wrapping_sub(1);
        let mut at = tag as usize & mask;
        while let Some(place) = self.places.get(at).filter(|place| place.number > 0) {
            if place.tag == tag && self.is(Text(place.number - 1), text) {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let length = (self.places.len() * 2).max(64);
        let mut places = vec![Place::default(); length];
        for place in self.places.iter().filter(|place| place.number > 0) {
            let mut at = place.tag as usize & (length - 1);
            while places.get(at).is_some_and(|place| place.number > 0) {
                at = (at + 1) & (length - 1);
            }
            if let Some(free) = places.get_mut(at) {
                *free = *place;
            }
        }
        self.places = places;
    }
}

fn tag(text: &str) -> u32 {
    (word_hash(text) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::{Table, Text};

    #[test]
    fn a_string_keeps_its_number() {
        let mut table = Table::default();
        let texts: Vec<String> = (0..5000).map(|number| format!("{}", number * 7919)).collect();
        for round in 0..2 {
            for (number, text) in (0..).zip(&texts) {
                assert_eq!(table.number(text), Text(number), "round {round}");
                assert_eq!(table.text(Text(number)), text);
            }
        }
        assert_eq!((table.len(), table.text(Text(5000))), (5000, ""));
        assert_eq!(table.number(""), Text(5000));
        assert_eq!(table.number(""), Text(5000));
    }
}
