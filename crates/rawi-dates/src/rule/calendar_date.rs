//! Days and months by name, with or without weekday and year.
//!
//! ```text
//! date := [weekday [،] | يوم] day [من] month [within] [deixis] [من كل عام]
//!       | weekday "(" day month … ")"
//!       | [weekday [،]] month day [،] [within]
//!       | month [within] [deixis]
//!       | day (الجاري | من الشهر deixis | منه)
//!       | weekday day
//! day  := [الـ] 1..31 | ordinal | فاتح | غرة | اليوم ordinal
//! ```
//!
//! Behind the noun of a street, a bloc or a war (`مدينة السادس من أكتوبر`) there is no date; behind that of a day of
//! history (`هجمات 11 سبتمبر`) its year is known. A day that no month has is read, and has no value.
//!
//! `20 مارس 2003`, `السابع من أبريل الماضي`, `الأربعاء 31 تموز 2024`, `سبتمبر/أيلول 2025`, `١٠ رمضان ١٤٤٥هـ`.

use rawi_tokens::Gap;

use crate::context::Context;
use crate::expression::{Calendar, CalendarDate, DateExpression, Deixis, Unit, Year};
use crate::lexicon::{Count, Particle};
use crate::named_day;
use crate::numeral::Quantity;
use crate::reader::Reader;
use crate::rule::month_pair::{self, MonthPhrase};
use crate::rule::{Outcome, weekday, year};

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (weekday, at) = match weekday::with_noun(reader, index) {
        Some((weekday, end)) => {
            // `الأربعاء (21 أغسطس)`
            if reader.is(end, "(") {
                let (date, inner_end) = day_and_month(reader, end + 1)?;
                let date = CalendarDate { weekday: Some(weekday), ..date };
                let closed = reader.is(inner_end, ")") && date.month.is_some();
                return closed.then(|| Outcome::of(DateExpression::Calendar(date), inner_end + 1));
            }
            // `الخميس المقبل 15 مايو`
            let pointed = reader.adjective(end).map(|(_, after)| after);
            let dated = pointed.filter(|after| {
                day_and_month(reader, *after).is_some_and(|(date, _)| date.month.is_some())
            });
            (Some(weekday), dated.unwrap_or_else(|| behind_weekday(reader, end)))
        }
        None => (None, article(reader, day_noun(reader, index))),
    };
    let (date, end) = day_and_month(reader, at)
        .or_else(|| month_and_day(reader, at))
        .or_else(|| if weekday.is_none() { month_alone(reader, at) } else { None })
        .or_else(|| {
            let alone = weekday.is_some() || reader.phrase && behind_preposition(reader, at);
            alone.then(|| day_alone(reader, at)).flatten()
        })?;
    let mut date = CalendarDate { weekday, ..date };
    let noun = stem(reader.word_before(index));
    if let (Some(day), Some(month), None, None) = (date.day, date.month, date.year, date.deixis)
        && index == reader.start
        && let Some(year) = named_day::year(noun, month, day)
    {
        date.year = Some(Year::Absolute(i32::from(year)));
    }
    // `23 سبتمبر من كل عام`
    if let (Some(day), Some(month), None) = (date.day, date.month, date.year)
        && reader.is(end, "من")
        && reader.is(end + 1, "كل")
        && reader.is_any(end + 2, &["عام", "سنه"])
    {
        let set = DateExpression::YearlySet { calendar: date.calendar, month, day };
        return Some(Outcome::of(set, end + 3));
    }
    if date.year.is_none() && weekday.is_none() && in_name(reader, index) {
        return None;
    }
    Some(Outcome::of(DateExpression::Calendar(date), end))
}

/// Steps over the article before a day in digits: `الـ15 من أبريل`.
fn article(reader: Reader<'_>, index: usize) -> usize {
    let digits = reader.is(index, "ال") && reader.digit_count(index + 1) > 0;
    index + usize::from(digits)
}

/// Steps over `يوم` before a date: `يوم 14 أكتوبر`.
pub(crate) fn day_noun(reader: Reader<'_>, index: usize) -> usize {
    match reader.unit(index) {
        Some((unit, end))
            if unit.unit == Unit::Day && unit.count == Count::One && !unit.definite =>
        {
            end
        }
        _ => index,
    }
}

/// Whether a date is the name of a street, town or war: `مدينة السادس من أكتوبر`, `حرب تشرين`.
fn in_name(reader: Reader<'_>, index: usize) -> bool {
    if index != reader.start {
        return false;
    }
    let mut at = index;
    // The day of the name, where the reading begins with its month.
    while at > 0
        && index - at < 3
        && (reader.word_before(at) == "من"
            || reader.digit_count(at - 1) > 0
            || reader.lexed.ordinal(reader.text, at - 1).is_some())
    {
        at -= 1;
    }
    let before = reader.word_before(at);
    Context::DateName.holds(stem(before)) || Context::DateName.holds(before)
}

/// A word without the proclitics that may stand before a noun.
fn stem(word: &str) -> &str {
    let stem = word.strip_prefix('و').unwrap_or(word);
    stem.strip_prefix(['ب', 'ل']).unwrap_or(stem)
}

/// What may stand between a weekday and its date.
fn behind_weekday(reader: Reader<'_>, index: usize) -> usize {
    let index = reader.skip_comma(index);
    reader.skip(index, &["الموافق", "في", "-"])
}

/// The day of a month: its number and the token behind it, and whether it is in words.
pub(crate) fn day(reader: Reader<'_>, index: usize) -> Option<(i8, usize, bool)> {
    let in_month = |value: i64| i8::try_from(value).ok().filter(|day| (1..=31).contains(day));
    if let Some(value) = reader.digits(index) {
        let short = reader.digit_count(index) <= 2;
        return in_month(value).filter(|_| short).map(|day| (day, index + 1, false));
    }
    if matches!(reader.particle(index), Some((Particle::First, _)))
        || (reader.is(index, "اول") && reader.month(index + 1).is_some())
    {
        return Some((1, index + 1, true));
    }
    let day_noun = |at: usize| {
        reader
            .unit(at)
            .filter(|(unit, _)| unit.unit == Unit::Day && unit.count == Count::One)
            .map(|(_, end)| end)
    };
    let at = day_noun(index).unwrap_or(index);
    let (value, end) = reader.ordinal(at).or_else(|| {
        // `مايو تسعة وعشرين`
        let numeral = reader.cardinal(at).filter(|_| reader.phrase && at != reader.start)?;
        match numeral.value {
            Quantity::Ratio(value, 1) => Some((value, numeral.end)),
            _ => None,
        }
    })?;
    let end = if at == index { day_noun(end).unwrap_or(end) } else { end };
    in_month(value).map(|day| (day, end, true))
}

/// A number before a month that no month has as a day: the date is read, and has no value.
fn no_day(reader: Reader<'_>, index: usize) -> Option<(i8, usize, bool)> {
    let value = i8::try_from(reader.digits(index)?).ok()?;
    let month = month_pair::read(reader, index + 1)?;
    let sure = !month.weak || year::within(reader, month.end).is_some();
    (reader.digit_count(index) == 2 && sure).then_some((value, index + 1, false))
}

fn day_and_month(reader: Reader<'_>, index: usize) -> Option<(CalendarDate, usize)> {
    let (day, after, in_words) = day(reader, index).or_else(|| no_day(reader, index))?;
    let mut at = after;
    if reader.is(at, "منه") {
        let mut date = CalendarDate::empty(Calendar::Gregorian);
        (date.day, date.deixis) = (Some(day), Some(Deixis::Same));
        return Some((date, at + 1));
    }
    let of = reader.skip(at, &["من"]);
    let said_of = of != at;
    at = of;
    if reader.phrase {
        at = reader.skip(at, &["-", "."]);
    }
    // `18 من هذا الشهر`, `27 من الشهر الجاري`
    // `22 الجاري`, `العاشر من الجاري`
    if (!in_words || said_of)
        && reader.is_any(at, &["الجاري", "الحالي"])
        && (said_of
            || index != reader.start
            || matches!(reader.word_before(index), "في" | "يوم" | "و" | "الي" | "حتي" | "بين"))
    {
        let mut date = CalendarDate::empty(Calendar::Gregorian);
        (date.day, date.deixis) = (Some(day), Some(Deixis::Present));
        return Some((date, at + 1));
    }
    if (said_of || reader.phrase && !in_words)
        && let Some((date, end)) = day_of_pointed_month(reader, reader.skip(at, &["في"]), day)
    {
        return Some((date, end));
    }
    let month = month_pair::read(reader, at)?;
    let mut date = CalendarDate::empty(month.calendar);
    (date.day, date.month) = (Some(day), Some(month.month));
    let end = complete(reader, &mut date, month.end);
    // A goal and nought (`3 صفر`) is no date.
    let nought = month.weak && month.calendar == Calendar::Hijri && month.month == 2;
    // `من 10 صفر إلى 30 ربيع الأول`, `في 10 صفر`
    let spoken_of = matches!(
        stem(reader.word_before(index)),
        "من" | "يوم" | "في" | "حتي" | "الي" | "غايه" | "بين" | "منذ"
    );
    if nought && !said_of && !in_words && end == month.end && !reader.phrase && !spoken_of {
        return None;
    }
    Some((date, end))
}

/// `من هذا الشهر`, `من الشهر الماضي`; `منه` of the month spoken of.
fn day_of_pointed_month(
    reader: Reader<'_>,
    index: usize,
    day: i8,
) -> Option<(CalendarDate, usize)> {
    let is_month = |at: usize| {
        let (unit, end) = reader.unit(at)?;
        (unit.unit == Unit::Month && unit.count == Count::One && unit.definite).then_some(end)
    };
    let (deixis, end) = match reader.demonstrative(index) {
        Some((deixis, after)) => (deixis, is_month(after)?),
        None => reader.adjective(is_month(index)?)?,
    };
    let mut date = CalendarDate::empty(Calendar::Gregorian);
    (date.day, date.deixis) = (Some(day), Some(deixis));
    Some((date, end))
}

fn month_and_day(reader: Reader<'_>, index: usize) -> Option<(CalendarDate, usize)> {
    let month = month_pair::read(reader, index)?;
    let (day, after, in_words) = day(reader, month.end)?;
    // `يناير 1`: in running text a number behind a month is its day only where a year follows, or in a phrase.
    let mut date = CalendarDate::empty(month.calendar);
    (date.day, date.month) = (Some(day), Some(month.month));
    let end = complete(reader, &mut date, after);
    (reader.phrase || in_words || date.year.is_some()).then_some((date, end))
}

fn month_alone(reader: Reader<'_>, index: usize) -> Option<(CalendarDate, usize)> {
    let month = month_pair::read(reader, index)?;
    let mut date = CalendarDate::empty(month.calendar);
    date.month = Some(month.month);
    let end = complete(reader, &mut date, month.end);
    let certain = !month.weak || end != month.end || spoken_of_as_month(reader, index, month);
    certain.then_some((date, end))
}

/// Whether the words before a weak name say that a month is meant.
fn spoken_of_as_month(reader: Reader<'_>, index: usize, month: MonthPhrase) -> bool {
    if reader.phrase || reader.start != index {
        return true;
    }
    // `للشهر الخامس على التوالي` counts months.
    if month.numbered {
        return false;
    }
    // August without its madda is the father.
    if reader.text.folded(index).ends_with("اب") && !reader.text.raw(index).contains('\u{622}') {
        return false;
    }
    let before = reader.word_before(index);
    let proclitic = reader.letters > 0 && !reader.text.folded(index).starts_with(['و', 'ف', 'ك']);
    let in_row = index
        .checked_sub(1)
        .and_then(|at| reader.any_term(at))
        .and_then(crate::reader::month_of)
        .is_some_and(|other| other.calendar == month.calendar);
    let before = before.strip_prefix('و').filter(|stem| stem.len() > 2).unwrap_or(before);
    Context::Month.holds(before) || proclitic || in_row
}

/// Whether a whole phrase is a day behind a preposition: `إلى 27`, `للثاني والعشرين`. Ordinals to twelve are hours.
fn behind_preposition(reader: Reader<'_>, index: usize) -> bool {
    let said =
        matches!(reader.word_before(index), "في" | "الي" | "حتي" | "من") || reader.letters > 0;
    said && day(reader, index)
        .is_some_and(|(day, end, in_words)| end == reader.text.len() && (!in_words || day > 12))
}

fn day_alone(reader: Reader<'_>, index: usize) -> Option<(CalendarDate, usize)> {
    let (day, end, in_words) = day(reader, index)?;
    // `الأحد الثاني` counts Sundays.
    if in_words && day <= 5 {
        return None;
    }
    // `السبت 18.00` is an hour, `الثلاثاء 3 جنود` are three.
    let hour = matches!(reader.text.mark(end), Some('.' | ':'))
        && reader.text.gap(end) == Gap::None
        && reader.digits(end + 1).is_some();
    let counted = hour || reader.text.is_word(end) && reader.text.gap(end) != Gap::Line;
    let mut date = CalendarDate::empty(Calendar::Gregorian);
    date.day = Some(day);
    (reader.phrase || !counted).then_some((date, end))
}

/// Reads year and deixis behind a day or month into the date, and gives the token behind them.
pub(crate) fn complete(reader: Reader<'_>, date: &mut CalendarDate, index: usize) -> usize {
    let mut end = index;
    if let Some((deixis, after)) = reader.adjective(end) {
        date.deixis = Some(deixis);
        end = after;
    }
    if let Some(phrase) = year::within(reader, end) {
        let hijri_year = year::calendar_of(phrase) == Calendar::Hijri;
        let pointed = matches!(phrase.year, Year::Deictic(_));
        // A Hijri month may have a Gregorian year (`رمضان 2019`), a Gregorian month no Hijri one.
        if pointed || hijri_year == (date.calendar == Calendar::Hijri) || date.month.is_some() {
            date.year = Some(phrase.year);
            end = phrase.end;
        }
    }
    end
}
