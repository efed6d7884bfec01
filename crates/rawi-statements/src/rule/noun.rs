//! A verbal noun: `إعلان بغداد أن`، `تأكيده أن`، `بقوله:`.

use crate::before::Before;
use crate::complement::How;
use crate::content::{Extent, Plan};
use crate::cue::{CueForm, CueKind, Shape, Use};
use crate::find::{Found, Search};
use crate::memory::Voice;
use crate::phrase::Reach;
use crate::subject::Subject;
use crate::words::Class;

impl Search<'_, '_> {
    /// A verbal noun: `إعلان بغداد أن`, `تأكيده أن`, `بقوله:`.
    pub(crate) fn noun(&mut self, cue: usize, form: CueForm) -> bool {
        let reader = &self.reader;
        // `أعرب عن اعتقاده بأن`: the noun belongs to what is expressed.
        let expressed = self.drafts.last().is_some_and(|draft| {
            draft.lexeme.kind == CueKind::Express
                && matches!(draft.plan, Plan::From { start, .. } if start == cue)
        });
        if cue < self.busy || expressed {
            return false;
        }
        let governed = reader.governed(cue, form);
        let clause = matches!(governed.how, How::That | How::Colon)
            || governed.how == How::Quote && form.lexeme.kind == CueKind::Say;
        let before = Before::plain(cue);
        if form.shape == Shape::NounWithPronoun {
            let adjacent = governed.at <= cue + 16;
            if !clause || !adjacent {
                return false;
            }
            // `غاب عن اللقاء واكتفى بالقول`: with ب it is how one spoke, not what a source said.
            let (behind_source, via) =
                if form.with_ba { (None, None) } else { self.source_before(cue, form) };
            let Some(subject) = behind_source.or_else(|| {
                let said = form.lexeme.kind == CueKind::Say;
                (form.with_ba || !said).then(|| self.carry(cue, form.agreement, true)).flatten()
            }) else {
                return false;
            };
            let plan = Plan::From {
                start: governed.content,
                letters: governed.letters,
                reach: Extent::Clause,
            };
            self.busy = self.busy.max(governed.content);
            self.add(Found { via, ..Found::new(cue, form, before, subject, plan) });
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
        // `تصريح بريطاني بأن` has an adjective, not its speaker.
        let definite =
            phrase.role.is_some_and(|role| role.definite || phrase.end > phrase.start + 1);
        if phrase.entity.is_none() && !definite {
            return false;
        }
        let Some(voice) = self.memory.voice(reader, &phrase) else { return false };
        let subject = Subject { voice, phrase: Some(phrase), before: None };
        let reach = if governed.how == How::That { Extent::Clause } else { Extent::Object };
        let plan = Plan::From { start: content, letters: 0, reach };
        self.busy = self.busy.max(content);
        self.add(Found::new(cue, form, before, subject, plan));
        true
    }

    /// The source before `قوله` (`عن مسؤول كبير قوله`), and the one who ascribes it to that source.
    pub(crate) fn source_before(
        &self,
        cue: usize,
        form: CueForm,
    ) -> (Option<Subject>, Option<Voice>) {
        const FURTHEST: usize = 14;
        let reader = &self.reader;
        let start = reader.sentence(cue).start.max(cue.saturating_sub(FURTHEST));
        // `نسبت الوكالة إلى وزير قوله`.
        let ascribed = (start..cue)
            .find(|index| matches!(reader.text.folded(*index), "نسب" | "نسبت" | "ونسب" | "ونسبت"));
        let from = (start..cue).rev().find(|index| {
            reader.is(*index, Class::An) || ascribed.is_some() && reader.is(*index, Class::Ila)
        });
        let Some(from) = from else { return (None, None) };
        let via = ascribed
            .filter(|verb| *verb < from)
            .and_then(|verb| self.subject_in(verb + 1..from, Reach::Known, form).1)
            .map(|subject| subject.voice);
        (self.subject_in(from + 1..cue, Reach::Known, form).1, via)
    }
}
