//! Reads a whole phrase as one number.

use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::Number;
use crate::draft::{Belief, Draft};
use crate::lexicon;
use crate::mention::NumberMention;
use crate::rule::{measures, money, ordinals, percents, quantities, vague};
use crate::scan::{read_digits, read_word};

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
    let draft = read_phrase(&text)?;
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
    read_phrase(&text)?.into_mention(&text, text.token(0)?.span.start())
}

/// The number with its unit that a whole phrase is.
fn read_phrase(text: &TokenizedText<'_>) -> Option<Draft> {
    let index = 0;
    let kind = text.kind(index)?;
    let mut candidates: [Option<Draft>; 5] = [None, None, None, None, None];
    match kind {
        TokenKind::Word => {
            if let Some(found) =
                lexicon::with_proclitics(text, index).filter(|found| found.letters == 0)
            {
                let [first, second, third, ..] = &mut candidates;
                *first = read_word(text, index, found, Belief::Willing);
                *second = quantities::read_words(text, index, Belief::Willing);
                *third = ordinals::with_context(text, index, Belief::Willing);
            } else if percents::is_words(text, index) {
                let [first, ..] = &mut candidates;
                *first = percents::read_first(text, index);
            }
        }
        TokenKind::Digits | TokenKind::Mark | TokenKind::Foreign => {
            let [first, second, third, ..] = &mut candidates;
            *first = if text.mark(index) == Some('-') && text.gap(index + 1) == Gap::Space {
                // `- 2 درجة`: a whole phrase is no item of a list.
                read_digits(text, index + 1).map(|draft| Draft {
                    tokens: index..draft.tokens.end,
                    value: draft.value.map(Number::negated),
                    ..draft
                })
            } else {
                read_digits(text, index)
            };
            *second = money::read_first(text, index);
            *third = (percents::is_sign(text, index))
                .then(|| percents::read_first(text, index))
                .flatten();
        }
    }
    let [.., fourth, fifth] = &mut candidates;
    *fourth = measures::bare_unit(text);
    *fifth = vague::with_noun(text, index);
    candidates
        .into_iter()
        .flatten()
        .filter(|draft| draft.letters == 0)
        .find(|draft| behind_phrase(text, draft.next))
}

/// Whether nothing but closing marks stands behind a phrase.
fn behind_phrase(text: &TokenizedText<'_>, index: usize) -> bool {
    (index..text.len()).all(|at| matches!(text.mark(at), Some('.' | '،' | '؛' | '!' | '؟')))
}
