//! Decimals in words: `ثلاثة فاصلة أربعة عشر`, `صفر فاصل سبعة خمسة`, `1 فاصلة 05`, `واحد فاصل خمسة مليون`.
//!
//! ```text
//! decimal = cardinal ( "فاصلة" | "فاصل" ) { "صفر" } part [ "من" power-of-ten ] [ scale ]
//! part    = cardinal | unit { unit } | digits
//! ```
//!
//! The part is read as the digits that its number is written with: `فاصلة أربعة عشر` is .14, `فاصلة صفر خمسة` is .05.
//! With `من مائة` it is a part of that: `فاصلة ثلاثة من مائة` is .03.

use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::Number;
use crate::lexicon::{self, Part};
use crate::rule::cardinal::{self, Cardinal, Reach};
use crate::rule::digits::{MAX_DIGITS, digits_at};

/// Digits behind the mark, as many as were written.
struct Decimals {
    digits: Number,
    places: usize,
}

impl Decimals {
    /// Writes a number of this many digits behind those that are there.
    fn push(&mut self, value: Number, length: usize) -> Option<()> {
        self.places += length;
        let shift = Number::power_of_ten(i32::try_from(length).ok()?)?;
        self.digits = self.digits.checked_mul(shift)?.checked_add(value)?;
        (self.places <= MAX_DIGITS).then_some(())
    }
}

/// Whether a token is the word that stands for a decimal mark.
fn is_mark(text: &TokenizedText<'_>, index: usize) -> bool {
    text.gap(index) == Gap::Space
        && text.gap(index + 1) == Gap::Space
        && matches!(text.folded(index), "فاصله" | "فاصل")
}

/// The cardinal with the decimals that follow it, if any do.
pub(crate) fn extend(text: &TokenizedText<'_>, whole: Cardinal) -> Cardinal {
    if !is_mark(text, whole.end) {
        return whole;
    }
    read_part(text, whole).unwrap_or(whole)
}

fn read_part(text: &TokenizedText<'_>, whole: Cardinal) -> Option<Cardinal> {
    let start = whole.end + 1;
    let mut at = start;
    let mut part = Decimals { digits: Number::ZERO, places: 0 };
    if text.kind(at)? == TokenKind::Digits {
        let read = cardinal::read_to(text, at, Reach::BelowScales)?;
        if !read.plain_digits {
            return None;
        }
        part.push(read.value?, digits_at(text, at))?;
        at = read.end;
    } else {
        while at == start || text.gap(at) == Gap::Space {
            let Some(word) = lexicon::whole(text, at).and_then(|found| found.entry.part) else {
                break;
            };
            let read = match word {
                Part::Zero => Some((Number::ZERO, at + 1)),
                Part::Unit(_)
                | Part::Ten(_)
                | Part::Hundred(..)
                | Part::Teen(_)
                | Part::TeenUnit(_) => cardinal::read_to(text, at, Reach::BelowScales)
                    .and_then(|read| Some((read.value?, read.end))),
                _ => None,
            };
            let Some((value, end)) = read else { break };
            let length = value.to_string().len();
            // Digit by digit or one number: behind the first words only single digits go on.
            if length > 1 && part.digits != Number::ZERO {
                break;
            }
            part.push(value, length)?;
            at = end;
            if length > 1 {
                break;
            }
        }
    }
    if at == start {
        return None;
    }
    let mut value = if let Some((scale, end)) = part_of_power(text, at) {
        at = end;
        part.digits.checked_div(scale)?
    } else {
        part.digits.checked_mul(Number::power_of_ten(-i32::try_from(part.places).ok()?)?)?
    };
    value = whole.value?.checked_add(value)?;
    let mut power = 0;
    if whole.power == 0
        && text.gap(at) == Gap::Space
        && let Some(Part::Scale(scale, _)) =
            lexicon::whole(text, at).and_then(|found| found.entry.part)
    {
        value = value.checked_mul(Number::power_of_ten(scale.into())?)?;
        power = scale;
        at += 1;
    }
    Some(Cardinal { end: at, value: Some(value), power, plain_digits: false, ..whole })
}

/// `من مائة`: of a hundred, of a thousand.
fn part_of_power(text: &TokenizedText<'_>, index: usize) -> Option<(Number, usize)> {
    if text.folded(index) != "من" || text.gap(index) != Gap::Space {
        return None;
    }
    let read = cardinal::read(text, index + 1)?;
    let value = read.value?;
    let is_power = matches!(value.to_integer()?, 10 | 100 | 1000 | 10_000 | 100_000 | 1_000_000);
    is_power.then_some((value, read.end))
}
