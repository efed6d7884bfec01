//! The statements stage against its cases.
//!
//! A case has a `text`, the `entities` in it (`"PER سامي"`, or `"PER الحداد = سامي الحداد"` where the canonical name
//! differs) and the expected `value`, a line for each statement: `cue | speaker | content`. A content that is quoted
//! whole stands in guillemets; `+` adds speakers, `<` the one who passes it on, `…` the rest behind the cue, and
//! `negated` or `possible` stands before what was not said.

use rawi_entities::{EntityKind, EntityMention, Via};
use rawi_statements::{Statement, Status, find_speech};
use rawi_text::Span;
use rawi_tokens::TokenizedText;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    entities: Vec<String>,
    value: Vec<String>,
    text: String,
}

#[test]
fn statements_are_those_of_the_cases() {
    testkit::check_cases("statements", |case: &Case| {
        let found = find_speech(&TokenizedText::new(&case.text), &entities(case)?);
        let lines: Vec<String> =
            found.iter().map(|statement| line(statement, &case.text)).collect();
        if lines == case.value {
            return Ok(());
        }
        let (expected, found) = (case.value.join("\n    "), lines.join("\n    "));
        Err(format!("{}\n  expected\n    {expected}\n  found\n    {found}", case.name))
    });
}

fn line(statement: &Statement, source: &str) -> String {
    let slice = |span: Span| span.text(source).unwrap();
    let status = match statement.status {
        Status::Made => String::new(),
        other => format!("{} ", other.name()),
    };
    let joint: String =
        statement.joint.iter().flat_map(|other| [" + ", other.name.as_str()]).collect();
    let via = statement.via.as_ref().map(|via| format!(" < {}", via.name)).unwrap_or_default();
    let rest = statement.rest.map(|rest| format!(" … {}", slice(rest))).unwrap_or_default();
    let (open, close) = if statement.direct { ("«", "»") } else { ("", "") };
    format!(
        "{status}{} | {}{joint}{via} | {open}{}{close}{rest}",
        slice(statement.cue),
        statement.speaker.name,
        slice(statement.content),
    )
}

/// The entities of a case, wherever their text stands as a word.
fn entities(case: &Case) -> Result<Vec<EntityMention>, String> {
    let mut mentions: Vec<EntityMention> = Vec::new();
    for entry in &case.entities {
        let fault = || format!("{}: what is {entry}?", case.name);
        let (kind, rest) = entry.split_once(' ').ok_or_else(fault)?;
        let (text, name) = rest.split_once(" = ").unwrap_or((rest, rest));
        let kind = match kind {
            "PER" => EntityKind::Person,
            "ORG" => EntityKind::Organization,
            "LOC" => EntityKind::Location,
            "NORP" => EntityKind::Group,
            _ => return Err(fault()),
        };
        let found: Vec<Span> = case
            .text
            .match_indices(text)
            .filter_map(|(start, _)| Span::new(start..start + text.len()))
            .filter(|span| mentions.iter().all(|mention| !mention.span.overlaps(*span)))
            .collect();
        if found.is_empty() {
            return Err(format!("{}: no {text} in the text", case.name));
        }
        mentions.extend(found.into_iter().map(|span| EntityMention {
            span,
            kind,
            id: name.to_owned(),
            name: name.to_owned(),
            via: Via::Gazetteer,
        }));
    }
    mentions.sort_by_key(|mention| mention.span);
    Ok(mentions)
}
