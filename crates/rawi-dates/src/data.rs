//! Keeps the files in `data/` clean: columns, order, duplicates, composed letters.
//!
//! `BLESS=1 cargo test -p rawi-dates` writes the rows back in order.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use rawi_normalize::{Folding, fold};
use unicode_normalization::is_nfc;

/// Each file and its columns.
const FILES: [(&str, &[&str]); 17] = [
    ("contexts", &["context", "name"]),
    ("cues", &["direction", "name"]),
    ("day_parts", &["part", "half", "form", "name"]),
    ("decades", &["decade", "name"]),
    ("deictics", &["sense", "value", "name"]),
    ("hijri_months", &["month", "strength", "name"]),
    ("holidays", &["calendar", "day", "name"]),
    ("modifiers", &["kind", "mod", "name"]),
    ("months", &["month", "system", "strength", "name"]),
    ("named_days", &["date", "name"]),
    ("particles", &["particle", "name"]),
    ("recurrences", &["unit", "number", "name"]),
    ("seasons", &["season", "name"]),
    ("umm_al_qura", &["year", "first_day", "lengths", "source"]),
    ("units", &["unit", "count", "name"]),
    ("weekdays", &["weekday", "form", "name"]),
    ("zones", &["zone", "name"]),
];

/// What a column may hold, where the set is closed.
const VALUES: [(&str, &str, &[&str]); 11] = [
    ("cues", "direction", &["future", "neither", "past", "scheduled"]),
    ("day_parts", "half", &["am", "night", "noon", "pm"]),
    ("day_parts", "form", &["adverb", "definite", "noun"]),
    ("deictics", "sense", &["adjective", "day", "demonstrative", "vague"]),
    ("hijri_months", "strength", &["strong", "weak"]),
    ("holidays", "calendar", &["easter", "gregorian", "hijri", "orthodox_easter", "weekday"]),
    ("modifiers", "kind", &["hedge", "part"]),
    ("months", "strength", &["strong", "weak"]),
    ("umm_al_qura", "source", &["hijridate", "icu"]),
    ("units", "count", &["many", "one", "two"]),
    ("weekdays", "form", &["bare", "definite"]),
];

/// Numbers are ordered by size, words by code point.
fn key(row: &str) -> Vec<(i64, &str)> {
    row.split('\t').map(|cell| (cell.parse().unwrap_or(i64::MAX), cell)).collect()
}

#[test]
fn the_files_are_clean() {
    for (name, columns) in FILES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/{name}.tsv"));
        let text = fs::read_to_string(&path).unwrap();
        let (comments, rows): (Vec<&str>, Vec<&str>) =
            text.lines().partition(|line| line.starts_with('#'));
        let (heading, rows) = rows.split_first().unwrap();
        let mut seen = BTreeMap::new();
        for row in rows {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(cells.len(), columns.len(), "{name}: {row}");
            assert!(
                cells.iter().all(|cell| !cell.is_empty() && cell.trim() == *cell),
                "{name}: {row}"
            );
            assert!(is_nfc(row), "{name}: {row} is not composed");
            for (file, column, allowed) in VALUES {
                if file == name {
                    let place = columns.iter().position(|known| *known == column).unwrap();
                    assert!(allowed.contains(&cells[place]), "{name}: {row}");
                }
            }
            let folded = fold(row, Folding::LOOKUP);
            if let Some(other) = seen.insert(folded, row) {
                panic!("{name}: {other} and {row} fold alike");
            }
        }
        assert_eq!(heading.split('\t').collect::<Vec<_>>(), columns, "{name}");
        let mut ordered = rows.to_vec();
        ordered.sort_by_key(|row| key(row));
        if env::var_os("BLESS").is_some() {
            let lines: Vec<&str> =
                comments.iter().chain([heading]).chain(&ordered).copied().collect();
            fs::write(&path, lines.join("\n") + "\n").unwrap();
        } else {
            let misplaced = rows.iter().zip(&ordered).find(|(row, other)| row != other);
            assert_eq!(misplaced, None, "{name}: out of order; BLESS=1 puts the rows in order");
        }
    }
}
