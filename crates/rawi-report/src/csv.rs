//! The lists of a dossier as CSV (RFC 4180), one row a line, for spreadsheets.
//!
//! A cell that a spreadsheet would read as a formula begins with an apostrophe, which spreadsheets do not show. A table
//! begins with a byte order mark: without it Excel takes UTF-8 for the machine's code page and shows no Arabic. pandas,
//! `DuckDB`, readr and `LibreOffice` pass over it; Python's own `csv` does with the encoding `utf-8-sig`.

use rawi_aggregate::Dossier;
use rawi_aggregate::dossier::{EntityReference, Evidence, Verdict};

use crate::phrase;

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvTable {
    /// Its name, without the ending: `entities`.
    pub name: &'static str,
    /// The rows, UTF-8 with a byte order mark, CR LF line ends and a header.
    pub csv: String,
}

/// The documents, entities, companions, timeline, figures and statements as tables.
pub fn csv_tables(dossier: &Dossier) -> Vec<CsvTable> {
    vec![
        documents(dossier),
        entities(dossier),
        companions(dossier),
        timeline(dossier),
        figures(dossier),
        statements(dossier),
    ]
}

struct Rows {
    csv: String,
}

const BYTE_ORDER_MARK: char = '\u{feff}';

impl Rows {
    fn new(header: &[&str]) -> Rows {
        let mut rows = Rows { csv: BYTE_ORDER_MARK.to_string() };
        rows.row(header);
        rows
    }

    fn row(&mut self, cells: &[&str]) {
        for (column, cell) in cells.iter().enumerate() {
            if column > 0 {
                self.csv.push(',');
            }
            self.cell(cell);
        }
        self.csv.push_str("\r\n");
    }

    fn cell(&mut self, cell: &str) {
        let formula = cell
            .trim_start_matches(['"', ' '])
            .starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}']);
        // A number may be negative and is no formula.
        let guarded = formula && cell.parse::<f64>().is_err();
        let quoted = cell.contains([',', '"', '\n', '\r', ';', '\t']);
        if quoted {
            self.csv.push('"');
        }
        if guarded {
            self.csv.push('\'');
        }
        self.csv.push_str(&cell.replace('"', "\"\""));
        if quoted {
            self.csv.push('"');
        }
    }

    fn table(self, name: &'static str) -> CsvTable {
        CsvTable { name, csv: self.csv }
    }
}

fn text(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

fn name(reference: Option<&EntityReference>) -> &str {
    reference.map_or("", |reference| &reference.name)
}

/// Document, first and last character, and sentence of the first place.
fn place(evidence: &[Evidence]) -> [String; 4] {
    evidence.first().map_or_else(Default::default, |first| {
        [
            first.document.clone(),
            first.start.to_string(),
            first.end.to_string(),
            first.sentence.text.clone(),
        ]
    })
}

fn documents(dossier: &Dossier) -> CsvTable {
    let mut rows = Rows::new(&[
        "id",
        "published",
        "source",
        "agency",
        "title",
        "times",
        "copy_of",
        "entities",
        "dates",
        "numbers",
        "statements",
    ]);
    for document in &dossier.documents {
        let found = document.findings;
        rows.row(&[
            &document.id,
            text(document.published.as_ref()),
            text(document.source.as_ref()),
            text(document.agency.as_ref()),
            text(document.title.as_ref()),
            &document.times.to_string(),
            text(document.copy_of.as_ref()),
            &found.entities.to_string(),
            &found.dates.to_string(),
            &found.numbers.to_string(),
            &found.statements.to_string(),
        ]);
    }
    rows.table("documents")
}

fn entities(dossier: &Dossier) -> CsvTable {
    let mut rows = Rows::new(&[
        "id",
        "name",
        "type",
        "mentions",
        "documents",
        "independent",
        "first_day",
        "last_day",
        "role",
        "spellings",
    ]);
    for entity in &dossier.entities {
        let spellings: Vec<&str> =
            entity.spellings.iter().map(|spelling| &*spelling.text).collect();
        rows.row(&[
            &entity.id,
            &entity.name,
            entity.kind,
            &entity.mentions.to_string(),
            &entity.witnesses.documents.to_string(),
            &entity.witnesses.independent.to_string(),
            text(entity.first_day.as_ref()),
            text(entity.last_day.as_ref()),
            entity.roles.first().map_or("", |role| &role.text),
            &spellings.join(" | "),
        ]);
    }
    rows.table("entities")
}

fn companions(dossier: &Dossier) -> CsvTable {
    let mut rows = Rows::new(&[
        "id",
        "name",
        "companion_id",
        "companion",
        "sentences",
        "documents",
        "log_likelihood_milli",
        "npmi_milli",
    ]);
    for entity in &dossier.entities {
        for companion in &entity.companions {
            rows.row(&[
                &entity.id,
                &entity.name,
                &companion.id,
                &companion.name,
                &companion.sentences.to_string(),
                &companion.documents.to_string(),
                &companion.log_likelihood_milli.to_string(),
                &companion.npmi_milli.to_string(),
            ]);
        }
    }
    rows.table("companions")
}

fn timeline(dossier: &Dossier) -> CsvTable {
    let mut rows = Rows::new(&[
        "id",
        "value",
        "mod",
        "first_day",
        "last_day",
        "precision",
        "relation",
        "announced",
        "documents",
        "independent",
        "headline",
        "entities",
        "document",
        "start",
        "end",
        "sentence",
    ]);
    for event in &dossier.timeline {
        let names: Vec<&str> = event.entities.iter().map(|entity| &*entity.name).collect();
        let [document, start, end, sentence] = place(&event.evidence);
        rows.row(&[
            &event.id,
            &event.value,
            text(event.modifier.as_ref()),
            &event.first_day,
            &event.last_day,
            event.precision,
            event.relation,
            if event.announced { "true" } else { "false" },
            &event.witnesses.documents.to_string(),
            &event.witnesses.independent.to_string(),
            text(event.headline.as_ref()),
            &names.join(" | "),
            &document,
            &start,
            &end,
            &sentence,
        ]);
    }
    rows.table("timeline")
}

/// An exact value as a column of numbers takes it; empty where it has no end within six places.
fn decimal(value: &str) -> String {
    let decimals = phrase::in_decimals(value);
    if decimals.contains('/') { String::new() } else { decimals }
}

fn figures(dossier: &Dossier) -> CsvTable {
    let mut rows = Rows::new(&[
        "id",
        "counted",
        "noun",
        "type",
        "happening",
        "measured",
        "when",
        "when_mod",
        "owner",
        "place",
        "verdict",
        "value",
        "decimal",
        "mod",
        "documents",
        "independent",
        "first_day",
        "last_day",
        "said_by",
        "document",
        "start",
        "end",
        "sentence",
    ]);
    for figure in &dossier.figures {
        let verdict = match figure.verdict {
            Verdict::Single => "single",
            Verdict::Agree => "agree",
            Verdict::Differ => "differ",
            Verdict::Changed => "changed",
        };
        for value in &figure.values {
            let [document, start, end, sentence] = place(&value.evidence);
            rows.row(&[
                &figure.id,
                &figure.counted,
                &figure.noun,
                figure.kind,
                figure.happening.unwrap_or_default(),
                text(figure.measured.as_ref()),
                figure.when.as_ref().map_or("", |when| &when.value),
                figure.when.as_ref().map_or("", |when| text(when.modifier.as_ref())),
                name(figure.owner.as_ref()),
                name(figure.place.as_ref()),
                verdict,
                &value.value,
                &decimal(&value.value),
                text(value.modifier.as_ref()),
                &value.witnesses.documents.to_string(),
                &value.witnesses.independent.to_string(),
                text(value.first_day.as_ref()),
                text(value.last_day.as_ref()),
                &value.said_by.join(" | "),
                &document,
                &start,
                &end,
                &sentence,
            ]);
        }
    }
    rows.table("figures")
}

fn statements(dossier: &Dossier) -> CsvTable {
    let mut rows = Rows::new(&[
        "id",
        "speaker_id",
        "speaker",
        "direct",
        "denied",
        "documents",
        "independent",
        "first_day",
        "content",
        "document",
        "start",
        "end",
    ]);
    for speaker in &dossier.speakers {
        for statement in &speaker.statements {
            let [document, start, end, _] = place(&statement.evidence);
            let content = statement.evidence.first().map(|first| &*first.text);
            rows.row(&[
                &statement.id,
                text(speaker.id.as_ref()),
                &speaker.name,
                if statement.direct { "true" } else { "false" },
                if statement.denied { "true" } else { "false" },
                &statement.witnesses.documents.to_string(),
                &statement.witnesses.independent.to_string(),
                text(statement.first_day.as_ref()),
                content.unwrap_or(""),
                &document,
                &start,
                &end,
            ]);
        }
    }
    rows.table("statements")
}

#[cfg(test)]
mod tests {
    use super::{Rows, csv_tables, decimal};

    #[test]
    fn a_table_begins_with_one_byte_order_mark() {
        for table in csv_tables(&rawi_aggregate::Aggregate::default().finish()) {
            assert_eq!(&table.csv.as_bytes()[..3], [0xef, 0xbb, 0xbf], "{}", table.name);
            assert_eq!(1, table.csv.matches('\u{feff}').count(), "{}", table.name);
        }
    }

    #[test]
    fn a_decimal_is_a_number_or_nothing() {
        assert_eq!(
            ["2500", "2.5", "-0.125", ""].map(str::to_owned),
            ["2500", "5/2", "-1/8", "1/3"].map(decimal)
        );
    }

    #[test]
    fn formulas_are_guarded() {
        for (expected, cell) in [
            ("'=1+1", "=1+1"),
            ("\"'=HYPERLINK(\"\"http://a\"\",1)\"", "=HYPERLINK(\"http://a\",1)"),
            ("'@SUM(A1)", "@SUM(A1)"),
            ("'-2+3", "-2+3"),
            ("-2", "-2"),
            ("2500", "2500"),
            ("\"'\tx\"", "\tx"),
            ("\"\u{627}\u{60c} \"\"\u{628}\"\"\"", "\u{627}\u{60c} \"\u{628}\""),
        ] {
            let mut rows = Rows { csv: String::new() };
            rows.row(&[cell]);
            assert_eq!(format!("{expected}\r\n"), rows.csv);
        }
    }
}
