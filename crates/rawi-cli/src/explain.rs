//! `rawi explain`: an article with its findings marked in it.

use std::io::Write;

use anstream::{AutoStream, ColorChoice};
use anyhow::Context;
use owo_colors::{OwoColorize, Style};
use rawi_analysis::{Analysis, Document, OffsetUnit, Record, analyze_tokenized, parse_published};
use rawi_documents::{Documents, Fields, Source};
use rawi_entities::EntityKind;
use rawi_text::Span;
use rawi_tokens::TokenizedText;

use crate::arguments::Explain;
use crate::names;
use crate::output::{Refused, Status, complain};

pub(crate) fn run(arguments: &Explain) -> anyhow::Result<Status> {
    let published = match arguments.published.as_deref() {
        None => None,
        Some(day) => match parse_published(day) {
            None => {
                return Err(
                    Refused::new(format_args!("{day:?} is no day: write YYYY-MM-DD")).into()
                );
            }
            some => some,
        },
    };
    let (gazetteer, policy) = names::load(&arguments.names)?;
    let stdout = std::io::stdout();
    let colour = AutoStream::choice(&stdout) != ColorChoice::Never;
    let mut output = AutoStream::auto(stdout.lock());
    let mut status = Status::Done;
    let documents: Box<dyn Iterator<Item = _>> = if arguments.input.exists() {
        Box::new(Documents::new([Source::path(&arguments.input)], Fields::default()))
    } else {
        let text = arguments.input.to_str().context("the text is no UTF-8")?.to_owned();
        Box::new(std::iter::once(Ok(Document { id: "text".into(), text, ..Document::default() })))
    };
    for document in documents {
        match document {
            Ok(mut document) => {
                document.published = published.or(document.published);
                let text = TokenizedText::new(&document.text);
                let analysis = analyze_tokenized(&gazetteer, policy, &document, &text);
                output.write_all(page(&document, &analysis, colour).as_bytes())?;
            }
            Err(reject) => {
                complain(&reject);
                status = status.max(if reject.reason.is_of_input() {
                    Status::Failed
                } else {
                    Status::Rejected
                });
            }
        }
    }
    output.flush()?;
    Ok(status)
}

/// What a marked piece of the text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Entity(EntityKind),
    Date,
    Number,
    Cue,
}

impl Mark {
    fn name(self) -> &'static str {
        match self {
            Mark::Entity(kind) => kind.name(),
            Mark::Date => "TIME",
            Mark::Number => "NUM",
            Mark::Cue => "CUE",
        }
    }

    fn colours(self) -> Style {
        let style = Style::new();
        match self {
            Mark::Entity(EntityKind::Person) => style.bold().bright_yellow(),
            Mark::Entity(EntityKind::Organization) => style.bold().bright_blue(),
            Mark::Entity(EntityKind::Location) => style.bold().bright_green(),
            Mark::Entity(EntityKind::Group) => style.green(),
            Mark::Entity(EntityKind::Event | EntityKind::Miscellaneous) => {
                style.bold().bright_red()
            }
            Mark::Date => style.bright_magenta(),
            Mark::Number => style.bright_cyan(),
            Mark::Cue => style.underline(),
        }
    }

    const ALL: [Mark; 8] = [
        Mark::Entity(EntityKind::Person),
        Mark::Entity(EntityKind::Organization),
        Mark::Entity(EntityKind::Location),
        Mark::Entity(EntityKind::Group),
        Mark::Entity(EntityKind::Event),
        Mark::Date,
        Mark::Number,
        Mark::Cue,
    ];
}

/// The article with its findings, then a list of what they mean.
fn page(document: &Document, analysis: &Analysis, colour: bool) -> String {
    let paint = |text: &str, mark: Mark| {
        if colour {
            text.style(mark.colours()).to_string()
        } else {
            format!("[{text}]{}", mark.name())
        }
    };
    let mut page = document.id.clone() + "\n";
    if colour {
        let legend: Vec<String> =
            Mark::ALL.iter().map(|mark| mark.name().style(mark.colours()).to_string()).collect();
        page.push_str(&legend.join("  "));
    }
    page.push('\n');
    let mut copied = 0;
    for (span, mark) in marks(analysis) {
        // A finding inside another one is marked by the outer one alone.
        if span.start() < copied {
            continue;
        }
        page.push_str(document.text.get(copied..span.start()).unwrap_or_default());
        page.push_str(&paint(span.text(&document.text).unwrap_or_default(), mark));
        copied = span.end();
    }
    page.push_str(document.text.get(copied..).unwrap_or_default().trim_end());
    page.push_str("\n\n");
    page.push_str(&findings(document, analysis));
    page
}

fn marks(analysis: &Analysis) -> Vec<(Span, Mark)> {
    let mut marks: Vec<(Span, Mark)> = Vec::new();
    marks.extend(analysis.entities.iter().map(|it| (it.span, Mark::Entity(it.kind))));
    marks.extend(analysis.dates.iter().map(|it| (it.span, Mark::Date)));
    marks.extend(analysis.numbers.iter().map(|it| (it.span, Mark::Number)));
    marks.extend(analysis.statements.iter().map(|it| (it.cue, Mark::Cue)));
    marks.sort_by_key(|(span, _)| (span.start(), usize::MAX - span.end()));
    marks
}

/// What the findings mean: ASCII first, so that right-to-left text does not turn the columns round.
fn findings(document: &Document, analysis: &Analysis) -> String {
    let record = Record::new(document, analysis, OffsetUnit::Char);
    let mut list: Vec<String> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for entity in &record.entities {
        if !seen.contains(&entity.id) {
            seen.push(entity.id);
            let mentions = record.entities.iter().filter(|other| other.id == entity.id).count();
            list.push(format!(
                "{:4}  {:24}  x{mentions:<3}  {}",
                entity.kind, entity.id, entity.name
            ));
        }
    }
    for date in &record.dates {
        let value = date.value.unwrap_or("?");
        let modifier = date.modifier.unwrap_or_default();
        list.push(format!("TIME  {value:24}  {modifier:5} {}", date.piece.text));
    }
    for number in &record.numbers {
        let value = number
            .exact
            .clone()
            .or_else(|| serde_json::to_value(number).ok()?.get("value").map(ToString::to_string));
        let unit = number.unit.as_ref().map(|unit| unit.piece.text).unwrap_or_default();
        let modifier = number.modifier.unwrap_or_default();
        list.push(format!(
            "NUM   {:24}  {modifier:5} {} · {unit}",
            format!("{} {}", value.unwrap_or_default(), number.kind),
            number.piece.text
        ));
    }
    for said in &record.statements {
        let manner = if said.direct { "quoted" } else { "reported" };
        list.push(format!("SAID  {manner:24}  {}: {}", said.speaker.name, said.content.text));
    }
    list.push(String::new());
    list.join("\n")
}
