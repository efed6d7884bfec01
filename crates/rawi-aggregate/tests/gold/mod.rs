//! Annotated articles as analyses: what the stages should find, without the stages.

#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a broken annotation fails the test; the configuration's exceptions miss helper functions"
)]

use std::path::{Path, PathBuf};

use rawi_analysis::{Analysis, Document, parse_published};
use rawi_dates::{DateMention, TimexKind};
use rawi_entities::{EntityKind, EntityMention, Via};
use rawi_numbers::{Modifier, Number, NumberKind, NumberMention, Unit};
use rawi_statements::{Speaker, Statement};
use rawi_text::Span;
use rawi_tokens::{TokenizedText, find_dateline};
use serde_json::Value;

pub(crate) fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The annotated articles of the project's own corpus.
pub(crate) fn corpus() -> Vec<(Document, Analysis)> {
    let mut articles = Vec::new();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(workspace().join("corpus/gold"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.to_string_lossy().ends_with(".gold.json")) {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let text = workspace().join("corpus").join(gold["id"].as_str().unwrap());
        articles.push(read(&gold, &std::fs::read_to_string(text).unwrap()));
    }
    articles
}

/// The annotated articles of the evaluation folder; none where it is absent.
pub(crate) fn evaluation() -> Vec<(Document, Analysis)> {
    let folder = std::env::var_os("RAWI_EVAL_DATA")
        .map_or_else(|| workspace().join("../shared"), PathBuf::from);
    let Ok(entries) = std::fs::read_dir(folder.join("gold")) else {
        eprintln!("skipped: no annotated articles in {}", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut articles = Vec::new();
    for path in paths.iter().filter(|path| path.to_string_lossy().ends_with(".gold.json")) {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let text = folder.join("seeds").join(format!("{}.txt", gold["id"].as_str().unwrap()));
        articles.push(read(&gold, &std::fs::read_to_string(text).unwrap()));
    }
    articles
}

/// Each paragraph of the articles as a document of its own: many small documents.
pub(crate) fn paragraphs(articles: &[(Document, Analysis)]) -> Vec<(Document, Analysis)> {
    let mut parts = Vec::new();
    for (document, analysis) in articles {
        for (number, paragraph) in rawi_text::paragraphs(&document.text).enumerate() {
            let moved = |span: Span| {
                let start = span.start().checked_sub(paragraph.start())?;
                paragraph.contains(span).then(|| Span::new(start..start + span.len()))?
            };
            let entity = |entity: &EntityMention| {
                Some(EntityMention { span: moved(entity.span)?, ..entity.clone() })
            };
            let date =
                |date: &DateMention| Some(DateMention { span: moved(date.span)?, ..date.clone() });
            let statement = |said: &Statement| {
                Some(Statement {
                    speaker: Speaker { span: moved(said.speaker.span)?, ..said.speaker.clone() },
                    cue: moved(said.cue)?,
                    content: moved(said.content)?,
                    direct: said.direct,
                })
            };
            let part = Document {
                id: format!("{}#{number}", document.id),
                text: paragraph.text(&document.text).unwrap().to_owned(),
                ..document.clone()
            };
            let found = Analysis {
                entities: analysis.entities.iter().filter_map(entity).collect(),
                dates: analysis.dates.iter().filter_map(date).collect(),
                statements: analysis.statements.iter().filter_map(statement).collect(),
                ..Analysis::default()
            };
            parts.push((part, found));
        }
    }
    parts
}

/// One annotated article.
pub(crate) fn read(gold: &Value, text: &str) -> (Document, Analysis) {
    let reader = Reader { text, starts: text.char_indices().map(|(at, _)| at).collect() };
    let list = |field: &str| gold[field].as_array().cloned().unwrap_or_default();
    let analysis = Analysis {
        entities: list("entities").iter().filter_map(|value| reader.entity(value)).collect(),
        dates: list("dates").iter().filter_map(|value| reader.date(value)).collect(),
        numbers: list("numbers").iter().filter_map(|value| reader.number(value)).collect(),
        statements: list("statements").iter().filter_map(|value| reader.statement(value)).collect(),
        ..Analysis::default()
    };
    let cut = TokenizedText::new(text);
    let dateline = find_dateline(&cut);
    let document = Document {
        id: gold["id"].as_str().unwrap().to_owned(),
        text: text.to_owned(),
        published: gold["published"].as_str().and_then(parse_published),
        source: None,
    };
    (document, Analysis { dateline, ..analysis })
}

struct Reader<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl Reader<'_> {
    fn byte(&self, value: &Value) -> Option<usize> {
        let at = usize::try_from(value.as_u64()?).ok()?;
        Some(self.starts.get(at).copied().unwrap_or(self.text.len()))
    }

    fn span(&self, value: &Value) -> Option<Span> {
        Span::new(self.byte(&value["start"])?..self.byte(&value["end"])?)
    }

    /// A piece of which the annotation has the text only: the first one behind an offset.
    fn behind(&self, value: &Value, from: usize) -> Option<Span> {
        self.span(value).or_else(|| {
            let text = value["text"].as_str()?;
            let at = from + self.text.get(from..)?.find(text)?;
            Span::new(at..at + text.len())
        })
    }

    fn entity(&self, value: &Value) -> Option<EntityMention> {
        let kind = match value["type"].as_str()? {
            "PER" => EntityKind::Person,
            "ORG" => EntityKind::Organization,
            "LOC" => EntityKind::Location,
            "NORP" => EntityKind::Group,
            _ => EntityKind::Event,
        };
        let name = value["name"].as_str().or(value["text"].as_str())?.to_owned();
        Some(EntityMention {
            span: self.span(value)?,
            kind,
            id: format!("gold:{name}"),
            name,
            via: Via::Gazetteer,
        })
    }

    fn date(&self, value: &Value) -> Option<DateMention> {
        let modifier = match value["mod"].as_str() {
            Some("START") => Some("START"),
            Some("MID") => Some("MID"),
            Some("END") => Some("END"),
            Some("APPROX") => Some("APPROX"),
            _ => None,
        };
        Some(DateMention {
            span: self.span(value)?,
            kind: match value["type"].as_str()? {
                "TIME" => TimexKind::Time,
                "DURATION" => TimexKind::Duration,
                "SET" => TimexKind::Set,
                _ => TimexKind::Date,
            },
            value: value["value"].as_str().map(str::to_owned),
            modifier,
            calendar: None,
            original: None,
        })
    }

    fn number(&self, value: &Value) -> Option<NumberMention> {
        let span = self.span(value)?;
        let kind = match value["type"].as_str()? {
            "ordinal" => NumberKind::Ordinal,
            "fraction" => NumberKind::Fraction,
            "percent" => NumberKind::Percent,
            "money" => NumberKind::Money,
            "measure" => NumberKind::Measure,
            _ => NumberKind::Cardinal,
        };
        let modifier = match value["mod"].as_str() {
            Some("APPROX") => Some(Modifier::Approx),
            Some("MORE_THAN") => Some(Modifier::MoreThan),
            Some("LESS_THAN") => Some(Modifier::LessThan),
            Some("EQUAL_OR_MORE") => Some(Modifier::EqualOrMore),
            Some("EQUAL_OR_LESS") => Some(Modifier::EqualOrLess),
            _ => None,
        };
        Some(NumberMention {
            span,
            // Fractions are for the tests of the whole chain: whole numbers do here.
            value: Some(Number::from_integer(value["value"].as_i64()?.into())),
            kind,
            modifier,
            unit: self.behind(&value["unit"], span.start()).map(|span| Unit { span, code: None }),
            of: self.behind(&value["of"], span.end()),
        })
    }

    fn statement(&self, value: &Value) -> Option<Statement> {
        let cue = self.span(&value["cue"])?;
        let name = value["speaker"]["name"].as_str()?.to_owned();
        let text = value["speaker"]["text"].as_str().unwrap_or(&name).to_owned();
        let near = self.text.get(..cue.start())?.rfind(&text);
        let start = near.or_else(|| self.text.find(&text)).unwrap_or(cue.start());
        Some(Statement {
            speaker: Speaker {
                id: Some(format!("gold:{name}")),
                name,
                span: Span::new(start..start + text.len())?,
            },
            cue,
            content: self.span(&value["content"])?,
            direct: value["direct"].as_bool().unwrap_or(false),
        })
    }
}
