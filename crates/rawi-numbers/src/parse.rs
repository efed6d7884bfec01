//! Reads a whole phrase as one number.

use rawi_tokens::TokenizedText;

use crate::mention::NumberMention;
use crate::{Number, scan};

/// The value of a phrase that is one number from its first letter to its last: a cardinal, an ordinal, a fraction, a
/// percentage, in digits or words.
///
/// `None` for anything else, also where the value cannot be held. A percentage has the value that is said (`5٪` is
/// 5). For a number with its unit there is [`parse_quantity`]; for numbers in running text,
/// [`find_numbers`](crate::find_numbers).
///
/// ```
/// use rawi_numbers::{Number, parse_number};
///
/// assert_eq!(parse_number("ألفان ومئتان وخمسة وأربعون"), Some(Number::from_integer(2245)));
/// assert_eq!(parse_number("ثلاثة أرباع"), Number::new(3, 4));
/// assert_eq!(parse_number("الحادية والعشرون"), Some(Number::from_integer(21)));
/// assert_eq!(parse_number("ثلاثة رجال"), None);
/// ```
pub fn parse_number(phrase: &str) -> Option<Number> {
    let text = TokenizedText::new(phrase);
    let draft = scan::read_phrase(&text)?;
    draft.into_mention(&text, 0).filter(|mention| mention.unit.is_none())?.value
}

/// The number with its unit that a whole phrase is: `١٢٫٥٠ دينار كويتي`, `لترين`, `نصف لتر`, and `لتر`, which is one.
///
/// ```
/// use rawi_numbers::{Number, NumberKind, parse_quantity};
///
/// let quantity = parse_quantity("١٢٫٥٠ دينار كويتي").unwrap();
/// assert_eq!((quantity.value, quantity.kind), (Number::new(25, 2), NumberKind::Money));
/// assert_eq!(quantity.unit.and_then(|unit| unit.code), Some("KWD"));
/// ```
pub fn parse_quantity(phrase: &str) -> Option<NumberMention> {
    let text = TokenizedText::new(phrase);
    scan::read_phrase(&text)?.into_mention(&text, text.token(0)?.span.start())
}
