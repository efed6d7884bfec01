//! Events by their head.
//!
//! ```text
//! event = OF-PLACE PLACE                                زلزال الحوز
//!       | GATHERING PLACE adjective* purpose?           مهرجان بريدة للتمور
//!       | ال+GATHERING adjective+ purpose               البطولة العربية للأندية
//!       | OF-NATIONS NATIONALITY+                       الحرب الروسية الأوكرانية
//!       | NAMED " name "                                عملية "حارس الازدهار": the name alone
//! ```

use crate::lexicon::Classes;
use crate::mention::{EntityKind, Via};
use crate::rule::organization::{adjectives, described, purpose};
use crate::scene::{Candidate, Scene};

/// A quoted name has at most this many words.
const QUOTED_WORDS: usize = 4;

/// An event that begins at a word.
#[inline]
pub(crate) fn at(scene: &Scene<'_>, start: usize) -> Option<Candidate> {
    let heads = Classes::EVENT_OF_PLACE.or(Classes::EVENT_OF_NATIONS).or(Classes::EVENT_NAMED);
    if scene.is(start, heads) { begun(scene, start) } else { None }
}

fn begun(scene: &Scene<'_>, start: usize) -> Option<Candidate> {
    let word = scene.word(start);
    let next = start + 1;
    if word.is(Classes::EVENT_OF_PLACE) && scene.follows(next) {
        let names = scene.listed_from(next).iter();
        let places = names.filter(|name| name.kind == EntityKind::Location && name.letters == 0);
        if let Some(place) = places.max_by_key(|place| place.tokens.end) {
            return Some(event(start..place.tokens.end, word.letters));
        }
        // `كأس السوبر السعودي`
        let cup = scene.text.folded(start).ends_with("كاس");
        let nation = scene.follows(next + 1)
            && scene
                .adjective(next + 1)
                .is_some_and(|nation| nation.definite && nation.letters == 0);
        if cup && scene.is_definite(next) && nation {
            return Some(event(start..next + 2, word.letters));
        }
    }
    if word.is(Classes::GATHERING)
        && let Some(end) = gathering(scene, start)
    {
        return Some(event(start..end, word.letters));
    }
    if word.is(Classes::EVENT_OF_NATIONS) {
        let mut end = next;
        while scene.follows(end)
            && scene.adjective(end).is_some_and(|nation| nation.definite && nation.letters == 0)
        {
            end += 1;
        }
        return (end > next).then(|| event(start..end, word.letters));
    }
    if word.is(Classes::EVENT_NAMED) {
        let inside = scene.quoted(next, QUOTED_WORDS)?;
        return Some(event(inside, 0));
    }
    None
}

/// `معرض القاهرة الدولي للكتاب`, `البطولة العربية للأندية`: the end of a gathering's name.
fn gathering(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let next = start + 1;
    if scene.word(start).entry.definite {
        let mut end = adjectives(scene, next);
        let nation = scene.follows(end)
            && scene.adjective(end).is_some_and(|nation| nation.definite && nation.letters == 0);
        end += usize::from(nation);
        return purpose(scene, end).filter(|_| end > next);
    }
    let names = scene.listed_from(next).iter();
    let places = names.filter(|name| name.kind == EntityKind::Location && name.letters == 0);
    let place = places.max_by_key(|place| place.tokens.end).filter(|_| scene.follows(next))?;
    let end = described(scene, place.tokens.end);
    Some(purpose(scene, end).unwrap_or(end))
}

fn event(tokens: std::ops::Range<usize>, letters: u8) -> Candidate {
    Candidate { tokens, letters, kind: EntityKind::Event, entity: None, via: Via::Head, sure: true }
}
