//! Who says what in a document.

use std::ops::Range;
use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_statements::{Polarity, Reference, Speaker};
use rawi_tokens::{TokenizedText, WordTable};

use super::happening::parts;
use super::{FINDINGS, Piece, Reader, RoleFact};
use crate::table::Text;
use crate::words::{WordSet, function_words};

/// A statement of a document.
#[derive(Clone, Debug)]
pub(crate) struct StatementFact {
    /// The speaker's id; for a role that names nobody, `role:` and its folded words.
    pub(crate) speaker: Text,
    pub(crate) named: bool,
    pub(crate) name: Text,
    pub(crate) content: Piece,
    pub(crate) direct: bool,
    /// Whether the cue stands against the content: `نفى`, but not `لم ينف`.
    pub(crate) denied: bool,
    pub(crate) sentence: u32,
    /// What the statement denies.
    pub(crate) denials: Vec<Denial>,
    /// The content words, sorted.
    pub(crate) words: WordSet,
    /// The ids of the names in the content, in text order.
    pub(crate) entities: Vec<Text>,
}

/// Something denied: by a negation within the content, or by a cue that stands against its content (`نفى أن`).
#[derive(Clone, Debug)]
pub(crate) struct Denial {
    /// The word that the negation is of: `نناقش` of `لم نناقش`. 0 where all is denied: `نفى`, `لا صحة لما`.
    pub(crate) head: u32,
    /// The content words of the denied clause, names with them, sorted.
    pub(crate) words: WordSet,
}

/// Tokens of a statement by which it is compared.
const CONTENT: usize = 400;
/// Tokens behind a negation that belong to what it denies.
const SCOPE: usize = 12;

/// Words that turn a claim into its opposite, bare and with what may be attached to them.
static NEGATIONS: LazyLock<WordTable<()>> =
    LazyLock::new(|| function_words("negation", &["", "و", "ف", "ب"]));

/// Words with which a negation denies nothing, or only a part: `لا شك`, `لا يزال`, `ليس فقط`, `لا … إلا`.
static NO_DENIAL: LazyLock<WordTable<()>> = LazyLock::new(|| function_words("no_denial", &[""]));

/// Words that call false what follows: `لا صحة لما`, `غير صحيح أن`, `لا أساس ل`.
static FALSE: LazyLock<WordTable<()>> = LazyLock::new(|| function_words("false", &[""]));

/// What the tokens of a content deny.
fn denials(reader: &mut Reader<'_>, tokens: Range<usize>) -> Vec<Denial> {
    let text = reader.text;
    let mut found = Vec::new();
    let mut index = tokens.start;
    while index < tokens.end {
        let at = index;
        index += 1;
        if !negates(text, at) {
            continue;
        }
        let ceiling = tokens.end.min(at + 1 + SCOPE);
        let end = (at + 1..ceiling).find(|index| parts(text, *index) || negates(text, *index));
        let clause = at + 1..end.unwrap_or(ceiling);
        // A negation that meets another one is left alone: which of them denies what, words do not say.
        let twice = end.is_some_and(|end| negates(text, end) && end <= at + 2);
        index = if twice { clause.end + 1 } else { clause.end };
        if twice || clause.clone().any(|index| NO_DENIAL.get_token(text, index).is_some()) {
            continue;
        }
        let named = |reader: &Reader<'_>, index: usize| reader.named.get(index).copied();
        let head = clause
            .clone()
            .find(|index| named(reader, *index) == Some(false) && reader.word(*index) != 0);
        let Some(head) = head else { continue };
        let all = FALSE.get_token(text, head).is_some();
        let from = if all { head + 1 } else { clause.start };
        let words = reader.content_words(from..clause.end);
        found.push(Denial { head: if all { 0 } else { reader.word(head) }, words });
    }
    found
}

fn negates(text: &TokenizedText<'_>, index: usize) -> bool {
    // `غير أن`, `دون أن يذكر`, `دون 18`: conjunctions and measures.
    let measure = || matches!(text.folded(index), "دون" | "غير") && !text.is_word(index + 1);
    NEGATIONS.get_token(text, index).is_some() && !measure()
}

/// All statements of the document.
pub(crate) fn find(reader: &mut Reader<'_>, roles: &[RoleFact]) -> Vec<StatementFact> {
    let analysis = reader.analysis;
    let mut facts = Vec::with_capacity(analysis.statements.len());
    for statement in analysis.statements.iter().take(FINDINGS) {
        let text = reader.text;
        let whole = text.tokens_of(statement.content);
        let tokens = whole.start..whole.end.min(whole.start + CONTENT);
        let entities = reader.ids_in(statement.content, true);
        let (speaker, named) = speaker(reader, &statement.speaker, roles);
        let speaker_name = name(reader, &statement.speaker, speaker, named);
        let mut denials = denials(reader, tokens.clone());
        let cue = text.tokens_of(statement.cue).start;
        let negated = || cue.checked_sub(1).is_some_and(|before| negates(text, before));
        let denied = statement.polarity == Polarity::Deny && !negated();
        if statement.polarity == Polarity::Deny {
            // `نفى عدم …` and `لم ينف` affirm, if anything.
            let whole = denials.is_empty() && denied;
            denials.clear();
            if whole {
                let end = tokens.clone().skip(1).find(|index| parts(text, *index));
                let words = reader.content_words(tokens.start..end.unwrap_or(tokens.end));
                denials.push(Denial { head: 0, words });
            }
        }
        facts.push(StatementFact {
            speaker,
            named,
            name: speaker_name,
            content: reader.piece(statement.content),
            direct: statement.direct,
            denied,
            sentence: reader.sentence(statement.content),
            denials,
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
