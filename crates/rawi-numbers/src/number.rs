//! An exact number.

use std::cmp::Ordering;
use std::fmt;

/// An exact number: a ratio of integers in lowest terms, with a positive denominator.
///
/// Numerator and denominator reach up to 10³⁶ ([`Number::LIMIT`]). Arithmetic is checked: what would go beyond gives
/// `None`, never a wrapped or rounded value.
///
/// ```
/// use rawi_numbers::Number;
///
/// let half = Number::new(1, 2).unwrap();
/// let million = Number::from_integer(1_000_000);
/// assert_eq!(half.checked_mul(million), Some(Number::from_integer(500_000)));
/// assert_eq!(Number::new(5, 2).unwrap().to_string(), "2.5");
/// assert_eq!(Number::new(1, 3).unwrap().to_string(), "1/3");
/// assert!(half < million);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "(i128, i128)", into = "(i128, i128)"))]
pub struct Number {
    numerator: i128,
    denominator: i128,
}

#[cfg(feature = "serde")]
impl From<Number> for (i128, i128) {
    fn from(number: Number) -> (i128, i128) {
        (number.numerator, number.denominator)
    }
}

#[cfg(feature = "serde")]
impl TryFrom<(i128, i128)> for Number {
    type Error = &'static str;

    fn try_from((numerator, denominator): (i128, i128)) -> Result<Number, &'static str> {
        let number = Number::new(numerator, denominator);
        number.ok_or("a number without a denominator or beyond the limit")
    }
}

impl Number {
    /// The greatest numerator and denominator, 10³⁶.
    pub const LIMIT: i128 = 10_i128.pow(36);

    /// Nothing.
    pub const ZERO: Number = Number::from_integer(0);

    /// One.
    pub const ONE: Number = Number::from_integer(1);

    /// A ratio, brought to lowest terms; `None` where the denominator is 0 or a term is beyond the limit.
    pub const fn new(numerator: i128, denominator: i128) -> Option<Number> {
        if denominator == 1 {
            return Number::whole(numerator);
        }
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let divisor = greatest_common_divisor(numerator.abs(), denominator.abs());
        let (mut numerator, mut denominator) = (numerator / divisor, denominator / divisor);
        if denominator < 0 {
            (numerator, denominator) = (-numerator, -denominator);
        }
        if numerator.abs() > Number::LIMIT || denominator > Number::LIMIT {
            return None;
        }
        Some(Number { numerator, denominator })
    }

    /// A whole number; beyond the limit it is held at the limit.
    pub const fn from_integer(value: i128) -> Number {
        let value = if value > Number::LIMIT {
            Number::LIMIT
        } else if value < -Number::LIMIT {
            -Number::LIMIT
        } else {
            value
        };
        Number { numerator: value, denominator: 1 }
    }

    /// A whole number within the limit.
    const fn whole(value: i128) -> Option<Number> {
        if value > Number::LIMIT || value < -Number::LIMIT {
            return None;
        }
        Some(Number { numerator: value, denominator: 1 })
    }

    /// The power of ten with this exponent, negative ones included; `None` beyond the limit.
    pub const fn power_of_ten(exponent: i32) -> Option<Number> {
        if exponent < -36 || exponent > 36 {
            return None;
        }
        let power = 10_i128.pow(exponent.unsigned_abs());
        Some(if exponent < 0 {
            Number { numerator: 1, denominator: power }
        } else {
            Number { numerator: power, denominator: 1 }
        })
    }

    /// The numerator, which carries the sign.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator, at least 1.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// Whether it is a whole number.
    pub const fn is_integer(self) -> bool {
        self.denominator == 1
    }

    /// The whole number it is, if it is one.
    pub const fn to_integer(self) -> Option<i128> {
        if self.denominator == 1 { Some(self.numerator) } else { None }
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// The number with the other sign.
    #[must_use]
    pub const fn negated(self) -> Number {
        Number { numerator: -self.numerator, denominator: self.denominator }
    }

    /// The sum, within the limit.
    #[must_use]
    pub fn checked_add(self, other: Number) -> Option<Number> {
        if self.denominator == 1 && other.denominator == 1 {
            // OK because two values within the limit are far from the end of i128.
            return Number::whole(self.numerator + other.numerator);
        }
        let divisor = greatest_common_divisor(self.denominator, other.denominator);
        let left = self.numerator.checked_mul(other.denominator / divisor)?;
        let right = other.numerator.checked_mul(self.denominator / divisor)?;
        let denominator = self.denominator.checked_mul(other.denominator / divisor)?;
        Number::new(left.checked_add(right)?, denominator)
    }

    /// The difference, within the limit.
    #[must_use]
    pub fn checked_sub(self, other: Number) -> Option<Number> {
        self.checked_add(other.negated())
    }

    /// The product, within the limit.
    #[must_use]
    pub fn checked_mul(self, other: Number) -> Option<Number> {
        if self.denominator == 1 && other.denominator == 1 {
            return Number::whole(self.numerator.checked_mul(other.numerator)?);
        }
        // Reduced crosswise first, so that only a product that is itself too great overflows.
        let left = greatest_common_divisor(self.numerator.abs(), other.denominator);
        let right = greatest_common_divisor(other.numerator.abs(), self.denominator);
        Number::new(
            (self.numerator / left).checked_mul(other.numerator / right)?,
            (self.denominator / right).checked_mul(other.denominator / left)?,
        )
    }

    /// The quotient, within the limit; `None` for a division by zero.
    #[must_use]
    pub fn checked_div(self, other: Number) -> Option<Number> {
        self.checked_mul(Number::new(other.denominator, other.numerator)?)
    }

    /// The power with a whole exponent, within the limit; `None` for zero to a negative power.
    #[must_use]
    pub fn checked_pow(self, exponent: i32) -> Option<Number> {
        let base = if exponent < 0 { Number::ONE.checked_div(self)? } else { self };
        if base == Number::ONE || base.numerator == 0 && exponent > 0 {
            return Some(base);
        }
        // Any other base leaves the limit within 120 steps (2^120 > 10^36), but -1 never does.
        let steps = exponent.unsigned_abs();
        if base == Number::ONE.negated() {
            return Some(if steps.is_multiple_of(2) { Number::ONE } else { base });
        }
        let mut power = Number::ONE;
        for _ in 0..steps {
            power = power.checked_mul(base)?;
        }
        Some(power)
    }
}

impl Ord for Number {
    /// Compares by value, exactly: whole parts first, then, for equal ones, the reciprocals of the remainders.
    fn cmp(&self, other: &Number) -> Ordering {
        let (mut left, mut right) = (*self, *other);
        loop {
            let whole_left = left.numerator.div_euclid(left.denominator);
            let whole_right = right.numerator.div_euclid(right.denominator);
            if whole_left != whole_right {
                return whole_left.cmp(&whole_right);
            }
            let rest_left = left.numerator.rem_euclid(left.denominator);
            let rest_right = right.numerator.rem_euclid(right.denominator);
            if rest_left == 0 || rest_right == 0 {
                return rest_left.min(1).cmp(&rest_right.min(1));
            }
            // a < b exactly where 1/a > 1/b: the sides change places.
            let next_left = Number { numerator: right.denominator, denominator: rest_right };
            right = Number { numerator: left.denominator, denominator: rest_left };
            left = next_left;
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Number {
        Number::from_integer(i128::from(value))
    }
}

impl fmt::Display for Number {
    /// Whole numbers and finite decimals in ASCII digits (`-1200`, `2.5`), other ratios as `1/3`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            return write!(formatter, "{}", self.numerator);
        }
        let Some(places) = decimal_places(self.denominator) else {
            return write!(formatter, "{}/{}", self.numerator, self.denominator);
        };
        let sign = if self.numerator < 0 { "-" } else { "" };
        let whole = self.numerator.abs() / self.denominator;
        write!(formatter, "{sign}{whole}.")?;
        let mut rest = self.numerator.abs() % self.denominator;
        for _ in 0..places {
            // OK because the rest is below the denominator, at most 10^36, and i128 holds 1.7 * 10^38.
            rest *= 10;
            write!(formatter, "{}", rest / self.denominator)?;
            rest %= self.denominator;
        }
        Ok(())
    }
}

/// How many decimals a ratio with this denominator has; `None` where they never end.
fn decimal_places(denominator: i128) -> Option<u32> {
    let twos = denominator.trailing_zeros();
    let mut rest = denominator >> twos;
    let mut fives = 0;
    while rest % 5 == 0 {
        rest /= 5;
        fives += 1;
    }
    (rest == 1).then_some(twos.max(fives))
}

const fn greatest_common_divisor(mut left: i128, mut right: i128) -> i128 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    if left == 0 { 1 } else { left }
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn ratio(numerator: i128, denominator: i128) -> Number {
        Number::new(numerator, denominator).unwrap()
    }

    #[test]
    fn ratios_are_brought_to_lowest_terms() {
        assert_eq!((ratio(6, -4).numerator(), ratio(6, -4).denominator()), (-3, 2));
        assert_eq!(ratio(0, 7), Number::ZERO);
        assert_eq!(Number::new(1, 0), None);
        assert_eq!(Number::new(i128::MIN, 2), None);
    }

    #[test]
    fn nothing_wraps() {
        let limit = Number::from_integer(Number::LIMIT);
        assert_eq!(limit.checked_add(Number::ONE), None);
        assert_eq!(limit.checked_mul(Number::from_integer(2)), None);
        assert_eq!(limit.negated().checked_sub(Number::ONE), None);
        assert_eq!(limit.checked_div(Number::ZERO), None);
        assert_eq!(limit.checked_mul(ratio(1, Number::LIMIT)), Some(Number::ONE));
        assert_eq!(Number::from_integer(i128::MAX), limit);
        assert_eq!(Number::power_of_ten(37), None);
    }

    #[test]
    fn powers() {
        assert_eq!(ratio(5, 2).checked_pow(-1), Some(ratio(2, 5)));
        assert_eq!(Number::from_integer(-1).checked_pow(i32::MIN), Some(Number::ONE));
        assert_eq!(Number::ZERO.checked_pow(-1), None);
        assert_eq!(Number::from_integer(2).checked_pow(i32::MAX), None);
        assert_eq!(Number::from_integer(10).checked_pow(36), Number::power_of_ten(36));
    }

    #[test]
    fn order_is_by_value() {
        let sorted =
            [ratio(-7, 2), ratio(-1, 3), ratio(0, 1), ratio(1, 3), ratio(1, 2), ratio(7, 2)];
        for (low, left) in sorted.iter().enumerate() {
            for (high, right) in sorted.iter().enumerate() {
                assert_eq!(left.cmp(right), low.cmp(&high), "{left} {right}");
            }
        }
        // Cross multiplication of these would not fit.
        let near = ratio(Number::LIMIT - 1, Number::LIMIT);
        assert!(ratio(Number::LIMIT - 2, Number::LIMIT - 1) < near && near < Number::ONE);
    }

    #[test]
    fn display_is_exact() {
        for (written, number) in [
            ("2.5", ratio(5, 2)),
            ("-0.05", ratio(-1, 20)),
            ("1/3", ratio(1, 3)),
            ("-1200", Number::from_integer(-1200)),
            ("0.125", ratio(1, 8)),
        ] {
            assert_eq!(written, number.to_string());
        }
    }
}
