//! Several lists to one gazetteer.

use rawi_artefact::SourceHash;
use rawi_entities::{Gazetteer, GazetteerBuilder};

use crate::check::{Fault, List, Severity, text};

/// Joins lists to one gazetteer, in their order: of two things with one name the earlier is preferred where nothing
/// else decides. Where one list is faulty nothing is built, and the fault comes back.
///
/// ```
/// use rawi_gazetteer::{List, build};
///
/// let own = List { name: "own.tsv", bytes: "id\tkind\tname\nx:1\tLOC\tوادي السلام\n".as_bytes() };
/// assert_eq!(build(&[own]).unwrap().names(), 1);
///
/// let short = List { name: "short.tsv", bytes: "id\tkind\tname\nx:2\tLOC\n".as_bytes() };
/// let fault = build(&[own, short]).unwrap_err();
/// assert_eq!(fault.to_string(), "short.tsv:2: error: expected 3 columns, found 2");
/// ```
pub fn build(lists: &[List<'_>]) -> Result<Gazetteer, Fault> {
    let mut builder = GazetteerBuilder::new();
    for list in lists {
        let fault = |line, message| Fault {
            list: list.name.to_owned(),
            line,
            severity: Severity::Error,
            message,
        };
        let text = text(list.bytes).map_err(|(line, message)| fault(line, message))?;
        let added = builder.add_tsv(text);
        added.map_err(|error| fault(error.line(), error.kind().to_string()))?;
    }
    Ok(builder.build())
}

/// The hash of lists in their order, by which a compiled gazetteer says what it was built from.
pub fn source_hash(lists: &[List<'_>]) -> SourceHash {
    SourceHash::of_all(lists.iter().map(|list| list.bytes))
}
