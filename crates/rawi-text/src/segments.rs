//! Words, sentences and paragraphs.

use unicode_segmentation::UnicodeSegmentation;

use crate::Span;

/// The words of a text by the rules of Unicode (UAX #29), in text order; spaces and punctuation are left out.
///
/// These rules join letters to digits that touch them (`19ألف`) and digits to their decimal marks (`2.5`).
/// They do not cut proclitics off.
///
/// ```
/// let text = "بلغت 2.5 مليار، وفق البنك";
/// let found: Vec<&str> = rawi_text::words(text).filter_map(|span| span.text(text)).collect();
/// assert_eq!(found, ["بلغت", "2.5", "مليار", "وفق", "البنك"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Span> {
    text.unicode_word_indices().filter_map(|(start, word)| Span::new(start..start + word.len()))
}

/// The lines of a text that hold more than white space, in text order, without the space around them.
///
/// Lines end at LF, CR, CR LF, NEL (U+0085), LS (U+2028) and PS (U+2029).
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive(is_line_end).filter_map(move |line| {
        let at = start;
        start += line.len();
        trimmed(line, at)
    })
}

/// The sentences of a text, in text order, without the space around them.
///
/// Unicode's rules (UAX #29) inside each paragraph, except that the point behind a single Arabic letter (`د.`,
/// `أ.م.`) or behind a number that begins a list item ends no sentence.
pub fn sentences(text: &str) -> impl Iterator<Item = Span> {
    paragraphs(text).flat_map(|paragraph| {
        let line = paragraph.text(text).unwrap_or_default();
        let mut spans = Vec::new();
        let mut open: Option<usize> = None;
        for (start, piece) in line.split_sentence_bound_indices() {
            let begin = *open.get_or_insert(start);
            if !ends_in_abbreviation(piece) {
                spans.extend(trimmed_range(line, begin, start + piece.len(), paragraph.start()));
                open = None;
            }
        }
        if let Some(begin) = open {
            spans.extend(trimmed_range(line, begin, line.len(), paragraph.start()));
        }
        spans
    })
}

/// Whether a character ends a line.
fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether the piece closes with a point that belongs to its last word: one letter (`د.`), or a list number alone.
fn ends_in_abbreviation(piece: &str) -> bool {
    let Some(stem) = piece.trim_end().strip_suffix('.') else { return false };
    let last = stem.rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or_default();
    let mut letters = last.chars().filter(|c| c.is_alphanumeric());
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (Some(letter), None) if letter.is_alphabetic() => true,
        (Some(_), _) => last == stem.trim_start() && last.chars().all(char::is_numeric),
        (None, _) => false,
    }
}

fn trimmed_range(line: &str, start: usize, end: usize, offset: usize) -> Option<Span> {
    line.get(start..end).and_then(|piece| trimmed(piece, offset + start))
}

fn trimmed(piece: &str, at: usize) -> Option<Span> {
    let body = piece.trim();
    let lead = piece.len() - piece.trim_start().len();
    (!body.is_empty()).then(|| Span::new(at + lead..at + lead + body.len())).flatten()
}

#[cfg(test)]
mod tests {
    use super::{paragraphs, sentences};

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).filter_map(|span| span.text(text)).collect()
    }

    #[test]
    fn a_question_mark_ends_a_sentence() {
        assert_eq!(cut("هل عاد؟ نعم عاد."), ["هل عاد؟", "نعم عاد."]);
    }

    #[test]
    fn an_initial_does_not() {
        assert_eq!(cut("حضر أ.د. سامي. ثم غادر."), ["حضر أ.د. سامي.", "ثم غادر."]);
    }

    #[test]
    fn a_decimal_point_does_not() {
        assert_eq!(cut("نما بنسبة 2.5 في المئة."), ["نما بنسبة 2.5 في المئة."]);
    }

    #[test]
    fn a_headline_without_a_full_stop_is_a_sentence() {
        assert_eq!(cut("العنوان\n\nالنص هنا."), ["العنوان", "النص هنا."]);
    }

    #[test]
    fn paragraphs_end_at_every_line_end() {
        let text = "ا\r\nب\u{2028} ج \u{85}\n\n";
        let found: Vec<&str> = paragraphs(text).filter_map(|span| span.text(text)).collect();
        assert_eq!(found, ["ا", "ب", "ج"]);
    }
}
