//! Compares what was gathered: an aggregate becomes a dossier.

mod aliases;
mod corpus;
mod digests;
mod documents;
mod entities;
mod figures;
mod folding;
mod headline;
mod page;
mod questions;
mod retellings;
mod significance;
mod statements;
mod stories;
mod timeline;
mod workers;

use crate::aggregate::Aggregate;
use crate::dossier::{Coverage, Dossier, Findings, ListCoverage, SCHEMA, SCHEMA_VERSION};

pub use digests::Digests;
pub use page::{DocumentPage, Mark, MarkKind};
pub use workers::{InTurn, Workers};

use corpus::Corpus;
use entities::Named;
use figures::FoldedFigure;
use questions::Open;
use statements::Speaker;
use timeline::FoldedEvent;

/// How much of each list a dossier has. What is left out is told in [`Coverage::lists`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Documents.
    pub documents: usize,
    /// Entities.
    pub entities: usize,
    /// Companions of an entity.
    pub companions: usize,
    /// Spellings and roles of an entity.
    pub names: usize,
    /// Events of the timeline.
    pub events: usize,
    /// Figures.
    pub figures: usize,
    /// Speakers.
    pub speakers: usize,
    /// Statements of a speaker.
    pub statements: usize,
    /// Questions.
    pub questions: usize,
    /// Groups of copied documents, and shared passages.
    pub retellings: usize,
    /// Places in documents that each line shows. Where there are more, independent ones come first, then those whose
    /// documents have the smallest hash.
    pub evidence: usize,
}

impl Default for Selection {
    fn default() -> Selection {
        Selection {
            documents: usize::MAX,
            entities: 2000,
            companions: 12,
            names: 8,
            events: 3000,
            figures: 2000,
            speakers: 500,
            statements: 40,
            questions: 200,
            retellings: 500,
            evidence: 5,
        }
    }
}

impl Selection {
    /// For a page of bounded size: fewer lines of each list.
    pub const PAGE: Selection = Selection {
        documents: 400,
        entities: 250,
        companions: 12,
        names: 6,
        events: 400,
        figures: 250,
        speakers: 120,
        statements: 12,
        questions: 60,
        retellings: 80,
        evidence: 5,
    };
}

impl Aggregate {
    /// What the documents say together, with the default [`Selection`].
    pub fn finish(self) -> Dossier {
        self.finish_with(&Selection::default())
    }

    /// What the documents say together, so much of each list.
    pub fn finish_with(self, selection: &Selection) -> Dossier {
        self.digest().compare().dossier(selection)
    }

    /// Reads the documents: works out what each says by itself.
    pub fn digest(self) -> Digests {
        self.digest_by(&InTurn)
    }
}

impl Digests {
    /// Sets the documents side by side: what several dossiers and pages have in common, worked out once.
    pub fn compare(&self) -> Comparison<'_> {
        self.compare_by(&InTurn)
    }

    /// [`compare`](Digests::compare), with the independent parts of the work given to workers.
    pub fn compare_by(&self, workers: &impl Workers) -> Comparison<'_> {
        let corpus = Corpus::new(self, workers);
        let ((named, events), (figures, said)) = workers.both(
            || workers.both(|| Named::new(&corpus), || timeline::fold(&corpus)),
            || workers.both(|| figures::fold(&corpus), || statements::fold(&corpus)),
        );
        let open = questions::find(&corpus, &events, &said, workers);
        Comparison { digests: self, corpus, named, events, figures, said, open }
    }
}

/// The documents of an aggregate side by side: who repeats whom, and who is whom.
///
/// ```
/// use rawi_aggregate::{Aggregate, Selection};
///
/// let digests = Aggregate::default().digest();
/// let comparison = digests.compare();
/// assert_eq!(comparison.dossier(&Selection::default()), Aggregate::default().finish());
/// assert!(comparison.pages(10).is_empty());
/// ```
pub struct Comparison<'a> {
    digests: &'a Digests,
    corpus: Corpus<'a>,
    named: Named,
    events: Vec<FoldedEvent<'a>>,
    figures: Vec<FoldedFigure<'a>>,
    said: Vec<Speaker<'a>>,
    open: Vec<Open>,
}

impl std::fmt::Debug for Comparison<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let documents = self.corpus.documents.len();
        formatter.debug_struct("Comparison").field("documents", &documents).finish_non_exhaustive()
    }
}

impl Comparison<'_> {
    /// What the documents say together, so much of each list.
    pub fn dossier(&self, selection: &Selection) -> Dossier {
        self.dossier_by(selection, &InTurn)
    }

    /// [`dossier`](Comparison::dossier), with the independent parts of the work given to workers.
    pub fn dossier_by(&self, selection: &Selection, workers: &impl Workers) -> Dossier {
        let corpus = &self.corpus.showing(selection.evidence);
        let ((entities, timeline), (counted, told)) = workers.both(
            || {
                workers.both(
                    || entities::profiles(corpus, &self.named, &self.digests.aggregate, selection),
                    || timeline::list(corpus, &self.events, selection),
                )
            },
            || {
                workers.both(
                    || {
                        let figures = figures::list(corpus, &self.figures, selection);
                        let questions = questions::list(corpus, &figures.0, &self.open, selection);
                        (figures, questions)
                    },
                    || {
                        (
                            documents::profiles(corpus, selection),
                            statements::list(corpus, &self.said, selection),
                            retellings::list(corpus, selection),
                        )
                    },
                )
            },
        );
        let (figures, questions) = counted;
        let (documents, speakers, retellings) = told;
        let mut lists = Vec::new();
        note(&mut lists, "documents", documents.1, documents.0.len());
        note(&mut lists, "entities", entities.1, entities.0.len());
        note(&mut lists, "timeline", timeline.1, timeline.0.len());
        note(&mut lists, "figures", figures.1, figures.0.len());
        note(&mut lists, "speakers", speakers.1, speakers.0.len());
        note(&mut lists, "questions", questions.1, questions.0.len());
        let repeated = retellings.0.documents.len() + retellings.0.passages.len();
        note(&mut lists, "retellings", retellings.1, repeated);
        Dossier {
            schema: SCHEMA,
            version: SCHEMA_VERSION,
            offsets: "char",
            coverage: self.coverage(lists),
            documents: documents.0,
            entities: entities.0,
            timeline: timeline.0,
            figures: figures.0,
            speakers: speakers.0,
            questions: questions.0,
            retellings: retellings.0,
        }
    }

    fn coverage(&self, lists: Vec<ListCoverage>) -> Coverage {
        let (aggregate, corpus) = (&self.digests.aggregate, &self.corpus);
        let mut findings = Findings::default();
        for document in &corpus.documents {
            let (found, times) = (document.digest.findings(), document.digest.times);
            findings.entities += found.entities * times;
            findings.dates += found.dates * times;
            findings.numbers += found.numbers * times;
            findings.statements += found.statements * times;
        }
        let cut = corpus.documents.iter().filter(|document| document.digest.cut);
        let detailed = corpus.documents.iter().map(|document| document.digest.times).sum();
        Coverage {
            documents: aggregate.documents,
            independent_documents: corpus.originals() as u64,
            detailed_documents: detailed,
            detailed_one_in: 1_u64
                .checked_shl(u32::try_from(aggregate.level).unwrap_or(64))
                .unwrap_or(0),
            first_day: aggregate.first_day.map(|day| day.to_string()),
            last_day: aggregate.last_day.map(|day| day.to_string()),
            findings,
            cut_documents: cut.map(|document| document.digest.times).sum(),
            budget: aggregate.budget,
            lists,
        }
    }
}

fn note(lists: &mut Vec<ListCoverage>, list: &'static str, found: usize, listed: usize) {
    lists.push(ListCoverage { list, found: found as u64, listed: listed as u64 });
}
