use std::collections::{BTreeMap, BTreeSet};

use rawi_aggregate::dossier::{Evidence, Figure, QuestionKind, Verdict, Witnesses};
use rawi_aggregate::{Aggregate, Budget, Dossier};
use rawi_analysis::{Analysis, Document, analyze, parse_published};
use rawi_entities::Gazetteer;
use rawi_tokens::TokenizedText;
use serde::Deserialize;

fn analyzed(documents: Vec<Document>) -> Vec<(Document, Analysis)> {
    let gazetteer = Gazetteer::bundled();
    let pair = |document: Document| {
        let analysis = analyze(&gazetteer, &document);
        (document, analysis)
    };
    documents.into_iter().map(pair).collect()
}

fn gather(articles: &[(Document, Analysis)]) -> Aggregate {
    let mut aggregate = Aggregate::default();
    for (document, analysis) in articles {
        aggregate.add(document, &TokenizedText::new(&document.text), analysis);
    }
    aggregate
}

/// The five articles and what was found in them; `None` where they are absent.
fn five_articles() -> Option<Vec<(Document, Analysis)>> {
    testkit::five_articles().map(analyzed)
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
fn every_line_is_a_slice_of_its_document() {
    let articles = analyzed(testkit::corpus());
    let dossier = gather(&articles).finish();
    let slice = |id: &str, start: u32, end: u32| -> String {
        let (document, _) = articles.iter().find(|(document, _)| document.id == id).unwrap();
        document.text.chars().skip(start as usize).take((end - start) as usize).collect()
    };
    let all = evidence(&dossier);
    assert!(all.len() > 300, "{}", all.len());
    for found in all {
        assert_eq!(found.text, slice(&found.document, found.start, found.end));
        let sentence = &found.sentence;
        assert_eq!(sentence.text, slice(&found.document, sentence.start, sentence.end));
        assert!(sentence.start <= found.start && found.end <= sentence.end);
    }
}

#[test]
fn a_reprint_is_no_witness() {
    let dossier = gather(&analyzed(testkit::corpus())).finish();
    let reprints = BTreeMap::from([
        ("sada-furat/04-ain-al-asad-reprint.txt", "rafidain/01-ain-al-asad-handover.txt"),
        ("sada-furat/16-tahta-train-reprint.txt", "meridian/15-tahta-train-toll.txt"),
    ]);
    let copies = dossier.retellings.documents.iter().flat_map(|group| &group.copies);
    let ids: BTreeSet<&str> = copies.map(|copy| &*copy.id).collect();
    assert_eq!(ids, reprints.keys().copied().collect());
    for document in &dossier.documents {
        let original = reprints.get(&*document.id).copied();
        assert_eq!(document.copy_of.as_deref(), original, "{}", document.id);
    }
    assert_eq!(dossier.coverage.independent_documents + 2, dossier.coverage.documents);
    for event in &dossier.timeline {
        let mut copied =
            event.evidence.iter().filter(|found| reprints.contains_key(&*found.document));
        assert!(copied.all(|found| found.retold), "{event:?}");
    }
}

#[test]
fn the_tellings_of_one_accident_are_one_story() {
    let dossier = gather(&analyzed(testkit::corpus())).finish();
    let tahta = |found: &Evidence| found.document.contains("tahta");
    let told =
        |figure: &&Figure| figure.values.iter().any(|value| value.evidence.iter().any(tahta));
    let figures: Vec<&Figure> = dossier.figures.iter().filter(told).collect();
    let lines: Vec<String> = figures.iter().map(|figure| figure_line(figure)).collect();
    for expected in ["differ killed 9 14 16 >=17 · طهطا", "differ wounded 41 63 >70 · طهطا"]
    {
        assert!(lines.iter().any(|line| line == expected), "{expected}: {lines:#?}");
    }
    // The tolls come first.
    assert!(figures.first().is_some_and(|figure| figure.counted == "killed"), "{lines:#?}");
    let questions: Vec<(QuestionKind, Vec<&str>)> = dossier
        .questions
        .iter()
        .filter(|question| question.sides.iter().any(|side| side.evidence.iter().any(tahta)))
        .map(|question| (question.kind, question.sides.iter().map(|side| &*side.label).collect()))
        .collect();
    let reopening = questions.iter().find(|(kind, sides)| {
        *kind == QuestionKind::Date
            && ["2025-05-15", "2025-05 END", "2025-06-15"].iter().all(|day| sides.contains(day))
    });
    assert!(reopening.is_some(), "{questions:#?}");
    assert!(questions.iter().any(|(kind, _)| *kind == QuestionKind::Claim), "{questions:#?}");
    // Nor does the accident push out what others are at odds on.
    let mission = dossier.questions.iter().find(|question| {
        let labels: Vec<&str> = question.sides.iter().map(|side| &*side.label).collect();
        ["2026 END", "2026-09", "2026-09-30"].iter().all(|day| labels.contains(day))
    });
    assert!(mission.is_some(), "{:#?}", dossier.questions);
    assert!(dossier.questions.iter().all(|question| !question.about.is_empty()));
}

/// A document that is one sentence with far more findings than any article has.
#[test]
fn who_denies_is_said_to_deny() {
    let texts = [
        (true, "نفى الوزير سامي الخطيب وجود خلاف مع النقابة."),
        (false, "أكد الوزير سامي الخطيب وجود خلاف مع النقابة."),
    ];
    for (denied, text) in texts {
        let document = Document { id: "a".into(), text: text.into(), ..Document::default() };
        let dossier = gather(&analyzed(vec![document])).finish();
        let statements = dossier.speakers.iter().flat_map(|speaker| &speaker.statements);
        let found: Vec<bool> = statements.map(|statement| statement.denied).collect();
        assert_eq!(found, [denied], "{text}");
    }
}

#[test]
fn what_an_endless_sentence_gives_stays_small() {
    for (unit, times) in [("الأربعاء ", 100_000), ("مليون ", 100_000), ("11 أغسطس ", 30_000)]
    {
        let document = Document {
            id: "endless".into(),
            text: unit.repeat(times),
            published: parse_published("2024-08-15"),
            ..Document::default()
        };
        let dossier = gather(&analyzed(vec![document])).finish();
        let size = serde_json::to_string(&dossier).unwrap().len();
        assert!(size < 16 << 20, "{unit}: {size}");
        for found in evidence(&dossier) {
            let sentence = &*found.sentence.text;
            assert!(sentence.chars().count() < 1000, "{unit}");
            assert!(found.sentence.start <= found.start && found.end <= found.sentence.end);
        }
    }
}

#[test]
fn the_five_articles_agree_on_2500_soldiers_in_iraq() {
    let Some(articles) = five_articles() else { return };
    let dossier = gather(&articles).finish();
    let soldiers = dossier.figures.iter().filter(|figure| figure.counted == "soldiers");
    let found: Vec<_> = soldiers
        .map(|figure| {
            let place = figure.place.as_ref().map(|place| &*place.name);
            let values: Vec<&str> = figure.values.iter().map(|value| &*value.value).collect();
            (place, figure.happening, figure.verdict, figure.witnesses, values)
        })
        .collect();
    assert_eq!(
        found,
        [
            (Some("العراق"), None, Verdict::Agree, told(2, 2), vec!["2500"]),
            (Some("سوريا"), None, Verdict::Single, told(1, 1), vec!["900"]),
            (Some("العراق"), Some("leaving"), Verdict::Single, told(1, 1), vec!["2500"]),
        ]
    );
}

#[test]
fn shared_paragraphs_of_the_five_articles_count_once() {
    let Some(articles) = five_articles() else { return };
    let dossier = gather(&articles).finish();
    // Both papers print one paragraph: two documents, one witness.
    for day in ["2003-03-20", "2011-12", "2017-12"] {
        let event = dossier.timeline.iter().find(|event| event.value == day).unwrap();
        assert_eq!((event.witnesses, event.announced), (told(2, 1), false), "{day}");
    }
    let passages = &dossier.retellings.passages;
    assert!(passages.iter().map(|passage| passage.sentences).sum::<u32>() >= 3, "{passages:?}");
    for passage in passages {
        let papers = passage.evidence.iter().map(|found| found.document.split_at(3).0);
        assert_eq!(papers.collect::<Vec<_>>(), ["000", "002"]);
    }
    assert!(dossier.retellings.documents.is_empty(), "each has paragraphs of its own");
}

#[test]
fn the_announced_ends_of_the_mission_stand_side_by_side() {
    let Some(articles) = five_articles() else { return };
    let dossier = gather(&articles).finish();
    let dates = dossier.questions.iter().filter(|question| question.kind == QuestionKind::Date);
    let sides: Vec<Vec<&str>> =
        dates.map(|question| question.sides.iter().map(|side| &*side.label).collect()).collect();
    let ends = ["2021-12-31", "2025-09", "2026-09", "2026 END"];
    let together = sides.iter().any(|labels| ends.iter().all(|end| labels.contains(end)));
    assert!(together, "{sides:#?}");
    for end in ends {
        let (value, modifier) =
            end.split_once(' ').map_or((end, None), |(value, modifier)| (value, Some(modifier)));
        let event = dossier.timeline.iter().find(|event| {
            event.value == value && event.modifier.as_deref() == modifier && event.announced
        });
        assert!(event.is_some_and(|event| !event.evidence.is_empty()), "{end}");
    }
}

#[test]
fn shorter_names_of_the_five_articles_stand_under_one_person() {
    let Some(articles) = five_articles() else { return };
    let dossier = gather(&articles).finish();
    for (full, short, role) in
        [("يحيى رسول", "رسول", "الناطق باسم"), ("فيدانت باتيل", "باتيل", "نائب المتحدث باسم")]
    {
        let person = dossier.entities.iter().find(|entity| entity.name == full).unwrap();
        let spellings: Vec<&str> =
            person.spellings.iter().map(|spelling| &*spelling.text).collect();
        assert!(spellings.contains(&full) && spellings.contains(&short), "{spellings:?}");
        assert!(person.roles.iter().any(|told| told.text.starts_with(role)), "{:?}", person.roles);
        let others = dossier.entities.iter().filter(|entity| entity.name == short);
        assert_eq!(others.count(), 0, "{short}");
    }
}

fn saved(aggregate: &Aggregate) -> Vec<u8> {
    bincode::serde::encode_to_vec(aggregate, bincode::config::standard()).unwrap()
}

/// A thousand divisions of the articles among one to five shards, in as many orders.
fn divide_and_merge(budget: Budget, articles: &[(Document, Analysis)]) {
    let texts: Vec<TokenizedText<'_>> =
        articles.iter().map(|(document, _)| TokenizedText::new(&document.text)).collect();
    let mut whole = Aggregate::with_budget(budget);
    for ((document, analysis), text) in articles.iter().zip(&texts) {
        whole.add(document, text, analysis);
    }
    let (bytes, dossier) = (saved(&whole), serde_json::to_string(&whole.clone().finish()).unwrap());
    let alone = |at: usize| {
        let mut alone = Aggregate::with_budget(budget);
        alone.add(&articles[at].0, &texts[at], &articles[at].1);
        alone
    };
    let alone: Vec<Aggregate> = (0..articles.len()).map(alone).collect();
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
            let shard = &mut shards[scatter(at, round, 5) % parts];
            // Adding costs more than merging, which comes to the same.
            if round % 25 == 0 {
                shard.add(&articles[at].0, &texts[at], &articles[at].1);
            } else {
                shard.merge(alone[at].clone());
            }
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
    divide_and_merge(Budget::default(), &analyzed(testkit::corpus()));
}

#[test]
fn order_and_division_change_nothing_where_documents_are_dropped() {
    // Each paragraph as a document of its own: many small ones.
    let mut documents = Vec::new();
    for document in testkit::corpus() {
        for (number, paragraph) in rawi_text::paragraphs(&document.text).enumerate() {
            documents.push(Document {
                id: format!("{}#{number}", document.id),
                text: paragraph.text(&document.text).unwrap().to_owned(),
                ..document.clone()
            });
        }
    }
    let articles = analyzed(documents);
    let full = gather(&articles).finish();
    let budget = Budget { bytes: 30_000 };
    let mut small = Aggregate::with_budget(budget);
    for (document, analysis) in &articles {
        small.add(document, &TokenizedText::new(&document.text), analysis);
    }
    let dossier = small.finish();
    let coverage = &dossier.coverage;
    assert_eq!(coverage.documents, articles.len() as u64);
    assert!(coverage.detailed_documents < coverage.documents, "{coverage:?}");
    assert!(coverage.detailed_one_in > 1, "{coverage:?}");
    // Listed names are counted over all documents all the same.
    let iraq = |dossier: &Dossier| {
        let iraq = dossier.entities.iter().find(|entity| entity.id == "Q796").unwrap();
        (iraq.mentions, iraq.witnesses.documents, iraq.first_day.clone(), iraq.last_day.clone())
    };
    assert_eq!(iraq(&dossier), iraq(&full));
    divide_and_merge(budget, &articles);
}

#[test]
fn a_document_given_twice_is_one_witness() {
    let articles = analyzed(testkit::corpus());
    let twice: Vec<_> = articles.iter().chain(articles.iter().take(1)).cloned().collect();
    let (once, again) = (gather(&articles).finish(), gather(&twice).finish());
    assert_eq!(again.coverage.documents, once.coverage.documents + 1);
    assert_eq!(again.coverage.independent_documents, once.coverage.independent_documents);
    let independent = |dossier: &Dossier| {
        let events = dossier.timeline.iter();
        events.map(|event| event.witnesses.independent).collect::<Vec<_>>()
    };
    assert_eq!(independent(&again), independent(&once));
}

/// Documents, and what their dossier says. Where a list is given, it is all of that list.
#[derive(Deserialize)]
struct Case {
    name: String,
    /// Verdict, happening, thing, values, then measured thing, time, owner and place; the smallest first.
    figures: Option<Vec<String>>,
    /// Kind, then the labels of the sides.
    questions: Option<Vec<String>>,
    /// How many statements a speaker has, and the name.
    speakers: Option<Vec<String>>,
    /// Value, then headline.
    timeline: Option<Vec<String>>,
    document: Vec<CaseDocument>,
}

#[derive(Deserialize)]
struct CaseDocument {
    day: Option<String>,
    source: Option<String>,
    text: String,
}

fn figure_line(figure: &Figure) -> String {
    let values = figure.values.iter().map(|value| {
        let hedge = match value.modifier.as_deref() {
            Some("APPROX") => "~",
            Some("MORE_THAN") => ">",
            Some("EQUAL_OR_MORE") => ">=",
            Some("LESS_THAN") => "<",
            Some("EQUAL_OR_LESS") => "<=",
            _ => "",
        };
        format!("{hedge}{}", value.value)
    });
    let verdict = format!("{:?}", figure.verdict).to_lowercase();
    let mut parts = vec![verdict];
    let happening = figure.happening.filter(|happening| *happening != figure.counted);
    parts.extend(happening.map(str::to_owned));
    parts.push(figure.counted.clone());
    parts.extend(values);
    let when = figure.when.as_ref().map(|when| {
        let modifier = when.modifier.as_deref().unwrap_or_default();
        format!("@{}{modifier}", when.value)
    });
    parts.extend(when);
    let names = [&figure.owner, &figure.place].into_iter().flatten();
    let names = names.map(|name| name.name.clone());
    let measured = figure.measured.clone().into_iter().chain(names);
    let parts = parts.join(" ");
    measured.fold(parts, |line, name| format!("{line} · {name}"))
}

#[test]
fn cases() {
    let gazetteer = Gazetteer::bundled();
    testkit::check_cases("aggregate", |case: &Case| {
        let mut aggregate = Aggregate::default();
        for (number, document) in case.document.iter().enumerate() {
            let document = Document {
                id: format!("{number}"),
                text: document.text.clone(),
                published: document.day.as_deref().and_then(parse_published),
                source: document.source.clone(),
            };
            let analysis = analyze(&gazetteer, &document);
            aggregate.add(&document, &TokenizedText::new(&document.text), &analysis);
        }
        let dossier = aggregate.finish();
        let questions = dossier.questions.iter().map(|question| {
            let mut labels: Vec<&str> = question.sides.iter().map(|side| &*side.label).collect();
            labels.sort_unstable();
            format!("{:?}: {}", question.kind, labels.join(" | ")).to_lowercase()
        });
        let speakers = dossier.speakers.iter();
        let speakers = speakers.map(|said| format!("{} {}", said.statements.len(), said.name));
        let events = dossier.timeline.iter();
        let events = events.map(|event| {
            format!("{} {}", event.value, event.headline.as_deref().unwrap_or_default())
        });
        let lists = [
            ("figures", &case.figures, dossier.figures.iter().map(figure_line).collect()),
            ("questions", &case.questions, questions.collect::<Vec<String>>()),
            ("speakers", &case.speakers, speakers.collect()),
            ("timeline", &case.timeline, events.collect()),
        ];
        for (list, expected, mut actual) in lists {
            let Some(expected) = expected else { continue };
            let mut expected = expected.clone();
            expected.sort();
            actual.sort();
            if expected != actual {
                let name = &case.name;
                return Err(format!(
                    "{name}: {list}\n  expected {expected:#?}\n  found {actual:#?}"
                ));
            }
        }
        Ok(())
    });
}
