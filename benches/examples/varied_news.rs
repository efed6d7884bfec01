//! Writes varied news as lines of JSON: `cargo run --release -p rawi-benches --example varied_news -- 100000 > news.jsonl`.

use std::io::{BufWriter, Write};

use running_news::VariedNews;
use serde_json::json;

fn main() -> std::io::Result<()> {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1000);
    let mut output = BufWriter::new(std::io::stdout().lock());
    for document in VariedNews::new(1).take(count) {
        let published = document.published.map(|day| day.to_string());
        let (id, text, source) = (&document.id, &document.text, &document.source);
        let line = json!({"id": id, "text": text, "published": published, "source": source});
        writeln!(output, "{line}")?;
    }
    output.flush()
}
