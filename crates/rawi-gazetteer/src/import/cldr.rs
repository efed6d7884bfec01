//! CLDR in JSON, as the packages `cldr-localenames-full`, `cldr-subdivisions-full` and `cldr-dates-full` have it.

use std::collections::BTreeMap;
use std::io::Write;

use rawi_entities::EntityKind;
use serde::Deserialize;
use serde_json::Value;

use super::countries::country_id;
use super::rows::{ImportError, ImportSummary, LeftOut, RowWriter, Thing};

/// Codes of CLDR and ISO that are no places: bodies, and what is unknown or private.
const NO_PLACES: [&str; 8] = ["EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "001"];

/// Imports one file of one Arabic locale: the names of territories (`territories.json`), of subdivisions
/// (`subdivisions/ar.json`), or the exemplar cities of time zones (`timeZoneNames.json`), whichever it is.
///
/// A country gets its Wikidata number, another part of the world `m49:` and the UN's number, a subdivision `iso:` and
/// its ISO 3166-2 code (`iso:IQ-BA`), a city `tz:` and its zone, since CLDR knows it by nothing else.
pub fn import_cldr(json: &str, output: impl Write) -> Result<ImportSummary, ImportError> {
    let file: File = serde_json::from_str(json).map_err(|error| ImportError::Format {
        expected: "CLDR file in JSON",
        reason: error.to_string(),
    })?;
    let mut rows = RowWriter::new(output, "cldr");
    let mut any = false;
    // The files of subdivisions have no level for the locale; their identity has it.
    let subdivisions =
        file.subdivisions.map(|content| (content.identity.language.clone(), content));
    for (locale, content) in file.main.into_iter().chain(subdivisions) {
        if locale != "ar" && !locale.starts_with("ar-") {
            let reason = format!("the locale is {locale:?} and not an Arabic one");
            return Err(ImportError::Format { expected: "Arabic file of CLDR", reason });
        }
        let names = &content.names;
        any |= !(names.territories.is_empty() && names.subdivisions.is_empty());
        import_territories(&names.territories, &mut rows)?;
        import_subdivisions(&names.subdivisions, &mut rows)?;
        for (region, zones) in &content.dates.time_zone_names.zone {
            any = true;
            import_zones(region, zones, &mut rows)?;
        }
    }
    if !any {
        let reason = "it has neither territories nor subdivisions nor time zones".to_owned();
        return Err(ImportError::Format { expected: "CLDR file of names", reason });
    }
    rows.finish()
}

fn import_territories<W: Write>(
    territories: &BTreeMap<String, String>,
    rows: &mut RowWriter<W>,
) -> Result<(), ImportError> {
    // `IQ`, and with it `IQ-alt-short`, `IQ-alt-variant`; `IQ` comes first in the order of the map.
    let mut by_code: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, name) in territories {
        let code = key.split('-').next().unwrap_or(key);
        by_code.entry(code).or_default().push(name);
    }
    for (code, names) in by_code {
        rows.summary.records += 1;
        if NO_PLACES.contains(&code) {
            rows.summary.leave_out(LeftOut::NoPlace);
            continue;
        }
        let own = if code.starts_with(|first: char| first.is_ascii_digit()) {
            format!("m49:{code}")
        } else {
            format!("iso:{code}")
        };
        write_place(country_id(code).unwrap_or(&own), None, &names, rows)?;
    }
    Ok(())
}

fn import_subdivisions<W: Write>(
    subdivisions: &BTreeMap<String, String>,
    rows: &mut RowWriter<W>,
) -> Result<(), ImportError> {
    for (key, name) in subdivisions {
        rows.summary.records += 1;
        let code = key.to_ascii_uppercase();
        let Some((country, part)) = code.split_at_checked(2).filter(|(_, part)| !part.is_empty())
        else {
            rows.summary.leave_out(LeftOut::NoPlace);
            continue;
        };
        write_place(&format!("iso:{country}-{part}"), country_id(country), &[name], rows)?;
    }
    Ok(())
}

fn import_zones<W: Write>(
    region: &str,
    zones: &BTreeMap<String, Value>,
    rows: &mut RowWriter<W>,
) -> Result<(), ImportError> {
    for (zone, value) in zones {
        // A zone may have a part below it: America/Argentina/Ushuaia.
        let parts = value.as_object().into_iter().flatten();
        let below = parts.filter_map(|(part, value)| {
            Some((format!("{zone}/{part}"), value.get("exemplarCity")?))
        });
        let here = value.get("exemplarCity").map(|city| (zone.clone(), city));
        for (zone, city) in here.into_iter().chain(below) {
            rows.summary.records += 1;
            if let Some(name) = city.as_str() {
                write_place(&format!("tz:{region}/{zone}"), None, &[name], rows)?;
            }
        }
    }
    Ok(())
}

fn write_place<W: Write>(
    id: &str,
    of: Option<&str>,
    names: &[&str],
    rows: &mut RowWriter<W>,
) -> Result<(), ImportError> {
    // Countries and parts of the world are known by one word; regions often share theirs with a city.
    let known_by_one_word = of.is_none();
    let thing = Thing { id, kind: EntityKind::Location, of, known_by_one_word };
    rows.write(&thing, names.iter().map(|name| (*name, true)))
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    main: BTreeMap<String, Content>,
    subdivisions: Option<Content>,
}

#[derive(Deserialize)]
struct Content {
    #[serde(default)]
    identity: Identity,
    #[serde(default, rename = "localeDisplayNames")]
    names: Names,
    #[serde(default)]
    dates: Dates,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Identity {
    language: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Names {
    territories: BTreeMap<String, String>,
    subdivisions: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Dates {
    #[serde(rename = "timeZoneNames")]
    time_zone_names: TimeZoneNames,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TimeZoneNames {
    zone: BTreeMap<String, BTreeMap<String, Value>>,
}
