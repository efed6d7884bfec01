//! A number on its way from the rules to a mention.

use std::ops::Range;

use rawi_text::Span;
use rawi_tokens::TokenizedText;

use crate::Number;
use crate::mention::{Modifier, NumberKind, NumberMention, Unit};
use crate::rule::counted;
use crate::rule::digits::Dot;

/// How much context a reader asks for before it believes an ambiguous word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Belief {
    /// Running text.
    Careful,
    /// A whole phrase that is known to be a number.
    Willing,
}

/// Which rule read a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Cardinal,
    Fraction,
    Ordinal,
    Vague,
    Dual,
}

/// A number on its way to become a mention.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Its tokens, without hedge and unit.
    pub(crate) tokens: Range<usize>,
    /// Letters of proclitics in its first token.
    pub(crate) letters: usize,
    pub(crate) value: Option<Number>,
    pub(crate) kind: NumberKind,
    pub(crate) modifier: Option<Modifier>,
    pub(crate) unit: Option<(Range<usize>, Option<&'static str>)>,
    pub(crate) of: Option<Range<usize>>,
    /// The token behind number and unit, from which the search goes on.
    pub(crate) next: usize,
    /// The exponent of its last scale word.
    pub(crate) power: u8,
    pub(crate) source: Source,
    pub(crate) article: bool,
    pub(crate) plain_digits: bool,
    /// What a `.` in its digits says.
    pub(crate) dot: Dot,
}

impl Draft {
    pub(crate) fn new(tokens: Range<usize>, source: Source, value: Option<Number>) -> Draft {
        Draft {
            next: tokens.end,
            tokens,
            letters: 0,
            value,
            kind: NumberKind::Cardinal,
            modifier: None,
            unit: None,
            of: None,
            power: 0,
            source,
            article: false,
            plain_digits: false,
            dot: Dot::None,
        }
    }

    /// The mention, its span beginning at a byte.
    pub(crate) fn into_mention(
        self,
        text: &TokenizedText<'_>,
        start: usize,
    ) -> Option<NumberMention> {
        let end = text.span(self.tokens.clone())?.end();
        let unit = self.unit.and_then(|(tokens, code)| {
            let mut span = noun_span(text, tokens.clone())?;
            if tokens.start == self.tokens.start && self.source == Source::Dual {
                // A dual is its own unit, proclitics left out of both.
                span =
                    Span::new(text.offset_after_letters(tokens.start, self.letters)..span.end())?;
            }
            Some(Unit { span, code })
        });
        Some(NumberMention {
            span: Span::new(start..end)?,
            value: self.value,
            kind: self.kind,
            modifier: self.modifier,
            unit,
            of: self.of.and_then(|tokens| noun_span(text, tokens)),
            range: None,
        })
    }
}

/// The span of a noun phrase, without the proclitics of its first word.
fn noun_span(text: &TokenizedText<'_>, tokens: Range<usize>) -> Option<Span> {
    let letters = counted::proclitics(text.folded(tokens.start));
    let span = text.span(tokens.clone())?;
    if letters == 0 {
        return Some(span);
    }
    Span::new(text.offset_after_letters(tokens.start, letters)..span.end())
}
