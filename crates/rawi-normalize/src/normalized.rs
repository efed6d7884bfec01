//! A folded text that knows where each of its letters came from.

use std::borrow::Cow;

use rawi_text::Span;

use crate::chars::{TATWEEL, is_mark};
use crate::folding::{Folding, composed, fold_character};

/// A folded text and the way back to its source.
///
/// The way back is a list of edits, so it is small where little changes: between edits, source and folded text
/// are the same bytes.
#[derive(Clone, Debug)]
pub struct Normalized<'t> {
    source: &'t str,
    text: Cow<'t, str>,
    edits: Vec<Edit>,
}

/// A piece of the source that the folding wrote otherwise. Pieces are in order and do not touch each other's bytes.
#[derive(Clone, Copy, Debug)]
struct Edit {
    source: Span,
    folded: Span,
}

/// Folds a text and keeps the map to its source. Borrows where nothing changes.
///
/// ```
/// use rawi_normalize::{Folding, normalize};
///
/// assert!(normalize("بغداد", Folding::LOOKUP).is_borrowed());
/// assert_eq!(normalize("بَغداد", Folding::LOOKUP).as_str(), "بغداد");
/// ```
pub fn normalize(text: &str, folding: Folding) -> Normalized<'_> {
    let mut folded = String::new();
    let mut edits: Vec<Edit> = Vec::new();
    // Bytes of the source before this offset are in `folded` already.
    let mut copied = 0;
    let mut piece = String::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        piece.clear();
        let mut end = start + character.len_utf8();
        let next = characters.peek().map(|(_, next)| *next);
        if let Some(letter) = composed(character, next, folding) {
            characters.next();
            end += next.map_or(0, char::len_utf8);
            fold_character(letter, folding, &mut piece);
        } else {
            fold_character(character, folding, &mut piece);
        }
        if text.get(start..end) == Some(piece.as_str()) {
            continue;
        }
        folded.push_str(text.get(copied..start).unwrap_or_default());
        copied = end;
        let before = folded.len();
        folded.push_str(&piece);
        record(&mut edits, (start, end), (before, folded.len()), character, text);
    }
    if edits.is_empty() {
        return Normalized { source: text, text: Cow::Borrowed(text), edits };
    }
    folded.push_str(text.get(copied..).unwrap_or_default());
    Normalized { source: text, text: Cow::Owned(folded), edits }
}

/// Notes one edit. A mark or tatweel that goes belongs to the letter before it, so that a span of the letter
/// brings its marks back with it; what is invisible belongs to nobody.
fn record(
    edits: &mut Vec<Edit>,
    (start, end): (usize, usize),
    (before, after): (usize, usize),
    character: char,
    text: &str,
) {
    let Some(mut edit) = Span::new(start..end)
        .zip(Span::new(before..after))
        .map(|(source, folded)| Edit { source, folded })
    else {
        return;
    };
    if before == after && (is_mark(character) || character == TATWEEL) {
        if let Some(last) =
            edits.last_mut().filter(|last| last.source.end() == start && !last.folded.is_empty())
        {
            last.source = last.source.cover(edit.source);
            return;
        }
        let letter = text.get(..start).and_then(|head| head.chars().next_back());
        let untouched = edits.last().is_none_or(|last| last.source.end() < start);
        if let Some(letter) = letter.filter(|letter| untouched && !letter.is_whitespace()) {
            let width = letter.len_utf8();
            if let Some((source, folded)) =
                Span::new(start - width..end).zip(Span::new(before - width..before))
            {
                edit = Edit { source, folded };
            }
        }
    }
    edits.push(edit);
}

impl<'t> Normalized<'t> {
    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text that was folded.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// Whether the folding changed nothing, so that the folded text is the source itself.
    pub fn is_borrowed(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// The span of the source from which a span of the folded text came.
    ///
    /// Marks come back with their letter; direction marks and other invisible characters at either end stay
    /// outside. A span that begins or ends inside an expanded ligature gives the whole ligature. A span behind the
    /// folded text gives the empty span at the end of the source.
    pub fn source_span(&self, span: Span) -> Span {
        let (mut start, mut end) = (self.source_start(span.start()), self.source_end(span.end()));
        if span.is_empty() {
            end = start.max(end);
            start = end;
        }
        Span::new(start..end.max(start)).unwrap_or_default()
    }

    /// The span of the folded text that a span of the source became.
    ///
    /// A span that begins or ends inside an edited piece gives the whole piece.
    pub fn folded_span(&self, span: Span) -> Span {
        let first = self.edits.partition_point(|edit| edit.source.end() <= span.start());
        let start = match self.edits.get(first) {
            Some(edit) if edit.source.start() < span.start() => edit.folded.start(),
            _ => self.shifted(first, span.start(), false),
        };
        let last = self.edits.partition_point(|edit| edit.source.end() < span.end());
        let end = match self.edits.get(last) {
            Some(edit) if edit.source.start() < span.end() => edit.folded.end(),
            _ => self.shifted(last, span.end(), false),
        };
        Span::new(start..end.max(start)).unwrap_or_default()
    }

    fn source_start(&self, folded: usize) -> usize {
        let next = self.edits.partition_point(|edit| edit.folded.end() <= folded);
        match self.edits.get(next) {
            Some(edit) if edit.folded.start() < folded => edit.source.start(),
            _ => self.shifted(next, folded, true),
        }
    }

    fn source_end(&self, folded: usize) -> usize {
        let next = self.edits.partition_point(|edit| edit.folded.end() < folded);
        match self.edits.get(next) {
            Some(edit) if edit.folded.start() < folded => edit.source.end(),
            _ => self.shifted(next, folded, true),
        }
    }

    /// An offset that lies in the plain stretch before edit `next`, taken to the other text.
    fn shifted(&self, next: usize, offset: usize, to_source: bool) -> usize {
        let (from, to) = match next.checked_sub(1).and_then(|index| self.edits.get(index)) {
            Some(edit) if to_source => (edit.folded.end(), edit.source.end()),
            Some(edit) => (edit.source.end(), edit.folded.end()),
            None => (0, 0),
        };
        let limit = if to_source { self.source.len() } else { self.text.len() };
        (to + offset.saturating_sub(from)).min(limit)
    }
}

#[cfg(test)]
mod tests {
    use super::normalize;
    use crate::folding::{Folding, fold};
    use rawi_text::Span;

    /// The source of the first place where the folded text has a word.
    fn source_of<'t>(text: &'t str, word: &str) -> Option<&'t str> {
        let normalized = normalize(text, Folding::LOOKUP);
        let start = normalized.as_str().find(word)?;
        normalized.source_span(Span::new(start..start + word.len())?).text(text)
    }

    #[test]
    fn marks_come_back_with_their_letter() {
        assert_eq!(source_of("قال مُحَمَّدٌ، أمس", "محمد"), Some("مُحَمَّدٌ"));
        assert_eq!(source_of("العـراق", "العراق"), Some("العـراق"));
        assert_eq!(source_of("قالتِ امرأة", "قالت"), Some("قالتِ"));
    }

    #[test]
    fn invisible_marks_stay_outside() {
        assert_eq!(source_of("نحو \u{200F}2500\u{200F} جندي", "2500"), Some("2500"));
        assert_eq!(source_of("عب\u{200C}د", "عبد"), Some("عب\u{200C}د"));
    }

    #[test]
    fn a_span_inside_a_ligature_gives_the_ligature() {
        assert_eq!(source_of("النبي \u{FDFA} قال", "الله"), Some("\u{FDFA}"));
    }

    #[test]
    fn folded_text_is_what_fold_gives() {
        let text = "اسْتُؤْنِفَتْ ا\u{654}عمال \u{FDFA} و\u{654} \u{200F}٢٠٪\u{FEFF}";
        assert_eq!(normalize(text, Folding::LOOKUP).as_str(), fold(text, Folding::LOOKUP));
    }

    #[test]
    fn a_million_harakat_on_one_letter_are_one_edit() {
        let text = format!("ب{}ت", "\u{64E}".repeat(1_000_000));
        assert_eq!(source_of(&text, "ب").map(str::len), Some(2 + 2_000_000));
    }

    #[test]
    fn spans_of_the_source_find_their_folded_form() {
        let text = "في أُوروبّا اليوم";
        let normalized = normalize(text, Folding::LOOKUP);
        let start = text.find('أ').unwrap();
        let end = text.find(" اليوم").unwrap();
        let folded = normalized.folded_span(Span::new(start..end).unwrap());
        assert_eq!(folded.text(normalized.as_str()), Some("اوروبا"));
    }
}
