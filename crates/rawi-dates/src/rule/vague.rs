//! Words that only point at past, present or future.
//!
//! `مؤخرا`, `حاليا`, `قريبا`, `وقت سابق`: TIMEX3's `PAST_REF`, `PRESENT_REF` and `FUTURE_REF`.

use crate::expression::DateExpression;
use crate::lexicon::Sense;
use crate::reader::Reader;
use crate::rule::Outcome;

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let term = reader.term(index)?;
    let reference = term.sense(|sense| match sense {
        Sense::Vague(reference) => Some(reference),
        _ => None,
    })?;
    // The first name is written with the madda on its first letter.
    let name = reader.text.folded(index) == "الان" && reader.text.raw(index).starts_with('\u{622}');
    (!name).then(|| Outcome::of(DateExpression::Vague(reference), term.end))
}
