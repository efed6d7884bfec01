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

use rawi_tokens::TokenKind;

use crate::expression::{DateExpression, Reading};
use crate::lexicon::Starts;
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
const POINTS: [(Starts, Rule); 9] = [
    (Starts::CALENDAR_DATE, calendar_date::read),
    (Starts::NUMERIC_DATE, numeric_date::read),
    (Starts::NTH, nth::read),
    (Starts::WEEKDAY, weekday::read),
    (Starts::RELATIVE, relative::read),
    (Starts::PART_OF_YEAR, part_of_year::read),
    (Starts::HOLIDAY, holiday::read),
    (Starts::YEAR, year::read),
    (Starts::ERA, era::read),
];

/// What stands by itself besides.
const OTHERS: [(Starts, Rule); 6] = [
    (Starts::MODIFIER, modifier::read),
    (Starts::CLOCK, clock::read),
    (Starts::OFFSET, offset::read),
    (Starts::DURATION, duration::read),
    (Starts::RECURRING, recurring::read),
    (Starts::VAGUE, vague::read),
];

/// The rules that may begin at a token, by its word or number.
fn starts(reader: Reader<'_>, index: usize) -> Starts {
    match reader.text.kind(index) {
        Some(TokenKind::Digits) => Starts::DIGITS,
        Some(TokenKind::Word) => match reader.any_term(index) {
            // `نصف`, `أول` and their like are also numbers.
            Some(term) if reader.phrase || reader.number_may_begin(index) => {
                term.starts.or(Starts::NUMBER_WORDS)
            }
            Some(term) => term.starts,
            None => Starts::NUMBER_WORDS,
        },
        _ => Starts::NONE,
    }
}

fn longest(
    rules: &[(Starts, Rule)],
    starts: Starts,
    reader: Reader<'_>,
    index: usize,
) -> Option<Outcome> {
    let mut best: Option<Outcome> = None;
    for (start, rule) in rules {
        if starts.has(*start)
            && let Some(outcome) = rule(reader, index)
            && best.is_none_or(|other| outcome.end > other.end)
        {
            best = Some(outcome);
        }
    }
    best
}

/// A point or span of the calendar at a token.
pub(crate) fn point(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    reader
        .lexed
        .point(reader.start, index, || longest(&POINTS, starts(reader, index), reader, index))
}

/// Any expression at the token where the reader stands.
pub(crate) fn any(reader: Reader<'_>) -> Option<Outcome> {
    let starts = starts(reader, reader.start);
    let plain = point(reader, reader.start);
    let other = longest(&OTHERS, starts, reader, reader.start);
    match (plain, other) {
        (Some(plain), Some(other)) if other.end > plain.end => Some(other),
        (None, other) => other,
        (plain, _) => plain,
    }
}

/// Whether a row of days may begin where the reader stands.
pub(crate) fn row_may_begin(reader: Reader<'_>) -> bool {
    starts(reader, reader.start).has(Starts::CALENDAR_DATE)
}
