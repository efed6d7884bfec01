//! Places by their class noun.
//!
//! ```text
//! place = INSIDE-NOUN NAME الدولي?          مطار بغداد الدولي
//!       | BUILT-NOUN unknown-word           جزيرة هونشو
//!       | STREET-NOUN ال+noun               شارع الرشيد
//!       | INSIDE-NOUN PREFIX word           سد بني هارون
//!       | INSIDE-NOUN TITLE PERSON          مسجد السلطان قابوس
//!       | OUTSIDE-NOUN name (و name)*       ولايات [باجة] و[جندوبة] و[الكاف]
//! ```

use std::ops::Range;
use std::sync::LazyLock;

use rawi_tokens::{proclitic_splits, word_hash};

use crate::lexicon::{self, Classes, Takes};
use crate::mention::{EntityKind, Via};
use crate::rule::organization::foreign;
use crate::rule::person::{is_foreign_name, name_end};
use crate::scene::{Candidate, Scene};

/// At most this many places share a class noun.
const JOINED: usize = 12;

#[inline]
fn is_road(scene: &Scene<'_>, index: usize) -> bool {
    static ROADS: LazyLock<[u64; 3]> = LazyLock::new(|| ["طريق", "بطريق", "وطريق"].map(word_hash));
    // Asked of every word: the hash says no to all but these.
    scene.text.token(index).is_some_and(|token| ROADS.contains(&token.hash))
        && matches!(scene.text.folded(index), "طريق" | "بطريق" | "وطريق")
}

/// Adds the places whose class noun is a word.
#[inline]
pub(crate) fn at(scene: &Scene<'_>, start: usize, found: &mut Vec<Candidate>) {
    // Most words begin none, and this is all that is asked of them.
    if scene.is(start, Classes::PLACE_NOUN) || is_road(scene, start) {
        begun(scene, start, found);
    }
}

fn begun(scene: &Scene<'_>, start: usize, found: &mut Vec<Candidate>) {
    let word = scene.word(start);
    let next = start + 1;
    // `طريق الملك فهد`, `مسجد السلطان قابوس`
    let folded = scene.text.folded(start);
    let bearer = word.is(Classes::PLACE_NOUN) && word.entry.inside && !word.entry.definite
        || is_road(scene, start);
    if bearer && scene.follows(next) && scene.is(next, Classes::NAMED_TITLE) {
        let named = scene.follows(next + 1).then(|| name_end(scene, next + 1)).flatten();
        let letters = if folded == "طريق" {
            0
        } else {
            word.letters.max(u8::from(!word.is(Classes::PLACE_NOUN)))
        };
        if let Some(mut end) = named {
            end += usize::from(scene.follows(end) && scene.text.folded(end) == "الدولي");
            found.push(place(start..end, letters, None));
        }
        return;
    }
    // `وأدى` is no valley.
    let verb = scene.text.raw(start).ends_with('ى') && !scene.dotless;
    let noun = word.is(Classes::PLACE_NOUN) && !word.entry.definite && !verb;
    if !noun || !scene.follows(next) {
        return;
    }
    if word.entry.inside {
        let names = scene.listed_from(next).iter();
        let places = names.filter(|name| name.kind == EntityKind::Location && name.letters == 0);
        // `جسر المدينة` is the town's.
        let nowhere = scene.is(next, Classes::NOWHERE);
        let places = places.filter(|name| name.sure && name.len() > 1 || !nowhere);
        if let Some(name) = places.max_by_key(|name| name.tokens.end) {
            let mut end = name.tokens.end;
            if scene.follows(end)
                && matches!(scene.text.folded(end), "الدولي" | "الدوليه" | "الجويه")
            {
                end += 1;
            }
            found.push(place(start..end, word.letters, None));
        } else if let Some(end) = unlisted(scene, word.entry.takes, next) {
            found.push(place(start..end, word.letters, None));
        }
        return;
    }
    let mut at = next;
    for _ in 0..JOINED {
        let Some(name) = named(scene, at, at > next) else { return };
        at = name.tokens.end;
        found.push(name);
        if !scene.follows(at) || !scene.text.folded(at).starts_with('و') {
            return;
        }
    }
}

/// `جزيرة هونشو`, `شارع الرشيد`, `سد بني هارون`: the end of a name behind a noun that belongs to it.
fn unlisted(scene: &Scene<'_>, takes: Takes, at: usize) -> Option<usize> {
    let other = Classes::FUNCTION.or(Classes::VERB).or(Classes::CALENDAR).or(Classes::NOWHERE);
    if !takes.any(Takes::PLACE)
        || scene.is(at, other)
        || scene.adjective(at).is_some()
        || scene.word(at).letters > 0
    {
        return None;
    }
    if let Some(end) = prefixed(scene, at) {
        return Some(end);
    }
    if let Some(end) = foreign(scene, at) {
        return Some(end);
    }
    let noun = takes.any(Takes::STREET)
        && scene.is_definite(at)
        && !scene.is(at, Classes::ROLE.or(Classes::HEAD));
    let unknown = scene.is_definite(at)
        && scene.word(at).entry == lexicon::Entry::default()
        && !lexicon::is_ordinary(scene.text.folded(at))
        && !lexicon::is_derived(scene.text.folded(at));
    (noun || unknown).then_some(at + 1)
}

/// `سيدي مومن`, `عين بسام`, `ابن غشير`: the end of a name of two words, told by the first.
fn prefixed(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let other = Classes::FUNCTION.or(Classes::VERB).or(Classes::CALENDAR);
    let first = Classes::PLACE_PREFIX.or(Classes::NAME_PARTICLE);
    let next = at + 1;
    let told = scene.is(at, first)
        && !scene.is(at, Classes::FUNCTION)
        && scene.word(at).letters == 0
        && scene.follows(next);
    (told && !scene.is(next, other) && scene.adjective(next).is_none()).then_some(next + 1)
}

/// A listed place with a class noun and `الدولي` behind it: `مطار بن غوريون الدولي`.
pub(crate) fn extended(scene: &Scene<'_>, name: &Candidate) -> Option<Candidate> {
    let noun = scene.word(name.tokens.start);
    let end = name.tokens.end;
    let international =
        scene.follows(end) && matches!(scene.text.folded(end), "الدولي" | "الدوليه");
    let place =
        name.kind == EntityKind::Location && noun.is(Classes::PLACE_NOUN) && noun.entry.inside;
    (place && international)
        .then(|| Candidate { tokens: name.tokens.start..end + 1, ..name.clone() })
}

/// A place whose name stands at a word, behind a و where it is joined to others.
fn named(scene: &Scene<'_>, at: usize, joined: bool) -> Option<Candidate> {
    // `شرق المدينة`
    let nowhere = scene.is(at, Classes::NOWHERE);
    let letters = u8::from(joined);
    let names = scene.listed_from(at).iter();
    let places = names.filter(|name| name.kind == EntityKind::Location && name.letters == letters);
    let places = places.filter(|name| !nowhere || name.len() > 1);
    let listed = places.max_by_key(|name| name.tokens.end);
    if let Some(end) = prefixed(scene, at).filter(|_| !joined)
        && listed.is_none_or(|name| name.len() == 1)
    {
        return Some(place(at..end, 0, None));
    }
    if let Some(name) = listed {
        return Some(place(name.tokens.clone(), letters, name.entity));
    }
    if scene.listed_at(at).is_some() || scene.adjective(at).is_some() || nowhere {
        return None;
    }
    if !joined {
        let folded = scene.text.folded(at);
        let unknown = scene.word(at).entry == lexicon::Entry::default()
            && folded.chars().nth(2).is_some()
            && !lexicon::is_ordinary(folded);
        let likely = is_foreign_name(scene, at) || (unknown && !is_feminine_adjective(folded));
        return likely.then(|| place(at..at + 1, 0, None));
    }
    let folded = scene.text.folded(at);
    let split = proclitic_splits(folded).find(|split| split.letters == 1)?;
    let stem: &str = &split.stem;
    let unknown = scene.word(at).entry == lexicon::Entry::default() && !lexicon::is_ordinary(stem);
    let likely = scene.gazetteer.name_shape(stem.strip_prefix("ال").unwrap_or(stem)) > 0;
    (unknown && likely).then(|| place(at..at + 1, letters, None))
}

/// Whether a word is built like a feminine adjective: `أثرية`, `عتيقة`, `ساحرة`, `مزدهرة`.
fn is_feminine_adjective(folded: &str) -> bool {
    let mut letters = folded.chars();
    let (first, second, third) = (letters.next(), letters.next(), letters.next());
    folded.ends_with('ه')
        && (folded.ends_with("يه")
            || first == Some('م')
            || second == Some('ا')
            || third == Some('ي')
            || letters.count() < 2)
}

fn place(tokens: Range<usize>, letters: u8, entity: Option<u32>) -> Candidate {
    let via = if entity.is_some() { Via::Gazetteer } else { Via::Head };
    Candidate { tokens, letters, kind: EntityKind::Location, entity, via, sure: true }
}
