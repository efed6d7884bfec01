//! Words, sentences, paragraphs and offsets against their references.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rawi_text::{
    OffsetMap, OffsetUnit, SentenceRules, paragraphs, sentences_by, words,
};
use unicode_segmentation::UnicodeSegmentation;

fuzz_target!(|text: &str| {
    let found: Vec<(usize, &str)> =
        words(text).map(|span| (span.start(), span.text(text).unwrap())).collect();
    assert_eq!(found, text.unicode_word_indices().collect::<Vec<_>>());

    let found: Vec<&str> = sentences_by(text, SentenceRules::UNICODE)
        .map(|span| span.text(text).unwrap())
        .collect();
    let expected: Vec<&str> = text
        .split_sentence_bounds()
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .collect();
    assert_eq!(found, expected);
    for rules in [SentenceRules::NEWS, SentenceRules::CLAUSES] {
        let mut last = 0;
        for span in sentences_by(text, rules) {
            assert!(text[last..span.start()].trim().is_empty());
            last = span.end();
        }
        assert!(text[last..].trim().is_empty());
    }

    let found: Vec<&str> = paragraphs(text).map(|span| span.text(text).unwrap()).collect();
    let expected: Vec<&str> = text
        .split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(found, expected);

    let chars = OffsetMap::new(text, OffsetUnit::Char);
    let utf16 = OffsetMap::new(text, OffsetUnit::Utf16);
    let (mut before, mut units) = (0, 0);
    for (at, character) in text.char_indices() {
        assert_eq!((chars.convert(at), chars.byte(before)), (before, at));
        assert_eq!((utf16.convert(at), utf16.byte(units)), (units, at));
        before += 1;
        units += character.len_utf16();
    }
});
