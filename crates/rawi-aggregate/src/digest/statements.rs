//! Who says what in a document.

use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_statements::{Polarity, Reference, Speaker};
use rawi_tokens::WordTable;
use serde::{Deserialize, Serialize};

use super::{Piece, Reader, RoleFact};
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
    /// The content words that the statement denies: those right behind a negation, or all where the cue itself stands
    /// against its content (`نفى أن`), names aside. Sorted.
    pub(crate) denied: Vec<u32>,
    /// The content words, sorted.
    pub(crate) words: Vec<u32>,
    /// The ids of the names in the content, in text order.
    pub(crate) entities: Vec<Text>,
}

/// Words behind a negation that it denies.
const SCOPE: usize = 4;

/// Words that turn a claim into its opposite.
static NEGATIONS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let words = ["لم", "لن", "لا", "ليس", "ليست", "ليسوا", "عدم"];
    WordTable::new(words.map(|word| (word, ())))
});

/// All statements of the document.
pub(crate) fn find(reader: &mut Reader<'_>, roles: &[RoleFact]) -> Vec<StatementFact> {
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
        let (speaker, named) = speaker(reader, &statement.speaker, roles);
        let speaker_name = name(reader, &statement.speaker, speaker, named);
        let mut denied = Vec::new();
        for index in tokens.clone() {
            let folded = text.folded(index);
            let bare = folded.strip_prefix('و').unwrap_or(folded);
            if NEGATIONS.get(folded).or_else(|| NEGATIONS.get(bare)).is_some() {
                denied.extend(reader.context_words(index + 1..tokens.end.min(index + 1 + SCOPE)));
            }
        }
        if statement.polarity == Polarity::Deny {
            denied = reader.context_words(tokens.clone());
        }
        denied.sort_unstable();
        denied.dedup();
        facts.push(StatementFact {
            speaker,
            named,
            name: speaker_name,
            cue: reader.piece(statement.cue),
            content: reader.piece(statement.content),
            direct: statement.direct,
            sentence: reader.sentence(statement.content),
            denied,
            words: reader.content_words(tokens),
            entities,
        });
    }
    facts
}

/// The id of a speaker, and whether it is one. A role that the document gives to one person alone is that person:
/// `نائب المتحدث باسم الوزارة` in the first sentence, with the name behind it in the second.
fn speaker(reader: &mut Reader<'_>, speaker: &Speaker, roles: &[RoleFact]) -> (Text, bool) {
    if let Some(id) = &speaker.id {
        return (reader.table.number(id), true);
    }
    let folded = fold(&speaker.name, Folding::LOOKUP);
    if speaker.reference == Reference::Role {
        let mut holders: Vec<Text> = roles
            .iter()
            .filter(|role| fold(reader.table.text(role.role), Folding::LOOKUP) == folded)
            .map(|role| role.entity)
            .collect();
        holders.dedup();
        if let [holder] = holders.as_slice() {
            return (*holder, true);
        }
    }
    (reader.table.number(&format!("role:{folded}")), false)
}

/// The name of a speaker: of a role that is a person's, the person's.
fn name(reader: &mut Reader<'_>, speaker: &Speaker, id: Text, named: bool) -> Text {
    if named && speaker.id.is_none() {
        let id = reader.table.text(id);
        let person = reader.analysis.entities.iter().find(|entity| entity.id == id);
        if let Some(person) = person {
            return reader.table.number(&person.name);
        }
    }
    reader.table.number(&speaker.name)
}
