use std::fs;

use rawi_aggregate::Aggregate;
use rawi_analysis::analyze_tokenized;
use rawi_entities::{Gazetteer, Policy};
use rawi_report::{TerminalStyle, terminal_summary};
use rawi_tokens::TokenizedText;

const OPENING: &str = "<!-- dossier: the suite compares this block with what the program prints; BLESS=1 writes it -->\n```text\n";
const CLOSING: &str = "```\n";

#[test]
fn the_readme_shows_what_the_dossier_of_the_corpus_prints() {
    let gazetteer = Gazetteer::bundled();
    let mut aggregate = Aggregate::default();
    for document in testkit::corpus() {
        let text = TokenizedText::new(&document.text);
        let analysis = analyze_tokenized(&gazetteer, Policy::NEWS, &document, &text);
        aggregate.add(&document, &text, &analysis);
    }
    let printed = terminal_summary(&aggregate.finish(), TerminalStyle::default());
    let path = testkit::workspace().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(OPENING).expect("the README has the block");
    let (_, after) = rest.split_once(CLOSING).expect("the block has an end");
    let wanted = format!("{before}{OPENING}{}\n{CLOSING}{after}", printed.trim_end());
    testkit::check_golden(&path, &wanted);
}
