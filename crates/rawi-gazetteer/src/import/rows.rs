//! The rows that importers write, and what they say at the end.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, Write};

use rawi_entities::EntityKind;

use super::name::{clean, folded, is_one_word};

/// Why something was left out of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LeftOut {
    /// It has no name in Arabic letters.
    NoArabicName,
    /// It is of no kind that the list has.
    UnknownKind,
    /// It is smaller than was asked for.
    TooSmall,
    /// The name is one letter.
    OneLetter,
    /// The name is longer than 1 KiB.
    TooLong,
    /// The same thing has the same name already.
    Duplicate,
    /// It is no item: a property, a lexeme.
    NoItem,
    /// It belongs to a thing that the other file does not have.
    UnknownThing,
    /// It is no country, place or body: a code for what is unknown.
    NoPlace,
}

impl LeftOut {
    /// A few words for people.
    pub const fn reason(self) -> &'static str {
        match self {
            LeftOut::NoArabicName => "no name in Arabic letters",
            LeftOut::UnknownKind => "of no kind that is listed",
            LeftOut::TooSmall => "too small",
            LeftOut::OneLetter => "a name of one letter",
            LeftOut::TooLong => "a name above 1 KiB",
            LeftOut::Duplicate => "the same name again",
            LeftOut::NoItem => "not an item",
            LeftOut::UnknownThing => "of a thing that is not there",
            LeftOut::NoPlace => "not a place",
        }
    }
}

/// A line of the input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFault {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong with it.
    pub message: String,
}

impl Display for ImportFault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.message)
    }
}

/// What an import read, wrote and left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportSummary {
    /// The records that were read whole.
    pub records: u64,
    /// The rows that were written.
    pub rows: u64,
    /// What was left out, by reason.
    pub left_out: BTreeMap<LeftOut, u64>,
    /// How many lines could not be read.
    pub faulty: u64,
    /// The first twenty of them.
    pub faults: Vec<ImportFault>,
}

/// As many faults are named; the rest are counted.
const NAMED_FAULTS: usize = 20;

impl ImportSummary {
    pub(super) fn leave_out(&mut self, reason: LeftOut) {
        *self.left_out.entry(reason).or_default() += 1;
    }

    pub(super) fn fault(&mut self, line: u64, message: impl Display) {
        self.faulty += 1;
        if self.faults.len() < NAMED_FAULTS {
            self.faults.push(ImportFault { line, message: message.to_string() });
        }
    }
}

/// Why an import stopped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// The input could not be read.
    #[error("the input cannot be read")]
    Read(#[source] io::Error),
    /// The output could not be written.
    #[error("the list cannot be written")]
    Write(#[source] io::Error),
    /// The input is not in the format that was asked for.
    #[error("the input is no {expected}: {reason}")]
    Format {
        /// The format that was asked for.
        expected: &'static str,
        /// What does not fit.
        reason: String,
    },
}

/// A thing whose names are about to be written.
pub(super) struct Thing<'t> {
    pub(super) id: &'t str,
    pub(super) kind: EntityKind,
    pub(super) of: Option<&'t str>,
    /// Whether a single word is enough to mean it.
    pub(super) known_by_one_word: bool,
}

/// Writes rows of the list and keeps the summary.
pub(super) struct RowWriter<W> {
    output: W,
    source: &'static str,
    has_header: bool,
    pub(super) summary: ImportSummary,
}

impl<W: Write> RowWriter<W> {
    pub(super) fn new(output: W, source: &'static str) -> RowWriter<W> {
        RowWriter { output, source, has_header: false, summary: ImportSummary::default() }
    }

    /// Writes the header row: not before the first row, so that nothing is written where the input is refused.
    fn begin(&mut self) -> Result<(), ImportError> {
        if self.has_header {
            return Ok(());
        }
        self.has_header = true;
        let header = b"id\tkind\ttrust\tsource\tof\tname\n";
        self.output.write_all(header).map_err(ImportError::Write)
    }

    /// Writes a thing's names, each once, in the order given. With each name stands whether it is in use.
    pub(super) fn write<'n>(
        &mut self,
        thing: &Thing<'_>,
        names: impl IntoIterator<Item = (&'n str, bool)>,
    ) -> Result<(), ImportError> {
        let mut written: Vec<String> = Vec::new();
        let mut any = false;
        for (name, in_use) in names {
            any = true;
            let name = match clean(name) {
                Ok(name) => name,
                Err(reason) => {
                    self.summary.leave_out(reason);
                    continue;
                }
            };
            let key = folded(&name);
            if written.contains(&key) {
                self.summary.leave_out(LeftOut::Duplicate);
                continue;
            }
            self.begin()?;
            let sure = in_use && (thing.known_by_one_word || !is_one_word(&name));
            let trust = if sure { "sure" } else { "context" };
            let (kind, of) = (thing.kind.name(), thing.of.unwrap_or("-"));
            writeln!(self.output, "{}\t{kind}\t{trust}\t{}\t{of}\t{name}", thing.id, self.source)
                .map_err(ImportError::Write)?;
            self.summary.rows += 1;
            written.push(key);
        }
        if !any {
            self.summary.leave_out(LeftOut::NoArabicName);
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<ImportSummary, ImportError> {
        self.begin()?;
        self.output.flush().map_err(ImportError::Write)?;
        Ok(self.summary)
    }
}
