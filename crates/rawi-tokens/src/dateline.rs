//! The place and the agency with which a news report opens.

use std::ops::Range;
use std::sync::LazyLock;

use rawi_text::Span;

use crate::phrase_table::PhraseTable;
use crate::tokenized::{Gap, TokenKind, TokenizedText};

/// The opening of a report: `بغداد 9 أغسطس 2021 (شينخوا)`, `القاهرة - أ ش أ:`, `متابعة/ العاصفة نيوز`.
///
/// The spans say where place, day and agency stand; what they mean is for the stages that know names and dates.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Dateline {
    /// The whole opening with its brackets and dashes.
    pub span: Span,
    /// The place, or the word that stands for one (`متابعة`).
    pub place: Option<Span>,
    /// The agency, newspaper or site, without brackets.
    pub agency: Option<Span>,
    /// What stands between place and agency: the day, where one is given.
    pub between: Option<Span>,
}

/// A dateline stands in one of the first paragraphs, behind a headline at most.
const LINES: usize = 4;
/// A place has at most three words, an agency five.
const PLACE_WORDS: usize = 3;
const AGENCY_WORDS: usize = 5;
/// Between them stand at most this many tokens: a weekday, a day, two month names, a year, punctuation.
const BETWEEN_TOKENS: usize = 12;

/// The agencies that brackets alone make a dateline of: `تونس (وات) أعلنت`.
static AGENCIES: LazyLock<PhraseTable<()>> = LazyLock::new(|| {
    let rows = include_str!("../data/agencies.tsv").lines().skip_while(|row| row.starts_with('#'));
    PhraseTable::new(rows.skip(1).filter_map(|row| Some((row.split_once('\t')?.1, ()))))
});

/// Words in brackets that say when, not who: `أعلن الوزير (أمس): إن`.
static WHEN: LazyLock<PhraseTable<()>> = LazyLock::new(|| {
    let words = "أمس اليوم غدا السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة";
    PhraseTable::new(words.split(' ').map(|word| (word, ())))
});

/// Reads the dateline of a report, if it has one.
pub(crate) fn read(text: &TokenizedText<'_>) -> Option<Dateline> {
    let mut starts = (0..text.len()).filter(|index| text.gap(*index) == Gap::Line).take(LINES);
    starts.find_map(|start| read_at(text, start))
}

fn read_at(text: &TokenizedText<'_>, start: usize) -> Option<Dateline> {
    if text.mark(start) == Some('(') {
        return None;
    }
    let place_end = run_of_words(text, start, PLACE_WORDS);
    if place_end == start {
        return None;
    }
    let limit = place_end + BETWEEN_TOKENS;
    let mut at = start + 1;
    while at < limit && text.gap(at) != Gap::Line {
        let separator = text.mark(at);
        let agency = match separator {
            Some('(' | '[') => bracketed(text, at),
            Some('-' | '\u{2013}' | '\u{2014}' | '/') => dashed(text, at),
            Some('.' | '؟' | '!' | '"' | '\u{201C}' | '«') => return None,
            _ => None,
        };
        if let Some((agency, end)) = agency {
            let name = agency.start;
            if WHEN.longest_at(text, name).is_some_and(|(length, ())| length == agency.len()) {
                return None;
            }
            let dateline = assemble(text, start, at, agency.clone(), end)?;
            let in_brackets = matches!(separator, Some('(' | '['));
            let alone = in_brackets && end == agency.end + 1 && dateline.between.is_none();
            let known = || {
                AGENCIES.longest_at(text, name).is_some_and(|(length, ())| length == agency.len())
            };
            return (!alone || text.gap(end) == Gap::Line || known()).then_some(dateline);
        }
        at += 1;
    }
    None
}

/// Puts the parts together: the place is the words before the first digit or mark.
fn assemble(
    text: &TokenizedText<'_>,
    start: usize,
    separator: usize,
    agency: Range<usize>,
    end: usize,
) -> Option<Dateline> {
    let words = run_of_words(text, start, PLACE_WORDS + 1).min(separator);
    if words - start > PLACE_WORDS {
        return None;
    }
    let mut between = words..separator;
    while between.start < between.end && text.kind(between.start) == Some(TokenKind::Mark) {
        between.start += 1;
    }
    while between.start < between.end && text.kind(between.end - 1) == Some(TokenKind::Mark) {
        between.end -= 1;
    }
    Some(Dateline {
        span: text.span(start..end)?,
        place: text.span(start..words),
        agency: text.span(agency),
        between: text.span(between),
    })
}

/// `(agency)`, and the colon or dash behind it.
fn bracketed(text: &TokenizedText<'_>, open: usize) -> Option<(Range<usize>, usize)> {
    let start = open + 1;
    let end = (start..=start + AGENCY_WORDS)
        .find(|index| matches!(text.mark(*index), Some(')' | ']')))?;
    let whole = start < end && (start..end).all(|index| is_agency_token(text, index));
    whole.then(|| (start..end, behind_separators(text, end + 1)))
}

/// `- agency:`, `- agency -`, `/ agency /`, or an agency that fills the rest of its line.
fn dashed(text: &TokenizedText<'_>, dash: usize) -> Option<(Range<usize>, usize)> {
    let start = dash + 1;
    if text.mark(start) == Some('(') {
        return bracketed(text, start);
    }
    let limit = start + AGENCY_WORDS + 1;
    let end = (start..limit).find(|index| {
        text.gap(*index) == Gap::Line
            || matches!(text.mark(*index), Some(':' | '-' | '\u{2013}' | '\u{2014}' | '/'))
    })?;
    let closed_by_line = text.gap(end) == Gap::Line;
    let whole = start < end && (start..end).all(|index| is_agency_token(text, index));
    let end_of_opening = if closed_by_line { end } else { behind_separators(text, end) };
    (whole && text.gap(start) != Gap::Line).then_some((start..end, end_of_opening))
}

fn is_agency_token(text: &TokenizedText<'_>, index: usize) -> bool {
    matches!(text.kind(index), Some(TokenKind::Word | TokenKind::Foreign))
        || text.mark(index) == Some('.')
}

fn behind_separators(text: &TokenizedText<'_>, mut index: usize) -> usize {
    while text.gap(index) != Gap::Line
        && matches!(text.mark(index), Some(':' | '-' | '\u{2013}' | '\u{2014}' | '/'))
    {
        index += 1;
    }
    index
}

/// The end of a run of at most `most` words from `start`.
fn run_of_words(text: &TokenizedText<'_>, start: usize, most: usize) -> usize {
    let mut end = start;
    while end < start + most && text.is_word(end) && (end == start || text.gap(end) != Gap::Line) {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use crate::TokenizedText;

    fn read(source: &str) -> Option<(&str, Option<&str>, &str)> {
        let text = TokenizedText::new(source);
        let dateline = text.dateline()?;
        Some((
            dateline.place?.text(source)?,
            dateline.between.and_then(|span| span.text(source)),
            dateline.agency?.text(source)?,
        ))
    }

    #[test]
    fn agencies_in_brackets_behind_dashes_and_slashes() {
        for (expected, source) in [
            (("بغداد", None, "رياليست عربي"), "بغداد – (رياليست عربي): ذكرت الوزارة"),
            (("الرياض", None, "واس"), "الرياض - واس: صدر أمر"),
            (("القاهرة", None, "أ ش أ"), "القاهرة - أ ش أ - قال"),
            (("متابعة", None, "صدى نيوز"), "متابعة/ صدى نيوز\nأفاد مصدر"),
            (("عدن", Some("3 مارس"), "رويترز"), "عنوان الخبر\nعدن، 3 مارس (رويترز) - قال"),
            (("تونس", Some("12 أوت 2024"), "وات"), "تونس 12 أوت 2024 (وات) - أعلنت"),
            (("فرانكفورت", None, "د ب أ"), "فرانكفورت (د ب أ) أعلن اتحاد"),
        ] {
            assert_eq!(read(source), Some(expected), "{source}");
        }
    }

    #[test]
    fn the_list_of_agencies_is_clean() {
        let rows: Vec<&str> = include_str!("../data/agencies.tsv").lines().collect();
        let (comments, rows): (Vec<&str>, Vec<&str>) =
            rows.into_iter().partition(|row| row.starts_with('#'));
        assert!(!comments.is_empty());
        let mut seen = std::collections::HashSet::new();
        let mut last = "";
        for row in rows.iter().skip(1) {
            let (country, name) = row.split_once('\t').expect(row);
            assert!(country.len() == 2 && country >= last, "{row}: two letters, in order");
            assert!(seen.insert(name), "{row}: twice");
            assert_eq!(name, name.trim(), "{row}");
            last = country;
        }
        assert_eq!(rows.first(), Some(&"country\tname"));
    }

    #[test]
    fn a_sentence_with_brackets_is_no_dateline() {
        for source in [
            "أعلن الرئيس المصري عبد الفتاح (أمس) قراره",
            "قالت وزارة الدفاع الروسية إنها",
            "قال الوزير. (رويترز)",
            "أعلن الوزير (أمس) أن العمل بدأ",
            "أعلن الوزير (أمس): العمل بدأ",
            "انضم الحزب (المعارض) إلى الحكومة",
        ] {
            assert_eq!(read(source), None, "{source}");
        }
    }
}
