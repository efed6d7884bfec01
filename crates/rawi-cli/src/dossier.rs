//! `rawi dossier`: what many documents say together.

use std::io::Write;

use anstream::{AutoStream, ColorChoice};
use anyhow::Context;
use rawi_aggregate::{Aggregate, Selection, Workers};
use rawi_analysis::{OffsetUnit, analyze_tokenized};
use rawi_driver::{Driver, Gathering};
use rawi_report::{PageOptions, TerminalStyle, csv_tables, gexf, report_page, terminal_summary};
use rawi_tokens::TokenizedText;

use crate::arguments::{Dossier, Outputs};
use crate::folder::OutputFolder;
use crate::merge::{PartialDossier, configuration, write_part};
use crate::output::Status;
use crate::{names, run};

const PAGE: &str = "report.html";
const RECORDS: &str = "records.jsonl";
const REJECTS: &str = "rejects.jsonl";

/// What one chunk of documents gives.
struct Part {
    lines: Vec<u8>,
    aggregate: Aggregate,
}

pub(crate) fn run(arguments: &Dossier) -> anyhow::Result<Status> {
    let (gazetteer, policy) = names::load(&arguments.input.names)?;
    let folder = OutputFolder::create(&arguments.output)?;
    let mut records = folder.begin(RECORDS)?;
    let mut rejects = None;
    let unit = OffsetUnit::from(arguments.offsets);
    let driver = Driver::new(arguments.input.threads)?;
    let gathering = Gathering::new(arguments.memory.budget());
    let account = run::process(
        &driver,
        &arguments.input,
        || Part { lines: Vec::new(), aggregate: gathering.part() },
        |part: &mut Part, document| {
            let text = TokenizedText::new(&document.text);
            let analysis = analyze_tokenized(&gazetteer, policy, document, &text);
            part.aggregate.add(document, &text, &analysis);
            run::write_record(&mut part.lines, document, &analysis, unit);
        },
        |part, refused| {
            gathering.take(part.aggregate);
            for reject in refused {
                let file = match &mut rejects {
                    Some(file) => file,
                    none => none.insert(folder.begin(REJECTS)?),
                };
                file.write(&serde_json::to_vec(reject)?)?;
                file.write(b"\n")?;
            }
            records.write(&part.lines)
        },
    )?;
    records.finish()?;
    match rejects {
        Some(file) => file.finish()?,
        None => folder.remove(REJECTS)?,
    }
    let mut whole = gathering.whole();
    if arguments.part {
        let part = PartialDossier { configuration: configuration(&arguments.input.names)?, whole };
        write_part(&folder, &part)?;
        whole = part.whole;
    }
    write_dossier(&folder, &driver, whole, &arguments.outputs)?;
    Ok(account.close())
}

/// Writes what a reader wants of an aggregate, and shows the first lines of it.
pub(crate) fn write_dossier(
    folder: &OutputFolder,
    driver: &Driver,
    whole: Aggregate,
    outputs: &Outputs,
) -> anyhow::Result<()> {
    let digests = whole.digest_by(driver);
    let compared = digests.compare_by(driver);
    let options = PageOptions { title: outputs.title.clone(), ..PageOptions::default() };
    let (dossier, page) = driver.both(
        || compared.dossier_by(&Selection::default(), driver),
        || report_page(&compared, &options),
    );
    let mut json = folder.begin("dossier.json")?;
    serde_json::to_writer(json.writer(), &dossier).context("dossier.json: cannot be written")?;
    json.write(b"\n")?;
    json.finish()?;
    folder.write(PAGE, page.as_bytes())?;
    if outputs.csv {
        for table in csv_tables(&dossier) {
            folder.write(&format!("{}.csv", table.name), table.csv.as_bytes())?;
        }
    }
    if outputs.gexf {
        folder.write("entities.gexf", gexf(&dossier).as_bytes())?;
    }
    let stdout = std::io::stdout();
    let decorated = AutoStream::choice(&stdout) != ColorChoice::Never;
    let style = TerminalStyle { decorated, ..TerminalStyle::default() };
    let summary = terminal_summary(&dossier, style);
    let page = folder.path_of(PAGE);
    let summary = format!("{summary}\nThe page with every sentence: {}\n", page.display());
    AutoStream::auto(stdout.lock())
        .write_all(summary.as_bytes())
        .context("cannot write to standard output")
}
