use std::ops::ControlFlow;
use std::sync::LazyLock;

use rawi_analysis::{Analysis, Document, OffsetUnit, Record, analyze};
use rawi_driver::{Driver, analyze_all};
use rawi_entities::Gazetteer;
use rawi_text::Span;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::bundled);

fn spans(analysis: &Analysis) -> Vec<(&'static str, Vec<Span>)> {
    vec![
        ("entities", analysis.entities.iter().map(|it| it.span).collect()),
        ("dates", analysis.dates.iter().map(|it| it.span).collect()),
        ("numbers", analysis.numbers.iter().map(|it| it.span).collect()),
        ("cues", analysis.statements.iter().map(|it| it.cue).collect()),
    ]
}

/// What must hold of every analysis of every text.
fn check_laws(document: &Document, analysis: &Analysis) {
    for (layer, spans) in spans(analysis) {
        for pair in spans.windows(2) {
            assert!(
                pair[0].end() <= pair[1].start(),
                "{layer} of {} overlap: {pair:?}",
                document.id
            );
        }
        for span in spans {
            assert!(!span.is_empty(), "{layer} of {}: {span:?} is empty", document.id);
            assert!(span.text(&document.text).is_some(), "{layer} of {}: {span:?}", document.id);
        }
    }
    for statement in &analysis.statements {
        for span in [statement.content, statement.speaker.span] {
            assert!(span.text(&document.text).is_some(), "{}: {statement:?}", document.id);
        }
    }
    let saved = serde_json::to_string(&(document, analysis)).unwrap();
    let (again, read): (Document, Analysis) = serde_json::from_str(&saved).unwrap();
    assert_eq!((&again, &read), (document, analysis), "saved and read back");
    let chars: Vec<char> = document.text.chars().collect();
    let record = Record::new(document, analysis, OffsetUnit::Char);
    let pieces = record.entities.iter().map(|it| it.piece);
    let pieces = pieces.chain(record.dates.iter().map(|it| it.piece));
    let pieces = pieces.chain(record.numbers.iter().map(|it| it.piece));
    let pieces = pieces.chain(record.statements.iter().flat_map(|it| [it.cue, it.content]));
    for piece in pieces {
        assert_eq!(chars[piece.start..piece.end].iter().collect::<String>(), piece.text);
    }
}

#[test]
fn corpus_records_are_the_golden_ones() {
    for document in testkit::corpus() {
        let analysis = analyze(&GAZETTEER, &document);
        check_laws(&document, &analysis);
        let record = Record::new(&document, &analysis, OffsetUnit::Char);
        let name = document.id.rsplit('/').next().unwrap().trim_end_matches(".txt");
        let path = testkit::workspace().join(format!("tests/golden/{name}.json"));
        testkit::check_golden(&path, &one_finding_a_line(&record));
    }
}

/// The record as JSON with one finding a line, so that a change shows as the lines that changed.
fn one_finding_a_line(record: &Record<'_>) -> String {
    let serde_json::Value::Object(fields) = serde_json::to_value(record).unwrap() else {
        panic!("a record is an object");
    };
    let lines = fields.into_iter().map(|(name, value)| match value {
        serde_json::Value::Array(items) if !items.is_empty() => {
            let items: Vec<String> = items.iter().map(|item| format!("    {item}")).collect();
            format!("  \"{name}\": [\n{}\n  ]", items.join(",\n"))
        }
        other => format!("  \"{name}\": {other}"),
    });
    format!("{{\n{}\n}}\n", lines.collect::<Vec<_>>().join(",\n"))
}

#[test]
fn the_number_of_threads_does_not_show() {
    let documents: Vec<Document> = testkit::corpus().into_iter().cycle().take(100).collect();
    let expected = analyze_all(&GAZETTEER, &documents);
    for threads in [1, 2, 8] {
        let mut analyses = Vec::new();
        Driver::new(Some(threads)).unwrap().process(
            documents.iter(),
            |document| document.text.len(),
            Vec::new,
            |chunk, document| chunk.push(analyze(&GAZETTEER, document)),
            |chunk: Vec<Analysis>| {
                analyses.extend(chunk);
                ControlFlow::Continue(())
            },
        );
        assert!(analyses == expected, "{threads} threads");
    }
}

#[test]
fn hostile_texts_are_read_to_their_end() {
    let long = |piece: &str, times: usize| piece.repeat(times);
    for (name, text) in [
        ("empty", String::new()),
        ("marks only", long("\u{64E}", 50_000)),
        ("marks on one letter", format!("ب{}", long("\u{64E}", 50_000))),
        ("tatweel only", long("\u{640}", 50_000)),
        ("ligatures", long("\u{FDFA}", 2_000)),
        ("digits", long("٩", 10_000)),
        ("thousands", long("ألف ", 10_000)),
        ("said", long("قال ", 20_000)),
        ("and", long("و", 50_000)),
        ("and apart", long("و ", 20_000)),
        ("quotes", long("«", 20_000)),
        ("nested quotes", format!("{}{}", long("قال «", 10_000), long("»", 10_000))),
        ("brackets", long("(", 20_000)),
        ("alefs", long("ا", 50_000)),
        ("Muhammad", long("محمد ", 20_000)),
        ("ministries", long("وزارة ", 20_000)),
        ("years", long("عام 2020 ", 10_000)),
        ("months", long("كانون الثاني/", 10_000)),
        ("last", long("الماضي ", 20_000)),
        ("direction marks", long("\u{202E}\u{200F}", 20_000)),
        ("lone NBSP", long("\u{A0}", 20_000)),
        ("lines", long("\n", 50_000)),
    ] {
        let document = Document { id: name.into(), text, ..Document::default() };
        check_laws(&document, &analyze(&GAZETTEER, &document));
    }
}
