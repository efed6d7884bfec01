//! Decades and centuries.
//!
//! ```text
//! decade  := [عقد] تسعينيات [القرن (الماضي | ordinal)]
//! century := القرن (ordinal | الماضي | الحالي | المقبل) [era]
//! ```
//!
//! `تسعينيات القرن الماضي` is `199`, `القرن الحادي والعشرين` is `20`: TIMEX3 writes the digits that the years share.

use crate::expression::{Calendar, DateExpression, Deixis, Unit};
use crate::lexicon::{Count, Sense};
use crate::reader::Reader;
use crate::rule::{Outcome, year};

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    decade(reader, index).or_else(|| {
        let (century, end) = century(reader, index)?;
        Some(Outcome::of(DateExpression::Century(century), end))
    })
}

fn decade(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let at = match reader.unit(index) {
        Some((unit, end)) if unit.unit == Unit::Decade && unit.count == Count::One => end,
        _ => index,
    };
    let term = reader.term(at)?;
    let decade = term.sense(|sense| match sense {
        Sense::Decade(decade) => Some(i32::from(decade)),
        _ => None,
    })?;
    let (expression, end) = match century_word(reader, term.end) {
        Some((century, end)) => {
            (DateExpression::Decade { first: (century - 1) * 100 + decade, century: true }, end)
        }
        None => (DateExpression::Decade { first: decade, century: false }, term.end),
    };
    Some(Outcome::of(expression, end))
}

/// The century in which the middle of a Hijri one lies.
fn of_hijri(century: i32) -> i32 {
    // A Hijri year has 354.37 days, a Gregorian one 365.2425; the first began in 622.
    let middle = century * 100 - 50;
    (middle * 97_022 / 100_000 + 622) / 100 + 1
}

fn century_word(reader: Reader<'_>, index: usize) -> Option<(i32, usize)> {
    let at = reader.skip(index, &["من"]);
    century(reader, at)
}

/// The number of a century. The last one is the twentieth, whatever the anchor: news of this one says so.
fn century(reader: Reader<'_>, index: usize) -> Option<(i32, usize)> {
    let (unit, after) = reader.unit(index)?;
    if unit.unit != Unit::Century || unit.count != Count::One || !unit.definite {
        return None;
    }
    if let Some((deixis, end)) = reader.adjective(after) {
        let century = match deixis {
            Deixis::Past | Deixis::Preceding => 20,
            Deixis::BeforePast => 19,
            Deixis::Present | Deixis::Same => 21,
            Deixis::Future | Deixis::Following | Deixis::AfterFuture => 22,
        };
        return Some((century, end));
    }
    let (value, end) = reader.ordinal(after).or_else(|| {
        let numeral = reader.cardinal(after)?;
        match numeral.value {
            crate::numeral::Quantity::Ratio(value, 1) => Some((value, numeral.end)),
            _ => None,
        }
    })?;
    let century = i32::try_from(value).ok().filter(|century| (1..=30).contains(century))?;
    match year::era(reader, end) {
        (_, true, end) => Some((-century, end)),
        (Some(Calendar::Hijri), _, end) => Some((of_hijri(century), end)),
        (_, _, end) => Some((century, end)),
    }
}
