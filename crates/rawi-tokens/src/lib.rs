//! Cuts Arabic news into tokens: what every later stage reads.
//!
//! - [`TokenizedText`] holds a text's tokens, each with its span of the source, its folded form and that form's hash.
//!   It is made once a document and read by all stages.
//! - [`WordTable`] and [`PhraseTable`] look tokens up by that hash: the one way in which the stages' lexicons are
//!   searched. What a hash finds is compared letter by letter before it is believed.
//! - [`proclitic_splits`] lists what may stand before a word without a space: و ف ب ل ك س, alone and stacked.
//! - [`TokenizedText::dateline`] reads the place and the agency with which a news report opens.
//!
//! # Example
//!
//! ```
//! use rawi_tokens::{PhraseTable, TokenKind, TokenizedText};
//!
//! let text = TokenizedText::new("قُتل ٢٥ شخصاً في الولايات المتحدة.");
//! assert_eq!(text.folded(1), "25");
//! assert_eq!(text.raw(1), "٢٥");
//! assert_eq!(text.kind(1), Some(TokenKind::Digits));
//! assert_eq!(text.folded(2), "شخصا");
//!
//! let countries = PhraseTable::new([("الولايات المتحدة", "US"), ("الولايات", "states")]);
//! assert_eq!(countries.longest_at(&text, 4), Some((2, &"US")));
//! ```

#![forbid(unsafe_code)]

mod dateline;
mod phrase_table;
mod proclitics;
mod tokenized;
mod word_table;

pub use dateline::Dateline;
pub use phrase_table::PhraseTable;
pub use proclitics::{ProcliticSplit, proclitic_splits};
pub use tokenized::{Gap, Token, TokenKind, TokenizedText};
pub use word_table::{WordTable, word_hash};
