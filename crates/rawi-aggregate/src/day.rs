//! Days, and the stretches of time that TIMEX3 values name.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, in the form that is saved: ordered, four bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Day(i32);

impl Day {
    pub(crate) fn new(date: Date) -> Day {
        Day((i32::from(date.year()) * 16 + i32::from(date.month())) * 32 + i32::from(date.day()))
    }

    /// How many days lie between two.
    pub(crate) fn distance(self, other: Day) -> u32 {
        let days = |day: Day| {
            let (year, month, day) = day.parts();
            // Years that begin in March end with their leap day.
            let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
            let leap = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
            year * 365 + leap + (153 * month + 2) / 5 + day
        };
        days(self).abs_diff(days(other))
    }

    fn parts(self) -> (i32, i32, i32) {
        let month = self.0.div_euclid(32);
        (month.div_euclid(16), month.rem_euclid(16), self.0.rem_euclid(32))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.parts();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

/// The earlier of two days, where both are known.
pub(crate) fn earliest(first: Option<Day>, second: Option<Day>) -> Option<Day> {
    match (first, second) {
        (Some(first), Some(second)) => Some(first.min(second)),
        (first, second) => first.or(second),
    }
}

/// A stretch of calendar time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stretch {
    pub(crate) first: Day,
    pub(crate) last: Day,
    pub(crate) precision: Precision,
}

/// How long a stretch of calendar time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Precision {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
}

impl Precision {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Week => "week",
            Precision::Month => "month",
            Precision::Quarter => "quarter",
            Precision::Half => "half",
            Precision::Season => "season",
            Precision::Year => "year",
            Precision::Decade => "decade",
            Precision::Century => "century",
        }
    }
}

/// The stretch that a TIMEX3 value names: `2003-03-20`, `2003-03-20T14:00`, `2024-W31`, `2024-09`, `2024-Q1`, `2024-H1`,
/// `2024-SU`, `2024`, `202`, `20`. `None` for references (`PAST_REF`), underspecified values and what is no time.
pub(crate) fn stretch(value: &str) -> Option<Stretch> {
    let value = value.split('T').next()?;
    let mut parts = value.split('-');
    let year_text = parts.next()?;
    if !year_text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i16 = year_text.parse().ok()?;
    let (second, third) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (year_text.len(), second, third) {
        (4, None, None) => years(year, 1, Precision::Year),
        (3, None, None) => years(year.checked_mul(10)?, 10, Precision::Decade),
        (2, None, None) => years(year.checked_mul(100)?, 100, Precision::Century),
        (4, Some(part), None) => part_of_year(year, part),
        (4, Some(month), Some(day)) => {
            let date = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
            Some(Stretch { first: Day::new(date), last: Day::new(date), precision: Precision::Day })
        }
        _ => None,
    }
}

fn years(first: i16, count: i16, precision: Precision) -> Option<Stretch> {
    let start = Date::new(first, 1, 1).ok()?;
    let end = Date::new(first.checked_add(count - 1)?, 12, 31).ok()?;
    Some(Stretch { first: Day::new(start), last: Day::new(end), precision })
}

fn months(year: i16, first: i8, count: i32, precision: Precision) -> Option<Stretch> {
    let start = Date::new(year, first, 1).ok()?;
    let end = start.checked_add(count.months()).ok()?.yesterday().ok()?;
    Some(Stretch { first: Day::new(start), last: Day::new(end), precision })
}

fn part_of_year(year: i16, part: &str) -> Option<Stretch> {
    if let Some(week) = part.strip_prefix('W').filter(|week| *week != "I") {
        let week: i64 = week.parse().ok().filter(|week| (1..=53).contains(week))?;
        // The first ISO week is the one that has 4 January.
        let january = Date::new(year, 1, 4).ok()?;
        let monday = january
            .checked_sub(i64::from(january.weekday().to_monday_zero_offset()).days())
            .ok()?
            .checked_add((7 * (week - 1)).days())
            .ok()?;
        let sunday = monday.checked_add(6.days()).ok()?;
        return Some(Stretch {
            first: Day::new(monday),
            last: Day::new(sunday),
            precision: Precision::Week,
        });
    }
    match part {
        "Q1" => months(year, 1, 3, Precision::Quarter),
        "Q2" => months(year, 4, 3, Precision::Quarter),
        "Q3" => months(year, 7, 3, Precision::Quarter),
        "Q4" => months(year, 10, 3, Precision::Quarter),
        "H1" => months(year, 1, 6, Precision::Half),
        "H2" => months(year, 7, 6, Precision::Half),
        "SP" => months(year, 3, 3, Precision::Season),
        "SU" => months(year, 6, 3, Precision::Season),
        "FA" => months(year, 9, 3, Precision::Season),
        // A winter begins in the year that names it.
        "WI" => months(year, 12, 3, Precision::Season),
        _ if part.len() == 2 => months(year, part.parse().ok()?, 1, Precision::Month),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::stretch;

    #[test]
    fn values_name_stretches() {
        for (first, last, precision, value) in [
            ("2003-03-20", "2003-03-20", "day", "2003-03-20"),
            ("2003-03-20", "2003-03-20", "day", "2003-03-20T14:00"),
            ("2024-09-01", "2024-09-30", "month", "2024-09"),
            ("2024-07-29", "2024-08-04", "week", "2024-W31"),
            ("2020-12-28", "2021-01-03", "week", "2020-W53"),
            ("2024-10-01", "2024-12-31", "quarter", "2024-Q4"),
            ("2023-12-01", "2024-02-29", "season", "2023-WI"),
            ("2026-01-01", "2026-12-31", "year", "2026"),
            ("1990-01-01", "1999-12-31", "decade", "199"),
        ] {
            let found = stretch(value).unwrap();
            assert_eq!(
                (first, last, precision),
                (&*found.first.to_string(), &*found.last.to_string(), found.precision.name()),
                "{value}"
            );
        }
    }

    #[test]
    fn references_and_impossible_days_name_none() {
        for value in
            ["PAST_REF", "XXXX-09", "2021-02-31", "2021-13", "2021-W54", "P1Y", "T10:00", ""]
        {
            assert_eq!(stretch(value), None, "{value}");
        }
    }
}
