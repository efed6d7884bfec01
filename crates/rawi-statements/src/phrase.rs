//! Noun phrases that may be speakers, and the adverbials to be passed over on the way to them.

use rawi_entities::EntityKind;
use rawi_tokens::{Gap, TokenKind};

use crate::agreement::{Agreement, Gender, Number};
use crate::cue::{Complement, Governs};
use crate::lexicon::lexicon;
use crate::reader::Reader;
use crate::role::{Role, RoleKind};
use crate::words::Class;

/// How much of what follows belongs to a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Where it must end is known (what is said begins there): everything up to an adverbial belongs to it.
    Known,
    /// Where it ends must be told by its own words: an object may follow at once.
    Open,
}

/// A phrase for one who speaks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The named person or body that it means.
    pub(crate) entity: Option<usize>,
    /// The head, where it is a role noun.
    pub(crate) role: Option<Role>,
    pub(crate) agreement: Agreement,
    /// Letters of the first token that are a proclitic.
    pub(crate) letters: usize,
    /// Where reading goes on: behind an apposition, too.
    pub(crate) next: usize,
}

/// Endings of objects with their owner's pronoun, which are no modifiers: `المدرب تصريحاته`.
const OBJECTS: [&str; 7] = ["اته", "اتها", "اتهم", "كلمته", "حديثه", "كلامه", "كلمتها"];

/// A phrase is not longer than this.
const LONGEST: usize = 24;

impl Reader<'_, '_> {
    /// Passes over what stands between a verb and its subject or object without being either: commas, times,
    /// brackets, adverbs, prepositional phrases up to their comma.
    pub(crate) fn skip_adverbials(&self, mut at: usize, limit: usize) -> usize {
        while at < limit {
            let classes = self.classes(at);
            if self.is_comma(at) || matches!(self.mark(at), Some('-' | '\u{2013}' | '\u{2014}')) {
                at += 1;
            } else if let Some(behind) = self.behind_bracket(at, limit) {
                at = behind;
            } else if classes.has_any(&[Class::Adverb, Class::BiObject, Class::Particle])
                || self.is_time(at)
            {
                // An entity that looks like a word of time (`نيسان`) is left alone only as a speaker's name.
                if self.speaker_at(at).is_some_and(|entity| self.is_person(entity)) {
                    return at;
                }
                at += 1;
            } else if self.is_digits(at) {
                at += 1;
            } else if let Some(behind) = self.behind_time_phrase(at, limit) {
                at = behind;
            } else if self.begins_prepositional(at) {
                at = self.behind_prepositional(at, limit);
            } else {
                return at;
            }
        }
        at
    }

    /// `قبل يومين`، `منذ ثلاثة أيام`، `في وقت سابق`، `في اليوم نفسه`.
    fn behind_time_phrase(&self, at: usize, limit: usize) -> Option<usize> {
        const FURTHEST: usize = 4;
        let folded = self.text.folded(at);
        let opens = matches!(folded, "قبل" | "منذ" | "بعد" | "خلال" | "في" | "قبيل" | "بعيد" | "من");
        if !opens {
            return None;
        }
        let limit = limit.min(at + FURTHEST);
        let unit = (at + 1..limit)
            .find(|index| self.classes(*index).has_any(&[Class::Unit, Class::Time]))?;
        let plain = (at + 1..unit).all(|index| self.is_word(index) || self.is_digits(index));
        (plain && self.entity_of(unit).is_none()).then_some(unit + 1)
    }

    /// Whether a phrase that holds no speaker begins at a token.
    pub(crate) fn begins_prepositional(&self, at: usize) -> bool {
        let classes = self.classes(at);
        if classes.has_any(&[
            Class::Preposition,
            Class::Fi,
            Class::Ala,
            Class::An,
            Class::Min,
            Class::Ila,
            Class::Representing,
        ]) {
            return true;
        }
        // `لرويترز`، `للمحطة`، `بالمناسبة`: an entity or noun behind an attached preposition.
        if self.role(at).is_some() || self.speaker_at(at).is_some_and(|_| self.is_bare(at)) {
            return false;
        }
        let folded = self.text.folded(at);
        let manner = folded.starts_with('ب')
            && self.text.raw(at).ends_with('ة')
            && !self.is(at, Class::WithBa);
        let attached = manner
            || folded.starts_with("لل")
            || folded.starts_with("بال")
            || self.entity_at(at).is_some_and(|_| !self.is_bare(at) && !self.has_conjunction(at));
        attached || folded == "ل" || folded == "ب" || folded == "لدي"
    }

    /// The end of a prepositional phrase: its comma, or where a person's role or name begins that cannot be inside.
    fn behind_prepositional(&self, at: usize, limit: usize) -> usize {
        let mut end = at + 1;
        // `في بيانهم الختامي`، `في تصريح صحفي`: no more than that.
        if self.is(at, Class::Fi) && self.is_own_occasion(end) {
            end += 1;
            while end < limit
                && (self.is(end, Class::Press)
                    || self.is_definite(end)
                        && is_adjective(self.text.folded(end))
                        && self.role(end).is_none())
                && self.entity_of(end).is_none()
            {
                end += 1;
            }
            return end;
        }
        // `صرح لـ«المدى» سامي الحداد بأن`: whom one told is a name, and what follows it is not about it.
        let addressee = self.text.folded(at).starts_with('ل');
        while end < limit {
            if self.is_comma(end) {
                return end + 1;
            }
            if let Some(behind) = self.behind_quoted_name(end) {
                end = behind.min(limit);
                if addressee {
                    return end;
                }
                continue;
            }
            if addressee && end > at + 1 && self.person_at(end, limit).is_some() {
                return end;
            }
            if let Some(behind) = self.behind_bracket(end, limit) {
                end = behind;
                continue;
            }
            // `في بيان المتحدث` has its owner; `في تصريح صحفي المتحدث` has the subject of the verb.
            let before = end - 1;
            let complete = end > at + 2
                && !self.is_definite(before)
                && self.role(before).is_none()
                && self.entity_of(before).is_none()
                && !self.begins_prepositional(before);
            if complete && self.role(end).is_some_and(|role| role.is_person() && role.definite) {
                return end;
            }
            end += 1;
        }
        end
    }

    /// An occasion of speech that is whose it is already: `بيانهم`, `تصريح صحفي`.
    fn is_own_occasion(&self, at: usize) -> bool {
        let folded = self.text.raw(at);
        let pronoun = ["ه", "ها", "هم"].iter().any(|ending| folded.ends_with(ending));
        (pronoun
            && (self.is(at, Class::Occasion)
                || folded.starts_with("بيان")
                || folded.starts_with("تصريحات")))
            || self.is(at, Class::Occasion) && self.is(at + 1, Class::Press)
    }

    /// Reads a phrase for a speaker that begins at a token and ends before `limit`.
    ///
    /// `governs` is what the cue governs: its prepositions end an open phrase.
    pub(crate) fn noun_phrase(
        &self,
        start: usize,
        limit: usize,
        reach: Reach,
        governs: Governs,
    ) -> Option<Phrase> {
        let limit = limit.min(start + LONGEST).min(self.len());
        if start >= limit || !self.is_head_token(start) {
            return None;
        }
        let mut start = start;
        // `ذات المصدر`، `السيد الوزير`: the noun behind it is the head.
        let title = self.role(start).is_some_and(|role| role.is(RoleKind::Title) && role.definite);
        let titled_role = title
            && start + 1 < limit
            && self.role(start + 1).is_some_and(|role| role.is(RoleKind::Person) && role.definite)
            && self.speaker_at(start + 1).is_none()
            && self.behind_titles(start, limit) == start;
        if self.is(start, Class::Same) && self.role(start + 1).is_some() || titled_role {
            start += 1;
        }
        let mut head = start;
        // `عدد من النواب`، `أحد السكان`، `ثلاثة مسؤولين`.
        let quantity =
            self.role(head).is_some_and(|role| role.is(RoleKind::Quantity)) || self.is_digits(head);
        if quantity && self.speaker_at(head).is_none() && head + 1 < limit {
            // `عدد من السكان` speaks, `عدد السكان` is a figure.
            let figure = self.text.folded(head) == "عدد" && !self.is(head + 1, Class::Min);
            if figure {
                return None;
            }
            head += 1;
            if self.is(head, Class::Min) {
                head += 1;
            }
            if self.role(head).is_none() && self.speaker_at(head).is_none() && reach == Reach::Open
            {
                return None;
            }
        }
        // Titles stand before the name that they belong to.
        let titled = self.behind_titles(head, limit);
        if let Some(entity) =
            self.speaker_at(titled).filter(|_| titled < limit && self.is_bare(titled))
        {
            let plain = titled == head && head == start;
            if plain || self.is_person(entity) {
                let named = self.named(start, titled, entity);
                let next = self.behind_apposition(named.next, limit);
                return Some(Phrase { next, ..named });
            }
        }
        let role = self.role(head);
        if let Some(role) = role
            && let Some(phrase) = self.named_body(start, head, role, limit)
        {
            return Some(phrase);
        }
        // `المجتمعون`: in the nominative it can only be the subject.
        let nominative = self.is_definite(head)
            && self.text.folded(head).ends_with("ون")
            && self.text.folded(head).chars().nth(5).is_some();
        let known = nominative
            || role.is_some()
            || self.entity_at(head).is_some_and(|_| self.is_bare(head));
        if !known && (reach == Reach::Open || !self.is_plain_noun(head)) {
            return None;
        }
        Some(self.role_phrase(start, head, role, limit, reach, governs))
    }

    /// Whether a phrase may begin with this token at all.
    fn is_head_token(&self, at: usize) -> bool {
        let token = matches!(
            self.text.kind(at),
            Some(TokenKind::Word | TokenKind::Digits | TokenKind::Foreign)
        );
        let other = self.classes(at).has_any(&[
            Class::That,
            Class::BiThat,
            Class::NonSubject,
            Class::Relative,
            Class::Negation,
            Class::Conjunction,
            Class::RelativeClause,
            Class::PersonPronoun,
        ]);
        // `رد آخر`: an adjective alone is nobody.
        let adjective = self.is(at, Class::Adjective)
            && !self.is_definite(at)
            && self.role(at).is_none()
            && !self.text.folded(at).ends_with("ون");
        token && !other && !adjective && (self.is_bare(at) || !self.begins_prepositional(at))
    }

    /// A noun that no list knows, where a clause shows that it must be the speaker.
    fn is_plain_noun(&self, at: usize) -> bool {
        self.is_word(at)
            && self.text.folded(at).chars().nth(2).is_some()
            && !self.forms(at).iter().any(|form| form.shape.is_finite())
    }

    /// The first token behind titles and ranks, where a person's name follows them.
    fn behind_titles(&self, at: usize, limit: usize) -> usize {
        const MOST: usize = 4;
        let mut end = at;
        while end < limit.min(at + MOST)
            && (self.role(end).is_some_and(|role| role.is(RoleKind::Title))
                // `الفريق أول`.
                || end > at && self.text.folded(end) == "اول")
        {
            end += 1;
        }
        let named = self.entity_at(end).is_some_and(|entity| self.is_person(entity));
        if named { end } else { at }
    }

    /// A phrase that is a name, with its titles.
    fn named(&self, start: usize, at: usize, entity: usize) -> Phrase {
        let end = self.entity_end(at);
        let title = (start < at).then(|| self.role(start)).flatten();
        let agreement = title.map_or_else(|| self.agreement_of(entity, at), |role| role.agreement);
        Phrase { start, end, entity: Some(entity), role: title, agreement, letters: 0, next: end }
    }

    /// A phrase that is a name alone, behind a proclitic of so many letters.
    pub(crate) fn entity_phrase(
        &self,
        entity: usize,
        at: usize,
        role: Option<Role>,
        letters: usize,
    ) -> Phrase {
        let end = self.entity_end(at);
        let agreement = self.agreement_of(entity, at);
        Phrase { start: at, end, entity: Some(entity), role, agreement, letters, next: end }
    }

    /// `حركة حماس`، `صحيفة «المرفأ»`: a class noun and the name of a body.
    fn named_body(&self, start: usize, head: usize, role: Role, limit: usize) -> Option<Phrase> {
        if !(role.is(RoleKind::Body) || role.is(RoleKind::Media)) || role.is_person() {
            return None;
        }
        let mut at = head + 1;
        let quoted = self.quotation_at(at).filter(|_| self.behind_quoted_name(at).is_some());
        if quoted.is_some() {
            at += 1;
        }
        let entity = self.speaker_at(at).filter(|_| at < limit && self.is_bare(at))?;
        if self.kind_of(entity) != Some(EntityKind::Organization) {
            return None;
        }
        let end = quoted.map_or_else(|| self.entity_end(at), |quotation| quotation.close + 1);
        let agreement = role.agreement;
        Some(Phrase {
            start,
            end,
            entity: Some(entity),
            role: Some(role),
            agreement,
            letters: 0,
            next: end,
        })
    }

    /// Reads a phrase whose head has a proclitic before it (`والمتحدث`, `لمصادر`).
    pub(crate) fn noun_phrase_from_role(
        &self,
        at: usize,
        role: Role,
        limit: usize,
        governs: Governs,
    ) -> Phrase {
        let limit = limit.min(at + LONGEST).min(self.len());
        self.named_body(at, at, role, limit)
            .unwrap_or_else(|| self.role_phrase(at, at, Some(role), limit, Reach::Open, governs))
    }

    fn role_phrase(
        &self,
        start: usize,
        head: usize,
        role: Option<Role>,
        limit: usize,
        reach: Reach,
        governs: Governs,
    ) -> Phrase {
        let agreement = role.map_or_else(
            || {
                if self.text.folded(head).ends_with("ون") {
                    return Agreement::new(Gender::Male, Number::Plural);
                }
                let gender = if self.is_feminine(head) { Gender::Female } else { Gender::Unknown };
                Agreement::new(gender, Number::Unknown)
            },
            |role| role.agreement,
        );
        let mut phrase = Phrase {
            start,
            end: head + 1,
            entity: None,
            role,
            agreement,
            letters: 0,
            next: head + 1,
        };
        // An entity that cannot speak may be the head (`الفلسطينيون`).
        if self.entity_at(head).is_some() {
            phrase.end = self.entity_end(head);
        }
        // `أبو سالم`: a byname of two words.
        if phrase.end == head + 1
            && matches!(self.text.folded(head), "ابو" | "ام")
            && self.is_word(head + 1)
            && head + 1 < limit
        {
            phrase.end = head + 2;
        }
        let mut nested = false;
        let mut at = phrase.end;
        while at < limit && self.text.gap(at) != Gap::Line {
            if let Some(entity) =
                self.person_at(at, limit).filter(|entity| !nested || self.speaks_elsewhere(*entity))
                && role.is_none_or(Role::is_person)
            {
                let name = self.behind_titles(at, limit);
                phrase.entity = Some(entity);
                phrase.end = self.entity_end(name);
                phrase.next = self.behind_apposition(phrase.end, limit);
                return phrase;
            }
            // `شاهد يدعى فلان`.
            if matches!(self.text.folded(at), "يدعي" | "تدعي" | "اسمه" | "اسمها" | "يسمي" | "تسمي")
                && role.is_some_and(Role::is_person)
                && let Some(entity) = self.person_at(at + 1, limit)
            {
                phrase.entity = Some(entity);
                phrase.end = self.entity_end(self.behind_titles(at + 1, limit));
                phrase.next = self.behind_apposition(phrase.end, limit);
                return phrase;
            }
            // `رئيسه الجنوب أفريقي روي مباي`: a nationality of two words.
            let of_two = self.is_definite(at)
                && self.entity_of(at).is_none()
                && self
                    .entity_at(at + 1)
                    .is_some_and(|entity| self.kind_of(entity) == Some(EntityKind::Group))
                && self.person_at(self.entity_end(at + 1), limit).is_some();
            if of_two {
                at = self.entity_end(at + 1);
                continue;
            }
            if let Some(joined) = self
                .second_office(at, limit, &phrase)
                .or_else(|| self.paired_complement(at, limit, &phrase))
            {
                return joined;
            }
            let Some(taken) = self.modifier(at, limit, &phrase, head, reach, governs, &mut nested)
            else {
                break;
            };
            at = taken;
            phrase.end = at;
        }
        phrase.next = phrase.end;
        self.appose(&mut phrase, limit);
        phrase
    }

    /// Two offices of one person, who is named behind the second: `مؤسس المجموعة ورئيس مجلس إدارتها يوسف حداد`.
    fn second_office(&self, at: usize, limit: usize, phrase: &Phrase) -> Option<Phrase> {
        const LONGEST_OFFICE: usize = 8;
        let one = |role: Role| {
            role.is(RoleKind::Person) && !role.definite && role.agreement.number == Number::Singular
        };
        if !self.has_conjunction(at)
            || phrase.end < phrase.start + 2
            || phrase.role.is_none_or(|role| !one(role))
            || self.role_behind_proclitics(at).is_none_or(|role| !one(role))
        {
            return None;
        }
        let limit = limit.min(at + LONGEST_OFFICE);
        let name = (at + 2..limit).find(|index| {
            self.person_at(*index, limit).is_some()
                || self.text.kind(*index) == Some(TokenKind::Mark)
                || self.has_conjunction(*index)
        })?;
        let entity = self.person_at(name, limit)?;
        let end = self.entity_end(self.behind_titles(name, limit));
        Some(Phrase { end, entity: Some(entity), next: end, ..*phrase })
    }

    /// A body of two nouns that a person's office is of: `رئيس غرفة تجارة وصناعة المدينة سامي الحداد`.
    fn paired_complement(&self, at: usize, limit: usize, phrase: &Phrase) -> Option<Phrase> {
        const LONGEST_NAME: usize = 5;
        let office = phrase.role.is_some_and(|role| role.is(RoleKind::Person) && !role.definite);
        if !office
            || phrase.end < phrase.start + 2
            || !self.has_conjunction(at)
            || self.entity_of(at).is_some()
            || self.role_behind_proclitics(at).is_some_and(Role::is_person)
            || self.forms(at).iter().any(|form| form.shape.is_tensed())
        {
            return None;
        }
        let limit = limit.min(at + LONGEST_NAME);
        let name = (at + 1..limit).find(|index| {
            self.person_at(*index, limit).is_some()
                || !self.is_word(*index)
                || self.has_conjunction(*index)
                || self.begins_prepositional(*index)
                || self.is_person_role(*index)
                || self.text.gap(*index) == Gap::Line
        })?;
        let entity = self.person_at(name, limit)?;
        let end = self.entity_end(self.behind_titles(name, limit));
        Some(Phrase { end, entity: Some(entity), next: end, ..*phrase })
    }

    /// The comma behind a role between commas: `رامي بدران، المتحدث باسم الحكومة،`. The token itself where there is none.
    fn behind_apposition(&self, comma: usize, limit: usize) -> usize {
        const FURTHEST: usize = 14;
        let at = comma + 1;
        if !self.is_comma(comma) || self.role(at).is_none_or(|role| !role.is(RoleKind::Person)) {
            return comma;
        }
        (at + 1..limit.min(at + FURTHEST))
            .take_while(|index| {
                self.text.gap(*index) != Gap::Line
                    && self.role(*index).is_some()
                        | !self.forms(*index).iter().any(|form| form.shape.is_tensed())
            })
            .find(|index| self.is_comma(*index))
            .unwrap_or(comma)
    }

    /// `رئيس البلدية، سامي الحداد،`: a name between commas behind a role.
    fn appose(&self, phrase: &mut Phrase, limit: usize) {
        let comma = self.behind_charge(phrase, limit);
        let mut at = comma + 1;
        if !self.is_comma(comma) || at >= limit {
            return;
        }
        // `مدرب الفريق، البرتغالي روي كوستا`.
        while at < limit.min(comma + 3)
            && self.person_at(at, limit).is_none()
            && self.is_definite(at)
            && is_adjective(self.text.folded(at))
        {
            at += 1;
        }
        let Some(entity) = self.person_at(at, limit) else { return };
        if phrase.role.is_some_and(Role::is_person) {
            let name = self.behind_titles(at, limit);
            phrase.entity = Some(entity);
            phrase.next = self.entity_end(name);
        }
    }

    /// The comma behind what an office is charged with (`الوزير المكلف بالميزانية، فلان،`), where a name between commas
    /// follows it; else the end of the phrase.
    fn behind_charge(&self, phrase: &Phrase, limit: usize) -> usize {
        const LONGEST_CHARGE: usize = 5;
        let at = phrase.end;
        let attached = self.text.folded(at).starts_with("بال")
            || self.text.folded(at).starts_with("لل")
            || self.is_definite(at)
            || matches!(self.text.folded(at), "في" | "لدي");
        if !attached || phrase.role.is_none_or(|role| !role.is(RoleKind::Person)) {
            return at;
        }
        let limit = limit.min(at + LONGEST_CHARGE);
        (at + 1..limit)
            .find(|index| !self.is_word(*index) || self.text.gap(*index) == Gap::Line)
            .filter(|comma| {
                self.is_comma(*comma)
                    && self.person_at(comma + 1, self.len()).is_some()
                    && self.is_comma(self.entity_end(self.behind_titles(comma + 1, self.len())))
            })
            .unwrap_or(at)
    }

    /// Whether a person speaks by name elsewhere in the document.
    ///
    /// In `المتحدث باسم الأمين العام فلان` the name may be either's. Who speaks again (`وأضاف فلان`) is the spokesman.
    fn speaks_elsewhere(&self, entity: usize) -> bool {
        const LOOKED_AT: usize = 64;
        let Some(mention) = self.entities.get(entity) else { return false };
        let others = self.entities.iter().skip(entity + 1).take(LOOKED_AT);
        others.filter(|other| other.id == mention.id).any(|other| {
            let at = self.text.token_at(other.span.start());
            at.checked_sub(1)
                .is_some_and(|last| self.forms(last).iter().any(|form| form.shape.is_tensed()))
        })
    }

    /// The person named at a token, titles passed over.
    fn person_at(&self, at: usize, limit: usize) -> Option<usize> {
        let name = self.behind_titles(at, limit);
        self.entity_at(name)
            .filter(|entity| name < limit && self.is_person(*entity) && self.is_bare(name))
    }

    /// The first token behind one modifier of a phrase, or `None` where the phrase ends.
    #[allow(clippy::too_many_arguments, reason = "the state of one loop, cut off for its length")]
    fn modifier(
        &self,
        at: usize,
        limit: usize,
        phrase: &Phrase,
        head: usize,
        reach: Reach,
        governs: Governs,
        nested: &mut bool,
    ) -> Option<usize> {
        if self.text.kind(at) == Some(TokenKind::Mark) {
            return self.behind_quoted_name(at).filter(|behind| *behind <= limit);
        }
        let classes = self.classes(at);
        let inside = self.entity_of(at).is_some();
        if !inside && self.is_time(at) {
            return None;
        }
        if !inside
            && classes.has_any(&[
                Class::Preposition,
                Class::Adverb,
                Class::Relative,
                Class::RelativeClause,
                Class::Conjunction,
                Class::Particle,
                Class::That,
                Class::BiThat,
                Class::Negation,
                Class::BiObject,
                Class::NonSubject,
            ])
        {
            return None;
        }
        if classes.has_any(&[Class::An, Class::Min, Class::Fi, Class::Ila, Class::Ala]) {
            // `تقرير صادر عن`.
            let issued = classes.has(Class::An) && self.is(at - 1, Class::Issued);
            let governed = reach == Reach::Open
                && !issued
                && ((classes.has(Class::An) && governs.has(Complement::An))
                    || (classes.has(Class::Min) && governs.has(Complement::Min))
                    || (classes.has(Class::Ila) && governs.has(Complement::Ila)));
            let occasion = classes.has(Class::Fi)
                && (self.classes(at + 1).has_any(&[Class::Occasion, Class::Time])
                    // `في السابع من غشت`.
                    || self.is(at + 2, Class::Min) && self.is(at + 3, Class::Time)
                    || self.is_own_occasion(at + 1));
            let far = classes.has(Class::Ala)
                || (classes.has(Class::Ila) && self.entity_at(at + 1).is_none());
            if governed
                || occasion
                || far
                || at + 1 >= limit
                || self.classes(at + 1).has(Class::Aside)
            {
                return None;
            }
            *nested |= self.is_person_role(at + 1);
            return Some(self.entity_end(at + 1).min(limit));
        }
        if classes.has(Class::Representing) {
            if at + 1 >= limit {
                return None;
            }
            *nested |= self.is_person_role(at + 1);
            return Some(self.entity_end(at + 1).min(limit));
        }
        // `مسؤولون لرويترز`، `مصادر لقناة «المدى»`: whom they told.
        if classes.has(Class::Preposition) && self.text.folded(at).starts_with('ل') {
            return None;
        }
        let medium = self.text.folded(at).starts_with('ل')
            && self.role_behind_proclitics(at).is_some_and(|role| role.is(RoleKind::Media));
        if medium {
            return None;
        }
        if inside {
            return self.entity_modifier(at, limit, phrase, reach);
        }
        let folded = self.text.folded(at);
        if folded == "ل" || folded == "ب" {
            return None;
        }
        if self.forms(at).iter().any(|form| {
            form.shape.is_tensed()
                && !form.lexeme.flags.has(crate::cue::Use::HOMOGRAPH)
                && !form.lexeme.flags.has(crate::cue::Use::NOUN)
        }) && self.role(at).is_none()
        {
            return None;
        }
        if folded.starts_with("لل") || folded.starts_with("بال") {
            let governed = folded.starts_with('ب')
                && reach == Reach::Open
                && governs.has(Complement::Bi)
                && !classes.has(Class::WithBa);
            if governed {
                return None;
            }
            *nested |= self.is_person_role(at);
            return Some(at + 1);
        }
        // `المدرب تصريحاته`: an object of its own.
        if OBJECTS.iter().any(|ending| self.text.raw(at).ends_with(ending)) {
            return None;
        }
        // `وزير الخارجية نظيره`: another person, with a pronoun for an article.
        let owned_role = !self.is_definite(at)
            && self.role(at).is_some_and(|role| role.is(RoleKind::Person) && role.definite);
        if owned_role && at > head {
            return None;
        }
        // `النصارى حصارهم`: behind a definite noun a noun of somebody's is its object.
        let raw = self.text.raw(at);
        let owned = ["هم", "هن", "ها", "ه"].iter().any(|ending| raw.ends_with(ending));
        if owned
            && at == head + 1
            && self.is_definite(head)
            && !self.is_definite(at)
            && !self.is(at, Class::WithBa)
        {
            return None;
        }
        // Behind a title comes a name, whatever its first letter: `اللواء وصفي رضوان`. A title that is an office too has
        // adjectives: `الرئيس التنفيذي`.
        let described = phrase.role.is_some_and(|role| role.is(RoleKind::Person))
            && self.is_definite(at)
            && is_adjective(self.text.folded(at));
        if at == head + 1
            && !described
            && phrase.role.is_some_and(|role| role.is(RoleKind::Title) && role.definite)
        {
            return (reach == Reach::Known).then_some(at + 1);
        }
        // `طالبت النقابة الحكومة بـ`: of two bodies with their articles the second is the object.
        let second = at == head + 1
            && phrase.role.is_some_and(|role| role.definite && role.is(RoleKind::Body))
            && self
                .role(at)
                .is_some_and(|role| role.definite && role.is(RoleKind::Body) && !role.is_person())
            && !is_adjective(self.text.folded(at));
        if second {
            return None;
        }
        match reach {
            Reach::Known => (!self.has_conjunction(at) || self.is_definite_behind_conjunction(at))
                .then_some(at + 1),
            Reach::Open => {
                // `القناة 12 العبرية`.
                let numbered = self.is_digits(at)
                    && at == head + 1
                    && phrase.role.is_some_and(|role| role.is(RoleKind::Media));
                (numbered || self.belongs(at, head, governs)).then_some(at + 1)
            }
        }
    }

    fn is_definite_behind_conjunction(&self, at: usize) -> bool {
        self.text.folded(at).strip_prefix('و').is_some_and(|rest| rest.starts_with("ال"))
            && self.role_behind_proclitics(at).is_none()
    }

    /// An entity inside a role phrase: the body that the role belongs to, or a nationality.
    fn entity_modifier(
        &self,
        at: usize,
        limit: usize,
        phrase: &Phrase,
        reach: Reach,
    ) -> Option<usize> {
        let end = self.entity_end(at).min(limit);
        let entity = self.entity_of(at)?;
        let bare = self.is_bare(at);
        if self.is_person(entity) {
            // A name that belongs to a person inside the phrase (`مقرب من الرئيس فلان`).
            return bare.then_some(end);
        }
        if !bare && self.has_conjunction(at) {
            return None;
        }
        if bare && self.kind_of(entity) != Some(EntityKind::Group) {
            // An idafa: the word before is a noun without an article. Else the entity is the object (`دعا المبعوث
            // الأممي الحكومة إلى`).
            let before = at.checked_sub(1)?;
            let object = match reach {
                Reach::Open => self.is_definite(before),
                Reach::Known => self.is_definite(before) && self.is_definite(phrase.start),
            };
            return (!object).then_some(end);
        }
        Some(end)
    }

    /// Whether a word without a preposition belongs to an open phrase: in idafa with the noun before it, or agreeing
    /// with the head as its adjective.
    fn belongs(&self, at: usize, head: usize, governs: Governs) -> bool {
        let folded = self.text.folded(at);
        let before = at.saturating_sub(1);
        let definite = self.is_definite(at);
        let head_definite = self.is_definite(head);
        if self.has_conjunction(at) && self.role(at).is_none() {
            return self.is_definite_behind_conjunction(at)
                && self.is_definite(before)
                && !head_definite;
        }
        if folded.starts_with('ب')
            && governs.has(Complement::Bi)
            && !definite
            && !self.is(at, Class::WithBa)
            && self.role(at).is_none()
        {
            return false;
        }
        if definite {
            // An idafa (`وزير الدفاع`), or an adjective (`الناطق الرسمي`); another noun is the object (`وصف السفير اللقاء`).
            let construct = !self.is_definite(before) && !is_adjective(self.text.folded(before));
            let relation = (folded.ends_with('ي') || folded.ends_with("يه"))
                && folded.chars().nth(4).is_some();
            let adjective = relation || self.is(at, Class::Adjective);
            return construct || adjective;
        }
        // `رئيس مجلس النواب`، `نائب وزير الدفاع`: role nouns stand in chains.
        if self.role(at).is_some() {
            return !head_definite && !self.is_definite(before);
        }
        // `مصدر بشرطة المدينة`.
        let placed = (folded.starts_with('ب') || folded.starts_with('ل'))
            && self.role(at).is_none()
            && self.role_behind_proclitics(at).is_some_and(|role| role.is(RoleKind::Body));
        if placed && (!governs.has(Complement::Bi) || self.is(at, Class::WithBa)) {
            return true;
        }
        // `مصدر أمني رفيع`: adjectives of a phrase without an article.
        !head_definite
            && (is_adjective(folded)
                || self.classes(at).has(Class::WithBa) && folded.starts_with("بارز"))
    }

    /// What an entity shows of its gender and number.
    pub(crate) fn agreement_of(&self, entity: usize, at: usize) -> Agreement {
        let gender = match self.kind_of(entity) {
            Some(EntityKind::Person) => Gender::Unknown,
            Some(EntityKind::Location) => {
                let folded = self.text.folded(at);
                let male = matches!(
                    folded,
                    "العراق"
                        | "لبنان"
                        | "المغرب"
                        | "الاردن"
                        | "السودان"
                        | "اليمن"
                        | "الصومال"
                        | "الفاتيكان"
                );
                let name = self.entities.get(entity).map(|entity| entity.name.as_str());
                let male = male
                    || name.is_some_and(|name| folded.contains("عراق") && name.contains("عراق"));
                if male { Gender::Male } else { Gender::Female }
            }
            _ => match self.role(at) {
                Some(role) => role.agreement.gender,
                None if self.is_feminine(at) => Gender::Female,
                None => Gender::Unknown,
            },
        };
        let number = match self.kind_of(entity) {
            Some(EntityKind::Person | EntityKind::Location) => Number::Singular,
            _ => Number::Unknown,
        };
        Agreement::new(gender, number)
    }
}

/// Whether a word without an article is an adjective: listed, or of the form of one of relation.
pub(crate) fn is_adjective(folded: &str) -> bool {
    const RELATION: [&str; 6] = ["ي", "يه", "يان", "يون", "يين", "يا"];
    let relation =
        folded.chars().nth(3).is_some() && RELATION.iter().any(|ending| folded.ends_with(ending));
    relation || lexicon().get(folded).classes.has(Class::Adjective)
}
