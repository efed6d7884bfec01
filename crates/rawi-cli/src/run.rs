//! Documents through the driver, with every one accounted for.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use rawi_analysis::{Analysis, Document, OffsetUnit, Record};
use rawi_documents::{Documents, Reason, Reject, Source};
use rawi_driver::{Driver, guarded};

use crate::allowance::BrokenOff;
use crate::arguments::Input;
use crate::output::{Status, complain, note};

/// How many rejects of one reason are named before they are only counted.
const NAMED: usize = 20;

/// The documents that the user named.
pub(crate) fn documents(input: &Input) -> Documents {
    let sources = input.paths.iter().map(|path| {
        if path == Path::new("-") {
            Source::lines("standard input", std::io::stdin())
        } else {
            Source::path(path)
        }
    });
    Documents::new(sources.collect::<Vec<_>>(), input.fields())
}

/// What became of the documents.
#[derive(Debug, Default)]
pub(crate) struct Account {
    written: usize,
    rejects: BTreeMap<Reason, usize>,
}

impl Account {
    fn reject(&mut self, reject: &Reject) {
        let count = self.rejects.entry(reject.reason).or_default();
        *count += 1;
        if *count <= NAMED {
            complain(reject);
        }
    }

    /// How many records were read and rejected. An input that could not be read at all is no record.
    fn rejected(&self) -> usize {
        let of_records = self.rejects.iter().filter(|(reason, _)| !reason.is_of_input());
        of_records.map(|(_, count)| count).sum()
    }

    /// Whether there may be no more rejects.
    fn judge(&self, input: &Input, ended: bool) -> anyhow::Result<()> {
        let rejected = self.rejected();
        let read = self.written + rejected;
        match input.allowance() {
            Some(allowed) if allowed.is_exceeded(rejected, read, ended) => {
                Err(BrokenOff { rejected, read, allowed }.into())
            }
            _ => Ok(()),
        }
    }

    /// Says what became of the documents, and how the command ended.
    pub(crate) fn close(&self) -> Status {
        for (reason, count) in &self.rejects {
            if let Some(more) = count.checked_sub(NAMED).filter(|more| *more > 0) {
                complain(format_args!("{more} more of reason {}", reason.name()));
            }
        }
        let rejected = self.rejected();
        let read = self.written + rejected;
        note(format_args!("{read} documents read: {} written, {rejected} rejected", self.written));
        let worst = self.rejects.keys().map(|reason| match reason {
            Reason::Unreadable => Status::Failed,
            Reason::NoDocuments => Status::Usage,
            _ => Status::Rejected,
        });
        worst.max().unwrap_or(Status::Done)
    }
}

/// What one chunk of documents gave.
struct Chunk<S> {
    state: S,
    written: usize,
    rejects: Vec<Reject>,
}

/// Works through the documents and hands over each chunk's state and rejects in input order.
///
/// `step` takes one document into the chunk's state. It is guarded: a document on which it panics is rejected, so it
/// must leave the state sound until it has all it needs.
pub(crate) fn process<S: Send>(
    driver: &Driver,
    input: &Input,
    start: impl Fn() -> S + Sync,
    step: impl Fn(&mut S, &Document) + Sync,
    mut finish: impl FnMut(S, &[Reject]) -> anyhow::Result<()>,
) -> anyhow::Result<Account> {
    let mut account = Account::default();
    let mut outcome = Ok(());
    driver.process(
        documents(input),
        |item| item.as_ref().map_or(0, |document| document.text.len()),
        || Chunk { state: start(), written: 0, rejects: Vec::new() },
        |chunk, item| {
            let failed = match item {
                Ok(document) => guarded(|| step(&mut chunk.state, &document))
                    .err()
                    .map(|message| Reject::of_document(&document, &message)),
                Err(reject) => Some(reject),
            };
            match failed {
                Some(reject) => chunk.rejects.push(reject),
                None => chunk.written += 1,
            }
        },
        |chunk| {
            account.written += chunk.written;
            for reject in &chunk.rejects {
                account.reject(reject);
            }
            outcome =
                finish(chunk.state, &chunk.rejects).and_then(|()| account.judge(input, false));
            // Where nobody takes the results, or they are refused, the rest of the input is not worth the work.
            if outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        },
    );
    outcome.and_then(|()| account.judge(input, true)).map(|()| account)
}

/// Appends one document's record as a line of JSON.
pub(crate) fn write_record(
    lines: &mut Vec<u8>,
    document: &Document,
    analysis: &Analysis,
    unit: OffsetUnit,
) {
    let written = serde_json::to_writer(&mut *lines, &Record::new(document, analysis, unit));
    // Only a map with other keys than strings, or a failing writer, could make it fail.
    written.expect("a record is JSON and a vector takes every byte");
    lines.push(b'\n');
}
