//! An exact number.

/// An exact number: a ratio of integers in lowest terms, with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    numerator: i128,
    denominator: i128,
}

impl Number {
    /// A whole number.
    pub const fn from_integer(value: i128) -> Number {
        Number { numerator: value, denominator: 1 }
    }

    /// The numerator, which carries the sign.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator, at least 1.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }
}
