//! What many documents say together: the shape of `dossier.json`.
//!
//! `SCHEMA.md` in this crate has every field with an example. Fields may be added within one
//! [`SCHEMA_VERSION`]; none changes its name or meaning.

use serde::Serialize;

use crate::budget::Budget;

/// The name that stands in the `schema` field of every dossier.
pub const SCHEMA: &str = "rawi-dossier";
/// The version of the schema.
pub const SCHEMA_VERSION: u32 = 1;

/// What many documents say together. Serialised by serde, it is `dossier.json`.
///
/// Every count is given twice: over all copies, and over independent tellings only, where a document that repeats
/// an earlier one does not count. Offsets count Unicode code points of the document's text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dossier {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// [`SCHEMA_VERSION`].
    pub version: u32,
    /// The unit of all offsets: `char`.
    pub offsets: &'static str,
    /// What was read, and what of it is listed here.
    pub coverage: Coverage,
    /// The documents, by day of publication and id.
    pub documents: Vec<DocumentProfile>,
    /// People, organisations, places, groups and events, the most widely told first.
    pub entities: Vec<EntityProfile>,
    /// What happened when, and what is announced for when; in order of time.
    pub timeline: Vec<Event>,
    /// What is counted, and who says which value.
    pub figures: Vec<Figure>,
    /// Who said what, the most heard speaker first.
    pub speakers: Vec<SpeakerProfile>,
    /// What the documents contradict one another on.
    pub questions: Vec<Question>,
    /// What the documents have from one another.
    pub retellings: Retellings,
}

/// What was read, and what of it is listed in the dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Documents read, copies with them.
    pub documents: u64,
    /// Documents that are no copy of an earlier one (among those kept in detail).
    pub independent_documents: u64,
    /// Documents whose findings are kept in detail. Where this is less than `documents`, figures, timeline,
    /// statements, companions and retellings speak of these only.
    pub detailed_documents: u64,
    /// Of the documents, one in so many is kept in detail; chosen by content, so that copies stay together.
    pub detailed_one_in: u64,
    /// The earliest day of publication.
    pub first_day: Option<String>,
    /// The latest day of publication.
    pub last_day: Option<String>,
    /// Mentions found in the documents kept in detail.
    pub findings: Findings,
    /// Documents of which only the first findings are kept: they have more than any article has.
    pub cut_documents: u64,
    /// How much memory was allowed: it decides how many documents are kept in detail.
    pub budget: Budget,
    /// For each list of the dossier: how many lines there are, and how many are listed.
    pub lists: Vec<ListCoverage>,
}

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// Names.
    pub entities: u64,
    /// Expressions of time.
    pub dates: u64,
    /// Numbers.
    pub numbers: u64,
    /// Statements.
    pub statements: u64,
}

/// How much of one list is in the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListCoverage {
    /// The list's field name.
    pub list: &'static str,
    /// Lines found.
    pub found: u64,
    /// Lines listed.
    pub listed: u64,
}

/// A count, given both ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Witnesses {
    /// Documents, copies with them.
    pub documents: u64,
    /// Documents that tell it in words not taken from another document that tells it.
    pub independent: u64,
}

/// A place in a document, with the sentence around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The document's id.
    pub document: String,
    /// The first character of the finding.
    pub start: u32,
    /// The one behind its last.
    pub end: u32,
    /// The finding.
    pub text: String,
    /// The sentence it stands in.
    pub sentence: Sentence,
    /// Whether this repeats, word for word or nearly, what an earlier document of the same line says.
    pub retold: bool,
}

/// A sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// Its first character.
    pub start: u32,
    /// The one behind its last.
    pub end: u32,
    /// The sentence.
    pub text: String,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentProfile {
    /// Its id.
    pub id: String,
    /// The day of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The agency in its dateline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Its first line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How often it was given, word for word and under this id.
    pub times: u64,
    /// The earlier document that it repeats as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
    /// What was found in it.
    pub findings: Findings,
}

/// Someone or something named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntityProfile {
    /// Its id.
    pub id: String,
    /// Its canonical name.
    pub name: String,
    /// PER, ORG, LOC, NORP or EVENT.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// How often it is named, in all copies.
    pub mentions: u64,
    /// Who names it.
    #[serde(flatten)]
    pub witnesses: Witnesses,
    /// The first day of publication on which it is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_day: Option<String>,
    /// The last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<String>,
    /// How it is written, the most frequent spelling first.
    pub spellings: Vec<Counted>,
    /// What it is called beside its name (`وزير الدفاع الأميركي`), the most frequent first.
    pub roles: Vec<Role>,
    /// Who is named in the same sentences, the most significant first.
    pub companions: Vec<Companion>,
    /// Where it is named.
    pub evidence: Vec<Evidence>,
}

/// A piece of text and how often it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The text.
    pub text: String,
    /// How often.
    pub count: u64,
}

/// What an entity is called beside its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Role {
    /// The role as it stands in a document.
    pub text: String,
    /// Who calls it so.
    #[serde(flatten)]
    pub witnesses: Witnesses,
    /// Where.
    pub evidence: Vec<Evidence>,
}

/// Someone or something named in the same sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Companion {
    /// Its id.
    pub id: String,
    /// Its canonical name.
    pub name: String,
    /// Independent sentences that name both.
    pub sentences: u64,
    /// Documents that name both in one sentence.
    pub documents: u64,
    /// Dunning's log-likelihood (G²) of the two in one sentence, in thousandths.
    pub log_likelihood_milli: u64,
    /// Normalised pointwise mutual information, in thousandths, −1000 to 1000.
    pub npmi_milli: i64,
    /// Where.
    pub evidence: Vec<Evidence>,
}

/// Something told of a day, month, year or longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// A name for this line that other lists refer to; stable as long as its evidence is.
    pub id: String,
    /// The TIMEX3 value.
    pub value: String,
    /// TIMEX3's `mod`.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// The first day of that time, `YYYY-MM-DD`.
    pub first_day: String,
    /// The last one.
    pub last_day: String,
    /// `day`, `week`, `month`, `quarter`, `year`, `decade`, `century`.
    pub precision: &'static str,
    /// How the text relates what it tells to this time: `on`, `until`, `by`, `since`, `before`, `after`.
    pub relation: &'static str,
    /// Whether it lay ahead when it was first told.
    pub announced: bool,
    /// Who tells it.
    #[serde(flatten)]
    pub witnesses: Witnesses,
    /// What the first place tells of it, from a clause on: a line to show. Absent where no text is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// Whom and what it speaks of, the most frequent first.
    pub entities: Vec<EntityReference>,
    /// Where it is told.
    pub evidence: Vec<Evidence>,
}

/// An entity, by id and name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct EntityReference {
    /// Its id.
    pub id: String,
    /// Its canonical name.
    pub name: String,
}

/// What is counted, and who says which value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// A name for this line that other lists refer to.
    pub id: String,
    /// What is counted or measured: a concept (`soldiers`), a currency or unit (`USD`), or the noun, folded.
    pub counted: String,
    /// The noun: of a concept its name (`جندي`), else as most documents write it.
    pub noun: String,
    /// cardinal, percent, fraction, money or measure.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// What happens to what is counted: `killed`, `leaving`, …; absent where it is only said to be there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happening: Option<&'static str>,
    /// Of what a sum, measure or share is: `سعر خام برنت`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<String>,
    /// The time of which it is said, where that is not the documents' own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<FigureTime>,
    /// Whose: the nationality, body or country that the noun is joined to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<EntityReference>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<EntityReference>,
    /// Who gives a value.
    #[serde(flatten)]
    pub witnesses: Witnesses,
    /// Whether the values agree.
    pub verdict: Verdict,
    /// The values, smallest first.
    pub values: Vec<FigureValue>,
}

/// The time of which a figure is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureTime {
    /// The TIMEX3 value.
    pub value: String,
    /// TIMEX3's `mod`.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
}

/// Whether the values of a figure agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// One document gives it.
    Single,
    /// One value fits all that is said.
    Agree,
    /// No value does, and no order of time explains it.
    Differ,
    /// Values of one day agree, those of different days do not.
    Changed,
}

/// One value of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureValue {
    /// The exact value: `2500`, `5/2`.
    pub value: String,
    /// `APPROX`, `MORE_THAN`, `LESS_THAN`, `EQUAL_OR_MORE`, `EQUAL_OR_LESS`.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// Who gives it.
    #[serde(flatten)]
    pub witnesses: Witnesses,
    /// The first day of publication on which it is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_day: Option<String>,
    /// The last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<String>,
    /// Speakers to whom a document ascribes it.
    pub said_by: Vec<String>,
    /// Where it is given.
    pub evidence: Vec<Evidence>,
}

/// Someone who says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakerProfile {
    /// The entity's id, where one is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The canonical name, or the role as it stands.
    pub name: String,
    /// Statements found, in all copies.
    pub mentions: u64,
    /// Who quotes them.
    #[serde(flatten)]
    pub witnesses: Witnesses,
    /// What is said, retellings folded, the most widely told first.
    pub statements: Vec<SaidStatement>,
}

/// Something said, with its retellings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SaidStatement {
    /// A name for this line that other lists refer to.
    pub id: String,
    /// Whether some document quotes it directly.
    pub direct: bool,
    /// Whether the speaker denies what the evidence says, as with `نفى`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub denied: bool,
    /// Who tells it.
    #[serde(flatten)]
    pub witnesses: Witnesses,
    /// The first day of publication on which it is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_day: Option<String>,
    /// What is said, as each document has it; the evidence's span is the content.
    pub evidence: Vec<Evidence>,
}

/// Something that the documents contradict one another on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What sort of contradiction it is.
    pub kind: QuestionKind,
    /// What it is about: names and words.
    pub about: Vec<String>,
    /// What stands against what.
    pub sides: Vec<Side>,
}

/// What sort of contradiction a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuestionKind {
    /// One figure, several values.
    Figure,
    /// One thing announced, several dates.
    Date,
    /// One says so, another says not so.
    Claim,
}

/// One side of a contradiction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The value, the date, or the speaker.
    pub label: String,
    /// The value of a figure or date; absent where the sides are claims.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What modifies the value: `APPROX`, `END`.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// Whether the speaker denies what the evidence says.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub denied: bool,
    /// Who stands on it.
    #[serde(flatten)]
    pub witnesses: Witnesses,
    /// Where.
    pub evidence: Vec<Evidence>,
}

/// What the documents have from one another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Retellings {
    /// Documents that repeat one another as a whole.
    pub documents: Vec<CopiedDocuments>,
    /// Passages that stand in several documents.
    pub passages: Vec<SharedPassage>,
}

/// Documents that repeat one another as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CopiedDocuments {
    /// The earliest.
    pub original: String,
    /// The others, with how much of the shorter of the two stands in the other one too.
    pub copies: Vec<CopiedDocument>,
}

/// A document that repeats an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CopiedDocument {
    /// Its id.
    pub id: String,
    /// How much of the shorter text stands in the other one too, in per cent of its fingerprints.
    pub shared_percent: u32,
}

/// A passage that stands in several documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SharedPassage {
    /// Sentences of the passage.
    pub sentences: u32,
    /// The documents in which it stands.
    pub documents: u64,
    /// The passage in each of them; the evidence's span is the passage.
    pub evidence: Vec<Evidence>,
}
