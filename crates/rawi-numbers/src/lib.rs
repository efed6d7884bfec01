//! Reads the numbers of Arabic news: in digits and in words, with exact values and what they count.
//!
//! - [`find_numbers`] finds all numbers of a running text: cardinals, ordinals, fractions, percentages, sums of money,
//!   measures, dual nouns. Each [`NumberMention`] has its hedge as [`Modifier`], the counted noun as [`Unit`] (with an
//!   ISO 4217 or UCUM code where it has one), and what a fraction is a part of.
//! - [`parse_number`] reads a phrase that is one number; [`parse_quantity`] one that is a number with its unit.
//! - [`read_cardinal`] and [`read_ordinal`] read the number that begins at a token, for grammars of their own.
//! - [`format_number`] writes a number in words, in both genders and cases; the readers read it back.
//! - [`Number`] is an exact ratio up to 10³⁶. Nothing is rounded and nothing overflows: what cannot be held has no
//!   value, and its mention keeps the span.
//!
//! Numbers in dates and names are found too; who finds dates and names drops them. What counts nothing by its own
//! form — telephone numbers, article numbers, scores, years, items of a list — is left out.
//!
//! # Example
//!
//! ```
//! use rawi_numbers::{Modifier, Number, find_numbers};
//! use rawi_tokens::TokenizedText;
//!
//! let text = TokenizedText::new("وصل نحو ألفين وخمسمئة جندي في جولتين، بكلفة 1,5 مليار دولار.");
//! let numbers = find_numbers(&text);
//! let values: Vec<String> = numbers.iter().filter_map(|mention| Some(mention.value?.to_string())).collect();
//! assert_eq!(values, ["2500", "2", "1500000000"]);
//! assert_eq!(numbers[0].modifier, Some(Modifier::Approx));
//! assert_eq!(numbers[2].unit.as_ref().and_then(|unit| unit.code), Some("USD"));
//! ```
//!
//! # How it works
//!
//! The search looks every word up in one table of number words, duals and hedges, behind a filter that most words do
//! not pass; only at a hit the rules (`src/rule`) are asked, one construct a file. Words, units and currencies are
//! tables in `data/`, see the `README.md` there.

mod draft;
mod format;
mod lexicon;
mod mention;
mod number;
mod parse;
mod reading;
mod rule;
mod scan;
mod tsv;
mod units;

pub use format::{Case, Wording, format_number};
pub use lexicon::Gender;
pub use mention::{Modifier, NumberKind, NumberMention, RangeEnd, Unit};
pub use number::Number;
pub use parse::{parse_number, parse_quantity};
pub use reading::{Reading, read_cardinal, read_ordinal};

use rawi_tokens::TokenizedText;

/// All numbers of a text, in text order; their spans do not overlap.
///
/// The time is linear in the length of the text. A range (`من 10 إلى 15`) is two mentions that name each other's
/// [`RangeEnd`]; a vague number (`عشرات`) has its least value and [`Modifier::MoreThan`].
pub fn find_numbers(text: &TokenizedText<'_>) -> Vec<NumberMention> {
    scan::find(text)
}
