//! What a document tells of a time.

use jiff::civil::Date;
use rawi_dates::TimexKind;
use rawi_tokens::TokenizedText;

use super::{FINDINGS, Piece, Reader, planned};
use crate::day::{Day, stretch};
use crate::table::Text;
use crate::words::WordSet;

/// Words on either side of a date that tell what happened then.
const REACH: usize = 14;

/// Something told of a calendar time.
#[derive(Clone, Debug)]
pub(crate) struct DateFact {
    pub(crate) value: Text,
    /// The expression as it stands.
    pub(crate) expression: Text,
    pub(crate) modifier: Option<Text>,
    pub(crate) relation: Relation,
    /// Whether the time lies behind the day of publication.
    pub(crate) ahead: bool,
    pub(crate) piece: Piece,
    pub(crate) sentence: u32,
    /// The content words around it, sorted.
    pub(crate) words: WordSet,
    /// The content words near it, sorted, where one of them is of what is planned for a day; else none.
    pub(crate) planned: WordSet,
    /// The ids of the names around it, in text order.
    pub(crate) entities: Vec<Text>,
}

/// How a text relates what it tells to a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    On,
    Until,
    By,
    Since,
    Before,
    After,
}

impl Relation {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Relation::On => "on",
            Relation::Until => "until",
            Relation::By => "by",
            Relation::Since => "since",
            Relation::Before => "before",
            Relation::After => "after",
        }
    }
}

/// All that is told of days, months and years. Datelines and references (`PAST_REF`) tell nothing.
pub(crate) fn find(reader: &mut Reader<'_>, published: Option<Date>) -> Vec<DateFact> {
    let analysis = reader.analysis;
    let dateline = analysis.dateline.as_ref().map(|found| found.span);
    let mut facts = Vec::with_capacity(analysis.dates.len());
    for date in &analysis.dates {
        if facts.len() == FINDINGS {
            break;
        }
        let Some(value) = date.value.as_deref() else { continue };
        let calendar = matches!(date.kind, TimexKind::Date | TimexKind::Time);
        let Some(named) = stretch(value).filter(|_| calendar) else { continue };
        if dateline.is_some_and(|dateline| dateline.contains(date.span)) {
            continue;
        }
        let text = reader.text;
        let tokens = text.tokens_of(date.span);
        let sentence = text.sentence_of(tokens.start);
        let from = sentence.start.max(tokens.start.saturating_sub(REACH));
        let to = sentence.end.min(tokens.end + REACH);
        let words = reader.words_around(from..to, tokens.clone());
        let around = text.span(from..to).unwrap_or(date.span);
        let entities = reader.ids_in(around, false);
        let value = value.split('T').next().unwrap_or(value);
        facts.push(DateFact {
            value: reader.table.number(value),
            expression: reader.slice(date.span),
            modifier: date.modifier.map(|modifier| reader.table.number(modifier)),
            relation: relation(text, tokens.start, sentence.start),
            ahead: published
                .is_some_and(|day| named.last > Day::new(day) && named.first > Day::new(day))
                || published
                    .is_some_and(|day| date.modifier == Some("END") && named.last > Day::new(day)),
            piece: reader.piece(date.span),
            sentence: reader.sentence(date.span),
            words,
            planned: planned::near(reader, &tokens),
            entities,
        });
    }
    facts
}

/// What the words before a date say of it.
pub(super) fn relation(text: &TokenizedText<'_>, date: usize, sentence: usize) -> Relation {
    let before = |distance: usize| {
        let index = date.checked_sub(distance).filter(|index| *index >= sentence);
        index.map_or("", |index| text.folded(index))
    };
    for word in [before(1), before(2)] {
        match word.strip_prefix('و').unwrap_or(word) {
            "حتي" | "لغايه" | "لحد" | "غايه" => return Relation::Until,
            "بحلول" | "قبيل" => return Relation::By,
            "منذ" | "ابتداء" | "اعتبارا" | "بدءا" => return Relation::Since,
            "قبل" => return Relation::Before,
            "بعد" | "عقب" | "اثر" => return Relation::After,
            _ => {}
        }
    }
    // `بنهاية عام 2026`: the preposition is attached to the expression's first word.
    let first = text.folded(date);
    if first.starts_with("بنهايه") || first.starts_with("بحلول") {
        return Relation::By;
    }
    Relation::On
}

#[cfg(test)]
mod tests {
    use super::{Relation, relation};
    use rawi_tokens::TokenizedText;

    #[test]
    fn prepositions_relate() {
        for (expected, date, source) in [
            (Relation::Until, 2, "تستمر حتى 31 ديسمبر"),
            (Relation::Until, 3, "تستمر إلى غاية سبتمبر"),
            (Relation::By, 2, "تنسحب بحلول نهاية العام"),
            (Relation::By, 1, "تنسحب بنهاية عام 2026"),
            (Relation::Since, 1, "منذ 2014"),
            (Relation::On, 2, "وصلت في سبتمبر"),
        ] {
            assert_eq!(expected, relation(&TokenizedText::new(source), date, 0), "{source}");
        }
    }
}
