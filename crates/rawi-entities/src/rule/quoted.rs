//! Media and other bodies named in quotation marks, and the names of the dateline again.
//!
//! ```text
//! body  = HEAD " name "                    شركة «نورسين»: the name alone
//! media = لـ " name "                      قال لـ«الياسمين»: the name alone
//!       | HEAD-OF-MEDIA " name "           صحيفة «الغد»
//!       | " name of the dateline "         مع «المرسى»
//!       | لـ ( name of the dateline )      قال لـ(ميم)، لـ/ميم/
//! ```

use rawi_tokens::TokenKind;

use crate::lexicon::{Classes, HeadClass};
use crate::mention::{EntityKind, Via};
use crate::scene::{Candidate, Scene};

/// A quoted name has at most this many words.
const WORDS: usize = 4;
/// A dateline ends before this token, behind a headline.
const DATELINE_TOKENS: usize = 60;

/// Media named in quotation marks. `media` holds the folded names of the dateline.
pub(crate) fn find(scene: &Scene<'_>, mut media: Vec<String>) -> Vec<Candidate> {
    let tokens = scene.text.tokens().iter().zip(0..);
    let marks = tokens.filter(|(token, _)| token.kind == TokenKind::Mark).map(|(_, open)| open);
    let quoted: Vec<(usize, std::ops::Range<usize>)> =
        marks.filter_map(|open| Some((open, scene.quoted(open, WORDS)?))).collect();
    let announced: Vec<bool> = quoted
        .iter()
        .map(|(open, tokens)| {
            let medium = open.checked_sub(1).is_some_and(|before| is_media_before(scene, before));
            let sentence = Classes::VERB.or(Classes::FUNCTION);
            let medium = medium && tokens.clone().all(|index| !scene.is(index, sentence));
            if medium {
                media.push(scene.folded_name(tokens.clone(), 0));
            }
            medium
        })
        .collect();
    let repeated = quoted.into_iter().zip(announced).filter(|((_, tokens), announced)| {
        *announced || media.contains(&scene.folded_name(tokens.clone(), 0))
    });
    let mut found: Vec<Candidate> =
        repeated.map(|((_, tokens), _)| medium(scene, tokens)).collect();
    if !media.is_empty() {
        let bracketed = (0..scene.text.len()).filter_map(|open| bracketed(scene, open));
        let again =
            bracketed.filter(|tokens| media.contains(&scene.folded_name(tokens.clone(), 0)));
        found.extend(again.map(|tokens| medium(scene, tokens)));
    }
    found
}

/// The one word in brackets or between slashes behind ل: `لـ(ميم)`, `لـ/ميم/`.
fn bracketed(scene: &Scene<'_>, open: usize) -> Option<std::ops::Range<usize>> {
    let pair = (scene.text.mark(open)?, scene.text.mark(open + 2)?);
    let told = open.checked_sub(1).is_some_and(|before| scene.text.folded(before) == "ل");
    let closed = matches!(pair, ('(', ')') | ('/', '/')) && scene.text.is_word(open + 1);
    (told && closed).then_some(open + 1..open + 2)
}

fn medium(scene: &Scene<'_>, tokens: std::ops::Range<usize>) -> Candidate {
    let names = scene.listed_from(tokens.start).iter();
    let listed = names
        .filter(|name| name.tokens == tokens && name.kind == EntityKind::Organization)
        .find_map(|name| name.entity);
    let head = tokens.start.checked_sub(2).map(|head| scene.word(head)).unwrap_or_default();
    let via = match listed {
        _ if !head.is(Classes::HEAD) || head.entry.head == HeadClass::Media => Via::Dateline,
        Some(_) => Via::Gazetteer,
        None => Via::Head,
    };
    Candidate {
        tokens,
        letters: 0,
        kind: EntityKind::Organization,
        entity: listed,
        via,
        sure: true,
    }
}

/// Whether what stands before a quotation mark makes a medium of what is quoted.
fn is_media_before(scene: &Scene<'_>, before: usize) -> bool {
    let word = scene.word(before);
    let media = word.is(Classes::HEAD)
        && !word.entry.definite
        && matches!(
            word.entry.head,
            HeadClass::Media | HeadClass::Company | HeadClass::Club | HeadClass::Group
        );
    // The dash of a dateline: `بغداد، دبي - «المرسى»`.
    let dash = matches!(scene.text.mark(before), Some('-' | '\u{2013}' | '\u{2014}'))
        && before < DATELINE_TOKENS
        && before > 0;
    media || dash || scene.text.folded(before) == "ل"
}
