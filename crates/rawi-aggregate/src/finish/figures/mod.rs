//! What is counted, and who says which value.

mod lines;
mod values;
mod written;

use std::cmp::Reverse;

use super::Selection;
use super::corpus::{Corpus, Telling, line_hash};
use crate::digest::{FigureFact, Happening, Sort};
use crate::dossier::{Figure, Witnesses};
use crate::table::Text;

pub(super) use written::most_frequent;

/// A measured thing of so many words is one thing wherever it is measured: `سعر خام برنت`, but not `قيمة`.
const MEASURED_WORDS: usize = 2;

/// A fact and where it stands.
#[derive(Clone, Copy)]
struct Told<'a> {
    fact: &'a FigureFact,
    telling: Telling,
}

impl Told<'_> {
    fn toll(&self) -> bool {
        self.fact.happening.is_some_and(Happening::is_toll)
    }
}

/// Figures of one key may be compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: Sort,
    counted: Text,
    happening: Option<Happening>,
    measured: Option<Text>,
    /// The time, where it is not the documents' own. Tolls are compared by nearness of their days instead.
    when: Option<(Text, Option<Text>)>,
    /// Tolls are compared by likeness instead: one agency names the city, another one the country.
    place: Option<Text>,
    owner: Option<Text>,
}

impl Key {
    fn new(told: &Told<'_>) -> Key {
        let fact = told.fact;
        Key {
            kind: fact.kind,
            counted: fact.counted,
            happening: fact.happening.filter(|happening| *happening != Happening::Present),
            measured: fact.measured.map(|(_, key)| key),
            when: fact.when.map(|when| (when, fact.when_modifier)).filter(|_| !told.toll()),
            place: fact.place.filter(|_| !told.toll()),
            owner: fact.owner,
        }
    }
}

/// All that is told of one counted thing.
pub(super) struct FoldedFigure<'a> {
    key: Key,
    told: Vec<Told<'a>>,
    witnesses: Witnesses,
    /// The hash of which its id is made.
    hash: u64,
    rank: Rank,
}

/// What a figure is worth to a reader, its independent witnesses, its documents, and its values.
type Rank = (u64, u64, u64, usize);

/// The figures, those of most worth first.
pub(super) fn fold<'a>(corpus: &Corpus<'a>) -> Vec<FoldedFigure<'a>> {
    let mut told: Vec<(Key, Told<'a>)> = Vec::new();
    for (document, entry) in corpus.numbered() {
        let facts = &entry.digest.figures;
        told.extend(facts.iter().map(|fact| {
            let telling = Telling { document, piece: fact.piece, sentence: fact.sentence };
            let told = Told { fact, telling };
            (Key::new(&told), told)
        }));
    }
    // Keys are numbers of strings: they part what differs, and tell no order.
    told.sort_unstable_by_key(|(key, told)| (*key, told.telling));
    adopt_owners(&mut told);
    told.sort_unstable_by_key(|(key, told)| (*key, told.telling));
    let lines = lines::of_one_thing(corpus, &told);
    drop(told);
    let lines = lines.into_iter();
    let mut figures: Vec<FoldedFigure<'a>> =
        lines.map(|(key, told)| FoldedFigure::new(corpus, key, told)).collect();
    figures.sort_unstable_by_key(|figure| (Reverse(figure.rank), figure.hash));
    figures
}

/// The first ones, written out.
pub(super) fn list(
    corpus: &Corpus<'_>,
    figures: &[FoldedFigure<'_>],
    selection: &Selection,
) -> (Vec<Figure>, usize) {
    let listed = figures.iter().take(selection.figures);
    (listed.map(|figure| figure.written(corpus)).collect(), figures.len())
}

impl<'a> FoldedFigure<'a> {
    fn new(corpus: &Corpus<'_>, key: Key, told: Vec<Told<'a>>) -> FoldedFigure<'a> {
        let witnesses = corpus.tellers(told.iter().map(|told| told.telling));
        let hash = hash(corpus, &key, &told);
        let mut figure = FoldedFigure { key, told, witnesses, hash, rank: (0, 0, 0, 0) };
        let worth = figure.weight(corpus) * witnesses.independent;
        let values = figure.values(corpus).len();
        figure.rank = (worth, witnesses.independent, witnesses.documents, values);
        figure
    }

    /// How much a witness of it counts: six for a toll, four for a sum of money with what it is of, three for a share of
    /// something or for a listed thing with its owner, place or what happens to it, two where the half of this is known,
    /// and one for what stands alone or is a mere measure.
    fn weight(&self, corpus: &Corpus<'_>) -> u64 {
        let concept = self.told.iter().any(|told| told.fact.concept);
        let placed = self.key.owner.is_some()
            || self.key.happening.is_some()
            || self.told.iter().any(|told| told.fact.place.is_some());
        let measured = self.measured(corpus);
        let full = measured.is_some_and(|of| of.split(' ').count() >= MEASURED_WORDS);
        if self.told.iter().any(Told::toll) {
            6
        } else if self.key.kind == Sort::Measure && !full {
            1
        } else if self.key.kind == Sort::Money && measured.is_some() {
            4
        } else if measured.is_some() || (concept && placed) {
            3
        } else if concept || placed {
            2
        } else {
            1
        }
    }
}

/// The hash of a figure's id: of what it counts and of the first place that tells it.
fn hash(corpus: &Corpus<'_>, key: &Key, told: &[Told<'_>]) -> u64 {
    let text = |text: Option<Text>| text.map_or("", |text| corpus.text(text));
    let first = told.first().map(|told| told.telling);
    let first =
        first.and_then(|telling| Some((corpus.entry(telling.document)?.id, telling.piece.start)));
    let (document, start) = first.unwrap_or_default();
    line_hash(&[
        key.kind.name(),
        corpus.text(key.counted),
        key.happening.map_or("", Happening::name),
        text(key.measured),
        text(key.place),
        text(key.owner),
        document,
        &start.to_string(),
    ])
}

/// Figures that name no owner join those that do, where these have one only: `2500 جندي` and `2500 جندي أميركي` in one
/// place.
fn adopt_owners(told: &mut [(Key, Told<'_>)]) {
    let groups = told.chunk_by_mut(|(first, _), (second, _)| {
        Key { owner: None, ..*first } == Key { owner: None, ..*second }
    });
    for group in groups {
        let mut owners: Vec<Text> = group.iter().filter_map(|(key, _)| key.owner).collect();
        owners.dedup();
        if let [owner] = owners.as_slice() {
            for (key, _) in group.iter_mut() {
                key.owner = Some(*owner);
            }
        }
    }
}
