//! Writes the names of text files as records of the wire format, entities only.
//!
//! `cargo run --release -p rawi-entities --example records -- [--lists FOLDER] FILE...`

use std::error::Error;
use std::fs;

use rawi_entities::{Gazetteer, GazetteerBuilder, find_entities};
use rawi_text::{OffsetMap, OffsetUnit};
use rawi_tokens::TokenizedText;

#[allow(clippy::print_stdout, reason = "a tool for the developer's terminal")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let mut gazetteer = Gazetteer::bundled();
    if files.first().is_some_and(|first| first == "--lists") {
        let folders: Vec<String> = files.drain(..2).collect();
        let mut builder = GazetteerBuilder::new();
        for folder in folders.last().map_or("", String::as_str).split(',') {
            let mut paths: Vec<_> =
                fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
            paths.sort();
            for path in paths {
                let tsv = if path.is_file() { fs::read_to_string(&path)? } else { continue };
                if tsv.contains("\ngiven\t") || tsv.contains("\nfamily\t") {
                    builder.add_name_parts(&tsv)?;
                } else if tsv.contains("\tkind\t") {
                    builder.add_tsv(&tsv)?;
                }
            }
        }
        gazetteer = builder.build();
    }
    for file in files {
        let source = fs::read_to_string(&file)?;
        let offsets = OffsetMap::new(&source, OffsetUnit::Char);
        let entities: Vec<serde_json::Value> =
            find_entities(&gazetteer, &TokenizedText::new(&source))
                .into_iter()
                .map(|mention| {
                    serde_json::json!({
                        "start": offsets.convert(mention.span.start()),
                        "end": offsets.convert(mention.span.end()),
                        "text": mention.span.text(&source),
                        "type": mention.kind.name(),
                        "id": mention.id,
                        "name": mention.name,
                        "via": mention.via.name(),
                    })
                })
                .collect();
        let record = serde_json::json!({"id": file, "entities": entities, "dates": [], "numbers": [], "statements": []});
        println!("{record}");
    }
    Ok(())
}
