//! Profiles of people, organisations, places, groups and events.

use rawi_normalize::{Folding, fold};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Selection;
use super::corpus::{Corpus, Names, Telling};
use super::significance::{Logarithms, Together};
use crate::aggregate::Aggregate;
use crate::digest::Kind;
use crate::dossier::{Companion, Counted, EntityProfile, Role};
use crate::table::Text;

/// A sentence that names more than this many is a list, which tells nothing of who belongs to whom.
const NAMES_OF_A_SENTENCE: usize = 24;

/// Where an entity is named.
#[derive(Default)]
struct Named {
    tellings: Vec<Telling>,
    mentions: u64,
    spellings: FxHashMap<Text, u64>,
    kinds: [u64; 5],
}

pub(super) fn profiles(
    corpus: &Corpus<'_>,
    aggregate: &Aggregate,
    selection: &Selection,
) -> (Vec<EntityProfile>, usize) {
    let names = corpus.names();
    let mut named: FxHashMap<Text, Named> = FxHashMap::default();
    for (number, entry) in corpus.numbered() {
        for entity in &entry.digest.entities {
            let of = named.entry(corpus.id(entity.id)).or_default();
            let times = entry.digest.times;
            of.mentions += times;
            *of.spellings.entry(entity.spelling).or_default() += times;
            if let Some(kind) = of.kinds.get_mut(entity.kind as usize) {
                *kind += times;
            }
            of.tellings.push(Telling {
                document: number,
                piece: entity.piece,
                sentence: entity.sentence,
            });
        }
    }
    let mut ranked: Vec<(Text, Named, u64)> = named
        .into_iter()
        .map(|(id, named)| {
            let independent = corpus.witnesses(&named.tellings).0.independent;
            (id, named, independent)
        })
        .collect();
    ranked.sort_by(|first, second| {
        (second.2, second.1.mentions)
            .cmp(&(first.2, first.1.mentions))
            .then_with(|| corpus.text(first.0).cmp(corpus.text(second.0)))
    });
    let found = ranked.len();
    ranked.truncate(selection.entities);
    let listed: FxHashSet<Text> = ranked.iter().map(|(id, ..)| *id).collect();
    let mut companions = Companions::new(corpus, &listed);
    let mut roles = roles(corpus, &listed);
    let profiles = ranked.into_iter().map(|(id, named, _)| {
        let (first_day, last_day) = corpus.days(&named.tellings);
        let (mut witnesses, evidence) = corpus.tell(named.tellings);
        let kind = KINDS.iter().zip(named.kinds).rev().max_by_key(|(_, count)| *count);
        let mut profile = EntityProfile {
            id: corpus.text(id).to_owned(),
            name: names.name(corpus, id).to_owned(),
            kind: kind.map_or("", |(kind, _)| kind),
            mentions: named.mentions,
            witnesses,
            first_day,
            last_day,
            spellings: spellings(corpus, named.spellings, selection.names),
            roles: roles
                .remove(&id)
                .map_or_else(Vec::new, |roles| list_roles(corpus, roles, selection.names)),
            companions: companions.of(corpus, names, id, selection.companions),
            evidence,
        };
        // Over all documents where not all are kept.
        if let Some(total) = aggregate.totals.get(&id).filter(|_| aggregate.level > 0) {
            witnesses.documents = total.documents;
            profile.mentions = total.mentions;
            profile.witnesses = witnesses;
            profile.first_day = total.first_day.map(|day| day.to_string());
            profile.last_day = total.last_day.map(|day| day.to_string());
        }
        profile
    });
    (profiles.collect(), found)
}

const KINDS: [&str; 5] = [
    Kind::Person.name(),
    Kind::Organization.name(),
    Kind::Location.name(),
    Kind::Group.name(),
    Kind::Event.name(),
];

fn spellings(corpus: &Corpus<'_>, counts: FxHashMap<Text, u64>, most: usize) -> Vec<Counted> {
    let mut counts: Vec<(&str, u64)> =
        counts.into_iter().map(|(text, count)| (corpus.text(text), count)).collect();
    counts.sort_by(|first, second| second.1.cmp(&first.1).then(first.0.cmp(second.0)));
    counts.truncate(most);
    counts.into_iter().map(|(text, count)| Counted { text: text.to_owned(), count }).collect()
}

/// Roles by entity: the role as it stands, and where.
type Roles = FxHashMap<Text, Vec<(Text, Telling)>>;

fn roles(corpus: &Corpus<'_>, listed: &FxHashSet<Text>) -> Roles {
    let mut roles: Roles = FxHashMap::default();
    for (number, entry) in corpus.numbered() {
        for role in &entry.digest.roles {
            let person = corpus.id(role.entity);
            if !listed.contains(&person) {
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
struct Companions {
    logarithms: Logarithms,
    /// Sentences with a name, and those with each entity.
    sentences: u64,
    alone: FxHashMap<Text, u64>,
    pairs: FxHashMap<Text, Vec<(Text, Pair)>>,
}

#[derive(Clone, Copy)]
struct Pair {
    sentences: u64,
    documents: u64,
    last: u32,
    first: Telling,
}

impl Companions {
    fn new(corpus: &Corpus<'_>, listed: &FxHashSet<Text>) -> Companions {
        let mut pairs: FxHashMap<(Text, Text), Pair> = FxHashMap::default();
        let mut alone: FxHashMap<Text, u64> = FxHashMap::default();
        let mut sentences = 0;
        let mut names: Vec<(Text, Telling)> = Vec::new();
        for (number, entry) in corpus.numbered() {
            if corpus.copies.original(number) != number {
                continue;
            }
            let facts = &entry.digest.entities;
            for same in facts.chunk_by(|first, second| first.sentence == second.sentence) {
                let Some(sentence) = same.first().map(|entity| entity.sentence) else { continue };
                let whole = entry.first_sentence.saturating_add(sentence);
                if corpus.copies.class(whole) != whole {
                    continue;
                }
                sentences += 1;
                names.clear();
                for entity in same {
                    let telling = Telling { document: number, piece: entity.piece, sentence };
                    let id = corpus.id(entity.id);
                    if !names.iter().any(|(known, _)| *known == id) {
                        names.push((id, telling));
                    }
                }
                for (id, _) in &names {
                    *alone.entry(*id).or_default() += 1;
                }
                names.retain(|(id, _)| listed.contains(id));
                if names.len() > NAMES_OF_A_SENTENCE {
                    continue;
                }
                for (at, (one, first)) in names.iter().enumerate() {
                    for (other, _) in names.iter().skip(at + 1) {
                        let key = ((*one).min(*other), (*one).max(*other));
                        let fresh =
                            Pair { sentences: 0, documents: 0, last: u32::MAX, first: *first };
                        let pair = pairs.entry(key).or_insert(fresh);
                        pair.sentences += 1;
                        pair.documents += u64::from(pair.last != number);
                        pair.last = number;
                    }
                }
            }
        }
        let mut by_entity: FxHashMap<Text, Vec<(Text, Pair)>> = FxHashMap::default();
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted before it is used")]
        for ((one, other), pair) in pairs {
            by_entity.entry(one).or_default().push((other, pair));
            by_entity.entry(other).or_default().push((one, pair));
        }
        Companions { logarithms: Logarithms::new(), sentences, alone, pairs: by_entity }
    }

    fn of(&mut self, corpus: &Corpus<'_>, names: &Names, id: Text, most: usize) -> Vec<Companion> {
        let count = |id: Text| self.alone.get(&id).copied().unwrap_or(0);
        let pairs = self.pairs.remove(&id).unwrap_or_default();
        let mut ranked: Vec<(u64, Text, Pair)> = pairs
            .into_iter()
            .map(|(other, pair)| {
                (
                    self.logarithms.log_likelihood(self.together(&count, id, other, pair)),
                    other,
                    pair,
                )
            })
            .collect();
        ranked.sort_by(|first, second| {
            (second.0, second.2.sentences)
                .cmp(&(first.0, first.2.sentences))
                .then_with(|| corpus.text(first.1).cmp(corpus.text(second.1)))
        });
        ranked.truncate(most);
        ranked
            .into_iter()
            .map(|(log_likelihood_milli, other, pair)| Companion {
                id: corpus.text(other).to_owned(),
                name: names.name(corpus, other).to_owned(),
                sentences: pair.sentences,
                documents: pair.documents,
                log_likelihood_milli,
                npmi_milli: self.logarithms.npmi(self.together(&count, id, other, pair)),
                evidence: corpus.tell(vec![pair.first]).1,
            })
            .collect()
    }

    fn together(
        &self,
        count: &impl Fn(Text) -> u64,
        one: Text,
        other: Text,
        pair: Pair,
    ) -> Together {
        Together {
            both: pair.sentences,
            first: count(one),
            second: count(other),
            all: self.sentences,
        }
    }
}
