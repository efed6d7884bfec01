//! What is planned for a day: `إعادة فتح الخط`, `انتهاء مهمة التحالف`.

use std::ops::Range;
use std::sync::LazyLock;

use rawi_tokens::TokenizedText;
use rustc_hash::FxHashSet;

use super::Reader;
use crate::words::{WordSet, content_word, rows};

/// Tokens before and behind a date among which it stands; behind it, only in the same clause.
const BEFORE: usize = 14;
const BEHIND: usize = 6;

static PLANNED: LazyLock<FxHashSet<u32>> = LazyLock::new(|| {
    let words = rows(include_str!("../../data/planned.tsv"));
    words.map(|word| content_word(&TokenizedText::new(word), 0)).collect()
});

/// Whether a content word is of what is planned.
pub(crate) fn is_planned(word: u32) -> bool {
    PLANNED.contains(&word)
}

/// The content words near a date, if one of them is of what is planned. Of several clauses before the date the nearest
/// one with such a word counts; a date that the text takes back (`وليس الخميس`) has none.
pub(super) fn near(reader: &mut Reader<'_>, date: &Range<usize>) -> WordSet {
    let text = reader.text;
    let sentence = text.sentence_of(date.start);
    let from = sentence.start.max(date.start.saturating_sub(BEFORE));
    let before = date.start.checked_sub(1).filter(|before| *before >= from);
    if before.is_some_and(|before| text.folded(before).trim_start_matches('و') == "ليس") {
        return WordSet::default();
    }
    // A `موعد` is of any plan, though its letters are those of `عودة`.
    let deadline = |index: usize| text.folded(index).contains("موعد");
    let mut start = from;
    let mut plan = false;
    for index in (from..date.start).rev() {
        let mark = text.mark(index);
        if mark == Some('؛') || (plan && mark == Some('،')) {
            start = index + 1;
            break;
        }
        plan |= is_planned(reader.word(index)) && !deadline(index);
    }
    let to = sentence.end.min(date.end + BEHIND);
    let end = (date.end..to).find(|index| text.mark(*index).is_some()).unwrap_or(to);
    let around = start..end.max(date.end);
    let words = reader.words_around(around.clone(), date.clone());
    if !words.iter().any(|word| is_planned(*word)) {
        return WordSet::default();
    }
    let Some(found) = around.clone().find(|index| deadline(*index)) else { return words };
    let of_deadline = reader.word(found);
    if around.clone().any(|index| reader.word(index) == of_deadline && !deadline(index)) {
        return words;
    }
    let mut others: Vec<u32> = words.iter().copied().filter(|word| *word != of_deadline).collect();
    if others.iter().any(|word| is_planned(*word)) {
        WordSet::new(&mut others)
    } else {
        WordSet::default()
    }
}
