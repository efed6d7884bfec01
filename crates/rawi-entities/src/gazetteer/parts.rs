//! The parts of persons' names.

use rawi_text::Span;
use rawi_tokens::word_hash;
use rustc_hash::FxHashMap;

use crate::filter::Filter;

/// Which parts of a name a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) given: bool,
    pub(crate) family: bool,
    /// The word is hardly anything else.
    pub(crate) sure: bool,
}

impl Parts {
    pub(crate) fn any(self) -> bool {
        self.given || self.family
    }
}

/// Which parts of a name words can be.
#[derive(Clone, Debug, Default)]
pub(super) struct NameParts {
    letters: String,
    words: FxHashMap<u64, (Span, Parts)>,
    filter: Filter,
}

impl NameParts {
    pub(super) fn insert(&mut self, folded: &str, listed: Parts) {
        let start = self.letters.len();
        let hash = word_hash(folded);
        let (span, parts) = self.words.entry(hash).or_default();
        if span.is_empty() {
            self.letters.push_str(folded);
            *span = Span::new(start..self.letters.len()).unwrap_or_default();
        }
        if span.text(&self.letters) == Some(folded) {
            parts.given |= listed.given;
            parts.family |= listed.family;
            parts.sure |= listed.sure;
        }
    }

    /// Makes the filter, when all parts are in: none is found before.
    pub(super) fn finish(&mut self) {
        let hashes: Vec<u64> = self.words.keys().copied().collect();
        self.filter = Filter::of(&hashes);
    }

    /// All parts in the order in which they were listed, folded.
    #[cfg(feature = "compiled")]
    pub(super) fn all(&self) -> Vec<(&str, Parts)> {
        let mut all: Vec<(Span, Parts)> = self.words.values().copied().collect();
        all.sort_unstable_by_key(|(span, _)| *span);
        all.into_iter()
            .filter_map(|(span, parts)| Some((span.text(&self.letters)?, parts)))
            .collect()
    }

    /// The sure parts, folded.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let mut spans: Vec<Span> =
            self.words.values().filter(|(_, parts)| parts.sure).map(|(span, _)| *span).collect();
        spans.sort_unstable();
        spans.into_iter().filter_map(|span| span.text(&self.letters))
    }

    /// What a folded word with that hash can be.
    #[inline]
    pub(super) fn get(&self, hash: u64, folded: &str) -> Parts {
        if !self.filter.may_hold(hash) {
            return Parts::default();
        }
        let found = self.words.get(&hash);
        let (_, parts) = found
            .filter(|(span, _)| span.text(&self.letters) == Some(folded))
            .copied()
            .unwrap_or_default();
        parts
    }
}
