//! Cardinal numbers in words, in digits, and in both: `ألفان ومئتان وخمسة وأربعون`, `2.5 ألف`, `3 ملايين و200 ألف`.
//!
//! ```text
//! cardinal = term { "و" term }              terms fall: millions before thousands before hundreds
//! term     = [ group ] scale { scale } | group
//! group    = [ hundreds "و" ] ( unit | teen | [ unit "و" ] ten ) | hundreds | digits
//! hundreds = "مئة" | "مئتان" | "ثلاثمئة" | unit "مئة"
//! teen     = unit "عشر"
//! scale    = "ألف" | "ألفان" | "آلاف" | "مليون" | …
//! ```
//!
//! و is joined to the next word or stands by itself. Gender and case are not asked for: people write
//! `ثلاثة مائة`, `خمسة وعشرين ألف` and `إحدى عشر`, and mean one number each. Order is asked for: `عشرة وعشرين` and
//! `عشرون وخمسة` are two numbers.
//!
//! A scale multiplies the group before it; where that group is a hundred or more and stands behind a smaller scale,
//! it multiplies both (`ألف ومئتا مليون` is 1,200 million). A scale behind a scale multiplies it (`ألف مليون`).

use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::Number;
use crate::lexicon::{self, FractionRole, Part, Shape};
use crate::rule::digits::{self, DigitRead, Dot};

/// A cardinal that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cardinal {
    /// The token behind it.
    pub(crate) end: usize,
    /// `None` where it is greater than can be held.
    pub(crate) value: Option<Number>,
    /// The exponent of the last scale word: 6 in `3 ملايين`, 0 where there is none.
    pub(crate) power: u8,
    /// Digits at its start, without a mark in them.
    pub(crate) plain_digits: bool,
    /// It begins with digits.
    pub(crate) digits: bool,
    /// What a `.` in its digits says.
    pub(crate) dot: Dot,
    /// Its first word has the article.
    pub(crate) article: bool,
    /// It is one word that is too ambiguous to be a number by itself.
    pub(crate) weak: bool,
    /// Letters of proclitics in its first token.
    pub(crate) letters: u8,
}

/// What may follow in a group below a thousand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    /// No group is open.
    None,
    /// The last word is a unit from 1 to 9: ten, a hundred, or و and tens may follow.
    Unit { behind_hundreds: bool },
    /// A unit that must have ten behind it.
    TeenUnit,
    /// Hundreds: و and anything below a hundred may follow.
    Hundreds,
    /// Digits: only a scale may follow, or مئة.
    Digits { hundred: bool },
    /// Nothing but a scale may follow.
    Closed,
}

/// The greatest number of terms: one for each scale and one below a thousand.
const TERMS: usize = 13;

#[derive(Clone, Copy, Debug)]
struct Term {
    value: Number,
    power: u8,
}

#[derive(Clone, Copy, Debug)]
struct Composer {
    terms: [Term; TERMS],
    length: usize,
    group: Group,
    value: Number,
    overflow: bool,
    /// The group that is open may not end the number: `و2.5` behind a scale needs its own scale.
    pending: bool,
}

impl Composer {
    fn new() -> Composer {
        Composer {
            terms: [Term { value: Number::ZERO, power: 0 }; TERMS],
            length: 0,
            group: Group::None,
            value: Number::ZERO,
            overflow: false,
            pending: false,
        }
    }

    fn top(&self) -> Option<Term> {
        self.length.checked_sub(1).and_then(|last| self.terms.get(last)).copied()
    }

    fn complete(&self) -> bool {
        !self.pending
            && self.group != Group::TeenUnit
            && (self.group != Group::None || self.length > 0)
    }

    fn total(&self) -> Option<Number> {
        if self.overflow {
            return None;
        }
        let start = if self.group == Group::None { Number::ZERO } else { self.value };
        self.terms.iter().take(self.length).try_fold(start, |sum, term| sum.checked_add(term.value))
    }

    fn power(&self) -> u8 {
        if self.group == Group::None { self.top().map_or(0, |term| term.power) } else { 0 }
    }

    fn add(&mut self, amount: u16) {
        match self.value.checked_add(Number::from(u32::from(amount))) {
            Some(sum) => self.value = sum,
            None => self.overflow = true,
        }
    }

    fn open(&mut self, value: Number, group: Group) {
        self.value = value;
        self.group = group;
    }

    /// A part that opens a group or is a scale of its own.
    fn start(&mut self, part: Part) -> bool {
        let below = |amount: u16| Number::from(u32::from(amount));
        match part {
            Part::Zero => self.open(Number::ZERO, Group::Closed),
            Part::Unit(10) => self.open(below(10), Group::Closed),
            Part::Unit(unit) => {
                self.open(below(unit.into()), Group::Unit { behind_hundreds: false });
            }
            Part::TeenUnit(unit) => self.open(below(unit.into()), Group::TeenUnit),
            Part::Teen(small) | Part::Ten(small) => self.open(below(small.into()), Group::Closed),
            Part::Hundred(_, Shape::Plural)
            | Part::Scale(_, Shape::Plural)
            | Part::Dozen(Shape::Plural) => return false,
            Part::Hundred(hundreds, _) => {
                self.open(below(u16::from(hundreds) * 100), Group::Hundreds);
            }
            Part::Scale(power, shape) => {
                let count = if shape == Shape::Dual { 2 } else { 1 };
                return self.push(below(count), power);
            }
            Part::Dozen(_) => self.open(below(12), Group::Closed),
        }
        true
    }

    fn push(&mut self, count: Number, power: u8) -> bool {
        let value = Number::power_of_ten(power.into()).and_then(|scale| count.checked_mul(scale));
        self.overflow |= value.is_none();
        let term = Term { value: value.unwrap_or(Number::ZERO), power };
        let Some(place) = self.terms.get_mut(self.length) else { return false };
        *place = term;
        self.length += 1;
        self.group = Group::None;
        self.pending = false;
        true
    }

    /// A part right behind the last one, without و.
    fn follow(&mut self, part: Part) -> bool {
        match (part, self.group) {
            (Part::Unit(10), Group::Unit { .. } | Group::TeenUnit) => {
                self.add(10);
                self.group = Group::Closed;
                true
            }
            (
                Part::Hundred(1, Shape::Single | Shape::Plural),
                Group::Unit { behind_hundreds: false } | Group::Digits { hundred: true },
            ) => {
                match self.value.checked_mul(Number::from(100)) {
                    Some(value) => self.value = value,
                    None => self.overflow = true,
                }
                self.group = Group::Hundreds;
                true
            }
            (Part::Dozen(_), Group::Unit { .. } | Group::Closed | Group::Digits { .. }) => {
                match self.value.checked_mul(Number::from(12)) {
                    Some(value) => self.value = value,
                    None => self.overflow = true,
                }
                self.group = Group::Closed;
                true
            }
            (Part::Scale(power, Shape::Single | Shape::Accusative | Shape::Plural), group) => {
                self.scale(power, group)
            }
            _ => false,
        }
    }

    fn scale(&mut self, power: u8, group: Group) -> bool {
        match group {
            Group::TeenUnit => false,
            Group::None => {
                // `ألف مليون`: the scale before is multiplied.
                let Some(top) = self.top() else { return false };
                if top.power > power || (top.power == power && power != 3) {
                    return false;
                }
                self.length -= 1;
                self.push(top.value, power)
            }
            _ => {
                let mut count = self.value;
                let hundred = Number::from(100);
                while let Some(top) = self.top().filter(|top| top.power <= power) {
                    // `ألف ومئتا مليون` is one number, `ألف وعشرة ملايين` are two.
                    if top.power == power || top.power != 3 || count < hundred {
                        return false;
                    }
                    self.length -= 1;
                    match count.checked_add(top.value) {
                        Some(sum) => count = sum,
                        None => self.overflow = true,
                    }
                }
                self.push(count, power)
            }
        }
    }

    /// A part behind و.
    fn join(&mut self, part: Part) -> bool {
        match (part, self.group) {
            // `إحدى وأربعون` is the feminine of `واحد وأربعون`.
            (Part::Ten(ten), Group::Unit { .. } | Group::TeenUnit) => {
                self.add(ten.into());
                self.group = Group::Closed;
                true
            }
            (Part::Unit(10), Group::Hundreds) => {
                self.add(10);
                self.group = Group::Closed;
                true
            }
            (Part::Unit(unit), Group::Hundreds) => {
                self.add(unit.into());
                self.group = Group::Unit { behind_hundreds: true };
                true
            }
            (Part::TeenUnit(unit), Group::Hundreds) => {
                self.add(unit.into());
                self.group = Group::TeenUnit;
                true
            }
            (Part::Teen(small) | Part::Ten(small), Group::Hundreds) => {
                self.add(small.into());
                self.group = Group::Closed;
                true
            }
            (part, Group::None) => {
                let Some(top) = self.top() else { return false };
                match part {
                    Part::Zero | Part::Dozen(_) => false,
                    Part::Scale(power, _) if power >= top.power => false,
                    _ => self.start(part),
                }
            }
            _ => false,
        }
    }

    /// Digits behind و.
    fn join_digits(&mut self, value: Number) -> bool {
        match self.group {
            Group::Hundreds => {
                if !value.is_integer() || value >= Number::from(100) {
                    return false;
                }
                match self.value.checked_add(value) {
                    Some(sum) => self.value = sum,
                    None => self.overflow = true,
                }
                self.group = Group::Closed;
                true
            }
            Group::None => {
                let fits = self.top().is_some_and(|top| {
                    Number::power_of_ten(top.power.into()).is_some_and(|scale| value < scale)
                });
                if !fits {
                    return false;
                }
                self.open(value, Group::Digits { hundred: false });
                self.pending = !value.is_integer();
                true
            }
            _ => false,
        }
    }
}

/// How far a cardinal may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// As far as it goes.
    Longest,
    /// Not past a scale word: the decimals of `واحد فاصل خمسة مليون`.
    BelowScales,
    /// Not past a و: the lower end of `بين خمسة وعشرين`.
    NoConjunction,
}

/// Reads the longest cardinal that begins at a token; proclitics of its first word may stand before it.
pub(crate) fn read(text: &TokenizedText<'_>, index: usize) -> Option<Cardinal> {
    read_to(text, index, Reach::Longest)
}

/// Reads a cardinal that begins at a token and goes no further than it may.
pub(crate) fn read_to(text: &TokenizedText<'_>, index: usize, reach: Reach) -> Option<Cardinal> {
    let mut composer = Composer::new();
    let mut read = Cardinal {
        end: index,
        value: None,
        power: 0,
        plain_digits: false,
        digits: false,
        dot: Dot::None,
        article: false,
        weak: false,
        letters: 0,
    };
    let mut next;
    if matches!(text.kind(index)?, TokenKind::Digits | TokenKind::Mark) {
        let DigitRead::Number(digits) = digits::read(text, index)? else { return None };
        read.digits = true;
        read.plain_digits = digits.plain;
        read.dot = digits.dot;
        composer.overflow = digits.value.is_none();
        composer.open(digits.value.unwrap_or(Number::ZERO), Group::Digits { hundred: true });
        next = digits.end;
    } else {
        let found = lexicon::with_proclitics(text, index)?;
        let part = found.entry.part?;
        read.article = found.entry.article;
        read.weak = found.entry.weak;
        read.letters = found.letters;
        // `وأحد عشر` folds to `واحد عشر`.
        let one = part == Part::Unit(1) && text.folded(index) == "واحد";
        if one && is_ten(text, index + 1) {
            read.letters = 1;
        }
        let accusative = matches!(part, Part::Scale(_, Shape::Accusative));
        if !composer.start(part) {
            return None;
        }
        next = index + 1;
        if accusative && is_dual_construct(text, index) {
            composer = Composer::new();
            if let Part::Scale(power, _) = part {
                composer.push(Number::from(2), power);
            }
        }
    }
    let mut completed = false;
    if composer.complete() {
        completed = true;
        (read.end, read.value, read.power) = (next, composer.total(), composer.power());
    }
    // Where the group that is open began, to take it back when the scale behind it does not fit.
    let mut before_group = (read, completed);
    loop {
        if text.gap(next) == Gap::Line {
            break;
        }
        let followed = (text.kind(next) == Some(TokenKind::Word))
            .then(|| lexicon::whole(text, next).and_then(|found| found.entry.part))
            .flatten();
        if reach == Reach::BelowScales && matches!(followed, Some(Part::Scale(..))) {
            break;
        }
        if let Some(part) = followed
            && composer.follow(part)
        {
            next += 1;
        } else if matches!(followed, Some(Part::Scale(..))) && composer.group != Group::None {
            // `مليون و1.5 مليون`: the group belongs to the next number.
            if composer.length > 0 {
                (read, completed) = before_group;
            }
            break;
        } else {
            if composer.group == Group::None {
                before_group = (read, completed);
            }
            if reach == Reach::NoConjunction {
                break;
            }
            // Asked second, for `وأحد` before ten is also `واحد`.
            let Some(behind) = join(&mut composer, text, next) else { break };
            next = behind;
        }
        read.weak = false;
        if composer.complete() {
            completed = true;
            (read.end, read.value, read.power) = (next, composer.total(), composer.power());
        }
    }
    completed.then_some(read)
}

/// Whether the ten of a teen stands at a token.
fn is_ten(text: &TokenizedText<'_>, index: usize) -> bool {
    text.gap(index) == Gap::Space
        && lexicon::whole(text, index).is_some_and(|found| found.entry.part == Some(Part::Unit(10)))
}

/// Adds the word or the digits that و joins at a token, if they fit, and gives the token behind them.
fn join(composer: &mut Composer, text: &TokenizedText<'_>, index: usize) -> Option<usize> {
    if text.kind(index)? != TokenKind::Word {
        return None;
    }
    if let Some((found, behind)) = lexicon::joined(text, index) {
        let part = found.entry.part?;
        // `مئة وألف ألف` is said for 101 thousand.
        if let (Part::Scale(power, Shape::Single), Group::Hundreds) = (part, composer.group)
            && text.gap(behind) == Gap::Space
            && let Some(Part::Scale(again, Shape::Single | Shape::Accusative)) =
                lexicon::whole(text, behind).and_then(|next| next.entry.part)
            && again == power
        {
            composer.add(1);
            composer.group = Group::Closed;
            return Some(behind);
        }
        // `مئة وثلاثة أرباع` is a hundred and a fraction.
        let numerator = matches!(part, Part::Unit(_))
            && lexicon::whole(text, behind)
                .and_then(|next| next.entry.fraction)
                .is_some_and(|fraction| fraction.role == FractionRole::Plural);
        return (!numerator && composer.join(part)).then_some(behind);
    }
    if text.folded(index) != "و" || text.gap(index + 1) == Gap::Line {
        return None;
    }
    let DigitRead::Number(digits) = digits::read(text, index + 1)? else { return None };
    composer.join_digits(digits.value?).then_some(digits.end)
}

/// Whether `ألفا`, `مليونا` at this token is the dual before its noun (`ألفا جندي`) rather than an accusative
/// (`بلغ ألفا ومئتين`).
fn is_dual_construct(text: &TokenizedText<'_>, index: usize) -> bool {
    let raw = text.raw(index);
    if raw.contains('\u{64B}') {
        return false;
    }
    // A phrase that is nothing else is a number by itself, which stands in the nominative.
    if text.len() == 1 {
        return true;
    }
    // The dual loses its nun only before a noun, and that noun is indefinite, so any و joins another number.
    text.gap(index + 1) == Gap::Space
        && text.is_word(index + 1)
        && !text.folded(index + 1).starts_with('و')
        && !crate::rule::counted::is_function_word(text, index + 1)
}

#[cfg(test)]
mod tests {
    use rawi_tokens::TokenizedText;

    use super::read;

    /// The value and how many tokens are left behind it.
    fn value(text: &str) -> (String, usize) {
        let text = TokenizedText::new(text);
        read(&text, 0).map_or((String::new(), text.len()), |read| {
            (read.value.map_or("-".to_owned(), |value| value.to_string()), text.len() - read.end)
        })
    }

    #[test]
    fn words_make_whole_numbers() {
        for (expected, text) in [
            ("2245", "ألفان ومئتان وخمسة وأربعون"),
            ("300", "ثلاث مئة"),
            ("300", "ثلاثة مائة"),
            ("14", "أربعة عشر"),
            ("111000", "مئة وأحد عشر ألفا"),
            ("2000", "ألفا جندي"),
            ("1000", "ألفًا"),
            ("1200", "ألفا ومئتين"),
            ("1000000000", "ألف مليون"),
            ("1200000000", "ألف ومئتا مليون دولار"),
            ("1500", "ألف و 500"),
            ("3200000", "3 ملايين و200 ألف"),
            ("1350000000", "مليارا و350 مليون"),
            ("2500", "2.5 ألف"),
            ("321", "٣ مئة و ٢١"),
            ("36", "ثلاث دزينات"),
            ("1000", "بألف"),
        ] {
            assert_eq!(expected, value(text).0, "{text}");
        }
    }

    #[test]
    fn what_does_not_fall_is_another_number() {
        for (expected, left, text) in [
            ("10", 1, "عشرة وعشرين"),
            ("20", 1, "عشرون وخمسة"),
            ("1000", 1, "ألف وألفين"),
            ("1000000", 5, "مليون و1.5 مليون"),
            ("5000", 2, "خمسة آلاف وعشرة ملايين"),
            ("100", 1, "مئة ومئتي"),
            ("1000", 2, "ألف و2000"),
        ] {
            assert_eq!((expected.to_owned(), left), value(text), "{text}");
        }
    }

    #[test]
    fn too_great_a_number_is_read_to_its_end_without_a_value() {
        assert_eq!(value(&"ألف ".repeat(10_000)), ("-".to_owned(), 0));
        assert_eq!(value(&"٩".repeat(10_000)), ("-".to_owned(), 0));
    }

    #[test]
    fn digits_follow_the_marks_of_each_country() {
        for (expected, text) in [
            ("1234.5", "1.234,5"),
            ("1234.5", "١٬٢٣٤٫٥"),
            ("1234.5", "1,234.5"),
            ("15.6", "15,6"),
            ("2500", "2,500"),
            ("6.74", "74ر6"),
            ("1234567", "1 234 567"),
            ("12345", "12\u{A0}345"),
            ("0.77", "٫٧٧"),
            ("1234567", "1.234.567"),
            ("1234567", "١،٢٣٤،٥٦٧"),
            ("2.5", "2،5"),
            ("4.8", "4.800"),
            ("", "192.168.1.1"),
            ("650", "650 701 8887"),
            ("2500", "\u{200F}٢٬٥٠٠\u{200F}"),
        ] {
            assert_eq!(expected, value(text).0, "{text}");
        }
    }
}
