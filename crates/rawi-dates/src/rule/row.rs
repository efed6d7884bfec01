//! Several dates of which only the last is whole: rows and ranges.
//!
//! ```text
//! row  := day join {day join} day month …        `12 و14 ماي`, `27-29 آب`, `من 13 إلى 15 تموز`
//!       | hour join clock                        `من 5 إلى 6 مساءً`
//! join := و | "،" | "-" | إلى | حتى | أو
//! ```
//!
//! Each is a mention of its own; what the others leave out they have from the last one. So it is with months and years
//! (`آذار مارس ونيسان أبريل الماضيين`, `بين يناير وأبريل 2024`), which are read one by one and joined here.

use crate::expression::{Calendar, CalendarDate, Clock, DateExpression, Reading, TimeOfDay};
use crate::find::Found;
use crate::reader::Reader;
use crate::rule::{calendar_date, clock, month_pair};

/// A row has at most so many days.
const MOST: usize = 8;

/// The token behind what joins two of a row.
pub(crate) fn join(reader: Reader<'_>, index: usize) -> Option<usize> {
    let joins = matches!(reader.text.mark(index), Some('-' | '\u{2013}' | '،' | ',' | '/'))
        || matches!(reader.text.folded(index), "و" | "الي" | "حتي" | "او" | "وحتي" | "والي");
    (joins && reader.joined(index)).then_some(index + 1)
}

/// A row of days before one month.
pub(crate) fn days(reader: Reader<'_>) -> Option<Vec<Found>> {
    let mut days: Vec<Found> = Vec::new();
    let mut here = reader;
    loop {
        let at = here.start;
        let (day, end, _) = calendar_date::day(here, at)?;
        let found = |end, date| {
            let reading = Reading::of(DateExpression::Calendar(date));
            Found { start: at, letters: here.letters, end, reading }
        };
        // `الرابع والخامس من يوليو`, `12 و14 ماي`
        let attached = reader.text.is_word(end)
            && reader.text.folded(end).starts_with('و')
            && reader.text.folded(end) != "و"
            && reader.lexed.ordinal(reader.text, end).is_some();
        let next = match join(reader, end) {
            Some(next) => Some(reader.starting_at(next, 0)),
            None if attached && reader.joined(end) => Some(reader.starting_at(end, 1)),
            None => None,
        };
        let Some(next) = next else {
            // The last of the row has the month.
            let outcome = calendar_date::read(here, at)?;
            let Some(DateExpression::Calendar(last)) = outcome.reading.expression else {
                return None;
            };
            if days.is_empty() || last.month.is_none() && last.deixis.is_none() {
                return None;
            }
            for found in &mut days {
                if let Some(DateExpression::Calendar(date)) = &mut found.reading.expression {
                    *date = CalendarDate { day: date.day, weekday: None, ..last };
                }
            }
            days.push(found(outcome.end, last));
            return Some(days);
        };
        if days.len() == MOST {
            return None;
        }
        let mut date = CalendarDate::empty(Calendar::Gregorian);
        date.day = Some(day);
        days.push(found(end, date));
        here = next;
    }
}

/// A month and the first and last day in it: `أغسطس 27 إلى 29`. In running text the numbers may be anything.
pub(crate) fn days_behind_month(reader: Reader<'_>) -> Option<Vec<Found>> {
    if !reader.phrase {
        return None;
    }
    let month = month_pair::read(reader, reader.start)?;
    let (first, end, _) = calendar_date::day(reader, reader.skip(month.end, &["بين", "من"]))?;
    let second_at = join(reader, end)?;
    let (second, second_end, _) = calendar_date::day(reader, second_at)?;
    let date = |day| {
        let mut date = CalendarDate::empty(month.calendar);
        (date.month, date.day) = (Some(month.month), Some(day));
        Reading::of(DateExpression::Calendar(date))
    };
    Some(vec![
        Found { start: reader.start, letters: reader.letters, end, reading: date(first) },
        Found { start: second_at, letters: 0, end: second_end, reading: date(second) },
    ])
}

/// An hour that only the one behind it shows to be one.
pub(crate) fn hours(reader: Reader<'_>) -> Option<Vec<Found>> {
    let between = matches!(reader.word_before(reader.start), "من" | "بين") || reader.phrase;
    let (first, end) = clock::bare_hour(reader, reader.start).filter(|_| between)?;
    let second_at = join(reader, end)?;
    let second = match clock::bare_hour(reader, second_at) {
        Some(_) => clock::read(reader, second_at)?,
        None => return None,
    };
    let Some(TimeOfDay::Clock(last)) = second.reading.time else { return None };
    let reading = Reading::at(TimeOfDay::Clock(before(first, last)), second.reading.expression);
    Some(vec![
        Found { start: reader.start, letters: reader.letters, end, reading },
        Found { start: second_at, letters: 0, end: second.end, reading: second.reading },
    ])
}

/// The first hour of a range in the half of the day in which it stands before the last.
fn before(first: Clock, last: Clock) -> Clock {
    if first.half.is_some() {
        return first;
    }
    let in_same = Clock { half: last.half, ..first };
    if in_same.hour_of_day() <= last.hour_of_day() { in_same } else { first }
}

/// Gives months the year that the next one of their row has.
pub(crate) fn share(reader: Reader<'_>, founds: &mut [Found]) {
    for index in (1..founds.len()).rev() {
        let Some([first, second]) = founds.get_mut(index - 1..=index) else { continue };
        let attached = second.start == first.end && second.letters == 1;
        let apart = join(reader, first.end).is_some_and(|after| after == second.start);
        if !attached && !apart {
            continue;
        }
        // `من 3:00 إلى 4:00 غدا`, `بين الرابعة والسادسة مساء`
        if let (Some(TimeOfDay::Clock(left)), Some(TimeOfDay::Clock(right))) =
            (first.reading.time, second.reading.time)
        {
            // A comma parts two times, it does not join them.
            if matches!(reader.text.mark(first.end), Some('،' | ',')) {
                continue;
            }
            first.reading.time = Some(TimeOfDay::Clock(before(left, right)));
            if first.reading.expression.is_none() {
                first.reading.expression = second.reading.expression;
            }
            continue;
        }
        // `الاثنين والثلاثاء الماضيين`, but not `من الخميس إلى الاثنين المقبل`
        if (attached || reader.text.folded(first.end) == "و")
            && let (
                Some(DateExpression::Weekday { deixis: left @ None, .. }),
                Some(DateExpression::Weekday { deixis: right, .. }),
            ) = (&mut first.reading.expression, second.reading.expression)
        {
            *left = right;
            continue;
        }
        let (Some(DateExpression::Calendar(left)), Some(DateExpression::Calendar(right))) =
            (&mut first.reading.expression, second.reading.expression)
        else {
            continue;
        };
        let open = left.year.is_none() && left.deixis.is_none() && left.month.is_some();
        let alike = left.calendar == right.calendar && left.day.is_some() == right.day.is_some();
        if open && alike && right.month.is_some() {
            left.deixis = right.deixis;
            left.year = match (right.year, left.month > right.month) {
                // `من نوفمبر إلى فبراير 2024` begins the year before.
                (Some(crate::expression::Year::Absolute(year)), true) if apart => {
                    Some(crate::expression::Year::Absolute(year - 1))
                }
                (year, _) => year,
            };
        }
    }
}
