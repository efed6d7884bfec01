//! Builds, saves and loads a gazetteer of a million names, and says how long each took and how much memory.
//!
//! `cargo run --release -p rawi-gazetteer --example million [-- NAMES]`

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use rawi_artefact::SourceHash;
use rawi_entities::{Engine, Gazetteer, GazetteerBuilder};
use rawi_gazetteer::{load, save};
use rawi_tokens::TokenizedText;

/// Syllables that make words which look like names and are none.
const SYLLABLES: [&str; 24] = [
    "با", "تو", "ري", "سا", "مي", "نو", "كا", "لي", "دو", "را", "شي", "فا", "غو", "هي", "زا", "جو",
    "قا", "طي", "عو", "خا", "يو", "وا", "حي", "صا",
];

/// A generator of numbers, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn word(&mut self) -> String {
        let syllables = 2 + self.below(3);
        (0..syllables)
            .filter_map(|_| SYLLABLES.get(usize::try_from(self.below(24)).unwrap_or(0)))
            .copied()
            .collect()
    }
}

/// The largest memory that the process has had, in MB, where the system says so.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.map_or("?".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1024))
}

/// The time that the process has worked, which other work on the machine does not lengthen; where the system says so.
fn worked() -> Duration {
    let statistics = fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = statistics.split_whitespace().next().and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

#[allow(clippy::print_stdout, reason = "a tool for the developer's terminal")]
fn main() -> Result<(), Box<dyn Error>> {
    let count: u64 =
        std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    let mut numbers = Numbers(1);
    let mut tsv = String::from("id\tkind\ttrust\tsource\tof\tname\n");
    for number in 0..count {
        let words = 1 + numbers.below(4);
        let name: Vec<String> = (0..words).map(|_| numbers.word()).collect();
        // Two spellings a thing.
        let id = number / 2;
        writeln!(tsv, "Q{id}\tLOC\tsure\tmade\tQ{}\t{}", id % 200, name.join(" "))?;
    }
    println!("list     {count} rows, {} MB; memory {}", tsv.len() >> 20, peak());
    let start = worked();
    let mut builder = GazetteerBuilder::new();
    builder.add_tsv(&tsv)?;
    println!("added    {:?}; memory with the list {}", worked().saturating_sub(start), peak());
    let gazetteer = builder.build();
    println!(
        "build    {:?}; {} names; memory with the list {}",
        worked().saturating_sub(start),
        gazetteer.names(),
        peak()
    );

    let path = std::env::temp_dir().join(format!("rawi-million-{}.rawi", std::process::id()));
    let start = worked();
    save(&path, &gazetteer, SourceHash::of(tsv.as_bytes()))?;
    println!(
        "save     {:?}; {} MB",
        worked().saturating_sub(start),
        fs::metadata(&path)?.len() >> 20
    );
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = worked();
        load(&path)?;
        times.push(worked().saturating_sub(start));
    }
    let (loaded, _) = load(&path)?;
    times.sort();
    println!("load     {times:?}; {} names", loaded.names());
    fs::remove_file(&path)?;

    let mut text = String::new();
    for _ in 0..40_000 {
        text.push_str(&numbers.word());
        text.push(' ');
    }
    let text = TokenizedText::new(&text);
    let found = |gazetteer: &Gazetteer| gazetteer.find_names(&text);
    let same = found(&gazetteer) == found(&loaded);
    println!("search   {} names found, the same in both: {same}", found(&loaded).len());
    if count <= 100_000 {
        let reference = found(&loaded.clone().with_engine(Engine::AhoCorasick));
        println!("reference engine finds the same: {}", reference == found(&loaded));
    }
    Ok(())
}
