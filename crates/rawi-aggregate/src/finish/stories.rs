//! Which documents tell of one incident: the accident, its toll the day after, the inquiry weeks later.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rawi_tokens::TokenizedText;
use rustc_hash::{FxHashMap, FxHashSet};

use super::corpus::{Compared, Telling};
use crate::day::{Day, stretch};
use crate::digest::{Digest, FigureFact, Happening, Kind};
use crate::table::Text;
use crate::words::{content_word, rows, shared, words_of};

/// A document is compared with so many documents before it that name the same place.
const NEIGHBOURS: usize = 12;
/// Points that two documents need which are published within so many days.
const GAPS: [(u32, usize); 3] = [(1, 3), (7, 5), (21, 7)];
/// Words of incidents in common that count.
const WORDS: usize = 3;
/// A name in more than one of so many documents, and in more than so many, tells nothing.
const COMMON_SHARE: usize = 10;
const COMMON_LEAST: usize = 24;
/// Days before the first report on which an incident may have been.
const BEFORE: u32 = 2;

/// Words of what happens once, and of what happens daily in a war.
static ONCE: LazyLock<FxHashSet<u32>> = LazyLock::new(|| incidents("once"));
static DAILY: LazyLock<FxHashSet<u32>> = LazyLock::new(|| incidents("daily"));

fn incidents(class: &str) -> FxHashSet<u32> {
    let words = words_of(include_str!("../../data/incidents.tsv"), class);
    words.map(|word| content_word(&TokenizedText::new(word), 0)).collect()
}

/// Whether these words are of attacks, of which there may be one a day.
pub(super) fn daily(words: &[u32]) -> bool {
    words.iter().any(|word| DAILY.contains(word))
}

static COUNTRIES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| rows(include_str!("../../data/countries.tsv")).collect());

/// What one document tells of an incident.
struct Told {
    document: usize,
    day: Day,
    /// The names outside the dateline, sorted.
    names: Vec<Text>,
    /// The places of its tolls that are no countries.
    scenes: Vec<Text>,
    /// The words of incidents, sorted.
    words: Vec<u32>,
}

/// An incident that several documents tell of.
struct Story {
    first: Day,
    last: Day,
    /// Places, with the documents that name them.
    places: BTreeMap<Text, usize>,
}

/// The stories, and to which of them each document belongs.
#[derive(Default)]
pub(super) struct Stories {
    of: FxHashMap<u32, u32>,
    stories: FxHashMap<u32, Story>,
}

impl Stories {
    pub(super) fn new(corpus: &Compared<'_>) -> Stories {
        let told: Vec<Told> = corpus
            .documents
            .iter()
            .enumerate()
            .filter_map(|(document, entry)| tell(corpus, document, entry.digest))
            .collect();
        let mut frequency: FxHashMap<Text, usize> = FxHashMap::default();
        for name in told.iter().flat_map(|told| &told.names) {
            *frequency.entry(*name).or_default() += 1;
        }
        let common = (told.len() / COMMON_SHARE).max(COMMON_LEAST);
        let mut naming: FxHashMap<Text, Vec<usize>> = FxHashMap::default();
        let scenes: FxHashSet<Text> = told.iter().flat_map(|told| &told.scenes).copied().collect();
        let mut parents: Vec<usize> = (0..told.len()).collect();
        // Documents come by day, so the last ones that name a place are the nearest in time.
        for (at, later) in told.iter().enumerate() {
            for place in later.names.iter().filter(|name| scenes.contains(name)) {
                let before = naming.entry(*place).or_default();
                for other in before.iter().rev().take(NEIGHBOURS) {
                    let Some(earlier) = told.get(*other) else { continue };
                    let scene = later.scenes.contains(place) || earlier.scenes.contains(place);
                    if scene && one_story(corpus, &frequency, common, earlier, later) {
                        let (one, two) = (root(&mut parents, *other), root(&mut parents, at));
                        if let Some(parent) = parents.get_mut(one.max(two)) {
                            *parent = one.min(two);
                        }
                    }
                }
                before.push(at);
            }
        }
        let mut members: BTreeMap<usize, Vec<&Told>> = BTreeMap::new();
        for (at, told) in told.iter().enumerate() {
            members.entry(root(&mut parents, at)).or_default().push(told);
        }
        let mut stories = Stories::default();
        for members in members.values().filter(|members| members.len() > 1) {
            stories.add(corpus, members);
        }
        stories
    }

    fn add(&mut self, corpus: &Compared<'_>, members: &[&Told]) {
        let (Some(first), Some(last)) = (members.first(), members.last()) else { return };
        let number = u32::try_from(first.document).unwrap_or(u32::MAX);
        let mut places: BTreeMap<Text, usize> = BTreeMap::new();
        for told in members {
            self.of.insert(u32::try_from(told.document).unwrap_or(u32::MAX), number);
            let entities = corpus.documents.get(told.document).map(|entry| &entry.digest.entities);
            let mut here: Vec<Text> = entities
                .into_iter()
                .flatten()
                .filter(|entity| entity.kind == Kind::Location)
                .map(|entity| corpus.id(entity.id))
                .filter(|place| told.names.binary_search(place).is_ok())
                .collect();
            here.sort_unstable();
            here.dedup();
            for place in here {
                *places.entry(place).or_default() += 1;
            }
        }
        self.stories.insert(number, Story { first: first.day, last: last.day, places });
    }

    /// The story of a document, as a number.
    pub(super) fn of(&self, document: u32) -> Option<u32> {
        self.of.get(&document).copied()
    }

    /// The story of a toll: its document's, unless it is said of another place or time.
    pub(super) fn of_toll(
        &self,
        corpus: &Compared<'_>,
        telling: &Telling,
        fact: &FigureFact,
    ) -> Option<u32> {
        let number = self.of(telling.document)?;
        let story = self.stories.get(&number)?;
        let known = |place: Text| story.places.get(&place).is_some_and(|named| *named > 1);
        // A suburb that one document alone names, beside the town that all name.
        let beside = || {
            let entities = &corpus.entry(telling.document)?.digest.entities;
            let first = entities.partition_point(|entity| entity.sentence < telling.sentence);
            let mut here = entities.iter().skip(first).take(NEIGHBOURS);
            here.find(|entity| entity.sentence == telling.sentence && known(corpus.id(entity.id)))
        };
        let place = fact.place.map(|place| corpus.id(place));
        let here = place.is_none_or(|place| known(place) || beside().is_some());
        let time = fact.when.map(|when| stretch(corpus.text(when)));
        let now = time.is_none_or(|time| {
            time.is_some_and(|time| {
                time.last <= story.last
                    && (time.first >= story.first || time.first.distance(story.first) <= BEFORE)
            })
        });
        (here && now).then_some(number)
    }

    /// The narrowest place of a story: no country, and named by most.
    pub(super) fn scene(
        &self,
        corpus: &Compared<'_>,
        number: u32,
        places: &[Text],
    ) -> Option<Text> {
        let story = self.stories.get(&number)?;
        let narrow = |place: &Text| !COUNTRIES.contains(corpus.text(*place));
        let named = |place: Text| story.places.get(&place).copied().unwrap_or(0);
        let most = |places: &mut dyn Iterator<Item = Text>| {
            places.filter(narrow).max_by(|one, other| {
                named(*one)
                    .cmp(&named(*other))
                    .then_with(|| corpus.text(*other).cmp(corpus.text(*one)))
            })
        };
        let own = places.iter().map(|place| corpus.id(*place)).filter(|place| named(*place) > 1);
        most(&mut own.into_iter()).or_else(|| most(&mut story.places.keys().copied()))
    }
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while let Some(parent) = parents.get(at).copied().filter(|parent| *parent != at) {
        // Each step halves the way for the next one.
        let above = parents.get(parent).copied().unwrap_or(parent);
        if let Some(place) = parents.get_mut(at) {
            *place = above;
        }
        at = above;
    }
    at
}

/// What a document tells of an incident; nothing where it has no toll, no word of an incident, or no day.
fn tell(corpus: &Compared<'_>, document: usize, digest: &Digest) -> Option<Told> {
    let day = digest.published?;
    let tolls = || {
        let figures = digest.figures.iter();
        figures.filter(|figure| figure.happening.is_some_and(Happening::is_toll))
    };
    tolls().next()?;
    let figures = digest.figures.iter().map(|figure| &figure.words);
    let dates = digest.dates.iter().map(|date| &date.words);
    let said = digest.statements.iter().map(|said| &said.words);
    let all = figures.chain(dates).chain(said).flatten().copied();
    let mut words: Vec<u32> = all.filter(|word| ONCE.contains(word)).collect();
    words.sort_unstable();
    words.dedup();
    if words.is_empty() {
        return None;
    }
    let dateline = |entity: &crate::digest::EntityFact| {
        digest
            .dateline
            .is_some_and(|line| line.start <= entity.piece.start && entity.piece.end <= line.end)
    };
    let mut names: Vec<Text> = digest
        .entities
        .iter()
        .filter(|entity| entity.kind != Kind::Group && !dateline(entity))
        .map(|entity| corpus.id(entity.id))
        .filter(|name| !COUNTRIES.contains(corpus.text(*name)))
        .collect();
    // Countries are places of the story too, but no sign of it.
    let countries = digest.entities.iter().filter(|entity| !dateline(entity));
    let countries = countries.map(|entity| corpus.id(entity.id));
    names.extend(countries.filter(|name| COUNTRIES.contains(corpus.text(*name))));
    names.sort_unstable();
    names.dedup();
    let mut scenes: Vec<Text> = tolls()
        .filter_map(|toll| Some(corpus.id(toll.place?)))
        .filter(|place| !COUNTRIES.contains(corpus.text(*place)))
        .collect();
    scenes.sort_unstable();
    scenes.dedup();
    Some(Told { document, day, names, scenes, words })
}

/// Whether two documents tell of one incident: they share words of it, and names enough for the days between them.
fn one_story(
    corpus: &Compared<'_>,
    frequency: &FxHashMap<Text, usize>,
    common: usize,
    one: &Told,
    other: &Told,
) -> bool {
    let words = shared(&one.words, &other.words);
    if words == 0 {
        return false;
    }
    let both = one.names.iter().filter(|name| other.names.binary_search(name).is_ok());
    let points = both.filter(|name| frequency.get(name).is_some_and(|count| *count <= common));
    let points: usize = points
        .map(|name| {
            let id = corpus.text(*name);
            // A person no list has is named where the story is told and hardly elsewhere.
            if COUNTRIES.contains(id) { 0 } else { 1 + usize::from(id.starts_with("per:")) }
        })
        .sum();
    let days = one.day.distance(other.day);
    let needed = GAPS.iter().find(|(gap, _)| days <= *gap).map(|(_, points)| *points);
    needed.is_some_and(|needed| points + words.min(WORDS) >= needed)
}
