//! A number as it stands in a text.

use rawi_text::Span;

use crate::Number;

/// What sort of number a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NumberKind {
    /// How many: `2500`, `ثلاثة وعشرون`, and dual nouns (`جولتان`).
    Cardinal,
    /// Which in a row: `الثالثة`.
    Ordinal,
    /// A part: `ثلث`, `1/3`.
    Fraction,
    /// A part of a hundred: `5٪`, `خمسة في المئة`. The value of `5٪` is 5.
    Percent,
    /// A sum of money; the unit has the ISO 4217 code.
    Money,
    /// A physical quantity; the unit has the UCUM code.
    Measure,
}

impl NumberKind {
    /// The name on the wire: `cardinal`, `ordinal`, …
    pub const fn name(self) -> &'static str {
        match self {
            NumberKind::Cardinal => "cardinal",
            NumberKind::Ordinal => "ordinal",
            NumberKind::Fraction => "fraction",
            NumberKind::Percent => "percent",
            NumberKind::Money => "money",
            NumberKind::Measure => "measure",
        }
    }
}

/// How the text qualifies a value, in the terms of TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modifier {
    /// `نحو`, `حوالي`, `قرابة`.
    Approx,
    /// `أكثر من`.
    MoreThan,
    /// `أقل من`.
    LessThan,
    /// `ما لا يقل عن`.
    EqualOrMore,
    /// `ما لا يزيد على`.
    EqualOrLess,
}

impl Modifier {
    /// The name on the wire: `APPROX`, `MORE_THAN`, …
    pub const fn name(self) -> &'static str {
        match self {
            Modifier::Approx => "APPROX",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::LessThan => "LESS_THAN",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
        }
    }
}

/// What is counted or measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Where it stands: the counted noun with its adjectives (`عسكري أميركي`), the currency, the unit of measure.
    /// A dual noun is its own unit.
    pub span: Span,
    /// The ISO 4217 code of a currency, the UCUM code of a measure.
    pub code: Option<&'static str>,
}

/// A number as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberMention {
    /// Hedge and number (`نحو 2500`, `2.5 ألف`), without the counted noun.
    pub span: Span,
    /// The value; `None` where the digits are more than can be held.
    pub value: Option<Number>,
    /// What sort of number it is.
    pub kind: NumberKind,
    /// How the text qualifies the value.
    pub modifier: Option<Modifier>,
    /// What is counted or measured.
    pub unit: Option<Unit>,
    /// Of what a fraction or percentage is a part (`ثلث أراضي العراق`).
    pub of: Option<Span>,
}
