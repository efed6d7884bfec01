//! How a document writes what others write otherwise.

use rawi_tokens::{TokenizedText, word_hash};

/// Whether a document writes ى for both ى and ي, or ي for both, so that `علي` may be `على`.
///
/// The two commonest prepositions tell: whoever writes `إلي` makes no difference between the letters.
pub(crate) fn is_dotless(text: &TokenizedText<'_>) -> bool {
    let (to, within) = (word_hash("الي"), word_hash("في"));
    let (mut dotless, mut dotted) = (0_usize, 0_usize);
    for (token, index) in text.tokens().iter().zip(0..) {
        if token.hash == to && text.folded(index) == "الي" {
            match text.raw(index).chars().next_back() {
                Some('ي') => dotless += 1,
                _ => dotted += 1,
            }
        } else if token.hash == within
            && text.folded(index) == "في"
            && text.raw(index).ends_with('ى')
        {
            dotless += 1;
        }
    }
    dotless > dotted
}
