//! What is counted.

use std::sync::LazyLock;

use rawi_tokens::{TokenizedText, WordTable};

use crate::tsv;

pub(crate) const FUNCTION_WORDS: &str = include_str!("../../data/function_words.tsv");

static TABLE: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::new(tsv::rows(FUNCTION_WORDS).map(|[_, word]| (word, ()))));

/// Whether a token is a preposition, particle, pronoun or adverb, which no number counts.
pub(crate) fn is_function_word(text: &TokenizedText<'_>, index: usize) -> bool {
    TABLE.get_token(text, index).is_some()
}
