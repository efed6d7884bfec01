//! What a word says of the date beside it, from `data/contexts.tsv`.

use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::WordTable;

use crate::lexicon::rows;

const TABLE: &str = include_str!("../data/contexts.tsv");

/// What a word says of the date beside it; the file tells what each means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Context {
    Age,
    AgeBeside,
    Counted,
    DateName,
    Edition,
    Event,
    General,
    Length,
    Month,
    NamedDay,
    NoNoun,
    Pair,
    Paper,
    PartOfYear,
    Report,
    WeekdayName,
    Year,
}

impl Context {
    const ALL: [(&'static str, Context); 17] = [
        ("age", Context::Age),
        ("age_beside", Context::AgeBeside),
        ("counted", Context::Counted),
        ("date_name", Context::DateName),
        ("edition", Context::Edition),
        ("event", Context::Event),
        ("general", Context::General),
        ("length", Context::Length),
        ("month", Context::Month),
        ("named_day", Context::NamedDay),
        ("no_noun", Context::NoNoun),
        ("pair", Context::Pair),
        ("paper", Context::Paper),
        ("part_of_year", Context::PartOfYear),
        ("report", Context::Report),
        ("weekday_name", Context::WeekdayName),
        ("year", Context::Year),
    ];

    const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Whether a folded word says this.
    pub(crate) fn holds(self, folded: &str) -> bool {
        WORDS.get(folded).is_some_and(|contexts| contexts & self.bit() != 0)
    }
}

static WORDS: LazyLock<WordTable<u32>> = LazyLock::new(|| {
    let mut words: Vec<(String, u32)> = Vec::new();
    for row in rows(TABLE) {
        let [context, name] = row.as_slice() else { continue };
        let known = Context::ALL.iter().find(|(known, _)| known == context);
        let Some((_, context)) = known else { continue };
        let folded = fold(name, Folding::LOOKUP);
        match words.iter_mut().find(|(word, _)| *word == folded) {
            Some((_, contexts)) => *contexts |= context.bit(),
            None => words.push((folded, context.bit())),
        }
    }
    WordTable::new(words.iter().map(|(word, contexts)| (word.as_str(), *contexts)))
});

#[cfg(test)]
mod tests {
    use super::{Context, TABLE, WORDS};
    use crate::lexicon::rows;

    #[test]
    fn every_row_names_a_context_and_every_context_has_a_row() {
        for row in rows(TABLE) {
            assert!(Context::ALL.iter().any(|(name, _)| *name == row[0]), "{row:?}");
        }
        for (name, _) in Context::ALL {
            assert!(rows(TABLE).any(|row| row[0] == name), "{name}");
        }
    }

    #[test]
    fn a_word_may_say_several_things() {
        assert!(Context::Month.holds("منذ") && Context::Year.holds("منذ"));
        assert!(!Context::Age.holds("منذ") && WORDS.len() > 100);
    }
}
