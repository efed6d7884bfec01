//! ISO codes of countries and their Wikidata numbers.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The table of codes: two letters, three letters, id. `make.py` of the bundled lists writes it.
const COUNTRIES: &str = include_str!("../../data/countries.tsv");

static BY_CODE: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let mut by_code = FxHashMap::default();
    for line in COUNTRIES.lines().skip(1) {
        let mut columns = line.split('\t');
        if let (Some(two), Some(three), Some(id)) = (columns.next(), columns.next(), columns.next())
        {
            by_code.insert(two, id);
            by_code.insert(three, id);
        }
    }
    by_code
});

/// The id of a country by its code of two or three capital letters.
pub(super) fn country_id(code: &str) -> Option<&'static str> {
    BY_CODE.get(code).copied()
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, country_id};

    #[test]
    fn the_table_is_sorted_and_whole() {
        let mut lines = COUNTRIES.lines();
        assert_eq!(lines.next(), Some("code\tcode3\tid"));
        let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
        assert!(rows.is_sorted() && rows.len() > 240, "{}", rows.len());
        for row in &rows {
            assert!(row.len() == 3 && row[0].len() == 2 && row[1].len() == 3, "{row:?}");
            // The id of the bundled lists: mostly a Wikidata number.
            assert!(row[2].is_ascii() && !row[2].is_empty(), "{row:?}");
        }
    }

    #[test]
    fn codes_of_both_lengths_are_known() {
        assert_eq!(country_id("IQ"), Some("Q796"));
        assert_eq!(country_id("IRQ"), Some("Q796"));
        assert_eq!(country_id("ZZ"), None);
    }
}
