//! Powers of ten and powers in digits: `1e10`, `12.32e+14`, `2.5^-1`.
//!
//! ```text
//! scientific = digits ( "e" | "^" ) [ sign ] run      without a gap between them
//! ```

use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::Number;
use crate::rule::cardinal::Cardinal;
use crate::rule::digits::Dot;

/// The cardinal with the exponent that is joined to it, if one is.
pub(crate) fn extend(text: &TokenizedText<'_>, base: Cardinal) -> Cardinal {
    if !base.digits || base.power != 0 || text.gap(base.end) != Gap::None {
        return base;
    }
    read(text, base).unwrap_or(base)
}

fn read(text: &TokenizedText<'_>, base: Cardinal) -> Option<Cardinal> {
    let tens = match text.kind(base.end)? {
        TokenKind::Foreign if text.folded(base.end) == "e" => true,
        TokenKind::Mark if text.mark(base.end) == Some('^') => false,
        _ => return None,
    };
    let mut at = base.end + 1;
    let mut negative = false;
    // `1.1^--23` has two signs.
    for _ in 0..2 {
        match text.mark(at) {
            Some('-' | '\u{2212}') if text.gap(at) == Gap::None => negative = !negative,
            Some('+') if text.gap(at) == Gap::None => {}
            _ => break,
        }
        at += 1;
    }
    if text.gap(at) != Gap::None || text.kind(at)? != TokenKind::Digits {
        return None;
    }
    // Beyond four digits no power but those of 0 and 1 can be held.
    let exponent: i32 = text.folded(at).parse().ok().filter(|exponent| *exponent < 10_000)?;
    let exponent = if negative { -exponent } else { exponent };
    // The sign before the base is put on last: `-2^2` is -4.
    let value = base.value.and_then(|base| {
        if tens {
            base.checked_mul(Number::power_of_ten(exponent)?)
        } else {
            base.checked_pow(exponent)
        }
    });
    Some(Cardinal { end: at + 1, value, plain_digits: false, dot: Dot::None, ..base })
}
