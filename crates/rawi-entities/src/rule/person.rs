//! Persons composed of name parts, or of what follows a title, a role or a reporting verb.
//!
//! ```text
//! person  = trigger name+ | GIVEN name+
//! trigger = TITLE | ROLE complement*                       السفير الروسي في العراق [إلبروس كوتراشيف]
//! name    = GIVEN | FAMILY | PARTICLE name | unknown
//! ```
//!
//! A name stops at verbs, particles and ordinary words, and at a و that joins.

use crate::lexicon::{self, Classes};
use crate::mention::{EntityKind, Via};
use crate::scene::{Candidate, Scene};

/// A person's name has at most this many words.
const LONGEST: usize = 7;
/// A role's complement has at most this many words.
const COMPLEMENT: usize = 10;

/// What stands before a name and makes it one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trigger {
    None,
    Verb,
    Role,
    Title,
}

/// A person whose name begins at a word.
pub(crate) fn at(scene: &Scene<'_>, start: usize) -> Option<Candidate> {
    if !scene.text.is_word(start) {
        return None;
    }
    let (parts, part_letters) = scene.parts(start);
    let particle = scene.is(start, Classes::NAME_PARTICLE) && scene.word(start).letters == 0;
    let known = parts.any() || particle;
    if !known && scene.is(start, Classes::NO_NAME) {
        return None;
    }
    let trigger = trigger(scene, start);
    if !known && trigger == Trigger::None {
        return None;
    }
    let letters = if known { part_letters } else { 0 };
    if trigger != Trigger::None && letters > 0 && trigger != Trigger::Verb {
        // Behind a title a name has no proclitics: `الرئيس بشار` is no ب with شار.
        return None;
    }
    if !known && !is_foreign_name(scene, start) {
        return None;
    }
    let end = extent(scene, start);
    let length = end - start;
    let strong = matches!(trigger, Trigger::Role | Trigger::Title);
    let ordinary = scene.is(start, Classes::NO_NAME);
    let accepted = match length {
        0 => false,
        1 => {
            let beside = start.checked_sub(1);
            let bare_role = beside.is_some_and(|before| {
                scene.is(before, Classes::ROLE)
                    && !scene.word(before).entry.definite
                    && !scene.is(before, Classes::TITLE)
            });
            strong && !ordinary && !bare_role && !particle && scene.listed_at(start).is_none()
        }
        _ if strong => true,
        _ => {
            let (second, _) = scene.parts(start + 1);
            let named = parts.given
                && (second.any() || scene.is(start + 1, Classes::NAME_PARTICLE) || length > 2);
            let unknown_pair = trigger == Trigger::Verb && !ordinary;
            named && !ordinary
                || named && second.any() && !scene.is(start + 1, Classes::NO_NAME)
                || unknown_pair
                || particle && second.any()
        }
    };
    accepted.then_some(Candidate {
        tokens: start..end,
        letters,
        kind: EntityKind::Person,
        entity: None,
        via: Via::Person,
        sure: true,
    })
}

/// The end of a name that begins at a word.
fn extent(scene: &Scene<'_>, start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while at < start + LONGEST {
        if at > start && !scene.follows(at) {
            break;
        }
        let word = scene.word(at);
        if word.is(Classes::NAME_PARTICLE) && (at > start || word.letters == 0) {
            at += 1;
            continue;
        }
        let (parts, letters) = scene.parts(at);
        let known = parts.any() && (letters == 0 || at == start);
        let hard = Classes::FUNCTION.or(Classes::VERB).or(Classes::PARTICIPLE).or(Classes::HEAD);
        if at > start && (word.is(hard) || scene.adjective(at).is_some() && !parts.family) {
            break;
        }
        if !known && (word.is(Classes::NO_NAME) || !is_foreign_name(scene, at)) {
            break;
        }
        if at > start && !known && scene.listed_at(at).is_some() {
            break;
        }
        if at > start && known && word.is(Classes::NO_NAME) && !parts.family {
            break;
        }
        at += 1;
        end = at;
    }
    end
}

/// Whether a word may be a name that nobody lists: no word of the language, and long enough.
pub(crate) fn is_foreign_name(scene: &Scene<'_>, index: usize) -> bool {
    let folded = scene.text.folded(index);
    scene.text.is_word(index)
        && folded.chars().nth(2).is_some()
        && !scene.is(index, Classes::NO_NAME)
        && scene.adjective(index).is_none()
        && !lexicon::is_ordinary(folded)
}

/// What stands before a word and would make it a name.
fn trigger(scene: &Scene<'_>, start: usize) -> Trigger {
    let Some(before) = start.checked_sub(1) else { return Trigger::None };
    if scene.text.gap(start) == rawi_tokens::Gap::Line {
        return Trigger::None;
    }
    if scene.is(before, Classes::TITLE) {
        return Trigger::Title;
    }
    if scene.text.mark(before) == Some('.')
        && before.checked_sub(1).is_some_and(|title| {
            scene.is(title, Classes::TITLE) && scene.text.folded(title).chars().count() == 1
        })
    {
        return Trigger::Title;
    }
    if role_before(scene, start) {
        return Trigger::Role;
    }
    if scene.is(before, Classes::VERB) {
        return Trigger::Verb;
    }
    Trigger::None
}

/// Whether a role and its complement stand before a word: `السفير الروسي في العراق`.
fn role_before(scene: &Scene<'_>, start: usize) -> bool {
    let mut at = start;
    let first = start.saturating_sub(COMPLEMENT);
    while at > first {
        at -= 1;
        if scene.text.gap(at + 1) == rawi_tokens::Gap::Line {
            return false;
        }
        if scene.is(at, Classes::ROLE) {
            return true;
        }
        let comma = at + 1 == start && scene.text.mark(at) == Some('،');
        let complement = comma
            || scene.adjective(at).is_some()
            || scene.is(at, Classes::PORTFOLIO.or(Classes::BODY_ADJECTIVE))
            || covered_by_name(scene, at)
            || (at + 1 != start
                && (scene.is(at, Classes::HEAD)
                    || matches!(scene.text.folded(at), "في" | "لدي" | "باسم")))
            || (scene.is_definite(at) && !scene.is(at, Classes::VERB.or(Classes::FUNCTION)));
        if !complement {
            return false;
        }
    }
    false
}

/// Whether a word stands in a listed place or body.
fn covered_by_name(scene: &Scene<'_>, index: usize) -> bool {
    (index.saturating_sub(5)..=index).any(|start| {
        scene.listed_at(start).is_some_and(|name| {
            name.tokens.contains(&index)
                && matches!(name.kind, EntityKind::Location | EntityKind::Organization)
        })
    })
}
