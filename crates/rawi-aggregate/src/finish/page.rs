//! One document for a reader: its text and what was found in it.

use super::Comparison;
use super::corpus::Corpus;
use crate::digest::{Digest, Piece};

/// A document's text with what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPage {
    /// The document's id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// What was found, in text order. Statements lie around what is found in them; all else does not overlap within
    /// its kind.
    pub marks: Vec<Mark>,
    /// The ranges, in code points, of sentences that repeat an earlier document.
    pub retold: Vec<(u32, u32)>,
}

/// Something found in a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The first code point.
    pub start: u32,
    /// The one behind the last.
    pub end: u32,
    /// What it is.
    pub kind: MarkKind,
    /// The entity's id, the date's value, the figure's value, or the speaker's name.
    pub value: String,
}

/// What sort of finding a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// A place.
    Location,
    /// A nationality or other group.
    Group,
    /// A named event.
    Event,
    /// A time.
    Date,
    /// A number with what it counts.
    Figure,
    /// What somebody says.
    Statement,
}

impl Comparison<'_> {
    /// The first `most` documents of a dossier, for reading.
    pub fn pages(&self, most: usize) -> Vec<DocumentPage> {
        let corpus = &self.corpus;
        let mut pages = Vec::new();
        for (number, entry) in corpus.numbered().take(most) {
            let copied = corpus.copies.original(number) != number;
            let retold = entry.digest.sentences.iter().zip(entry.first_sentence..);
            let retold =
                retold.filter(|(_, at)| copied || corpus.copies.class(*at) < entry.first_sentence);
            pages.push(DocumentPage {
                id: entry.id.to_owned(),
                text: entry.digest.text.to_string(),
                marks: marks(corpus, entry.digest),
                retold: retold.map(|(piece, _)| (piece.start, piece.end)).collect(),
            });
        }
        pages
    }
}

fn marks(corpus: &Corpus<'_>, digest: &Digest) -> Vec<Mark> {
    const KINDS: [MarkKind; 5] = [
        MarkKind::Person,
        MarkKind::Organization,
        MarkKind::Location,
        MarkKind::Group,
        MarkKind::Event,
    ];
    let mark = |piece: Piece, kind: MarkKind, value: &str| Mark {
        start: piece.start,
        end: piece.end,
        kind,
        value: value.to_owned(),
    };
    let mut marks = Vec::new();
    for entity in &digest.entities {
        let kind = KINDS.get(entity.kind as usize).copied().unwrap_or(MarkKind::Event);
        marks.push(mark(entity.piece, kind, corpus.text(corpus.id(entity.id))));
    }
    for date in &digest.dates {
        marks.push(mark(date.piece, MarkKind::Date, corpus.text(date.value)));
    }
    for figure in &digest.figures {
        let value = match figure.denominator {
            1 => figure.numerator.to_string(),
            denominator => format!("{}/{denominator}", figure.numerator),
        };
        marks.push(mark(figure.piece, MarkKind::Figure, &value));
    }
    for said in &digest.statements {
        marks.push(mark(said.content, MarkKind::Statement, corpus.text(said.name)));
    }
    marks.sort();
    marks
}
