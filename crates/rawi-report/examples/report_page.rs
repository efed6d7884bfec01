//! Writes the page of a folder of articles, with one hostile document among them: what the tests in a browser look at.
//! `cargo run -p rawi-report --example report_page -- FILE FOLDER…`; a file that ends in `.txt` gets the terminal summary.

use rawi_aggregate::Aggregate;
use rawi_analysis::{Document, analyze};
use rawi_documents::{Documents, Fields, Source};
use rawi_entities::Gazetteer;
use rawi_report::{PageOptions, TerminalStyle, report_page, terminal_summary};
use rawi_tokens::TokenizedText;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let Some(path) = arguments.next() else {
        return Err(std::io::Error::other("which file shall be written?"));
    };
    let gazetteer = Gazetteer::bundled();
    let mut aggregate = Aggregate::default();
    for document in Documents::new(arguments.map(Source::path), Fields::default()) {
        let document = document.map_err(|reject| std::io::Error::other(reject.to_string()))?;
        let text = TokenizedText::new(&document.text);
        aggregate.add(&document, &text, &analyze(&gazetteer, &document));
    }
    if path.to_string_lossy().ends_with(".txt") {
        return std::fs::write(
            path,
            terminal_summary(&aggregate.finish(), TerminalStyle::default()),
        );
    }
    add_hostile(&gazetteer, &mut aggregate);
    let options =
        PageOptions { title: "<b>راوي</b> & \"الملف\"".into(), ..PageOptions::default() };
    std::fs::write(path, report_page(&aggregate, &options))
}

/// A document with markup, script, line separators and formulas in all that it has.
fn add_hostile(gazetteer: &Gazetteer, aggregate: &mut Aggregate) {
    const ATTACK: &str =
        "</script><script>window.attacked=1</script><img src=x onerror=\"window.attacked=1\">";
    let line =
        format!("قال وزير المياه سامي حداد في بغداد إن 2500 جندي {ATTACK} وصلوا في 9 أغسطس 2021.");
    let text = format!(
        "{ATTACK}\n{line}\u{2028}{line}\u{2029}javascript:alert(1) ${{7*7}} <!-- ]]>\n{line}"
    );
    let document = Document {
        id: format!("=cmd|'\"{ATTACK}"),
        text,
        published: None,
        source: Some(ATTACK.into()),
    };
    let text = TokenizedText::new(&document.text);
    let mut analysis = analyze(gazetteer, &document);
    for entity in &mut analysis.entities {
        entity.id = format!("'\"{ATTACK}{}", entity.id);
        entity.name = format!("{ATTACK}{}", entity.name);
    }
    for said in &mut analysis.statements {
        said.speaker.name = ATTACK.into();
        said.speaker.id = None;
    }
    aggregate.add(&document, &text, &analysis);
}
