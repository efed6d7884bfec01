//! What a document counts: the counted thing, whose it is, where, and who says so.

use std::ops::Range;
use std::sync::LazyLock;

use rawi_entities::{EntityKind, EntityMention};
use rawi_numbers::{NumberKind, NumberMention};
use rawi_text::Span;
use rawi_tokens::{TokenKind, TokenizedText, WordTable};
use serde::{Deserialize, Serialize};

use super::{Piece, Reader, StatementFact};
use crate::table::Text;
use crate::words::rows;

/// Tokens behind the counted noun, and before the number, among which its place is looked for.
const BEHIND: usize = 12;
const BEFORE: usize = 8;
/// Words around a figure that tell what it is about.
const REACH: usize = 10;

/// A number that counts or measures something.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct FigureFact {
    pub(crate) numerator: i128,
    pub(crate) denominator: i128,
    pub(crate) kind: Sort,
    pub(crate) modifier: Option<Text>,
    /// The concept, unit code or folded noun.
    pub(crate) counted: Text,
    /// Whether its value lasts, so that figures of different places in time are compared.
    pub(crate) stock: bool,
    /// The noun as it stands.
    pub(crate) noun: Text,
    /// The id of whose it is.
    pub(crate) owner: Option<Text>,
    /// The id of where.
    pub(crate) place: Option<Text>,
    /// The name of who says so, where the document ascribes it.
    pub(crate) said_by: Option<Text>,
    /// Number and noun.
    pub(crate) piece: Piece,
    pub(crate) sentence: u32,
    /// The content words around it, sorted.
    pub(crate) words: Vec<u32>,
}

/// What sort of number a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Sort {
    Cardinal,
    Fraction,
    Percent,
    Money,
    Measure,
}

impl Sort {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Sort::Cardinal => NumberKind::Cardinal.name(),
            Sort::Fraction => NumberKind::Fraction.name(),
            Sort::Percent => NumberKind::Percent.name(),
            Sort::Money => NumberKind::Money.name(),
            Sort::Measure => NumberKind::Measure.name(),
        }
    }
}

/// Counted nouns, each with its concept and whether that is a stock.
static COUNTED: LazyLock<WordTable<(&'static str, bool)>> = LazyLock::new(|| {
    WordTable::new(rows(include_str!("../../data/counted.tsv")).filter_map(|row| {
        let mut columns = row.split('\t');
        let (concept, kind, noun) = (columns.next()?, columns.next()?, columns.next()?);
        Some((noun, (concept, kind == "stock")))
    }))
});

/// What a number counts.
#[derive(Clone, Copy)]
struct Counted {
    thing: Text,
    noun: Text,
    stock: bool,
    owner: Option<Text>,
}

/// All figures of the document.
pub(crate) fn find(reader: &mut Reader<'_>, statements: &[StatementFact]) -> Vec<FigureFact> {
    let analysis = reader.analysis;
    let mut facts: Vec<FigureFact> = Vec::new();
    // The counted noun before, which a number without one goes on with: `2500 جندي في …، وحوالي 900 في …`.
    let mut last: Option<(u32, Counted)> = None;
    for (number, mention) in analysis.numbers.iter().enumerate() {
        let (Some(value), Some(kind)) = (mention.value, sort(mention.kind)) else { continue };
        let sentence = reader.sentence(mention.span);
        let own = counted(reader, mention, kind);
        let carried = last.filter(|(before, _)| *before == sentence).map(|(_, counted)| counted);
        let goes_on = kind == Sort::Cardinal && mention.unit.is_none();
        let Some(what) = own.or(carried.filter(|_| goes_on)) else { continue };
        last = Some((sentence, what));
        let end = mention.unit.as_ref().map_or(mention.span, |unit| mention.span.cover(unit.span));
        let whole = mention.of.map_or(end, |of| end.cover(of));
        let next = analysis.numbers.get(number + 1).map(|next| next.span.start());
        let previous = number.checked_sub(1).and_then(|before| analysis.numbers.get(before));
        let place = place(reader, whole, previous.map(|before| before.span.end()), next);
        let piece = reader.piece(whole);
        let said = statements
            .iter()
            .filter(|said| said.content.start <= piece.start && piece.end <= said.content.end);
        let text = reader.text;
        let tokens = text.tokens_of(whole);
        let inside = text.sentence_of(tokens.start);
        let from = inside.start.max(tokens.start.saturating_sub(REACH));
        let to = inside.end.min(tokens.end + REACH);
        facts.push(FigureFact {
            numerator: value.numerator(),
            denominator: value.denominator(),
            kind,
            modifier: mention.modifier.map(|modifier| reader.table.number(modifier.name())),
            counted: what.thing,
            stock: what.stock,
            noun: what.noun,
            owner: what.owner,
            place: place.map(|place| reader.table.number(&place)),
            // The innermost: a report in a report is what its own speaker says.
            said_by: said
                .min_by_key(|said| said.content.end - said.content.start)
                .map(|said| said.name),
            piece,
            sentence,
            words: reader.words_around(from..to, tokens),
        });
    }
    facts
}

/// Ordinals say which, not how many.
fn sort(kind: NumberKind) -> Option<Sort> {
    match kind {
        NumberKind::Cardinal => Some(Sort::Cardinal),
        NumberKind::Fraction => Some(Sort::Fraction),
        NumberKind::Percent => Some(Sort::Percent),
        NumberKind::Money => Some(Sort::Money),
        NumberKind::Measure => Some(Sort::Measure),
        NumberKind::Ordinal => None,
    }
}

/// What a number itself says it counts.
fn counted(reader: &mut Reader<'_>, mention: &NumberMention, kind: Sort) -> Option<Counted> {
    let text = reader.text;
    match kind {
        Sort::Fraction | Sort::Percent => {
            let of = mention.of.or_else(|| mention.unit.as_ref().map(|unit| unit.span))?;
            let noun = reader.slice(of);
            let folded = folded_words(text, text.tokens_of(of));
            let counted = reader.table.number(&folded);
            Some(Counted { thing: counted, noun, stock: true, owner: None })
        }
        Sort::Money | Sort::Measure => {
            let unit = mention.unit.as_ref()?;
            let noun = reader.slice(unit.span);
            let counted = match unit.code {
                Some(code) => reader.table.number(code),
                None => reader.table.number(&folded_words(text, text.tokens_of(unit.span))),
            };
            Some(Counted { thing: counted, noun, stock: false, owner: None })
        }
        Sort::Cardinal => {
            let unit = mention.unit.as_ref()?;
            // `الطرفان`, `جولتين`: the dual counts by its form; it is no figure that somebody claims.
            if mention.span.contains(unit.span) {
                return None;
            }
            let tokens = text.tokens_of(unit.span);
            let concept = tokens.clone().find_map(|index| {
                let folded = text.folded(index);
                let bare = folded.strip_prefix("ال").unwrap_or(folded);
                COUNTED.get(folded).or_else(|| COUNTED.get(bare)).copied()
            });
            let (counted, stock) = match concept {
                Some((concept, stock)) => (reader.table.number(concept), stock),
                None => (reader.table.number(&head(text, tokens.clone())), false),
            };
            let noun = reader.slice(unit.span);
            let owner = owner(reader, unit.span, tokens.end);
            Some(Counted { thing: counted, noun, stock, owner })
        }
    }
}

/// The head of a noun phrase: its first word, folded, without the article.
fn head(text: &TokenizedText<'_>, tokens: Range<usize>) -> String {
    let folded = text.folded(tokens.start);
    folded.strip_prefix("ال").unwrap_or(folded).to_owned()
}

fn folded_words(text: &TokenizedText<'_>, tokens: Range<usize>) -> String {
    let words: Vec<&str> = tokens.map(|index| text.folded(index)).collect();
    words.join(" ")
}

/// Whose the counted things are: a name within the noun phrase, or right behind it.
fn owner(reader: &mut Reader<'_>, unit: Span, end: usize) -> Option<Text> {
    let behind = reader.text.token(end).filter(|token| token.kind == TokenKind::Word);
    let reach = behind.map_or(unit, |token| unit.cover(token.span));
    let range = reader.entities_in(reach);
    let owner = reader.analysis.entities.get(range)?.iter().find(|entity| {
        matches!(entity.kind, EntityKind::Group | EntityKind::Organization)
            || (entity.kind == EntityKind::Location && unit.contains(entity.span))
    })?;
    Some(reader.table.number(&owner.id))
}

/// Where the counted things are: the first place behind the noun, before the next number; else the nearest one before
/// the number, behind the last one; all in one sentence.
fn place(
    reader: &Reader<'_>,
    whole: Span,
    previous: Option<usize>,
    next: Option<usize>,
) -> Option<String> {
    let text = reader.text;
    let tokens = text.tokens_of(whole);
    let sentence = text.sentence_of(tokens.start);
    let from = tokens.start.saturating_sub(BEFORE).max(sentence.start);
    let to = sentence.end.min(tokens.end + BEHIND);
    let around = text.span(from..to)?;
    let entities = reader.analysis.entities.get(reader.entities_in(around))?;
    let is_place = |entity: &&EntityMention| entity.kind == EntityKind::Location;
    let inside = entities.iter().filter(is_place).find(|entity| whole.contains(entity.span));
    let behind = || {
        let mut places = entities.iter().filter(is_place);
        places.find(|entity| {
            entity.span.start() >= whole.end() && next.is_none_or(|next| entity.span.start() < next)
        })
    };
    let before = || {
        let mut places = entities.iter().rev().filter(is_place);
        places.find(|entity| {
            entity.span.end() <= whole.start()
                && previous.is_none_or(|previous| entity.span.start() >= previous)
        })
    };
    inside.or_else(behind).or_else(before).map(|place| place.id.clone())
}
