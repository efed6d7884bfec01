//! A month by one name or by both, or by its number.
//!
//! ```text
//! month  := [شهر] name [pair] | شهر 1..12 | الشهر ordinal
//! pair   := "/" name | "-" name | "(" name ")" | name          (the other name of the same month)
//! ```
//!
//! `سبتمبر/أيلول`, `ديسمبر (كانون الأول)`, `آذار مارس`, `شهر رمضان المبارك`, `شهر ثمانية`.

use crate::expression::{Calendar, Unit};
use crate::lexicon::{Count, MonthName};
use crate::numeral::Quantity;
use crate::reader::Reader;

/// A month read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MonthPhrase {
    pub(crate) calendar: Calendar,
    pub(crate) month: i8,
    /// Nothing but the name says that a month is meant.
    pub(crate) weak: bool,
    /// By its number, not by name.
    pub(crate) numbered: bool,
    pub(crate) end: usize,
}

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<MonthPhrase> {
    if let Some((name, end)) = reader.month(index) {
        return Some(paired(reader, name, end));
    }
    let (unit, after) = reader.unit(index)?;
    if unit.unit != Unit::Month || unit.count != Count::One {
        return None;
    }
    if let Some((name, end)) = reader.month(after) {
        return Some(MonthPhrase { weak: false, ..paired(reader, name, end) });
    }
    let (number, end) = if unit.definite {
        reader.ordinal(after)?
    } else {
        let numeral = reader.cardinal(after)?;
        match numeral.value {
            Quantity::Ratio(number, 1) => (number, numeral.end),
            _ => return None,
        }
    };
    let month = i8::try_from(number).ok().filter(|month| (1..=12).contains(month))?;
    Some(MonthPhrase {
        calendar: Calendar::Gregorian,
        month,
        weak: !reader.phrase,
        numbered: true,
        end,
    })
}

fn paired(reader: Reader<'_>, name: MonthName, end: usize) -> MonthPhrase {
    let same = |index: usize| {
        let (other, end) = reader.month(index)?;
        (other.calendar == name.calendar && other.month == name.month).then_some(end)
    };
    let mark = if reader.joined(end) { reader.text.mark(end) } else { None };
    let pair_end = match mark {
        Some('/' | '-' | '\u{2013}' | '\\') => same(end + 1),
        Some('(') => same(end + 1)
            .filter(|close| reader.text.mark(*close) == Some(')'))
            .map(|close| close + 1),
        Some(_) => None,
        None => same(end),
    };
    MonthPhrase {
        calendar: name.calendar,
        month: name.month,
        weak: name.weak && pair_end.is_none(),
        numbered: false,
        end: pair_end.unwrap_or(end),
    }
}
