//! The chain: listed names, rules, choice, memory, mentions.

use std::fmt::Write;

use rawi_tokens::{TokenKind, TokenizedText, word_hash};

use crate::gazetteer::Gazetteer;
use crate::lexicon::Classes;
use crate::mention::{EntityKind, EntityMention, Via};
use crate::policy::{Inclusion, Policy};
use crate::rule::{bare_place, dateline, event, memory, organization, person, place, quoted};
use crate::scene::{Candidate, Scene};
use crate::style::{self, Styled};
use crate::support::Context;

/// All names of a text, in text order; their spans do not overlap.
///
/// Names are the longest valid ones, outermost: `وزارة الخارجية العراقية` is one body, and the nationality in it is
/// no mention of its own.
pub fn find_entities(gazetteer: &Gazetteer, text: &TokenizedText<'_>) -> Vec<EntityMention> {
    find_entities_with(gazetteer, text, Policy::NEWS)
}

/// All names of a text in a house style.
///
/// ```
/// use rawi_entities::{Gazetteer, Policy, find_entities_with};
/// use rawi_tokens::TokenizedText;
///
/// let gazetteer = Gazetteer::from_tsv("id\tkind\tname\nQ822\tLOC\tلبنان\n")?;
/// let source = "عاد الوفد للبنان وبلبنان بقي";
/// let text = TokenizedText::new(source);
/// let found = |policy: Policy| -> Vec<&str> {
///     let mentions = find_entities_with(&gazetteer, &text, policy);
///     mentions.iter().filter_map(|mention| mention.span.text(source)).collect()
/// };
/// assert_eq!(found(Policy::NEWS), ["لبنان", "لبنان"]);
/// assert_eq!(found(Policy::ANERCORP), ["للبنان", "وبلبنان"]);
/// # Ok::<(), rawi_entities::GazetteerError>(())
/// ```
pub fn find_entities_with(
    gazetteer: &Gazetteer,
    text: &TokenizedText<'_>,
    policy: Policy,
) -> Vec<EntityMention> {
    let scene = Scene::new(gazetteer, text);
    let context = Context::of(&scene);
    let mut choice = Choice::new(text.len());
    choice.choose(&scene, &context, names(&scene, &context));
    let full = choice.chosen.len();
    for (candidate, of) in memory::find(&scene, &choice.chosen) {
        if choice.take(candidate) {
            choice.full.push((choice.chosen.len() - 1, of));
        }
    }
    debug_assert_eq!(full + choice.full.len(), choice.chosen.len());
    choice.full.extend(memory::links(&scene, &choice.chosen, full));
    choice.full.sort_unstable();
    let unsure = scene.listed.iter().filter(|name| !name.sure && name.len() == 1);
    let supported: Vec<Candidate> =
        unsure.filter(|name| context.supports(&scene, name)).cloned().collect();
    choice.choose(&scene, &context, supported);
    choice.choose(&scene, &context, groups(&scene, &context));
    if policy.miscellaneous == Inclusion::Inside {
        choice.choose(&scene, &context, miscellaneous(&scene));
    }
    if policy.single_names == Inclusion::Inside {
        choice.choose(&scene, &context, person::single_names(&scene));
    }
    choice.mentions(&scene, policy)
}

/// Every name that stands by itself: listed, in the dateline, or built by a rule.
fn names(scene: &Scene<'_>, context: &Context<'_>) -> Vec<Candidate> {
    let listed = scene.listed.iter();
    let believed = listed
        .filter(|name| name.sure || (name.len() > 1 && context.supports(scene, name)))
        .filter(|name| !organization::is_governed(scene, name.tokens.start))
        .filter(|name| !scene.is_part_of_title(name) && !scene.is_adjective_of_noun(name));
    // With room for those that the rules find.
    let mut names: Vec<Candidate> = Vec::with_capacity(2 * scene.listed.len() + 16);
    names.extend(believed.filter(|name| !scene.is_accusative_group(name)).cloned());
    let longer: Vec<Candidate> =
        names.iter().filter_map(|name| place::extended(scene, name)).collect();
    names.extend(longer);
    let opening = dateline::find(scene);
    let agencies = opening.iter().filter(|name| name.kind == EntityKind::Organization);
    let media = agencies.map(|name| scene.folded_name(name.tokens.clone(), 0)).collect();
    names.extend(quoted::find(scene, media));
    names.extend(opening);
    let mut places = Vec::new();
    for (token, start) in scene.text.tokens().iter().zip(0..) {
        if token.kind != TokenKind::Word {
            continue;
        }
        if let Some(body) = organization::at(scene, start) {
            names.push(body);
        }
        if let Some(event) = event::at(scene, start) {
            names.push(event);
        }
        place::at(scene, start, &mut places);
        if let Some(person) = person::at(scene, start) {
            names.push(person);
        }
    }
    let bare = bare_place::find(scene, context, &names, &places);
    names.extend(places);
    names.retain(|name| {
        name.kind == EntityKind::Location
            || bare
                .iter()
                .all(|place| (&place.tokens, place.letters) != (&name.tokens, name.letters))
    });
    names.extend(bare);
    names
}

/// Nationality words.
fn groups(scene: &Scene<'_>, context: &Context<'_>) -> Vec<Candidate> {
    let adjectives = scene.adjectives();
    adjectives
        .filter_map(|(index, adjective)| {
            let candidate = Candidate {
                tokens: index..index + 1,
                letters: adjective.letters,
                kind: EntityKind::Group,
                entity: Some(adjective.entity),
                via: Via::Gazetteer,
                sure: adjective.sure,
            };
            (adjective.sure || context.supports(scene, &candidate)).then_some(candidate)
        })
        .collect()
}

/// Currencies, faiths and prizes.
fn miscellaneous(scene: &Scene<'_>) -> Vec<Candidate> {
    (0..scene.text.len())
        .filter(|index| scene.is(*index, Classes::MISCELLANEOUS))
        .map(|index| Candidate {
            tokens: index..index + 1,
            letters: scene.word(index).letters,
            kind: EntityKind::Miscellaneous,
            entity: None,
            via: Via::Gazetteer,
            sure: true,
        })
        .collect()
}

/// The candidates that were chosen, none of which overlap.
struct Choice {
    taken: Vec<bool>,
    chosen: Vec<Candidate>,
    /// Of shorter forms: their number in `chosen` and that of the full name.
    full: Vec<(usize, usize)>,
}

impl Choice {
    fn new(tokens: usize) -> Choice {
        Choice { taken: vec![false; tokens], chosen: Vec::new(), full: Vec::new() }
    }

    /// Takes the longest of candidates that overlap; of equally long ones, the one for which the document says most.
    fn choose(&mut self, scene: &Scene<'_>, context: &Context<'_>, mut candidates: Vec<Candidate>) {
        candidates.sort_by_cached_key(|candidate| {
            let rank = match candidate.via {
                Via::Dateline => 0,
                Via::Gazetteer => 1,
                Via::Head => 2,
                _ => 3,
            };
            let weight = u8::MAX - context.weight(scene.gazetteer, candidate);
            (usize::MAX - candidate.len(), candidate.letters, rank, weight, candidate.tokens.start)
        });
        for candidate in candidates {
            self.take(candidate);
        }
    }

    fn take(&mut self, candidate: Candidate) -> bool {
        let places = self.taken.get_mut(candidate.tokens.clone()).unwrap_or_default();
        if places.is_empty() || places.contains(&true) {
            return false;
        }
        places.fill(true);
        self.chosen.push(candidate);
        true
    }

    fn mentions(&self, scene: &Scene<'_>, policy: Policy) -> Vec<EntityMention> {
        let named = |number: &usize| self.chosen.get(*number).and_then(|full| mention(scene, full));
        let shorter: Vec<(usize, EntityMention)> =
            self.full.iter().filter_map(|(number, full)| Some((*number, named(full)?))).collect();
        let mut mentions: Vec<EntityMention> = Vec::with_capacity(self.chosen.len());
        let mut add = |styled: &Candidate, found: Option<EntityMention>| {
            let span = match policy.proclitics {
                Inclusion::Inside => scene.text.span(styled.tokens.clone()),
                Inclusion::Outside => scene.span(styled),
            };
            if let Some((found, span)) = found.zip(span) {
                mentions.push(EntityMention { span, kind: styled.kind, ..found });
            }
        };
        for (candidate, number) in self.chosen.iter().zip(0..) {
            match style::apply(scene, policy, candidate) {
                Styled::Inside(names) => {
                    for name in names {
                        add(&name, mention(scene, &name));
                    }
                }
                Styled::Name(styled) => {
                    let at = shorter.binary_search_by_key(&number, |(number, _)| *number);
                    let full = at.ok().and_then(|at| shorter.get(at));
                    let found = match full {
                        Some((_, full)) => Some(EntityMention { via: Via::Memory, ..full.clone() }),
                        None => mention(scene, candidate),
                    };
                    add(&styled, found);
                }
            }
        }
        mentions.sort_by_key(|mention| mention.span);
        name_in_full(&mut mentions);
        mentions
    }
}

/// Gives all mentions of one unlisted thing the fullest of its names: `وزارة الخارجية العراقية`, not
/// `الخارجية العراقية`. Listed things have their canonical names.
fn name_in_full(mentions: &mut [EntityMention]) {
    let unlisted = mentions.iter().zip(0..).filter(|(mention, _)| mention.via != Via::Gazetteer);
    let mut order: Vec<usize> = unlisted.map(|(_, number)| number).collect();
    let at = |number: &usize| mentions.get(*number);
    order.sort_by_key(|number| at(number).map(|mention| (mention.id.as_str(), *number)));
    let mut renamed: Vec<(usize, String)> = Vec::new();
    for same in
        order.chunk_by(|one, next| at(one).map(|one| &one.id) == at(next).map(|next| &next.id))
    {
        let names = same.iter().filter_map(at).map(|mention| &mention.name);
        // The first of the longest.
        let Some(fullest) = names.rev().max_by_key(|name| name.len()) else { continue };
        let shorter = same.iter().filter(|number| at(number).is_some_and(|m| m.name != *fullest));
        renamed.extend(shorter.map(|number| (*number, fullest.clone())));
    }
    for (number, name) in renamed {
        if let Some(mention) = mentions.get_mut(number) {
            mention.name = name;
        }
    }
}

fn mention(scene: &Scene<'_>, candidate: &Candidate) -> Option<EntityMention> {
    let span = scene.span(candidate)?;
    let gazetteer = scene.gazetteer;
    let (id, name) = if let Some(entity) = candidate.entity {
        (gazetteer.id(entity).to_owned(), gazetteer.canonical(entity).to_owned())
    } else {
        let key = scene.key(candidate);
        let mut id = String::with_capacity(24);
        id.extend(candidate.kind.name().chars().map(|letter| letter.to_ascii_lowercase()));
        // OK because writing to a string cannot fail.
        let _ = write!(id, ":{:016x}", word_hash(&key));
        (id, scene.surface_name(candidate)?)
    };
    Some(EntityMention { span, kind: candidate.kind, id, name, via: candidate.via })
}

impl Scene<'_> {
    /// What two mentions of one unlisted thing have in common: its folded words, with nationality words by their id
    /// and the armed forces of a state as one body.
    pub(crate) fn key(&self, candidate: &Candidate) -> String {
        let tokens = candidate.tokens.clone();
        if candidate.kind != EntityKind::Organization {
            let name = self.folded_name(tokens, candidate.letters);
            // `عبد المقصود` is written in one word too.
            return if name.contains("عبد ال") {
                name.replace("عبد ال", "عبدال")
            } else {
                name
            };
        }
        let mut words: Vec<String> = Vec::with_capacity(tokens.len() + 1);
        for index in tokens.clone() {
            let first = index == tokens.start;
            let folded = if first {
                self.folded_name(index..index + 1, candidate.letters)
            } else {
                self.text.folded(index).to_owned()
            };
            let forces = words.last().is_some_and(|word| word == "القوات");
            match folded.as_str() {
                "الجيش" if first && tokens.len() > 1 => words.push("القوات".to_owned()),
                "المسلحه" | "القتاليه" | "العسكريه" if forces => {}
                _ if first && self.is(index, Classes::MINISTRY) => {
                    words.extend(["وزاره".to_owned(), folded]);
                }
                _ => {
                    let adjective = self.adjective(index).filter(|_| !first);
                    let nation =
                        adjective.map(|nation| self.gazetteer.id(nation.entity).to_owned());
                    words.push(nation.unwrap_or(folded));
                }
            }
        }
        words.join(" ")
    }

    /// The name as it stands, with the article whole where ل took its alef.
    fn surface_name(&self, candidate: &Candidate) -> Option<String> {
        let span = self.span(candidate)?;
        let surface = span.text(self.text.source())?;
        let first = candidate.tokens.start;
        let folded = self.folded_name(first..first + 1, candidate.letters);
        let restored =
            folded.starts_with("ال") && surface.starts_with('ل') && candidate.letters > 0;
        Some(if restored { format!("ا{surface}") } else { surface.to_owned() })
    }
}
