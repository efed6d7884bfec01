//! What is found: statements and their speakers.

use rawi_text::Span;

use crate::cue::{CueKind, Factivity, Polarity};

/// How a speaker is named at a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Reference {
    /// By a name, or by a role or head that stands for one named elsewhere in the document.
    Named,
    /// By a role alone (`مصدر أمني`): nobody is named.
    Role,
    /// By a pronoun (`وفقا له`، `على حد قوله`).
    Pronoun,
    /// Not at all: the cue has no subject of its own (`وأضاف`، `مبينا`), and the speaker is carried over.
    Carried,
}

impl Reference {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Reference::Named => "named",
            Reference::Role => "role",
            Reference::Pronoun => "pronoun",
            Reference::Carried => "carried",
        }
    }
}

/// Who makes a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Speaker {
    /// The id of the entity, where one is named.
    pub id: Option<String>,
    /// The canonical name, or the role as it stands (`ممثل رفيع المستوى للإدارة الأمريكية`).
    pub name: String,
    /// Where the speaker of this statement is named or meant (`باتيل`, `الوزارة`); for a carried-over speaker, the
    /// place it is carried over from.
    pub span: Span,
    /// How the speaker is named here.
    pub reference: Reference,
}

/// Whether the text says that the statement was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Status {
    /// It was made.
    Made,
    /// The text says that it was not made (`لم يقل`، `رفض التعليق`).
    Negated,
    /// It may be made, was asked for, or is still to come (`قد يعلن`، `إذا قال`).
    Possible,
}

impl Status {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Status::Made => "made",
            Status::Negated => "negated",
            Status::Possible => "possible",
        }
    }
}

/// A statement as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Statement {
    /// Who says it.
    pub speaker: Speaker,
    /// Who says it together with the speaker (`قال الوزير ونظيره`), in text order.
    pub joint: Vec<Speaker>,
    /// Who passes it on, where it is a report in a report: the agency of `نقلت الوكالة عن الوزير قوله` or of
    /// `ذكرت الوكالة أن الوزير قال`.
    pub via: Option<Speaker>,
    /// The reporting verb or noun, without its conjunction.
    pub cue: Span,
    /// What sort of speech the cue names.
    pub kind: CueKind,
    /// What the cue says of the truth of the content.
    pub factivity: Factivity,
    /// Whether the speaker stands for the content or against it.
    pub polarity: Polarity,
    /// What is said, without أن/إن and without the outer quotation marks.
    pub content: Span,
    /// The rest of the content, where the cue breaks it in the middle (`«نعم»، قال الوزير، «سنعود»`).
    pub rest: Option<Span>,
    /// Whether the whole content is quoted.
    pub direct: bool,
    /// Whether it was made at all. [`find_statements`](crate::find_statements) gives only those that were.
    pub status: Status,
}
