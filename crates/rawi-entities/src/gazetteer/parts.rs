//! The parts of persons' names.

use rawi_text::Span;
use rawi_tokens::word_hash;
use rustc_hash::FxHashMap;

/// Which parts of a name a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
    /// In the order in which they were listed.
    words: Vec<(Span, Parts)>,
    numbers: FxHashMap<u64, usize>,
}

impl NameParts {
    pub(super) fn insert(&mut self, folded: &str, listed: Parts) {
        let number = *self.numbers.entry(word_hash(folded)).or_insert(self.words.len());
        if number == self.words.len() {
            let start = self.letters.len();
            self.letters.push_str(folded);
            let span = Span::new(start..self.letters.len()).unwrap_or_default();
            self.words.push((span, Parts::default()));
        }
        let Some((span, parts)) = self.words.get_mut(number) else { return };
        if span.text(&self.letters) == Some(folded) {
            parts.given |= listed.given;
            parts.family |= listed.family;
            parts.sure |= listed.sure;
        }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Hands every part to `take`, folded, in the order in which they were listed.
    pub(super) fn for_each<'p>(&'p self, mut take: impl FnMut(&'p str, Parts)) {
        for (span, parts) in &self.words {
            if let Some(part) = span.text(&self.letters) {
                take(part, *parts);
            }
        }
    }

    /// The sure parts, folded.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let sure = self.words.iter().filter(|(_, parts)| parts.sure);
        sure.filter_map(|(span, _)| span.text(&self.letters))
    }
}
