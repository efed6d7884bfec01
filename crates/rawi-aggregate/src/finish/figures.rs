//! What is counted, and who says which value.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::Selection;
use super::corpus::{Corpus, Names, Telling, line_id};
use super::folding::{as_word, fold, overlap};
use crate::digest::FigureFact;
use crate::dossier::{Figure, FigureValue, Verdict};
use crate::table::Text;
use crate::words::alike;

/// Figures of events (killed, dollars) are compared where their contexts have this many of a hundred words in common.
const CONTEXT_PERCENT: usize = 20;

/// A fact and where it stands.
#[derive(Clone, Copy)]
struct Told<'a> {
    fact: &'a FigureFact,
    telling: Telling,
}

/// What is counted, whose, and where: figures of one key may be compared.
type Key<'a> = (&'static str, &'a str, Option<&'a str>, Option<&'a str>);

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
            let key = (fact.kind.name(), corpus.text(fact.counted), id(fact.place), id(fact.owner));
            let telling = Telling { document, piece: fact.piece, sentence: fact.sentence };
            told.push((key, Told { fact, telling }));
        }
    }
    told.sort_by(|first, second| (first.0, first.1.telling).cmp(&(second.0, second.1.telling)));
    adopt_owners(&mut told);
    told.sort_by(|first, second| (first.0, first.1.telling).cmp(&(second.0, second.1.telling)));
    let mut figures = Vec::new();
    for group in told.chunk_by(|first, second| first.0 == second.0) {
        let Some((key, _)) = group.first() else { continue };
        let facts: Vec<Told<'_>> = group.iter().map(|(_, told)| *told).collect();
        for line in comparable(corpus, facts, key.3.is_some()) {
            figures.push(figure(corpus, names, &ids, *key, &line));
        }
    }
    figures.sort_by(|first, second| {
        let rank = |figure: &Figure| {
            (figure.witnesses.independent, figure.witnesses.documents, figure.values.len())
        };
        rank(second).cmp(&rank(first)).then_with(|| first.id.cmp(&second.id))
    });
    let found = figures.len();
    figures.truncate(selection.figures);
    (figures, found)
}

/// Figures that name no owner join those that do, where these have one only: `2500 جندي` and `2500 جندي أميركي` in one
/// place.
fn adopt_owners(told: &mut [(Key<'_>, Told<'_>)]) {
    let groups = told.chunk_by_mut(|first, second| {
        (first.0.0, first.0.1, first.0.2) == (second.0.0, second.0.1, second.0.2)
    });
    for group in groups {
        let mut owners: Vec<&str> = group.iter().filter_map(|(key, _)| key.3).collect();
        owners.dedup();
        if let [owner] = owners.as_slice() {
            for (key, _) in group.iter_mut() {
                key.3 = Some(owner);
            }
        }
    }
}

/// Parts the facts of one key into those that speak of one thing. A stock of an owner in a place is one thing (how many
/// soldiers of one army in one country); of all else there are many, and what is said around them tells them apart.
fn comparable<'a>(corpus: &Corpus<'_>, facts: Vec<Told<'a>>, owned: bool) -> Vec<Vec<Told<'a>>> {
    let located = |told: &Told<'_>| told.fact.stock && told.fact.place.is_some() && owned;
    if facts.iter().all(located) {
        return vec![facts];
    }
    let words: Vec<Vec<u32>> = facts
        .iter()
        .map(|told| {
            let mut words = told.fact.words.clone();
            words.push(as_word(&corpus.class(&told.telling).to_string()));
            words
        })
        .collect();
    let same = |first: usize, second: usize| {
        let (Some(first), Some(second)) = (facts.get(first), facts.get(second)) else {
            return false;
        };
        let value = |told: &Told<'_>| (told.fact.numerator, told.fact.denominator);
        let (one, other) = (&first.fact.words, &second.fact.words);
        // Two values in one sentence are two figures.
        let one_place = first.telling.document == second.telling.document
            && first.telling.sentence == second.telling.sentence;
        !one_place
            && (corpus.class(&first.telling) == corpus.class(&second.telling)
                && value(first) == value(second)
                || alike(one, other, CONTEXT_PERCENT)
                || (value(first) == value(second) && overlap(one, other, CONTEXT_PERCENT, 2)))
    };
    let lines = fold(facts.len(), |at| words.get(at).map_or(&[], Vec::as_slice), same);
    lines
        .into_iter()
        .map(|line| line.into_iter().filter_map(|at| facts.get(at).copied()).collect())
        .collect()
}

fn figure(
    corpus: &Corpus<'_>,
    names: &Names,
    ids: &FxHashMap<&str, Text>,
    (kind, counted, place, owner): Key<'_>,
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
    let noun = most_frequent(told.iter().map(|told| corpus.text(told.fact.noun)));
    let place_of = told.first().map(|told| told.telling);
    let first = place_of
        .and_then(|telling| Some((corpus.entry(telling.document)?.id, telling.piece.start)));
    let (document, start) = first.unwrap_or_default();
    Figure {
        id: line_id(
            'f',
            &[
                kind,
                counted,
                place.unwrap_or(""),
                owner.unwrap_or(""),
                document,
                &start.to_string(),
            ],
        ),
        counted: counted.to_owned(),
        noun: noun.to_owned(),
        kind,
        owner: reference(owner),
        place: reference(place),
        verdict: if witnesses.independent <= 1 && values.len() == 1 {
            Verdict::Single
        } else {
            verdict(corpus, told)
        },
        witnesses,
        values,
    }
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
    // Documents come by day, so the claims of one day are neighbours once sorted by place.
    let mut by_day: Vec<&Told<'_>> = told.iter().collect();
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
