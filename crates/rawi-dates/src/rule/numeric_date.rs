//! Dates in digits.
//!
//! ```text
//! date := d sep m sep yyyy | yyyy sep m sep d | d sep m sep yy | m sep yyyy | yyyy sep m | d sep m     [هـ | م]
//! sep  := "/" | "-" | "." | "\"            (the same one, with white space and invisible marks around it or not)
//! ```
//!
//! `11/08/2013`, `2016/04/21`, `1 /6 /1437هـ`, `١١/٠٨/٢٠١٣`. Day before month is the order of every Arab country; only
//! where that gives no date (`08/25/2013`) the other order is tried. A day and month alone are read behind a weekday
//! or in a whole phrase, for in running text they are fractions and scores.

use rawi_tokens::Gap;

use crate::expression::{Calendar, CalendarDate, DateExpression, Year};
use crate::reader::Reader;
use crate::rule::{Outcome, calendar_date, weekday};

const SEPARATORS: [char; 4] = ['/', '-', '.', '\\'];

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (weekday, at) = match weekday::with_noun(reader, index) {
        Some((weekday, end)) => {
            (Some(weekday), reader.skip(reader.skip_comma(end), &["الموافق", "("]))
        }
        None => (None, calendar_date::day_noun(reader, index)),
    };
    let first = field(reader, at)?;
    let separator = separator(reader, at + 1, None)?;
    let second = field(reader, at + 2)?;
    let third = (self::separator(reader, at + 3, Some(separator)).is_some())
        .then(|| field(reader, at + 4))
        .flatten()
        .or_else(|| comma_and_year(reader, at + 3));
    let (mut date, end) = match third {
        Some(third) => (three(first, second, third)?, at + 5),
        None => (two(reader, first, second, separator, at != index)?, at + 3),
    };
    date.weekday = weekday;
    // A longer chain of numbers is a telephone number or a section.
    if reader.text.gap(end) == Gap::None
        && reader.text.mark(end) == Some(separator)
        && reader.text.gap(end + 1) == Gap::None
        && reader.digits(end + 1).is_some()
    {
        return None;
    }
    let (calendar, end) = era(reader, end);
    date.calendar = calendar.unwrap_or(match date.year {
        Some(Year::Absolute(1300..=1500)) => Calendar::Hijri,
        _ => Calendar::Gregorian,
    });
    Some(Outcome::of(DateExpression::Calendar(date), end))
}

/// A number of the date: its value and how many digits it has.
fn field(reader: Reader<'_>, index: usize) -> Option<(i32, usize)> {
    let value = i32::try_from(reader.digits(index)?).ok()?;
    let count = reader.digit_count(index);
    (count <= 4 && count != 3).then_some((value, count))
}

fn separator(reader: Reader<'_>, index: usize, same_as: Option<char>) -> Option<char> {
    let mark = reader.text.mark(index).filter(|mark| SEPARATORS.contains(mark))?;
    // A point or dash with spaces around it is punctuation.
    let tight = mark == '/'
        || (mark == '-' && spaced_date(reader, index))
        || (reader.text.gap(index) == Gap::None && reader.text.gap(index + 1) == Gap::None);
    (tight && reader.joined(index) && same_as.is_none_or(|same| same == mark)).then_some(mark)
}

/// `30 - 8 - 2006`: at either dash, the whole date stands around it.
fn spaced_date(reader: Reader<'_>, dash: usize) -> bool {
    let dash_at = |at: usize| reader.text.mark(at) == Some('-') && reader.joined(at);
    let whole = |first: usize| {
        (1..=2).contains(&reader.digit_count(first))
            && dash_at(first + 1)
            && (1..=2).contains(&reader.digit_count(first + 2))
            && dash_at(first + 3)
            && reader.digit_count(first + 4) == 4
    };
    dash >= 1 && whole(dash - 1) || dash >= 3 && whole(dash - 3)
}

/// `11/12, 2016`
fn comma_and_year(reader: Reader<'_>, index: usize) -> Option<(i32, usize)> {
    let behind = reader.skip_comma(index);
    if behind == index {
        return None;
    }
    field(reader, behind).filter(|(_, count)| *count == 4)
}

fn three(first: (i32, usize), second: (i32, usize), third: (i32, usize)) -> Option<CalendarDate> {
    let (day, month, year) = if first.1 == 4 {
        (third.0, second.0, Year::Absolute(first.0))
    } else if third.1 == 4 {
        (first.0, second.0, Year::Absolute(third.0))
    } else if third.1 == 2 {
        (first.0, second.0, Year::TwoDigits(third.0))
    } else {
        return None;
    };
    if second.1 > 2 || (first.1 == 4) == (third.1 == 4) && third.1 == 4 {
        return None;
    }
    if let Year::Absolute(value) = year
        && !(1000..=2200).contains(&value)
    {
        return None;
    }
    let (day, month) =
        if first.1 != 4 && month > 12 && day <= 12 { (month, day) } else { (day, month) };
    dated(i8::try_from(day).ok()?, i8::try_from(month).ok()?, Some(year))
}

fn two(
    reader: Reader<'_>,
    first: (i32, usize),
    second: (i32, usize),
    separator: char,
    behind_weekday: bool,
) -> Option<CalendarDate> {
    let year_month = |year: i32, month: i32| {
        let mut date = CalendarDate::empty(Calendar::Gregorian);
        date.year = Some(Year::Absolute(year));
        date.month = Some(i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?);
        (1300..=2200).contains(&year).then_some(date)
    };
    match (first.1, second.1) {
        (4, 1 | 2) if reader.phrase => year_month(first.0, second.0),
        (1 | 2, 4) if separator != '.' && !numbered(reader) => year_month(second.0, first.0),
        (1 | 2, 1 | 2) if reader.phrase || behind_weekday => {
            let (day, month) =
                if second.0 > 12 { (second.0, first.0) } else { (first.0, second.0) };
            dated(i8::try_from(day).ok()?, i8::try_from(month).ok()?, None)
        }
        _ => None,
    }
}

/// Whether the number is a law's or a file's: `القرار رقم 12-2019`.
fn numbered(reader: Reader<'_>) -> bool {
    const BEFORE: [&str; 10] =
        ["رقم", "عدد", "القانون", "قانون", "المرسوم", "مرسوم", "القرار", "قرار", "الماده", "الفصل"];
    BEFORE.contains(&reader.word_before(reader.start))
}

/// A day and month within what digits may say; whether the month has the day the resolver asks.
fn dated(day: i8, month: i8, year: Option<Year>) -> Option<CalendarDate> {
    let mut date = CalendarDate::empty(Calendar::Gregorian);
    (date.day, date.month, date.year) = (Some(day), Some(month), year);
    // With a year it is a date, if an impossible one; without, it was none.
    (year.is_some() || ((1..=31).contains(&day) && (1..=12).contains(&month))).then_some(date)
}

fn era(reader: Reader<'_>, index: usize) -> (Option<Calendar>, usize) {
    if reader.is_any(index, &["ه", "هجريه", "هجري", "للهجره"]) {
        (Some(Calendar::Hijri), index + 1)
    } else if reader.is_any(index, &["م", "ميلاديه", "ميلادي", "للميلاد"]) {
        (Some(Calendar::Gregorian), index + 1)
    } else {
        (None, index)
    }
}
