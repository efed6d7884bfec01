//! What one document says, worked out so far as one document allows, for comparison with others.

mod dates;
mod figures;
mod fingerprints;
mod happening;
mod measured;
pub(crate) mod planned;
mod roles;
mod statements;

use rawi_analysis::{Analysis, Document};
use rawi_entities::{EntityKind, EntityMention};
use rawi_text::{OffsetMap, OffsetUnit, Span};
use rawi_tokens::TokenizedText;
use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::dossier::Findings;
use crate::table::{Table, Text};
use crate::words::{WordSet, mix, stable_hash};

pub(crate) use dates::{DateFact, Relation};
pub(crate) use figures::{FigureFact, Sort};
pub(crate) use fingerprints::Fingerprint;
pub(crate) use happening::Happening;
pub(crate) use roles::RoleFact;
pub(crate) use statements::{Denial, StatementFact};

/// Names by which a date or a statement is compared; more say nothing of what it is about.
const NAMES: usize = 48;

/// Dates, figures and statements of one document that are kept of each: more than an article of 100,000 words has.
pub(crate) const FINDINGS: usize = 4096;

/// A range of code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Piece {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// What one document says.
#[derive(Clone, Debug)]
pub(crate) struct Digest {
    /// How often the document was given.
    pub(crate) times: u64,
    pub(crate) published: Option<Day>,
    pub(crate) source: Option<Text>,
    pub(crate) agency: Option<Text>,
    pub(crate) text: Box<str>,
    pub(crate) sentences: Vec<Piece>,
    pub(crate) fingerprints: Vec<Fingerprint>,
    pub(crate) entities: Vec<EntityFact>,
    pub(crate) roles: Vec<RoleFact>,
    pub(crate) dates: Vec<DateFact>,
    pub(crate) figures: Vec<FigureFact>,
    pub(crate) statements: Vec<StatementFact>,
    pub(crate) dates_found: u32,
    pub(crate) numbers_found: u32,
    /// Whether it has more findings than are kept.
    pub(crate) cut: bool,
    /// The dateline, which tells nothing of the events.
    pub(crate) dateline: Option<Piece>,
}

/// A name in a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EntityFact {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) spelling: Text,
    pub(crate) kind: Kind,
    pub(crate) piece: Piece,
    pub(crate) sentence: u32,
}

/// The type of a name, in the form that is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Kind {
    Person,
    Organization,
    Location,
    Group,
    Event,
}

impl Kind {
    pub(crate) fn new(kind: EntityKind) -> Kind {
        match kind {
            EntityKind::Person => Kind::Person,
            EntityKind::Organization => Kind::Organization,
            EntityKind::Location => Kind::Location,
            EntityKind::Group => Kind::Group,
            // What other house styles call miscellaneous is, in ours, an event or nothing.
            EntityKind::Event | EntityKind::Miscellaneous => Kind::Event,
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Kind::Person => EntityKind::Person.name(),
            Kind::Organization => EntityKind::Organization.name(),
            Kind::Location => EntityKind::Location.name(),
            Kind::Group => EntityKind::Group.name(),
            Kind::Event => EntityKind::Event.name(),
        }
    }
}

impl Digest {
    /// Works out what a document that was given so many times says by itself.
    pub(crate) fn new(
        times: u64,
        document: Document,
        analysis: &Analysis,
        table: &mut Table,
    ) -> Digest {
        let text = TokenizedText::new(&document.text);
        let names = analysis.entities.iter();
        let names: Vec<(Text, Text)> =
            names.map(|entity| (table.number(&entity.id), table.number(&entity.name))).collect();
        let mut reader = Reader {
            text: &text,
            analysis,
            offsets: OffsetMap::new(&document.text, OffsetUnit::Char),
            table,
            names: &names,
            words: vec![None; text.len()],
            named: named(&text, analysis),
            gathered: Vec::new(),
            met: Vec::new(),
        };
        let found = analysis.entities.iter().zip(names.iter().copied());
        let entities = found.map(|found| reader.entity(found)).collect();
        let roles = roles::find(&mut reader);
        let dates = dates::find(&mut reader, document.published);
        let statements = statements::find(&mut reader, &roles);
        let figures = figures::find(&mut reader, &statements, document.published);
        let longest = dates.len().max(statements.len()).max(figures.len());
        let sentences = analysis.sentences.iter().map(|span| reader.piece(*span)).collect();
        let dateline = analysis.dateline.as_ref();
        Digest {
            times,
            published: document.published.map(Day::new),
            source: document.source.as_deref().map(|source| reader.table.number(source)),
            agency: dateline.and_then(|found| found.agency).map(|span| reader.slice(span)),
            dateline: dateline.map(|found| reader.piece(found.span)),
            sentences,
            fingerprints: fitted(fingerprints::take(&text)),
            entities,
            roles: fitted(roles),
            dates: fitted(dates),
            figures: fitted(figures),
            statements,
            cut: longest >= FINDINGS,
            dates_found: count(analysis.dates.len()),
            numbers_found: count(analysis.numbers.len()),
            text: document.text.into(),
        }
    }

    /// How much was found, in one copy.
    pub(crate) fn findings(&self) -> Findings {
        Findings {
            entities: self.entities.len() as u64,
            dates: self.dates_found.into(),
            numbers: self.numbers_found.into(),
            statements: self.statements.len() as u64,
        }
    }
}

/// A list that was pushed together, without the room that is left: it is kept for long.
fn fitted<T>(mut list: Vec<T>) -> Vec<T> {
    list.shrink_to_fit();
    list
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// How far up a document stays: a document of level `n` is one of `2^n`.
///
/// It comes from the smallest fingerprint, which copies and near copies have in common: they stay or go together,
/// so that what is kept still shows who repeats whom.
pub(crate) fn level(document: &Document, text: &TokenizedText<'_>) -> u8 {
    let smallest = fingerprints::smallest(text);
    let hash = smallest.map_or_else(|| stable_hash(&document.text), |hash| mix(hash.into()));
    u8::try_from(hash.trailing_zeros()).unwrap_or(64)
}

/// Characters of shorter spans are counted from their start on.
const SHORT: usize = 64;

/// What the makers of facts read and write.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a TokenizedText<'a>,
    pub(crate) analysis: &'a Analysis,
    pub(crate) offsets: OffsetMap<'a>,
    pub(crate) table: &'a mut Table,
    /// The numbers of the entities' ids and names.
    names: &'a [(Text, Text)],
    /// The content words asked for so far, by token.
    words: Vec<Option<u32>>,
    /// Whether a token belongs to a name.
    named: Vec<bool>,
    /// Words of one finding while they are gathered: what is kept of them takes no more than it needs.
    gathered: Vec<u32>,
    /// The same for ids of entities.
    met: Vec<Text>,
}

fn named(text: &TokenizedText<'_>, analysis: &Analysis) -> Vec<bool> {
    let mut named = vec![false; text.len()];
    for entity in &analysis.entities {
        let tokens = text.tokens_of(entity.span);
        named.get_mut(tokens).unwrap_or_default().fill(true);
    }
    named
}

impl Reader<'_> {
    pub(crate) fn piece(&self, span: Span) -> Piece {
        let start = self.offsets.convert(span.start());
        let end = match span.text(self.text.source()) {
            Some(short) if short.len() < SHORT => start + short.chars().count(),
            _ => self.offsets.convert(span.end()),
        };
        Piece { start: count(start), end: count(end) }
    }

    /// The slice of the text, as a string of the table.
    pub(crate) fn slice(&mut self, span: Span) -> Text {
        self.table.number(span.text(self.text.source()).unwrap_or_default())
    }

    /// The sentence in which a span begins.
    pub(crate) fn sentence(&self, span: Span) -> u32 {
        let token = self.text.token_at(span.start());
        self.text.token(token).map_or(0, |token| token.sentence)
    }

    /// A name as it is spelt: `للعراق` leaves `لعراق` to the span, and spells `العراق`. `name` is its canonical form.
    fn spelling(&mut self, span: Span, (name, number): (&str, Text)) -> Text {
        let source = self.text.source();
        let slice = span.text(source).unwrap_or_default();
        let assimilated = slice.starts_with('ل')
            && source.get(..span.start()).is_some_and(|before| before.ends_with('ل'));
        if assimilated {
            self.table.number(&format!("ا{slice}"))
        } else if slice == name {
            number
        } else {
            self.table.number(slice)
        }
    }

    fn entity(&mut self, (entity, (id, name)): (&EntityMention, (Text, Text))) -> EntityFact {
        EntityFact {
            id,
            name,
            spelling: self.spelling(entity.span, (&entity.name, name)),
            kind: Kind::new(entity.kind),
            piece: self.piece(entity.span),
            sentence: self.sentence(entity.span),
        }
    }

    /// The content word of a token, worked out once.
    pub(crate) fn word(&mut self, index: usize) -> u32 {
        let Some(place) = self.words.get_mut(index) else { return 0 };
        *place.get_or_insert_with(|| crate::words::content_word(self.text, index))
    }

    /// The content words of these tokens, sorted, each once.
    pub(crate) fn content_words(&mut self, tokens: std::ops::Range<usize>) -> WordSet {
        for index in tokens {
            self.gather(index);
        }
        self.words_gathered()
    }

    /// The context words on both sides of a range of tokens.
    pub(crate) fn words_around(
        &mut self,
        outer: std::ops::Range<usize>,
        inner: std::ops::Range<usize>,
    ) -> WordSet {
        self.gather_context_words(outer.start..inner.start);
        self.gather_context_words(inner.end..outer.end);
        self.words_gathered()
    }

    fn gather_context_words(&mut self, tokens: std::ops::Range<usize>) {
        for index in tokens {
            if !self.named.get(index).copied().unwrap_or(true) {
                self.gather(index);
            }
        }
    }

    fn gather(&mut self, index: usize) {
        let word = self.word(index);
        if word != 0 {
            self.gathered.push(word);
        }
    }

    fn words_gathered(&mut self) -> WordSet {
        let words = WordSet::new(&mut self.gathered);
        self.gathered.clear();
        words
    }

    /// The ids of the first entities that begin within a span, each once, in text order; groups of people on demand.
    pub(crate) fn ids_in(&mut self, span: Span, groups: bool) -> Vec<Text> {
        let within = self.entities_in(span);
        let entities = self.analysis.entities.get(within.clone()).unwrap_or_default();
        let names = self.names.get(within).unwrap_or_default();
        for (entity, (id, _)) in entities.iter().zip(names) {
            if self.met.len() == NAMES {
                break;
            }
            if (groups || entity.kind != EntityKind::Group) && !self.met.contains(id) {
                self.met.push(*id);
            }
        }
        let ids = self.met.clone();
        self.met.clear();
        ids
    }

    /// The numbers in the analysis of the entities that begin within a span.
    pub(crate) fn entities_in(&self, span: Span) -> std::ops::Range<usize> {
        let list = &self.analysis.entities;
        let first = list.partition_point(|entity| entity.span.start() < span.start());
        let end = list.partition_point(|entity| entity.span.start() < span.end());
        first..end.max(first)
    }
}

impl Digest {
    /// Puts another number for each string.
    pub(crate) fn renumber(&mut self, number: &mut dyn FnMut(Text) -> Text) {
        let mut each = |text: &mut Text| *text = number(*text);
        self.source.iter_mut().for_each(&mut each);
        self.agency.iter_mut().for_each(&mut each);
        for entity in &mut self.entities {
            each(&mut entity.id);
            each(&mut entity.name);
            each(&mut entity.spelling);
        }
        for role in &mut self.roles {
            each(&mut role.entity);
            each(&mut role.role);
        }
        for date in &mut self.dates {
            each(&mut date.value);
            each(&mut date.expression);
            date.modifier.iter_mut().for_each(&mut each);
            date.entities.iter_mut().for_each(&mut each);
        }
        for figure in &mut self.figures {
            each(&mut figure.counted);
            each(&mut figure.noun);
            figure.modifier.iter_mut().for_each(&mut each);
            figure.when.iter_mut().for_each(&mut each);
            figure.when_modifier.iter_mut().for_each(&mut each);
            if let Some((noun, key)) = &mut figure.measured {
                each(noun);
                each(key);
            }
            figure.owner.iter_mut().for_each(&mut each);
            figure.place.iter_mut().for_each(&mut each);
            figure.said_by.iter_mut().for_each(&mut each);
        }
        for said in &mut self.statements {
            each(&mut said.speaker);
            each(&mut said.name);
            said.entities.iter_mut().for_each(&mut each);
        }
    }
}
