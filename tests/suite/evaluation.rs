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

/// Fails where a layer scores less than it did when these floors were written down: of entities, values of dates,
/// numbers, cues, and cues with their speakers.
fn check_floors(report: &Report, floors: [f64; 5]) {
    print(report);
    assert!(report.missing.is_empty(), "no record of {:?}", report.missing);
    let scores = [
        ("entities", report.entities.f1()),
        ("dates", report.date_values.f1()),
        ("numbers", report.numbers.f1()),
        ("cues", report.cues.f1()),
        ("speakers", report.speakers.f1()),
    ];
    for ((layer, score), floor) in scores.into_iter().zip(floors) {
        assert!(score >= floor, "{layer}: F1 {score:.3} is below {floor}\n{report}");
    }
}

/// Analyses the articles of a folder of the workspace and scores them against the annotations in it.
fn evaluate_folder(name: &str) -> Report {
    let folder = testkit::workspace().join(name);
    evaluate(&testkit::read_documents(&folder), &folder.join("gold"))
}

/// The scores, where the test's output is shown.
#[expect(clippy::print_stdout, reason = "an evaluation is there to be read")]
fn print(report: &Report) {
    println!("{report}");
}

#[test]
fn the_corpus_scores_as_it_did() {
    check_floors(&evaluate_folder("corpus"), [0.96, 0.98, 0.98, 0.97, 0.97]);
}

#[test]
fn development_articles_score_as_they_did() {
    check_floors(&evaluate_folder("tests/development"), [0.95, 0.97, 0.98, 0.98, 0.97]);
}

#[test]
fn held_out_articles_score_as_they_did() {
    check_floors(&evaluate_folder("tests/heldout"), [0.89, 0.93, 0.96, 0.97, 0.95]);
}

#[test]
fn the_five_articles_score_as_they_did() {
    let (Some(documents), Some(gold)) =
        (testkit::five_articles(), testkit::evaluation_data("gold"))
    else {
        return;
    };
    let report = evaluate(&documents, &gold);
    check_floors(&report, [0.96, 0.96, 0.95, 0.95, 0.93]);
}
