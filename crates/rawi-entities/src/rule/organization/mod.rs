//! Bodies made of a head and its complement.
//!
//! ```text
//! body       = definite | construct | dropped
//! definite   = ال+HEAD adjective* NATIONALITY purpose? | ال+HEAD adjective+ purpose     القوات المسلحة العراقية
//! construct  = HEAD field (و field)* NATIONALITY?                                     وزارة الخارجية العراقية
//!            | HEAD noun (و noun)* adjective* NATIONALITY                             قوات الأمن العراقية
//!            | HEAD NAME                                                              جامعة القاهرة
//!            | HEAD purpose-noun* ال+noun adjective* (و ال+noun adjective*)*           هيئة الطرق والمواصلات
//!            | HEAD purpose-noun+ PLACE                                               محكمة جنايات القاهرة
//!            | HEAD TITLE? PERSON adjective*                                          جامعة الملك سعود
//! dropped    = field NATIONALITY                                                      الخارجية الأميركية
//!            | REPORTING-VERB field                                                   أعلنت الداخلية
//! purpose    = ل+noun noun? adjective*                                                للأرصاد الجوية
//! ```
//!

mod coalition;
mod company;
mod complement;
mod construct;
mod definite;
mod ministry;

use std::ops::Range;

use crate::lexicon::{self, Classes, Gender};
use crate::mention::{EntityKind, Via};
use crate::scene::{Candidate, Scene};

pub(crate) use company::foreign;
pub(crate) use complement::{adjectives, described, purpose};
pub(crate) use ministry::is_governed;

/// Bodies that begin at a word.
#[inline]
pub(crate) fn at(scene: &Scene<'_>, start: usize) -> Option<Candidate> {
    // Most words begin none, and this is all that is asked of them.
    let begins = scene.is(start, Classes::HEAD.or(Classes::PORTFOLIO))
        || start.checked_sub(1).is_some_and(|before| scene.is(before, Classes::VERB))
        || lexicon::may_begin_body(scene.text, start);
    if begins { begun(scene, start) } else { None }
}

fn begun(scene: &Scene<'_>, start: usize) -> Option<Candidate> {
    let word = scene.word(start);
    if let Some((length, letters)) = lexicon::body_at(scene.text, start) {
        let end = further(scene, start + length);
        let national = scene.follows(end)
            && scene
                .adjective(end)
                .is_some_and(|adjective| adjective.definite && adjective.letters == 0)
            && !scene.is(start, Classes::ROLE);
        let end = complement::of_place(scene, end).unwrap_or(end + usize::from(national));
        return Some(body(start..end, letters));
    }
    if word.is(Classes::HEAD) {
        if let Some((end, entity)) = coalition::with_purpose(scene, start) {
            return Some(Candidate { entity, ..body(start..end, word.letters) });
        }
        let end = if word.entry.definite {
            definite::end(scene, start)
        } else {
            construct::end(scene, start)
        };
        if let Some(end) = end {
            let entity = coalition::listed(scene, start..end, word.letters);
            let kind = if is_hall(scene, start..end) {
                EntityKind::Location
            } else {
                EntityKind::Organization
            };
            return Some(Candidate { kind, entity, ..body(start..end, word.letters) });
        }
        if let Some(name) = coalition::so_called_body(scene, start) {
            let tokens = start..name.tokens.end;
            return Some(Candidate { entity: name.entity, ..body(tokens, word.letters) });
        }
    }
    // `قالت بلدية دبي`: behind a verb a municipality acts, elsewhere it is where something is.
    let acts = start
        .checked_sub(1)
        .is_some_and(|before| scene.follows(start) && scene.is(before, Classes::VERB))
        && scene.text.folded(start) == "بلديه";
    if acts && let Some(end) = complement::place(scene, start + 1) {
        return Some(body(start..end, 0));
    }
    if word.is(Classes::PORTFOLIO) && word.entry.definite {
        return ministry::dropped(scene, start).map(|end| body(start..end, word.letters));
    }
    None
}

/// Whether a centre is a building for fairs: `مركز الدوحة للمعارض والمؤتمرات`.
fn is_hall(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    scene.text.folded(tokens.start).ends_with("مركز")
        && tokens.skip(1).any(|at| matches!(scene.text.folded(at), "للمعارض" | "للمؤتمرات"))
}

fn body(tokens: Range<usize>, letters: u8) -> Candidate {
    Candidate {
        tokens,
        letters,
        kind: EntityKind::Organization,
        entity: None,
        via: Via::Head,
        sure: true,
    }
}

/// The end of a body that most states have with the adjectives behind it, `المحكمة الإدارية العليا`, but for those
/// that tell one of several from another.
fn further(scene: &Scene<'_>, end: usize) -> usize {
    let described = adjectives(scene, end);
    (end..described)
        .find(|at| complement::TELLING.contains(&scene.text.folded(*at)))
        .unwrap_or(described)
}

/// Whether a word is a definite nationality adjective that agrees with a head.
fn nationality(scene: &Scene<'_>, index: usize, gender: Gender) -> bool {
    scene.follows(index)
        && scene.adjective(index).is_some_and(|adjective| {
            adjective.definite && adjective.letters == 0 && adjective.gender == gender
        })
}
