//! `rawi analyze`: one record a document.

use std::io::Write;

use anyhow::Context;
use rawi_analysis::{OffsetUnit, analyze_tokenized};
use rawi_driver::Driver;
use rawi_tokens::TokenizedText;

use crate::arguments::{Analyze, Format};
use crate::output::Status;
use crate::{names, run};

pub(crate) fn run(arguments: &Analyze) -> anyhow::Result<Status> {
    let Format::Jsonl = arguments.format;
    let (gazetteer, policy) = names::load(&arguments.input.names)?;
    let unit = OffsetUnit::from(arguments.offsets);
    let mut output = std::io::stdout().lock();
    let driver = Driver::new(arguments.input.threads)?;
    let account = run::process(
        &driver,
        &arguments.input,
        Vec::new,
        |lines: &mut Vec<u8>, document| {
            let text = TokenizedText::new(&document.text);
            let analysis = analyze_tokenized(&gazetteer, policy, document, &text);
            run::write_record(lines, document, &analysis, unit);
        },
        |lines, _| output.write_all(&lines).context("cannot write to standard output"),
    )?;
    output.flush().context("cannot write to standard output")?;
    Ok(account.close())
}
