//! The search in running text: which rule is asked at which token, and what is gathered around a number.

use rawi_tokens::{Gap, TokenKind, TokenizedText, proclitic_splits};

use crate::Number;
use crate::draft::{Belief, Draft, Source};
use crate::lexicon::{self, Found};
use crate::mention::{Modifier, NumberKind, NumberMention, RangeEnd};
use crate::rule::digits::{self, DigitRead, Dot};
use crate::rule::fractions::{self, Fraction};
use crate::rule::hedges::{self, Hedge};
use crate::rule::{
    duals, money, multiples, not_numbers, ordinals, percents, quantities, ranges, signed, vague,
};

/// All numbers of a text.
pub(crate) fn find(text: &TokenizedText<'_>) -> Vec<NumberMention> {
    let mut scanner = Scanner {
        text,
        mentions: Vec::new(),
        last: None,
        groups_by_dot: false,
        either: Vec::new(),
    };
    let mut index = 0;
    while index < text.len() {
        index = scanner.step(index).max(index + 1);
    }
    scanner.settle_dots();
    money::share_codes(text, &mut scanner.mentions);
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
    /// Some number of the text has dots between its groups.
    groups_by_dot: bool,
    /// Mentions with one dot before three digits, by number, with the value where it groups.
    either: Vec<(usize, Number)>,
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
        let found = if let Some(found) = lexicon::whole(text, index) {
            found
        } else {
            let word = text.folded(index);
            match lexicon::behind_proclitics(word) {
                Some(found) => found,
                None => return self.other_word(index, word),
            }
        };
        if found.letters > 0
            && text.kind(index + 1) == Some(TokenKind::Digits)
            && percents::is_words(text, index)
        {
            return self.percent_first(index, None);
        }
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

    /// A word that the lexicon does not know: feminine duals are told by their form.
    fn other_word(&mut self, index: usize, word: &str) -> usize {
        if !(word.ends_with("تان") || word.ends_with("تين")) {
            return index + 1;
        }
        // `وبساتين` is no dual behind any of its proclitics.
        if proclitic_splits(word).any(|split| duals::is_other_word(&split.stem)) {
            return index + 1;
        }
        let dual = proclitic_splits(word)
            .find(|split| !split.proclitics.ends_with('س') && duals::is_feminine_dual(&split.stem));
        let Some(split) = dual else { return index + 1 };
        let mut draft = duals::draft(index, None);
        draft.letters = split.letters;
        self.take(index, draft, None)
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
                    return index + 1;
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
        let Some(mut draft) = percents::read_first(text, index) else { return index + 1 };
        percents::add_part_of(text, &mut draft);
        self.take(index, draft, hedge)
    }

    /// `$10`, `USD 10 مليون`.
    fn money_first(&mut self, index: usize, hedge: Option<(usize, Hedge)>) -> usize {
        let text = self.text;
        match money::read_first(text, index) {
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
        if self.repeats_dual(&draft) {
            return draft.tokens.end;
        }
        if draft.source == Source::Dual && self.is_adjective_of_dual(draft.tokens.start) {
            // `اللاعبان الدوليان المغربيان`: the next one may be an adjective too.
            if let Some(last) = self.last.as_mut().filter(|last| last.source == Source::Dual) {
                last.next = draft.next;
            }
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
        match draft.dot {
            Dot::None => {}
            Dot::Groups => self.groups_by_dot = true,
            Dot::Either { grouped, .. } => self.either.push((self.mentions.len(), grouped)),
        }
        let Some(mut mention) = draft.into_mention(text, start) else { return next };
        if in_range {
            self.share(&mention, &last);
            mark_range(self.mentions.last_mut(), &mut mention);
        } else if self.lists_last(&last) {
            self.share(&mention, &last);
        }
        self.mentions.push(mention);
        self.last = Some(last);
        next
    }

    /// A text that writes dots between groups anywhere means them in `4.800` too.
    fn settle_dots(&mut self) {
        if !self.groups_by_dot {
            return;
        }
        for (place, grouped) in &self.either {
            if let Some(mention) = self.mentions.get_mut(*place) {
                mention.value = Some(*grouped);
            }
        }
    }

    /// `شخصين اثنين` is one number said twice: its mention takes both words.
    fn repeats_dual(&mut self, draft: &Draft) -> bool {
        let follows = self
            .last
            .as_ref()
            .is_some_and(|last| last.source == Source::Dual && last.next == draft.tokens.start);
        let two = draft.source == Source::Cardinal
            && draft.kind == NumberKind::Cardinal
            && draft.tokens.len() == 1
            && draft.letters == 0
            && draft.value == Some(Number::from(2))
            && self.text.is_word(draft.tokens.start);
        if !(follows && two) {
            return false;
        }
        if let (Some(mention), Some(token)) =
            (self.mentions.last_mut(), self.text.token(draft.tokens.start))
        {
            mention.span = mention.span.cover(token.span);
        }
        true
    }

    /// Whether the last number and this one are two in digits, of which only this one names the unit.
    fn lists_last(&self, this: &Last) -> bool {
        let digits = |index| self.text.kind(index) == Some(TokenKind::Digits);
        self.last.as_ref().is_some_and(|last| {
            last.next == last.end
                && last.source == Source::Cardinal
                && this.source == Source::Cardinal
                && digits(last.first)
                && digits(this.first)
                && this.next > this.end
                && ranges::lists(self.text, last.end..this.first)
        })
    }

    /// Gives the lower end of a range what is said once behind the upper end.
    fn share(&mut self, upper: &NumberMention, upper_place: &Last) {
        let (Some(lower), Some(place)) = (self.mentions.last_mut(), self.last.as_ref()) else {
            return;
        };
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

/// Says of two mentions which end of their range each is.
fn mark_range(lower: Option<&mut NumberMention>, upper: &mut NumberMention) {
    if let Some(lower) = lower {
        lower.range = Some(RangeEnd::Lower);
        upper.range = Some(RangeEnd::Upper);
    }
}

/// The number that begins at a word of the lexicon.
pub(crate) fn read_word(
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
        return fractions::with_context(text, index, fraction, belief);
    }
    if (entry.ordinal.is_some() || entry.article)
        && let Some(draft) = ordinals::with_context(text, index, belief)
    {
        return Some(draft);
    }
    if entry.portion
        && let Some(portion) = fractions::read_portion(text, index, belief)
    {
        return fractions::with_context(text, index, portion, belief);
    }
    if entry.multiple
        && let Some(draft) = multiples::read(text, index, entry.article, found.letters)
    {
        return Some(draft);
    }
    if (entry.part.is_some() || entry.minus)
        && let Some(draft) = quantities::read_words(text, index, belief)
    {
        return Some(draft);
    }
    if (entry.part.is_some() || entry.vague.is_some())
        && let Some(draft) = vague::with_noun(text, index)
    {
        return Some(draft);
    }
    entry.dual.and_then(|dual| duals::read(text, index, found, dual))
}

/// The number that begins with digits, a sign, a decimal mark or a vulgar fraction.
pub(crate) fn read_digits(text: &TokenizedText<'_>, index: usize) -> Option<Draft> {
    if let Some(fraction) = fractions::read_digits(text, index) {
        return fractions::with_context(text, index, fraction, Belief::Careful);
    }
    let read = signed::read(text, index)?;
    if let Some(ratio) = fractions::ratio_behind(text, read, Belief::Careful) {
        return fractions::with_context(text, index, ratio, Belief::Careful);
    }
    if read.value.is_some_and(Number::is_negative)
        && let Some(fraction) = fractions::read_digits(text, index + 1)
        && fraction.end > read.end
    {
        let negative = Fraction { value: fraction.value.negated(), ..fraction };
        return fractions::with_context(text, index, negative, Belief::Careful);
    }
    Some(quantities::with_context(text, index, read))
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

    /// A small linear congruential generator: the same texts in every run.
    struct Dice(u64);

    impl Dice {
        fn throw(&mut self, sides: usize) -> usize {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(self.0 >> 33).unwrap() % sides
        }
    }

    /// Words and marks that the rules react to.
    const PIECES: [&str; 72] = [
        "ألف",
        "ألفا",
        "ألفين",
        "آلاف",
        "مليون",
        "ملايين",
        "مئة",
        "مئتا",
        "ثلاثمئة",
        "خمسة",
        "خمس",
        "عشر",
        "عشرة",
        "عشرون",
        "واحد",
        "وأحد",
        "اثنين",
        "صفر",
        "فاصلة",
        "ناقص",
        "و",
        "وخمسون",
        "ونصف",
        "نصف",
        "ثلث",
        "ثلثي",
        "أرباع",
        "الأول",
        "أول",
        "الثانية",
        "والعشرين",
        "بعد",
        "المئة",
        "نحو",
        "أكثر من",
        "ما لا يقل عن",
        "بين",
        "من",
        "إلى",
        "على",
        "جزء",
        "ضعف",
        "الطرفين",
        "جولتين",
        "وزيري",
        "البلدان",
        "دولار",
        "دينار كويتي",
        "كيلومتر مربع",
        "درجة",
        "%",
        "٪",
        "$",
        "د.إ.",
        "في المئة",
        "1",
        "23",
        "2024",
        "٢٬٥٠٠",
        "1.5",
        "007",
        "-",
        "/",
        ":",
        ",",
        ".",
        "(",
        ")",
        "½",
        "ال",
        "ـ",
        "\u{200F}",
    ];

    #[test]
    fn spans_are_sound_on_any_mixture() {
        let mut dice = Dice(7);
        for _ in 0..6_000 {
            let mut source = String::new();
            for _ in 0..=dice.throw(12) {
                source.push_str(PIECES[dice.throw(PIECES.len())]);
                if dice.throw(4) > 0 {
                    source.push(if dice.throw(20) == 0 { '\n' } else { ' ' });
                }
            }
            let text = TokenizedText::new(&source);
            let mut end = 0;
            for mention in find(&text) {
                assert!(mention.span.start() >= end, "{source:?}: {:?}", mention.span);
                assert!(!mention.span.is_empty(), "{source:?}");
                end = mention.span.end();
                let unit = mention.unit.map(|unit| unit.span);
                for span in [Some(mention.span), unit, mention.of].into_iter().flatten() {
                    assert!(
                        span.text(&source).is_some_and(|slice| !slice.is_empty()),
                        "{source:?}"
                    );
                }
            }
            let _ = crate::parse_quantity(&source);
        }
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
