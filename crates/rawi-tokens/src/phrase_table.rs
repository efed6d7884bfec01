//! Phrases of several words and what they mean.

use rawi_normalize::{Folding, fold};

use crate::tokenized::{Gap, TokenizedText};
use crate::word_table::WordTable;

/// A lexicon of phrases: words with single spaces between them, each phrase with one value.
///
/// A phrase matches tokens that stand in one line, in order, with nothing but white space between them. Where a
/// phrase holds a mark (`سبتمبر/أيلول`), white space around the mark is free.
///
/// ```
/// use rawi_tokens::{PhraseTable, TokenizedText};
///
/// let hedges = PhraseTable::new([("ما لا يقل عن", ">="), ("نحو", "~")]);
/// let text = TokenizedText::new("ما لا يقلّ عن عشرة");
/// assert_eq!(hedges.longest_at(&text, 0), Some((4, &">=")));
/// assert_eq!(hedges.longest_at(&text, 1), None);
/// ```
#[derive(Clone, Debug)]
pub struct PhraseTable<V> {
    /// By first word: the further words of each phrase, longest first.
    by_first: WordTable<Vec<(Vec<Box<str>>, V)>>,
}

impl<V> PhraseTable<V> {
    /// Makes a table of phrases and values. Phrases are folded here; of two that fold alike the first stays.
    pub fn new<'w>(phrases: impl IntoIterator<Item = (&'w str, V)>) -> PhraseTable<V> {
        let mut by_first: WordTable<Vec<(Vec<Box<str>>, V)>> = WordTable::new([]);
        for (phrase, value) in phrases {
            let phrase = fold(phrase, Folding::LOOKUP);
            let cut = TokenizedText::new(&phrase);
            let mut words = (0..cut.len()).map(|index| Box::<str>::from(cut.folded(index)));
            let Some(first) = words.next() else { continue };
            let rest: Vec<Box<str>> = words.collect();
            by_first.insert(&first, Vec::new());
            let Some(endings) = by_first.get_mut(&first) else { continue };
            if endings.iter().all(|(known, _)| *known != rest) {
                let place = endings.partition_point(|(known, _)| known.len() >= rest.len());
                endings.insert(place, (rest, value));
            }
        }
        PhraseTable { by_first }
    }

    /// The longest phrase that begins at a token: how many tokens it takes, and its value.
    pub fn longest_at(&self, text: &TokenizedText<'_>, index: usize) -> Option<(usize, &V)> {
        let endings = self.by_first.get_token(text, index)?;
        longest(endings, text, index)
    }

    /// The same with another word in place of the first token: its stem, where proclitics were split off.
    pub fn longest_with_first(
        &self,
        first: &str,
        text: &TokenizedText<'_>,
        index: usize,
    ) -> Option<(usize, &V)> {
        let endings = self.by_first.get(first)?;
        longest(endings, text, index)
    }
}

fn longest<'p, V>(
    endings: &'p [(Vec<Box<str>>, V)],
    text: &TokenizedText<'_>,
    index: usize,
) -> Option<(usize, &'p V)> {
    endings.iter().find_map(|(rest, value)| {
        let fits = rest
            .iter()
            .zip(index + 1..)
            .all(|(word, at)| text.gap(at) != Gap::Line && text.folded(at) == &**word);
        fits.then_some((rest.len() + 1, value))
    })
}

#[cfg(test)]
mod tests {
    use super::PhraseTable;
    use crate::TokenizedText;

    #[test]
    fn the_longest_phrase_wins_whatever_the_order() {
        let table = PhraseTable::new([("كانون", 0), ("كانون الثاني", 1), ("كانون الأول", 12)]);
        let text = TokenizedText::new("كانون الأول");
        assert_eq!(table.longest_at(&text, 0), Some((2, &12)));
    }

    #[test]
    fn a_phrase_does_not_cross_a_line_or_a_comma() {
        let table = PhraseTable::new([("الولايات المتحدة", ())]);
        for text in ["الولايات\nالمتحدة", "الولايات، المتحدة"] {
            assert_eq!(table.longest_at(&TokenizedText::new(text), 0), None);
        }
    }
}
