//! What a house style makes of a name that was found.

use std::ops::Range;

use crate::lexicon::{Classes, HeadClass, Takes};
use crate::mention::{EntityKind, Via};
use crate::policy::{Events, Inclusion, Policy};
use crate::scene::{Candidate, Scene};

/// What a house style makes of a name: the name itself, cut or whole, or the names inside one that it leaves out.
pub(crate) enum Styled {
    /// The name, with its span and kind in this style.
    Name(Candidate),
    /// The style leaves the name out, but not the listed names in it: of `شرطة دبي`, `دبي`.
    Inside(Vec<Candidate>),
}

/// A name as a house style has it.
pub(crate) fn apply(scene: &Scene<'_>, policy: Policy, candidate: &Candidate) -> Styled {
    let mut styled = candidate.clone();
    match (candidate.kind, policy.events) {
        (EntityKind::Event, Events::Miscellaneous) => styled.kind = EntityKind::Miscellaneous,
        (EntityKind::Event, Events::Outside) => {
            return Styled::Inside(inside(scene, policy, candidate.tokens.clone()));
        }
        _ => {}
    }
    if candidate.kind == EntityKind::Group && policy.groups == Inclusion::Outside {
        return Styled::Inside(Vec::new());
    }
    if policy.state_bodies == Inclusion::Outside && is_state_body(scene, candidate) {
        return Styled::Inside(inside(scene, policy, candidate.tokens.clone()));
    }
    if policy.class_nouns == Inclusion::Outside {
        without_class_noun(scene, &mut styled);
    }
    Styled::Name(styled)
}

/// The longest sure listed names inside a name, which is none of them.
fn inside(scene: &Scene<'_>, policy: Policy, tokens: Range<usize>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let names = scene.listed_from(at).iter().filter(|name| {
            let group = name.kind == EntityKind::Group && policy.groups == Inclusion::Outside;
            let fits = name.tokens.end <= tokens.end && name.tokens != tokens;
            name.sure && fits && !group && name.kind != EntityKind::Event
        });
        match names.max_by_key(|name| name.tokens.end) {
            Some(name) => {
                found.push(name.clone());
                at = name.tokens.end;
            }
            None => at += 1,
        }
    }
    found
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
    // What no list has stands without its noun too: `حي [البياع]`.
    let unlisted = candidate.entity.is_none() && word.entry.takes.any(Takes::PLACE);
    let unlisted = unlisted.then_some(candidate.tokens.end);
    if let Some(end) = stands.or(unlisted) {
        candidate.tokens = next..end;
        candidate.letters = 0;
    }
}
