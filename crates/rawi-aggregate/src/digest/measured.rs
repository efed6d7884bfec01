//! Of what a sum, a measure or a share is: `سعر برميل خام برنت`, `إنتاج المملكة من التمور`.
//!
//! ```text
//! measured := head-noun word*      ends at a verb, preposition, mark or number
//! ```

use std::ops::Range;
use std::sync::LazyLock;

use rawi_text::Span;
use rawi_tokens::{TokenKind, TokenizedText, WordTable};

use super::Reader;
use crate::words::{content_word, function_words, rows};

/// A measured thing has at most this many words.
const WORDS: usize = 5;

/// The word by which losses are compared.
const LOSS: &str = "خسائر";

/// What kind of head a noun is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Names what is measured.
    Head,
    /// Says only how it is measured: `سعر`, `نسبة`.
    Form,
    /// What is lost, by any word: `خسائر` in one paper are `أضرار` in another.
    Loss,
    /// Says nothing more: `الخسائر المادية` are the `خسائر`.
    General,
}

impl Class {
    fn heads(self) -> bool {
        self != Class::General
    }
}

static HEADS: LazyLock<WordTable<Class>> = LazyLock::new(|| {
    WordTable::new(rows(include_str!("../../data/measured.tsv")).filter_map(|row| {
        let (class, word) = row.split_once('\t')?;
        let class = match class {
            "form" => Class::Form,
            "loss" => Class::Loss,
            "general" => Class::General,
            _ => Class::Head,
        };
        Some((word, class))
    }))
});

/// The measured thing that the words before a number name: its span, and its words by which it is compared.
pub(super) fn find(reader: &Reader<'_>, before: Range<usize>) -> Option<(Span, String)> {
    let text = reader.text;
    let named = |index: usize| reader.named.get(index).copied().unwrap_or(false);
    let heads = |index: usize| head(text, index).is_some_and(Class::heads);
    let nearest = before.clone().rev().find(|index| !named(*index) && heads(*index))?;
    // The first head of the unbroken chain: `أسعار العقود الآجلة لخام برنت`.
    let mut start = nearest;
    let mut index = nearest;
    while index > before.start && nearest - index < WORDS && !ends(text, index - 1) {
        index -= 1;
        if heads(index) {
            start = index;
        }
    }
    // Nouns without article go on to the first one with it; behind that, only what agrees with it or is a name does.
    let mut end = start;
    let mut definite = false;
    while end < before.end && end - start < WORDS && !ends(text, end) {
        let folded = text.folded(end);
        let article = ["ال", "لل", "بال", "وال"].iter().any(|article| folded.starts_with(article));
        if definite && !article && !named(end) && head(text, end).is_none() {
            break;
        }
        definite |= article || named(end);
        end += 1;
    }
    let mut key = String::new();
    for index in start..end {
        let class = head(text, index);
        if matches!(class, Some(Class::Form | Class::General)) {
            continue;
        }
        if class == Some(Class::Loss) {
            // `كلفة الأضرار`: the cost of what is lost is the loss.
            key.clear();
            key.push_str(LOSS);
            continue;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(bare(text.folded(index)));
    }
    if key.is_empty() {
        return None;
    }
    let last = text.token(end.checked_sub(1)?)?;
    // `بقيمة`, `لخام`: without the preposition attached to the noun.
    let folded = text.folded(start);
    let attached = HEADS.get(folded).is_none()
        && ["بال", "وال", "فال", "ب", "ل", "و", "ف"].iter().any(|attached| {
            folded.strip_prefix(attached).is_some_and(|rest| HEADS.get(rest).is_some())
        });
    let from = text.offset_after_letters(start, usize::from(attached));
    Some((Span::new(from..last.span.end())?, key))
}

/// A word without article and what is attached to it.
fn bare(folded: &str) -> &str {
    known(folded).map_or_else(|| folded.strip_prefix("ال").unwrap_or(folded), |(word, _)| word)
}

fn known(folded: &str) -> Option<(&str, Class)> {
    ["", "ال", "و", "وال", "ب", "ل", "لل", "بال", "ف"].iter().find_map(|attached| {
        let rest = folded.strip_prefix(attached)?;
        HEADS.get(rest).map(|class| (rest, *class))
    })
}

fn head(text: &TokenizedText<'_>, index: usize) -> Option<Class> {
    let word = text.kind(index) == Some(TokenKind::Word);
    known(word.then(|| text.folded(index))?).map(|(_, class)| class)
}

/// Whether a noun phrase ends before this token.
fn ends(text: &TokenizedText<'_>, index: usize) -> bool {
    if text.kind(index) != Some(TokenKind::Word) {
        return true;
    }
    let folded = text.folded(index);
    let verb = VERBS.get_token(text, index).is_some()
        || folded.starts_with("سي")
        || folded.starts_with("ست")
        || folded.strip_prefix(['و', 'ف', 'ل']).is_some_and(|rest| VERBS.get(rest).is_some());
    verb || (head(text, index).is_none() && content_word(text, index) == 0)
}

/// Verbs and adverbs behind the names of what is measured.
static VERBS: LazyLock<WordTable<()>> = LazyLock::new(|| function_words("measuring", &[""]));
