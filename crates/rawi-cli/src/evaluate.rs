//! `rawi eval`: records against annotated articles.

use std::fs;
use std::io::Write;

use anyhow::Context;
use rawi_eval::{read_gold, read_records, score};

use crate::arguments::Eval;
use crate::output::Status;

pub(crate) fn run(arguments: &Eval) -> anyhow::Result<Status> {
    let gold = read_gold(&arguments.gold)?;
    let name = arguments.records.display();
    let lines = fs::read_to_string(&arguments.records)
        .with_context(|| format!("{name}: cannot be read"))?;
    let records = read_records(&lines).with_context(|| format!("{name}"))?;
    let report = score(&gold, &records);
    let mut output = std::io::stdout().lock();
    if arguments.verbose {
        for miss in &report.misses {
            writeln!(output, "{}\t{}\t{}\t{}", miss.article, miss.fault, miss.about, miss.text)?;
        }
    }
    write!(output, "{report}")?;
    Ok(Status::Done)
}
