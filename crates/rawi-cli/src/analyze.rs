//! `rawi analyze`: one record a document.

use std::io::Write;

use anyhow::Context;
use rawi_analysis::{Document, OffsetUnit, Record, analyze};
use rawi_entities::Gazetteer;

use crate::arguments::{Analyze, Format};
use crate::output::Status;
use crate::run;

pub(crate) fn run(arguments: &Analyze) -> anyhow::Result<Status> {
    let Format::Jsonl = arguments.format;
    let gazetteer = Gazetteer::bundled();
    let unit = OffsetUnit::from(arguments.offsets);
    let mut output = std::io::stdout().lock();
    let account = run::process(
        &arguments.input,
        Vec::new,
        |document| record_line(&gazetteer, document, unit),
        |lines: &mut Vec<u8>, line| lines.extend_from_slice(&line),
        |lines, _| output.write_all(&lines).context("cannot write to standard output"),
    )?;
    output.flush().context("cannot write to standard output")?;
    Ok(account.close())
}

/// One document's record as a line of JSON.
fn record_line(gazetteer: &Gazetteer, document: &Document, unit: OffsetUnit) -> Vec<u8> {
    let analysis = analyze(gazetteer, document);
    let mut line = Vec::with_capacity(document.text.len() * 2);
    if serde_json::to_writer(&mut line, &Record::new(document, &analysis, unit)).is_err() {
        unreachable!("a record has only string keys, and a vector takes every byte");
    }
    line.push(b'\n');
    line
}
