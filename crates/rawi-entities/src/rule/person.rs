//! Persons composed of name parts, or of what follows a title, a role or a reporting verb.
//!
//! ```text
//! person  = TITLE name+                                        الشيخ [تميم بن حمد آل ثاني]
//!         | ROLE complement* ،? name+                          السفير الروسي في العراق [إلبروس كوتراشيف]
//!         | VERB name name+                                    قال [رضا بن عمار]
//!         | KNOWN-NAME name+                                   [محمد صلاح]
//!         | name name+ ،? ROLE                                 [يحيى رسول] الناطق باسم
//! name    = known part | PARTICLE name | unknown word built like a name
//! ```
//!
//! A name stops at verbs, particles, nationality and ordinary words, at listed places, and at a و that joins.

use std::ops::Range;
use std::sync::LazyLock;

use rawi_tokens::{Gap, word_hash};

use crate::gazetteer::Parts;
use crate::lexicon::{self, Classes, Gender};
use crate::mention::{EntityKind, Via};
use crate::scene::{Candidate, Scene};

/// A person's name has at most this many words.
const LONGEST: usize = 7;
/// A role's complement has at most this many words.
const COMPLEMENT: usize = 10;
/// An unknown word this much like a name, in sixteenths of bits a letter, may be one.
const LIKELY: i32 = 4;

/// Words of the language that are family names behind a given name, where they end in ي: `الصافي`, `العلمي`.
const FAMILY_WORDS: Classes = Classes::ORDINARY.or(Classes::BODY_ADJECTIVE).or(Classes::PORTFOLIO);

/// How sure it is that a word is part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// No part of a name.
    No,
    /// A word of the language that is a listed part too.
    Ordinary,
    /// Unknown, and built like a name.
    Unknown,
    /// A listed part that may be a word of the language.
    Weak,
    /// A listed part.
    Known,
}

/// What stands beside a name and makes it one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trigger {
    None,
    /// A role behind it.
    Behind,
    Verb,
    Role,
    Title,
}

/// A person whose name begins at a word.
#[inline]
pub(crate) fn at(scene: &Scene<'_>, start: usize) -> Option<Candidate> {
    let no_name = !scene.text.is_word(start) || begins_no_name(scene, start);
    if no_name { None } else { begun(scene, start) }
}

fn begun(scene: &Scene<'_>, start: usize) -> Option<Candidate> {
    // One word is a name behind a title or role alone.
    let alone = (!scene.follows(start + 1)).then(|| trigger_before(scene, start));
    if alone.is_some_and(|trigger| trigger < Trigger::Role) {
        return None;
    }
    // `فضيلة الشيخ` are two titles.
    let titles = scene.is(start, Classes::TITLE) && scene.is(start + 1, Classes::TITLE);
    // `شيخ الأزهر` is an office.
    let office = scene.is(start, Classes::ROLE)
        && !scene.is(start, Classes::GIVEN_NAME.or(Classes::NAME_PARTICLE))
        && !scene.is_definite(start);
    if (titles || office) && scene.follows(start + 1) && scene.is_definite(start + 1) {
        return None;
    }
    let particle =
        is_binding(scene, start) || is_devoted(scene, start) && is_named_on(scene, start + 2);
    let (first, letters) =
        if particle { (Likeness::Weak, 0) } else { first_likeness(scene, start) };
    if first == Likeness::No {
        return None;
    }
    let mut trigger = alone.unwrap_or_else(|| trigger_before(scene, start));
    if letters > 0 && trigger >= Trigger::Role {
        // Behind a title a name has no proclitics: `الرئيس بشار` is no ب with شار.
        return None;
    }
    let end = extent(scene, start);
    let length = end.checked_sub(start).filter(|length| *length > 0)?;
    // `مدينة لوسيل ومشيرب`: behind a class noun it is a place.
    let place = start.checked_sub(1).filter(|_| scene.follows(start)).map(|noun| scene.word(noun));
    let place = place.is_some_and(|noun| {
        noun.is(Classes::PLACE_NOUN) && !noun.entry.inside && !noun.entry.definite
    });
    if place && first <= Likeness::Unknown && trigger < Trigger::Title {
        return None;
    }
    // `عربتين منقلبتين`
    let dual = |index: usize| scene.text.folded(index).ends_with("تين");
    if length > 1 && (start..end).all(dual) {
        return None;
    }
    if trigger == Trigger::None && role_behind(scene, end) {
        trigger = Trigger::Behind;
    }
    let accepted = match (trigger, length) {
        (Trigger::Title | Trigger::Role, 1) => {
            let complete = trigger == Trigger::Title || scene.is_complete_role(start);
            let office = scene.is(start, Classes::TITLE.or(Classes::ROLE));
            let folded = scene.text.folded(start);
            // Behind a role an unknown word alone must be much like a name.
            let likely = first != Likeness::Unknown
                || trigger == Trigger::Title
                || scene.gazetteer.name_shape(folded) >= 2 * LIKELY;
            let named = first > Likeness::Ordinary && !particle && !office && likely;
            named && !is_taken(scene, start) && complete
        }
        (_, 1) => false,
        (Trigger::Title | Trigger::Role, _) => true,
        (Trigger::Verb | Trigger::Behind, _) => points(scene, start..end) >= 4,
        (Trigger::None, _) => {
            let needed = match first {
                Likeness::Unknown => 8,
                Likeness::Ordinary => u32::MAX,
                _ => 5,
            };
            points(scene, start..end) >= needed
        }
    };
    let whole_listed = scene.listed_at(start).is_some_and(|name| {
        name.kind != EntityKind::Person && name.letters == letters && name.tokens.end >= end
    });
    (accepted && !whole_listed).then_some(Candidate {
        tokens: start..end,
        letters,
        kind: EntityKind::Person,
        entity: None,
        via: Via::Person,
        sure: true,
    })
}

/// The end of a person's name that begins at a word behind a title, whatever the first word is but a word of the language.
pub(crate) fn name_end(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let known = is_binding(scene, start) || first_likeness(scene, start).0 > Likeness::Ordinary;
    let end = extent(scene, start);
    (known && end > start).then_some(end)
}

/// What the words of a name say for it together: a listed part 4, an unlisted family name 3, a part that may be a word
/// and an unknown word 2, a word of the language that may be a part 1.
fn points(scene: &Scene<'_>, tokens: Range<usize>) -> u32 {
    let mut before = Likeness::No;
    tokens
        .clone()
        .map(|index| {
            if is_binding(scene, index) {
                return 2;
            }
            if is_devoted(scene, index) {
                return 4;
            }
            let likeness = if index == tokens.start {
                first_likeness(scene, index).0
            } else {
                likeness(scene, index).0
            };
            let family = index > tokens.start && may_be_family(scene, tokens.start, index, before);
            before = likeness;
            match likeness {
                Likeness::Known => 4,
                // `كريم الخلق`: a definite noun that no list has is rather the name's first word described.
                _ if family && is_noun(scene, index) && is_described(scene, index - 1) => 1,
                _ if family => 3,
                // What is no name by itself closes one as a nationality word, which counts as unknown.
                Likeness::Weak if index > tokens.start && scene.is(index, Classes::GIVEN_NAME) => 3,
                Likeness::Weak | Likeness::Unknown | Likeness::No => 2,
                Likeness::Ordinary => 1,
            }
        })
        .sum()
}

/// Whether `علي` is a name here and not the preposition on: among names, in a document that writes `على` for the other.
#[inline]
fn is_ali(scene: &Scene<'_>, index: usize) -> bool {
    static ALI: LazyLock<u64> = LazyLock::new(|| word_hash("علي"));
    // Asked of every word: the hash says no to all but one.
    scene.text.token(index).is_some_and(|token| token.hash == *ALI) && is_named_ali(scene, index)
}

fn is_named_ali(scene: &Scene<'_>, index: usize) -> bool {
    if scene.dotless || scene.text.folded(index) != "علي" || !scene.text.raw(index).ends_with('ي')
    {
        return false;
    }
    let next = index + 1;
    let family = scene.is_definite(next)
        && scene.text.folded(next).ends_with('ي')
        && !scene.is(next, Classes::NO_NAME)
        && scene.listed_at(next).is_none();
    let given = scene.is(next, Classes::GIVEN_NAME) && scene.word(next).letters == 0;
    let named_on = scene.follows(next) && (family || given || is_binding(scene, next));
    let before = index.checked_sub(1).filter(|_| scene.follows(index));
    let named_before = before.is_some_and(|before| {
        scene.is(before, Classes::GIVEN_NAME)
            && !scene.is(before, Classes::NO_NAME)
            && scene.word(before).letters == 0
    });
    named_on || named_before
}

/// Whether a given name is a noun or adjective that a definite noun completes: `جمال الطبيعة`, `كريم الخلق`.
fn is_described(scene: &Scene<'_>, index: usize) -> bool {
    const NOUNS: [&str; 26] = [
        "جمال",
        "حياه",
        "صالح",
        "ولاء",
        "حبيب",
        "عاليه",
        "كريم",
        "هبه",
        "فضل",
        "كامل",
        "نور",
        "جلال",
        "وفاء",
        "رجاء",
        "صفاء",
        "بهاء",
        "ضياء",
        "نجاح",
        "صلاح",
        "كفاح",
        "عماد",
        "احسان",
        "انتصار",
        "نصر",
        "عطاء",
        "شروق",
    ];
    let folded = scene.text.folded(index);
    let bare = folded.strip_prefix(['و', 'ل', 'ب']).unwrap_or(folded);
    scene.is(index, Classes::NO_NAME) || NOUNS.contains(&folded) || NOUNS.contains(&bare)
}

/// Whether a word has the article and is not built like a family name on ي.
fn is_noun(scene: &Scene<'_>, index: usize) -> bool {
    scene.is_definite(index) && !scene.text.folded(index).ends_with('ي')
}

/// Whether a word is a time of day here: `صباح اليوم`.
fn is_time(scene: &Scene<'_>, index: usize) -> bool {
    let next = index + 1;
    matches!(scene.text.folded(index), "صباح" | "فجر" | "شمس" | "ظهر")
        && scene.follows(next)
        && (scene.is(next, Classes::CALENDAR)
            || matches!(scene.text.folded(next), "اليوم" | "امس" | "الغد" | "يوم"))
}

/// Whether a title, role or reporting verb stands before a listed name.
pub(crate) fn is_announced(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    candidate.letters == 0 && trigger_before(scene, candidate.tokens.start) > Trigger::Behind
}

/// Whether a listed surname can hardly be anything else: a word built like a foreign name, beside no other name.
pub(crate) fn is_foreign_surname(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    let folded = scene.folded_name(candidate.tokens.clone(), candidate.letters);
    let beside = scene.follows(candidate.tokens.end)
        && likeness(scene, candidate.tokens.end).0 >= Likeness::Unknown;
    candidate.len() == 1
        && folded.chars().nth(3).is_some()
        && !folded.starts_with("ال")
        && scene.gazetteer.name_shape(&folded) >= LIKELY
        && !lexicon::is_ordinary(&folded)
        && !is_taken(scene, start)
        && !beside
}

/// Whether a listed name can be a person's here: no verb, particle or nationality word.
pub(crate) fn may_be_surname(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    if candidate.len() > 1 {
        return true;
    }
    let start = candidate.tokens.start;
    let word = scene.word(start);
    let other = word.is(Classes::NO_NAME) && word.letters == candidate.letters;
    // A verb that has its object already (`فتحها صباح أمس`) says less of what follows.
    let announced = start.checked_sub(1).is_some_and(|before| {
        let verb = scene.follows(start) && scene.is(before, Classes::VERB);
        verb && !scene.text.folded(before).ends_with(['ا', 'ه']) || scene.is_title_before(start)
    });
    announced || !other && scene.adjective(start).is_none() && !scene.follows_name_part(start)
}

/// Single words that are sure parts of foreign names, nobody being named in full.
pub(crate) fn single_names(scene: &Scene<'_>) -> Vec<Candidate> {
    (0..scene.text.len())
        .filter_map(|start| {
            let (likeness, letters) = first_likeness(scene, start);
            let folded = scene.text.folded(start);
            let foreign = (scene.gazetteer.name_shape(folded) >= 0
                || folded.chars().nth(4).is_some())
                && !scene.is_definite(start)
                && !lexicon::is_ordinary(folded)
                && folded.chars().nth(2).is_some();
            let alone = likeness == Likeness::Known && foreign && !is_taken(scene, start);
            alone.then_some(Candidate {
                tokens: start..start + 1,
                letters,
                kind: EntityKind::Person,
                entity: None,
                via: Via::Person,
                sure: true,
            })
        })
        .collect()
}

/// Whether a word binds parts of a name here: `بن`, `أبو`, `آل`.
fn is_binding(scene: &Scene<'_>, index: usize) -> bool {
    let word = scene.word(index);
    // `مختار ولد سيدي`: elsewhere the word is a boy or a verb.
    let before = index.checked_sub(1).filter(|_| scene.text.folded(index) == "ولد");
    let son = before.is_some_and(|before| {
        scene.follows(index) && scene.is(before, Classes::GIVEN_NAME) && scene.follows(index + 1)
    });
    word.is(Classes::NAME_PARTICLE) && word.letters == 0 || son
}

/// Whether a word is the first half of a name that a name of God ends: `ضيف الله`, `جاد الرب`.
#[inline]
fn is_devoted(scene: &Scene<'_>, index: usize) -> bool {
    static ENDS: LazyLock<[u64; 4]> =
        LazyLock::new(|| ["الله", "الرب", "المولي", "النبي"].map(word_hash));
    // Asked of many words: the hash says no to all but a few.
    let ends = scene.text.token(index + 1).is_some_and(|next| ENDS.contains(&next.hash));
    ends && scene.follows(index + 1) && begins_devoted(scene.text.folded(index))
}

fn begins_devoted(folded: &str) -> bool {
    const FIRST: [&str; 24] = [
        "ضيف", "جاد", "رزق", "عطا", "عطاء", "فتح", "حسب", "خلف", "جار", "سعد", "نصر", "فضل", "عوض",
        "جبر", "حمد", "شكر", "لطف", "هبه", "عون", "خير", "منه", "دخيل", "مال", "جاب",
    ];
    FIRST.contains(&folded)
}

/// Whether a listed place or body takes a word.
fn is_taken(scene: &Scene<'_>, index: usize) -> bool {
    scene.listed_at(index).is_some_and(|name| name.kind != EntityKind::Person)
}

/// Whether a word is the name of a country, which is hardly ever a part of a person's: `وصلت رايس إسرائيل`.
fn is_country(scene: &Scene<'_>, index: usize) -> bool {
    scene.listed_at(index).is_some_and(|name| {
        name.kind == EntityKind::Location
            && name.len() == 1
            && name.letters == 0
            && name.entity.is_some_and(|entity| scene.gazetteer.of(entity).is_empty())
    })
}

/// Whether a word is one of the language, and neither a listed part of a name nor a particle of names: most are.
#[inline]
fn begins_no_name(scene: &Scene<'_>, start: usize) -> bool {
    let named = Classes::GIVEN_NAME.or(Classes::GIVEN_WORD).or(Classes::NAME_PARTICLE);
    scene.is(start, Classes::NO_NAME)
        && !scene.is(start, named)
        && !scene.whole_parts(start).any()
        && !is_ali(scene, start)
        && !is_devoted(scene, start)
}

/// The likeness of the first word of a name, which may have proclitics, and their letters.
fn first_likeness(scene: &Scene<'_>, start: usize) -> (Likeness, u8) {
    if is_ali(scene, start) {
        return (Likeness::Weak, 0);
    }
    let word = scene.word(start);
    let named = Classes::GIVEN_NAME.or(Classes::GIVEN_WORD);
    if word.is(Classes::NO_NAME) && !word.is(named) && !scene.whole_parts(start).any() {
        return (Likeness::No, 0);
    }
    let (whole, _) = likeness(scene, start);
    if word.is(Classes::GIVEN_NAME) && word.letters > 0 && !word.is(Classes::FUNCTION) {
        return (Likeness::Weak, word.letters);
    }
    let (parts, letters) = scene.parts(start);
    if letters > 0 && scene.word(start).entry == lexicon::Entry::default() {
        let taken = scene.listed_at(start).is_some() || scene.adjective(start).is_some();
        return if parts.sure && !taken { (Likeness::Known, letters) } else { (whole, 0) };
    }
    // A name begins with the article only where it is listed so, and an office is no name: `العميد يحيى سريع`.
    let office = scene.is(start, Classes::NO_NAME) && !scene.is(start, Classes::GIVEN_NAME);
    let listed = parts.any() || scene.is(start, Classes::GIVEN_NAME);
    if scene.is_definite(start)
        && (!listed || office || lexicon::is_ordinary(scene.text.folded(start)))
    {
        return (Likeness::No, 0);
    }
    (whole, 0)
}

/// How likely a word is part of a name, and what is listed of it.
fn likeness(scene: &Scene<'_>, index: usize) -> (Likeness, Parts) {
    if !scene.text.is_word(index) {
        return (Likeness::No, Parts::default());
    }
    let word = scene.word(index);
    let folded = scene.text.folded(index);
    let parts = scene.whole_parts(index);
    if is_ali(scene, index) {
        return (Likeness::Weak, parts);
    }
    let hard = Classes::FUNCTION
        .or(Classes::VERB)
        .or(Classes::PARTICIPLE)
        .or(Classes::HEAD)
        .or(Classes::PORTFOLIO);
    let named = word.is(Classes::GIVEN_NAME) && !word.is(Classes::FUNCTION);
    if word.is(hard) && (word.letters == 0 || !parts.any()) && !named {
        return (Likeness::No, parts);
    }
    if scene.adjective(index).is_some_and(|adjective| adjective.letters == 0) && !named {
        return (Likeness::No, parts);
    }
    // A month is no person, though `رمضان` and `شعبان` are both.
    let given = word.is(Classes::GIVEN_NAME) && word.letters == 0;
    let ordinary = word.is(Classes::NO_NAME) && !given;
    if given && word.is(Classes::CALENDAR) {
        // `رمضان أبو العلا`, `رجب عبد الحميد`
        let named = is_binding(scene, index + 1) && scene.follows(index + 1);
        return (if named { Likeness::Known } else { Likeness::Ordinary }, parts);
    }
    if given {
        let sure = parts.sure && !word.is(Classes::NO_NAME);
        return (if sure { Likeness::Known } else { Likeness::Weak }, parts);
    }
    if word.is(Classes::GIVEN_WORD) && word.letters == 0 {
        return (Likeness::Ordinary, parts);
    }
    if parts.any() && is_country(scene, index) {
        return (Likeness::No, parts);
    }
    if parts.any() {
        let ordinary = ordinary || lexicon::is_accusative(folded);
        let sure = parts.sure && !ordinary;
        let likeness = match (sure, ordinary) {
            (true, _) => Likeness::Known,
            (false, true) => Likeness::Ordinary,
            (false, false) => Likeness::Weak,
        };
        return (likeness, parts);
    }
    let place = scene.listed_at(index).is_some_and(|name| name.kind != EntityKind::Person);
    if ordinary || place || !is_foreign_name(scene, index) {
        return (Likeness::No, parts);
    }
    (Likeness::Unknown, parts)
}

/// The end of a name that begins at a word.
fn extent(scene: &Scene<'_>, start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    let mut before = Likeness::No;
    while at < start + LONGEST {
        if at > start && !scene.follows(at) {
            break;
        }
        if is_binding(scene, at) {
            at += 1;
            continue;
        }
        if is_devoted(scene, at) && (at > start || is_named_on(scene, at + 2)) {
            before = Likeness::Known;
            at += 2;
            end = at;
            continue;
        }
        // `هاني م.`: an initial with its full stop ends a name.
        if at > start && is_initial(scene, at) {
            return at + 2;
        }
        // `سلمان أمير منطقة`: an office behind a name.
        if at > start && is_office(scene, at) {
            break;
        }
        let mut likeness =
            if at == start { first_likeness(scene, at).0 } else { likeness(scene, at).0 };
        // What stands behind `بن` is a name, whatever it is.
        let bound = at > start
            && matches!(scene.text.folded(at - 1), "بن" | "ابن" | "بنت" | "ابو" | "ابي" | "ال")
            && scene.text.raw(at - 1) != "ال"
            && !scene.is(at, Classes::FUNCTION.or(Classes::VERB));
        let son = at > start
            && scene.text.folded(at - 1) == "ولد"
            && is_binding(scene, at - 1)
            && !scene.is(at, Classes::NO_NAME)
            && scene.adjective(at).is_none();
        if likeness == Likeness::No && (bound || son) {
            likeness = Likeness::Unknown;
        }
        // `عبد الإله`
        if likeness == Likeness::No && at > start && is_servant(scene, at) {
            likeness = Likeness::Weak;
        }
        if likeness == Likeness::No && at > start && may_be_family(scene, start, at, before) {
            likeness = Likeness::Unknown;
        }
        // `النعيمي الإدراج`: behind a family name on ي, what no list has is another word.
        if likeness == Likeness::Unknown && at > start + 1 && !bound && !son && is_closed(scene, at)
        {
            likeness = Likeness::No;
        }
        // `جعفر حسان إعفاء الصادرات`
        if likeness != Likeness::Known && at > start + 1 && !bound && is_verbal_noun(scene, at) {
            break;
        }
        // `جاسم بن محمد الزيارة`: behind father and son a definite noun before a mark is the family's.
        if likeness == Likeness::No && at > start + 2 && ends_lineage(scene, at) {
            end = at + 1;
            break;
        }
        before = likeness;
        if likeness == Likeness::No {
            // `محمد شياع السوداني`: a nationality word closes a name that has no other family name.
            let closes = at > start
                && scene.adjective(at).is_some_and(|adjective| {
                    adjective.definite
                        && adjective.letters == 0
                        && scene.gazetteer.parts(scene.text.folded(at)).any()
                });
            let given = scene.is(start, Classes::GIVEN_NAME);
            // `عادل حبشي`
            if at == start + 1 && is_indefinite_family(scene, at) {
                end = at + 1;
            }
            if closes && (given || !scene.is_title_before(start)) {
                end = at + 1;
            }
            break;
        }
        if at > start && (joins(scene, at) || is_time(scene, at) || is_then(scene, at)) {
            break;
        }
        // `الأمين العام`
        if at > start && scene.follows(at + 1) && is_general(scene, at) {
            break;
        }
        // An ordinary word goes on a name only as its family name or between two known ones.
        if at > start
            && likeness == Likeness::Ordinary
            && scene.is(at, Classes::ROLE.or(Classes::TITLE))
            && !scene.is_definite(at)
        {
            break;
        }
        at += 1;
        end = at;
        // A house closes a name: `آل ثاني`.
        if at > start + 2 && scene.text.raw(at - 2) == "آل" {
            break;
        }
    }
    end
}

/// Whether a word goes on a name that a compound begins: `ضيف الله [أبو] عاقولة`.
fn is_named_on(scene: &Scene<'_>, at: usize) -> bool {
    scene.follows(at) && (is_binding(scene, at) || likeness(scene, at).0 >= Likeness::Unknown)
}

/// Whether one letter and a full stop stand behind a given name.
fn is_initial(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.folded(at).chars().nth(1).is_none()
        && scene.text.mark(at + 1) == Some('.')
        && scene.text.gap(at + 1) == Gap::None
        && scene.is(at - 1, Classes::GIVEN_NAME)
        && !scene.is_definite(at - 1)
}

/// Whether a word is an office with its complement, though it is a given name too: `أمير منطقة الرياض`.
fn is_office(scene: &Scene<'_>, at: usize) -> bool {
    let next = at + 1;
    let complement = Classes::PLACE_NOUN.or(Classes::HEAD).or(Classes::PORTFOLIO);
    scene.is(at, Classes::ROLE)
        && scene.word(at).letters == 0
        && !scene.is_definite(at)
        && scene.follows(next)
        && (scene.is(next, complement) && !scene.is(next, Classes::GIVEN_NAME)
            || is_country(scene, next))
}

/// Whether a definite family name on ي stands before a word that is not built like one.
fn is_closed(scene: &Scene<'_>, at: usize) -> bool {
    let relative =
        |index: usize| scene.is_definite(index) && scene.text.folded(index).ends_with('ي');
    // `عبد العاطي` is a given name.
    at.checked_sub(1).is_some_and(|before| relative(before) && !is_servant(scene, before))
        && !relative(at)
}

/// Whether an indefinite nationality word is the family name of the given name before it: `نادية تهامي`.
fn is_indefinite_family(scene: &Scene<'_>, at: usize) -> bool {
    let given = at - 1;
    let adjective = scene.adjective(at).is_some_and(|adjective| {
        !adjective.definite && adjective.letters == 0 && adjective.gender == Gender::Masculine
    });
    let singular = scene.text.folded(at).ends_with('ي');
    // `حسن مصري`, but `سعيد مصري` may be a happy Egyptian where no title says who he is.
    let name = scene.is(given, Classes::GIVEN_NAME)
        && (!is_described(scene, given) || trigger_before(scene, given) >= Trigger::Role);
    adjective && singular && name
}

/// Whether an office with its adjective begins at a word: `الأمين العام`, `المدير التنفيذي`.
fn is_general(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_definite(at)
        && scene.is(at, Classes::ROLE)
        && scene.is(at + 1, Classes::BODY_ADJECTIVE)
        && scene.is_definite(at + 1)
}

/// Whether a word is a verbal noun on the pattern of `إعفاء`, written with its hamza, before a definite noun.
fn is_verbal_noun(scene: &Scene<'_>, at: usize) -> bool {
    let raw = scene.text.raw(at);
    raw.starts_with('إ')
        && raw.chars().count() == 5
        && raw.chars().nth(3) == Some('ا')
        && scene.follows(at + 1)
        && scene.is_definite(at + 1)
        && !scene.is(at, Classes::GIVEN_NAME)
}

/// Whether a definite noun closes a name with `بن`, nothing following it.
fn ends_lineage(scene: &Scene<'_>, at: usize) -> bool {
    let other = Classes::ROLE
        .or(Classes::TITLE)
        .or(Classes::VERB)
        .or(Classes::FUNCTION)
        .or(Classes::CALENDAR)
        .or(Classes::HEAD)
        .or(Classes::BODY_ADJECTIVE);
    matches!(scene.text.folded(at - 2), "بن" | "ابن" | "بنت")
        && scene.is_definite(at)
        && !scene.follows(at + 1)
        && scene.adjective(at).is_none()
        && !scene.is(at, other)
        && !lexicon::is_derived(scene.text.folded(at))
}

/// Whether a word is the second half of a name with `عبد`.
fn is_servant(scene: &Scene<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).filter(|_| scene.is_definite(index));
    before.is_some_and(|before| matches!(scene.text.folded(before), "عبد" | "لعبد" | "وعبد"))
}

/// Whether a word behind a known given name may be a family name that nobody lists: `الورتاني`.
fn may_be_family(scene: &Scene<'_>, start: usize, index: usize, before: Likeness) -> bool {
    let folded = scene.text.folded(index);
    let unknown = scene.word(index).entry == lexicon::Entry::default()
        && scene.adjective(index).is_none()
        && scene.listed_at(index).is_none()
        && !lexicon::is_derived(folded);
    let relative = before >= Likeness::Ordinary
        && folded.starts_with("ال")
        && folded.ends_with('ي')
        && folded.chars().count() > 4;
    let given = index.checked_sub(1).is_some_and(|before| scene.is(before, Classes::GIVEN_NAME));
    // `بوسهمين`, `لزرق`: letters that may be a proclitic begin family names behind a given name alone.
    let proclitic = folded.starts_with(['و', 'ب', 'ل', 'ف', 'ك', 'ت', 'ي', 'س']);
    let feminine = folded.ends_with('ه');
    let bare = (before == Likeness::Known || given)
        && (!proclitic && !feminine || given && may_be_maghrebi(folded, proclitic))
        // A feminine is one right behind a given name that is hardly a word: `معز تريعة`.
        && (!feminine || index == start + 1 && !is_described(scene, start))
        && (folded.ends_with('ي')
            || (given && folded.starts_with("ال"))
            || !lexicon::is_ordinary(folded));
    // `محمد الصافي`: behind a given name even a word of the language is a family name, where it is built like one.
    let word = scene.word(index);
    let surname = given
        && word.is(FAMILY_WORDS)
        && !word.is(Classes::NO_NAME.without(FAMILY_WORDS))
        && folded.starts_with("ال")
        && folded.ends_with('ي')
        && scene.adjective(index).is_none();
    surname || unknown && (relative || bare)
}

/// Whether a word behind a given name may be a family name though it looks like a word with a proclitic or a feminine.
fn may_be_maghrebi(folded: &str, proclitic: bool) -> bool {
    let maghrebi = ["بو", "بن", "بل", "لع", "لح", "لم", "لك", "لز", "لش", "لغ", "لب", "لخ"];
    let begins = !proclitic || maghrebi.iter().any(|start| folded.starts_with(start));
    begins && folded.chars().nth(3).is_some() && !folded.ends_with("يه")
}

/// Whether a word is a verb behind ف, written with ى as no name with it is: `فيرى`.
fn is_then(scene: &Scene<'_>, index: usize) -> bool {
    let raw = scene.text.raw(index);
    raw.starts_with('ف')
        && raw.ends_with('ى')
        && scene.is(index, Classes::VERB.or(Classes::INFLECTED))
}

/// Whether a word begins with a و that joins it to what stands before.
fn joins(scene: &Scene<'_>, index: usize) -> bool {
    let folded = scene.text.folded(index);
    let Some(rest) = folded.strip_prefix('و') else { return false };
    if scene.whole_parts(index).any() {
        return false;
    }
    let word = scene.word(index);
    if word.is(Classes::GIVEN_NAME) {
        return word.letters > 0;
    }
    let listed = scene.listed_at(index).is_some_and(|name| name.letters > 0);
    listed
        || rest.starts_with("ال")
        || scene.gazetteer.parts(rest).any()
        || lexicon::is_ordinary(rest)
}

/// Whether a word may be a name that nobody lists: no word of the language, and built like a name.
pub(crate) fn is_foreign_name(scene: &Scene<'_>, index: usize) -> bool {
    scene.foreign(index, || looks_foreign(scene, index))
}

fn looks_foreign(scene: &Scene<'_>, index: usize) -> bool {
    let folded = scene.text.folded(index);
    if !scene.text.is_word(index) || folded.chars().nth(2).is_none() {
        return false;
    }
    if scene.is(index, Classes::NO_NAME) || scene.adjective(index).is_some() {
        return false;
    }
    // `جانبهما`, `مجموعها`: a word with a pronoun behind it.
    let owned = folded.chars().nth(4).is_some()
        && ["ها", "هم", "هما", "هن"].iter().any(|pronoun| folded.ends_with(pronoun));
    if owned {
        return false;
    }
    let bare = folded.strip_prefix("ال").unwrap_or(folded);
    scene.gazetteer.name_shape(bare) >= LIKELY
        && !lexicon::is_ordinary(folded)
        && !lexicon::is_derived(folded)
}

/// What stands before a word and would make it a name.
fn trigger_before(scene: &Scene<'_>, start: usize) -> Trigger {
    let Some(before) = start.checked_sub(1) else { return Trigger::None };
    if scene.text.gap(start) == Gap::Line {
        return Trigger::None;
    }
    if scene.is_title_before(start) {
        return Trigger::Title;
    }
    if role_before(scene, start) {
        return Trigger::Role;
    }
    if scene.is(before, Classes::VERB) && scene.follows(start) {
        return Trigger::Verb;
    }
    Trigger::None
}

/// Whether a role and its complement stand before a word: `السفير الروسي في العراق`.
fn role_before(scene: &Scene<'_>, start: usize) -> bool {
    let mut at = start;
    let first = start.saturating_sub(COMPLEMENT);
    while at > first {
        at -= 1;
        if scene.text.gap(at + 1) == Gap::Line {
            return false;
        }
        if scene.is(at, Classes::ROLE) {
            return true;
        }
        let last = at + 1 == start;
        let comma = last && scene.text.mark(at) == Some('،');
        let inner = !last
            && (scene.is(at, Classes::HEAD.or(Classes::PLACE_NOUN))
                || matches!(scene.text.folded(at), "في" | "لدي" | "باسم" | "ب"));
        let word = scene.is_definite(at)
            || scene.text.folded(at).starts_with("لل")
            || scene.text.folded(at).starts_with("وال");
        let complement = comma
            || inner
            || scene.adjective(at).is_some()
            || scene.is(at, Classes::PORTFOLIO.or(Classes::BODY_ADJECTIVE))
            || covered_by_name(scene, at)
            || word && !scene.is(at, Classes::VERB.or(Classes::FUNCTION).or(Classes::CALENDAR));
        if !complement {
            return false;
        }
    }
    false
}

/// Whether a role follows a name: `قائد فيلق القدس`, `، المتحدث باسم`, or an age in brackets.
fn role_behind(scene: &Scene<'_>, end: usize) -> bool {
    if scene.text.mark(end) == Some('(') {
        let digits = scene.text.kind(end + 1) == Some(rawi_tokens::TokenKind::Digits);
        return digits && matches!(scene.text.folded(end + 2), "عاما" | "سنه" | "عام");
    }
    let mut at = if scene.text.mark(end) == Some('،') { end + 1 } else { end };
    // `رجاء الورتاني، وهي صاحبة مخبزة`
    if at > end && matches!(scene.text.folded(at), "وهو" | "وهي") {
        at += 1;
    }
    scene.follows(at) && scene.is(at, Classes::ROLE) && scene.word(at).letters == 0
}

/// Whether a word stands in a listed place or body.
fn covered_by_name(scene: &Scene<'_>, index: usize) -> bool {
    (index.saturating_sub(5)..=index).any(|start| {
        scene.listed_at(start).is_some_and(|name| {
            name.tokens.contains(&index)
                && matches!(name.kind, EntityKind::Location | EntityKind::Organization)
        })
    })
}

impl Scene<'_> {
    /// Whether the word before is a listed part of a name, so that this one belongs to a longer name.
    fn follows_name_part(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|before| {
            self.follows(start) && likeness(self, before).0 == Likeness::Known
        })
    }

    /// Whether a title stands right before a word: `اللواء`, `د.`.
    fn is_title_before(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        if self.is(before, Classes::TITLE) {
            return self.text.gap(start) == Gap::Space;
        }
        let Some(title) = before.checked_sub(1) else { return false };
        self.text.mark(before) == Some('.')
            && self.is(title, Classes::TITLE)
            && self.text.folded(title).chars().count() == 1
    }

    /// Whether the role before a word needs no complement: the word before is no indefinite noun in a construct.
    fn is_complete_role(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        if self.text.mark(before) == Some('،') {
            return true;
        }
        let construct =
            Classes::ROLE.or(Classes::HEAD).or(Classes::PLACE_NOUN).or(Classes::PORTFOLIO);
        !self.is(before, construct) || self.is_definite(before)
    }
}
