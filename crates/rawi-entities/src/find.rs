//! The chain: listed names, rules, choice, memory, mentions.

use rawi_tokens::{TokenizedText, word_hash};

use crate::gazetteer::Gazetteer;
use crate::mention::{EntityKind, EntityMention, Via};
use crate::rule::{dateline, memory, organization, person, place};
use crate::scene::{Candidate, Scene};

/// All names of a text, in text order; their spans do not overlap.
///
/// Names are the longest valid ones, outermost: `وزارة الخارجية العراقية` is one body, and the nationality in it is
/// no mention of its own.
pub fn find_entities(gazetteer: &Gazetteer, text: &TokenizedText<'_>) -> Vec<EntityMention> {
    let scene = Scene::new(gazetteer, text);
    let mut candidates: Vec<Candidate> =
        scene.listed.iter().filter(|name| name.sure).cloned().collect();
    candidates.extend(dateline::find(&scene));
    for start in 0..text.len() {
        candidates.extend(organization::at(&scene, start));
        candidates.extend(place::at(&scene, start));
        candidates.extend(person::at(&scene, start));
    }
    let mut chosen = choose(text.len(), candidates);
    let shorter = memory::find(&scene, &chosen);
    let groups = groups(&scene, &chosen, &shorter);
    let mut mentions: Vec<EntityMention> =
        chosen.iter().filter_map(|candidate| mention(&scene, candidate)).collect();
    for (candidate, of) in &shorter {
        let full = chosen.get(*of).and_then(|full| mention(&scene, full));
        if let Some((full, span)) = full.zip(scene.span(candidate)) {
            mentions.push(EntityMention { span, kind: candidate.kind, via: Via::Memory, ..full });
        }
    }
    chosen.clear();
    mentions.extend(groups.iter().filter_map(|candidate| mention(&scene, candidate)));
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// The longest of candidates that overlap; of equally long ones, the listed one, then the earlier.
fn choose(tokens: usize, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|candidate| {
        let rank = match candidate.via {
            Via::Gazetteer => 0,
            Via::Dateline => 1,
            Via::Head => 2,
            _ => 3,
        };
        (usize::MAX - candidate.len(), candidate.letters, rank, candidate.tokens.start)
    });
    let mut taken = vec![false; tokens];
    let mut chosen: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let free = candidate.tokens.clone().all(|index| taken.get(index) == Some(&false));
        if !free {
            continue;
        }
        for index in candidate.tokens.clone() {
            if let Some(place) = taken.get_mut(index) {
                *place = true;
            }
        }
        chosen.push(candidate);
    }
    chosen.sort_by_key(|candidate| candidate.tokens.start);
    chosen
}

/// Nationality words in no longer name.
fn groups(
    scene: &Scene<'_>,
    chosen: &[Candidate],
    shorter: &[(Candidate, usize)],
) -> Vec<Candidate> {
    let mut taken = vec![false; scene.text.len()];
    let all = chosen.iter().chain(shorter.iter().map(|(candidate, _)| candidate));
    for index in all.flat_map(|candidate| candidate.tokens.clone()) {
        if let Some(place) = taken.get_mut(index) {
            *place = true;
        }
    }
    (0..scene.text.len())
        .filter(|index| taken.get(*index) == Some(&false))
        .filter_map(|index| {
            let adjective = scene.adjective(index).filter(|adjective| adjective.sure)?;
            Some(Candidate {
                tokens: index..index + 1,
                letters: adjective.letters,
                kind: EntityKind::Group,
                entity: Some(adjective.entity),
                via: Via::Gazetteer,
                sure: true,
            })
        })
        .collect()
}

fn mention(scene: &Scene<'_>, candidate: &Candidate) -> Option<EntityMention> {
    let span = scene.span(candidate)?;
    let gazetteer = scene.gazetteer;
    let (id, name) = if let Some(entity) = candidate.entity {
        (gazetteer.id(entity).to_owned(), gazetteer.canonical(entity).to_owned())
    } else {
        let folded = scene.folded_name(candidate.tokens.clone(), candidate.letters);
        let prefix = candidate.kind.name().to_lowercase();
        let surface = span.text(scene.text.source()).unwrap_or_default();
        let name = match surface.strip_prefix("لل").filter(|_| folded.starts_with("ال")) {
            Some(rest) => format!("ال{rest}"),
            None if folded.starts_with("ال") && surface.starts_with('ل') => {
                format!("ا{surface}")
            }
            None => surface.to_owned(),
        };
        (format!("{prefix}:{:016x}", word_hash(&folded)), name)
    };
    Some(EntityMention { span, kind: candidate.kind, id, name, via: candidate.via })
}
