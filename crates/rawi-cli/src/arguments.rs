//! What the user may ask for.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rawi_aggregate::Budget;
use rawi_analysis::OffsetUnit;
use rawi_documents::Fields;

use crate::allowance::Allowance;

/// Reads Arabic news and gives back, with sources, who, when, how many and who said what.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, after_help = STATUS)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const STATUS: &str = "\
Exit status: 0 done; 1 done or broken off, some records were rejected; 2 wrong use, or an input that holds no document;
3 an input or output could not be read or written.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write one record a document: names, dates, numbers, statements
    #[command(after_help = "Examples:\n  \
        rawi analyze corpus > records.jsonl\n  \
        rawi analyze --offsets utf16 news.jsonl\n  \
        rawi analyze --text-field body dump.jsonl.gz")]
    Analyze(Analyze),
    /// Gather what many documents say: who, when, how many, who said what
    #[command(after_help = "Examples:\n  \
        rawi dossier corpus -o out\n  \
        rawi dossier dump.jsonl.zst -o out")]
    Dossier(Dossier),
    /// Put partial dossiers together: exactly what one run over all their documents gives
    #[command(after_help = "Example:\n  \
        rawi dossier --part 2023.jsonl -o out/2023\n  \
        rawi dossier --part 2024.jsonl -o out/2024\n  \
        rawi merge out/2023/part.rawi out/2024/part.rawi -o out/both")]
    Merge(Merge),
    /// Show an article with its findings marked in it
    #[command(after_help = "Examples:\n  \
        rawi explain corpus/rafidain/01-ain-al-asad-handover.txt\n  \
        rawi explain --published 2024-08-16 \"قال الوزير أمس إن ثلاثة جنود عادوا\"")]
    Explain(Explain),
    /// Score records against annotated articles
    #[command(after_help = "Example:\n  \
        rawi analyze corpus > records.jsonl\n  \
        rawi eval corpus/gold records.jsonl")]
    Eval(Eval),
    /// Make, check, measure and search lists of names
    Gazetteer(crate::gazetteer::Gazetteer),
}

#[derive(Debug, Args)]
pub(crate) struct Input {
    /// Folders of .txt, .jsonl and .ndjson files, such files, or - for JSON lines on standard input; all of them
    /// plain or compressed with gzip, bzip2 or zstd
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// The field of a JSON line that holds the id
    #[arg(long, value_name = "NAME", default_value = "id")]
    id_field: String,
    /// The field of a JSON line that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    text_field: String,
    /// The field of a JSON line that holds the day of publication
    #[arg(long, value_name = "NAME", default_value = "published")]
    published_field: String,
    /// The field of a JSON line that holds who published it
    #[arg(long, value_name = "NAME", default_value = "source")]
    source_field: String,
    /// Break off at the first record that is rejected
    #[arg(long, conflicts_with = "max_rejects")]
    strict: bool,
    /// Break off when more than N records, or P% of them, are rejected; files of results are then not written
    #[arg(long, value_name = "N|P%")]
    max_rejects: Option<Allowance>,
    /// Threads to work on; all cores where not given
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
    #[command(flatten)]
    pub(crate) names: Names,
}

#[derive(Debug, Args)]
pub(crate) struct Names {
    /// A list of names of your own, as TSV, beside the bundled one; may be given several times. Or one file that
    /// `rawi gazetteer build` made, in place of the bundled one
    #[arg(long = "gazetteer", value_name = "FILE")]
    pub(crate) gazetteers: Vec<PathBuf>,
    /// What counts as a name: news, anercorp, or a file with a style of your own
    #[arg(long, value_name = "STYLE", default_value = "news")]
    pub(crate) policy: String,
}

impl Input {
    /// How many records may be rejected; any number where nothing was said.
    pub(crate) fn allowance(&self) -> Option<Allowance> {
        if self.strict { Some(Allowance::Count(0)) } else { self.max_rejects }
    }

    pub(crate) fn fields(&self) -> Fields {
        Fields {
            id: self.id_field.clone(),
            text: self.text_field.clone(),
            published: self.published_field.clone(),
            source: self.source_field.clone(),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Analyze {
    #[command(flatten)]
    pub(crate) input: Input,
    /// How records are written
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    pub(crate) format: Format,
    /// What offsets count
    #[arg(long, value_enum, default_value_t = Offsets::Char)]
    pub(crate) offsets: Offsets,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One JSON object a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Offsets {
    /// Unicode code points, as Python slices
    Char,
    /// Bytes of UTF-8, as Rust and Go slice
    Byte,
    /// UTF-16 units, as JavaScript and Java slice
    Utf16,
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> OffsetUnit {
        match offsets {
            Offsets::Char => OffsetUnit::Char,
            Offsets::Byte => OffsetUnit::Byte,
            Offsets::Utf16 => OffsetUnit::Utf16,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Dossier {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The folder that gets report.html, dossier.json and records.jsonl
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
    /// What the documents that are kept in detail may take, as 144MiB; comparing them takes about as much again. Of more
    /// documents a share is kept, the larger the more memory, and the dossier says which; parts can be merged where
    /// it is the same
    #[arg(long, value_name = "SIZE", default_value = "144MiB")]
    pub(crate) memory: Memory,
    /// Write part.rawi too, which `rawi merge` puts together with others
    #[arg(long)]
    pub(crate) part: bool,
    /// What offsets in records.jsonl count
    #[arg(long, value_enum, default_value_t = Offsets::Char)]
    pub(crate) offsets: Offsets,
}

/// What a dossier's documents may take, in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Memory(u64);

impl Memory {
    pub(crate) fn budget(self) -> Budget {
        Budget { bytes: self.0 }
    }
}

impl FromStr for Memory {
    type Err = String;

    fn from_str(text: &str) -> Result<Memory, String> {
        const UNITS: [(&str, u32); 3] = [("KiB", 10), ("MiB", 20), ("GiB", 30)];
        let found = UNITS.iter().find_map(|(unit, bits)| Some((text.strip_suffix(unit)?, *bits)));
        let (digits, bits) = found.ok_or("a size is a number with KiB, MiB or GiB")?;
        let size: u64 = digits.trim().parse().map_err(|_| "a size begins with a whole number")?;
        let bytes = size.checked_mul(1 << bits).filter(|bytes| *bytes > 0);
        bytes.map(Memory).ok_or_else(|| "a size is more than 0, and less than 16 EiB".to_owned())
    }
}

#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// Threads to work on; all cores where not given
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
    /// Partial dossiers, as `rawi dossier --part` writes them
    #[arg(required = true)]
    pub(crate) parts: Vec<PathBuf>,
    /// The folder that gets report.html and dossier.json
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
}

#[derive(Debug, Args)]
pub(crate) struct Outputs {
    /// What stands at the head of report.html
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub(crate) title: String,
    /// Write the lists as CSV tables too
    #[arg(long)]
    pub(crate) csv: bool,
    /// Write the network of names too, for Gephi
    #[arg(long)]
    pub(crate) gexf: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// A file or folder; or, where there is none of that name, a text
    #[arg(required = true)]
    pub(crate) input: PathBuf,
    /// The day of publication of the text, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    pub(crate) published: Option<String>,
    #[command(flatten)]
    pub(crate) names: Names,
}

#[derive(Debug, Args)]
pub(crate) struct Eval {
    /// A folder of NAME.gold.json; the texts stand beside it or in a folder beside it
    pub(crate) gold: PathBuf,
    /// The records to score, one JSON object a line, offsets in code points
    pub(crate) records: PathBuf,
    /// Name everything that is missed, spurious or wrong
    #[arg(long)]
    pub(crate) verbose: bool,
}
