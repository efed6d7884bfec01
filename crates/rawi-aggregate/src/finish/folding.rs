//! Folds what is told several times into one line.

use rustc_hash::FxHashMap;

use super::corpus::{Corpus, Telling};
use crate::words::{shared, stable_hash};

/// How many lines a word leads to at most: the first ones. A word of more lines does not tell one from another.
const LINES_OF_A_WORD: usize = 64;

/// Puts each of `count` things to an earlier one that it repeats, or starts a new line with it; gives the lines, each
/// with its members in order. A thing is compared with the first member of each line with which it has a word in common.
pub(super) fn fold<'f>(
    count: usize,
    words: impl Fn(usize) -> &'f [u32],
    same: impl Fn(usize, usize) -> bool,
) -> Vec<Vec<usize>> {
    let mut lines: Vec<Vec<usize>> = Vec::new();
    let mut by_word: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for thing in 0..count {
        let mut candidates: FxHashMap<usize, usize> = FxHashMap::default();
        for word in words(thing) {
            for line in by_word.get(word).map_or(&[][..], Vec::as_slice) {
                *candidates.entry(*line).or_default() += 1;
            }
        }
        let mut candidates: Vec<(usize, usize)> = candidates.into_iter().collect();
        // Most words in common first; of equals, the earliest line.
        candidates.sort_unstable_by_key(|(line, common)| (usize::MAX - common, *line));
        let found = candidates.iter().map(|(line, _)| *line).find(|line| {
            lines.get(*line).and_then(|line| line.first()).is_some_and(|first| same(*first, thing))
        });
        let line = found.unwrap_or(lines.len());
        match lines.get_mut(line) {
            Some(members) => members.push(thing),
            None => lines.push(vec![thing]),
        }
        for word in words(thing) {
            let known = by_word.entry(*word).or_default();
            if known.len() < LINES_OF_A_WORD && !known.contains(&line) {
                known.push(line);
            }
        }
    }
    lines
}

/// Whether the smaller of two sorted lists has at least `percent` of its words in the other, and `least` of them.
pub(super) fn overlap(first: &[u32], second: &[u32], percent: usize, least: usize) -> bool {
    let both = shared(first, second);
    both >= least && both * 100 >= percent * first.len().min(second.len())
}

/// The words by which things are folded: those around each, and the telling that its sentence is, as one more.
pub(super) fn words_to_fold<'f>(
    corpus: &Corpus<'_>,
    things: impl Iterator<Item = (&'f [u32], Telling)>,
) -> Vec<Vec<u32>> {
    things
        .map(|(words, telling)| {
            let mut words = words.to_vec();
            words.push(as_word(&corpus.class(&telling).to_string()));
            words
        })
        .collect()
}

/// A number that stands for a string among content words, so that things can be folded by either.
pub(super) fn as_word(text: &str) -> u32 {
    u32::try_from(stable_hash(text) >> 32).unwrap_or(1).max(1)
}
