//! The forms that expressions of time have, one file each.

pub(crate) mod calendar_date;
pub(crate) mod clock;
pub(crate) mod duration;
pub(crate) mod era;
pub(crate) mod holiday;
pub(crate) mod modifier;
pub(crate) mod month_pair;
pub(crate) mod nth;
pub(crate) mod numeric_date;
pub(crate) mod offset;
pub(crate) mod part_of_year;
pub(crate) mod recurring;
pub(crate) mod relative;
pub(crate) mod row;
pub(crate) mod vague;
pub(crate) mod weekday;
pub(crate) mod year;

use crate::expression::{DateExpression, Reading};
use crate::reader::Reader;

/// What a rule has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) reading: Reading,
    /// The token behind the expression.
    pub(crate) end: usize,
    /// Where the expression begins, if behind the token at which the rule began (`منذ` stays outside).
    pub(crate) start: Option<usize>,
}

impl Outcome {
    pub(crate) const fn of(expression: DateExpression, end: usize) -> Outcome {
        Outcome { reading: Reading::of(expression), end, start: None }
    }

    pub(crate) const fn read(reading: Reading, end: usize) -> Outcome {
        Outcome { reading, end, start: None }
    }
}

type Rule = fn(Reader<'_>, usize) -> Option<Outcome>;

/// Points and spans of the calendar, without modifier and time of day. The order matters: of two readings of one
/// length the earlier one stays.
const POINTS: [Rule; 9] = [
    calendar_date::read,
    numeric_date::read,
    nth::read,
    weekday::read,
    relative::read,
    part_of_year::read,
    holiday::read,
    year::read,
    era::read,
];

/// Everything that may stand by itself.
const ALL: [Rule; 6] =
    [modifier::read, clock::read, offset::read, duration::read, recurring::read, vague::read];

fn longest(rules: &[Rule], reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let mut best: Option<Outcome> = None;
    for rule in rules {
        if let Some(outcome) = rule(reader, index)
            && best.is_none_or(|other| outcome.end > other.end)
        {
            best = Some(outcome);
        }
    }
    best
}

/// A point or span of the calendar at a token.
pub(crate) fn point(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    longest(&POINTS, reader, index)
}

/// Any expression at the token where the reader stands.
pub(crate) fn any(reader: Reader<'_>) -> Option<Outcome> {
    let plain = point(reader, reader.start);
    let other = longest(&ALL, reader, reader.start);
    match (plain, other) {
        (Some(plain), Some(other)) if other.end > plain.end => Some(other),
        (None, other) => other,
        (plain, _) => plain,
    }
}
