//! What the text says of a value's exactness: `نحو 2500`, `ما لا يقل عن عشرة`, `50 شخصا على الأقل`.
//!
//! ```text
//! hedged = hedge [ hedge ] number | number [ unit ] closing-hedge
//! ```
//!
//! A hedge before the number belongs to its span, without the proclitics before it (`بنحو 20` is `نحو 20`); one
//! behind it does not. Of two hedges the first one says the modifier, unless it is only about: `ما لا يقل عن نحو`.

use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::{Gap, PhraseTable, TokenizedText, proclitic_splits};

use crate::mention::Modifier;
use crate::tsv;

pub(crate) const HEDGES: &str = include_str!("../../data/hedges.tsv");
pub(crate) const CLOSING: &str = include_str!("../../data/hedges_after.tsv");

/// A hedge found at a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hedge {
    /// The token behind it.
    pub(crate) end: usize,
    pub(crate) modifier: Modifier,
    /// Letters of proclitics in its first token.
    pub(crate) letters: usize,
}

static TABLE: LazyLock<PhraseTable<Modifier>> = LazyLock::new(|| table(HEDGES));
static CLOSING_TABLE: LazyLock<PhraseTable<Modifier>> = LazyLock::new(|| table(CLOSING));

fn table(rows: &'static str) -> PhraseTable<Modifier> {
    PhraseTable::new(
        tsv::rows(rows).filter_map(|[modifier, phrase]| Some((phrase, named(modifier)?))),
    )
}

fn named(name: &str) -> Option<Modifier> {
    [
        Modifier::Approx,
        Modifier::MoreThan,
        Modifier::LessThan,
        Modifier::EqualOrMore,
        Modifier::EqualOrLess,
    ]
    .into_iter()
    .find(|modifier| modifier.name() == name)
}

/// The first words of all hedges, folded, for the lexicon of triggers.
pub(crate) fn first_words() -> impl Iterator<Item = String> {
    tsv::rows(HEDGES)
        .filter_map(|[_, phrase]| Some(fold(phrase.split(' ').next()?, Folding::LOOKUP)))
}

/// The hedge that begins at a token, behind its proclitics.
pub(crate) fn read(text: &TokenizedText<'_>, index: usize) -> Option<Hedge> {
    let first = proclitic_splits(text.folded(index)).find_map(|split| {
        let (length, modifier) = TABLE.longest_with_first(&split.stem, text, index)?;
        Some(Hedge { end: index + length, modifier: *modifier, letters: split.letters })
    })?;
    if text.gap(first.end) != Gap::Space && text.gap(first.end) != Gap::None {
        return None;
    }
    let Some((length, second)) = TABLE.longest_at(text, first.end) else { return Some(first) };
    let modifier = if first.modifier == Modifier::Approx { *second } else { first.modifier };
    Some(Hedge { end: first.end + length, modifier, ..first })
}

/// What a hedge behind the number says, and the token behind it.
pub(crate) fn closing(text: &TokenizedText<'_>, index: usize) -> Option<(usize, Modifier)> {
    if text.gap(index) != Gap::Space {
        return None;
    }
    let (length, modifier) = CLOSING_TABLE.longest_at(text, index)?;
    Some((index + length, *modifier))
}

#[cfg(test)]
mod tests {
    use super::{CLOSING, HEDGES, named};
    use crate::tsv::{self, checks::check_table};

    #[test]
    fn tables_are_clean() {
        check_table("hedges.tsv", HEDGES, &["mod", "phrase"], true);
        check_table("hedges_after.tsv", CLOSING, &["mod", "phrase"], true);
        for [modifier, phrase] in tsv::rows(HEDGES).chain(tsv::rows(CLOSING)) {
            assert!(named(modifier).is_some(), "{modifier} {phrase}");
        }
    }
}
