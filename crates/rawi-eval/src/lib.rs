//! Scores records against annotated articles.
//!
//! [`read_gold`] reads a folder of `NAME.gold.json`, each with the record of one article; [`read_records`] reads
//! predicted records, one JSON object a line, offsets in code points. They are matched by the file name in the
//! record's id. [`score`] compares them and gives a [`Report`], which prints a row a layer:
//!
//! - *entities*: a mention is right where span and type are.
//! - *dates*: relaxed (the spans overlap), with the value too, and with the exact span.
//! - *numbers*: the spans overlap and the values are equal; how many units are right.
//! - *statements*: the cues overlap, with the speaker too, and with the start of the content.
//! - *linking*: of the things mentioned more than once, how many mentions share one id.
//!
//! Beside the fields of a record, gold may have on an entity `alt` (other spans `[start, end, type]` that are as
//! right), `alt_text`, `alt_type`; on a date `alt` (other values) and `alt_text`; on a number `value_alt`; on a
//! statement's speaker `names` (other names); on all `optional`: neither found nor missed counts.
//!
//! # Example
//!
//! ```
//! use rawi_eval::{GoldArticle, read_records, score};
//!
//! let gold = r#"{"entities": [{"start": 0, "end": 5, "text": "بغداد", "type": "LOC", "name": "بغداد"}],
//!               "dates": [], "numbers": [], "statements": []}"#;
//! let gold = GoldArticle::from_json("1", gold, "بغداد").unwrap();
//! let records = r#"{"id": "1.txt", "entities": [{"start": 0, "end": 5, "type": "LOC", "id": "Q1530"}]}"#;
//! let report = score(&[gold], &read_records(records).unwrap());
//! assert_eq!(report.entities.f1(), 1.0);
//! ```

mod compare;
mod gold;
mod record;
mod report;
mod scoring;

pub use gold::{GoldArticle, GoldError, read_gold};
pub use record::{RecordError, Records, read_records};
pub use report::{Miss, Report, Tally};
pub use scoring::score;
