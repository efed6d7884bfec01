//! Days of the week.
//!
//! ```text
//! weekday := [هذا] [يوم] name [deixis] [week] | week [يوم] name
//! week    := [من] الأسبوع deixis | من هذا الأسبوع
//! ```
//!
//! `الأربعاء`, `يوم الجمعة الماضي`, `الأحد المقبل`, `الجمعة من الأسبوع المقبل`.

use crate::context::Context;
use crate::expression::{DateExpression, Deixis, Unit};
use crate::lexicon::Count;
use crate::reader::Reader;
use crate::rule::Outcome;

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    if let Some((deixis, after)) = week(reader, index) {
        let (weekday, end) = with_noun(reader, reader.skip(after, &["في"]))?;
        return Some(Outcome::of(DateExpression::WeekdayOfWeek { weekday, deixis }, end));
    }
    let at = reader.demonstrative(index).map_or(index, |(_, after)| after);
    let (weekday, end) = with_noun(reader, at)?;
    if Context::WeekdayName.holds(reader.word_before(index)) {
        return None;
    }
    if reader.text.folded(end - 1) == "الاثنين" && Context::Pair.holds(reader.word_before(index))
    {
        return None;
    }
    if at != index {
        return Some(Outcome::of(
            DateExpression::WeekdayOfWeek { weekday, deixis: Deixis::Present },
            end,
        ));
    }
    if let Some((deixis, week_end)) = week(reader, reader.skip(end, &["من", "في"])) {
        return Some(Outcome::of(DateExpression::WeekdayOfWeek { weekday, deixis }, week_end));
    }
    let (deixis, end) = match reader.adjective(end) {
        Some((deixis, after)) => (Some(deixis), after),
        None => (None, end),
    };
    Some(Outcome::of(DateExpression::Weekday { weekday, deixis }, end))
}

/// A weekday, with يوم before it or not.
pub(crate) fn with_noun(reader: Reader<'_>, index: usize) -> Option<(i8, usize)> {
    let noun = reader
        .unit(index)
        .filter(|(unit, _)| unit.unit == Unit::Day && unit.count == Count::One && !unit.definite);
    match noun {
        Some((_, after)) => reader.bare_weekday(after),
        None => reader.weekday(index),
    }
}

/// `الأسبوع المقبل`, `هذا الأسبوع`.
fn week(reader: Reader<'_>, index: usize) -> Option<(Deixis, usize)> {
    let is_week = |at: usize| {
        let (unit, end) = reader.unit(at)?;
        (unit.unit == Unit::Week && unit.count == Count::One && unit.definite).then_some(end)
    };
    match reader.demonstrative(index) {
        Some((deixis, after)) => Some((deixis, is_week(after)?)),
        None => reader.adjective(is_week(index)?),
    }
}
