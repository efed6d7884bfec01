//! What may stand before a word without a space.

use std::borrow::Cow;

/// One way to part a word from what is attached before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcliticSplit<'w> {
    /// The proclitics, as written: `""`, `"و"`, `"وب"`, `"فل"`.
    pub proclitics: &'w str,
    /// What is left, to be looked up. Where `ل` stood before the article (`للعراق`) the article is whole again
    /// (`العراق`), though the source has only its second letter.
    pub stem: Cow<'w, str>,
    /// How many letters of the folded word the proclitics are.
    pub letters: usize,
}

impl ProcliticSplit<'_> {
    /// Whether the article of the stem is written without its alef in the source: `للعراق` gives `العراق`.
    pub fn restores_article(&self) -> bool {
        matches!(self.stem, Cow::Owned(_))
    }
}

/// The ways to part a folded word from its proclitics, the whole word first, then by growing length.
///
/// The conjunctions و and ف come first, then one of ب ل ك س; a stem has at least two letters. Which split is right,
/// only a lexicon can tell: `وليد` is a name, `وليبيا` is و with one. Words that begin with none of these letters
/// have the one split with nothing before it.
///
/// ```
/// use rawi_tokens::proclitic_splits;
///
/// let stems: Vec<String> = proclitic_splits("وبالعراق").map(|split| split.stem.into_owned()).collect();
/// assert_eq!(stems, ["وبالعراق", "بالعراق", "العراق"]);
///
/// let split = proclitic_splits("فللعراق").last().unwrap();
/// assert_eq!((split.proclitics, &*split.stem), ("فل", "العراق"));
/// ```
pub fn proclitic_splits(folded: &str) -> impl Iterator<Item = ProcliticSplit<'_>> {
    // All these letters have two bytes, so a byte offset is twice a number of letters.
    let conjunction = is_one_of(folded, 0, &CONJUNCTIONS);
    let preposition = is_one_of(folded, 0, &PREPOSITIONS);
    let both = conjunction && is_one_of(folded, 2, &PREPOSITIONS);
    // Most words begin with none of them, and are done here.
    let ends = [Some(0), (conjunction || preposition).then_some(2), both.then_some(4)];
    ends.into_iter().flatten().filter_map(move |end| {
        let (proclitics, rest) = folded.split_at_checked(end)?;
        if end > 0 && rest.chars().nth(1).is_none() {
            return None;
        }
        let assimilated = proclitics.ends_with('ل') && rest.starts_with('ل');
        let stem =
            if assimilated { Cow::Owned(["ا", rest].concat()) } else { Cow::Borrowed(rest) };
        Some(ProcliticSplit { proclitics, stem, letters: end / 2 })
    })
}

/// و ف.
const CONJUNCTIONS: [[u8; 2]; 2] = [*b"\xD9\x88", *b"\xD9\x81"];
/// ب ل ك س.
const PREPOSITIONS: [[u8; 2]; 4] = [*b"\xD8\xA8", *b"\xD9\x84", *b"\xD9\x83", *b"\xD8\xB3"];

/// Whether the letter at an offset is one of these.
fn is_one_of(word: &str, at: usize, letters: &[[u8; 2]]) -> bool {
    let letter = word.as_bytes().get(at..).and_then(<[u8]>::first_chunk::<2>);
    letter.is_some_and(|letter| letters.contains(letter))
}

#[cfg(test)]
mod tests {
    use super::{CONJUNCTIONS, PREPOSITIONS, proclitic_splits};

    fn splits(word: &str) -> Vec<(String, String)> {
        proclitic_splits(word)
            .map(|split| (split.proclitics.to_owned(), split.stem.into_owned()))
            .collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(before, stem)| ((*before).to_owned(), (*stem).to_owned())).collect()
    }

    #[test]
    fn a_word_without_them_stays_whole() {
        assert_eq!(splits("عراق"), pairs(&[("", "عراق")]));
    }

    #[test]
    fn the_article_behind_lam_is_whole_again() {
        assert_eq!(splits("للعراق"), pairs(&[("", "للعراق"), ("ل", "العراق")]));
        assert_eq!(splits("وللعراق"), pairs(&[("", "وللعراق"), ("و", "للعراق"), ("ول", "العراق")]));
    }

    #[test]
    fn the_letters_are_the_ones_named() {
        for (letters, names) in [(&CONJUNCTIONS[..], "وف"), (&PREPOSITIONS[..], "بلكس")] {
            assert_eq!(letters.concat(), names.as_bytes());
        }
    }

    #[test]
    fn every_order_of_two_proclitics() {
        for first in "وفبلكس".chars() {
            for second in "وفبلكس".chars() {
                let word = format!("{first}{second}رجل");
                let found: Vec<usize> =
                    proclitic_splits(&word).map(|split| split.letters).collect();
                // Two stand together where a conjunction comes first and no conjunction second.
                let stacked = "وف".contains(first) && !"وف".contains(second);
                assert_eq!(found, if stacked { vec![0, 1, 2] } else { vec![0, 1] }, "{word}");
            }
        }
    }

    #[test]
    fn a_name_that_begins_with_one_has_its_whole_first() {
        assert_eq!(splits("واشنطن"), pairs(&[("", "واشنطن"), ("و", "اشنطن")]));
        assert_eq!(splits("فلسطين"), pairs(&[("", "فلسطين"), ("ف", "لسطين"), ("فل", "سطين")]));
        assert_eq!(splits("وسيعلن"), pairs(&[("", "وسيعلن"), ("و", "سيعلن"), ("وس", "يعلن")]));
        assert_eq!(splits("فللعراق"), pairs(&[("", "فللعراق"), ("ف", "للعراق"), ("فل", "العراق")]));
    }

    #[test]
    fn odd_words_have_one_split() {
        for word in ["", "و", "ل", "wb", "5", "\u{640}"] {
            assert_eq!(splits(word), pairs(&[("", word)]));
        }
    }

    #[test]
    fn a_stem_keeps_two_letters() {
        assert_eq!(splits("وب"), pairs(&[("", "وب")]));
        assert_eq!(splits("بل"), pairs(&[("", "بل")]));
    }
}
