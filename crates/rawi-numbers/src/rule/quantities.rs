//! A cardinal with all that belongs to it: `نحو [2500] عسكري أميركي`, `الوفود [الثلاثة]`, `شخص [واحد]`, `[عشرة] من الجنود`.
//!
//! ```text
//! quantity = cardinal [ "و" fraction ] [ scale-letter ] ( percent | unit | noun | "من" definite )
//!          | noun ( definite-cardinal | "واحد" | "اثنان" )
//! ```
//!
//! In running text some cardinals are other words: `الاثنين` is a day, `ألف` before an object a verb, `لست` a
//! negation; `واحد` counts only behind its noun, and `في آن واحد` counts nothing. Behind `بين` a و without a second
//! one joins the ends of a range: `بين خمسة وعشرين` is 5 and 20.

use std::ops::Range;

use rawi_tokens::{Gap, TokenizedText};

use crate::Number;
use crate::draft::{Belief, Draft, Source};
use crate::lexicon;
use crate::mention::NumberKind;
use crate::rule::cardinal::{Cardinal, Reach};
use crate::rule::digits::Dot;
use crate::rule::{counted, fractions, measures, money, not_numbers, percents, ranges, signed};
use crate::units::{self, Quantity};

pub(crate) fn read_words(text: &TokenizedText<'_>, index: usize, belief: Belief) -> Option<Draft> {
    let mut read = signed::read(text, index)?;
    if let Some(ratio) = fractions::ratio_behind(text, read, belief) {
        return fractions::with_context(text, index, ratio, belief);
    }
    if belief == Belief::Careful {
        // `بين خمسة وعشرين` has two ends where no other و follows.
        if ranges::is_between(text, index)
            && !(index > 1 && text.folded(index - 2) == "من")
            && lexicon::joined(text, read.end).is_none()
            && let Some(lower) = signed::read_to(text, index, Reach::NoConjunction)
            && lower.end < read.end
        {
            read = lower;
        }
        let dozen = text.folded(read.end) == "من" && read.value == Some(Number::from(12));
        // `مجموعة السبع`, `دور الثمانية`.
        let group = read.article && index > 0 && not_numbers::is_named_by_count(text, index - 1);
        if group || read.weak && !dozen || is_other_word(text, index, &read) {
            return None;
        }
    }
    let draft = with_context(text, index, read);
    if belief == Belief::Careful
        && read.value.is_some_and(|value| value == Number::ONE)
        && draft.tokens.len() == 1
    {
        return one(text, index, draft);
    }
    Some(draft)
}

/// `واحد`: counts only behind its noun, and not in idioms.
fn one(text: &TokenizedText<'_>, index: usize, mut draft: Draft) -> Option<Draft> {
    if draft.article || draft.kind != NumberKind::Cardinal {
        return (!draft.article).then_some(draft);
    }
    if not_numbers::is_idiom_of_one(text, index) || draft.letters > 0 {
        return None;
    }
    add_noun_before(text, &mut draft, counted::before(text, index, false, None)?);
    draft.next = draft.tokens.end;
    Some(draft)
}

/// Whether a cardinal in words is another word in running text: `الاثنين` the day, `ألف` a verb, `لست` I am not.
fn is_other_word(text: &TokenizedText<'_>, index: usize, read: &Cardinal) -> bool {
    if read.end > index + 1 || read.digits {
        return false;
    }
    let Some(value) = read.value else { return false };
    if read.article && value == Number::from(2) {
        return true;
    }
    if value == Number::from(1000) && !read.article {
        let verb_before = index > 0
            && matches!(text.folded(index - 1), "الذي" | "قد" | "وقد" | "كما" | "التي" | "حين");
        let object = text.gap(index + 1) == Gap::Space
            && text.is_word(index + 1)
            && (lexicon::whole(text, index + 1).is_some_and(|found| found.entry.dual.is_some())
                || text.raw(index + 1).ends_with(['\u{64B}']));
        return verb_before || object;
    }
    // `صفر - صفر` is a score, `من الصفر` a beginning.
    if value == Number::ZERO {
        let dash = |at: usize| matches!(text.mark(at), Some('-' | '–' | '/'));
        return read.article || dash(index + 1) || index > 0 && dash(index - 1);
    }
    // `لست` is a negation, `وست` and `بست` are six before its plural.
    value == Number::from(6) && text.folded(index).ends_with("لست")
}

/// A cardinal with what follows it: a fraction, percent, unit, counted noun.
pub(crate) fn with_context(text: &TokenizedText<'_>, index: usize, read: Cardinal) -> Draft {
    let mut draft = Draft::new(index..read.end, Source::Cardinal, read.value);
    draft.letters = read.letters.into();
    draft.power = read.power;
    draft.article = read.article;
    draft.plain_digits = read.plain_digits;
    if let Some(value) = read.value {
        if read.power == 0
            && !read.article
            && let Some(fraction) = fractions::read_plural(text, read.end, value)
        {
            let mut part = Draft { tokens: index..fraction.end, ..draft };
            part.letters = read.letters.into();
            return fractions::finish(text, part, fraction);
        }
        if let Some((amount, end)) = fractions::joined(text, read.end, read.power)
            && let Some(sum) = value.checked_add(amount)
        {
            draft.value = Some(sum);
            draft.tokens.end = end;
            draft.plain_digits = false;
        }
    }
    draft.next = draft.tokens.end;
    finish(text, &mut draft, read);
    resolve_dot(text, &mut draft, read);
    draft
}

/// Says whether the `.` of `1.200` groups, where what is counted or the zeros tell; else the text as a whole may.
fn resolve_dot(text: &TokenizedText<'_>, draft: &mut Draft, read: Cardinal) {
    draft.dot = read.dot;
    let Dot::Either { grouped, zeros } = read.dot else { return };
    if draft.power > 0 || draft.kind == NumberKind::Percent || money::has_thousandths(text, draft) {
        draft.dot = Dot::None;
        return;
    }
    // Nobody counts a fifth of a soldier, and nobody measures to three zeros behind the point.
    let counted = draft.kind == NumberKind::Cardinal && draft.unit.is_some();
    if counted || zeros {
        draft.value = Some(grouped);
        draft.dot = Dot::Groups;
    }
}

pub(crate) fn finish(text: &TokenizedText<'_>, draft: &mut Draft, read: Cardinal) {
    let end = draft.tokens.end;
    if let Some((power, behind)) =
        read.digits.then(|| money::abbreviated_scale(text, end)).flatten()
    {
        draft.value =
            draft.value.and_then(|value| value.checked_mul(Number::power_of_ten(power.into())?));
        draft.tokens.end = behind;
        draft.power = power;
        draft.plain_digits = false;
        draft.next = behind;
    }
    let end = draft.tokens.end;
    if let Some((behind, divisor)) = percents::behind(text, end) {
        draft.kind = NumberKind::Percent;
        draft.value = draft.value.and_then(|value| value.checked_div(divisor));
        draft.tokens.end = behind;
        draft.next = behind;
        percents::add_part_of(text, draft);
        return;
    }
    let noun_at = behind_bracket(text, draft.tokens.start, end);
    if let Some(unit) = measures::unit_behind(text, noun_at, draft.plain_digits || read.digits) {
        measures::add_unit(text, draft, noun_at, unit);
        return;
    }
    if let Some(signed) = money::sign_before(text, draft.tokens.start) {
        // `$10`: the sign was passed over because it stands before a hedge or bracket.
        draft.kind = NumberKind::Money;
        draft.unit = Some((signed.0, signed.1));
        return;
    }
    let start = draft.tokens.start;
    let definite = draft.article || has_article_before_digits(text, start);
    if definite {
        let noun = if draft.article { start } else { start - 1 };
        if let Some(unit) = counted::before(text, noun, true, None) {
            // `الجولة الـ13` is the thirteenth, `الدول الـ27` are as many.
            if read.digits && counted::is_singular(text.folded(unit.start)) {
                draft.kind = NumberKind::Ordinal;
            }
            draft.unit = Some((unit, None));
            return;
        }
    }
    let two_or_less =
        !read.digits && draft.tokens.len() == 1 && draft.value == Some(Number::from(2));
    if two_or_less
        && let Some(unit) = counted::before(text, start, false, None)
        && is_two_or_more(text.folded(unit.start))
    {
        add_noun_before(text, draft, unit);
        return;
    }
    if let Some(unit) = counted::behind(text, noun_at) {
        draft.next = unit.end;
        draft.unit = Some((unit, None));
        return;
    }
    if let Some(unit) = counted_from(text, end) {
        draft.unit = Some((unit, None));
    }
}

/// Whether a folded noun has the ending of a dual or sound plural: `مفقودين` before `اثنين`.
fn is_two_or_more(word: &str) -> bool {
    (word.ends_with("ين") || word.ends_with("ان")) && word.chars().count() >= 5
}

/// `فرنك واحد`: the noun before may be a unit with a code.
fn add_noun_before(text: &TokenizedText<'_>, draft: &mut Draft, noun: Range<usize>) {
    let unit = units::unit_at(text, noun.start).filter(|unit| unit.end == noun.end);
    draft.kind = match unit.map(|unit| unit.quantity) {
        Some(Quantity::Money { .. }) => NumberKind::Money,
        Some(Quantity::Measure) => NumberKind::Measure,
        _ => draft.kind,
    };
    draft.unit = Some((noun, unit.and_then(|unit| unit.code)));
}

/// The token behind a number, or behind the bracket that closes around it: `(476) إصابة`.
fn behind_bracket(text: &TokenizedText<'_>, start: usize, end: usize) -> usize {
    let bracketed = start > 0
        && matches!(
            (text.mark(start - 1), text.mark(end)),
            (Some('('), Some(')')) | (Some('['), Some(']'))
        );
    if bracketed && text.gap(end) != Gap::Line { end + 1 } else { end }
}

/// `عشرة من الجنود`: the definite noun behind من.
pub(crate) fn counted_from(text: &TokenizedText<'_>, index: usize) -> Option<Range<usize>> {
    if text.folded(index) != "من"
        || text.gap(index) != Gap::Space
        || text.gap(index + 1) != Gap::Space
    {
        return None;
    }
    let word = text.folded(index + 1);
    // A singular in ة is where they came from: `خرج عشرات من القرية`.
    let noun = counted::has_article(word)
        && !word.ends_with('ه')
        && !matches!(
            word,
            "العمر"
                | "الان"
                | "العام"
                | "الشهر"
                | "الساعه"
                | "اليوم"
                | "الوقت"
                | "المقرر"
        );
    let end = index + 2;
    noun.then_some(index + 1..end)
}

fn has_article_before_digits(text: &TokenizedText<'_>, index: usize) -> bool {
    // `الـ27`, `الـ 27`.
    index > 0 && text.folded(index - 1) == "ال" && text.gap(index) != Gap::Line
}
