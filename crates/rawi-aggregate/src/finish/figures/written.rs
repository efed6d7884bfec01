//! Writes a figure out.

use super::values::{compare, ratio, verdict, written};
use super::{FoldedFigure, Told};
use crate::dossier::{Figure, FigureTime, FigureValue, Verdict};
use crate::finish::corpus::{Corpus, Telling, line_id};
use crate::table::Text;

impl<'a> FoldedFigure<'a> {
    pub(super) fn written(&self, corpus: &Corpus<'_>) -> Figure {
        let told = &*self.told;
        let values = self.values(corpus);
        let values: Vec<FigureValue> =
            values.iter().filter_map(|same| value(corpus, same)).collect();
        let names = corpus.names();
        let reference = |id: Option<Text>| id.map(|id| corpus.reference(id, names));
        let noun = best_spelling(told.iter().map(|told| corpus.text(told.fact.noun)));
        let single = self.witnesses.independent <= 1 && (values.len() == 1 || one_document(told));
        Figure {
            id: line_id('f', self.hash),
            counted: corpus.text(self.key.counted).to_owned(),
            noun: noun.to_owned(),
            kind: self.key.kind.name(),
            happening: self.key.happening.map(crate::digest::Happening::name),
            measured: self.measured(corpus).map(str::to_owned),
            when: one_time(corpus, told),
            owner: reference(self.key.owner),
            place: reference(self.place(corpus)),
            verdict: if single { Verdict::Single } else { verdict(corpus, told) },
            witnesses: self.witnesses,
            values,
        }
    }

    /// What is told, by value and modifier, in order.
    pub(super) fn values(&self, corpus: &Corpus<'_>) -> Vec<Vec<Told<'a>>> {
        let modifier = |told: &Told<'_>| told.fact.modifier.map(|modifier| corpus.text(modifier));
        let mut sorted = self.told.clone();
        sorted.sort_by(|first, second| {
            compare(ratio(first.fact), ratio(second.fact))
                .then_with(|| modifier(first).cmp(&modifier(second)))
                .then_with(|| first.telling.cmp(&second.telling))
        });
        let same = |first: &Told<'_>, second: &Told<'_>| {
            ratio(first.fact) == ratio(second.fact) && first.fact.modifier == second.fact.modifier
        };
        sorted.chunk_by(same).map(<[Told<'a>]>::to_vec).collect()
    }

    /// Of what it is a sum, measure or share, as most write it.
    pub(super) fn measured<'t>(&self, corpus: &Corpus<'t>) -> Option<&'t str> {
        self.key.measured?;
        let measured = self.told.iter().filter_map(|told| Some(told.fact.measured?.0));
        Some(best_spelling(measured.map(|text| corpus.text(text)))).filter(|best| !best.is_empty())
    }

    /// The scene of its story, else the place that most name.
    fn place(&self, corpus: &Corpus<'_>) -> Option<Text> {
        let places: Vec<Text> = self.told.iter().filter_map(|told| told.fact.place).collect();
        let story = self.told.first().filter(|told| told.toll()).and_then(|told| {
            let story = corpus.stories.of_toll(corpus, &told.telling, told.fact)?;
            corpus.stories.scene(corpus, story, &places)
        });
        story.or_else(|| {
            let best = most_frequent(places.iter().map(|place| corpus.text(*place)));
            places.into_iter().find(|place| corpus.text(*place) == best)
        })
    }
}

/// One value, and who gives it.
fn value(corpus: &Corpus<'_>, same: &[Told<'_>]) -> Option<FigureValue> {
    let first = same.first()?;
    let tellings: Vec<Telling> = same.iter().map(|told| told.telling).collect();
    let (first_day, last_day) = corpus.days(&tellings);
    let (witnesses, evidence) = corpus.tell(tellings);
    let said_by = same.iter().filter_map(|told| Some(corpus.text(told.fact.said_by?).to_owned()));
    let mut said_by: Vec<String> = said_by.collect();
    said_by.sort();
    said_by.dedup();
    Some(FigureValue {
        value: written(first.fact),
        modifier: first.fact.modifier.map(|modifier| corpus.text(modifier).to_owned()),
        witnesses,
        first_day,
        last_day,
        said_by,
        evidence,
    })
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
pub(in crate::finish) fn most_frequent<'t>(texts: impl Iterator<Item = &'t str>) -> &'t str {
    let mut sorted: Vec<&str> = texts.collect();
    sorted.sort_unstable();
    let groups = sorted.chunk_by(|first, second| first == second);
    let best = groups.rev().max_by_key(|group| group.len());
    best.and_then(|group| group.first().copied()).unwrap_or("")
}
