//! What happened when, and what is announced for when.

use super::Selection;
use super::corpus::{Corpus, Names, Telling, line_hash, line_id};
use super::folding::{self, words_to_fold};
use super::headline;
use crate::day::{Stretch, stretch};
use crate::digest::{DateFact, Relation};
use crate::dossier::{Event, Evidence};
use crate::table::Text;

/// Two facts of one time are one event where their sentences are one telling, where they have this many of a hundred
/// content words in common, or fewer and a name.
const WORDS_PERCENT: usize = 40;
const WORDS_PERCENT_WITH_NAME: usize = 20;
/// Two deadlines of one time (`until`, `by`) are one event where they have so many content words, or a name, in common.
const DEADLINE_WORDS: usize = 2;
/// Names that an event shows.
const NAMES: usize = 8;

/// A fact and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) fact: &'a DateFact,
    pub(super) telling: Telling,
}

/// An event: all that is told of one thing at one time.
pub(super) struct FoldedEvent<'a> {
    pub(super) value: &'a str,
    pub(super) modifier: Option<&'a str>,
    pub(super) stretch: Stretch,
    pub(super) told: Vec<Told<'a>>,
    /// Documents that tell it independently.
    independent: u64,
}

impl FoldedEvent<'_> {
    pub(super) fn tellings(&self) -> Vec<Telling> {
        self.told.iter().map(|told| told.telling).collect()
    }

    /// Whether it lay ahead of those who told it first: of those with a day of publication, the earliest.
    pub(super) fn announced(&self) -> bool {
        self.told.first().is_some_and(|told| told.fact.ahead)
    }
}

/// Folds the facts of each time into events, in order of time.
pub(super) fn fold<'a>(corpus: &Corpus<'a>) -> Vec<FoldedEvent<'a>> {
    let mut told: Vec<(Text, Option<Text>, Told<'a>)> = Vec::new();
    for (document, entry) in corpus.numbered() {
        for fact in &entry.digest.dates {
            let telling = Telling { document, piece: fact.piece, sentence: fact.sentence };
            let meant = original(corpus, &telling, fact);
            told.push((meant.value, meant.modifier, Told { fact, telling }));
        }
    }
    told.sort_unstable_by_key(|(value, modifier, told)| (*value, *modifier, told.telling));
    let mut events = Vec::new();
    let times = told.chunk_by(|first, second| (first.0, first.1) == (second.0, second.1));
    for time in times {
        let Some((value, modifier, _)) = time.first().copied() else { continue };
        let (value, modifier) = (corpus.text(value), modifier.map(|text| corpus.text(text)));
        let Some(stretch) = stretch(value) else { continue };
        let told: Vec<Told<'a>> = time.iter().map(|(.., told)| *told).collect();
        for told in fold_time(corpus, &told) {
            let independent = corpus.tellers(told.iter().map(|told| told.telling)).independent;
            events.push(FoldedEvent { value, modifier, stretch, told, independent });
        }
    }
    // Those of one time stay in the order of their first places.
    events.sort_by_key(|event| (event.stretch, event.value, event.modifier));
    events
}

/// The fact that a copied one was taken from: `أمس` in a reprint is the day before the first print.
fn original<'a>(corpus: &Corpus<'a>, telling: &Telling, fact: &'a DateFact) -> &'a DateFact {
    let (document, sentence) = corpus.place_of(corpus.class(telling));
    if (document, sentence) == (telling.document, telling.sentence) {
        return fact;
    }
    let facts = corpus.entry(document).map_or(&[][..], |entry| &entry.digest.dates);
    let mut same = facts
        .iter()
        .filter(|other| other.sentence == sentence && other.expression == fact.expression);
    same.next().unwrap_or(fact)
}

fn fold_time<'a>(corpus: &Corpus<'a>, told: &[Told<'a>]) -> Vec<Vec<Told<'a>>> {
    let words = |told: &Told<'a>| words_to_fold(corpus, &told.fact.words, &told.telling);
    let same = |first: &Told<'a>, second: &Told<'a>| {
        let (one, other) = (&first.fact.words, &second.fact.words);
        let named = first.fact.entities.iter().any(|id| second.fact.entities.contains(id));
        corpus.class(&first.telling) == corpus.class(&second.telling)
            || one.alike(other, WORDS_PERCENT)
            || (first.fact.relation == second.fact.relation
                && matches!(first.fact.relation, Relation::Until | Relation::By)
                && one.shared(other) + usize::from(named) >= DEADLINE_WORDS)
            || (named && one.alike(other, WORDS_PERCENT_WITH_NAME))
    };
    folding::fold(told, words, same)
}

/// The events told by most, in order of time.
pub(super) fn list(
    corpus: &Corpus<'_>,
    folded: &[FoldedEvent<'_>],
    selection: &Selection,
) -> (Vec<Event>, usize) {
    let names = corpus.names();
    let mut ranked: Vec<(u64, usize)> =
        folded.iter().enumerate().map(|(at, event)| (event.independent, at)).collect();
    ranked.sort_by_key(|(independent, at)| (u64::MAX - independent, *at));
    ranked.truncate(selection.events);
    ranked.sort_by_key(|(_, at)| *at);
    let events = ranked.iter().filter_map(|(_, at)| folded.get(*at));
    (events.map(|event| line(corpus, names, event)).collect(), folded.len())
}

fn line(corpus: &Corpus<'_>, names: &Names, event: &FoldedEvent<'_>) -> Event {
    let (witnesses, evidence) = corpus.tell(event.tellings());
    let first = event.told.first().map(|told| told.telling);
    let place =
        first.and_then(|telling| Some((corpus.entry(telling.document)?.id, telling.piece.start)));
    let (document, start) = place.unwrap_or_default();
    Event {
        id: line_id(
            'e',
            line_hash(&[event.value, event.modifier.unwrap_or(""), document, &start.to_string()]),
        ),
        value: event.value.to_owned(),
        modifier: event.modifier.map(str::to_owned),
        first_day: event.stretch.first.to_string(),
        last_day: event.stretch.last.to_string(),
        precision: event.stretch.precision.name(),
        relation: relation(event).name(),
        announced: event.announced(),
        witnesses,
        headline: headline(&evidence),
        entities: entities(corpus, event)
            .into_iter()
            .take(NAMES)
            .map(|id| corpus.reference(id, names))
            .collect(),
        evidence,
    }
}

/// The line that the first place tells.
fn headline(evidence: &[Evidence]) -> Option<String> {
    let told = evidence.first()?;
    let within = |character: u32| character.saturating_sub(told.sentence.start) as usize;
    Some(headline::headline(&told.sentence.text, within(told.start), within(told.end)))
}

/// The names around an event, the most frequent first.
pub(super) fn entities(corpus: &Corpus<'_>, event: &FoldedEvent<'_>) -> Vec<Text> {
    let mut counts: Vec<(Text, u64, usize)> = Vec::new();
    let ids = event.told.iter().flat_map(|told| &told.fact.entities);
    for id in ids.map(|id| corpus.id(*id)) {
        match counts.iter_mut().find(|(known, ..)| *known == id) {
            Some((_, count, _)) => *count += 1,
            None => counts.push((id, 1, counts.len())),
        }
    }
    counts.sort_by(|first, second| {
        second
            .1
            .cmp(&first.1)
            .then(first.2.cmp(&second.2))
            .then_with(|| corpus.text(first.0).cmp(corpus.text(second.0)))
    });
    counts.into_iter().map(|(id, ..)| id).collect()
}

/// The relation that most tellings have; of equally frequent ones, the one that says more.
fn relation(event: &FoldedEvent<'_>) -> Relation {
    let relations = event.told.iter().map(|told| told.fact.relation);
    let count = |relation| relations.clone().filter(|other| *other == relation).count();
    relations.clone().max_by_key(|relation| (count(*relation), *relation)).unwrap_or(Relation::On)
}
