//! The mergeable value: documents by key, and counts of all that was ever added.

use std::collections::BTreeMap;

use rawi_analysis::{Analysis, Document};
use rawi_tokens::TokenizedText;
use serde::{Deserialize, Serialize};

use crate::budget::{Budget, Floor, LEVELS, Weights};
use crate::day::{Day, earliest};
use crate::digest::level;
use crate::kept::Kept;
use crate::totals::Totals;
use crate::words::{mix, stable_hash};

/// A document's key: its id, and a hash of all that it holds. One id with two texts is two documents.
pub(crate) type Key = (Box<str>, u64);

/// What many documents say, gathered in any order.
///
/// Adding documents and merging aggregates commute and associate, and an empty aggregate changes nothing: however the
/// documents are divided among threads or machines, [`finish`](Aggregate::finish) gives the same dossier, and serde
/// writes the same bytes. Nothing is pruned by chance or by order; see [`Budget`] for what is dropped on large inputs.
///
/// ```
/// use rawi_aggregate::Aggregate;
/// use rawi_analysis::{Document, analyze_tokenized};
/// use rawi_entities::{Gazetteer, Policy};
/// use rawi_tokens::TokenizedText;
///
/// let gazetteer = Gazetteer::bundled();
/// let mut parts = Vec::new();
/// for (id, text) in [("a", "وصل الوفد إلى بغداد."), ("b", "غادر الوفد بغداد.")] {
///     let document = Document { id: id.into(), text: text.into(), ..Document::default() };
///     let text = TokenizedText::new(&document.text);
///     let analysis = analyze_tokenized(&gazetteer, Policy::NEWS, &document, &text);
///     let mut part = Aggregate::default();
///     part.add(&document, &text, &analysis);
///     parts.push(part);
/// }
/// let second = parts.pop().unwrap();
/// let mut whole = parts.pop().unwrap();
/// whole.merge(second);
/// assert_eq!(whole.finish().coverage.documents, 2);
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "Saved")]
pub struct Aggregate {
    pub(crate) budget: Budget,
    /// The documents that are kept.
    pub(crate) kept: BTreeMap<Key, Kept>,
    /// Documents added, copies with them.
    pub(crate) documents: u64,
    pub(crate) first_day: Option<Day>,
    pub(crate) last_day: Option<Day>,
    pub(crate) totals: Totals,
    /// Documents below this level are dropped.
    pub(crate) level: usize,
    #[serde(skip)]
    weights: Weights,
}

impl Aggregate {
    /// An empty aggregate with another budget.
    ///
    /// Aggregates that are merged must have one budget; of two, the smaller one holds from then on.
    pub fn with_budget(budget: Budget) -> Aggregate {
        Aggregate { budget, ..Aggregate::default() }
    }

    /// An empty aggregate whose documents are to be merged into others that have come to this floor: what these would
    /// drop is not kept in the first place.
    pub fn above(floor: Floor, budget: Budget) -> Aggregate {
        Aggregate { budget, level: floor.0, ..Aggregate::default() }
    }

    /// The budget.
    pub fn budget(&self) -> Budget {
        self.budget
    }

    /// How many documents were added, copies with them.
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.documents == 0
    }

    /// What this aggregate has come to drop.
    pub fn floor(&self) -> Floor {
        Floor(self.level)
    }

    /// Takes in what was found in a document.
    ///
    /// `text` must be the document's text cut into tokens, `analysis` what was found in it.
    pub fn add(&mut self, document: &Document, text: &TokenizedText<'_>, analysis: &Analysis) {
        self.documents += 1;
        let published = document.published.map(Day::new);
        self.first_day = earliest(self.first_day, published);
        self.last_day = self.last_day.max(published);
        self.totals.count(analysis, published);
        let level = level(document, text);
        if usize::from(level) >= self.level {
            let key = (document.id.as_str().into(), fingerprint(document));
            self.keep(key, Kept::new(level, document, analysis));
            self.fit();
        }
    }

    /// Takes in all that another aggregate holds.
    pub fn merge(&mut self, other: Aggregate) {
        self.budget.bytes = self.budget.bytes.min(other.budget.bytes);
        self.documents += other.documents;
        self.first_day = earliest(self.first_day, other.first_day);
        self.last_day = self.last_day.max(other.last_day);
        self.totals.merge(other.totals);
        if other.level > self.level {
            self.level = other.level;
            self.drop_below_level();
        }
        for (key, kept) in other.kept {
            if usize::from(kept.level) >= self.level {
                self.keep(key, kept);
            }
        }
        self.fit();
    }

    fn keep(&mut self, key: Key, kept: Kept) {
        let (level, weight) = (kept.level, kept.weight);
        if let Some(same) = self.kept.get_mut(&key) {
            same.times += kept.times;
            return;
        }
        self.weights.add(level, weight);
        self.kept.insert(key, kept);
    }

    /// Raises the level until what is kept fits the budget.
    fn fit(&mut self) {
        let level = self.weights.fitting(self.level, self.budget);
        if level != self.level {
            self.level = level;
            self.drop_below_level();
        }
    }

    fn drop_below_level(&mut self) {
        let (level, weights) = (self.level, &mut self.weights);
        self.kept.retain(|_, kept| {
            let stays = usize::from(kept.level) >= level;
            if !stays {
                weights.take(kept.level, kept.weight);
            }
            stays
        });
    }
}

fn fingerprint(document: &Document) -> u64 {
    let published = document.published.map(|day| day.to_string()).unwrap_or_default();
    let source = document.source.as_deref().unwrap_or_default();
    [&*document.text, &*published, source]
        .iter()
        .fold(0, |hash, part| mix(hash ^ stable_hash(part)).wrapping_add(part.len() as u64))
}

/// An aggregate as it is read back, before it is believed.
#[derive(Deserialize)]
struct Saved {
    budget: Budget,
    kept: BTreeMap<Key, Kept>,
    documents: u64,
    first_day: Option<Day>,
    last_day: Option<Day>,
    totals: Totals,
    level: usize,
}

impl TryFrom<Saved> for Aggregate {
    type Error = &'static str;

    fn try_from(saved: Saved) -> Result<Aggregate, &'static str> {
        let Saved { budget, kept, documents, first_day, last_day, totals, level } = saved;
        if level > LEVELS {
            return Err("not a partial dossier: a level that there is not");
        }
        let mut weights = Weights::default();
        for kept in kept.values() {
            if usize::from(kept.level) < level || !kept.is_sound() {
                return Err("not a partial dossier: a document that is none");
            }
            weights.add(kept.level, kept.weight);
        }
        Ok(Aggregate { budget, kept, documents, first_day, last_day, totals, level, weights })
    }
}
