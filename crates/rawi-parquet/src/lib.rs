//! Writes what Rawi found as Parquet tables, for DuckDB, Polars, pandas and Spark.
//!
//! [`write_tables`] reads the records (`records.jsonl`, the wire format) and the dossier (`dossier.json`) of a folder and
//! writes seven tables beside them: `documents`, `entities`, `mentions`, `dates`, `numbers`, `statements`, `pairs`. Records are
//! read line by line, so memory does not grow with them.
//!
//! Types are what a reader expects: days are `DATE`, offsets and counts are `BIGINT`, flags are `BOOLEAN`, texts are UTF-8. A
//! number's `value` is a `DOUBLE` for sums and plots; `exact` has the decimal digits or the ratio as text.
//!
//! ```no_run
//! let written = rawi_parquet::write_tables("out".as_ref())?;
//! assert!(written.documents > 0);
//! # Ok::<(), rawi_parquet::TablesError>(())
//! ```

mod table;

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use parquet::errors::ParquetError;
use serde::Deserialize;
use serde_json::Value;
use table::{Cell, Kind, Table, days};

/// How many rows were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Of `documents`.
    pub documents: u64,
    /// Of `entities`.
    pub entities: u64,
    /// Of `mentions`.
    pub mentions: u64,
    /// Of `dates`.
    pub dates: u64,
    /// Of `numbers`.
    pub numbers: u64,
    /// Of `statements`.
    pub statements: u64,
    /// Of `pairs`.
    pub pairs: u64,
}

/// Why tables could not be written.
#[derive(Debug, thiserror::Error)]
pub enum TablesError {
    /// A file could not be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A line is no record, or the dossier is none.
    #[error("{} line {line} is not what it should be", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// A table could not be written.
    #[error("cannot write the tables")]
    Unwritable(#[from] ParquetError),
}

#[derive(Deserialize)]
struct Record {
    id: String,
    published: Option<String>,
    source: Option<String>,
    #[serde(default)]
    dateline: Dateline,
    #[serde(default)]
    entities: Vec<Entity>,
    #[serde(default)]
    dates: Vec<DateMention>,
    #[serde(default)]
    numbers: Vec<Number>,
    #[serde(default)]
    statements: Vec<Statement>,
}

#[derive(Default, Deserialize)]
struct Dateline {
    place: Option<String>,
    agency: Option<String>,
}

#[derive(Deserialize)]
struct Entity {
    start: i64,
    end: i64,
    text: String,
    #[serde(rename = "type")]
    kind: String,
    id: Option<String>,
    name: Option<String>,
    via: Option<String>,
}

#[derive(Deserialize)]
struct DateMention {
    start: i64,
    end: i64,
    text: String,
    #[serde(rename = "type")]
    kind: String,
    value: Option<String>,
    #[serde(rename = "mod")]
    modifier: Option<String>,
    calendar: Option<String>,
    original: Option<String>,
}

#[derive(Deserialize)]
struct Number {
    start: i64,
    end: i64,
    text: String,
    #[serde(rename = "type")]
    kind: String,
    value: Value,
    exact: Option<String>,
    #[serde(rename = "mod")]
    modifier: Option<String>,
    unit: Option<Unit>,
    of: Option<Piece>,
}

#[derive(Deserialize)]
struct Unit {
    text: String,
    code: Option<String>,
}

#[derive(Deserialize)]
struct Piece {
    #[serde(default)]
    start: i64,
    #[serde(default)]
    end: i64,
    text: String,
}

#[derive(Deserialize)]
struct Statement {
    speaker: Speaker,
    cue: Piece,
    content: Piece,
    direct: bool,
    polarity: Option<String>,
}

#[derive(Deserialize)]
struct Speaker {
    id: Option<String>,
    name: String,
    text: Option<String>,
}

#[derive(Deserialize)]
struct Dossier {
    documents: Vec<DocumentProfile>,
    entities: Vec<EntityProfile>,
}

#[derive(Deserialize)]
struct DocumentProfile {
    id: String,
    title: Option<String>,
    times: i64,
    copy_of: Option<String>,
}

#[derive(Deserialize)]
struct EntityProfile {
    id: String,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    mentions: i64,
    documents: i64,
    independent: i64,
    first_day: Option<String>,
    last_day: Option<String>,
    companions: Vec<Companion>,
}

#[derive(Deserialize)]
struct Companion {
    id: String,
    name: String,
    sentences: i64,
    documents: i64,
    log_likelihood_milli: i64,
    npmi_milli: i64,
}

/// Reads `records.jsonl` and `dossier.json` in a folder and writes seven Parquet tables beside them.
///
/// A table has its name only when it is whole.
pub fn write_tables(folder: &Path) -> Result<Written, TablesError> {
    let dossier = read_dossier(&folder.join("dossier.json"))?;
    let mut written = Written::default();
    write_entities(folder, &dossier, &mut written)?;
    write_records(folder, &dossier, &mut written)?;
    Ok(written)
}

fn read_dossier(path: &Path) -> Result<Dossier, TablesError> {
    let unreadable = |source| TablesError::Unreadable { path: path.to_owned(), source };
    let file = BufReader::new(File::open(path).map_err(unreadable)?);
    serde_json::from_reader(file).map_err(|source| TablesError::Malformed {
        path: path.to_owned(),
        line: source.line(),
        source,
    })
}

fn text(text: Option<&String>) -> Cell<'_> {
    Cell::Text(text.map(String::as_str))
}

fn day(text: Option<&String>) -> Cell<'static> {
    Cell::Day(text.and_then(|text| days(text)))
}

fn write_entities(
    folder: &Path,
    dossier: &Dossier,
    written: &mut Written,
) -> Result<(), TablesError> {
    use Kind::{Day, Text, Whole};
    let mut entities = Table::create(
        folder,
        "entities",
        &[
            ("id", Text),
            ("name", Text),
            ("type", Text),
            ("mentions", Whole),
            ("documents", Whole),
            ("independent", Whole),
            ("first_day", Day),
            ("last_day", Day),
        ],
    )?;
    let mut pairs = Table::create(
        folder,
        "pairs",
        &[
            ("id", Text),
            ("name", Text),
            ("companion_id", Text),
            ("companion", Text),
            ("sentences", Whole),
            ("documents", Whole),
            ("log_likelihood_milli", Whole),
            ("npmi_milli", Whole),
        ],
    )?;
    for entity in &dossier.entities {
        entities.row([
            Cell::Text(Some(&entity.id)),
            Cell::Text(Some(&entity.name)),
            Cell::Text(Some(&entity.kind)),
            Cell::Whole(Some(entity.mentions)),
            Cell::Whole(Some(entity.documents)),
            Cell::Whole(Some(entity.independent)),
            day(entity.first_day.as_ref()),
            day(entity.last_day.as_ref()),
        ])?;
        written.entities += 1;
        for companion in &entity.companions {
            pairs.row([
                Cell::Text(Some(&entity.id)),
                Cell::Text(Some(&entity.name)),
                Cell::Text(Some(&companion.id)),
                Cell::Text(Some(&companion.name)),
                Cell::Whole(Some(companion.sentences)),
                Cell::Whole(Some(companion.documents)),
                Cell::Whole(Some(companion.log_likelihood_milli)),
                Cell::Whole(Some(companion.npmi_milli)),
            ])?;
            written.pairs += 1;
        }
    }
    entities.finish()?;
    pairs.finish()?;
    Ok(())
}

/// The five tables that have rows of the records.
struct Tables {
    documents: Table,
    mentions: Table,
    dates: Table,
    numbers: Table,
    statements: Table,
}

impl Tables {
    fn create(folder: &Path) -> Result<Tables, TablesError> {
        use Kind::{Day, Double, Flag, Text, Whole};
        let place = [("document", Text), ("start", Whole), ("end", Whole), ("text", Text)];
        let with = |more: &[(&'static str, Kind)]| [&place[..], more].concat();
        Ok(Tables {
            documents: Table::create(
                folder,
                "documents",
                &[
                    ("id", Text),
                    ("published", Day),
                    ("source", Text),
                    ("place", Text),
                    ("agency", Text),
                    ("title", Text),
                    ("times", Whole),
                    ("copy_of", Text),
                    ("mentions", Whole),
                    ("dates", Whole),
                    ("numbers", Whole),
                    ("statements", Whole),
                ],
            )?,
            mentions: Table::create(
                folder,
                "mentions",
                &with(&[("type", Text), ("entity", Text), ("name", Text), ("via", Text)]),
            )?,
            dates: Table::create(
                folder,
                "dates",
                &with(&[
                    ("type", Text),
                    ("value", Text),
                    ("mod", Text),
                    ("calendar", Text),
                    ("original", Text),
                ]),
            )?,
            numbers: Table::create(
                folder,
                "numbers",
                &with(&[
                    ("type", Text),
                    ("value", Double),
                    ("exact", Text),
                    ("mod", Text),
                    ("unit", Text),
                    ("unit_code", Text),
                    ("of", Text),
                ]),
            )?,
            statements: Table::create(
                folder,
                "statements",
                &[
                    ("document", Text),
                    ("speaker_id", Text),
                    ("speaker", Text),
                    ("speaker_text", Text),
                    ("cue", Text),
                    ("cue_start", Whole),
                    ("cue_end", Whole),
                    ("content", Text),
                    ("content_start", Whole),
                    ("content_end", Whole),
                    ("direct", Flag),
                    ("polarity", Text),
                ],
            )?,
        })
    }

    fn add(
        &mut self,
        record: &Record,
        profile: Option<&DocumentProfile>,
        written: &mut Written,
    ) -> Result<(), ParquetError> {
        let count = |length: usize| Cell::Whole(i64::try_from(length).ok());
        self.documents.row([
            Cell::Text(Some(&record.id)),
            day(record.published.as_ref()),
            text(record.source.as_ref()),
            text(record.dateline.place.as_ref()),
            text(record.dateline.agency.as_ref()),
            text(profile.and_then(|profile| profile.title.as_ref())),
            Cell::Whole(profile.map(|profile| profile.times)),
            text(profile.and_then(|profile| profile.copy_of.as_ref())),
            count(record.entities.len()),
            count(record.dates.len()),
            count(record.numbers.len()),
            count(record.statements.len()),
        ])?;
        let place = |start: i64, end: i64, text| {
            [
                Cell::Text(Some(record.id.as_str())),
                Cell::Whole(Some(start)),
                Cell::Whole(Some(end)),
                Cell::Text(Some(text)),
            ]
        };
        for entity in &record.entities {
            self.mentions.row(place(entity.start, entity.end, &entity.text).into_iter().chain(
                [
                    Cell::Text(Some(&entity.kind)),
                    text(entity.id.as_ref()),
                    text(entity.name.as_ref()),
                    text(entity.via.as_ref()),
                ],
            ))?;
        }
        for date in &record.dates {
            self.dates.row(place(date.start, date.end, &date.text).into_iter().chain([
                Cell::Text(Some(&date.kind)),
                text(date.value.as_ref()),
                text(date.modifier.as_ref()),
                text(date.calendar.as_ref()),
                text(date.original.as_ref()),
            ]))?;
        }
        for number in &record.numbers {
            // A number of JSON, or its digits where a double could not hold them.
            let (double, digits) = match &number.value {
                Value::Number(value) => (value.as_f64(), Some(value.to_string())),
                Value::String(digits) => (digits.parse().ok(), Some(digits.clone())),
                _ => (None, None),
            };
            let exact = number.exact.as_ref().or(digits.as_ref());
            let unit = number.unit.as_ref();
            self.numbers.row(place(number.start, number.end, &number.text).into_iter().chain([
                Cell::Text(Some(&number.kind)),
                Cell::Double(double.filter(|double: &f64| double.is_finite())),
                text(exact),
                text(number.modifier.as_ref()),
                text(unit.map(|unit| &unit.text)),
                text(unit.and_then(|unit| unit.code.as_ref())),
                text(number.of.as_ref().map(|of| &of.text)),
            ]))?;
        }
        for said in &record.statements {
            self.statements.row([
                Cell::Text(Some(&record.id)),
                text(said.speaker.id.as_ref()),
                Cell::Text(Some(&said.speaker.name)),
                text(said.speaker.text.as_ref()),
                Cell::Text(Some(&said.cue.text)),
                Cell::Whole(Some(said.cue.start)),
                Cell::Whole(Some(said.cue.end)),
                Cell::Text(Some(&said.content.text)),
                Cell::Whole(Some(said.content.start)),
                Cell::Whole(Some(said.content.end)),
                Cell::Flag(Some(said.direct)),
                text(said.polarity.as_ref()),
            ])?;
        }
        written.documents += 1;
        written.mentions += record.entities.len() as u64;
        written.dates += record.dates.len() as u64;
        written.numbers += record.numbers.len() as u64;
        written.statements += record.statements.len() as u64;
        Ok(())
    }

    fn finish(self) -> Result<(), ParquetError> {
        self.documents.finish()?;
        self.mentions.finish()?;
        self.dates.finish()?;
        self.numbers.finish()?;
        self.statements.finish()
    }
}

fn write_records(
    folder: &Path,
    dossier: &Dossier,
    written: &mut Written,
) -> Result<(), TablesError> {
    let path = folder.join("records.jsonl");
    let unreadable = |source| TablesError::Unreadable { path: path.clone(), source };
    let profiles: HashMap<&str, &DocumentProfile> =
        dossier.documents.iter().map(|profile| (&*profile.id, profile)).collect();
    let mut tables = Tables::create(folder)?;
    let mut reader = BufReader::new(File::open(&path).map_err(unreadable)?);
    let mut line = String::new();
    let mut number = 0;
    while reader.read_line(&mut line).map_err(unreadable)? > 0 {
        number += 1;
        let record: Record = serde_json::from_str(&line).map_err(|source| {
            TablesError::Malformed { path: path.clone(), line: number, source }
        })?;
        tables.add(&record, profiles.get(&*record.id).copied(), written)?;
        line.clear();
    }
    tables.finish()?;
    Ok(())
}
