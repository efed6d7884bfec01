//! Strings, each held once.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The number of a string in a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Text(pub(crate) u32);

/// Strings, each held once and numbered in the order in which they came.
///
/// The numbers of two tables differ; whoever merges them translates, and whoever compares or saves them sorts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    texts: Vec<Box<str>>,
    numbers: FxHashMap<Box<str>, u32>,
}

impl Table {
    /// The number of a string, which is taken in if it is new.
    pub(crate) fn number(&mut self, text: &str) -> Text {
        if let Some(number) = self.numbers.get(text) {
            return Text(*number);
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text.into());
        self.numbers.insert(text.into(), number);
        Text(number)
    }

    /// The string of a number.
    pub(crate) fn text(&self, number: Text) -> &str {
        self.texts.get(number.0 as usize).map_or("", |text| text)
    }

    /// How many strings there are.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// All strings, by number.
    pub(crate) fn texts(&self) -> &[Box<str>] {
        &self.texts
    }
}
