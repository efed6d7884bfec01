//! Words by the rules of Unicode, with a fast path for Arabic.

use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

use crate::Span;
use crate::scan::{CharSet, Finder};

/// The words of a text by the rules of Unicode (UAX #29), in text order; spaces and punctuation are left out.
///
/// These rules join letters to digits that touch them (`19ألف`) and digits to their decimal marks (`2.5`).
/// They do not cut proclitics off.
///
/// The words are those of `unicode_word_indices` of the crate `unicode-segmentation`, to the byte. What is
/// Arabic, ASCII and common punctuation is cut here; it cuts the rest, from the last sure boundary to the next space.
///
/// ```
/// let text = "بلغت 2.5 مليار، وفق البنك";
/// let found: Vec<&str> = rawi_text::words(text).filter_map(|span| span.text(text)).collect();
/// assert_eq!(found, ["بلغت", "2.5", "مليار", "وفق", "البنك"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words { text, run_ends: Finder::new(&RUN_ENDS, text), at: 0, anchor: 0, hard: None }
}

/// The words of a text, as [`words`] gives them.
#[derive(Debug)]
pub struct Words<'t> {
    text: &'t str,
    run_ends: Finder<'static, 't>,
    at: usize,
    /// A boundary at or before `at`, from which the general algorithm finds what it would find from the start.
    anchor: usize,
    /// A stretch that the general algorithm cuts, and where it begins.
    hard: Option<(usize, UnicodeWordIndices<'t>)>,
}

impl Iterator for Words<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        if self.hard.is_some()
            && let Some(span) = self.next_hard()
        {
            return Some(span);
        }
        let bytes = self.text.as_bytes();
        while let Some((kind, width)) = kind_at(self.text, bytes, self.at) {
            let behind = self.at + width;
            match kind {
                Kind::Letter | Kind::Digit => {
                    if let Some(end) = self.end_of_word(behind) {
                        let span = Span::new(self.at..end);
                        // The space behind it, as nearly always, need not be looked at again.
                        let space = bytes.get(end) == Some(&b' ');
                        (self.at, self.anchor) = (end + usize::from(space), end);
                        return span;
                    }
                }
                Kind::Space => {
                    // Spaces join one another, and what joins the last begins with the first.
                    if bytes.get(self.at.wrapping_sub(1)) != Some(&b' ') {
                        self.anchor = self.at;
                    }
                    self.at = behind;
                    continue;
                }
                Kind::Newline => {
                    (self.at, self.anchor) = (behind, behind);
                    continue;
                }
                Kind::Other | Kind::Between(_) => {
                    self.anchor = self.at;
                    self.at = behind;
                    continue;
                }
                Kind::Joined | Kind::Hard => {}
            }
            self.leave_to_the_general_algorithm();
            if let Some(span) = self.next_hard() {
                return Some(span);
            }
        }
        None
    }
}

impl Words<'_> {
    /// Where the word at `at` ends whose first character ends at an offset; `None` where only the general algorithm can
    /// tell.
    #[inline]
    fn end_of_word(&mut self, behind: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut end = self.run_ends.next_at(behind);
        loop {
            // What ends most words.
            if bytes.get(end).is_none_or(|byte| *byte == b' ') {
                return Some(end);
            }
            let Some((kind, width)) = kind_at(self.text, bytes, end) else { return Some(end) };
            let joins = match kind {
                Kind::Space | Kind::Newline | Kind::Other => return Some(end),
                Kind::Letter | Kind::Digit | Kind::Joined | Kind::Hard => return None,
                Kind::Between(joins) => joins,
            };
            match kind_at(self.text, bytes, end + width) {
                Some((next @ (Kind::Letter | Kind::Digit), next_width)) => {
                    if !joins.join(self.last_kind(end), next) {
                        return Some(end);
                    }
                    end = self.run_ends.next_at(end + width + next_width);
                }
                Some((Kind::Joined | Kind::Hard, _)) => return None,
                _ => return Some(end),
            }
        }
    }

    /// The kind of the last character before an offset in the word, without the marks on it.
    fn last_kind(&self, end: usize) -> Kind {
        let word = self.text.get(self.at..end).unwrap_or_default();
        let kinds = word.chars().rev().map(Kind::of);
        kinds.into_iter().find(|kind| *kind != Kind::Joined).unwrap_or(Kind::Hard)
    }

    fn leave_to_the_general_algorithm(&mut self) {
        let start = self.anchor.min(self.at);
        let bytes = self.text.as_bytes();
        let mut end = self.at;
        // A space or line end is a sure boundary, unless it joins an exotic space before it.
        while let Some(byte) = bytes.get(end) {
            let sure = match *byte {
                b'\n' => true,
                b' ' => {
                    let before = end.checked_sub(1).and_then(|last| bytes.get(last)).copied();
                    let lead = end.checked_sub(2).and_then(|last| bytes.get(last)).copied();
                    end > self.at
                        && (before.is_some_and(|byte| byte.is_ascii_graphic())
                            || lead.is_some_and(|byte| byte & 0xFC == 0xD8))
                }
                _ => false,
            };
            if sure {
                break;
            }
            end += 1;
        }
        let stretch = self.text.get(start..end).unwrap_or_default();
        self.hard = Some((start, stretch.unicode_word_indices()));
        (self.at, self.anchor) = (end, end);
    }

    fn next_hard(&mut self) -> Option<Span> {
        let (start, stretch) = self.hard.as_mut()?;
        let Some((at, word)) = stretch.next() else {
            self.hard = None;
            return None;
        };
        Span::new(*start + at..*start + at + word.len())
    }
}

/// What a character does in a word (the `Word_Break` property, as far as the fast path goes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    /// A mark: part of what stands before it.
    Joined,
    /// U+0020.
    Space,
    Newline,
    /// Punctuation and symbols between words.
    Other,
    /// Punctuation that joins what stands on both sides of it, if that is of one kind.
    Between(Joins),
    /// For the general algorithm.
    Hard,
}

/// What a character between two words joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joins {
    Letters,
    Digits,
    Both,
}

impl Joins {
    fn join(self, before: Kind, behind: Kind) -> bool {
        before == behind
            && match before {
                Kind::Letter => self != Joins::Digits,
                Kind::Digit => self != Joins::Letters,
                _ => false,
            }
    }
}

impl Kind {
    const fn of(character: char) -> Kind {
        match character {
            'a'..='z'
            | 'A'..='Z'
            | '\u{620}'..='\u{64A}'
            | '\u{66E}'
            | '\u{66F}'
            | '\u{671}'..='\u{6D3}'
            | '\u{6D5}'
            | '\u{6E5}'
            | '\u{6E6}'
            | '\u{6EE}'
            | '\u{6EF}'
            | '\u{6FA}'..='\u{6FC}'
            | '\u{6FF}' => Kind::Letter,
            '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => Kind::Digit,
            '\u{610}'..='\u{61A}'
            | '\u{61C}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{6D6}'..='\u{6DC}'
            | '\u{6DF}'..='\u{6E4}'
            | '\u{6E7}'
            | '\u{6E8}'
            | '\u{6EA}'..='\u{6ED}' => Kind::Joined,
            ' ' => Kind::Space,
            '\n' | '\u{B}' | '\u{C}' | '\r' => Kind::Newline,
            ':' => Kind::Between(Joins::Letters),
            ',' | ';' | '\u{60C}' | '\u{60D}' | '\u{66C}' => Kind::Between(Joins::Digits),
            '.' | '\'' => Kind::Between(Joins::Both),
            '_' => Kind::Hard,
            '\0'..='\u{7F}'
            | '\u{A0}'
            | '«'
            | '»'
            | '\u{606}'..='\u{60B}'
            | '\u{60E}'
            | '\u{60F}'
            | '\u{61B}'
            | '\u{61D}'..='\u{61F}'
            | '\u{66A}'
            | '\u{66D}'
            | '\u{6D4}'
            | '\u{6DE}'
            | '\u{6E9}'
            | '\u{6FD}'
            | '\u{6FE}'
            | '\u{2010}'..='\u{2015}'
            | '\u{201C}'..='\u{201E}'
            | '\u{2026}' => Kind::Other,
            _ => Kind::Hard,
        }
    }
}

#[expect(clippy::indexing_slicing, reason = "evaluated while compiling")]
const ASCII: [Kind; 128] = {
    let mut kinds = [Kind::Hard; 128];
    let mut byte = 0;
    while byte < 128_u8 {
        kinds[byte as usize] = Kind::of(byte as char);
        byte += 1;
    }
    kinds
};

#[expect(clippy::indexing_slicing, reason = "evaluated while compiling")]
const ARABIC: [Kind; 256] = {
    let mut kinds = [Kind::Hard; 256];
    let mut offset = 0;
    while offset < 256 {
        if let Some(character) = char::from_u32(0x600 + offset) {
            kinds[offset as usize] = Kind::of(character);
        }
        offset += 1;
    }
    kinds
};

/// The kind and the width in bytes of the character that begins at an offset; `None` at the end.
#[inline]
fn kind_at(text: &str, bytes: &[u8], at: usize) -> Option<(Kind, usize)> {
    let first = *bytes.get(at)?;
    if first < 0x80 {
        return Some((ASCII.get(usize::from(first)).copied().unwrap_or(Kind::Hard), 1));
    }
    if first & 0xFC == 0xD8 {
        let second = bytes.get(at + 1).copied().unwrap_or(0);
        let offset = usize::from((first & 3) << 6 | second & 0x3F);
        return Some((ARABIC.get(offset).copied().unwrap_or(Kind::Hard), 2));
    }
    kind_of_other(text, at)
}

/// Out of line, so that the common cases of [`kind_at`] are small enough to stand where they are asked.
#[cold]
#[inline(never)]
fn kind_of_other(text: &str, at: usize) -> Option<(Kind, usize)> {
    let character = text.get(at..)?.chars().next()?;
    Some((Kind::of(character), character.len_utf8()))
}

/// All but what surely goes on with a word that began with a letter or digit.
#[expect(clippy::cast_possible_truncation, reason = "the code point is ASCII")]
static RUN_ENDS: CharSet = {
    let mut ends = CharSet::new().with_all_leads();
    let mut code = 0;
    while code < 0x700 {
        if let Some(character) = char::from_u32(code)
            && !matches!(Kind::of(character), Kind::Letter | Kind::Digit | Kind::Joined)
        {
            ends =
                if code < 0x80 { ends.with_ascii(code as u8) } else { ends.with_arabic(character) };
        }
        code += 1;
    }
    ends
};

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};
    use unicode_segmentation::UnicodeSegmentation;

    use super::words;

    fn agrees(text: &str) {
        let fast: Vec<&str> = words(text).map(|span| span.text(text).unwrap()).collect();
        let starts: Vec<usize> = words(text).map(super::Span::start).collect();
        let (expected_starts, expected): (Vec<usize>, Vec<&str>) =
            text.unicode_word_indices().unzip();
        assert_eq!(fast, expected, "{}", text.escape_unicode());
        assert_eq!(starts, expected_starts, "{}", text.escape_unicode());
    }

    /// ASCII, the Arabic block and what else stands in news or joins words.
    fn at_stake() -> Vec<char> {
        ('\0'..='\u{7F}')
            .chain('\u{600}'..='\u{6FF}')
            .chain([
                '\u{85}', '\u{A0}', '\u{AB}', '\u{AD}', '\u{B7}', 'é', '\u{301}', 'א', '\u{750}',
            ])
            .chain('\u{2000}'..='\u{2030}')
            .chain([
                '\u{203F}', '\u{2060}', '\u{3000}', '\u{FDFA}', '\u{FE70}', '\u{FEFB}', '\u{FEFF}',
                'か', '😀',
            ])
            .chain(['\u{1F1E6}', '\u{1F3FB}', '\u{E0020}'])
            .collect()
    }

    #[test]
    fn every_scalar_value_is_cut_as_the_reference_cuts() {
        for first in (0..=0x0010_FFFF).step_by(64) {
            let mut text = String::new();
            for character in (first..first + 64).filter_map(char::from_u32) {
                text.extend(['ب', character, 'ت', ' ', character, ' ']);
                // Of the higher planes the general algorithm cuts everything.
                if first < 0x2_0000 {
                    text.extend(['5', character, '5', ' ', ' ', character, '.', character]);
                    text.extend(['x', ' ', 'x', character, '\n', character, ' ']);
                }
            }
            agrees(&text);
        }
    }

    #[test]
    fn every_pair_is_cut_as_the_reference_cuts() {
        let at_stake = at_stake();
        for first in &at_stake {
            let mut text = String::new();
            for second in &at_stake {
                text.extend(['ب', *first, *second, 'ت', ' ', *first, *second, '7', '\n']);
                text.extend(['7', *first, *second, '7', '،', *first, *second, ' ']);
            }
            agrees(&text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn news_like_text_is_cut_as_the_reference_cuts(
            text in "([ابتة]{1,5}|[ .,:'،؛؟\\n]|[ \\u{64B}\\u{640}\\u{200F}\\u{200D}\\u{2003}]|[a-c]{1,3}|[0-9٠-٩]{1,3}|[_\"«»“”’…é\\u{5D0}\\u{1F1E6}\\u{3042}\\u{FDFA}]){0,40}"
        ) {
            agrees(&text);
        }

        #[test]
        fn arbitrary_text_is_cut_as_the_reference_cuts(text in ".{0,60}") {
            agrees(&text);
        }
    }

    #[test]
    fn long_runs_are_linear() {
        for piece in
            ["\u{64B}", "ب.", "ب\u{64B}.", "5،", " ", "\u{200F}", "ب\u{200F}", " \u{64B}", "'"]
        {
            let text = piece.repeat(200_000);
            assert_eq!(words(&text).count(), text.unicode_words().count());
        }
    }
}
