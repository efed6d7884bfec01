//! Percentages: `5٪`, `%50`, `12.5 بالمئة`, `خمسة في المائة`, `5 في الألف`.
//!
//! ```text
//! percent = number ( "٪" | "%" | "في المئة" | "بالمئة" | … ) | ( "٪" | "%" | "بالمئة" ) digits | number "في الألف"
//! ```
//!
//! The value of `5٪` is 5; what is said in thousandths is brought to hundredths (`5 في الألف` is 0.5).

use rawi_tokens::{Gap, TokenizedText};

use crate::Number;
use crate::draft::{Draft, Source};
use crate::mention::NumberKind;
use crate::rule::{counted, signed};

/// The sign or words behind a number: the token behind them, and what the number is to be divided by.
pub(crate) fn behind(text: &TokenizedText<'_>, index: usize) -> Option<(usize, Number)> {
    if text.gap(index) == Gap::Line {
        return None;
    }
    if is_sign(text, index) {
        return Some((index + 1, Number::ONE));
    }
    match text.mark(index) {
        Some('‰' | '؉') => return Some((index + 1, Number::from(10))),
        Some(_) => return None,
        None => {}
    }
    if text.folded(index) == "في" && text.gap(index + 1) == Gap::Space {
        let end = index + 2;
        return match text.folded(index + 1) {
            "الالف" => Some((end, Number::from(10))),
            word => is_hundred(word).then_some((end, Number::ONE)),
        };
    }
    is_words(text, index).then_some((index + 1, Number::ONE))
}

/// The spellings of `المئة`; without the article, `في مئة` is a place or a hundred.
fn is_hundred(word: &str) -> bool {
    matches!(word, "المئه" | "المائه" | "الميه" | "المايه" | "المءه" | "الماءه" | "الماه")
}

/// Whether a token is the one word for percent: `بالمئة`, also said before the digits (`بالمائة 10`).
pub(crate) fn is_words(text: &TokenizedText<'_>, index: usize) -> bool {
    text.folded(index).strip_prefix('ب').is_some_and(is_hundred)
}

/// Whether a token is a percent sign.
pub(crate) fn is_sign(text: &TokenizedText<'_>, index: usize) -> bool {
    matches!(text.mark(index), Some('%' | '٪' | '﹪' | '％'))
}

pub(crate) fn read_first(text: &TokenizedText<'_>, index: usize) -> Option<Draft> {
    let read = signed::read(text, index + 1)?;
    let mut draft = Draft::new(index..read.end, Source::Cardinal, read.value);
    draft.kind = NumberKind::Percent;
    Some(draft)
}

pub(crate) fn add_part_of(text: &TokenizedText<'_>, draft: &mut Draft) {
    let end = draft.tokens.end;
    if text.folded(end) == "من" && text.gap(end) == Gap::Space {
        draft.of = counted::part_of(text, end + 1);
    }
}
