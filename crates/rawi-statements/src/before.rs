//! What stands before a cue: particles, negations, relative pronouns, words of comparison.

use crate::cue::{CueForm, Shape, cues};
use crate::find::Search;
use crate::statement::Status;
use crate::words::Class;

/// What stands before a cue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Before {
    /// The first token that belongs to the cue: `وفق ما`, `كما`, `قد`.
    pub(crate) start: usize,
    /// Whether a word of comparison makes its content the clause beside it (`حسبما`، `وفق ما`، `كما`).
    pub(crate) connective: bool,
    /// Whether that word may also mean "also" (`كما`).
    pub(crate) additive: bool,
    /// The relative pronoun directly before it.
    pub(crate) relative: Option<usize>,
    /// Whether the cue is said of a thing: `وما يؤكد ذلك`, `مما يهدد بالانهيار`.
    pub(crate) nobody: bool,
    /// Whether it tells, in a clause of time, what was said next (`قبل أن يضيف`).
    pub(crate) told: bool,
    /// Whether it stands between commas inside another statement, which goes on behind it.
    pub(crate) inserted: bool,
    pub(crate) status: Status,
}

impl Before {
    /// Nothing: the cue begins its clause itself.
    pub(crate) const fn plain(start: usize) -> Before {
        Before {
            start,
            connective: false,
            additive: false,
            relative: None,
            told: false,
            nobody: false,
            inserted: false,
            status: Status::Made,
        }
    }
}

impl Search<'_, '_> {
    /// What stands before a cue: particles, negations, relative pronouns, words of comparison.
    pub(crate) fn before(&self, cue: usize, form: CueForm) -> Before {
        let reader = &self.reader;
        let mut before = Before::plain(cue);
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
            before.additive = matches!(folded, "كما" | "وكما");
            before.start = last;
            return before;
        }
        if matches!(folded, "ما" | "لما" | "وما" | "مما") {
            let opener = last.checked_sub(1).filter(|_| !reader.starts_line(last));
            let opened = opener.is_some_and(|opener| {
                cues().phrase(reader.text, opener).is_some() || reader.text.folded(opener) == "علي"
            });
            if let Some(opener) = opener.filter(|_| opened) {
                before.connective = true;
                before.start = opener;
            } else if form.shape == Shape::Present {
                before.nobody = true;
            } else if folded == "ما" {
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
}
