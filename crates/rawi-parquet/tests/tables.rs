//! Tables come back as they went in.

use std::fs;
use std::path::PathBuf;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, RowAccessor};
use rawi_parquet::{TablesError, write_tables};

const RECORD: &str = r#"{"id":"a","published":"2024-08-16","source":"س","entities":[{"start":0,"end":5,"text":"بغداد","type":"LOC","id":"Q1530","name":"بغداد","via":"gazetteer"}],"dates":[{"start":6,"end":9,"text":"أمس","type":"DATE","value":"2024-08-15"}],"numbers":[{"start":1,"end":3,"text":"ثلث","type":"fraction","value":0.3333333333333333,"exact":"1/3"},{"start":4,"end":5,"text":"9","type":"cardinal","value":"12345678901234567890123"},{"start":4,"end":5,"text":"9","type":"cardinal","value":null}],"statements":[{"speaker":{"name":"مسؤول","start":0,"end":5,"text":"مسؤول"},"cue":{"start":0,"end":3,"text":"قال"},"content":{"start":3,"end":9,"text":"كذا"},"direct":true}]}
{"id":"b"}
"#;
const DOSSIER: &str = r#"{"documents":[{"id":"a","title":"عنوان","times":2},{"id":"b","times":1,"copy_of":"a"}],"entities":[{"id":"Q1530","name":"بغداد","type":"LOC","mentions":1,"documents":1,"independent":1,"first_day":"2024-08-16","companions":[{"id":"Q796","name":"العراق","sentences":3,"documents":2,"log_likelihood_milli":1500,"npmi_milli":-20}]}]}"#;

fn folder(name: &str, records: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("records.jsonl"), records).unwrap();
    fs::write(folder.join("dossier.json"), DOSSIER).unwrap();
    folder
}

fn rows(folder: &std::path::Path, table: &str) -> Vec<parquet::record::Row> {
    let file = fs::File::open(folder.join(format!("{table}.parquet"))).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    reader.get_row_iter(None).unwrap().map(Result::unwrap).collect()
}

#[test]
fn rows_come_back() {
    let folder = folder("back", RECORD);
    let written = write_tables(&folder).unwrap();
    assert_eq!((written.documents, written.mentions, written.numbers, written.pairs), (2, 1, 3, 1));
    let documents = rows(&folder, "documents");
    assert_eq!(documents[0].get_string(0).unwrap(), "a");
    let published = documents[0].get_column_iter().nth(1).unwrap();
    assert_eq!(published.1, &Field::Date(19_951));
    assert_eq!(documents[0].get_long(6).unwrap(), 2);
    let published = documents[1].get_column_iter().nth(1).unwrap();
    assert_eq!(published.1, &Field::Null);
    assert_eq!(documents[1].get_string(7).unwrap(), "a");
    let mentions = rows(&folder, "mentions");
    assert_eq!(mentions[0].get_string(3).unwrap(), "بغداد");
    assert_eq!((mentions[0].get_long(1).unwrap(), mentions[0].get_long(2).unwrap()), (0, 5));
    let numbers = rows(&folder, "numbers");
    assert_eq!(numbers[0].get_string(6).unwrap(), "1/3");
    assert_eq!(numbers[1].get_string(6).unwrap(), "12345678901234567890123");
    let value = numbers[2].get_column_iter().nth(5).unwrap();
    assert_eq!(value.1, &Field::Null);
    assert!(rows(&folder, "statements")[0].get_bool(10).unwrap());
    assert_eq!(rows(&folder, "pairs")[0].get_long(7).unwrap(), -20);
    assert_eq!(rows(&folder, "dates").len(), 1);
    assert_eq!(rows(&folder, "entities").len(), 1);
}

#[test]
fn more_rows_than_a_row_group_holds_come_back() {
    let lines: String = (0..70_000).map(|id| format!("{{\"id\":\"{id}\"}}\n")).collect();
    let folder = folder("many", &lines);
    write_tables(&folder).unwrap();
    let documents = rows(&folder, "documents");
    assert_eq!(documents.len(), 70_000);
    assert_eq!(documents[69_999].get_string(0).unwrap(), "69999");
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let (first, second) = (folder("first", RECORD), folder("second", RECORD));
    write_tables(&first).unwrap();
    write_tables(&second).unwrap();
    for table in ["documents", "entities", "mentions", "dates", "numbers", "statements", "pairs"] {
        let read = |folder: &PathBuf| fs::read(folder.join(format!("{table}.parquet"))).unwrap();
        assert!(read(&first) == read(&second), "{table}");
    }
}

#[test]
fn a_broken_line_is_named_and_leaves_no_table() {
    let folder = folder("broken", "{\"id\":\"a\"}\n{\"id\":");
    let error = write_tables(&folder).unwrap_err();
    assert!(matches!(error, TablesError::Malformed { line: 2, .. }), "{error}");
    assert!(!folder.join("documents.parquet").exists());
}
