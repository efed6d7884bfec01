//! A range of bytes of a source text.

use std::fmt;
use std::ops::Range;

/// A range of bytes of a source text, with `start <= end`.
///
/// A span carries no reference to its text; whoever has the text asks [`Span::text`] for the slice.
/// Offsets are stored in 32 bits: a text of 4 GiB or more has no spans past that point.
///
/// ```
/// use rawi_text::Span;
///
/// let text = "في بغداد";
/// let span = Span::new(5..15).unwrap();
/// assert_eq!(span.text(text), Some("بغداد"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "(u32, u32)", into = "(u32, u32)"))]
pub struct Span {
    start: u32,
    end: u32,
}

#[cfg(feature = "serde")]
impl From<Span> for (u32, u32) {
    fn from(span: Span) -> (u32, u32) {
        (span.start, span.end)
    }
}

#[cfg(feature = "serde")]
impl TryFrom<(u32, u32)> for Span {
    type Error = &'static str;

    fn try_from((start, end): (u32, u32)) -> Result<Span, &'static str> {
        if start <= end {
            Ok(Span { start, end })
        } else {
            Err("a span that ends before it starts")
        }
    }
}

impl Span {
    /// Makes a span of a range of bytes; `None` where the range is turned round or beyond 32 bits.
    #[inline]
    pub fn new(range: Range<usize>) -> Option<Span> {
        let start = u32::try_from(range.start).ok()?;
        let end = u32::try_from(range.end).ok()?;
        (start <= end).then_some(Span { start, end })
    }

    /// The empty span at an offset; offsets beyond 32 bits are held at the last one.
    pub fn empty_at(offset: usize) -> Span {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: offset, end: offset }
    }

    /// The offset of the first byte.
    #[inline]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The offset after the last byte.
    #[inline]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The range of bytes.
    #[inline]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The number of bytes.
    #[inline]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the other span lies wholly in this one.
    #[inline]
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share a byte.
    #[inline]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[inline]
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The slice of the source, or `None` where the span is not of this text.
    #[inline]
    pub fn text(self, source: &str) -> Option<&str> {
        source.get(self.range())
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_turned_range_is_no_span() {
        let (start, end) = (3, 2);
        assert_eq!(Span::new(start..end), None);
        assert_eq!(Span::new(2..2).map(Span::is_empty), Some(true));
    }

    #[test]
    fn a_span_of_another_text_gives_no_slice() {
        let span = Span::new(0..3).unwrap();
        assert_eq!(span.text("اب"), None, "the end falls inside a letter");
        assert_eq!(span.text("a"), None, "the end lies behind the text");
    }

    #[test]
    fn neighbours_do_not_overlap() {
        let (first, second) = (Span::new(0..4).unwrap(), Span::new(4..6).unwrap());
        assert!(!first.overlaps(second));
        assert!(first.cover(second).contains(second));
    }
}
