//! Keeps the lists clean.

use std::collections::BTreeSet;

use rawi_normalize::{Folding, fold};

use crate::bundled::{LISTS, NAME_PARTS};
use crate::gazetteer::check_tsv;

/// The rule lists by file name, with the classes that their rows may have.
const RULE_LISTS: &[(&str, &str, &[&str])] = &[
    ("titles.tsv", include_str!("../data/titles.tsv"), &["title", "abbreviation", "courtesy"]),
    ("roles.tsv", include_str!("../data/roles.tsv"), &["role"]),
    ("verbs.tsv", include_str!("../data/verbs.tsv"), &["verb", "participle", "report"]),
    ("functions.tsv", include_str!("../data/functions.tsv"), &["function"]),
    ("body_adjectives.tsv", include_str!("../data/body_adjectives.tsv"), &["adjective"]),
    ("portfolios.tsv", include_str!("../data/portfolios.tsv"), &["field", "ministry", "adjective"]),
    (
        "complements.tsv",
        include_str!("../data/complements.tsv"),
        &["against", "none", "nowhere", "place", "purpose", "title"],
    ),
    (
        "event_heads.tsv",
        include_str!("../data/event_heads.tsv"),
        &["construct", "definite", "gathering", "named"],
    ),
    (
        "miscellaneous.tsv",
        include_str!("../data/miscellaneous.tsv"),
        &["currency", "faith", "prize", "tournament"],
    ),
    ("given_names.tsv", include_str!("../data/given_names.tsv"), &["male", "female", "word"]),
    ("topics.tsv", include_str!("../data/topics.tsv"), &["sport"]),
    (
        "class_nouns.tsv",
        include_str!("../data/class_nouns.tsv"),
        &["built", "inside", "outside", "prefix", "street"],
    ),
    ("ordinary.tsv", include_str!("../data/ordinary.tsv"), &["ordinary", "calendar", "particle"]),
];

#[test]
fn bundled_lists_load_whole() {
    for (file, tsv) in LISTS {
        let faults: Vec<String> = check_tsv(tsv).iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{file}: {faults:#?}");
    }
}

#[test]
fn bundled_lists_join_to_one_gazetteer() {
    let mut builder = crate::GazetteerBuilder::new();
    for (file, tsv) in LISTS {
        builder.add_tsv(tsv).unwrap_or_else(|fault| panic!("{file}: {fault}"));
    }
    for (file, tsv) in NAME_PARTS {
        builder.add_name_parts(tsv).unwrap_or_else(|fault| panic!("{file}: {fault}"));
    }
    assert!(builder.build().names() > 40_000);
}

#[test]
fn curated_name_parts_are_clean_in_order_and_stand_once() {
    let (file, tsv) = NAME_PARTS[0];
    let mut seen = BTreeSet::new();
    let mut rows = tsv.lines().zip(1..).filter(|(line, _)| !line.starts_with('#'));
    assert_eq!(rows.next().map(|(line, _)| line), Some("kind\ttrust\tname"), "{file}");
    let mut before = ("", "", "");
    for (line, number) in rows {
        let row: Vec<&str> = line.split('\t').collect();
        let [kind, trust, name] = *row.as_slice() else {
            panic!("{file}:{number}: {} columns", row.len());
        };
        assert!(["given", "family", "both"].contains(&kind), "{file}:{number}: kind `{kind}`");
        assert!(["sure", "context"].contains(&trust), "{file}:{number}: trust `{trust}`");
        assert_eq!(fold(name, Folding::CLEAN), name, "{file}:{number}: not clean");
        assert!(seen.insert(fold(name, Folding::LOOKUP)), "{file}:{number}: `{name}` twice");
        assert!(before < (kind, trust, name), "{file}:{number}: `{name}` is out of order");
        before = (kind, trust, name);
    }
}

#[test]
fn rule_lists_have_two_columns_known_classes_and_no_word_twice() {
    for (file, tsv, classes) in RULE_LISTS {
        let mut seen = BTreeSet::new();
        let mut rows = tsv.lines().zip(1..).filter(|(line, _)| !line.starts_with('#'));
        assert_eq!(rows.next().map(|(line, _)| line), Some("class\tword"), "{file}");
        let mut before = ("", "");
        for (line, number) in rows {
            let row = line.split_once('\t');
            let (class, word) = row.unwrap_or_else(|| panic!("{file}:{number}: one column"));
            assert!(classes.contains(&class), "{file}:{number}: class `{class}`");
            assert_eq!(fold(word, Folding::CLEAN), word, "{file}:{number}: not clean");
            assert!(seen.insert(row), "{file}:{number}: `{word}` stands twice");
            assert!(before < (class, word), "{file}:{number}: `{word}` is out of order");
            before = (class, word);
        }
    }
}

#[test]
fn heads_have_a_gender_a_class_and_say_whether_they_stand_alone() {
    let tsv = include_str!("../data/heads.tsv");
    for (line, number) in tsv.lines().zip(1..).filter(|(line, _)| !line.starts_with('#')).skip(1) {
        let row: Vec<&str> = line.split('\t').collect();
        let [gender, class, later, takes, word] = row.as_slice() else {
            panic!("heads.tsv:{number}: {} columns", row.len());
        };
        assert!(["m", "f", "p"].contains(gender), "heads.tsv:{number}: gender `{gender}`");
        let classes = ["state", "body", "group", "company", "club", "media"];
        assert!(classes.contains(class), "heads.tsv:{number}: class `{class}`");
        assert!(["yes", "no"].contains(later), "heads.tsv:{number}: later `{later}`");
        let known = ["-", "country", "field", "force", "name", "noun", "person", "region"];
        let takes = takes.split(',').all(|takes| known.contains(&takes));
        assert!(takes, "heads.tsv:{number}: what it takes");
        assert!(!word.starts_with("ال"), "heads.tsv:{number}: `{word}` has the article");
    }
}

#[test]
fn bodies_that_most_states_have_are_named_in_two_words_or_more() {
    let tsv = include_str!("../data/bodies.tsv");
    for (line, number) in tsv.lines().zip(1..).filter(|(line, _)| !line.starts_with('#')).skip(1) {
        let phrase = line.split_once('\t').map(|(_, phrase)| phrase).unwrap_or_default();
        assert!(phrase.contains(' '), "bodies.tsv:{number}: `{phrase}` is one word");
    }
}
