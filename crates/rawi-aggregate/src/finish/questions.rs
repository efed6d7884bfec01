//! What the documents contradict one another on.

use std::collections::{BTreeMap, BTreeSet};

use rawi_tokens::TokenizedText;
use rustc_hash::FxHashMap;

use super::Selection;
use super::corpus::{Corpus, Names, Telling};
use super::folding::overlap;
use super::statements::{self, Speaker, Told};
use super::timeline::FoldedEvent;
use crate::digest::Kind;
use crate::dossier::{Figure, Question, QuestionKind, Side, Verdict, Witnesses};
use crate::table::Text;
use crate::words::{content_word, shared};

/// Names of an event's sentences by which announcements are brought together.
const NAMES: usize = 12;
/// A content word in more than this share of all dated sentences, and in more than so many, is of no one topic.
const COMMON_PERCENT: usize = 10;
const COMMON_LEAST: usize = 12;
/// Words that say what a question of dates is about.
const WORDS: usize = 3;
/// Sides of one question.
const SIDES: usize = 12;
/// A claim and its denial have this many of a hundred words of the shorter in common, and at least so many.
const CLAIM_PERCENT: usize = 35;
const CLAIM_WORDS: usize = 3;

pub(super) fn list(
    corpus: &Corpus<'_>,
    figures: &[Figure],
    events: &[FoldedEvent<'_>],
    speakers: &[Speaker<'_>],
    selection: &Selection,
) -> (Vec<Question>, usize) {
    let names = Names::new(corpus);
    let mut questions: Vec<Question> = figures
        .iter()
        .filter(|figure| matches!(figure.verdict, Verdict::Differ | Verdict::Changed))
        .map(of_figure)
        .collect();
    questions.extend(of_dates(corpus, &names, events));
    questions.extend(of_claims(corpus, &names, speakers));
    let weight = |question: &Question| -> u64 {
        question.sides.iter().map(|side| side.witnesses.independent).sum()
    };
    questions.sort_by(|first, second| {
        weight(second)
            .cmp(&weight(first))
            .then_with(|| (first.kind, &first.about).cmp(&(second.kind, &second.about)))
    });
    let found = questions.len();
    questions.truncate(selection.questions);
    (questions, found)
}

fn of_figure(figure: &Figure) -> Question {
    let names = [&figure.owner, &figure.place].into_iter().flatten();
    let mut about = vec![figure.noun.clone()];
    about.extend(names.map(|name| name.name.clone()));
    let sides = figure.values.iter().take(SIDES).map(|value| Side {
        label: match &value.modifier {
            Some(modifier) => format!("{} {modifier}", value.value),
            None => value.value.clone(),
        },
        witnesses: value.witnesses,
        evidence: value.evidence.clone(),
    });
    Question { kind: QuestionKind::Figure, about, sides: sides.collect() }
}

/// Announcements of different dates that name the same and speak of the same: when does it end?
fn of_dates(corpus: &Corpus<'_>, names: &Names, events: &[FoldedEvent<'_>]) -> Vec<Question> {
    let announced: Vec<&FoldedEvent<'_>> =
        events.iter().filter(|event| event.announced()).collect();
    let facts = || events.iter().flat_map(|event| &event.told);
    let mut frequency: FxHashMap<u32, usize> = FxHashMap::default();
    for word in facts().flat_map(|told| &told.fact.words) {
        *frequency.entry(*word).or_default() += 1;
    }
    let common = (facts().count() * COMMON_PERCENT / 100).max(COMMON_LEAST);
    let mut topics: BTreeMap<(&str, u32), (Text, BTreeSet<usize>)> = BTreeMap::new();
    for (at, event) in announced.iter().enumerate() {
        let mut words: Vec<u32> =
            event.told.iter().flat_map(|told| &told.fact.words).copied().collect();
        words.sort_unstable();
        words.dedup();
        words.retain(|word| frequency.get(word).is_some_and(|count| *count <= common));
        for id in named(corpus, event).into_iter().take(NAMES) {
            for word in &words {
                let topic = topics.entry((corpus.text(id), *word));
                topic.or_insert_with(|| (id, BTreeSet::new())).1.insert(at);
            }
        }
    }
    let dates = |topic: &BTreeSet<usize>| {
        let events = topic.iter().filter_map(|at| announced.get(*at));
        let tellings = events.clone().flat_map(|event| &event.told);
        let documents: BTreeSet<u32> = tellings.map(|told| told.telling.document).collect();
        // One document that gives several dates tells of several things.
        if documents.len() < 2 {
            return 0;
        }
        events.map(|event| (event.value, event.modifier)).collect::<BTreeSet<_>>().len()
    };
    let mut ranked: Vec<(usize, u32, Text, BTreeSet<usize>)> = topics
        .into_iter()
        .filter_map(|((_, word), (id, topic))| {
            let dates = dates(&topic);
            (dates > 1).then_some((dates, word, id, topic))
        })
        .collect();
    // The sort is stable: topics of equally many dates stay ordered by id and word.
    ranked.sort_by_key(|(dates, ..)| usize::MAX - dates);
    let mut accepted: Vec<(Text, BTreeSet<usize>)> = Vec::new();
    for (_, _, id, topic) in ranked {
        let known = accepted.iter_mut().find(|(_, events)| {
            let both = topic.intersection(events).count();
            both * 2 >= topic.len()
        });
        match known {
            Some((known_id, events)) => {
                if *known_id == id {
                    events.extend(topic);
                }
            }
            None => accepted.push((id, topic)),
        }
    }
    let mut topics: Vec<(Text, BTreeSet<usize>)> = Vec::new();
    for (id, events) in accepted {
        // What grew into another topic is one with it.
        let known = topics.iter_mut().find(|(_, known)| {
            known.intersection(&events).count() * 2 >= events.len().min(known.len())
        });
        match known {
            Some((_, known)) => known.extend(events),
            None => topics.push((id, events)),
        }
    }
    topics
        .into_iter()
        .map(|(id, topic)| {
            let of_topic: Vec<&FoldedEvent<'_>> =
                topic.iter().filter_map(|at| announced.get(*at).copied()).collect();
            let mut about = vec![names.name(corpus, id).to_owned()];
            about.extend(common_words(corpus, &of_topic));
            Question { kind: QuestionKind::Date, about, sides: date_sides(corpus, &of_topic) }
        })
        .collect()
}

/// The names in the sentences of an event, nationalities aside, in order.
fn named(corpus: &Corpus<'_>, event: &FoldedEvent<'_>) -> Vec<Text> {
    let mut names = Vec::new();
    for told in &event.told {
        let Some(entry) = corpus.entry(told.telling.document) else { continue };
        let facts = &entry.digest.entities;
        let first = facts.partition_point(|fact| fact.sentence < told.telling.sentence);
        let facts = facts.iter().skip(first);
        for fact in facts.take_while(|fact| fact.sentence == told.telling.sentence) {
            let id = corpus.id(fact.id);
            if fact.kind != Kind::Group && !names.contains(&id) {
                names.push(id);
            }
        }
    }
    names
}

/// The words that most of these events have in common, as their sentences write them.
fn common_words(corpus: &Corpus<'_>, events: &[&FoldedEvent<'_>]) -> Vec<String> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for event in events {
        let words: BTreeSet<u32> =
            event.told.iter().flat_map(|told| &told.fact.words).copied().collect();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut counts: Vec<(u32, usize)> =
        counts.into_iter().filter(|(_, count)| *count > 1).collect();
    counts.sort_by_key(|(word, count)| (usize::MAX - count, *word));
    counts.iter().take(WORDS).filter_map(|(word, _)| spelt(corpus, events, *word)).collect()
}

fn date_sides(corpus: &Corpus<'_>, events: &[&FoldedEvent<'_>]) -> Vec<Side> {
    let sides = events
        .chunk_by(|first, second| (first.value, first.modifier) == (second.value, second.modifier));
    sides
        .take(SIDES)
        .filter_map(|same| {
            let first = same.first()?;
            let tellings = same.iter().flat_map(|event| event.tellings()).collect();
            let (witnesses, evidence) = corpus.tell(tellings);
            let label = match first.modifier {
                Some(modifier) => format!("{} {modifier}", first.value),
                None => first.value.to_owned(),
            };
            Some(Side { label, witnesses, evidence })
        })
        .collect()
}

/// A content word as one of these events' sentences writes it.
fn spelt(corpus: &Corpus<'_>, events: &[&FoldedEvent<'_>], word: u32) -> Option<String> {
    events.iter().flat_map(|event| &event.told).find_map(|told| {
        let entry = corpus.entry(told.telling.document)?;
        let sentence = *entry.digest.sentences.get(told.telling.sentence as usize)?;
        let text = TokenizedText::new(entry.slice(sentence)?);
        let at = (0..text.len()).find(|at| content_word(&text, *at) == word)?;
        Some(text.raw(at).to_owned())
    })
}

/// A statement and its denial, by whomever.
fn of_claims(corpus: &Corpus<'_>, names: &Names, speakers: &[Speaker<'_>]) -> Vec<Question> {
    let lines: Vec<(&Speaker<'_>, &[Told<'_>])> = speakers
        .iter()
        .flat_map(|speaker| speaker.lines.iter().map(move |line| (speaker, line.as_slice())))
        .collect();
    let mut frequency: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, (_, line)) in lines.iter().enumerate() {
        for word in line.first().map_or(&[][..], |told| &told.fact.words) {
            frequency.entry(*word).or_default().push(at);
        }
    }
    let common = (lines.len() * COMMON_PERCENT / 100).max(COMMON_LEAST);
    let mut questions = Vec::new();
    for (at, (speaker, line)) in lines.iter().enumerate() {
        let Some(told) = line.first().filter(|told| !told.fact.denied.is_empty()) else { continue };
        let mut candidates: BTreeSet<usize> = BTreeSet::new();
        for word in &told.fact.words {
            let known = frequency.get(word).filter(|lines| lines.len() <= common);
            candidates.extend(known.into_iter().flatten().copied().filter(|other| *other != at));
        }
        let best = candidates
            .into_iter()
            .filter_map(|other| {
                let (other_speaker, other_line) = lines.get(other)?;
                let other_told = other_line.first()?;
                // Nobody contradicts himself in one text: there, what looks like it is the rest of the thought.
                let elsewhere = told.telling.document != other_told.telling.document
                    || told.fact.speaker != other_told.fact.speaker;
                let denies = shared(&told.fact.denied, &other_told.fact.words) > 0
                    && shared(&told.fact.denied, &other_told.fact.denied) == 0;
                if !elsewhere || !denies {
                    return None;
                }
                let (one, another) = (&told.fact.words, &other_told.fact.words);
                let named =
                    told.fact.entities.iter().any(|id| other_told.fact.entities.contains(id));
                let fits = named && overlap(one, another, CLAIM_PERCENT, CLAIM_WORDS);
                fits.then(|| (shared(one, another), other, *other_speaker, *other_line))
            })
            .max_by_key(|(common, other, ..)| (*common, usize::MAX - other));
        let Some((_, _, other_speaker, other_line)) = best else { continue };
        let both =
            told.fact.entities.iter().filter(|id| {
                other_line.first().is_some_and(|other| other.fact.entities.contains(id))
            });
        questions.push(Question {
            kind: QuestionKind::Claim,
            about: both.take(3).map(|id| names.name(corpus, *id).to_owned()).collect(),
            sides: vec![claim(corpus, other_speaker, other_line), claim(corpus, speaker, line)],
        });
    }
    questions
}

fn claim(corpus: &Corpus<'_>, speaker: &Speaker<'_>, line: &[Told<'_>]) -> Side {
    let tellings: Vec<Telling> = statements::tellings(line);
    let (witnesses, evidence): (Witnesses, _) = corpus.tell(tellings);
    Side { label: speaker.name.to_owned(), witnesses, evidence }
}
