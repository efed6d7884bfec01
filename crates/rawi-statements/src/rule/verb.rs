//! A verb or participle of speech with what it governs behind it.

use rawi_tokens::Gap;

use crate::agreement::{Agreement, Gender, Number};
use crate::before::Before;
use crate::complement::{Governed, How};
use crate::content::{Extent, Plan};
use crate::cue::{Complement, CueForm, CueKind, Shape, Use};
use crate::find::{Found, Search};
use crate::lexicon::lexicon;
use crate::phrase::{Phrase, Reach};
use crate::role::RoleKind;
use crate::statement::Status;
use crate::subject::Subject;
use crate::words::Class;

impl Search<'_, '_> {
    /// A verb, participle or noun of speech.
    pub(crate) fn verb(&mut self, cue: usize, form: CueForm) -> bool {
        let flags = form.lexeme.flags;
        if flags.has(Use::RELAY) {
            return self.relay(cue, form);
        }
        // `اثنى عشر` is a number.
        if matches!(self.reader.text.folded(cue + 1), "عشر" | "عشره") {
            return false;
        }
        if form.shape == Shape::NounWithPronoun || form.shape == Shape::Noun {
            return self.noun(cue, form);
        }
        if is_passive(self.reader.text.raw(cue), form)
            || self.reader.is_called(cue, form)
            || form.letters == 0 && form.shape == Shape::Past && self.reader.is_noun_by_place(cue)
        {
            return false;
        }
        let before = self.before(cue, form);
        if before.nobody || form.shape == Shape::Jussive && !self.is_behind_lam(cue) {
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
        // `كما نفى وجود خلافات`: كما only adds, where the cue has its content behind it.
        let adds = before.additive && matches!(governed.how, How::Object | How::Prepositional);
        if before.connective && !adds && !matches!(governed.how, How::That | How::Colon) {
            return form.lexeme.kind != CueKind::Remind && self.beside(cue, form, &before);
        }
        match governed.how {
            How::Before => self.beside(cue, form, &before),
            How::Quote if self.quotation_before(before.start).is_some() => {
                self.beside(cue, form, &before)
            }
            How::Nothing
                if before.status == Status::Negated && form.lexeme.kind == CueKind::Answer =>
            {
                self.no_answer(cue, form, &before)
            }
            // `في المدينة، حيث تابع الباحثون الحالات`: of a place, not of what was said.
            How::Nothing if cue > 0 && self.reader.text.folded(cue - 1) == "حيث" => false,
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
    pub(crate) fn clause(
        &mut self,
        cue: usize,
        form: CueForm,
        before: &Before,
        governed: Governed,
    ) -> bool {
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
        // `بين المصابين ثلاثة قالوا إن`: words are left over, so that it is another word.
        // `ختم الفريق موسمه بأن فاز`, but `ختم الوزير بالتذكير بأن`, `ختم قائلا إن`.
        let closes = form.lexeme.kind == CueKind::Add
            && form.lexeme.flags.has(Use::HOMOGRAPH)
            && governed.how == How::That;
        if closes || form.lexeme.flags.has(Use::CLAUSE) {
            let from = phrase.map_or(cue + 1, |phrase| phrase.next);
            let left = self.reader.skip_adverbials(from, governed.at);
            let spoken = closes
                && (self.reader.text.folded(left).starts_with("بال")
                    || self.reader.forms(left).iter().any(|form| form.shape.is_participle()));
            if left < governed.at && !spoken {
                return false;
            }
        }
        let reach = match governed.how {
            How::Prepositional => Extent::Object,
            _ if before.relative.is_some() => Extent::Relative,
            _ => Extent::Clause,
        };
        let plan = Plan::From { start: governed.content, letters: governed.letters, reach };
        let joint = phrase.map(|phrase| self.joint(&phrase, governed.at).0).unwrap_or_default();
        self.busy = self.busy.max(governed.content);
        self.add(Found { joint, ..Found::new(cue, form, *before, subject, plan) });
        true
    }

    /// A cue with a noun as its object: `أعلنت بغداد النصر`.
    pub(crate) fn object(
        &mut self,
        cue: usize,
        form: CueForm,
        before: &Before,
        governed: Governed,
    ) -> bool {
        let region = cue + 1..governed.at;
        let (phrase, subject) = self.adjacent_or_in(cue, region.clone(), Reach::Open, form, before);
        // `أكدت بغداد وواشنطن ضرورة`: those who speak together come before the object.
        let (mut joint, from) = match phrase {
            Some(phrase) => self.joint(&phrase, region.end),
            None => (Vec::new(), region.start),
        };
        let mut content = self.reader.skip_adverbials(from, region.end);
        let mut subject = subject;
        if form.lexeme.flags.has(Use::TRANSITIVE)
            && let Some(lone) = phrase.filter(|lone| self.is_lone_object(lone, region.end))
        {
            subject = None;
            joint.clear();
            content = lone.start;
        }
        // A quoted object.
        if self.reader.mark(region.end).is_some()
            && content >= region.end
            && self.reader.quotation_at(region.end).is_some()
        {
            content = region.end;
        } else if content >= region.end || !self.is_object(content) {
            return form.lexeme.governs.has(Complement::Clause) && self.beside(cue, form, before);
        }
        // `جددت المحكمة حبسهما`: only what is said is renewed by saying it.
        if form.lexeme.flags.has(Use::RENEW) && !self.is_renewed(content) {
            return false;
        }
        let Some(subject) = subject.or_else(|| self.subject_elsewhere(cue, form, before)) else {
            return false;
        };
        // `أعلنت بغداد الحرب على`: it is done, not said.
        let done = matches!(self.reader.text.folded(content), "الحرب" | "حربا");
        if done && form.lexeme.kind == CueKind::Announce
            || !self.is_believed(cue, form, &subject, How::Object)
        {
            return false;
        }
        let plan = Plan::From { start: content, letters: 0, reach: Extent::Object };
        self.busy = self.busy.max(content);
        self.add(Found { joint, ..Found::new(cue, form, *before, subject, plan) });
        true
    }

    /// Whether a noun behind a verb that always has an object is that object: no other follows it, but a preposition.
    pub(crate) fn is_lone_object(&self, phrase: &Phrase, limit: usize) -> bool {
        let reader = &self.reader;
        let next = phrase.next;
        next >= limit
            || reader.text.folded(next).starts_with('ب')
                && !reader.is_bare(next)
                && reader.role(next).is_none()
            || reader.classes(next).has_any(&[Class::Ila, Class::Ala, Class::Min, Class::Fi])
    }

    /// Whether a noun, with or without its owner's pronoun, is for what one says again: `التزام`, `دعوته`.
    pub(crate) fn is_renewed(&self, at: usize) -> bool {
        let folded = self.reader.text.folded(at);
        let renewed = |word: &str| lexicon().get(word).classes.has(Class::Renewed);
        renewed(folded)
            || ["هما", "ها", "هم", "نا", "ه"].iter().any(|pronoun| {
                folded.strip_suffix(pronoun).is_some_and(|noun| {
                    renewed(noun)
                        || noun.strip_suffix('ت').is_some_and(|noun| renewed(&format!("{noun}ه")))
                })
            })
    }

    /// Whether an object may begin here: a noun, not a preposition or a verb.
    pub(crate) fn is_object(&self, at: usize) -> bool {
        let reader = &self.reader;
        let classes = reader.classes(at);
        let word = reader.is_word(at) || reader.is_digits(at);
        let verb = reader.forms(at).iter().any(|form| {
            form.shape.is_tensed() && form.letters == 0 && !form.lexeme.flags.has(Use::HOMOGRAPH)
        }) && reader.role(at).is_none();
        // `نفى ما نشرته الصحيفة`.
        let whatever = reader.text.folded(at) == "ما" && reader.is_word(at + 1);
        word && !verb
            && reader.text.gap(at) != Gap::Line
            && reader.text.folded(at).chars().nth(1).is_some()
            && !reader.begins_prepositional(at)
            && (whatever
                || !classes.has_any(&[
                    Class::Conjunction,
                    Class::Relative,
                    Class::That,
                    Class::Negation,
                    Class::PersonPronoun,
                    Class::RelativeClause,
                ]))
    }

    /// `لم تعلق الوزارة على النبأ`: nothing was said of it.
    fn no_answer(&mut self, cue: usize, form: CueForm, before: &Before) -> bool {
        const FURTHEST: usize = 12;
        let reader = &self.reader;
        let limit = reader.sentence(cue).end.min(cue + FURTHEST);
        let Some(at) = (cue + 1..limit).find(|index| reader.is(*index, Class::Ala)) else {
            return false;
        };
        let (_, subject) = self.subject_in(cue + 1..at, Reach::Known, form);
        let Some(subject) = subject else { return false };
        let plan = Plan::From { start: at + 1, letters: 0, reach: Extent::Object };
        self.add(Found::new(cue, form, *before, subject, plan));
        true
    }

    /// رفض التعليق، امتنع عن الإدلاء: nothing was said.
    pub(crate) fn decline(
        &mut self,
        cue: usize,
        form: CueForm,
        before: &Before,
        governed: &Governed,
    ) -> bool {
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
        let plan = Plan::From { start: object, letters: 0, reach: Extent::Object };
        let before = Before { status: Status::Negated, ..*before };
        self.add(Found::new(cue, form, before, subject, plan));
        true
    }

    /// Whether a cue that has its content is believed without more.
    pub(crate) fn is_believed(
        &self,
        cue: usize,
        form: CueForm,
        subject: &Subject,
        how: How,
    ) -> bool {
        let flags = form.lexeme.flags;
        let reader = &self.reader;
        let preceded = subject.before.is_some();
        let explicit = preceded || subject.phrase.is_some();
        if flags.has(Use::SUBJECT) && !explicit {
            // `مشترطا حجب هويته` tells how one spoke; with a clause it tells what was said.
            return form.shape == Shape::Participle && matches!(how, How::That | How::Colon);
        }
        // `عدد النخيل يُقدّر`: the mark may stand for a passive. Who is known to speak speaks.
        let known = subject.phrase.is_some_and(|phrase| {
            phrase.entity.is_some() || phrase.role.is_some_and(|role| !role.is(RoleKind::Quantity))
        });
        if form.shape == Shape::Present && !known && has_damma(reader.text.raw(cue), form) {
            return false;
        }
        let lone_male = form.agreement == Agreement::new(Gender::Male, Number::Singular);
        if flags.has(Use::IMPERSONAL) && form.shape == Shape::Present && lone_male && !explicit {
            return false;
        }
        // `طالب جامعي`، `حذرا`، `ذكرا`: nouns that look like verbs.
        // With و and its preposition at once it is none: `وطالب بفتح الطريق`.
        let verbal = form.letters > 0
            && how == How::Prepositional
            && reader.text.folded(cue + 1).starts_with('ب');
        if flags.has(Use::NOUN) && form.shape == Shape::Past && lone_male && !explicit && !verbal {
            return false;
        }
        let dual_past = form.shape == Shape::Past && form.agreement.number == Number::Dual;
        if dual_past && how != How::That && how != How::Colon {
            return false;
        }
        let clause = matches!(how, How::That | How::Colon);
        // `رأي` is an opinion; some documents write so for `رأى`.
        let opinion = form.shape == Shape::Past
            && matches!(form.lexeme.kind, CueKind::Believe | CueKind::Say | CueKind::Add)
            && reader.text.raw(cue).ends_with('ي');
        let named = subject.phrase.is_some_and(|phrase| phrase.entity.is_some());
        if opinion && !(named && how == How::That && self.opens_phrase(cue, form)) {
            return false;
        }
        // A noun that nothing shows to be a speaker (`شدد النصارى حصارهم على المدينة`) is one only before a clause.
        let plain = subject.phrase.is_some_and(|phrase| {
            phrase.entity.is_none() && phrase.role.is_none() && phrase.start > cue
        });
        let homograph = flags.has(Use::HOMOGRAPH) && (flags.has(Use::SUBJECT) || how != How::Colon);
        let early = how == How::Prepositional && self.ends_early(subject, cue);
        if how == How::Prepositional && self.has_object_of_its_own(subject, cue) {
            return false;
        }
        let between = flags.has(Use::CLAUSE) && how == How::Colon;
        if plain && (homograph || early || between) {
            return false;
        }
        let ambiguous = flags.has(Use::CLAUSE) && form.shape == Shape::Present && !explicit;
        if ambiguous {
            // `تبين أن`: it turned out.
            return false;
        }
        if flags.has(Use::CLAUSE) && !clause {
            return false;
        }
        if reader.quotations.around(cue).is_some() && !(clause && explicit) {
            // In a quotation `وعدت` may be "I promised".
            return false;
        }
        if flags.has(Use::HOMOGRAPH) {
            let participle = form.shape == Shape::Participle
                && cue > 0
                && (reader.is_comma(cue - 1)
                    || lone_male && reader.text.raw(cue).ends_with(['ا', '\u{64B}']));
            let adjacent = subject.phrase.is_some_and(|phrase| phrase.next + 1 >= cue);
            return participle || preceded && adjacent || self.opens_phrase(cue, form);
        }
        if form.shape == Shape::Participle {
            // An adjective (`معلومات مؤكدة`) has no clause behind it, and no comma before.
            let accusative = lone_male
                && cue > 0
                && reader.is_word(cue - 1)
                && !reader.is(cue - 1, Class::Particle)
                && reader.text.raw(cue).ends_with(['ا', '\u{64B}']);
            let separated =
                accusative || cue > 0 && (reader.mark(cue - 1).is_some() || form.letters > 0);
            return match how {
                // `متابعة العمل حتى أن`: a noun, unless what is said follows at once.
                How::That | How::Colon => lone_male || separated || self.follows_at_once(cue),
                How::Quote | How::Prepositional | How::Object => separated,
                How::Before | How::Nothing => false,
            };
        }
        true
    }

    /// `شدد المهاجمون حصارهم على`: the verb has an object, so that it is another verb than the one that speaks.
    fn has_object_of_its_own(&self, subject: &Subject, cue: usize) -> bool {
        let reader = &self.reader;
        subject.phrase.is_some_and(|phrase| {
            let raw = reader.text.raw(phrase.next);
            phrase.start > cue
                && reader.is_word(phrase.next)
                && ["هم", "هن", "ها", "ه"].iter().any(|ending| raw.ends_with(ending))
                && raw.chars().nth(4).is_some()
                && !reader.begins_prepositional(phrase.next)
                && !reader.is(phrase.next, Class::Adverb)
                && reader.entity_of(phrase.next).is_none()
        })
    }

    fn follows_at_once(&self, cue: usize) -> bool {
        self.reader.classes(cue + 1).has_any(&[
            Class::That,
            Class::BiThat,
            Class::Ila,
            Class::Ala,
            Class::An,
            Class::Min,
        ]) || self.reader.mark(cue + 1) == Some(':')
    }

    /// Whether words are left over between a subject and the preposition that its verb governs.
    fn ends_early(&self, subject: &Subject, cue: usize) -> bool {
        let reader = &self.reader;
        subject.phrase.is_some_and(|phrase| {
            let mut next = reader.skip_adverbials(phrase.next, cue + 24);
            while reader.has_conjunction(next) && next < cue + 24 {
                next += 1;
            }
            let classes = reader.classes(next);
            !classes.has_any(&[Class::Ila, Class::Ala, Class::An, Class::Min, Class::Fi])
                && !reader.text.folded(next).starts_with('ب')
                && !reader.begins_prepositional(phrase.next)
        })
    }

    /// Whether a verb stands where a clause may begin: with و, behind a mark, a conjunction, a particle or a negation.
    pub(crate) fn opens_phrase(&self, cue: usize, form: CueForm) -> bool {
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

    pub(crate) fn is_behind_lam(&self, cue: usize) -> bool {
        cue.checked_sub(1)
            .is_some_and(|last| matches!(self.reader.text.folded(last), "لم" | "ولم" | "فلم"))
    }

    pub(crate) fn names_responsibility(&self, cue: usize) -> bool {
        const FURTHEST: usize = 14;
        (cue + 1..cue + FURTHEST).any(|index| self.reader.is(index, Class::Responsibility))
    }
}

/// Whether marks show that a past verb is passive: `ذُكر`, `أُعلن`.
pub(crate) fn is_passive(raw: &str, form: CueForm) -> bool {
    form.shape == Shape::Past && has_damma(raw, form)
}

/// Whether the first letter of a verb bears a damma.
fn has_damma(raw: &str, form: CueForm) -> bool {
    const DAMMA: char = '\u{64F}';
    raw.chars()
        .filter(|character| !matches!(character, '\u{651}' | '\u{64B}'..='\u{64E}' | '\u{650}'))
        .nth(usize::from(form.letters) + 1)
        == Some(DAMMA)
}
