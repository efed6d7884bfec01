//! Importers: other people's data in its own format to lists of names in ours.
//!
//! Each reads its input piece by piece, writes rows as soon as it has them, and says at the end what it left out and
//! why. No importer guesses: what has no Arabic name, no known kind, or no place to stand is counted and passed over.

mod cldr;
mod countries;
mod geonames;
mod iso;
mod lines;
mod name;
mod rows;
mod wikidata;

pub use cldr::import_cldr;
pub use geonames::{GeonamesOptions, import_geonames};
pub use iso::import_iso;
pub use rows::{ImportError, ImportFault, ImportSummary, LeftOut};
pub use wikidata::{WikidataClasses, import_wikidata};
