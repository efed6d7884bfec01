//! Ranges: two numbers that say from where to where: `من 10 إلى 15 شخصا`, `بين 2 و3 ملايين`, `10-15 دولارا`.
//!
//! ```text
//! range = [ "من" ] number ( "إلى" | "حتى" | "-" | "–" | "أو" ) number
//!       | [ "ما" ] "بين" number "و" number
//! ```
//!
//! Both ends are mentions of their own. The unit, the kind and a scale word are said once, behind the upper end, and
//! hold for the lower one too: in `بين 2 و3 ملايين` the lower end is 2,000,000.

use rawi_tokens::{Gap, TokenizedText};

/// Whether the tokens between two numbers join them to a range.
///
/// `lower` is the first token of the lower number with its hedge, `between` the tokens from behind it to the upper
/// number; `joined` says that و is part of the upper number's first token.
pub(crate) fn joins(
    text: &TokenizedText<'_>,
    lower: usize,
    between: std::ops::Range<usize>,
    joined: bool,
) -> bool {
    let mut words = between.clone();
    if words.clone().any(|at| text.gap(at) == Gap::Line) {
        return false;
    }
    match (words.next(), words.next()) {
        (None, _) => joined && is_between(text, lower),
        (Some(at), None) => match text.mark(at) {
            Some('-' | '–' | '—' | '~') => !joined,
            Some(_) => false,
            None => match text.folded(at) {
                "الي" | "حتي" | "او" | "لغايه" | "ل" => !joined,
                "و" => is_between(text, lower),
                _ => false,
            },
        },
        _ => false,
    }
}

/// Whether only a و stands between two numbers in digits that name no unit of their own: `3.5 و4.2 ملايين يورو`.
pub(crate) fn lists(text: &TokenizedText<'_>, between: std::ops::Range<usize>) -> bool {
    between.len() == 1 && text.folded(between.start) == "و" && text.gap(between.start) == Gap::Space
}

/// Whether `بين` or `ما بين` stands before a token.
pub(crate) fn is_between(text: &TokenizedText<'_>, index: usize) -> bool {
    index > 0
        && text.gap(index) == Gap::Space
        && matches!(text.folded(index - 1), "بين" | "وبين" | "مابين" | "فبين")
}
