//! The search: from each cue to its speaker and its content.

use rawi_entities::EntityMention;
use rawi_text::Span;
use rawi_tokens::TokenizedText;

use crate::before::Before;
use crate::content::{self, Extent, Plan};
use crate::cue::{CueForm, Lexeme, Shape, cues};
use crate::memory::{Memory, Voice, joined, phrase_span};
use crate::reader::Reader;
use crate::role::RoleKind;
use crate::statement::{Statement, Status};
use crate::subject::Subject;
use crate::words::Class;

/// Everything that cues of speech tell, what was not said and what may be said among it, in the order of the cues.
///
/// [`Statement::status`] tells them apart; [`find_statements`](crate::find_statements) gives only what was said.
///
/// ```
/// use rawi_statements::{Status, find_speech};
/// use rawi_tokens::TokenizedText;
///
/// let text = TokenizedText::new("رفض المتحدث التعليق على النبأ. وقال إن التحقيق مستمر.");
/// let found: Vec<Status> = find_speech(&text, &[]).iter().map(|speech| speech.status).collect();
/// assert_eq!(found, [Status::Negated, Status::Made]);
/// ```
pub fn find_speech(text: &TokenizedText<'_>, entities: &[EntityMention]) -> Vec<Statement> {
    let Some(reader) = Reader::new(text, entities) else { return Vec::new() };
    let mut search = Search { memory: Memory::new(&reader), reader, drafts: Vec::new(), busy: 0 };
    let mut at = 0;
    while at < text.len() {
        at = if search.reader.is_cue(at) { search.cue_at(at).max(at + 1) } else { at + 1 };
    }
    search.finish()
}

/// A statement whose content has no end yet.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) cue: Span,
    pub(crate) cue_token: usize,
    pub(crate) lexeme: Lexeme,
    pub(crate) voice: Voice,
    pub(crate) joint: Vec<Voice>,
    pub(crate) via: Option<Voice>,
    pub(crate) plan: Plan,
    pub(crate) rest: Option<usize>,
    pub(crate) status: Status,
    /// Where its own clause begins, if that ends the statements before it.
    pub(crate) cut: Option<usize>,
}

/// The state of the search through one text; what it finds in which construct stands in `rule`.
pub(crate) struct Search<'a, 't> {
    pub(crate) reader: Reader<'a, 't>,
    pub(crate) memory: Memory,
    pub(crate) drafts: Vec<Draft>,
    /// The first token that is not between an earlier cue and its content.
    pub(crate) busy: usize,
}

/// A statement as a rule finds it.
pub(crate) struct Found {
    pub(crate) cue: usize,
    pub(crate) form: CueForm,
    pub(crate) before: Before,
    pub(crate) subject: Subject,
    pub(crate) plan: Plan,
    /// The cue's place, where it is not its one token.
    pub(crate) span: Option<Span>,
    pub(crate) joint: Vec<Voice>,
    pub(crate) via: Option<Voice>,
    /// The token at which a quotation goes on behind its cue.
    pub(crate) rest: Option<usize>,
}

impl Found {
    pub(crate) const fn new(
        cue: usize,
        form: CueForm,
        before: Before,
        subject: Subject,
        plan: Plan,
    ) -> Found {
        Found {
            cue,
            form,
            before,
            subject,
            plan,
            span: None,
            joint: Vec::new(),
            via: None,
            rest: None,
        }
    }
}

impl Search<'_, '_> {
    /// Reads the cue at a token, if one stands there; gives the token to go on from.
    fn cue_at(&mut self, at: usize) -> usize {
        if self.reader.entry(at).begins_phrase
            && let Some((tokens, form)) = cues().phrase(self.reader.text, at)
            && self.preposition(at, tokens, form)
        {
            return at + tokens;
        }
        // Inside a name (`حزب أكد`), there is no cue; between another cue and its content only finite verbs are.
        let in_name = self.reader.entity_of(at).is_some();
        if in_name {
            return at + 1;
        }
        for form in self.reader.forms(at) {
            if at < self.busy && !form.shape.is_finite() {
                continue;
            }
            if self.verb(at, *form) {
                break;
            }
        }
        at + 1
    }

    pub(crate) fn cue_span(&self, cue: usize, form: CueForm) -> Option<Span> {
        phrase_span(&self.reader, cue..cue + 1, usize::from(form.letters))
    }

    /// Takes a statement down; its content is read when all are known.
    pub(crate) fn add(&mut self, found: Found) {
        let Found { cue, form, before, subject, joint, via, plan, rest, span } = found;
        let Some(span) = span.or_else(|| self.cue_span(cue, form)) else { return };
        let cut = self.cut(cue, form, &before, &subject);
        let mut voice = subject.voice;
        if !joint.is_empty() {
            voice.agreement = joined(voice.agreement, joint.len());
        }
        if before.status != Status::Possible {
            self.memory.spoke(&self.reader, voice, cue, subject.phrase.as_ref());
            // `تقرير صادر عن الاتحاد`: later `التقرير` speaks for the same owner.
            if let Some(phrase) = subject.phrase
                && let Some(role) = phrase.role
                && role.is(RoleKind::Document)
                && !role.is_person()
                && phrase.entity.is_none()
            {
                self.memory.own(role, phrase.start, voice.meant);
            }
        }
        let (lexeme, status) = (form.lexeme, before.status);
        self.drafts.push(Draft {
            cue: span,
            cue_token: cue,
            lexeme,
            voice,
            joint,
            via,
            plan,
            rest,
            status,
            cut,
        });
    }

    /// Where the clause of a cue begins, if the statements before it end there.
    fn cut(&self, cue: usize, form: CueForm, before: &Before, subject: &Subject) -> Option<usize> {
        let reader = &self.reader;
        if before.inserted || reader.quotations.around(cue).is_some() {
            return None;
        }
        let mut at = before.start.min(subject.before.unwrap_or(cue));
        let sentence = reader.sentence(cue).start;
        // `في حين`، `من جهته`، `كما`: words that lead to the clause.
        for _ in 0..6 {
            let Some(last) = at.checked_sub(1).filter(|last| *last >= sentence) else { break };
            let classes = reader.classes(last);
            // `من جهته` leads, `هجوم جديد` does not.
            let aside = classes.has(Class::Aside)
                && last.checked_sub(1).is_some_and(|opener| {
                    reader.classes(opener).has_any(&[Class::Min, Class::Ila, Class::Fi])
                });
            let leads = aside
                || classes.has_any(&[Class::Conjunction, Class::Particle, Class::Adverb])
                || reader
                    .classes_behind_conjunction(last)
                    .has_any(&[Class::Particle, Class::Conjunction])
                || classes.has_any(&[Class::Fi, Class::Min, Class::Relative])
                    && reader.classes(at).has_any(&[Class::Conjunction, Class::Aside]);
            if !leads || reader.is_comma(last) {
                break;
            }
            at = last;
        }
        if at <= sentence {
            return Some(at);
        }
        let last = at - 1;
        if reader.mark(last).is_some() && before.relative.is_none() {
            return Some(last);
        }
        let own = form.letters > 0 && !form.with_ba
            || form.shape == Shape::Participle
            || matches!(form.shape, Shape::Preposition | Shape::PrepositionLam)
            || before.connective
            || before.told
            || subject.before.is_some_and(|at| at < cue && reader.has_conjunction(at));
        own.then_some(at)
    }

    /// Gives every draft its content and writes it out.
    fn finish(self) -> Vec<Statement> {
        let reader = &self.reader;
        let mut cuts: Vec<usize> = self
            .drafts
            .iter()
            .filter(|draft| draft.status != Status::Possible)
            .filter_map(|draft| draft.cut)
            .collect();
        cuts.sort_unstable();
        let mut statements: Vec<Statement> = Vec::with_capacity(self.drafts.len());
        for draft in &self.drafts {
            let Some(content) = content::read(reader, draft.plan, &cuts) else { continue };
            let Some(speaker) = Memory::speaker(reader, &draft.voice) else { continue };
            let rest = draft.rest.and_then(|start| {
                content::read(
                    reader,
                    Plan::From { start, letters: 0, reach: Extent::Clause },
                    &cuts,
                )
            });
            let joint =
                draft.joint.iter().filter_map(|voice| Memory::speaker(reader, voice)).collect();
            statements.push(Statement {
                speaker,
                joint,
                via: draft.via.as_ref().and_then(|voice| Memory::speaker(reader, voice)),
                cue: draft.cue,
                kind: draft.lexeme.kind,
                factivity: draft.lexeme.factivity,
                polarity: draft.lexeme.polarity,
                content: content.span,
                rest: rest.map(|rest| rest.span),
                direct: content.direct,
                status: draft.status,
            });
        }
        let mut spans: Vec<&mut Span> =
            statements.iter_mut().map(|statement| &mut statement.content).collect();
        content::uncross(&mut spans);
        statements.sort_by_key(|statement| statement.cue);
        relate(&mut statements);
        statements
    }
}

/// Gives a statement that stands inside the content of another one the other's speaker as the one who passes it on:
/// `ذكرت الوكالة أن الوزير قال إن`.
///
/// Contents do not cross, so that one pass with a stack of those still open finds the innermost around each cue.
fn relate(statements: &mut [Statement]) {
    let mut contents: Vec<(Span, usize)> = statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| statement.status == Status::Made && statement.kind.tells())
        .map(|(index, statement)| (statement.content, index))
        .collect();
    contents.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
    let mut waiting = contents.into_iter().peekable();
    let mut open: Vec<(Span, usize)> = Vec::new();
    for index in 0..statements.len() {
        let Some(inner) = statements.get(index) else { break };
        let at = inner.cue.start();
        while let Some(content) = waiting.next_if(|(span, _)| span.start() <= at) {
            while open.last().is_some_and(|(span, _)| span.end() <= content.0.start()) {
                open.pop();
            }
            open.push(content);
        }
        while open.last().is_some_and(|(span, _)| span.end() <= at) {
            open.pop();
        }
        let Some(outer) = open.last().and_then(|(_, outer)| statements.get(*outer)) else {
            continue;
        };
        if inner.via.is_none() && outer.speaker.name != inner.speaker.name {
            let via = outer.speaker.clone();
            if let Some(inner) = statements.get_mut(index) {
                inner.via = Some(via);
            }
        }
    }
}
