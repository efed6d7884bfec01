//! Bodies made of a head and its complement.
//!
//! ```text
//! body       = definite | construct | dropped
//! definite   = ال+HEAD adjective* NATIONALITY purpose? | ال+HEAD adjective+ purpose     القوات المسلحة العراقية
//! construct  = HEAD field (و field)* NATIONALITY?                                     وزارة الخارجية العراقية
//!            | HEAD noun (و noun)* adjective* NATIONALITY                             قوات الأمن العراقية
//!            | HEAD NAME                                                              جامعة القاهرة
//! dropped    = field NATIONALITY                                                      الخارجية الأميركية
//! purpose    = ل+noun noun? adjective*                                                للأرصاد الجوية
//! ```
//!
//! The nationality agrees with the head: in `وزير الخارجية العراقي` it is the minister's, and there is no body.

use crate::lexicon::{self, Classes, Gender, HeadClass};
use crate::mention::{EntityKind, Via};
use crate::scene::{Candidate, Scene};

/// Units that are told by their number: `الفرقة السابعة`.
const UNITS: [&str; 6] = ["الفرقه", "اللواء", "الكتيبه", "الفيلق", "الفوج", "الاسطول"];

/// Heads of state that a country's name may follow: `حكومة لبنان`.
const OF_COUNTRIES: [&str; 7] = ["حكومه", "جيش", "شرطه", "برلمان", "سفاره", "قوات", "قنصليه"];

/// Heads of forces that another body's name may follow: `قوات التحالف الدولي`.
const FORCES: [&str; 4] = ["قوات", "قوه", "جيش", "مليشيا"];

/// Bodies that begin at a word.
pub(crate) fn at(scene: &Scene<'_>, start: usize) -> Option<Candidate> {
    let word = scene.word(start);
    if let Some((length, letters)) = lexicon::body_at(scene.text, start) {
        let end = start + length;
        let national = scene.follows(end)
            && scene
                .adjective(end)
                .is_some_and(|adjective| adjective.definite && adjective.letters == 0)
            && !scene.is(start, Classes::ROLE);
        return Some(body(start..end + usize::from(national), letters));
    }
    if word.is(Classes::HEAD) {
        let end =
            if word.entry.definite { definite(scene, start) } else { construct(scene, start) };
        if let Some(end) = end {
            return Some(body(start..end, word.letters));
        }
    }
    if word.is(Classes::PORTFOLIO) && word.entry.definite {
        return dropped(scene, start).map(|end| body(start..end, word.letters));
    }
    None
}

fn body(tokens: std::ops::Range<usize>, letters: u8) -> Candidate {
    Candidate {
        tokens,
        letters,
        kind: EntityKind::Organization,
        entity: None,
        via: Via::Head,
        sure: true,
    }
}

/// Whether a word is a definite nationality adjective that agrees with a head.
fn nationality(scene: &Scene<'_>, index: usize, gender: Gender) -> bool {
    scene.follows(index)
        && scene.adjective(index).is_some_and(|adjective| {
            adjective.definite && adjective.letters == 0 && adjective.gender == gender
        })
}

/// The end of a run of adjectives that bodies have, which agree with one another.
fn adjectives(scene: &Scene<'_>, start: usize) -> usize {
    let mut at = start;
    let mut feminine = None;
    while scene.follows(at) && scene.is(at, Classes::BODY_ADJECTIVE) && scene.word(at).letters == 0
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
fn is_superlative(folded: &str) -> bool {
    matches!(folded, "الاعلي" | "الاولي" | "الكبري" | "الوسطي")
}

/// `للأرصاد الجوية`, `لكرة القدم`, `لحقوق الإنسان`: the end of what a body is for.
fn purpose(scene: &Scene<'_>, at: usize) -> Option<usize> {
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
    if end == noun_end
        && scene.follows(end)
        && scene.is(end, Classes::ORDINARY)
        && is_relative(scene, end)
    {
        end += 1;
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
    Some(end)
}

/// `لمكافحة داعش`, `المناهض للعراق`: the end of what a coalition is against.
fn against(scene: &Scene<'_>, at: usize) -> Option<usize> {
    const NOUNS: [&str; 12] = [
        "مكافحه",
        "محاربه",
        "مناهضه",
        "مواجهه",
        "هزيمه",
        "قتال",
        "دحر",
        "دعم",
        "حمايه",
        "المناهض",
        "الداعم",
        "المعادي",
    ];
    if !scene.follows(at) {
        return None;
    }
    let folded = scene.text.folded(at);
    let noun = folded.strip_prefix('ل').unwrap_or(folded);
    if folded != "ضد" && !NOUNS.contains(&noun) {
        return None;
    }
    let mut object = at + 1;
    if scene.follows(object) && matches!(scene.text.folded(object), "تنظيم" | "لتنظيم" | "جماعه")
    {
        object += 1;
    }
    // `تنظيم ما يعرف بالدولة الإسلامية`
    if scene.follows(object) && scene.text.folded(object) == "ما" {
        object += 2;
    }
    let name = scene.listed_from(object).iter().max_by_key(|name| name.tokens.end)?;
    scene.follows(object).then_some(name.tokens.end)
}

/// Whether a word is a definite adjective on ي.
fn is_relative(scene: &Scene<'_>, index: usize) -> bool {
    let folded = scene.text.folded(index);
    let relative = folded.ends_with('ي') || folded.ends_with("يه");
    scene.is_definite(index) && relative && scene.adjective(index).is_none()
}

fn definite(scene: &Scene<'_>, start: usize) -> Option<usize> {
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
    if described > start + 1 && matches!(word.entry.head, HeadClass::Body | HeadClass::State) {
        let end = purpose(scene, described);
        // Two adjectives describe one body (`اللجنة العسكرية العليا`), an ordinal one unit (`الفرقة السابعة`).
        if described > start + 2 && word.entry.head == HeadClass::Body {
            return Some(end.unwrap_or(described));
        }
        // A coalition with a description is that coalition: `التحالف العسكري الدولي`.
        return end.or(word.entry.later.then_some(described));
    }
    None
}

fn construct(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let word = scene.word(start);
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
    if let Some(name) = scene.listed_at(at).filter(|name| name.letters == 0) {
        let named_by = match word.entry.head {
            HeadClass::State => {
                let head = scene.folded_name(start..at, word.letters);
                let kinds = [
                    FORCES.contains(&head.as_str()).then_some(EntityKind::Organization),
                    OF_COUNTRIES.contains(&head.as_str()).then_some(EntityKind::Location),
                ];
                return kinds.contains(&Some(name.kind)).then_some(name.tokens.end);
            }
            HeadClass::Body => [EntityKind::Location; 2],
            HeadClass::Club => [EntityKind::Location, EntityKind::Organization],
            HeadClass::Media | HeadClass::Company | HeadClass::Group => {
                [EntityKind::Organization; 2]
            }
        };
        let whole = word.entry.head != HeadClass::Group && named_by.contains(&name.kind);
        return whole.then_some(name.tokens.end);
    }
    let head = scene.folded_name(start..at, word.letters);
    let subordinate = scene.is_definite(at)
        && scene.follows(at + 1)
        && matches!(scene.text.folded(at + 1), "التابعه" | "التابع");
    if subordinate && FORCES.contains(&head.as_str()) {
        return Some(at + 1);
    }
    let medium = word.entry.head == HeadClass::Media
        && scene.is_definite(at)
        && scene.word(at).entry == lexicon::Entry::default()
        && scene.adjective(at).is_none()
        && !lexicon::is_ordinary(scene.text.folded(at));
    if medium {
        return Some(at + 1);
    }
    let committee = scene.text.folded(start).ends_with("لجنه");
    if committee && scene.is(at, Classes::PORTFOLIO) && scene.is_definite(at) {
        let end = fields(scene, at);
        return Some(if nationality(scene, end, word.entry.gender) { end + 1 } else { end });
    }
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
            return Some(end + 1);
        }
    }
    None
}

/// The end of the fields of a ministry: `الموارد المائية والري`.
fn fields(scene: &Scene<'_>, mut at: usize) -> usize {
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

/// `الخارجية الأميركية`, whose head `وزارة` is left out.
fn dropped(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let end = start + 1;
    let of_country = scene
        .adjective(end)
        .is_some_and(|adjective| !scene.gazetteer.of(adjective.entity).is_empty());
    let national = of_country && nationality(scene, end, Gender::Feminine);
    (national && !is_governed(scene, start)).then_some(end + 1)
}
