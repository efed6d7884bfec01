//! Companies that no list has.
//!
//! ```text
//! company = HEAD unknown-word        شركة تدوير
//!         | HEAD word FORM           مجموعة ناصر القابضة
//! ```

use crate::lexicon::Classes;
use crate::rule::person;
use crate::scene::Scene;

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
    let folded = scene.text.folded(at);
    let unknown = person::is_foreign_name(scene, at)
        && !scene.is_definite(at)
        && !folded.starts_with("لل")
        && !folded.starts_with("وال");
    (alone && unknown && !folded.ends_with('ه')).then_some(end)
}
