//! What a document counts: the counted thing, whose it is, where, when, what happens to it, and who says so.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use rawi_dates::TimexKind;
use rawi_entities::{EntityKind, EntityMention};
use rawi_numbers::{Modifier, NumberKind, NumberMention, RangeEnd};
use rawi_text::Span;
use rawi_tokens::{TokenKind, TokenizedText, WordTable};

use super::dates::{Relation, relation};
use super::happening::{Clause, Happening, parts};
use super::{FINDINGS, Piece, Reader, StatementFact, measured};
use crate::day::{Day, Precision, Stretch, stretch};
use crate::table::Text;
use crate::words::{WordSet, rows};

/// Tokens behind the counted noun, and before the number, among which its place is looked for.
const BEHIND: usize = 12;
const BEFORE: usize = 8;
/// Tokens before a number among which stands what it counts: `عدد المصابين ارتفع إلى 63`.
const NUMBERED: usize = 8;
/// Tokens on either side of a number among which a verb says that it counts those who still are so.
const STILL: usize = 3;
/// Words around a figure that tell what it is about.
const REACH: usize = 10;
/// Tokens between two figures of one measured thing: `ارتفع خام برنت 2٪ ليبلغ 79 دولارا`.
const NEAR: usize = 3;
/// Days for which a number of what lasts is taken to stand: what was there last week is there now.
const STANDS: u32 = 31;
/// Sentences at the beginning of a document that say where it all happens, with its title.
const OPENING: u32 = 3;

/// A number that counts or measures something.
#[derive(Clone, Debug)]
pub(crate) struct FigureFact {
    pub(crate) numerator: i128,
    pub(crate) denominator: i128,
    pub(crate) kind: Sort,
    pub(crate) modifier: Option<Text>,
    /// The concept, unit code or folded noun.
    pub(crate) counted: Text,
    /// Whether its value lasts, so that figures of different places in time are compared.
    pub(crate) stock: bool,
    /// The noun as it stands, or the name of the concept.
    pub(crate) noun: Text,
    /// Whether the noun is a concept's.
    pub(crate) concept: bool,
    /// What happens to what is counted.
    pub(crate) happening: Option<Happening>,
    /// When, as a TIMEX3 value, where that is another time than the document's own.
    pub(crate) when: Option<Text>,
    pub(crate) when_modifier: Option<Text>,
    /// Of what a sum, measure or share is, as it stands, and its words by which it is compared.
    pub(crate) measured: Option<(Text, Text)>,
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
    pub(crate) words: WordSet,
}

/// What sort of number a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// What sort of things a concept is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ConceptSort {
    People,
    /// People by a word that says nothing beyond what happened to them: `شخص`, `ضحية`.
    General,
    Things,
}

/// A concept of `concepts.tsv`.
#[derive(Clone, Copy)]
struct Concept {
    name: &'static str,
    stock: bool,
    sort: ConceptSort,
    happening: Option<Happening>,
    noun: &'static str,
}

impl Concept {
    /// Whether the noun leaves open what is counted: `14 حالة`, `63 شخصا`.
    fn is_general(self) -> bool {
        self.sort == ConceptSort::General || self.name == "cases"
    }
}

fn concepts() -> impl Iterator<Item = Concept> {
    rows(include_str!("../../data/concepts.tsv")).filter_map(|row| {
        let mut columns = row.split('\t');
        let (name, kind, sort) = (columns.next()?, columns.next()?, columns.next()?);
        let (happening, noun) = (Happening::from_name(columns.next()?), columns.next()?);
        let sort = match sort {
            "people" => ConceptSort::People,
            "general" => ConceptSort::General,
            _ => ConceptSort::Things,
        };
        Some(Concept { name, stock: kind == "stock", sort, happening, noun })
    })
}

/// Counted nouns, each with its concept.
static COUNTED: LazyLock<WordTable<Concept>> = LazyLock::new(|| {
    let concepts: Vec<Concept> = concepts().collect();
    WordTable::new(rows(include_str!("../../data/counted.tsv")).filter_map(|row| {
        let (name, noun) = row.split_once('\t')?;
        Some((noun, *concepts.iter().find(|concept| concept.name == name)?))
    }))
});

/// What tolls count when the text has no noun for it, or a general one: `مقتل 12`, `مقتل 12 شخصا` and `12 قتيلا` are one.
static TOLLS: LazyLock<Vec<(Happening, Concept)>> = LazyLock::new(|| {
    let named = concepts().filter_map(|concept| Some((concept.happening?, concept)));
    named.filter(|(happening, concept)| happening.name() == concept.name).collect()
});

/// What a number counts.
#[derive(Clone, Copy)]
struct Counted {
    thing: Text,
    noun: Text,
    stock: bool,
    concept: Option<Concept>,
    owner: Option<Text>,
}

/// What the figure before in the same sentence leaves to one that is joined to it.
#[derive(Clone, Copy)]
struct Before {
    sentence: u32,
    /// The token behind it.
    end: usize,
    counted: Option<Counted>,
    happening: Option<Happening>,
    when: Option<(Text, Option<Text>)>,
    measured: Option<(Text, Text)>,
}

/// All figures of the document.
pub(crate) fn find(
    reader: &mut Reader<'_>,
    statements: &[StatementFact],
    published: Option<Date>,
) -> Vec<FigureFact> {
    let analysis = reader.analysis;
    let text = reader.text;
    let mut facts: Vec<FigureFact> = Vec::with_capacity(analysis.numbers.len());
    // What the number before leaves to this one: `2500 جندي في …، وحوالي 900 في …`.
    let mut last: Option<Before> = None;
    // Where the toll was taken that is spoken of: later sentences do not say it again.
    let mut scene: Option<Text> = None;
    let opening = opening_place(reader);
    for (number, mention) in analysis.numbers.iter().enumerate() {
        let (Some(value), Some(kind)) = (mention.value, sort(mention.kind)) else { continue };
        if facts.len() == FINDINGS {
            break;
        }
        let sentence = reader.sentence(mention.span);
        let end = mention.unit.as_ref().map_or(mention.span, |unit| mention.span.cover(unit.span));
        let whole = mention.of.map_or(end, |of| end.cover(of));
        let tokens = text.tokens_of(whole);
        // What stands behind the upper end of a range stands behind the lower one too.
        let behind = number + 1 + usize::from(mention.range == Some(RangeEnd::Lower));
        let next = analysis.numbers.get(behind).map(|next| next.span.start());
        let previous = number.checked_sub(1).and_then(|before| analysis.numbers.get(before));
        let clause = Clause::new(
            text,
            &tokens,
            previous.map_or(0, |previous| text.tokens_of(previous.span).end),
            next.map_or(usize::MAX, |next| text.token_at(next)),
        );
        let before = last.filter(|before| before.sentence == sentence);
        let joined = before.filter(|before| joined(text, mention.span, before.end));
        let own = clause.happening(text);
        let goes_on = kind == Sort::Cardinal && mention.unit.is_none();
        let own_noun = counted(reader, mention, kind);
        let bare = own_noun.is_none_or(|noun| noun.concept.is_some_and(Concept::is_general));
        let own_noun =
            numbered(reader, &clause).filter(|_| bare && kind == Sort::Cardinal).or(own_noun);
        let noun = own_noun.or(before.filter(|_| goes_on).and_then(|before| before.counted));
        let implied = noun.and_then(|counted| counted.concept?.happening);
        let implied = implied.filter(|_| !part(text, mention, &clause));
        let noun = noun.and_then(|noun| Some(noun.concept?.sort));
        // `وفاة اثنين من المصابين`: what happened to them now comes before what happened to them first.
        let new = own.filter(|happening| happening.is_toll());
        let happening = new
            .or(implied)
            .or(own)
            .or_else(|| joined.filter(|_| kind == Sort::Cardinal)?.happening)
            .filter(|happening| {
                befalls(*happening, kind, noun) && !to(text, tokens.start, *happening)
            });
        let measured = match kind {
            Sort::Money | Sort::Measure | Sort::Percent => {
                let found = measured::find(reader, clause.before.clone());
                let found =
                    found.map(|(span, key)| (reader.slice(span), reader.table.number(&key)));
                found.or_else(|| {
                    before
                        .filter(|before| {
                            tokens.start <= before.end + NEAR
                                && !(before.end..tokens.start).any(|index| parts(text, index))
                        })?
                        .measured
                })
            }
            Sort::Cardinal | Sort::Fraction => None,
        };
        let when = when(reader, &clause, &tokens, happening, published)
            .or_else(|| joined.filter(|_| own.is_none())?.when);
        let carried = before.filter(|_| goes_on).and_then(|before| before.counted);
        let toll = happening.filter(|happening| happening.is_toll());
        let alone = toll.filter(|_| goes_on && clause.before.end > clause.before.start);
        let what = own_noun
            .or(carried)
            .or_else(|| alone.and_then(|toll| toll_alone(reader, toll, &clause)))
            .or_else(|| measured.filter(|_| kind == Sort::Percent).map(share_of));
        last = Some(Before {
            sentence,
            end: tokens.end,
            counted: what.or(carried),
            happening,
            when,
            measured,
        });
        let Some(what) = what else { continue };
        // `مقتل 12 شخصا` and `12 قتيلا` count the same.
        let general = what.concept.is_some_and(|concept| concept.sort == ConceptSort::General);
        // But of the wounded who died the wounded are counted, not all the dead.
        let of = own_noun.and_then(|counted| counted.concept?.happening);
        let all = of.is_none() || of == toll;
        let named = toll.filter(|_| general && all).and_then(toll_concept);
        let (thing, noun) = match named {
            Some(concept) => (reader.table.number(concept.name), reader.table.number(concept.noun)),
            None => (what.thing, what.noun),
        };
        let place = place(reader, whole, previous.map(|before| before.span.end()), next);
        let mut place = place.map(|place| reader.table.number(&place));
        if toll.is_some() {
            place = place.or(scene).or(opening);
            scene = place;
        }
        let piece = reader.piece(whole);
        let said = statements
            .iter()
            .filter(|said| said.content.start <= piece.start && piece.end <= said.content.end);
        let inside = text.sentence_of(tokens.start);
        let from = inside.start.max(tokens.start.saturating_sub(REACH));
        let to = inside.end.min(tokens.end + REACH);
        facts.push(FigureFact {
            numerator: value.numerator(),
            denominator: value.denominator(),
            kind,
            modifier: modifier(mention).map(|modifier| reader.table.number(modifier.name())),
            counted: thing,
            // What leaves or is killed does so once, however long the counted live.
            stock: what.stock && happening.is_none_or(|happening| happening == Happening::Present),
            noun,
            concept: named.is_some() || what.concept.is_some(),
            happening,
            when: when.map(|(value, _)| value),
            when_modifier: when.and_then(|(_, modifier)| modifier),
            measured,
            owner: what.owner,
            place,
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

/// Whether something can happen to what is counted; `noun` is the sort of its concept, if it is of a listed one.
fn befalls(happening: Happening, kind: Sort, noun: Option<ConceptSort>) -> bool {
    if kind != Sort::Cardinal || happening.is_change() {
        return kind == Sort::Percent && happening.is_change();
    }
    match happening {
        Happening::Missing => {
            matches!(noun, Some(ConceptSort::People | ConceptSort::General))
        }
        Happening::Launched | Happening::Intercepted | Happening::Destroyed | Happening::Built => {
            noun == Some(ConceptSort::Things)
        }
        Happening::Leaving | Happening::Arriving | Happening::Present => true,
        _ => noun != Some(ConceptSort::Things),
    }
}

/// Whether a number is joined by و to what ends before it.
fn joined(text: &TokenizedText<'_>, number: Span, before: usize) -> bool {
    let first = text.token_at(number.start());
    let attached = text.token(first).is_some_and(|token| token.span.start() < number.start());
    attached && text.folded(first).starts_with('و') && !parted_by_stop(text, before..first)
}

fn parted_by_stop(text: &TokenizedText<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|index| matches!(text.mark(index), Some('.' | '؛' | ':')))
}

/// `ارتفعت إلى 7 في المئة` gives the level, not the change.
fn to(text: &TokenizedText<'_>, number: usize, happening: Happening) -> bool {
    let before = |distance: usize| number.checked_sub(distance).map_or("", |at| text.folded(at));
    happening.is_change() && (before(1) == "الي" || before(2) == "الي" || before(1) == "عند")
}

/// A toll without a noun, right behind its word: `مقتل 12`.
fn toll_alone(reader: &mut Reader<'_>, toll: Happening, clause: &Clause) -> Option<Counted> {
    let last = clause.before.end.checked_sub(1)?;
    let right_before = Clause { before: last..last + 1, behind: last..last };
    (right_before.happening(reader.text) == Some(toll)).then_some(())?;
    let concept = toll_concept(toll)?;
    Some(Counted {
        thing: reader.table.number(concept.name),
        noun: reader.table.number(concept.noun),
        stock: false,
        concept: Some(concept),
        owner: None,
    })
}

fn toll_concept(toll: Happening) -> Option<Concept> {
    TOLLS.iter().find(|(happening, _)| *happening == toll).map(|(_, concept)| *concept)
}

/// A share whose whole is not named, but what it is of: `نسبة البطالة 15 في المئة`.
fn share_of((noun, key): (Text, Text)) -> Counted {
    Counted { thing: key, noun, stock: false, concept: None, owner: None }
}

/// The first place that the document names, its dateline aside: where it all happens.
fn opening_place(reader: &mut Reader<'_>) -> Option<Text> {
    let dateline = reader.analysis.dateline.as_ref().map(|found| found.span);
    let mut places = reader.analysis.entities.iter().filter(|entity| {
        entity.kind == EntityKind::Location
            && !dateline.is_some_and(|dateline| dateline.contains(entity.span))
    });
    let place = places.next().filter(|place| reader.sentence(place.span) < OPENING)?;
    Some(reader.table.number(&place.id))
}

/// The time at which a figure's clause places it, where that is not the document's own: `في ذروة الحرب عام 2007`.
fn when(
    reader: &mut Reader<'_>,
    clause: &Clause,
    figure: &Range<usize>,
    happening: Option<Happening>,
    published: Option<Date>,
) -> Option<(Text, Option<Text>)> {
    let text = reader.text;
    let dates = &reader.analysis.dates;
    let whole = text.span(clause.before.start..clause.behind.end.max(figure.end))?;
    let first = dates.partition_point(|date| date.span.start() < whole.start());
    let dates = dates.get(first..)?.iter().take_while(|date| date.span.start() < whole.end());
    let day = published.map(Day::new);
    let sentence = text.sentence_of(figure.start).start;
    let lasts = happening.is_none_or(|happening| happening == Happening::Present);
    let elsewhere = |time: Stretch| match day {
        // What is there today was there last month, unless the text says otherwise; what happened has its day.
        Some(day) if lasts => {
            time.first > day || (time.last < day && time.first.distance(day) > STANDS)
        }
        Some(day) => time.precision == Precision::Day || time.last < day || time.first > day,
        None => true,
    };
    let mut placed = dates.filter_map(|date| {
        let value = date.value.as_deref()?;
        if !matches!(date.kind, TimexKind::Date | TimexKind::Time) {
            return None;
        }
        let time = stretch(value)?;
        let at = text.tokens_of(date.span).start;
        let from = match relation(text, at, sentence) {
            Relation::On | Relation::Before | Relation::After => true,
            Relation::Until | Relation::By => !lasts,
            Relation::Since => false,
        };
        let distance = if at < figure.start { figure.start - at } else { at - figure.end.min(at) };
        (from && elsewhere(time)).then_some((distance, value, date.modifier))
    });
    let nearest = placed.by_ref().min_by_key(|(distance, ..)| *distance)?;
    let (_, value, modifier) = nearest;
    let value = value.split('T').next().unwrap_or(value);
    Some((reader.table.number(value), modifier.map(|modifier| reader.table.number(modifier))))
}

/// How the text qualifies a value. The ends of a range are bounds: `بين 10 و15` is one claim, not two.
fn modifier(mention: &NumberMention) -> Option<Modifier> {
    mention.modifier.or_else(|| {
        Some(match mention.range? {
            RangeEnd::Lower => Modifier::EqualOrMore,
            RangeEnd::Upper => Modifier::EqualOrLess,
        })
    })
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
            Some(Counted { thing: counted, noun, stock: true, concept: None, owner: None })
        }
        Sort::Money | Sort::Measure => {
            let unit = mention.unit.as_ref()?;
            let noun = reader.slice(unit.span);
            let counted = match unit.code {
                Some(code) => reader.table.number(code),
                None => reader.table.number(&folded_words(text, text.tokens_of(unit.span))),
            };
            Some(Counted { thing: counted, noun, stock: false, concept: None, owner: None })
        }
        Sort::Cardinal => {
            let unit = mention.unit.as_ref()?;
            // `الطرفان`, `جولتين`: the dual counts by its form; it is no figure that somebody claims.
            if mention.span.contains(unit.span) {
                return None;
            }
            let tokens = text.tokens_of(unit.span);
            let concept: Option<Concept> = tokens.clone().find_map(|index| {
                let folded = text.folded(index);
                let bare = folded.strip_prefix("ال").unwrap_or(folded);
                COUNTED.get(folded).or_else(|| COUNTED.get(bare)).copied()
            });
            let (thing, noun) = match concept {
                Some(concept) => (concept.name, reader.table.number(concept.noun)),
                None => (head(text, tokens.clone()), reader.slice(unit.span)),
            };
            let thing = reader.table.number(thing);
            let stock = concept.is_some_and(|concept| concept.stock);
            let owner = owner(reader, unit.span, tokens.end);
            Some(Counted { thing, noun, stock, concept, owner })
        }
    }
}

/// What stands before its number: `عدد المصابين 63`, `المصابين البالغ عددهم 63`, `14 قتيلا والجرحى 63`.
fn numbered(reader: &mut Reader<'_>, clause: &Clause) -> Option<Counted> {
    let text = reader.text;
    let before = clause.before.clone();
    let from = before.end.saturating_sub(NUMBERED).max(before.start);
    let concept = (from..before.end).rev().find_map(|index| {
        let folded = text.folded(index);
        let concept = ["", "ال", "وال", "لل", "و"].iter().find_map(|attached| {
            folded.strip_prefix(attached).and_then(|bare| COUNTED.get(bare)).copied()
        })?;
        let number = |at: usize| {
            let word = text.folded(at);
            word.strip_prefix(['و', 'ل', 'ب']).unwrap_or(word) == "عدد"
        };
        let behind = (index + 1..before.end).take(3).any(|at| text.folded(at).starts_with("عدده"));
        let right_before = index + 1 == before.end && folded.contains("ال");
        let counts = behind || right_before || index.checked_sub(1).is_some_and(number);
        (counts && concept.happening.is_some()).then_some(concept)
    })?;
    Some(Counted {
        thing: reader.table.number(concept.name),
        noun: reader.table.number(concept.noun),
        stock: concept.stock,
        concept: Some(concept),
        owner: None,
    })
}

/// Whether only a part of those is counted to whom something happened: `22 من المصابين`, `لا يزال 11 مصابا في العناية`.
fn part(text: &TokenizedText<'_>, mention: &NumberMention, clause: &Clause) -> bool {
    let Some(unit) = &mention.unit else { return false };
    let noun = text.tokens_of(unit.span).start;
    let of = noun.checked_sub(1).is_some_and(|before| text.folded(before) == "من");
    let still = |index: usize| text.folded(index).contains("زال");
    let before = clause.before.clone().rev().take(STILL).any(still);
    of || before || clause.behind.clone().take(STILL).any(still)
}

/// The head of a noun phrase: its first word, folded, without the article.
fn head<'t>(text: &'t TokenizedText<'_>, tokens: Range<usize>) -> &'t str {
    let folded = text.folded(tokens.start);
    folded.strip_prefix("ال").unwrap_or(folded)
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

#[cfg(test)]
mod tests {
    use super::{Happening, concepts, rows};

    #[test]
    fn the_tables_are_sorted_and_refer_to_one_another() {
        let names: Vec<&str> = concepts().map(|concept| concept.name).collect();
        assert!(names.is_sorted_by(|one, other| one < other), "concepts.tsv: order");
        for table in [
            include_str!("../../data/counted.tsv"),
            include_str!("../../data/function_words.tsv"),
            include_str!("../../data/happenings.tsv"),
            include_str!("../../data/measured.tsv"),
        ] {
            let lines: Vec<&str> = rows(table).collect();
            assert!(lines.is_sorted_by(|one, other| one < other), "{:?}", lines.first());
        }
        for row in rows(include_str!("../../data/counted.tsv")) {
            let (concept, _) = row.split_once('\t').unwrap();
            assert!(names.contains(&concept), "counted.tsv: {row}");
        }
        for row in rows(include_str!("../../data/happenings.tsv")) {
            let (happening, rest) = row.split_once('\t').unwrap();
            assert!(Happening::from_name(happening).is_some(), "happenings.tsv: {row}");
            assert!(
                rest.starts_with("noun\t") || rest.starts_with("verb\t"),
                "happenings.tsv: {row}"
            );
        }
    }
}
