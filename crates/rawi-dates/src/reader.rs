//! A text and the lexicon side by side: what the rules read from.

use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::expression::Deixis;
use crate::lexicon::{Lexed, MonthName, PartForm, Particle, Sense, Term, UnitForm};
use crate::numeral::{self, Numeral, Quantity};
use crate::timex::Modifier;

/// What the rules read from.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a TokenizedText<'a>,
    pub(crate) lexed: &'a Lexed,
    /// A whole phrase is read, so what would be too weak in running text counts.
    pub(crate) phrase: bool,
    /// The token where the expression begins, and the letters of the proclitics on it.
    pub(crate) start: usize,
    pub(crate) letters: u8,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a TokenizedText<'a>, lexed: &'a Lexed, phrase: bool) -> Reader<'a> {
        Reader { text, lexed, phrase, start: 0, letters: 0 }
    }

    /// Whether a number in words may begin here that a date or duration goes on with.
    pub(crate) fn number_may_begin(self, index: usize) -> bool {
        self.phrase || self.lexed.number_may_begin(index)
    }

    /// The same text, to be read from a token on, behind so many letters of proclitics.
    pub(crate) fn starting_at(self, start: usize, letters: u8) -> Reader<'a> {
        Reader { start, letters, ..self }
    }

    /// Whether a token may belong to the expression: it is its first, or in the same line as the one before.
    pub(crate) fn joined(self, index: usize) -> bool {
        index == self.start || self.text.gap(index) != Gap::Line
    }

    /// A number in words that begins at a token: letters of proclitics on it, and the token behind it.
    pub(crate) fn number_in_words(self, index: usize) -> Option<(u8, usize)> {
        let numeral = self
            .lexed
            .ordinal(self.text, index)
            .or_else(|| self.lexed.cardinal(self.text, index))?;
        Some((numeral.letters, numeral.end))
    }

    /// The longest term that begins at a token, with or without proclitics.
    pub(crate) fn any_term(self, index: usize) -> Option<Term> {
        self.lexed.term(index)
    }

    /// The same inside the expression: without proclitics but for those that its first token stands behind.
    pub(crate) fn term(self, index: usize) -> Option<Term> {
        let letters = self.letters_at(index);
        if !self.joined(index) {
            return None;
        }
        self.any_term(index).filter(|term| term.letters == letters)
    }

    /// Whether a token is this folded word, in the same line as the one before it.
    pub(crate) fn is(self, index: usize, folded: &str) -> bool {
        self.joined(index) && self.text.folded(index) == folded
    }

    /// Whether a token is one of these folded words, in the same line as the one before it.
    pub(crate) fn is_any(self, index: usize, words: &[&str]) -> bool {
        self.joined(index) && words.contains(&self.text.folded(index))
    }

    /// Steps over a token if it is one of these words.
    pub(crate) fn skip(self, index: usize, words: &[&str]) -> usize {
        if self.is_any(index, words) { index + 1 } else { index }
    }

    /// Steps over a comma.
    pub(crate) fn skip_comma(self, index: usize) -> usize {
        let comma = self.joined(index) && matches!(self.text.mark(index), Some('،' | ','));
        if comma { index + 1 } else { index }
    }

    /// A number in digits that stands in the same line.
    pub(crate) fn digits(self, index: usize) -> Option<i64> {
        if !self.joined(index) {
            return None;
        }
        numeral::digits(self.text, index)
    }

    /// How many digits a token has.
    pub(crate) fn digit_count(self, index: usize) -> usize {
        match self.text.kind(index) {
            Some(TokenKind::Digits) => self.text.folded(index).len(),
            _ => 0,
        }
    }

    pub(crate) fn month(self, index: usize) -> Option<(MonthName, usize)> {
        let term = self.term(index)?;
        Some((month_of(term)?, term.end))
    }

    pub(crate) fn weekday(self, index: usize) -> Option<(i8, usize)> {
        let term = self.term(index)?;
        Some((weekday_of(term)?, term.end))
    }

    pub(crate) fn bare_weekday(self, index: usize) -> Option<(i8, usize)> {
        let term = self.term(index)?;
        let weekday = term.sense(|sense| match sense {
            Sense::Weekday(weekday) | Sense::BareWeekday(weekday) => Some(weekday),
            _ => None,
        })?;
        Some((weekday, term.end))
    }

    pub(crate) fn unit(self, index: usize) -> Option<(UnitForm, usize)> {
        let term = self.term(index)?;
        Some((unit_of(term)?, term.end))
    }

    pub(crate) fn adjective(self, index: usize) -> Option<(Deixis, usize)> {
        let term = self.term(index)?;
        let deixis = term.sense(|sense| match sense {
            Sense::Adjective(deixis) => Some(deixis),
            _ => None,
        })?;
        Some((deixis, term.end))
    }

    pub(crate) fn demonstrative(self, index: usize) -> Option<(Deixis, usize)> {
        let term = self.term(index)?;
        let deixis = term.sense(|sense| match sense {
            Sense::Demonstrative(deixis) => Some(deixis),
            _ => None,
        })?;
        Some((deixis, term.end))
    }

    pub(crate) fn day(self, index: usize) -> Option<(i64, usize)> {
        let term = self.term(index)?;
        Some((day_of(term)?, term.end))
    }

    pub(crate) fn hedge(self, index: usize) -> Option<(Modifier, usize)> {
        let term = self.term(index)?;
        Some((hedge_of(term)?, term.end))
    }

    pub(crate) fn particle(self, index: usize) -> Option<(Particle, usize)> {
        let term = self.term(index)?;
        Some((particle_of(term)?, term.end))
    }

    pub(crate) fn day_part(
        self,
        index: usize,
        accept: impl Fn(PartForm) -> bool,
    ) -> Option<(crate::expression::DayPart, usize)> {
        let term = self.term(index)?;
        let part = term.sense(|sense| match sense {
            Sense::DayPart(part, form) if accept(form) => Some(part),
            _ => None,
        })?;
        Some((part, term.end))
    }

    /// The folded word before a token in the same line, if any.
    pub(crate) fn word_before(self, index: usize) -> &'a str {
        match index.checked_sub(1) {
            Some(before) if self.text.gap(index) != Gap::Line => self.text.folded(before),
            _ => "",
        }
    }

    /// A cardinal number in the same line: its value and the token behind it.
    pub(crate) fn cardinal(self, index: usize) -> Option<Numeral> {
        if !self.joined(index) {
            return None;
        }
        self.lexed
            .cardinal(self.text, index)
            .filter(|numeral| numeral.letters == self.letters_at(index))
    }

    /// An ordinal number in the same line: its value and the token behind it.
    pub(crate) fn ordinal(self, index: usize) -> Option<(i64, usize)> {
        if !self.joined(index) {
            return None;
        }
        let numeral = self
            .lexed
            .ordinal(self.text, index)
            .filter(|numeral| numeral.letters == self.letters_at(index))?;
        match numeral.value {
            Quantity::Ratio(value, 1) => Some((value, numeral.end)),
            _ => None,
        }
    }

    fn letters_at(self, index: usize) -> u8 {
        if index == self.start { self.letters } else { 0 }
    }
}

pub(crate) fn month_of(term: Term) -> Option<MonthName> {
    term.sense(|sense| match sense {
        Sense::Month(month) => Some(month),
        _ => None,
    })
}

pub(crate) fn weekday_of(term: Term) -> Option<i8> {
    term.sense(|sense| match sense {
        Sense::Weekday(weekday) => Some(weekday),
        _ => None,
    })
}

pub(crate) fn unit_of(term: Term) -> Option<UnitForm> {
    term.sense(|sense| match sense {
        Sense::Unit(unit) => Some(unit),
        _ => None,
    })
}

pub(crate) fn day_of(term: Term) -> Option<i64> {
    term.sense(|sense| match sense {
        Sense::Day(day) => Some(i64::from(day)),
        _ => None,
    })
}

pub(crate) fn hedge_of(term: Term) -> Option<Modifier> {
    term.sense(|sense| match sense {
        Sense::Hedge(modifier) => Some(modifier),
        _ => None,
    })
}

pub(crate) fn particle_of(term: Term) -> Option<Particle> {
    term.sense(|sense| match sense {
        Sense::Particle(particle) => Some(particle),
        _ => None,
    })
}
