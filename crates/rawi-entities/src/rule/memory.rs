//! The memory of a document: shorter forms of what it names in full.
//!
//! ```text
//! surname  = the last part of a person named in full before or after      رسول <- يحيى رسول
//! head     = the definite head of a body that the document names          التحالف <- التحالف الدولي
//! ```

use rustc_hash::FxHashMap;

use crate::filter::Filter;
use crate::gazetteer::stems;
use crate::lexicon::{Classes, HeadClass};
use crate::mention::{EntityKind, Via};
use crate::scene::{Candidate, Scene};

/// Heads that stand for the body that the document named in full, of which a state has one.
const RECALLED: [&str; 3] = ["الجيش", "النيابه", "البرلمان"];
/// A surname has at most this many words.
const LONGEST: usize = 3;

/// Shorter forms of the names that were chosen, at the words that none of them takes.
pub(crate) fn find(scene: &Scene<'_>, chosen: &[Candidate]) -> Vec<(Candidate, usize)> {
    let mut taken = vec![false; scene.text.len()];
    let mut surnames: FxHashMap<String, usize> = FxHashMap::default();
    let mut givens: FxHashMap<String, Option<usize>> = FxHashMap::default();
    let mut heads: FxHashMap<String, usize> = FxHashMap::default();
    for (candidate, number) in chosen.iter().zip(0..) {
        for index in candidate.tokens.clone() {
            if let Some(place) = taken.get_mut(index) {
                *place = true;
            }
        }
        match candidate.kind {
            EntityKind::Person if candidate.len() > 1 => {
                if let Some(surname) = surname(scene, candidate) {
                    // `عبدالمقصود` is `عبد المقصود`.
                    if surname.starts_with("عبد ال") {
                        surnames.entry(surname.replacen(' ', "", 1)).or_insert(number);
                    }
                    surnames.entry(surname).or_insert(number);
                }
                let first = candidate.tokens.start;
                if scene.is(first, Classes::GIVEN_NAME) {
                    let given = scene.folded_name(first..first + 1, candidate.letters);
                    // Two of one given name are told apart by nothing.
                    givens.entry(given).and_modify(|of| *of = None).or_insert(Some(number));
                }
            }
            EntityKind::Organization if candidate.len() > 1 => {
                let word = scene.word(candidate.tokens.start);
                let recalled = RECALLED.contains(&scene.text.folded(candidate.tokens.start));
                if word.is(Classes::HEAD) && (word.entry.later || recalled) {
                    let head = scene.folded_name(
                        candidate.tokens.start..candidate.tokens.start + 1,
                        candidate.letters,
                    );
                    heads.entry(head).or_insert(number);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    let names = surnames.keys().chain(givens.keys()).chain(heads.keys());
    let first = |name: &String| ending(name.split(' ').next().unwrap_or_default());
    let mut endings: Vec<u64> = Vec::new();
    let mut longest = 1;
    for name in names {
        endings.extend([ending(name), first(name)]);
        longest = longest.max(name.split(' ').count().min(LONGEST));
    }
    if endings.is_empty() {
        return found;
    }
    let endings = Filter::of(&endings);
    let mut start = 0;
    while start < scene.text.len() {
        // Whatever is before it, a name of one word ends as the word does.
        let may_be = |start: usize| {
            endings.may_hold(ending(scene.text.folded(start)))
                || scene.is(start, Classes::NAME_PARTICLE)
        };
        let free = taken.get(start) == Some(&false) && scene.text.is_word(start);
        let step = if free && may_be(start) {
            shorter(scene, start, (&taken, longest), (&surnames, &givens, &heads))
        } else {
            None
        };
        match step {
            Some((candidate, of)) => {
                start = candidate.tokens.end;
                found.push((candidate, of));
            }
            None => start += 1,
        }
    }
    found
}

/// The last two letters of a word. A stem has two at least, so it has them too.
fn ending(word: &str) -> u64 {
    let bytes = word.as_bytes();
    match bytes.last_chunk::<4>() {
        Some(last) => u64::from(u32::from_be_bytes(*last)),
        None => bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)),
    }
}

/// Names that are the shorter form of another: their number and that of the full one, among the first `count` names
/// that were chosen.
///
/// `وزارة الخارجية` is the ministry that was named with its country before, `بن عمار` the person named in full,
/// `التحالف العسكري الدولي` the coalition that the document speaks of.
pub(crate) fn links(scene: &Scene<'_>, chosen: &[Candidate], count: usize) -> Vec<(usize, usize)> {
    let names = chosen.get(..count).unwrap_or_default();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|number| names.get(*number).map(|name| name.tokens.start));
    let mut bodies: FxHashMap<String, usize> = FxHashMap::default();
    let mut surnames: FxHashMap<String, usize> = FxHashMap::default();
    let mut media: FxHashMap<String, usize> = FxHashMap::default();
    let mut coalition: Option<usize> = None;
    let mut links = Vec::new();
    let mut keys: Vec<Option<String>> = vec![None; names.len()];
    // Twice over the text: what is named in full behind its shorter form is known in the second round.
    for round in 0..2 {
        for number in order.iter().copied() {
            let Some(name) = names.get(number) else { continue };
            // `الرافدين` in the dateline is `وكالة الرافدين`.
            if name.via == Via::Dateline && name.entity.is_none() {
                let folded = scene.folded_name(name.tokens.clone(), 0);
                links.extend(media.get(&folded).map(|full| (number, *full)));
                continue;
            }
            // `الصحة` alone is the ministry that the document names.
            let ministry = name.entity.is_none() && scene.is(name.tokens.start, Classes::MINISTRY);
            if name.len() < 2 && !ministry {
                continue;
            }
            match name.kind {
                EntityKind::Organization => {
                    let Some(key) = keys.get_mut(number) else { continue };
                    let key = key.get_or_insert_with(|| scene.key(name));
                    let word = scene.word(name.tokens.start);
                    if word.is(Classes::HEAD) && word.entry.head == HeadClass::Media {
                        let behind = name.tokens.start + 1..name.tokens.end;
                        media.entry(scene.folded_name(behind, 0)).or_insert(number);
                    }
                    if let Some(full) =
                        bodies.get(key).filter(|_| round == 1 || !is_national(scene, name))
                    {
                        links.push((number, *full));
                    } else if word.is(Classes::HEAD) && word.entry.later {
                        match coalition {
                            Some(full) if name.entity.is_none() && is_described(scene, name) => {
                                links.push((number, full));
                            }
                            None if name.entity.is_some() => coalition = Some(number),
                            _ => {}
                        }
                    }
                    // `وزارة الصحة` is `وزارة الصحة والسكان`.
                    if let Some(short) = first_field(key) {
                        bodies.entry(short.to_owned()).or_insert(number);
                    }
                    if let Some((short, _)) =
                        key.rsplit_once(' ').filter(|_| is_national(scene, name))
                    {
                        bodies.insert(short.to_owned(), number);
                    }
                }
                EntityKind::Person => {
                    let whole = scene.folded_name(name.tokens.clone(), name.letters);
                    match surnames.get(&whole) {
                        Some(full) if *full != number => links.push((number, *full)),
                        _ => {
                            if let Some(surname) = surname(scene, name) {
                                surnames.entry(surname).or_insert(number);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }
    links.sort_unstable();
    links.dedup_by_key(|(number, _)| *number);
    links
}

/// The key of a ministry by the first of its fields, where it has several.
fn first_field(key: &str) -> Option<&str> {
    let fields = key.strip_prefix("وزاره ")?;
    let (first, rest) = fields.split_once(' ')?;
    rest.starts_with('و').then(|| key.get(..key.len() - fields.len() + first.len())).flatten()
}

/// Whether a body's name ends in a nationality word.
fn is_national(scene: &Scene<'_>, name: &Candidate) -> bool {
    name.tokens.end.checked_sub(1).is_some_and(|last| scene.adjective(last).is_some())
}

/// Whether a body's name is its head and adjectives, so that it names no other body than the head alone.
fn is_described(scene: &Scene<'_>, name: &Candidate) -> bool {
    name.tokens.clone().skip(1).all(|index| scene.is(index, Classes::BODY_ADJECTIVE))
}

/// The last part of a name, with the particles that bind it: `بن عمار`, `آيت همو`.
fn surname(scene: &Scene<'_>, candidate: &Candidate) -> Option<String> {
    let last = candidate.tokens.end.checked_sub(1)?;
    let mut start = last;
    // `بنعبد الله`, `جاد الرب`
    let whole = matches!(scene.text.folded(last), "الله" | "الرب" | "المولي" | "النبي");
    start -= usize::from(whole && last > candidate.tokens.start + 1);
    while start > candidate.tokens.start + 1 && scene.is(start - 1, Classes::NAME_PARTICLE) {
        start -= 1;
    }
    let name = scene.folded_name(start..last + 1, 0);
    let usable = name.chars().nth(2).is_some();
    usable.then_some(name)
}

/// What a document has named: surnames, given names that only one person has, heads.
type Known<'k> = (
    &'k FxHashMap<String, usize>,
    &'k FxHashMap<String, Option<usize>>,
    &'k FxHashMap<String, usize>,
);

/// Whether a given name stands for its person here: behind a verb or title, and before no other name.
fn is_given_here(scene: &Scene<'_>, start: usize) -> bool {
    let before = start.checked_sub(1).filter(|_| scene.follows(start));
    let announced = before.is_some_and(|before| scene.is(before, Classes::VERB.or(Classes::TITLE)));
    let next = start + 1;
    let alone =
        !scene.follows(next) || scene.is(next, Classes::FUNCTION) || !scene.whole_parts(next).any();
    announced && alone
}

fn shorter(
    scene: &Scene<'_>,
    start: usize,
    (taken, longest): (&[bool], usize),
    (surnames, givens, heads): Known<'_>,
) -> Option<(Candidate, usize)> {
    for length in (1..=longest).rev() {
        let tokens = start..start + length;
        let free = tokens.clone().all(|index| taken.get(index) == Some(&false))
            && tokens.clone().skip(1).all(|index| scene.follows(index));
        if !free {
            continue;
        }
        let mut found = None;
        let mut look_up = |name: &str, letters: u8| {
            if found.is_some() {
                return;
            }
            let person = surnames.get(name).filter(|_| is_surname_here(scene, start, letters));
            let given =
                || givens.get(name).copied().flatten().filter(|_| is_given_here(scene, start));
            let person = person.copied().or_else(given);
            let bare = || !scene.follows(start + 1) || scene.adjective(start + 1).is_none();
            let (kind, of) = match (person, heads.get(name).filter(|_| bare())) {
                (Some(of), _) => (EntityKind::Person, of),
                (None, Some(of)) => (EntityKind::Organization, *of),
                (None, None) => return,
            };
            let (tokens, entity, via, sure) = (tokens.clone(), None, Via::Memory, true);
            found = Some((Candidate { tokens, letters, kind, entity, via, sure }, of));
        };
        if length == 1 {
            stems(scene.text, start, |stem, letters| {
                look_up(stem.unwrap_or_else(|| scene.text.folded(start)), letters);
            });
        } else {
            look_up(&scene.folded_name(tokens.clone(), 0), 0);
        }
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Whether a surname that is also an ordinary or nationality word is meant as a name here.
fn is_surname_here(scene: &Scene<'_>, start: usize, letters: u8) -> bool {
    let word = scene.word(start);
    let adjective = scene.adjective(start).is_some();
    let ordinary = word.is(Classes::NO_NAME) && word.letters == letters;
    if !adjective && !ordinary {
        return true;
    }
    let before = start.checked_sub(1).filter(|_| scene.follows(start));
    let announced = before.is_some_and(|before| {
        scene.is(before, Classes::VERB.or(Classes::TITLE)) || scene.text.folded(before) == "عن"
    });
    let speaks =
        matches!(scene.text.folded(start + 1), "قوله" | "قولها") && scene.follows(start + 1);
    announced || speaks || acts_here(scene, start)
}

/// Whether a word stands before a verb or a colon and behind no noun, as the subject of a headline does: `سلام يبدأ`.
fn acts_here(scene: &Scene<'_>, start: usize) -> bool {
    let next = start + 1;
    let verb =
        scene.follows(next) && scene.is(next, Classes::VERB) && scene.word(next).letters == 0;
    let says = scene.text.mark(next) == Some(':');
    let free = !scene.follows(start)
        || scene.text.folded(start).starts_with('و') && scene.word(start).letters > 0;
    (verb || says) && free && !scene.is_definite(start)
}
