//! The search in running text: which rule is asked at which token, and what is gathered around a number.

use std::ops::Range;

use rawi_text::Span;
use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::Number;
use crate::lexicon::{self, Dual, Found, Gender};
use crate::mention::{Modifier, NumberKind, NumberMention, RangeEnd, Unit};
use crate::rule::cardinal::{Cardinal, Reach};
use crate::rule::digits::{self, DigitRead};
use crate::rule::fractions::{self, Belief, Fraction};
use crate::rule::hedges::Hedge;
use crate::rule::{counted, duals, hedges, not_numbers, ordinals, percents, ranges, signed, vague};
use crate::units::{self, Quantity, UnitMatch};

/// Which rule read a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
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
    tokens: Range<usize>,
    /// Letters of proclitics in its first token.
    letters: usize,
    value: Option<Number>,
    kind: NumberKind,
    modifier: Option<Modifier>,
    unit: Option<(Range<usize>, Option<&'static str>)>,
    of: Option<Range<usize>>,
    /// The token behind number and unit, from which the search goes on.
    next: usize,
    /// The exponent of its last scale word.
    power: u8,
    source: Source,
    article: bool,
    plain_digits: bool,
}

impl Draft {
    fn new(tokens: Range<usize>, source: Source, value: Option<Number>) -> Draft {
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

/// All numbers of a text.
pub(crate) fn find(text: &TokenizedText<'_>) -> Vec<NumberMention> {
    let mut scanner = Scanner { text, mentions: Vec::new(), last: None };
    let mut index = 0;
    while index < text.len() {
        index = scanner.step(index).max(index + 1);
    }
    scanner.mentions
}

/// The mention before the one that is read.
#[derive(Clone, Debug)]
struct Last {
    /// Its first token, the hedge's where it has one.
    first: usize,
    /// The token behind the number, before the unit.
    end: usize,
    /// The token behind the unit.
    next: usize,
    power: u8,
    source: Source,
}

struct Scanner<'s, 't> {
    text: &'s TokenizedText<'t>,
    mentions: Vec<NumberMention>,
    last: Option<Last>,
}

impl Scanner<'_, '_> {
    /// Looks at one token, and gives the token from which to go on.
    fn step(&mut self, index: usize) -> usize {
        let text = self.text;
        let Some(token) = text.token(index) else { return index + 1 };
        match token.kind {
            TokenKind::Word => self.word(index),
            TokenKind::Digits => self.digits(index, None),
            TokenKind::Mark => match text.mark(index) {
                Some('-' | '\u{2212}' | '+' | '.' | '\u{66B}')
                    if text.gap(index + 1) == Gap::None
                        && text.kind(index + 1) == Some(TokenKind::Digits) =>
                {
                    self.digits(index, None)
                }
                Some('%' | '٪') => self.percent_first(index, None),
                Some('$' | '€' | '£' | '¥' | '₪' | '₺' | '₽' | '₹' | '﷼') => {
                    self.money_first(index, None)
                }
                Some(mark) if !mark.is_ascii() => self.digits(index, None),
                _ => index + 1,
            },
            TokenKind::Foreign => {
                let next = text.kind(index + 1);
                if matches!(next, Some(TokenKind::Digits | TokenKind::Mark)) {
                    self.money_first(index, None)
                } else {
                    index + 1
                }
            }
        }
    }

    fn word(&mut self, index: usize) -> usize {
        let text = self.text;
        let Some(found) = lexicon::with_proclitics(text, index) else {
            return self.other_word(index);
        };
        if found.entry.hedge
            && let Some(hedge) = hedges::read(text, index)
        {
            let behind = self.hedged(index, hedge);
            if behind > index + 1 {
                return behind;
            }
        }
        match read_word(text, index, found, Belief::Careful) {
            Some(draft) => self.take(index, draft, None),
            None => index + 1,
        }
    }

    /// A word that the lexicon does not know: feminine duals and `عشرات` are told by their form.
    fn other_word(&mut self, index: usize) -> usize {
        let text = self.text;
        let word = text.folded(index);
        if word.ends_with("ات") || word.ends_with("بضعه") || word.ends_with("بضع") {
            if let Some(draft) = read_vague(text, index) {
                return self.take(index, draft, None);
            }
        } else if (word.ends_with("تان") || word.ends_with("تين")) && !duals::is_other_word(word)
        {
            for split in rawi_tokens::proclitic_splits(word) {
                if split.proclitics.ends_with('س') || !duals::is_feminine_dual(&split.stem) {
                    continue;
                }
                let mut draft = dual_draft(index, None);
                draft.letters = split.letters;
                return self.take(index, draft, None);
            }
        }
        index + 1
    }

    /// A number behind a hedge; where none follows, the hedge's own token is passed over.
    fn hedged(&mut self, index: usize, hedge: Hedge) -> usize {
        let text = self.text;
        let at = hedge.end;
        match text.kind(at) {
            Some(TokenKind::Digits) => self.digits(at, Some((index, hedge))),
            Some(TokenKind::Mark) => match text.mark(at) {
                Some('%' | '٪') => self.percent_first(at, Some((index, hedge))),
                Some('$' | '€' | '£' | '¥') => self.money_first(at, Some((index, hedge))),
                _ => self.digits(at, Some((index, hedge))),
            },
            Some(TokenKind::Word) => {
                // `الـ500` behind a hedge: the article before digits.
                if text.folded(at) == "ال"
                    && text.gap(at + 1) == Gap::None
                    && text.kind(at + 1) == Some(TokenKind::Digits)
                {
                    return self.digits(at + 1, Some((index, hedge)));
                }
                let Some(found) = lexicon::whole(text, at) else {
                    return match read_vague(text, at) {
                        Some(draft) => self.take(index, draft, Some((index, hedge))),
                        None => index + 1,
                    };
                };
                match read_word(text, at, found, Belief::Careful) {
                    // `أكثر من طرف`: duals and ordinals are not hedged.
                    Some(draft) if !matches!(draft.source, Source::Ordinal | Source::Dual) => {
                        self.take(index, draft, Some((index, hedge)))
                    }
                    _ => index + 1,
                }
            }
            _ => index + 1,
        }
    }

    /// Digits, a sign or a vulgar fraction at a token.
    fn digits(&mut self, index: usize, hedge: Option<(usize, Hedge)>) -> usize {
        let text = self.text;
        let first = if text.kind(index) == Some(TokenKind::Digits) { index } else { index + 1 };
        let is_mark = first != index;
        if text.kind(first) == Some(TokenKind::Digits)
            && let Some(end) = not_numbers::behind_digits(text, first)
        {
            return end;
        }
        match read_digits(text, index) {
            Some(draft) => {
                let end = draft.tokens.end;
                self.take_digits(index, draft, hedge).max(end)
            }
            None => match digits::read(text, index) {
                Some(DigitRead::Other(end)) => end,
                _ if is_mark => index + 1,
                _ => index + 1,
            },
        }
    }

    fn take_digits(&mut self, index: usize, draft: Draft, hedge: Option<(usize, Hedge)>) -> usize {
        let text = self.text;
        let in_range = self.joins_last(hedge.map_or(index, |(start, _)| start), 0);
        let year = draft.plain_digits
            && not_numbers::is_year(text, index)
            && draft.tokens.len() == 1
            && draft.unit.is_none()
            && draft.kind == NumberKind::Cardinal;
        if year && hedge.is_none() && !in_range && !ranges::is_between(text, index) {
            return draft.next;
        }
        self.take(index, draft, hedge)
    }

    /// `%50`.
    fn percent_first(&mut self, index: usize, hedge: Option<(usize, Hedge)>) -> usize {
        let text = self.text;
        if text.gap(index + 1) == Gap::Line || text.kind(index + 1) != Some(TokenKind::Digits) {
            return index + 1;
        }
        let Some(read) = signed::read(text, index + 1) else { return index + 1 };
        let mut draft = Draft::new(index..read.end, Source::Cardinal, read.value);
        draft.kind = NumberKind::Percent;
        add_part_of_percent(text, &mut draft);
        self.take(index, draft, hedge)
    }

    /// `$10`, `USD 10 مليون`.
    fn money_first(&mut self, index: usize, hedge: Option<(usize, Hedge)>) -> usize {
        let text = self.text;
        match read_money_first(text, index) {
            Some(draft) => self.take(index, draft, hedge),
            None => index + 1,
        }
    }

    /// Whether a number that begins here is the upper end of a range with the last one.
    fn joins_last(&self, index: usize, letters: usize) -> bool {
        let joined = letters > 0 && self.text.folded(index).starts_with('و');
        self.last.as_ref().is_some_and(|last| {
            let end = if last.next <= index { last.next } else { last.end };
            end <= index
                && matches!(last.source, Source::Cardinal | Source::Fraction)
                && ranges::joins(self.text, last.first, end..index, joined)
        })
    }

    /// Writes a mention down, and gives the token from which to go on.
    fn take(&mut self, index: usize, mut draft: Draft, hedge: Option<(usize, Hedge)>) -> usize {
        let text = self.text;
        if draft.source == Source::Dual && self.is_adjective_of_dual(draft.tokens.start) {
            return draft.next;
        }
        let (first, start) = match hedge {
            Some((at, hedge)) => {
                draft.modifier = Some(match draft.modifier {
                    Some(own) if hedge.modifier == Modifier::Approx => own,
                    _ => hedge.modifier,
                });
                (at, text.offset_after_letters(at, hedge.letters))
            }
            None => (index, text.offset_after_letters(draft.tokens.start, draft.letters)),
        };
        if draft.modifier.is_none() || draft.source == Source::Vague && hedge.is_none() {
            let closing = hedges::closing(text, draft.next)
                .or_else(|| hedges::closing(text, draft.tokens.end));
            if let Some((end, modifier)) = closing {
                draft.modifier = draft.modifier.or(Some(modifier));
                draft.next = draft.next.max(end);
            }
        }
        let in_range = draft.source != Source::Dual && self.joins_last(first, draft.letters);
        let last = Last {
            first,
            end: draft.tokens.end,
            next: draft.next,
            power: draft.power,
            source: draft.source,
        };
        let next = draft.next;
        let Some(mut mention) = draft.into_mention(text, start) else { return next };
        if in_range {
            self.share(&mut mention, &last);
        }
        self.mentions.push(mention);
        self.last = Some(last);
        next
    }

    /// Gives the lower end of a range what is said once behind the upper end.
    fn share(&mut self, upper: &mut NumberMention, upper_place: &Last) {
        let (Some(lower), Some(place)) = (self.mentions.last_mut(), self.last.as_ref()) else {
            return;
        };
        lower.range = Some(RangeEnd::Lower);
        upper.range = Some(RangeEnd::Upper);
        if lower.kind == NumberKind::Cardinal && lower.unit.is_none() {
            lower.kind = if upper.kind == NumberKind::Fraction { lower.kind } else { upper.kind };
            lower.unit.clone_from(&upper.unit);
        }
        if place.power == 0
            && upper_place.power >= 3
            && let (Some(low), Some(high)) = (lower.value, upper.value)
            && low < Number::from(1000)
            && let Some(scaled) = Number::power_of_ten(upper_place.power.into())
                .and_then(|scale| low.checked_mul(scale))
            && scaled < high
        {
            lower.value = Some(scaled);
        }
    }

    /// Whether the word before a dual is itself a dual, so that this one is its adjective.
    fn is_adjective_of_dual(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        if self.text.gap(index) != Gap::Space {
            return false;
        }
        if self.last.as_ref().is_some_and(|last| last.source == Source::Dual && last.next == index)
        {
            return true;
        }
        // `جولتين جديدتين أخريين`, and duals that no lexicon lists.
        let word = self.text.folded(before);
        let ends = word.ends_with("تان") || word.ends_with("تين");
        ends && self.text.is_word(before)
            && word.chars().count() > 5
            && !self.text.folded(index).starts_with('و')
    }
}

/// The number that begins at a word of the lexicon.
fn read_word(
    text: &TokenizedText<'_>,
    index: usize,
    found: Found,
    belief: Belief,
) -> Option<Draft> {
    let entry = found.entry;
    if entry.fraction.is_some()
        && let Some(fraction) = fractions::read(text, index, belief)
    {
        if belief == Belief::Careful && not_numbers::is_round_or_period(text, fraction.end) {
            return None;
        }
        return fraction_draft(text, index, fraction, belief);
    }
    if (entry.ordinal.is_some() || entry.article)
        && let Some(draft) = read_ordinal(text, index, belief)
    {
        return Some(draft);
    }
    if (entry.part.is_some() || entry.minus || entry.portion)
        && let Some(ratio) = fractions::read_ratio(text, index, belief)
    {
        return fraction_draft(text, index, ratio, belief);
    }
    if entry.part.is_some() || entry.minus {
        if let Some(draft) = read_cardinal_words(text, index, belief) {
            return Some(draft);
        }
        if let Some(draft) = read_vague(text, index) {
            return Some(draft);
        }
    }
    entry.dual.and_then(|dual| read_dual(text, index, found, dual))
}

fn read_cardinal_words(text: &TokenizedText<'_>, index: usize, belief: Belief) -> Option<Draft> {
    let mut read = signed::read(text, index)?;
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
        if read.weak && !dozen || is_other_word(text, index, &read) {
            return None;
        }
    }
    let draft = cardinal_draft(text, index, read);
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
    draft.unit = Some((counted::before(text, index, false, None)?, None));
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
    // `لست` is a negation, `وست` and `بست` are six before its plural.
    value == Number::from(6) && text.folded(index) == "لست"
}

/// A cardinal with what follows it: a fraction, percent, unit, counted noun.
fn cardinal_draft(text: &TokenizedText<'_>, index: usize, read: Cardinal) -> Draft {
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
            return finish_fraction(text, part, fraction);
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
    finish_cardinal(text, &mut draft, read);
    draft
}

fn finish_cardinal(text: &TokenizedText<'_>, draft: &mut Draft, read: Cardinal) {
    let end = draft.tokens.end;
    if let Some((power, behind)) = read.digits.then(|| abbreviated_scale(text, end)).flatten() {
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
        add_part_of_percent(text, draft);
        return;
    }
    if let Some(unit) = unit_behind(text, end, draft.plain_digits || read.digits) {
        add_unit(text, draft, unit);
        return;
    }
    if let Some(signed) = sign_before(text, draft.tokens.start) {
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
            draft.unit = Some((unit, None));
            return;
        }
    }
    let two_or_less =
        !read.digits && draft.tokens.len() == 1 && draft.value == Some(Number::from(2));
    if two_or_less
        && let Some(unit) = counted::before(text, start, false, None)
        && text.folded(unit.start).ends_with('ن')
    {
        draft.unit = Some((unit, None));
        return;
    }
    if let Some(unit) = counted::behind(text, end) {
        if let Some(grouped) = read.grouped_by_dot.filter(|_| draft.power == 0) {
            // `1.200 جندي`: nobody counts a fifth of a soldier.
            draft.value = Some(grouped);
        }
        draft.next = unit.end;
        draft.unit = Some((unit, None));
        return;
    }
    if let Some(unit) = counted_from(text, end) {
        draft.unit = Some((unit, None));
    }
}

/// `عشرة من الجنود`: the definite noun behind من.
fn counted_from(text: &TokenizedText<'_>, index: usize) -> Option<Range<usize>> {
    if text.folded(index) != "من"
        || text.gap(index) != Gap::Space
        || text.gap(index + 1) != Gap::Space
    {
        return None;
    }
    let word = text.folded(index + 1);
    let noun = counted::has_article(word)
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
    index > 0 && text.folded(index - 1) == "ال" && text.gap(index) == Gap::None
}

/// The unit behind a number, where it may be one.
fn unit_behind(text: &TokenizedText<'_>, index: usize, digits: bool) -> Option<UnitMatch> {
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

fn add_unit(text: &TokenizedText<'_>, draft: &mut Draft, unit: UnitMatch) {
    let start = draft.tokens.end;
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
        && let Some((amount, end)) = parts_behind(text, unit.end)
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
fn fraction_behind_unit(
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
    left.chars().take(3).eq(right.chars().take(3))
}

/// `و43 سنت` behind a currency: the part as a fraction of the whole.
fn parts_behind(text: &TokenizedText<'_>, index: usize) -> Option<(Number, usize)> {
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

fn sign_before(
    text: &TokenizedText<'_>,
    index: usize,
) -> Option<(Range<usize>, Option<&'static str>)> {
    let sign = index.checked_sub(1)?;
    let unit = units::sign_at(text, sign).filter(|unit| unit.end == index)?;
    (text.kind(sign) == Some(TokenKind::Mark)).then_some((sign..index, unit.code))
}

fn add_part_of_percent(text: &TokenizedText<'_>, draft: &mut Draft) {
    let end = draft.tokens.end;
    if text.folded(end) == "من" && text.gap(end) == Gap::Space {
        draft.of = counted::part_of(text, end + 1);
    }
}

/// The number that begins with digits, a sign, a decimal mark or a vulgar fraction.
fn read_digits(text: &TokenizedText<'_>, index: usize) -> Option<Draft> {
    if let Some(fraction) = fractions::read_digits(text, index) {
        return fraction_draft(text, index, fraction, Belief::Careful);
    }
    if let Some(ratio) = fractions::read_ratio(text, index, Belief::Careful) {
        return fraction_draft(text, index, ratio, Belief::Careful);
    }
    let read = signed::read(text, index)?;
    if read.value.is_some_and(Number::is_negative)
        && let Some(fraction) = fractions::read_digits(text, index + 1)
        && fraction.end > read.end
    {
        let negative = Fraction { value: fraction.value.negated(), ..fraction };
        return fraction_draft(text, index, negative, Belief::Careful);
    }
    Some(cardinal_draft(text, index, read))
}

fn fraction_draft(
    text: &TokenizedText<'_>,
    index: usize,
    fraction: Fraction,
    belief: Belief,
) -> Option<Draft> {
    let mut draft = Draft::new(index..fraction.end, Source::Fraction, Some(fraction.value));
    draft.letters = fraction.letters.into();
    draft.article = fraction.article;
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
    Some(finish_fraction(text, draft, fraction))
}

fn finish_fraction(text: &TokenizedText<'_>, mut draft: Draft, fraction: Fraction) -> Draft {
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
            grouped_by_dot: None,
            article: false,
            weak: false,
            letters: fraction.letters,
        };
        draft.article = false;
        finish_cardinal(text, &mut draft, read);
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
        add_part_of_percent(text, &mut draft);
        return draft;
    }
    if let Some(unit) = unit_behind(text, end, false) {
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
        && text.folded(end).ends_with('ه')
    {
        // `نصف نقطة` is half of one point, and no part of anything.
        draft.next = tokens.end;
        draft.unit = Some((tokens, None));
    } else {
        draft.of = Some(tokens);
    }
    draft
}

/// The vague number that begins at a token, with its noun.
fn read_vague(text: &TokenizedText<'_>, index: usize) -> Option<Draft> {
    let read = vague::read(text, index)?;
    let mut draft = Draft::new(index..read.end, Source::Vague, Some(read.value));
    draft.letters = read.letters.into();
    draft.modifier = Some(read.modifier);
    let end = read.end;
    if text.gap(end) != Gap::Space {
        return Some(draft);
    }
    if let Some(unit) = units::unit_at(text, end).or_else(|| units::definite_currency_at(text, end))
    {
        add_unit(text, &mut draft, unit);
    } else if let Some(tokens) = counted::behind(text, end).or_else(|| {
        text.folded(end).starts_with("ال").then(|| counted::part_of(text, end)).flatten()
    }) {
        draft.next = tokens.end;
        draft.unit = Some((tokens, None));
    }
    Some(draft)
}

fn dual_draft(index: usize, code: Option<&'static str>) -> Draft {
    let mut draft = Draft::new(index..index + 1, Source::Dual, Some(Number::from(2)));
    draft.unit = Some((index..index + 1, code));
    draft
}

fn read_dual(text: &TokenizedText<'_>, index: usize, found: Found, dual: Dual) -> Option<Draft> {
    let letters = usize::from(found.letters);
    // `ساعتين` is a noun of the lexicon and a unit.
    let is_unit = letters == 0 && units::unit_at(text, index).is_some_and(|unit| unit.dual);
    let dual = if dual == Dual::Absolute && is_unit { Dual::Unit } else { dual };
    match dual {
        Dual::Absolute => {}
        Dual::Construct | Dual::ConstructOrAccusative => {
            if found.entry.article || !duals::has_genitive(text, index, dual) {
                return None;
            }
        }
        Dual::OrPlural => {
            if !duals::means_two(text, index) {
                return None;
            }
        }
        Dual::Unit => {
            let unit = units::unit_at(text, index);
            let Some(unit) = unit.filter(|unit| unit.dual) else {
                // Behind a proclitic the table does not find it; the dual stands all the same.
                let mut draft = dual_draft(index, None);
                draft.letters = letters;
                return Some(draft);
            };
            let mut draft = dual_draft(index, unit.code);
            draft.letters = letters;
            draft.kind = match unit.quantity {
                Quantity::Money { .. } => NumberKind::Money,
                Quantity::Measure => NumberKind::Measure,
                Quantity::Time => NumberKind::Cardinal,
            };
            draft.unit = Some((index..unit.end, unit.code));
            draft.next = unit.end;
            if let Some((amount, end)) = fraction_behind_unit(text, index, unit.end) {
                draft.value = Number::from(2).checked_add(amount);
                draft.tokens.end = end;
                draft.next = end;
            }
            return Some(draft);
        }
    }
    let mut draft = dual_draft(index, None);
    draft.letters = letters;
    Some(draft)
}

/// The ordinal that begins at a token, with the noun that it stands behind.
fn read_ordinal(text: &TokenizedText<'_>, index: usize, belief: Belief) -> Option<Draft> {
    let read = ordinals::read(text, index)?;
    let mut draft = Draft::new(ordinals::tokens(index, read), Source::Ordinal, Some(read.value));
    draft.letters = read.letters.into();
    draft.kind = NumberKind::Ordinal;
    if belief == Belief::Willing {
        return Some(draft);
    }
    if read.weak || is_clock(text, read.end) {
        return None;
    }
    let one_word = read.end == index + 1;
    let feminine = read.gender.map(|gender| gender == Gender::Feminine);
    if read.article {
        // `التقرير الأولي` is a first report, `المرحلة الأولى` the first stage.
        if one_word && text.folded(index).ends_with("الاولي") && !is_first(text, index) {
            return None;
        }
        let noun = index.checked_sub(1).filter(|_| text.gap(index) == Gap::Space);
        if read.letters == 0
            && let Some(noun) = noun
            && not_numbers::names_with_ordinal(text, noun)
        {
            return None;
        }
        let unit =
            if read.letters == 0 { counted::before(text, index, true, feminine) } else { None };
        if !read.proper {
            // `الخمسين`: only behind its noun is it a place in a row.
            if unit.is_none() || is_plural(text, unit.clone()) {
                return None;
            }
        }
        draft.unit = unit.map(|unit| (unit, None));
        return Some(draft);
    }
    if !read.proper {
        return None;
    }
    #[expect(clippy::single_match_else, reason = "being rewritten")]
    match read.gender {
        Some(Gender::Feminine) => {
            let noun = (read.letters == 0)
                .then(|| counted::before(text, index, false, feminine))
                .flatten()
                .filter(|noun| {
                    let word = text.folded(noun.start);
                    word.ends_with('ه') || word.ends_with("اء") || word.ends_with('ي')
                });
            let value_two = read.value == Number::from(2);
            let first = read.value == Number::ONE && one_word;
            match noun {
                Some(noun) if !first => draft.unit = Some((noun, None)),
                // `ثانية` alone is a second of time or once more.
                _ if value_two && one_word => return None,
                _ if first => {
                    // `أولى جلسات`, but `أولى اهتماما`.
                    let tokens = counted::behind(text, read.end)?;
                    if text.folded(tokens.start).ends_with('ا') {
                        return None;
                    }
                    draft.next = tokens.end;
                    draft.unit = Some((tokens, None));
                }
                _ => {}
            }
        }
        _ => {
            if one_word && read.value == Number::ONE && is_day_before(text, read.end) {
                return None;
            }
            let before = (read.letters == 0 && text.folded(index) == "ثان")
                .then(|| counted::before(text, index, false, feminine))
                .flatten();
            if let Some(noun) = before {
                draft.unit = Some((noun, None));
            } else if let Some(tokens) = counted::part_of(text, read.end)
                .filter(|tokens| !text.folded(tokens.start).starts_with('و'))
            {
                draft.unit = Some((tokens, None));
            }
        }
    }
    Some(draft)
}

fn is_plural(text: &TokenizedText<'_>, unit: Option<Range<usize>>) -> bool {
    unit.is_some_and(|unit| text.folded(unit.start).ends_with("ات"))
}

/// Whether `الأولى` at a token is the first one: written with ى, or behind a feminine noun.
fn is_first(text: &TokenizedText<'_>, index: usize) -> bool {
    let noun = index.checked_sub(1).filter(|_| text.gap(index) == Gap::Space);
    let feminine = noun.is_some_and(|noun| {
        let word = text.folded(noun);
        word.ends_with('ه') || word.ends_with("ات") || counted::has_pronoun(word)
    });
    feminine || text.raw(index).ends_with('ى')
}

/// `أول أمس`, `أول من أمس`: the day before yesterday.
fn is_day_before(text: &TokenizedText<'_>, index: usize) -> bool {
    text.folded(index) == "امس" || (text.folded(index) == "من" && text.folded(index + 1) == "امس")
}

/// `الثانية ظهرا`: an hour of the day.
fn is_clock(text: &TokenizedText<'_>, index: usize) -> bool {
    matches!(
        text.folded(index),
        "صباحا" | "ظهرا" | "عصرا" | "مساء" | "ليلا" | "فجرا" | "والنصف" | "والربع"
    )
}

fn read_money_first(text: &TokenizedText<'_>, index: usize) -> Option<Draft> {
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

/// The number with its unit that a whole phrase is.
pub(crate) fn read_phrase(text: &TokenizedText<'_>) -> Option<Draft> {
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
                *second = read_cardinal_words(text, index, Belief::Willing);
                *third = read_ordinal(text, index, Belief::Willing);
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
            *second = read_money_first(text, index);
            *third = (percents::is_sign(text, index)).then(|| percent_first(text, index)).flatten();
        }
    }
    let [.., fourth, fifth] = &mut candidates;
    *fourth = bare_unit(text);
    *fifth = read_vague(text, index);
    candidates
        .into_iter()
        .flatten()
        .filter(|draft| draft.letters == 0)
        .find(|draft| behind_phrase(text, draft.next))
}

fn percent_first(text: &TokenizedText<'_>, index: usize) -> Option<Draft> {
    let read = signed::read(text, index + 1)?;
    let mut draft = Draft::new(index..read.end, Source::Cardinal, read.value);
    draft.kind = NumberKind::Percent;
    Some(draft)
}

/// A unit by itself, which is one of it: `لتر`, `لتر ونصف`.
fn bare_unit(text: &TokenizedText<'_>) -> Option<Draft> {
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

/// Whether nothing but closing marks stands behind a phrase.
fn behind_phrase(text: &TokenizedText<'_>, index: usize) -> bool {
    (index..text.len()).all(|at| matches!(text.mark(at), Some('.' | '،' | '؛' | '!' | '؟')))
}

#[cfg(test)]
mod tests {
    use rawi_tokens::TokenizedText;

    use super::find;

    /// The mentions of a text: slice, value, modifier, unit.
    fn told(source: &str) -> Vec<String> {
        let text = TokenizedText::new(source);
        find(&text)
            .into_iter()
            .map(|mention| {
                let slice =
                    |span: rawi_text::Span| span.text(source).unwrap_or_default().to_owned();
                format!(
                    "{} = {}{}{}",
                    slice(mention.span),
                    mention.value.map_or("-".to_owned(), |value| value.to_string()),
                    mention
                        .modifier
                        .map_or(String::new(), |modifier| format!(" {}", modifier.name())),
                    mention.unit.map_or(String::new(), |unit| format!(" [{}]", slice(unit.span))),
                )
            })
            .collect()
    }

    #[test]
    fn running_text() {
        for (expected, text) in [
            (
                &["نحو 2500 = 2500 APPROX [عسكري أميركي]"][..],
                "ويوجد نحو 2500 عسكري أميركي في العراق",
            ),
            (&["الرابعة = 4 [الجولة]"], "عقدت الجولة الرابعة من الحوار"),
            (&["80٪ = 80"], "أنجزنا 80٪ من الجدول"),
        ] {
            assert_eq!(expected, told(text), "{text}");
        }
    }
}
