//! What is counted, and who says which value.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Selection;
use super::corpus::{Corpus, Names, Telling, line_id};
use super::folding::{as_word, fold, overlap, words_to_fold};
use super::stories::daily;
use crate::day::{Day, stretch};
use crate::digest::{FigureFact, Happening};
use crate::dossier::{Figure, FigureTime, FigureValue, Verdict};
use crate::table::Text;
use crate::words::{alike, shared};

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
/// A measured thing of so many words is one thing wherever it is measured: `سعر خام برنت`, but not `قيمة`.
const MEASURED_WORDS: usize = 2;

/// A fact and where it stands.
#[derive(Clone, Copy)]
struct Told<'a> {
    fact: &'a FigureFact,
    telling: Telling,
}

impl Told<'_> {
    fn toll(&self) -> bool {
        self.fact.happening.is_some_and(Happening::is_toll)
    }
}

/// Figures of one key may be compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    kind: &'static str,
    counted: &'a str,
    happening: Option<&'static str>,
    measured: Option<&'a str>,
    /// The time, where it is not the documents' own. Tolls are compared by nearness of their days instead.
    when: Option<(&'a str, Option<&'a str>)>,
    /// Tolls are compared by likeness instead: one agency names the city, another one the country.
    place: Option<&'a str>,
    owner: Option<&'a str>,
}

pub(super) fn list(corpus: &Corpus<'_>, selection: &Selection) -> (Vec<Figure>, usize) {
    let names = corpus.names();
    let mut ids: FxHashMap<&str, Text> = FxHashMap::default();
    let mut told: Vec<(Key<'_>, Told<'_>)> = Vec::new();
    for (document, entry) in corpus.numbered() {
        for fact in &entry.digest.figures {
            let id = |id: Option<Text>| id.map(|id| corpus.text(id));
            for known in [fact.owner, fact.place].into_iter().flatten() {
                ids.insert(corpus.text(known), known);
            }
            let telling = Telling { document, piece: fact.piece, sentence: fact.sentence };
            let line = Told { fact, telling };
            let when = fact.when.map(|when| (corpus.text(when), id(fact.when_modifier)));
            let key = Key {
                kind: fact.kind.name(),
                counted: corpus.text(fact.counted),
                happening: fact
                    .happening
                    .filter(|happening| *happening != Happening::Present)
                    .map(Happening::name),
                measured: fact.measured.map(|(_, key)| corpus.text(key)),
                when: when.filter(|_| !line.toll()),
                place: id(fact.place.filter(|_| !line.toll())),
                owner: id(fact.owner),
            };
            told.push((key, line));
        }
    }
    let order = |first: &(Key<'_>, Told<'_>), second: &(Key<'_>, Told<'_>)| {
        (first.0, first.1.telling).cmp(&(second.0, second.1.telling))
    };
    told.sort_by(order);
    adopt_owners(&mut told);
    told.sort_by(order);
    // Ranked first, and only what is listed is written out with its places.
    let bare = corpus.showing(0);
    let mut figures = Vec::new();
    for (key, lines) in lines(corpus, &told) {
        for line in lines {
            let figure = figure(&bare, names, &ids, key, &line);
            let witnesses = figure.witnesses;
            let rank = (
                news_value(&figure, &line),
                witnesses.independent,
                witnesses.documents,
                figure.values.len(),
            );
            figures.push((rank, figure.id, key, line));
        }
    }
    figures.sort_by(|first, second| second.0.cmp(&first.0).then_with(|| first.1.cmp(&second.1)));
    let found = figures.len();
    figures.truncate(selection.figures);
    let listed = figures.iter().map(|(.., key, line)| figure(corpus, names, &ids, *key, line));
    (listed.collect(), found)
}

/// The lines of each key: what belongs to one story first, then all else by its words.
fn lines<'a, 'k>(
    corpus: &Corpus<'_>,
    told: &[(Key<'k>, Told<'a>)],
) -> Vec<(Key<'k>, Vec<Vec<Told<'a>>>)> {
    // What is lost in one incident is compared whatever else its clause names.
    let mut of_stories: BTreeMap<(Key<'k>, u32), Vec<Told<'a>>> = BTreeMap::new();
    let mut others: Vec<(Key<'k>, Told<'a>)> = Vec::new();
    for (key, told) in told {
        let of_story = told.toll() || (key.kind == "money" && key.measured.is_some());
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
        lines.push((key, one_of_a_sentence(corpus, without_parts(facts))));
    }
    for group in others.chunk_by(|first, second| first.0 == second.0) {
        let Some((key, _)) = group.first() else { continue };
        let facts: Vec<Told<'a>> = group.iter().map(|(_, told)| *told).collect();
        lines.push((*key, comparable(corpus, facts, key)));
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

/// What a figure is worth to a reader: its independent witnesses, times six for a toll, four for a sum of money with what
/// it is of, three for a share of something or for a listed thing with its owner, place or what happens to it, two where the
/// half of this is known, and one for what stands alone or is a mere measure.
fn news_value(figure: &Figure, told: &[Told<'_>]) -> u64 {
    let concept = told.iter().any(|told| told.fact.concept);
    let placed = figure.owner.is_some() || figure.place.is_some() || figure.happening.is_some();
    let full = figure.measured.as_deref().is_some_and(|of| of.split(' ').count() >= MEASURED_WORDS);
    let weight = if told.iter().any(Told::toll) {
        6
    } else if figure.kind == "measure" && !full {
        1
    } else if figure.kind == "money" && figure.measured.is_some() {
        4
    } else if figure.measured.is_some() || (concept && placed) {
        3
    } else if concept || placed {
        2
    } else {
        1
    };
    weight * figure.witnesses.independent
}

/// Figures that name no owner join those that do, where these have one only: `2500 جندي` and `2500 جندي أميركي` in one
/// place.
fn adopt_owners(told: &mut [(Key<'_>, Told<'_>)]) {
    let groups = told.chunk_by_mut(|(first, _), (second, _)| {
        Key { owner: None, ..*first } == Key { owner: None, ..*second }
    });
    for group in groups {
        let mut owners: Vec<&str> = group.iter().filter_map(|(key, _)| key.owner).collect();
        owners.dedup();
        if let [owner] = owners.as_slice() {
            for (key, _) in group.iter_mut() {
                key.owner = Some(owner);
            }
        }
    }
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

fn ground(key: &Key<'_>, facts: &[Told<'_>]) -> Ground {
    let stock = facts.iter().all(|told| told.fact.stock);
    let full = |name: &str| name.split(' ').count() >= MEASURED_WORDS;
    if facts.iter().any(Told::toll) {
        Ground::Incident
    } else if (stock && key.place.is_some() && key.owner.is_some())
        || key.measured.is_some_and(full)
    {
        Ground::Key
    } else if matches!(key.kind, "money" | "measure")
        && key.measured.is_none()
        && key.owner.is_none()
    {
        Ground::Copy
    } else {
        Ground::Context
    }
}

/// Parts the facts of one key into those that speak of one thing.
fn comparable<'a>(corpus: &Corpus<'_>, facts: Vec<Told<'a>>, key: &Key<'_>) -> Vec<Vec<Told<'a>>> {
    let ground = ground(key, &facts);
    if ground == Ground::Key {
        return vec![facts];
    }
    let mut words =
        words_to_fold(corpus, facts.iter().map(|told| (&*told.fact.words, told.telling)));
    if ground == Ground::Incident {
        // Tolls of one place or one document are looked at, whatever their sentences share.
        for (words, told) in words.iter_mut().zip(&facts) {
            words.extend(told.fact.place.map(|place| as_word(corpus.text(place))));
            words.extend(corpus.entry(told.telling.document).map(|entry| as_word(entry.id)));
        }
    }
    let same = |first: usize, second: usize| {
        let (Some(first), Some(second)) = (facts.get(first), facts.get(second)) else {
            return false;
        };
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
                    alike(one, other, CONTEXT_PERCENT)
                        || (same_value && overlap(one, other, CONTEXT_PERCENT, 2))
                }
            }
    };
    let lines = fold(facts.len(), |at| words.get(at).map_or(&[], Vec::as_slice), same);
    let lines = lines.into_iter();
    let lines = lines
        .map(|line| line.into_iter().filter_map(|at| facts.get(at).copied()).collect::<Vec<_>>());
    one_of_a_sentence(corpus, lines.collect())
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
    let places = (first.fact.place, second.fact.place);
    if ratio(first.fact) == ratio(second.fact) && first.telling.document == second.telling.document
    {
        // The title says what the text says again.
        return true;
    }
    // A town and its country are one place to documents that name both.
    let named = |told: &Told<'_>, place: Text| {
        let entry = corpus.entry(told.telling.document);
        entry.is_some_and(|entry| entry.digest.entities.iter().any(|entity| entity.id == place))
    };
    let common = matches!(places, (Some(one), Some(other))
        if one == other || (named(first, other) && named(second, one)));
    let conflict = !common && matches!(places, (Some(_), Some(_)));
    let attacks = apart > INCIDENT_DAYS && (daily(one) || daily(other));
    if apart > LATER_DAYS {
        false
    } else if attacks {
        alike(one, other, ATTACKS_PERCENT)
    } else if apart <= INCIDENT_DAYS && ratio(first.fact) == ratio(second.fact) {
        shared(one, other) >= INCIDENT_WORDS
    } else if apart > INCIDENT_DAYS || conflict {
        alike(one, other, if conflict { PLACES_PERCENT } else { CONTEXT_PERCENT })
    } else {
        alike(one, other, CONTEXT_PERCENT) || (common && shared(one, other) >= INCIDENT_WORDS)
    }
}

/// The day of what took the toll: the one that its clause names, else that of publication.
fn incident_day(corpus: &Corpus<'_>, told: &Told<'_>) -> Option<Day> {
    match told.fact.when {
        Some(when) => stretch(corpus.text(when)).map(|time| time.last),
        None => corpus.entry(told.telling.document)?.digest.published,
    }
}

fn figure(
    corpus: &Corpus<'_>,
    names: &Names,
    ids: &FxHashMap<&str, Text>,
    key: Key<'_>,
    told: &[Told<'_>],
) -> Figure {
    let tellings = |told: &[&Told<'_>]| told.iter().map(|told| told.telling).collect::<Vec<_>>();
    let all: Vec<&Told<'_>> = told.iter().collect();
    let witnesses = corpus.tell(tellings(&all)).0;
    let mut sorted = all.clone();
    let modifier = |told: &Told<'_>| told.fact.modifier.map(|modifier| corpus.text(modifier));
    sorted.sort_by(|first, second| {
        compare(ratio(first.fact), ratio(second.fact))
            .then_with(|| modifier(first).cmp(&modifier(second)))
            .then_with(|| first.telling.cmp(&second.telling))
    });
    let values: Vec<FigureValue> = sorted
        .chunk_by(|first, second| {
            ratio(first.fact) == ratio(second.fact) && modifier(first) == modifier(second)
        })
        .filter_map(|same| {
            let first = same.first()?;
            let (witnesses, evidence) = corpus.tell(tellings(same));
            let (first_day, last_day) = corpus.days(&tellings(same));
            let mut said_by: Vec<String> = same
                .iter()
                .filter_map(|told| told.fact.said_by.map(|name| corpus.text(name).to_owned()))
                .collect();
            said_by.sort();
            said_by.dedup();
            Some(FigureValue {
                value: written(first.fact),
                modifier: modifier(first).map(str::to_owned),
                witnesses,
                first_day,
                last_day,
                said_by,
                evidence,
            })
        })
        .collect();
    let reference =
        |id: Option<&str>| id.and_then(|id| ids.get(id)).map(|id| corpus.reference(*id, names));
    let noun = best_spelling(told.iter().map(|told| corpus.text(told.fact.noun)));
    let place = most_frequent(told.iter().filter_map(|told| Some(corpus.text(told.fact.place?))));
    let story = told.first().filter(|told| told.toll()).and_then(|told| {
        let places: Vec<Text> = all.iter().filter_map(|told| told.fact.place).collect();
        let story = corpus.stories.of_toll(corpus, &told.telling, told.fact)?;
        corpus.stories.scene(corpus, story, &places)
    });
    let place = story.map_or(place, |place| corpus.text(place));
    let place = Some(place).filter(|place| !place.is_empty());
    let measured =
        best_spelling(told.iter().filter_map(|told| Some(corpus.text(told.fact.measured?.0))));
    let when = one_time(corpus, told);
    let place_of = told.first().map(|told| told.telling);
    let first = place_of
        .and_then(|telling| Some((corpus.entry(telling.document)?.id, telling.piece.start)));
    let (document, start) = first.unwrap_or_default();
    Figure {
        id: line_id(
            'f',
            &[
                key.kind,
                key.counted,
                key.happening.unwrap_or(""),
                key.measured.unwrap_or(""),
                key.place.unwrap_or(""),
                key.owner.unwrap_or(""),
                document,
                &start.to_string(),
            ],
        ),
        counted: key.counted.to_owned(),
        noun: noun.to_owned(),
        kind: key.kind,
        happening: key.happening,
        measured: Some(measured.to_owned()).filter(|measured| !measured.is_empty()),
        when,
        owner: reference(key.owner),
        place: reference(place),
        verdict: if witnesses.independent <= 1 && (values.len() == 1 || one_document(told)) {
            Verdict::Single
        } else {
            verdict(corpus, told)
        },
        witnesses,
        values,
    }
}

/// Nobody contradicts himself in one text: there, `13` and `13.3` are before and after.
fn one_document(told: &[Told<'_>]) -> bool {
    let mut documents = told.iter().map(|told| told.telling.document);
    let first = documents.next();
    documents.all(|document| Some(document) == first)
}

/// The time of which all of these speak, where it is not that of their documents.
fn one_time(corpus: &Corpus<'_>, told: &[Told<'_>]) -> Option<FigureTime> {
    let time = |told: &Told<'_>| told.fact.when.map(|when| (when, told.fact.when_modifier));
    let (value, modifier) = told.first().and_then(time)?;
    let agreed = told.iter().all(|told| time(told) == Some((value, modifier)));
    agreed.then(|| FigureTime {
        value: corpus.text(value).to_owned(),
        modifier: modifier.map(|modifier| corpus.text(modifier).to_owned()),
    })
}

/// The most frequent spelling, where one with ى for ي does not count if the other is there: Egyptian papers write all
/// alike.
fn best_spelling<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> &'t str {
    let dotted = |text: &str| text.replace('ى', "ي");
    let known: Vec<&str> = texts.clone().collect();
    let good = texts.filter(|text| {
        let other = dotted(text);
        other == **text || !known.contains(&other.as_str())
    });
    most_frequent(good)
}

/// The most frequent of these; of equally frequent ones the smallest.
pub(super) fn most_frequent<'t>(texts: impl Iterator<Item = &'t str>) -> &'t str {
    let mut sorted: Vec<&str> = texts.collect();
    sorted.sort_unstable();
    let groups = sorted.chunk_by(|first, second| first == second);
    let best = groups.rev().max_by_key(|group| group.len());
    best.and_then(|group| group.first().copied()).unwrap_or("")
}

/// A ratio with a positive denominator.
type Ratio = (i128, i128);

fn ratio(fact: &FigureFact) -> Ratio {
    (fact.numerator, fact.denominator)
}

fn written(fact: &FigureFact) -> String {
    match ratio(fact) {
        (whole, 1) => whole.to_string(),
        (numerator, denominator) => format!("{numerator}/{denominator}"),
    }
}

/// Compares ratios without multiplying, which could overflow: by whole parts, then by what is left, turned round.
fn compare((mut a, mut b): Ratio, (mut c, mut d): Ratio) -> Ordering {
    let mut turned = false;
    loop {
        let (left, right) = (a.div_euclid(b), c.div_euclid(d));
        let (left_rest, right_rest) = (a.rem_euclid(b), c.rem_euclid(d));
        let order = left.cmp(&right).then_with(|| match (left_rest, right_rest) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            _ => Ordering::Equal,
        });
        if order != Ordering::Equal || left_rest == 0 || right_rest == 0 {
            return if turned { order.reverse() } else { order };
        }
        // left_rest/b against right_rest/d is d/right_rest against b/left_rest.
        (a, b, c, d) = (b, left_rest, d, right_rest);
        turned = !turned;
    }
}

/// The values that a claim allows: about 2,500 is 2,250 to 2,750, more than 2,500 is up to half as much again.
fn allowed(corpus: &Corpus<'_>, fact: &FigureFact) -> (Ratio, Ratio) {
    let (numerator, denominator) = ratio(fact);
    let scaled = |percent: i128| {
        let scaled = numerator.checked_mul(percent).zip(denominator.checked_mul(100));
        scaled.unwrap_or((numerator, denominator))
    };
    let own = (numerator, denominator);
    match fact.modifier.map(|modifier| corpus.text(modifier)) {
        Some("APPROX") => (scaled(90), scaled(110)),
        Some("MORE_THAN" | "EQUAL_OR_MORE") => (own, scaled(150)),
        Some("LESS_THAN" | "EQUAL_OR_LESS") => (scaled(50), own),
        _ => (own, own),
    }
}

/// Whether one value is allowed by all claims.
fn agree<'t, 'a: 't>(corpus: &Corpus<'_>, told: impl Iterator<Item = &'t Told<'a>>) -> bool {
    let mut bounds: Option<(Ratio, Ratio)> = None;
    for (low, high) in told.map(|told| allowed(corpus, told.fact)) {
        let (lowest, highest) = bounds.unwrap_or((low, high));
        let low = if compare(low, lowest).is_gt() { low } else { lowest };
        let high = if compare(high, highest).is_lt() { high } else { highest };
        bounds = Some((low, high));
    }
    bounds.is_none_or(|(low, high)| compare(low, high).is_le())
}

fn verdict(corpus: &Corpus<'_>, told: &[Told<'_>]) -> Verdict {
    if agree(corpus, told.iter()) {
        return Verdict::Agree;
    }
    let day = |told: &Told<'_>| corpus.entry(told.telling.document)?.digest.published;
    if told.iter().any(|told| day(told).is_none()) {
        return Verdict::Differ;
    }
    // Documents come by day, so the claims of one day are neighbours once sorted by place. What a text says of the toll
    // of an earlier day is no claim of its own day.
    let past = |told: &Told<'_>| {
        let said = told.fact.when.filter(|_| told.toll());
        let time = said.and_then(|when| stretch(corpus.text(when)));
        time.zip(day(told)).is_some_and(|(time, day)| time.last < day)
    };
    let mut by_day: Vec<&Told<'_>> = told.iter().filter(|told| !past(told)).collect();
    by_day.sort_by_key(|told| told.telling);
    let mut days = by_day.chunk_by(|first, second| day(first) == day(second));
    if days.all(|same| agree(corpus, same.iter().copied())) {
        Verdict::Changed
    } else {
        Verdict::Differ
    }
}

#[cfg(test)]
mod tests {
    use super::compare;
    use std::cmp::Ordering;

    #[test]
    fn ratios_compare_without_overflow() {
        for (expected, first, second) in [
            (Ordering::Less, (1, 3), (1, 2)),
            (Ordering::Greater, (5, 2), (7, 3)),
            (Ordering::Equal, (-1, 2), (-1, 2)),
            (Ordering::Less, (-5, 2), (-7, 3)),
            (Ordering::Less, (2, 1), (5, 2)),
            (Ordering::Greater, (i128::MAX, 2), (i128::MAX, 3)),
            (Ordering::Less, (i128::MAX - 1, i128::MAX), (1, 1)),
        ] {
            assert_eq!(expected, compare(first, second), "{first:?} {second:?}");
            assert_eq!(expected.reverse(), compare(second, first), "{second:?} {first:?}");
        }
    }
}
