//! Who the subject of a cue is: behind it, before it, or carried over.

use std::ops::Range;

use rawi_tokens::Gap;

use crate::agreement::{Agreement, Gender, Number};
use crate::before::Before;
use crate::cue::{CueForm, CueKind, Governs, Shape, Use};
use crate::find::Search;
use crate::lexicon::lexicon;
use crate::memory::Voice;
use crate::phrase::{Phrase, Reach};
use crate::role::{Role, RoleKind};
use crate::statement::Reference;
use crate::words::Class;

/// A subject that was found, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    pub(crate) voice: Voice,
    pub(crate) phrase: Option<Phrase>,
    /// Where the clause of a subject before its verb begins.
    pub(crate) before: Option<usize>,
}

impl Search<'_, '_> {
    /// The subject directly before a verb (`الوزير أبلغ النواب أن`), else the one behind it.
    ///
    /// The phrase is that of a subject behind the cue alone.
    pub(crate) fn adjacent_or_in(
        &self,
        cue: usize,
        region: Range<usize>,
        reach: Reach,
        form: CueForm,
        before: &Before,
    ) -> (Option<Phrase>, Option<Subject>) {
        // `، 45 عاما،`.
        const AGE: usize = 4;
        if form.shape == Shape::Participle {
            return (None, None);
        }
        if form.letters == 0
            && before.relative.is_none()
            && let Some(subject) = self.subject_before(cue, form, before)
            && subject.phrase.is_some_and(|phrase| {
                let aged = phrase.next + AGE == before.start
                    && self.reader.is_comma(phrase.next)
                    && self.reader.is_digits(phrase.next + 1)
                    && self.reader.is_comma(before.start - 1);
                (phrase.next == before.start || aged) && phrase.entity.is_some()
            })
        {
            return (None, Some(subject));
        }
        self.subject_in(region, reach, form)
    }

    /// The subject in the tokens between a cue and its content.
    pub(crate) fn subject_in(
        &self,
        region: Range<usize>,
        reach: Reach,
        form: CueForm,
    ) -> (Option<Phrase>, Option<Subject>) {
        let reader = &self.reader;
        // `أما الوزير فدعا الأطراف إلى`: the topic is the subject, whatever follows.
        if form.letters == 1
            && region.start > 0
            && reader.text.folded(region.start - 1).starts_with('ف')
            && self.topic(region.start - 1).is_some()
        {
            return (None, None);
        }
        // A verb in the dual or plural has its subject before it, or none: what follows is the object.
        if form.shape.is_tensed()
            && matches!(form.agreement.number, Number::Dual | Number::Plural)
            && !form.lexeme.flags.has(Use::RELAY)
        {
            return (None, None);
        }
        let at = reader.skip_adverbials(region.start, region.end);
        if at >= region.end || reader.text.gap(at) == Gap::Line {
            return (None, None);
        }
        // `وجدد تأكيده أن`: what is renewed renews nothing.
        if form.lexeme.flags.has(Use::RENEW) && self.is_renewed(at) {
            return (None, None);
        }
        let Some(mut phrase) = reader.noun_phrase(at, region.end, reach, form.lexeme.governs)
        else {
            return (None, None);
        };
        if phrase.entity.is_some_and(|entity| !reader.can_speak(entity)) {
            return (None, None);
        }
        // `ودعا المستفيدين إلى`: in the accusative it is the object; the subject is carried over.
        let governs_noun = form.shape.is_tensed() && !form.lexeme.flags.has(Use::RELAY);
        let plural = phrase.role.map_or_else(
            || reader.is_definite(phrase.start),
            |role| role.is_person() && role.agreement.number != Number::Singular,
        );
        let accusative =
            phrase.entity.is_none() && plural && reader.text.folded(phrase.start).ends_with("ين");
        // `وقال طالبا عدم ذكر اسمه`.
        let tanwin = phrase.entity.is_none()
            && phrase.role.is_some_and(|role| {
                let folded = reader.text.folded(phrase.start);
                let bare = folded.strip_suffix('ا').map(|bare| lexicon().get(bare).role);
                bare.flatten().is_some_and(|bare| bare.lemma == role.lemma)
            });
        // `يعتبر دليلا`: what it is held to be.
        let held = form.lexeme.kind == CueKind::Believe
            && phrase.entity.is_none()
            && phrase.role.is_none()
            && !reader.is_definite(phrase.start)
            && reader.text.folded(phrase.start).ends_with('ا');
        if governs_noun && (accusative || tanwin || held) {
            return (None, None);
        }
        // A verb before its subject shows its gender better than the noun itself does.
        if form.shape.is_finite() && form.agreement.gender != Gender::Unknown {
            phrase.agreement.gender = form.agreement.gender;
        }
        let mut voice = self.memory.voice(reader, &phrase);
        let document =
            phrase.role.is_some_and(|role| role.is(RoleKind::Document) && !role.is_person());
        if document
            && phrase.entity.is_none()
            && let Some(own) = voice
            && let Some(owner) = self.owner(phrase.start + 1, region.end, form.lexeme.governs)
            && owner.start < phrase.end
            && let Some(owning) = self.memory.voice(reader, &owner)
        {
            // The document speaks for its owner: both stay visible, the one as the place, the other as the name.
            voice = Some(Voice { span: own.span, agreement: own.agreement, ..owning });
        }
        let subject = voice.map(|voice| Subject { voice, phrase: Some(phrase), before: None });
        (Some(phrase), subject)
    }

    /// The subject of a cue that has none behind it: before it, or carried over.
    pub(crate) fn subject_elsewhere(
        &self,
        cue: usize,
        form: CueForm,
        before: &Before,
    ) -> Option<Subject> {
        if form.shape != Shape::Participle
            && let Some(subject) = self.subject_before(cue, form, before)
        {
            return Some(subject);
        }
        if before.relative.is_some() {
            return None;
        }
        let reader = &self.reader;
        if let Some(voice) = self.honored(cue) {
            return Some(Subject { voice, phrase: None, before: None });
        }
        // In somebody's quoted words the one who spoke before is not the one who is quoted.
        if let Some(quotation) = reader.quotations.around(cue)
            && self.drafts.last().is_none_or(|draft| draft.cue_token <= quotation.open)
        {
            return None;
        }
        // `أصوات تطالب بالرحيل`: a verb in the middle of a clause has a subject there, known or not.
        let pointing = reader.is(cue + 1, Class::BackReference);
        let opens = before.told || pointing || self.opens_phrase(before.start, form);
        if form.shape.is_finite() && !opens {
            return None;
        }
        // `وإنه اعترف`: the pronoun means somebody of this sentence, or nobody who spoke.
        let that = form.letters == 0
            && before.start.checked_sub(1).is_some_and(|last| {
                reader.classes(last).has_any(&[Class::That, Class::BiThat])
                    || reader.classes_behind_conjunction(last).has(Class::That)
            });
        let sentence = reader.sentence_number(cue);
        let told = self
            .drafts
            .last()
            .is_some_and(|draft| reader.sentence_number(draft.cue_token) == sentence);
        if that && told {
            let voice = self.memory.carried(sentence, form.agreement, true)?;
            return Some(Subject { voice, phrase: None, before: None });
        }
        self.carry(cue, form.agreement, true)
    }

    /// `وأكد سموه`: the last person who was named with that honour.
    fn honored(&self, cue: usize) -> Option<Voice> {
        const HONORS: [(&[&str], &[&str]); 6] = [
            (&["سموه", "سموها"], &["سمو", "السمو", "الامير", "الاميره", "الشيخ", "الشيخه"]),
            (&["جلالته", "جلالتها"], &["جلاله", "الجلاله", "الملك", "الملكه", "السلطان"]),
            (&["فخامته"], &["فخامه", "الرئيس", "رئيس"]),
            (&["معاليه", "معاليها"], &["معالي", "الوزير", "وزير", "الوزيره", "وزيره"]),
            (&["سعادته", "سعادتها"], &["سعاده", "السفير", "سفير", "السفيره", "سفيره"]),
            (&["فضيلته"], &["فضيله", "الشيخ", "الامام"]),
        ];
        /// So many names back, and so many words before a name.
        const NAMES: usize = 48;
        const WORDS: usize = 6;
        let reader = &self.reader;
        let honor = reader.text.folded(cue + 1);
        let (_, titles) = HONORS.iter().find(|(honors, _)| honors.contains(&honor))?;
        let at = reader.text.token(cue)?.span.start();
        let before = reader.entities.partition_point(|entity| entity.span.start() < at);
        let named = (before.saturating_sub(NAMES)..before).rev().find_map(|entity| {
            let start = reader.text.token_at(reader.entities.get(entity)?.span.start());
            let titled = (start.saturating_sub(WORDS)..start).any(|index| {
                titles.contains(&reader.text.folded(index))
                    && !(index + 1..start).any(|inner| reader.mark(inner).is_some())
            });
            (titled && reader.is_person(entity)).then_some((entity, start))
        })?;
        let phrase = reader.entity_phrase(named.0, named.1, None, 0);
        let voice = self.memory.voice(reader, &phrase)?;
        Some(Voice { reference: Reference::Carried, ..voice })
    }

    /// The speaker of the cue before, or the subject of the sentence, where it agrees.
    pub(crate) fn carry(&self, cue: usize, agreement: Agreement, subject: bool) -> Option<Subject> {
        let reader = &self.reader;
        let sentence = reader.sentence_number(cue);
        let found = |voice: Voice| Subject { voice, phrase: None, before: None };
        if let Some(voice) = self.memory.carried(sentence, agreement, true) {
            return Some(found(voice));
        }
        if subject && let Some(voice) = self.sentence_subject(cue, agreement) {
            return Some(found(voice));
        }
        self.memory
            .carried(sentence, agreement, false)
            .or_else(|| self.nearest(cue, agreement))
            .or_else(|| {
                // `زار الوزير المصنع. وأضاف أن`: the subject of the sentence before.
                let last = reader.sentence(cue).start.checked_sub(1)?;
                let silent = self.memory.carried(sentence, Agreement::UNKNOWN, false).is_none();
                (subject && silent).then(|| self.sentence_subject(last, agreement)).flatten()
            })
            .map(found)
    }

    /// The nearest that can speak before a cue in its sentence, agrees, and stands behind no preposition.
    pub(crate) fn nearest(&self, cue: usize, agreement: Agreement) -> Option<Voice> {
        const FURTHEST: usize = 24;
        let reader = &self.reader;
        let start = reader.sentence(cue).start.max(cue.saturating_sub(FURTHEST));
        (start..cue).rev().find_map(|at| {
            let entity = reader.speaker_at(at).filter(|_| reader.is_bare(at))?;
            let own = reader.agreement_of(entity, at);
            let behind = at > start
                && (reader.begins_prepositional(at - 1)
                    || reader.role(at - 1).is_some() && !reader.is_definite(at - 1));
            if behind || !agreement.fits(own) {
                return None;
            }
            let phrase = reader.entity_phrase(entity, at, reader.role(at), 0);
            let voice = self.memory.voice(reader, &phrase)?;
            Some(Voice { reference: Reference::Carried, ..voice })
        })
    }

    /// The subject of the sentence of a cue: the first that can speak and stands in no prepositional phrase.
    pub(crate) fn sentence_subject(&self, cue: usize, agreement: Agreement) -> Option<Voice> {
        const FURTHEST: usize = 24;
        let reader = &self.reader;
        let start = reader.sentence(cue).start.max(if reader.body < cue { reader.body } else { 0 });
        let limit = cue.min(start + FURTHEST);
        let mut at = start;
        while at < limit {
            if reader.is_comma(at) {
                at += 1;
                continue;
            }
            if reader.begins_prepositional(at) {
                // Up to its comma, or past its noun.
                at =
                    (at + 1..limit).take(8).find(|index| reader.is_comma(*index)).unwrap_or(at + 2);
                continue;
            }
            let role = reader.role(at).filter(|role| role.is_person() || role.is(RoleKind::Body));
            let person = reader.speaker_at(at).filter(|_| reader.is_bare(at));
            if role.is_some() || person.is_some() {
                let phrase = reader.noun_phrase(at, limit, Reach::Open, Governs::default())?;
                if !agreement.fits(phrase.agreement) {
                    return None;
                }
                let voice = self.memory.voice(reader, &phrase)?;
                return Some(Voice { reference: Reference::Carried, ..voice });
            }
            at += 1;
        }
        None
    }

    /// The subject before its verb: in a headline, behind أن or لكن, between كان and قد, before التي.
    pub(crate) fn subject_before(
        &self,
        cue: usize,
        form: CueForm,
        before: &Before,
    ) -> Option<Subject> {
        const FURTHEST: usize = 32;
        let reader = &self.reader;
        // `أما فلان، …، فقد ذكر`: as with ف on the verb itself.
        let follows = form.letters > 0
            || before.start < cue && reader.text.folded(before.start).starts_with('ف');
        if let Some(relative) = before.relative {
            return self.antecedent(relative, form);
        }
        let sentence = reader.sentence(cue);
        let start = sentence.start.max(cue.saturating_sub(FURTHEST));
        if let Some(subject) = self
            .attached_before(before.start, form)
            .or_else(|| self.document_before(before.start, form))
        {
            return Some(subject);
        }
        // `وهذا يثبت أن`: nobody speaks.
        let demonstrative = before.start.checked_sub(1).is_some_and(|last| {
            reader.is(last, Class::NonSubject)
                || reader.classes_behind_conjunction(last).has(Class::NonSubject)
        });
        if demonstrative && !follows {
            return None;
        }
        let mut at = cue;
        let mut topic = false;
        let mut auxiliary = false;
        while at > start && !reader.starts_line(at) {
            let last = at - 1;
            let classes = reader.classes(last);
            let folded = reader.text.folded(last);
            if classes.has(Class::Topic) || folded == "واما" || folded == "فاما" {
                topic = true;
                break;
            }
            if follows {
                // `أما فلان، …، فيرى`: only the topic stands before ف.
                at = last;
                continue;
            }
            if last + 1 < cue
                && (matches!(
                    folded,
                    "كان" | "كانت" | "وكان" | "وكانت" | "وكانا" | "وكانوا" | "فكان"
                ))
            {
                auxiliary = true;
                break;
            }
            let boundary = classes.has_any(&[Class::That, Class::BiThat, Class::Conjunction])
                || reader
                    .classes_behind_conjunction(last)
                    .has_any(&[Class::That, Class::Conjunction])
                || matches!(
                    reader.mark(last),
                    Some('،' | ',' | ':' | '؛' | '.' | '|' | '…' | '؟' | '!')
                )
                || reader.quotation_at(last).is_some();
            if boundary && !(reader.is_comma(last) && self.is_parenthesis(last, start)) {
                break;
            }
            at = last;
        }
        if follows && !topic {
            return None;
        }
        let mut head = at;
        if !topic && !auxiliary && reader.has_conjunction(head) && !reader.is_bare(head) {
            // `والقاهرة تعلن`.
            if let Some(entity) = reader.entity_at(head) {
                let phrase = reader.entity_phrase(entity, head, None, 1);
                let adjacent = phrase.end >= before.start;
                return if adjacent { self.agreed(phrase, form, at) } else { None };
            }
            // `والمتحدث ينفي`.
            if let Some(role) = reader.role_behind_proclitics(head) {
                let phrase = self.preceding_phrase(head, cue, Some(role))?;
                return self.agreed(phrase, form, at);
            }
            return None;
        }
        head = reader.skip_adverbials(head, cue);
        // `أصدر أمرا يدعو`: in the accusative an unknown noun is an object.
        let object = !topic
            && head + 1 == before.start
            && reader.role(head).is_none()
            && reader.entity_of(head).is_none()
            && !reader.is_definite(head)
            && reader.text.raw(head).trim_end_matches('\u{64B}').ends_with('ا');
        if object {
            return None;
        }
        let phrase = match self.preceding_phrase(head, cue, None) {
            Some(phrase) => phrase,
            // Behind أما the topic is the subject, known or not.
            None if topic => reader.noun_phrase(head, cue, Reach::Known, Governs::default())?,
            None => return None,
        };
        self.agreed(phrase, form, at)
    }

    /// A document without an article that ends at its verb, as its relative clause: `في تقرير لصندوق النقد يقول إن`.
    fn document_before(&self, verb: usize, form: CueForm) -> Option<Subject> {
        const FURTHEST: usize = 8;
        let reader = &self.reader;
        let start = reader.sentence(verb).start.max(verb.saturating_sub(FURTHEST));
        if form.shape != Shape::Present || form.letters > 0 {
            return None;
        }
        let at = (start..verb).rev().find(|index| {
            reader.role(*index).is_some_and(|role| {
                role.is(RoleKind::Document) && !role.is_person() && !role.definite
            })
        })?;
        let phrase = reader.noun_phrase(at, verb, Reach::Known, Governs::default())?;
        if phrase.next != verb {
            return None;
        }
        match self.owner(at + 1, verb, Governs::default()) {
            Some(owner) => {
                let place = self.memory.voice(reader, &phrase)?;
                let owner = self.memory.voice(reader, &owner)?;
                let agreement = Agreement::new(form.agreement.gender, Number::Unknown);
                agreement.fits(place.agreement).then_some(Subject {
                    voice: Voice { span: place.span, agreement: place.agreement, ..owner },
                    phrase: Some(phrase),
                    before: Some(at),
                })
            }
            None => self.agreed(phrase, form, at),
        }
    }

    /// A subject of one word with و, or of one name in quotation marks, directly before its verb: `ومصدر ينفي`,
    /// `«المرفأ» تنشر`.
    fn attached_before(&self, verb: usize, form: CueForm) -> Option<Subject> {
        let reader = &self.reader;
        let last =
            verb.checked_sub(1).filter(|_| form.letters == 0 && !reader.starts_line(verb))?;
        if let Some(quotation) = reader.quotations.closing_at(last) {
            const LONGEST: usize = 5;
            let open = quotation.open;
            let opens = open == 0
                || reader.starts_line(open)
                || open == reader.sentence(open).start
                || reader.mark(open - 1).is_some()
                || reader.text.folded(open - 1) == "و";
            if !opens || quotation.close - open > LONGEST || open + 1 >= quotation.close {
                return None;
            }
            let entity = reader.entity_at(open + 1).filter(|entity| reader.can_speak(*entity));
            let agreement =
                entity.map_or(Agreement::UNKNOWN, |entity| reader.agreement_of(entity, open + 1));
            let (start, end) = (open + 1, quotation.close);
            let phrase =
                Phrase { start, end, entity, role: None, agreement, letters: 0, next: verb };
            return self.agreed(phrase, form, open);
        }
        if !reader.has_conjunction(last) || reader.is_bare(last) {
            return None;
        }
        let role = reader.role_behind_proclitics(last).filter(|role| {
            role.is(RoleKind::Person) || role.is(RoleKind::Source) || role.is(RoleKind::Body)
        })?;
        let (start, end, agreement) = (last, verb, role.agreement);
        let phrase = Phrase {
            start,
            end,
            entity: None,
            role: Some(role),
            agreement,
            letters: 1,
            next: verb,
        };
        self.agreed(phrase, form, last)
    }

    /// أما before a cue in its sentence.
    pub(crate) fn topic(&self, cue: usize) -> Option<usize> {
        const FURTHEST: usize = 32;
        let reader = &self.reader;
        let start = reader.sentence(cue).start.max(cue.saturating_sub(FURTHEST));
        (start..cue).rev().find(|index| {
            reader.is(*index, Class::Topic)
                || reader.classes_behind_conjunction(*index).has(Class::Topic)
                    && reader.text.folded(*index).chars().count() <= 4
        })
    }

    /// Whether a comma before a cue closes an insertion between subject and verb (`الوزير، في بيان، أكد`).
    pub(crate) fn is_parenthesis(&self, comma: usize, start: usize) -> bool {
        const FURTHEST: usize = 10;
        let reader = &self.reader;
        let limit = start.max(comma.saturating_sub(FURTHEST));
        let opening = (limit..comma).rev().find(|index| reader.is_comma(*index));
        match opening {
            Some(opening) => {
                reader.begins_prepositional(opening + 1)
                    || reader.is(opening + 1, Class::Relative)
                    || reader.is(opening + 1, Class::Time)
                    // `فلان، 45 عاما، أبلغ`.
                    || reader.is_digits(opening + 1)
            }
            None => false,
        }
    }

    /// A phrase that ends at its verb, or is parted from it by modifiers alone.
    pub(crate) fn preceding_phrase(
        &self,
        head: usize,
        cue: usize,
        role: Option<Role>,
    ) -> Option<Phrase> {
        const BETWEEN: usize = 12;
        let reader = &self.reader;
        if head >= cue {
            return None;
        }
        let phrase = match role {
            Some(role) => {
                let mut phrase = reader.noun_phrase_from_role(head, role, cue, Governs::default());
                phrase.letters = 1;
                phrase
            }
            None => reader.noun_phrase(head, cue, Reach::Known, Governs::default())?,
        };
        let known = phrase.entity.is_some() || phrase.role.is_some();
        let adjacent =
            phrase.next >= cue || reader.is(phrase.next, Class::Particle) && phrase.next + 1 >= cue;
        (known && cue - phrase.next.min(cue) <= BETWEEN || adjacent).then_some(phrase)
    }

    pub(crate) fn agreed(&self, phrase: Phrase, form: CueForm, before: usize) -> Option<Subject> {
        let reader = &self.reader;
        let cue = Agreement::new(form.agreement.gender, Number::Unknown);
        if !cue.fits(phrase.agreement)
            || phrase.entity.is_some_and(|entity| !reader.can_speak(entity))
        {
            return None;
        }
        let mut phrase = phrase;
        if phrase.agreement.gender == Gender::Unknown {
            phrase.agreement.gender = form.agreement.gender;
        }
        let voice = self.memory.voice(reader, &phrase)?;
        Some(Subject { voice, phrase: Some(phrase), before: Some(before) })
    }

    /// The noun before الذي or التي: the nearest that agrees.
    pub(crate) fn antecedent(&self, relative: usize, form: CueForm) -> Option<Subject> {
        const FURTHEST: usize = 12;
        let reader = &self.reader;
        let end =
            if relative > 0 && reader.is_comma(relative - 1) { relative - 1 } else { relative };
        let start = reader.sentence(relative).start.max(end.saturating_sub(FURTHEST));
        let female = reader.text.folded(relative) == "التي";
        // `فلان، القيادي في الحزب، الذي كتب`: the one between whose commas the office stands.
        if end < relative
            && let Some(opening) = (start..end).rev().find(|at| reader.is_comma(*at))
            && reader.is_person_role(opening + 1)
            && let Some(name) = (start..opening).rev().find(|at| reader.entity_end(*at) == opening)
            && let Some(first) = (start..=name).rev().find(|at| reader.entity_at(*at).is_some())
            && let Some(entity) =
                reader.speaker_at(first).filter(|entity| reader.is_person(*entity))
            && reader.entity_end(first) == opening
        {
            return self.agreed(reader.entity_phrase(entity, first, None, 0), form, first);
        }
        for at in (start..end).rev() {
            if reader.is_comma(at) || reader.starts_line(at + 1) {
                return None;
            }
            let entity = reader.speaker_at(at).filter(|_| reader.entity_end(at) <= end);
            let role = reader.role(at);
            let agreement = match (entity, role) {
                (Some(entity), _) => reader.agreement_of(entity, at),
                (None, Some(role)) => role.agreement,
                (None, None) => continue,
            };
            let gender = if female { Gender::Female } else { Gender::Male };
            if !Agreement::new(gender, Number::Unknown).fits(agreement) {
                continue;
            }
            let phrase = match entity {
                Some(entity) => reader.entity_phrase(entity, at, role, 0),
                None => reader.noun_phrase(at, end, Reach::Known, Governs::default())?,
            };
            return self.agreed(phrase, form, at);
        }
        None
    }

    /// Who speaks together with the subject: `قال الوزير ونظيره`.
    ///
    /// With them the token behind the last of them.
    pub(crate) fn joint(&self, phrase: &Phrase, limit: usize) -> (Vec<Voice>, usize) {
        const MOST: usize = 4;
        let reader = &self.reader;
        let mut voices = Vec::new();
        let mut at = phrase.next;
        while voices.len() < MOST && at < limit && reader.has_conjunction(at) {
            let entity = reader
                .entity_at(at)
                .filter(|entity| reader.can_speak(*entity) && !reader.is_bare(at));
            let role = reader.role_behind_proclitics(at);
            let next = match (entity, role) {
                (Some(entity), _) => reader.entity_phrase(entity, at, None, 1),
                (None, Some(role)) => {
                    let next = reader.noun_phrase_from_role(at, role, limit, Governs::default());
                    Phrase { letters: 1, ..next }
                }
                (None, None) => break,
            };
            at = next.next;
            voices.extend(self.memory.voice(reader, &next));
        }
        (voices, at)
    }
}
