//! Cases of `cases/tokens/`, and the tokens of whole collections.
//!
//! A case has a `text` and one of
//! - `tokens`: each as `[kind, gap, folded, raw]`, kind and gap by their first letters (`W F D M`, `N S L`);
//! - `splits`: of a folded word, each as `[proclitics, stem]`, the whole word first;
//! - `dateline`: `place`, `between`, `agency`, each absent where there is none; an empty table for no dateline.

use rawi_normalize::{Folding, fold};
use rawi_tokens::{Gap, TokenKind, TokenizedText, proclitic_splits, word_hash};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    tokens: Option<Vec<[String; 4]>>,
    splits: Option<Vec<[String; 2]>>,
    dateline: Option<Opening>,
    text: String,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Opening {
    place: Option<String>,
    between: Option<String>,
    agency: Option<String>,
}

fn tokens(text: &TokenizedText<'_>) -> Vec<[String; 4]> {
    let mut found = Vec::new();
    for (index, token) in text.tokens().iter().enumerate() {
        let kind = match token.kind {
            TokenKind::Word => "W",
            TokenKind::Foreign => "F",
            TokenKind::Digits => "D",
            TokenKind::Mark => "M",
        };
        let gap = match token.gap {
            Gap::None => "N",
            Gap::Space => "S",
            Gap::Line => "L",
        };
        found.push([kind, gap, text.folded(index), text.raw(index)].map(str::to_owned));
    }
    found
}

fn check(case: &Case) -> Result<(), String> {
    let text = TokenizedText::new(&case.text);
    if let Some(expected) = &case.tokens {
        let found = tokens(&text);
        if found != *expected {
            return Err(format!("{expected:?} expected, found {found:?}"));
        }
    }
    if let Some(expected) = &case.splits {
        let found: Vec<[String; 2]> = proclitic_splits(&case.text)
            .map(|split| [split.proclitics.to_owned(), split.stem.into_owned()])
            .collect();
        if found != *expected {
            return Err(format!("{expected:?} expected, found {found:?}"));
        }
    }
    if let Some(expected) = &case.dateline {
        let slice = |span: Option<rawi_text::Span>| {
            span.and_then(|span| span.text(&case.text)).map(str::to_owned)
        };
        let found = text.dateline().map_or_else(Opening::default, |dateline| Opening {
            place: slice(dateline.place),
            between: slice(dateline.between),
            agency: slice(dateline.agency),
        });
        if found != *expected {
            return Err(format!("{}: {expected:?} expected, found {found:?}", case.text));
        }
    }
    Ok(())
}

#[test]
fn cases() {
    testkit::check_cases("tokens", check);
}

#[test]
fn every_token_of_the_corpus_is_its_word_folded_alone() {
    for document in testkit::corpus() {
        let text = TokenizedText::new(&document.text);
        let mut end = 0;
        for (index, token) in text.tokens().iter().enumerate() {
            let raw = text.raw(index);
            let folded = match token.kind {
                TokenKind::Mark => raw.to_owned(),
                _ => fold(raw, Folding::LOOKUP).to_lowercase(),
            };
            assert_eq!(text.folded(index), folded);
            assert_eq!(token.hash, word_hash(&folded));
            assert!(end <= token.span.start());
            assert!(text.sentence_of(index).contains(&index));
            end = token.span.end();
        }
    }
}
