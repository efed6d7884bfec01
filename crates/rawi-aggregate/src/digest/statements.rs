//! Who says what in a document.

use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::WordTable;
use serde::{Deserialize, Serialize};

use super::{Piece, Reader};
use crate::table::Text;

/// A statement of a document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct StatementFact {
    /// The speaker's id; for a role that names nobody, `role:` and its folded words.
    pub(crate) speaker: Text,
    pub(crate) named: bool,
    pub(crate) name: Text,
    pub(crate) cue: Piece,
    pub(crate) content: Piece,
    pub(crate) direct: bool,
    pub(crate) sentence: u32,
    /// Whether the content denies.
    pub(crate) denies: bool,
    /// The content words, sorted.
    pub(crate) words: Vec<u32>,
    /// The ids of the names in the content, in text order.
    pub(crate) entities: Vec<Text>,
}

/// Words that turn a claim into its opposite.
static NEGATIONS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let words =
        ["لم", "لن", "لا", "ليس", "ليست", "ليسوا", "عدم", "دون", "نفي", "ينفي", "تنفي", "نفت"];
    WordTable::new(words.map(|word| (word, ())))
});

/// All statements of the document.
pub(crate) fn find(reader: &mut Reader<'_>) -> Vec<StatementFact> {
    let analysis = reader.analysis;
    let mut facts = Vec::with_capacity(analysis.statements.len());
    for statement in &analysis.statements {
        let text = reader.text;
        let tokens = text.tokens_of(statement.content);
        let mut entities = Vec::new();
        for entity in
            analysis.entities.get(reader.entities_in(statement.content)).unwrap_or_default()
        {
            let id = reader.table.number(&entity.id);
            if !entities.contains(&id) {
                entities.push(id);
            }
        }
        let speaker = if let Some(id) = &statement.speaker.id {
            reader.table.number(id)
        } else {
            let folded = fold(&statement.speaker.name, Folding::LOOKUP);
            reader.table.number(&format!("role:{folded}"))
        };
        let denies = tokens.clone().any(|index| {
            let folded = text.folded(index);
            let bare = folded.strip_prefix('و').unwrap_or(folded);
            NEGATIONS.get(folded).or_else(|| NEGATIONS.get(bare)).is_some()
        });
        facts.push(StatementFact {
            speaker,
            named: statement.speaker.id.is_some(),
            name: reader.table.number(&statement.speaker.name),
            cue: reader.piece(statement.cue),
            content: reader.piece(statement.content),
            direct: statement.direct,
            sentence: reader.sentence(statement.content),
            denies,
            words: reader.content_words(tokens),
            entities,
        });
    }
    facts
}
