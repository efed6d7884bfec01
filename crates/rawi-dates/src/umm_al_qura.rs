//! The Umm al-Qura calendar of Saudi Arabia, 1300 to 1500 AH, from a table of month lengths.
//!
//! The months follow announcements and observations, so no formula gives them; see `data/README.md` for the sources.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::lexicon::rows;

const TABLE: &str = include_str!("../data/umm_al_qura.tsv");
/// The first year of the table.
pub(crate) const FIRST_YEAR: i32 = 1300;
/// The last year of the table.
pub(crate) const LAST_YEAR: i32 = 1500;

#[derive(Debug)]
struct HijriYear {
    first_day: Date,
    lengths: [i8; 12],
}

static YEARS: LazyLock<Vec<HijriYear>> = LazyLock::new(|| {
    rows(TABLE)
        .filter_map(|row| {
            let [_, first_day, lengths, _] = row.as_slice() else { return None };
            let mut months = lengths.split(' ').filter_map(|length| length.parse().ok());
            let lengths = std::array::from_fn(|_| months.next().unwrap_or(0));
            Some(HijriYear { first_day: first_day.parse().ok()?, lengths })
        })
        .collect()
});

fn year_row(year: i32) -> Option<&'static HijriYear> {
    YEARS.get(usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?)
}

/// How many days a month has; `None` outside the table.
pub(crate) fn month_length(year: i32, month: i8) -> Option<i8> {
    year_row(year)?.lengths.get(usize::try_from(month.checked_sub(1)?).ok()?).copied()
}

/// The Gregorian day of a Hijri one; `None` where the day does not exist or lies outside the table.
pub(crate) fn to_gregorian(year: i32, month: i8, day: i8) -> Option<Date> {
    let row = year_row(year)?;
    if day < 1 || day > month_length(year, month)? {
        return None;
    }
    let before = row.lengths.iter().take(usize::try_from(month - 1).ok()?);
    let days: i64 = before.map(|length| i64::from(*length)).sum::<i64>() + i64::from(day) - 1;
    row.first_day.checked_add(days.days()).ok()
}

/// The Hijri year, month and day of a Gregorian day; `None` outside the table.
pub(crate) fn from_gregorian(date: Date) -> Option<(i32, i8, i8)> {
    let number = YEARS.partition_point(|row| row.first_day <= date).checked_sub(1)?;
    let row = YEARS.get(number)?;
    let year = FIRST_YEAR + i32::try_from(number).ok()?;
    let mut days = (date - row.first_day).get_days();
    for (length, month) in row.lengths.iter().zip(1..) {
        if days < i32::from(*length) {
            return Some((year, month, i8::try_from(days).ok()? + 1));
        }
        days -= i32::from(*length);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{FIRST_YEAR, YEARS, from_gregorian, month_length, to_gregorian};

    #[test]
    fn every_day_goes_there_and_back() {
        let mut previous = None;
        let mut days = 0;
        for year in FIRST_YEAR..=1500 {
            for month in 1..=12 {
                for day in 1..=month_length(year, month).unwrap() {
                    let date = to_gregorian(year, month, day).unwrap();
                    assert_eq!(from_gregorian(date), Some((year, month, day)));
                    if let Some(previous) = previous {
                        assert_eq!(date.yesterday().unwrap(), previous, "{year}-{month}-{day}");
                    }
                    previous = Some(date);
                    days += 1;
                }
            }
        }
        assert_eq!(days, 71_228);
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        assert_eq!(to_gregorian(1445, 13, 1), None);
        assert_eq!(to_gregorian(1445, 0, 1), None);
        assert_eq!(to_gregorian(1445, 9, 31), None);
        assert_eq!(to_gregorian(1445, 9, 0), None);
        assert_eq!(to_gregorian(1299, 1, 1), None);
        assert_eq!(to_gregorian(1501, 1, 1), None);
        assert_eq!(from_gregorian(jiff::civil::date(1882, 11, 11)), None);
    }

    #[test]
    fn years_follow_each_other_without_a_gap() {
        for (number, pair) in YEARS.windows(2).enumerate() {
            let days: i64 = pair[0].lengths.iter().map(|length| i64::from(*length)).sum();
            let gap = pair[1].first_day - pair[0].first_day;
            assert_eq!(i64::from(gap.get_days()), days, "year {number} of the table");
        }
    }
}
