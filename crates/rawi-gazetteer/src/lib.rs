//! Makes, checks, measures and compiles lists of names.
mod compiled;
mod import;
pub use compiled::{GAZETTEER, is_compiled, load, save};
pub use import::{
    GeonamesOptions, ImportError, ImportFault, ImportSummary, LeftOut, WikidataClasses,
    import_cldr, import_geonames, import_iso, import_wikidata,
};
