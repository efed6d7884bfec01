//! Cases of `cases/text/`, and words and sentences of whole collections against the rules of Unicode.
//!
//! A case has a `text` and some of `words`, `paragraphs`, `sentences` (with `rules`, by default `NEWS`), and
//! `offsets`: pairs of a piece of the text and `[bytes, chars, utf16]`, where it begins.

use std::fs;

use rawi_text::{OffsetMap, OffsetUnit, SentenceRules, Span, paragraphs, sentences_by, words};
use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    words: Option<Vec<String>>,
    paragraphs: Option<Vec<String>>,
    rules: Option<String>,
    sentences: Option<Vec<String>>,
    offsets: Option<Vec<(String, [usize; 3])>>,
    text: String,
}

fn slices(text: &str, spans: impl Iterator<Item = Span>) -> Vec<&str> {
    spans.map(|span| span.text(text).unwrap()).collect()
}

fn check(case: &Case) -> Result<(), String> {
    let text = case.text.as_str();
    let rules = match case.rules.as_deref() {
        None | Some("NEWS") => SentenceRules::NEWS,
        Some("UNICODE") => SentenceRules::UNICODE,
        Some("CLAUSES") => SentenceRules::CLAUSES,
        Some(other) => return Err(format!("no rules are named {other}")),
    };
    let pieces = [
        (&case.words, slices(text, words(text))),
        (&case.paragraphs, slices(text, paragraphs(text))),
        (&case.sentences, slices(text, sentences_by(text, rules))),
    ];
    for (expected, found) in pieces {
        if let Some(expected) = expected
            && *expected != found
        {
            return Err(format!("{expected:?} expected, found {found:?}"));
        }
    }
    for (piece, expected) in case.offsets.iter().flatten() {
        let at = text.find(piece.as_str()).ok_or_else(|| format!("no {piece} in {text}"))?;
        let units = [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16];
        for (unit, expected) in units.into_iter().zip(*expected) {
            let map = OffsetMap::new(text, unit);
            if (map.convert(at), map.byte(expected)) != (expected, at) {
                return Err(format!("{piece} is at {} {unit:?}s", map.convert(at)));
            }
        }
    }
    Ok(())
}

#[test]
fn cases() {
    testkit::check_cases("text", check);
}

/// The texts of the corpus and, where they are there, of the collections for evaluation.
fn collections() -> Vec<String> {
    let mut texts: Vec<String> =
        testkit::corpus().into_iter().map(|document| document.text).collect();
    for name in ["ner/anercorp-train.jsonl", "ner/aqmar-dev.jsonl"] {
        let Some(path) = testkit::evaluation_data(name) else { continue };
        for line in fs::read_to_string(path).unwrap().lines() {
            let sentence: serde_json::Value = serde_json::from_str(line).unwrap();
            texts.push(sentence["text"].as_str().unwrap().to_owned());
        }
    }
    texts
}

#[test]
fn words_of_whole_collections_are_unicodes() {
    for text in collections() {
        let found: Vec<(usize, &str)> =
            words(&text).map(|span| (span.start(), span.text(&text).unwrap())).collect();
        assert_eq!(found, text.unicode_word_indices().collect::<Vec<_>>());
    }
}

#[test]
fn sentences_of_whole_collections_are_unicodes_and_fewer_by_habit() {
    for text in collections() {
        let found = slices(&text, sentences_by(&text, SentenceRules::UNICODE));
        let expected: Vec<&str> = text
            .split_sentence_bounds()
            .map(str::trim)
            .filter(|sentence| !sentence.is_empty())
            .collect();
        assert_eq!(found, expected);
        // Habits join what Unicode parts at initials; they part only at an ellipsis.
        let habitual = slices(&text, sentences_by(&text, SentenceRules::NEWS));
        for sentence in habitual {
            let ends = |bound: &&str| bound.ends_with(sentence.chars().next_back().unwrap());
            assert!(expected.iter().any(ends) || sentence.contains('\u{2026}'), "{sentence}");
        }
    }
}
