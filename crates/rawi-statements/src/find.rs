//! The search: from each cue to its speaker and its content.

use std::ops::Range;

use rawi_entities::EntityMention;
use rawi_text::Span;
use rawi_tokens::{Gap, TokenizedText};

use crate::agreement::{Agreement, Gender, Number};
use crate::complement::{Governed, How};
use crate::content::{self, Plan};
use crate::cue::{Complement, CueForm, CueKind, Governs, Lexeme, Shape, Use, cues};
use crate::memory::{Memory, Voice, joined, phrase_span};
use crate::phrase::{Phrase, Reach, is_adjective};
use crate::reader::Reader;
use crate::role::RoleKind;
use crate::statement::{Reference, Statement, Status};
use crate::words::Class;

/// Everything that cues of speech tell, what was not said and what may be said among it, in the order of the cues.
///
/// [`Statement::status`] tells them apart; [`find_statements`](crate::find_statements) gives only what was said.
pub fn find_speech(text: &TokenizedText<'_>, entities: &[EntityMention]) -> Vec<Statement> {
    let cues = cues();
    let Some(first) = text.tokens().iter().position(|token| cues.may_hold(token.hash)) else {
        return Vec::new();
    };
    let reader = Reader::new(text, entities);
    let mut search = Search { memory: Memory::new(&reader), reader, drafts: Vec::new(), busy: 0 };
    let mut at = first;
    while at < text.len() {
        if text.token(at).is_some_and(|token| cues.may_hold(token.hash)) {
            at = search.cue_at(at).max(at + 1);
        } else {
            at += 1;
        }
    }
    search.finish()
}

/// A statement whose content has no end yet.
#[derive(Clone, Debug)]
struct Draft {
    cue: Span,
    cue_token: usize,
    lexeme: Lexeme,
    voice: Voice,
    joint: Vec<Voice>,
    via: Option<Voice>,
    plan: Plan,
    rest: Option<usize>,
    status: Status,
    /// Where its own clause begins, if that ends the statements before it.
    cut: Option<usize>,
}

struct Search<'a, 't> {
    reader: Reader<'a, 't>,
    memory: Memory,
    drafts: Vec<Draft>,
    /// The first token that is not between an earlier cue and its content.
    busy: usize,
}

/// A subject that was found, and where.
#[derive(Clone, Copy, Debug)]
struct Subject {
    voice: Voice,
    phrase: Option<Phrase>,
    /// Where the clause of a subject before its verb begins.
    before: Option<usize>,
}

/// What stands before a cue.
#[derive(Clone, Copy, Debug)]
struct Before {
    /// The first token that belongs to the cue: `وفق ما`, `كما`, `قد`.
    start: usize,
    /// Whether a word of comparison makes its content the clause beside it (`حسبما`، `وفق ما`، `كما`).
    connective: bool,
    /// The relative pronoun directly before it.
    relative: Option<usize>,
    /// Whether it tells, in a clause of time, what was said next (`قبل أن يضيف`).
    told: bool,
    /// Whether it stands between commas inside another statement, which goes on behind it.
    inserted: bool,
    status: Status,
}

impl Search<'_, '_> {
    /// Reads the cue at a token, if one stands there; gives the token to go on from.
    fn cue_at(&mut self, at: usize) -> usize {
        let cues = cues();
        if let Some((tokens, form)) = cues.phrase(self.reader.text, at)
            && self.preposition(at, tokens, form)
        {
            return at + tokens;
        }
        // Inside a name (`حزب أكد`), there is no cue; between another cue and its content only finite verbs are.
        let in_name = self.reader.entity_of(at).is_some();
        if in_name {
            return at + 1;
        }
        for form in cues.forms(self.reader.text, at) {
            if at < self.busy && !form.shape.is_finite() {
                continue;
            }
            if self.verb(at, *form) {
                break;
            }
        }
        at + 1
    }

    /// A verb, participle or noun of speech.
    fn verb(&mut self, cue: usize, form: CueForm) -> bool {
        let flags = form.lexeme.flags;
        if flags.has(Use::RELAY) {
            return self.relay(cue, form);
        }
        if form.shape == Shape::NounWithPronoun || form.shape == Shape::Noun {
            return self.noun(cue, form);
        }
        if is_passive(self.reader.text.raw(cue), form)
            || form.letters == 0 && form.shape == Shape::Past && self.reader.is_noun_by_place(cue)
        {
            return false;
        }
        let before = self.before(cue, form);
        if form.shape == Shape::Jussive && !self.is_behind_lam(cue) {
            return false;
        }
        if form.shape == Shape::WithObject && !before.connective {
            return false;
        }
        let governed = self.reader.governed(cue, form);
        // `كتب – فلان:` above a report names its author.
        let byline =
            self.reader.mark(cue + 1).is_some() || self.reader.starts_line(governed.content);
        if flags.has(Use::BYLINE) && self.reader.starts_line(cue) && byline {
            return false;
        }
        if flags.has(Use::DECLINE) {
            return self.decline(cue, form, &before, &governed);
        }
        if flags.has(Use::BLAME) && !self.names_responsibility(cue) {
            return false;
        }
        if before.connective && !matches!(governed.how, How::That | How::Colon) {
            return self.beside(cue, form, &before);
        }
        match governed.how {
            How::Before => self.beside(cue, form, &before),
            How::Quote if self.quotation_before(before.start).is_some() => {
                self.beside(cue, form, &before)
            }
            How::Nothing => {
                form.lexeme.governs.has(Complement::Clause) && self.beside(cue, form, &before)
            }
            How::Object => self.object(cue, form, &before, governed),
            How::That | How::Colon | How::Quote | How::Prepositional => {
                self.clause(cue, form, &before, governed)
            }
        }
    }

    /// A cue with a clause, a quotation or a prepositional object behind it.
    fn clause(&mut self, cue: usize, form: CueForm, before: &Before, governed: Governed) -> bool {
        let reader = &self.reader;
        if governed.content >= reader.len() {
            return false;
        }
        let region = cue + 1..governed.at;
        let (phrase, subject) = self.adjacent_or_in(cue, region, Reach::Known, form, before);
        let Some(subject) = subject.or_else(|| self.subject_elsewhere(cue, form, before)) else {
            return false;
        };
        if !self.is_believed(cue, form, &subject, governed.how) {
            return false;
        }
        let object = governed.how == How::Prepositional;
        let plan = Plan::From { start: governed.content, letters: governed.letters, object };
        let rest = None;
        let joint = phrase.map(|phrase| self.joint(&phrase, governed.at)).unwrap_or_default();
        self.busy = self.busy.max(governed.content);
        self.add(cue, form, before, subject, joint, plan, rest);
        true
    }

    /// A cue with a noun as its object: `أعلنت بغداد النصر`.
    fn object(&mut self, cue: usize, form: CueForm, before: &Before, governed: Governed) -> bool {
        let region = cue + 1..governed.at;
        let (phrase, subject) = self.adjacent_or_in(cue, region.clone(), Reach::Open, form, before);
        let from = phrase.map_or(region.start, |phrase| phrase.next);
        let mut content = self.reader.skip_adverbials(from, region.end);
        let (mut phrase, mut subject) = (phrase, subject);
        if form.lexeme.flags.has(Use::TRANSITIVE)
            && let Some(lone) = phrase.filter(|lone| self.is_lone_object(lone, region.end))
        {
            (phrase, subject) = (None, None);
            content = lone.start;
        }
        // A quoted object.
        if self.reader.mark(region.end).is_some()
            && content >= region.end
            && self.reader.quotations.opening_at(region.end).is_some()
        {
            content = region.end;
        } else if content >= region.end || !self.is_object(content) {
            return form.lexeme.governs.has(Complement::Clause) && self.beside(cue, form, before);
        }
        let Some(subject) = subject.or_else(|| self.subject_elsewhere(cue, form, before)) else {
            return false;
        };
        if !self.is_believed(cue, form, &subject, How::Object) {
            return false;
        }
        let plan = Plan::From { start: content, letters: 0, object: true };
        let joint = phrase.map(|phrase| self.joint(&phrase, content)).unwrap_or_default();
        self.busy = self.busy.max(content);
        self.add(cue, form, before, subject, joint, plan, None);
        true
    }

    /// Whether a noun behind a verb that always has an object is that object: no other follows it, but a preposition.
    fn is_lone_object(&self, phrase: &Phrase, limit: usize) -> bool {
        let reader = &self.reader;
        let next = phrase.next;
        next >= limit
            || reader.text.folded(next).starts_with('ب')
                && !reader.is_bare(next)
                && reader.role(next).is_none()
            || reader.classes(next).has_any(&[Class::Ila, Class::Ala, Class::Min, Class::Fi])
    }

    /// Whether an object may begin here: a noun, not a preposition or a verb.
    fn is_object(&self, at: usize) -> bool {
        let reader = &self.reader;
        let classes = reader.classes(at);
        let word = reader.is_word(at) || reader.is_digits(at);
        let verb = cues().forms(reader.text, at).iter().any(|form| {
            form.shape.is_tensed() && form.letters == 0 && !form.lexeme.flags.has(Use::HOMOGRAPH)
        }) && reader.role(at).is_none();
        word && !verb
            && reader.text.gap(at) != Gap::Line
            && reader.text.folded(at).chars().nth(1).is_some()
            && !reader.begins_prepositional(at)
            && !classes.has_any(&[
                Class::Conjunction,
                Class::Relative,
                Class::That,
                Class::Negation,
                Class::PersonPronoun,
                Class::RelativeClause,
            ])
    }

    /// A cue whose content stands beside it: before (`…، قال فلان`, `…، وفق ما أعلن`, `صرح بذلك`) or, where such a
    /// phrase opens its sentence, behind it.
    fn beside(&mut self, cue: usize, form: CueForm, before: &Before) -> bool {
        let reader = &self.reader;
        if form.shape == Shape::Participle || form.letters > 0 && !before.connective {
            return false;
        }
        let sentence = reader.sentence(cue);
        let limit = sentence.end;
        // `وبحسب ما أفاد مراسلنا، فإن`: the speaker ends before the comma or فإن.
        let closed = before.connective.then(|| self.clause_behind(cue + 1, limit)).flatten();
        let (region, reach) = match closed {
            Some(end) if end > cue + 1 => (cue + 1..end, Reach::Known),
            _ => (cue + 1..limit, Reach::Open),
        };
        let (mut phrase, mut subject) = self.subject_in(region, reach, form);
        if subject.is_none() && reach == Reach::Known {
            (phrase, subject) = self.subject_in(cue + 1..limit, Reach::Open, form);
        }
        let pronoun_object =
            self.reader.is(cue + 1, Class::BiObject) || form.shape == Shape::WithObject;
        let end = phrase.map_or(cue + 1, |phrase| phrase.next);
        let Some((plan, cut)) = self.beside_plan(cue, before, end, pronoun_object) else {
            return false;
        };
        let Some(subject) = subject
            .or_else(|| before.connective.then(|| self.carry(cue, form.agreement, true)).flatten())
        else {
            return false;
        };
        // A quotation may go on behind the cue.
        let reader = &self.reader;
        let rest = reader.skip_adverbials(end, limit.min(end + 12));
        let rest = Some(rest).filter(|rest| {
            let behind_colon = reader.mark(*rest) == Some(':');
            reader.quotations.opening_at(*rest + usize::from(behind_colon)).is_some()
        });
        let before = Before { start: cut, ..*before };
        self.busy = self.busy.max(end);
        self.add(cue, form, &before, subject, Vec::new(), plan, rest);
        true
    }

    /// Where the clause behind a phrase that opens a sentence begins: at its comma, or at فإن.
    fn clause_behind(&self, from: usize, limit: usize) -> Option<usize> {
        const FURTHEST: usize = 12;
        let reader = &self.reader;
        (from..limit.min(from + FURTHEST)).find(|index| {
            reader.is_comma(*index)
                || reader.text.folded(*index).starts_with('ف')
                    && reader.classes_behind_conjunction(*index).has(Class::That)
        })
    }

    /// The content beside a cue, and where the cue's own clause begins.
    fn beside_plan(
        &self,
        cue: usize,
        before: &Before,
        end: usize,
        demonstrative: bool,
    ) -> Option<(Plan, usize)> {
        let reader = &self.reader;
        let sentence = reader.sentence(cue);
        let mut cut = before.start;
        // `حيث صرح بذلك`: the conjunction belongs to the cue.
        while cut > sentence.start
            && (reader.is(cut - 1, Class::Conjunction) || reader.is(cut - 1, Class::Particle))
        {
            cut -= 1;
        }
        let last = cut.checked_sub(1);
        if let Some(quotation) = self.quotation_before(cut) {
            let plan = Plan::Within { start: quotation.open, end: quotation.close + 1, letters: 0 };
            return (quotation.close > quotation.open + 3).then_some((plan, cut));
        }
        let opens = self.opens_clause(cut);
        if opens {
            if !before.connective {
                return None;
            }
            return self.behind_plan(end, sentence.end).map(|plan| (plan, cut));
        }
        let separated = last.is_some_and(|last| {
            reader.is_comma(last)
                || matches!(reader.mark(last), Some('-' | '\u{2013}' | '\u{2014}' | '؛'))
        });
        if !separated && !before.connective {
            return None;
        }
        let start = self.clause_start(sentence.start, cut, demonstrative);
        (cut > start + 1).then_some((Plan::Within { start, end: cut, letters: 0 }, cut))
    }

    /// The quotation that closes before a token, a comma between them or not.
    fn quotation_before(&self, at: usize) -> Option<crate::quotation::Quotation> {
        let reader = &self.reader;
        let last = at.checked_sub(1).filter(|_| !reader.starts_line(at))?;
        let close = if reader.is_comma(last) { last.checked_sub(1)? } else { last };
        reader.quotations.closing_at(close)
    }

    /// Where the clause before a cue begins: at its sentence, or behind أن where the cue points back to it (بذلك).
    fn clause_start(&self, sentence: usize, cut: usize, demonstrative: bool) -> usize {
        const FURTHEST: usize = 16;
        let reader = &self.reader;
        let start = sentence.max(if reader.body < cut { reader.body } else { 0 });
        if demonstrative {
            let limit = cut.min(start + FURTHEST);
            if let Some(that) = (start..limit).find(|index| reader.is(*index, Class::That)) {
                return that + 1;
            }
        }
        start
    }

    /// The content behind a phrase that opens its sentence: `وفق الوزارة، لن يتغير شيء`.
    fn behind_plan(&self, end: usize, limit: usize) -> Option<Plan> {
        const FURTHEST: usize = 16;
        let reader = &self.reader;
        let comma = (end..limit.min(end + FURTHEST)).find(|index| {
            reader.is_comma(*index)
                || reader.text.folded(*index).starts_with('ف')
                    && reader.classes_behind_conjunction(*index).has(Class::That)
                || reader.mark(*index) == Some(':')
                || reader.quotations.opening_at(*index).is_some()
                    && reader.behind_quoted_name(*index).is_none()
        });
        let opens_quotation =
            comma.is_some_and(|comma| reader.quotations.opening_at(comma).is_some());
        let mut start = comma.map_or(end, |comma| {
            if opens_quotation || reader.is_word(comma) { comma } else { comma + 1 }
        });
        // `فإن`.
        if reader.classes_behind_conjunction(start).has(Class::That)
            || reader.is(start, Class::That)
        {
            start += 1;
        }
        (start < limit).then_some(Plan::From { start, letters: 0, object: false })
    }

    /// Whether a clause opens at a token: a sentence, a line, behind a conjunction or with one.
    fn opens_clause(&self, at: usize) -> bool {
        let reader = &self.reader;
        let sentence = reader.sentence(at);
        at <= sentence.start
            || at == reader.body
            || reader.starts_line(at)
            || reader.has_conjunction(at)
                && cues().phrase(reader.text, at).is_some_and(|(_, form)| form.letters > 0)
            || at == sentence.start + 1
                && (reader.is(at - 1, Class::Conjunction) || reader.mark(at - 1).is_some())
    }

    /// وفق، بحسب، نقلا عن، على حد قول: what follows is the speaker.
    fn preposition(&mut self, at: usize, tokens: usize, form: CueForm) -> bool {
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
            let Some(phrase) = told.or_else(named) else { return false };
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
        let before = Before {
            start: at,
            connective: true,
            relative: None,
            told: false,
            inserted: false,
            status: Status::Made,
        };
        // `جاء في بيان الوزارة أن`.
        let governed = document.then(|| reader.governed(at + tokens - 1, form));
        let (plan, cut) =
            if let Some(Governed { how: How::That | How::Colon | How::Quote, content, .. }) =
                governed
            {
                (Plan::From { start: content, letters: 0, object: false }, at)
            } else if at < self.busy {
                // `ذكرت الصحيفة، نقلا عن مسؤول، أن`: the same content.
                (Plan::From { start: self.busy, letters: 0, object: false }, at)
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
        let last = reader.text.token(noun - 1).map_or(cue, |token| token.span.end());
        let Some(span) = Span::new(cue..last) else { return false };
        self.busy = self.busy.max(end);
        let inserted = inserted && !reader.has_conjunction(end + 1) && form.letters == 0;
        let before = Before { start: cut, inserted, ..before };
        self.add_with(span, at, form, &before, subject, Vec::new(), None, plan, None);
        true
    }

    /// Whom a pronoun behind a prepositional cue agrees with: `له`, `قوله`, `تصريحاتها`.
    fn pronoun_agreement(&self, at: usize, lam: bool) -> Option<Agreement> {
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
    fn source_phrase(
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
            let end = reader.entity_end(at);
            let agreement = reader.agreement_of(entity, at);
            return Some(Phrase {
                start: at,
                end,
                entity: Some(entity),
                role,
                agreement,
                letters,
                next: end,
            });
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

    /// The source in `وفق ما سربه مصدر`: behind a verb that is no cue of its own.
    fn told_source(&self, at: usize, limit: usize, lam: bool, governs: Governs) -> Option<Phrase> {
        let reader = &self.reader;
        let opener = if lam { "لما" } else { "ما" };
        let verb = at + 1;
        let cue = cues().forms(reader.text, verb).iter().any(|form| form.shape.is_finite());
        if reader.text.folded(at) != opener || cue || !reader.is_word(verb) {
            return None;
        }
        let subject = reader.skip_adverbials(verb + 1, limit);
        reader.noun_phrase(subject, limit, Reach::Open, governs)
    }

    /// The owner behind a noun for a document: a named body or person, or one called by a role.
    fn owner(&self, at: usize, limit: usize, governs: Governs) -> Option<Phrase> {
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
                (Some(entity), role) => {
                    let end = reader.entity_end(at);
                    let agreement = reader.agreement_of(entity, at);
                    Phrase {
                        start: at,
                        end,
                        entity: Some(entity),
                        role,
                        agreement,
                        letters: 1,
                        next: end,
                    }
                }
                (None, Some(role)) => {
                    let phrase = reader.noun_phrase_from_role(at, role, limit, governs);
                    Phrase { letters: 1, ..phrase }
                }
                (None, None) => return None,
            }
        } else {
            reader.noun_phrase(at, limit, Reach::Open, governs)?
        };
        let named = phrase.entity.is_some_and(|entity| {
            reader.kind_of(entity) != Some(rawi_entities::EntityKind::Location)
        });
        let definite_role = phrase.role.is_some_and(|role| {
            (role.is_person() || role.is(RoleKind::Body))
                && (role.definite || phrase.end > phrase.start + 1)
        });
        (named || definite_role).then_some(phrase)
    }

    /// نقل عن: the one who passes on, the one who spoke, and what was said.
    fn relay(&mut self, cue: usize, form: CueForm) -> bool {
        const FURTHEST: usize = 24;
        let reader = &self.reader;
        if !form.shape.is_finite() {
            return false;
        }
        let limit = reader.sentence(cue).end.min(cue + FURTHEST);
        let Some(from) = (cue + 1..limit).find(|index| {
            reader.is(*index, Class::An)
                || matches!(reader.text.folded(*index), "عنه" | "عنها" | "عنهم")
        }) else {
            return false;
        };
        let (_, via) = self.subject_in(cue + 1..from, Reach::Known, form);
        let via = via.map(|subject| subject.voice).or_else(|| {
            let agreement = Agreement::UNKNOWN;
            let subject = self.subject_before(cue, form, &self.before(cue, form))?;
            Some(Voice { agreement, ..subject.voice })
        });
        let reader = &self.reader;
        let said = (from + 1..limit).find(|index| {
            cues().forms(reader.text, *index).iter().any(|said| {
                said.shape == Shape::NounWithPronoun
                    && said.lexeme.kind == CueKind::Say
                    && said.letters == 0
            })
        });
        let anchor = said.unwrap_or(from);
        let governed = reader.governed(anchor, form);
        let mut before = self.before(cue, form);
        before.start = before.start.min(cue);
        let clause = matches!(governed.how, How::That | How::Colon | How::Quote);
        if !clause && !before.connective {
            return false;
        }
        let reader = &self.reader;
        let reach = if clause { Reach::Known } else { Reach::Open };
        let region = from + 1..said.unwrap_or(governed.at);
        let pronoun = match reader.text.folded(from) {
            "عنه" => Some(Agreement::new(Gender::Male, Number::Singular)),
            "عنها" => Some(Agreement::new(Gender::Female, Number::Singular)),
            "عنهم" => Some(Agreement::new(Gender::Male, Number::Plural)),
            _ => None,
        };
        let subject = match pronoun {
            Some(agreement) => self.carry(cue, agreement, true),
            None => self.subject_in(region, reach, form).1,
        };
        let Some(subject) = subject else { return false };
        let via = via.filter(|via| via.meant != subject.voice.meant);
        let mut content = governed.content;
        let plan = if clause {
            Plan::From { start: governed.content, letters: 0, object: false }
        } else {
            // `حسبما نقلت الوكالة عن مصدر`: the content stands beside.
            let end = subject.phrase.map_or(from + 1, |phrase| phrase.next);
            content = end;
            let Some((plan, cut)) = self.beside_plan(cue, &before, end, false) else {
                return false;
            };
            before.start = cut;
            plan
        };
        let (span, form) = match said
            .and_then(|said| Some((self.reader.text.token(said)?.span, said)))
        {
            Some((span, said)) => {
                let reading = cues().forms(self.reader.text, said).first().copied().unwrap_or(form);
                (span, reading)
            }
            None => match self.cue_span(cue, form) {
                Some(span) => (span, form),
                None => return false,
            },
        };
        self.busy = self.busy.max(content);
        self.add_with(span, cue, form, &before, subject, Vec::new(), via, plan, None);
        true
    }

    /// A verbal noun: `إعلان بغداد أن`, `تأكيده أن`, `بقوله:`.
    fn noun(&mut self, cue: usize, form: CueForm) -> bool {
        let reader = &self.reader;
        if cue < self.busy {
            return false;
        }
        let governed = reader.governed(cue, form);
        let clause = matches!(governed.how, How::That | How::Colon)
            || governed.how == How::Quote && form.lexeme.kind == CueKind::Say;
        let before = Before {
            start: cue,
            connective: false,
            relative: None,
            told: false,
            inserted: false,
            status: Status::Made,
        };
        if form.shape == Shape::NounWithPronoun {
            let adjacent = governed.at <= cue + 6;
            if !clause || !adjacent {
                return false;
            }
            let behind_source = self.source_before(cue, form);
            let Some(subject) = behind_source.or_else(|| {
                let said = form.lexeme.kind == CueKind::Say;
                (form.with_ba || !said).then(|| self.carry(cue, form.agreement, false)).flatten()
            }) else {
                return false;
            };
            let plan =
                Plan::From { start: governed.content, letters: governed.letters, object: false };
            self.busy = self.busy.max(governed.content);
            self.add(cue, form, &before, subject, Vec::new(), plan, None);
            return true;
        }
        // Without a pronoun the speaker stands in idafa with the noun.
        let announced = form.lexeme.kind == CueKind::Announce
            && matches!(governed.how, How::Object | How::Prepositional);
        if !(clause && governed.how == How::That || announced)
            || form.lexeme.flags.has(Use::HOMOGRAPH)
        {
            return false;
        }
        let Some(phrase) =
            reader.noun_phrase(cue + 1, governed.at, Reach::Open, form.lexeme.governs)
        else {
            return false;
        };
        let content = match governed.how {
            How::That if governed.at <= phrase.next + 4 => governed.content,
            How::Object | How::Prepositional => {
                let object = reader.skip_adverbials(phrase.next, governed.at);
                let named = phrase.entity.is_some() && !reader.is_definite(object);
                if !named || object >= governed.at || !self.is_object(object) {
                    return false;
                }
                object
            }
            _ => return false,
        };
        let Some(voice) = self.memory.voice(reader, &phrase) else { return false };
        let subject = Subject { voice, phrase: Some(phrase), before: None };
        let object = governed.how != How::That;
        let plan = Plan::From { start: content, letters: 0, object };
        self.busy = self.busy.max(content);
        self.add(cue, form, &before, subject, Vec::new(), plan, None);
        true
    }

    /// The source before `قوله`: `عن مسؤول كبير قوله`.
    fn source_before(&self, cue: usize, form: CueForm) -> Option<Subject> {
        const FURTHEST: usize = 14;
        let reader = &self.reader;
        let start = reader.sentence(cue).start.max(cue.saturating_sub(FURTHEST));
        let from = (start..cue).rev().find(|index| reader.is(*index, Class::An))?;
        self.subject_in(from + 1..cue, Reach::Known, form).1
    }

    /// رفض التعليق، امتنع عن الإدلاء: nothing was said.
    fn decline(&mut self, cue: usize, form: CueForm, before: &Before, governed: &Governed) -> bool {
        const FURTHEST: usize = 24;
        let reader = &self.reader;
        let limit =
            reader.sentence(cue).end.min(cue + FURTHEST).min(governed.at.max(cue + FURTHEST));
        let Some(object) = (cue + 1..limit).find(|index| reader.is(*index, Class::DeclineObject))
        else {
            return false;
        };
        let (_, subject) = match form.shape {
            Shape::Participle => (None, None),
            _ => self.subject_in(cue + 1..object, Reach::Known, form),
        };
        let Some(subject) = subject.or_else(|| self.subject_elsewhere(cue, form, before)) else {
            return false;
        };
        let plan = Plan::From { start: object, letters: 0, object: true };
        let before = Before { status: Status::Negated, ..*before };
        self.add(cue, form, &before, subject, Vec::new(), plan, None);
        true
    }

    /// Whether a cue that has its content is believed without more.
    fn is_believed(&self, cue: usize, form: CueForm, subject: &Subject, how: How) -> bool {
        let flags = form.lexeme.flags;
        let reader = &self.reader;
        let preceded = subject.before.is_some();
        let explicit = preceded || subject.phrase.is_some();
        if flags.has(Use::SUBJECT) && !explicit {
            // `مشترطا حجب هويته` tells how one spoke; with a clause it tells what was said.
            return form.shape == Shape::Participle && matches!(how, How::That | How::Colon);
        }
        let lone_male = form.agreement == Agreement::new(Gender::Male, Number::Singular);
        if flags.has(Use::IMPERSONAL) && form.shape == Shape::Present && lone_male && !explicit {
            return false;
        }
        // `طالب جامعي`، `حذرا`، `ذكرا`: nouns that look like verbs.
        if flags.has(Use::NOUN) && form.shape == Shape::Past && lone_male && !explicit {
            return false;
        }
        let dual_past = form.shape == Shape::Past && form.agreement.number == Number::Dual;
        if dual_past && how != How::That && how != How::Colon {
            return false;
        }
        let clause = matches!(how, How::That | How::Colon);
        if flags.has(Use::CLAUSE) && !clause {
            return false;
        }
        if reader.quotations.around(cue).is_some() && !(clause && explicit) {
            // In a quotation `وعدت` may be "I promised".
            return false;
        }
        if flags.has(Use::HOMOGRAPH) {
            let participle = form.shape == Shape::Participle && cue > 0 && reader.is_comma(cue - 1);
            return participle || preceded || self.opens_phrase(cue, form);
        }
        if form.shape == Shape::Participle {
            // An adjective (`معلومات مؤكدة`) has no clause behind it, and no comma before.
            let separated = cue > 0 && (reader.mark(cue - 1).is_some() || form.letters > 0);
            return match how {
                How::That | How::Colon => true,
                How::Quote | How::Prepositional | How::Object => separated,
                How::Before | How::Nothing => false,
            };
        }
        true
    }

    /// Whether a verb stands where a clause may begin: with و, behind a mark, a conjunction, a particle or a negation.
    fn opens_phrase(&self, cue: usize, form: CueForm) -> bool {
        let reader = &self.reader;
        let Some(last) = cue.checked_sub(1) else { return true };
        form.letters > 0
            || cue == reader.body
            || reader.starts_line(cue)
            || reader.mark(last).is_some_and(|mark| mark != ')')
            || reader.sentence(cue).start == cue
            || reader.classes(last).has_any(&[
                Class::Conjunction,
                Class::Particle,
                Class::Negation,
                Class::Relative,
                Class::That,
                Class::BiThat,
                Class::Possible,
                Class::Aside,
                Class::Time,
                Class::Adverb,
            ])
            || reader.classes_behind_conjunction(last).has_any(&[
                Class::Conjunction,
                Class::Particle,
                Class::Negation,
                Class::That,
                Class::Possible,
            ])
    }

    fn is_behind_lam(&self, cue: usize) -> bool {
        cue.checked_sub(1)
            .is_some_and(|last| matches!(self.reader.text.folded(last), "لم" | "ولم" | "فلم"))
    }

    fn names_responsibility(&self, cue: usize) -> bool {
        const FURTHEST: usize = 14;
        (cue + 1..cue + FURTHEST).any(|index| self.reader.is(index, Class::Responsibility))
    }

    /// What stands before a cue: particles, negations, relative pronouns, words of comparison.
    fn before(&self, cue: usize, form: CueForm) -> Before {
        let reader = &self.reader;
        let mut before = Before {
            start: cue,
            connective: false,
            relative: None,
            told: false,
            inserted: false,
            status: Status::Made,
        };
        if form.letters > 0 || reader.starts_line(cue) {
            return before;
        }
        let mut at = cue;
        // At most قد, كان and one adverb.
        for _ in 0..3 {
            let Some(last) = at.checked_sub(1).filter(|_| !reader.starts_line(at)) else { break };
            let particle = reader.is(last, Class::Particle)
                || reader.classes_behind_conjunction(last).has(Class::Particle)
                    && reader.text.folded(last).chars().count() <= 5;
            if !particle {
                break;
            }
            if reader.text.folded(last) == "قد" && form.shape == Shape::Present {
                before.status = Status::Possible;
            }
            at = last;
            before.start = at;
        }
        let Some(last) = at.checked_sub(1).filter(|_| !reader.starts_line(at)) else {
            return before;
        };
        let classes = reader.classes(last);
        let folded = reader.text.folded(last);
        if classes.has(Class::Relative) {
            before.relative = Some(last);
        }
        if matches!(
            folded,
            "حسبما"
                | "كما"
                | "مثلما"
                | "وفقما"
                | "بحسبما"
                | "وحسبما"
                | "وكما"
                | "وبحسبما"
        ) {
            before.connective = true;
            before.start = last;
            return before;
        }
        if matches!(folded, "ما" | "لما") {
            let opener = last.checked_sub(1).filter(|_| !reader.starts_line(last));
            let opened = opener.is_some_and(|opener| {
                cues().phrase(reader.text, opener).is_some() || reader.text.folded(opener) == "علي"
            });
            if let Some(opener) = opener.filter(|_| opened) {
                before.connective = true;
                before.start = opener;
            } else if folded == "ما" && form.shape != Shape::Present {
                // `ما أعلن`: a noun clause, not a negation.
                before.start = last;
            }
            return before;
        }
        let negated = classes.has(Class::Negation)
            || reader.classes_behind_conjunction(last).has(Class::Negation)
                && folded.chars().count() <= 3;
        if negated {
            before.status = Status::Negated;
            before.start = last;
        } else if classes.has(Class::Possible)
            || reader.classes_behind_conjunction(last).has(Class::Possible)
        {
            before.status = Status::Possible;
        } else if folded == "ان"
            && form.shape == Shape::Present
            && reader.text.raw(last).starts_with('أ')
        {
            // `قبل أن يضيف` tells of what was said; `يمكن أن يقول` does not.
            let told = last.checked_sub(1).is_some_and(|word| {
                matches!(reader.text.folded(word), "قبل" | "بعد" | "وقبل" | "وبعد" | "الي")
            });
            if told {
                before.start = last - 1;
                before.told = true;
            } else {
                before.status = Status::Possible;
            }
        }
        before
    }

    /// The subject directly before a verb (`الوزير أبلغ النواب أن`), else the one behind it.
    ///
    /// The phrase is that of a subject behind the cue alone.
    fn adjacent_or_in(
        &self,
        cue: usize,
        region: Range<usize>,
        reach: Reach,
        form: CueForm,
        before: &Before,
    ) -> (Option<Phrase>, Option<Subject>) {
        if form.shape == Shape::Participle {
            return (None, None);
        }
        if form.letters == 0
            && before.relative.is_none()
            && let Some(subject) = self.subject_before(cue, form, before)
            && subject
                .phrase
                .is_some_and(|phrase| phrase.next == before.start && phrase.entity.is_some())
        {
            return (None, Some(subject));
        }
        self.subject_in(region, reach, form)
    }

    /// The subject in the tokens between a cue and its content.
    fn subject_in(
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
        if governs_noun && accusative {
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
    fn subject_elsewhere(&self, cue: usize, form: CueForm, before: &Before) -> Option<Subject> {
        if form.shape != Shape::Participle
            && let Some(subject) = self.subject_before(cue, form, before)
        {
            return Some(subject);
        }
        if before.relative.is_some() {
            return None;
        }
        let reader = &self.reader;
        // In somebody's quoted words the one who spoke before is not the one who is quoted.
        if let Some(quotation) = reader.quotations.around(cue)
            && self.drafts.last().is_none_or(|draft| draft.cue_token <= quotation.open)
        {
            return None;
        }
        // `أصوات تطالب بالرحيل`: a verb in the middle of a clause has a subject there, known or not.
        if form.shape.is_finite() && !before.told && !self.opens_phrase(before.start, form) {
            return None;
        }
        self.carry(cue, form.agreement, true)
    }

    /// The speaker of the cue before, or the subject of the sentence, where it agrees.
    fn carry(&self, cue: usize, agreement: Agreement, subject: bool) -> Option<Subject> {
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
            .map(found)
    }

    /// The nearest that can speak before a cue in its sentence, agrees, and stands behind no preposition.
    fn nearest(&self, cue: usize, agreement: Agreement) -> Option<Voice> {
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
            let end = reader.entity_end(at);
            let role = reader.role(at);
            let phrase = Phrase {
                start: at,
                end,
                entity: Some(entity),
                role,
                agreement: own,
                letters: 0,
                next: end,
            };
            let voice = self.memory.voice(reader, &phrase)?;
            Some(Voice { reference: Reference::Carried, ..voice })
        })
    }

    /// The subject of the sentence of a cue: the first that can speak and stands in no prepositional phrase.
    fn sentence_subject(&self, cue: usize, agreement: Agreement) -> Option<Voice> {
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
    fn subject_before(&self, cue: usize, form: CueForm, before: &Before) -> Option<Subject> {
        const FURTHEST: usize = 32;
        let reader = &self.reader;
        let follows = form.letters > 0;
        if let Some(relative) = before.relative {
            return self.antecedent(relative, form);
        }
        let sentence = reader.sentence(cue);
        let start = sentence.start.max(cue.saturating_sub(FURTHEST));
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
                || reader.quotations.opening_at(last).is_some();
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
                let end = reader.entity_end(head);
                let phrase = Phrase {
                    start: head,
                    end,
                    entity: Some(entity),
                    role: None,
                    agreement: reader.agreement_of(entity, head),
                    letters: 1,
                    next: end,
                };
                let phrase = Phrase {
                    entity: phrase.entity.filter(|entity| reader.can_speak(*entity)),
                    ..phrase
                };
                return if end >= before.start { self.agreed(phrase, form, at) } else { None };
            }
            // `والمتحدث ينفي`.
            if let Some(role) = reader.role_behind_proclitics(head) {
                let phrase = self.preceding_phrase(head, cue, Some(role))?;
                return self.agreed(phrase, form, at);
            }
            return None;
        }
        head = reader.skip_adverbials(head, cue);
        let phrase = match self.preceding_phrase(head, cue, None) {
            Some(phrase) => phrase,
            // Behind أما the topic is the subject, known or not.
            None if topic => reader.noun_phrase(head, cue, Reach::Known, Governs::default())?,
            None => return None,
        };
        self.agreed(phrase, form, at)
    }

    /// أما before a cue in its sentence.
    fn topic(&self, cue: usize) -> Option<usize> {
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
    fn is_parenthesis(&self, comma: usize, start: usize) -> bool {
        const FURTHEST: usize = 10;
        let reader = &self.reader;
        let limit = start.max(comma.saturating_sub(FURTHEST));
        let opening = (limit..comma).rev().find(|index| reader.is_comma(*index));
        match opening {
            Some(opening) => {
                reader.begins_prepositional(opening + 1)
                    || reader.is(opening + 1, Class::Relative)
                    || reader.is(opening + 1, Class::Time)
            }
            None => false,
        }
    }

    /// A phrase that ends at its verb, or is parted from it by modifiers alone.
    fn preceding_phrase(
        &self,
        head: usize,
        cue: usize,
        role: Option<crate::role::Role>,
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

    fn agreed(&self, phrase: Phrase, form: CueForm, before: usize) -> Option<Subject> {
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
    fn antecedent(&self, relative: usize, form: CueForm) -> Option<Subject> {
        const FURTHEST: usize = 12;
        let reader = &self.reader;
        let end =
            if relative > 0 && reader.is_comma(relative - 1) { relative - 1 } else { relative };
        let start = reader.sentence(relative).start.max(end.saturating_sub(FURTHEST));
        let female = reader.text.folded(relative) == "التي";
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
                Some(entity) => {
                    let end = reader.entity_end(at);
                    Phrase {
                        start: at,
                        end,
                        entity: Some(entity),
                        role,
                        agreement,
                        letters: 0,
                        next: end,
                    }
                }
                None => reader.noun_phrase(at, end, Reach::Known, Governs::default())?,
            };
            return self.agreed(phrase, form, at);
        }
        None
    }

    /// Who speaks together with the subject: `قال الوزير ونظيره`.
    fn joint(&self, phrase: &Phrase, limit: usize) -> Vec<Voice> {
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
                (Some(entity), _) => {
                    let end = reader.entity_end(at);
                    let agreement = reader.agreement_of(entity, at);
                    Phrase {
                        start: at,
                        end,
                        entity: Some(entity),
                        role: None,
                        agreement,
                        letters: 1,
                        next: end,
                    }
                }
                (None, Some(role)) => {
                    let mut next =
                        reader.noun_phrase_from_role(at, role, limit, Governs::default());
                    next.letters = 1;
                    next
                }
                (None, None) => break,
            };
            at = next.next;
            voices.extend(self.memory.voice(reader, &next));
        }
        voices
    }

    fn cue_span(&self, cue: usize, form: CueForm) -> Option<Span> {
        phrase_span(&self.reader, cue..cue + 1, usize::from(form.letters))
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one draft")]
    fn add(
        &mut self,
        cue: usize,
        form: CueForm,
        before: &Before,
        subject: Subject,
        joint: Vec<Voice>,
        plan: Plan,
        rest: Option<usize>,
    ) {
        if let Some(span) = self.cue_span(cue, form) {
            self.add_with(span, cue, form, before, subject, joint, None, plan, rest);
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one draft")]
    fn add_with(
        &mut self,
        span: Span,
        cue: usize,
        form: CueForm,
        before: &Before,
        subject: Subject,
        joint: Vec<Voice>,
        via: Option<Voice>,
        plan: Plan,
        rest: Option<usize>,
    ) {
        let cut = self.cut(cue, form, before, &subject);
        let lexeme = form.lexeme;
        let mut voice = subject.voice;
        if !joint.is_empty() {
            voice.agreement = joined(voice.agreement, joint.len());
        }
        if before.status != Status::Possible {
            self.memory.spoke(&self.reader, voice, cue, subject.phrase.as_ref());
        }
        let status = before.status;
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
            let leads = classes.has_any(&[
                Class::Conjunction,
                Class::Particle,
                Class::Adverb,
                Class::Aside,
            ]) || reader
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
            || before.told;
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
                content::read(reader, Plan::From { start, letters: 0, object: false }, &cuts)
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
        statements
    }
}

/// Whether marks show that a past verb is passive: `ذُكر`, `أُعلن`.
fn is_passive(raw: &str, form: CueForm) -> bool {
    const DAMMA: char = '\u{64F}';
    form.shape == Shape::Past
        && raw
            .chars()
            .filter(|character| !matches!(character, '\u{651}' | '\u{64B}'..='\u{64E}' | '\u{650}'))
            .nth(usize::from(form.letters) + 1)
            == Some(DAMMA)
}
