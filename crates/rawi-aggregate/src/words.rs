//! Content words: what two tellings of one thing have in common, however they inflect it.

use std::sync::LazyLock;

use rawi_tokens::{TokenKind, TokenizedText, WordTable, word_hash};

/// Words that say nothing of what a sentence is about, bare and with what may be written before them.
static STOPWORDS: LazyLock<WordTable<()>> =
    LazyLock::new(|| attached(rows(include_str!("../data/stopwords.tsv")), &["", "ال", "و", "ف"]));

/// The words of a class of `function_words.tsv`, with each of these before them.
pub(crate) fn function_words(class: &str, before: &[&str]) -> WordTable<()> {
    attached(words_of(include_str!("../data/function_words.tsv"), class), before)
}

/// The words of one class in a table of class and word.
pub(crate) fn words_of(tsv: &'static str, class: &str) -> impl Iterator<Item = &'static str> {
    let pairs = rows(tsv).filter_map(|row| row.split_once('\t'));
    pairs.filter(move |(of, _)| *of == class).map(|(_, word)| word)
}

/// A table of words with each of these before them.
fn attached(words: impl Iterator<Item = &'static str>, before: &[&str]) -> WordTable<()> {
    let words: Vec<String> =
        words.flat_map(|word| before.iter().map(move |before| format!("{before}{word}"))).collect();
    WordTable::new(words.iter().map(|word| (word.as_str(), ())))
}

/// The rows of a table behind its header, without comments.
pub(crate) fn rows(tsv: &'static str) -> impl Iterator<Item = &'static str> {
    tsv.lines().skip(1).filter(|row| !row.is_empty() && !row.starts_with('#'))
}

/// The content word of a token, as a number by which it can be compared; 0 for what is none.
///
/// The word is brought to the letters that its inflections share: without proclitics, article, endings, the
/// prefixes of verbs and verbal nouns, and weak letters. `انسحاب`, `سحب` and `ينسحب` meet. This is a measure of
/// likeness, not an analysis: words of different roots may meet too, so nothing is decided by one word alone.
pub(crate) fn content_word(text: &TokenizedText<'_>, index: usize) -> u32 {
    let Some(token) = text.token(index) else { return 0 };
    if token.kind != TokenKind::Word || STOPWORDS.get_token(text, index).is_some() {
        return 0;
    }
    let mut skeleton = Skeleton::new(text.folded(index));
    skeleton.reduce();
    if skeleton.letters().len() < 2 { 0 } else { skeleton.hash() }
}

/// Words longer than this are cut: no Arabic word is.
const LETTERS: usize = 24;

/// The letters of one word while they become fewer.
struct Skeleton {
    letters: [char; LETTERS],
    start: usize,
    end: usize,
}

impl Skeleton {
    fn new(folded: &str) -> Skeleton {
        let mut skeleton = Skeleton { letters: ['\0'; LETTERS], start: 0, end: 0 };
        for (place, letter) in skeleton.letters.iter_mut().zip(folded.chars()) {
            *place = letter;
            skeleton.end += 1;
        }
        skeleton
    }

    fn letters(&self) -> &[char] {
        self.letters.get(self.start..self.end).unwrap_or_default()
    }

    /// Takes a conjunction, an article, endings and the beginning of a verb or verbal noun off, as long as three letters stay.
    fn reduce(&mut self) {
        self.take_start(usize::from(matches!(self.letters(), ['و' | 'ف', _, _, _, ..])));
        self.take_start(match self.letters() {
            ['ب' | 'ك', 'ا', 'ل', _, _, _, ..] => 3,
            ['ل' | 'ا', 'ل', _, _, _, ..] | ['س', 'ي', _, _, _, ..] => 2,
            _ => 0,
        });
        for _ in 0..2 {
            let Some((last, [_, _, _, before @ ..])) = self.letters().split_last() else { break };
            let ending = match (last, before.last()) {
                ('ا', Some('م')) if before.ends_with(&['ه', 'م']) => 3,
                ('م' | 'ا', Some('ه'))
                | ('ا', Some('و'))
                | ('ت', Some('ا'))
                | ('ن', Some('و' | 'ي' | 'ا'))
                | ('ه', Some('ي')) => 2,
                ('ه' | 'ي' | 'ا', _) => 1,
                _ => break,
            };
            self.end -= ending;
        }
        self.take_start(match self.letters() {
            ['ا' | 'ي', 'س', 'ت', _, _, _, ..] => 3,
            ['ا' | 'ي' | 'ت', 'ن', _, _, _, ..] | ['س', 'ت', _, _, _, ..] => 2,
            ['ت' | 'ي' | 'م', _, _, _, ..] => 1,
            _ => 0,
        });
    }

    fn take_start(&mut self, letters: usize) {
        self.start += letters;
    }

    /// The hash of the letters, weak ones left out where two others stay.
    fn hash(&self) -> u32 {
        let add = |hash: u32, letter: char| {
            (hash ^ letter as u32).wrapping_mul(0x0100_0193).rotate_left(5)
        };
        let (mut all, mut strong, mut strong_letters) = (0x811C_9DC5_u32, 0x811C_9DC5_u32, 0);
        for letter in self.letters() {
            all = add(all, *letter);
            if !matches!(letter, 'ا' | 'و' | 'ي' | 'ى' | 'ؤ' | 'ئ' | 'ء') {
                strong = add(strong, *letter);
                strong_letters += 1;
            }
        }
        (if strong_letters < 2 { all } else { strong }).max(1)
    }
}

/// Content words, each once. Two sets that have little in common are told apart at a glance.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet {
    /// Sorted.
    words: Box<[u32]>,
    /// For each word one bit of these.
    bits: [u64; 2],
}

impl WordSet {
    /// The set of these words, which become sorted.
    pub(crate) fn new(words: &mut Vec<u32>) -> WordSet {
        words.sort_unstable();
        words.dedup();
        let mut bits = [0; 2];
        for word in &*words {
            let bit = word.wrapping_mul(0x9E37_79B9) >> 25;
            let [low, high] = &mut bits;
            *(if bit < 64 { low } else { high }) |= 1_u64 << (bit & 63);
        }
        WordSet { words: words.as_slice().into(), bits }
    }

    /// Whether a word is in it.
    pub(crate) fn has(&self, word: u32) -> bool {
        self.words.binary_search(&word).is_ok()
    }

    /// How many words are in both.
    pub(crate) fn shared(&self, other: &WordSet) -> usize {
        shared(&self.words, &other.words)
    }

    /// Whether two sets share at least `percent` of all their words (Jaccard's index).
    pub(crate) fn alike(&self, other: &WordSet, percent: usize) -> bool {
        let all = |both: usize| self.len() + other.len() - both;
        let most = self.shared_at_most(other);
        most * 100 >= percent * all(most) && {
            let both = self.shared(other);
            all(both) > 0 && both * 100 >= percent * all(both)
        }
    }

    /// Whether the smaller of two sets has at least `percent` of its words in the other, and `least` of them.
    pub(crate) fn overlap(&self, other: &WordSet, percent: usize, least: usize) -> bool {
        let enough =
            |both: usize| both >= least && both * 100 >= percent * self.len().min(other.len());
        enough(self.shared_at_most(other)) && enough(self.shared(other))
    }

    /// No more words than this are in both: one for each bit that both have, and those that share a bit with another
    /// word of their set.
    fn shared_at_most(&self, other: &WordSet) -> usize {
        let count = |[low, high]: [u64; 2]| (low.count_ones() + high.count_ones()) as usize;
        let spare = |set: &WordSet| set.len() - count(set.bits);
        let ([a, b], [c, d]) = (self.bits, other.bits);
        let most = count([a & c, b & d]) + spare(self).min(spare(other));
        most.min(self.len()).min(other.len())
    }
}

impl std::ops::Deref for WordSet {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        &self.words
    }
}

impl<'a> IntoIterator for &'a WordSet {
    type Item = &'a u32;
    type IntoIter = std::slice::Iter<'a, u32>;

    fn into_iter(self) -> Self::IntoIter {
        self.words.iter()
    }
}

/// How many of two sorted lists' words are in both.
pub(crate) fn shared(first: &[u32], second: &[u32]) -> usize {
    let (mut left, mut right, mut count) = (0, 0, 0);
    while let (Some(a), Some(b)) = (first.get(left), second.get(right)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                left += 1;
                right += 1;
            }
        }
    }
    count
}

/// A 64-bit hash of a string that is the same on every machine.
pub(crate) fn stable_hash(text: &str) -> u64 {
    mix(word_hash(text))
}

/// Spreads the bits of a number (the finaliser of `SplitMix64`).
pub(crate) const fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::{WordSet, content_word, mix};
    use rawi_tokens::TokenizedText;

    fn word(text: &str) -> u32 {
        content_word(&TokenizedText::new(text), 0)
    }

    #[test]
    fn inflections_of_one_word_meet() {
        for (first, second) in [
            ("الانسحاب", "سحب"),
            ("ينسحب", "وانسحاب"),
            ("المحادثات", "محادثات"),
            ("عملية", "عملياته"),
            ("وتأجيل", "تأجيل"),
        ] {
            assert_eq!(word(first), word(second), "{first} {second}");
            assert_ne!(word(first), 0, "{first}");
        }
        assert_ne!(word("الانسحاب"), word("المحادثات"));
    }

    #[test]
    fn function_words_are_none() {
        for stopword in ["في", "وفي", "التي", "العام", "2500", "،"] {
            assert_eq!(word(stopword), 0, "{stopword}");
        }
    }

    #[test]
    fn likeness_is_of_the_union() {
        let set = |words: &[u32]| WordSet::new(&mut words.to_vec());
        let (first, second, none) = (set(&[5, 1, 3]), set(&[3, 4, 5]), set(&[]));
        assert_eq!(first.shared(&second), 2);
        assert!(first.alike(&second, 50) && !first.alike(&second, 51));
        assert!(first.overlap(&second, 66, 2) && !first.overlap(&second, 66, 3));
        assert!(!none.alike(&none, 0));
    }

    #[test]
    fn a_glance_never_hides_a_shared_word() {
        let set = |seed: u64, length: u64| {
            let words = (0..length).map(|at| u32::try_from(mix(seed + at) % 500).unwrap());
            WordSet::new(&mut words.collect())
        };
        for seed in 0..400 {
            let (first, second) = (set(seed, seed % 70), set(seed + 30, 40));
            assert!(first.shared_at_most(&second) >= first.shared(&second), "{seed}");
        }
    }
}
