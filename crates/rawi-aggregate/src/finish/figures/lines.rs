//! Which facts speak of one thing, so that their values can be compared.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::values::{Ratio, compare, ratio};
use super::{Key, MEASURED_WORDS, Told};
use crate::day::{Day, stretch};
use crate::digest::{FigureFact, Sort};
use crate::finish::corpus::Corpus;
use crate::finish::folding::{as_word, fold, words_to_fold};
use crate::finish::stories::daily;
use crate::table::Text;

/// Figures of events (attacks, dollars) are compared where their contexts have this many of a hundred words in common.
const CONTEXT_PERCENT: usize = 20;
/// Tolls of one place are of one incident where they are given for days so near, and so many words are common.
const INCIDENT_DAYS: u32 = 1;
const INCIDENT_WORDS: usize = 2;
/// Later tolls of an incident come within so many days, and share the context of the first.
const LATER_DAYS: u32 = 10;
/// Tolls of one incident for which two places are named (a city, its country) share so much.
const PLACES_PERCENT: usize = 35;
/// Attacks of different days are one where their tolls are told in so much the same words.
const ATTACKS_PERCENT: usize = 70;

/// Parts the facts into those that speak of one thing: what belongs to one story first, then all else by its words.
/// `told` is sorted by key and place.
pub(super) fn of_one_thing<'a>(
    corpus: &Corpus<'_>,
    told: &[(Key, Told<'a>)],
) -> Vec<(Key, Vec<Told<'a>>)> {
    // What is lost in one incident is compared whatever else its clause names.
    let mut of_stories: BTreeMap<(Key, u32), Vec<Told<'a>>> = BTreeMap::new();
    let mut others: Vec<(Key, Told<'a>)> = Vec::with_capacity(told.len());
    for (key, told) in told {
        let of_story = told.toll() || (key.kind == Sort::Money && key.measured.is_some());
        let stories = &corpus.stories;
        let story = of_story.then(|| stories.of_toll(corpus, &told.telling, told.fact)).flatten();
        match story {
            Some(story) => {
                let key = Key { when: None, place: None, ..*key };
                of_stories.entry((key, story)).or_default().push(*told);
            }
            None => others.push((*key, *told)),
        }
    }
    let mut lines = Vec::new();
    for ((key, _), mut facts) in of_stories {
        facts.sort_by_key(|told| told.telling);
        let parted = one_of_a_sentence(corpus, without_parts(facts));
        lines.extend(parted.into_iter().map(|line| (key, line)));
    }
    for group in others.chunk_by(|first, second| first.0 == second.0) {
        let Some((key, _)) = group.first() else { continue };
        let facts: Vec<Told<'a>> = group.iter().map(|(_, told)| *told).collect();
        lines.extend(comparable(corpus, facts, key).into_iter().map(|line| (*key, line)));
    }
    lines
}

/// Puts behind the others what only one document tells beside a value of its own that is more than twice as much: a
/// part of it (`شيع الأهالي أربعة قتلى`).
fn without_parts(facts: Vec<Told<'_>>) -> Vec<Vec<Told<'_>>> {
    let mut tellers: FxHashMap<Ratio, (u32, bool)> = FxHashMap::default();
    let mut greatest: FxHashMap<u32, Ratio> = FxHashMap::default();
    for told in &facts {
        let (value, document) = (ratio(told.fact), told.telling.document);
        let teller = tellers.entry(value).or_insert((document, true));
        teller.1 &= teller.0 == document;
        let most = greatest.entry(document).or_insert(value);
        if compare(value, *most).is_gt() {
            *most = value;
        }
    }
    let (mut whole, mut parts) = (Vec::new(), Vec::new());
    for told in facts {
        let value = ratio(told.fact);
        let alone = tellers.get(&value).is_some_and(|(_, alone)| *alone);
        let twice = value.0.checked_mul(2).map(|double| (double, value.1));
        let less = greatest
            .get(&told.telling.document)
            .zip(twice)
            .is_some_and(|(most, twice)| compare(twice, *most).is_lt());
        if alone && less && told.fact.when.is_none() {
            parts.push(vec![told]);
        } else {
            whole.push(told);
        }
    }
    parts.insert(0, whole);
    parts
}

/// What makes facts of one key comparable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// A stock of an owner in a place, or what is measured by a full name: one thing.
    Key,
    /// Tolls of one incident: place, day, and what is said around them.
    Incident,
    /// What is said around them.
    Context,
    /// Nothing but being copies: a bare sum or quantity is of anything.
    Copy,
}

fn ground(corpus: &Corpus<'_>, key: &Key, facts: &[Told<'_>]) -> Ground {
    let stock = facts.iter().all(|told| told.fact.stock);
    let full = |name: &str| name.split(' ').count() >= MEASURED_WORDS;
    if facts.iter().any(Told::toll) {
        Ground::Incident
    } else if (stock && key.place.is_some() && key.owner.is_some())
        || key.measured.is_some_and(|measured| full(corpus.text(measured)))
    {
        Ground::Key
    } else if matches!(key.kind, Sort::Money | Sort::Measure)
        && key.measured.is_none()
        && key.owner.is_none()
    {
        Ground::Copy
    } else {
        Ground::Context
    }
}

/// Parts the facts of one key into those that speak of one thing.
fn comparable<'a>(corpus: &Corpus<'_>, facts: Vec<Told<'a>>, key: &Key) -> Vec<Vec<Told<'a>>> {
    let ground = ground(corpus, key, &facts);
    if ground == Ground::Key || facts.len() == 1 {
        return vec![facts];
    }
    // Beside the words around it, a fact is found by its telling; tolls of one place or one document are looked at,
    // whatever their sentences share.
    let words = |told: &Told<'a>| {
        let toll = ground == Ground::Incident;
        let place = told.fact.place.filter(|_| toll).map(|place| as_word(corpus.text(place)));
        let document = corpus.entry(told.telling.document).filter(|_| toll);
        let document = document.map(|entry| as_word(entry.id));
        let fact: &'a FigureFact = told.fact;
        words_to_fold(corpus, &fact.words, &told.telling).chain(place).chain(document)
    };
    let same = |first: &Told<'a>, second: &Told<'a>| {
        // Two values in one sentence are two figures.
        let one_place = first.telling.document == second.telling.document
            && first.telling.sentence == second.telling.sentence;
        if one_place {
            return ends_of_a_range(corpus, first, second);
        }
        let same_value = ratio(first.fact) == ratio(second.fact);
        let (one, other) = (&first.fact.words, &second.fact.words);
        (same_value && corpus.class(&first.telling) == corpus.class(&second.telling))
            || match ground {
                Ground::Key => true,
                Ground::Copy => false,
                Ground::Incident => one_incident(corpus, first, second),
                Ground::Context => {
                    one.alike(other, CONTEXT_PERCENT)
                        || (same_value && one.overlap(other, CONTEXT_PERCENT, 2))
                }
            }
    };
    one_of_a_sentence(corpus, fold(&facts, words, same))
}

/// Takes out of each line what its sentence gives beside another value of the line: `16 قتيلا، بعد وفاة اثنين` are two
/// figures. Of several days they are one: `تسعة قتلى يوم الثلاثاء، ثم أربعة عشر في اليوم التالي`.
fn one_of_a_sentence<'a>(corpus: &Corpus<'_>, lines: Vec<Vec<Told<'a>>>) -> Vec<Vec<Told<'a>>> {
    let mut parted: Vec<Vec<Told<'a>>> = Vec::with_capacity(lines.len());
    for line in lines {
        let mut first: Vec<Told<'a>> = Vec::with_capacity(line.len());
        // A line has its members in the order of documents and places.
        for told in line {
            let beside = first.last().is_some_and(|last| {
                (last.telling.document, last.telling.sentence)
                    == (told.telling.document, told.telling.sentence)
                    && ratio(last.fact) != ratio(told.fact)
                    && last.fact.when == told.fact.when
                    && !ends_of_a_range(corpus, last, &told)
            });
            if beside {
                parted.push(vec![told]);
            } else {
                first.push(told);
            }
        }
        if !first.is_empty() {
            parted.push(first);
        }
    }
    parted
}

/// Whether two values are the ends of one range: `بين 100 و200`.
fn ends_of_a_range(corpus: &Corpus<'_>, first: &Told<'_>, second: &Told<'_>) -> bool {
    /// Characters between the ends: ` إلى `.
    const BETWEEN: u32 = 6;
    let is = |told: &Told<'_>, end: &str| {
        told.fact.modifier.is_some_and(|modifier| corpus.text(modifier) == end)
    };
    is(first, "EQUAL_OR_MORE")
        && is(second, "EQUAL_OR_LESS")
        && second.telling.piece.start.saturating_sub(first.telling.piece.end) <= BETWEEN
}

/// Whether two tolls are of one incident.
fn one_incident(corpus: &Corpus<'_>, first: &Told<'_>, second: &Told<'_>) -> bool {
    let (one, other) = (&first.fact.words, &second.fact.words);
    let days = (incident_day(corpus, first), incident_day(corpus, second));
    let apart = match days {
        (Some(one), Some(other)) => one.distance(other),
        // Without days the words must do.
        _ => LATER_DAYS,
    };
    let same_value = ratio(first.fact) == ratio(second.fact);
    if same_value && first.telling.document == second.telling.document {
        // The title says what the text says again.
        return true;
    }
    if apart > LATER_DAYS {
        return false;
    }
    if apart > INCIDENT_DAYS && (daily(one) || daily(other)) {
        return one.alike(other, ATTACKS_PERCENT);
    }
    let some = one.shared(other) >= INCIDENT_WORDS;
    if apart <= INCIDENT_DAYS && same_value {
        return some;
    }
    if !some && !one.alike(other, CONTEXT_PERCENT) {
        return false;
    }
    // A town and its country are one place to documents that name both.
    let named = |told: &Told<'_>, place: Text| {
        let entry = corpus.entry(told.telling.document);
        entry.is_some_and(|entry| entry.digest.entities.iter().any(|entity| entity.id == place))
    };
    let places = (first.fact.place, second.fact.place);
    let common = matches!(places, (Some(one), Some(other))
        if one == other || (named(first, other) && named(second, one)));
    let conflict = !common && matches!(places, (Some(_), Some(_)));
    if apart > INCIDENT_DAYS || conflict {
        one.alike(other, if conflict { PLACES_PERCENT } else { CONTEXT_PERCENT })
    } else {
        one.alike(other, CONTEXT_PERCENT) || (common && some)
    }
}

/// The day of what took the toll: the one that its clause names, else that of publication.
fn incident_day(corpus: &Corpus<'_>, told: &Told<'_>) -> Option<Day> {
    match told.fact.when {
        Some(when) => stretch(corpus.text(when)).map(|time| time.last),
        None => corpus.entry(told.telling.document)?.digest.published,
    }
}
