//! Reads one number where it begins: what the dates build on.

use std::ops::Range;

use rawi_tokens::TokenizedText;

use crate::rule::{ordinals, signed};
use crate::{Number, NumberKind};

/// A number that begins at a given token, without hedge and unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The tokens it takes. Where proclitics stand before its first word (`بثلاثة`), that token is still whole here.
    pub tokens: Range<usize>,
    /// Its value.
    pub value: Number,
    /// Cardinal or ordinal.
    pub kind: NumberKind,
}

/// The longest whole or decimal number, in digits or words, that begins exactly at a token.
///
/// The sign belongs to it (`-1.2`, `ناقص عشرة`), the fraction behind و does not (`ثلاثة ونصف`). Proclitics of the
/// first word are passed over where the whole word is no number (`بثلاثة`, `وعشرون`). `None` where no number begins
/// here or its value cannot be held.
///
/// ```
/// use rawi_numbers::{Number, read_cardinal};
/// use rawi_tokens::TokenizedText;
///
/// let text = TokenizedText::new("قبل ثلاثة وعشرين يوما");
/// let reading = read_cardinal(&text, 1).unwrap();
/// assert_eq!((reading.tokens, reading.value), (1..3, Number::from_integer(23)));
/// assert_eq!(read_cardinal(&text, 0), None);
/// ```
pub fn read_cardinal(text: &TokenizedText<'_>, index: usize) -> Option<Reading> {
    let read = signed::read(text, index)?;
    Some(Reading { tokens: index..read.end, value: read.value?, kind: NumberKind::Cardinal })
}

/// The longest ordinal that begins exactly at a token: `السابع والعشرين`, `الحادية عشرة`, `ثالث`, `العشرين`.
///
/// A cardinal with the article counts as one only from 20 up, where Arabic has no other form.
///
/// ```
/// use rawi_numbers::{Number, read_ordinal};
/// use rawi_tokens::TokenizedText;
///
/// let text = TokenizedText::new("في السابع والعشرين من سبتمبر");
/// let reading = read_ordinal(&text, 1).unwrap();
/// assert_eq!((reading.tokens, reading.value), (1..3, Number::from_integer(27)));
/// ```
pub fn read_ordinal(text: &TokenizedText<'_>, index: usize) -> Option<Reading> {
    let ordinal = ordinals::read(text, index)?;
    Some(Reading {
        tokens: ordinals::tokens(index, ordinal),
        value: ordinal.value,
        kind: NumberKind::Ordinal,
    })
}

#[cfg(test)]
mod tests {
    use rawi_tokens::TokenizedText;

    use super::{Reading, read_cardinal, read_ordinal};

    fn told(read: Option<Reading>) -> String {
        read.map_or("-".to_owned(), |read| format!("{} {:?}", read.value, read.tokens))
    }

    #[test]
    fn cardinals_with_sign_and_decimals() {
        for (expected, text) in [
            ("3 0..1", "بثلاثة رجال"),
            ("20 0..1", "وعشرون"),
            ("-1.2 0..4", "-1.2"),
            ("-10 0..2", "ناقص عشرة"),
            ("3.14 0..4", "ثلاثة فاصلة أربعة عشر"),
            ("0.75 0..4", "صفر فاصل سبعة خمسة"),
            ("0.05 0..4", "صفر فاصلة صفر خمسة"),
            ("1.1 0..3", "1 فاصلة 1"),
            ("1.05 0..3", "1 فاصلة 05"),
            ("1500000 0..4", "واحد فاصل خمسة مليون"),
            ("200.03 0..5", "مائتين فاصلة ثلاثة من مائة"),
            ("0.4 0..6", "2.5^-1"),
            ("10000000000 0..3", "1e10"),
            ("11 0..2", "أحد عشر"),
            ("-", "أحد الوزراء"),
            ("-", "رجال"),
            ("-", "٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩"),
        ] {
            assert_eq!(expected, told(read_cardinal(&TokenizedText::new(text), 0)), "{text}");
        }
    }

    #[test]
    fn ordinals_of_both_genders_and_any_size() {
        for (expected, text) in [
            ("27 0..2", "السابع والعشرين"),
            ("11 0..2", "الحادية عشرة"),
            ("3 0..1", "ثالث"),
            ("4 0..1", "رابعة"),
            ("21 0..2", "الواحد والعشرون"),
            ("20 0..1", "العشرون"),
            ("121 0..4", "الحادي والعشرون بعد المئة"),
            ("125 0..3", "المئة والخامسة والعشرون"),
            ("221 0..5", "الحادي و العشرون بعد المئتان"),
            ("1020135 0..9", "الخامس والثلاثون بعد المليون و عشرون ألفا و مئة"),
            ("150 0..2", "المئة والخمسين"),
            ("100000 0..2", "المئة ألف"),
            ("10121 0..7", "الحادي والعشرون بعد العشرة آلاف و مئة"),
            ("2 0..1", "بالثاني"),
            ("22 0..2", "للثاني والعشرين"),
            ("-", "الثلاثة"),
            ("-", "الحادي"),
            ("-", "عشرون"),
        ] {
            assert_eq!(expected, told(read_ordinal(&TokenizedText::new(text), 0)), "{text}");
        }
    }
}
