//! Numbers as the rules of dates need them: the one door to the numbers crate.

use rawi_numbers::{Reading, read_cardinal, read_ordinal};
use rawi_tokens::{TokenKind, TokenizedText};

/// How many: an exact number, or some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantity {
    /// Numerator and denominator, both positive.
    Ratio(i64, i64),
    /// `أيام`, `عدة أشهر`.
    Some,
}

impl Quantity {
    pub(crate) const ONE: Quantity = Quantity::Ratio(1, 1);

    pub(crate) const fn whole(value: i64) -> Quantity {
        Quantity::Ratio(value, 1)
    }
}

/// A number read in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub(crate) value: Quantity,
    /// Letters of proclitics on its first word.
    pub(crate) letters: u8,
    /// The token behind it.
    pub(crate) end: usize,
}

/// A whole number in digits, of one token.
pub(crate) fn digits(text: &TokenizedText<'_>, index: usize) -> Option<i64> {
    if text.kind(index) != Some(TokenKind::Digits) {
        return None;
    }
    let folded = text.folded(index);
    (folded.len() <= 9).then(|| folded.parse().ok()).flatten()
}

/// A cardinal number above nought at a token, in digits or words, with the article or without.
pub(crate) fn cardinal(text: &TokenizedText<'_>, index: usize) -> Option<Numeral> {
    numeral(text, index, &read_cardinal(text, index)?)
}

/// An ordinal number at a token.
pub(crate) fn ordinal(text: &TokenizedText<'_>, index: usize) -> Option<Numeral> {
    if !text.is_word(index) {
        return None;
    }
    numeral(text, index, &read_ordinal(text, index)?)
}

fn numeral(text: &TokenizedText<'_>, index: usize, reading: &Reading) -> Option<Numeral> {
    let numerator = i64::try_from(reading.value.numerator()).ok().filter(|value| *value > 0)?;
    let denominator = i64::try_from(reading.value.denominator()).ok()?;
    let letters = if text.is_word(index) { proclitics(text.folded(index)) } else { 0 };
    Some(Numeral {
        value: Quantity::Ratio(numerator, denominator),
        letters,
        end: reading.tokens.end,
    })
}

/// How many letters of proclitics stand before a word that is known to begin a number.
fn proclitics(folded: &str) -> u8 {
    /// Number words that begin with a letter which could be a proclitic.
    const WHOLE: [&str; 4] = ["واحد", "بليون", "بلايين", "بضع"];
    let whole = |word: &str| WHOLE.iter().any(|number| word.starts_with(number));
    let mut letters = 0;
    let mut rest = folded;
    for set in [['و', 'ف', 'ف'], ['ب', 'ل', 'ك']] {
        if whole(rest) {
            break;
        }
        if let Some(stem) = rest.strip_prefix(set) {
            rest = stem;
            letters += 1;
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::proclitics;

    #[test]
    fn proclitics_of_number_words() {
        for (letters, word) in [
            (0, "واحد"),
            (1, "وواحد"),
            (0, "ثلاثه"),
            (1, "بثلاثه"),
            (2, "وبثلاثه"),
            (0, "بليون"),
            (1, "وبليون"),
            (1, "للالف"),
        ] {
            assert_eq!(letters, proclitics(word), "{word}");
        }
    }
}
