//! Tokens, proclitics and datelines of any text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rawi_normalize::{Folding, fold};
use rawi_tokens::{TokenKind, TokenizedText, proclitic_splits, word_hash};

fuzz_target!(|source: &str| {
    let text = TokenizedText::new(source);
    let mut end = 0;
    for (index, token) in text.tokens().iter().enumerate() {
        let raw = text.raw(index);
        let folded = match token.kind {
            TokenKind::Mark => raw.to_owned(),
            _ => fold(raw, Folding::LOOKUP).to_lowercase(),
        };
        assert_eq!(text.folded(index), folded);
        assert_eq!(token.hash, word_hash(&folded));
        assert!(end <= token.span.start() && !token.span.is_empty());
        assert!(text.sentence_of(index).contains(&index));
        for split in proclitic_splits(&folded) {
            let at = text.offset_after_letters(index, split.letters);
            assert!(token.span.start() <= at && at <= token.span.end());
            assert!(source.is_char_boundary(at));
        }
        end = token.span.end();
    }
    if let Some(dateline) = text.dateline() {
        assert!(dateline.span.text(source).is_some());
    }
});
