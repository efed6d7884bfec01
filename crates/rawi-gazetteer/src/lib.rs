//! Makes, checks, measures and compiles lists of names.
mod import;
pub use import::{
    GeonamesOptions, ImportError, ImportFault, ImportSummary, LeftOut, WikidataClasses,
    import_cldr, import_geonames, import_iso, import_wikidata,
};
