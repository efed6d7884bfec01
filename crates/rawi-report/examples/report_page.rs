//! Writes the page of a folder of articles, with one hostile document among them: what the tests in a browser look at.
//! `cargo run -p rawi-report --example report_page -- FILE FOLDER…`; a file that ends in `.txt` gets the terminal summary.
//! Beside a page stand those of no document, of one, of overlong names, and one that has little room.

use std::path::Path;

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
    let path = Path::new(&path);
    let gazetteer = Gazetteer::bundled();
    let mut aggregate = Aggregate::default();
    for document in Documents::new(arguments.map(Source::path), Fields::default()) {
        let document = document.map_err(|reject| std::io::Error::other(reject.to_string()))?;
        add(&gazetteer, &mut aggregate, &document);
    }
    if path.extension().is_some_and(|extension| extension == "txt") {
        return std::fs::write(
            path,
            terminal_summary(&aggregate.finish(), TerminalStyle::default()),
        );
    }
    add_hostile(&gazetteer, &mut aggregate);
    let options =
        PageOptions { title: "<b>راوي</b> & \"الملف\"".into(), ..PageOptions::default() };
    let digests = aggregate.digest();
    let compared = digests.compare();
    let whole = report_page(&compared, &options);
    std::fs::write(path, &whole)?;

    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let beside = |what: &str| path.with_file_name(format!("{name}-{what}.html"));
    let of =
        |aggregate: Aggregate| report_page(&aggregate.digest().compare(), &PageOptions::default());
    std::fs::write(beside("none"), of(Aggregate::default()))?;
    let mut one = Aggregate::default();
    add(&gazetteer, &mut one, &plain("a.txt".into(), "لا شيء هنا.".into()));
    std::fs::write(beside("one"), of(one))?;
    let mut long = Aggregate::default();
    let name_of = "عبد".repeat(120);
    let text =
        format!("قال الوزير {name_of} إن 2500 جندي وصلوا إلى بغداد في 9 أغسطس 2021.\n{name_of}");
    add(&gazetteer, &mut long, &plain("i".repeat(900), text));
    std::fs::write(beside("long"), of(long))?;
    let small = PageOptions { limit: whole.len() / 2, ..PageOptions::default() };
    std::fs::write(beside("small"), report_page(&compared, &small))
}

fn plain(id: String, text: String) -> Document {
    Document { id, text, published: None, source: None }
}

fn add(gazetteer: &Gazetteer, aggregate: &mut Aggregate, document: &Document) {
    let text = TokenizedText::new(&document.text);
    aggregate.add(document, &text, &analyze(gazetteer, document));
}

/// A document with markup, script, line separators and formulas in all that it has.
fn add_hostile(gazetteer: &Gazetteer, aggregate: &mut Aggregate) {
    const ATTACK: &str = "</script></noscript><script>window.attacked=1</script><img src=x onerror=\"window.attacked=1\">";
    let line =
        format!("قال وزير المياه سامي حداد في بغداد إن 2500 جندي {ATTACK} وصلوا في 9 أغسطس 2021.");
    let text = format!(
        "{ATTACK}\n{line}\u{2028}{line}\u{2029}javascript:alert(1) ${{7*7}} <!-- ]]>\r\n\r\n  after a gap\n{line}"
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
