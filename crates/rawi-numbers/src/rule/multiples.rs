//! Multiples: `ضعف المبلغ`, `بمقدار الضعف`, `ضعفي العدد`; `ثلاثة أضعاف` is a cardinal with its noun.
//!
//! ```text
//! multiple = "ضعف" measured-noun | ( "إلى" | "بمقدار" | "بنسبة" | "ب" ) "الضعف"
//! ```
//!
//! The value is 2. `ضعف` is also weakness (`ضعف الاقتصاد`), so it counts only before what can be measured; the dual
//! (`ضعفين`) is in the lexicon of duals.

use rawi_tokens::{Gap, TokenizedText};

use crate::Number;
use crate::draft::{Draft, Source};
use crate::rule::counted;

/// The word, folded.
pub(crate) const MULTIPLE: &str = "ضعف";

/// The multiple at a token that holds its word, behind so many letters of proclitics.
pub(crate) fn read(
    text: &TokenizedText<'_>,
    index: usize,
    article: bool,
    letters: u8,
) -> Option<Draft> {
    let doubled = if article {
        letters > 0 || index > 0 && leads_to_multiple(text.folded(index - 1))
    } else {
        text.gap(index + 1) == Gap::Space && is_measured(text.folded(index + 1))
    };
    if !doubled {
        return None;
    }
    let mut draft = Draft::new(index..index + 1, Source::Cardinal, Some(Number::from(2)));
    draft.letters = letters.into();
    draft.unit = Some((index..index + 1, None));
    if !article {
        draft.of = counted::part_of(text, index + 1);
    }
    Some(draft)
}

fn leads_to_multiple(word: &str) -> bool {
    matches!(word, "الي" | "بمقدار" | "بنسبه" | "نحو" | "حوالي" | "من")
}

fn is_measured(word: &str) -> bool {
    let stem = word.strip_prefix("ال").unwrap_or(word);
    matches!(
        stem,
        "ما" | "عدد"
            | "حجم"
            | "قيمه"
            | "سعر"
            | "مساحه"
            | "معدل"
            | "كميه"
            | "مبلغ"
            | "هذا"
            | "ذلك"
            | "نسبه"
            | "متوسط"
            | "مستوي"
            | "رقم"
            | "مده"
            | "طول"
            | "وزن"
            | "عددهم"
            | "سعره"
            | "قيمتها"
            | "حجمه"
            | "حجمها"
            | "عددها"
    )
}
