//! Copying text and writing some of its letters as others.

use super::{CharSet, Engine, kernel};

/// Copies text up to the next character of a set, and writes letters as other letters of the same length on the
/// way.
///
/// The letters that can be written otherwise are those that Arabic folding changes most, U+0621 to U+062F and
/// U+0641 to U+064A; their replacements are letters of U+0600 to U+067F.
///
/// ```
/// use rawi_text::scan::{CharSet, Rewriter};
///
/// let mut rewriter = Rewriter::new(CharSet::new().with_arabic('\u{640}'));
/// assert!(rewriter.replace('أ', 'ا'));
/// let mut output = String::new();
/// let stop = rewriter.append("أحـمد", 0, &mut output);
/// assert_eq!((output.as_str(), stop), ("اح", 4));
/// ```
#[derive(Clone, Debug)]
pub struct Rewriter {
    pub(super) stops: CharSet,
    /// For the portable engine: what a letter U+0600 plus the index is written as, as two bytes of UTF-8.
    pub(super) pairs: [[u8; 2]; 128],
    /// For the portable engine: which characters are replaced and which stop the copy, by their places in the tables of
    /// 512.
    pub(super) parts: [u8; 512],
    /// The letters that are replaced or stop the copy.
    touched: CharSet,
    /// What the second bytes of U+0620 to U+062F differ by from their replacements' second bytes, and the first
    /// bytes from theirs; then the same for U+0640 to U+064F, whose first byte does not change.
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "for vectors"))]
    pub(super) second_of_row_2: [u8; 16],
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "for vectors"))]
    pub(super) first_of_row_2: [u8; 16],
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "for vectors"))]
    pub(super) second_of_row_4: [u8; 16],
    vectorized: bool,
}

impl Rewriter {
    /// A rewriter that stops before the characters of a set and as yet replaces nothing.
    pub fn new(stops: CharSet) -> Rewriter {
        Rewriter::with_engine(stops, Engine::Best)
    }

    /// The same with a given engine.
    pub fn with_engine(stops: CharSet, engine: Engine) -> Rewriter {
        let mut pairs = [[0; 2]; 128];
        for (code, pair) in (0x600..).zip(&mut pairs) {
            *pair = two_bytes(code);
        }
        let mut parts = stops.members;
        for part in &mut parts {
            *part *= kernel::STOPS;
        }
        Rewriter {
            touched: stops.clone(),
            parts,
            stops,
            pairs,
            second_of_row_2: [0; 16],
            first_of_row_2: [0; 16],
            second_of_row_4: [0; 16],
            vectorized: engine.is_vectorized(),
        }
    }

    /// Whether a letter can be written as another.
    pub fn can_replace(letter: char, by: char) -> bool {
        match u32::from(letter) >> 4 {
            0x62 => ('\u{600}'..'\u{680}').contains(&by),
            // A letter of this row may not change its first byte: none needs to, and the vector would pay for it.
            0x64 => ('\u{640}'..'\u{680}').contains(&by),
            _ => false,
        }
    }

    /// Writes a letter as another from now on. `false`, and no change, where this pair of letters cannot be or the
    /// letter stops the copy.
    pub fn replace(&mut self, letter: char, by: char) -> bool {
        if !Rewriter::can_replace(letter, by) || self.stops.contains(letter) {
            return false;
        }
        let (from, to) = (u32::from(letter), u32::from(by));
        let Some(pair) = self.pairs.get_mut((from as usize).wrapping_sub(0x600)) else {
            return false;
        };
        *pair = two_bytes(to);
        if let Some(part) = self.parts.get_mut(from as usize - 0x600 + 256) {
            *part = kernel::REPLACED;
        }
        let [old_first, old_second] = two_bytes(from);
        let [first, second] = two_bytes(to);
        let column = (from & 15) as usize;
        let (seconds, firsts) = if from >> 4 == 0x62 {
            (&mut self.second_of_row_2, Some(&mut self.first_of_row_2))
        } else {
            (&mut self.second_of_row_4, None)
        };
        if let Some(difference) = seconds.get_mut(column) {
            *difference = old_second ^ second;
        }
        if let Some(difference) = firsts.and_then(|firsts| firsts.get_mut(column)) {
            *difference = old_first ^ first;
        }
        self.touched = std::mem::take(&mut self.touched).with_arabic(letter);
        true
    }

    /// The characters that stop the copy.
    pub fn stops(&self) -> &CharSet {
        &self.stops
    }

    /// The characters that do not come out as they are: those replaced and those that stop.
    pub fn touched(&self) -> &CharSet {
        &self.touched
    }

    /// Appends the text from an offset on, up to the first character that stops, and gives that character's
    /// offset, or the text's length. Where the offset is not where a character begins, it appends nothing and
    /// gives the offset back.
    pub fn append(&self, text: &str, from: usize, output: &mut String) -> usize {
        if !text.is_char_boundary(from) {
            return from;
        }
        kernel::append(self, text, from, output, self.vectorized)
    }
}

/// The UTF-8 of a code point from U+0080 to U+07FF.
#[expect(clippy::cast_possible_truncation, reason = "the code point has at most 11 bits")]
fn two_bytes(code: u32) -> [u8; 2] {
    [0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8]
}
