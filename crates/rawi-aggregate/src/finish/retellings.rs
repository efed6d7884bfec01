//! Who repeats whom.

use rustc_hash::FxHashMap;

use super::Selection;
use super::corpus::{Corpus, Entry, Telling};
use crate::digest::Piece;
use crate::dossier::{CopiedDocument, CopiedDocuments, Retellings, SharedPassage};

/// A fingerprint that stands in more sentences than this is compared between neighbours and with its first sentence
/// only: a thousand copies are still found to be one, and a phrase of every article costs no million comparisons.
const ALL_PAIRS: usize = 8;
/// Two sentences are one telling where they have this much of the fingerprints of the shorter one in common.
const SENTENCE_PERCENT: u32 = 50;
/// And at least so many fingerprints.
const SENTENCE_FINGERPRINTS: u32 = 2;
/// A document repeats another as a whole where they have this much of the shorter one's fingerprints in common.
const DOCUMENT_PERCENT: u32 = 70;

/// Which sentences and documents repeat one another.
pub(super) struct Copies {
    /// For each sentence of all documents, the first sentence of the same telling.
    classes: Vec<u32>,
    /// For each document, the first document of the same text.
    originals: Vec<u32>,
    /// For each copy, how much it has in common with an earlier document.
    percents: FxHashMap<u32, u32>,
}

impl Copies {
    pub(super) fn class(&self, sentence: u32) -> u32 {
        self.classes.get(sentence as usize).copied().unwrap_or(sentence)
    }

    pub(super) fn original(&self, document: u32) -> u32 {
        self.originals.get(document as usize).copied().unwrap_or(document)
    }
}

/// Sets of numbers that grow together; each is named by its smallest member.
struct Sets(Vec<u32>);

impl Sets {
    fn new(length: u32) -> Sets {
        Sets((0..length).collect())
    }

    fn root(&mut self, mut member: u32) -> u32 {
        while let Some(parent) = self.0.get(member as usize).copied().filter(|up| *up != member) {
            let above = self.0.get(parent as usize).copied().unwrap_or(parent);
            if let Some(place) = self.0.get_mut(member as usize) {
                *place = above;
            }
            member = above;
        }
        member
    }

    fn join(&mut self, first: u32, second: u32) {
        let (first, second) = (self.root(first), self.root(second));
        let (low, high) = (first.min(second), first.max(second));
        if let Some(place) = self.0.get_mut(high as usize) {
            *place = low;
        }
    }

    fn flat(mut self) -> Vec<u32> {
        let length = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        (0..length).map(|member| self.root(member)).collect()
    }
}

const fn pack(high: u32, low: u32) -> u64 {
    (high as u64) << 32 | low as u64
}

#[allow(clippy::cast_possible_truncation, reason = "the halves of what was packed")]
const fn unpack(packed: u64) -> (u32, u32) {
    ((packed >> 32) as u32, packed as u32)
}

/// Compares all documents by their fingerprints.
pub(super) fn compare(documents: &[Entry<'_>], sentences: u32) -> Copies {
    let mut owner = Vec::with_capacity(sentences as usize);
    let mut places: Vec<u64> = Vec::new();
    let mut sizes = vec![0_u32; sentences as usize];
    for (entry, number) in documents.iter().zip(0_u32..) {
        owner.resize(owner.len() + entry.digest.sentences.len(), number);
        for fingerprint in &entry.digest.fingerprints {
            places.push(pack(fingerprint.hash, entry.first_sentence + fingerprint.sentence));
        }
    }
    places.sort_unstable();
    places.dedup();
    for place in &places {
        if let Some(size) = sizes.get_mut(unpack(*place).1 as usize) {
            *size += 1;
        }
    }
    let document_of = |sentence: u32| owner.get(sentence as usize).copied().unwrap_or(0);
    let size = |sentence: u32| sizes.get(sentence as usize).copied().unwrap_or(0);

    let mut pairs: Vec<u64> = Vec::new();
    for same in places.chunk_by(|first, second| unpack(*first).0 == unpack(*second).0) {
        for (at, first) in same.iter().enumerate() {
            let reach = if same.len() <= ALL_PAIRS { same.len() } else { at + 2 };
            let others = same.get(at + 1..reach.min(same.len())).unwrap_or_default();
            let start = same.first().filter(|_| same.len() > ALL_PAIRS && at > 0);
            let backwards = start.map(|start| pack(unpack(*start).1, unpack(*first).1));
            let forwards = others.iter().map(|second| pack(unpack(*first).1, unpack(*second).1));
            pairs.extend(forwards.chain(backwards).filter(|pair| {
                let (first, second) = unpack(*pair);
                document_of(first) != document_of(second)
            }));
        }
    }
    drop(places);
    pairs.sort_unstable();

    let mut classes = Sets::new(sentences);
    let mut between: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for same in pairs.chunk_by(|first, second| first == second) {
        let Some((first, second)) = same.first().copied().map(unpack) else { continue };
        let common = u32::try_from(same.len()).unwrap_or(u32::MAX);
        *between.entry((document_of(first), document_of(second))).or_default() += common;
        let shorter = size(first).min(size(second));
        if common >= SENTENCE_FINGERPRINTS && common * 100 >= shorter * SENTENCE_PERCENT {
            classes.join(first, second);
        }
    }

    let total = |document: u32| {
        documents.get(document as usize).map_or(0, |entry| entry.digest.fingerprints.len())
    };
    let mut originals = Sets::new(u32::try_from(documents.len()).unwrap_or(u32::MAX));
    let mut percents: FxHashMap<u32, u32> = FxHashMap::default();
    #[allow(clippy::iter_over_hash_type, reason = "sets and maxima are the same in any order")]
    for ((first, second), common) in between {
        let shorter = u32::try_from(total(first).min(total(second))).unwrap_or(u32::MAX);
        let percent = (common.saturating_mul(100) / shorter.max(1)).min(100);
        if percent >= DOCUMENT_PERCENT && common >= SENTENCE_FINGERPRINTS {
            originals.join(first, second);
            let best = percents.entry(second.max(first)).or_default();
            *best = percent.max(*best);
        }
    }
    Copies { classes: classes.flat(), originals: originals.flat(), percents }
}

/// The copies and shared passages, the most widely repeated first.
pub(super) fn list(corpus: &Corpus<'_>, selection: &Selection) -> (Retellings, usize) {
    let mut documents = copied_documents(corpus);
    let mut passages = shared_passages(corpus);
    let found = documents.len() + passages.len();
    documents.truncate(selection.retellings);
    passages.truncate(selection.retellings);
    let passages = passages.into_iter().map(|passage| passage.listed(corpus)).collect();
    (Retellings { documents, passages }, found)
}

fn copied_documents(corpus: &Corpus<'_>) -> Vec<CopiedDocuments> {
    let mut groups: Vec<(u32, u32)> = corpus
        .numbered()
        .map(|(number, _)| (corpus.copies.original(number), number))
        .filter(|(original, number)| original != number)
        .collect();
    groups.sort_unstable();
    let id = |number: u32| corpus.entry(number).map_or("", |entry| entry.id).to_owned();
    let mut listed: Vec<CopiedDocuments> = groups
        .chunk_by(|first, second| first.0 == second.0)
        .filter_map(|group| {
            let original = group.first()?.0;
            let copies = group.iter().map(|(_, copy)| CopiedDocument {
                id: id(*copy),
                shared_percent: corpus.copies.percents.get(copy).copied().unwrap_or(0),
            });
            Some(CopiedDocuments { original: id(original), copies: copies.collect() })
        })
        .collect();
    listed.sort_by_key(|group| usize::MAX - group.copies.len());
    listed
}

/// Sentences in a row that stand, in this order, in each of several documents.
struct Passage {
    /// For each document: its number, and the first and last sentence.
    places: Vec<(u32, u32, u32)>,
    sentences: u32,
}

impl Passage {
    fn listed(self, corpus: &Corpus<'_>) -> SharedPassage {
        let tellings = self.places.iter().filter_map(|(document, first, last)| {
            let sentences = &corpus.entry(*document)?.digest.sentences;
            let piece = Piece {
                start: sentences.get(*first as usize)?.start,
                end: sentences.get(*last as usize)?.end,
            };
            Some(Telling { document: *document, piece, sentence: *first })
        });
        let (witnesses, evidence) = corpus.tell(tellings.collect());
        SharedPassage { sentences: self.sentences, documents: witnesses.documents, evidence }
    }
}

fn shared_passages(corpus: &Corpus<'_>) -> Vec<Passage> {
    // Class, document, sentence: the members of each class side by side.
    let mut members: Vec<(u32, u32, u32)> = Vec::new();
    for (number, entry) in corpus.numbered() {
        // A copy as a whole is listed as such.
        if corpus.copies.original(number) != number {
            continue;
        }
        for (sentence, at) in (entry.first_sentence..).zip(0_u32..) {
            if at as usize >= entry.digest.sentences.len() {
                break;
            }
            members.push((corpus.copies.class(sentence), number, at));
        }
    }
    members.sort_unstable();
    let mut passages: Vec<Passage> = Vec::new();
    let classes = members.chunk_by(|first, second| first.0 == second.0);
    for class in classes {
        // Once a document: the first sentence of the class stands for the others.
        let mut places: Vec<(u32, u32, u32)> = Vec::new();
        for (_, document, sentence) in class {
            if places.last().is_none_or(|last| last.0 != *document) {
                places.push((*document, *sentence, *sentence));
            }
        }
        if places.len() < 2 {
            continue;
        }
        // Classes come by their first sentence, so what goes on comes right behind.
        let goes_on = passages.last_mut().filter(|last| {
            last.places.len() == places.len()
                && last
                    .places
                    .iter()
                    .zip(&places)
                    .all(|(before, next)| before.0 == next.0 && before.2 + 1 == next.1)
        });
        if let Some(last) = goes_on {
            for (before, next) in last.places.iter_mut().zip(&places) {
                before.2 = next.2;
            }
            last.sentences += 1;
        } else {
            passages.push(Passage { places, sentences: 1 });
        }
    }
    passages.sort_by(|first, second| {
        (second.places.len(), second.sentences).cmp(&(first.places.len(), first.sentences))
    });
    passages
}
