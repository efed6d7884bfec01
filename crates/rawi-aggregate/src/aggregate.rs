//! The mergeable value: digests of documents by key, and counts of all that was ever added.

use std::collections::BTreeMap;

use rawi_analysis::{Analysis, Document};
use rawi_tokens::TokenizedText;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::digest::{Digest, Kept, Kind, level};
use crate::table::{Table, Text};
use crate::words::{mix, stable_hash};

/// How much memory an aggregate may take.
///
/// Documents are kept in detail while their findings weigh no more than `findings`; above that, only those of the
/// next *level* are kept, one of two, of four, and so on. Which level a document has follows from its words alone, and
/// documents that repeat one another have the same one. Texts are kept for quotation by the same rule and
/// [`texts`](Budget::texts). Listed entities are counted over all documents, kept or not.
///
/// What is kept is thus a function of the set of documents: neither order nor sharding changes it. The dossier's
/// `coverage` says how many documents were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Bytes for findings, by the weights that this crate gives them.
    pub findings: u64,
    /// Bytes for texts.
    pub texts: u64,
}

impl Default for Budget {
    /// 112 MiB of findings and 32 MiB of text: about 25,000 news reports in full detail, 9,000 of them with text. With what
    /// comparing them takes, and the gazetteer, a process stays below 512 MiB.
    fn default() -> Budget {
        Budget { findings: 112 << 20, texts: 32 << 20 }
    }
}

/// Levels end here: one document of 2^64.
const LEVELS: usize = 65;

/// The levels below which an aggregate has come to drop documents and texts: see [`Budget`]. They only rise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Floor {
    level: usize,
    text_level: usize,
}

/// A document's key: its id, and a hash of all that it holds. One id with two texts is two documents.
type Key = (Box<str>, u64);

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
#[serde(into = "Saved", try_from = "Saved")]
pub struct Aggregate {
    budget: Budget,
    pub(crate) table: Table,
    pub(crate) digests: BTreeMap<Key, Box<Digest>>,
    /// Documents added, copies with them.
    pub(crate) documents: u64,
    pub(crate) first_day: Option<Day>,
    pub(crate) last_day: Option<Day>,
    /// Counts over all documents of the entities that a gazetteer lists.
    pub(crate) totals: FxHashMap<Text, Total>,
    /// Documents below this level are dropped.
    pub(crate) level: usize,
    /// Texts of documents below this level are dropped.
    pub(crate) text_level: usize,
    findings_by_level: Weights,
    texts_by_level: Weights,
}

/// Bytes kept, by level.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Weights([u64; LEVELS]);

impl Default for Weights {
    fn default() -> Weights {
        Weights([0; LEVELS])
    }
}

impl Weights {
    fn add(&mut self, level: u8, bytes: u64) {
        if let Some(weight) = self.0.get_mut(usize::from(level)) {
            *weight = weight.saturating_add(bytes);
        }
    }

    fn take(&mut self, level: u8, bytes: u64) {
        if let Some(weight) = self.0.get_mut(usize::from(level)) {
            *weight = weight.saturating_sub(bytes);
        }
    }

    /// The lowest level, from `level` up, at which all that is kept fits.
    fn fitting(&self, level: usize, budget: u64) -> usize {
        let mut level = level;
        let kept = |from: usize| {
            self.0.iter().skip(from).fold(0_u64, |sum, weight| sum.saturating_add(*weight))
        };
        while level < LEVELS && kept(level) > budget {
            level += 1;
        }
        level
    }
}

/// Counts of one entity over all documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Total {
    pub(crate) name: Text,
    pub(crate) kind: Kind,
    pub(crate) mentions: u64,
    pub(crate) documents: u64,
    pub(crate) first_day: Option<Day>,
    pub(crate) last_day: Option<Day>,
}

impl Aggregate {
    /// An empty aggregate with another budget.
    ///
    /// Aggregates that are merged must have one budget; of two, the smaller values hold from then on.
    pub fn with_budget(budget: Budget) -> Aggregate {
        Aggregate { budget, ..Aggregate::default() }
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

    /// An empty aggregate whose documents are to be merged into others that have come to this floor: what these would
    /// drop is not worked out in the first place.
    pub fn above(floor: Floor, budget: Budget) -> Aggregate {
        let Floor { level, text_level } = floor;
        Aggregate { budget, level, text_level, ..Aggregate::default() }
    }

    /// What this aggregate has come to drop.
    pub fn floor(&self) -> Floor {
        Floor { level: self.level, text_level: self.text_level }
    }

    /// Takes in what was found in a document.
    ///
    /// `text` must be the document's text cut into tokens, `analysis` what was found in it.
    pub fn add(&mut self, document: &Document, text: &TokenizedText<'_>, analysis: &Analysis) {
        self.documents += 1;
        let published = document.published.map(Day::new);
        self.first_day = earliest(self.first_day, published);
        self.last_day = self.last_day.max(published);
        let level = level(document, text);
        let is_kept = usize::from(level) >= self.level;
        let names = self.count(analysis, published, is_kept);
        if !is_kept {
            return;
        }
        let is_quoted = usize::from(level) >= self.text_level;
        let kept = Kept { level, is_quoted, names: &names };
        let digest = Digest::new(&kept, document, text, analysis, &mut self.table);
        self.keep((document.id.as_str().into(), fingerprint(document)), Box::new(digest));
        self.fit();
    }

    /// Takes in all that another aggregate holds.
    pub fn merge(&mut self, other: Aggregate) {
        if other.level > self.level || other.text_level > self.text_level {
            self.level = self.level.max(other.level);
            self.text_level = self.text_level.max(other.text_level);
            // Before anything of the other is numbered: what is dropped takes its strings along.
            self.drop_below_level();
        }
        self.budget = Budget {
            findings: self.budget.findings.min(other.budget.findings),
            texts: self.budget.texts.min(other.budget.texts),
        };
        self.documents += other.documents;
        self.first_day = earliest(self.first_day, other.first_day);
        self.last_day = self.last_day.max(other.last_day);
        // Only strings of what is kept are taken in.
        let mut numbers: Vec<Option<Text>> = vec![None; other.table.len()];
        let mut renumber = |table: &mut Table, text: Text| match numbers.get_mut(text.0 as usize) {
            Some(number) => *number.get_or_insert_with(|| table.number(other.table.text(text))),
            None => text,
        };
        // The lists are independent of order: sums, smallest and greatest.
        #[allow(clippy::iter_over_hash_type, reason = "each entry is added to its own sum")]
        for (id, total) in other.totals {
            let total = Total { name: renumber(&mut self.table, total.name), ..total };
            let id = renumber(&mut self.table, id);
            self.total(id, total);
        }
        for (key, mut digest) in other.digests {
            if usize::from(digest.level) >= self.level {
                digest.renumber(&mut |text| renumber(&mut self.table, text));
                self.keep(key, digest);
            }
        }
        self.fit();
    }

    /// Counts the listed entities. Of a document that is kept, gives the numbers of all its entities' ids and names.
    fn count(
        &mut self,
        analysis: &Analysis,
        published: Option<Day>,
        is_kept: bool,
    ) -> Vec<(Text, Text)> {
        let entities = &analysis.entities;
        let mut names = vec![(Text(0), Text(0)); if is_kept { entities.len() } else { 0 }];
        let mut mentions: Vec<(Text, usize)> = Vec::with_capacity(entities.len());
        for (index, entity) in entities.iter().enumerate() {
            if is_kept || is_listed(&entity.id) {
                mentions.push((self.table.number(&entity.id), index));
            }
        }
        mentions.sort_unstable();
        for same in mentions.chunk_by(|first, second| first.0 == second.0) {
            let Some((id, first)) = same.first().copied() else { continue };
            let Some(entity) = entities.get(first) else { continue };
            // Nearly always known from the document before.
            let name = match self.totals.get(&id) {
                Some(total) if self.table.text(total.name) == entity.name => total.name,
                _ => self.table.number(&entity.name),
            };
            for (_, index) in same.iter().filter(|_| is_kept) {
                let Some(other) = entities.get(*index) else { continue };
                let other_name =
                    if other.name == entity.name { name } else { self.table.number(&other.name) };
                if let Some(place) = names.get_mut(*index) {
                    *place = (id, other_name);
                }
            }
            if !is_kept || is_listed(&entity.id) {
                let total = Total {
                    name,
                    kind: Kind::new(entity.kind),
                    mentions: same.len() as u64,
                    documents: 1,
                    first_day: published,
                    last_day: published,
                };
                self.total(id, total);
            }
        }
        names
    }

    fn total(&mut self, id: Text, more: Total) {
        let table = &self.table;
        self.totals
            .entry(id)
            .and_modify(|total| {
                total.mentions += more.mentions;
                total.documents += more.documents;
                total.first_day = earliest(total.first_day, more.first_day);
                total.last_day = total.last_day.max(more.last_day);
                // One id has one name; where a gazetteer is at odds with itself, the smaller one stands.
                if more.name != total.name && table.text(more.name) < table.text(total.name) {
                    total.name = more.name;
                }
                total.kind = total.kind.min(more.kind);
            })
            .or_insert(more);
    }

    fn keep(&mut self, key: Key, mut digest: Box<Digest>) {
        let level = digest.level;
        if usize::from(level) < self.level {
            return;
        }
        if usize::from(level) < self.text_level {
            digest.text = None;
        }
        if let Some(same) = self.digests.get_mut(&key) {
            same.times += digest.times;
            return;
        }
        self.findings_by_level.add(level, digest.weight());
        self.texts_by_level.add(level, text_weight(&digest));
        self.digests.insert(key, digest);
    }

    /// Raises the levels until what is kept fits the budget.
    fn fit(&mut self) {
        let level = self.findings_by_level.fitting(self.level, self.budget.findings);
        let text_level = self.texts_by_level.fitting(self.text_level.max(level), self.budget.texts);
        if (level, text_level) != (self.level, self.text_level.max(level)) {
            self.level = level;
            self.text_level = text_level;
            self.drop_below_level();
        }
    }

    fn drop_below_level(&mut self) {
        let (level, text_level) = (self.level, self.text_level);
        let before = self.digests.len();
        let (findings, texts) = (&mut self.findings_by_level, &mut self.texts_by_level);
        self.digests.retain(|_, digest| {
            let stays = usize::from(digest.level) >= level;
            if !stays {
                findings.take(digest.level, digest.weight());
            }
            if !stays || usize::from(digest.level) < text_level {
                texts.take(digest.level, text_weight(digest));
                digest.text = None;
            }
            stays
        });
        if self.digests.len() < before {
            self.forget_unused_texts();
        }
    }

    /// Makes the table anew of what is still spoken of.
    fn forget_unused_texts(&mut self) {
        let mut table = Table::default();
        let old = &self.table;
        let mut numbers: Vec<Option<Text>> = vec![None; old.len()];
        let mut renumber = |text: Text| match numbers.get_mut(text.0 as usize) {
            Some(number) => *number.get_or_insert_with(|| table.number(old.text(text))),
            None => text,
        };
        for digest in self.digests.values_mut() {
            digest.renumber(&mut renumber);
        }
        let totals = std::mem::take(&mut self.totals);
        self.totals.reserve(totals.len());
        #[allow(clippy::iter_over_hash_type, reason = "each entry keeps its own place")]
        for (id, total) in totals {
            let name = renumber(total.name);
            self.totals.insert(renumber(id), Total { name, ..total });
        }
        self.table = table;
    }
}

fn text_weight(digest: &Digest) -> u64 {
    digest.text.as_ref().map_or(0, |text| text.len() as u64)
}

fn earliest(first: Option<Day>, second: Option<Day>) -> Option<Day> {
    match (first, second) {
        (Some(first), Some(second)) => Some(first.min(second)),
        (first, second) => first.or(second),
    }
}

/// Whether an id is one that a gazetteer lists, so that it is counted over all documents, and not one made of a name
/// that stood in a text, of which a large input has too many.
pub(crate) fn is_listed(id: &str) -> bool {
    // `per:9965142e72fba5e0` is made of a name; `Q796` and `per:lloyd-austin` are listed.
    let Some((kind, hash)) = id.as_bytes().split_last_chunk::<16>() else { return true };
    let Some((b':', kind)) = kind.split_last() else { return true };
    kind.contains(&b':') || !hash.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn fingerprint(document: &Document) -> u64 {
    let published = document.published.map(|day| day.to_string()).unwrap_or_default();
    let source = document.source.as_deref().unwrap_or_default();
    [&*document.text, &*published, source]
        .iter()
        .fold(0, |hash, part| mix(hash ^ stable_hash(part)).wrapping_add(part.len() as u64))
}

/// An aggregate as it is saved: strings sorted, so that equal aggregates are equal bytes.
#[derive(Serialize, Deserialize)]
struct Saved {
    budget: Budget,
    texts: Vec<String>,
    digests: Vec<(Box<str>, u64, Box<Digest>)>,
    documents: u64,
    first_day: Option<Day>,
    last_day: Option<Day>,
    totals: Vec<(Text, Total)>,
    level: u64,
    text_level: u64,
}

impl From<Aggregate> for Saved {
    fn from(aggregate: Aggregate) -> Saved {
        let Aggregate { mut digests, mut totals, table: old, .. } = aggregate;
        // Of each string whether it is spoken of, then its place among those that are.
        let mut places: Vec<Option<u32>> = vec![None; old.len()];
        let mut used = |text: Text| {
            if let Some(place) = places.get_mut(text.0 as usize) {
                *place = Some(0);
            }
            text
        };
        for digest in digests.values_mut() {
            digest.renumber(&mut used);
        }
        #[allow(clippy::iter_over_hash_type, reason = "each is marked, in any order")]
        for (id, total) in &totals {
            used(*id);
            used(total.name);
        }
        let mut texts: Vec<(&str, &mut Option<u32>)> = (0_u32..)
            .zip(&mut places)
            .filter(|(_, place)| place.is_some())
            .map(|(number, place)| (old.text(Text(number)), place))
            .collect();
        texts.sort_unstable_by_key(|(text, _)| *text);
        let used: Vec<String> = (0_u32..)
            .zip(texts)
            .map(|(place, (text, own))| {
                *own = Some(place);
                text.to_owned()
            })
            .collect();
        let place =
            |text: Text| Text(places.get(text.0 as usize).copied().flatten().unwrap_or(u32::MAX));
        let digests = digests
            .into_iter()
            .map(|((id, hash), mut digest)| {
                digest.renumber(&mut |text| place(text));
                (id, hash, digest)
            })
            .collect();
        let mut totals: Vec<(Text, Total)> = totals
            .drain()
            .map(|(id, total)| (place(id), Total { name: place(total.name), ..total }))
            .collect();
        totals.sort_unstable_by_key(|(id, _)| *id);
        Saved {
            budget: aggregate.budget,
            texts: used,
            digests,
            documents: aggregate.documents,
            first_day: aggregate.first_day,
            last_day: aggregate.last_day,
            totals,
            level: aggregate.level as u64,
            text_level: aggregate.text_level as u64,
        }
    }
}

impl TryFrom<Saved> for Aggregate {
    type Error = SavedError;

    fn try_from(saved: Saved) -> Result<Aggregate, SavedError> {
        let sorted = saved.texts.windows(2).all(|pair| pair.first() < pair.last());
        if !sorted {
            return Err(SavedError("strings out of order"));
        }
        let mut table = Table::default();
        for text in &saved.texts {
            table.number(text);
        }
        let known = table.len();
        let mut unknown = false;
        let mut check = |text: Text| {
            unknown |= text.0 as usize >= known;
            text
        };
        let mut aggregate = Aggregate { budget: saved.budget, ..Aggregate::default() };
        for (id, hash, mut digest) in saved.digests {
            digest.renumber(&mut check);
            if !digest.is_sound() {
                return Err(SavedError("a place behind its document's end"));
            }
            aggregate.findings_by_level.add(digest.level, digest.weight());
            aggregate.texts_by_level.add(digest.level, text_weight(&digest));
            aggregate.digests.insert((id, hash), digest);
        }
        for (id, total) in saved.totals {
            check(total.name);
            aggregate.totals.insert(check(id), total);
        }
        if unknown {
            return Err(SavedError("a string that is not there"));
        }
        aggregate.table = table;
        aggregate.documents = saved.documents;
        aggregate.first_day = saved.first_day;
        aggregate.last_day = saved.last_day;
        aggregate.level = usize::try_from(saved.level).unwrap_or(LEVELS).min(LEVELS);
        aggregate.text_level = usize::try_from(saved.text_level).unwrap_or(LEVELS).min(LEVELS);
        Ok(aggregate)
    }
}

/// Why a saved aggregate is none.
#[derive(Clone, Copy, Debug)]
struct SavedError(&'static str);

impl std::fmt::Display for SavedError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "not a partial dossier: {}", self.0)
    }
}

impl std::error::Error for SavedError {}
