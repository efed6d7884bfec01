//! A folded text that knows where each of its letters came from.

use std::borrow::Cow;

use rawi_text::Span;

/// A folded text and the way back to its source.
///
/// The way back is a list of edits, and only of those that change lengths: `أ` for `ا` needs none. Between edits, a
/// place is as far behind the edit before it in one text as in the other. So the map is small where little
/// changes; 20 bytes an edit.
#[derive(Clone, Debug)]
pub struct Normalized<'t> {
    source: &'t str,
    text: Cow<'t, str>,
    edits: Vec<Edit>,
}

/// A piece of the source that the folding wrote with another length. Pieces are in order and do not overlap. Both
/// ends stand here, for U+FDFA becomes 33 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) source: Span,
    pub(crate) folded: Span,
    /// Marks that went, which belong to the letter before them: a span of the letter brings them back.
    pub(crate) marks: bool,
}

impl<'t> Normalized<'t> {
    pub(crate) fn new(source: &'t str, text: Cow<'t, str>, edits: Vec<Edit>) -> Normalized<'t> {
        Normalized { source, text, edits }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The folded text itself, borrowed where the folding changed nothing.
    pub fn into_text(self) -> Cow<'t, str> {
        self.text
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
    /// outside. A span that begins or ends inside an expanded ligature gives the whole ligature, one that begins or
    /// ends inside a character that character. A span behind the folded text gives the empty span at the end of
    /// the source. The span always slices the source.
    pub fn source_span(&self, span: Span) -> Span {
        let (start, end) = (self.source_start(span.start()), self.source_end(span.end()));
        if span.is_empty() {
            return aligned(self.source, start.max(end), start.max(end));
        }
        aligned(self.source, start, end)
    }

    /// The span of the folded text that a span of the source became.
    ///
    /// A span that begins or ends inside a piece that was written otherwise gives the whole piece; marks that went
    /// give the letter they stood on. The span always slices the folded text.
    pub fn folded_span(&self, span: Span) -> Span {
        let first = self.edits.partition_point(|edit| edit.source.end() <= span.start());
        let start = match self.edits.get(first) {
            Some(edit) if edit.marks && edit.source.start() <= span.start() && !span.is_empty() => {
                self.letter_before(edit)
            }
            Some(edit) if edit.source.start() < span.start() => edit.folded.start(),
            _ => self.shifted(first, span.start(), false),
        };
        let last = self.edits.partition_point(|edit| edit.source.end() < span.end());
        let end = match self.edits.get(last) {
            Some(edit) if edit.source.start() < span.end() => edit.folded.end(),
            _ => self.shifted(last, span.end(), false),
        };
        aligned(&self.text, start, end)
    }

    /// A cursor that takes places of the source to the folded text, front to back.
    pub fn cursor(&self) -> FoldedCursor<'_> {
        let mut cursor = FoldedCursor { edits: &self.edits, next: 0, from: 0, to: 0 };
        cursor.next = cursor.start_of_next();
        cursor
    }

    /// Where in the folded text the letter begins that an edit's marks stood on.
    fn letter_before(&self, edit: &Edit) -> usize {
        let before = self.text.get(..edit.folded.start()).and_then(|head| head.chars().next_back());
        edit.folded.start() - before.map_or(0, char::len_utf8)
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
        let end = match self.edits.get(next) {
            Some(edit) if edit.folded.start() < folded => edit.source.end(),
            Some(edit) if edit.marks && edit.folded.end() == folded => return edit.source.end(),
            _ => return self.shifted(next, folded, true),
        };
        // The marks of a letter that was itself written otherwise.
        match self.edits.get(next + 1) {
            Some(edit) if edit.marks && edit.folded.end() == folded => edit.source.end(),
            _ => end,
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

/// Takes increasing offsets of a source to its folded text: one step an edit, whatever the number of places.
#[derive(Clone, Debug)]
pub struct FoldedCursor<'n> {
    /// The edits ahead.
    edits: &'n [Edit],
    /// Where the first of them begins in the source.
    next: usize,
    /// Where the last edit passed ends in the source and in the folded text.
    from: usize,
    to: usize,
}

impl FoldedCursor<'_> {
    /// The offset in the folded text of an offset of the source, behind what was removed before it; the end of a piece
    /// for an offset inside a piece that was written otherwise. Offsets must not decrease: for one that does, the
    /// answer may be too large.
    #[inline]
    pub fn folded_offset(&mut self, source: usize) -> usize {
        if self.next < source {
            self.pass(source);
        }
        self.to + source.saturating_sub(self.from)
    }

    #[cold]
    fn pass(&mut self, source: usize) {
        while let Some((next, ahead)) =
            self.edits.split_first().filter(|(next, _)| next.source.start() < source)
        {
            (self.from, self.to) = (next.source.end(), next.folded.end());
            self.edits = ahead;
        }
        self.next = self.start_of_next();
    }

    fn start_of_next(&self) -> usize {
        self.edits.first().map_or(usize::MAX, |next| next.source.start())
    }
}

/// A span of a text from two offsets, taken out to where characters begin and end.
fn aligned(text: &str, start: usize, end: usize) -> Span {
    let mut end = end.max(start).min(text.len());
    let mut start = start.min(end);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start..end).unwrap_or_default()
}
