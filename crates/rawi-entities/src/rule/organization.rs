//! Bodies made of a head and its complement.
//!
//! ```text
//! body       = definite | construct | dropped
//! definite   = ال+HEAD adjective* NATIONALITY purpose? | ال+HEAD adjective+ purpose     القوات المسلحة العراقية
//! construct  = HEAD field (و field)* NATIONALITY?                                     وزارة الخارجية العراقية
//!            | HEAD noun (و noun)* adjective* NATIONALITY                             قوات الأمن العراقية
//!            | HEAD NAME                                                              جامعة القاهرة
//!            | HEAD purpose-noun* ال+noun adjective* (و ال+noun adjective*)*           هيئة الطرق والمواصلات
//!            | HEAD purpose-noun+ PLACE                                               محكمة جنايات القاهرة
//!            | HEAD TITLE? PERSON adjective*                                          جامعة الملك سعود
//! dropped    = field NATIONALITY                                                      الخارجية الأميركية
//!            | REPORTING-VERB field                                                   أعلنت الداخلية
//! purpose    = ل+noun noun? adjective*                                                للأرصاد الجوية
//! ```
//!
//! The nationality agrees with the head: in `وزير الخارجية العراقي` it is the minister's, and there is no body.

use crate::lexicon::{self, Classes, Gender, HeadClass};
use crate::mention::{EntityKind, Via};
use crate::rule::person;
use crate::scene::{Candidate, Scene};

/// Units that are told by their number: `الفرقة السابعة`.
const UNITS: [&str; 6] = ["الفرقه", "اللواء", "الكتيبه", "الفيلق", "الفوج", "الاسطول"];

/// Heads of state that a country's name may follow: `حكومة لبنان`.
const OF_COUNTRIES: [&str; 7] = ["حكومه", "جيش", "شرطه", "برلمان", "سفاره", "قوات", "قنصليه"];

/// Heads of forces that another body's name may follow: `قوات التحالف الدولي`.
const FORCES: [&str; 4] = ["قوات", "قوه", "جيش", "مليشيا"];

/// Heads whose names are often a definite noun and nothing more: `هيئة الطرق والمواصلات`.
const OF_NOUNS: [&str; 11] =
    ["هيئه", "ديوان", "صندوق", "مؤسسه", "دائره", "نقابه", "رابطه", "جمعيه", "معهد", "مرصد", "غرفه"];

/// Definite nouns that make no name of such a head: `هيئة الدفاع`, `دائرة الضوء`, `صندوق الاقتراع`.
const NO_FIELD: [&str; 26] = [
    "المحكمه",
    "الدفاع",
    "المحلفين",
    "التدريس",
    "التحرير",
    "التحكيم",
    "الضوء",
    "الخطر",
    "الاتهام",
    "الاهتمام",
    "الشك",
    "الشبهات",
    "الاقتراع",
    "الاقتراعات",
    "الزواج",
    "الاداره",
    "الرئاسه",
    "الحكم",
    "النوم",
    "العمليات",
    "الانعاش",
    "العنايه",
    "الاخبار",
    "الجلوس",
    "القرار",
    "الادعاء",
];

/// Indefinite nouns that say what a body is for: `هيئة تنظيم قطاع الاتصالات`.
const PURPOSES: [&str; 53] = [
    "تنظيم",
    "حمايه",
    "مكافحه",
    "تنميه",
    "دعم",
    "تشجيع",
    "تطوير",
    "رعايه",
    "تاهيل",
    "ترويج",
    "تنشيط",
    "ترقيه",
    "حقوق",
    "شؤون",
    "ابحاث",
    "بحوث",
    "دراسات",
    "علوم",
    "ضمان",
    "خدمات",
    "رقابه",
    "مراقبه",
    "اسواق",
    "سوق",
    "مياه",
    "كهرباء",
    "تقاعد",
    "معاشات",
    "محاربه",
    "محو",
    "تعزيز",
    "تشغيل",
    "احياء",
    "اغاثه",
    "صيانه",
    "تهيئه",
    "سلامه",
    "جوده",
    "اعتماد",
    "تمويل",
    "قطاع",
    "صناعه",
    "تجاره",
    "تقييم",
    "تقويم",
    "حريه",
    "امن",
    "جنايات",
    "جنح",
    "استئناف",
    "اعاده",
    "علاج",
    "اصلاح",
];

/// Those of them that are words for much else, and need a field of government or two: `دائرة الأراضي والمساحة`.
const OF_FIELDS: [&str; 5] = ["دائره", "غرفه", "مديريه", "لجنه", "اتحاد"];

/// Nouns before a place's name inside a body's: `أمانة منطقة القصيم`, `لمدينة الرياض`.
const OF_PLACES: [&str; 8] = ["منطقه", "مدينه", "محافظه", "اماره", "ولايه", "امن", "بلديه", "شرطه"];

/// Heads that bear the names of persons: `جامعة الملك سعود`.
const OF_PERSONS: [&str; 9] =
    ["جامعه", "مستشفي", "مؤسسه", "مركز", "معهد", "مدرسه", "كليه", "اكاديميه", "جمعيه"];

/// Titles inside the names of such bodies, and of places.
pub(crate) const NAMED_TITLES: [&str; 9] =
    ["الملك", "الملكه", "الامير", "الاميره", "الشيخ", "الشيخه", "السلطان", "الشهيد", "الرئيس"];

/// Fields that stand for their ministry behind a verb that reports: `أعلنت الداخلية`.
const SPEAKING: [&str; 20] = [
    "الخارجيه",
    "الداخليه",
    "الدفاع",
    "الماليه",
    "الصحه",
    "التموين",
    "الزراعه",
    "العدل",
    "الاوقاف",
    "التعليم",
    "الري",
    "البترول",
    "التربيه",
    "الكهرباء",
    "النقل",
    "الاتصالات",
    "السياحه",
    "التضامن",
    "الاسكان",
    "الطاقه",
];

/// Verbs that only somebody who speaks is the subject of, feminine.
const REPORTS: [&str; 27] = [
    "قالت",
    "اعلنت",
    "اكدت",
    "كشفت",
    "اوضحت",
    "حذرت",
    "نفت",
    "افادت",
    "ذكرت",
    "اعتبرت",
    "ادانت",
    "طالبت",
    "استنكرت",
    "اشارت",
    "اضافت",
    "بينت",
    "تعلن",
    "تؤكد",
    "تنفي",
    "تكشف",
    "تحذر",
    "توضح",
    "تدين",
    "تستنكر",
    "تطالب",
    "تقول",
    "نوهت",
];

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
        let end = of_place(scene, end).unwrap_or(end + usize::from(national));
        return Some(body(start..end, letters));
    }
    if word.is(Classes::HEAD) {
        let end =
            if word.entry.definite { definite(scene, start) } else { construct(scene, start) };
        if let Some(end) = end {
            return Some(body(start..end, word.letters));
        }
    }
    // `قالت بلدية دبي`: behind a verb a municipality acts, elsewhere it is where something is.
    let acts = scene.text.folded(start) == "بلديه"
        && start
            .checked_sub(1)
            .is_some_and(|before| scene.follows(start) && scene.is(before, Classes::VERB));
    if acts && let Some(end) = place(scene, start + 1) {
        return Some(body(start..end, 0));
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
    // `لإدارة السجون وإعادة الإدماج`
    let joined = scene.text.folded(end).strip_prefix('و').filter(|_| scene.follows(end));
    if joined.is_some_and(|noun| PURPOSES.contains(&noun)) && is_field(scene, end + 1) {
        end = adjectives(scene, end + 2);
    }
    Some(end)
}

/// `لمدينة الرياض`, `لمحافظة العلا`: the end of the place that a body is for.
fn of_place(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let noun = scene.text.folded(at).strip_prefix('ل').filter(|_| scene.follows(at))?;
    OF_PLACES.contains(&noun).then(|| place(scene, at + 1)).flatten()
}

/// The end of a listed place that begins at a word.
fn place(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let name = scene.listed_at(at).filter(|_| scene.follows(at))?;
    (name.kind == EntityKind::Location && name.letters == 0).then_some(name.tokens.end)
}

/// Whether a word is a definite noun that a body can be of.
fn is_field(scene: &Scene<'_>, at: usize) -> bool {
    let other = Classes::VERB.or(Classes::FUNCTION).or(Classes::CALENDAR).or(Classes::HEAD);
    scene.follows(at)
        && scene.is_definite(at)
        && !scene.is(at, other)
        && scene.adjective(at).is_none()
        && scene.listed_at(at).is_none()
        && !NO_FIELD.contains(&scene.text.folded(at))
}

/// `تنظيم قطاع الاتصالات`, `الطرق والمواصلات`, `جنايات القاهرة`: the end of a body's complement, which is a name with
/// its head though no nationality follows.
fn complement(scene: &Scene<'_>, head: &str, start: usize) -> Option<usize> {
    let mut at = start;
    while at < start + 3 && scene.follows(at) {
        let folded = scene.text.folded(at);
        let noun = if at > start { folded.strip_prefix('و').unwrap_or(folded) } else { folded };
        // `مركز مدينة كربلاء` is a place in it.
        let of_place = OF_PLACES.contains(&noun) && !matches!(head, "مركز" | "محكمه" | "مدرسه");
        if !PURPOSES.contains(&noun) && !of_place {
            break;
        }
        at += 1;
    }
    if at > start
        && let Some(end) = place(scene, at)
    {
        return Some(end);
    }
    let named = OF_NOUNS.contains(&head) || OF_FIELDS.contains(&head);
    if !is_field(scene, at) || at == start && !named {
        return None;
    }
    let mut end = described(scene, at + 1);
    let first = end;
    for _ in 0..3 {
        let joined = scene.text.folded(end).strip_prefix('و').filter(|_| scene.follows(end));
        let Some(joined) = joined else { break };
        let noun = if PURPOSES.contains(&joined) && is_field(scene, end + 1) {
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
    let people = head == "اتحاد" && scene.text.folded(at).ends_with("ين");
    let described = end > first && head != "اتحاد";
    let known = scene.is(at, Classes::PORTFOLIO) && !is_relative(scene, at);
    let field = at > start || described || known;
    (field || people || !OF_FIELDS.contains(&head)).then_some(end)
}

/// The end of the adjectives of a complement, the last of which no list may have: `السكك الحديدية`.
fn described(scene: &Scene<'_>, start: usize) -> usize {
    let end = adjectives(scene, start);
    let now = matches!(scene.text.folded(end), "الحالي" | "الحاليه");
    let relative = scene.follows(end)
        && is_relative(scene, end)
        && !now
        && !scene.is(end, Classes::ROLE.or(Classes::CALENDAR).or(Classes::HEAD))
        && scene.listed_at(end).is_none()
        && !scene.whole_parts(end).any();
    if relative { adjectives(scene, end + 1) } else { end }
}

/// `جامعة الملك سعود`: the end of the person whose name a body bears.
fn of_person(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let titled = NAMED_TITLES.contains(&scene.text.folded(start)) && scene.follows(start + 1);
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

/// `شركة تدوير`, `مجموعة ناصر القابضة`: the end of a company's name that nobody lists.
fn of_company(scene: &Scene<'_>, at: usize, alone: bool) -> Option<usize> {
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
    // `إلى` is none.
    scene.is_definite(index)
        && !scene.is(index, Classes::FUNCTION.or(Classes::VERB))
        && folded.chars().nth(4).is_some()
        && relative
        && scene.adjective(index).is_none()
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
    // `الوكالة الوطنية للتأمين الصحي`, `الشركة الوطنية للكهرباء`
    if described > start + 1 && matches!(word.entry.head, HeadClass::Media | HeadClass::Company) {
        let named = scene.text.folded(start).ends_with("وكاله")
            || scene.text.folded(start).ends_with("شركه");
        return purpose(scene, described).filter(|_| named);
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
        // `مجلس أبوظبي الرياضي`, but `جامعة القاهرة الجديدة`.
        let described = adjectives(scene, name.tokens.end);
        let told = word.entry.head == HeadClass::Body
            && !matches!(scene.text.folded(name.tokens.end), "الجديد" | "الجديده");
        return whole.then_some(if told { described } else { name.tokens.end });
    }
    let head = scene.folded_name(start..at, word.letters);
    if OF_PERSONS.contains(&head.as_str())
        && let Some(end) = of_person(scene, at)
    {
        return Some(end);
    }
    let subordinate = scene.is_definite(at)
        && scene.follows(at + 1)
        && matches!(scene.text.folded(at + 1), "التابعه" | "التابع");
    if subordinate && FORCES.contains(&head.as_str()) {
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
    if committee && scene.is(at, Classes::PORTFOLIO) && scene.is_definite(at) {
        let end = fields(scene, at);
        return Some(if nationality(scene, end, word.entry.gender) { end + 1 } else { end });
    }
    let complement =
        matches!(word.entry.head, HeadClass::Body).then(|| complement(scene, &head, at)).flatten();
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
    complement.map(|end| {
        let either =
            nationality(scene, end, Gender::Masculine) || nationality(scene, end, Gender::Feminine);
        end + usize::from(either)
    })
}

/// `وزارة الانتقال الرقمي وإصلاح الإدارة`, `وزارة أملاك الدولة`: the end of what a ministry is of, where no field is known.
fn ministry_of(scene: &Scene<'_>, start: usize) -> Option<usize> {
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
    if PURPOSES.contains(&joined) && is_field(scene, end + 1) {
        end = described(scene, end + 2);
    } else if scene.is(end, Classes::PORTFOLIO) && joined.starts_with("ال") {
        end = described(scene, end + 1);
    }
    Some(end)
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

/// `الخارجية الأميركية`, `أعلنت الداخلية`, whose head `وزارة` is left out.
fn dropped(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let end = start + 1;
    let of_country = scene
        .adjective(end)
        .is_some_and(|adjective| !scene.gazetteer.of(adjective.entity).is_empty());
    let ministry =
        SPEAKING.contains(&scene.folded_name(start..end, scene.word(start).letters).as_str());
    let national = ministry && of_country && nationality(scene, end, Gender::Feminine);
    if national && !is_governed(scene, start) {
        return Some(end + 1);
    }
    let reported = scene.word(start).letters == 0
        && SPEAKING.contains(&scene.text.folded(start))
        && scene.follows(start)
        && start.checked_sub(1).is_some_and(|verb| {
            let folded = scene.text.folded(verb);
            REPORTS.contains(&folded.strip_prefix('و').unwrap_or(folded))
        });
    // `أعلنت الصحة العالمية`, `كشفت المالية العامة` are others.
    let alone = !scene.follows(end) || !scene.is_definite(end) && scene.adjective(end).is_none();
    (reported && alone).then_some(end)
}
