//! The place and the agency of a dateline, or the author of a byline.
//!
//! ```text
//! dateline = [PLACE] day? ( [AGENCY] )        بغداد 9 أغسطس 2021 (شينخوا)
//!          | PLACE day [AGENCY] end of line   الرياض 30 يوليو 2023م واس
//! byline   = كتب - [AUTHOR]                   كتب – عمرو الشاذلى
//! ```

use rawi_tokens::Gap;

use crate::lexicon::Classes;
use crate::mention::{EntityKind, Via};
use crate::scene::{Candidate, Scene};

/// Words that stand in an agency's place and are none.
const NO_AGENCY: [&str; 4] = ["وكالات", "خاص", "متابعات", "متابعه"];
/// Words before an author's name.
const WRITES: [&str; 6] = ["كتب", "كتبت", "اعداد", "تقرير", "بقلم", "حوار"];

/// A dateline that has no brackets ends before this token.
const TOKENS: usize = 40;

/// An agency that ends the line of a dateline, behind the year.
fn ending(scene: &Scene<'_>) -> Option<Candidate> {
    let last = |index: &usize| {
        let next = scene.text.gap(index + 1);
        index + 1 >= scene.text.len() || next == Gap::Line
    };
    // Headlines may stand before it.
    (2..scene.text.len().min(TOKENS)).filter(last).find_map(|index| ending_at(scene, index))
}

/// The agency at a word that ends its line.
fn ending_at(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let year = index.checked_sub(1).filter(|_| scene.follows(index))?;
    let dated = scene.text.raw(year).chars().any(char::is_numeric)
        || matches!(scene.text.folded(year), "م" | "ه");
    let names = scene.listed_from(index).iter();
    let agency = names
        .filter(|name| name.len() == 1 && name.letters == 0)
        .find(|name| dated && name.kind == EntityKind::Organization)?;
    Some(Candidate { sure: true, via: Via::Dateline, ..agency.clone() })
}

/// The place and agency of a text's dateline.
pub(crate) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = ending(scene).into_iter().collect();
    let Some(dateline) = scene.text.dateline() else { return found };
    let (mut byline, mut placed) = (false, false);
    if let Some(place) = dateline.place {
        let tokens = scene.text.tokens_of(place);
        byline = tokens.len() == 1 && WRITES.contains(&scene.text.folded(tokens.start));
        let names = scene.listed_from(tokens.start).iter();
        let known = names
            .filter(|name| name.tokens == tokens && name.letters == 0)
            .find(|name| name.kind == EntityKind::Location);
        placed = known.is_some();
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
        // `نادين الخوري - لندن`
        _ if !placed && is_place(scene, &tokens) => {}
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

/// Whether a listed place stands at these tokens and at no more.
fn is_place(scene: &Scene<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let names = scene.listed_from(tokens.start).iter();
    names
        .filter(|name| name.tokens == *tokens && name.letters == 0)
        .any(|name| name.kind == EntityKind::Location && name.sure)
}
