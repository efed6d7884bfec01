//! Shows the speech of one text, read from standard input, with the entities that the finder gives.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a tool of the workshop")]

use std::io::Read;

use rawi_entities::{Gazetteer, find_entities};
use rawi_statements::find_speech;
use rawi_tokens::TokenizedText;

fn main() {
    let mut source = String::new();
    std::io::stdin().read_to_string(&mut source).unwrap();
    let text = TokenizedText::new(&source);
    let entities = find_entities(&Gazetteer::bundled(), &text);
    if std::env::args().any(|argument| argument == "--entities") {
        for entity in &entities {
            let span = entity.span.text(&source).unwrap();
            println!("{span} {} {} {}", entity.kind.name(), entity.name, entity.via.name());
        }
    }
    for statement in find_speech(&text, &entities) {
        println!(
            "{} [{} {} {}] {} ({} {}) {}{}: {}{}{}",
            statement.cue.text(&source).unwrap(),
            statement.kind.name(),
            statement.polarity.name(),
            statement.status.name(),
            statement.speaker.name,
            statement.speaker.span.text(&source).unwrap(),
            statement.speaker.reference.name(),
            statement.joint.iter().map(|other| other.name.as_str()).collect::<Vec<_>>().join(" + "),
            statement.via.map(|via| format!("via {}", via.name)).unwrap_or_default(),
            if statement.direct { "«" } else { "" },
            statement.content.text(&source).unwrap(),
            statement
                .rest
                .map(|rest| format!(" … {}", rest.text(&source).unwrap()))
                .unwrap_or_default(),
        );
    }
}
