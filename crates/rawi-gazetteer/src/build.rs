//! Several lists to one gazetteer.

use rawi_artefact::SourceHash;
use rawi_entities::{Gazetteer, GazetteerBuilder, bundled_lists};

use crate::check::{Fault, List, Severity, text};

/// What stands behind the lists that a gazetteer is built from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// The lists that come with the program.
    Bundled,
    /// Nothing: the lists are all there is.
    Nothing,
}

/// Joins lists to one gazetteer, in their order: of two things with one name the earlier is preferred where nothing
/// else decides, and what stands behind comes last. Where one list is faulty nothing is built, and the fault comes
/// back.
///
/// ```
/// use rawi_gazetteer::{Behind, List, build};
///
/// let own = List { name: "own.tsv", bytes: "id\tkind\tname\nx:1\tLOC\tوادي السلام\n".as_bytes() };
/// assert_eq!(build(&[own], Behind::Nothing).unwrap().names(), 1);
///
/// let short = List { name: "short.tsv", bytes: "id\tkind\tname\nx:2\tLOC\n".as_bytes() };
/// let fault = build(&[own, short], Behind::Nothing).unwrap_err();
/// assert_eq!(fault.to_string(), "short.tsv:2: error: expected 3 columns, found 2");
/// ```
pub fn build(lists: &[List<'_>], behind: Behind) -> Result<Gazetteer, Fault> {
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
    if behind == Behind::Bundled {
        builder.add_bundled();
    }
    Ok(builder.build())
}

/// The hash of lists in their order and of what stands behind them, by which a compiled gazetteer says what it was
/// built from.
pub fn source_hash(lists: &[List<'_>], behind: Behind) -> SourceHash {
    let bundled = bundled_lists().filter(|_| behind == Behind::Bundled);
    let bundled = bundled.map(|(_, text)| text.as_bytes());
    SourceHash::of_all(lists.iter().map(|list| list.bytes).chain(bundled))
}
