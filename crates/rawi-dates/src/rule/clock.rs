//! Times of day: of the clock, or a part of the day, with their day or without.
//!
//! ```text
//! time   := clock [link] [point] | point link clock | part point | point part | هذا part | الليلة [deixis]
//!         | part link clock | midnight | noon
//! clock  := الساعة hour [minutes] [part] [zone] | hour [minutes] part [zone] | h:mm[:ss] [part] [zone]
//! hour   := ordinal | 0..24 | h:mm[:ss] | hhmm (behind الساعة)
//! minutes := و (النصف | الربع | الثلث | number [دقيقة]) | إلا (ربع | ثلث | number دقائق)
//! zone   := بتوقيت غرينتش …
//! ```
//!
//! `الساعة العاشرة والنصف من صباح الثلاثاء القادم`, `الرابعة فجرا`, `مساء الأحد`, `05:16 مساءً`.

use std::sync::LazyLock;

use rawi_tokens::{Gap, PhraseTable};

use crate::expression::{
    Clock, DateExpression, DayPart, Deixis, HalfDay, Reading, TimeOfDay, Unit,
};
use crate::lexicon::{Count, PartForm, rows};
use crate::numeral::Quantity;
use crate::reader::Reader;
use crate::rule::{Outcome, point};

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    if let Some((clock, end)) = clock(reader, index) {
        return Some(with_day(reader, clock, end));
    }
    part_and_day(reader, index)
        .or_else(|| this_part(reader, index))
        .or_else(|| day_and_time(reader, index))
        .or_else(|| part_and_clock(reader, index))
        .or_else(|| part_alone(reader, index))
}

/// `بعد الظهر الساعة 7`
fn part_and_clock(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (part, after) = reader.day_part(index, |form| form != PartForm::Noun)?;
    let link = reader.skip(reader.skip_comma(after), &["في", "عند", "علي"]);
    let (clock, end) = clock(reader, link)?;
    Some(with_day(reader, clock.in_half(Some(part.half)), end))
}

/// A part of the day by itself: midnight and noon wherever they stand, the others in a phrase.
fn part_alone(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (part, end) = reader.day_part(index, |_| true)?;
    let letter = matches!(reader.text.folded(end - 1), "ص" | "م");
    let exact = part.code.contains(':');
    if !letter && !exact && !reader.phrase {
        return told_part(reader, part, index, end);
    }
    (exact || reader.phrase && !letter)
        .then(|| Outcome::read(Reading::at(TimeOfDay::Part(part), None), end))
}

/// `أغارت طائرة، فجرا، على`: an adverb by itself, which tells the part of a day that is spoken of. Whether there is
/// such a day only the sentence shows ([`is_told_part`]).
fn told_part(reader: Reader<'_>, part: DayPart, index: usize, end: usize) -> Option<Outcome> {
    let text = reader.text;
    let adverb = matches!(text.folded(index), "صباحا" | "فجرا" | "ليلا")
        || text.folded(index) == "مساء" && text.raw(index).contains('\u{64B}');
    // `صباحا ومساء` is every day.
    let paired = text.folded(end).starts_with('و') && reader.any_term(end).is_some();
    (adverb && end == index + 1 && !paired && reader.letters == 0).then(|| {
        let day = DateExpression::Unit { unit: Unit::Day, deixis: Deixis::Same };
        Outcome::read(Reading::at(TimeOfDay::Part(part), Some(day)), end)
    })
}

/// Whether what was read is an adverb of time by itself, whose day is the sentence's.
pub(crate) fn is_told_part(reading: &Reading, tokens: usize) -> bool {
    let day = DateExpression::Unit { unit: Unit::Day, deixis: Deixis::Same };
    tokens == 1 && reading.expression == Some(day)
}

/// A clock and the day behind it: `الساعة التاسعة صباح الأحد`.
fn with_day(reader: Reader<'_>, read: Clock, end: usize) -> Outcome {
    let link = reader.skip(reader.skip_comma(end), &["من", "في", "ل", "يوم"]);
    // `من صباح الثلاثاء`: the part belongs to the clock, the day to both.
    if let Some((part, after)) =
        reader.day_part(reader.skip(end, &["من", "في"]), |form| form == PartForm::Noun)
        && let Some(day) = point(reader, after)
    {
        let time = TimeOfDay::Clock(read.in_half(Some(part.half)));
        return Outcome::read(Reading::at(time, day.reading.expression), day.end);
    }
    let time = TimeOfDay::Clock(read);
    let day_at = if reader.is(link.wrapping_sub(1), "يوم") { link - 1 } else { link };
    if let Some(day) = point(reader, day_at)
        && is_day(day.reading.expression)
    {
        return Outcome::read(Reading::at(time, day.reading.expression), day.end);
    }
    Outcome::read(Reading::at(time, None), end)
}

fn is_day(expression: Option<DateExpression>) -> bool {
    match expression {
        Some(DateExpression::Calendar(date)) => date.day.is_some(),
        Some(
            DateExpression::Day { .. }
            | DateExpression::Weekday { .. }
            | DateExpression::WeekdayOfWeek { .. }
            | DateExpression::Holiday { .. }
            | DateExpression::Unit { unit: Unit::Day, .. },
        ) => true,
        _ => false,
    }
}

impl Clock {
    /// The same in a half of the day that is named behind it, where it has none.
    fn in_half(self, later: Option<HalfDay>) -> Clock {
        Clock { half: self.half.or(later), ..self }
    }
}

fn clock(reader: Reader<'_>, index: usize) -> Option<(Clock, usize)> {
    // `في وقت الغداء`, `بعد الظهر الساعة 7`
    let named = reader
        .unit(index)
        .filter(|(unit, _)| unit.unit == Unit::Hour && unit.count == Count::One && unit.definite);
    let at = named.map_or(index, |(_, end)| end);
    let (mut clock, mut end, in_digits, with_minutes) = hour(reader, at)?;
    let mut sure = named.is_some()
        || (with_minutes && in_digits)
        || (reader.phrase && !in_digits && reader.text.folded(at).starts_with("ال"));
    if !with_minutes && let Some((minute, after)) = minutes(reader, end) {
        if minute < 0 {
            clock.hour = match clock.hour {
                0 => 23,
                // `الواحدة إلا ربعا` is a quarter to one, of whichever half of the day.
                1 if !in_digits => 12,
                hour => hour - 1,
            };
            clock.minute = Some(60 + minute);
        } else {
            clock.minute = Some(minute);
        }
        // `الثامنة والنصف` is an hour, whatever stands around it.
        sure |= !in_digits && fraction_of_hour(reader.text.folded(after - 1)).is_some();
        end = after;
    }
    let mut half = None;
    let accept = |form: PartForm| form != PartForm::Noun;
    let part_at = reader.skip(end, &["في"]);
    let part = reader
        .day_part(end, accept)
        .or_else(|| reader.day_part(part_at, |form| form == PartForm::Definite));
    if let Some((part, after)) = part {
        // Single letters are half days only behind digits with minutes or behind الساعة.
        let letter = matches!(reader.text.folded(after - 1), "ص" | "م");
        if !letter || sure {
            half = Some(part.half);
            end = after;
            sure = true;
        }
    } else if let Some((part, after)) = this_night(reader, end) {
        half = Some(part.half);
        end = after;
        sure = true;
    }
    // `الرابعة فجرا` needs its part, `الرابعة` alone is the fourth.
    let noun_part_follows = || {
        let part_at = reader.skip(end, &["من"]);
        reader
            .day_part(part_at, |form| form == PartForm::Noun)
            .is_some_and(|(_, after)| point(reader, after).is_some())
    };
    if !sure && !noun_part_follows() {
        return None;
    }
    if let Some((zone, after)) = zone(reader, end) {
        clock.zone = Some(zone);
        end = after;
    }
    clock.half = half;
    Some((clock, end))
}

/// `هذه الليلة` behind an hour.
fn this_night(reader: Reader<'_>, index: usize) -> Option<(DayPart, usize)> {
    let (_, after) = reader.demonstrative(index)?;
    reader.day_part(after, |form| form == PartForm::Definite)
}

/// An hour with its minutes or without, and nothing that shows it to be one.
pub(crate) fn bare_hour(reader: Reader<'_>, index: usize) -> Option<(Clock, usize)> {
    let (mut clock, mut end, _, with_minutes) = hour(reader, index)?;
    if !with_minutes
        && let Some((minute, after)) = minutes(reader, end)
        && minute > 0
        && fraction_of_hour(reader.text.folded(after - 1)).is_some()
    {
        (clock.minute, end) = (Some(minute), after);
    }
    Some((clock, end))
}

/// The hour: what was read, the token behind, whether in digits, and whether with minutes.
fn hour(reader: Reader<'_>, index: usize) -> Option<(Clock, usize, bool, bool)> {
    let bare = |hour: i8| Clock { hour, minute: None, second: None, half: None, zone: None };
    if let Some(value) = reader.digits(index) {
        // `الساعة 0940`
        if reader.digit_count(index) == 4
            && reader.word_before(index).ends_with("الساعه")
            && (0..2400).contains(&value)
            && value % 100 < 60
        {
            let minute = i8::try_from(value % 100).ok();
            let clock = Clock { minute, ..bare(i8::try_from(value / 100).ok()?) };
            return Some((clock, index + 1, true, true));
        }
        let hour = i8::try_from(value).ok().filter(|hour| (0..=24).contains(hour))?;
        if reader.digit_count(index) > 2 {
            return None;
        }
        let sixty = |at: usize| {
            let tight = reader.text.mark(at) == Some(':')
                && reader.text.gap(at) == Gap::None
                && reader.text.gap(at + 1) == Gap::None
                && reader.digit_count(at + 1) == 2;
            let value = reader.digits(at + 1).filter(|_| tight)?;
            i8::try_from(value).ok().filter(|value| *value < 60)
        };
        let minute = sixty(index + 1);
        let second = minute.and_then(|_| sixty(index + 3));
        let end = index + 1 + 2 * (usize::from(minute.is_some()) + usize::from(second.is_some()));
        let clock = Clock { minute, second, ..bare(hour) };
        if hour == 24 && minute.is_some_and(|minute| minute > 0) {
            return None;
        }
        return Some((clock, end, true, minute.is_some()));
    }
    // One o'clock is a cardinal.
    if reader.is(index, "الواحده") {
        return Some((bare(1), index + 1, false, false));
    }
    let (value, end) = reader.ordinal(index).or_else(|| {
        // `الساعة ثلاثة`: only behind its noun.
        let numeral = reader.cardinal(index).filter(|_| index != reader.start)?;
        match numeral.value {
            Quantity::Ratio(value, 1) => Some((value, numeral.end)),
            _ => None,
        }
    })?;
    // `الثامنة وعشرين دقيقة` reads as the twenty-eighth: eight and twenty minutes.
    if (21..=59).contains(&value) && value % 10 != 0 {
        let (_, after) = reader.unit(end).filter(|(unit, _)| unit.unit == Unit::Minute)?;
        let minute = i8::try_from(value - value % 10).ok();
        let clock = Clock { minute, ..bare(i8::try_from(value % 10).ok()?) };
        return Some((clock, after, false, true));
    }
    let hour = i8::try_from(value).ok().filter(|hour| (1..=12).contains(hour))?;
    Some((bare(hour), end, false, false))
}

/// Minutes behind an hour; negative ones are before it.
fn minutes(reader: Reader<'_>, index: usize) -> Option<(i8, usize)> {
    if !reader.joined(index) {
        return None;
    }
    let word = reader.text.folded(index);
    if word == "الا" {
        if let Some(minute) = fraction_of_hour(reader.text.folded(index + 1)) {
            return Some((-minute, index + 2));
        }
        let (minute, end) = number_of_minutes(reader, index + 1)?;
        return Some((-minute, end));
    }
    let (apart, rest) = (word == "و", word.strip_prefix('و')?);
    let (at, first) =
        if apart { (index + 1, reader.text.folded(index + 1)) } else { (index, rest) };
    if let Some(minute) = fraction_of_hour(first) {
        return Some((minute, at + 1));
    }
    if first == "ثلاثه" && reader.is(at + 1, "ارباع") {
        return Some((45, at + 2));
    }
    let inner = reader.starting_at(at, u8::from(!apart));
    number_of_minutes(inner, at)
}

/// The minutes of a part of an hour.
fn fraction_of_hour(word: &str) -> Option<i8> {
    match word.trim_start_matches('و').trim_start_matches("ال") {
        "نصف" | "نصفا" => Some(30),
        "ربع" | "ربعا" => Some(15),
        "ثلث" | "ثلثا" => Some(20),
        _ => None,
    }
}

fn number_of_minutes(reader: Reader<'_>, index: usize) -> Option<(i8, usize)> {
    if let Some((unit, end)) = reader.unit(index)
        && unit.unit == Unit::Minute
        && !unit.definite
    {
        return match unit.count {
            Count::One => Some((1, end)),
            Count::Two => Some((2, end)),
            Count::Many => None,
        };
    }
    let numeral = reader.cardinal(index)?;
    let Quantity::Ratio(value, 1) = numeral.value else { return None };
    let minute = i8::try_from(value).ok().filter(|minute| (1..60).contains(minute))?;
    match reader.unit(numeral.end) {
        Some((unit, end)) if unit.unit == Unit::Minute => Some((minute, end)),
        // `الحادية عشرة وعشرين مساء`, but `بين الساعة 5 و6` are two hours.
        _ if reader.text.is_word(index) && minute % 5 == 0 => Some((minute, numeral.end)),
        _ => None,
    }
}

const ZONES_TABLE: &str = include_str!("../../data/zones.tsv");

static ZONES: LazyLock<PhraseTable<&'static str>> = LazyLock::new(|| {
    PhraseTable::new(rows(ZONES_TABLE).filter_map(|row| match row.as_slice() {
        [zone, name] => Some((*name, *zone)),
        _ => None,
    }))
});

/// The name of a time zone, if a text can have it.
#[cfg(feature = "serde")]
pub(crate) fn known_zone(name: &str) -> Option<&'static str> {
    let zones = rows(ZONES_TABLE).filter_map(|row| row.first().copied());
    zones.chain([UTC]).find(|zone| *zone == name)
}

const UTC: &str = "Etc/UTC";

fn zone(reader: Reader<'_>, index: usize) -> Option<(&'static str, usize)> {
    if reader.is(index, "ت") && reader.is(index + 1, ".") && reader.is_any(index + 2, &["غ", "ج"])
    {
        return Some((UTC, index + 3));
    }
    if reader.is(index, "تغ") || reader.is(index, "ت") && reader.is_any(index + 1, &["غ", "ج"])
    {
        return Some((UTC, index + 1 + usize::from(reader.is(index, "ت"))));
    }
    if reader.is_any(index, &["gmt", "utc"]) {
        return Some((UTC, index + 1));
    }
    if !reader.is_any(index, &["بتوقيت", "توقيت", "حسب"]) {
        return None;
    }
    let (words, zone) =
        ZONES.longest_at(reader.text, index + 1).filter(|_| reader.joined(index + 1))?;
    Some((zone, index + 1 + words))
}

/// `مساء الأحد`, `صباح يوم 5 مايو`, `فجر اليوم`
fn part_and_day(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let (part, after) = reader.day_part(index, |form| form == PartForm::Noun)?;
    let day = point(reader, after).filter(|day| is_day(day.reading.expression))?;
    let time = TimeOfDay::Part(part);
    // `ليل الأربعاء - الخميس` is the night from the one to the other.
    if part.code == "NI"
        && let Some(DateExpression::Weekday { weekday: first, deixis: None }) =
            day.reading.expression
    {
        let dash = matches!(reader.text.mark(day.end), Some('-' | '\u{2013}' | '/'));
        let second = reader.weekday(day.end + usize::from(dash));
        if let Some((_, end)) = second.filter(|(second, _)| *second == first % 7 + 1) {
            return Some(Outcome::read(Reading::at(time, day.reading.expression), end));
        }
    }
    // `مساء الأحد الساعة 9`: the clock is nearer.
    let link = reader.skip(reader.skip_comma(day.end), &["في", "عند", "علي"]);
    if reader.unit(link).is_some_and(|(unit, _)| unit.unit == Unit::Hour && unit.definite)
        && let Some((clock, end)) = clock(reader, link)
    {
        let time = TimeOfDay::Clock(clock.in_half(Some(part.half)));
        return Some(Outcome::read(Reading::at(time, day.reading.expression), end));
    }
    Some(Outcome::read(Reading::at(time, day.reading.expression), day.end))
}

/// `هذا الصباح`, `هذه الليلة`, `الليلة`
fn this_part(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let today = DateExpression::Day { offset: 0, weekday: None };
    let at = match reader.demonstrative(index) {
        Some((Deixis::Present, after)) => after,
        _ => index,
    };
    let (part, end) = reader.day_part(at, |form| form == PartForm::Definite)?;
    let tonight = reader.text.folded(end - 1).ends_with("ليله") && end == at + 1;
    if at == index && !tonight {
        return None;
    }
    // `الليلة الماضية`
    let (offset, end) = match reader.adjective(end) {
        Some((deixis, after)) if tonight => (deixis.offset(), after),
        _ => (0, end),
    };
    let day = if offset == 0 { today } else { DateExpression::Day { offset, weekday: None } };
    Some(Outcome::read(Reading::at(TimeOfDay::Part(part), Some(day)), end))
}

/// `أمس مساء`, `الجمعة بعد الظهر`, `6 يناير 2015، الساعة 05:16 مساءً`
fn day_and_time(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let day = point(reader, index).filter(|day| is_day(day.reading.expression))?;
    let behind = reader.skip_comma(day.end);
    let link = reader.skip(behind, &["في", "عند", "علي", "-"]);
    if let Some((clock, end)) = clock(reader, link)
        && (reader.phrase || reader.unit(link).is_some() || behind == day.end)
    {
        let time = TimeOfDay::Clock(clock);
        return Some(Outcome::read(Reading::at(time, day.reading.expression), end));
    }
    let part_at = reader.skip(day.end, &["في"]);
    let (part, end) = reader
        .day_part(day.end, |form| form == PartForm::Adverb)
        .or_else(|| reader.day_part(part_at, |form| form == PartForm::Definite))?;
    if matches!(reader.text.folded(end - 1), "ص" | "م") {
        return None;
    }
    let time = TimeOfDay::Part(part);
    // `بعد ظهر`: as an adverb it must not take another day with it.
    Some(Outcome::read(Reading::at(time, day.reading.expression), end))
}
