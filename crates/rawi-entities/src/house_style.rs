//! How a document writes what others write otherwise.

use rawi_tokens::TokenizedText;

/// Whether a document writes ى for both ى and ي, or ي for both, so that `علي` may be `على`.
///
/// The two commonest prepositions tell: whoever writes `إلي` makes no difference between the letters.
pub(crate) fn is_dotless(text: &TokenizedText<'_>) -> bool {
    let (mut dotless, mut dotted) = (0_usize, 0_usize);
    for index in 0..text.len() {
        if text.folded(index) == "الي" {
            match text.raw(index).chars().next_back() {
                Some('ي') => dotless += 1,
                _ => dotted += 1,
            }
        } else if text.folded(index) == "في" && text.raw(index).ends_with('ى') {
            dotless += 1;
        }
    }
    dotless > dotted
}
