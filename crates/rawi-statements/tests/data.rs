//! The data are clean, and every cue is found in its own example.

use std::collections::BTreeSet;

use rawi_statements::{find_speech, find_statements};
use rawi_tokens::TokenizedText;

const CUES: &str = include_str!("../data/cues.tsv");
const PREPOSITIONS: &str = include_str!("../data/prepositions.tsv");
const ROLES: &str = include_str!("../data/roles.tsv");
const WORDS: &str = include_str!("../data/words.tsv");

fn rows(data: &'static str) -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    data.lines().enumerate().skip(1).map(|(line, row)| (line + 1, row.split('\t').collect()))
}

#[test]
fn rows_have_their_columns() {
    for (name, data, columns) in [
        ("cues.tsv", CUES, 10),
        ("prepositions.tsv", PREPOSITIONS, 4),
        ("roles.tsv", ROLES, 4),
        ("words.tsv", WORDS, 2),
    ] {
        assert!(data.ends_with('\n') && !data.contains('\r'), "{name}");
        for (line, row) in rows(data) {
            assert_eq!(row.len(), columns, "{name} line {line}: {row:?}");
            for cell in &row {
                assert!(!cell.is_empty() && cell.trim() == *cell, "{name} line {line}: {cell:?}");
            }
        }
    }
}

#[test]
fn no_row_stands_twice() {
    for (name, data) in [
        ("cues.tsv", CUES),
        ("prepositions.tsv", PREPOSITIONS),
        ("roles.tsv", ROLES),
        ("words.tsv", WORDS),
    ] {
        let mut seen = BTreeSet::new();
        for (line, row) in data.lines().enumerate() {
            assert!(seen.insert(row), "{name} line {}: {row}", line + 1);
        }
    }
}

/// The order of `cues.tsv` has a meaning: of two readings of one word the earlier row is tried first. The others are
/// sorted; `BLESS=1` writes them so.
#[test]
fn rows_are_sorted() {
    for (name, data) in
        [("prepositions.tsv", PREPOSITIONS), ("roles.tsv", ROLES), ("words.tsv", WORDS)]
    {
        let (header, rows) = data.split_once('\n').expect("a header");
        let mut sorted: Vec<&str> = rows.lines().collect();
        sorted.sort_by_key(|row| {
            let columns: Vec<&str> = row.split('\t').collect();
            let arabic = if columns.len() == 2 { 1 } else { 2 };
            // Of two roles written alike the person comes first: `الكتاب` are writers before they are books.
            let rank = ["person", "title", "body", "media", "source"]
                .iter()
                .position(|kind| *kind == columns[0]);
            (rank.unwrap_or(5), columns[0], columns[arabic])
        });
        let blessed = format!("{header}\n{}\n", sorted.join("\n"));
        if std::env::var_os("BLESS").is_some() {
            let path = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(path, blessed).expect("a writable file");
        } else {
            assert!(
                data == blessed,
                "{name} is not sorted: BLESS=1 cargo test -p rawi-statements --test data"
            );
        }
    }
}

#[test]
fn letters_are_composed() {
    for (name, data) in [
        ("cues.tsv", CUES),
        ("prepositions.tsv", PREPOSITIONS),
        ("roles.tsv", ROLES),
        ("words.tsv", WORDS),
    ] {
        let bad = data
            .chars()
            .find(|letter| matches!(letter, '\u{653}'..='\u{655}' | '\u{FB50}'..='\u{FEFC}'));
        assert_eq!(bad, None, "{name}");
    }
}

#[test]
fn every_verb_is_found_in_its_example() {
    let mut missed = Vec::new();
    for (line, row) in rows(CUES) {
        let (kind, flags, example) = (row[0], row[4], row[9]);
        let text = TokenizedText::new(example);
        let found = find_speech(&text, &[]);
        let kinds: Vec<&str> = found.iter().map(|statement| statement.kind.name()).collect();
        let made = find_statements(&text, &[]).len();
        if kinds != [kind] || made != usize::from(!flags.contains("decline")) {
            missed.push(format!("cues.tsv line {line}: {example} {kinds:?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn every_preposition_is_found_in_its_example() {
    let mut missed = Vec::new();
    for (line, row) in rows(PREPOSITIONS) {
        let (kind, phrase, example) = (row[0], row[2], row[3]);
        let found = find_statements(&TokenizedText::new(example), &[]);
        let cues: Vec<(&str, Option<&str>)> = found
            .iter()
            .map(|statement| (statement.kind.name(), statement.cue.text(example)))
            .collect();
        // A noun for what was said behind the phrase belongs to the cue: `على حد قول`.
        let whole = example
            .find(&format!("{phrase} قول"))
            .map_or_else(|| phrase.to_owned(), |_| format!("{phrase} قول"));
        if cues != [(kind, Some(whole.as_str()))] {
            missed.push(format!("prepositions.tsv line {line}: {example} {cues:?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
