//! How often.
//!
//! ```text
//! set := كل ([يوم] weekday | length) | يوميا | سنويا | نصف سنوية …
//!      | (مرة | مرتين | number مرات) (في | كل) [ال]unit | (مرة | مرتين | number مرات) adverb
//! ```
//!
//! `كل أسبوعين`, `كل يوم جمعة`, `مرتين في الأسبوع`, `ثلاث مرات يوميا`.

use crate::expression::{DateExpression, Length};
use crate::lexicon::{Count, Particle, Sense};
use crate::numeral::Quantity;
use crate::reader::Reader;
use crate::rule::{Outcome, duration, weekday};

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    times(reader, index).or_else(|| every(reader, index)).or_else(|| adverb(reader, index))
}

fn every(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (Particle::Every, after) = reader.particle(index)? else { return None };
    if let Some((weekday, end)) =
        weekday::with_noun(reader, after).or_else(|| reader.bare_weekday(after))
    {
        // `كل أحد` is also "everybody", and `كل الخميس` the whole of it.
        let sure = reader.text.folded(after) != "احد";
        return sure.then(|| Outcome::of(DateExpression::WeeklySet { weekday }, end));
    }
    let phrase = duration::length(reader, after)?;
    let some = phrase.length.first.0 == Quantity::Some && phrase.bare;
    let expression = DateExpression::Set { length: phrase.length, times: None, every: true };
    (!some).then(|| Outcome::of(expression, phrase.end))
}

fn adverb(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (length, end) = recurrence(reader, index)?;
    Some(Outcome::of(DateExpression::Set { length, times: None, every: false }, end))
}

fn recurrence(reader: Reader<'_>, index: usize) -> Option<(Length, usize)> {
    let term = reader.term(index)?;
    let length = term.sense(|sense| match sense {
        Sense::Recurrence(unit, number) => {
            Some(Length::of(Quantity::whole(i64::from(number)), unit))
        }
        _ => None,
    })?;
    Some((length, term.end))
}

/// `مرتين في الأسبوع`
fn times(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (times, after) = match reader.particle(index) {
        Some((Particle::Once, after)) => (1, reader.skip(after, &["واحده"])),
        Some((Particle::Twice, after)) => (2, after),
        _ => {
            let numeral = reader.cardinal(index)?;
            let Quantity::Ratio(times, 1) = numeral.value else { return None };
            let (Particle::Times | Particle::Once, after) = reader.particle(numeral.end)? else {
                return None;
            };
            (times, after)
        }
    };
    let times = Some(times);
    if let Some((length, end)) = recurrence(reader, after) {
        return Some(Outcome::of(DateExpression::Set { length, times, every: false }, end));
    }
    if let Some((Particle::Every, at)) = reader.particle(after) {
        let phrase = duration::length(reader, at)?;
        let expression = DateExpression::Set { length: phrase.length, times, every: true };
        return Some(Outcome::of(expression, phrase.end));
    }
    let at = reader.skip(after, &["في"]);
    let (unit, end) = reader.unit(at)?;
    let length = Length::of(Quantity::ONE, unit.unit);
    (at != after && unit.count == Count::One)
        .then(|| Outcome::of(DateExpression::Set { length, times, every: false }, end))
}
