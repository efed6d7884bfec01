//! Sentences by the rules of Unicode, with a fast path and the habits of Arabic news.

use unicode_segmentation::UnicodeSegmentation;

use crate::Span;
use crate::paragraphs::{is_line_end, trimmed};
use crate::scan::{CharSet, Finder};

/// Which habits of Arabic writing are added to the rules of Unicode (UAX #29).
///
/// A line end ends a sentence under all of them, so a headline or a dateline on a line of its own is one, with or
/// without a full stop. So do `.`, `!`, `؟` and their kin, with the quotes and brackets that close behind them; a
/// decimal point does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SentenceRules {
    /// The point of an abbreviation of one letter (`د.`, `أ.م.`, `و.`) ends no sentence, nor does that of a number that
    /// begins a list item (`1. ...`). An era behind a year (`2021 م.`) is no abbreviation here.
    pub abbreviations: bool,
    /// `…` ends a sentence as three points do: where space and a new word follow.
    pub ellipsis: bool,
    /// `؛` ends a sentence. Off in [`SentenceRules::NEWS`]: what stands behind it in news explains what stands before
    /// it, and is said by the same speaker.
    pub semicolon: bool,
}

impl SentenceRules {
    /// The rules of Unicode alone: what `split_sentence_bounds` of `unicode-segmentation` gives, without the space
    /// around the sentences.
    pub const UNICODE: SentenceRules =
        SentenceRules { abbreviations: false, ellipsis: false, semicolon: false };

    /// How Arabic news ends its sentences.
    pub const NEWS: SentenceRules =
        SentenceRules { abbreviations: true, ellipsis: true, semicolon: false };

    /// As [`SentenceRules::NEWS`], and cut at `؛` too: for shorter pieces.
    pub const CLAUSES: SentenceRules = SentenceRules { semicolon: true, ..SentenceRules::NEWS };
}

/// The sentences of a text, in text order, without the space around them, by [`SentenceRules::NEWS`].
///
/// ```
/// let text = "حضر أ.د. سامي. هل غادر؟ نعم… قبل 2.5 ساعة";
/// let found: Vec<&str> = rawi_text::sentences(text).filter_map(|span| span.text(text)).collect();
/// assert_eq!(found, ["حضر أ.د. سامي.", "هل غادر؟", "نعم…", "قبل 2.5 ساعة"]);
/// ```
pub fn sentences(text: &str) -> Sentences<'_> {
    sentences_by(text, SentenceRules::NEWS)
}

/// The sentences of a text by given rules.
pub fn sentences_by(text: &str, rules: SentenceRules) -> Sentences<'_> {
    Sentences { text, rules, ends: Finder::new(&SENTENCE_ENDS, text), open: 0, piece: 0, at: 0 }
}

/// The sentences of a text, as [`sentences`] gives them.
#[derive(Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    rules: SentenceRules,
    ends: Finder<'static, 't>,
    /// Where the sentence begins that is not yet given out.
    open: usize,
    /// Where Unicode's rules began it, or the last piece of it behind an abbreviation.
    piece: usize,
    /// Up to here the text has been searched.
    at: usize,
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while self.open < self.text.len() {
            let start = self.open;
            loop {
                let mark = self.ends.next_at(self.at);
                let Some(bound) = self.bound_behind(mark) else { continue };
                let piece = self.text.get(self.piece..bound).unwrap_or_default();
                (self.piece, self.at) = (bound, bound);
                let goes_on = self.rules.abbreviations
                    && bound < self.text.len()
                    && !piece.ends_with(is_line_end)
                    && ends_in_abbreviation(piece);
                if !goes_on {
                    break;
                }
            }
            self.open = self.at;
            let span = trimmed(self.text, start, self.open);
            if span.is_some() {
                return span;
            }
        }
        None
    }
}

impl Sentences<'_> {
    /// The next boundary behind a character that may end a sentence. Where it does not, `None`, and the search goes on
    /// behind it.
    fn bound_behind(&mut self, mark: usize) -> Option<usize> {
        let rest = self.text.get(mark..).unwrap_or_default();
        let mut characters = rest.chars();
        let Some(found) = characters.next() else { return Some(self.text.len()) };
        let behind = characters.as_str();
        let next = characters.next();
        let width = found.len_utf8();
        match found {
            '\r' if next == Some('\n') => return Some(mark + 2),
            _ if is_line_end(found) => return Some(mark + width),
            // A decimal point.
            '.' if next.is_some_and(|next| next.is_ascii_digit() || is_arabic_digit(next)) => {}
            // The line end is a boundary itself.
            '.' | '!' | '?' | '\u{61F}' if next.is_none_or(is_line_end) => {}
            // A new sentence begins with an Arabic letter behind one space.
            '.' | '!' | '?' | '\u{61F}'
                if next == Some(' ') && characters.next().is_some_and(is_arabic_letter) =>
            {
                return Some(mark + width + 1);
            }
            '\u{61B}' if self.rules.semicolon => {
                if let Some(bound) = habitual_bound(behind) {
                    return Some(mark + width + bound);
                }
            }
            '\u{2026}' if self.rules.ellipsis => {
                if let Some(bound) = habitual_bound(behind) {
                    return Some(mark + width + bound);
                }
            }
            _ if is_terminator(found) => {
                // From the start of the word on, for a capital or small letter before a point counts.
                let before = self.text.get(self.piece..mark).unwrap_or_default();
                let word = before.rfind(' ').map_or(0, |space| space + 1);
                return Some(self.unicode_bound(self.piece + word, mark + width));
            }
            _ => {}
        }
        self.at = mark + width;
        None
    }

    /// The first boundary that Unicode's rules find behind an offset, from a place on that is no boundary's inside.
    fn unicode_bound(&self, from: usize, behind: usize) -> usize {
        let window = self.text.get(from..).unwrap_or_default();
        window
            .split_sentence_bound_indices()
            .map(|(start, sentence)| from + start + sentence.len())
            .find(|bound| *bound >= behind)
            .unwrap_or(self.text.len())
    }
}

/// How far behind `؛` or `…` a sentence begins: quotes and brackets that close, space, and then a word, a number or
/// what opens one.
fn habitual_bound(behind: &str) -> Option<usize> {
    let spaced = behind.trim_start_matches(['"', '»', ')', ']', '\u{201D}', '\u{2019}']);
    let next = spaced.trim_start();
    let first = next.chars().next()?;
    let begins = (first.is_alphanumeric() && !first.is_lowercase())
        || matches!(first, '"' | '«' | '(' | '[' | '\u{201C}' | '\u{2018}');
    (begins && next.len() < spaced.len()).then_some(behind.len() - next.len())
}

/// Whether the piece closes with a point that belongs to its last word: one letter (`د.`), or a list number alone.
fn ends_in_abbreviation(piece: &str) -> bool {
    let Some(stem) = piece.trim_end().strip_suffix('.') else { return false };
    let last = stem.rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or_default();
    let mut letters = last.chars().filter(|c| c.is_alphanumeric());
    match (letters.next(), letters.next()) {
        // `2021 م.`: an era, not a title.
        (Some('م' | 'ه'), None) => {
            let before = stem.get(..stem.len() - last.len()).unwrap_or_default();
            !before.trim_end().ends_with(char::is_numeric)
        }
        (Some(letter), None) if letter.is_alphabetic() => true,
        (Some(_), _) => last == stem.trim_start() && last.chars().all(char::is_numeric),
        (None, _) => false,
    }
}

fn is_arabic_digit(character: char) -> bool {
    matches!(character, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

fn is_arabic_letter(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}

/// The characters that may end a sentence (`Sentence_Break` is `ATerm` or `STerm`), in order.
const TERMINATORS: &[(u32, u32)] = &[
    (0x0021, 0x0021),
    (0x002E, 0x002E),
    (0x003F, 0x003F),
    (0x0589, 0x0589),
    (0x061D, 0x061F),
    (0x06D4, 0x06D4),
    (0x0700, 0x0702),
    (0x07F9, 0x07F9),
    (0x0837, 0x0837),
    (0x0839, 0x0839),
    (0x083D, 0x083E),
    (0x0964, 0x0965),
    (0x104A, 0x104B),
    (0x1362, 0x1362),
    (0x1367, 0x1368),
    (0x166E, 0x166E),
    (0x1735, 0x1736),
    (0x17D4, 0x17D5),
    (0x1803, 0x1803),
    (0x1809, 0x1809),
    (0x1944, 0x1945),
    (0x1AA8, 0x1AAB),
    (0x1B4E, 0x1B4F),
    (0x1B5A, 0x1B5B),
    (0x1B5E, 0x1B5F),
    (0x1B7D, 0x1B7F),
    (0x1C3B, 0x1C3C),
    (0x1C7E, 0x1C7F),
    (0x2024, 0x2024),
    (0x203C, 0x203D),
    (0x2047, 0x2049),
    (0x2CF9, 0x2CFB),
    (0x2E2E, 0x2E2E),
    (0x2E3C, 0x2E3C),
    (0x2E53, 0x2E54),
    (0x3002, 0x3002),
    (0xA4FF, 0xA4FF),
    (0xA60E, 0xA60F),
    (0xA6F3, 0xA6F3),
    (0xA6F7, 0xA6F7),
    (0xA876, 0xA877),
    (0xA8CE, 0xA8CF),
    (0xA92F, 0xA92F),
    (0xA9C8, 0xA9C9),
    (0xAA5D, 0xAA5F),
    (0xAAF0, 0xAAF1),
    (0xABEB, 0xABEB),
    (0xFE12, 0xFE12),
    (0xFE15, 0xFE16),
    (0xFE52, 0xFE52),
    (0xFE56, 0xFE57),
    (0xFF01, 0xFF01),
    (0xFF0E, 0xFF0E),
    (0xFF1F, 0xFF1F),
    (0xFF61, 0xFF61),
    (0x0001_0A56, 0x0001_0A57),
    (0x0001_0F55, 0x0001_0F59),
    (0x0001_0F86, 0x0001_0F89),
    (0x0001_1047, 0x0001_1048),
    (0x0001_10BE, 0x0001_10C1),
    (0x0001_1141, 0x0001_1143),
    (0x0001_11C5, 0x0001_11C6),
    (0x0001_11CD, 0x0001_11CD),
    (0x0001_11DE, 0x0001_11DF),
    (0x0001_1238, 0x0001_1239),
    (0x0001_123B, 0x0001_123C),
    (0x0001_12A9, 0x0001_12A9),
    (0x0001_13D4, 0x0001_13D5),
    (0x0001_144B, 0x0001_144C),
    (0x0001_15C2, 0x0001_15C3),
    (0x0001_15C9, 0x0001_15D7),
    (0x0001_1641, 0x0001_1642),
    (0x0001_173C, 0x0001_173E),
    (0x0001_1944, 0x0001_1944),
    (0x0001_1946, 0x0001_1946),
    (0x0001_1A42, 0x0001_1A43),
    (0x0001_1A9B, 0x0001_1A9C),
    (0x0001_1C41, 0x0001_1C42),
    (0x0001_1EF7, 0x0001_1EF8),
    (0x0001_1F43, 0x0001_1F44),
    (0x0001_6A6E, 0x0001_6A6F),
    (0x0001_6AF5, 0x0001_6AF5),
    (0x0001_6B37, 0x0001_6B38),
    (0x0001_6B44, 0x0001_6B44),
    (0x0001_6D6E, 0x0001_6D6F),
    (0x0001_6E98, 0x0001_6E98),
    (0x0001_BC9F, 0x0001_BC9F),
    (0x0001_DA88, 0x0001_DA88),
];

fn is_terminator(character: char) -> bool {
    let code = u32::from(character);
    let place = TERMINATORS.partition_point(|(_, last)| *last < code);
    TERMINATORS.get(place).is_some_and(|(first, _)| *first <= code)
}

/// The terminators and line ends, or their first bytes, and the marks that end a sentence by habit.
#[expect(clippy::indexing_slicing, reason = "evaluated while compiling")]
#[expect(clippy::cast_possible_truncation, reason = "the code point is ASCII")]
static SENTENCE_ENDS: CharSet = {
    let mut ends = CharSet::new()
        .with_ascii(b'\n')
        .with_ascii(b'\r')
        .with_arabic('\u{61B}')
        .with_lead(0xC2)
        .with_lead(0xE2);
    let mut index = 0;
    while index < TERMINATORS.len() {
        let (mut code, last) = TERMINATORS[index];
        while code <= last {
            if code < 0x80 {
                ends = ends.with_ascii(code as u8);
            } else if let Some(character) = char::from_u32(code) {
                ends = ends.with_arabic(character).with_lead(lead_of(code));
            }
            code += 1;
        }
        index += 1;
    }
    ends
};

/// The first byte in UTF-8 of a code point beyond ASCII.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a lead byte has at most 6 bits of the code point"
)]
const fn lead_of(code: u32) -> u8 {
    if code < 0x800 {
        0xC0 | (code >> 6) as u8
    } else if code < 0x1_0000 {
        0xE0 | (code >> 12) as u8
    } else {
        0xF0 | (code >> 18) as u8
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};
    use unicode_segmentation::UnicodeSegmentation;

    use super::{SentenceRules, is_terminator, sentences, sentences_by};

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).filter_map(|span| span.text(text)).collect()
    }

    /// What Unicode's rules give, without the space around it.
    fn agrees(text: &str) {
        let fast: Vec<&str> = sentences_by(text, SentenceRules::UNICODE)
            .map(|span| span.text(text).unwrap())
            .collect();
        let expected: Vec<&str> = text
            .split_sentence_bounds()
            .map(str::trim)
            .filter(|sentence| !sentence.is_empty())
            .collect();
        assert_eq!(fast, expected, "{}", text.escape_unicode());
    }

    #[test]
    fn the_terminators_are_unicodes() {
        for character in '\0'..=char::MAX {
            let ends = format!("ا{character} ا").split_sentence_bounds().count() > 1;
            let line = matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            assert_eq!(is_terminator(character), ends && !line, "U+{:04X}", u32::from(character));
        }
    }

    #[test]
    fn every_scalar_value_is_cut_as_the_reference_cuts() {
        for first in (0..=0x0010_FFFF).step_by(64) {
            let mut text = String::new();
            for character in (first..first + 64).filter_map(char::from_u32) {
                text.extend(['ب', '.', character, ' ', 'ت', '\n', 'b', '.', character, 'ت', '\n']);
                text.extend(['ب', character, ' ', 'ت', '؟', ' ', character, 'ت', '\n']);
            }
            agrees(&text);
        }
    }

    #[test]
    fn every_pair_is_cut_as_the_reference_cuts() {
        let at_stake: Vec<char> = ('\0'..='\u{7F}')
            .chain('\u{600}'..='\u{6FF}')
            .chain(['\u{85}', '\u{A0}', '\u{AB}', '\u{BB}', '\u{AD}', 'É', 'é', '\u{301}'])
            .chain('\u{2000}'..='\u{2030}')
            .chain(['\u{3002}', '\u{FDFA}', '\u{FE70}', '\u{FF0E}', '\u{FEFF}', '😀'])
            .collect();
        for first in &at_stake {
            let mut text = String::new();
            for second in &at_stake {
                text.extend([
                    'ب', '.', *first, *second, 'ت', '\n', 'B', *first, *second, ' ', 'B', '\n',
                ]);
                text.extend(['b', *first, '.', *second, 'ت', '؟', ' ', *first, *second]);
            }
            agrees(&text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn news_like_text_is_cut_as_the_reference_cuts(
            text in "([ابت]{1,3}|[ ]|[.؟!…؛،:\\n]|[ \"«»)(“”\\u{64B}\\u{200F}\\u{A0}-]|[a-cA-C]{1,2}|[0-9٠-٩]|\\. [اa]){0,40}"
        ) {
            agrees(&text);
        }

        #[test]
        fn arbitrary_text_is_cut_as_the_reference_cuts(text in ".{0,60}") {
            agrees(&text);
        }

        #[test]
        fn under_all_rules_sentences_cover_what_is_not_space(
            text in "([ابدم]{1,3}|[ ]|[.؟!…؛،\\n]|[ \"«»)(\\u{64B}\\u{200F}]|[aA1٣]){0,40}"
        ) {
            for rules in [SentenceRules::UNICODE, SentenceRules::NEWS, SentenceRules::CLAUSES] {
                let mut last = 0;
                for span in sentences_by(&text, rules) {
                    assert!(text.get(last..span.start()).unwrap().trim().is_empty());
                    let sentence = span.text(&text).unwrap();
                    assert_eq!(sentence, sentence.trim());
                    last = span.end();
                }
                assert!(text.get(last..).unwrap().trim().is_empty());
            }
        }
    }

    #[test]
    fn a_question_mark_ends_a_sentence() {
        assert_eq!(cut("هل عاد؟ نعم عاد."), ["هل عاد؟", "نعم عاد."]);
    }

    #[test]
    fn an_initial_does_not() {
        assert_eq!(cut("حضر أ.د. سامي. ثم غادر."), ["حضر أ.د. سامي.", "ثم غادر."]);
        assert_eq!(cut("كتب ت. س. إليوت. قرأنا."), ["كتب ت. س. إليوت.", "قرأنا."]);
    }

    #[test]
    fn an_era_does() {
        assert_eq!(cut("وقع عام 2021 م. ثم انتهى."), ["وقع عام 2021 م.", "ثم انتهى."]);
    }

    #[test]
    fn a_decimal_point_does_not() {
        assert_eq!(cut("نما بنسبة 2.5 في المئة."), ["نما بنسبة 2.5 في المئة."]);
        assert_eq!(cut("نما ٢.٥ نقطة."), ["نما ٢.٥ نقطة."]);
    }

    #[test]
    fn a_list_number_does_not() {
        assert_eq!(cut("1. الوزارة\n2. الهيئة"), ["1. الوزارة", "2. الهيئة"]);
    }

    #[test]
    fn an_ellipsis_does_before_a_new_word() {
        assert_eq!(cut("صمت… ثم قال."), ["صمت…", "ثم قال."]);
        assert_eq!(cut("«سنعود…» قال الوزير."), ["«سنعود…»", "قال الوزير."]);
        assert_eq!(cut("بيروت…، دمشق"), ["بيروت…، دمشق"]);
        assert_eq!(cut("قال…"), ["قال…"]);
    }

    #[test]
    fn a_semicolon_does_where_it_is_asked_to() {
        let text = "تأجل اللقاء؛ الوزير مريض.";
        assert_eq!(cut(text), [text]);
        let clauses: Vec<&str> =
            sentences_by(text, SentenceRules::CLAUSES).filter_map(|span| span.text(text)).collect();
        assert_eq!(clauses, ["تأجل اللقاء؛", "الوزير مريض."]);
    }

    #[test]
    fn quotes_and_brackets_close_with_their_sentence() {
        assert_eq!(cut("قال: «انتهى.» ثم غادر."), ["قال: «انتهى.»", "ثم غادر."]);
        assert_eq!(cut("(عاد أمس.) وغادر."), ["(عاد أمس.)", "وغادر."]);
    }

    #[test]
    fn a_headline_without_a_full_stop_is_a_sentence() {
        assert_eq!(cut("العنوان\n\nالنص هنا."), ["العنوان", "النص هنا."]);
    }

    #[test]
    fn long_runs_are_linear() {
        for piece in
            [". ", ".", "د. ", "؟ ا", "1.", "a.", "a.1", "…", "؛ ", "ب\u{64B}.", "\"", ". a"]
        {
            let text = piece.repeat(100_000);
            for rules in [SentenceRules::UNICODE, SentenceRules::NEWS, SentenceRules::CLAUSES] {
                assert!(sentences_by(&text, rules).count() > 0);
            }
        }
    }
}
