//! A document as it is kept until documents are compared: its text and what was found in it, as bytes.
//!
//! Of a large input most documents are dropped again when the budget is reached, so nothing is worked out of a document
//! before it is known to stay. One piece of bytes is taken and given back as a whole, and goes from shard to shard
//! as it is.

use rawi_analysis::{Analysis, Document};
use rawi_dates::TimexKind;
use rawi_numbers::NumberKind;
use rawi_text::Span;
use serde::{Deserialize, Serialize};

use crate::digest::FINDINGS;

/// A document and its analysis.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// How often the document was given.
    pub(crate) times: u64,
    /// How far up this document stays when documents are dropped: see [`Budget`](crate::Budget).
    pub(crate) level: u8,
    /// About how many bytes it takes, now or when it is compared. It follows from the document alone, so that it is
    /// the same everywhere.
    pub(crate) weight: u64,
    bytes: Box<[u8]>,
}

impl Kept {
    pub(crate) fn new(level: u8, document: &Document, analysis: &Analysis) -> Kept {
        // A vector takes every byte, and none of the types has anything that cannot be written.
        let bytes = rawi_artefact::pack(&(document, analysis)).unwrap_or_default();
        let weight = weight(bytes.len(), document, analysis);
        Kept { times: 1, level, weight, bytes: bytes.into() }
    }

    /// The document and its analysis; of bytes that this type did not make, perhaps none.
    pub(crate) fn read(&self) -> Option<(Document, Analysis)> {
        rawi_artefact::unpack(&self.bytes).ok()
    }

    /// Whether the bytes are a document with findings that stand in its text, and weigh what is said of them.
    pub(crate) fn is_sound(&self) -> bool {
        let Some((document, analysis)) = self.read() else { return false };
        self.times > 0
            && self.weight == weight(self.bytes.len(), &document, &analysis)
            && spans(&analysis).all(|span| span.text(&document.text).is_some())
    }
}

/// What a document takes while it waits, or when it is compared: by then the bytes are gone, and its text and digest are
/// there. A finding is counted as large as those of news are, with their words.
fn weight(bytes: usize, document: &Document, analysis: &Analysis) -> u64 {
    let dates = analysis.dates.iter();
    let dates = dates.filter(|date| matches!(date.kind, TimexKind::Date | TimexKind::Time));
    let numbers = analysis.numbers.iter().filter(|number| number.kind != NumberKind::Ordinal);
    let statements = analysis.statements.iter().take(FINDINGS);
    // A third of the text's length is what fingerprints take.
    let compared = document.text.len() / 3 * 4
        + analysis.sentences.len() * 8
        + analysis.entities.len() * 28
        + dates.count().min(FINDINGS) * 150
        + numbers.count().min(FINDINGS) * 170
        + statements.map(|said| 96 + said.content.len().min(4096) / 3).sum::<usize>();
    400 + bytes.max(compared) as u64
}

/// All spans of an analysis.
fn spans(analysis: &Analysis) -> impl Iterator<Item = Span> {
    let dateline = analysis.dateline.iter().flat_map(|found| {
        [Some(found.span), found.place, found.agency, found.between].into_iter().flatten()
    });
    let entities = analysis.entities.iter().map(|found| found.span);
    let dates = analysis.dates.iter().map(|found| found.span);
    let numbers = analysis.numbers.iter().flat_map(|found| {
        let unit = found.unit.as_ref().map(|unit| unit.span);
        [Some(found.span), unit, found.of].into_iter().flatten()
    });
    let statements = analysis.statements.iter().flat_map(|said| {
        let speakers = [Some(&said.speaker), said.via.as_ref()].into_iter().flatten();
        let speakers = speakers.chain(&said.joint).map(|speaker| speaker.span);
        speakers.chain([Some(said.cue), Some(said.content), said.rest].into_iter().flatten())
    });
    let sentences = analysis.sentences.iter().copied();
    dateline.chain(entities).chain(dates).chain(numbers).chain(statements).chain(sentences)
}

#[cfg(test)]
mod tests {
    use rawi_analysis::{Analysis, Document};
    use rawi_text::Span;

    use super::Kept;

    fn kept(end: usize) -> Kept {
        let document =
            Document { id: "a".into(), text: "وصل الوفد".into(), ..Document::default() };
        let sentences = vec![Span::new(0..end).unwrap()];
        Kept::new(0, &document, &Analysis { sentences, ..Analysis::default() })
    }

    #[test]
    fn a_document_comes_back_as_it_was() {
        let (document, analysis) = kept(17).read().unwrap();
        assert_eq!((&*document.text, analysis.sentences.len()), ("وصل الوفد", 1));
        assert!(kept(17).is_sound());
    }

    #[test]
    fn what_does_not_stand_in_the_text_is_refused() {
        // Inside a letter, behind the end, another weight, no bytes, bytes of something else.
        assert!(!kept(16).is_sound());
        assert!(!kept(18).is_sound());
        assert!(!Kept { weight: 1, ..kept(17) }.is_sound());
        assert!(!Kept { times: 0, ..kept(17) }.is_sound());
        assert!(!Kept { bytes: Box::default(), ..kept(17) }.is_sound());
        let mut bytes = kept(17).bytes.to_vec();
        bytes.push(0);
        assert!(!Kept { bytes: bytes.into(), ..kept(17) }.is_sound());
    }
}
