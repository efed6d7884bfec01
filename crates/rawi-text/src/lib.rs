//! Places in a text, and its words, sentences and paragraphs.
//!
//! Every stage of Rawi speaks of places as [`Span`]s: ranges of bytes of the *source* text, never of a
//! normalised copy. Around it stand the pieces a text is cut into and the units its places are counted in:
//!
//! - [`Span`] is a range of bytes with `start <= end`.
//! - [`words()`], [`sentences()`] and [`paragraphs()`] cut a text by the rules of Unicode (UAX #29), sentences with the
//!   habits of Arabic writing added: the point of `د.` ends none, `…` does. [`SentenceRules`] names the habits.
//! - [`OffsetMap`] turns bytes into Unicode code points (what Python slices by) or UTF-16 units (what
//!   JavaScript and Java slice by), and back, without counting from the start of the text each time.
//! - [`scan`] has what these are built on: sets of characters, found and replaced by vectors.
//!
//! On Arabic news words come out some ten times as fast as from the crate `unicode-segmentation`, to the byte the
//! same; `benches/text.rs` measures it.
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
