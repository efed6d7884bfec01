//! The place and the agency of a dateline.
//!
//! ```text
//! dateline = [PLACE] day? ( [AGENCY] )        بغداد 9 أغسطس 2021 (شينخوا)
//! ```

use rawi_tokens::find_dateline;

use crate::lexicon::Classes;
use crate::mention::{EntityKind, Via};
use crate::scene::{Candidate, Scene};

/// Words that stand in an agency's place and are none.
const NO_AGENCY: [&str; 4] = ["وكالات", "خاص", "متابعات", "متابعه"];

/// The place and agency of a text's dateline.
pub(crate) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let Some(dateline) = find_dateline(scene.text) else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(place) = dateline.place {
        let tokens = scene.text.tokens_of(place);
        let known = scene.listed.iter().find(|name| {
            name.tokens == tokens && name.kind == EntityKind::Location && name.letters == 0
        });
        if let Some(known) = known {
            found.push(Candidate { sure: true, ..known.clone() });
        }
    }
    if let Some(agency) = dateline.agency {
        let tokens = scene.text.tokens_of(agency);
        let first = tokens.start;
        let known = scene.listed.iter().find(|name| name.tokens == tokens && name.letters == 0);
        let ordinary = tokens.clone().any(|index| {
            scene.is(index, Classes::FUNCTION.or(Classes::CALENDAR).or(Classes::VERB))
                || NO_AGENCY.contains(&scene.text.folded(index))
        });
        match known {
            Some(known) => found.push(Candidate { sure: true, ..known.clone() }),
            None if !ordinary && !scene.is(first, Classes::PLACE_NOUN) => found.push(Candidate {
                tokens,
                letters: 0,
                kind: EntityKind::Organization,
                entity: None,
                via: Via::Dateline,
                sure: true,
            }),
            None => {}
        }
    }
    found
}
