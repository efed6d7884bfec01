//! Gathers what many articles say together: [`Aggregate`] in, [`Dossier`] out.
//!
//! - [`Aggregate`] takes in documents and their analyses, and merges with other aggregates in any order.
//! - [`Aggregate::finish`] compares what was gathered and gives the [`Dossier`]: entities, timeline, figures,
//!   statements by speaker, contradictions, and who repeats whom. `SCHEMA.md` describes it as JSON.
//! - [`Aggregate::digest`] and [`Digests::compare`] are its two steps, for whoever makes several things of one
//!   [`Comparison`]: dossiers of several lengths, and [`pages`](Comparison::pages), the texts with what was found in them.
//!
//! # Retellings
//!
//! A line of the dossier counts its documents twice: all of them, and those that tell it independently. Two sentences
//! are one telling where they share most of their fingerprints (see `digest::fingerprints`), so a paragraph that an
//! agency's customers print word for word is one witness, however many print it.
//!
//! # Stories
//!
//! Documents of the same days that share a place, words of an incident (`حادث`, `زلزال`) and rare names are one story.
//! What they say of its killed and injured is one figure with each source's value; tolls of other incidents, and those of
//! each day of a war, stand apart. `data/incidents.tsv` has the words.
//!
//! # Memory
//!
//! Bounded by [`Budget`]; what is dropped on large inputs depends on the documents alone and is told in
//! [`Dossier::coverage`].

mod aggregate;
mod budget;
mod day;
mod digest;
pub mod dossier;
mod finish;
mod kept;
mod table;
mod totals;
mod words;

pub use aggregate::Aggregate;
pub use budget::{Budget, Floor};
pub use dossier::Dossier;
pub use finish::{Comparison, Digests, DocumentPage, InTurn, Mark, MarkKind, Selection, Workers};
