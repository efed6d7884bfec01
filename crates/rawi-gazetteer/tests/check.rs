//! Faulty lists: every fault has its line, and nothing of a faulty list is loaded.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::missing_panics_doc)]

use std::fmt::Write;

use rawi_entities::Gazetteer;
use rawi_gazetteer::{Behind, List, Statistics, check};

const HEADER: &str = "id\tkind\ttrust\tsource\tof\tname\n";

fn build(lists: &[List<'_>]) -> Result<Gazetteer, rawi_gazetteer::Fault> {
    rawi_gazetteer::build(lists, Behind::Nothing)
}

fn list(bytes: &[u8]) -> List<'_> {
    List { name: "l", bytes }
}

fn faults(rows: &str) -> Vec<String> {
    let text = format!("{HEADER}{rows}");
    let known = Gazetteer::from_tsv("id\tkind\tname\nQ796\tLOC\tالعراق\n").unwrap();
    let faults = check(&[list(text.as_bytes())], &known);
    faults.iter().map(|fault| fault.to_string().replacen("l:", "", 1)).collect()
}

#[test]
fn every_fault_has_its_line() {
    let row = "x\tLOC\tsure\town\tQ796\tبغداد\n";
    for (expected, rows) in [
        ("2: error: expected 6 columns, found 3", "x\tLOC\tsure\n".to_owned()),
        ("3: error: expected 6 columns, found 7", format!("{row}x\tLOC\tsure\town\t-\tحلب\t\n")),
        ("2: error: unknown kind `CITY`", "x\tCITY\tsure\town\t-\tحلب\n".to_owned()),
        ("2: error: unknown trust `yes`", "x\tLOC\tyes\town\t-\tحلب\n".to_owned()),
        ("2: error: the id is empty", "\tLOC\tsure\town\t-\tحلب\n".to_owned()),
        ("2: error: the name `` has no letter", "x\tLOC\tsure\town\t-\t\n".to_owned()),
        ("2: error: the name `ـ` has no letter", "x\tLOC\tsure\town\t-\tـ\n".to_owned()),
        ("2: warning: the name `ب` is one letter", "x\tLOC\tsure\town\t-\tب\n".to_owned()),
        (
            "2: error: the name has 1048576 bytes, more than 1024",
            format!("x\tLOC\tsure\town\t-\t{}\n", "ب".repeat(1 << 19)),
        ),
        (
            "2: error: the name `\"حلب\"` stands in quotation marks",
            "x\tLOC\tsure\town\t-\t\"حلب\"\n".to_owned(),
        ),
        ("3: error: `x` was LOC in an earlier row", format!("{row}x\tORG\tsure\town\t-\tحلب\n")),
        ("4: warning: `بغداد` is listed for `x` already", format!("{row}\n{row}")),
        ("2: warning: `Q9` is listed nowhere", "x\tLOC\tsure\town\tQ9\tحلب\n".to_owned()),
        (
            "3: error: `of` goes in a circle: b -> c -> d -> b",
            "a\tLOC\tsure\town\tb\tحلب\nb\tLOC\tsure\town\tc\tحمص\nc\tLOC\tsure\town\td\tحماة\n\
             d\tLOC\tsure\town\tb\tدرعا\n"
                .to_owned(),
        ),
        ("2: error: `of` goes in a circle: a -> a", "a\tLOC\tsure\town\ta\tحلب\n".to_owned()),
    ] {
        assert_eq!(faults(&rows), [expected]);
    }
    assert!(faults(row).is_empty());
}

#[test]
fn all_faults_are_told_in_the_order_of_the_lines() {
    let rows = "a\tLOC\n\nb\tLOC\tsure\town\tQ8\tب\nc\tPLACE\tsure\town\t-\tحلب\n";
    assert_eq!(
        faults(rows),
        [
            "2: error: expected 6 columns, found 2",
            "4: warning: the name `ب` is one letter",
            "4: warning: `Q8` is listed nowhere",
            "5: error: unknown kind `PLACE`",
        ]
    );
}

#[test]
fn another_encoding_is_named() {
    let none = Gazetteer::default();
    let text = format!("{HEADER}x\tLOC\tsure\town\t-\tحلب\n");
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = [&[0xFF, 0xFE], little.as_slice()].concat();
    for bytes in [little, big, marked] {
        let found = check(&[list(&bytes)], &none);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].to_string(), "l:1: error: the list is in UTF-16: save it as UTF-8");
        assert!(build(&[list(&bytes)]).is_err());
    }
    let mut windows = text.clone().into_bytes();
    windows.extend(b"y\tLOC\tsure\town\t-\t\xC8\xDB\xCF\xC7\xCF\n");
    assert_eq!(check(&[list(&windows)], &none)[0].to_string(), "l:3: error: the line is not UTF-8");
    let marked = format!("\u{FEFF}{text}").replace('\n', "\r\n");
    assert!(check(&[list(marked.as_bytes())], &none).is_empty());
    for bytes in [b"".as_slice(), b"\n\n", b"\0\0\0\0", b"\0", &[0xFF; 9]] {
        assert!(!check(&[list(bytes)], &none).is_empty(), "{bytes:?}");
        assert!(build(&[list(bytes)]).is_err(), "{bytes:?}");
    }
}

#[test]
fn lists_are_checked_together() {
    let one = format!("{HEADER}Q1\tLOC\tsure\town\t-\tحلب\n");
    let two = format!("{HEADER}x\tORG\tsure\town\tQ1\tبلدية حلب\nQ1\tORG\tsure\town\t-\tحلب\n");
    let lists =
        [List { name: "one", bytes: one.as_bytes() }, List { name: "two", bytes: two.as_bytes() }];
    let found = check(&lists, &Gazetteer::default());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].to_string(), "two:3: error: `Q1` is LOC in an earlier list");
    let refused = build(&lists).unwrap_err();
    assert_eq!(refused.to_string(), "two:3: error: `Q1` was LOC in an earlier row");
}

#[test]
fn a_long_chain_and_a_long_circle_end() {
    let mut chain = String::new();
    for number in 0..50_000 {
        writeln!(chain, "x{number}\tLOC\tsure\town\tx{}\tحلب", number + 1).unwrap();
    }
    assert_eq!(faults(&chain), ["50001: warning: `x50000` is listed nowhere"]);
    let circle = format!("{chain}x50000\tLOC\tsure\town\tx0\tحمص\n");
    let found = faults(&circle);
    assert_eq!(found.len(), 1);
    let named = "x0 -> x1 -> x2 -> x3 -> x4 -> x5 -> x6 -> x7 -> … -> x0";
    assert_eq!(found[0], format!("2: error: `of` goes in a circle: {named}"));
}

#[test]
fn statistics_count_names_and_things() {
    let text = format!(
        "{HEADER}Q1\tLOC\tsure\town\tQ796\tحلب\nQ1\tLOC\tcontext\town\tQ796\tمدينة الشهباء القديمة\n\
         x\tORG\tcontext\town\t-\tحلب\n"
    );
    let statistics = Statistics::of(&build(&[list(text.as_bytes())]).unwrap());
    assert_eq!((statistics.things(), statistics.names), (2, 2));
    assert_eq!((statistics.one_word, statistics.ambiguous, statistics.with_country), (1, 1, 1));
    assert_eq!(statistics.most_ambiguous, (2, "حلب".to_owned()));
    assert_eq!(statistics.longest.0, 3);
}

#[test]
fn the_bundled_lists_have_no_fault() {
    let lists: Vec<List<'_>> = rawi_entities::bundled_lists()
        .filter(|(name, _)| !name.ends_with("name_parts.tsv"))
        .map(|(name, text)| List { name, bytes: text.as_bytes() })
        .collect();
    let faults = check(&lists, &Gazetteer::default());
    assert!(faults.is_empty(), "{} faults, the first: {}", faults.len(), faults[0]);
}
