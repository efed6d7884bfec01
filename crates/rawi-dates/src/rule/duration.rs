//! How long.
//!
//! ```text
//! duration := [مدة] length [كامل | واحد | إضافي] | definite
//! length   := part {و part}                                    (three parts at most)
//! part     := cardinal unit | dual | several units | fraction unit | unit | fraction (of the unit before)
//! definite := (الأشهر [الستة | القليلة] | الأسبوعين | الـ number unit) (الماضية | المقبلة …)
//!           | (الأشهر الستة) الأولى within | آخر number units | (طوال) الشهر
//! ```
//!
//! `ستة أشهر`, `ساعتين ونصف الساعة`, `سنة وأسبوعين`, `عدة أيام`, `الأشهر الستة الأخيرة`. A unit without a number is a
//! duration only behind a word that says so (`لمدة عام`, `طوال عقد`).

use rawi_tokens::Gap;

use crate::context::Context;
use crate::expression::{DateExpression, Deixis, Length, Placing, Unit};
use crate::lexicon::{Count, Particle};
use crate::numeral::Quantity;
use crate::reader::Reader;
use crate::rule::{Outcome, year};

/// So far before a number of years its age is spoken of.
const AGE_WORDS: usize = 5;
/// Words behind a single unit that count it.
const SINGLE: &[&str] =
    &["واحد", "واحده", "كامل", "كامله", "كاملا", "اضافي", "اضافيا", "اضافيه", "فقط", "ونيف"];

/// Words behind a counted unit that say that nothing of it is missing.
const WHOLE: &[&str] = &["كامل", "كامله", "كاملا", "كاملين", "كاملان", "كاملتين", "كاملتان"];

/// A length read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LengthPhrase {
    pub(crate) length: Length,
    pub(crate) end: usize,
    /// A unit with neither number nor dual.
    pub(crate) bare: bool,
}

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    if let Some(outcome) = definite(reader, index) {
        return Some(outcome);
    }
    let (at, named) = match reader.particle(index) {
        Some((Particle::Length, after)) => (after, true),
        _ => (index, false),
    };
    let phrase = length(reader, at)?;
    if !named && (uncertain(reader, index, phrase) || is_age(reader, index, phrase)) {
        return None;
    }
    let expression = DateExpression::Duration { length: phrase.length, placing: Placing::Anywhere };
    Some(Outcome::of(expression, phrase.end))
}

/// Whether the words before do not bear out that a length is meant.
fn uncertain(reader: Reader<'_>, index: usize, phrase: LengthPhrase) -> bool {
    let (quantity, unit) = phrase.length.first;
    let before = reader.word_before(index);
    let contract = matches!(unit, Unit::Decade) && reader.start == index;
    let proclitic =
        reader.letters > 0 && reader.text.folded(index).contains('ل') && quantity == Quantity::Some;
    // `طوال أيام الأسبوع` are no days that are counted.
    let of_whole = phrase.bare
        && quantity == Quantity::Some
        && reader.unit(phrase.end).is_some_and(|(unit, _)| unit.definite);
    // `مليون راكب في أسبوع`
    let week = unit == Unit::Week
        && before == "في"
        && !(reader.joined(phrase.end) && reader.text.is_word(phrase.end))
        && reader.digits(phrase.end).is_none();
    of_whole
        || (phrase.bare || contract)
            && !week
            && !reader.phrase
            && reader.start == index
            && !Context::Length.holds(before)
            && !proclitic
            && !(before == "من"
                && matches!(reader.text.folded(index.saturating_sub(2)), "اكثر" | "اقل" | "ازيد"))
            && !(contract
                && phrase.end > index + 1
                && SINGLE.contains(&reader.text.folded(phrase.end - 1)))
}

fn is_age(reader: Reader<'_>, index: usize, phrase: LengthPhrase) -> bool {
    if phrase.length.first.1 != Unit::Year {
        return false;
    }
    // `(52 عاما)`, `سامر خليل، 52 عاما، إن`.
    let comma = |at: usize| matches!(reader.text.mark(at), Some('،' | ','));
    let bracketed = (reader.text.mark(index.wrapping_sub(1)) == Some('(')
        || comma(index.wrapping_sub(1)) && comma(phrase.end))
        && matches!(phrase.length.first.0, Quantity::Ratio(1..=119, 1));
    // `أعمارهم بين 18 و35 عاما`, `منتخب أقل من 20 سنة`
    let nearest = index.saturating_sub(AGE_WORDS)..=index;
    let spoken_of =
        nearest.rev().take_while(|at| *at == index || reader.text.gap(at + 1) != Gap::Line);
    let spoken_of = spoken_of
        .skip(1)
        .map(|at| reader.text.folded(at))
        .take_while(|word| {
            !matches!(*word, "،" | "." | "؛" | "منذ" | "خلال" | "بعد" | "قبل" | "مده")
        })
        .any(|word| Context::Age.holds(word.strip_prefix('و').unwrap_or(word)));
    bracketed || spoken_of || {
        let before = reader.word_before(index);
        Context::AgeBeside.holds(before.strip_prefix('و').unwrap_or(before))
    }
}

/// Parts of a length, joined by و.
pub(crate) fn length(reader: Reader<'_>, index: usize) -> Option<LengthPhrase> {
    let first = part(reader, index)?;
    let mut length = Length::of(first.quantity, first.unit);
    let mut end = first.end;
    let mut bare = first.bare;
    if bare && reader.is_any(end, SINGLE) && !reader.is(end, "فقط") {
        end += 1;
        bare = false;
    }
    if let Some(second) = next_part(reader, end, first.unit) {
        add(&mut length.first, &mut length.second, second);
        (end, bare) = (second.end, false);
        if let Some(third) = next_part(reader, end, second.unit) {
            add(&mut length.first, &mut length.third, third);
            end = third.end;
        }
    }
    // `يومين كاملين`, `أربعة أشهر كاملة`.
    if !bare && reader.joined(end) && reader.is_any(end, WHOLE) {
        end += 1;
    }
    Some(LengthPhrase { length, end, bare })
}

/// A night to each day is not counted beside the days: `يومين وليلتين`.
fn add(first: &mut (Quantity, Unit), slot: &mut Option<(Quantity, Unit)>, part: Part) {
    let night_of_day = part.unit == Unit::Night && first.1 == Unit::Day;
    if !night_of_day {
        *slot = Some((part.quantity, part.unit));
    }
}

#[derive(Clone, Copy, Debug)]
struct Part {
    quantity: Quantity,
    unit: Unit,
    end: usize,
    bare: bool,
}

fn part(reader: Reader<'_>, index: usize) -> Option<Part> {
    // `6 في المئة سنة قبل ذلك`: the hundred is that of the share.
    if reader.is_any(index, &["المائه", "المئه"]) && reader.word_before(index) == "في"
    {
        return None;
    }
    if let Some(numeral) = reader.cardinal(index) {
        let (unit, end) = reader.unit(numeral.end)?;
        return (!unit.definite).then_some(Part {
            quantity: numeral.value,
            unit: unit.unit,
            end,
            bare: false,
        });
    }
    match reader.particle(index) {
        Some((Particle::Several, after)) => {
            let after = reader.skip(after, &["من"]);
            let (unit, end) = reader.unit(after)?;
            let many = unit.count == Count::Many;
            return many.then_some(Part {
                quantity: Quantity::Some,
                unit: unit.unit,
                end,
                bare: false,
            });
        }
        Some((Particle::Fraction, after)) => {
            let (unit, end) = reader.unit(after)?;
            let one = unit.count == Count::One && unit.unit >= Unit::Minute;
            let quantity = fraction(reader.text.folded(after - 1))?;
            // `ربع القرن` and `نصف الساعة` are lengths, `نصف العام` is more often a part of it.
            let length = one && (!unit.definite || matches!(unit.unit, Unit::Hour | Unit::Century));
            return length.then_some(Part { quantity, unit: unit.unit, end, bare: false });
        }
        _ => {}
    }
    let (unit, end) = reader.unit(index)?;
    if unit.definite {
        return None;
    }
    Some(match unit.count {
        Count::One => Part { quantity: Quantity::ONE, unit: unit.unit, end, bare: true },
        Count::Two => Part { quantity: Quantity::whole(2), unit: unit.unit, end, bare: false },
        Count::Many => Part { quantity: Quantity::Some, unit: unit.unit, end, bare: true },
    })
}

fn fraction(folded: &str) -> Option<Quantity> {
    let parts = match folded.trim_start_matches('و').trim_start_matches("ال") {
        "نصف" => 2,
        "ثلث" => 3,
        "ربع" => 4,
        _ => return None,
    };
    Some(Quantity::Ratio(1, parts))
}

/// A part behind و: `ونصف الساعة`, `وأسبوعين`, `و 21 يوما`.
fn next_part(reader: Reader<'_>, index: usize, before: Unit) -> Option<Part> {
    if !reader.joined(index) {
        return None;
    }
    let apart = reader.is(index, "و");
    let at = if apart { index + 1 } else { index };
    let inner = reader.starting_at(at, u8::from(!apart));
    if !apart && !reader.text.folded(index).starts_with('و') {
        return None;
    }
    let half = reader.text.folded(at).trim_start_matches('و');
    if let Some(quantity) =
        fraction(half).filter(|_| matches!(half, "نصف" | "النصف" | "ربع" | "ثلث"))
    {
        // `ساعتين ونصف الساعة`, `عام ونصف العام`, `عام ونصف`
        let end = match reader.unit(at + 1) {
            Some((unit, end)) if unit.unit == before => end,
            Some(_) => return part(inner, at).filter(|part| !part.bare),
            None => at + 1,
        };
        return Some(Part { quantity, unit: before, end, bare: false });
    }
    // `بين ثمانية أشهر و5 سنوات` are two lengths: parts go from large to small.
    let loose = apart && reader.phrase;
    part(inner, at).filter(|part| part.unit < before || (loose && part.unit != before))
}

/// `الأشهر الستة الماضية`, `الأسبوعين المقبلين`, `آخر 24 ساعة`, `الأيام القليلة المقبلة`.
pub(crate) fn definite(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    if let Some((Particle::Last, after)) = reader.particle(index) {
        let phrase = length(reader, after).filter(|phrase| !phrase.bare)?;
        let expression =
            DateExpression::Duration { length: phrase.length, placing: Placing::UpToNow };
        return Some(Outcome::of(expression, phrase.end));
    }
    // `طوال الشهر`
    if let Some((unit, end)) = reader.unit(index)
        && unit.definite
        && unit.count == Count::One
        && matches!(reader.word_before(index), "طوال" | "طيله")
    {
        let length = Length::of(Quantity::ONE, unit.unit);
        let expression = DateExpression::Duration { length, placing: Placing::Anywhere };
        return Some(Outcome::of(expression, end));
    }
    let (quantity, unit, at) = counted_unit(reader, index)?;
    // `الأشهر السبعة الأولى من 2024`
    if reader.is_any(at, &["الاولي", "الاول"]) {
        let whole = year::within(reader, at + 1)?;
        let length = Length::of(quantity, unit);
        let expression = DateExpression::Duration { length, placing: Placing::Anywhere };
        return Some(Outcome::of(expression, whole.end));
    }
    let (deixis, end) = reader.adjective(at)?;
    let placing = match deixis {
        Deixis::Past | Deixis::BeforePast | Deixis::Preceding => Placing::UpToNow,
        Deixis::Future | Deixis::AfterFuture | Deixis::Following => Placing::FromNow,
        Deixis::Present | Deixis::Same => Placing::Anywhere,
    };
    let expression = DateExpression::Duration { length: Length::of(quantity, unit), placing };
    Some(Outcome::of(expression, end))
}

fn counted_unit(reader: Reader<'_>, index: usize) -> Option<(Quantity, Unit, usize)> {
    // `الـ24 ساعة الماضية`, `الثلاثة أشهر الماضية`
    let number_at = if reader.is(index, "ال") { index + 1 } else { index };
    if let Some(numeral) = reader.cardinal(number_at) {
        let (unit, end) = reader.unit(numeral.end)?;
        return Some((numeral.value, unit.unit, end));
    }
    let (unit, after) = reader.unit(index)?;
    if !unit.definite {
        return None;
    }
    match unit.count {
        Count::One => None,
        Count::Two => Some((Quantity::whole(2), unit.unit, after)),
        Count::Many => {
            if let Some(numeral) = reader.cardinal(after) {
                return Some((numeral.value, unit.unit, numeral.end));
            }
            let after = if reader.is(after, "ال") && reader.digits(after + 1).is_some() {
                let number = reader.digits(after + 1)?;
                return Some((Quantity::whole(number), unit.unit, after + 2));
            } else {
                reader.skip(after, &["القليله", "القلائل", "العديده", "المعدوده"])
            };
            Some((Quantity::Some, unit.unit, after))
        }
    }
}
