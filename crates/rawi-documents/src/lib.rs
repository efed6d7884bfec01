//! Reads documents, and names what it cannot read.
//!
//! [`Documents`] goes through files and folders in a fixed order and yields each record once: as a [`Document`], or
//! as a [`Reject`] that says where it stands and why it was refused. Nothing is left out in silence.
//!
//! - A folder gives its `.txt`, `.jsonl` and `.ndjson` files, in the order of their paths. A `metadata.tsv` in the folder gives
//!   text files their day of publication and source, by columns named `id`, `published` and `source`.
//! - A `.txt` file is one document; its id is its path relative to the folder, or its name where the file was named.
//! - A `.jsonl` file, and `-` for standard input, has one JSON object a line; [`Fields`] says what its fields are
//!   called. An id may be a number. Empty lines are passed over.
//! - Each of them, standard input too, may be compressed with gzip, bzip2 or zstd (`news.jsonl.gz`), of any number of
//!   members. Lines and offsets then count what was compressed. Where the data is cut short or damaged, what stands
//!   before that place is read and the place is named.
//!
//! Texts are taken as they are, byte order marks and line ends with them, so that offsets stay true. What is no
//! UTF-8, holds a NUL, is longer than [`RECORD_LIMIT`], or has an id that was there before, is refused.
//!
//! # Example
//!
//! ```
//! use rawi_documents::{Documents, Fields, Source};
//!
//! let lines = "{\"id\": 7, \"text\": \"وصل الوفد\"}\nno JSON\n";
//! let source = Source::lines("standard input", lines.as_bytes());
//! let read: Vec<_> = Documents::new([source], Fields::default()).collect();
//! assert_eq!(read[0].as_ref().unwrap().id, "7");
//! assert_eq!(read[1].as_ref().unwrap_err().line, Some(2));
//! ```

mod compression;
mod lines;
mod metadata;
mod reject;
mod source;

pub use lines::Fields;
pub use reject::{Reason, Reject};
pub use source::{Documents, Source};

#[doc(no_inline)]
pub use rawi_analysis::Document;

/// The longest record that is read, in bytes: one text file, or one line of JSON.
pub const RECORD_LIMIT: usize = 16 << 20;
/// The longest id, in bytes.
pub const ID_LIMIT: usize = 1 << 10;
