//! Fingerprints of a text, by which copied passages are found.
//!
//! Winnowing (Schleimer, Wilkerson and Aiken, 2003): of every [`WINDOW`] neighbouring runs of [`RUN`] words the one with
//! the smallest hash is kept. Whatever two texts have in common over `RUN + WINDOW - 1` words leaves a common
//! fingerprint in both, wherever it stands; a copy with words changed here and there keeps those between the changes.
//! That finds shared paragraphs as well as copied documents, which one signature a document cannot.

use std::ops::Range;

use rawi_tokens::{TokenKind, TokenizedText};

use super::count;
use crate::words::mix;

/// Words of one run.
const RUN: usize = 4;
/// Runs of which one is kept.
const WINDOW: usize = 4;

/// One run of words of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    pub(crate) hash: u32,
    /// The sentence in which the run begins.
    pub(crate) sentence: u32,
}

/// The fingerprints of a text, in text order. Folded words count, punctuation does not; runs stay within a sentence.
pub(crate) fn take(text: &TokenizedText<'_>) -> Vec<Fingerprint> {
    let mut kept = Vec::with_capacity(text.len() / 2);
    let mut runs: Vec<u32> = Vec::new();
    for (number, tokens) in text.sentences().iter().enumerate() {
        runs.clear();
        each_run(text, tokens, |hash| runs.push(hash));
        let sentence = count(number);
        let (mut smallest, mut last): (Option<(usize, u32)>, Option<usize>) = (None, None);
        for (at, hash) in runs.iter().enumerate() {
            let before = smallest;
            // The last of equal ones, so that a repetition is kept once and not at each place.
            smallest = match before {
                Some((_, least)) if least >= *hash => Some((at, *hash)),
                Some((old, _)) if old + WINDOW > at => before,
                Some(_) => {
                    let window = runs.iter().enumerate().take(at + 1).skip(at + 1 - WINDOW);
                    window.rev().min_by_key(|(_, hash)| **hash).map(|(at, hash)| (at, *hash))
                }
                None => Some((at, *hash)),
            };
            let is_whole = at + 1 >= WINDOW.min(runs.len());
            if let Some((place, hash)) = smallest.filter(|_| is_whole)
                && last != Some(place)
            {
                last = Some(place);
                kept.push(Fingerprint { hash, sentence });
            }
        }
    }
    kept
}

/// The smallest of the fingerprints, for nothing more: of each window the smallest is kept, so it is the smallest run.
pub(crate) fn smallest(text: &TokenizedText<'_>) -> Option<u32> {
    let mut smallest = None;
    for tokens in text.sentences() {
        each_run(text, tokens, |hash| {
            smallest = Some(smallest.map_or(hash, |other: u32| other.min(hash)));
        });
    }
    smallest
}

/// The hashes of all runs of a sentence.
#[inline]
fn each_run(text: &TokenizedText<'_>, sentence: &Range<usize>, mut take: impl FnMut(u32)) {
    let tokens = text.tokens().get(sentence.clone()).unwrap_or_default();
    let mut words = tokens.iter().filter(|token| token.kind != TokenKind::Mark);
    let mut next = || words.next().map(|token| token.hash);
    let (Some(mut first), Some(mut second), Some(mut third)) = (next(), next(), next()) else {
        return;
    };
    while let Some(fourth) = next() {
        take(run(&[first, second, third, fourth]));
        (first, second, third) = (second, third, fourth);
    }
}

fn run(words: &[u64; RUN]) -> u32 {
    let joined = words
        .iter()
        .fold(0_u64, |hash, word| hash.rotate_left(21).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ word);
    u32::try_from(mix(joined) >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{smallest, take};
    use rawi_tokens::TokenizedText;

    fn hashes(text: &str) -> Vec<u32> {
        take(&TokenizedText::new(text)).iter().map(|fingerprint| fingerprint.hash).collect()
    }

    #[test]
    fn a_shared_passage_leaves_a_common_fingerprint() {
        let passage = "غادر آخر رتل من الشاحنات المدينة فجر اليوم نفسه";
        let first = hashes(&format!("يقول الأهالي إن القافلة تأخرت ثم {passage} كما يروون"));
        let second = hashes(&format!("{passage} بحسب ما نقل السائقون عن مسؤول المرآب"));
        assert!(first.iter().any(|hash| second.contains(hash)));
    }

    #[test]
    fn spelling_and_punctuation_do_not_matter() {
        assert_eq!(
            hashes("وصلت القافلة إلى أطراف المدينة، ليلاً"),
            hashes("وصلت القافله الى اطراف المدينة ليلا")
        );
    }

    #[test]
    fn the_smallest_is_found_alone() {
        for text in [
            "",
            "قال",
            "واحد اثنان ثلاثة أربعة",
            &"نص من كلمات، كثيرة. وجملة أخرى هنا بعدها! ".repeat(9),
        ] {
            assert_eq!(hashes(text).iter().min().copied(), smallest(&TokenizedText::new(text)));
        }
    }

    #[test]
    fn one_word_over_and_over_is_linear() {
        assert!(take(&TokenizedText::new(&"قال ".repeat(100_000))).len() <= 100_000);
        assert!(take(&TokenizedText::new("")).is_empty());
    }
}
