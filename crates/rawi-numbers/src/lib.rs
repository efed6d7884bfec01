//! Finds numbers in Arabic text.

mod mention;
mod number;

pub use mention::{Modifier, NumberKind, NumberMention, Unit};
pub use number::Number;

use rawi_tokens::TokenizedText;

/// All numbers of a text, in text order; their spans do not overlap.
pub fn find_numbers(_text: &TokenizedText<'_>) -> Vec<NumberMention> {
    Vec::new()
}
