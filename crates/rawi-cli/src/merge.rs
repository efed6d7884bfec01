//! `rawi merge`: partial dossiers, and what they make together.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use rawi_aggregate::Aggregate;
use rawi_artefact::{ArtefactKind, SourceHash};
use rawi_driver::Driver;
use serde::{Deserialize, Serialize};

use crate::arguments::{Merge, Names};
use crate::dossier::write_dossier;
use crate::folder::OutputFolder;
use crate::output::{Refused, Status, note};

const KIND: ArtefactKind = ArtefactKind { magic: *b"RAWIPART", format: 2 };
const NAME: &str = "part.rawi";

/// What one run gathered, and under which configuration.
#[derive(Serialize, Deserialize)]
pub(crate) struct PartialDossier {
    /// Parts of different configurations cannot be put together.
    pub(crate) configuration: String,
    pub(crate) whole: Aggregate,
}

/// What of the user's choices shows in a dossier: the house style, and the lists by their content.
pub(crate) fn configuration(names: &Names) -> anyhow::Result<String> {
    let style = fs::read_to_string(&names.policy).unwrap_or_else(|_| names.policy.clone());
    let mut lists = Vec::new();
    for path in &names.gazetteers {
        let list = fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        lists.push(list);
    }
    let lists = SourceHash::of_all(lists.iter().map(Vec::as_slice));
    Ok(format!("style {}, lists {lists}", style.trim()))
}

/// Writes a part beside the dossier.
pub(crate) fn write_part(folder: &OutputFolder, part: &PartialDossier) -> anyhow::Result<()> {
    let source = SourceHash::of(part.configuration.as_bytes());
    folder.write(NAME, &rawi_artefact::to_bytes(KIND, source, part)?)
}

pub(crate) fn run(arguments: &Merge) -> anyhow::Result<Status> {
    let mut whole: Option<Aggregate> = None;
    let mut seen: Vec<(SourceHash, &PathBuf)> = Vec::new();
    let mut configuration: Option<(String, &PathBuf)> = None;
    for path in &arguments.parts {
        let bytes = fs::read(path)
            .map_err(|error| refuse(path, format_args!("cannot be read: {error}")))?;
        let content = SourceHash::of(&bytes);
        if let Some((_, earlier)) = seen.iter().find(|(known, _)| *known == content) {
            return Err(refuse(path, format_args!("is the same part as {}", earlier.display())));
        }
        let part = rawi_artefact::from_bytes::<PartialDossier>(KIND, &bytes);
        let part = part.map_err(|error| refuse(path, error))?.value;
        match &configuration {
            Some((known, first)) if *known != part.configuration => {
                let first = first.display();
                return Err(refuse(
                    path,
                    format_args!("was made under another configuration than {first}"),
                ));
            }
            Some(_) => {}
            None => configuration = Some((part.configuration, path)),
        }
        seen.push((content, path));
        match &mut whole {
            Some(whole) if whole.budget() == part.whole.budget() => whole.merge(part.whole),
            Some(_) => {
                return Err(refuse(path, "was made with other --memory than the first part"));
            }
            None => whole = Some(part.whole),
        }
    }
    let whole = whole.unwrap_or_default();
    let driver = Driver::new(arguments.threads)?;
    let folder = OutputFolder::create(&arguments.output)?;
    let documents = whole.documents();
    write_dossier(&folder, &driver, whole, &arguments.outputs)?;
    note(format_args!("{} parts put together: {documents} documents", seen.len()));
    Ok(Status::Done)
}

fn refuse(path: &Path, message: impl std::fmt::Display) -> anyhow::Error {
    Refused::new(format_args!("{}: {message}", path.display())).into()
}
