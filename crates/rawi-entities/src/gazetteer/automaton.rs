//! The reference engine: an Aho-Corasick automaton over the letters of the text.
//!
//! It sees every listed name wherever its letters stand, and boundaries and proclitics are judged afterwards. It is
//! the plain way to do it, several times slower than hashes of words, and kept to hold the default engine to it.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rawi_tokens::{Gap, TokenizedText};

use super::{Hit, Names, stems};

/// Names by their letters.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    /// `None` where the automaton cannot be built: above four billion states.
    names: Option<AhoCorasick>,
}

impl Automaton {
    pub(super) fn new(names: &Names) -> Automaton {
        let letters = (0..names.len()).map(|name| names.folded(name));
        let built = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::Standard)
            .build(letters);
        Automaton { names: built.ok() }
    }

    /// Every name in a text, by the word where it begins.
    pub(super) fn hits(&self, text: &TokenizedText<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let end = (start + 1..text.len())
                .find(|index| text.gap(*index) == Gap::Line)
                .unwrap_or(text.len());
            self.line(text, start, end, &mut hits);
            start = end;
        }
        hits.sort_unstable_by_key(|hit| (hit.start, hit.letters, hit.end, hit.name));
        hits.dedup();
        hits
    }

    /// The names in one line: its words with single spaces between, and once more from each word whose article was
    /// written together with ل.
    fn line(&self, text: &TokenizedText<'_>, start: usize, end: usize, hits: &mut Vec<Hit>) {
        let mut haystack = String::new();
        let mut begins = BTreeMap::new();
        let mut ends = BTreeMap::new();
        for index in start..end {
            if index > start {
                haystack.push(' ');
            }
            let offset = haystack.len();
            stems(text, index, |stem, letters| {
                let whole = text.folded(index);
                let stem = stem.unwrap_or(whole);
                // A stem that is no end of the word has its article restored.
                if whole.ends_with(stem) {
                    begins.insert(offset + whole.len() - stem.len(), (index, letters));
                }
            });
            haystack.push_str(text.folded(index));
            ends.insert(haystack.len(), index + 1);
        }
        self.search(&haystack, &begins, &ends, hits);
        for index in start..end {
            stems(text, index, |stem, letters| {
                let Some(stem) = stem.filter(|stem| !text.folded(index).ends_with(stem)) else {
                    return;
                };
                let mut haystack = stem.to_owned();
                let begins = BTreeMap::from([(0, (index, letters))]);
                let mut ends = BTreeMap::from([(haystack.len(), index + 1)]);
                for next in index + 1..end.min(index + super::LONGEST_NAME_WORDS) {
                    haystack.push(' ');
                    haystack.push_str(text.folded(next));
                    ends.insert(haystack.len(), next + 1);
                }
                self.search(&haystack, &begins, &ends, hits);
            });
        }
    }

    fn search(
        &self,
        haystack: &str,
        begins: &BTreeMap<usize, (usize, u8)>,
        ends: &BTreeMap<usize, usize>,
        hits: &mut Vec<Hit>,
    ) {
        let Some(names) = &self.names else { return };
        for found in names.find_overlapping_iter(haystack) {
            let begin = begins.get(&found.start());
            if let Some(((index, letters), end)) = begin.zip(ends.get(&found.end())) {
                hits.extend(Hit::new(*index, *end, *letters, found.pattern().as_u32()));
            }
        }
    }
}
