//! Finds people, organisations, places, groups and events in Arabic text, and says which ones they are.
//!
//! - [`find_entities`] gives the names of a text as [`EntityMention`]s, in text order.
//! - [`Gazetteer`] is the lists it goes by: [`Gazetteer::bundled`] comes with the crate, [`Gazetteer::from_tsv`] reads
//!   a list of your own, [`GazetteerBuilder`] joins several. [`check_tsv`] says everything that is wrong with a list.
//! - [`Policy`] is a house style: what counts as a name and how far it reaches. [`find_entities_with`] takes one.
//! - [`EntityKind`] has the five sorts of names: PER, ORG, LOC, NORP, EVENT.
//!
//! Lists alone find few people and many false friends. Around them stand rules for what lists cannot hold (persons
//! composed of name parts, bodies made of a head and its complement, places by their class noun), a memory of what
//! the document has named in full, and the trust that each listed name has.
//!
//! # Example
//!
//! ```
//! use rawi_entities::{Gazetteer, find_entities};
//! use rawi_tokens::TokenizedText;
//!
//! let source = "قالت وزارة الخارجية القطرية";
//! let gazetteer = Gazetteer::from_tsv("id\tkind\tname\nQ846\tNORP\tقطري\n")?;
//! let mentions = find_entities(&gazetteer, &TokenizedText::new(source));
//! assert_eq!(mentions[0].span.text(source), Some("وزارة الخارجية القطرية"));
//! assert_eq!(mentions[0].kind.name(), "ORG");
//! # Ok::<(), rawi_entities::GazetteerError>(())
//! ```

mod bundled;
#[cfg(test)]
mod data_checks;
mod error;
mod filter;
mod find;
mod gazetteer;
mod house_style;
mod lexicon;
mod mention;
mod policy;
mod rule;
mod scene;
mod style;
mod support;

pub use bundled::bundled_lists;
pub use error::{GazetteerError, GazetteerErrorKind};
pub use find::{find_entities, find_entities_with};
#[cfg(feature = "compiled")]
pub use gazetteer::{CompiledError, CompiledGazetteer};
pub use gazetteer::{
    Engine, Gazetteer, GazetteerBuilder, ListRow, Meaning, Trust, check_tsv, for_each_row,
};
pub use mention::{EntityKind, EntityMention, Via};
pub use policy::{Events, Inclusion, Policy, PolicyError, PolicyErrorKind};
