//! Finds who says what in Arabic news.
//!
//! - [`find_statements`] gives the statements of a text: cue, speaker, content.
//! - [`find_speech`] gives with them what the text says was *not* said (`رفض التعليق`) or may be (`قد يعلن`).
//! - [`Statement`] says what was found: the [`Speaker`] and how it is named ([`Reference`]), what sort of speech
//!   it is ([`CueKind`], [`Factivity`], [`Polarity`]), and whether it was made at all ([`Status`]).
//!
//! The cues are data (`data/cues.tsv`, `data/prepositions.tsv`), each with a sentence in which it is found; so are the
//! nouns by which speakers are called (`data/roles.tsv`). A cue is believed only where it has both content and
//! speaker. A cue without a subject (`وأضاف`، `مبينا`) has the last speaker that agrees with it in gender and number;
//! a bare role (`المتحدث`) means the one who was introduced by it.
//!
//! # Example
//!
//! ```
//! use rawi_statements::find_statements;
//! use rawi_tokens::TokenizedText;
//!
//! let source = "قال مصدر أمني إن «الطريق مفتوح»، مبينا أن الحركة طبيعية.";
//! let statements = find_statements(&TokenizedText::new(source), &[]);
//! let told: Vec<_> = statements
//!     .iter()
//!     .map(|statement| (statement.speaker.name.as_str(), statement.content.text(source), statement.direct))
//!     .collect();
//! assert_eq!(
//!     told,
//!     [
//!         ("مصدر أمني", Some("الطريق مفتوح"), true),
//!         ("مصدر أمني", Some("الحركة طبيعية"), false),
//!     ]
//! );
//! ```
//!
//! Contents never cross: each lies wholly in another or outside it. The time is linear in the text.

mod agreement;
mod before;
mod complement;
mod content;
mod cue;
mod find;
mod lexicon;
mod memory;
mod phrase;
mod quotation;
mod reader;
mod role;
mod rule;
mod statement;
mod subject;
mod words;

pub use cue::{CueKind, Factivity, Polarity};
pub use find::find_speech;
pub use statement::{Reference, Speaker, Statement, Status};

use rawi_entities::EntityMention;
use rawi_tokens::TokenizedText;

/// All statements that a text says were made, in the order of their cues.
///
/// The entities are those of the same text, in text order. Without any the speakers are roles as they stand.
///
/// ```
/// use rawi_entities::{EntityKind, EntityMention, Via};
/// use rawi_statements::find_statements;
/// use rawi_text::Span;
/// use rawi_tokens::TokenizedText;
///
/// let source = "قالت المديرة ندى سالم إن المعرض ناجح.";
/// let at = source.find("ندى").unwrap();
/// let name = EntityMention {
///     span: Span::new(at..at + "ندى سالم".len()).unwrap(),
///     kind: EntityKind::Person,
///     id: "P1".to_owned(),
///     name: "ندى سالم".to_owned(),
///     via: Via::Gazetteer,
/// };
/// let statements = find_statements(&TokenizedText::new(source), &[name]);
/// assert_eq!(statements[0].speaker.id.as_deref(), Some("P1"));
/// assert_eq!(statements[0].content.text(source), Some("المعرض ناجح"));
/// ```
pub fn find_statements(text: &TokenizedText<'_>, entities: &[EntityMention]) -> Vec<Statement> {
    let mut statements = find_speech(text, entities);
    statements.retain(|statement| statement.status == Status::Made);
    statements
}
