//! Dossiers of annotated articles: what a reader must find, with its witnesses.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the configuration's exceptions for tests miss helper functions"
)]

mod gold;

use rawi_aggregate::dossier::{Evidence, QuestionKind, Verdict, Witnesses};
use rawi_aggregate::{Aggregate, Budget, Dossier};
use rawi_analysis::{Analysis, Document};
use rawi_tokens::TokenizedText;

fn gather(articles: &[(Document, Analysis)]) -> Aggregate {
    let mut aggregate = Aggregate::default();
    for (document, analysis) in articles {
        aggregate.add(document, &TokenizedText::new(&document.text), analysis);
    }
    aggregate
}

fn told(documents: u64, independent: u64) -> Witnesses {
    Witnesses { documents, independent }
}

/// Every place that a dossier points to.
fn evidence(dossier: &Dossier) -> Vec<&Evidence> {
    let entities = dossier.entities.iter().flat_map(|entity| {
        let roles = entity.roles.iter().flat_map(|role| &role.evidence);
        let companions = entity.companions.iter().flat_map(|companion| &companion.evidence);
        entity.evidence.iter().chain(roles).chain(companions)
    });
    let events = dossier.timeline.iter().flat_map(|event| &event.evidence);
    let figures = dossier.figures.iter().flat_map(|figure| &figure.values);
    let figures = figures.flat_map(|value| &value.evidence);
    let statements = dossier.speakers.iter().flat_map(|speaker| &speaker.statements);
    let statements = statements.flat_map(|statement| &statement.evidence);
    let sides = dossier.questions.iter().flat_map(|question| &question.sides);
    let sides = sides.flat_map(|side| &side.evidence);
    let passages = dossier.retellings.passages.iter().flat_map(|passage| &passage.evidence);
    entities.chain(events).chain(figures).chain(statements).chain(sides).chain(passages).collect()
}

#[test]
fn every_line_is_the_slice_of_its_document() {
    let articles = gold::corpus();
    let dossier = gather(&articles).finish();
    let slice = |id: &str, start: u32, end: u32| -> String {
        let (document, _) = articles.iter().find(|(document, _)| document.id == id).unwrap();
        document.text.chars().skip(start as usize).take((end - start) as usize).collect()
    };
    let all = evidence(&dossier);
    assert!(all.len() > 300, "{}", all.len());
    for found in all {
        assert_eq!(found.text, Some(slice(&found.document, found.start, found.end)));
        let sentence = &found.sentence;
        assert_eq!(sentence.text, Some(slice(&found.document, sentence.start, sentence.end)));
        assert!(sentence.start <= found.start && found.end <= sentence.end);
    }
}

#[test]
fn a_reprint_is_no_witness() {
    let dossier = gather(&gold::corpus()).finish();
    let copies = &dossier.retellings.documents;
    assert_eq!(copies.len(), 1, "{copies:?}");
    assert_eq!(copies[0].original, "rafidain/01-ain-al-asad-handover.txt");
    let ids: Vec<&str> = copies[0].copies.iter().map(|copy| &*copy.id).collect();
    assert_eq!(ids, ["sada-furat/04-ain-al-asad-reprint.txt"]);
    assert_eq!(dossier.coverage.independent_documents + 1, dossier.coverage.documents);
    for event in &dossier.timeline {
        let reprints =
            event.evidence.iter().filter(|found| found.document.starts_with("sada-furat"));
        assert!(reprints.clone().all(|found| found.retold), "{event:?}");
    }
}

#[test]
fn the_articles_on_the_mission_in_iraq() {
    let articles = gold::evaluation();
    if articles.is_empty() {
        return;
    }
    let dossier = gather(&articles).finish();

    let soldiers: Vec<_> =
        dossier.figures.iter().filter(|figure| figure.counted == "soldiers").collect();
    let places: Vec<&str> =
        soldiers.iter().filter_map(|figure| Some(&*figure.place.as_ref()?.name)).collect();
    assert_eq!(places, ["العراق", "سوريا"]);
    assert_eq!(soldiers[0].verdict, Verdict::Agree);
    assert_eq!(
        soldiers[0].values.iter().map(|value| &*value.value).collect::<Vec<_>>(),
        ["2500", "2500"]
    );
    assert_eq!((soldiers[1].verdict, &*soldiers[1].values[0].value), (Verdict::Single, "900"));

    // Both papers print one paragraph: two documents, one witness.
    let invasion = dossier.timeline.iter().find(|event| event.value == "2003-03-20").unwrap();
    assert_eq!((invasion.witnesses, invasion.announced), (told(2, 1), false));
    let passages = &dossier.retellings.passages;
    assert!(passages.iter().map(|passage| passage.sentences).sum::<u32>() >= 3, "{passages:?}");
    assert!(passages.iter().all(|passage| passage.documents == 2));

    let ends: Vec<&str> = dossier
        .questions
        .iter()
        .filter(|question| question.kind == QuestionKind::Date)
        .flat_map(|question| question.sides.iter().map(|side| &*side.label))
        .collect();
    for end in ["2021-12-31", "2025-09", "2026-09", "2026 END"] {
        assert!(ends.contains(&end), "{end} in {ends:?}");
        let (value, modifier) =
            end.split_once(' ').map_or((end, None), |(value, modifier)| (value, Some(modifier)));
        let event = dossier
            .timeline
            .iter()
            .find(|event| event.value == value && event.modifier.as_deref() == modifier);
        assert!(event.is_some_and(|event| event.announced && !event.evidence.is_empty()), "{end}");
    }

    let rasul = dossier.entities.iter().find(|entity| entity.name == "يحيى رسول").unwrap();
    let spellings: Vec<&str> = rasul.spellings.iter().map(|spelling| &*spelling.text).collect();
    assert_eq!(spellings, ["رسول", "يحيى رسول"]);
    assert!(
        rasul.roles.iter().any(|role| role.text.starts_with("الناطق باسم")),
        "{:?}",
        rasul.roles
    );
}

fn saved(aggregate: &Aggregate) -> Vec<u8> {
    bincode::serde::encode_to_vec(aggregate, bincode::config::standard()).unwrap()
}

/// A thousand divisions of the corpus among one to five shards, in as many orders.
fn divide_and_merge(budget: Budget, articles: &[(Document, Analysis)]) {
    let texts: Vec<TokenizedText<'_>> =
        articles.iter().map(|(document, _)| TokenizedText::new(&document.text)).collect();
    let mut whole = Aggregate::with_budget(budget);
    for ((document, analysis), text) in articles.iter().zip(&texts) {
        whole.add(document, text, analysis);
    }
    let (bytes, dossier) = (saved(&whole), serde_json::to_string(&whole.finish()).unwrap());
    let scatter = |at: usize, round: usize, odd: usize| {
        ((at + 1) * odd).wrapping_mul(round + 1).wrapping_mul(0x9E37_79B9) >> 7
    };
    for round in 0..1000 {
        let parts = 1 + round % 5;
        let mut shards: Vec<Aggregate> =
            (0..parts).map(|_| Aggregate::with_budget(budget)).collect();
        let mut order: Vec<usize> = (0..articles.len()).collect();
        order.sort_by_key(|at| scatter(*at, round, 3) % 1009);
        for at in order {
            let (document, analysis) = &articles[at];
            shards[scatter(at, round, 5) % parts].add(document, &texts[at], analysis);
        }
        if round % 2 == 0 {
            shards.reverse();
        }
        let mut merged = Aggregate::with_budget(budget);
        for shard in shards {
            merged.merge(shard);
        }
        assert!(saved(&merged) == bytes, "round {round}: other bytes");
        if round % 50 == 0 {
            assert_eq!(serde_json::to_string(&merged.finish()).unwrap(), dossier, "round {round}");
        }
    }
    let (loaded, _): (Aggregate, usize) =
        bincode::serde::decode_from_slice(&bytes, bincode::config::standard()).unwrap();
    assert_eq!(serde_json::to_string(&loaded.finish()).unwrap(), dossier);
}

#[test]
fn order_and_division_change_nothing() {
    divide_and_merge(Budget::default(), &gold::corpus());
}

#[test]
fn order_and_division_change_nothing_where_documents_are_dropped() {
    let articles = gold::paragraphs(&gold::corpus());
    let budget = Budget { findings: 20_000, texts: 2_500 };
    let mut small = Aggregate::with_budget(budget);
    for (document, analysis) in &articles {
        small.add(document, &TokenizedText::new(&document.text), analysis);
    }
    let coverage = small.finish().coverage;
    assert_eq!(coverage.documents, articles.len() as u64);
    assert!(coverage.detailed_documents < coverage.documents, "{coverage:?}");
    assert!(coverage.quoted_documents < coverage.detailed_documents, "{coverage:?}");
    assert!(coverage.detailed_one_in > 1, "{coverage:?}");
    divide_and_merge(budget, &articles);
}
