//! Every stage of Rawi over one article: [`Document`] in, [`Analysis`] out.
//!
//! - [`analyze`] runs the whole chain; [`analyze_tokenized`] does so on a text that is already cut into tokens, for
//!   callers who need the tokens too.
//! - [`Record`] is what is written of an analysis: the wire format, one line of JSON a document, with offsets in
//!   bytes, code points or UTF-16 units.
//!
//! # Example
//!
//! ```
//! use rawi_analysis::{Document, OffsetUnit, Record, analyze};
//! use rawi_entities::Gazetteer;
//!
//! let document = Document {
//!     id: "1".into(),
//!     text: "قال الرئيس العراقي في بغداد إن ثلاثة جنود عادوا".into(),
//!     published: None,
//!     source: None,
//! };
//! let analysis = analyze(&Gazetteer::bundled(), &document);
//! let record = Record::new(&document, &analysis, OffsetUnit::Char);
//! assert!(record.entities.iter().all(|entity| !entity.piece.text.is_empty()));
//! ```

mod document;
mod record;

use rawi_dates::{DateMention, find_dates};
use rawi_entities::{EntityMention, Gazetteer, Policy, find_entities_with};
use rawi_numbers::{NumberMention, find_numbers};
use rawi_statements::{Statement, find_statements};
use rawi_text::Span;
use rawi_tokens::{Dateline, TokenizedText};
use serde::{Deserialize, Serialize};

pub use document::{Document, parse_published};
pub use rawi_text::OffsetUnit;
pub use record::{
    DateRecord, DatelineRecord, EntityRecord, NumberRecord, Piece, Record, SpeakerRecord,
    StatementRecord, UnitRecord,
};

/// What was found in one document. Lists are in text order; within one list spans do not overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// The place, agency and day with which the report opens.
    pub dateline: Option<Dateline>,
    /// People, organisations, places, groups and events.
    pub entities: Vec<EntityMention>,
    /// Expressions of time.
    pub dates: Vec<DateMention>,
    /// Numbers that are no part of a date or name.
    pub numbers: Vec<NumberMention>,
    /// Who says what.
    pub statements: Vec<Statement>,
    /// The sentences of the text: where a finding stands.
    pub sentences: Vec<Span>,
}

/// Reads one document.
pub fn analyze(gazetteer: &Gazetteer, document: &Document) -> Analysis {
    analyze_tokenized(gazetteer, Policy::NEWS, document, &TokenizedText::new(&document.text))
}

/// Reads one document whose text is cut into tokens already, in a house style.
pub fn analyze_tokenized(
    gazetteer: &Gazetteer,
    policy: Policy,
    document: &Document,
    text: &TokenizedText<'_>,
) -> Analysis {
    let entities = find_entities_with(gazetteer, text, policy);
    let dates = find_dates(text, document.published);
    let mut numbers = find_numbers(text);
    drop_overlapping(&mut numbers, dates.iter().map(|date| date.span));
    drop_overlapping(&mut numbers, entities.iter().map(|entity| entity.span));
    let statements = find_statements(text, &entities);
    let sentences = text.sentences().iter().filter_map(|tokens| text.span(tokens.clone()));
    Analysis {
        dateline: text.dateline().cloned(),
        sentences: sentences.collect(),
        entities,
        dates,
        numbers,
        statements,
    }
}

/// Takes out the numbers that share a byte with one of these spans. Both lists are in text order.
fn drop_overlapping(numbers: &mut Vec<NumberMention>, spans: impl Iterator<Item = Span>) {
    let mut spans = spans.peekable();
    numbers.retain(|number| {
        while spans.next_if(|span| span.end() <= number.span.start()).is_some() {}
        spans.peek().is_none_or(|span| !span.overlaps(number.span))
    });
}
