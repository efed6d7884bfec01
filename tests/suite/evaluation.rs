use std::path::Path;

use rawi_analysis::{Document, OffsetUnit, Record, analyze};
use rawi_entities::Gazetteer;
use rawi_eval::{Report, read_gold, read_records, score};

/// Analyses documents and scores them against a folder of annotations.
fn evaluate(documents: &[Document], gold: &Path) -> Report {
    let gazetteer = Gazetteer::bundled();
    let lines: Vec<String> = documents
        .iter()
        .map(|document| {
            let analysis = analyze(&gazetteer, document);
            serde_json::to_string(&Record::new(document, &analysis, OffsetUnit::Char)).unwrap()
        })
        .collect();
    score(&read_gold(gold).unwrap(), &read_records(&lines.join("\n")).unwrap())
}

/// Fails where a layer scores less than it did when these floors were written down.
fn check_floors(report: &Report, floors: [(&str, f64, f64); 5]) {
    print(report);
    assert!(report.missing.is_empty(), "no record of {:?}", report.missing);
    for (layer, score, floor) in floors {
        assert!(score >= floor, "{layer}: F1 {score:.3} is below {floor}\n{report}");
    }
}

/// The scores, where the test's output is shown.
#[expect(clippy::print_stdout, reason = "an evaluation is there to be read")]
fn print(report: &Report) {
    println!("{report}");
}

#[test]
fn the_corpus_scores_as_it_did() {
    let report = evaluate(&testkit::corpus(), &testkit::workspace().join("corpus/gold"));
    check_floors(
        &report,
        [
            ("entities", report.entities.f1(), 0.96),
            ("dates", report.date_values.f1(), 0.98),
            ("numbers", report.numbers.f1(), 0.98),
            ("cues", report.cues.f1(), 0.97),
            ("speakers", report.speakers.f1(), 0.97),
        ],
    );
}

#[test]
fn development_articles_score_as_they_did() {
    let folder = testkit::workspace().join("tests/development");
    let report = evaluate(&testkit::read_documents(&folder), &folder.join("gold"));
    check_floors(
        &report,
        [
            ("entities", report.entities.f1(), 0.95),
            ("dates", report.date_values.f1(), 0.97),
            ("numbers", report.numbers.f1(), 0.98),
            ("cues", report.cues.f1(), 0.98),
            ("speakers", report.speakers.f1(), 0.97),
        ],
    );
}

#[test]
fn held_out_articles_score_as_they_did() {
    let folder = testkit::workspace().join("tests/heldout");
    let report = evaluate(&testkit::read_documents(&folder), &folder.join("gold"));
    check_floors(
        &report,
        [
            ("entities", report.entities.f1(), 0.89),
            ("dates", report.date_values.f1(), 0.93),
            ("numbers", report.numbers.f1(), 0.96),
            ("cues", report.cues.f1(), 0.97),
            ("speakers", report.speakers.f1(), 0.95),
        ],
    );
}

#[test]
fn the_five_articles_score_as_they_did() {
    let (Some(documents), Some(gold)) =
        (testkit::five_articles(), testkit::evaluation_data("gold"))
    else {
        return;
    };
    let report = evaluate(&documents, &gold);
    check_floors(
        &report,
        [
            ("entities", report.entities.f1(), 0.96),
            ("dates", report.date_values.f1(), 0.96),
            ("numbers", report.numbers.f1(), 0.95),
            ("cues", report.cues.f1(), 0.95),
            ("speakers", report.speakers.f1(), 0.93),
        ],
    );
}
