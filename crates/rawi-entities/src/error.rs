//! What is wrong with a list of names.

use thiserror::Error;

/// A fault in a list of names: which line, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {kind}")]
pub struct GazetteerError {
    line: usize,
    kind: GazetteerErrorKind,
}

impl GazetteerError {
    pub(crate) fn new(line: usize, kind: GazetteerErrorKind) -> GazetteerError {
        GazetteerError { line, kind }
    }

    /// The line of the list, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// What is wrong.
    pub fn kind(&self) -> &GazetteerErrorKind {
        &self.kind
    }

    /// Whether the list loads all the same: the row works, but is likely not what its author meant.
    pub fn is_warning(&self) -> bool {
        matches!(
            self.kind,
            GazetteerErrorKind::OneLetter { .. } | GazetteerErrorKind::Duplicate { .. }
        )
    }
}

/// What can be wrong with a line of a list of names.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum GazetteerErrorKind {
    /// The list has no header row, or the header row lacks a column.
    #[error("the header row has no column `{column}`")]
    MissingColumn {
        /// The column.
        column: &'static str,
    },
    /// A column that nobody knows.
    #[error("unknown column `{column}`")]
    UnknownColumn {
        /// The column as it stands.
        column: String,
    },
    /// A row with too few or too many columns.
    #[error("expected {expected} columns, found {found}")]
    ColumnCount {
        /// The columns of the header row.
        expected: usize,
        /// The columns of this row.
        found: usize,
    },
    /// A row without an id.
    #[error("the id is empty")]
    EmptyId,
    /// A kind that is none of PER, ORG, LOC, NORP, EVENT.
    #[error("unknown kind `{kind}`")]
    UnknownKind {
        /// The kind as it stands.
        kind: String,
    },
    /// A trust that is neither `sure` nor `context`.
    #[error("unknown trust `{trust}`")]
    UnknownTrust {
        /// The trust as it stands.
        trust: String,
    },
    /// A name part that is none of `given`, `family` and `both`.
    #[error("unknown name part `{part}`")]
    UnknownPart {
        /// The part as it stands.
        part: String,
    },
    /// An id that an earlier row gave another kind.
    #[error("`{id}` was {earlier} in an earlier row")]
    KindChanged {
        /// The id.
        id: String,
        /// The earlier kind.
        earlier: &'static str,
    },
    /// A name of which folding leaves no letter.
    #[error("the name `{name}` has no letter")]
    NoLetter {
        /// The name as it stands.
        name: String,
    },
    /// A name above the limit of 1 KiB.
    #[error("the name has {bytes} bytes, more than 1024")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// A name inside the quotation marks of a spreadsheet.
    #[error("the name `{name}` stands in quotation marks")]
    Quoted {
        /// The name as it stands.
        name: String,
    },
    /// A NUL character: the list is no text, or is UTF-16.
    #[error("the line holds a NUL character")]
    Nul,
    /// A name of one letter (a warning).
    #[error("the name `{name}` is one letter")]
    OneLetter {
        /// The name as it stands.
        name: String,
    },
    /// The same name of the same thing again (a warning).
    #[error("`{name}` is listed for `{id}` already")]
    Duplicate {
        /// The id.
        id: String,
        /// The name as it stands.
        name: String,
    },
}
