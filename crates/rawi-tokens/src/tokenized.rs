//! A text cut into tokens.

use std::ops::Range;
use std::sync::OnceLock;

use rawi_normalize::chars::{
    TATWEEL, digit_value, is_arabic_letter, is_control, is_mark, is_mark_form,
};
use rawi_normalize::{FoldedCursor, Folding, Normalized, normalize};
use rawi_text::scan::{CharSet, Finder};
use rawi_text::{Sentences, Span, sentences};

use crate::dateline::{self, Dateline};
use crate::word_table::{hash_within, word_hash};

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

/// Tokens of a span that are counted one by one.
const NEAR: usize = 6;

/// A text cut into tokens, each with its folded form ([`Folding::LOOKUP`]) and its sentence.
///
/// Tokens are counted from 0 and asked for by number; a number past the end gives the empty answer (`""`, `None`),
/// so a rule may look ahead without asking how long the text is.
#[derive(Clone, Debug)]
pub struct TokenizedText<'t> {
    source: &'t str,
    /// The whole text folded, of which the tokens' folded forms are pieces.
    folded: Normalized<'t>,
    /// Folded forms that are no piece of it: foreign words in lower case, symbols that fold to words. Their spans
    /// begin behind the folded text.
    others: String,
    tokens: Vec<Token>,
    /// The tokens of each sentence.
    sentences: Vec<Range<usize>>,
    /// Read when it is first asked for: the phrases of a table have none, and many a text is cut for its words alone.
    dateline: OnceLock<Option<Dateline>>,
}

impl<'t> TokenizedText<'t> {
    /// Cuts a text.
    pub fn new(source: &'t str) -> TokenizedText<'t> {
        let folded = normalize(source, Folding::LOOKUP);
        let mut cutter = Cutter {
            source,
            folded: folded.as_str(),
            cursor: folded.cursor(),
            // Arabic news has a token in eight to ten bytes.
            tokens: Vec::with_capacity(source.len() / 8 + 8),
            others: String::new(),
            bounds: sentences(source),
            sentence_end: 0,
            sentences: Vec::new(),
        };
        cutter.cut();
        let Cutter { tokens, others, sentences, .. } = cutter;
        TokenizedText { source, folded, others, tokens, sentences, dateline: OnceLock::new() }
    }

    /// The text that was cut.
    #[inline]
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// The opening of the report with its place and agency, if it has one.
    ///
    /// Words with brackets behind them are one where a day stands before the brackets or a dash or colon behind them;
    /// else only where the brackets hold a known agency.
    ///
    /// ```
    /// use rawi_tokens::TokenizedText;
    ///
    /// let source = "بغداد 9 أغسطس 2021 (شينخوا) أكد المتحدث أن";
    /// let text = TokenizedText::new(source);
    /// let dateline = text.dateline().unwrap();
    /// assert_eq!(dateline.place.and_then(|span| span.text(source)), Some("بغداد"));
    /// assert_eq!(dateline.agency.and_then(|span| span.text(source)), Some("شينخوا"));
    /// assert_eq!(dateline.between.and_then(|span| span.text(source)), Some("9 أغسطس 2021"));
    /// ```
    pub fn dateline(&self) -> Option<&Dateline> {
        self.dateline.get_or_init(|| dateline::read(self)).as_ref()
    }

    /// All tokens, in text order.
    #[inline]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// How many tokens there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token at all.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// One token.
    #[inline]
    pub fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    /// What a token is made of.
    #[inline]
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.token(index).map(|token| token.kind)
    }

    /// What stands before a token; behind the last one, a line end.
    #[inline]
    pub fn gap(&self, index: usize) -> Gap {
        self.token(index).map_or(Gap::Line, |token| token.gap)
    }

    /// The folded form of a token: ASCII digits for digits, the character itself for punctuation.
    #[inline]
    pub fn folded(&self, index: usize) -> &str {
        self.token(index).map_or("", |token| self.folded_form(token))
    }

    #[inline]
    pub(crate) fn folded_form(&self, token: &Token) -> &str {
        let form = token.folded.text(self.folded.as_str());
        form.or_else(|| {
            let shift = self.folded.as_str().len();
            self.others.get(token.folded.start() - shift..token.folded.end() - shift)
        })
        .unwrap_or_default()
    }

    /// The whole text, folded, with its map to the source: the text between the tokens with them.
    pub fn normalized(&self) -> &Normalized<'t> {
        &self.folded
    }

    /// A token as it stands in the source.
    #[inline]
    pub fn raw(&self, index: usize) -> &'t str {
        self.token(index).and_then(|token| token.span.text(self.source)).unwrap_or_default()
    }

    /// The character of a punctuation token.
    #[inline]
    pub fn mark(&self, index: usize) -> Option<char> {
        self.token(index)
            .filter(|token| token.kind == TokenKind::Mark)
            .and_then(|token| token.span.text(self.source)?.chars().next())
    }

    /// Whether a token is an Arabic word.
    #[inline]
    pub fn is_word(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Word)
    }

    /// The span of the source from the first to the last token of a range; `None` where the range is empty or
    /// reaches past the end.
    #[inline]
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let last = tokens.end.checked_sub(1).filter(|last| *last >= tokens.start)?;
        Some(self.token(tokens.start)?.span.cover(self.token(last)?.span))
    }

    /// The token ranges of the sentences, in text order. Every token is in exactly one.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The tokens of the sentence in which a token stands; empty for a number past the end.
    #[inline]
    pub fn sentence_of(&self, index: usize) -> Range<usize> {
        self.token(index)
            .and_then(|token| self.sentences.get(token.sentence as usize))
            .cloned()
            .unwrap_or_default()
    }

    /// The number of the first token that ends behind a byte offset of the source.
    #[inline]
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end() <= offset)
    }

    /// The tokens that a span of the source touches.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let first = self.token_at(span.start());
        let rest = self.tokens.get(first..).unwrap_or_default();
        let begins_before = |token: &Token| token.span.start() < span.end();
        // Most spans are of a few tokens.
        let near = rest.iter().take(NEAR).take_while(|token| begins_before(token)).count();
        let further = if near < NEAR { 0 } else { rest.partition_point(begins_before) };
        first..first + near.max(further)
    }

    /// The byte offset of the source behind the first `letters` folded letters of a token and the marks on them.
    ///
    /// This is where a name begins whose proclitics were split off: `letters` is what
    /// [`ProcliticSplit::letters`](crate::ProcliticSplit::letters) says.
    pub fn offset_after_letters(&self, index: usize, letters: usize) -> usize {
        let Some(token) = self.token(index) else { return self.source.len() };
        let form = self.folded_form(token);
        let Some((bytes, _)) = form.char_indices().nth(letters) else { return token.span.end() };
        let at = token.folded.start() + bytes;
        if at >= self.folded.as_str().len() {
            // A foreign word: nothing is attached before it.
            return token.span.start();
        }
        let place = self.folded.source_span(Span::empty_at(at)).start();
        place.clamp(token.span.start(), token.span.end())
    }
}

/// Cuts a source and its folded text side by side.
struct Cutter<'c, 't> {
    source: &'t str,
    folded: &'c str,
    cursor: FoldedCursor<'c>,
    tokens: Vec<Token>,
    others: String,
    /// The sentences ahead, and where the one ends that the last token stands in.
    bounds: Sentences<'t>,
    sentence_end: usize,
    sentences: Vec<Range<usize>>,
}

impl Cutter<'_, '_> {
    fn cut(&mut self) {
        let bytes = self.source.as_bytes();
        let mut run_ends = Finder::new(&RUN_ENDS, self.source);
        let mut gap = Gap::Line;
        let mut at = 0;
        while let Some((class, width)) = class_at(self.source, bytes, at) {
            let behind = at + width;
            match class {
                Class::Arabic => {
                    let run_end = run_ends.next_at(behind);
                    // A space, an ASCII mark or nothing: the word ends here, as nearly all do.
                    let next = bytes.get(run_end).copied().unwrap_or(b' ');
                    let end = if next.is_ascii() {
                        run_end
                    } else {
                        self.end_of_run(run_end, Class::Arabic)
                    };
                    self.push(at, end, TokenKind::Word, gap);
                    (gap, at) = (Gap::None, end);
                    if next == b' ' && end == run_end {
                        (gap, at) = (Gap::Space, end + 1);
                    }
                    continue;
                }
                Class::LineEnd => gap = Gap::Line,
                Class::Space => gap = gap.max(Gap::Space),
                // Nothing to hold on to: a mark or invisible character outside a word is no token.
                Class::Attached => {}
                Class::Mark => {
                    self.push_other(at, behind, TokenKind::Mark, gap);
                    gap = Gap::None;
                }
                Class::Digit => {
                    let end = self.end_of_run(behind, class);
                    self.push(at, end, TokenKind::Digits, gap);
                    (gap, at) = (Gap::None, end);
                    continue;
                }
                Class::Foreign => {
                    let end = self.end_of_run(behind, class);
                    self.push_other(at, end, TokenKind::Foreign, gap);
                    (gap, at) = (Gap::None, end);
                    continue;
                }
            }
            at = behind;
        }
        if let (Some(last), tokens) = (self.sentences.last_mut(), self.tokens.len()) {
            last.end = tokens;
        }
    }

    /// Where a run of one class ends that goes on up to an offset at least, with what is attached to it. Invisible
    /// characters belong to a word only where the word goes on behind them.
    fn end_of_run(&self, from: usize, class: Class) -> usize {
        let bytes = self.source.as_bytes();
        let (mut end, mut at) = (from, from);
        while let Some((next, width)) = class_at(self.source, bytes, at) {
            if next != class && (next != Class::Attached || class == Class::Digit) {
                break;
            }
            at += width;
            if next == class || self.is_seen(at - width) {
                end = at;
            }
        }
        end
    }

    /// Whether an attached character is a mark or tatweel, not an invisible one.
    fn is_seen(&self, at: usize) -> bool {
        let character = self.source.get(at..).and_then(|rest| rest.chars().next());
        character.is_some_and(|character| !is_control(character))
    }

    /// A token whose folded form is a piece of the folded text.
    #[inline]
    fn push(&mut self, start: usize, end: usize, kind: TokenKind, gap: Gap) {
        let from = self.cursor.folded_offset(start);
        let to = self.cursor.folded_offset(end);
        let Some((span, folded)) = Span::new(start..end).zip(Span::new(from..to)) else { return };
        let hash = hash_within(self.folded.as_bytes(), from..to);
        let sentence = self.sentence_at(start);
        self.tokens.push(Token { span, kind, gap, hash, sentence, folded });
    }

    /// A token that may be folded otherwise than the text is: a foreign word is in lower case, a mark as it stands.
    fn push_other(&mut self, start: usize, end: usize, kind: TokenKind, gap: Gap) {
        let from = self.cursor.folded_offset(start);
        let to = self.cursor.folded_offset(end);
        let form = self.folded.get(from..to).unwrap_or_default();
        let before = self.others.len();
        if kind == TokenKind::Foreign {
            if form.bytes().any(|byte| !byte.is_ascii_lowercase()) {
                self.others.push_str(&form.to_lowercase());
            }
        } else {
            let raw = self.source.get(start..end).unwrap_or_default();
            if raw != form {
                self.others.push_str(raw);
            }
        }
        let other = self.others.get(before..).unwrap_or_default();
        let (folded, hash) = if other.is_empty() {
            (from..to, word_hash(form))
        } else {
            let shift = self.folded.len();
            (shift + before..shift + self.others.len(), word_hash(other))
        };
        let Some((span, folded)) = Span::new(start..end).zip(Span::new(folded)) else { return };
        let sentence = self.sentence_at(start);
        self.tokens.push(Token { span, kind, gap, hash, sentence, folded });
    }

    /// The number of the sentence in which the next token begins, at an offset of the source.
    #[inline]
    fn sentence_at(&mut self, start: usize) -> u32 {
        if start >= self.sentence_end {
            self.next_sentence(start);
        }
        // At most as many as tokens, which have 32-bit offsets.
        u32::try_from(self.sentences.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    #[cold]
    fn next_sentence(&mut self, start: usize) {
        let token = self.tokens.len();
        if let Some(last) = self.sentences.last_mut() {
            last.end = token;
        }
        // Sentences cover all that is not white space, so there is one; were there none, the last would go on.
        let next = self.bounds.find(|sentence| start < sentence.end());
        debug_assert!(next.is_some(), "sentences cover all tokens");
        self.sentence_end = next.map_or(usize::MAX, Span::end);
        self.sentences.push(token..token);
    }
}

/// What a character does to the token before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The class and the width in bytes of the character that begins at an offset; `None` at the end.
#[inline]
fn class_at(source: &str, bytes: &[u8], at: usize) -> Option<(Class, usize)> {
    let first = *bytes.get(at)?;
    if first < 0x80 {
        return Some((ASCII.get(usize::from(first)).copied().unwrap_or(Class::Mark), 1));
    }
    if first & 0xFC == 0xD8 {
        let second = bytes.get(at + 1).copied().unwrap_or(0);
        let offset = usize::from((first & 3) << 6 | second & 0x3F);
        return Some((ARABIC.get(offset).copied().unwrap_or(Class::Mark), 2));
    }
    class_of_other(source, at)
}

/// Out of line, so that the common cases of [`class_at`] are small enough to stand where they are asked.
#[cold]
#[inline(never)]
fn class_of_other(source: &str, at: usize) -> Option<(Class, usize)> {
    let character = source.get(at..)?.chars().next()?;
    Some((Class::of(character), character.len_utf8()))
}

impl Class {
    fn of(character: char) -> Class {
        if let Some(class) = Class::known(character) {
            class
        } else if character.is_whitespace() {
            Class::Space
        } else if character.is_alphabetic() {
            Class::Foreign
        } else {
            Class::Mark
        }
    }

    /// The class of the characters that this crate has an opinion on; for others Unicode is asked.
    const fn known(character: char) -> Option<Class> {
        Some(match character {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::LineEnd,
            '\t' | '\u{B}' | '\u{C}' | ' ' => Class::Space,
            'a'..='z' | 'A'..='Z' => Class::Foreign,
            _ if digit_value(character).is_some() => Class::Digit,
            _ if character.is_ascii() => Class::Mark,
            _ if is_arabic_letter(character) => Class::Arabic,
            TATWEEL => Class::Attached,
            _ if is_mark(character) || is_control(character) || is_mark_form(character) => {
                Class::Attached
            }
            _ => return None,
        })
    }
}

#[expect(clippy::indexing_slicing, reason = "evaluated while compiling")]
const ASCII: [Class; 128] = {
    let mut classes = [Class::Mark; 128];
    let mut byte = 0;
    while byte < 128_u8 {
        if let Some(class) = Class::known(byte as char) {
            classes[byte as usize] = class;
        }
        byte += 1;
    }
    classes
};

#[expect(clippy::indexing_slicing, reason = "evaluated while compiling")]
const ARABIC: [Class; 256] = {
    let mut classes = [Class::Mark; 256];
    let mut offset = 0;
    while offset < 256 {
        if let Some(character) = char::from_u32(0x600 + offset)
            && let Some(class) = Class::known(character)
        {
            classes[offset as usize] = class;
        }
        offset += 1;
    }
    classes
};

/// All but the letters, marks and tatweel of the Arabic block: what may end a word that began with such a letter.
static RUN_ENDS: CharSet = {
    let mut ends = CharSet::new().with_all_leads();
    let mut byte = 0;
    while byte < 128_u8 {
        ends = ends.with_ascii(byte);
        byte += 1;
    }
    let mut code = 0x600;
    while code < 0x700 {
        if let Some(character) = char::from_u32(code) {
            let goes_on = is_arabic_letter(character) || is_mark(character) || character == TATWEEL;
            if !goes_on {
                ends = ends.with_arabic(character);
            }
        }
        code += 1;
    }
    ends
};

#[cfg(test)]
mod tests {
    use rawi_normalize::{Folding, fold};

    use super::{ARABIC, ASCII, Class, Gap, TokenKind, TokenizedText};
    use crate::word_hash;

    #[test]
    fn the_tables_say_what_the_classes_are() {
        for (code, class) in (0..128_u8).zip(ASCII) {
            assert_eq!(class, Class::of(code.into()), "U+{code:04X}");
        }
        for (character, class) in ('\u{600}'..='\u{6FF}').zip(ARABIC) {
            let asked = Class::of(character);
            assert_eq!(class, asked, "U+{:04X}", u32::from(character));
        }
    }

    /// Cutting letter by letter, each word folded alone: what the fast cutter must equal.
    fn cut_slowly(text: &str) -> Vec<(usize, usize, TokenKind, Gap, String)> {
        let mut tokens = Vec::new();
        let mut gap = Gap::Line;
        let mut characters = text.char_indices().peekable();
        while let Some((start, character)) = characters.next() {
            let class = Class::of(character);
            let mut end = start + character.len_utf8();
            let kind = match class {
                Class::LineEnd => {
                    gap = Gap::Line;
                    continue;
                }
                Class::Space => {
                    gap = gap.max(Gap::Space);
                    continue;
                }
                Class::Attached => continue,
                Class::Mark => TokenKind::Mark,
                Class::Arabic => TokenKind::Word,
                Class::Digit => TokenKind::Digits,
                Class::Foreign => TokenKind::Foreign,
            };
            if kind != TokenKind::Mark {
                let mut ahead = characters.clone();
                while let Some((at, next)) = ahead.next() {
                    let next_class = Class::of(next);
                    let attached = next_class == Class::Attached && class != Class::Digit;
                    if next_class != class && !attached {
                        break;
                    }
                    if next_class == class || !rawi_normalize::chars::is_control(next) {
                        end = at + next.len_utf8();
                        characters = ahead.clone();
                    }
                }
            }
            let raw = text.get(start..end).unwrap();
            let folded = match kind {
                TokenKind::Mark => raw.to_owned(),
                TokenKind::Foreign => fold(raw, Folding::LOOKUP).to_lowercase(),
                _ => fold(raw, Folding::LOOKUP),
            };
            tokens.push((start, end, kind, gap, folded));
            gap = Gap::None;
        }
        tokens
    }

    fn agrees(text: &str) {
        let cut = TokenizedText::new(text);
        let fast: Vec<_> = (0..cut.len())
            .map(|index| {
                let token = cut.token(index).unwrap();
                assert_eq!(token.hash, word_hash(cut.folded(index)));
                let folded = cut.folded(index).to_owned();
                (token.span.start(), token.span.end(), token.kind, token.gap, folded)
            })
            .collect();
        assert_eq!(fast, cut_slowly(text), "{}", text.escape_unicode());
        let covered: Vec<usize> = cut.sentences().iter().cloned().flatten().collect();
        assert_eq!(covered, (0..cut.len()).collect::<Vec<_>>(), "{}", text.escape_unicode());
    }

    #[test]
    fn every_scalar_value_is_cut_as_letter_by_letter() {
        for first in (0..=0x0010_FFFF).step_by(256) {
            let mut text = String::new();
            for character in (first..first + 256).filter_map(char::from_u32) {
                text.extend(['ب', character, ' ']);
                // The higher planes hold foreign letters and symbols, without surprises beside others.
                if first < 0x2_0000 {
                    text.extend(['ة', character, '5', character, '5', 'x', character]);
                }
            }
            agrees(&text);
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig {
            cases: 3000, failure_persistence: None, ..Default::default()
        })]

        #[test]
        fn any_text_is_cut_as_letter_by_letter(
            text in "([ابةىأؤ]{1,9}|[ \n.،؟:0٣۷xCé\u{FDFA}\u{FDFC}\u{FEFB}\u{750}]|[\u{64B}\u{654}\u{640}\u{200F}\u{61C}\u{FE70}\u{A0}]){0,40}"
        ) {
            agrees(&text);
        }

        #[test]
        fn arbitrary_text_is_cut_as_letter_by_letter(text in "\\PC{0,60}") {
            agrees(&text);
        }
    }

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
