//! What a coalition is against or for, and names behind `ما يعرف بـ`.
//!
//! ```text
//! against   = AGAINST class-noun? so-called? NAME     لمكافحة [تنظيم داعش]
//! so-called = ما VERB ب                               [تنظيم] ما يعرف بـ[الدولة الإسلامية]
//! ```
//!
//! `ما يعرف بـ` distances the writer from a name and changes nothing of what is named.

use crate::lexicon::{Classes, Takes};
use crate::mention::EntityKind;
use crate::scene::{Candidate, Scene};

/// Verbs behind `ما`, the name following with ب.
const CALLED: [&str; 5] = ["يعرف", "تعرف", "يسمي", "تسمي", "يدعي"];

/// `لمكافحة داعش`, `المناهض للعراق`: the end of what a coalition is against.
pub(super) fn against(scene: &Scene<'_>, at: usize) -> Option<usize> {
    if !scene.follows(at) {
        return None;
    }
    let noun = scene.word(at);
    let to = scene.text.folded(at).starts_with('ل');
    if !noun.is(Classes::AGAINST) || noun.letters > u8::from(to) {
        return None;
    }
    let mut object = at + 1;
    if scene.follows(object) && matches!(scene.text.folded(object), "تنظيم" | "لتنظيم" | "جماعه")
    {
        object += 1;
    }
    object += so_called(scene, object);
    let name = scene.listed_from(object).iter().max_by_key(|name| name.tokens.end)?;
    scene.follows(object).then_some(name.tokens.end)
}

/// `قوات التحالف الدولي لمكافحة داعش`: the end of a listed coalition with what it is against, and which one it is.
pub(super) fn with_purpose(scene: &Scene<'_>, start: usize) -> Option<(usize, Option<u32>)> {
    let word = scene.word(start);
    let (at, letters) =
        if word.entry.takes.any(Takes::FORCE) { (start + 1, 0) } else { (start, word.letters) };
    let later = scene.is(at, Classes::HEAD) && scene.word(at).entry.later;
    let names =
        scene.listed_from(at).iter().filter(|_| later && (at == start || scene.follows(at)));
    let bodies = names.filter(|name| {
        name.kind == EntityKind::Organization && name.letters == letters && name.entity.is_some()
    });
    let body = bodies.max_by_key(|name| (name.tokens.end, name.sure))?;
    // The list may have it with what it is against.
    let whole = || body.tokens.clone().any(|index| scene.is(index, Classes::AGAINST));
    let end = against(scene, body.tokens.end).or_else(|| whole().then_some(body.tokens.end))?;
    Some((end, body.entity))
}

/// How many words `ما يعرف` takes before a name with ب: two or none.
fn so_called(scene: &Scene<'_>, at: usize) -> usize {
    let called = matches!(scene.text.folded(at), "ما" | "لما")
        && scene.follows(at)
        && scene.follows(at + 1)
        && CALLED.contains(&scene.text.folded(at + 1))
        && scene.follows(at + 2)
        && scene.text.folded(at + 2).starts_with('ب');
    if called { 2 } else { 0 }
}

/// `تنظيم ما يعرف بالدولة الإسلامية`: the listed body behind a head.
pub(super) fn so_called_body<'s>(scene: &'s Scene<'_>, head: usize) -> Option<&'s Candidate> {
    let at = head + 1 + so_called(scene, head + 1);
    let names = scene.listed_from(at).iter();
    names
        .filter(|name| at > head + 1 && name.kind == EntityKind::Organization && name.letters == 1)
        .max_by_key(|name| name.tokens.end)
}

/// The listed body whose name has `ما يعرف بـ` in it here.
pub(super) fn listed(
    scene: &Scene<'_>,
    tokens: std::ops::Range<usize>,
    letters: u8,
) -> Option<u32> {
    let called = tokens.clone().find(|at| so_called(scene, *at) > 0)?;
    let mut name = scene.folded_name(tokens.start..called, letters);
    name.push(' ');
    // `المناهض لما يعرف بتنظيم` is `المناهض لتنظيم`.
    name.extend(scene.text.folded(called).strip_suffix("ما"));
    name.extend(scene.text.folded(called + 2).strip_prefix('ب'));
    for index in called + 3..tokens.end {
        name.extend([" ", scene.text.folded(index)]);
    }
    scene.gazetteer.entity_named(&name, EntityKind::Organization)
}
