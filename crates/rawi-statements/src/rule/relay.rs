//! نقل عن: a report in a report.

use crate::agreement::{Agreement, Gender, Number};
use crate::complement::How;
use crate::content::{Extent, Plan};
use crate::cue::{CueForm, CueKind, Shape};
use crate::find::{Found, Search};
use crate::phrase::Reach;
use crate::rule::verb::is_passive;
use crate::words::Class;

impl Search<'_, '_> {
    /// نقل عن: the one who passes on, the one who spoke, and what was said.
    pub(crate) fn relay(&mut self, cue: usize, form: CueForm) -> bool {
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
            // `وأوردت الوكالة …، ونقلت عن مصدر`.
            let active = !is_passive(self.reader.text.raw(cue), form);
            let subject =
                self.subject_before(cue, form, &self.before(cue, form)).or_else(|| {
                    let carries = active && form.agreement.gender == Gender::Female;
                    carries.then(|| self.carry(cue, form.agreement, false)).flatten()
                })?;
            Some(subject.voice)
        });
        let reader = &self.reader;
        let said = (from + 1..limit).find(|index| {
            reader.forms(*index).iter().any(|said| {
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
        // `نقلت عنه صحيفة أنه`: the one who passes it on stands behind the pronoun.
        let via = match pronoun {
            Some(_) if said.is_none() => self
                .subject_in(from + 1..governed.at, Reach::Known, form)
                .1
                .map(|own| own.voice)
                .or(via),
            _ => via,
        };
        let via = via.filter(|via| via.meant != subject.voice.meant);
        let mut content = governed.content;
        let plan = if clause {
            Plan::From { start: governed.content, letters: 0, reach: Extent::Clause }
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
        let (span, form) =
            match said.and_then(|said| Some((self.reader.text.token(said)?.span, said))) {
                Some((span, said)) => {
                    let reading = self.reader.forms(said).first().copied().unwrap_or(form);
                    (span, reading)
                }
                None => match self.cue_span(cue, form) {
                    Some(span) => (span, form),
                    None => return false,
                },
            };
        self.busy = self.busy.max(content);
        self.add(Found { span: Some(span), via, ..Found::new(cue, form, before, subject, plan) });
        true
    }
}
