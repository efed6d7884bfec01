//! Bodies whose head has a complement.
//!
//! ```text
//! construct = HEAD field (و field)* NATIONALITY?                         وزارة الخارجية العراقية
//!           | HEAD noun (و noun)* adjective* NATIONALITY                 قوات الأمن العراقية
//!           | HEAD NAME                                                  جامعة القاهرة
//! ```

use super::company::{foreign, of_company};
use super::complement::{adjectives, complement, described, is_field, known_purpose, of_person};
use super::ministry::{fields, ministry_of};
use super::nationality;
use crate::lexicon::{self, Classes, Gender, HeadClass, Takes};
use crate::mention::EntityKind;
use crate::scene::Scene;

pub(super) fn end(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let word = scene.word(start);
    let takes = word.entry.takes;
    let at = start + 1;
    if !scene.follows(at) {
        return None;
    }
    let ministry = word.entry.head == HeadClass::State && scene.is(at, Classes::PORTFOLIO);
    if ministry && scene.word(at).letters == 0 {
        let end = fields(scene, at);
        if nationality(scene, end, word.entry.gender) {
            return Some(end + 1);
        }
        return scene.text.folded(start).ends_with("وزاره").then_some(end);
    }
    if let Some(end) = ministry_of(scene, start) {
        return Some(end + usize::from(nationality(scene, end, word.entry.gender)));
    }
    if let Some(name) = scene.listed_at(at).filter(|name| name.letters == 0) {
        let named_by = match word.entry.head {
            HeadClass::State => {
                let head = scene.folded_name(start..at, word.letters);
                if head == "شرطه" && name.kind == EntityKind::Location {
                    return Some(adjectives(scene, name.tokens.end));
                }
                let kinds = [
                    takes.any(Takes::FORCE).then_some(EntityKind::Organization),
                    takes.any(Takes::COUNTRY).then_some(EntityKind::Location),
                ];
                return kinds.contains(&Some(name.kind)).then_some(name.tokens.end);
            }
            // `رابطة الدوري الإسباني`
            HeadClass::Body => [EntityKind::Location, EntityKind::Event],
            // `بنك فلسطين`
            HeadClass::Company if takes.any(Takes::COUNTRY) => {
                [EntityKind::Location, EntityKind::Organization]
            }
            HeadClass::Club => [EntityKind::Location, EntityKind::Organization],
            HeadClass::Media | HeadClass::Company | HeadClass::Group => {
                [EntityKind::Organization; 2]
            }
        };
        let whole = word.entry.head != HeadClass::Group && named_by.contains(&name.kind);
        // `قضاء بنت جبيل` is a place, `قضاء لبنان` the country's courts.
        let district = word.is(Classes::PLACE_NOUN)
            && name.entity.is_some_and(|place| !scene.gazetteer.of(place).is_empty());
        let whole = whole && !district;
        // `مجلس أبوظبي الرياضي`, but `جامعة القاهرة الجديدة`.
        let described = adjectives(scene, name.tokens.end);
        let told = word.entry.head == HeadClass::Body
            && !matches!(scene.text.folded(name.tokens.end), "الجديد" | "الجديده");
        let bank = word.entry.head == HeadClass::Company && takes.any(Takes::COUNTRY);
        let end = if told || bank { described } else { name.tokens.end };
        let purposeful = matches!(word.entry.head, HeadClass::Body | HeadClass::Company);
        let purpose = purposeful.then(|| known_purpose(scene, end)).flatten();
        return whole.then_some(purpose.unwrap_or(end));
    }
    let head = scene.folded_name(start..at, word.letters);
    if takes.any(Takes::PERSON)
        && let Some(end) = of_person(scene, at)
    {
        return Some(end);
    }
    // `جامعة آستون`
    if takes.any(Takes::NAME)
        && let Some(end) = foreign(scene, at)
    {
        let end = adjectives(scene, end);
        return Some(known_purpose(scene, end).unwrap_or(end));
    }
    // `مركز سلمان للإغاثة`
    if takes.any(Takes::PERSON)
        && scene.is(at, Classes::GIVEN_NAME)
        && let Some(end) = known_purpose(scene, at + 1)
    {
        return Some(end);
    }
    let subordinate = scene.is_definite(at)
        && scene.follows(at + 1)
        && matches!(scene.text.folded(at + 1), "التابعه" | "التابع");
    if subordinate && takes.any(Takes::FORCE) {
        return Some(at + 1);
    }
    // `مجموعة` and `موقع` are words for much else.
    let company = matches!(word.entry.head, HeadClass::Company | HeadClass::Media)
        && !matches!(head.as_str(), "مجموعه" | "موقع");
    if (company || head == "مجموعه")
        && let Some(end) = of_company(scene, at, company)
    {
        return Some(end);
    }
    let medium = (company || word.entry.head == HeadClass::Media)
        && scene.is_definite(at)
        && scene.word(at).entry == lexicon::Entry::default()
        && scene.adjective(at).is_none()
        && !lexicon::is_ordinary(scene.text.folded(at));
    if medium {
        return Some(at + 1);
    }
    let committee = scene.text.folded(start).ends_with("لجنه");
    // `لجنة القطاعات الاجتماعية`
    if committee && is_field(scene, at) && !scene.is(at, Classes::PORTFOLIO) {
        let end = described(scene, at + 1);
        let either = nationality(scene, end, word.entry.gender);
        if end > at + 1 {
            return Some(end + usize::from(either));
        }
    }
    if committee && scene.is(at, Classes::PORTFOLIO) && scene.is_definite(at) {
        let end = fields(scene, at);
        return Some(if nationality(scene, end, word.entry.gender) { end + 1 } else { end });
    }
    let complement = matches!(word.entry.head, HeadClass::Body | HeadClass::Group)
        .then(|| complement(scene, start, at))
        .flatten();
    if scene.is_definite(at) && scene.adjective(at).is_none() {
        let mut end = at + 1;
        end = adjectives(scene, end);
        if scene.follows(end)
            && scene.text.folded(end).starts_with("وال")
            && scene.adjective(end).is_none()
        {
            end = adjectives(scene, end + 1);
        }
        // The nationality may be the complement's: `اتحاد الغرف السعودية`.
        let either =
            nationality(scene, end, Gender::Masculine) || nationality(scene, end, Gender::Feminine);
        if either {
            // `حزب الاتحاد المسيحي الاجتماعي`
            let party = word.entry.head == HeadClass::Group;
            return Some(if party { adjectives(scene, end + 1) } else { end + 1 });
        }
    }
    complement.map(|end| {
        // `مرصد الشمال لحقوق الإنسان`
        let end = known_purpose(scene, end).unwrap_or(end);
        let either =
            nationality(scene, end, Gender::Masculine) || nationality(scene, end, Gender::Feminine);
        end + usize::from(either)
    })
}
