//! So far from the anchor, and since so long.
//!
//! ```text
//! offset := (قبل | بعد | في غضون) [hedge] length [من الآن]
//! since  := منذ [hedge] length
//! ```
//!
//! `قبل يومين`, `قبل نحو عامين`, `بعد ثلاثة أشهر`, `في غضون ساعتين من الآن`. A length that is counted from an event
//! (`بعد أيام من الاتفاق`) or of no fixed number (`قبل سنوات`) is a duration, and its preposition stays outside; so is one behind
//! منذ.

use crate::expression::{DateExpression, Placing, Reading};
use crate::lexicon::Particle;
use crate::numeral::Quantity;
use crate::reader::Reader;
use crate::rule::{Outcome, duration, point};
use crate::tense;

/// Nouns between the preposition and the length: `بعد مرور عام`.
const PASSING: &[&str] = &["مرور", "مضي", "انقضاء", "اكثر", "مده"];

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (particle, after) = reader.particle(index)?;
    let ahead = match particle {
        Particle::Before | Particle::Since => false,
        Particle::After | Particle::During => true,
        _ => return None,
    };
    let after = if reader.is_any(after, PASSING) && reader.hedge(after).is_none() {
        after + 1
    } else {
        after
    };
    let (hedge, at) = match reader.hedge(after) {
        Some((hedge, at)) => (Some(hedge), at),
        None => (None, after),
    };
    let phrase = duration::length(reader, at)?;
    // `خلال 24 ساعة الماضية`
    if duration::definite(reader, at).is_some() {
        return None;
    }
    // `خلال شهر جويلية`, `قبل يوم الأحد`: a point, with the preposition outside.
    if point(reader, at).is_some_and(|point| point.end > phrase.end) {
        return None;
    }
    let from_now =
        reader.is(phrase.end, "من") && (reader.is_any(phrase.end + 1, &["الان", "اليوم"]));
    let vague = phrase.length.first.0 == Quantity::Some;
    let counted_from = !from_now
        && reader.is_any(phrase.end, &["من", "علي"])
        && !reader.is_any(phrase.end + 1, &["الزمن", "الزمان"]);
    let dated = match particle {
        _ if from_now => true,
        _ if vague => false,
        Particle::Since => reader.phrase,
        // `لن نرى شيئا قبل خمس سنوات`: so long it lasts at least.
        Particle::Before => {
            !counted_from && (reader.phrase || !tense::tells_of_future(reader, index))
        }
        Particle::After => {
            !counted_from && (reader.phrase || tense::tells_of_future(reader, index))
        }
        _ => false,
    };
    if dated {
        let end = if from_now { phrase.end + 2 } else { phrase.end };
        let modifier = hedge.map(|hedge| hedge.of_point(ahead));
        let expression = DateExpression::Offset { length: phrase.length, ahead };
        return Some(Outcome::read(Reading { modifier, ..Reading::of(expression) }, end));
    }
    let placing = if particle == Particle::Since { Placing::UpToNow } else { Placing::Anywhere };
    let expression = DateExpression::Duration { length: phrase.length, placing };
    let reading = Reading { modifier: hedge, ..Reading::of(expression) };
    Some(Outcome { reading, end: phrase.end, start: Some(after) })
}
