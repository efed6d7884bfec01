//! The vocabulary of TIMEX3: types, modifiers, references.

/// The four types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum TimexKind {
    /// A day, month, year or other calendar time, also relative and vague ones.
    Date,
    /// A time of day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

impl TimexKind {
    /// The name on the wire: `DATE`, `TIME`, `DURATION`, `SET`.
    pub const fn name(self) -> &'static str {
        match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        }
    }
}

/// TIMEX3's `mod`: how the words around a time change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    Before,
    After,
    MoreThan,
    LessThan,
    EqualOrMore,
    EqualOrLess,
}

impl Modifier {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::LessThan => "LESS_THAN",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Modifier> {
        [
            Modifier::Start,
            Modifier::Mid,
            Modifier::End,
            Modifier::Approx,
            Modifier::Before,
            Modifier::After,
            Modifier::MoreThan,
            Modifier::LessThan,
            Modifier::EqualOrMore,
            Modifier::EqualOrLess,
        ]
        .into_iter()
        .find(|modifier| modifier.name() == name)
    }

    /// What a bound on a distance is for the point that far away: more than two years ago is before the day two
    /// years ago, more than two years ahead behind it.
    pub(crate) const fn of_point(self, ahead: bool) -> Modifier {
        match (self, ahead) {
            (Modifier::MoreThan | Modifier::EqualOrMore, false)
            | (Modifier::LessThan | Modifier::EqualOrLess, true) => Modifier::Before,
            (Modifier::LessThan | Modifier::EqualOrLess, false)
            | (Modifier::MoreThan | Modifier::EqualOrMore, true) => Modifier::After,
            (other, _) => other,
        }
    }
}

/// A time that the text only points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    Past,
    Present,
    Future,
}

impl Reference {
    pub(crate) const fn value(self) -> &'static str {
        match self {
            Reference::Past => "PAST_REF",
            Reference::Present => "PRESENT_REF",
            Reference::Future => "FUTURE_REF",
        }
    }
}
