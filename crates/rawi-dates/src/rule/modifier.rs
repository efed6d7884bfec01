//! Parts of a time and words that weaken it.
//!
//! ```text
//! modified := part point | part definite_unit | hedge (point | clock | duration)
//! ```
//!
//! `نهاية عام 2026`, `مطلع يناير`, `منتصف الأسبوع`, `نحو عامين`, `حوالي الساعة العاشرة`.

use crate::expression::{DateExpression, Deixis, Reading, TimeOfDay};
use crate::lexicon::{Count, Sense};
use crate::reader::Reader;
use crate::rule::{Outcome, clock, duration, point};

pub(crate) fn read(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    let term = reader.term(index)?;
    let sense = term.sense(|sense| match sense {
        Sense::Part(_) | Sense::Hedge(_) => Some(sense),
        _ => None,
    })?;
    match sense {
        Sense::Part(modifier) => {
            let inner = part_of(reader, term.end)?;
            let reading = Reading { modifier, ..inner.reading };
            Some(Outcome { reading, ..inner })
        }
        // `إلى حدود يوم 15 أوت` is until, `في حدود الساعة` about.
        Sense::Hedge(_)
            if reader.is(term.end - 1, "حدود")
                && matches!(reader.word_before(index), "الي" | "والي") =>
        {
            None
        }
        Sense::Hedge(modifier) => {
            let inner = clock::read(reader, term.end).or_else(|| point(reader, term.end)).or_else(
                || {
                    let phrase = duration::length(reader, term.end)?;
                    let expression = DateExpression::Duration {
                        length: phrase.length,
                        placing: crate::expression::Placing::Anywhere,
                    };
                    Some(Outcome::of(expression, phrase.end))
                },
            )?;
            let dated = matches!(inner.reading.expression, Some(DateExpression::Duration { .. }));
            let modifier = if dated { modifier } else { modifier.of_point(true) };
            let reading = Reading { modifier: Some(modifier), ..inner.reading };
            // `في حدود الساعة التاسعة`: a preposition of two words, which stays outside.
            let outside = reader.is(term.end - 1, "حدود");
            let start = if outside { Some(term.end) } else { inner.start };
            Some(Outcome { reading, start, ..inner })
        }
        _ => None,
    }
}

fn part_of(reader: Reader<'_>, index: usize) -> Option<Outcome> {
    // `وقت متأخر من مساء الأحد`: behind من may stand a part of the day.
    if reader.is(index - 1, "من") {
        let part = clock::read(reader, index).or_else(|| {
            let (part, end) = reader.day_part(index, |_| true)?;
            Some(Outcome::read(Reading::at(TimeOfDay::Part(part), None), end))
        });
        if part.is_some() {
            return part;
        }
    }
    let whole = point(reader, index);
    // Hours, nights and weekdays have no beginning and end in news; `نصف` and `آخر` are also other words.
    let outcome = whole.or_else(|| {
        let (unit, end) = reader.unit(index)?;
        let one = unit.definite && unit.count == Count::One && !unit.unit.is_clock();
        let expression = DateExpression::Unit { unit: unit.unit, deixis: Deixis::Present };
        one.then(|| Outcome::of(expression, end))
    })?;
    let first = reader.text.folded(reader.start);
    let strict = first.ends_with("نصف") && !first.ends_with("منتصف")
        || first.ends_with("اخر") && !first.ends_with("اواخر");
    if strict && reader.unit(index).is_none() {
        return None;
    }
    Some(outcome)
}
