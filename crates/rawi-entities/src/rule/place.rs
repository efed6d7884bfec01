//! Places by their class noun.
//!
//! ```text
//! place = INSIDE-NOUN NAME الدولي?      مطار بغداد الدولي
//!       | OUTSIDE-NOUN name             محافظة [الأنبار]
//! ```

use crate::lexicon::Classes;
use crate::mention::{EntityKind, Via};
use crate::rule::person::is_foreign_name;
use crate::scene::{Candidate, Scene};

/// A place that begins at a word or right behind it.
pub(crate) fn at(scene: &Scene<'_>, start: usize) -> Option<Candidate> {
    let word = scene.word(start);
    let next = start + 1;
    if !word.is(Classes::PLACE_NOUN) || word.entry.definite || !scene.follows(next) {
        return None;
    }
    let listed = scene
        .listed
        .iter()
        .filter(|name| {
            name.tokens.start == next && name.kind == EntityKind::Location && name.letters == 0
        })
        .max_by_key(|name| name.tokens.end);
    if word.entry.inside {
        let name = listed?;
        let mut end = name.tokens.end;
        if scene.follows(end) && matches!(scene.text.folded(end), "الدولي" | "الدوليه")
        {
            end += 1;
        }
        return Some(place(start..end, word.letters, None));
    }
    if let Some(name) = listed {
        return Some(place(name.tokens.clone(), 0, name.entity));
    }
    let taken = scene.listed_at(next).is_some() || scene.adjective(next).is_some();
    (!taken && is_foreign_name(scene, next)).then(|| place(next..next + 1, 0, None))
}

fn place(tokens: std::ops::Range<usize>, letters: u8, entity: Option<u32>) -> Candidate {
    let via = if entity.is_some() { Via::Gazetteer } else { Via::Head };
    Candidate { tokens, letters, kind: EntityKind::Location, entity, via, sure: true }
}
