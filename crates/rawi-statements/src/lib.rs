//! Finds who says what in Arabic news.

use rawi_entities::EntityMention;
use rawi_text::Span;
use rawi_tokens::TokenizedText;

/// Who makes a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The id of the entity, where one is named.
    pub id: Option<String>,
    /// The canonical name, or the role as it stands (`ممثل رفيع المستوى للإدارة الأمريكية`).
    pub name: String,
    /// Where the speaker of this statement is named or meant (`باتيل`, `الوزارة`); for a carried-over speaker, the
    /// place it is carried over from.
    pub span: Span,
}

/// A statement as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who says it.
    pub speaker: Speaker,
    /// The reporting verb or noun, without its conjunction.
    pub cue: Span,
    /// What is said, without أن/إن and without the outer quotation marks.
    pub content: Span,
    /// Whether the whole content is quoted.
    pub direct: bool,
}

/// All statements of a text, in the order of their cues.
pub fn find_statements(_text: &TokenizedText<'_>, _entities: &[EntityMention]) -> Vec<Statement> {
    Vec::new()
}
