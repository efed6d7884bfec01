//! Holidays of the Arab countries and of the religions there.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::lexicon::rows;
use crate::umm_al_qura;

/// On which day a holiday falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    Gregorian {
        month: i8,
        day: i8,
    },
    Hijri {
        month: i8,
        day: i8,
    },
    /// The nth such weekday of a month.
    Weekday {
        month: i8,
        weekday: i8,
        nth: i8,
    },
    /// Days after Easter of the western churches.
    Easter(i64),
    /// Days after Easter of the eastern churches.
    OrthodoxEaster(i64),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Holiday {
    pub(crate) rule: Rule,
    pub(crate) name: &'static str,
}

const TABLE: &str = include_str!("../data/holidays.tsv");

pub(crate) static HOLIDAYS: LazyLock<Vec<Holiday>> = LazyLock::new(|| {
    rows(TABLE)
        .filter_map(|row| {
            let [calendar, day, name] = row.as_slice() else { return None };
            let month_and_day = || {
                let (month, day) = day.split_once('-')?;
                Some((month.parse().ok()?, day.parse().ok()?))
            };
            let rule = match *calendar {
                "gregorian" => month_and_day().map(|(month, day)| Rule::Gregorian { month, day }),
                "hijri" => month_and_day().map(|(month, day)| Rule::Hijri { month, day }),
                "weekday" => {
                    let mut numbers = day.split('-').filter_map(|number| number.parse().ok());
                    let (month, weekday, nth) = (numbers.next()?, numbers.next()?, numbers.next()?);
                    Some(Rule::Weekday { month, weekday, nth })
                }
                "easter" => day.parse().ok().map(Rule::Easter),
                _ => day.parse().ok().map(Rule::OrthodoxEaster),
            };
            Some(Holiday { rule: rule?, name })
        })
        .collect()
});

impl Rule {
    /// The day in a Gregorian year, and for Hijri holidays the Hijri year, month and day.
    ///
    /// A Hijri holiday may fall twice into one Gregorian year: the first one is given.
    pub(crate) fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Rule::Gregorian { month, day } => Date::new(year, month, day).ok(),
            Rule::Hijri { month, day } => {
                let (hijri_year, ..) = umm_al_qura::from_gregorian(Date::new(year, 1, 1).ok()?)?;
                [hijri_year, hijri_year + 1]
                    .into_iter()
                    .filter_map(|candidate| umm_al_qura::to_gregorian(candidate, month, day))
                    .find(|date| date.year() == year)
            }
            Rule::Weekday { month, weekday, nth } => {
                let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
            Rule::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
            Rule::OrthodoxEaster(days) => orthodox_easter(year)?.checked_add(days.days()).ok(),
        }
    }
}

/// Easter Sunday of the western churches (the algorithm of Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let golden = year_number % 19;
    let (century, in_century) = (year_number / 100, year_number % 100);
    let correction = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

/// Easter Sunday of the eastern churches, as a Gregorian day, from 1900 to 2099.
fn orthodox_easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let moon = (19 * (year_number % 19) + 15) % 30;
    let weekday = (2 * (year_number % 4) + 4 * (year_number % 7) - moon + 34) % 7;
    let days = moon + weekday + 114;
    let julian = Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?);
    // In these two centuries the Julian calendar is 13 days behind.
    julian.ok()?.checked_add(13.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::{easter, orthodox_easter};
    use jiff::civil::date;

    #[test]
    fn easter_of_both_churches() {
        for (year, western, eastern) in [
            (2013, date(2013, 3, 31), date(2013, 5, 5)),
            (2019, date(2019, 4, 21), date(2019, 4, 28)),
            (2024, date(2024, 3, 31), date(2024, 5, 5)),
            (2025, date(2025, 4, 20), date(2025, 4, 20)),
        ] {
            assert_eq!(easter(year), Some(western));
            assert_eq!(orthodox_easter(year), Some(eastern));
        }
    }
}
