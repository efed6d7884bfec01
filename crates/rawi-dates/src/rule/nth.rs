//! Days, weekdays and weeks counted in a month or year, and the weekend.
//!
//! ```text
//! nth     := ordinal counted (من | في) whole | counted rank [من | في] whole
//! counted := weekday | يوم | أيام | أسبوع
//! rank    := ordinal | الأخير
//! whole   := month [within] | within | الشهر [deixis]
//!          | holiday                                                    (behind days: ثاني أيام عيد الفطر)
//!          | أسبوع date | عطلة نهاية الأسبوع [deixis]
//! ```
//!
//! `ثالث ثلاثاء في أيلول`, `الأسبوع الأول من أكتوبر`, `الثلاثاء الأخير من شهر مارس السنة القادمة`.

use crate::expression::{Calendar, CalendarDate, Counted, DateExpression, Deixis, Rank, Unit};
use crate::lexicon::{Count, Particle};
use crate::reader::Reader;
use crate::rule::{Outcome, calendar_date, holiday, month_pair, year};

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    if let Some((Particle::Weekend, end)) = reader.particle(index) {
        let (deixis, end) = match reader.adjective(end) {
            Some((deixis, end)) => (Some(deixis), end),
            None => (None, end),
        };
        return Some(Outcome::of(DateExpression::Weekend { deixis }, end));
    }
    if let Some(outcome) = week_of_day(reader, index) {
        return Some(outcome);
    }
    if let Some(outcome) = day_of_holiday(reader, index) {
        return Some(outcome);
    }
    let (counted, rank, end) = before(reader, index).or_else(|| behind(reader, index))?;
    let at = reader.skip(end, &["من", "في"]);
    // A whole phrase without its month is of this one: `الأحد الثاني`.
    let this_month = || {
        let mut date = CalendarDate::empty(Calendar::Gregorian);
        date.deixis = Some(Deixis::Present);
        let weekday = matches!(counted, Counted::Weekday(_));
        (reader.phrase && weekday && at == end && end == reader.text.len()).then_some((date, end))
    };
    let (within, end) = whole(reader, at).or_else(this_month)?;
    Some(Outcome::of(DateExpression::Nth { counted, rank, within }, end))
}

/// `أسبوع 16 سبتمبر`
fn week_of_day(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (unit, end) = reader.unit(index)?;
    if unit.unit != Unit::Week || unit.count != Count::One || unit.definite {
        return None;
    }
    let outcome = calendar_date::read(reader, end)?;
    match outcome.reading.expression {
        Some(DateExpression::Calendar(within))
            if within.day.is_some() && within.month.is_some() =>
        {
            let expression = DateExpression::Nth { counted: Counted::Week, rank: Rank::Of, within };
            Some(Outcome::of(expression, outcome.end))
        }
        _ => None,
    }
}

/// `ثاني أيام عيد الفطر`, `اليوم الثالث من عيد الأضحى`
fn day_of_holiday(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (counted, rank, end) = before(reader, index).or_else(|| behind(reader, index))?;
    let (Counted::Day, Rank::Nth(day)) = (counted, rank) else { return None };
    let outcome = holiday::read(reader, reader.skip(end, &["من", "في"]))?;
    match outcome.reading.expression {
        Some(DateExpression::Holiday { holiday, year, deixis, .. }) => {
            let expression = DateExpression::Holiday { holiday, day, year, deixis };
            Some(Outcome::of(expression, outcome.end))
        }
        _ => None,
    }
}

/// `ثالث ثلاثاء`, `آخر جمعة`, `أول أسبوع`
fn before(reader: Reader<'_>, index: usize) -> Option<(Counted, Rank, usize)> {
    let (rank, after) = if let Some((Particle::Last, after)) = reader.particle(index) {
        (Rank::Last, after)
    } else {
        let (value, after) = reader.ordinal(index)?;
        (Rank::Nth(small(value)?), after)
    };
    let (counted, end) = counted(reader, after)?;
    Some((counted, rank, end))
}

/// `الأسبوع الأول`, `الثلاثاء الأخير`, `اليوم الثالث`
fn behind(reader: Reader<'_>, index: usize) -> Option<(Counted, Rank, usize)> {
    let (counted, after) = counted(reader, index)?;
    if reader.is_any(after, &["الاخير", "الاخيره"]) {
        return Some((counted, Rank::Last, after + 1));
    }
    let (value, end) = reader.ordinal(after)?;
    Some((counted, Rank::Nth(small(value)?), end))
}

fn small(value: i64) -> Option<i8> {
    i8::try_from(value).ok().filter(|value| (1..=53).contains(value))
}

fn counted(reader: Reader<'_>, index: usize) -> Option<(Counted, usize)> {
    if let Some((unit, end)) = reader.unit(index)
        && (unit.count == Count::One || unit.count == Count::Many && unit.unit == Unit::Day)
    {
        // `يوم اثنين` is a weekday.
        if unit.unit == Unit::Day
            && !unit.definite
            && let Some((weekday, end)) = reader.bare_weekday(end)
        {
            return Some((Counted::Weekday(weekday), end));
        }
        let counted = match unit.unit {
            Unit::Day => Counted::Day,
            Unit::Week => Counted::Week,
            Unit::Month => Counted::Month,
            _ => return None,
        };
        return Some((counted, end));
    }
    let (weekday, end) = reader.bare_weekday(index)?;
    Some((Counted::Weekday(weekday), end))
}

fn whole(reader: Reader<'_>, index: usize) -> Option<(CalendarDate, usize)> {
    if let Some(month) = month_pair::read(reader, index) {
        let mut date = CalendarDate::empty(month.calendar);
        date.month = Some(month.month);
        let end = calendar_date::complete(reader, &mut date, month.end);
        return Some((date, end));
    }
    if let Some(phrase) = year::within(reader, index) {
        let mut date = CalendarDate::empty(year::calendar_of(phrase));
        date.year = Some(phrase.year);
        return Some((date, phrase.end));
    }
    let (unit, after) = reader.unit(index)?;
    if unit.unit != Unit::Month || unit.count != Count::One || !unit.definite {
        return None;
    }
    let (deixis, end) = reader.adjective(after)?;
    let mut date = CalendarDate::empty(Calendar::Gregorian);
    date.deixis = Some(deixis);
    Some((date, end))
}
