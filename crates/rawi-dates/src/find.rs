//! The search: from triggers through the rules to mentions.

use jiff::civil::Date;
use rawi_text::Span;
use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::context::Context;
use crate::expression::{Calendar, CalendarDate, DateExpression, Reading, Year};
use crate::lexicon::Lexed;
use crate::mention::{DateMention, TimexValue};
use crate::options::{DateOptions, Direction};
use crate::reader::Reader;
use crate::resolve::{Resolver, Toward};
use crate::rule::{self, clock, row};
use crate::tense::{self, Tense};
use crate::timex::{Modifier, TimexKind};

/// No headline has more tokens.
const HEADLINE: usize = 24;

/// An expression read in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// Its first token, and the letters of proclitics on it.
    pub(crate) start: usize,
    pub(crate) letters: u8,
    /// The token behind it.
    pub(crate) end: usize,
    pub(crate) reading: Reading,
}

/// Reads every expression of a text, in text order.
pub(crate) fn scan(reader: Reader<'_>) -> Vec<Found> {
    let mut founds = Vec::new();
    let mut index = 0;
    while index < reader.text.len() {
        let Some((letters, behind)) = trigger(reader, index) else {
            index += 1;
            continue;
        };
        let read = at(reader.starting_at(index, letters));
        // A number that is no date is passed over whole: its rest is no other number.
        index = read.last().map_or(behind, |last| last.end).max(index + 1);
        founds.extend(read);
    }
    row::share(reader, &mut founds);
    founds
}

/// Whether an expression may begin at a token: letters of proclitics on it, and where to go on if none does.
fn trigger(reader: Reader<'_>, index: usize) -> Option<(u8, usize)> {
    let text = reader.text;
    match text.kind(index)? {
        TokenKind::Word => match reader.any_term(index) {
            Some(term) => Some((term.letters, index + 1)),
            None if reader.number_may_begin(index) => reader.number_in_words(index),
            None => None,
        },
        TokenKind::Digits => {
            // The rest of a number or score that began before: `2.5`, `1,500`, `3-2`. A year may end a range.
            let inside = index >= 2
                && text.gap(index) == Gap::None
                && matches!(text.mark(index - 1), Some('.' | ',' | '٫' | '٬' | '-' | '/' | ':'))
                && text.gap(index - 1) == Gap::None
                && text.kind(index - 2) == Some(TokenKind::Digits)
                && reader.digit_count(index) != 4;
            (!inside).then_some((0, index + 1))
        }
        _ => None,
    }
}

/// The expressions that begin where the reader stands: none, one, or a row.
fn at(reader: Reader<'_>) -> Vec<Found> {
    if rule::row_may_begin(reader)
        && let Some(row) = row::days(reader)
            .or_else(|| row::hours(reader))
            .or_else(|| row::days_behind_month(reader))
    {
        return row;
    }
    let Some(outcome) = rule::any(reader) else { return Vec::new() };
    let start = outcome.start.unwrap_or(reader.start);
    let letters = if start == reader.start { reader.letters } else { 0 };
    vec![Found { start, letters, end: outcome.end, reading: outcome.reading }]
}

/// All mentions of a text.
pub(crate) fn find(text: &TokenizedText<'_>, options: &DateOptions) -> Vec<DateMention> {
    let lexed = Lexed::new(text);
    let reader = Reader::new(text, &lexed, false);
    let founds = scan(reader);
    let anchor = options.anchor.or_else(|| dateline_day(text, &founds));
    let mut resolver = Resolver::new(options, anchor);
    let mut mentions = Vec::with_capacity(founds.len());
    let mut report: Option<(u32, Date)> = None;
    let mut previous: Option<(usize, Option<Date>)> = None;
    let mut month_before: Option<(usize, i8, i32)> = None;
    for mut found in founds {
        // `شتنبر ودجنبر`: the later month of a pair is of the same year.
        if let Some((end, month, year)) = month_before
            && end == found.start
            && found.letters == 1
            && let Some(date) = undated_month(&mut found)
            && date.month > Some(month)
        {
            date.year = Some(Year::Absolute(year));
        }
        let found = &found;
        let sentence = text.token(found.start).map_or(0, |token| token.sentence);
        let local = report.filter(|(of, _)| *of == sentence).map(|(_, day)| day);
        let equal = equal_to(text, found, previous.as_ref());
        let after = range_of_weekdays(text, found, previous.as_ref());
        let told = clock::is_told_part(&found.reading, found.end - found.start);
        let told_day = previous.filter(|(end, _)| {
            told && text.token(end - 1).is_some_and(|token| token.sentence == sentence)
        });
        let told_day = told_day.and_then(|(_, day)| day);
        if told && told_day.is_none() && !is_apart(text, found) {
            continue;
        }
        resolver.report = equal.or(after).or(told_day).or(local);
        let toward = match equal {
            Some(_) => Toward::Near,
            None if after.is_some() => Toward::Ahead,
            None => toward(reader, found, options.direction),
        };
        let today = DateExpression::Day { offset: 0, weekday: None };
        let reading =
            if told { Reading { expression: Some(today), ..found.reading } } else { found.reading };
        let value = resolver.resolve(&reading, toward);
        let (year, month) =
            value.value.as_deref().and_then(|value| value.split_once('-')).unwrap_or_default();
        month_before = match (year.parse(), month.parse()) {
            (Ok(year), Ok(month)) if is_calendar(found) => Some((found.end, month, year)),
            _ => None,
        };
        previous = Some((found.end, value.value.as_deref().and_then(|day| day.parse().ok())));
        if let Some(day) = opens_report(text, found, &value) {
            report = Some((sentence, day));
        }
        if let Some(span) = span(text, found) {
            mentions.push(DateMention::new(span, value));
        }
    }
    mentions
}

/// Whether an expression stands between commas.
fn is_apart(text: &TokenizedText<'_>, found: &Found) -> bool {
    let comma = |at: usize| matches!(text.mark(at), Some('،' | ','));
    found.start > 0 && comma(found.start - 1) && comma(found.end)
}

fn span(text: &TokenizedText<'_>, found: &Found) -> Option<Span> {
    let start = text.offset_after_letters(found.start, usize::from(found.letters));
    let end = text.token(found.end.checked_sub(1)?)?.span.end();
    Span::new(start..end)
}

fn toward(reader: Reader<'_>, found: &Found, direction: Direction) -> Toward {
    match direction {
        Direction::Past => Toward::Back,
        Direction::Future => Toward::Next,
        Direction::News if !is_undated(found) => Toward::Back,
        Direction::News => match tense::around(reader, found.start, found.end) {
            Some(Tense::Future) => Toward::Ahead,
            Some(Tense::Scheduled) => Toward::Soon,
            // A day or month is the nearest one, but a weekday is more often past than not.
            Some(Tense::Present) if is_calendar(found) => Toward::Near,
            // A headline has no verb that tells: `الانتخابات يوم 6 أكتوبر`.
            None if is_day(found) && is_headline(reader, found) => Toward::Near,
            _ => Toward::Back,
        },
    }
}

/// Whether the value of an expression depends on where the clause points.
fn is_undated(found: &Found) -> bool {
    match found.reading.expression {
        Some(DateExpression::Calendar(date)) => date.year.is_none() && date.deixis.is_none(),
        Some(
            DateExpression::PartOfYear { year, deixis, .. }
            | DateExpression::Holiday { year, deixis, .. },
        ) => year.is_none() && deixis.is_none(),
        Some(DateExpression::Weekday { deixis, .. }) => deixis.is_none(),
        Some(DateExpression::Nth { within, .. }) => {
            within.year.is_none() && within.deixis.is_none()
        }
        _ => false,
    }
}

/// The date of an expression that names nothing but a month.
fn undated_month(found: &mut Found) -> Option<&mut CalendarDate> {
    match &mut found.reading.expression {
        Some(DateExpression::Calendar(date))
            if date.year.is_none()
                && date.deixis.is_none()
                && date.day.is_none()
                && date.calendar == Calendar::Gregorian =>
        {
            Some(date)
        }
        _ => None,
    }
}

fn is_day(found: &Found) -> bool {
    match found.reading.expression {
        Some(DateExpression::Calendar(date)) => date.day.is_some() && date.month.is_some(),
        _ => false,
    }
}

/// Whether an expression stands in a text's first line, which others follow.
fn is_headline(reader: Reader<'_>, found: &Found) -> bool {
    let text = reader.text;
    let first = (1..=found.start).all(|at| text.gap(at) != Gap::Line);
    first
        && found.start <= HEADLINE
        && (found.end..text.len()).take(HEADLINE).any(|at| text.gap(at) == Gap::Line)
}

fn is_calendar(found: &Found) -> bool {
    matches!(found.reading.expression, Some(DateExpression::Calendar(_)))
}

/// The day to which `الموافق` makes an expression equal: the one found right before it.
fn equal_to(
    text: &TokenizedText<'_>,
    found: &Found,
    previous: Option<&(usize, Option<Date>)>,
) -> Option<Date> {
    let (end, day) = previous?;
    let linked = (*end..found.start).any(|at| text.folded(at).starts_with("الموافق"));
    (linked && found.start - end <= 3 && is_calendar(found)).then_some(*day).flatten()
}

/// The first day of a range of weekdays, which the last one follows: `من الاثنين إلى الجمعة`.
fn range_of_weekdays(
    text: &TokenizedText<'_>,
    found: &Found,
    previous: Option<&(usize, Option<Date>)>,
) -> Option<Date> {
    let (end, day) = previous?;
    let range = *end + 1 == found.start && matches!(text.folded(*end), "الي" | "حتي");
    let open =
        matches!(found.reading.expression, Some(DateExpression::Weekday { deixis: None, .. }));
    (range && open).then_some(*day).flatten()
}

/// The day of a report whose words follow: `في 20 سبتمبر/أيلول، ذكرت صحيفة … أن`.
fn opens_report(text: &TokenizedText<'_>, found: &Found, value: &TimexValue) -> Option<Date> {
    let Some(DateExpression::Calendar(date)) = found.reading.expression else { return None };
    if date.day.is_none() || date.month.is_none() {
        return None;
    }
    let sentence = text.sentence_of(found.start);
    let opens = found.start - sentence.start.min(found.start) <= 8;
    let comma = usize::from(matches!(text.mark(found.end), Some('،' | ',')));
    let reports = Context::Report.holds(text.folded(found.end + comma));
    (opens && reports).then(|| value.value.as_deref()?.parse().ok()).flatten()
}

/// The day that the text gives as its own: in the dateline, or behind `تاريخ النشر`.
fn dateline_day(text: &TokenizedText<'_>, founds: &[Found]) -> Option<Date> {
    /// A dateline's day stands among the first expressions; what comes later is told, not dated.
    const FIRST: usize = 6;
    let whole = |found: &&Found| match found.reading.expression {
        Some(DateExpression::Calendar(date)) => {
            date.day.is_some()
                && date.month.is_some()
                && matches!(date.year, Some(Year::Absolute(_)))
        }
        _ => false,
    };
    let dateline = text.dateline().map(|dateline| text.tokens_of(dateline.span));
    let found = founds.iter().take(FIRST).filter(whole).find(|found| {
        let in_dateline = dateline
            .as_ref()
            .is_some_and(|tokens| found.start >= tokens.start && found.start <= tokens.end + 2);
        let before = |back: usize| found.start.checked_sub(back).map_or("", |at| text.folded(at));
        let labelled =
            (1..=4).any(|back| matches!(before(back), "النشر" | "نشر" | "تاريخ" | "بتاريخ"));
        let opens = found.start <= 1;
        in_dateline || labelled || opens
    })?;
    let mut resolver = Resolver::new(&DateOptions::default(), None);
    resolver.resolve(&found.reading, Toward::Back).value?.parse().ok()
}

/// The value of a whole phrase.
pub(crate) fn parse(phrase: &str, options: &DateOptions) -> Option<TimexValue> {
    let text = TokenizedText::new(phrase);
    let lexed = Lexed::new(&text);
    let reader = Reader::new(&text, &lexed, true);
    let founds = scan(reader);
    let (first, last) = (founds.first()?, founds.last()?);
    // Words of grammar may stand before and between, nothing else.
    let mut covered = 0;
    for found in &founds {
        let open = (covered..found.start).all(|index| is_filler(&text, index));
        if !open {
            return None;
        }
        covered = found.end;
    }
    if !(covered..text.len())
        .all(|index| matches!(text.mark(index), Some('.' | '،' | '!' | '؟' | ')')))
    {
        return None;
    }
    let mut resolver = Resolver::new(options, options.anchor);
    let direction = match options.direction {
        Direction::Future => Toward::Next,
        _ => Toward::Back,
    };
    let mut begin = resolver.resolve(&first.reading, direction);
    match founds.len() {
        1 => {
            // `قبل عام 2020`: the preposition is part of a whole phrase.
            let bound = match first.start.checked_sub(1).map(|before| text.folded(before)) {
                Some("قبل") => Some(Modifier::Before),
                Some("بعد") => Some(Modifier::After),
                _ => None,
            };
            begin.modifier = begin.modifier.or(bound.map(Modifier::name));
            Some(begin)
        }
        2 => {
            let end = resolver.resolve(&last.reading, direction);
            let value = format!("{}/{}", begin.value.as_deref()?, end.value.as_deref()?);
            Some(TimexValue {
                begin: begin.value,
                end: end.value,
                ..TimexValue::new(begin.kind, Some(value))
            })
        }
        // `الخميس من التاسعة حتى الحادية عشرة`
        3 => {
            let mut times = founds.iter().skip(1).map(|found| found.reading);
            let (from, to) = (times.next()?, times.next()?);
            let of_day = |time: Reading| {
                let open = time.expression.is_none() && time.time.is_some();
                open.then_some(Reading { expression: first.reading.expression, ..time })
            };
            let begin = resolver.resolve(&of_day(from)?, direction).value?;
            let end = resolver.resolve(&of_day(to)?, direction).value?;
            let value = TimexValue::new(TimexKind::Time, Some(format!("{begin}/{end}")));
            Some(TimexValue { begin: Some(begin), end: Some(end), ..value })
        }
        _ => None,
    }
}

fn is_filler(text: &TokenizedText<'_>, index: usize) -> bool {
    matches!(
        text.folded(index),
        "في" | "من"
            | "الي"
            | "حتي"
            | "بين"
            | "ما"
            | "و"
            | "منذ"
            | "خلال"
            | "بحلول"
            | "يوم"
            | "طوال"
            | "طيله"
            | "قبل"
            | "بعد"
            | "وحتي"
            | "والي"
            | "عند"
            | "علي"
            | "الموافق"
            | "او"
    ) || matches!(text.mark(index), Some('-' | '\u{2013}' | '/' | '(' | '،'))
}
