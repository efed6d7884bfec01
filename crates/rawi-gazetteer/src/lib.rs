//! Makes, checks, measures and compiles lists of names: the gazetteer as a product.
//!
//! `rawi-entities` finds names in texts; this crate is for those who make the lists it goes by.
//!
//! - [`import_wikidata`], [`import_geonames`], [`import_cldr`] and [`import_iso`] write lists from other people's data.
//! - [`check()`] says everything that is wrong with lists, each [`Fault`] with its line.
//! - [`build()`] joins lists to one gazetteer; [`save`] and [`load`] keep it compiled in a checked file, which loads in a
//!   fraction of the time.
//! - [`Statistics`] counts what a gazetteer holds.
//!
//! # Example
//!
//! ```
//! use rawi_entities::Gazetteer;
//! use rawi_gazetteer::{Behind, List, build, check, import_iso};
//!
//! let mut tsv = Vec::new();
//! import_iso(r#"{"locale": "ar", "countries": {"IQ": "العراق", "JO": "الأردن"}}"#, &mut tsv)?;
//! let lists = [List { name: "iso.tsv", bytes: &tsv }];
//! assert!(check(&lists, &Gazetteer::default()).is_empty());
//! assert_eq!(build(&lists, Behind::Nothing).unwrap().lookup("الاردن").next().map(|found| found.0), Some("Q810"));
//! # Ok::<(), rawi_gazetteer::ImportError>(())
//! ```

mod build;
mod check;
mod compiled;
mod import;
mod statistics;

pub use build::{Behind, build, source_hash};
pub use check::{Fault, List, Severity, check};
pub use compiled::{GAZETTEER, is_compiled, load, save};
pub use import::{
    GeonamesOptions, ImportError, ImportFault, ImportSummary, LeftOut, WikidataClasses,
    import_cldr, import_geonames, import_iso, import_wikidata,
};
pub use statistics::{KindStatistics, Statistics};
