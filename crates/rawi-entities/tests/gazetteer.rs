//! What a gazetteer does with lists that are faulty, long or full of one name.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::missing_panics_doc)]

use std::fmt::Write;

use rawi_entities::{Engine, Gazetteer, GazetteerBuilder};
use rawi_tokens::TokenizedText;

const FIRST: &str = "id\tkind\tof\tname\nQ1\tLOC\t-\tبغداد\nQ2\tLOC\tQ1\tالرصافة القديمة\n";

fn ids(gazetteer: &Gazetteer, name: &str) -> Vec<String> {
    gazetteer.lookup(name).map(|(id, _, _)| id.to_owned()).collect()
}

#[test]
fn a_faulty_list_leaves_nothing_behind() {
    for (fault, message) in [
        ("Q3\tLOC\tQ1\tدمشق\nQ3\tORG\tQ1\tدمشق\n", "line 3: `Q3` was LOC in an earlier row"),
        ("Q1\tLOC\t-\tدار السلام\nQ4\tCITY\t-\tحلب\n", "line 3: unknown kind `CITY`"),
        ("Q5\tLOC\tQ9\tالرصافة القديمة\nQ5\tLOC\n", "line 3: expected 4 columns, found 2"),
    ] {
        let mut builder = GazetteerBuilder::new();
        builder.add_tsv(FIRST).unwrap();
        let error = builder.add_tsv(&format!("id\tkind\tof\tname\n{fault}")).unwrap_err();
        assert_eq!(error.to_string(), message);
        builder.add_tsv("id\tkind\tof\tname\nQ3\tORG\tQ1\tدمشق\n").unwrap();
        let gazetteer = builder.build();
        assert_eq!((gazetteer.entities(), gazetteer.names()), (3, 3));
        assert_eq!(ids(&gazetteer, "بغداد"), ["Q1"]);
        assert_eq!(ids(&gazetteer, "الرصافة القديمة"), ["Q2"]);
        assert_eq!(ids(&gazetteer, "دمشق"), ["Q3"]);
        assert_eq!(gazetteer.country_of("Q2"), "Q1");
        for gone in ["دار السلام", "حلب"] {
            assert!(ids(&gazetteer, gone).is_empty());
        }
    }
}

#[test]
fn a_name_of_a_hundred_thousand_things_is_built_in_linear_time() {
    let mut tsv = String::from("id\tkind\tname\n");
    for number in 0..100_000 {
        writeln!(tsv, "Q{number}\tLOC\tالسلام").unwrap();
    }
    let gazetteer = Gazetteer::from_tsv(&tsv).unwrap();
    assert_eq!((gazetteer.names(), ids(&gazetteer, "السلام").len()), (1, 100_000));
}

#[test]
fn names_of_any_number_of_words_are_found_by_both_engines() {
    // Names that begin alike, so that every place of the index says something different.
    let words = ["نهر", "الفرات", "الأعلى", "القديم", "الشرقي"];
    let mut tsv = String::from("id\tkind\tname\n");
    for count in 1..=words.len() {
        writeln!(tsv, "Q{count}\tLOC\t{}", words[..count].join(" ")).unwrap();
    }
    let gazetteer = Gazetteer::from_tsv(&tsv).unwrap();
    let text = format!("{} ثم ونهر الفرات الأعلى", words.join(" "));
    let text = TokenizedText::new(&text);
    let found = gazetteer.find_names(&text);
    assert_eq!(found.len(), 5 + 3);
    assert_eq!(found, gazetteer.with_engine(Engine::AhoCorasick).find_names(&text));
}

#[test]
fn a_list_of_ones_own_may_give_a_bundled_thing_another_kind() {
    let mut builder = GazetteerBuilder::new();
    builder.add_tsv("id\tkind\tname\nQ796\tORG\tمنتخب الرافدين\n").unwrap();
    builder.add_bundled();
    let gazetteer = builder.build();
    assert_eq!(ids(&gazetteer, "منتخب الرافدين"), ["Q796"]);
    assert!(!ids(&gazetteer, "العراق").contains(&"Q796".to_owned()));
    // All other rows of the list in which the country stands are there.
    assert_eq!(ids(&gazetteer, "بغداد"), ids(&Gazetteer::bundled(), "بغداد"));
}
