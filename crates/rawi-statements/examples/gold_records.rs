//! Writes the statements found in annotated articles as records, one line of JSON an article, for scoring.
//!
//! ```text
//! cargo run -p rawi-statements --example gold_records -- corpus/gold corpus/*/ > records.jsonl
//! ```
//!
//! The first argument is a folder of `NAME.gold.json`, the others are folders in which `NAME.txt` is looked for. The
//! entities are the annotated ones, so that what is measured is this stage alone; `--found` takes those that the
//! entity finder gives.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a tool of the workshop"
)]

use std::fs;
use std::path::{Path, PathBuf};

use rawi_entities::{EntityKind, EntityMention, Gazetteer, Via, find_entities};
use rawi_statements::{Speaker, find_statements};
use rawi_text::{OffsetMap, OffsetUnit, Span};
use rawi_tokens::TokenizedText;
use serde_json::{Value, json};

fn main() {
    let (flags, folders): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let found = flags.iter().any(|flag| flag == "--found");
    let mut golds: Vec<PathBuf> =
        fs::read_dir(&folders[0]).unwrap().map(|entry| entry.unwrap().path()).collect();
    golds.retain(|path| path.to_string_lossy().ends_with(".gold.json"));
    golds.sort();
    let gazetteer = Gazetteer::bundled();
    for path in golds {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let name = file.strip_suffix(".gold.json").unwrap();
        let gold: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let source = folders
            .iter()
            .map(|folder| Path::new(folder).join(format!("{name}.txt")))
            .find_map(|path| fs::read_to_string(path).ok())
            .unwrap();
        let text = TokenizedText::new(&source);
        let entities =
            if found { find_entities(&gazetteer, &text) } else { annotated(&gold, &source) };
        let offsets = OffsetMap::new(&source, OffsetUnit::Char);
        let at = |span: Span| {
            json!({"start": offsets.convert(span.start()), "end": offsets.convert(span.end()),
                   "text": span.text(&source)})
        };
        let who = |speaker: &Speaker| {
            let mut value = at(speaker.span);
            value["id"] = json!(speaker.id);
            value["name"] = json!(speaker.name);
            value["reference"] = json!(speaker.reference.name());
            value
        };
        let statements: Vec<Value> = find_statements(&text, &entities)
            .iter()
            .map(|statement| {
                json!({"speaker": who(&statement.speaker), "cue": at(statement.cue),
                       "joint": statement.joint.iter().map(who).collect::<Vec<_>>(),
                       "via": statement.via.as_ref().map(who),
                       "kind": statement.kind.name(), "content": at(statement.content),
                       "direct": statement.direct})
            })
            .collect();
        let record = json!({"id": name, "entities": gold["entities"], "dates": gold["dates"],
                            "numbers": gold["numbers"], "statements": statements});
        println!("{record}");
    }
}

/// The annotated entities as mentions; the id is the name.
fn annotated(gold: &Value, source: &str) -> Vec<EntityMention> {
    let bytes: Vec<usize> = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
    let mut mentions: Vec<EntityMention> = gold["entities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entity| {
            let offset = |key: &str| bytes[usize::try_from(entity[key].as_u64().unwrap()).unwrap()];
            let name = entity["name"].as_str().unwrap().to_owned();
            EntityMention {
                span: Span::new(offset("start")..offset("end")).unwrap(),
                kind: match entity["type"].as_str().unwrap() {
                    "PER" => EntityKind::Person,
                    "ORG" => EntityKind::Organization,
                    "LOC" => EntityKind::Location,
                    "NORP" => EntityKind::Group,
                    _ => EntityKind::Event,
                },
                id: name.clone(),
                name,
                via: Via::Gazetteer,
            }
        })
        .collect();
    mentions.sort_by_key(|mention| mention.span);
    mentions
}
