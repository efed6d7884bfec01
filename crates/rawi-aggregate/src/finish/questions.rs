//! What the documents contradict one another on.

use std::collections::{BTreeMap, BTreeSet};

use rawi_tokens::TokenizedText;
use rustc_hash::FxHashMap;

use super::Selection;
use super::corpus::{Corpus, Entry, Names, Telling};
use super::statements::{self, Speaker, Told};
use super::timeline::FoldedEvent;
use super::workers::Workers;
use crate::digest::planned::is_planned;
use crate::digest::{Denial, Kind, Piece};
use crate::dossier::{Figure, Question, QuestionKind, Side, Verdict};
use crate::table::Text;
use crate::words::content_word;

/// Names of an event's sentences by which announcements are brought together.
const NAMES: usize = 12;
/// Names of one sentence that are looked at.
const NAMES_OF_A_SENTENCE: usize = 48;
/// A content word in more than this share of all dated sentences (or statements), and in more than so many, is of no one
/// topic; nor is one in more than so many, whatever its share.
const COMMON_PERCENT: usize = 10;
const COMMON_LEAST: usize = 12;
const COMMON_MOST: usize = 400;
const COMMON_CLAIMS: usize = 60;
/// Topics of announced dates that are followed, of those with most dates; some will be found to be one.
const TOPICS: usize = 400;
/// Words that say what a question of dates is about.
const WORDS: usize = 3;
/// Sides of one question.
const SIDES: usize = 12;
/// A claim and its denial are published within so many days: later, things may have changed.
const CLAIM_DAYS: u32 = 60;
/// Names that say what a question of claims is about.
const CLAIM_NAMES: usize = 3;

/// A question before it is written out.
pub(super) struct Open {
    kind: QuestionKind,
    about: Vec<String>,
    sides: Vec<OpenSide>,
    /// Independent witnesses of all its sides.
    weight: u64,
}

struct OpenSide {
    label: String,
    value: Option<String>,
    modifier: Option<String>,
    denied: bool,
    tellings: Vec<Telling>,
}

impl Open {
    fn new(
        corpus: &Corpus<'_>,
        kind: QuestionKind,
        about: Vec<String>,
        sides: Vec<OpenSide>,
    ) -> Open {
        let weights =
            sides.iter().map(|side| corpus.tellers(side.tellings.iter().copied()).independent);
        let weight = weights.sum();
        Open { kind, about, sides, weight }
    }

    fn written(&self, corpus: &Corpus<'_>) -> Question {
        let sides = self.sides.iter().map(|side| {
            let (witnesses, evidence) = corpus.tell(side.tellings.clone());
            Side {
                label: side.label.clone(),
                value: side.value.clone(),
                modifier: side.modifier.clone(),
                denied: side.denied,
                witnesses,
                evidence,
            }
        });
        Question { kind: self.kind, about: self.about.clone(), sides: sides.collect() }
    }
}

/// What dates and claims leave open.
pub(super) fn find(
    corpus: &Corpus<'_>,
    events: &[FoldedEvent<'_>],
    speakers: &[Speaker<'_>],
    workers: &impl Workers,
) -> Vec<Open> {
    let names = corpus.names();
    let (mut open, claims) =
        workers.both(|| of_dates(corpus, names, events), || of_claims(corpus, names, speakers));
    open.extend(claims);
    open
}

/// All questions, those with most witnesses first; `figures` are those that the dossier lists.
pub(super) fn list(
    corpus: &Corpus<'_>,
    figures: &[Figure],
    open: &[Open],
    selection: &Selection,
) -> (Vec<Question>, usize) {
    let figures = figures.iter().filter(|figure| figure.verdict == Verdict::Differ).map(of_figure);
    let mut ranked: Vec<(u64, Question)> = figures
        .map(|question| {
            let sides = question.sides.iter();
            (sides.map(|side| side.witnesses.independent).sum(), question)
        })
        .collect();
    let found = ranked.len() + open.len();
    let mut open: Vec<&Open> = open.iter().collect();
    let order = |first: (u64, QuestionKind, &[String]), second: (u64, QuestionKind, &[String])| {
        second.0.cmp(&first.0).then_with(|| (first.1, first.2).cmp(&(second.1, second.2)))
    };
    open.sort_by(|first, second| {
        order((first.weight, first.kind, &first.about), (second.weight, second.kind, &second.about))
    });
    open.truncate(selection.questions);
    ranked.extend(open.into_iter().map(|open| (open.weight, open.written(corpus))));
    ranked.sort_by(|first, second| {
        order((first.0, first.1.kind, &first.1.about), (second.0, second.1.kind, &second.1.about))
    });
    ranked.truncate(selection.questions);
    (ranked.into_iter().map(|(_, question)| question).collect(), found)
}

fn of_figure(figure: &Figure) -> Question {
    let names = [&figure.owner, &figure.place].into_iter().flatten();
    let mut about = vec![figure.noun.clone()];
    about.extend(figure.measured.clone().filter(|measured| *measured != figure.noun));
    about.extend(names.map(|name| name.name.clone()));
    let sides = figure.values.iter().take(SIDES).map(|value| Side {
        label: label(&value.value, value.modifier.as_deref()),
        value: Some(value.value.clone()),
        modifier: value.modifier.clone(),
        denied: false,
        witnesses: value.witnesses,
        evidence: value.evidence.clone(),
    });
    Question { kind: QuestionKind::Figure, about, sides: sides.collect() }
}

fn label(value: &str, modifier: Option<&str>) -> String {
    modifier.map_or_else(|| value.to_owned(), |modifier| format!("{value} {modifier}"))
}

/// Announcements of different dates that name the same and speak of the same: when does it end?
fn of_dates(corpus: &Corpus<'_>, names: &Names, events: &[FoldedEvent<'_>]) -> Vec<Open> {
    // What was announced, and in a story also what came of it: done at last on a day that lies behind.
    let considered: Vec<&FoldedEvent<'_>> = events
        .iter()
        .filter(|event| event.announced() || story(corpus, event).is_some())
        .filter(|event| event.told.iter().any(|told| !told.fact.planned.is_empty()))
        .collect();
    let facts = || events.iter().flat_map(|event| &event.told);
    let mut frequency: FxHashMap<u32, usize> = FxHashMap::default();
    for word in facts().flat_map(|told| &told.fact.words) {
        *frequency.entry(*word).or_default() += 1;
    }
    let common = (facts().count() * COMMON_PERCENT / 100).clamp(COMMON_LEAST, COMMON_MOST);
    // A topic is what shares a name and a word, or within a story a word of what is planned and another word.
    let mut shared: Vec<(Topic<'_>, usize)> = Vec::new();
    for (at, event) in considered.iter().enumerate() {
        let words = words_near(event);
        let rare =
            |word: &u32| frequency.get(word).is_some_and(|count| (2..=common).contains(count));
        if let Some(story) = story(corpus, event) {
            let (plans, others): (Vec<u32>, Vec<u32>) =
                words.iter().copied().partition(|word| is_planned(*word));
            for plan in &plans {
                let others = others.iter().filter(|word| rare(word));
                shared.extend(others.map(|word| {
                    let of = Subject::Story(story, *plan);
                    (Topic { of, word: *word }, at)
                }));
            }
        }
        if event.announced() {
            for id in named(corpus, event).into_iter().take(NAMES) {
                let of = Subject::Name(corpus.text(id), id);
                let words = words.iter().filter(|word| rare(word));
                shared.extend(words.map(|word| (Topic { of, word: *word }, at)));
            }
        }
    }
    shared.sort_unstable();
    let mut ranked: Vec<(usize, Topic<'_>, Vec<usize>)> = shared
        .chunk_by(|first, second| first.0 == second.0)
        .filter_map(|topic| {
            let (subject, _) = *topic.first()?;
            let mut events: Vec<usize> = topic.iter().map(|(_, at)| *at).collect();
            let ahead = |at: &usize| considered.get(*at).filter(|event| event.announced());
            let first = events.iter().filter_map(ahead).map(|event| event.stretch.first).min()?;
            events
                .retain(|at| considered.get(*at).is_some_and(|event| event.stretch.last >= first));
            let announced: Vec<usize> =
                events.iter().filter(|at| ahead(at).is_some()).copied().collect();
            let dates = dates(&considered, &announced);
            (dates > 1 && one_plan(&considered, &announced)).then_some((dates, subject, events))
        })
        .collect();
    drop(shared);
    ranked.sort_by(|first, second| second.0.cmp(&first.0).then_with(|| first.1.cmp(&second.1)));
    // A topic that shares half of its events with one before it is that one, seen by another word.
    let mut accepted: Vec<(Option<Text>, BTreeSet<usize>)> = Vec::new();
    let mut topics_of: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (_, topic, events) in ranked {
        let id = topic.of.name();
        let mut common: BTreeMap<usize, usize> = BTreeMap::new();
        for topic in events.iter().filter_map(|at| topics_of.get(at)).flatten() {
            *common.entry(*topic).or_default() += 1;
        }
        let known = common.into_iter().find(|(_, both)| both * 2 >= events.len());
        let topic = known.map_or(accepted.len(), |(topic, _)| topic);
        if topic >= TOPICS {
            continue;
        }
        if topic == accepted.len() {
            accepted.push((id, BTreeSet::new()));
        }
        let Some(place) = accepted.get_mut(topic).filter(|(known, _)| *known == id) else {
            continue;
        };
        for at in events {
            if place.1.insert(at) {
                topics_of.entry(at).or_default().push(topic);
            }
        }
    }
    let mut topics: Vec<(Option<Text>, BTreeSet<usize>)> = Vec::new();
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
                topic.iter().filter_map(|at| considered.get(*at).copied()).collect();
            let id = id.or_else(|| named_most(corpus, &of_topic));
            let mut about: Vec<String> =
                id.iter().map(|id| names.name(corpus, *id).to_owned()).collect();
            about.extend(common_words(corpus, &of_topic));
            Open::new(corpus, QuestionKind::Date, about, date_sides(&of_topic))
        })
        .collect()
}

/// What announcements of several dates have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Topic<'t> {
    of: Subject<'t>,
    word: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Subject<'t> {
    /// A story, and a word of what is planned.
    Story(u32, u32),
    Name(&'t str, Text),
}

impl Subject<'_> {
    fn name(self) -> Option<Text> {
        match self {
            Subject::Name(_, id) => Some(id),
            Subject::Story(..) => None,
        }
    }
}

/// The story of an event: of the first of its documents that has one.
fn story(corpus: &Corpus<'_>, event: &FoldedEvent<'_>) -> Option<u32> {
    event.told.iter().find_map(|told| corpus.stories.of(told.telling.document))
}

/// The words near the date of an event, sorted.
fn words_near(event: &FoldedEvent<'_>) -> Vec<u32> {
    let words = event.told.iter().flat_map(|told| &told.fact.planned);
    words.copied().collect::<BTreeSet<u32>>().into_iter().collect()
}

/// Whether the same is planned for two of these dates, as far as one word tells.
fn one_plan(considered: &[&FoldedEvent<'_>], events: &[usize]) -> bool {
    let mut times: BTreeMap<u32, BTreeSet<(&str, Option<&str>)>> = BTreeMap::new();
    for event in events.iter().filter_map(|at| considered.get(*at)) {
        for word in words_near(event).into_iter().filter(|word| is_planned(*word)) {
            times.entry(word).or_default().insert((event.value, event.modifier));
        }
    }
    times.values().any(|times| times.len() > 1)
}

/// The name that most of these events have in common, where at least half of them have it.
fn named_most(corpus: &Corpus<'_>, events: &[&FoldedEvent<'_>]) -> Option<Text> {
    let mut counts: BTreeMap<(&str, Text), usize> = BTreeMap::new();
    for id in events.iter().flat_map(|event| named(corpus, event)) {
        *counts.entry((corpus.text(id), id)).or_default() += 1;
    }
    let counts = counts.into_iter().filter(|(_, count)| count * 2 >= events.len());
    counts.rev().max_by_key(|(_, count)| *count).map(|((_, id), _)| id)
}

/// How many dates these events have; none where one document tells of all: it tells of several things.
fn dates(announced: &[&FoldedEvent<'_>], events: &[usize]) -> usize {
    let events = events.iter().filter_map(|at| announced.get(*at));
    let tellings = events.clone().flat_map(|event| &event.told);
    let mut documents = tellings.map(|told| told.telling.document);
    let first = documents.next();
    if documents.all(|document| Some(document) == first) {
        return 0;
    }
    events.map(|event| (event.value, event.modifier)).collect::<BTreeSet<_>>().len()
}

/// The names in the sentences of an event that a plan can be of, in order: no nationalities, no people, who speak of many
/// things, and not the outlet itself.
fn named(corpus: &Corpus<'_>, event: &FoldedEvent<'_>) -> Vec<Text> {
    let mut names = Vec::new();
    for told in &event.told {
        let Some(entry) = corpus.entry(told.telling.document) else { continue };
        let facts = &entry.digest.entities;
        let first = facts.partition_point(|fact| fact.sentence < told.telling.sentence);
        let facts = facts.iter().skip(first).take(NAMES_OF_A_SENTENCE);
        for fact in facts.take_while(|fact| fact.sentence == told.telling.sentence) {
            let id = corpus.id(fact.id);
            let subject = match fact.kind {
                Kind::Group | Kind::Person => false,
                Kind::Organization => !outlet(corpus, entry, id),
                Kind::Location | Kind::Event => true,
            };
            if subject && !names.contains(&id) {
                names.push(id);
            }
        }
    }
    names
}

/// Whether a name is that of the paper or agency which prints the document: it stands in the dateline, or is its source.
fn outlet(corpus: &Corpus<'_>, entry: &Entry<'_>, id: Text) -> bool {
    let digest = entry.digest;
    let of = |line: Piece| {
        let mut named = digest.entities.iter().take(NAMES_OF_A_SENTENCE);
        named.any(|fact| {
            corpus.id(fact.id) == id && line.start <= fact.piece.start && fact.piece.end <= line.end
        })
    };
    digest.dateline.is_some_and(of)
        || digest
            .source
            .is_some_and(|source| corpus.text(source) == corpus.names().name(corpus, id))
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

fn date_sides(events: &[&FoldedEvent<'_>]) -> Vec<OpenSide> {
    let sides = events
        .chunk_by(|first, second| (first.value, first.modifier) == (second.value, second.modifier));
    sides
        .take(SIDES)
        .filter_map(|same| {
            let first = same.first()?;
            Some(OpenSide {
                label: label(first.value, first.modifier),
                value: Some(first.value.to_owned()),
                modifier: first.modifier.map(str::to_owned),
                denied: false,
                tellings: same.iter().flat_map(|event| event.tellings()).collect(),
            })
        })
        .collect()
}

/// A content word as one of these events' sentences writes it.
fn spelt(corpus: &Corpus<'_>, events: &[&FoldedEvent<'_>], word: u32) -> Option<String> {
    let mut told = events.iter().flat_map(|event| &event.told);
    told.find_map(|told| spelt_in(corpus, &told.telling, word))
}

/// A content word as the sentence of a telling writes it.
fn spelt_in(corpus: &Corpus<'_>, telling: &Telling, word: u32) -> Option<String> {
    let entry = corpus.entry(telling.document)?;
    let sentence = *entry.digest.sentences.get(telling.sentence as usize)?;
    let text = TokenizedText::new(entry.slice(entry.quoted(sentence, telling.piece)));
    let at = (0..text.len()).find(|at| word != 0 && content_word(&text, *at) == word)?;
    Some(text.raw(at).to_owned())
}

/// A statement and its denial, by whomever: of each two speakers once on one matter.
fn of_claims(corpus: &Corpus<'_>, names: &Names, speakers: &[Speaker<'_>]) -> Vec<Open> {
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
    let common = (lines.len() * COMMON_PERCENT / 100).clamp(COMMON_LEAST, COMMON_CLAIMS);
    let mut questions = Vec::new();
    let mut asked: BTreeSet<(&str, &str, Option<Text>)> = BTreeSet::new();
    for (at, (speaker, line)) in lines.iter().enumerate() {
        let Some(told) = line.first() else { continue };
        let mut candidates: BTreeSet<usize> = BTreeSet::new();
        for word in told.fact.denials.iter().flat_map(|denial| &denial.words) {
            let known = frequency.get(word).filter(|lines| lines.len() <= common);
            candidates.extend(known.into_iter().flatten().copied().filter(|other| *other != at));
        }
        let best = candidates
            .into_iter()
            .filter_map(|other| {
                let (other_speaker, other_line) = lines.get(other)?;
                let other_told = other_line.first()?;
                let denial = against(corpus, told, other_told)?;
                let both = denial.words.shared(&other_told.fact.words);
                Some((both, other, denial, *other_speaker, *other_line))
            })
            .max_by_key(|(common, other, ..)| (*common, usize::MAX - other));
        let Some((_, _, denial, other_speaker, other_line)) = best else { continue };
        let Some(other_told) = other_line.first() else { continue };
        let both = common_names(corpus, told, other_told);
        let (first, second) = (speaker.key, other_speaker.key);
        let matter = (first.min(second), first.max(second), both.first().copied());
        if !asked.insert(matter) {
            continue;
        }
        let mut about: Vec<String> =
            both.iter().take(CLAIM_NAMES).map(|id| names.name(corpus, *id).to_owned()).collect();
        about.extend(spelt_in(corpus, &told.telling, denial.head));
        if denial.head == 0 {
            // All of it is denied: what both speak of says what.
            let both = denial.words.iter().filter(|word| other_told.fact.words.has(**word));
            let spelt = both.filter_map(|word| spelt_in(corpus, &told.telling, *word));
            about.extend(spelt.take(WORDS));
        }
        let sides = vec![claim(other_speaker, other_line), claim(speaker, line)];
        questions.push(Open::new(corpus, QuestionKind::Claim, about, sides));
    }
    questions
}

/// What of one statement denies another one, where both speak of the same: they share a name and were published at one time.
fn against<'a>(corpus: &Corpus<'_>, one: &Told<'a>, other: &Told<'_>) -> Option<&'a Denial> {
    // Nobody contradicts himself in one text: there, what looks like it is the rest of the thought.
    let elsewhere = one.telling.document != other.telling.document
        || corpus.id(one.fact.speaker) != corpus.id(other.fact.speaker);
    let stories = &corpus.stories;
    let story = stories.of(one.telling.document);
    let story = story.is_some() && story == stories.of(other.telling.document);
    // Who denies what somebody said names him, or speaks of the same things.
    let speaker = corpus.id(other.fact.speaker);
    let answers = one.fact.entities.iter().any(|id| corpus.id(*id) == speaker);
    if !elsewhere || !(story || answers || !common_names(corpus, one, other).is_empty()) {
        return None;
    }
    let day = |told: &Told<'_>| corpus.entry(told.telling.document)?.digest.published;
    if let (Some(first), Some(second)) = (day(one), day(other))
        && first.distance(second) > CLAIM_DAYS
    {
        return None;
    }
    let least = if story { statements::DENIAL_WORDS_OF_A_STORY } else { statements::DENIAL_WORDS };
    statements::denial(one.fact, other.fact, least)
}

/// The names that two statements share, nationalities aside.
fn common_names(corpus: &Corpus<'_>, one: &Told<'_>, other: &Told<'_>) -> Vec<Text> {
    let theirs: Vec<Text> = other.fact.entities.iter().map(|id| corpus.id(*id)).collect();
    let ours = one.fact.entities.iter().map(|id| corpus.id(*id));
    ours.filter(|id| theirs.contains(id) && !corpus.text(*id).starts_with("norp:")).collect()
}

fn claim(speaker: &Speaker<'_>, line: &[Told<'_>]) -> OpenSide {
    let tellings = statements::tellings(line);
    let denied = line.first().is_some_and(|told| told.fact.denied);
    OpenSide { label: speaker.name.to_owned(), value: None, modifier: None, denied, tellings }
}
