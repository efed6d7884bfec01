//! Writes and reads compiled files in a container that is checked before it is believed.
//!
//! A compiled gazetteer or a partial dossier is made by one run and read by a later one, perhaps after a full disk,
//! a broken copy or a change of program. [`write()`] puts a value into a container; [`read()`] gives it back, or says
//! what is wrong with the file, before anything is allocated on the word of the file.
//!
//! - [`ArtefactKind`] says what a container holds: eight letters and the number of the format.
//! - [`SourceHash`] says what it was made from, so that a stale file can be told from a fresh one.
//! - [`write()`] and [`read()`] work on files, [`to_bytes`] and [`from_bytes`] on bytes, [`read_header`] reads only the
//!   first hundred and fifty bytes, [`open()`] gives a payload from which a value can borrow.
//! - [`pack`] and [`unpack`] make bytes of one small value and a value of them, without a container.
//! - [`ArtefactError`] says which file, and with [`ArtefactErrorKind`] what is wrong with it.
//!
//! # Example
//!
//! ```
//! use rawi_artefact::{ArtefactKind, SourceHash, from_bytes, to_bytes};
//!
//! let kind = ArtefactKind { magic: *b"EXAMPLE\n", format: 1 };
//! let mut bytes = to_bytes(kind, SourceHash::of(b"the source"), &vec![1_u32, 2, 3]).unwrap();
//! assert_eq!(from_bytes::<Vec<u32>>(kind, &bytes).unwrap().value, [1, 2, 3]);
//!
//! bytes[100] ^= 1;
//! assert!(from_bytes::<Vec<u32>>(kind, &bytes).is_err());
//! ```
//!
//! # The container
//!
//! | bytes | what |
//! | --- | --- |
//! | 8 | magic: the kind |
//! | 4 | number of the format, little-endian |
//! | 24 | version of the program, ASCII, filled up with zeros |
//! | 32 | fingerprint of the folding and of the hash of words ([`fingerprint()`]) |
//! | 32 | hash of the source |
//! | 8 | length of the payload, little-endian |
//! | 32 | SHA-256 of all bytes above and of the payload |
//! | the rest | the payload |
//!
//! The payload is bincode 2 with integers of fixed width. It is decoded only when every check above it has passed,
//! with a limit that grows with the file, and must be used up to its last byte. The digest covers the header too,
//! so no bit of a file can change unseen. It guards against accidents and not against forgery: whoever can write a
//! file can also write its digest. What bincode cannot know, such as a number that must stay below the length of a
//! list, the value's own type checks while it is decoded (`#[serde(try_from = "…")]`). A value must not hold lists of
//! things that take no bytes (`Vec<()>`): how long such a list is, no file can tell.
//!
//! This crate is the only one that knows of bincode: the crate is no longer maintained (RUSTSEC-2025-0141), and
//! where it is to be replaced, it is replaced here.

mod container;
mod error;
mod file;
mod fingerprint;
mod payload;

pub use container::{
    Artefact, ArtefactHeader, ArtefactKind, CheckedPayload, SourceHash, from_bytes, to_bytes,
};
pub use error::{ArtefactError, ArtefactErrorKind};
pub use file::{open, read, read_header, write};
pub use fingerprint::fingerprint;
pub use payload::{pack, unpack};
