//! All words of the data in one table, so that each token of a text is looked up once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::{Token, TokenizedText, WordTable, word_hash};

use crate::cue::{CueForm, cues};
use crate::role::{Role, role_forms};
use crate::words::{Classes, class_rows};

/// What the data say of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) classes: Classes,
    pub(crate) role: Option<Role>,
    /// Its readings as a cue: a range of the cues' forms.
    forms: (usize, usize),
    /// Whether a prepositional cue may begin with it.
    pub(crate) begins_phrase: bool,
}

impl Entry {
    /// The readings of the word as a verb, participle or noun of speech, the likeliest first.
    pub(crate) fn forms(&self) -> &'static [CueForm] {
        cues().range(self.forms)
    }

    /// Whether a cue stands or begins here.
    pub(crate) fn is_cue(&self) -> bool {
        self.forms.0 < self.forms.1 || self.begins_phrase
    }
}

/// In the number of a word this bit says that a cue stands or begins there, so that the search meets cues without
/// looking at entries.
pub(crate) const CUE: u32 = 1 << 30;

/// The table.
pub(crate) struct Lexicon {
    /// Numbers of entries; number 0 is that of all words that are not here.
    table: WordTable<u32>,
    entries: Vec<Entry>,
    /// One bit for each hash: most words of a text are in no row, and this small row of bits says so.
    filter: Vec<u64>,
}

/// Bits of the filter: few enough to stay in the first-level cache, many enough that one in ten is set.
const FILTER_BITS: u64 = 1 << 18;

fn filter_bit(hash: u64) -> (usize, u64) {
    let bit = (hash >> 40) % FILTER_BITS;
    (usize::try_from(bit / 64).unwrap_or(0), 1 << (bit % 64))
}

/// The words of the data that come with the crate.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::bundled);
    &LEXICON
}

impl Lexicon {
    fn bundled() -> Lexicon {
        let mut words: BTreeMap<String, Entry> = BTreeMap::new();
        for (class, word) in class_rows() {
            words.entry(fold(word, Folding::LOOKUP)).or_default().classes.add(class);
        }
        let (with_heh, plain): (Vec<_>, Vec<_>) =
            role_forms().into_iter().partition(|(_, role)| role.heh);
        for (word, role) in plain {
            // A word may come from several rows: its kinds are joined, and the first row gives the rest.
            let known = &mut words.entry(word).or_default().role;
            *known = Some(known.map_or(role, |known| known.joined(role)));
        }
        for (word, role) in with_heh {
            // Only where no noun with ة is written so: `محافظة` is a province, not "his governor".
            words.entry(word).or_default().role.get_or_insert(role);
        }
        for (word, range) in cues().words() {
            words.entry(word.clone()).or_default().forms = *range;
        }
        for word in cues().first_words() {
            words.entry(word.clone()).or_default().begins_phrase = true;
        }
        let mut filter = vec![0; usize::try_from(FILTER_BITS / 64).unwrap_or(0)];
        for word in words.keys() {
            let (place, bit) = filter_bit(word_hash(word));
            if let Some(bits) = filter.get_mut(place) {
                *bits |= bit;
            }
        }
        let numbered = words.iter().zip(1..).map(|((word, entry), number)| {
            (word.as_str(), if entry.is_cue() { number | CUE } else { number })
        });
        let table = WordTable::new(numbered);
        let entries = std::iter::once(Entry::default()).chain(words.into_values()).collect();
        Lexicon { table, entries, filter }
    }

    /// The number of a token's entry, or 0.
    pub(crate) fn number(&self, text: &TokenizedText<'_>, token: &Token, index: usize) -> u32 {
        let (place, bit) = filter_bit(token.hash);
        if self.filter.get(place).is_none_or(|bits| bits & bit == 0) {
            return 0;
        }
        self.table.get_token(text, index).copied().unwrap_or(0)
    }

    /// The entry of a number; the empty one for a number that is none.
    pub(crate) fn entry(&self, number: u32) -> &Entry {
        const NONE: &Entry =
            &Entry { classes: Classes::NONE, role: None, forms: (0, 0), begins_phrase: false };
        self.entries.get((number & !CUE) as usize).unwrap_or(NONE)
    }

    /// The entry of a folded word.
    pub(crate) fn get(&self, folded: &str) -> &Entry {
        self.entry(self.table.get(folded).copied().unwrap_or(0))
    }
}
