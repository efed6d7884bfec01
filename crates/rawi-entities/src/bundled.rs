//! The lists that come with the crate.

use std::sync::LazyLock;

use crate::gazetteer::{Gazetteer, GazetteerBuilder};

/// The lists by file name, in the order of their say: a name in two lists is first what the earlier one says.
pub(crate) const LISTS: &[(&str, &str)] = &[
    ("places.tsv", include_str!("../data/places.tsv")),
    ("groups.tsv", include_str!("../data/groups.tsv")),
    ("people.tsv", include_str!("../data/people.tsv")),
    ("organizations.tsv", include_str!("../data/organizations.tsv")),
];

static BUNDLED: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut builder = GazetteerBuilder::new();
    for (_, tsv) in LISTS {
        // OK because a test loads every list: a faulty one does not get this far, and analysis is total.
        let _ = builder.add_tsv(tsv);
    }
    builder.build()
});

pub(crate) fn gazetteer() -> Gazetteer {
    BUNDLED.clone()
}
