//! وفق، بحسب، نقلا عن، على حد قول: what follows is the speaker.

use rawi_entities::EntityKind;
use rawi_text::Span;
use rawi_tokens::Gap;

use crate::agreement::{Agreement, Gender, Number};
use crate::before::Before;
use crate::complement::{Governed, How};
use crate::content::{Extent, Plan};
use crate::cue::{CueForm, CueKind, Governs, Shape};
use crate::find::{Found, Search};
use crate::phrase::{Phrase, Reach, is_adjective};
use crate::role::RoleKind;
use crate::statement::Reference;
use crate::subject::Subject;
use crate::words::Class;

impl Search<'_, '_> {
    /// وفق، بحسب، نقلا عن، على حد قول: what follows is the speaker.
    pub(crate) fn preposition(&mut self, at: usize, tokens: usize, form: CueForm) -> bool {
        let reader = &self.reader;
        let noun = at + tokens;
        if reader.starts_line(noun) {
            return false;
        }
        let sentence = reader.sentence(at);
        let letters = usize::from(form.letters);
        let lam = form.shape == Shape::PrepositionLam;
        // `وفقا له`، `بحسب قوله`، `على حد تعبيرها`.
        let pronoun = self.pronoun_agreement(noun, lam);
        let governs = form.lexeme.governs;
        let (subject, end) = if let Some(agreement) = pronoun {
            let Some(mut subject) = self.carry(at, agreement, false) else { return false };
            subject.voice.reference = Reference::Pronoun;
            if let Some(span) = reader.text.token(noun).map(|token| token.span) {
                subject.voice.span = span;
            }
            (subject, noun + 1)
        } else {
            let told = self.told_source(noun, sentence.end, lam, governs);
            let named = || self.source_phrase(noun, sentence.end, lam, governs);
            let unlisted = || self.unlisted_document(at + tokens - 1, form);
            let Some(phrase) = told.or_else(named).or_else(unlisted) else { return false };
            let Some(voice) = self.memory.voice(reader, &phrase) else { return false };
            let next = phrase.next;
            (Subject { voice, phrase: Some(phrase), before: None }, next)
        };
        let document = matches!(form.lexeme.kind, CueKind::Announce);
        // `مضيفا أن الناس، على حد تعبيره، تعبوا`: nobody new speaks.
        let inserted = at > 0 && reader.is_comma(at - 1) && reader.is_comma(end);
        if inserted && pronoun.is_some() {
            return false;
        }
        let before = Before { connective: true, ..Before::plain(at) };
        // `جاء في بيان الوزارة أن`.
        let governed = document.then(|| reader.governed(at + tokens - 1, form));
        let (plan, cut) =
            if let Some(Governed { how: How::That | How::Colon | How::Quote, content, .. }) =
                governed
            {
                (Plan::From { start: content, letters: 0, reach: Extent::Clause }, at)
            } else if at < self.busy {
                // `ذكرت الصحيفة، نقلا عن مسؤول، أن`: the same content.
                (Plan::From { start: self.busy, letters: 0, reach: Extent::Clause }, at)
            } else {
                let Some(beside) = self.beside_plan(at, &before, end, false) else { return false };
                beside
            };
        let document = reader.role(noun).or_else(|| reader.role_behind_proclitics(noun));
        if let Some(document) =
            document.filter(|role| role.is(RoleKind::Document) && !role.is_person())
        {
            self.memory.own(document, noun, subject.voice.meant);
        }
        let reader = &self.reader;
        let cue = reader.text.offset_after_letters(at, letters);
        // `على حد قول فلان`: the noun for what was said belongs to the cue.
        let speech = pronoun.is_some()
            && !matches!(reader.text.folded(noun), "له" | "لها" | "لهم" | "لهما")
            || reader.role(noun).is_some_and(|role| role.is(RoleKind::Speech))
                && reader.entity_of(noun).is_none();
        let last = noun - usize::from(!speech);
        let last = reader.text.token(last).map_or(cue, |token| token.span.end());
        let Some(span) = Span::new(cue..last) else { return false };
        self.busy = self.busy.max(end);
        let inserted = inserted && !reader.has_conjunction(end + 1) && form.letters == 0;
        let before = Before { start: cut, inserted, ..before };
        self.add(Found { span: Some(span), ..Found::new(at, form, before, subject, plan) });
        true
    }

    /// Whom a pronoun behind a prepositional cue agrees with: `له`, `قوله`, `تصريحاتها`.
    pub(crate) fn pronoun_agreement(&self, at: usize, lam: bool) -> Option<Agreement> {
        let reader = &self.reader;
        let folded = reader.text.folded(at);
        let word = if lam { folded.strip_prefix('ل')? } else { folded };
        let bare = lam && matches!(word, "ه" | "ها" | "هم" | "هما");
        let noun = ["قول", "تعبير", "وصف", "زعم", "تصريح", "تصريحات", "كلام", "بيان", "اقوال"]
            .iter()
            .find_map(|noun| word.strip_prefix(noun));
        let pronoun = if bare { word } else { noun? };
        Some(match pronoun {
            "ه" => Agreement::new(Gender::Male, Number::Singular),
            "ها" => Agreement::new(Gender::Female, Number::Singular),
            "هم" => Agreement::new(Gender::Male, Number::Plural),
            "هما" => Agreement::new(Gender::Unknown, Number::Dual),
            _ => return None,
        })
    }

    /// The source named behind a prepositional cue. Only what can speak is one: `وفق الخطة` names none.
    pub(crate) fn source_phrase(
        &self,
        at: usize,
        limit: usize,
        lam: bool,
        governs: Governs,
    ) -> Option<Phrase> {
        let reader = &self.reader;
        let (role, letters) = match (reader.role(at), lam) {
            (Some(role), false) => (Some(role), 0),
            (_, true) => (reader.role_behind_proclitics(at), 1),
            (None, false) => (None, 0),
        };
        let entity = reader.entity_at(at).filter(|entity| reader.can_speak(*entity));
        if lam && !reader.text.folded(at).starts_with('ل') {
            return None;
        }
        if let Some(entity) = entity {
            return Some(reader.entity_phrase(entity, at, role, letters));
        }
        let role = role?;
        // `لبيان اللواء فلان`: the document's owner speaks.
        let speech = role.is(RoleKind::Speech);
        let document = role.is(RoleKind::Document) && !role.is_person() && !role.is(RoleKind::Body);
        if (speech || document)
            && let Some(owner) = self.owner(at + 1, limit, governs)
        {
            return Some(owner);
        }
        if speech && !document {
            return None;
        }
        if lam {
            // The head has ل before it: it is read from its noun on.
            let mut phrase = reader.noun_phrase_from_role(at, role, limit, governs);
            phrase.letters = 1;
            return Some(phrase);
        }
        reader.noun_phrase(at, limit, Reach::Open, governs)
    }

    /// `جاء في أمر الإحالة أن`: a document that no list knows, where the clause follows it at once.
    fn unlisted_document(&self, last: usize, form: CueForm) -> Option<Phrase> {
        let reader = &self.reader;
        let noun = last + 1;
        if form.lexeme.kind != CueKind::Announce
            || reader.classes(noun).has_any(&[Class::Time, Class::Unit, Class::AfterPreposition])
        {
            return None;
        }
        let governed = reader.governed(last, form);
        let phrase = reader.noun_phrase(noun, governed.at, Reach::Known, form.lexeme.governs)?;
        let whole = governed.how == How::That
            && phrase.next == governed.at
            && (reader.is_definite(noun) || phrase.end > noun + 1);
        whole.then_some(phrase)
    }

    /// The source in `وفق ما سربه مصدر`: behind a verb that is no cue of its own.
    pub(crate) fn told_source(
        &self,
        at: usize,
        limit: usize,
        lam: bool,
        governs: Governs,
    ) -> Option<Phrase> {
        let reader = &self.reader;
        let opener = if lam { "لما" } else { "ما" };
        let verb = at + 1;
        let cue = reader.forms(verb).iter().any(|form| form.shape.is_finite());
        if reader.text.folded(at) != opener || cue || !reader.is_word(verb) {
            return None;
        }
        let subject = reader.skip_adverbials(verb + 1, limit);
        reader.noun_phrase(subject, limit, Reach::Open, governs)
    }

    /// The owner behind a noun for a document: a named body or person, or one called by a role.
    pub(crate) fn owner(&self, at: usize, limit: usize, governs: Governs) -> Option<Phrase> {
        let reader = &self.reader;
        let mut at = at;
        let mut lam = false;
        // `بيان مشترك صادر عن`، `تقرير لمنظمة`.
        for _ in 0..4 {
            let adjective = reader.role(at).is_none()
                && reader.entity_of(at).is_none()
                && (is_adjective(reader.text.folded(at)) || reader.is(at, Class::Issued));
            if !adjective && !reader.is(at, Class::An) {
                break;
            }
            at += 1;
        }
        if at >= limit || reader.text.gap(at) == Gap::Line {
            return None;
        }
        let attached = reader.entity_at(at).is_some_and(|_| !reader.is_bare(at));
        if reader.text.folded(at).starts_with('ل') && reader.role(at).is_none() {
            lam = attached || reader.role_behind_proclitics(at).is_some();
        }
        let phrase = if lam {
            match (
                reader.entity_at(at).filter(|entity| reader.can_speak(*entity)),
                reader.role_behind_proclitics(at),
            ) {
                (Some(entity), role) => reader.entity_phrase(entity, at, role, 1),
                (None, Some(role)) => {
                    let phrase = reader.noun_phrase_from_role(at, role, limit, governs);
                    Phrase { letters: 1, ..phrase }
                }
                (None, None) => return None,
            }
        } else {
            reader.noun_phrase(at, limit, Reach::Open, governs)?
        };
        let named = phrase
            .entity
            .is_some_and(|entity| reader.kind_of(entity) != Some(EntityKind::Location));
        let definite_role = phrase.role.is_some_and(|role| {
            (role.is_person() || role.is(RoleKind::Body))
                && (role.definite || phrase.end > phrase.start + 1)
        });
        (named || definite_role).then_some(phrase)
    }
}
