//! Places that stand without a class noun, and whose name is also a person's, a body's or a word.
//!
//! ```text
//! place = WORD that the document introduces as a place      بشار <- ولاية بشار, نصيب <- معبر نصيب
//!       | LISTED behind a preposition of place              باتجاه [الفاو], قرب [القرنة]
//!       | LISTED beside a place, joined by و or a dash      بقبلي و[تطاوين], بشار-[تندوف]
//! ```

use std::ops::Range;
use std::sync::LazyLock;

use rawi_tokens::word_hash;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::filter::Filter;
use crate::gazetteer::stems;
use crate::lexicon::{Classes, Takes};
use crate::mention::{EntityKind, Via};
use crate::scene::{Candidate, Scene};
use crate::support::Context;

/// Words behind which a place stands and hardly ever anything else.
const OF_PLACE: [&str; 14] = [
    "في",
    "قرب",
    "باتجاه",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "شمالي",
    "جنوبي",
    "شرقي",
    "غربي",
    "حدود",
    "محطه",
    "صوب",
];
/// Words behind which places stand, and persons too.
const OF_ANYTHING: [&str; 7] = ["من", "الي", "نحو", "بين", "عبر", "عن", "وبين"];

static BEFORE: LazyLock<Filter> = LazyLock::new(|| {
    let words = OF_PLACE.iter().chain(&OF_ANYTHING);
    Filter::of(&words.map(|word| word_hash(word)).collect::<Vec<u64>>())
});

/// Places that stand without a class noun here. `named` has the names found so far, `by_noun` the places among them
/// that a class noun tells.
pub(crate) fn find(
    scene: &Scene<'_>,
    context: &Context<'_>,
    named: &[Candidate],
    by_noun: &[Candidate],
) -> Vec<Candidate> {
    let mut found = introduced(scene, by_noun);
    let doubtful = || {
        let listed = scene.listed.iter();
        listed.filter(|name| name.kind == EntityKind::Location && is_doubtful(scene, name))
    };
    if doubtful().next().is_none() {
        return found;
    }
    let places = named.iter().chain(&found).filter(|name| name.kind == EntityKind::Location);
    let places = places.filter(|name| !rivalled(scene, name));
    let mut ends: FxHashSet<usize> = places.clone().map(|name| name.tokens.end).collect();
    let starts: FxHashSet<usize> = places.map(|name| name.tokens.start).collect();
    for name in doubtful() {
        let home = context.is_at_home(scene.gazetteer, name);
        if is_placed(scene, name, home, context.is_on_sports())
            || is_beside(scene, name, &ends, &starts) && home
        {
            ends.insert(name.tokens.end);
            found.push(Candidate { sure: true, ..name.clone() });
        }
    }
    found
}

/// Whether a listed place needs a word for it: it is not sure, or a body has the same name.
fn is_doubtful(scene: &Scene<'_>, name: &Candidate) -> bool {
    !name.sure || rivalled(scene, name)
}

/// Whether a sure body has the name of a place.
fn rivalled(scene: &Scene<'_>, name: &Candidate) -> bool {
    let others = scene.listed_from(name.tokens.start).iter();
    others
        .filter(|other| other.kind == EntityKind::Organization && other.sure)
        .any(|other| other.tokens == name.tokens && other.letters == name.letters)
}

/// Whether a preposition of place stands before a listed place, or is written with it.
fn is_placed(scene: &Scene<'_>, name: &Candidate, home: bool, sports: bool) -> bool {
    let start = name.tokens.start;
    let ordinary = name.len() == 1 && scene.is(start, Classes::NO_NAME);
    let given = name.len() == 1 && scene.is(start, Classes::GIVEN_NAME);
    if !home || ordinary || scene.is(start, Classes::NOWHERE) {
        return false;
    }
    // `بالكاف`
    if name.letters == 1 && scene.text.folded(start).starts_with('ب') {
        return !given && !sports;
    }
    let before = start.checked_sub(1).filter(|_| scene.follows(start) && name.letters == 0);
    let Some(before) = before else { return false };
    if !scene.text.token(before).is_some_and(|token| BEFORE.may_hold(token.hash)) {
        return false;
    }
    let word = scene.text.folded(before);
    // `في بشار الأسد` is longer, but behind a role or verb `في` is said of persons.
    OF_PLACE.contains(&word) && !given
        || OF_ANYTHING.contains(&word) && !given && !sports && !scene.whole_parts(start).any()
}

/// Whether a place stands beside a listed one, joined to it.
fn is_beside(
    scene: &Scene<'_>,
    name: &Candidate,
    ends: &FxHashSet<usize>,
    starts: &FxHashSet<usize>,
) -> bool {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let joined = |index: usize| scene.follows(index) && scene.text.folded(index).starts_with('و');
    let behind = name.letters == 1 && joined(start) && ends.contains(&start);
    let dash = |index: usize| matches!(scene.text.mark(index), Some('-' | '\u{2013}'));
    let dashed = name.letters == 0
        && start.checked_sub(1).is_some_and(|mark| dash(mark) && ends.contains(&mark));
    // `بقبلي وتطاوين`
    let within = name.letters == 1 && scene.text.folded(start).starts_with('ب')
        || start.checked_sub(1).is_some_and(|before| {
            scene.follows(start)
                && matches!(
                    scene.text.folded(before),
                    "في" | "بين" | "من" | "بينها" | "منها" | "وهي"
                )
        });
    let before =
        within && joined(end) && starts.contains(&end) || dash(end) && starts.contains(&(end + 1));
    behind || dashed || before
}

/// What the document introduces as a place with its class noun, where it stands without it.
fn introduced(scene: &Scene<'_>, by_noun: &[Candidate]) -> Vec<Candidate> {
    let mut known: FxHashMap<String, Option<u32>> = FxHashMap::default();
    // `ولاية بشار`, where the list has it whole.
    let listed = scene.listed.iter().filter(|name| name.sure && name.len() > 1);
    for name in by_noun.iter().chain(listed).filter(|name| name.kind == EntityKind::Location) {
        if let Some((tokens, letters)) = bare(scene, name) {
            let key = scene.folded_name(tokens.clone(), letters);
            let entity = name.entity.filter(|_| tokens == name.tokens);
            let entity =
                entity.or_else(|| scene.gazetteer.entity_named(&key, EntityKind::Location));
            let place = known.entry(key).or_insert(entity);
            *place = place.or(entity);
        }
    }
    if known.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let keys: Vec<&String> = known.keys().collect();
    let lasts = Filter::of(&keys.iter().map(|key| ending(key)).collect::<Vec<u64>>());
    for start in 0..scene.text.len() {
        if !scene.text.is_word(start) || !lasts.may_hold(ending(scene.text.folded(start))) {
            continue;
        }
        let mut letters = None;
        stems(scene.text, start, |stem, cut| {
            let stem = stem.unwrap_or_else(|| scene.text.folded(start));
            if letters.is_none() && known.contains_key(stem) {
                letters = Some((cut, known.get(stem).copied().flatten()));
            }
        });
        // `مدينة الياسمين` may be a byname: what no list has needs a place's position too.
        let told = |(letters, entity): &(u8, Option<u32>)| {
            entity.is_some() || *letters > 0 || !scene.is_definite(start) || is_behind(scene, start)
        };
        let letters = letters.filter(|_| stands_alone(scene, start)).filter(told);
        if let Some((letters, entity)) = letters {
            found.push(Candidate {
                tokens: start..start + 1,
                letters,
                kind: EntityKind::Location,
                entity,
                via: Via::Memory,
                sure: true,
            });
        }
    }
    found
}

/// Whether a word stands behind a preposition.
fn is_behind(scene: &Scene<'_>, start: usize) -> bool {
    start.checked_sub(1).filter(|_| scene.follows(start)).is_some_and(|before| {
        let word = scene.text.folded(before);
        OF_PLACE.contains(&word) || OF_ANYTHING.contains(&word)
    })
}

/// The last two letters of a word.
fn ending(word: &str) -> u64 {
    let bytes = word.as_bytes();
    bytes.last_chunk::<4>().map_or(0, |last| u64::from(u32::from_be_bytes(*last)))
}

/// Whether no title stands before a word and no definite noun that it would describe.
fn stands_alone(scene: &Scene<'_>, start: usize) -> bool {
    let before = start.checked_sub(1).filter(|_| scene.follows(start));
    before.is_none_or(|before| {
        !scene.is(
            before,
            Classes::TITLE.or(Classes::ROLE).or(Classes::REPORT).or(Classes::GIVEN_NAME),
        )
    })
}

/// The one word behind the class noun of a place, which stands for it alone.
fn bare(scene: &Scene<'_>, name: &Candidate) -> Option<(Range<usize>, u8)> {
    let first = name.tokens.start;
    let noun = scene.word(first);
    let (tokens, letters) = if name.len() > 1 {
        let nouns = noun.is(Classes::PLACE_NOUN) && !noun.entry.definite;
        let street = noun.entry.takes.any(Takes::STREET);
        // `مسجد النور` and `شارع النيل` make no place of the word; a crossing is called by it.
        let crossing = !noun.entry.inside
            || CALLED.contains(&&*scene.folded_name(first..first + 1, noun.letters));
        if !nouns || street || !crossing {
            return None;
        }
        (first + 1..name.tokens.end, 0)
    } else {
        (name.tokens.clone(), name.letters)
    };
    let start = tokens.start;
    let other = Classes::FUNCTION
        .or(Classes::VERB)
        .or(Classes::CALENDAR)
        .or(Classes::NOWHERE)
        .or(Classes::PLACE_NOUN)
        .or(Classes::HEAD)
        .or(Classes::BODY_ADJECTIVE);
    let place = scene.listed_from(start).iter().any(|listed| {
        listed.kind == EntityKind::Location && listed.tokens == tokens && listed.letters == letters
    });
    let one = tokens.len() == 1
        && scene.adjective(start).is_none()
        && !scene.is(start, other)
        && (place || !scene.is(start, Classes::NO_NAME));
    let folded = scene.folded_name(tokens.clone(), letters);
    (one && folded.chars().nth(2).is_some()).then_some((tokens, letters))
}

/// Class nouns inside a name that its bearer is called without.
const CALLED: [&str; 3] = ["معبر", "ميناء", "مضيق"];
