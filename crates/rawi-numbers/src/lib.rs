//! Finds numbers in Arabic text.

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
pub fn find_numbers(text: &TokenizedText<'_>) -> Vec<NumberMention> {
    scan::find(text)
}
