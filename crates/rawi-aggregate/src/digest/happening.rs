//! What happens to what is counted, and when: `مقتل 12 شخصا`, `2500 جندي غادروا`, `كان عددهم 160 ألفا عام 2007`.
//!
//! All of it is looked for in the number's own clause: between the marks, numbers and conjunctions around it.

use std::ops::Range;
use std::sync::LazyLock;

use rawi_tokens::{TokenizedText, WordTable};

use crate::words::{function_words, rows};

/// Tokens before a number, and behind its noun, among which its clause is looked for.
const BEFORE: usize = 12;
const BEHIND: usize = 12;
/// Tokens before the number, and behind the noun, among which the verb or verbal noun stands.
const VERB_BEFORE: usize = 7;
const VERB_BEHIND: usize = 4;

macro_rules! happenings {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// What happens to what is counted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Happening { $($variant),* }

        impl Happening {
            const ALL: &'static [Happening] = &[$(Happening::$variant),*];

            pub(crate) const fn name(self) -> &'static str {
                match self { $(Happening::$variant => $name),* }
            }
        }
    };
}

happenings! {
    Killed "killed", Wounded "wounded", Missing "missing", Arrested "arrested", Released "released",
    Displaced "displaced", Evacuated "evacuated", Rescued "rescued", Leaving "leaving", Arriving "arriving",
    Present "present", Launched "launched", Intercepted "intercepted", Destroyed "destroyed", Built "built",
    Rising "rising", Falling "falling",
}

impl Happening {
    pub(crate) fn from_name(name: &str) -> Option<Happening> {
        Happening::ALL.iter().copied().find(|happening| happening.name() == name)
    }

    /// Whether it befalls people in one incident, of which agencies give different tolls.
    pub(crate) const fn is_toll(self) -> bool {
        matches!(
            self,
            Happening::Killed
                | Happening::Wounded
                | Happening::Missing
                | Happening::Arrested
                | Happening::Displaced
                | Happening::Evacuated
                | Happening::Rescued
        )
    }

    /// Whether it says how much something changes, which only shares do.
    pub(crate) const fn is_change(self) -> bool {
        matches!(self, Happening::Rising | Happening::Falling)
    }
}

/// Words that say what happens, and whether they are verbs.
static WORDS: LazyLock<WordTable<(Happening, bool)>> = LazyLock::new(|| {
    WordTable::new(rows(include_str!("../../data/happenings.tsv")).filter_map(|row| {
        let mut columns = row.split('\t');
        let (name, form, word) = (columns.next()?, columns.next()?, columns.next()?);
        Some((word, (Happening::from_name(name)?, form == "verb")))
    }))
});

/// Conjunctions with which another clause begins, bare and joined by و.
static CONJUNCTIONS: LazyLock<WordTable<()>> =
    LazyLock::new(|| function_words("conjunction", &["", "و"]));

/// The clause of a number: what stands before the number, and what behind its noun.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) before: Range<usize>,
    pub(super) behind: Range<usize>,
}

impl Clause {
    /// `figure` are the tokens of number and noun; the clause ends where the numbers on both sides begin.
    pub(super) fn new(
        text: &TokenizedText<'_>,
        figure: &Range<usize>,
        previous: usize,
        next: usize,
    ) -> Clause {
        let sentence = text.sentence_of(figure.start);
        let floor = sentence.start.max(previous).max(figure.start.saturating_sub(BEFORE));
        let floor = floor.min(figure.start);
        let start = (floor..figure.start).rev().find(|index| parts(text, *index));
        let ceiling = sentence.end.min(next).min(figure.end + BEHIND).max(figure.end);
        let end = (figure.end..ceiling).find(|index| parts(text, *index));
        Clause {
            before: start.map_or(floor, |start| start + 1)..figure.start,
            behind: figure.end..end.unwrap_or(ceiling),
        }
    }

    /// What happens to what is counted. A verb or verbal noun before the number comes before a verb behind the noun,
    /// and that before a word that only says that it is there.
    pub(super) fn happening(&self, text: &TokenizedText<'_>) -> Option<Happening> {
        let before = self.before.clone().rev().take(VERB_BEFORE);
        let before = before.filter_map(|index| says(text, index)).map(|(happening, _)| happening);
        let before = before.clone().next();
        if before.is_some_and(|happening| happening != Happening::Present) {
            return before;
        }
        let mut behind = self.behind.clone().take(VERB_BEHIND).filter(|index| {
            // `12 شخصا وأصيب 30`: what is joined on speaks of the next number.
            !text.folded(*index).starts_with('و') || WORDS.get(text.folded(*index)).is_some()
        });
        let mut verbs = behind.by_ref().filter_map(|index| says(text, index));
        let mut verb = verbs.find(|(_, verb)| *verb);
        // `فقدوا حياتهم` are not missing.
        if verb.is_some_and(|(happening, _)| happening == Happening::Missing) {
            verb = verbs.find(|(happening, _)| *happening == Happening::Killed).or(verb);
        }
        verb.map(|(happening, _)| happening).or(before)
    }
}

/// Whether another clause begins at this token.
pub(super) fn parts(text: &TokenizedText<'_>, index: usize) -> bool {
    if let Some(mark) = text.mark(index) {
        return matches!(
            mark,
            '،' | ',' | '؛' | ';' | ':' | '.' | '؟' | '!' | '(' | ')' | '–' | '—'
        );
    }
    if CONJUNCTIONS.get_token(text, index).is_some() {
        return true;
    }
    // `بعد أن كان`, `قبل أن`.
    text.folded(index) == "ان"
        && index.checked_sub(1).is_some_and(|before| {
            matches!(text.folded(before), "بعد" | "قبل" | "منذ" | "الي" | "دون")
        })
}

/// What a token says to happen, and whether it is a verb.
fn says(text: &TokenizedText<'_>, index: usize) -> Option<(Happening, bool)> {
    if !text.is_word(index) {
        return None;
    }
    if let Some(known) = WORDS.get_token(text, index) {
        return Some(*known);
    }
    let mut rest = text.folded(index);
    for proclitics in [&["و", "ف"][..], &["ب", "ل", "س"], &["ال"]] {
        let Some(bare) = proclitics.iter().find_map(|proclitic| rest.strip_prefix(proclitic))
        else {
            continue;
        };
        if let Some(known) = WORDS.get(bare) {
            return Some(*known);
        }
        rest = bare;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Clause, Happening};
    use rawi_tokens::TokenizedText;

    fn happening(source: &str, figure: std::ops::Range<usize>) -> Option<Happening> {
        let text = TokenizedText::new(source);
        Clause::new(&text, &figure, 0, usize::MAX).happening(&text)
    }

    #[test]
    fn the_nearest_word_of_the_clause_counts() {
        for (expected, figure, source) in [
            (Some(Happening::Killed), 1..3, "مقتل 12 شخصا في الانفجار"),
            (Some(Happening::Wounded), 4..6, "مقتل 12 شخصا وإصابة 30 آخرين"),
            (Some(Happening::Leaving), 0..2, "500 جندي غادروا البلاد"),
            (Some(Happening::Present), 5..7, "انسحاب القوات التي يبلغ عددها 2500 جندي"),
            (Some(Happening::Killed), 0..2, "12 شخصا قتلوا"),
            (Some(Happening::Killed), 0..2, "17 شخصا فقدوا حياتهم"),
            (None, 0..2, "12 شخصا وقتل حارس"),
            (None, 3..5, "بعد مقتله، التقى 12 شخصا"),
        ] {
            assert_eq!(happening(source, figure), expected, "{source}");
        }
    }
}
