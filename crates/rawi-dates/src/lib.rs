//! Finds expressions of time in Arabic text.

use jiff::civil::Date;
use rawi_text::Span;
use rawi_tokens::TokenizedText;

/// The four types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimexKind {
    /// A day, month, year or other calendar time, also relative and vague ones.
    Date,
    /// A time of day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

impl TimexKind {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        }
    }
}

/// An expression of time as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The whole expression with its modifier noun, without prepositions.
    pub span: Span,
    /// Its TIMEX3 type.
    pub kind: TimexKind,
    /// Its TIMEX3 value (`2024-09`, `P1Y`, `PAST_REF`); `None` where the text names no possible time (`31 فبراير`).
    pub value: Option<String>,
    /// TIMEX3's `mod` (`START`, `MID`, `END`, `APPROX`, …).
    pub modifier: Option<&'static str>,
    /// The calendar of the original, where it is not the Gregorian: `islamic-umalqura`.
    pub calendar: Option<&'static str>,
    /// The value in that calendar (`1445-09-10`).
    pub original: Option<String>,
}

/// All expressions of time in a text, in text order; their spans do not overlap.
///
/// Relative ones are resolved against the anchor, or else the day in the dateline, or else underspecified.
pub fn find_dates(_text: &TokenizedText<'_>, _anchor: Option<Date>) -> Vec<DateMention> {
    Vec::new()
}
