//! The text that every benchmark reads.

mod varied_news;

use rawi_analysis::{Document, parse_published};

pub use varied_news::VariedNews;

/// At least this many bytes of running news: the corpus, over and over, each time under other ids.
pub fn running_news(bytes: usize) -> Vec<Document> {
    let corpus = testkit::corpus();
    let mut documents = Vec::new();
    let mut gathered = 0;
    for round in 0.. {
        for document in &corpus {
            if gathered >= bytes {
                return documents;
            }
            gathered += document.text.len();
            documents.push(Document { id: format!("{round}/{}", document.id), ..document.clone() });
        }
    }
    documents
}

/// ANERcorp's sentences in documents of about the length of an article, where `RAWI_EVAL_DATA` has them.
///
/// The corpus is short and full of what the stages look for; this is how often it comes in news at large.
pub fn collected_news() -> Option<Vec<Document>> {
    const LENGTH: usize = 4_000;
    let path = testkit::evaluation_data("ner/anercorp-train.jsonl")?;
    let lines = std::fs::read_to_string(path).expect("a readable file");
    let mut documents = Vec::new();
    let mut text = String::new();
    for line in lines.lines() {
        let sentence: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        text.push_str(sentence.get("text").and_then(serde_json::Value::as_str).unwrap_or_default());
        text.push('\n');
        if text.len() > LENGTH {
            let id = documents.len().to_string();
            let published = parse_published("2006-08-01");
            documents.push(Document { id, text, published, source: None });
            text = String::new();
        }
    }
    Some(documents)
}
