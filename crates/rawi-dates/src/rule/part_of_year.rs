//! Halves, quarters and seasons of a year.
//!
//! ```text
//! part   := النصف ordinal من month
//!         | (الربع | النصف | الثلاثي | السداسي) ordinal [within] | الفصل ordinal within
//! season := [فصل] صيف (year | deixis | العام …) | [فصل] الصيف [deixis] | هذا الصيف
//! ```
//!
//! `الربع الأول من العام الجاري` is `2024-Q1`, `السداسي الأول` `2024-H1`, `صيف 2014` `2014-SU`.

use crate::expression::{DateExpression, Deixis, Reading, Unit, Year, YearPart};
use crate::lexicon::{Particle, Sense};
use crate::reader::Reader;
use crate::rule::{Outcome, calendar_date, relative, year};
use crate::timex::Modifier;

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    numbered(reader, index).or_else(|| season(reader, index)).or_else(|| same_period(reader, index))
}

/// `الفترة نفسها من العام الماضي`, `نفس الفترة من 2023`
fn same_period(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let period = |at| match reader.particle(at)? {
        (Particle::Period, after) => Some(after),
        _ => None,
    };
    let (deixis, end) = if let Some((deixis, after)) = reader.demonstrative(index) {
        (deixis, period(after)?)
    } else {
        let after = period(index)?;
        if reader.is_any(after, &["المقابله", "المماثله", "المناظره"]) {
            (Deixis::Same, after + 1)
        } else {
            reader.adjective(after)?
        }
    };
    let phrase = year::within(reader, end).filter(|_| deixis == Deixis::Same)?;
    let expression = DateExpression::SamePeriod { year: phrase.year };
    Some(Outcome::of(expression, phrase.end))
}

fn numbered(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (particle, after) = reader.particle(index)?;
    let most = match particle {
        Particle::Quarter | Particle::TunisianQuarter => 4,
        Particle::Half | Particle::TunisianHalf => 2,
        _ => return None,
    };
    let (number, mut end) = match reader.adjective(after) {
        // `الربع الأخير` is the fourth.
        Some((_, end)) if reader.is(after, "الاخير") => (most, end),
        _ => reader.ordinal(after)?,
    };
    let number =
        i8::try_from(number).ok().filter(|number| (1..=most).contains(&i64::from(*number)))?;
    if particle == Particle::Half
        && let Some(outcome) = half_of_month(reader, number, end)
    {
        return Some(outcome);
    }
    let part = if most == 4 { YearPart::Quarter(number) } else { YearPart::Half(number) };
    let mut deixis = None;
    if let Some((which, after)) = reader.adjective(end) {
        (deixis, end) = (Some(which), after);
    }
    if let Some((year, july, end)) = fiscal_year(reader, reader.skip(end, &["من", "في", "ل"]))
    {
        let part = match (july, most) {
            (true, 4) => YearPart::FiscalQuarter(number),
            (true, _) => YearPart::FiscalHalf(number),
            (false, 4) => YearPart::Quarter(number),
            (false, _) => YearPart::Half(number),
        };
        return Some(Outcome::of(
            DateExpression::PartOfYear { part, year: Some(year), deixis },
            end,
        ));
    }
    let within = year::within(reader, end);
    // The second half is also a match's, and a quarter any whole's: a year must bear it out.
    let certain = !matches!(particle, Particle::Half)
        || within.is_some()
        || deixis.is_some()
        || reader.phrase;
    // Morocco says الفصل of a quarter; elsewhere it is a chapter, or a term of school.
    let chapter = reader.text.folded(index).ends_with("الفصل")
        && !within.is_some_and(|phrase| matches!(phrase.year, Year::Absolute(_)));
    let other_whole = within.is_none() && deixis.is_none() && reader.is(end, "من");
    if !certain || other_whole || chapter {
        return None;
    }
    let (year, end) = within.map_or((None, end), |phrase| (Some(phrase.year), phrase.end));
    Some(Outcome::of(DateExpression::PartOfYear { part, year, deixis }, end))
}

/// `العام المالي 2024/2025`; `العام المالي الحالي` near such a one: a year in two numbers begins in July. Where the
/// text gives none the fiscal year may be the calendar's.
fn fiscal_year(reader: Reader<'_>, index: usize) -> Option<(Year, bool, usize)> {
    const AROUND: usize = 256;
    let in_two = |at: usize| {
        let (first, last) = (reader.digits(at)?, reader.digits(at + 2)?);
        let pair = reader.digit_count(at) == 4
            && matches!(reader.text.mark(at + 1), Some('/' | '-' | '\u{2013}'))
            && last == first + 1;
        pair.then_some(Year::Absolute(i32::try_from(first).ok()?))
    };
    let fiscal = |at: usize| {
        reader.is_any(at, &["العام", "للعام", "السنه", "للسنه"])
            && reader.is_any(at + 1, &["المالي", "الماليه"])
    };
    if !fiscal(index) {
        return None;
    }
    if let Some(year) = in_two(index + 2) {
        return Some((year, true, index + 5));
    }
    let (deixis, end) = reader.adjective(index + 2)?;
    let around = index.saturating_sub(AROUND)..reader.text.len().min(index + AROUND);
    let july = around.into_iter().any(|at| fiscal(at) && in_two(at + 2).is_some());
    Some((Year::Deictic(deixis), july, end))
}

/// `النصف الثاني من الشهر الجاري`, `النصف الأول من سبتمبر`: TIMEX3 has no halves of months, so it is their start or end.
fn half_of_month(reader: Reader<'_>, half: i8, index: usize) -> Option<Outcome> {
    let at = reader.skip(index, &["من"]);
    let outcome = calendar_date::read(reader, at).or_else(|| relative::read(reader, at))?;
    let of_month = match outcome.reading.expression {
        Some(DateExpression::Calendar(date)) => date.day.is_none() && date.month.is_some(),
        Some(DateExpression::Unit { unit, .. }) => unit == Unit::Month,
        _ => false,
    };
    let modifier = Some(if half == 1 { Modifier::Start } else { Modifier::End });
    let reading = Reading { modifier, ..outcome.reading };
    (of_month && at != index).then_some(Outcome { reading, ..outcome })
}

fn season(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    if let Some((deixis, after)) = reader.demonstrative(index) {
        let term = reader.term(after)?;
        let code = term.sense(|sense| match sense {
            Sense::Season(code, true) => Some(code),
            _ => None,
        })?;
        let part = YearPart::Season(code);
        let expression = DateExpression::PartOfYear { part, year: None, deixis: Some(deixis) };
        return Some(Outcome::of(expression, term.end));
    }
    let named = reader.is_any(index, &["فصل", "موسم"]);
    let at = if named { index + 1 } else { index };
    let term = if named {
        reader.any_term(at).filter(|term| term.letters == 0)?
    } else {
        reader.term(at)?
    };
    let (code, definite) = term.sense(|sense| match sense {
        Sense::Season(code, definite) => Some((code, definite)),
        _ => None,
    })?;
    let part = YearPart::Season(code);
    if let Some((deixis, end)) = reader.adjective(term.end) {
        let expression = DateExpression::PartOfYear { part, year: None, deixis: Some(deixis) };
        return Some(Outcome::of(expression, end));
    }
    if let Some(phrase) = year::within(reader, term.end) {
        let expression = DateExpression::PartOfYear { part, year: Some(phrase.year), deixis: None };
        return Some(Outcome::of(expression, phrase.end));
    }
    // Spring, alone, is a month's name in part and a movement's; the others are the season behind a word of time.
    let spoken_of = named
        || (definite
            && code != "SP"
            && (reader.start != index
                || matches!(reader.word_before(index), "في" | "خلال" | "منذ" | "حتي")));
    let expression = DateExpression::PartOfYear { part, year: None, deixis: None };
    (spoken_of || reader.phrase).then(|| Outcome::of(expression, term.end))
}
