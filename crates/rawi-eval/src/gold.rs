//! Annotated articles.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

/// One annotated article.
#[derive(Clone, Debug)]
pub struct GoldArticle {
    /// The name by which a record is matched to it.
    pub name: String,
    pub(crate) entities: Vec<GoldEntity>,
    pub(crate) dates: Vec<GoldValue>,
    pub(crate) numbers: Vec<GoldValue>,
    pub(crate) statements: Vec<GoldStatement>,
    /// The text in code points.
    pub(crate) text: Vec<char>,
}

#[derive(Clone, Debug)]
pub(crate) struct GoldEntity {
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) optional: bool,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Every span and type that is right.
    pub(crate) right: Vec<(usize, usize, String)>,
}

#[derive(Clone, Debug)]
pub(crate) struct GoldValue {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) optional: bool,
    /// The value, and others that are as right.
    pub(crate) values: Vec<Value>,
    pub(crate) alt_text: Option<String>,
    pub(crate) unit: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct GoldStatement {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) cue: String,
    pub(crate) optional: bool,
    pub(crate) names: Vec<String>,
    pub(crate) content_start: Option<usize>,
}

/// An annotation that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {kind}")]
pub struct GoldError {
    place: String,
    kind: GoldErrorKind,
}

#[derive(Debug, thiserror::Error)]
enum GoldErrorKind {
    #[error("cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    #[error("no annotation: {0}")]
    Invalid(#[from] serde_json::Error),
    #[error("no NAME.gold.json in this folder")]
    Empty,
    #[error("its text is not beside it, nor in a folder beside its folder")]
    NoText,
}

const ENDING: &str = ".gold.json";

/// Reads a folder of `NAME.gold.json`. The text of each, `NAME.txt`, stands beside it, in a folder in it, or in a
/// folder beside it (`seeds/NAME.txt` for `gold/NAME.gold.json`).
pub fn read_gold(folder: &Path) -> Result<Vec<GoldArticle>, GoldError> {
    let error =
        |path: &Path, kind: GoldErrorKind| GoldError { place: path.display().to_string(), kind };
    let mut articles = Vec::new();
    for path in entries(folder).map_err(|cause| error(folder, cause.into()))? {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(name) = file.strip_suffix(ENDING) else { continue };
        let json = fs::read_to_string(&path).map_err(|cause| error(&path, cause.into()))?;
        let text = text_of(folder, name).ok_or_else(|| error(&path, GoldErrorKind::NoText))?;
        let text = fs::read_to_string(&text).map_err(|cause| error(&text, cause.into()))?;
        let article =
            GoldArticle::from_json(name, &json, &text).map_err(|cause| error(&path, cause.kind))?;
        articles.push(article);
    }
    if articles.is_empty() {
        return Err(error(folder, GoldErrorKind::Empty));
    }
    Ok(articles)
}

fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn text_of(folder: &Path, name: &str) -> Option<PathBuf> {
    let file = format!("{name}.txt");
    let absolute = fs::canonicalize(folder).ok()?;
    let beside = absolute.parent().map(Path::to_path_buf);
    let near = [Some(absolute), beside].into_iter().flatten().flat_map(|place| {
        let inside = entries(&place).unwrap_or_default().into_iter().filter(|path| path.is_dir());
        std::iter::once(place).chain(inside).collect::<Vec<_>>()
    });
    near.map(|place| place.join(&file)).find(|path| path.is_file())
}

#[derive(Deserialize)]
struct RawArticle {
    #[serde(default)]
    entities: Vec<RawItem>,
    #[serde(default)]
    dates: Vec<RawItem>,
    #[serde(default)]
    numbers: Vec<RawItem>,
    #[serde(default)]
    statements: Vec<RawStatement>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RawItem {
    start: Option<usize>,
    end: Option<usize>,
    text: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    name: String,
    value: Value,
    alt: Vec<Value>,
    alt_text: Option<OneOrMany>,
    alt_type: Option<OneOrMany>,
    value_alt: Option<Value>,
    unit: Option<Value>,
    optional: bool,
}

#[derive(Deserialize)]
struct RawStatement {
    speaker: RawSpeaker,
    cue: RawPlace,
    #[serde(default)]
    content: Option<RawPlace>,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
struct RawSpeaker {
    #[serde(default)]
    name: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    names: Vec<String>,
}

#[derive(Deserialize)]
struct RawPlace {
    start: usize,
    end: usize,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn into_vec(self) -> Vec<String> {
        match self {
            OneOrMany::One(text) => vec![text],
            OneOrMany::Many(texts) => texts,
        }
    }
}

impl GoldArticle {
    /// Reads one annotation of one text.
    ///
    /// Items without `start` are looked for in the text by their `text`, one after the other.
    pub fn from_json(name: &str, json: &str, text: &str) -> Result<GoldArticle, GoldError> {
        let raw: RawArticle = serde_json::from_str(json)
            .map_err(|cause| GoldError { place: name.to_owned(), kind: cause.into() })?;
        let text: Vec<char> = text.chars().collect();
        Ok(GoldArticle {
            name: name.to_owned(),
            entities: located(raw.entities, &text, |item, start, end| {
                entity(item, start, end, &text)
            }),
            dates: located(raw.dates, &text, value),
            numbers: located(raw.numbers, &text, value),
            statements: raw.statements.into_iter().map(statement).collect(),
            text,
        })
    }

    pub(crate) fn slice(&self, start: usize, end: usize) -> String {
        self.text.get(start..end).unwrap_or_default().iter().collect()
    }
}

/// Makes items of raw ones, with their places.
fn located<T>(
    items: Vec<RawItem>,
    text: &[char],
    make: impl Fn(RawItem, usize, usize) -> T,
) -> Vec<T> {
    let mut from = 0;
    let mut made = Vec::with_capacity(items.len());
    for item in items {
        let place = item.start.zip(item.end).or_else(|| {
            let wanted: Vec<char> = item.text.as_deref()?.chars().collect();
            let start = find(text, &wanted, from).or_else(|| find(text, &wanted, 0))?;
            from = start + wanted.len();
            Some((start, from))
        });
        if let Some((start, end)) = place {
            made.push(make(item, start, end));
        }
    }
    made
}

fn find(text: &[char], wanted: &[char], from: usize) -> Option<usize> {
    if wanted.is_empty() {
        return None;
    }
    let mut windows = text.get(from..)?.windows(wanted.len());
    windows.position(|window| window == wanted).map(|at| at + from)
}

fn entity(item: RawItem, start: usize, end: usize, text: &[char]) -> GoldEntity {
    let mut right = vec![(start, end, item.kind.clone())];
    for alternative in &item.alt {
        if let Ok((start, end, kind)) =
            serde_json::from_value::<(usize, usize, String)>(alternative.clone())
        {
            right.push((start, end, kind));
        }
    }
    for spelling in item.alt_text.map(OneOrMany::into_vec).unwrap_or_default() {
        let wanted: Vec<char> = spelling.chars().collect();
        if let Some(at) = find(text, &wanted, start.saturating_sub(wanted.len()))
            && at < end
            && start < at + wanted.len()
        {
            right.push((at, at + wanted.len(), item.kind.clone()));
        }
    }
    let spans: Vec<(usize, usize)> = right.iter().map(|(start, end, _)| (*start, *end)).collect();
    for kind in item.alt_type.map(OneOrMany::into_vec).unwrap_or_default() {
        right.extend(spans.iter().map(|(start, end)| (*start, *end, kind.clone())));
    }
    GoldEntity { kind: item.kind, name: item.name, optional: item.optional, start, end, right }
}

fn value(item: RawItem, start: usize, end: usize) -> GoldValue {
    let mut values = vec![item.value];
    values.extend(item.alt);
    match item.value_alt {
        Some(Value::Array(others)) => values.extend(others),
        Some(other) if !other.is_null() => values.push(other),
        _ => {}
    }
    let unit = item.unit.and_then(|unit| match unit {
        Value::Object(unit) => unit.get("text").map(crate::compare::value_text),
        other => Some(crate::compare::value_text(&other)),
    });
    let alt_text = item.alt_text.and_then(|texts| texts.into_vec().into_iter().next());
    GoldValue { start, end, optional: item.optional, values, alt_text, unit }
}

fn statement(raw: RawStatement) -> GoldStatement {
    let mut names = vec![raw.speaker.name];
    names.extend(raw.speaker.names);
    names.extend(raw.speaker.text);
    GoldStatement {
        start: raw.cue.start,
        end: raw.cue.end,
        cue: raw.cue.text,
        optional: raw.optional,
        names,
        content_start: raw.content.map(|content| content.start),
    }
}
