//! Fractions in words and digits: `ثلث`, `ثلاثة أرباع`, `1/3`, `½`, `واحد من أصل خمسة`, `مليون ونصف المليون`.
//!
//! ```text
//! fraction = one [ scale ] | two | cardinal plural [ scale ]     "نصف مليون", "ثلثا", "ثلاثة أرباع المليار"
//!          | [ run ] run "/" run | vulgar                        "1/3", "2 1/4", "⅔"
//!          | cardinal "من أصل" cardinal | cardinal "على" cardinal  "ثلاثة من أصل خمسة"
//! mixed    = cardinal "و" fraction                               "خمسة وربع", "مليونان ونصف المليون"
//! ```
//!
//! `خمس`, `سبع`, `تسع`, `عشر` are numbers too and `ثمن` is a price: they name a part only before something definite
//! (`خمس الأراضي`, but `خمس دول`) or with the damma written (`خُمس`).

use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::Number;
use crate::draft::{Belief, Draft, Source};
use crate::lexicon::{self, FractionRole, FractionWord, Part, Shape};
use crate::mention::NumberKind;
use crate::rule::cardinal::Cardinal;
use crate::rule::digits::Dot;
use crate::rule::{cardinal, counted, measures, percents, quantities};
use crate::units::{self, Quantity};

/// A fraction that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fraction {
    /// The token behind it.
    pub(crate) end: usize,
    pub(crate) value: Number,
    /// It multiplies a scale: `نصف مليون` is 500,000 and no part.
    pub(crate) scaled: bool,
    /// A pronoun is joined to it, which is what it is a part of.
    pub(crate) suffixed: bool,
    /// Letters of proclitics in its first token.
    pub(crate) letters: u8,
    /// Written as one or two words that are fractions by themselves (no numerator in words).
    pub(crate) article: bool,
}

/// The fraction in words that begins at a token.
pub(crate) fn read(text: &TokenizedText<'_>, index: usize, belief: Belief) -> Option<Fraction> {
    let found = lexicon::with_proclitics(text, index)?;
    let word = found.entry.fraction?;
    if word.role == FractionRole::Plural {
        return None;
    }
    // `السنوات العشر المقبلة` are ten years, whatever follows.
    let counts = found.entry.article && !has_damma(text, index);
    if word.unsure && (counts || !is_sure(text, index)) {
        let alone = text.len() == index + 1 && belief == Belief::Willing;
        // A whole phrase `خمس` is five; `ثمن` can only be the part.
        if !alone || found.entry.part.is_some() {
            return None;
        }
    }
    if found.entry.weak && belief == Belief::Careful {
        return None;
    }
    let value = value(word)?;
    let fraction = Fraction {
        end: index + 1,
        value,
        scaled: false,
        suffixed: word.suffixed,
        letters: found.letters,
        article: found.entry.article,
    };
    Some(scaled(text, fraction))
}

/// The fraction that a cardinal is the numerator of: `ثلاثة` before `أرباع`.
pub(crate) fn read_plural(
    text: &TokenizedText<'_>,
    index: usize,
    numerator: Number,
) -> Option<Fraction> {
    if text.gap(index) != Gap::Space {
        return None;
    }
    let found = lexicon::whole(text, index)?;
    let word = found.entry.fraction?;
    // From eleven up the counted noun is singular: `أحد عشر ربعا`, `واحد وعشرون خمسا`.
    let singular = word.role == FractionRole::One
        && !word.suffixed
        && !found.entry.article
        && word.denominator > 2
        && numerator >= Number::from(11);
    if word.role != FractionRole::Plural && !singular {
        return None;
    }
    let value = numerator.checked_mul(Number::new(1, i128::from(word.denominator))?)?;
    let fraction = Fraction {
        end: index + 1,
        value,
        scaled: false,
        suffixed: word.suffixed,
        letters: 0,
        article: false,
    };
    Some(scaled(text, fraction))
}

/// The fraction that و joins to a number, and the scale it is a part of: `ونصف المليون`, `وثلاثة أرباع`.
pub(crate) fn joined(text: &TokenizedText<'_>, index: usize, power: u8) -> Option<(Number, usize)> {
    if text.gap(index) != Gap::Space {
        return None;
    }
    let (found, behind) = lexicon::joined(text, index)?;
    let (value, mut end) = match (found.entry.fraction, found.entry.part) {
        (Some(word), _)
            if word.role != FractionRole::Plural
                && !word.suffixed
                && (!word.unsure || has_damma(text, behind - 1)) =>
        {
            (value(word)?, behind)
        }
        (_, Some(Part::Unit(unit))) => {
            let plural = lexicon::whole(text, behind)?.entry.fraction?;
            if plural.role != FractionRole::Plural || text.gap(behind) != Gap::Space {
                return None;
            }
            (Number::new(i128::from(unit), i128::from(plural.denominator))?, behind + 1)
        }
        _ => return None,
    };
    if power > 0 {
        // `مليون ونصف` is a half of the million, whether or not it is said again.
        if let Some(scale) = scale_at(text, end) {
            if scale != power {
                return None;
            }
            end += 1;
        }
        let amount = value.checked_mul(Number::power_of_ten(power.into())?)?;
        return Some((amount, end));
    }
    Some((value, end))
}

/// The fraction in digits that begins at a token: `1/3`, `2 1/4`, `½`, `2½`.
pub(crate) fn read_digits(text: &TokenizedText<'_>, index: usize) -> Option<Fraction> {
    let fraction = |end, value| Fraction {
        end,
        value,
        scaled: false,
        suffixed: false,
        letters: 0,
        article: false,
    };
    if let Some(value) = vulgar(text, index) {
        return Some(scaled(text, fraction(index + 1, value)));
    }
    if text.kind(index)? != TokenKind::Digits {
        return None;
    }
    if let Some((value, end)) = slashed(text, index) {
        return Some(scaled(text, fraction(end, value)));
    }
    let whole = small(text, index)?;
    let (part, end) = if let Some(value) = vulgar(text, index + 1) {
        (value, index + 2)
    } else {
        let (value, end) =
            slashed(text, index + 1).filter(|_| text.gap(index + 1) == Gap::Space)?;
        (value, end)
    };
    let value = Number::from_integer(whole).checked_add(part)?;
    Some(scaled(text, fraction(end, value)))
}

/// The words for one or more parts of a number that follows.
pub(crate) const PORTIONS: [&str; 3] = ["جزء", "جزءا", "أجزاء"];

/// The fraction that begins with `جزء`: `جزء من مئة`.
pub(crate) fn read_portion(
    text: &TokenizedText<'_>,
    index: usize,
    belief: Belief,
) -> Option<Fraction> {
    ratio(text, Numerator { value: Number::ONE, end: index + 1, letters: 0, portion: true }, belief)
}

/// The fraction of two numbers whose first one was read: `واحد على عشرين`, `واحد من مليون`, `ثلاثة من أصل خمسة`.
///
/// Running text has other uses for these words (`خمسة من ثمانية لاعبين`, two goals `على` three), so there the
/// numerator must be one or `جزء` be said.
pub(crate) fn ratio_behind(
    text: &TokenizedText<'_>,
    read: Cardinal,
    belief: Belief,
) -> Option<Fraction> {
    let portion = lexicon::whole(text, read.end).is_some_and(|found| found.entry.portion);
    let end = read.end + usize::from(portion);
    ratio(text, Numerator { value: read.value?, end, letters: read.letters, portion }, belief)
}

/// What stands above the line.
#[derive(Clone, Copy)]
struct Numerator {
    value: Number,
    end: usize,
    letters: u8,
    portion: bool,
}

fn ratio(text: &TokenizedText<'_>, numerator: Numerator, belief: Belief) -> Option<Fraction> {
    let Numerator { value: numerator, end, letters, portion } = numerator;
    if text.gap(end) != Gap::Space || text.gap(end + 1) != Gap::Space {
        return None;
    }
    let link = text.folded(end);
    let whole = match (link, text.folded(end + 1)) {
        ("من", "اصل") if belief == Belief::Willing => end + 2,
        ("من" | "علي", _) => end + 1,
        _ => return None,
    };
    let read = cardinal::read(text, whole)?;
    let denominator = read.value?;
    if read.letters > 0 || read.article || text.gap(whole) != Gap::Space {
        return None;
    }
    let one = numerator == Number::ONE || numerator == Number::ONE.negated();
    let negative = numerator.is_negative();
    let tens =
        matches!(denominator.to_integer(), Some(value) if value >= 100 && is_power_of_ten(value));
    let believed = belief == Belief::Willing
        || portion && denominator >= Number::from(3)
        || link == "علي" && (one || negative) && denominator > Number::ONE
        || link == "من" && one && tens;
    if !believed {
        return None;
    }
    Some(Fraction {
        end: read.end,
        value: numerator.checked_div(denominator)?,
        scaled: false,
        suffixed: false,
        letters,
        article: false,
    })
}

fn is_power_of_ten(mut value: i128) -> bool {
    while value % 10 == 0 && value > 0 {
        value /= 10;
    }
    value == 1
}

fn vulgar(text: &TokenizedText<'_>, index: usize) -> Option<Number> {
    let (numerator, denominator) = match text.mark(index)? {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    };
    Number::new(numerator, denominator)
}

/// `1/3`: a proper fraction of small numbers, no more slashes around it.
fn slashed(text: &TokenizedText<'_>, index: usize) -> Option<(Number, usize)> {
    let slash = |at: usize| matches!(text.mark(at), Some('/' | '⁄' | '∕'));
    if !slash(index + 1)
        || text.gap(index + 1) != Gap::None
        || text.gap(index + 2) != Gap::None
        || slash(index + 3) && text.gap(index + 3) == Gap::None
        || index > 0 && text.gap(index) == Gap::None && slash(index - 1)
    {
        return None;
    }
    let (numerator, denominator) = (small(text, index)?, small(text, index + 2)?);
    if numerator == 0 || numerator >= denominator {
        return None;
    }
    Some((Number::new(numerator, denominator)?, index + 3))
}

fn small(text: &TokenizedText<'_>, index: usize) -> Option<i128> {
    (text.kind(index)? == TokenKind::Digits).then_some(())?;
    let digits = text.folded(index);
    (digits.len() <= 4 && !digits.starts_with('0')).then(|| digits.parse().ok())?
}

fn value(word: FractionWord) -> Option<Number> {
    Number::new(i128::from(word.numerator), i128::from(word.denominator))
}

/// The scale behind a fraction: `نصف مليون`, `ثلاثة أرباع المليار`.
fn scaled(text: &TokenizedText<'_>, fraction: Fraction) -> Fraction {
    if fraction.suffixed {
        return fraction;
    }
    let Some(power) = scale_at(text, fraction.end) else { return fraction };
    let product =
        Number::power_of_ten(power.into()).and_then(|scale| fraction.value.checked_mul(scale));
    match product {
        Some(value) => Fraction { end: fraction.end + 1, value, scaled: true, ..fraction },
        None => fraction,
    }
}

fn scale_at(text: &TokenizedText<'_>, index: usize) -> Option<u8> {
    if text.gap(index) != Gap::Space {
        return None;
    }
    match lexicon::whole(text, index)?.entry.part? {
        Part::Scale(power, Shape::Single | Shape::Accusative) => Some(power),
        Part::Hundred(1, Shape::Single) => Some(2),
        _ => None,
    }
}

/// Whether a damma is written, which `خُمس` has and `خَمس` never.
fn has_damma(text: &TokenizedText<'_>, index: usize) -> bool {
    let raw = text.raw(index);
    let stem = raw.strip_prefix('و').unwrap_or(raw);
    let stem = stem.strip_prefix('ب').unwrap_or(stem);
    stem.strip_prefix("ال").unwrap_or(stem).chars().nth(1) == Some('\u{64F}')
}

/// Whether an ambiguous word (`خمس`, `ثمن`) is shown to be a part.
fn is_sure(text: &TokenizedText<'_>, index: usize) -> bool {
    if has_damma(text, index) {
        return true;
    }
    if text.gap(index + 1) != Gap::Space || !text.is_word(index + 1) {
        return false;
    }
    let next = text.folded(index + 1);
    let numeral = lexicon::whole(text, index + 1).is_some_and(|found| found.entry.part.is_some());
    let price = text.folded(index).ends_with("ثمن");
    !price
        && !numeral
        && (counted::has_article(next)
            || matches!(next, "هذا" | "هذه" | "ذلك" | "تلك")
            // `خمسين درهما` has no pronoun.
            || counted::has_pronoun(next) && units::unit_at(text, index + 1).is_none())
}

pub(crate) fn with_context(
    text: &TokenizedText<'_>,
    index: usize,
    fraction: Fraction,
    belief: Belief,
) -> Option<Draft> {
    if belief == Belief::Careful
        && let Some(draft) = behind_bare_unit(text, index, fraction)
    {
        return Some(draft);
    }
    let mut draft = Draft::new(index..fraction.end, Source::Fraction, Some(fraction.value));
    draft.letters = fraction.letters.into();
    draft.article = fraction.article;
    // `الثالثة والنصف` is an hour of the day.
    if belief == Belief::Careful
        && fraction.article
        && fraction.letters > 0
        && index > 0
        && lexicon::with_proclitics(text, index - 1)
            .is_some_and(|before| before.entry.article && before.entry.ordinal.is_some())
    {
        return None;
    }
    // `الربع الأول` is a part of the year or of a match.
    if belief == Belief::Careful
        && fraction.article
        && text.gap(fraction.end) == Gap::Space
        && lexicon::whole(text, fraction.end).is_some_and(|next| {
            next.entry.ordinal.is_some() || next.entry.article && next.entry.part.is_some()
        })
    {
        return None;
    }
    Some(finish(text, draft, fraction))
}

/// `متر ونصف المتر`: the fraction that و joins to a unit by itself, which is one of it.
fn behind_bare_unit(text: &TokenizedText<'_>, index: usize, fraction: Fraction) -> Option<Draft> {
    if fraction.letters != 1 || !text.folded(index).starts_with('و') || fraction.scaled {
        return None;
    }
    let start = (1..=2).filter_map(|back| index.checked_sub(back)).rfind(|at| {
        units::unit_at(text, *at).is_some_and(|unit| unit.end == index && !unit.dual)
    })?;
    let unit = units::unit_at(text, start).filter(|unit| !unit.sign)?;
    let (_, end) = measures::fraction_behind_unit(text, start, index)?;
    let value = Number::ONE.checked_add(fraction.value)?;
    let mut draft = Draft::new(start..end, Source::Cardinal, Some(value));
    draft.unit = Some((start..unit.end, unit.code));
    draft.kind = match unit.quantity {
        Quantity::Money { .. } => NumberKind::Money,
        Quantity::Measure => NumberKind::Measure,
        Quantity::Time => NumberKind::Cardinal,
    };
    Some(draft)
}

pub(crate) fn finish(text: &TokenizedText<'_>, mut draft: Draft, fraction: Fraction) -> Draft {
    let end = fraction.end;
    draft.value = Some(fraction.value);
    draft.tokens.end = end;
    draft.next = end;
    draft.plain_digits = false;
    if fraction.scaled {
        draft.source = Source::Cardinal;
        let read = Cardinal {
            end,
            value: Some(fraction.value),
            power: 3,
            plain_digits: false,
            digits: false,
            dot: Dot::None,
            article: false,
            weak: false,
            letters: fraction.letters,
        };
        draft.article = false;
        quantities::finish(text, &mut draft, read);
        return draft;
    }
    draft.source = Source::Fraction;
    draft.kind = NumberKind::Fraction;
    if fraction.suffixed {
        return draft;
    }
    if let Some((behind, _)) = percents::behind(text, end) {
        draft.kind = NumberKind::Percent;
        draft.tokens.end = behind;
        draft.next = behind;
        percents::add_part_of(text, &mut draft);
        return draft;
    }
    if let Some(unit) = measures::unit_behind(text, end, false) {
        draft.unit = Some((end..unit.end, unit.code));
        draft.next = unit.end;
        draft.kind = match unit.quantity {
            Quantity::Money { .. } => NumberKind::Money,
            Quantity::Measure => NumberKind::Measure,
            Quantity::Time => NumberKind::Fraction,
        };
        return draft;
    }
    if text.folded(end) == "من" && text.gap(end) == Gap::Space {
        draft.of = counted::part_of(text, end + 1);
        return draft;
    }
    let Some(tokens) = counted::part_of(text, end) else { return draft };
    let noun = text.folded(tokens.start);
    if tokens.len() == 1
        && !draft.article
        && !noun.starts_with("ال")
        && !counted::has_pronoun(noun)
        && counted::is_noun(text, tokens.start)
        && text.raw(end).ends_with('ة')
    {
        // `نصف نقطة` is half of one point, and no part of anything.
        draft.next = tokens.end;
        draft.unit = Some((tokens, None));
    } else {
        draft.of = Some(tokens);
    }
    draft
}
