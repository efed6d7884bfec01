//! Where what is said begins: the clause, quotation, noun or preposition that a cue governs.

use rawi_tokens::Gap;

use crate::agreement::Number;
use crate::cue::{Complement, CueForm, CueKind, Shape, Use};
use crate::reader::Reader;
use crate::words::Class;

/// What was found behind a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Governed {
    pub(crate) how: How,
    /// The first token behind the cue that is not its subject any more: أن, the preposition, the colon.
    pub(crate) at: usize,
    /// The first token of the content.
    pub(crate) content: usize,
    /// Letters of that token which stay outside (the ب of `بالخطوة`).
    pub(crate) letters: usize,
}

/// The ways in which a cue has its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// أن، إن، بأن، إلى أن.
    That,
    /// A colon.
    Colon,
    /// A quotation without a colon.
    Quote,
    /// A noun behind a preposition.
    Prepositional,
    /// A noun at once: it begins behind the subject, which is still to be found.
    Object,
    /// به، بذلك: what was said stands before.
    Before,
    /// Nothing.
    Nothing,
}

/// A complement stands within this many tokens of its cue.
const FURTHEST: usize = 48;

/// And a preposition that it governs within so many: no subject is longer.
const FURTHEST_PREPOSITION: usize = 20;

impl Reader<'_, '_> {
    /// Looks behind a cue for what it governs.
    pub(crate) fn governed(&self, cue: usize, form: CueForm) -> Governed {
        let governs = form.lexeme.governs;
        let mut end = self.sentence(cue).end;
        // A point inside a quoted name (`لـ«المدى.نت»`) ends no sentence.
        if let Some(quotation) = self.quotations.around(end.saturating_sub(1))
            && quotation.open > cue
        {
            end = self.sentence(quotation.close).end;
        }
        // Nor does one inside an abbreviation (`زد.دي.إف`).
        while end < cue + FURTHEST && end > cue + 1 && self.is_point_in_name(end - 1) {
            end = self.sentence(end).end;
        }
        let limit = end.min(cue + FURTHEST);
        let found = |how, at, content| Governed { how, at, content, letters: 0 };
        if self.is(cue + 1, Class::BiObject) && !self.starts_line(cue + 1) {
            return found(How::Before, cue + 1, cue + 1);
        }
        let prefers_clause = matches!(
            form.lexeme.kind,
            CueKind::Say
                | CueKind::Add
                | CueKind::Answer
                | CueKind::Remind
                | CueKind::Admit
                | CueKind::Affirm
        );
        let mut candidate: Option<Governed> = None;
        let mut relative = false;
        let mut at = cue + 1;
        while at < limit && !self.starts_line(at) {
            if let Some(mark) = self.mark(at) {
                if let Some(behind) = self.behind_bracket(at, limit) {
                    at = behind;
                    continue;
                }
                if self.quotation_at(at).is_some() {
                    if let Some(behind) = self.behind_quoted_name(at) {
                        at = behind;
                        continue;
                    }
                    // `نافيا وجود «خلافات»`: the quoted word belongs to the object.
                    let owned =
                        governs.has(Complement::Object) && self.is(at - 1, Class::NonSubject);
                    if governs.has(Complement::Quote) && candidate.is_none() && !owned {
                        return found(How::Quote, at, at);
                    }
                    break;
                }
                match mark {
                    ':' if !(self.is_digits(at + 1) && self.is_digits(at - 1)) => {
                        let opens = self.quotation_at(at + 1).is_some();
                        if at + 1 < self.len() && (opens || !self.starts_line(at + 1)) {
                            let that = usize::from(self.is(at + 1, Class::That));
                            return found(How::Colon, at, at + 1 + that);
                        }
                        break;
                    }
                    // `زد.دي.إف`: a point inside a name.
                    '.' if self.is_point_in_name(at) => {}
                    '.' if self.text.folded(at - 1).chars().nth(1).is_some() => break,
                    '؟' | '?' | '!' | '؛' | ';' | '…' => break,
                    _ => {}
                }
                at += 1;
                continue;
            }
            let classes = self.classes(at);
            if classes.has(Class::BiThat) {
                // `وصف الهجوم بأنه`: what an object is said to be.
                if governs.has(Complement::Object) && form.lexeme.flags.has(Use::TRANSITIVE) {
                    break;
                }
                let governed = governs.has(Complement::Bi) || governs.has(Complement::That);
                return found(if governed { How::That } else { How::Nothing }, at, at + 1);
            }
            // `الصحيفة، التي نقلت عن مصادر، إن`: an insertion has its own verb.
            let insertion = self.is_comma(at - 1)
                && (classes.has_any(&[Class::Relative, Class::RelativeClause])
                    || self.text.folded(at) == "كما");
            if insertion {
                const LONGEST: usize = 24;
                let behind = (at + 1..limit.min(at + LONGEST))
                    .find(|index| self.is_comma(*index) || self.mark(*index) == Some(':'));
                match behind {
                    Some(mark) if self.is_comma(mark) => at = mark + 1,
                    Some(colon) => at = colon,
                    None => break,
                }
                continue;
            }
            relative |= classes.has(Class::Relative);
            if form.lexeme.kind == CueKind::Ask && classes.has(Class::Question) {
                return found(How::That, at, at);
            }
            if classes.has(Class::That) {
                return match self.clause_opening(cue, at, form) {
                    Some(opening) if governs.has(Complement::That) || opening < at => {
                        found(How::That, opening, at + 1)
                    }
                    Some(opening) => found(How::Nothing, opening, at),
                    None => break,
                };
            }
            // `قال يحيى الذي يعتبر من المعتدلين: «…»`: a relative clause has a verb of its own.
            if self.begins_other_clause(cue, at) {
                if !relative {
                    break;
                }
                relative = false;
            }
            if candidate.is_none()
                && let Some(governed) = self.preposition(cue, at, form)
            {
                let certain = governed.letters == 0 || !prefers_clause;
                if certain && !self.clause_follows(at + 1) {
                    return governed;
                }
                candidate = Some(governed);
            }
            at += 1;
        }
        if let Some(candidate) = candidate {
            return candidate;
        }
        if governs.has(Complement::Object) {
            return found(How::Object, at, at);
        }
        found(How::Nothing, at, at)
    }

    /// Whether a point stands between two short words, nothing apart.
    fn is_point_in_name(&self, at: usize) -> bool {
        const LONGEST: usize = 3;
        let short = |index: usize| {
            self.is_word(index) && self.text.folded(index).chars().nth(LONGEST).is_none()
        };
        self.mark(at) == Some('.')
            && self.text.gap(at) == Gap::None
            && self.text.gap(at + 1) == Gap::None
            && short(at - 1)
            && short(at + 1)
    }

    fn clause_follows(&self, at: usize) -> bool {
        self.is(at, Class::That)
    }

    /// Where the opening of a clause begins: at أن itself, or at a preposition before it that the cue governs.
    /// `None` where another word governs this أن (`بعد أن`، `على الرغم من أن`).
    fn clause_opening(&self, cue: usize, at: usize, form: CueForm) -> Option<usize> {
        let before = at - 1;
        if before == cue {
            return Some(at);
        }
        let classes = self.classes(before);
        if classes.has(Class::ClauseNoun) {
            return None;
        }
        let governs = form.lexeme.governs;
        let preposition = [
            (Class::Ila, Complement::Ila),
            (Class::Ala, Complement::Ala),
            (Class::An, Complement::An),
            (Class::Min, Complement::Min),
            (Class::Fi, Complement::Fi),
        ];
        match preposition.iter().find(|(class, _)| classes.has(*class)) {
            Some((_, complement)) => {
                // `قال على أنه` is loose, but common.
                let loose = *complement == Complement::Ala
                    && governs.has(Complement::That)
                    && !governs.has(Complement::Object)
                    && !self.is_comma(before - 1);
                ((loose || governs.has(*complement)) && !self.is(at - 2, Class::ClauseNoun))
                    .then_some(before)
            }
            None => Some(at),
        }
    }

    /// Whether a token belongs to another clause with a cue of its own.
    fn begins_other_clause(&self, cue: usize, at: usize) -> bool {
        let after_comma = self.is_comma(at - 1);
        if after_comma && self.is(at, Class::Conjunction) {
            return true;
        }
        let noun = self.is_noun_by_place(at);
        self.forms(at).iter().any(|form| {
            let plain = !form.lexeme.flags.has(Use::HOMOGRAPH) && !form.lexeme.flags.has(Use::NOUN);
            // `نقلا عن`، `ذكرا`: a noun in the accusative looks like a dual.
            let dual = form.agreement.number == Number::Dual && form.shape == Shape::Past;
            let finite = form.shape.is_tensed()
                && plain
                && !dual
                && !noun
                && self.role(at).is_none()
                && !self.is_called(at, *form);
            // `وتابع قائلا`: the participle goes with the verb.
            let participle = form.shape.is_participle() && after_comma && at > cue + 1;
            finite || participle
        })
    }

    /// What the cue governs with a preposition at this token.
    fn preposition(&self, cue: usize, at: usize, form: CueForm) -> Option<Governed> {
        let governs = form.lexeme.governs;
        let classes = self.classes(at);
        let next = self.classes(at + 1);
        let governed =
            |content, letters| Governed { how: How::Prepositional, at, content, letters };
        if at > cue + FURTHEST_PREPOSITION {
            return None;
        }
        if classes.has(Class::An) && self.is(at - 1, Class::Issued) || classes.has(Class::Adverb) {
            return None;
        }
        // `أكد الدكتور على الجارحى أن`: a name that is written like a preposition. `السابع من غشت`: a day of a month.
        let name =
            self.entity_at(at).is_some_and(|_| self.is_bare(at)) && self.entity_end(at) > at + 1;
        if name || classes.has(Class::Min) && next.has(Class::Time) {
            return None;
        }
        let separate = (classes.has(Class::Ila) && governs.has(Complement::Ila))
            || (classes.has(Class::Ala) && governs.has(Complement::Ala))
            || (classes.has(Class::An) && governs.has(Complement::An))
            || (classes.has(Class::Min) && governs.has(Complement::Min))
            || (classes.has(Class::Fi)
                && governs.has(Complement::Fi)
                && !next.has(Class::Occasion));
        if separate {
            let idiom = next.has_any(&[Class::AfterPreposition, Class::Aside, Class::Preposition])
                || (self.is_comma(at + 1) || self.starts_line(at + 1));
            // A role's own preposition: `المبعوث إلى ليبيا إلى`.
            let of_role = classes.has(Class::Ila)
                && at > cue + 1
                && self.entity_at(at + 1).is_some()
                && self.is(self.entity_end(at + 1), Class::Ila);
            return (!idiom && !of_role).then(|| governed(at + 1, 0));
        }
        let folded = self.text.folded(at);
        // `الجيش بأفغانستان بتصاعد الهجمات`: a place of the subject, where another ب follows.
        let place = self.entity_of(at).is_some()
            && self.text.folded(self.entity_end(at)).starts_with('ب')
            && !self.is(self.entity_end(at), Class::WithBa);
        let attached = governs.has(Complement::Bi)
            && !place
            && folded.starts_with('ب')
            && folded.chars().nth(2).is_some()
            && !classes.has(Class::WithBa)
            && !self.entity_of(at).is_some_and(|_| self.is_bare(at));
        attached.then(|| governed(at, 1))
    }
}
