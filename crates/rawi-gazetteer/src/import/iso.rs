//! Names of ISO 3166 codes: `langs/ar.json` of i18n-iso-countries, and the `ar.po` files of iso-codes.

use std::collections::BTreeMap;
use std::io::Write;

use rawi_entities::EntityKind;
use serde::Deserialize;

use super::countries::country_id;
use super::rows::{ImportError, ImportSummary, LeftOut, RowWriter, Thing};

/// Imports the Arabic names of countries or subdivisions, from JSON or from a table of translations.
///
/// A country gets its Wikidata number, a subdivision `iso:` and its code. In a `.po` file a translation belongs to the
/// codes in the comment above it (`#. Name for IQ-BA`); what is marked as fuzzy or not translated is left out.
pub fn import_iso(text: &str, output: impl Write) -> Result<ImportSummary, ImportError> {
    if text.trim_start().starts_with('{') {
        let file: Names = serde_json::from_str(text).map_err(|error| ImportError::Format {
            expected: "list of countries in JSON",
            reason: error.to_string(),
        })?;
        if file.locale != "ar" {
            let reason = format!("the locale is {:?}", file.locale);
            return Err(ImportError::Format { expected: "list in Arabic", reason });
        }
        let mut rows = RowWriter::new(output, "iso");
        for (code, names) in &file.countries {
            let names = match names {
                OneOrMore::One(name) => std::slice::from_ref(name),
                OneOrMore::More(names) => names,
            };
            write_code(code, names.iter().map(String::as_str), &mut rows)?;
        }
        return rows.finish();
    }
    let mut summary = ImportSummary::default();
    let by_code = read_po(text, &mut summary)?;
    let mut rows = RowWriter::new(output, "iso");
    rows.summary = summary;
    for (code, names) in &by_code {
        write_code(code, names.iter().map(String::as_str), &mut rows)?;
    }
    rows.finish()
}

#[derive(Deserialize)]
struct Names {
    locale: String,
    countries: BTreeMap<String, OneOrMore>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

fn write_code<'n, W: Write>(
    code: &str,
    names: impl Iterator<Item = &'n str>,
    rows: &mut RowWriter<W>,
) -> Result<(), ImportError> {
    rows.summary.records += 1;
    let own = format!("iso:{code}");
    let country = country_id(code);
    let of = code.split_once('-').and_then(|(country, _)| country_id(country));
    let Some(id) = country.or_else(|| code.contains('-').then_some(own.as_str())) else {
        rows.summary.leave_out(LeftOut::NoPlace);
        return Ok(());
    };
    let known_by_one_word = country.is_some();
    let thing = Thing { id, kind: EntityKind::Location, of, known_by_one_word };
    rows.write(&thing, names.map(|name| (name, true)))
}

/// One entry of a table of translations.
#[derive(Default)]
struct Entry {
    codes: Vec<String>,
    fuzzy: bool,
    translation: String,
}

/// The translations of a table by their codes.
fn read_po(
    text: &str,
    summary: &mut ImportSummary,
) -> Result<BTreeMap<String, Vec<String>>, ImportError> {
    // By code, for a country has its name and its official name in two entries.
    let mut by_code: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut entries = 0_u64;
    let mut entry = Entry::default();
    let mut in_translation = false;
    for (line, number) in text.lines().zip(1_u64..).chain([("", 0)]) {
        let line = line.trim();
        if line.is_empty() {
            entries += u64::from(!entry.codes.is_empty());
            let Entry { codes, fuzzy, translation } = std::mem::take(&mut entry);
            in_translation = false;
            if fuzzy || translation.is_empty() {
                if !codes.is_empty() {
                    summary.leave_out(LeftOut::NoArabicName);
                }
                continue;
            }
            for code in codes {
                by_code.entry(code).or_default().push(translation.clone());
            }
        } else if let Some(comment) = line.strip_prefix("#.") {
            entry.codes.extend(codes(comment).map(str::to_owned));
        } else if let Some(flags) = line.strip_prefix("#,") {
            entry.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        } else if let Some(quoted) = line.strip_prefix("msgstr ") {
            in_translation = true;
            push_quoted(quoted, number, &mut entry.translation, summary);
        } else if line.starts_with("msg") {
            in_translation = false;
        } else if in_translation && line.starts_with('"') {
            push_quoted(line, number, &mut entry.translation, summary);
        }
    }
    if entries == 0 {
        let reason = "no comment in it names a code (`#. Name for IQ`)".to_owned();
        return Err(ImportError::Format { expected: "ISO list in JSON or .po", reason });
    }
    Ok(by_code)
}

/// The codes of a comment: `Name for IQ-BA, Governorate`, `Official name for IRQ`.
fn codes(comment: &str) -> impl Iterator<Item = &str> {
    let (_, codes) = comment.split_once(" for ").unwrap_or_default();
    codes.split([',', ' ']).filter(|code| {
        let letters = |part: &str, least: usize| {
            part.len() >= least
                && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        };
        match code.split_once('-') {
            Some((country, part)) => letters(country, 2) && letters(part, 1),
            None => letters(code, 2) && code.len() <= 3,
        }
    })
}

/// Appends the text of a quoted string.
fn push_quoted(quoted: &str, line: u64, text: &mut String, summary: &mut ImportSummary) {
    let inside = quoted.strip_prefix('"').and_then(|inside| inside.strip_suffix('"'));
    let Some(inside) = inside else {
        summary.fault(line, "a string without its quotation marks");
        return;
    };
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next() {
                Some('n' | 't') => ' ',
                Some(other) => other,
                None => break,
            },
            other => other,
        });
    }
}
