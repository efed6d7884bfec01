//! GeoNames' tables: places (`allCountries.txt`, `cities500.txt`, `IQ.txt`) and their names (`alternateNamesV2.txt`).

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use rawi_entities::EntityKind;

use super::countries::country_id;
use super::lines::{Line, Lines};
use super::rows::{ImportError, ImportSummary, LeftOut, RowWriter, Thing};

/// The columns of a table of places.
const PLACE_COLUMNS: usize = 19;
/// The columns of a table of names: eight before 2018, ten since.
const NAME_COLUMNS: [usize; 2] = [8, 10];
/// A place of one word is believed without support from so many inhabitants on.
const LARGE: u64 = 100_000;

/// Which places are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GeonamesOptions {
    /// Towns and villages (class P) with fewer inhabitants are left out. Places of other classes have none.
    pub least_inhabitants: u64,
}

struct Place {
    of: Option<&'static str>,
    inhabitants: u64,
    wikidata: Option<String>,
    /// Preferred names first: whether it is not preferred, its place in the file, whether it is in use, the name.
    names: Vec<(bool, u64, bool, String)>,
}

/// Imports the Arabic names of places.
///
/// A place's id is its Wikidata number where the table of names has it (the language `wkdt`), else `geo:` and its
/// GeoNames number; `of` is its country. The first table is held in memory as far as it is wanted, the second is
/// read line by line. Rows come out in the order of the GeoNames numbers.
pub fn import_geonames(
    places: impl BufRead,
    names: impl BufRead,
    options: GeonamesOptions,
    output: impl Write,
) -> Result<ImportSummary, ImportError> {
    let mut rows = RowWriter::new(output, "geonames");
    let mut known = read_places(places, options, &mut rows.summary)?;
    read_names(names, &mut known, &mut rows.summary)?;
    for (number, place) in &mut known {
        place.names.sort();
        let geonames = format!("geo:{number}");
        let id = place.wikidata.as_deref().unwrap_or(&geonames);
        let of = place.of.filter(|of| *of != id);
        let known_by_one_word = place.inhabitants >= LARGE;
        let thing = Thing { id, kind: EntityKind::Location, of, known_by_one_word };
        rows.write(
            &thing,
            place.names.iter().map(|(_, _, in_use, name)| (name.as_str(), *in_use)),
        )?;
    }
    rows.finish()
}

fn read_places(
    input: impl BufRead,
    options: GeonamesOptions,
    summary: &mut ImportSummary,
) -> Result<BTreeMap<u64, Place>, ImportError> {
    let mut places = BTreeMap::new();
    each_row(input, summary, |line, columns, summary| {
        if columns.len() != PLACE_COLUMNS {
            return Err(format!("{PLACE_COLUMNS} columns expected, {} found", columns.len()));
        }
        let column = |at: usize| columns.get(at).copied().unwrap_or_default();
        let number = column(0).parse::<u64>().map_err(|_| not_a_number("geonameid", column(0)))?;
        // The table has 0 or nothing where the inhabitants are not known.
        let inhabitants = match column(14) {
            "" => 0,
            digits => digits.parse().map_err(|_| not_a_number("population", digits))?,
        };
        if column(6) == "P" && inhabitants < options.least_inhabitants {
            summary.leave_out(LeftOut::TooSmall);
            return Ok(());
        }
        let place =
            Place { of: country_id(column(8)), inhabitants, wikidata: None, names: Vec::new() };
        if places.insert(number, place).is_some() {
            summary.fault(line, format_args!("geonameid {number} stands there twice"));
        }
        Ok(())
    })?;
    Ok(places)
}

fn read_names(
    input: impl BufRead,
    places: &mut BTreeMap<u64, Place>,
    summary: &mut ImportSummary,
) -> Result<(), ImportError> {
    each_row(input, summary, |line, columns, summary| {
        if !NAME_COLUMNS.contains(&columns.len()) {
            return Err(format!("8 or 10 columns expected, {} found", columns.len()));
        }
        let column = |at: usize| columns.get(at).copied().unwrap_or_default();
        let (language, name) = (column(2), column(3));
        if !matches!(language, "ar" | "wkdt") {
            return Ok(());
        }
        let number = column(1).parse::<u64>().map_err(|_| not_a_number("geonameid", column(1)))?;
        let Some(place) = places.get_mut(&number) else {
            if language == "ar" {
                summary.leave_out(LeftOut::UnknownThing);
            }
            return Ok(());
        };
        if language == "wkdt" {
            let digits = name.strip_prefix('Q').filter(|digits| digits.parse::<u64>().is_ok());
            place.wikidata = digits.map(|_| name.to_owned()).or(place.wikidata.take());
            return Ok(());
        }
        let (preferred, colloquial, historic) =
            (column(4) == "1", column(6) == "1", column(7) == "1");
        place.names.push((!preferred, line, !colloquial && !historic, name.to_owned()));
        Ok(())
    })
}

/// Hands each row to `take`; what it returns as an error is a fault of that line.
fn each_row(
    input: impl BufRead,
    summary: &mut ImportSummary,
    mut take: impl FnMut(u64, &[&str], &mut ImportSummary) -> Result<(), String>,
) -> Result<(), ImportError> {
    let mut lines = Lines::new(input);
    while let Some((number, line)) = lines.next().map_err(ImportError::Read)? {
        let text = match line {
            Line::Text(text) => text,
            Line::TooLong => {
                summary.fault(number, "the line is too long");
                continue;
            }
            Line::NotUtf8 => {
                summary.fault(number, "not UTF-8");
                continue;
            }
        };
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = text.split('\t').collect();
        match take(number, &columns, summary) {
            Ok(()) => summary.records += 1,
            Err(message) => summary.fault(number, message),
        }
    }
    Ok(())
}

fn not_a_number(column: &str, value: &str) -> String {
    format!("{column} is no number: {value:?}")
}
