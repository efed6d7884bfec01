//! What a house style makes of a name that was found.

use crate::lexicon::{Classes, HeadClass};
use crate::mention::{EntityKind, Via};
use crate::policy::{Events, Inclusion, Policy};
use crate::scene::{Candidate, Scene};

/// A name as a house style has it, and its kind; `None` where the style leaves it out.
pub(crate) fn apply(
    scene: &Scene<'_>,
    policy: Policy,
    candidate: &Candidate,
) -> Option<(Candidate, EntityKind)> {
    let kind = match (candidate.kind, policy.events) {
        (EntityKind::Event, Events::Miscellaneous) => EntityKind::Miscellaneous,
        (EntityKind::Event, Events::Outside) => return None,
        (kind, _) => kind,
    };
    if kind == EntityKind::Group && policy.groups == Inclusion::Outside {
        return None;
    }
    if policy.state_bodies == Inclusion::Outside && is_state_body(scene, candidate) {
        // `شرطة دبي` is no name in such a style, but `دبي` is.
        return inner(scene, candidate);
    }
    let of_place = scene.is(candidate.tokens.start, Classes::EVENT_OF_PLACE);
    if kind == EntityKind::Miscellaneous && candidate.via == Via::Head && of_place {
        return inner(scene, candidate);
    }
    let mut styled = candidate.clone();
    if policy.class_nouns == Inclusion::Outside {
        without_class_noun(scene, &mut styled);
    }
    Some((styled, kind))
}

/// The listed name behind the head of a name.
fn inner(scene: &Scene<'_>, candidate: &Candidate) -> Option<(Candidate, EntityKind)> {
    let names = scene.listed_from(candidate.tokens.start + 1).iter();
    let ends = names
        .filter(|name| name.sure && name.letters == 0 && name.tokens.end <= candidate.tokens.end);
    let name =
        ends.filter(|name| name.kind != EntityKind::Group).max_by_key(|name| name.tokens.end)?;
    Some((name.clone(), name.kind))
}

/// Whether a name is that of a part of a state, by its head.
fn is_state_body(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let word = scene.word(candidate.tokens.start);
    let dropped = word.is(Classes::PORTFOLIO) && candidate.via == Via::Head;
    let state = word.is(Classes::HEAD) && word.entry.head == HeadClass::State;
    candidate.kind == EntityKind::Organization && candidate.len() > 1 && (state || dropped)
}

/// Takes the class noun off a name that stands without it too.
fn without_class_noun(scene: &Scene<'_>, candidate: &mut Candidate) {
    let start = candidate.tokens.start;
    let next = start + 1;
    let word = scene.word(start);
    let noun = match candidate.kind {
        EntityKind::Location => word.is(Classes::PLACE_NOUN),
        EntityKind::Organization => {
            word.is(Classes::HEAD) && !matches!(word.entry.head, HeadClass::State | HeadClass::Body)
        }
        _ => false,
    };
    if !noun || word.entry.definite || candidate.len() < 2 {
        return;
    }
    let names = scene.listed_from(next).iter();
    let stands = names
        .filter(|name| name.kind == candidate.kind && name.letters == 0)
        .map(|name| name.tokens.end)
        .find(|end| {
            (*end..candidate.tokens.end).all(|index| scene.is(index, Classes::BODY_ADJECTIVE))
        });
    if let Some(end) = stands {
        candidate.tokens = next..end;
        candidate.letters = 0;
    }
}
