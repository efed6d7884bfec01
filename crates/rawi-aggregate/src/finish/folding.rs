//! Folds what is told several times into one line.

use rustc_hash::FxHashMap;

use super::corpus::{Corpus, Telling};
use crate::words::{mix, stable_hash};

/// How many lines a word leads to at most: the first ones. A word of more lines does not tell one from another.
const LINES_OF_A_WORD: usize = 64;

/// Puts each thing to an earlier one that it repeats, or starts a new line with it; gives the lines, each with its
/// members in order. A thing is compared with the first member of each line with which it has a word in common.
pub(super) fn fold<T: Copy, W: Iterator<Item = u32>>(
    things: &[T],
    words: impl Fn(&T) -> W,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<Vec<T>> {
    if things.len() == 1 {
        return vec![things.to_vec()];
    }
    let mut lines: Vec<Vec<T>> = Vec::new();
    let mut by_word: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    // Words in common with each line, and the lines that have any.
    let mut common: Vec<u32> = Vec::new();
    let mut candidates: Vec<(u32, u32)> = Vec::new();
    for thing in things {
        candidates.clear();
        for word in words(thing) {
            for line in by_word.get(&word).map_or(&[][..], Vec::as_slice) {
                if let Some(count) = common.get_mut(*line as usize) {
                    if *count == 0 {
                        candidates.push((0, *line));
                    }
                    *count += 1;
                }
            }
        }
        for (few, line) in &mut candidates {
            if let Some(count) = common.get_mut(*line as usize) {
                *few = u32::MAX - std::mem::take(count);
            }
        }
        // Most words in common first; of equals, the earliest line.
        candidates.sort_unstable();
        let found = candidates.iter().map(|(_, line)| *line).find(|line| {
            let first = lines.get(*line as usize).and_then(|line| line.first());
            first.is_some_and(|first| same(first, thing))
        });
        let line = found.unwrap_or_else(|| u32::try_from(lines.len()).unwrap_or(u32::MAX));
        if let Some(members) = lines.get_mut(line as usize) {
            members.push(*thing);
        } else {
            lines.push(vec![*thing]);
            common.push(0);
        }
        for word in words(thing) {
            let known = by_word.entry(word).or_default();
            if known.len() < LINES_OF_A_WORD && !known.contains(&line) {
                known.push(line);
            }
        }
    }
    lines
}

/// The words by which a thing is folded: those around it, and the telling that its sentence is, as one more.
pub(super) fn words_to_fold<'f>(
    corpus: &Corpus<'_>,
    words: &'f [u32],
    telling: &Telling,
) -> impl Iterator<Item = u32> + use<'f> {
    words.iter().copied().chain([class_as_word(corpus, telling)])
}

/// A number that stands for the telling that a sentence is among content words.
pub(super) fn class_as_word(corpus: &Corpus<'_>, telling: &Telling) -> u32 {
    spread(mix(corpus.class(telling).into()))
}

/// A number that stands for a string among content words, so that things can be folded by either.
pub(super) fn as_word(text: &str) -> u32 {
    spread(stable_hash(text))
}

fn spread(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(1).max(1)
}
