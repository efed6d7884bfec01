//! The place and the agency of a dateline, or the author of a byline.
//!
//! ```text
//! dateline = [PLACE] day? ( [AGENCY] )        بغداد 9 أغسطس 2021 (شينخوا)
//! byline   = كتب - [AUTHOR]                   كتب – عمرو الشاذلى
//! ```

use rawi_tokens::find_dateline;

use crate::lexicon::Classes;
use crate::mention::{EntityKind, Via};
use crate::scene::{Candidate, Scene};

/// Words that stand in an agency's place and are none.
const NO_AGENCY: [&str; 4] = ["وكالات", "خاص", "متابعات", "متابعه"];
/// Words before an author's name.
const WRITES: [&str; 6] = ["كتب", "كتبت", "اعداد", "تقرير", "بقلم", "حوار"];

/// The place and agency of a text's dateline.
pub(crate) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let Some(dateline) = find_dateline(scene.text) else { return Vec::new() };
    let mut found = Vec::new();
    let mut byline = false;
    if let Some(place) = dateline.place {
        let tokens = scene.text.tokens_of(place);
        byline = tokens.len() == 1 && WRITES.contains(&scene.text.folded(tokens.start));
        let names = scene.listed_from(tokens.start).iter();
        let known = names
            .filter(|name| name.tokens == tokens && name.letters == 0)
            .find(|name| name.kind == EntityKind::Location);
        found.extend(known.map(|known| Candidate { sure: true, ..known.clone() }));
    }
    let Some(agency) = dateline.agency else { return found };
    let tokens = scene.text.tokens_of(agency);
    let first = tokens.start;
    let names = scene.listed_from(first).iter();
    let known = names
        .filter(|name| name.tokens == tokens && name.letters == 0)
        .find(|name| name.kind == EntityKind::Organization);
    let ordinary = tokens.clone().any(|index| {
        scene.is(index, Classes::FUNCTION.or(Classes::CALENDAR).or(Classes::VERB))
            || NO_AGENCY.contains(&scene.text.folded(index))
    });
    match known {
        Some(known) if !byline => {
            found.push(Candidate { sure: true, via: Via::Dateline, ..known.clone() });
        }
        _ if ordinary || scene.is(first, Classes::PLACE_NOUN) => {}
        _ => found.push(Candidate {
            tokens,
            letters: 0,
            kind: if byline { EntityKind::Person } else { EntityKind::Organization },
            entity: None,
            via: Via::Dateline,
            sure: true,
        }),
    }
    found
}
