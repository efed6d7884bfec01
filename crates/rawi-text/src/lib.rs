//! Places in a text, and its words, sentences and paragraphs.
//!
//! Every stage of Rawi speaks of places as [`Span`]s: ranges of bytes of the *source* text, never of a
//! normalised copy. Around it stand the pieces a text is cut into and the units its places are counted in:
//!
//! - [`Span`] is a range of bytes with `start <= end`.
//! - [`words`], [`sentences`] and [`paragraphs`] cut a text by the rules of Unicode (UAX #29), with the habits of
//!   Arabic writing added: `؟` ends a sentence, the point of `د.` does not.
//! - [`OffsetMap`] turns bytes into Unicode code points (what Python slices by) or UTF-16 units (what
//!   JavaScript and Java slice by) without counting from the start of the text each time.
//!
//! # Example
//!
//! ```
//! use rawi_text::{OffsetMap, OffsetUnit, sentences};
//!
//! let text = "وصل د. سامي إلى بيروت. هل يعود؟";
//! let found: Vec<&str> = sentences(text).filter_map(|span| span.text(text)).collect();
//! assert_eq!(found, ["وصل د. سامي إلى بيروت.", "هل يعود؟"]);
//!
//! let question = sentences(text).last().unwrap();
//! let offsets = OffsetMap::new(text, OffsetUnit::Char);
//! assert_eq!(offsets.convert(question.start()), 23);
//! ```

mod offsets;
mod paragraphs;
pub mod scan;
mod sentences;
mod span;
mod words;

pub use offsets::{OffsetMap, OffsetUnit};
pub use paragraphs::{Paragraphs, paragraphs};
pub use sentences::{SentenceRules, Sentences, sentences, sentences_by};
pub use span::Span;
pub use words::{Words, words};
