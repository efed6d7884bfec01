//! Units behind a number: `12.5 دينار كويتي`, `48 درجة مئوية`, `23 دينارا ونصف الدينار`, `لتر ونصف`.
//!
//! ```text
//! quantity = number unit [ "و" fraction [ unit ] ] [ "تحت الصفر" ]
//!          | number currency "و" number part-of-currency          "20 دولارا و43 سنتا"
//! unit     = noun [ "مربع" | "مكعب" | "في الساعة" | … ] | noun nationality | sign
//! ```
//!
//! A currency makes the number a sum of money, a physical unit a measure; units of time are counted like any noun. The
//! fraction behind the unit adds to the value, and then the span reaches to its end.

use rawi_tokens::{Gap, TokenizedText};

use crate::Number;
use crate::draft::{Draft, Source};
use crate::mention::NumberKind;
use crate::rule::{counted, fractions, money, not_numbers};
use crate::units::{self, Quantity, UnitMatch};

/// The unit behind a number, where it may be one.
pub(crate) fn unit_behind(
    text: &TokenizedText<'_>,
    index: usize,
    digits: bool,
) -> Option<UnitMatch> {
    if text.gap(index) == Gap::Line {
        return None;
    }
    let unit = units::unit_at(text, index)?;
    // Letters are units only behind digits, and `2024م` is a year.
    if units::is_letter_unit(text, index) {
        let year = index > 0 && not_numbers::is_year_of_era(text, index - 1, index);
        if !digits || year || text.gap(index + 1) == Gap::None && text.is_word(index + 1) {
            return None;
        }
    }
    Some(unit)
}

/// Gives a number the unit that begins at a token behind it, and what may follow that.
pub(crate) fn add_unit(text: &TokenizedText<'_>, draft: &mut Draft, start: usize, unit: UnitMatch) {
    draft.kind = match unit.quantity {
        Quantity::Money { .. } => NumberKind::Money,
        Quantity::Measure => NumberKind::Measure,
        Quantity::Time => draft.kind,
    };
    draft.unit = Some((start..unit.end, unit.code));
    draft.next = unit.end;
    if let Some((amount, end)) = fraction_behind_unit(text, start, unit.end)
        && let Some(sum) = draft.value.and_then(|value| value.checked_add(amount))
    {
        draft.value = Some(sum);
        draft.tokens.end = end;
        draft.next = end;
        return;
    }
    if let Quantity::Money { parts: None } = unit.quantity
        && let Some((amount, end)) = money::parts_behind(text, unit.end)
        && let Some(sum) = draft.value.and_then(|value| value.checked_add(amount))
    {
        draft.value = Some(sum);
        draft.tokens.end = end;
        draft.next = end;
        return;
    }
    if unit.quantity == Quantity::Measure
        && text.folded(unit.end) == "تحت"
        && text.folded(unit.end + 1) == "الصفر"
    {
        draft.value = draft.value.map(Number::negated);
        draft.next = unit.end + 2;
    }
    if !unit.sign {
        let end = counted::with_adjectives(text, draft.next, 1);
        // `درجات مئوية` is in the table, `دولار إضافي` is not.
        if unit.quantity != Quantity::Measure && end > draft.next {
            draft.unit = Some((start..end, unit.code));
            draft.next = end;
        }
    }
}

/// `23 دينارا ونصف الدينار`, `لتر ونصف`: a fraction of the unit that was just said.
pub(crate) fn fraction_behind_unit(
    text: &TokenizedText<'_>,
    unit: usize,
    index: usize,
) -> Option<(Number, usize)> {
    let (amount, mut end) = fractions::joined(text, index, 0)?;
    if text.gap(end) == Gap::Space
        && let Some(again) = text.folded(end).strip_prefix("ال")
        && same_noun(again, text.folded(unit))
    {
        end += 1;
    }
    Some((amount, end))
}

/// Whether two folded forms are of one noun, as far as its first three letters tell.
fn same_noun(left: &str, right: &str) -> bool {
    let letters = left.chars().count().min(right.chars().count()).min(3);
    letters >= 2 && left.chars().take(letters).eq(right.chars().take(letters))
}

/// A unit by itself, which is one of it: `لتر`, `لتر ونصف`.
pub(crate) fn bare_unit(text: &TokenizedText<'_>) -> Option<Draft> {
    let unit = units::unit_at(text, 0)?;
    let count = if unit.dual { 2 } else { 1 };
    let mut draft = Draft::new(0..unit.end, Source::Cardinal, Some(Number::from(count)));
    draft.unit = Some((0..unit.end, unit.code));
    draft.kind = match unit.quantity {
        Quantity::Money { .. } => NumberKind::Money,
        Quantity::Measure => NumberKind::Measure,
        Quantity::Time => NumberKind::Cardinal,
    };
    if let Some((amount, end)) = fraction_behind_unit(text, 0, unit.end) {
        draft.value = draft.value.and_then(|value| value.checked_add(amount));
        draft.tokens.end = end;
        draft.next = end;
    }
    Some(draft)
}
