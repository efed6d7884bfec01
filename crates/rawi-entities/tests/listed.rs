//! Keeps the lists that are made from packages clean: columns, order, duplicates, spelling.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::missing_panics_doc)]

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use rawi_entities::GazetteerBuilder;
use rawi_normalize::{Folding, fold};

/// The lists with the columns of the curated ones, and the kinds they may hold.
const LISTS: [(&str, &str); 6] = [
    ("cities.tsv", "LOC"),
    ("clubs.tsv", "ORG"),
    ("countries.tsv", "LOC"),
    ("nationalities.tsv", "NORP"),
    ("people.tsv", "PER"),
    ("regions.tsv", "LOC"),
];

fn rows(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/listed").join(name);
    let text = fs::read_to_string(path).unwrap();
    assert!(text.ends_with('\n') && !text.contains('\r'), "{name}: line ends");
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// A name as the lists write it: letters of Arabic, single spaces and hyphens between words, nothing to fold away.
fn is_clean(name: &str) -> bool {
    let letter = |character: char| matches!(character, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}' | '\u{6A4}');
    name.chars().count() >= 2
        && name.split([' ', '-']).all(|word| !word.is_empty() && word.chars().all(letter))
        && fold(name, Folding::CLEAN) == name
}

#[test]
fn rows_have_the_columns_in_order_and_no_two_are_the_same_name_of_one_thing() {
    for (name, kind) in LISTS {
        let rows = rows(name);
        assert_eq!(rows[0], ["id", "kind", "trust", "source", "of", "name"], "{name}");
        let mut seen = HashSet::new();
        for (row, line) in rows[1..].iter().zip(2..) {
            assert_eq!(row.len(), 6, "{name}:{line}");
            assert!(
                row[0].is_ascii() && row[..5].iter().all(|field| !field.is_empty()),
                "{name}:{line}"
            );
            assert_eq!(row[1], kind, "{name}:{line}");
            assert!(["sure", "context"].contains(&row[2].as_str()), "{name}:{line}: {}", row[2]);
            assert!(is_clean(&row[5]), "{name}:{line}: {}", row[5].escape_unicode());
            let folded = fold(&row[5].replace('-', " "), Folding::LOOKUP);
            assert!(seen.insert((row[0].clone(), folded)), "{name}:{line}: twice");
        }
        assert!(rows[1..].is_sorted_by_key(|row| &row[0]), "{name}: not sorted");
    }
}

#[test]
fn every_country_that_a_row_belongs_to_is_listed() {
    let curated = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap();
    let mut ids: HashSet<String> =
        LISTS.iter().flat_map(|(name, _)| rows(name)).map(|row| row[0].clone()).collect();
    for path in curated.map(|entry| entry.unwrap().path()) {
        if path.extension().is_some_and(|extension| extension == "tsv") {
            let text = fs::read_to_string(path).unwrap();
            ids.extend(text.lines().filter_map(|line| line.split('\t').next().map(str::to_owned)));
        }
    }
    for (name, _) in LISTS {
        for row in &rows(name)[1..] {
            assert!(row[4] == "-" || ids.contains(&row[4]), "{name}: {} of {}", row[0], row[4]);
        }
    }
}

#[test]
fn name_parts_are_clean() {
    let rows = rows("name_parts.tsv");
    assert_eq!(rows[0], ["kind", "trust", "items", "source", "name"]);
    let mut seen = HashSet::new();
    for (row, line) in rows[1..].iter().zip(2..) {
        assert!(["given", "family", "both"].contains(&row[0].as_str()), "line {line}");
        assert!(["sure", "context"].contains(&row[1].as_str()), "line {line}");
        assert!(row[2].parse::<u32>().is_ok(), "line {line}");
        assert!(is_clean(&row[4]), "line {line}: {}", row[4].escape_unicode());
        assert!(
            seen.insert(fold(&row[4].replace('-', " "), Folding::LOOKUP)),
            "line {line}: twice"
        );
    }
    assert!(rows[1..].is_sorted_by_key(|row| row[4].clone()), "not sorted");
}

#[test]
fn they_load_behind_the_curated_lists() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut builder = GazetteerBuilder::new();
    let curated = ["places", "groups", "people", "organizations"].map(|name| format!("{name}.tsv"));
    let listed = LISTS.map(|(name, _)| format!("listed/{name}"));
    for name in curated.iter().chain(&listed) {
        let loaded = builder.add_tsv(&fs::read_to_string(data.join(name)).unwrap());
        assert!(loaded.is_ok(), "{name}: {loaded:?}");
    }
    let gazetteer = builder.build();
    assert!(gazetteer.names() >= 40_000, "{}", gazetteer.names());
}
