//! The text that every benchmark reads.

use rawi_analysis::Document;

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
