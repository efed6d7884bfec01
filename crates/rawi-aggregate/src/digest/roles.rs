//! What a person is called beside the name: `وزير الدفاع الأميركي لويد أوستن`, `يحيى رسول الناطق باسم القائد العام`.

use std::ops::Range;
use std::sync::LazyLock;

use rawi_entities::EntityKind;
use rawi_text::Span;
use rawi_tokens::{TokenKind, TokenizedText, WordTable};

use super::{Piece, Reader};
use crate::table::Text;
use crate::words::rows;

/// A role given to a person of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RoleFact {
    /// The person's id.
    pub(crate) entity: Text,
    /// The role as it stands.
    pub(crate) role: Text,
    pub(crate) piece: Piece,
    pub(crate) sentence: u32,
}

/// Nouns that head a role.
static HEADS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::new(rows(include_str!("../../data/roles.tsv")).map(|row| (row, ())))
});

/// A role has at most this many words.
const WORDS: usize = 9;

/// The roles given to people right before or behind their names.
pub(crate) fn find(reader: &mut Reader<'_>) -> Vec<RoleFact> {
    let mut roles = Vec::new();
    let analysis = reader.analysis;
    for person in analysis.entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
        let text = reader.text;
        let name = text.tokens_of(person.span);
        let sentence = text.sentence_of(name.start);
        // `… قائد الفيلق، وسامي حداد نائبه`: what stands before the و belongs to somebody else.
        let attached =
            text.token(name.start).is_some_and(|token| token.span.start() < person.span.start());
        let first = before(text, &sentence, name.start).filter(|_| !attached);
        for tokens in [first, behind(text, &sentence, name.end)].into_iter().flatten() {
            let Some(span) = role_span(text, tokens) else { continue };
            // Between role and name nobody else may be named: `وزير … فؤاد حسين ووزير … أنتوني بلينكن`.
            let others = analysis.entities.get(reader.entities_in(span)).unwrap_or_default();
            if others.iter().any(|other| other.kind == EntityKind::Person) {
                continue;
            }
            roles.push(RoleFact {
                entity: reader.table.number(&person.id),
                role: reader.slice(span),
                piece: reader.piece(span),
                sentence: reader.sentence(span),
            });
        }
    }
    roles
}

/// The tokens of a role that ends where a name begins. One comma may stand between them.
fn before(text: &TokenizedText<'_>, sentence: &Range<usize>, name: usize) -> Option<Range<usize>> {
    let mut end = name;
    if end > sentence.start && text.mark(end - 1) == Some('،') {
        end -= 1;
    }
    let floor = sentence.start.max(end.saturating_sub(WORDS));
    let mut start: Option<usize> = None;
    for index in (floor..end).rev() {
        if text.kind(index) != Some(TokenKind::Word) {
            break;
        }
        // `الناطق باسم القائد سامي حداد`: who of the two is named, the words do not say.
        if text.folded(index) == "باسم" && start == Some(index + 1) {
            return None;
        }
        if is_head(text, index) {
            start = Some(index);
            // What is joined by و begins anew: `زار رئيس الهيئة ووزير الطاقة سامي حداد`.
            if HEADS.get(text.folded(index)).is_none() && text.folded(index).starts_with('و') {
                break;
            }
        }
    }
    start.map(|start| start..end)
}

/// The tokens of a role that begins right behind a name.
fn behind(text: &TokenizedText<'_>, sentence: &Range<usize>, name: usize) -> Option<Range<usize>> {
    if name >= sentence.end || !is_head(text, name) || text.folded(name).starts_with('و') {
        return None;
    }
    let ceiling = sentence.end.min(name + WORDS);
    let end = (name..ceiling).find(|index| {
        text.kind(*index) != Some(TokenKind::Word)
            || matches!(text.folded(*index), "ان" | "علي" | "الي" | "عن" | "في" | "خلال" | "من")
    });
    Some(name..end.unwrap_or(ceiling))
}

fn is_head(text: &TokenizedText<'_>, index: usize) -> bool {
    let folded = text.folded(index);
    let bare = ["وال", "ال", "لل", "و", ""].iter().find_map(|prefix| {
        let rest = folded.strip_prefix(prefix)?;
        HEADS.get(rest).map(|()| rest)
    });
    bare.is_some()
}

/// The span of a role, without a conjunction attached to its first word.
fn role_span(text: &TokenizedText<'_>, tokens: Range<usize>) -> Option<Span> {
    let folded = text.folded(tokens.start);
    let conjunction = folded.starts_with('و') && HEADS.get(folded).is_none();
    let start = text.offset_after_letters(tokens.start, usize::from(conjunction));
    let last = text.token(tokens.end.checked_sub(1)?)?;
    Span::new(start..last.span.end())
}

#[cfg(test)]
mod tests {
    use super::{before, behind, role_span};
    use rawi_tokens::TokenizedText;

    fn role_before<'t>(source: &'t str, name: &str) -> Option<&'t str> {
        let text = TokenizedText::new(source);
        let at = text.token_at(source.find(name).unwrap());
        role_span(&text, before(&text, &text.sentence_of(at), at)?)?.text(source)
    }

    #[test]
    fn a_role_reaches_back_to_its_first_head() {
        assert_eq!(
            role_before("وقال نائب المتحدث باسم وزارة المياه، سامي حداد: نعم", "سامي"),
            Some("نائب المتحدث باسم وزارة المياه")
        );
        assert_eq!(
            role_before("زار رئيس الهيئة ووزير الطاقة سامي حداد", "سامي"),
            Some("وزير الطاقة")
        );
        assert_eq!(role_before("قال سامي حداد", "سامي"), None);
    }

    #[test]
    fn a_role_behind_a_name_ends_at_the_clause() {
        let source = "أكد سامي حداد الناطق باسم الهيئة العامة أن العمل بدأ";
        let text = TokenizedText::new(source);
        let tokens = behind(&text, &text.sentence_of(0), 3).unwrap();
        assert_eq!(
            role_span(&text, tokens).unwrap().text(source),
            Some("الناطق باسم الهيئة العامة")
        );
    }
}
