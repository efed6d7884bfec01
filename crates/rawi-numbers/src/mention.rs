//! A number as it stands in a text.

use rawi_text::Span;

use crate::Number;

/// A word of this program. By another name, since serde takes every `Option<&str>` for borrowed from what is read.
type Word = &'static str;

/// What sort of number a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Modifier {
    /// `نحو`, `حوالي`, `قرابة`.
    Approx,
    /// `أكثر من`, `ما يربو على`; also vague numbers (`عشرات`), whose value is their least.
    MoreThan,
    /// `أقل من`, `دون`.
    LessThan,
    /// `ما لا يقل عن`, `على الأقل`.
    EqualOrMore,
    /// `ما لا يزيد على`, `على الأكثر`.
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Unit {
    /// Where it stands: the counted noun with its adjectives (`عسكري أميركي`), the currency, the unit of measure.
    /// A dual noun is its own unit.
    pub span: Span,
    /// The ISO 4217 code of a currency, where its name says which one it is (`دولار`, `دينار كويتي`, and then `دينار` in the same text);
    /// the UCUM code of a measure. Units of time have their UCUM code too, though they are counted like any noun.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::units::known_code"))]
    pub code: Option<Word>,
}

/// Which end of a range a number is: `من 10 إلى 15`, `بين 2 و3 ملايين`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum RangeEnd {
    /// The lower end; the next mention is the upper one.
    Lower,
    /// The upper end.
    Upper,
}

/// A number as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct NumberMention {
    /// Hedge and number (`نحو 2500`, `2.5 ألف`, `80٪`), without the counted noun. Where a fraction follows the noun
    /// (`23 دينارا ونصف الدينار`), all of it.
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
    /// Which end of a range it is, if it is one.
    pub range: Option<RangeEnd>,
}
