//! Whatever is read: spans are of the text, contents never cross, and the time stays in bounds.

use rawi_entities::{EntityKind, EntityMention, Via};
use rawi_statements::{Statement, find_speech};
use rawi_text::Span;
use rawi_tokens::TokenizedText;

/// Reads a text with every `stride`-th word as an entity, and checks what must hold of any answer.
fn read(source: &str, stride: usize) -> Vec<Statement> {
    let text = TokenizedText::new(source);
    let kinds =
        [EntityKind::Person, EntityKind::Organization, EntityKind::Location, EntityKind::Group];
    let entities: Vec<EntityMention> = text
        .tokens()
        .iter()
        .enumerate()
        .filter(|(index, _)| stride > 0 && index % stride == 0)
        .map(|(index, token)| EntityMention {
            span: token.span,
            kind: kinds.into_iter().cycle().nth(index % 4).unwrap_or(EntityKind::Person),
            id: format!("E{}", index % 7),
            name: format!("اسم {}", index % 7),
            via: Via::Gazetteer,
        })
        .collect();
    let found = find_speech(&text, &entities);
    let mut contents: Vec<Span> = Vec::new();
    for statement in &found {
        for span in [statement.cue, statement.content, statement.speaker.span] {
            assert!(span.text(source).is_some_and(|slice| !slice.is_empty()), "{span:?}");
        }
        contents.push(statement.content);
    }
    assert!(found.is_sorted_by_key(|statement| statement.cue));
    contents.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
    let mut open: Vec<usize> = Vec::new();
    for span in contents {
        while open.last().is_some_and(|end| *end <= span.start()) {
            open.pop();
        }
        assert!(open.last().is_none_or(|end| span.end() <= *end), "{span:?} crosses");
        open.push(span.end());
    }
    found
}

#[test]
fn a_hundred_thousand_cues() {
    assert!(read(&"قال ".repeat(100_000), 0).is_empty());
}

#[test]
fn words_without_end() {
    for word in [
        "قال ",
        "وقال ",
        "قال: ",
        "قال الوزير ",
        "قال إن ",
        "مؤكدا أن ",
        "وفق ",
        "نقلت عن ",
        "قوله ",
        "الوزير ",
        "أن ",
        "قال الوزير إن ",
        "التي قالت إنها ",
        "أما ",
        "كان ",
        "في ",
        "وفقا له ",
        "و",
        "قال الوزير.\n",
        "، ",
    ] {
        read(&word.repeat(10_000), 0);
    }
}

#[test]
fn entities_everywhere() {
    for stride in 1..4 {
        read(&"قال الوزير سامي إن الأمر انتهى، مؤكدا أن العمل بدأ. ".repeat(1_000), stride);
        read(&"قال ".repeat(10_000), stride);
    }
}

#[test]
fn quotations_nested_and_never_closed() {
    for text in [
        "قال: «".repeat(10_000),
        "قال: «نعم» ".repeat(10_000),
        format!("قال الوزير: {}نعم{}", "«".repeat(10_000), "»".repeat(10_000)),
        "”".repeat(100_000),
        "\"".repeat(100_000),
        "“ «".repeat(10_000),
        "قال الوزير: “نعم. ".repeat(5_000),
        "«”".repeat(10_000),
        format!("{}قال الوزير إن {}", "«".repeat(10_000), "”".repeat(10_000)),
    ] {
        read(&text, 0);
    }
}

#[test]
fn one_sentence_without_end() {
    let text = "قال الوزير إن الأمر انتهى وأضاف أن العمل بدأ، بحسب الوزارة، مؤكدا أن كل شيء جاهز، "
        .repeat(10_000);
    assert!(read(&text, 0).len() > 2_000);
}

#[test]
fn empty_and_cut_off() {
    for text in [
        "",
        " ",
        "قال",
        "وقال الوزير",
        "قال الوزير إن",
        "قال الوزير:",
        "«",
        "قال الوزير: «",
        "وفقا ل",
        "بحسب",
        "نقلت عن",
        "مؤكدا أن",
    ] {
        read(text, 0);
        read(text, 1);
    }
}

#[test]
fn a_name_without_end_is_not_copied_over_and_over() {
    let name = "ا".repeat(100_000);
    let text = format!("قال {name} إن الأمر انتهى. {}", "وأضاف أن العمل بدأ. ".repeat(10_000));
    read(&text, 0);
}

/// Words and marks of reports in any order: nothing is found that breaks what must hold, and nothing panics.
#[test]
fn words_of_reports_in_any_order() {
    const PIECES: [&str; 64] = [
        "قال",
        "وقال",
        "قالت",
        "أن",
        "إن",
        "أنه",
        "بأن",
        "إلى",
        "على",
        "عن",
        "من",
        "في",
        "الوزير",
        "المتحدث",
        "باسم",
        "الوزارة",
        "مصدر",
        "أمني",
        "،",
        ".",
        ":",
        "«",
        "»",
        "“",
        "”",
        "\"",
        "'",
        "(",
        ")",
        "\n",
        "وفق",
        "وفقا",
        "لما",
        "ما",
        "بحسب",
        "له",
        "نقلت",
        "نقلا",
        "قوله",
        "مؤكدا",
        "مضيفة",
        "كما",
        "حسبما",
        "التي",
        "الذي",
        "كان",
        "قد",
        "لم",
        "أما",
        "فيرى",
        "لكن",
        "ومصدر",
        "اليوم",
        "رفض",
        "التعليق",
        "طالب",
        "بفتح",
        "إعلان",
        "جاء",
        "بيان",
        "لـ",
        "بالقول",
        "ذات",
        "؟",
    ];
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    for round in 0..6_000 {
        let length = next(40) + 1;
        let words: Vec<&str> = (0..length).map(|_| PIECES[next(PIECES.len())]).collect();
        read(&words.join(if round % 3 == 0 { "" } else { " " }), round % 5);
    }
}
