//! Numbers in digits: `2500`, `٢٬٥٠٠`, `1.234,5`, `15,6`, `74ر6`, `1 234`, `٫٧٧`.
//!
//! ```text
//! digits  = [decimal-mark] run { mark run } | run { space run-of-3 } [decimal-mark run]
//! mark    = "٬" | "٫" | "." | "," | "،" | "’" | "ر"
//! ```
//!
//! Every country writes groups and decimals its own way, so the marks are read from the number itself:
//!
//! - two different marks: the last one is the decimal mark (`1.234,5`, `1,234.5`);
//! - one mark many times, with three digits behind each: groups (`1,234,567`, `1.234.567`);
//! - `٫` is always the decimal mark, `٬` groups wherever three digits follow;
//! - `,` and `،` before exactly three digits group (`2,500`), else they are the decimal mark (`15,6`, `2،5`);
//! - `.` alone is the decimal mark (`4.800` is 4.8), but before exactly three digits it groups where they are zeros
//!   (`93.000`), where people or things are counted (`1.200 جندي`), or where the text groups by dots elsewhere; never
//!   for currencies with a thousand parts (`5.000 د.ك`);
//! - `ر` stands for the comma and the layout has turned the number round: `74ر6` is 6.74.
//!
//! Runs that follow no such pattern are no number: addresses, versions (`192.168.1.1`, `2.0.1`).

use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::Number;

/// More digits than this are not read as a value.
pub(crate) const MAX_DIGITS: usize = 40;

/// What a `.` in a number says of groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dot {
    /// No dot, or a decimal one for certain.
    None,
    /// Dots between groups for certain: `1.234.567`.
    Groups,
    /// One dot before exactly three digits, which some countries write for groups (`93.000`): the value with that
    /// reading, and whether the three are zeros.
    Either {
        /// The value where the dot groups.
        grouped: Number,
        /// `000` stands behind the dot.
        zeros: bool,
    },
}

/// A number in digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digits {
    /// The token behind it.
    pub(crate) end: usize,
    /// `None` where there are more digits than can be held.
    pub(crate) value: Option<Number>,
    /// Written as one run without any mark.
    pub(crate) plain: bool,
    pub(crate) dot: Dot,
}

/// What stands at a token in digits.
#[derive(Clone, Copy, Debug)]
pub(crate) enum DigitRead {
    Number(Digits),
    /// Digits that are no number, and the token behind them.
    Other(usize),
}

/// Reads the digits that begin at a token.
pub(crate) fn read(text: &TokenizedText<'_>, index: usize) -> Option<DigitRead> {
    match text.kind(index)? {
        TokenKind::Digits => Some(read_run(text, index)),
        TokenKind::Mark => {
            let decimal = matches!(text.mark(index), Some('.' | '\u{66B}'));
            let touches = index > 0 && text.gap(index) == Gap::None && !opens(text.mark(index - 1));
            if !decimal || touches || text.gap(index + 1) != Gap::None {
                return None;
            }
            (text.kind(index + 1)? == TokenKind::Digits).then(|| {
                let value = decimal_value(text, index..index, index + 1);
                DigitRead::Number(Digits { end: index + 2, value, plain: false, dot: Dot::None })
            })
        }
        _ => None,
    }
}

/// Whether a mark may stand right before a number.
pub(crate) fn opens(mark: Option<char>) -> bool {
    matches!(
        mark,
        Some(
            '(' | '['
                | '{'
                | '"'
                | '“'
                | '”'
                | '«'
                | '\''
                | '‘'
                | '$'
                | '€'
                | '£'
                | '¥'
                | '-'
                | '+'
                | '\u{2212}'
                | '<'
                | '>'
                | '='
                | '~'
                | '±'
        )
    )
}

fn read_run(text: &TokenizedText<'_>, index: usize) -> DigitRead {
    let first = digits_at(text, index);
    let mut seen = Marks::default();
    let mut end = index + 1;
    // More runs than a number can have are no number, and looking further would make long lists quadratic.
    while seen.count <= MAX_DIGITS
        && let Some(mark) = mark_between(text, end)
    {
        seen.push(mark, digits_at(text, end + 1));
        end += 2;
    }
    let plain = |end| {
        DigitRead::Number(Digits {
            end,
            value: integer_value(text, index..end),
            plain: end == index + 1,
            dot: Dot::None,
        })
    };
    let marked = |value, dot| DigitRead::Number(Digits { end, value, plain: false, dot });
    let leads = (1..=3).contains(&first);
    let Some(last) = seen.last else { return read_spaced(text, index, first) };
    let groups = leads && seen.all_three && !text.folded(index).starts_with('0');
    if seen.count == 1 {
        return match last {
            'ر' => marked(turned_value(text, index), Dot::None),
            '\u{66C}' | ',' | '،' | '’' if groups => {
                marked(integer_value(text, index..end), Dot::None)
            }
            '’' => DigitRead::Other(end),
            // A list (`1،200 2018،2019`) has long runs or none of a decimal's shape.
            '،' if (first > 3 || seen.last_length > 2) && text.folded(index) != "0" => {
                plain(index + 1)
            }
            '.' if groups => {
                let zeros = text.folded(index + 2) == "000";
                let dot = integer_value(text, index..end)
                    .map_or(Dot::None, |grouped| Dot::Either { grouped, zeros });
                marked(decimal_value(text, index..index + 1, index + 2), dot)
            }
            _ => marked(decimal_value(text, index..index + 1, index + 2), Dot::None),
        };
    }
    if seen.same {
        return match last {
            '\u{66C}' | ',' | '.' | '،' | '’' if groups => {
                let dot = if last == '.' { Dot::Groups } else { Dot::None };
                marked(integer_value(text, index..end), dot)
            }
            ',' | '،' => plain(index + 1),
            _ => DigitRead::Other(end),
        };
    }
    if seen.inner_same && seen.inner_three && leads && matches!(last, '.' | ',' | '\u{66B}' | '،')
    {
        let dot = if seen.first == Some('.') { Dot::Groups } else { Dot::None };
        return marked(decimal_value(text, index..end - 2, end - 1), dot);
    }
    DigitRead::Other(end)
}

/// Groups with spaces between them: `12 345`, `1 234 567,8`.
fn read_spaced(text: &TokenizedText<'_>, index: usize, first: usize) -> DigitRead {
    let mut end = index + 1;
    let mut value = integer_value(text, index..end);
    let behind_digits = index > 0
        && text.kind(index - 1) == Some(TokenKind::Digits)
        && text.gap(index) == Gap::Space;
    if first <= 3 && !behind_digits && !text.folded(index).starts_with('0') {
        while single_space(text, end) && digits_at(text, end) == 3 {
            end += 1;
        }
        let more = text.kind(end) == Some(TokenKind::Digits) && text.gap(end) == Gap::Space;
        if more {
            // What goes on in another pattern is a telephone number or a row of a table.
            end = index + 1;
        } else if end > index + 1 {
            value = integer_value(text, index..end);
            if let Some(mark) = mark_between(text, end) {
                if matches!(mark, ',' | '.' | '\u{66B}') && mark_between(text, end + 2).is_none() {
                    value = decimal_value(text, index..end, end + 1);
                    end += 2;
                } else {
                    end = index + 1;
                    value = integer_value(text, index..end);
                }
            }
        }
    }
    DigitRead::Number(Digits { end, value, plain: end == index + 1, dot: Dot::None })
}

/// What is known of the marks in a run, gathered in one pass.
#[derive(Clone, Copy)]
struct Marks {
    first: Option<char>,
    last: Option<char>,
    last_length: usize,
    count: usize,
    /// All marks are one.
    same: bool,
    /// All marks but the last are one.
    inner_same: bool,
    /// Three digits follow every mark, and every mark but the last.
    all_three: bool,
    inner_three: bool,
}

impl Default for Marks {
    fn default() -> Marks {
        Marks {
            first: None,
            last: None,
            last_length: 0,
            count: 0,
            same: true,
            inner_same: true,
            all_three: true,
            inner_three: true,
        }
    }
}

impl Marks {
    fn push(&mut self, mark: char, length: usize) {
        self.inner_same = self.same;
        self.inner_three = self.all_three;
        self.same &= self.first.is_none_or(|first| first == mark);
        self.all_three &= length == 3;
        self.first.get_or_insert(mark);
        self.last = Some(mark);
        self.last_length = length;
        self.count += 1;
    }
}

/// The mark at a token, where it stands without gaps between two runs of digits.
fn mark_between(text: &TokenizedText<'_>, index: usize) -> Option<char> {
    if text.gap(index) != Gap::None
        || text.gap(index + 1) != Gap::None
        || text.kind(index + 1) != Some(TokenKind::Digits)
    {
        return None;
    }
    match text.kind(index)? {
        TokenKind::Mark => text
            .mark(index)
            .filter(|mark| matches!(mark, '.' | ',' | '\u{66B}' | '\u{66C}' | '،' | '’')),
        TokenKind::Word if text.folded(index) == "ر" => Some('ر'),
        _ => None,
    }
}

/// How many digits a token is; 0 for any other token.
pub(crate) fn digits_at(text: &TokenizedText<'_>, index: usize) -> usize {
    if text.kind(index) == Some(TokenKind::Digits) { text.folded(index).len() } else { 0 }
}

/// Whether exactly one white-space character stands before a token, whatever invisible ones are around it.
fn single_space(text: &TokenizedText<'_>, index: usize) -> bool {
    if text.gap(index) != Gap::Space {
        return false;
    }
    let (Some(before), Some(token)) =
        (index.checked_sub(1).and_then(|before| text.token(before)), text.token(index))
    else {
        return false;
    };
    let between = text.source().get(before.span.end()..token.span.start()).unwrap_or_default();
    between.chars().filter(|character| character.is_whitespace()).count() == 1
}

/// The digits of the runs among these tokens as one whole number.
fn integer_value(text: &TokenizedText<'_>, tokens: std::ops::Range<usize>) -> Option<Number> {
    Number::new(all_digits(text, tokens)?.0, 1)
}

/// The whole part among these tokens and the decimals at one token.
fn decimal_value(
    text: &TokenizedText<'_>,
    whole: std::ops::Range<usize>,
    decimals: usize,
) -> Option<Number> {
    let (whole, whole_digits) = all_digits(text, whole)?;
    let (part, places) = all_digits(text, decimals..decimals + 1)?;
    if whole_digits + places > MAX_DIGITS {
        return None;
    }
    let scale = Number::power_of_ten(i32::try_from(places).ok()?)?;
    Number::new(whole, 1)?.checked_add(Number::new(part, 1)?.checked_div(scale)?)
}

/// `74ر6`: the decimals, the mark and the whole part.
fn turned_value(text: &TokenizedText<'_>, index: usize) -> Option<Number> {
    decimal_value(text, index + 2..index + 3, index)
}

/// The value and the count of the digits among these tokens.
fn all_digits(text: &TokenizedText<'_>, tokens: std::ops::Range<usize>) -> Option<(i128, usize)> {
    let mut value: i128 = 0;
    let mut count = 0;
    for index in tokens {
        if text.kind(index) != Some(TokenKind::Digits) {
            continue;
        }
        for byte in text.folded(index).bytes() {
            count += 1;
            if count > MAX_DIGITS {
                return None;
            }
            value = value.checked_mul(10)?.checked_add(i128::from(byte.wrapping_sub(b'0')))?;
        }
    }
    Some((value, count))
}
