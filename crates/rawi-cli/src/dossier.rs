//! `rawi dossier`: what many documents say together.

use anyhow::Context;
use rawi_aggregate::Aggregate;
use rawi_analysis::{OffsetUnit, analyze_tokenized};
use rawi_tokens::TokenizedText;

use crate::arguments::Dossier;
use crate::folder::OutputFolder;
use crate::merge::{PartialDossier, configuration, write_part};
use crate::output::Status;
use crate::{names, run};

const RECORDS: &str = "records.jsonl";
const DOSSIER: &str = "dossier.json";
const REJECTS: &str = "rejects.jsonl";

/// What one chunk of documents gives.
#[derive(Default)]
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
    let mut whole = Aggregate::default();
    let account = run::process(
        &arguments.input,
        Part::default,
        |part: &mut Part, document| {
            let text = TokenizedText::new(&document.text);
            let analysis = analyze_tokenized(&gazetteer, policy, document, &text);
            part.aggregate.add(document, &text, &analysis);
            run::write_record(&mut part.lines, document, &analysis, unit);
        },
        |part, refused| {
            whole.merge(part.aggregate);
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
    if arguments.part {
        let part = PartialDossier { configuration: configuration(&arguments.input.names)?, whole };
        write_part(&folder, &part)?;
        whole = part.whole;
    }
    write_dossier(&folder, &whole)?;
    Ok(account.close())
}

/// Writes what a reader wants of an aggregate.
pub(crate) fn write_dossier(folder: &OutputFolder, whole: &Aggregate) -> anyhow::Result<()> {
    let dossier = whole.finish();
    let json = serde_json::to_vec_pretty(&dossier).context("the dossier cannot be written")?;
    let mut file = folder.begin(DOSSIER)?;
    file.write(&json)?;
    file.write(b"\n")?;
    file.finish()
}
