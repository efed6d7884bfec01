//! Vague numbers, with the value and modifier this crate gives them.
//!
//! ```text
//! vague = "عشرات" | "مئات" | "آلاف" | "ملايين" | … [ definite-scale ] | "بضع" | "بضعة"
//! ```
//!
//! | words | value | modifier |
//! | --- | --- | --- |
//! | `عشرات` | 10 | `MORE_THAN` |
//! | `مئات` | 100 | `MORE_THAN` |
//! | `آلاف`, `ملايين`, … | 1000, 1000000, … | `MORE_THAN` |
//! | `عشرات الآلاف`, `مئات الملايين` | the product | `MORE_THAN` |
//! | `بضعة`, `بضع` | 3 | `EQUAL_OR_MORE` |
//! | `بضعة آلاف` | 3000 | `EQUAL_OR_MORE` |

use rawi_tokens::{Gap, TokenizedText};

use crate::Number;
use crate::draft::{Draft, Source};
use crate::lexicon::{self, Part, Shape, VagueWord};
use crate::mention::Modifier;
use crate::rule::{counted, measures, quantities};
use crate::units;

/// A vague number that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vague {
    pub(crate) end: usize,
    pub(crate) value: Number,
    pub(crate) modifier: Modifier,
    pub(crate) letters: u8,
}

/// The vague number that begins at a token.
pub(crate) fn read(text: &TokenizedText<'_>, index: usize) -> Option<Vague> {
    let found = lexicon::with_proclitics(text, index)?;
    let (base, modifier) = match (found.entry.vague, found.entry.part) {
        (Some(VagueWord::Tens), _) => (Number::from(10), Modifier::MoreThan),
        (Some(VagueWord::Few), _) => (Number::from(3), Modifier::EqualOrMore),
        (None, part) => (Number::power_of_ten(plural_power(part?)?.into())?, Modifier::MoreThan),
    };
    let letters = found.letters;
    let mut vague = Vague { end: index + 1, value: base, modifier, letters };
    // `عشرات الآلاف`, `مئات آلاف الملايين`: twice is enough for any newspaper.
    for _ in 0..2 {
        if text.gap(vague.end) != Gap::Space {
            break;
        }
        let power = lexicon::whole(text, vague.end)
            .and_then(|found| found.entry.part)
            .and_then(plural_power);
        let Some(value) = power
            .and_then(|power| Number::power_of_ten(power.into()))
            .and_then(|scale| vague.value.checked_mul(scale))
        else {
            break;
        };
        vague = Vague { end: vague.end + 1, value, ..vague };
        // `مئات الملايين آلاف المرات`: the article ends the chain.
        if text.folded(vague.end - 1).starts_with("ال") {
            break;
        }
    }
    Some(vague)
}

fn plural_power(part: Part) -> Option<u8> {
    match part {
        Part::Scale(power, Shape::Plural) => Some(power),
        Part::Hundred(1, Shape::Plural) => Some(2),
        _ => None,
    }
}

/// The vague number that begins at a token, with its noun.
pub(crate) fn with_noun(text: &TokenizedText<'_>, index: usize) -> Option<Draft> {
    let read = read(text, index)?;
    let mut draft = Draft::new(index..read.end, Source::Vague, Some(read.value));
    draft.letters = read.letters.into();
    draft.modifier = Some(read.modifier);
    let end = read.end;
    if text.gap(end) != Gap::Space {
        return Some(draft);
    }
    if let Some(unit) = units::unit_at(text, end).or_else(|| units::definite_currency_at(text, end))
    {
        measures::add_unit(text, &mut draft, end, unit);
    } else if let Some(tokens) = counted::behind(text, end).or_else(|| {
        text.folded(end).starts_with("ال").then(|| counted::part_of(text, end)).flatten()
    }) {
        draft.next = tokens.end;
        draft.unit = Some((tokens, None));
    } else if let Some(tokens) = quantities::counted_from(text, end) {
        draft.unit = Some((tokens, None));
    }
    Some(draft)
}
