//! Ministries by their fields, with their head or without.
//!
//! ```text
//! ministry = وزارة field (و field)*                      وزارة الموارد المائية والري
//! dropped  = field NATIONALITY | REPORTING-VERB field    الخارجية الأميركية، أعلنت [الداخلية]
//! ```

use super::complement::{described, is_field};
use super::nationality;
use crate::lexicon::{Classes, Gender};
use crate::scene::Scene;

/// `وزارة الانتقال الرقمي وإصلاح الإدارة`, `وزارة أملاك الدولة`: the end of what a ministry is of, where no field is known.
pub(super) fn ministry_of(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let at = start + 1;
    let other = Classes::VERB.or(Classes::FUNCTION).or(Classes::CALENDAR);
    let ministry = scene.text.folded(start).ends_with("وزاره") && !scene.is(at, other);
    if !ministry || scene.adjective(at).is_some() || scene.listed_at(at).is_some() {
        return None;
    }
    let noun = if scene.is_definite(at) { at } else { at + 1 };
    if !scene.follows(noun) || !scene.is_definite(noun) || scene.adjective(noun).is_some() {
        return None;
    }
    let mut end = described(scene, noun + 1);
    // `وإصلاح الإدارة`, `والشؤون العقارية`
    let joined = scene.text.folded(end).strip_prefix('و').filter(|_| scene.follows(end));
    let Some(joined) = joined else { return Some(end) };
    if scene.is(end, Classes::PURPOSE) && is_field(scene, end + 1) {
        end = described(scene, end + 2);
    } else if scene.is(end, Classes::PORTFOLIO) && joined.starts_with("ال") {
        end = described(scene, end + 1);
    }
    Some(end)
}

/// The end of the fields of a ministry: `الموارد المائية والري`.
pub(super) fn fields(scene: &Scene<'_>, mut at: usize) -> usize {
    at += 1;
    loop {
        while scene.follows(at)
            && scene.is(at, Classes::PORTFOLIO.or(Classes::BODY_ADJECTIVE))
            && scene.word(at).letters == 0
        {
            at += 1;
        }
        let joined = scene.follows(at)
            && scene.is(at, Classes::PORTFOLIO)
            && scene.word(at).letters == 1
            && scene.text.folded(at).starts_with('و');
        if !joined {
            return at;
        }
        at += 1;
        // `وتنمية الصادرات`
        let of = !scene.text.folded(at - 1).starts_with("وال") && is_field(scene, at);
        at += usize::from(of);
    }
}

/// Whether a ministry's field is the adjective or complement of what stands before it: `السياسة الخارجية الأميركية`.
pub(crate) fn is_governed(scene: &Scene<'_>, start: usize) -> bool {
    let field = scene.word(start);
    let before = start.checked_sub(1).filter(|_| scene.follows(start) && field.letters == 0);
    field.is(Classes::PORTFOLIO)
        && field.entry.definite
        && before.is_some_and(|before| {
            let role = scene.is(before, Classes::ROLE.or(Classes::HEAD).or(Classes::PORTFOLIO));
            role || scene.is_definite(before)
        })
}

/// `«الصحة» تعلن`, `والتضامن تنفي`, `"التموين":`: whether a field is the subject of a headline or clause.
fn speaks(scene: &Scene<'_>, start: usize) -> bool {
    let quoted = start.checked_sub(1).is_some_and(|open| scene.quoted(open, 1).is_some());
    let next = if quoted { start + 2 } else { start + 1 };
    // `وكانت التضامن قد أكدت`
    let before = start.checked_sub(1).filter(|_| scene.follows(start));
    let before = before.map(|before| scene.text.folded(before));
    if matches!(before, Some("كانت" | "وكانت")) {
        return scene.text.folded(next) == "قد" && scene.is(next + 1, Classes::REPORT);
    }
    let free = before.is_none()
        || scene.word(start).letters == 1 && scene.text.folded(start).starts_with('و');
    let says = scene.follows(next)
        && scene.is(next, Classes::REPORT)
        && scene.word(next).letters == 0
        && !scene.text.folded(next).ends_with('ه');
    free && (says || scene.text.mark(next) == Some(':') && (quoted || start == 0))
}

/// `الخارجية الأميركية`, `أعلنت الداخلية`, whose head `وزارة` is left out.
pub(super) fn dropped(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let end = start + 1;
    let of_country = scene
        .adjective(end)
        .is_some_and(|adjective| !scene.gazetteer.of(adjective.entity).is_empty());
    let ministry = scene.is(start, Classes::MINISTRY);
    let national = ministry && of_country && nationality(scene, end, Gender::Feminine);
    if national && !is_governed(scene, start) {
        return Some(end + 1);
    }
    if ministry && speaks(scene, start) {
        return Some(end);
    }
    let reported = ministry
        && scene.word(start).letters == 0
        && scene.follows(start)
        && start.checked_sub(1).is_some_and(|verb| scene.is(verb, Classes::REPORT));
    // `أعلنت الصحة العالمية`, `كشفت المالية العامة` are others.
    let alone = !scene.follows(end) || !scene.is_definite(end) && scene.adjective(end).is_none();
    (reported && alone).then_some(end)
}
