//! A cue beside its content: `…، قال فلان`، `…، وفق ما أعلن`، `صرح بذلك`.

use crate::before::Before;
use crate::content::{Extent, Plan};
use crate::cue::{CueForm, Shape, Use, cues};
use crate::find::{Found, Search};
use crate::phrase::Reach;
use crate::quotation::Quotation;
use crate::words::Class;

impl Search<'_, '_> {
    /// A cue whose content stands beside it: before (`…، قال فلان`, `…، وفق ما أعلن`, `صرح بذلك`) or, where such a
    /// phrase opens its sentence, behind it.
    pub(crate) fn beside(&mut self, cue: usize, form: CueForm, before: &Before) -> bool {
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
            reader.quotation_at(*rest + usize::from(behind_colon)).is_some()
        });
        let before = Before { start: cut, ..*before };
        self.busy = self.busy.max(end);
        self.add(Found { rest, ..Found::new(cue, form, before, subject, plan) });
        true
    }

    /// Where the clause behind a phrase that opens a sentence begins: at its comma, or at فإن.
    pub(crate) fn clause_behind(&self, from: usize, limit: usize) -> Option<usize> {
        const FURTHEST: usize = 12;
        let reader = &self.reader;
        (from..limit.min(from + FURTHEST)).find(|index| {
            reader.is_comma(*index)
                || reader.text.folded(*index).starts_with('ف')
                    && reader.classes_behind_conjunction(*index).has(Class::That)
        })
    }

    /// The content beside a cue, and where the cue's own clause begins.
    pub(crate) fn beside_plan(
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
        // `النهائي «ضاع»، على حد قول`: the quoted words end a clause of the same speaker.
        let ends_clause = |open: usize| {
            let told = self.drafts.last().is_some_and(|draft| draft.cue_token >= sentence.start);
            before.connective && !told && open > sentence.start && reader.is_word(open - 1)
        };
        if let Some(quotation) =
            self.quotation_before(cut).filter(|quotation| !ends_clause(quotation.open))
        {
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
        let (start, letters) = self.clause_start(sentence.start, cut, demonstrative);
        (cut > start + 1).then_some((Plan::Within { start, end: cut, letters }, cut))
    }

    /// The quotation that closes before a token, a comma between them or not.
    pub(crate) fn quotation_before(&self, at: usize) -> Option<Quotation> {
        let reader = &self.reader;
        let last = at.checked_sub(1).filter(|_| !reader.starts_line(at))?;
        let close = if reader.is_comma(last) { last.checked_sub(1)? } else { last };
        reader.quotations.closing_at(close)
    }

    /// Where the clause before a cue begins: at its sentence, or behind أن where the cue points back to it (بذلك).
    ///
    /// With it the letters of its first word that stay outside: the و that joins it to the sentence before.
    pub(crate) fn clause_start(
        &self,
        sentence: usize,
        cut: usize,
        demonstrative: bool,
    ) -> (usize, usize) {
        const FURTHEST: usize = 16;
        let reader = &self.reader;
        let start = sentence.max(if reader.body < cut { reader.body } else { 0 });
        // `يذكر أن المعدل ارتفع، بحسب الهيئة`: the teller's own words lead to what is said.
        let impersonal = reader
            .forms(start)
            .iter()
            .any(|form| form.shape == Shape::Present && form.lexeme.flags.has(Use::IMPERSONAL));
        if impersonal
            && let Some(that) =
                (start + 1..cut.min(start + 3)).find(|index| reader.is(*index, Class::That))
        {
            return (that + 1, 0);
        }
        if demonstrative {
            let limit = cut.min(start + FURTHEST);
            if let Some(that) = (start..limit).find(|index| reader.is(*index, Class::That)) {
                return (that + 1, 0);
            }
        }
        // `في خطوة مفاجئة، أغلق المصنع`: the teller's own remark.
        if reader.is(start, Class::Fi)
            && reader.is(start + 1, Class::Prelude)
            && let Some(comma) =
                (start + 2..cut.min(start + FURTHEST)).find(|index| reader.is_comma(*index))
        {
            return (comma + 1, 0);
        }
        // `لكن النهائي ضاع، على حد قول`.
        let start = start + usize::from(matches!(reader.text.folded(start), "لكن" | "ولكن"));
        let joined = reader.has_conjunction(start)
            && !reader.is_bare(start)
            && !reader.is(start, Class::WithWaw)
            && reader.text.folded(start).chars().nth(3).is_some();
        (start, usize::from(joined))
    }

    /// The content behind a phrase that opens its sentence: `وفق الوزارة، لن يتغير شيء`.
    pub(crate) fn behind_plan(&self, end: usize, limit: usize) -> Option<Plan> {
        const FURTHEST: usize = 16;
        let reader = &self.reader;
        let comma = (end..limit.min(end + FURTHEST)).find(|index| {
            reader.is_comma(*index)
                || reader.text.folded(*index).starts_with('ف')
                    && reader.classes_behind_conjunction(*index).has(Class::That)
                || reader.mark(*index) == Some(':')
                || reader.quotation_at(*index).is_some()
                    && reader.behind_quoted_name(*index).is_none()
        });
        let opens_quotation = comma.is_some_and(|comma| reader.quotation_at(comma).is_some());
        let mut start = comma.map_or(end, |comma| {
            if opens_quotation || reader.is_word(comma) { comma } else { comma + 1 }
        });
        // `فإن`.
        if reader.classes_behind_conjunction(start).has(Class::That)
            || reader.is(start, Class::That)
        {
            start += 1;
        }
        (start < limit).then_some(Plan::From { start, letters: 0, reach: Extent::Clause })
    }

    /// Whether a clause opens at a token: a sentence, a line, behind a conjunction or with one.
    pub(crate) fn opens_clause(&self, at: usize) -> bool {
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
}
