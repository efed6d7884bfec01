use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

/// The annotations of the corpus by file name.
fn annotations() -> Vec<(String, Value)> {
    let folder = testkit::workspace().join("corpus/gold");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: std::path::PathBuf| {
        let json = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        (path.file_name().unwrap().to_string_lossy().into_owned(), json)
    };
    files.into_iter().map(read).collect()
}

fn place(item: &Value) -> Option<(usize, usize)> {
    let offset = |name: &str| item.get(name)?.as_u64().and_then(|at| usize::try_from(at).ok());
    offset("start").zip(offset("end"))
}

#[test]
fn every_article_has_an_annotation_and_metadata() {
    let annotated: BTreeSet<String> =
        annotations().iter().map(|(_, gold)| gold["id"].as_str().unwrap().to_owned()).collect();
    for document in testkit::corpus() {
        assert!(annotated.contains(&document.id), "{} has no annotation", document.id);
        assert!(document.published.is_some(), "{} has no day of publication", document.id);
        assert!(document.source.is_some(), "{} has no source", document.id);
    }
}

#[test]
fn every_span_of_the_annotations_slices_to_its_text() {
    let documents = testkit::corpus();
    for (file, gold) in annotations() {
        let id = gold["id"].as_str().unwrap();
        let document = documents.iter().find(|document| document.id == id).unwrap();
        let text: Vec<char> = document.text.chars().collect();
        let check = |item: &Value| {
            let Some((start, end)) = place(item) else { return };
            let slice: String = text[start..end].iter().collect();
            assert!(start < end, "{file}: {item}");
            if let Some(expected) = item.get("text").and_then(Value::as_str) {
                assert_eq!(expected, slice, "{file}: {start}..{end}");
            }
        };
        for layer in ["entities", "dates", "numbers", "statements"] {
            let mut before = 0;
            for item in gold[layer].as_array().unwrap() {
                check(item);
                for part in ["unit", "of", "speaker", "cue", "content"] {
                    item.get(part).into_iter().for_each(check);
                }
                if let Some((start, end)) = place(item) {
                    assert!(
                        before <= start,
                        "{file}: {layer} overlap or are out of order at {start}"
                    );
                    before = end;
                }
            }
        }
    }
}
