//! A number with its sign: `-1.2`, `ناقص عشرة`, `سالب ثلاثة فاصلة خمسة`.
//!
//! ```text
//! signed   = [ sign ] unsigned
//! sign     = "-" | "−" | "+" | "سالب" | "ناقص"       a mark stands right before the digits, nothing right before it
//! unsigned = cardinal [ decimals | exponent ]
//! ```

use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::rule::cardinal::{self, Cardinal, Reach};
use crate::rule::digits::opens;
use crate::rule::{decimals, scientific};

/// The words for a minus.
pub(crate) const MINUS: [&str; 2] = ["سالب", "ناقص"];

/// Reads the longest number with its sign that begins at a token.
pub(crate) fn read(text: &TokenizedText<'_>, index: usize) -> Option<Cardinal> {
    read_to(text, index, Reach::Longest)
}

/// The same, no further than it may go.
pub(crate) fn read_to(text: &TokenizedText<'_>, index: usize, reach: Reach) -> Option<Cardinal> {
    match text.kind(index)? {
        TokenKind::Mark => {
            if let Some(negative) = sign(text, index) {
                let read = unsigned(text, index + 1, reach)?;
                return Some(if negative { negated(read) } else { read });
            }
            unsigned(text, index, reach)
        }
        TokenKind::Word if MINUS.contains(&text.folded(index)) => {
            if text.gap(index + 1) != Gap::Space {
                return None;
            }
            // The number behind the word has no proclitics of its own.
            unsigned(text, index + 1, reach).filter(|read| read.letters == 0).map(negated)
        }
        _ => unsigned(text, index, reach),
    }
}

/// Whether the mark at a token is a sign before digits, and a minus.
fn sign(text: &TokenizedText<'_>, index: usize) -> Option<bool> {
    let negative = match text.mark(index)? {
        '-' | '\u{2212}' => true,
        '+' => false,
        _ => return None,
    };
    if text.gap(index + 1) != Gap::None || text.kind(index + 1) != Some(TokenKind::Digits) {
        return None;
    }
    let free = text.gap(index) != Gap::None || index == 0 || opens(text.mark(index - 1));
    free.then_some(negative)
}

fn negated(read: Cardinal) -> Cardinal {
    Cardinal { value: read.value.map(crate::Number::negated), plain_digits: false, ..read }
}

fn unsigned(text: &TokenizedText<'_>, index: usize, reach: Reach) -> Option<Cardinal> {
    let read = cardinal::read_to(text, index, reach)?;
    Some(scientific::extend(text, decimals::extend(text, read)))
}
