//! Paragraphs: the lines of a text.

use crate::Span;
use crate::scan::{CharSet, Finder};

/// The lines of a text that hold more than white space, in text order, without the space around them.
///
/// Lines end at LF, CR, CR LF, NEL (U+0085), LS (U+2028) and PS (U+2029).
///
/// ```
/// let text = "العنوان\n\n النص هنا.";
/// let found: Vec<&str> = rawi_text::paragraphs(text).filter_map(|span| span.text(text)).collect();
/// assert_eq!(found, ["العنوان", "النص هنا."]);
/// ```
pub fn paragraphs(text: &str) -> Paragraphs<'_> {
    Paragraphs { text, ends: Finder::new(&LINE_ENDS, text), at: 0 }
}

/// The paragraphs of a text, as [`paragraphs`] gives them.
#[derive(Debug)]
pub struct Paragraphs<'t> {
    text: &'t str,
    ends: Finder<'static, 't>,
    at: usize,
}

/// The first characters, or the first bytes, of line ends.
static LINE_ENDS: CharSet =
    CharSet::new().with_ascii(b'\n').with_ascii(b'\r').with_lead(0xC2).with_lead(0xE2);

impl Iterator for Paragraphs<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while self.at < self.text.len() {
            let start = self.at;
            let mut end = self.ends.next_at(start);
            while let Some(found) = self.text.get(end..).and_then(|rest| rest.chars().next()) {
                self.at = end + found.len_utf8();
                if is_line_end(found) {
                    break;
                }
                end = self.ends.next_at(self.at);
            }
            if end == self.text.len() {
                self.at = end;
            }
            let span = trimmed(self.text, start, end);
            if span.is_some() {
                return span;
            }
        }
        None
    }
}

/// Whether a character ends a line.
pub(crate) fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The span from one offset to another without the white space at either end; `None` where nothing else is in it.
pub(crate) fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let piece = text.get(start..end)?.trim_end();
    let body = piece.trim_start();
    let start = start + (piece.len() - body.len());
    if body.is_empty() { None } else { Span::new(start..start + body.len()) }
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).filter_map(|span| span.text(text)).collect()
    }

    #[test]
    fn paragraphs_end_at_every_line_end() {
        assert_eq!(cut("ا\r\nب\u{2028} ج \u{85}\n\n"), ["ا", "ب", "ج"]);
        assert_eq!(cut("ا\u{2029}ب\r\rج«د»\u{A0}\u{200F}"), ["ا", "ب", "ج«د»\u{A0}\u{200F}"]);
    }

    #[test]
    fn every_scalar_value_ends_a_line_or_does_not() {
        for character in '\0'..=char::MAX {
            let text = format!("ا{character}ب");
            let ends = matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            assert_eq!(
                cut(&text).len(),
                if ends { 2 } else { 1 },
                "U+{:04X}",
                u32::from(character)
            );
        }
    }
}
