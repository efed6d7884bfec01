//! What is written of one document: the wire format.

use rawi_dates::{DateMention, TimexKind};
use rawi_entities::EntityMention;
use rawi_numbers::{Number, NumberKind, NumberMention, RangeEnd};
use rawi_statements::{Speaker, Statement};
use rawi_text::{OffsetMap, OffsetUnit, Span};
use serde::{Serialize, Serializer};

use crate::{Analysis, Document};

/// One document and what was found in it, with offsets in the unit asked for.
///
/// `start` and `end` count bytes, code points or UTF-16 units of the document's text; `text` is always the exact
/// slice between them. Serialised by serde, it is one record of the wire format.
#[derive(Clone, Debug, Serialize)]
pub struct Record<'a> {
    /// The document's id.
    pub id: &'a str,
    /// The day of publication, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'a str>,
    /// The place, agency and day with which the report opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<DatelineRecord<'a>>,
    /// Names.
    pub entities: Vec<EntityRecord<'a>>,
    /// Expressions of time.
    pub dates: Vec<DateRecord<'a>>,
    /// Numbers.
    pub numbers: Vec<NumberRecord<'a>>,
    /// Who says what.
    pub statements: Vec<StatementRecord<'a>>,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Piece<'a> {
    /// The offset of its first character.
    pub start: usize,
    /// The offset behind its last character.
    pub end: usize,
    /// The slice of the text.
    pub text: &'a str,
}

/// The opening of a report.
#[derive(Clone, Debug, Serialize)]
pub struct DatelineRecord<'a> {
    /// The place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<&'a str>,
    /// The agency, newspaper or site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<&'a str>,
    /// The TIMEX3 value of the day that stands between them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<&'a str>,
}

/// A name.
#[derive(Clone, Debug, Serialize)]
pub struct EntityRecord<'a> {
    /// Where it stands.
    #[serde(flatten)]
    pub piece: Piece<'a>,
    /// PER, ORG, LOC, NORP or EVENT.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Which one.
    pub id: &'a str,
    /// Its canonical name.
    pub name: &'a str,
    /// Which part of the program found it.
    pub via: &'static str,
}

/// An expression of time.
#[derive(Clone, Debug, Serialize)]
pub struct DateRecord<'a> {
    /// Where it stands.
    #[serde(flatten)]
    pub piece: Piece<'a>,
    /// DATE, TIME, DURATION or SET.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The TIMEX3 value; `null` where the text names no possible time.
    pub value: Option<&'a str>,
    /// TIMEX3's `mod`.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<&'a str>,
    /// The first day of what the value covers, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begin: Option<&'a str>,
    /// The last day of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<&'a str>,
    /// TIMEX3's `quant` of a set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quant: Option<&'a str>,
    /// TIMEX3's `freq` of a set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub freq: Option<&'a str>,
    /// The time zone that the text names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<&'a str>,
    /// The calendar of the original, where it is not the Gregorian.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<&'a str>,
    /// The value in that calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<&'a str>,
}

/// A number.
#[derive(Clone, Debug, Serialize)]
pub struct NumberRecord<'a> {
    /// Where it stands.
    #[serde(flatten)]
    pub piece: Piece<'a>,
    /// cardinal, ordinal, fraction, percent, money or measure.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The value; `null` where the digits are more than can be held.
    #[serde(serialize_with = "serialize_value")]
    pub value: Option<Number>,
    /// The exact ratio of a fraction, and of every value that decimal digits cannot write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact: Option<String>,
    /// How the text qualifies the value.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<&'static str>,
    /// What is counted or measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitRecord<'a>>,
    /// Of what it is a part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Piece<'a>>,
    /// `lower` or `upper`, where it is an end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<&'static str>,
}

/// What is counted or measured.
#[derive(Clone, Debug, Serialize)]
pub struct UnitRecord<'a> {
    /// Where it stands.
    #[serde(flatten)]
    pub piece: Piece<'a>,
    /// The ISO 4217 code of a currency, the UCUM code of a measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
}

/// Who says what.
#[derive(Clone, Debug, Serialize)]
pub struct StatementRecord<'a> {
    /// Who says it.
    pub speaker: SpeakerRecord<'a>,
    /// Who says it together with the speaker.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joint: Vec<SpeakerRecord<'a>>,
    /// Who passes it on, where it is a report in a report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<SpeakerRecord<'a>>,
    /// What sort of speech it is: `say`, `announce`, `deny`, …
    pub kind: &'static str,
    /// What the cue says of the truth of the content.
    pub factivity: &'static str,
    /// Whether the speaker stands for the content or against it.
    pub polarity: &'static str,
    /// The reporting verb or noun.
    pub cue: Piece<'a>,
    /// What is said.
    pub content: Piece<'a>,
    /// The rest of what is said, where the cue stands in its middle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest: Option<Piece<'a>>,
    /// Whether the whole content is quoted.
    pub direct: bool,
}

/// Who says it.
#[derive(Clone, Debug, Serialize)]
pub struct SpeakerRecord<'a> {
    /// The id of the entity, where one is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a str>,
    /// The canonical name, or the role as it stands.
    pub name: &'a str,
    /// How the speaker is named: `named`, `role`, `pronoun` or `carried`.
    pub reference: &'static str,
    /// Where the speaker is named.
    #[serde(flatten)]
    pub piece: Piece<'a>,
}

impl<'a> Record<'a> {
    /// Writes down an analysis of a document.
    pub fn new(document: &'a Document, analysis: &'a Analysis, unit: OffsetUnit) -> Record<'a> {
        let pieces = Pieces { text: &document.text, offsets: OffsetMap::new(&document.text, unit) };
        Record {
            id: &document.id,
            published: document.published.map(|day| day.to_string()),
            source: document.source.as_deref(),
            dateline: dateline(document, analysis),
            entities: analysis.entities.iter().map(|entity| pieces.entity(entity)).collect(),
            dates: analysis.dates.iter().map(|date| pieces.date(date)).collect(),
            numbers: analysis.numbers.iter().map(|number| pieces.number(number)).collect(),
            statements: analysis.statements.iter().map(|said| pieces.statement(said)).collect(),
        }
    }
}

fn dateline<'a>(document: &'a Document, analysis: &'a Analysis) -> Option<DatelineRecord<'a>> {
    let found = analysis.dateline.as_ref()?;
    let slice = |span: Option<Span>| span.and_then(|span| span.text(&document.text));
    let day = analysis.dates.iter().find(|date| {
        date.kind == TimexKind::Date && found.between.is_some_and(|place| place.overlaps(date.span))
    });
    Some(DatelineRecord {
        place: slice(found.place),
        agency: slice(found.agency),
        date: day.and_then(|date| date.value.as_deref()),
    })
}

/// Cuts pieces of one text.
struct Pieces<'a> {
    text: &'a str,
    offsets: OffsetMap<'a>,
}

impl<'a> Pieces<'a> {
    fn piece(&self, span: Span) -> Piece<'a> {
        Piece {
            start: self.offsets.convert(span.start()),
            end: self.offsets.convert(span.end()),
            text: span.text(self.text).unwrap_or_default(),
        }
    }

    fn entity(&self, entity: &'a EntityMention) -> EntityRecord<'a> {
        EntityRecord {
            piece: self.piece(entity.span),
            kind: entity.kind.name(),
            id: &entity.id,
            name: &entity.name,
            via: entity.via.name(),
        }
    }

    fn date(&self, date: &'a DateMention) -> DateRecord<'a> {
        DateRecord {
            piece: self.piece(date.span),
            kind: date.kind.name(),
            value: date.value.as_deref(),
            modifier: date.modifier,
            begin: date.begin.as_deref(),
            last: date.end.as_deref(),
            quant: date.quant,
            freq: date.freq.as_deref(),
            zone: date.zone,
            calendar: date.calendar,
            original: date.original.as_deref(),
        }
    }

    fn number(&self, number: &NumberMention) -> NumberRecord<'a> {
        NumberRecord {
            piece: self.piece(number.span),
            kind: number.kind.name(),
            value: number.value,
            exact: number.value.and_then(|value| exact(value, number.kind)),
            modifier: number.modifier.map(rawi_numbers::Modifier::name),
            unit: number
                .unit
                .as_ref()
                .map(|unit| UnitRecord { piece: self.piece(unit.span), code: unit.code }),
            of: number.of.map(|span| self.piece(span)),
            range: number.range.map(|end| match end {
                RangeEnd::Lower => "lower",
                RangeEnd::Upper => "upper",
            }),
        }
    }

    fn statement(&self, statement: &'a Statement) -> StatementRecord<'a> {
        StatementRecord {
            speaker: self.speaker(&statement.speaker),
            joint: statement.joint.iter().map(|speaker| self.speaker(speaker)).collect(),
            via: statement.via.as_ref().map(|speaker| self.speaker(speaker)),
            kind: statement.kind.name(),
            factivity: statement.factivity.name(),
            polarity: statement.polarity.name(),
            cue: self.piece(statement.cue),
            content: self.piece(statement.content),
            rest: statement.rest.map(|span| self.piece(span)),
            direct: statement.direct,
        }
    }

    fn speaker(&self, speaker: &'a Speaker) -> SpeakerRecord<'a> {
        SpeakerRecord {
            id: speaker.id.as_deref(),
            name: &speaker.name,
            reference: speaker.reference.name(),
            piece: self.piece(speaker.span),
        }
    }
}

/// `1/3`, for a fraction and for what has no end in decimal digits.
fn exact(value: Number, kind: NumberKind) -> Option<String> {
    let (numerator, denominator) = (value.numerator(), value.denominator());
    let wanted = kind == NumberKind::Fraction || decimal(numerator, denominator).is_none();
    (wanted && denominator != 1).then(|| format!("{numerator}/{denominator}"))
}

/// Whole numbers that JSON readers hold exactly end here: 2^53.
const EXACT_IN_JSON: u128 = 1 << 53;

/// A number of JSON where that is exact; else a string with the decimal digits; and where those have no end, the
/// nearest number.
#[allow(clippy::ref_option, reason = "serde hands over a reference to the field")]
fn serialize_value<S: Serializer>(
    value: &Option<Number>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let Some(value) = value else { return serializer.serialize_none() };
    let (numerator, denominator) = (value.numerator(), value.denominator());
    if denominator == 1 {
        return match i64::try_from(numerator) {
            Ok(whole) if numerator.unsigned_abs() <= EXACT_IN_JSON => {
                serializer.serialize_i64(whole)
            }
            _ => serializer.serialize_str(&numerator.to_string()),
        };
    }
    match decimal(numerator, denominator) {
        // Seventeen digits are more than a double holds; the shortest form of fifteen comes back as it went in.
        Some(digits) if digits.len() <= 16 => {
            serializer.serialize_f64(digits.parse().unwrap_or(f64::NAN))
        }
        Some(digits) => serializer.serialize_str(&digits),
        None => serializer.serialize_f64(nearest(numerator, denominator)),
    }
}

#[allow(clippy::cast_precision_loss, reason = "the exact ratio stands beside it")]
fn nearest(numerator: i128, denominator: i128) -> f64 {
    numerator as f64 / denominator as f64
}

/// The decimal digits of a ratio in lowest terms, if they have an end within forty places.
fn decimal(numerator: i128, denominator: i128) -> Option<String> {
    const PLACES: usize = 40;
    let divisor = denominator.unsigned_abs();
    let whole = numerator.unsigned_abs() / divisor;
    let mut rest = numerator.unsigned_abs() % divisor;
    let mut digits = format!("{}{whole}.", if numerator < 0 { "-" } else { "" });
    for _ in 0..PLACES {
        if rest == 0 {
            return Some(digits);
        }
        rest = rest.checked_mul(10)?;
        digits.push(char::from_digit(u32::try_from(rest / divisor).ok()?, 10)?);
        rest %= divisor;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_with_an_end_are_written_out() {
        assert_eq!(decimal(5, 2).as_deref(), Some("2.5"));
        assert_eq!(decimal(-1, 8).as_deref(), Some("-0.125"));
        assert_eq!(decimal(1, 3), None);
    }
}
