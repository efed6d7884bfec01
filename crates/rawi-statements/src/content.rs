//! The end of what is said.

use std::ops::Range;

use rawi_text::Span;

use crate::reader::Reader;
use crate::words::Class;

/// Where a content begins, and by what it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// From a token on; `letters` of it stay outside.
    From { start: usize, letters: usize, reach: Extent },
    /// These tokens: a clause before the cue.
    Within { start: usize, end: usize, letters: usize },
}

/// How far a content goes that has no marks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// To the end of the sentence or the next statement.
    Clause,
    /// An object: to the next clause as well.
    Object,
    /// The content of a relative clause: it ends with that clause.
    Relative,
}

/// The content as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) span: Span,
    pub(crate) direct: bool,
}

/// Reads the content of a plan. `cuts` are the tokens at which statements begin that end the ones before, in order.
pub(crate) fn read(reader: &Reader<'_, '_>, plan: Plan, cuts: &[usize]) -> Option<Content> {
    match plan {
        Plan::Within { start, end, letters } => within(reader, start..end, letters),
        Plan::From { start, letters, reach } => {
            if let Some(content) = quoted(reader, start, cuts) {
                return Some(content);
            }
            let end = end_of(reader, start, reach, cuts);
            if reach == Extent::Object
                && let Some(quotation) = quotation_behind_colon(reader, start..end)
                && let Some(content) = quoted(reader, quotation, cuts)
            {
                return Some(content);
            }
            within(reader, start..end, letters)
        }
    }
}

/// A content that is one quotation, whole.
fn quoted(reader: &Reader<'_, '_>, start: usize, cuts: &[usize]) -> Option<Content> {
    let quotation = reader.quotation_at(start)?;
    let mut inside = quotation.open + 1;
    if reader.mark(inside) == Some('\'') && inside < quotation.close {
        inside += 1;
    }
    let end = if quotation.closed {
        let behind = quotation.close + 1;
        let goes_on = reader.is_word(behind)
            && !reader.starts_line(behind)
            && reader.sentence_number(behind) == reader.sentence_number(quotation.close)
            && next_cut(cuts, quotation.close) != Some(behind);
        // `إن «…»، وإن «…»`: one content.
        let another = reader.is_comma(behind)
            && reader.classes_behind_conjunction(behind + 1).has(Class::That)
            && next_cut(cuts, quotation.close) != Some(behind);
        if goes_on || another {
            return None;
        }
        quotation.close
    } else {
        // Never closed: to the end of its paragraph, or to the next statement behind the end of a sentence.
        let cut = next_cut(cuts, inside).filter(|cut| {
            *cut < quotation.close && reader.sentence_number(*cut) != reader.sentence_number(inside)
        });
        trimmed_end(reader, inside..cut.unwrap_or(quotation.close))
    };
    let span = reader.span(inside..end)?;
    Some(Content { span, direct: true })
}

/// The end of a content that is not one quotation.
fn end_of(reader: &Reader<'_, '_>, start: usize, reach: Extent, cuts: &[usize]) -> usize {
    let mut end = reader.sentence(start).end;
    // A point inside a quotation ends no sentence of the one who quotes it.
    if let Some(last) = end.checked_sub(1)
        && let Some(quotation) =
            reader.quotations.around(last).filter(|quotation| quotation.open >= start)
        && end <= quotation.close
    {
        end = reader.sentence(quotation.close).end;
    }
    if let Some(cut) = next_cut(cuts, start) {
        end = end.min(cut);
    }
    if let Some(turn) = clause_turn(reader, start..end, reach) {
        end = turn;
    }
    end
}

/// The quotation in which an object is spelt out: `حذر من المبالغة: «لن نرى شيئا»`.
fn quotation_behind_colon(reader: &Reader<'_, '_>, tokens: Range<usize>) -> Option<usize> {
    const FURTHEST: usize = 12;
    let limit = tokens.end.min(tokens.start + FURTHEST);
    let colon = (tokens.start..limit).find(|index| reader.mark(*index) == Some(':'))?;
    reader.quotation_at(colon + 1).map(|quotation| quotation.open)
}

/// Where a content ends because the teller's own clause begins: `، لكن` behind an object, `، ولم يصدر تعليق` behind
/// anything.
fn clause_turn(reader: &Reader<'_, '_>, tokens: Range<usize>, reach: Extent) -> Option<usize> {
    const FURTHEST: usize = 64;
    let limit = tokens.end.min(tokens.start + FURTHEST);
    (tokens.start + 1..limit).find(|index| {
        if !reader.is_comma(*index) {
            return false;
        }
        let next = reader.text.folded(index + 1);
        let silent = matches!(next, "ولم" | "لم") && reader.is(index + 2, Class::Silence);
        let other = match reach {
            // `، في وقت تتصاعد فيه التوترات`; `، في وقت سابق` tells when.
            Extent::Clause => {
                next == "في"
                    && reader.text.folded(index + 2) == "وقت"
                    && !reader.classes(index + 3).has_any(&[Class::Adjective, Class::Time])
            }
            Extent::Object => {
                let next = next.strip_prefix('و').unwrap_or(next);
                next.starts_with("لكن") || matches!(next, "بينما" | "غير" | "بيد" | "الا")
            }
            Extent::Relative => next.starts_with('و') && !matches!(next, "وان" | "وانه" | "وانها"),
        };
        silent || other
    })
}

fn next_cut(cuts: &[usize], start: usize) -> Option<usize> {
    cuts.get(cuts.partition_point(|cut| *cut <= start)).copied()
}

/// The tokens without punctuation at their ends; all of them quoted or not.
fn within(reader: &Reader<'_, '_>, tokens: Range<usize>, letters: usize) -> Option<Content> {
    let mut start = tokens.start;
    while start < tokens.end && is_separator(reader, start) {
        start += 1;
    }
    let letters = if start == tokens.start { letters } else { 0 };
    let end = trimmed_end(reader, start..tokens.end);
    if start >= end {
        return None;
    }
    if let Some(quotation) = reader.quotation_at(start)
        && quotation.closed
        && quotation.close + 1 == end
        && quotation.open + 1 < quotation.close
    {
        let span = reader.span(quotation.open + 1..quotation.close)?;
        return Some(Content { span, direct: true });
    }
    let whole = reader.span(start..end)?;
    let from = reader.text.offset_after_letters(start, letters).min(whole.end());
    let span = Span::new(from..whole.end()).filter(|span| !span.is_empty())?;
    Some(Content { span, direct: false })
}

fn trimmed_end(reader: &Reader<'_, '_>, tokens: Range<usize>) -> usize {
    const INSERTION: usize = 6;
    let mut end = tokens.end;
    while end > tokens.start {
        let last = end - 1;
        let stray = reader
            .quotations
            .closing_at(last)
            .is_some_and(|quotation| quotation.open < tokens.start);
        let conjunction = reader.is(last, Class::Conjunction) && reader.mark(last).is_none();
        // `- أيدها الله -`: a dash that closes an insertion.
        let paired = is_dash(reader, last)
            && (tokens.start.max(last.saturating_sub(INSERTION))..last)
                .any(|index| is_dash(reader, index));
        if paired || !is_separator(reader, last) && !stray && !conjunction {
            break;
        }
        end -= 1;
    }
    end
}

fn is_dash(reader: &Reader<'_, '_>, index: usize) -> bool {
    matches!(reader.mark(index), Some('-' | '\u{2013}' | '\u{2014}'))
}

fn is_separator(reader: &Reader<'_, '_>, index: usize) -> bool {
    matches!(
        reader.mark(index),
        Some(
            '.' | '،'
                | ','
                | '؛'
                | ';'
                | ':'
                | '-'
                | '\u{2013}'
                | '\u{2014}'
                | '…'
                | '*'
                | '•'
                | '|'
                | '/'
        )
    )
}

/// Shortens contents that would cross others: each lies wholly in another, or outside it.
///
/// Spans come in any order; one pass over them by their starts, with a stack of those still open.
pub(crate) fn uncross(spans: &mut [&mut Span]) {
    spans.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
    let mut open: Vec<usize> = Vec::new();
    for span in spans {
        while open.last().is_some_and(|end| *end <= span.start()) {
            open.pop();
        }
        if let Some(end) = open.last()
            && *end < span.end()
            && let Some(shorter) = Span::new(span.start()..*end)
        {
            **span = shorter;
        }
        open.push(span.end());
    }
}
