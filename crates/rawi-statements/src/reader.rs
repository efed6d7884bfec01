//! What the rules read: the tokens of a text with their words' classes, roles, entities and quotations.

use std::ops::Range;

use rawi_entities::{EntityKind, EntityMention};
use rawi_text::Span;
use rawi_tokens::{Gap, TokenKind, TokenizedText};

use crate::agreement::{Agreement, Gender, Number};
use crate::cue::{CueForm, CueKind, Shape, Use};
use crate::lexicon::{CUE, Entry, Lexicon, lexicon};
use crate::quotation::{Quotation, Quotations, is_quotation_mark};
use crate::role::{Role, RoleKind, role_behind_proclitics};
use crate::words::{Class, Classes};

/// In the place of a word's number a mark has its code point and this bit.
const MARK: u32 = 1 << 31;

/// A document as the rules see it.
pub(crate) struct Reader<'a, 't> {
    pub(crate) text: &'a TokenizedText<'t>,
    pub(crate) entities: &'a [EntityMention],
    pub(crate) quotations: Quotations,
    lexicon: &'static Lexicon,
    /// For each token the number of its word in the lexicon, or its mark.
    words: Vec<u32>,
    /// For each token the number of the entity it belongs to plus one, or 0.
    entity_of: Vec<u32>,
    /// The first tokens of the entities.
    pub(crate) starts: Vec<usize>,
    /// The first token behind the dateline.
    pub(crate) body: usize,
}

impl<'a, 't> Reader<'a, 't> {
    /// Looks up every word of a text; `None` where none of them is a cue, for then there is nothing to read.
    pub(crate) fn new(
        text: &'a TokenizedText<'t>,
        entities: &'a [EntityMention],
    ) -> Option<Reader<'a, 't>> {
        let lexicon = lexicon();
        let mut cues = 0;
        let words: Vec<u32> = text
            .tokens()
            .iter()
            .enumerate()
            .map(|(index, token)| match token.kind {
                TokenKind::Mark => text.mark(index).map_or(0, |mark| MARK | u32::from(mark)),
                TokenKind::Word => {
                    let number = lexicon.number(text, token, index);
                    cues |= number & CUE;
                    number
                }
                _ => 0,
            })
            .collect();
        if cues == 0 {
            return None;
        }
        let mut entity_of = vec![0; text.len()];
        let mut starts = Vec::with_capacity(entities.len());
        let mut at = 0;
        for (number, entity) in (1_u32..).zip(entities) {
            // Mentions come in text order: the walk goes on from the last one. One out of order is searched for.
            let behind = at > 0
                && text
                    .token(at - 1)
                    .is_some_and(|token| token.span.start() >= entity.span.start());
            if behind {
                at = text.token_at(entity.span.start());
            }
            while text.token(at).is_some_and(|token| token.span.end() <= entity.span.start()) {
                at += 1;
            }
            if is_doubtful(text, &words, entity, at) {
                continue;
            }
            starts.push(at);
            while text.token(at).is_some_and(|token| token.span.start() < entity.span.end()) {
                if let Some(slot) = entity_of.get_mut(at).filter(|slot| **slot == 0) {
                    *slot = number;
                }
                at += 1;
            }
        }
        let body = text.dateline().map_or(0, |dateline| text.tokens_of(dateline.span).end);
        Some(Reader {
            lexicon,
            text,
            entities,
            quotations: Quotations::find(text),
            words,
            entity_of,
            starts,
            body,
        })
    }

    /// Whether a cue stands or begins at a token.
    pub(crate) fn is_cue(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word & (CUE | MARK) == CUE)
    }

    /// What the lexicon says of a token.
    pub(crate) fn entry(&self, index: usize) -> &'static Entry {
        self.lexicon.entry(self.words.get(index).copied().unwrap_or(0))
    }

    /// The readings of a token as a verb, participle or noun of speech.
    pub(crate) fn forms(&self, index: usize) -> &'static [CueForm] {
        self.entry(index).forms()
    }

    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    pub(crate) fn mark(&self, index: usize) -> Option<char> {
        let word = *self.words.get(index)?;
        (word & MARK != 0).then(|| char::from_u32(word & !MARK)).flatten()
    }

    /// The quotation whose opening mark is this token.
    pub(crate) fn quotation_at(&self, index: usize) -> Option<Quotation> {
        self.mark(index).filter(|mark| is_quotation_mark(*mark))?;
        self.quotations.opening_at(index)
    }

    pub(crate) fn is_comma(&self, index: usize) -> bool {
        matches!(self.mark(index), Some('،' | ',' | '\u{FE50}'))
    }

    pub(crate) fn is_word(&self, index: usize) -> bool {
        self.text.is_word(index)
    }

    pub(crate) fn starts_line(&self, index: usize) -> bool {
        self.text.gap(index) == Gap::Line
    }

    pub(crate) fn is(&self, index: usize, class: Class) -> bool {
        self.classes(index).has(class)
    }

    /// Whether a token names a time. `العام` does so only before a word like `الماضي`: else it is "general".
    pub(crate) fn is_time(&self, index: usize) -> bool {
        // `مدير عام` is no year.
        let general = self.text.folded(index) == "عام"
            && index
                .checked_sub(1)
                .and_then(|before| self.role(before))
                .is_some_and(|role| role.is(RoleKind::Person) && !role.definite);
        self.is(index, Class::Time)
            && !general
            && (!matches!(self.text.folded(index), "العام" | "مطلع")
                || self.is(index + 1, Class::Time)
                || self.is_digits(index + 1))
    }

    /// Whether a word that looks like a verb must be a noun: behind a preposition or a noun that takes one.
    pub(crate) fn is_noun_by_place(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).filter(|_| !self.starts_line(index)) else {
            return false;
        };
        self.classes(before).has_any(&[Class::Fi, Class::Ala, Class::An, Class::Ila, Class::Min])
            || matches!(
                self.text.folded(before),
                "عدم"
                    | "بعد"
                    | "قبل"
                    | "عند"
                    | "منذ"
                    | "خلال"
                    | "مع"
                    | "دون"
                    | "بدون"
                    | "اعاده"
                    | "اي"
                    | "كل"
            )
    }

    /// `شاهد يدعى فلان`, `يُروى`: the passive ends in ى, where the house writes ي for the active.
    pub(crate) fn is_called(&self, cue: usize, form: CueForm) -> bool {
        const LOOKED_AT: usize = 64;
        let kind = matches!(
            form.lexeme.kind,
            CueKind::Claim | CueKind::Deny | CueKind::Say | CueKind::Warn | CueKind::Demand
        );
        if form.shape != Shape::Present || !kind || !self.text.raw(cue).ends_with('ى') {
            return false;
        }
        let around = cue.saturating_sub(LOOKED_AT)..self.len().min(cue + LOOKED_AT);
        !around.into_iter().any(|at| matches!(self.text.raw(at), "فى" | "التى" | "الذى"))
    }

    pub(crate) fn classes(&self, index: usize) -> Classes {
        self.entry(index).classes
    }

    /// The classes of a token without its و or ف.
    pub(crate) fn classes_behind_conjunction(&self, index: usize) -> Classes {
        let folded = self.text.folded(index);
        folded
            .strip_prefix(['و', 'ف'])
            .map(|rest| self.lexicon.get(rest).classes)
            .unwrap_or_default()
    }

    pub(crate) fn has_conjunction(&self, index: usize) -> bool {
        // `وزير`, `وصل` have a و of their own.
        self.is_word(index)
            && self.text.folded(index).starts_with('و')
            && self.entry(index).role.is_none()
            && !self.is(index, Class::WithWaw)
    }

    pub(crate) fn role(&self, index: usize) -> Option<Role> {
        let mut role = self.entry(index).role?;
        // `رئيسه` is "its head" or, in some houses, `رئيسة`.
        let owned = role.is(RoleKind::Person) && !role.heh && self.text.raw(index).ends_with('ه');
        if owned && role.agreement == Agreement::new(Gender::Female, Number::Singular) {
            role.agreement.gender = Gender::Unknown;
        }
        // `أما` is written like "a mother" in the accusative.
        let other =
            self.is(index, Class::Topic) || role.heh && !self.text.raw(index).ends_with('ه');
        (!other).then_some(role)
    }

    pub(crate) fn role_behind_proclitics(&self, index: usize) -> Option<Role> {
        role_behind_proclitics(self.text, index)
    }

    /// Whether a token, bare or behind a proclitic, is a role noun for a person.
    pub(crate) fn is_person_role(&self, index: usize) -> bool {
        self.role(index).or_else(|| self.role_behind_proclitics(index)).is_some_and(Role::is_person)
    }

    pub(crate) fn is_definite(&self, index: usize) -> bool {
        self.text.folded(index).starts_with("ال")
    }

    /// Whether a token ends like a noun or adjective of feminine agreement.
    pub(crate) fn is_feminine(&self, index: usize) -> bool {
        self.text.folded(index).ends_with('ه')
    }

    /// The number of the entity a token belongs to.
    pub(crate) fn entity_of(&self, index: usize) -> Option<usize> {
        let number = *self.entity_of.get(index)?;
        (number as usize).checked_sub(1)
    }

    /// The entity whose first token this is.
    pub(crate) fn entity_at(&self, index: usize) -> Option<usize> {
        let entity = self.entity_of(index)?;
        let first = index.checked_sub(1).and_then(|before| self.entity_of(before)) != Some(entity);
        first.then_some(entity)
    }

    /// The same, of a kind that can speak, and standing whole at the token's start.
    pub(crate) fn speaker_at(&self, index: usize) -> Option<usize> {
        let entity = self.entity_at(index)?;
        self.can_speak(entity).then_some(entity)
    }

    pub(crate) fn can_speak(&self, entity: usize) -> bool {
        matches!(
            self.entities.get(entity).map(|entity| entity.kind),
            Some(EntityKind::Person | EntityKind::Organization | EntityKind::Location)
        )
    }

    pub(crate) fn kind_of(&self, entity: usize) -> Option<EntityKind> {
        self.entities.get(entity).map(|entity| entity.kind)
    }

    pub(crate) fn is_person(&self, entity: usize) -> bool {
        self.kind_of(entity) == Some(EntityKind::Person)
    }

    /// The first token behind an entity that a token belongs to.
    pub(crate) fn entity_end(&self, index: usize) -> usize {
        let Some(entity) = self.entity_of(index) else { return index + 1 };
        let mut end = index + 1;
        while self.entity_of(end) == Some(entity) {
            end += 1;
        }
        end
    }

    /// Whether an entity begins with the first letter of its token.
    pub(crate) fn is_bare(&self, index: usize) -> bool {
        self.entity_of(index).and_then(|entity| self.entities.get(entity)).is_some_and(|entity| {
            self.text.token(index).is_some_and(|token| token.span.start() >= entity.span.start())
        })
    }

    pub(crate) fn sentence(&self, index: usize) -> Range<usize> {
        self.text.sentence_of(index)
    }

    pub(crate) fn sentence_number(&self, index: usize) -> u32 {
        self.text.token(index).map_or(u32::MAX, |token| token.sentence)
    }

    pub(crate) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        self.text.span(tokens)
    }

    /// The first token behind a bracket that opens at a token, where it closes soon.
    pub(crate) fn behind_bracket(&self, open: usize, limit: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        if !matches!(self.mark(open), Some('(' | '[')) {
            return None;
        }
        let limit = limit.min(open + LONGEST);
        (open + 1..limit)
            .find(|index| matches!(self.mark(*index), Some(')' | ']')))
            .map(|close| close + 1)
    }

    /// The first token behind a quotation that is a name (`صحيفة «المرفأ»`), not speech: short, closed, and attached
    /// to a word or behind a noun for a medium.
    pub(crate) fn behind_quoted_name(&self, open: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let quotation = self.quotation_at(open)?;
        if !quotation.closed || quotation.close - open > LONGEST {
            return None;
        }
        let before = open.checked_sub(1)?;
        let attached = self.text.gap(open) == Gap::None && self.is_word(before);
        let medium = self
            .role(before)
            .or_else(|| self.role_behind_proclitics(before))
            .is_some_and(|role| role.is(RoleKind::Media) || role.is(RoleKind::Body));
        let named = self.entity_at(open + 1).is_some_and(|_| self.entity_end(open + 1) >= quotation.close)
            // `لدى «المرسى»`.
            || self.text.folded(before) == "لدي";
        (attached || medium || named).then_some(quotation.close + 1)
    }

    pub(crate) fn is_digits(&self, index: usize) -> bool {
        self.text.kind(index) == Some(TokenKind::Digits)
    }
}

/// Whether a mention is more likely a misread word than a name: a lone word that is a verb of speech (`أفاد` beside the
/// agency `آفاد`), or what completes a role (`رئيس الوزراء`), read as a person's name.
fn is_doubtful(text: &TokenizedText<'_>, words: &[u32], entity: &EntityMention, at: usize) -> bool {
    if text.token(at).is_none_or(|token| token.span.end() < entity.span.end()) {
        return false;
    }
    let entry = |index: usize| lexicon().entry(words.get(index).copied().unwrap_or(0));
    let person = entity.kind == EntityKind::Person;
    let verb = entry(at)
        .forms()
        .iter()
        .any(|form| form.shape.is_tensed() && (person || !form.lexeme.flags.has(Use::HOMOGRAPH)));
    let office = at
        .checked_sub(1)
        .and_then(|before| entry(before).role)
        .is_some_and(|before| before.is(RoleKind::Person) && !before.definite)
        && text.gap(at) == Gap::Space
        && text.folded(at).starts_with("ال");
    verb || person && (office || entry(at).role.is_some())
}
