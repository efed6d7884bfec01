//! Finds expressions of time in Arabic text and gives each its TIMEX3 value.
//!
//! - [`find_dates`] finds all of a text: days, months and years by name and in digits, Gregorian and Hijri, relative
//!   ones, times of day, durations, sets. Each is a [`DateMention`] with its span of the source.
//! - [`parse_date`] reads one whole phrase and gives its [`TimexValue`].
//! - [`DateOptions`] say on which day the text was published and where undated expressions point ([`Direction`]).
//!
//! # Example
//!
//! ```
//! use jiff::civil::date;
//! use rawi_dates::find_dates;
//! use rawi_tokens::TokenizedText;
//!
//! let text = TokenizedText::new("وصل الوزير يوم الأربعاء، وسيزور بغداد في سبتمبر/أيلول المقبل");
//! let dates = find_dates(&text, Some(date(2024, 8, 16)));
//! let values: Vec<_> = dates.iter().map(|date| date.value.as_deref().unwrap()).collect();
//! assert_eq!(values, ["2024-08-14", "2024-09"]);
//! assert_eq!(dates[1].span.text(text.source()), Some("سبتمبر/أيلول المقبل"));
//! ```
//!
//! # How it works
//!
//! One look-up a token finds the words by which expressions begin. There the rules (one file for each form, in
//! `src/rule/`) read an expression as its words say it; the longest reading stands. The resolver then gives it a value
//! against the anchor: the day of publication, of the dateline, or of the report inside the text. What names no
//! possible day (`31 فبراير`) keeps its span and has no value.

mod context;
#[cfg(test)]
mod data;
mod duration_value;
mod expression;
mod find;
mod holiday;
mod lexicon;
mod mention;
mod named_day;
mod numeral;
mod options;
mod reader;
mod resolve;
mod rule;
#[cfg(feature = "serde")]
mod saved;
mod tense;
mod timex;
mod umm_al_qura;

use jiff::civil::Date;
use rawi_tokens::TokenizedText;

pub use mention::{DateMention, TimexValue};
pub use options::{DateOptions, Direction};
pub use timex::TimexKind;

/// All expressions of time in a text, in text order; their spans do not overlap.
///
/// Relative ones are resolved against the anchor, or else the day in the dateline, or else underspecified.
pub fn find_dates(text: &TokenizedText<'_>, anchor: Option<Date>) -> Vec<DateMention> {
    find::find(text, &DateOptions::news(anchor))
}

/// The same with options: the time of publication, the direction of undated expressions.
pub fn find_dates_with(text: &TokenizedText<'_>, options: &DateOptions) -> Vec<DateMention> {
    find::find(text, options)
}

/// The value of a phrase that is an expression of time from its first word to its last, prepositions before it
/// aside; `None` where it is not.
///
/// Two ends joined by `إلى`, `و` or a dash are one range: `2013-07-13/2013-07-15`.
///
/// ```
/// use jiff::civil::date;
/// use rawi_dates::parse_date;
///
/// let value = parse_date("قبل يومين", Some(date(2024, 8, 16))).unwrap();
/// assert_eq!(value.value.as_deref(), Some("2024-08-14"));
/// assert_eq!(parse_date("2500 عسكري", None), None);
/// ```
pub fn parse_date(phrase: &str, anchor: Option<Date>) -> Option<TimexValue> {
    find::parse(phrase, &DateOptions::news(anchor))
}

/// The same with options: the time of the anchor, the direction of undated expressions.
pub fn parse_date_with(phrase: &str, options: &DateOptions) -> Option<TimexValue> {
    find::parse(phrase, options)
}
