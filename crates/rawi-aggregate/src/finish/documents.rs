//! The list of documents.

use super::Selection;
use super::corpus::{Corpus, Entry};
use crate::dossier::DocumentProfile;

/// A first line longer than this is cut: it is a paragraph, not a title.
const TITLE: usize = 160;

pub(super) fn profiles(
    corpus: &Corpus<'_>,
    selection: &Selection,
) -> (Vec<DocumentProfile>, usize) {
    let listed = corpus.numbered().take(selection.documents).map(|(number, entry)| {
        let digest = entry.digest;
        let original = corpus.copies.original(number);
        DocumentProfile {
            id: entry.id.to_owned(),
            published: digest.published.map(|day| day.to_string()),
            source: digest.source.map(|source| corpus.text(source).to_owned()),
            agency: digest.agency.map(|agency| corpus.text(agency).to_owned()),
            title: title(entry),
            times: digest.times,
            copy_of: corpus
                .entry(original)
                .filter(|_| original != number)
                .map(|entry| entry.id.to_owned()),
            findings: digest.findings(),
        }
    });
    (listed.collect(), corpus.documents.len())
}

pub(super) fn title(entry: &Entry<'_>) -> Option<String> {
    let first = entry.digest.sentences.first()?;
    let line = entry.slice(*first);
    let mut title: String = line.chars().take(TITLE).collect();
    if title.len() < line.len() {
        // Behind the last whole word.
        title.truncate(title.rfind(' ').unwrap_or(title.len()));
        title.push('…');
    }
    Some(title)
}
