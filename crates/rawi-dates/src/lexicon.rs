//! The words of time, from the TSV files in `data/`.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::{Gap, TokenKind, TokenizedText, WordTable, word_hash};

use crate::expression::{Calendar, DayPart, Deixis, HalfDay, Unit};
use crate::holiday::HOLIDAYS;
use crate::numeral::{self, Numeral};
use crate::rule::Outcome;
use crate::tense::Tense;
use crate::timex::{Modifier, Reference};

/// How many things a noun of time names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    One,
    Two,
    Many,
}

/// A form of a word for a part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartForm {
    /// Stands before a day: `مساء الأحد`.
    Noun,
    /// Stands behind an hour: `مساءً`.
    Adverb,
    /// Has the article: `المساء`.
    Definite,
}

/// A month by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MonthName {
    pub(crate) calendar: Calendar,
    pub(crate) month: i8,
    /// Also another word or name: a day, a year, a preposition or the like must stand beside it.
    pub(crate) weak: bool,
}

/// A noun of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnitForm {
    pub(crate) unit: Unit,
    pub(crate) count: Count,
    pub(crate) definite: bool,
}

/// One meaning of a word or phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    Month(MonthName),
    /// ISO number; bare weekdays are also numbers and names.
    Weekday(i8),
    BareWeekday(i8),
    Unit(UnitForm),
    /// Days from the anchor.
    Day(i8),
    Vague(Reference),
    Adjective(Deixis),
    Demonstrative(Deixis),
    /// Takes a part of the time behind it; without a modifier it says only that it lies in it (`وقت سابق من`).
    Part(Option<Modifier>),
    Hedge(Modifier),
    DayPart(DayPart, PartForm),
    /// TIMEX3's code; with the article or not.
    Season(&'static str, bool),
    /// The row in the table of holidays.
    Holiday(usize),
    /// How often, as an adverb: a unit and how many of it.
    Recurrence(Unit, i8),
    /// The first year of a decade in its century: `تسعينيات` is 90.
    Decade(i8),
    /// A clause behind this cue tells of the future or of the past; neither where the form of the word misleads.
    Cue(Option<Tense>),
    /// A word of grammar by which an expression may begin.
    Particle(Particle),
}

/// A set of rules: those that may begin at a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Starts(u16);

impl Starts {
    pub(crate) const NONE: Starts = Starts(0);
    pub(crate) const CALENDAR_DATE: Starts = Starts(1);
    pub(crate) const NUMERIC_DATE: Starts = Starts(1 << 1);
    pub(crate) const NTH: Starts = Starts(1 << 2);
    pub(crate) const WEEKDAY: Starts = Starts(1 << 3);
    pub(crate) const RELATIVE: Starts = Starts(1 << 4);
    pub(crate) const PART_OF_YEAR: Starts = Starts(1 << 5);
    pub(crate) const HOLIDAY: Starts = Starts(1 << 6);
    pub(crate) const YEAR: Starts = Starts(1 << 7);
    pub(crate) const ERA: Starts = Starts(1 << 8);
    pub(crate) const MODIFIER: Starts = Starts(1 << 9);
    pub(crate) const CLOCK: Starts = Starts(1 << 10);
    pub(crate) const OFFSET: Starts = Starts(1 << 11);
    pub(crate) const DURATION: Starts = Starts(1 << 12);
    pub(crate) const RECURRING: Starts = Starts(1 << 13);
    pub(crate) const VAGUE: Starts = Starts(1 << 14);

    /// What may begin with a number in digits.
    pub(crate) const DIGITS: Starts = Starts::CALENDAR_DATE
        .or(Starts::NUMERIC_DATE)
        .or(Starts::YEAR)
        .or(Starts::CLOCK)
        .or(Starts::DURATION)
        .or(Starts::RECURRING);
    /// What may begin with a number in words.
    pub(crate) const NUMBER_WORDS: Starts = Starts::CALENDAR_DATE
        .or(Starts::NTH)
        .or(Starts::YEAR)
        .or(Starts::CLOCK)
        .or(Starts::DURATION)
        .or(Starts::RECURRING);

    pub(crate) const fn or(self, other: Starts) -> Starts {
        Starts(self.0 | other.0)
    }

    pub(crate) const fn has(self, other: Starts) -> bool {
        self.0 & other.0 != 0
    }
}

impl Sense {
    /// The rules that may begin with a word of this sense.
    fn starts(self) -> Starts {
        let day = Starts::CALENDAR_DATE.or(Starts::NUMERIC_DATE).or(Starts::CLOCK);
        match self {
            Sense::Month(_) => day,
            Sense::Weekday(_) => day.or(Starts::WEEKDAY).or(Starts::NTH),
            Sense::Unit(form) => match form.unit {
                Unit::Second | Unit::Minute => Starts::DURATION,
                Unit::Hour => Starts::DURATION.or(Starts::CLOCK),
                Unit::Night => Starts::DURATION.or(Starts::RELATIVE),
                Unit::Day => day
                    .or(Starts::WEEKDAY)
                    .or(Starts::NTH)
                    .or(Starts::RELATIVE)
                    .or(Starts::DURATION),
                Unit::Week => {
                    Starts::WEEKDAY.or(Starts::NTH).or(Starts::RELATIVE).or(Starts::DURATION)
                }
                Unit::Month => {
                    Starts::CALENDAR_DATE.or(Starts::NTH).or(Starts::RELATIVE).or(Starts::DURATION)
                }
                Unit::Quarter => Starts::RELATIVE.or(Starts::DURATION),
                Unit::Year => Starts::YEAR.or(Starts::RELATIVE).or(Starts::DURATION),
                Unit::Decade | Unit::Century => {
                    Starts::ERA.or(Starts::RELATIVE).or(Starts::DURATION)
                }
            },
            Sense::Day(_) => Starts::RELATIVE.or(Starts::CLOCK),
            Sense::Vague(_) => Starts::VAGUE,
            Sense::Demonstrative(_) => {
                Starts::RELATIVE.or(Starts::WEEKDAY).or(Starts::CLOCK).or(Starts::PART_OF_YEAR)
            }
            Sense::Part(_) | Sense::Hedge(_) => Starts::MODIFIER,
            Sense::DayPart(..) => Starts::CLOCK,
            Sense::Season(..) => Starts::PART_OF_YEAR,
            Sense::Holiday(_) => Starts::HOLIDAY.or(Starts::CLOCK),
            Sense::Recurrence(..) => Starts::RECURRING,
            Sense::Decade(_) => Starts::ERA,
            Sense::BareWeekday(_) | Sense::Adjective(_) | Sense::Cue(_) => Starts::NONE,
            Sense::Particle(particle) => match particle {
                Particle::Before | Particle::After | Particle::Since | Particle::During => {
                    Starts::OFFSET
                }
                Particle::Every | Particle::Once | Particle::Twice => Starts::RECURRING,
                Particle::Times | Particle::OfIt => Starts::NONE,
                Particle::Quarter
                | Particle::Half
                | Particle::TunisianQuarter
                | Particle::TunisianHalf
                | Particle::Period
                | Particle::Season => Starts::PART_OF_YEAR,
                Particle::Several | Particle::Length | Particle::Fraction => Starts::DURATION,
                Particle::Article => Starts::DURATION.or(Starts::CALENDAR_DATE),
                Particle::Last => Starts::DURATION.or(Starts::NTH),
                Particle::Weekend => Starts::NTH,
                Particle::First => Starts::CALENDAR_DATE,
                Particle::PairOfYears => Starts::YEAR,
            },
        }
    }

    /// Whether a number may stand right before a word of this sense: what a date or duration goes on with.
    fn may_be_counted(self) -> bool {
        matches!(
            self,
            Sense::Month(_)
                | Sense::Unit(_)
                | Sense::BareWeekday(_)
                | Sense::Weekday(_)
                | Sense::DayPart(..)
                | Sense::Day(_)
                | Sense::Demonstrative(_)
                | Sense::Adjective(Deixis::Present)
                | Sense::Particle(
                    Particle::Half
                        | Particle::Quarter
                        | Particle::Fraction
                        | Particle::Once
                        | Particle::Times
                        | Particle::OfIt
                )
        )
    }
}

/// Words by which the rules steer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Particle {
    /// الفترة.
    Period,
    Before,
    After,
    Since,
    During,
    Every,
    Quarter,
    Half,
    TunisianQuarter,
    TunisianHalf,
    Several,
    Last,
    Length,
    Fraction,
    Weekend,
    /// `فاتح`: the first of a month.
    First,
    /// `مرة`.
    Once,
    /// `مرتين`.
    Twice,
    /// `مرات`.
    Times,
    /// `منه`: of the month spoken of.
    OfIt,
    /// `فصل`, `موسم` before a season.
    Season,
    /// `الـ` before a number.
    Article,
    /// `عامي` before two years.
    PairOfYears,
}

/// A word or phrase of the lexicon as it stands in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    /// Letters of proclitics before it.
    pub(crate) letters: u8,
    /// The token behind it.
    pub(crate) end: usize,
    pub(crate) senses: &'static [Sense],
    /// Which rules may begin here.
    pub(crate) starts: Starts,
}

impl Term {
    /// The first sense that a reader accepts.
    pub(crate) fn sense<T>(self, accept: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.senses.iter().copied().find_map(accept)
    }
}

/// A word by which terms begin, as a text holds it: letters of proclitics before it, and which word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FirstWord {
    letters: u8,
    endings: u32,
}

/// What may follow a first word.
#[derive(Debug)]
struct Word {
    /// The longest first, for it wins.
    endings: Vec<Ending>,
    /// A number may begin with the word, too: `ثانية`, `أول`.
    number: bool,
}

#[derive(Debug)]
struct Ending {
    rest: Vec<Box<str>>,
    senses: Vec<Sense>,
    starts: Starts,
    /// A number may stand right before it.
    counted: bool,
}

/// All words of time, each also with the proclitics that may stand before it, so that one look-up finds it.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: WordTable<FirstWord>,
    endings: Vec<Word>,
    /// A bit for the hash of every word: most words of a text are dropped by it before the table is asked.
    filter: Vec<u64>,
}

pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::bundled);

/// The filter has 2 to this many bits: sixteen times as many as the words it holds, and it stays in the nearest cache.
const FILTER_BITS: u32 = 17;
/// A number in words before a word of time begins at most so many words before it.
const NUMBER_WORDS: usize = 6;

/// What is known of one token.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// The number of its term plus one, or 0.
    term: u32,
    /// It begins terms, but no number.
    no_number: bool,
    /// A number in words that begins here may reach a word of time.
    near: bool,
}

/// The terms of a text, looked up once, and what the rules have read last.
#[derive(Debug)]
pub(crate) struct Lexed {
    tokens: Vec<Known>,
    terms: Vec<Term>,
    /// Rules begin at the same token one behind the other and ask the same of it.
    cardinals: Cache<Option<Numeral>>,
    ordinals: Cache<Option<Numeral>>,
    points: Cache<Option<Outcome>>,
}

impl Lexed {
    pub(crate) fn new(text: &TokenizedText<'_>) -> Lexed {
        let lexicon: &'static Lexicon = &LEXICON;
        let mut tokens = vec![Known::default(); text.len()];
        let mut terms = Vec::new();
        for (index, token) in text.tokens().iter().enumerate() {
            if token.kind != TokenKind::Word || !lexicon.may_hold(token.hash) {
                continue;
            }
            let Some(first) = lexicon.words.get_token(text, index) else { continue };
            let Some(word) = lexicon.endings.get(first.endings as usize) else { continue };
            if let Some(known) = tokens.get_mut(index) {
                known.no_number = !word.number;
            }
            let ending = word.endings.iter().find(|ending| {
                let mut rest = ending.rest.iter().zip(index + 1..);
                rest.all(|(word, at)| text.gap(at) != Gap::Line && text.folded(at) == &**word)
            });
            let Some(ending) = ending else { continue };
            terms.push(Term {
                letters: first.letters,
                end: index + 1 + ending.rest.len(),
                senses: &ending.senses,
                starts: ending.starts,
            });
            if let Some(known) = tokens.get_mut(index) {
                known.term = u32::try_from(terms.len()).unwrap_or(0);
            }
            if ending.counted {
                let near = index.saturating_sub(NUMBER_WORDS)..index;
                tokens
                    .get_mut(near)
                    .unwrap_or_default()
                    .iter_mut()
                    .for_each(|known| known.near = true);
            }
        }
        Lexed {
            tokens,
            terms,
            cardinals: Cache::new(),
            ordinals: Cache::new(),
            points: Cache::new(),
        }
    }

    /// Whether a number in words that begins here may reach a word of time.
    pub(crate) fn number_may_begin(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|known| known.near && !known.no_number)
    }

    /// The longest word or phrase that begins at a token, with or without proclitics.
    pub(crate) fn term(&self, index: usize) -> Option<Term> {
        let number = self.tokens.get(index)?.term as usize;
        self.terms.get(number.checked_sub(1)?).copied()
    }

    /// A cardinal number at a token.
    pub(crate) fn cardinal(&self, text: &TokenizedText<'_>, index: usize) -> Option<Numeral> {
        if self.tokens.get(index)?.no_number {
            return None;
        }
        self.cardinals.get_or(index, index, || numeral::cardinal(text, index))
    }

    /// An ordinal number at a token.
    pub(crate) fn ordinal(&self, text: &TokenizedText<'_>, index: usize) -> Option<Numeral> {
        if self.tokens.get(index)?.no_number {
            return None;
        }
        self.ordinals.get_or(index, index, || numeral::ordinal(text, index))
    }

    /// A point of the calendar at a token of the expression that begins at `start`.
    pub(crate) fn point(
        &self,
        start: usize,
        index: usize,
        read: impl FnOnce() -> Option<Outcome>,
    ) -> Option<Outcome> {
        self.points.get_or(start, index, read)
    }
}

/// The last few answers, by the two numbers that were asked with.
#[derive(Debug)]
struct Cache<T: Copy> {
    slots: [Cell<Option<(usize, usize, T)>>; 8],
}

impl<T: Copy> Cache<T> {
    fn new() -> Cache<T> {
        Cache { slots: [const { Cell::new(None) }; 8] }
    }

    fn get_or(&self, first: usize, second: usize, make: impl FnOnce() -> T) -> T {
        let slot = self.slots.get(second % 8);
        if let Some((known_first, known_second, value)) = slot.and_then(Cell::get)
            && (known_first, known_second) == (first, second)
        {
            return value;
        }
        let value = make();
        if let Some(slot) = slot {
            slot.set(Some((first, second, value)));
        }
        value
    }
}

const MONTHS: &str = include_str!("../data/months.tsv");
const HIJRI_MONTHS: &str = include_str!("../data/hijri_months.tsv");
const WEEKDAYS: &str = include_str!("../data/weekdays.tsv");
const UNITS: &str = include_str!("../data/units.tsv");
const DEICTICS: &str = include_str!("../data/deictics.tsv");
const MODIFIERS: &str = include_str!("../data/modifiers.tsv");
const DAY_PARTS: &str = include_str!("../data/day_parts.tsv");
const SEASONS: &str = include_str!("../data/seasons.tsv");
const CUES: &str = include_str!("../data/cues.tsv");
const DECADES: &str = include_str!("../data/decades.tsv");
const RECURRENCES: &str = include_str!("../data/recurrences.tsv");
const PARTICLES: &str = include_str!("../data/particles.tsv");

/// The rows of a TSV file without comments and heading.
pub(crate) fn rows(tsv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    tsv.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .map(|line| line.split('\t').collect())
}

impl Lexicon {
    /// Whether a word with this hash may be in the table; if not, it is not.
    fn may_hold(&self, hash: u64) -> bool {
        let (place, bit) = Lexicon::filter_place(hash);
        self.filter.get(place).is_some_and(|bits| bits & bit != 0)
    }

    fn filter_place(hash: u64) -> (usize, u64) {
        // The upper bits of the hash are the well-mixed ones.
        let number = hash >> (u64::BITS - FILTER_BITS);
        (usize::try_from(number / 64).unwrap_or_default(), 1 << (number % 64))
    }

    fn bundled() -> Lexicon {
        let mut phrases: Vec<(String, Sense)> = Vec::new();
        for row in rows(MONTHS) {
            if let [month, _, strength, name] = row.as_slice() {
                let month = month.parse().unwrap_or_default();
                let weak = *strength == "weak";
                let name_of = MonthName { calendar: Calendar::Gregorian, month, weak };
                phrases.push(((*name).to_owned(), Sense::Month(name_of)));
            }
        }
        for row in rows(HIJRI_MONTHS) {
            if let [month, strength, name] = row.as_slice() {
                let month = month.parse().unwrap_or_default();
                let weak = *strength == "weak";
                let name_of = MonthName { calendar: Calendar::Hijri, month, weak };
                phrases.push(((*name).to_owned(), Sense::Month(name_of)));
            }
        }
        for row in rows(WEEKDAYS) {
            if let [weekday, form, name] = row.as_slice() {
                let weekday = weekday.parse().unwrap_or_default();
                let sense = if *form == "bare" {
                    Sense::BareWeekday(weekday)
                } else {
                    Sense::Weekday(weekday)
                };
                phrases.push(((*name).to_owned(), sense));
            }
        }
        for row in rows(UNITS) {
            if let [unit, count, name] = row.as_slice() {
                let Some(unit) = Unit::from_name(unit) else { continue };
                let count = match *count {
                    "two" => Count::Two,
                    "many" => Count::Many,
                    _ => Count::One,
                };
                let form = |definite| Sense::Unit(UnitForm { unit, count, definite });
                phrases.push(((*name).to_owned(), form(false)));
                // The article never stands on a form with tanwin, and الثانية is the ordinal.
                if !name.ends_with('ا') && unit != Unit::Second {
                    phrases.push((format!("ال{name}"), form(true)));
                }
            }
        }
        for row in rows(DEICTICS) {
            if let [sense, value, name] = row.as_slice() {
                let sense = match *sense {
                    "day" => value.parse().ok().map(Sense::Day),
                    "vague" => [Reference::Past, Reference::Present, Reference::Future]
                        .into_iter()
                        .find(|reference| reference.value() == *value)
                        .map(Sense::Vague),
                    "adjective" => Deixis::from_name(value).map(Sense::Adjective),
                    _ => Deixis::from_name(value).map(Sense::Demonstrative),
                };
                phrases.extend(sense.map(|sense| ((*name).to_owned(), sense)));
            }
        }
        for row in rows(MODIFIERS) {
            if let [kind, modifier, name] = row.as_slice() {
                let modifier = Modifier::from_name(modifier);
                let sense = match (*kind, modifier) {
                    ("part", modifier) => Sense::Part(modifier),
                    (_, Some(modifier)) => Sense::Hedge(modifier),
                    (_, None) => continue,
                };
                phrases.push(((*name).to_owned(), sense));
            }
        }
        for row in rows(DAY_PARTS) {
            if let [code, half, form, name] = row.as_slice() {
                let half = match *half {
                    "am" => HalfDay::Morning,
                    "noon" => HalfDay::Noon,
                    "pm" => HalfDay::Afternoon,
                    _ => HalfDay::Night,
                };
                let form = match *form {
                    "noun" => PartForm::Noun,
                    "adverb" => PartForm::Adverb,
                    _ => PartForm::Definite,
                };
                let part = DayPart { code, half };
                phrases.push(((*name).to_owned(), Sense::DayPart(part, form)));
            }
        }
        for row in rows(SEASONS) {
            if let [season, name] = row.as_slice() {
                phrases.push(((*name).to_owned(), Sense::Season(season, false)));
                phrases.push((format!("ال{name}"), Sense::Season(season, true)));
            }
        }
        for row in rows(CUES) {
            if let [direction, name] = row.as_slice() {
                let tense = match *direction {
                    "future" => Some(Tense::Future),
                    "past" => Some(Tense::Past),
                    "scheduled" => Some(Tense::Scheduled),
                    _ => None,
                };
                phrases.push(((*name).to_owned(), Sense::Cue(tense)));
            }
        }
        for row in rows(DECADES) {
            if let [decade, name] = row.as_slice() {
                let sense = Sense::Decade(decade.parse().unwrap_or_default());
                phrases.push(((*name).to_owned(), sense));
            }
        }
        for row in rows(RECURRENCES) {
            if let [unit, number, name] = row.as_slice() {
                let Some(unit) = Unit::from_name(unit) else { continue };
                let number = number.parse().unwrap_or(1);
                phrases.push(((*name).to_owned(), Sense::Recurrence(unit, number)));
            }
        }
        for row in rows(PARTICLES) {
            if let [particle, name] = row.as_slice() {
                let particle = match *particle {
                    "before" => Particle::Before,
                    "after" => Particle::After,
                    "since" => Particle::Since,
                    "during" => Particle::During,
                    "every" => Particle::Every,
                    "quarter" => Particle::Quarter,
                    "half" => Particle::Half,
                    "tunisian_quarter" => Particle::TunisianQuarter,
                    "tunisian_half" => Particle::TunisianHalf,
                    "several" => Particle::Several,
                    "last" => Particle::Last,
                    "length" => Particle::Length,
                    "fraction" => Particle::Fraction,
                    "first" => Particle::First,
                    "once" => Particle::Once,
                    "twice" => Particle::Twice,
                    "times" => Particle::Times,
                    "of_it" => Particle::OfIt,
                    "season" => Particle::Season,
                    "period" => Particle::Period,
                    "article" => Particle::Article,
                    "pair_of_years" => Particle::PairOfYears,
                    _ => Particle::Weekend,
                };
                phrases.push(((*name).to_owned(), Sense::Particle(particle)));
            }
        }
        for (number, holiday) in HOLIDAYS.iter().enumerate() {
            phrases.push((holiday.name.to_owned(), Sense::Holiday(number)));
        }
        Lexicon::new(&phrases)
    }

    fn new(phrases: &[(String, Sense)]) -> Lexicon {
        let mut lexicon = Lexicon {
            words: WordTable::new([]),
            endings: Vec::new(),
            filter: vec![0; 1 << (FILTER_BITS - 6)],
        };
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        let mut firsts: Vec<String> = Vec::new();
        for (phrase, sense) in phrases {
            let phrase = fold(phrase, Folding::LOOKUP);
            let cut = TokenizedText::new(&phrase);
            let first = cut.folded(0).to_owned();
            let rest: Vec<Box<str>> =
                (1..cut.len()).map(|index| cut.folded(index).into()).collect();
            let number = *numbers.entry(first.clone()).or_insert_with(|| {
                firsts.push(first);
                let number =
                    numeral::ordinal(&cut, 0).is_some() || numeral::cardinal(&cut, 0).is_some();
                lexicon.endings.push(Word { endings: Vec::new(), number });
                u32::try_from(firsts.len() - 1).unwrap_or_default()
            });
            let Some(Word { endings, .. }) = lexicon.endings.get_mut(number as usize) else {
                continue;
            };
            match endings.iter_mut().find(|ending| ending.rest == rest) {
                Some(ending) if ending.senses.contains(sense) => {}
                Some(ending) => ending.senses.push(*sense),
                None => {
                    let place = endings.partition_point(|ending| ending.rest.len() >= rest.len());
                    let (starts, counted) = (Starts::NONE, false);
                    endings.insert(place, Ending { rest, senses: vec![*sense], starts, counted });
                }
            }
        }
        for ending in lexicon.endings.iter_mut().flat_map(|word| &mut word.endings) {
            ending.starts =
                ending.senses.iter().fold(Starts::NONE, |all, sense| all.or(sense.starts()));
            ending.counted = ending.senses.iter().any(|sense| sense.may_be_counted());
        }
        let forms = Lexicon::forms(&firsts);
        for (form, _) in &forms {
            let (place, bit) = Lexicon::filter_place(word_hash(form));
            if let Some(bits) = lexicon.filter.get_mut(place) {
                *bits |= bit;
            }
        }
        lexicon.words = WordTable::new(forms.iter().map(|(form, word)| (form.as_str(), *word)));
        lexicon
    }

    /// Every first word by itself, then with each proclitic: a word by itself wins.
    fn forms(firsts: &[String]) -> Vec<(String, FirstWord)> {
        let mut forms = Vec::new();
        let numbered = || firsts.iter().zip(0u32..);
        for (first, endings) in numbered() {
            forms.push((first.clone(), FirstWord { letters: 0, endings }));
        }
        for (first, endings) in numbered() {
            let letters = first.chars().count();
            // Short words with proclitics are other words: باب is a door, not "in August".
            let proclitics: &[&str] = match letters {
                0 | 1 => &[],
                2 => &["و"],
                _ => &["و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"],
            };
            for proclitic in proclitics {
                let assimilated =
                    proclitic.ends_with('ل').then(|| first.strip_prefix("ال")).flatten();
                let form = match assimilated {
                    Some(stem) => format!("{proclitic}ل{stem}"),
                    None => format!("{proclitic}{first}"),
                };
                let letters = u8::try_from(proclitic.chars().count()).unwrap_or_default();
                forms.push((form, FirstWord { letters, endings }));
            }
        }
        forms
    }
}
