//! What stands behind the head of a body's name: adjectives, purposes, fields, places, persons.

use crate::lexicon::{Classes, Takes};
use crate::mention::EntityKind;
use crate::rule::person;
use crate::scene::Scene;

/// Adjectives that say which of several is meant, or when, and belong to no name.
pub(super) const TELLING: [&str; 14] = [
    "الجديد",
    "الجديده",
    "الاول",
    "الاولي",
    "الثاني",
    "الثانيه",
    "الحالي",
    "الحاليه",
    "التالي",
    "التاليه",
    "الماضي",
    "الماضيه",
    "المعني",
    "المعنيه",
];

/// The end of a run of adjectives that bodies have, which agree with one another.
pub(crate) fn adjectives(scene: &Scene<'_>, start: usize) -> usize {
    let mut at = start;
    let mut feminine = None;
    while scene.follows(at)
        && scene.is(at, Classes::BODY_ADJECTIVE)
        && scene.is_definite(at)
        && scene.word(at).letters == 0
    {
        let folded = scene.text.folded(at);
        // `العليا` and `الأعلى` end alike once folded, and agree with anything.
        let gender = (!folded.ends_with(['ا', 'ي']) || folded.ends_with("وي"))
            .then(|| folded.ends_with('ه'))
            .or_else(|| folded.ends_with('ي').then_some(false).filter(|_| !is_superlative(folded)));
        if feminine.is_some() && gender.is_some() && feminine != gender {
            break;
        }
        feminine = feminine.or(gender);
        at += 1;
    }
    at
}

/// `الأعلى`, `الأولى`: words on ى that folding makes like adjectives on ي.
pub(super) fn is_superlative(folded: &str) -> bool {
    matches!(folded, "الاعلي" | "الاولي" | "الكبري" | "الوسطي")
}

/// `للأرصاد الجوية`, `لكرة القدم`, `لحقوق الإنسان`: the end of what a body is for.
pub(crate) fn purpose(scene: &Scene<'_>, at: usize) -> Option<usize> {
    if !scene.follows(at) {
        return None;
    }
    let folded = scene.text.folded(at);
    // `من أجل الجبل`
    let sake = folded == "من" && scene.follows(at + 1) && scene.text.folded(at + 1) == "اجل";
    if sake && scene.follows(at + 2) && scene.is_definite(at + 2) {
        return Some(at + 3);
    }
    let rest = folded.strip_prefix('ل')?;
    let definite = rest.starts_with('ل');
    let word = scene.word(at);
    let names_something = scene.listed_at(at).is_some() || scene.adjective(at).is_some();
    if word.is(Classes::FUNCTION.or(Classes::VERB)) || rest.chars().count() < 3 || names_something {
        return None;
    }
    let mut end = at + 1;
    if !definite {
        // `لكرة القدم`: the noun needs its own complement, or it is no name.
        let next = scene.follows(end) && scene.is_definite(end) && scene.adjective(end).is_none();
        if !next || word.letters == 0 && word.is(Classes::NO_NAME) {
            return None;
        }
        end += 1;
    }
    let noun_end = end;
    end = adjectives(scene, end);
    // `للتعليم الثانوي`
    if end == noun_end {
        end = described(scene, end);
    }
    if scene.follows(end)
        && scene.text.folded(end).starts_with("وال")
        && scene.listed_at(end).is_none()
    {
        let joined = scene.word(end);
        if !joined.is(Classes::ROLE.or(Classes::HEAD)) && scene.adjective(end).is_none() {
            end = adjectives(scene, end + 1);
        }
    }
    // `لإدارة السجون وإعادة الإدماج`
    let joined = scene.text.folded(end).strip_prefix('و').filter(|_| scene.follows(end));
    if joined.is_some() && scene.is(end, Classes::PURPOSE) && is_field(scene, end + 1) {
        end = adjectives(scene, end + 2);
    }
    Some(end)
}

/// `للدراسات الاستراتيجية`, `لصناعة السيارات`: the end of what a body is for whose name is complete without it.
pub(super) fn known_purpose(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let word = scene.word(at);
    let field = word.is(Classes::PURPOSE.or(Classes::PORTFOLIO)) && !word.is(Classes::CALENDAR);
    // `للإلكترونيات`
    let things = scene.text.folded(at).starts_with("لل") && scene.text.folded(at).ends_with("يات");
    (word.letters > 0 && field || things).then(|| purpose(scene, at)).flatten()
}

/// `لمدينة الرياض`, `لمحافظة العلا`: the end of the place that a body is for.
pub(super) fn of_place(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let noun = scene.word(at);
    let of_place = scene.follows(at)
        && noun.is(Classes::PLACE_OF_BODY)
        && noun.letters == 1
        && scene.text.folded(at).starts_with('ل');
    of_place.then(|| place(scene, at + 1)).flatten()
}

/// The end of a listed place that begins at a word.
pub(super) fn place(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let name = scene.listed_at(at).filter(|_| scene.follows(at))?;
    (name.kind == EntityKind::Location && name.letters == 0).then_some(name.tokens.end)
}

/// The end of a listed place that begins at a word of no other sense, where the list does not stand for it.
fn doubtful_place(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let names = scene.listed_from(at).iter().filter(|name| name.letters == 0);
    let places = names.filter(|name| name.kind == EntityKind::Location);
    let word = scene.follows(at) && !scene.is(at, Classes::NO_NAME);
    places.filter(|_| word).map(|name| name.tokens.end).max()
}

/// Whether a word is a definite noun that a body can be of.
pub(super) fn is_field(scene: &Scene<'_>, at: usize) -> bool {
    let other = Classes::VERB.or(Classes::FUNCTION).or(Classes::CALENDAR).or(Classes::HEAD);
    scene.follows(at)
        && scene.is_definite(at)
        && !scene.is(at, other)
        && scene.adjective(at).is_none()
        && scene.listed_at(at).is_none()
        // `الدفاع المدني` is no `هيئة الدفاع`.
        && (!scene.is(at, Classes::NO_FIELD) || adjectives(scene, at + 1) > at + 1)
}

/// `تنظيم قطاع الاتصالات`, `الطرق والمواصلات`, `جنايات القاهرة`: the end of a body's complement, which is a name with
/// its head though no nationality follows.
pub(super) fn complement(scene: &Scene<'_>, head: usize, start: usize) -> Option<usize> {
    let takes = scene.word(head).entry.takes;
    let mut at = start;
    while at < start + 3 && scene.follows(at) {
        let noun = scene.word(at);
        let joined = at > start && scene.text.folded(at).starts_with('و');
        // `مركز مدينة كربلاء` is a place in it.
        let of_place = noun.is(Classes::PLACE_OF_BODY) && takes.any(Takes::REGION);
        let purpose = noun.is(Classes::PURPOSE) && !noun.entry.definite;
        // `مركز شرطة كرداسة`
        let station = scene.text.folded(at) == "شرطه" && takes.any(Takes::PERSON.or(Takes::REGION));
        let purpose = purpose || station;
        if !(purpose || of_place) || noun.letters > u8::from(joined) {
            break;
        }
        at += 1;
    }
    if at > start
        && let Some(end) = place(scene, at).or_else(|| doubtful_place(scene, at))
    {
        return Some(end);
    }
    let named = takes.any(Takes::NOUN) || takes.any(Takes::FIELD);
    if !is_field(scene, at) || at == start && !named {
        return None;
    }
    let mut end = described(scene, at + 1);
    let first = end;
    for _ in 0..3 {
        let joined = scene.text.folded(end).strip_prefix('و').filter(|_| scene.follows(end));
        let Some(joined) = joined else { break };
        let noun = if scene.is(end, Classes::PURPOSE) && is_field(scene, end + 1) {
            end + 1
        } else if joined.starts_with("ال")
            && !scene.is(end, Classes::ROLE.or(Classes::HEAD).or(Classes::FUNCTION))
            && scene.adjective(end).is_none()
            && scene.listed_at(end).is_none()
        {
            end
        } else {
            break;
        };
        end = described(scene, noun + 1);
    }
    // `اتحاد الفلاحين`
    let union = scene.text.folded(head).ends_with("اتحاد");
    let people = union && scene.text.folded(at).ends_with("ين");
    let described = end > first && !union;
    let known = scene.is(at, Classes::PORTFOLIO) && !is_relative(scene, at);
    let field = at > start || described || known;
    (field || people || !takes.any(Takes::FIELD)).then_some(end)
}

/// The end of the adjectives of a complement, the last of which no list may have: `السكك الحديدية`.
pub(crate) fn described(scene: &Scene<'_>, start: usize) -> usize {
    let end = adjectives(scene, start);
    let now = TELLING.contains(&scene.text.folded(end));
    let relative = scene.follows(end)
        && is_relative(scene, end)
        && !now
        && !scene.is(end, Classes::ROLE.or(Classes::CALENDAR).or(Classes::HEAD))
        && scene.listed_at(end).is_none()
        && !scene.whole_parts(end).any();
    if relative { adjectives(scene, end + 1) } else { end }
}

/// `جامعة الملك سعود`: the end of the person whose name a body bears.
pub(super) fn of_person(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let titled = scene.is(start, Classes::NAMED_TITLE) && scene.follows(start + 1);
    let end = if titled {
        person::name_end(scene, start + 1)?
    } else {
        let known = scene.is(start, Classes::GIVEN_NAME.or(Classes::NAME_PARTICLE));
        let person = person::at(scene, start).filter(|_| known)?;
        (person.letters == 0).then_some(person.tokens.end)?
    };
    let end = adjectives(scene, end);
    Some(purpose(scene, end).unwrap_or(end))
}

/// Whether a word is a definite adjective on ي.
pub(super) fn is_relative(scene: &Scene<'_>, index: usize) -> bool {
    let folded = scene.text.folded(index);
    let relative = folded.ends_with('ي') || folded.ends_with("يه");
    // `إلى` is none.
    scene.is_definite(index)
        && !scene.is(index, Classes::FUNCTION.or(Classes::VERB))
        && folded.chars().nth(4).is_some()
        && relative
        && scene.adjective(index).is_none()
}
