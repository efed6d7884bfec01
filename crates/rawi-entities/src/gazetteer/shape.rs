//! What names look like: a model of letters that tells foreign names from words of the language.
//!
//! `كوتراشيف` stands in no list, but no Arabic word is built like it. The model counts runs of three letters in the
//! listed name parts and in the ordinary words of the lexicon, and weighs a word by the runs in it. It is made when a
//! gazetteer is built, from the lists alone, in whole numbers.

use crate::lexicon;

/// Places for runs of three letters.
const PLACES: usize = 1 << 13;

/// Weights of runs of letters: above zero where names have them more than words.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    weights: Vec<i32>,
}

/// Calls `take` with the place of each run of three letters, the edges of the word among them.
fn runs(word: &str, mut take: impl FnMut(usize)) {
    let mut run: u32 = 0;
    for letter in word.chars().chain(['#']) {
        run = ((run << 10) | (u32::from(letter) & 0x3FF)) & 0x3FFF_FFFF;
        let mixed = run.wrapping_mul(0x9E37_79B1) >> 19;
        take(mixed as usize & (PLACES - 1));
    }
}

/// Sixteen times the binary logarithm of a count.
fn logarithm(count: u32) -> i32 {
    let whole = count.max(1).ilog2();
    // Between powers of two the logarithm is taken as straight, which is right to 9 parts in 100.
    let rest = (u64::from(count) << 4 >> whole) & 15;
    i32::try_from(u64::from(whole) * 16 + rest).unwrap_or(i32::MAX)
}

impl Shape {
    /// Learns from the parts of names, folded.
    pub(super) fn new<'n>(names: impl Iterator<Item = &'n str>) -> Shape {
        let mut counts = vec![(1_u32, 1_u32); PLACES];
        let (mut of_names, mut of_words) = (1_u32, 1_u32);
        for name in names {
            runs(name, |place| {
                of_names += 1;
                if let Some((names, _)) = counts.get_mut(place) {
                    *names += 4;
                }
            });
        }
        if of_names < 1000 {
            // Too little to learn from.
            return Shape::default();
        }
        lexicon::ordinary_words(|word| {
            runs(word, |place| {
                of_words += 1;
                if let Some((_, words)) = counts.get_mut(place) {
                    *words += 4;
                }
            });
        });
        let balance = logarithm(of_names) - logarithm(of_words);
        let weight = |(names, words): (u32, u32)| logarithm(names) - logarithm(words) - balance;
        Shape { weights: counts.into_iter().map(weight).collect() }
    }

    /// How much a folded word looks like a name: sixteenths of bits a letter, 0 where nothing was learnt.
    pub(super) fn weigh(&self, folded: &str) -> i32 {
        let (mut sum, mut count) = (0, 0);
        runs(folded, |place| {
            sum += self.weights.get(place).copied().unwrap_or(0);
            count += 1;
        });
        sum / count.max(1)
    }
}
