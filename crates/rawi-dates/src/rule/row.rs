//! Several dates of which only the last is whole: rows and ranges.
//!
//! ```text
//! row  := day join {day join} day month …        `12 و14 ماي`, `27-29 آب`, `من 13 إلى 15 تموز`
//! join := و | "،" | "-" | إلى | حتى | أو
//! ```
//!
//! Each is a mention of its own; what the others leave out they have from the last one. So it is with months and years
//! (`آذار مارس ونيسان أبريل الماضيين`, `بين يناير وأبريل 2024`), which are read one by one and joined here.

use crate::expression::{CalendarDate, DateExpression, Reading};
use crate::find::Found;
use crate::reader::Reader;
use crate::rule::calendar_date;

/// A row has at most so many days.
const MOST: usize = 8;

/// The token behind what joins two of a row.
pub(crate) fn join(reader: Reader<'_>, index: usize) -> Option<usize> {
    let joins = matches!(reader.text.mark(index), Some('-' | '\u{2013}' | '،' | ',' | '/'))
        || matches!(reader.text.folded(index), "و" | "الي" | "حتي" | "او");
    (joins && reader.joined(index)).then_some(index + 1)
}

/// A row of days before one month.
pub(crate) fn days(reader: Reader<'_>) -> Option<Vec<Found>> {
    let mut days = Vec::new();
    let mut at = reader.start;
    loop {
        let (day, end, _) = calendar_date::day(reader, at)?;
        if let Some(outcome) = calendar_date::read(reader, at)
            && let Some(DateExpression::Calendar(last)) = outcome.reading.expression
        {
            if days.is_empty() || last.month.is_none() && last.deixis.is_none() {
                return None;
            }
            let mut row: Vec<Found> = days
                .into_iter()
                .map(|(start, end, day)| {
                    let date = CalendarDate { day: Some(day), weekday: None, ..last };
                    Found {
                        start,
                        letters: 0,
                        end,
                        reading: Reading::of(DateExpression::Calendar(date)),
                    }
                })
                .collect();
            row.push(Found { start: at, letters: 0, end: outcome.end, reading: outcome.reading });
            return Some(row);
        }
        if days.len() == MOST {
            return None;
        }
        days.push((at, end, day));
        at = join(reader, end)?;
    }
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
