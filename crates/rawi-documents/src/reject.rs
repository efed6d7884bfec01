//! A record that was refused.

use rawi_analysis::Document;
use serde::Serialize;

/// Why a record was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The file or folder cannot be opened or read.
    Unreadable,
    /// The folder holds no file of a known kind.
    NoDocuments,
    /// The compressed data is cut short or damaged: what follows in the file is lost.
    Damaged,
    /// The bytes are no UTF-8.
    InvalidUtf8,
    /// The text holds a NUL, as binary files do.
    Binary,
    /// The record is longer than the limit.
    TooLong,
    /// The line is no JSON object.
    InvalidJson,
    /// The object has no id.
    MissingId,
    /// The object has no text.
    MissingText,
    /// The day of publication is none: neither `YYYY-MM-DD` nor a time that begins so.
    InvalidPublished,
    /// The id was read before.
    DuplicateId,
    /// The analysis failed on this document: a defect of the program.
    AnalysisFailed,
}

impl Reason {
    /// Whether a whole input is missing, not one record of it.
    pub const fn is_of_input(self) -> bool {
        matches!(self, Reason::Unreadable | Reason::NoDocuments)
    }

    /// The reason's code, as it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Reason::Unreadable => "unreadable",
            Reason::NoDocuments => "no_documents",
            Reason::Damaged => "damaged",
            Reason::InvalidUtf8 => "invalid_utf8",
            Reason::Binary => "binary",
            Reason::TooLong => "too_long",
            Reason::InvalidJson => "invalid_json",
            Reason::MissingId => "missing_id",
            Reason::MissingText => "missing_text",
            Reason::InvalidPublished => "invalid_published",
            Reason::DuplicateId => "duplicate_id",
            Reason::AnalysisFailed => "analysis_failed",
        }
    }
}

/// A record that was refused: where it stands, why, and how it begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reject {
    /// The file, or the name of the stream.
    pub file: String,
    /// The line, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The byte of the file at which the record begins.
    pub offset: u64,
    /// The record's id, where it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Why.
    pub reason: Reason,
    /// What exactly is wrong.
    pub detail: Box<str>,
    /// The first 200 bytes, escaped.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub begins: Box<str>,
}

impl Reject {
    pub(crate) fn new(file: &str, reason: Reason, detail: impl Into<Box<str>>) -> Reject {
        Reject {
            file: file.to_owned(),
            line: None,
            offset: 0,
            id: None,
            reason,
            detail: detail.into(),
            begins: Box::default(),
        }
    }

    pub(crate) fn begins(mut self, bytes: &[u8]) -> Reject {
        const SHOWN: usize = 200;
        let shown = bytes.get(..SHOWN).unwrap_or(bytes);
        self.begins = shown.escape_ascii().to_string().into();
        self
    }

    /// A document on which the analysis failed.
    pub fn of_document(document: &Document, message: &str) -> Reject {
        let detail = format!("the analysis failed: {message}");
        let reject = Reject::new("documents", Reason::AnalysisFailed, detail);
        Reject { id: Some(document.id.clone()), ..reject.begins(document.text.as_bytes()) }
    }
}

impl std::fmt::Display for Reject {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(formatter, ":{line}")?;
        }
        if let Some(id) = &self.id {
            write!(formatter, " (id {id:?})")?;
        }
        write!(formatter, ": {}", self.detail)
    }
}
