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
    let whole = Some((0, 0));
    let conjunction = strip(folded, 0, &['و', 'ف']).map(|end| (end, 1));
    let preposition = strip(folded, 0, &['ب', 'ل', 'ك', 'س']).map(|end| (end, 1));
    let both = conjunction.and_then(|(start, letters)| {
        Some((strip(folded, start, &['ب', 'ل', 'ك', 'س'])?, letters + 1))
    });
    [whole, conjunction, preposition, both].into_iter().flatten().filter_map(
        move |(end, letters)| {
            let (proclitics, rest) = (folded.get(..end)?, folded.get(end..)?);
            let assimilated = proclitics.ends_with('ل') && rest.starts_with('ل');
            let stem =
                if assimilated { Cow::Owned(format!("ا{rest}")) } else { Cow::Borrowed(rest) };
            let long_enough = letters == 0 || rest.chars().nth(1).is_some();
            long_enough.then_some(ProcliticSplit { proclitics, stem, letters })
        },
    )
}

/// The offset behind the letter at `start`, where that letter is one of these.
fn strip(word: &str, start: usize, letters: &[char]) -> Option<usize> {
    let first = word.get(start..)?.chars().next()?;
    letters.contains(&first).then(|| start + first.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::proclitic_splits;

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
    fn a_stem_keeps_two_letters() {
        assert_eq!(splits("وب"), pairs(&[("", "وب")]));
        assert_eq!(splits("بل"), pairs(&[("", "بل")]));
    }
}
