//! Days and units pointed at from the anchor.
//!
//! ```text
//! day    := أمس | اليوم | غدا …  [weekday | "(" weekday ")"]
//!         | (أمس | اليوم | غدا …) date                                  (the date says all)
//! unit   := هذا الأسبوع | الأسبوع (الماضي | الجاري | المقبل | نفسه | التالي …)
//!         | (هذا العام | العام الجاري) year | (الشهر نفسه | نفس الشهر) within
//! ```
//!
//! `أمس الأحد`, `اليوم (الاثنين)`, `الأسبوع الماضي`, `هذا العام`, `الشهر نفسه`.

use crate::context::Context;
use crate::expression::{CalendarDate, DateExpression, Deixis, Unit};
use crate::lexicon::Count;
use crate::reader::Reader;
use crate::rule::{Outcome, calendar_date, numeric_date, weekday, year};

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    unit(reader, index).or_else(|| day(reader, index))
}

fn day(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (offset, end) = reader.day(index)?;
    if offset == 0
        && (Context::NamedDay.holds(reader.text.folded(end))
            || Context::Paper.holds(reader.word_before(index)))
    {
        return None;
    }
    // `اليوم الـ315 للحرب` counts days.
    if offset == 0 && reader.is(end, "ال") && reader.digits(end + 1).is_some() {
        return None;
    }
    // `اليوم الثالث` does so too.
    if offset == 0 && reader.ordinal(end).is_some() && reader.weekday(end).is_none() {
        return None;
    }
    // `اليوم الاثنين 19 يناير 2026`: the date says all.
    let at = reader.skip_comma(end);
    let at = reader.skip(at, &["("]);
    if let Some(outcome) =
        numeric_date::read(reader, at).or_else(|| calendar_date::read(reader, at))
        && let Some(DateExpression::Calendar(date)) = outcome.reading.expression
        && date.day.is_some()
        && date.month.is_some()
    {
        let bracket = reader.text.mark(end) == Some('(');
        let closed = reader.text.mark(outcome.end) == Some(')');
        if bracket == closed && at == end + usize::from(bracket) {
            return Some(Outcome { end: outcome.end + usize::from(closed), ..outcome });
        }
    }
    let expression = |weekday| DateExpression::Day { offset, weekday };
    if let Some((weekday, after)) = weekday::with_noun(reader, end) {
        return Some(Outcome::of(expression(Some(weekday)), after));
    }
    if reader.text.mark(end) == Some('(')
        && let Some((weekday, after)) = weekday::with_noun(reader, end + 1)
        && reader.text.mark(after) == Some(')')
    {
        return Some(Outcome::of(expression(Some(weekday)), after + 1));
    }
    Some(Outcome::of(expression(None), end))
}

fn unit(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    if let Some((deixis, after)) = reader.demonstrative(index) {
        let (unit, end) = reader.unit(after)?;
        let one = unit.definite && unit.count == Count::One;
        if deixis == Deixis::Same
            && let Some(outcome) = same_month(reader, unit.unit, end)
        {
            return Some(outcome);
        }
        if one && let Some(outcome) = numbered_year(reader, unit.unit, end) {
            return Some(outcome);
        }
        return (one && !unit.unit.is_clock() && unit.unit != Unit::Night)
            .then(|| Outcome::of(DateExpression::Unit { unit: unit.unit, deixis }, end));
    }
    let (unit, after) = reader.unit(index)?;
    let before = reader.word_before(index);
    if unit.unit == Unit::Year && Context::General.holds(before.strip_prefix('و').unwrap_or(before))
    {
        return None;
    }
    if !unit.definite
        || unit.count != Count::One
        || unit.unit.is_clock()
        || unit.unit == Unit::Night
    {
        return None;
    }
    let whole = |deixis| {
        let sure = reader.phrase && unit.unit >= Unit::Week && !matches!(before, "طوال" | "طيله");
        Some((deixis, after)).filter(|_| sure)
    };
    // `العام الدراسي الجاري`
    let noun = after;
    let after =
        reader.skip(after, &["الدراسي", "الدراسيه", "المالي", "الماليه", "الجامعي", "الجامعيه"]);
    // `السنة الجديدة`, but not `العام الدراسي الجديد`, which is another year.
    if unit.unit == Unit::Year && reader.is_any(after, &["الجديد", "الجديده"]) && after == noun
    {
        return Some(Outcome::of(DateExpression::NewYear, after + 1));
    }
    let (deixis, end) = reader.adjective(after).or_else(|| whole(Deixis::Present))?;
    if let Some(outcome) = numbered_year(reader, unit.unit, end) {
        return Some(outcome);
    }
    if deixis == Deixis::Same
        && let Some(outcome) = same_month(reader, unit.unit, end)
    {
        return Some(outcome);
    }
    Some(Outcome::of(DateExpression::Unit { unit: unit.unit, deixis }, end))
}

/// `هذا العام 1445هـ`, `العام الجاري 2024`: the number says all.
fn numbered_year(reader: Reader<'_>, unit: Unit, index: usize) -> Option<Outcome> {
    let phrase = year::four_digits(reader, index).filter(|_| unit == Unit::Year)?;
    let mut date = CalendarDate::empty(year::calendar_of(phrase));
    date.year = Some(phrase.year);
    Some(Outcome::of(DateExpression::Calendar(date), phrase.end))
}

/// `الشهر نفسه من العام 2023`
fn same_month(reader: Reader<'_>, unit: Unit, index: usize) -> Option<Outcome> {
    let phrase = year::within(reader, index).filter(|_| unit == Unit::Month)?;
    Some(Outcome::of(DateExpression::SameMonth { year: phrase.year }, phrase.end))
}
