//! The documents side by side: which sentences are one telling, who is independent of whom.

use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::aliases;
use super::digests::Digests;
use super::retellings::{self, Copies};
use super::stories::Stories;
use super::workers::Workers;
use crate::digest::{Digest, Piece};
use crate::dossier::{EntityReference, Evidence, Sentence, Witnesses};
use crate::table::Text;
use crate::words::{mix, stable_hash};

/// A document beside the others.
pub(super) struct Entry<'a> {
    pub(super) id: &'a str,
    pub(super) digest: &'a Digest,
    /// A hash of its key, by which evidence is sampled.
    pub(super) hash: u64,
    /// The number of its first sentence among all sentences.
    pub(super) first_sentence: u32,
    /// Where each character of its text begins, every so many: filled for quotation.
    characters: Vec<u32>,
}

/// A place at which a line of the dossier is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Telling {
    pub(super) document: u32,
    pub(super) piece: Piece,
    /// The sentence, counted within the document.
    pub(super) sentence: u32,
}

/// The documents, ordered by day of publication and id.
pub(super) struct Compared<'a> {
    digests: &'a Digests,
    pub(super) documents: Vec<Entry<'a>>,
    pub(super) copies: Copies,
    /// Ids that stand for others.
    aliases: FxHashMap<Text, Text>,
    names: Names,
    pub(super) stories: Stories,
}

/// The documents, and how many places each line shows.
pub(super) struct Corpus<'a> {
    compared: Arc<Compared<'a>>,
    evidence: usize,
}

impl<'a> Deref for Corpus<'a> {
    type Target = Compared<'a>;

    fn deref(&self) -> &Compared<'a> {
        &self.compared
    }
}

/// One remembered character in so many.
const STRIDE: usize = 64;

impl<'a> Compared<'a> {
    fn new(digests: &'a Digests, workers: &impl Workers) -> Compared<'a> {
        let mut documents: Vec<Entry<'a>> = digests
            .list
            .iter()
            .map(|((id, hash), digest)| Entry {
                id,
                digest,
                hash: mix(stable_hash(id) ^ hash),
                first_sentence: 0,
                characters: Vec::new(),
            })
            .collect();
        // Those without a day come last: an undated copy is not the original.
        documents.sort_by_key(|entry| (entry.digest.published.is_none(), entry.digest.published));
        let mut first = 0_u32;
        for entry in &mut documents {
            entry.first_sentence = first;
            first = first.saturating_add(u32::try_from(entry.digest.sentences.len()).unwrap_or(0));
            let starts = entry.digest.text.char_indices().step_by(STRIDE);
            entry.characters = starts.map(|(at, _)| u32::try_from(at).unwrap_or(0)).collect();
        }
        let (copies, aliases) = workers.both(
            || retellings::compare(&documents, first),
            || aliases::find(&digests.table, &documents),
        );
        let names = Names::default();
        let stories = Stories::default();
        let mut documents = Compared { digests, documents, copies, aliases, names, stories };
        documents.names = Names::new(&documents);
        documents.stories = Stories::new(&documents);
        documents
    }

    pub(super) fn text(&self, number: Text) -> &'a str {
        self.digests.table.text(number)
    }

    /// The id that an id stands for.
    pub(super) fn id(&self, id: Text) -> Text {
        self.aliases.get(&id).copied().unwrap_or(id)
    }

    /// The canonical names.
    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    pub(super) fn entry(&self, document: u32) -> Option<&Entry<'a>> {
        self.documents.get(document as usize)
    }

    /// How often a document was given.
    pub(super) fn times(&self, document: u32) -> u64 {
        self.entry(document).map_or(0, |entry| entry.digest.times)
    }

    /// The documents with their numbers.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (u32, &Entry<'a>)> {
        self.documents.iter().zip(0_u32..).map(|(entry, number)| (number, entry))
    }

    /// How many documents are no copy of an earlier one.
    pub(super) fn originals(&self) -> usize {
        self.numbered().filter(|(number, _)| self.copies.original(*number) == *number).count()
    }

    /// The telling that a sentence is: sentences of one number say the same in the same words.
    pub(super) fn class(&self, telling: &Telling) -> u32 {
        let first = self.entry(telling.document).map_or(0, |entry| entry.first_sentence);
        self.copies.class(first.saturating_add(telling.sentence))
    }

    /// The document of a sentence, and the sentence's number within it.
    pub(super) fn place_of(&self, sentence: u32) -> (u32, u32) {
        let after = self.documents.partition_point(|entry| entry.first_sentence <= sentence);
        let document = after.saturating_sub(1);
        let first = self.documents.get(document).map_or(0, |entry| entry.first_sentence);
        (u32::try_from(document).unwrap_or(u32::MAX), sentence - first)
    }

    /// Who tells a line, and whether each telling repeats an earlier one. `tellings` is sorted and freed of repetitions.
    pub(super) fn witnesses(&self, tellings: &[Telling]) -> (Witnesses, Vec<bool>) {
        let (first, last) = (tellings.first(), tellings.last());
        if let (Some(first), Some(last)) = (first, last)
            && first.document == last.document
        {
            let documents = self.times(first.document);
            return (Witnesses { documents, independent: 1 }, vec![false; tellings.len()]);
        }
        let mut witnesses = Witnesses::default();
        let mut retold = Vec::with_capacity(tellings.len());
        let mut classes: FxHashSet<u32> = FxHashSet::default();
        let mut originals: FxHashSet<u32> = FxHashSet::default();
        for same in tellings.chunk_by(|first, second| first.document == second.document) {
            let Some(document) = same.first().map(|telling| telling.document) else { continue };
            witnesses.documents += self.times(document);
            let copied = !originals.insert(self.copies.original(document));
            let before = retold.len();
            retold.extend(
                same.iter().map(|telling| copied || classes.contains(&self.class(telling))),
            );
            let own = retold.get(before..).unwrap_or_default().contains(&false);
            // A document is a witness by what it has of its own; what it has from others adds nothing.
            witnesses.independent += u64::from(own);
            classes.extend(same.iter().map(|telling| self.class(telling)));
        }
        (witnesses, retold)
    }

    pub(super) fn evidence(&self, telling: &Telling, retold: bool) -> Option<Evidence> {
        let entry = self.entry(telling.document)?;
        let piece = telling.piece;
        let own = *entry.digest.sentences.get(telling.sentence as usize)?;
        let sentence = entry.quoted(own, piece);
        Some(Evidence {
            document: entry.id.to_owned(),
            start: piece.start,
            end: piece.end,
            text: entry.slice(piece).to_owned(),
            sentence: Sentence {
                start: sentence.start,
                end: sentence.end,
                text: entry.slice(sentence).to_owned(),
            },
            retold,
        })
    }

    /// Who tells a line.
    pub(super) fn tellers(&self, tellings: impl Iterator<Item = Telling> + Clone) -> Witnesses {
        let mut documents = tellings.clone().map(|telling| telling.document);
        let Some(first) = documents.next() else { return Witnesses::default() };
        if documents.all(|document| document == first) {
            // Most lines are told by one document.
            return Witnesses { documents: self.times(first), independent: 1 };
        }
        let mut tellings: Vec<Telling> = tellings.collect();
        tellings.sort_unstable();
        tellings.dedup();
        self.witnesses(&tellings).0
    }

    /// The first and last day of publication of these tellings.
    pub(super) fn days(&self, tellings: &[Telling]) -> (Option<String>, Option<String>) {
        let days =
            tellings.iter().filter_map(|telling| self.entry(telling.document)?.digest.published);
        let (first, last) = (days.clone().min(), days.max());
        (first.map(|day| day.to_string()), last.map(|day| day.to_string()))
    }

    pub(super) fn reference(&self, id: Text, names: &Names) -> EntityReference {
        EntityReference { id: self.text(id).to_owned(), name: names.name(self, id).to_owned() }
    }
}

impl<'a> Corpus<'a> {
    pub(super) fn new(digests: &'a Digests, workers: &impl Workers) -> Corpus<'a> {
        Corpus { compared: Arc::new(Compared::new(digests, workers)), evidence: 0 }
    }

    /// The same documents; each line shows so many places.
    pub(super) fn showing(&self, evidence: usize) -> Corpus<'a> {
        Corpus { compared: Arc::clone(&self.compared), evidence }
    }

    /// Who tells a line, and where.
    pub(super) fn tell(&self, mut tellings: Vec<Telling>) -> (Witnesses, Vec<Evidence>) {
        tellings.sort_unstable();
        tellings.dedup();
        let (witnesses, retold) = self.witnesses(&tellings);
        if self.evidence == 0 {
            return (witnesses, Vec::new());
        }
        let mut chosen: Vec<(Telling, bool)> = tellings.into_iter().zip(retold).collect();
        if chosen.len() > self.evidence {
            chosen.sort_by_key(|(telling, retold)| {
                let entry = self.entry(telling.document);
                let hash =
                    entry.map_or(0, |entry| mix(entry.hash ^ u64::from(telling.piece.start)));
                (*retold, hash)
            });
            chosen.truncate(self.evidence);
            chosen.sort_unstable_by_key(|(telling, _)| *telling);
        }
        let evidence =
            chosen.iter().filter_map(|(telling, retold)| self.compared.evidence(telling, *retold));
        (witnesses, evidence.collect())
    }
}

/// Characters of a sentence that are quoted on either side of a finding. Sentences of news are shorter; a list without
/// a full stop is not.
const QUOTED: u32 = 400;

impl Entry<'_> {
    /// What is quoted of a sentence around a finding: the sentence, or of a very long one what stands around the finding,
    /// from a space to a space. A statement may go on over several sentences.
    pub(super) fn quoted(&self, sentence: Piece, finding: Piece) -> Piece {
        let whole =
            Piece { start: sentence.start.min(finding.start), end: sentence.end.max(finding.end) };
        let mut start = whole.start.max(finding.start.saturating_sub(QUOTED));
        let mut end = whole.end.min(finding.end.saturating_add(QUOTED));
        if start > whole.start {
            let before = self.slice(Piece { start, end: finding.start });
            let space = before.chars().position(char::is_whitespace);
            start += space.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(0);
        }
        if end < whole.end {
            let behind = self.slice(Piece { start: finding.end, end });
            let space = behind.chars().rev().position(char::is_whitespace);
            end -= space.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(0);
        }
        Piece { start, end }
    }

    /// The slice of a range of code points.
    pub(super) fn slice(&self, piece: Piece) -> &str {
        let text = &*self.digest.text;
        text.get(self.byte(text, piece.start)..self.byte(text, piece.end)).unwrap_or_default()
    }

    fn byte(&self, text: &str, character: u32) -> usize {
        let character = character as usize;
        let start = self.characters.get(character / STRIDE).copied().unwrap_or(0) as usize;
        let rest = text.get(start..).unwrap_or_default();
        let within = rest.char_indices().nth(character % STRIDE).map(|(at, _)| at);
        start + within.unwrap_or(rest.len())
    }
}

/// The canonical name of each entity.
#[derive(Default)]
pub(super) struct Names(FxHashMap<Text, Text>);

impl Names {
    /// Of several names of one id the most frequent stands; of equally frequent ones the smallest.
    fn new(corpus: &Compared<'_>) -> Names {
        let mut counts: FxHashMap<(Text, Text), u64> = FxHashMap::default();
        for entry in &corpus.documents {
            for entity in &entry.digest.entities {
                // The name of an id that stands for another is a spelling of that one.
                if corpus.id(entity.id) == entity.id {
                    *counts.entry((entity.id, entity.name)).or_default() += entry.digest.times;
                }
            }
        }
        let mut best: FxHashMap<Text, (Text, u64)> = FxHashMap::default();
        #[allow(clippy::iter_over_hash_type, reason = "the greatest of a total order")]
        for ((id, name), count) in counts {
            let better = best.get(&id).is_none_or(|(other, most)| {
                count > *most || (count == *most && corpus.text(name) < corpus.text(*other))
            });
            if better {
                best.insert(id, (name, count));
            }
        }
        Names(best.into_iter().map(|(id, (name, _))| (id, name)).collect())
    }

    pub(super) fn name<'a>(&self, corpus: &Compared<'a>, id: Text) -> &'a str {
        self.0.get(&id).map_or_else(|| corpus.text(id), |name| corpus.text(*name))
    }
}

/// A hash of what a line of the dossier says, from which its id is made.
pub(super) fn line_hash(parts: &[&str]) -> u64 {
    parts.iter().fold(0_u64, |hash, part| mix(hash ^ stable_hash(part)).wrapping_add(1)) >> 24
}

/// A short name for a line of the dossier. Ids are in the order of their hashes.
pub(super) fn line_id(letter: char, hash: u64) -> String {
    format!("{letter}{hash:010x}")
}
