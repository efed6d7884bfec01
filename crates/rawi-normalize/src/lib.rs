//! Folds the spellings of one Arabic word into one form, and keeps every offset.
//!
//! News writes one name in many ways: `أمريكا` and `امريكا`, `مُحمّد` and `محمد`, `تنظيم` with a Persian yeh, digits
//! of three scripts, invisible direction marks. [`normalize`] folds what a [`Folding`] names and gives a
//! [`Normalized`] text that knows, for each of its spans, the bytes of the source it came from.
//!
//! - [`Folding`] says what is folded: named options, and presets. [`Folding::LOOKUP`] is for searching,
//!   [`Folding::CLEAN`] takes out only what a reader does not see; others do what Lucene, `camel_tools` and `pyarabic` do.
//! - [`normalize`] folds a text and keeps the map; [`fold`] folds a word where no map is needed; a [`Folder`] is a
//!   folding made ready, for many texts and for foldings of one's own.
//! - [`chars`] names the code points and classes of Arabic writing.
//!
//! # Example
//!
//! ```
//! use rawi_normalize::{Folding, normalize};
//! use rawi_text::Span;
//!
//! let text = "اسْتُؤْنِفَتْ المفاوضات في أمريكا";
//! let normalized = normalize(text, Folding::LOOKUP);
//! assert_eq!(normalized.as_str(), "استؤنفت المفاوضات في امريكا");
//!
//! let at = normalized.as_str().find("امريكا").unwrap();
//! let span = normalized.source_span(Span::new(at..at + "امريكا".len()).unwrap());
//! assert_eq!(span.text(text), Some("أمريكا"));
//! ```

#![forbid(unsafe_code)]

mod action;
pub mod chars;
mod folder;
mod folding;
mod normalized;
mod pass;

pub use folder::{Folder, fold, normalize};
pub use folding::{CombiningHamza, Digits, Folding, Hamza, NormalForm, PresentationForms};
pub use normalized::{FoldedCursor, Normalized};
