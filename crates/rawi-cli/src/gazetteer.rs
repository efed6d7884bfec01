//! `rawi gazetteer`: lists of names are made, checked, measured, searched and compiled.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand, ValueEnum};
use rawi_entities::Trust;
use rawi_gazetteer::{
    Behind, GeonamesOptions, ImportError, ImportSummary, List, Severity, Statistics,
    WikidataClasses, import_cldr, import_geonames, import_iso, import_wikidata,
};

use crate::output::{Refused, Status, note};

#[derive(Debug, Args)]
pub(crate) struct Gazetteer {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compile lists to one file that loads in a fraction of the time
    #[command(after_help = "Example:\n  \
        rawi gazetteer build own.tsv -o own.rawi\n  \
        rawi analyze --gazetteer own.rawi corpus > records.jsonl")]
    Build(Build),
    /// Name everything that is wrong with lists, each fault with its line
    Check(Lists),
    /// Count what lists, a compiled file, or the bundled gazetteer hold
    Stats(Stats),
    /// Say what names mean
    #[command(after_help = "Example:\n  rawi gazetteer lookup طرابلس \"الأمم المتحدة\"")]
    Lookup(Lookup),
    /// Make a list from data of Wikidata, GeoNames, CLDR or ISO
    #[command(after_help = "Examples:\n  \
        zcat latest-all.json.gz | rawi gazetteer import wikidata - > wikidata.tsv\n  \
        rawi gazetteer import geonames allCountries.txt alternateNamesV2.txt > geonames.tsv\n  \
        rawi gazetteer import cldr main/ar/territories.json > territories.tsv")]
    Import(Import),
}

#[derive(Debug, Args)]
struct Lists {
    /// Lists of names, as TSV; of two things with one name the earlier list's counts
    #[arg(required = true, value_name = "LIST")]
    lists: Vec<PathBuf>,
}

#[derive(Debug, Args)]
struct Build {
    #[command(flatten)]
    lists: Lists,
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Leave the bundled lists out: the file then holds the given ones only
    #[arg(long)]
    alone: bool,
}

#[derive(Debug, Args)]
struct Stats {
    /// Lists of names, as TSV, or a compiled file; the bundled gazetteer where none is given
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
struct Lookup {
    /// The names to look up
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
    /// Lists of names, or a compiled file, in place of the bundled gazetteer
    #[arg(long = "gazetteer", value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
struct Import {
    /// The format of the data
    format: Format,
    /// The data: a Wikidata dump; GeoNames' places and alternate names; a CLDR or ISO file. - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// GeoNames: leave out towns with fewer inhabitants
    #[arg(long, value_name = "N", default_value_t = 0)]
    least_inhabitants: u64,
    /// Wikidata: a table of classes and kinds in place of the bundled one
    #[arg(long, value_name = "FILE")]
    classes: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A JSON dump, one entity a line, decompressed
    Wikidata,
    /// Two tables: places, and alternateNamesV2.txt
    Geonames,
    /// territories.json, subdivisions/ar.json or timeZoneNames.json of an Arabic locale
    Cldr,
    /// langs/ar.json of i18n-iso-countries, or an ar.po of iso-codes
    Iso,
}

pub(crate) fn run(arguments: &Gazetteer) -> anyhow::Result<Status> {
    match &arguments.command {
        Command::Build(build) => compile(build),
        Command::Check(lists) => check(lists),
        Command::Stats(stats) => statistics(stats),
        Command::Lookup(lookup) => look_up(lookup),
        Command::Import(import) => bring_in(import),
    }
}

/// A list in memory.
struct Loaded {
    name: String,
    bytes: Vec<u8>,
}

fn read(paths: &[PathBuf]) -> anyhow::Result<Vec<Loaded>> {
    let read = |path: &PathBuf| {
        let name = path.display().to_string();
        let bytes = fs::read(path)
            .map_err(|error| Refused::new(format_args!("{name}: cannot be read: {error}")))?;
        Ok(Loaded { name, bytes })
    };
    paths.iter().map(read).collect()
}

fn lists(loaded: &[Loaded]) -> Vec<List<'_>> {
    loaded.iter().map(|list| List { name: &list.name, bytes: &list.bytes }).collect()
}

fn compile(arguments: &Build) -> anyhow::Result<Status> {
    let loaded = read(&arguments.lists.lists)?;
    let lists = lists(&loaded);
    let behind = if arguments.alone { Behind::Nothing } else { Behind::Bundled };
    let gazetteer = rawi_gazetteer::build(&lists, behind).map_err(|fault| refused(&fault))?;
    let source = rawi_gazetteer::source_hash(&lists, behind);
    rawi_gazetteer::save(&arguments.output, &gazetteer, source)?;
    let (things, names) = (gazetteer.entities(), gazetteer.names());
    note(format_args!("{}: {things} things, {names} names", arguments.output.display()));
    Ok(Status::Done)
}

fn check(arguments: &Lists) -> anyhow::Result<Status> {
    let loaded = read(&arguments.lists)?;
    let faults = rawi_gazetteer::check(&lists(&loaded), &rawi_entities::Gazetteer::bundled());
    let mut output = std::io::stdout().lock();
    for fault in &faults {
        writeln!(output, "{fault}")?;
    }
    output.flush()?;
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    note(format_args!("errors: {errors}, warnings: {}", faults.len() - errors));
    Ok(if errors == 0 { Status::Done } else { Status::Usage })
}

/// The gazetteer of lists, of a compiled file, or the bundled one.
fn gazetteer(files: &[PathBuf]) -> anyhow::Result<rawi_entities::Gazetteer> {
    match files {
        [] => Ok(rawi_entities::Gazetteer::bundled()),
        [file] if rawi_gazetteer::is_compiled(file).unwrap_or(false) => {
            Ok(rawi_gazetteer::load(file).map_err(Refused::new)?.0)
        }
        files => {
            let loaded = read(files)?;
            Ok(rawi_gazetteer::build(&lists(&loaded), Behind::Nothing)
                .map_err(|fault| refused(&fault))?)
        }
    }
}

/// A faulty list, as a wrong configuration is told.
fn refused(fault: &rawi_gazetteer::Fault) -> Refused {
    Refused::new(format_args!("{}:{}: {}", fault.list, fault.line, fault.message))
}

fn statistics(arguments: &Stats) -> anyhow::Result<Status> {
    let found = Statistics::of(&gazetteer(&arguments.files)?);
    let mut output = std::io::stdout().lock();
    writeln!(output, "kind      things       sure    context")?;
    for (kind, count) in &found.kinds {
        let (things, sure, context) = (count.things, count.sure, count.context);
        writeln!(output, "{:5} {things:>10} {sure:>10} {context:>10}", kind.name())?;
    }
    writeln!(output, "things        {}", found.things())?;
    writeln!(output, "with country  {}", found.with_country)?;
    writeln!(output, "names         {}", found.names)?;
    writeln!(output, "one word      {}", found.one_word)?;
    writeln!(output, "ambiguous     {}", found.ambiguous)?;
    let (most, longest) = (&found.most_ambiguous, &found.longest);
    writeln!(output, "at most       {} things: {}", most.0, most.1)?;
    writeln!(output, "longest       {} words: {}", longest.0, longest.1)?;
    output.flush()?;
    Ok(Status::Done)
}

fn look_up(arguments: &Lookup) -> anyhow::Result<Status> {
    let gazetteer = gazetteer(&arguments.files)?;
    let mut output = std::io::stdout().lock();
    let mut unknown = false;
    for name in &arguments.names {
        let mut known = false;
        for meaning in gazetteer.meanings(name) {
            known = true;
            let trust = match meaning.trust {
                Trust::Sure => "sure",
                Trust::Context => "context",
            };
            let (kind, of) =
                (meaning.kind.name(), if meaning.of.is_empty() { "-" } else { meaning.of });
            writeln!(output, "{}\t{kind}\t{trust}\t{of}\t{}\t{name}", meaning.id, meaning.name)?;
        }
        if !known {
            note(format_args!("{name}: not listed"));
            unknown = true;
        }
    }
    output.flush()?;
    Ok(if unknown { Status::Rejected } else { Status::Done })
}

fn bring_in(arguments: &Import) -> anyhow::Result<Status> {
    let output = std::io::BufWriter::new(std::io::stdout().lock());
    let files: Vec<&Path> = arguments.files.iter().map(PathBuf::as_path).collect();
    let imported = match (arguments.format, files.as_slice()) {
        (Format::Wikidata, [dump]) => {
            let classes = match &arguments.classes {
                None => WikidataClasses::bundled(),
                Some(path) => WikidataClasses::from_tsv(&whole(path)?).map_err(Refused::new)?,
            };
            import_wikidata(open(dump)?, &classes, output)
        }
        (Format::Geonames, [places, names]) => {
            let options = GeonamesOptions { least_inhabitants: arguments.least_inhabitants };
            import_geonames(open(places)?, open(names)?, options, output)
        }
        (Format::Cldr, [file]) => import_cldr(&whole(file)?, output),
        (Format::Iso, [file]) => import_iso(&whole(file)?, output),
        (Format::Geonames, _) => {
            return Err(Refused::new("GeoNames needs two files: places and alternate names").into());
        }
        _ => return Err(Refused::new("this format needs one file").into()),
    };
    let summary = imported.map_err(|error| match error {
        ImportError::Format { .. } => Refused::new(error).into(),
        error => anyhow::Error::from(error),
    })?;
    report(&summary);
    Ok(if summary.faulty == 0 { Status::Done } else { Status::Rejected })
}

fn open(path: &Path) -> anyhow::Result<Box<dyn BufRead>> {
    if path == Path::new("-") {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    let file = File::open(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    Ok(Box::new(BufReader::with_capacity(1 << 20, file)))
}

fn whole(path: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    let read = open(path)?.read_to_string(&mut text);
    read.with_context(|| format!("{}: cannot be read", path.display()))?;
    Ok(text)
}

fn report(summary: &ImportSummary) {
    for fault in &summary.faults {
        note(format_args!("error: {fault}"));
    }
    let named = summary.faults.len() as u64;
    if summary.faulty > named {
        note(format_args!("error: {} more lines cannot be read", summary.faulty - named));
    }
    let left_out: Vec<String> = summary
        .left_out
        .iter()
        .map(|(reason, count)| format!("{count} {}", reason.reason()))
        .collect();
    let (records, rows, faulty) = (summary.records, summary.rows, summary.faulty);
    note(format_args!("{records} records read: {rows} rows written, {faulty} lines not read"));
    if !left_out.is_empty() {
        note(format_args!("left out: {}", left_out.join(", ")));
    }
}
