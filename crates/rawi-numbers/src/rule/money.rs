//! What only sums of money have: the sign first, parts of the currency, abbreviated thousands.
//!
//! ```text
//! money-first  = sign digits [ "K" | "M" | "B" ]      "$10", "US$ 5M", "USD 20"
//! parts        = "و" number part                       "و43 سنتا" behind dollars
//! ```
//!
//! A currency that is named in full once (`دينار كويتي`) is meant by its bare noun (`دينار`) everywhere else in the text,
//! unless the text names another of that family.

use std::ops::Range;

use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::Number;
use crate::draft::{Draft, Source};
use crate::lexicon;
use crate::mention::{NumberKind, NumberMention};
use crate::rule::signed;
use crate::units::{self, Quantity};

pub(crate) fn read_first(text: &TokenizedText<'_>, index: usize) -> Option<Draft> {
    let sign = units::sign_at(text, index)?;
    if text.gap(sign.end) == Gap::Line || text.kind(sign.end) != Some(TokenKind::Digits) {
        return None;
    }
    let read = signed::read(text, sign.end)?;
    let mut draft = Draft::new(index..read.end, Source::Cardinal, read.value);
    draft.power = read.power;
    if let Some((power, behind)) = abbreviated_scale(text, read.end) {
        draft.value =
            read.value.and_then(|value| value.checked_mul(Number::power_of_ten(power.into())?));
        draft.tokens.end = behind;
    }
    draft.kind = NumberKind::Money;
    draft.unit = Some((index..sign.end, sign.code));
    draft.next = draft.tokens.end;
    Some(draft)
}

/// `و43 سنت` behind a currency: the part as a fraction of the whole.
pub(crate) fn parts_behind(text: &TokenizedText<'_>, index: usize) -> Option<(Number, usize)> {
    if text.gap(index) == Gap::Line {
        return None;
    }
    let (value, end) = if text.folded(index) == "و" {
        let read = signed::read(text, index + 1)?;
        (read.value?, read.end)
    } else if let Some((_, behind)) = lexicon::joined(text, index) {
        let read = signed::read(text, index)?;
        (read.value?, read.end.max(behind))
    } else if text.kind(index) == Some(TokenKind::Digits) {
        let read = signed::read(text, index)?;
        (read.value?, read.end)
    } else {
        return None;
    };
    if text.kind(end) == Some(TokenKind::Foreign) && text.folded(end) == "c" {
        return Some((value.checked_div(Number::from(100))?, end + 1));
    }
    let unit = units::unit_at(text, end)?;
    let Quantity::Money { parts: Some(parts) } = unit.quantity else { return None };
    let amount = value.checked_div(Number::from(u32::from(parts)))?;
    Some((amount, unit.end))
}

/// `K`, `M`, `B` and their like right behind digits: the exponent and the token behind.
pub(crate) fn abbreviated_scale(text: &TokenizedText<'_>, index: usize) -> Option<(u8, usize)> {
    if text.kind(index)? != TokenKind::Foreign || text.gap(index) != Gap::None {
        return None;
    }
    let power = match text.raw(index) {
        "K" | "k" => 3,
        "M" | "mn" | "mln" => 6,
        "B" | "bn" | "bln" => 9,
        "T" | "tn" | "trn" => 12,
        _ => return None,
    };
    Some((power, index + 1))
}

pub(crate) fn sign_before(
    text: &TokenizedText<'_>,
    index: usize,
) -> Option<(Range<usize>, Option<&'static str>)> {
    let sign = index.checked_sub(1)?;
    let unit = units::sign_at(text, sign).filter(|unit| unit.end == index)?;
    (text.kind(sign) == Some(TokenKind::Mark)).then_some((sign..index, unit.code))
}

/// Gives bare currency nouns the code that the text has for their family.
pub(crate) fn share_codes(text: &TokenizedText<'_>, mentions: &mut [NumberMention]) {
    let open = |mention: &NumberMention| {
        mention.kind == NumberKind::Money
            && mention.unit.as_ref().is_some_and(|unit| unit.code.is_none())
    };
    if !mentions.iter().any(open) {
        return;
    }
    let family = |mention: &NumberMention| {
        let unit = mention.unit.as_ref()?;
        units::currency_family(text, text.token_at(unit.span.start()))
    };
    // Families with their code, or with none where the text names two. There are few, so a list will do.
    let mut named: Vec<(&str, Option<&'static str>)> = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.kind == NumberKind::Money) {
        let Some(code) = mention.unit.as_ref().and_then(|unit| unit.code) else { continue };
        let Some(family) = family(mention) else { continue };
        match named.iter_mut().find(|(known, _)| *known == family) {
            Some((_, known)) if *known == Some(code) => {}
            Some((_, known)) => *known = None,
            None => named.push((family, Some(code))),
        }
    }
    for mention in mentions.iter_mut().filter(|mention| open(mention)) {
        let code = family(mention)
            .and_then(|family| named.iter().find(|(known, _)| *known == family))
            .and_then(|(_, code)| *code);
        if let Some(unit) = mention.unit.as_mut() {
            unit.code = code;
        }
    }
}

/// Whether a sum is of a currency with a thousand parts, so that three decimals are usual: `5.000 د.ك`.
pub(crate) fn has_thousandths(text: &TokenizedText<'_>, draft: &Draft) -> bool {
    let Some((tokens, code)) = draft.unit.as_ref().filter(|_| draft.kind == NumberKind::Money)
    else {
        return false;
    };
    match code {
        Some(code) => matches!(*code, "KWD" | "BHD" | "OMR" | "JOD" | "TND" | "IQD" | "LYD"),
        None => units::currency_family(text, tokens.start) == Some("dinar"),
    }
}
