//! Companies that no list has.
//!
//! ```text
//! company = HEAD unknown-word+ purpose?     شركة تدوير, شركة أوبن بلو للبرمجيات
//!         | HEAD ال+noun purpose            شركة البستان لصناعة الأثاث
//!         | HEAD word FORM                  مجموعة ناصر القابضة
//! ```

use super::complement::known_purpose;
use crate::lexicon::Classes;
use crate::rule::person;
use crate::scene::Scene;

/// Letters of the Latin script as names have them: `أوبن إيه آي`.
const LETTERS: [&str; 13] =
    ["إيه", "آي", "إي", "بي", "سي", "دي", "تي", "إم", "إف", "إس", "آر", "جي", "إكس"];

/// `شركة تدوير`, `مجموعة ناصر القابضة`: the end of a company's name that nobody lists.
pub(super) fn of_company(scene: &Scene<'_>, at: usize, alone: bool) -> Option<usize> {
    let end = at + 1;
    let known = scene.adjective(at).is_some() || scene.is(at, Classes::VERB.or(Classes::FUNCTION));
    let form = scene.follows(end)
        && matches!(
            scene.text.folded(end),
            "القابضه" | "المحدوده" | "المساهمه" | "العالميه" | "الدوليه"
        );
    if form && !known && !scene.is_definite(at) {
        return Some(end + 1);
    }
    if alone && scene.is_definite(at) && !known && !scene.is(at, Classes::ROLE.or(Classes::HEAD)) {
        return known_purpose(scene, end);
    }
    let end = foreign(scene, at).filter(|_| alone)?;
    Some(known_purpose(scene, end).unwrap_or(end))
}

/// The end of a run of words built like foreign names: `ديب سيك`.
pub(crate) fn foreign(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let unknown = |at: usize| {
        let folded = scene.text.folded(at);
        person::is_foreign_name(scene, at)
            && !scene.is_definite(at)
            && !["لل", "وال", "بال", "فال", "كال"].iter().any(|start| folded.starts_with(start))
            && scene.listed_from(at).iter().all(|name| name.letters == 0)
    };
    if !unknown(start) || scene.text.folded(start).ends_with('ه') {
        return None;
    }
    let end = (start + 1..start + 4).find(|at| {
        let likely = unknown(*at) && scene.listed_at(*at).is_none() && !joined(scene, *at);
        !scene.follows(*at) || !likely && !LETTERS.contains(&scene.text.raw(*at))
    });
    Some(end.unwrap_or(start + 4))
}

/// Whether a word may begin with a و that joins it to the one before, or with `to`.
fn joined(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.folded(at).starts_with(['و', 'ل'])
}
