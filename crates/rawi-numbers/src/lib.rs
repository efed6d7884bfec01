//! Finds numbers in Arabic text.

mod lexicon;
mod mention;
mod number;
mod reading;
mod rule;
mod tsv;

pub use lexicon::Gender;
pub use mention::{Modifier, NumberKind, NumberMention, Unit};
pub use number::Number;
pub use reading::{Reading, read_cardinal, read_ordinal};

use rawi_tokens::TokenizedText;

/// All numbers of a text, in text order; their spans do not overlap.
pub fn find_numbers(_text: &TokenizedText<'_>) -> Vec<NumberMention> {
    Vec::new()
}
