//! Holidays by name.
//!
//! ```text
//! holiday := name [year | deixis | لعام year]
//! ```
//!
//! `عيد الفطر`, `عيد الأضحى المقبل`, `عيد الفصح 2013`.

use crate::expression::DateExpression;
use crate::lexicon::Sense;
use crate::reader::Reader;
use crate::rule::{Outcome, year};

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let term = reader.term(index)?;
    let holiday = term.sense(|sense| match sense {
        Sense::Holiday(holiday) => Some(holiday),
        _ => None,
    })?;
    let (deixis, end) = match reader.adjective(term.end) {
        Some((deixis, end)) => (Some(deixis), end),
        None => (None, term.end),
    };
    let (year, end) = match year::within(reader, end) {
        Some(phrase) => (Some(phrase.year), phrase.end),
        None => (None, end),
    };
    Some(Outcome::of(DateExpression::Holiday { holiday, day: 1, year, deixis }, end))
}
