//! Predicted records, as much of them as is scored.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// Predicted records by the file name in their id, without folder and `.txt`.
pub type Records = BTreeMap<String, Predicted>;

/// One predicted record.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Predicted {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    pub(crate) entities: Vec<PredictedEntity>,
    #[serde(default)]
    pub(crate) dates: Vec<PredictedDate>,
    #[serde(default)]
    pub(crate) numbers: Vec<PredictedNumber>,
    #[serde(default)]
    pub(crate) statements: Vec<PredictedStatement>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PredictedEntity {
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) id: Option<String>,
    #[serde(default)]
    pub(crate) name: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PredictedDate {
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(default)]
    pub(crate) value: Value,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PredictedNumber {
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(default)]
    pub(crate) value: Value,
    #[serde(default)]
    pub(crate) unit: Option<Value>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PredictedStatement {
    #[serde(default)]
    pub(crate) speaker: Option<PredictedSpeaker>,
    pub(crate) cue: Place,
    #[serde(default)]
    pub(crate) content: Option<Place>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct PredictedSpeaker {
    #[serde(default)]
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) text: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Place {
    pub(crate) start: usize,
    #[serde(default)]
    pub(crate) end: usize,
}

/// A line that is no record.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: no record: {cause}")]
pub struct RecordError {
    line: usize,
    #[source]
    cause: serde_json::Error,
}

/// Reads records, one JSON object a line. Of two records of one name the later counts.
pub fn read_records(lines: &str) -> Result<Records, RecordError> {
    let mut records = Records::new();
    for (index, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let record: Predicted =
            serde_json::from_str(line).map_err(|cause| RecordError { line: index + 1, cause })?;
        let id = crate::compare::value_text(&record.id);
        let name = id.rsplit('/').next().unwrap_or_default();
        records.insert(name.strip_suffix(".txt").unwrap_or(name).to_owned(), record);
    }
    Ok(records)
}
