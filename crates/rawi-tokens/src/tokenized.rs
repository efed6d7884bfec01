//! A text cut into tokens.

use std::ops::Range;

use rawi_normalize::chars::{TATWEEL, digit_value, is_arabic_letter, is_control, is_mark};
use rawi_normalize::{Folding, fold};
use rawi_text::{Span, sentences};

use crate::word_table::word_hash;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters of the Arabic script, with the marks, tatweel and invisible characters between them.
    Word,
    /// Letters of another script.
    Foreign,
    /// Decimal digits of one of the three scripts. Signs and decimal marks are tokens of their own.
    Digits,
    /// One character of punctuation, or one symbol.
    Mark,
}

/// What stands between a token and the one before it. Invisible characters count as nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// They touch.
    None,
    /// White space in one line.
    Space,
    /// The end of a line, or the start of the text.
    Line,
}

/// One token of a text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// The bytes of the source.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// What stands before it.
    pub gap: Gap,
    /// The hash of its folded form, as [`word_hash`] gives it.
    pub hash: u64,
    /// The number of the sentence it stands in, counted from 0.
    pub sentence: u32,
    /// Its folded form in the text's store.
    folded: Span,
}

/// A text cut into tokens, each with its folded form ([`Folding::LOOKUP`]) and its sentence.
///
/// Tokens are counted from 0 and asked for by number; a number past the end gives the empty answer (`""`, `None`),
/// so a rule may look ahead without asking how long the text is.
#[derive(Clone, Debug)]
pub struct TokenizedText<'t> {
    source: &'t str,
    /// The folded forms, one behind the other.
    store: String,
    tokens: Vec<Token>,
    /// The tokens of each sentence.
    sentences: Vec<Range<usize>>,
}

impl<'t> TokenizedText<'t> {
    /// Cuts a text.
    pub fn new(source: &'t str) -> TokenizedText<'t> {
        let mut text = TokenizedText {
            source,
            store: String::with_capacity(source.len()),
            tokens: Vec::with_capacity(source.len() / 8),
            sentences: Vec::new(),
        };
        text.cut();
        text.number_sentences();
        text
    }

    /// The text that was cut.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// All tokens, in text order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token at all.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// One token.
    pub fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    /// What a token is made of.
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.token(index).map(|token| token.kind)
    }

    /// What stands before a token; behind the last one, a line end.
    pub fn gap(&self, index: usize) -> Gap {
        self.token(index).map_or(Gap::Line, |token| token.gap)
    }

    /// The folded form of a token: ASCII digits for digits, the character itself for punctuation.
    pub fn folded(&self, index: usize) -> &str {
        self.token(index).and_then(|token| token.folded.text(&self.store)).unwrap_or_default()
    }

    /// A token as it stands in the source.
    pub fn raw(&self, index: usize) -> &'t str {
        self.token(index).and_then(|token| token.span.text(self.source)).unwrap_or_default()
    }

    /// The character of a punctuation token.
    pub fn mark(&self, index: usize) -> Option<char> {
        self.token(index)
            .filter(|token| token.kind == TokenKind::Mark)
            .and_then(|token| token.span.text(self.source)?.chars().next())
    }

    /// Whether a token is an Arabic word.
    pub fn is_word(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Word)
    }

    /// The span of the source from the first to the last token of a range; `None` where the range is empty or
    /// reaches past the end.
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let last = tokens.end.checked_sub(1).filter(|last| *last >= tokens.start)?;
        Some(self.token(tokens.start)?.span.cover(self.token(last)?.span))
    }

    /// The token ranges of the sentences, in text order. Every token is in exactly one.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The tokens of the sentence in which a token stands; empty for a number past the end.
    pub fn sentence_of(&self, index: usize) -> Range<usize> {
        self.token(index)
            .and_then(|token| self.sentences.get(token.sentence as usize))
            .cloned()
            .unwrap_or_default()
    }

    /// The number of the first token that ends behind a byte offset of the source.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end() <= offset)
    }

    /// The tokens that a span of the source touches.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let first = self.token_at(span.start());
        let end = self.tokens.partition_point(|token| token.span.start() < span.end());
        first..end.max(first)
    }

    /// The byte offset of the source behind the first `letters` folded letters of a token and the marks on them.
    ///
    /// This is where a name begins whose proclitics were split off: `letters` is what
    /// [`ProcliticSplit::letters`](crate::ProcliticSplit::letters) says.
    pub fn offset_after_letters(&self, index: usize, letters: usize) -> usize {
        let Some(token) = self.token(index) else { return self.source.len() };
        let mut passed = 0;
        for (at, character) in self.raw(index).char_indices() {
            let attached = is_mark(character) || is_control(character) || character == TATWEEL;
            if attached {
                continue;
            }
            if passed == letters {
                return token.span.start() + at;
            }
            passed += 1;
        }
        token.span.end()
    }

    fn cut(&mut self) {
        let mut gap = Gap::Line;
        let mut characters = self.source.char_indices().peekable();
        while let Some((start, character)) = characters.next() {
            let class = Class::of(character);
            match class {
                Class::LineEnd => gap = Gap::Line,
                Class::Space => gap = gap.max(Gap::Space),
                // Nothing to hold on to: a mark or invisible character outside a word is no token.
                Class::Attached => {}
                Class::Mark => {
                    self.push(start, start + character.len_utf8(), TokenKind::Mark, gap);
                    gap = Gap::None;
                }
                Class::Arabic | Class::Foreign | Class::Digit => {
                    let mut end = start + character.len_utf8();
                    // Invisible characters belong to a word only where the word goes on behind them.
                    let mut ahead = characters.clone();
                    while let Some((at, next)) = ahead.next() {
                        let next_class = Class::of(next);
                        let joins = next_class == class
                            || (next_class == Class::Attached && class != Class::Digit);
                        if !joins {
                            break;
                        }
                        if next_class == class || is_mark(next) || next == TATWEEL {
                            end = at + next.len_utf8();
                            characters = ahead.clone();
                        }
                    }
                    let kind = match class {
                        Class::Arabic => TokenKind::Word,
                        Class::Digit => TokenKind::Digits,
                        _ => TokenKind::Foreign,
                    };
                    self.push(start, end, kind, gap);
                    gap = Gap::None;
                }
            }
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind, gap: Gap) {
        let Some(span) = Span::new(start..end) else { return };
        let raw = span.text(self.source).unwrap_or_default();
        let before = self.store.len();
        match kind {
            TokenKind::Mark => self.store.push_str(raw),
            TokenKind::Foreign => self.store.push_str(&raw.to_lowercase()),
            TokenKind::Word | TokenKind::Digits => self.store.push_str(&fold(raw, Folding::LOOKUP)),
        }
        let Some(folded) = Span::new(before..self.store.len()) else { return };
        let hash = word_hash(folded.text(&self.store).unwrap_or_default());
        self.tokens.push(Token { span, kind, gap, hash, sentence: 0, folded });
    }

    fn number_sentences(&mut self) {
        let mut first = 0;
        for sentence in sentences(self.source) {
            let end = first
                + self
                    .tokens
                    .get(first..)
                    .unwrap_or_default()
                    .partition_point(|token| token.span.start() < sentence.end());
            if end > first {
                let number = u32::try_from(self.sentences.len()).unwrap_or(u32::MAX);
                for token in self.tokens.get_mut(first..end).unwrap_or_default() {
                    token.sentence = number;
                }
                self.sentences.push(first..end);
                first = end;
            }
        }
        debug_assert_eq!(first, self.tokens.len(), "sentences cover all that is not white space");
    }
}

/// What a character does to the token before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Arabic,
    Foreign,
    Digit,
    /// A mark, tatweel or invisible character: part of the word around it, never a token.
    Attached,
    Mark,
    Space,
    LineEnd,
}

impl Class {
    fn of(character: char) -> Class {
        if is_arabic_letter(character) {
            return Class::Arabic;
        }
        if digit_value(character).is_some() {
            return Class::Digit;
        }
        if is_mark(character) || is_control(character) || character == TATWEEL {
            return Class::Attached;
        }
        match character {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::LineEnd,
            _ if character.is_whitespace() => Class::Space,
            'a'..='z' | 'A'..='Z' => Class::Foreign,
            _ if character.is_ascii() => Class::Mark,
            _ if character.is_alphabetic() => Class::Foreign,
            _ => Class::Mark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Gap, TokenKind, TokenizedText};

    fn raw(text: &str) -> Vec<&str> {
        let cut = TokenizedText::new(text);
        (0..cut.len()).map(|index| cut.raw(index)).collect()
    }

    #[test]
    fn letters_digits_and_marks_part() {
        assert_eq!(
            raw("19ألف، 2.5% (CNN)"),
            ["19", "ألف", "،", "2", ".", "5", "%", "(", "CNN", ")"]
        );
    }

    #[test]
    fn marks_stay_on_their_word() {
        assert_eq!(raw("اسْتُؤْنِفَتْ العـــراق"), ["اسْتُؤْنِفَتْ", "العـــراق"]);
    }

    #[test]
    fn invisible_characters_stay_outside_unless_the_word_goes_on() {
        assert_eq!(raw("\u{200F}2500\u{200F} عب\u{200C}د\u{200F}"), ["2500", "عب\u{200C}د"]);
    }

    #[test]
    fn gaps_see_spaces_and_lines() {
        let cut = TokenizedText::new("ا،ب\u{A0}ج\n د");
        let gaps: Vec<Gap> = cut.tokens().iter().map(|token| token.gap).collect();
        assert_eq!(gaps, [Gap::Line, Gap::None, Gap::None, Gap::Space, Gap::Line]);
    }

    #[test]
    fn every_token_is_in_one_sentence() {
        let cut = TokenizedText::new("قال. نعم؟\nثم “ذهب.” انتهى ");
        let covered: Vec<usize> = cut.sentences().iter().cloned().flatten().collect();
        assert_eq!(covered, (0..cut.len()).collect::<Vec<_>>());
        assert_eq!(cut.kind(0), Some(TokenKind::Word));
    }

    #[test]
    fn letters_are_counted_without_their_marks() {
        let cut = TokenizedText::new("وَبِالعراق");
        let at = cut.offset_after_letters(0, 2);
        assert_eq!(cut.source().get(at..), Some("العراق"));
    }

    #[test]
    fn long_runs_of_invisible_characters_are_linear() {
        let text = format!("{}ب", "ا\u{200F}".repeat(200_000));
        assert_eq!(TokenizedText::new(&text).len(), 1);
        let text = "\u{200F}".repeat(400_000);
        assert!(TokenizedText::new(&text).is_empty());
    }
}
