//! Scores the names found in labelled text: JSON lines with `text` and `spans` (`start`, `end`, `type`; code points).
//!
//! `cargo run --release -p rawi-entities --example labelled -- FILE [--lists FOLDER] [--misses] [--types PER,LOC,ORG]`

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use rawi_entities::{Gazetteer, GazetteerBuilder, Policy, find_entities_with};
use rawi_text::{OffsetMap, OffsetUnit};
use rawi_tokens::TokenizedText;

#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    gold: usize,
}

impl Score {
    #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn row(&self) -> String {
        let ratio = |of: usize| self.right as f64 / of.max(1) as f64;
        let (precision, recall) = (ratio(self.found), ratio(self.gold));
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        let (right, found, gold) = (self.right, self.found, self.gold);
        format!("P {precision:.3} R {recall:.3} F1 {f1:.3} ({right}/{found}/{gold})")
    }
}

#[allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a tool for the developer's terminal"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |option: &str| {
        arguments
            .iter()
            .position(|argument| argument == option)
            .and_then(|at| arguments.get(at + 1))
    };
    let gazetteer = match after("--lists") {
        Some(folder) => lists(folder)?,
        None => Gazetteer::bundled(),
    };
    let policy = match after("--policy").map(String::as_str) {
        None => Policy::ANERCORP,
        Some(name) => Policy::preset(name).ok_or("no such policy")?,
    };
    let window: usize = after("--window").map_or(Ok(1), |window| window.parse())?;
    let types = after("--types").map_or("PER,LOC,ORG", String::as_str);
    let misses = arguments.iter().any(|argument| argument == "--misses");
    let text = fs::read_to_string(&arguments[0])?;
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let lines: Vec<serde_json::Value> =
        text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    for lines in lines.chunks(window) {
        let mut source = String::new();
        let mut gold: Vec<(usize, usize, String)> = Vec::new();
        for line in lines {
            let before = source.chars().count();
            for span in line["spans"].as_array().into_iter().flatten() {
                let place = |key: &str| {
                    span[key].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or(0) + before
                };
                gold.push((
                    place("start"),
                    place("end"),
                    span["type"].as_str().unwrap_or_default().to_owned(),
                ));
            }
            source.push_str(line["text"].as_str().unwrap_or_default());
            source.push('\n');
        }
        let source = source.as_str();
        let offsets = OffsetMap::new(source, OffsetUnit::Char);
        gold.retain(|(_, _, kind)| types.contains(kind.as_str()));
        let tokenized = TokenizedText::new(source);
        let mut found: Vec<(usize, usize, String)> =
            find_entities_with(&gazetteer, &tokenized, policy)
                .into_iter()
                .map(|mention| {
                    let start = mention.span.start();
                    (
                        offsets.convert(start),
                        offsets.convert(mention.span.end()),
                        mention.kind.name().to_owned(),
                    )
                })
                .collect();
        found.retain(|(_, _, kind)| types.contains(kind.as_str()));
        let slice = |start: usize, end: usize| {
            source.chars().skip(start).take(end - start).collect::<String>()
        };
        for (start, end, kind) in &gold {
            let right = found.contains(&(*start, *end, kind.clone()));
            let score = scores.entry(kind.clone()).or_default();
            score.gold += 1;
            score.right += usize::from(right);
            if misses && !right {
                let context = slice(start.saturating_sub(25), end + 15);
                println!("missed\t{kind}\t{}\t{context}", slice(*start, *end));
            }
        }
        for (start, end, kind) in &found {
            scores.entry(kind.clone()).or_default().found += 1;
            if misses && !gold.contains(&(*start, *end, kind.clone())) {
                let context = slice(start.saturating_sub(25), end + 15);
                println!("spurious\t{kind}\t{}\t{context}", slice(*start, *end));
            }
        }
    }
    let mut all = Score::default();
    for (kind, score) in &scores {
        println!("{kind:6} {}", score.row());
        all.right += score.right;
        all.found += score.found;
        all.gold += score.gold;
    }
    println!("all    {}", all.row());
    Ok(())
}

fn lists(folder: &str) -> Result<Gazetteer, Box<dyn Error>> {
    let mut builder = GazetteerBuilder::new();
    for folder in folder.split(',') {
        let mut paths: Vec<_> =
            fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        for path in paths {
            let tsv = fs::read_to_string(&path)?;
            if path.extension().is_none_or(|extension| extension != "tsv") {
                continue;
            }
            if tsv.contains("\ngiven\t") || tsv.contains("\nfamily\t") {
                builder.add_name_parts(&tsv)?;
            } else if tsv.contains("\tkind\t") {
                builder.add_tsv(&tsv)?;
            }
        }
    }
    Ok(builder.build())
}
