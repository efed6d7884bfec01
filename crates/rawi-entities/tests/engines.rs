//! Both engines find the same names.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use proptest::prelude::*;
use rawi_entities::{Engine, Gazetteer, GazetteerBuilder, find_entities};
use rawi_text::Span;
use rawi_tokens::TokenizedText;

/// Names that begin alike, hold one another, begin with letters of proclitics, or hold marks.
const NAMES: &str = "\
id\tkind\tname
1\tLOC\tالعراق
2\tLOC\tلبنان
3\tLOC\tوادي
4\tLOC\tوادي السلام
5\tORG\tالسلام
6\tORG\tبنك وادي السلام الدولي
7\tPER\tوليد
8\tPER\tليد
9\tORG\tسي إن إن
10\tORG\tإن
11\tLOC\tأل
12\tLOC\tأل أل
13\tLOC\tأل أل أل
14\tORG\tبي-بي
15\tNORP\tعراقي
16\tORG\tوكالة \"الغد\"
17\tLOC\tبال
";

fn spans(gazetteer: &Gazetteer, source: &str) -> Vec<Span> {
    let mut spans = gazetteer.find_names(&TokenizedText::new(source));
    spans.sort_unstable();
    spans
}

fn same(source: &str) {
    let fast = Gazetteer::from_tsv(NAMES).unwrap();
    let reference = fast.clone().with_engine(Engine::AhoCorasick);
    assert_eq!(spans(&fast, source), spans(&reference, source), "{source}");
    let text = TokenizedText::new(source);
    assert_eq!(find_entities(&fast, &text), find_entities(&reference, &text), "{source}");
}

#[test]
fn both_find_names_behind_proclitics_and_at_lines() {
    for source in [
        "للعراق وللعراق فللعراق بالعراق وبالعراق",
        "للبنان وللبنان بلبنان لبنان",
        "وادي السلام ووادي السلام بوادي السلام الدولي",
        "بنك وادي السلام الدولي",
        "وليد ووليد وليد",
        "وادي\nالسلام",
        "سي إن إن، وسي إن",
        "بي-بي بي - بي وبي-بي",
        "وكالة \"الغد\" لوكالة \"الغد\"",
        "العراقيون والعراقيات بعراقيين للعراقية",
        "أل أل أل أل وأل أل",
        "",
        "و ل ب",
    ] {
        same(source);
    }
}

#[test]
fn both_find_the_same_in_the_corpus() {
    let fast = Gazetteer::bundled();
    let reference = fast.clone().with_engine(Engine::AhoCorasick);
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let mut read = 0;
    for folder in std::fs::read_dir(corpus).unwrap() {
        let folder = folder.unwrap().path();
        for file in std::fs::read_dir(folder).into_iter().flatten() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|ending| ending == "txt") {
                let source = std::fs::read_to_string(file).unwrap();
                assert_eq!(spans(&fast, &source), spans(&reference, &source));
                read += 1;
            }
        }
    }
    assert!(read > 5, "the corpus has articles");
}

#[test]
fn a_row_of_one_word_is_linear() {
    let gazetteer = Gazetteer::from_tsv(NAMES).unwrap();
    let source = "أل ".repeat(100_000);
    assert_eq!(gazetteer.find_names(&TokenizedText::new(&source)).len(), 3 * 100_000 - 3);
    for word in ["قال ", "و", "وزير ", "محمد ", "\"", "ولاية ", "بن ", "التحالف "]
    {
        let source = word.repeat(20_000);
        find_entities(&Gazetteer::bundled(), &TokenizedText::new(&source));
    }
}

#[test]
fn lists_join_and_the_earlier_wins() {
    let mut builder = GazetteerBuilder::new();
    builder.add_tsv("id\tkind\tname\nours\tORG\tالغد\n").unwrap();
    builder.add_tsv("id\tkind\tname\ntheirs\tLOC\tالغد\n").unwrap();
    let gazetteer = builder.build();
    let ids: Vec<&str> = gazetteer.lookup("الغد").map(|(id, _, _)| id).collect();
    assert_eq!(ids, ["ours", "theirs"]);
    let mentions = find_entities(&gazetteer, &TokenizedText::new("الغد"));
    assert_eq!(mentions.iter().map(|mention| mention.id.as_str()).collect::<Vec<_>>(), ["ours"]);
}

#[test]
fn a_faulty_list_adds_nothing() {
    let mut builder = GazetteerBuilder::new();
    let fault = builder.add_tsv("id\tkind\tname\n1\tLOC\tبغداد\n2\tTOWN\tحلب\n").unwrap_err();
    assert_eq!(fault.to_string(), "line 3: unknown kind `TOWN`");
    assert_eq!(builder.build().names(), 0);
}

#[test]
fn every_fault_has_its_line() {
    for (message, tsv) in [
        ("line 1: the header row has no column `id`", ""),
        ("line 1: the header row has no column `name`", "id\tkind\n"),
        ("line 1: unknown column `nom`", "id\tkind\tname\tnom\n"),
        ("line 3: expected 3 columns, found 2", "id\tkind\tname\n# a comment\nQ1\tLOC\n"),
        ("line 2: the id is empty", "id\tkind\tname\n\tLOC\tبغداد\n"),
        ("line 2: unknown kind `loc`", "id\tkind\tname\nQ1\tloc\tبغداد\n"),
        ("line 2: unknown trust `yes`", "id\tkind\ttrust\tname\nQ1\tLOC\tyes\tبغداد\n"),
        ("line 2: the name `؟` has no letter", "id\tkind\tname\nQ1\tLOC\t؟\n"),
        (
            "line 2: the name `\"بغداد\"` stands in quotation marks",
            "id\tkind\tname\nQ1\tLOC\t\"بغداد\"\n",
        ),
        (
            "line 3: `Q1` was LOC in an earlier row",
            "id\tkind\tname\nQ1\tLOC\tبغداد\nQ1\tORG\tبغداد\n",
        ),
        ("line 2: the line holds a NUL character", "id\tkind\tname\nQ1\tLOC\tب\0غ\n"),
    ] {
        let fault = Gazetteer::from_tsv(tsv).map(|gazetteer| gazetteer.names()).unwrap_err();
        assert_eq!(fault.to_string(), message);
        let all = rawi_entities::check_tsv(tsv);
        assert_eq!(all.first().map(ToString::to_string).as_deref(), Some(message));
    }
    let long = format!("id\tkind\tname\nQ1\tLOC\t{}\n", "ب".repeat(513));
    let fault = Gazetteer::from_tsv(&long).map(|gazetteer| gazetteer.names()).unwrap_err();
    assert_eq!(fault.to_string(), "line 2: the name has 1026 bytes, more than 1024");
}

#[test]
fn warnings_do_not_refuse_a_list() {
    let tsv = "id\tkind\tname\nQ1\tLOC\tب\nQ1\tLOC\tب\n";
    assert!(Gazetteer::from_tsv(tsv).is_ok());
    let warnings = rawi_entities::check_tsv(tsv);
    assert!(warnings.iter().all(rawi_entities::GazetteerError::is_warning));
    assert_eq!(warnings.len(), 3);
}

proptest! {
    #[test]
    fn both_find_the_same_in_any_row_of_words(words in prop::collection::vec((0..9_usize, 0..24_usize, 0..5_usize), 0..24)) {
        let before = ["", "", "و", "ل", "ب", "ول", "وب", "ف", "فل"];
        let stems = [
            "العراق", "لعراق", "لبنان", "وادي", "السلام", "بنك", "الدولي", "وليد", "ليد", "سي", "إن", "أل", "بي", "-",
            "عراقي", "عراقية", "العراقيين", "وكالة", "\"", "الغد", "بال", "،", "قال", "٢٥",
        ];
        let gaps = [" ", " ", "", "\n", " "];
        let mut source = String::new();
        for (proclitic, stem, gap) in words {
            source.push_str(before[proclitic]);
            source.push_str(stems[stem]);
            source.push_str(gaps[gap]);
        }
        same(&source);
    }

    #[test]
    fn mentions_are_slices_in_order_that_do_not_overlap(source in "[\u{600}-\u{6ff} \n\"«».،0-9a-z\u{200f}\u{64b}]{0,200}") {
        let mentions = find_entities(&Gazetteer::bundled(), &TokenizedText::new(&source));
        let mut end = 0;
        for mention in mentions {
            prop_assert!(mention.span.start() >= end && !mention.span.is_empty());
            prop_assert!(mention.span.text(&source).is_some());
            end = mention.span.end();
        }
    }
}
