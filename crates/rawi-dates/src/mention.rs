//! What is found: an expression of time and its value.

use rawi_text::Span;

use crate::timex::TimexKind;

/// A word of this program. By another name, since serde takes every `Option<&str>` for borrowed from what is read.
type Word = &'static str;

/// The value of an expression of time, in the terms of TIMEX3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimexValue {
    /// Its TIMEX3 type.
    pub kind: TimexKind,
    /// Its TIMEX3 value (`2024-09`, `P1Y`, `PAST_REF`); `None` where the text names no possible time (`31 فبراير`).
    ///
    /// A range read as one phrase (`من 13 إلى 15 تموز`) has both ends: `2013-07-13/2013-07-15`.
    pub value: Option<String>,
    /// TIMEX3's `mod` (`START`, `MID`, `END`, `APPROX`, …).
    pub modifier: Option<&'static str>,
    /// The first day of what the value covers, where it is not plain from the value: a Hijri month, a duration that
    /// ends or begins at the anchor (`الأشهر الستة الماضية`).
    pub begin: Option<String>,
    /// The last day of it.
    pub end: Option<String>,
    /// TIMEX3's `quant` of a set: `EVERY`.
    pub quant: Option<&'static str>,
    /// TIMEX3's `freq` of a set: how often in the period (`2X`).
    pub freq: Option<String>,
    /// The time zone that the text names, as in the IANA data base.
    pub zone: Option<&'static str>,
    /// The calendar of the original, where it is not the Gregorian: `islamic-umalqura`.
    pub calendar: Option<&'static str>,
    /// The value in that calendar (`1445-09-10`).
    pub original: Option<String>,
}

impl TimexValue {
    pub(crate) const fn new(kind: TimexKind, value: Option<String>) -> TimexValue {
        TimexValue {
            kind,
            value,
            modifier: None,
            begin: None,
            end: None,
            quant: None,
            freq: None,
            zone: None,
            calendar: None,
            original: None,
        }
    }
}

/// An expression of time as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DateMention {
    /// The whole expression with its modifier noun, without prepositions.
    pub span: Span,
    /// Its TIMEX3 type.
    pub kind: TimexKind,
    /// Its TIMEX3 value (`2024-09`, `P1Y`, `PAST_REF`); `None` where the text names no possible time (`31 فبراير`).
    pub value: Option<String>,
    /// TIMEX3's `mod` (`START`, `MID`, `END`, `APPROX`, …).
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::saved::modifier"))]
    pub modifier: Option<Word>,
    /// The first day of what the value covers, as in [`TimexValue::begin`].
    pub begin: Option<String>,
    /// The last day of it.
    pub end: Option<String>,
    /// TIMEX3's `quant` of a set: `EVERY`.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::saved::quant"))]
    pub quant: Option<Word>,
    /// TIMEX3's `freq` of a set: how often in the period (`2X`).
    pub freq: Option<String>,
    /// The time zone that the text names, as in the IANA data base.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::saved::zone"))]
    pub zone: Option<Word>,
    /// The calendar of the original, where it is not the Gregorian: `islamic-umalqura`.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::saved::calendar"))]
    pub calendar: Option<Word>,
    /// The value in that calendar (`1445-09-10`).
    pub original: Option<String>,
}

impl DateMention {
    pub(crate) fn new(span: Span, timex: TimexValue) -> DateMention {
        let TimexValue { kind, value, modifier, begin, end, quant, freq, zone, calendar, original } =
            timex;
        DateMention {
            span,
            kind,
            value,
            modifier,
            begin,
            end,
            quant,
            freq,
            zone,
            calendar,
            original,
        }
    }
}
