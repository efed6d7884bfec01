//! The lists that come with the crate.

use std::sync::LazyLock;

use crate::gazetteer::{Gazetteer, GazetteerBuilder};

/// The lists by file name, in the order of their say: a name in two lists is first what the earlier one says.
///
/// What is written by hand comes first, then what was made from packages.
pub(crate) const LISTS: &[(&str, &str)] = &[
    ("places.tsv", include_str!("../data/places.tsv")),
    ("groups.tsv", include_str!("../data/groups.tsv")),
    ("people.tsv", include_str!("../data/people.tsv")),
    ("organizations.tsv", include_str!("../data/organizations.tsv")),
    ("events.tsv", include_str!("../data/events.tsv")),
    ("listed/countries.tsv", include_str!("../data/listed/countries.tsv")),
    ("listed/cities.tsv", include_str!("../data/listed/cities.tsv")),
    ("listed/regions.tsv", include_str!("../data/listed/regions.tsv")),
    ("listed/nationalities.tsv", include_str!("../data/listed/nationalities.tsv")),
    ("listed/people.tsv", include_str!("../data/listed/people.tsv")),
    ("listed/clubs.tsv", include_str!("../data/listed/clubs.tsv")),
];

/// The parts of persons' names by file name, as [`LISTS`].
pub(crate) const NAME_PARTS: &[(&str, &str)] = &[
    ("name_parts.tsv", include_str!("../data/name_parts.tsv")),
    ("listed/name_parts.tsv", include_str!("../data/listed/name_parts.tsv")),
];

/// The lists that come with the crate, by file name, in the order of their say; last the parts of persons' names.
///
/// They are what [`Gazetteer::bundled`] is built from: to be looked at, or hashed to know one edition from another.
pub fn bundled_lists() -> impl Iterator<Item = (&'static str, &'static str)> {
    LISTS.iter().chain(NAME_PARTS).copied()
}

static BUNDLED: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut builder = GazetteerBuilder::new();
    builder.add_bundled();
    builder.build()
});

pub(crate) fn gazetteer() -> Gazetteer {
    BUNDLED.clone()
}
