//! Profiles of people, organisations, places, groups and events.

use rawi_normalize::{Folding, fold};
use rustc_hash::FxHashMap;

use super::Selection;
use super::corpus::{Corpus, Telling};
use super::significance::{Logarithms, Together};
use crate::aggregate::Aggregate;
use crate::digest::{EntityFact, Kind};
use crate::dossier::{Companion, Counted, EntityProfile, Role};
use crate::table::Text;

/// A sentence that names more than this many is a list, which tells nothing of who belongs to whom.
const NAMES_OF_A_SENTENCE: usize = 24;

/// Where each entity is named: documents in order, and in each of them the mentions in text order.
pub(super) struct Named {
    /// The entities.
    ids: Vec<Text>,
    /// Where the mentions of each entity end among all.
    ends: Vec<usize>,
    /// Document, and number among its mentions.
    mentions: Vec<(u32, u32)>,
    /// The numbers of the entities, those named by most first; each with its mentions, copies counted.
    ranked: Vec<(usize, u64)>,
}

impl Named {
    pub(super) fn new(corpus: &Corpus<'_>) -> Named {
        let mut numbers: FxHashMap<Text, usize> = FxHashMap::default();
        let (mut ids, mut counts): (Vec<Text>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut entities: Vec<usize> = Vec::new();
        for entity in corpus.documents.iter().flat_map(|entry| &entry.digest.entities) {
            let id = corpus.id(entity.id);
            let number = *numbers.entry(id).or_insert(ids.len());
            if number == ids.len() {
                ids.push(id);
                counts.push(0);
            }
            if let Some(count) = counts.get_mut(number) {
                *count += 1;
            }
            entities.push(number);
        }
        // Each entity's mentions begin where those of the one before it end, and grow up to their own end.
        let mut ends = Vec::with_capacity(counts.len());
        let mut end = 0;
        for count in counts {
            ends.push(end);
            end += count;
        }
        let mut mentions = vec![(0, 0); end];
        let places = corpus.numbered().flat_map(|(document, entry)| {
            (0_u32..).zip(&entry.digest.entities).map(move |(number, _)| (document, number))
        });
        for (place, entity) in places.zip(entities) {
            if let Some(at) = ends.get_mut(entity) {
                if let Some(mention) = mentions.get_mut(*at) {
                    *mention = place;
                }
                *at += 1;
            }
        }
        let mut named = Named { ids, ends, mentions, ranked: Vec::new() };
        named.rank(corpus);
        named
    }

    fn rank(&mut self, corpus: &Corpus<'_>) {
        // Entity, independent witnesses, mentions.
        let mut ranked: Vec<(usize, u64, u64)> = (0..self.ids.len())
            .map(|entity| {
                let mentions = self.of(corpus, entity);
                let tellings = mentions.map(|(document, fact, _)| telling(document, fact));
                let independent = corpus.tellers(tellings).independent;
                (entity, independent, self.of(corpus, entity).map(|(.., times)| times).sum())
            })
            .collect();
        ranked.sort_unstable_by(|first, second| {
            (second.1, second.2)
                .cmp(&(first.1, first.2))
                .then_with(|| corpus.text(self.id(first.0)).cmp(corpus.text(self.id(second.0))))
        });
        self.ranked = ranked.into_iter().map(|(entity, _, mentions)| (entity, mentions)).collect();
    }

    fn id(&self, entity: usize) -> Text {
        self.ids.get(entity).copied().unwrap_or(Text(u32::MAX))
    }

    /// The mentions of an entity.
    fn of<'n>(
        &self,
        corpus: &'n Corpus<'_>,
        entity: usize,
    ) -> impl Iterator<Item = (u32, &'n EntityFact, u64)> + Clone {
        let start = entity.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(entity).copied().unwrap_or(0);
        let mentions = self.mentions.get(start.unwrap_or(0)..end).unwrap_or_default();
        mentions.iter().filter_map(|(document, number)| {
            let digest = corpus.entry(*document)?.digest;
            Some((*document, digest.entities.get(*number as usize)?, digest.times))
        })
    }

    fn tellings(&self, corpus: &Corpus<'_>, entity: usize) -> Vec<Telling> {
        let mentions = self.of(corpus, entity);
        mentions.map(|(document, fact, _)| telling(document, fact)).collect()
    }
}

pub(super) fn profiles(
    corpus: &Corpus<'_>,
    named: &Named,
    aggregate: &Aggregate,
    selection: &Selection,
) -> (Vec<EntityProfile>, usize) {
    let names = corpus.names();
    let listed = || named.ranked.iter().take(selection.entities);
    let numbers: FxHashMap<Text, u32> =
        listed().map(|(entity, _)| named.id(*entity)).zip(0..).collect();
    let id_of = |number: u32| {
        let ranked = named.ranked.get(number as usize);
        ranked.map_or(Text(u32::MAX), |(entity, _)| named.id(*entity))
    };
    let companions = Companions::new(corpus, &numbers);
    let mut roles = roles(corpus, &numbers);
    let profiles = listed().zip(0..).map(|((entity, mentions), number)| {
        let (id, entity) = (named.id(*entity), *entity);
        let tellings = named.tellings(corpus, entity);
        let (first_day, last_day) = corpus.days(&tellings);
        let (mut witnesses, evidence) = corpus.tell(tellings);
        let mut kinds = [0_u64; 5];
        for (_, fact, times) in named.of(corpus, entity) {
            if let Some(kind) = kinds.get_mut(fact.kind as usize) {
                *kind += times;
            }
        }
        let kind = KINDS.iter().zip(kinds).rev().max_by_key(|(_, count)| *count);
        let mut profile = EntityProfile {
            id: corpus.text(id).to_owned(),
            name: names.name(corpus, id).to_owned(),
            kind: kind.map_or("", |(kind, _)| kind),
            mentions: *mentions,
            witnesses,
            first_day,
            last_day,
            spellings: spellings(corpus, named.of(corpus, entity), selection.names),
            roles: roles
                .remove(&id)
                .map_or_else(Vec::new, |roles| list_roles(corpus, roles, selection.names)),
            companions: companions.of(corpus, number, id_of, selection.companions),
            evidence,
        };
        // Over all documents where not all are kept.
        if let Some(total) = aggregate.totals.of(corpus.text(id)).filter(|_| aggregate.level > 0) {
            witnesses.documents = total.documents;
            profile.mentions = total.mentions;
            profile.witnesses = witnesses;
            profile.first_day = total.first_day.map(|day| day.to_string());
            profile.last_day = total.last_day.map(|day| day.to_string());
        }
        profile
    });
    (profiles.collect(), named.ranked.len())
}

const KINDS: [&str; 5] = [
    Kind::Person.name(),
    Kind::Organization.name(),
    Kind::Location.name(),
    Kind::Group.name(),
    Kind::Event.name(),
];

fn spellings<'n>(
    corpus: &Corpus<'_>,
    mentions: impl Iterator<Item = (u32, &'n EntityFact, u64)>,
    most: usize,
) -> Vec<Counted> {
    let mut counts: FxHashMap<Text, u64> = FxHashMap::default();
    for (_, fact, times) in mentions {
        *counts.entry(fact.spelling).or_default() += times;
    }
    let mut counts: Vec<(&str, u64)> =
        counts.into_iter().map(|(text, count)| (corpus.text(text), count)).collect();
    counts.sort_by(|first, second| second.1.cmp(&first.1).then(first.0.cmp(second.0)));
    counts.truncate(most);
    counts.into_iter().map(|(text, count)| Counted { text: text.to_owned(), count }).collect()
}

/// Roles by entity: the role as it stands, and where.
type Roles = FxHashMap<Text, Vec<(Text, Telling)>>;

fn roles(corpus: &Corpus<'_>, listed: &FxHashMap<Text, u32>) -> Roles {
    let mut roles: Roles = FxHashMap::default();
    for (number, entry) in corpus.numbered() {
        for role in &entry.digest.roles {
            let person = corpus.id(role.entity);
            if !listed.contains_key(&person) {
                continue;
            }
            let telling = Telling { document: number, piece: role.piece, sentence: role.sentence };
            roles.entry(person).or_default().push((role.role, telling));
        }
    }
    roles
}

fn list_roles(corpus: &Corpus<'_>, roles: Vec<(Text, Telling)>, most: usize) -> Vec<Role> {
    let mut folded: Vec<(String, &str, Telling)> = roles
        .into_iter()
        .map(|(role, telling)| {
            let text = corpus.text(role);
            (fold(text, Folding::LOOKUP), text, telling)
        })
        .collect();
    folded.sort();
    let mut listed: Vec<Role> = folded
        .chunk_by(|first, second| first.0 == second.0)
        .filter_map(|same| {
            let (_, text, _) = same.first()?;
            let (witnesses, evidence) =
                corpus.tell(same.iter().map(|(_, _, telling)| *telling).collect());
            Some(Role { text: (*text).to_owned(), witnesses, evidence })
        })
        .collect();
    listed.sort_by(|first, second| {
        (second.witnesses.independent, second.witnesses.documents)
            .cmp(&(first.witnesses.independent, first.witnesses.documents))
            .then_with(|| first.text.cmp(&second.text))
    });
    listed.truncate(most);
    listed
}

/// Who is named with whom in one sentence. A sentence that repeats an earlier one is not counted.
///
/// The listed entities are numbered as they are ranked.
struct Companions {
    logarithms: Logarithms,
    /// Sentences with a name, and those with each entity.
    sentences: u64,
    alone: Vec<u64>,
    /// By the numbers of both.
    pairs: Vec<Pair>,
    /// The pairs by their second entity: that one, and the place among the pairs.
    by_second: Vec<(u32, u32)>,
}

/// Two entities that are named in one sentence, the one of the smaller number first.
#[derive(Clone, Copy)]
struct Pair {
    first: u32,
    second: u32,
    sentences: u32,
    documents: u32,
    /// The first of the two names in the first such sentence: its document, and its number among the mentions there.
    place: (u32, u32),
}

impl Companions {
    fn new(corpus: &Corpus<'_>, listed: &FxHashMap<Text, u32>) -> Companions {
        // Both entities, document, mention: each pair of each sentence.
        let mut together: Vec<(u32, u32, u32, u32)> = Vec::new();
        let mut alone = vec![0; listed.len()];
        let mut sentences = 0;
        // Entity and mention, each entity once.
        let mut names: Vec<(u32, u32)> = Vec::new();
        // The last sentence that named each entity.
        let mut last = vec![None; listed.len()];
        for (document, entry) in corpus.numbered() {
            if corpus.copies.original(document) != document {
                continue;
            }
            let mut mention = 0_u32;
            let facts = &entry.digest.entities;
            for same in facts.chunk_by(|first, second| first.sentence == second.sentence) {
                let start = mention;
                mention += u32::try_from(same.len()).unwrap_or(u32::MAX);
                let Some(sentence) = same.first().map(|entity| entity.sentence) else { continue };
                let whole = entry.first_sentence.saturating_add(sentence);
                if corpus.copies.class(whole) != whole {
                    continue;
                }
                sentences += 1;
                names.clear();
                for (entity, mention) in same.iter().zip(start..) {
                    let Some(number) = listed.get(&corpus.id(entity.id)) else { continue };
                    let Some(last) = last.get_mut(*number as usize) else { continue };
                    if last.replace(whole) != Some(whole) {
                        names.push((*number, mention));
                    }
                }
                for (number, _) in &names {
                    if let Some(count) = alone.get_mut(*number as usize) {
                        *count += 1;
                    }
                }
                if names.len() > NAMES_OF_A_SENTENCE {
                    continue;
                }
                for (at, (one, mention)) in names.iter().enumerate() {
                    for (other, _) in names.iter().skip(at + 1) {
                        let (first, second) = ((*one).min(*other), (*one).max(*other));
                        together.push((first, second, document, *mention));
                    }
                }
            }
        }
        together.sort_unstable();
        let of_two = together.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
        let pairs: Vec<Pair> = of_two
            .filter_map(|same| {
                let (first, second, document, mention) = *same.first()?;
                let documents = same.chunk_by(|one, other| one.2 == other.2).count();
                Some(Pair {
                    first,
                    second,
                    sentences: u32::try_from(same.len()).unwrap_or(u32::MAX),
                    documents: u32::try_from(documents).unwrap_or(u32::MAX),
                    place: (document, mention),
                })
            })
            .collect();
        let mut by_second: Vec<(u32, u32)> =
            pairs.iter().zip(0..).map(|(pair, at)| (pair.second, at)).collect();
        by_second.sort_unstable();
        Companions { logarithms: Logarithms::new(), sentences, alone, pairs, by_second }
    }

    /// The pairs of an entity, each with the other one.
    fn pairs_of(&self, entity: u32) -> impl Iterator<Item = (u32, &Pair)> {
        let from = self.pairs.partition_point(|pair| pair.first < entity);
        let first = self.pairs.iter().skip(from).take_while(move |pair| pair.first == entity);
        let from = self.by_second.partition_point(|(second, _)| *second < entity);
        let second = self.by_second.iter().skip(from);
        let second = second.take_while(move |(second, _)| *second == entity);
        let second = second.filter_map(|(_, at)| self.pairs.get(*at as usize));
        first.map(|pair| (pair.second, pair)).chain(second.map(|pair| (pair.first, pair)))
    }

    /// The companions of an entity; `id` gives the id of an entity's number.
    fn of(
        &self,
        corpus: &Corpus<'_>,
        entity: u32,
        id: impl Fn(u32) -> Text,
        most: usize,
    ) -> Vec<Companion> {
        let mut ranked: Vec<(u64, u32, &Pair)> = self
            .pairs_of(entity)
            .map(|(other, pair)| {
                let together = self.together(entity, other, pair);
                (self.logarithms.log_likelihood(together), other, pair)
            })
            .collect();
        ranked.sort_unstable_by(|first, second| {
            (second.0, second.2.sentences)
                .cmp(&(first.0, first.2.sentences))
                .then_with(|| corpus.text(id(first.1)).cmp(corpus.text(id(second.1))))
        });
        ranked.truncate(most);
        let names = corpus.names();
        let listed = ranked.into_iter().map(|(log_likelihood_milli, other, pair)| {
            let (document, mention) = pair.place;
            let fact = corpus
                .entry(document)
                .and_then(|entry| entry.digest.entities.get(mention as usize));
            let told = fact.map(|fact| telling(document, fact));
            Companion {
                id: corpus.text(id(other)).to_owned(),
                name: names.name(corpus, id(other)).to_owned(),
                sentences: pair.sentences.into(),
                documents: pair.documents.into(),
                log_likelihood_milli,
                npmi_milli: self.logarithms.npmi(self.together(entity, other, pair)),
                evidence: corpus.tell(told.into_iter().collect()).1,
            }
        });
        listed.collect()
    }

    fn together(&self, one: u32, other: u32, pair: &Pair) -> Together {
        let count = |entity: u32| self.alone.get(entity as usize).copied().unwrap_or(0);
        Together {
            both: pair.sentences.into(),
            first: count(one),
            second: count(other),
            all: self.sentences,
        }
    }
}

fn telling(document: u32, fact: &EntityFact) -> Telling {
    Telling { document, piece: fact.piece, sentence: fact.sentence }
}
