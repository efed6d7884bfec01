//! Years: by number, by word, or pointed at.
//!
//! ```text
//! year   := (عام | سنة) number [era] | 1000..2200 [era]
//! era    := هـ | هجرية | للهجرة | م | ميلادية | ق.م | قبل الميلاد
//!         | 1900..2100      (behind a word of time or of what happens in a year; in a row of years; in brackets)
//! within := [،] [من | في | ل] year | [من] [هذا] العام [الماضي | الجاري | نفسه …]
//! ```
//!
//! `عام 2014`, `سنة ١٤٢٩ هجرية`, `500 ق.م`, `(مايو) من العام الماضي`.

use crate::context::Context;
use crate::expression::{Calendar, CalendarDate, DateExpression, Deixis, Unit, Year};
use crate::lexicon::{Count, Particle, UnitForm};
use crate::numeral::{self, Quantity};
use crate::reader::Reader;
use crate::rule::Outcome;

/// A year read: its calendar where the text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct YearPhrase {
    pub(crate) year: Year,
    pub(crate) calendar: Option<Calendar>,
    pub(crate) end: usize,
}

/// A year as an expression of its own: with a noun before it, or a number where the words around speak of time.
pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let phrase = with_noun(reader, index).or_else(|| bare(reader, index))?;
    let mut date = CalendarDate::empty(calendar_of(phrase));
    date.year = Some(phrase.year);
    Some(Outcome::of(DateExpression::Calendar(date), phrase.end))
}

/// In which calendar a year by number is counted, named or not: 1445 in news is Hijri, 1357 in a history is not.
pub(crate) fn calendar_of(phrase: YearPhrase) -> Calendar {
    phrase.calendar.unwrap_or(match phrase.year {
        Year::Absolute(1400..=1460) => Calendar::Hijri,
        _ => Calendar::Gregorian,
    })
}

/// `عام 2014`, `سنة ألفين وعشرين`, `السنة الهجرية 1445`.
fn with_noun(reader: Reader<'_>, index: usize) -> Option<YearPhrase> {
    if let Some((Particle::PairOfYears, after)) = reader.particle(index) {
        return number(reader, after);
    }
    let (unit, after) = reader.unit(index)?;
    if unit.unit != Unit::Year || unit.count == Count::Many {
        return None;
    }
    let named = era_adjective(reader, after);
    let after = named.map_or(after, |(_, end)| end);
    let mut phrase = number(reader, after)?;
    phrase.calendar = phrase.calendar.or(named.map(|(calendar, _)| calendar));
    Some(phrase)
}

fn era_adjective(reader: Reader<'_>, index: usize) -> Option<(Calendar, usize)> {
    if reader.is_any(index, &["الهجري", "الهجريه"]) {
        Some((Calendar::Hijri, index + 1))
    } else if reader
        .is_any(index, &["الميلادي", "الميلاديه", "الدراسي", "الدراسيه", "المالي", "الماليه"])
    {
        Some((Calendar::Gregorian, index + 1))
    } else {
        None
    }
}

/// A number that can only be a year, behind a noun that says so.
fn number(reader: Reader<'_>, index: usize) -> Option<YearPhrase> {
    if let Some(value) = reader.digits(index) {
        let count = reader.digit_count(index);
        // A number goes on: `عام 2,500`.
        let value = i32::try_from(value).ok()?;
        let (calendar, before_our_era, end) = era(reader, index + 1);
        if before_our_era {
            return Some(YearPhrase { year: Year::Absolute(1 - value), calendar, end });
        }
        if count == 4 || (calendar.is_some() && (1..=4).contains(&count)) {
            return Some(YearPhrase { year: Year::Absolute(value), calendar, end });
        }
        return (count == 2 && !reader.is_any(index + 1, &["%", "."])).then_some(YearPhrase {
            year: Year::TwoDigits(value),
            calendar,
            end,
        });
    }
    let numeral = reader.cardinal(index)?;
    let Quantity::Ratio(value, 1) = numeral.value else { return None };
    let value = i32::try_from(value).ok().filter(|value| {
        let least = if reader.phrase { 100 } else { 1000 };
        (least..=2200).contains(value)
    })?;
    let (calendar, before_our_era, end) = era(reader, numeral.end);
    let year = if before_our_era { 1 - value } else { value };
    Some(YearPhrase { year: Year::Absolute(year), calendar, end })
}

/// The era behind a year: the calendar, whether it is before ours, the token behind.
pub(crate) fn era(reader: Reader<'_>, index: usize) -> (Option<Calendar>, bool, usize) {
    if reader.is_any(index, &["ه", "هجريه", "هجري", "للهجره", "الهجريه", "الهجري", "هجريا"])
    {
        return (Some(Calendar::Hijri), false, index + 1);
    }
    if reader.is_any(index, &["ميلاديه", "ميلادي", "للميلاد", "الميلاديه", "الميلادي", "ميلاديا"])
    {
        return (Some(Calendar::Gregorian), false, index + 1);
    }
    if reader.is(index, "م") {
        return (Some(Calendar::Gregorian), false, index + 1);
    }
    if reader.is(index, "قبل") && reader.is(index + 1, "الميلاد") {
        return (Some(Calendar::Gregorian), true, index + 2);
    }
    if reader.is(index, "ق") && reader.is(index + 1, ".") && reader.is(index + 2, "م") {
        let end = if reader.is(index + 3, ".") { index + 4 } else { index + 3 };
        return (Some(Calendar::Gregorian), true, end);
    }
    (None, false, index)
}

/// Four digits that are a year by themselves, with an era or not.
pub(crate) fn four_digits(reader: Reader<'_>, index: usize) -> Option<YearPhrase> {
    let value = i32::try_from(reader.digits(index)?).ok()?;
    let (calendar, before_our_era, end) = era(reader, index + 1);
    // `634 هـ`, but `300 م` may be metres.
    let of_era = calendar.is_some() && (before_our_era || !reader.is(index + 1, "م"));
    let four = reader.digit_count(index) == 4 && (1000..=2200).contains(&value);
    if !(four || of_era && reader.digit_count(index) <= 5) {
        return None;
    }
    let year = if before_our_era { 1 - value } else { value };
    Some(YearPhrase { year: Year::Absolute(year), calendar, end })
}

/// A year in words without its noun: no round number, which would count what follows.
fn in_words(reader: Reader<'_>, index: usize) -> Option<YearPhrase> {
    if !reader.text.is_word(index) || !reader.text.folded(index).starts_with("الف") {
        return None;
    }
    let phrase = number(reader, index)?;
    let year_alone = |year: i32| (1900..=2100).contains(&year) && year != 2000;
    match phrase.year {
        Year::Absolute(year) if year_alone(year) => Some(phrase),
        _ => None,
    }
}

fn bare(reader: Reader<'_>, index: usize) -> Option<YearPhrase> {
    let phrase = four_digits(reader, index)?;
    let Year::Absolute(year) = phrase.year else { return None };
    // `( 1882 - 1963 )` is a life.
    let life = matches!(reader.word_before(index), "(" | "-" | "\u{2013}")
        && (1000..=2100).contains(&year);
    let plausible = phrase.calendar.is_some() || (1900..=2100).contains(&year) || life;
    if !plausible {
        return None;
    }
    if reader.phrase || phrase.calendar.is_some() {
        return Some(phrase);
    }
    if reader.start != index {
        // `مطلع 2020` is a year, `نحو 2000` so many.
        let hedged = reader.any_term(reader.start).and_then(crate::reader::hedge_of).is_some();
        return (!hedged && !counts(reader, phrase.end)).then_some(phrase);
    }
    spoken_of(reader, index, phrase.end).then_some(phrase)
}

/// Whether the words and marks around a bare number speak of a year.
fn spoken_of(reader: Reader<'_>, index: usize, end: usize) -> bool {
    let text = reader.text;
    let before = reader.word_before(index);
    let before = before.strip_prefix('و').filter(|stem| stem.len() > 2).unwrap_or(before);
    let named = Context::Year.holds(before) || Context::Event.holds(before);
    // `نسخة الإمارات 2019`
    let named_by_place =
        index >= 2 && text.is_word(index - 1) && Context::Edition.holds(text.folded(index - 2));
    // `الفترة نفسها من 2023`
    let part_of = before == "من" && index >= 2 && Context::PartOfYear.holds(text.folded(index - 2));
    let bracketed = before == "(" && text.mark(end) == Some(')');
    // `2010 - 2011`, `2018 و2022`
    let is_year = |at: usize| {
        reader.digit_count(at) == 4
            && numeral::digits(text, at).is_some_and(|year| (1000..=2100).contains(&year))
    };
    let joins = |at: usize| {
        matches!(text.mark(at), Some('-' | '\u{2013}' | '/'))
            || matches!(text.folded(at), "و" | "الي" | "حتي")
    };
    let listed = |at: usize| joins(at) || matches!(text.mark(at), Some('،' | ','));
    let in_row =
        joins(end) && is_year(end + 1) || index >= 2 && listed(index - 1) && is_year(index - 2);
    (named || named_by_place || part_of || bracketed || in_row) && !counts(reader, end)
}

/// Whether what follows is counted by the number, or goes on with it.
fn counts(reader: Reader<'_>, index: usize) -> bool {
    let folded = reader.text.folded(index);
    if !reader.joined(index) {
        return false;
    }
    let decimal = matches!(reader.text.mark(index), Some('.' | ',' | '٫' | '٬'))
        && reader.digits(index + 1).is_some()
        && reader.text.gap(index + 1) == rawi_tokens::Gap::None;
    let number_goes_on = decimal || Context::Counted.holds(folded);
    if Context::NoNoun.holds(folded) {
        return false;
    }
    let accusative = reader.text.is_word(index)
        && folded.chars().count() > 3
        && folded.ends_with('ا')
        && reader.any_term(index).is_none();
    // `في 2000 موقع`: behind a round number stands what it counts.
    let round =
        numeral::digits(reader.text, index.wrapping_sub(1)).is_some_and(|year| year % 100 == 0);
    let noun =
        reader.text.is_word(index) && !folded.starts_with("ال") && reader.any_term(index).is_none();
    number_goes_on || accusative || (round && noun)
}

/// The year of a day or month: what may follow behind it.
pub(crate) fn within(reader: Reader<'_>, index: usize) -> Option<YearPhrase> {
    if let Some(phrase) = four_digits(reader, index) {
        return Some(phrase);
    }
    let behind_comma = reader.skip_comma(index);
    if behind_comma != index {
        return four_digits(reader, behind_comma)
            .or_else(|| with_noun(reader, behind_comma))
            .or_else(|| in_words(reader, behind_comma));
    }
    if let Some(phrase) = in_words(reader, index) {
        return Some(phrase);
    }
    // `لعام 2014`: the noun carries a preposition.
    if let Some(term) = reader.any_term(index)
        && term.letters == 1
        && reader.joined(index)
        && reader.text.folded(index).starts_with('ل')
    {
        let inner = reader.starting_at(index, 1);
        if let Some(phrase) = with_noun(inner, index) {
            return Some(phrase);
        }
    }
    let at = reader.skip(index, &["من", "في"]);
    with_noun(reader, at).or_else(|| pointed_at(reader, at)).or_else(|| {
        (at != index).then(|| four_digits(reader, at).or_else(|| in_words(reader, at))).flatten()
    })
}

/// `العام الماضي`, `هذا العام`, `العام نفسه`, `ذلك العام`.
pub(crate) fn pointed_at(reader: Reader<'_>, index: usize) -> Option<YearPhrase> {
    let is_year =
        |unit: UnitForm| unit.unit == Unit::Year && unit.count == Count::One && unit.definite;
    if let Some((deixis, after)) = reader.demonstrative(index) {
        let (unit, end) = reader.unit(after)?;
        return is_year(unit).then_some(YearPhrase {
            year: Year::Deictic(deixis),
            calendar: None,
            end,
        });
    }
    let (unit, after) = reader.unit(index)?;
    if !is_year(unit) {
        return None;
    }
    let (deixis, end) = reader.adjective(after).unwrap_or((Deixis::Present, after));
    // `العام` alone points at the year only behind a word that takes a part of it.
    (end != after || reader.start != index).then_some(YearPhrase {
        year: Year::Deictic(deixis),
        calendar: None,
        end,
    })
}
