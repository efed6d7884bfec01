//! Bodies whose head has the article.
//!
//! ```text
//! definite = ال+HEAD adjective* NATIONALITY purpose?     القوات المسلحة العراقية
//!          | ال+HEAD adjective+ purpose                  الهيئة العامة للغذاء والدواء
//!          | ال+UNIT ORDINAL                             الفرقة السابعة
//! ```

use super::coalition::against;
use super::complement::{adjectives, purpose};
use super::nationality;
use crate::lexicon::{Classes, HeadClass};
use crate::mention::EntityKind;
use crate::scene::Scene;

/// Units that are told by their number: `الفرقة السابعة`.
const UNITS: [&str; 6] = ["الفرقه", "اللواء", "الكتيبه", "الفيلق", "الفوج", "الاسطول"];

pub(super) fn end(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let word = scene.word(start);
    let described = adjectives(scene, start + 1);
    if nationality(scene, described, word.entry.gender) {
        let end = described + 1;
        let purposeful = matches!(word.entry.head, HeadClass::Body | HeadClass::Company);
        return Some(if purposeful { purpose(scene, end).unwrap_or(end) } else { end });
    }
    if let Some(end) = against(scene, described).filter(|_| word.entry.later) {
        return Some(end);
    }
    let ordinal = scene.follows(start + 1)
        && scene.is_definite(start + 1)
        && scene.is(start + 1, Classes::CALENDAR);
    if ordinal && UNITS.contains(&scene.folded_name(start..start + 1, word.letters).as_str()) {
        return Some(start + 2);
    }
    // `الوكالة الوطنية للتأمين الصحي`, `الشركة الوطنية للكهرباء`
    if described > start + 1 && matches!(word.entry.head, HeadClass::Media | HeadClass::Company) {
        let named = scene.text.folded(start).ends_with("وكاله")
            || scene.text.folded(start).ends_with("شركه");
        return purpose(scene, described).filter(|_| named);
    }
    if described > start + 1 && matches!(word.entry.head, HeadClass::Body | HeadClass::State) {
        let end = purpose(scene, described);
        // `المندوبية الجهوية للتنمية الفلاحية بالقيروان`
        let regional = scene.text.folded(start + 1);
        let regional =
            matches!(regional, "الجهويه" | "الجهوي" | "الاقليميه" | "الاقليمي" | "المحليه");
        if let Some(seat) = end.filter(|_| regional).and_then(|end| seat(scene, end)) {
            return Some(seat);
        }
        // Two adjectives describe one body (`اللجنة العسكرية العليا`), an ordinal one unit (`الفرقة السابعة`).
        if described > start + 2 && word.entry.head == HeadClass::Body {
            return Some(end.unwrap_or(described));
        }
        // A coalition with a description is that coalition: `التحالف العسكري الدولي`.
        return end.or(word.entry.later.then_some(described));
    }
    None
}

/// The end of the place in which a regional body sits, written with ب.
fn seat(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let names = scene.listed_from(at).iter();
    let places = names.filter(|name| name.kind == EntityKind::Location && name.letters == 1);
    let within = scene.follows(at) && scene.text.folded(at).starts_with('ب');
    places.filter(|name| within && name.sure).map(|name| name.tokens.end).max()
}
