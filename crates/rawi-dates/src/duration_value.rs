//! Lengths in the notation of ISO 8601, and as steps of the calendar.

use crate::expression::{Length, Unit};
use crate::numeral::Quantity;

/// A length as steps of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Steps {
    pub(crate) months: i64,
    pub(crate) days: i64,
    pub(crate) seconds: i64,
    /// How exactly the length was told.
    pub(crate) smallest: Unit,
}

/// The steps of a length; `None` where a number is not told or too large.
pub(crate) fn steps(length: &Length) -> Option<Steps> {
    let mut steps = Steps { months: 0, days: 0, seconds: 0, smallest: Unit::Century };
    for (quantity, unit) in length.parts() {
        let Quantity::Ratio(numerator, denominator) = quantity else { return None };
        let (slot, size, finer) = match unit {
            Unit::Century => (&mut steps.months, 1200, Unit::Year),
            Unit::Decade => (&mut steps.months, 120, Unit::Year),
            Unit::Year => (&mut steps.months, 12, Unit::Month),
            Unit::Quarter => (&mut steps.months, 3, Unit::Month),
            Unit::Month => (&mut steps.months, 1, Unit::Month),
            Unit::Week => (&mut steps.days, 7, Unit::Day),
            Unit::Day | Unit::Night => (&mut steps.days, 1, Unit::Day),
            Unit::Hour => (&mut steps.seconds, 3600, Unit::Minute),
            Unit::Minute => (&mut steps.seconds, 60, Unit::Second),
            Unit::Second => (&mut steps.seconds, 1, Unit::Second),
        };
        let total = numerator.checked_mul(size)?;
        if total % denominator == 0 {
            *slot = slot.checked_add(total / denominator)?;
        } else if unit == Unit::Month {
            // Half a month is fifteen days to everybody.
            steps.days = steps.days.checked_add(numerator.checked_mul(30)? / denominator)?;
        } else if matches!(unit, Unit::Day | Unit::Night) {
            steps.seconds =
                steps.seconds.checked_add(numerator.checked_mul(86_400)? / denominator)?;
        } else {
            return None;
        }
        let told = if denominator == 1 {
            unit
        } else if matches!(unit, Unit::Day | Unit::Night) {
            Unit::Hour
        } else if unit == Unit::Month {
            Unit::Day
        } else {
            finer
        };
        steps.smallest = steps.smallest.min(told);
    }
    // No calendar reaches further than ten thousand years.
    let bounded = steps.months.abs() <= 120_000
        && steps.days.abs() <= 3_660_000
        && steps.seconds.abs() <= 315_576_000_000;
    bounded.then_some(steps)
}

/// A length in the notation of ISO 8601: `P1Y2W`, `PT2H30M`, `PXD`.
pub(crate) fn write(length: &Length) -> String {
    let (mut date, mut time) = (String::new(), String::new());
    for (quantity, unit) in length.parts() {
        for (number, unit, clock) in pieces(quantity, unit) {
            let part = if clock { &mut time } else { &mut date };
            part.push_str(&number);
            part.push_str(unit);
        }
    }
    if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
}

/// One number of units as written pieces: the number, TIMEX3's letter, whether it stands behind the T.
fn pieces(quantity: Quantity, unit: Unit) -> Vec<(String, &'static str, bool)> {
    let (letter, clock) = match unit {
        Unit::Second => ("S", true),
        Unit::Minute => ("M", true),
        Unit::Hour => ("H", true),
        Unit::Night | Unit::Day => ("D", false),
        Unit::Week => ("W", false),
        Unit::Month => ("M", false),
        Unit::Quarter => ("Q", false),
        Unit::Year => ("Y", false),
        Unit::Decade => ("DE", false),
        Unit::Century => ("CE", false),
    };
    let Quantity::Ratio(numerator, denominator) = quantity else {
        return vec![("X".to_owned(), letter, clock)];
    };
    // Decades and centuries are years, parts of hours and years are minutes and months, where that is exact.
    let (smaller, size, small_clock) = match unit {
        Unit::Century => ("Y", 100, false),
        Unit::Decade => ("Y", 10, false),
        Unit::Year => ("M", 12, false),
        Unit::Hour => ("M", 60, true),
        Unit::Minute => ("S", 60, true),
        Unit::Day | Unit::Night => ("H", 24, true),
        _ => (letter, 1, clock),
    };
    let years = matches!(unit, Unit::Century | Unit::Decade);
    if let Some(total) = numerator.checked_mul(size)
        && total % denominator == 0
    {
        if years {
            return vec![((total / denominator).to_string(), smaller, small_clock)];
        }
        if denominator != 1 {
            let (whole, rest) = (numerator / denominator, numerator % denominator);
            let mut pieces = Vec::new();
            if whole > 0 {
                pieces.push((whole.to_string(), letter, clock));
            }
            pieces.push((((rest * size) / denominator).to_string(), smaller, small_clock));
            return pieces;
        }
    }
    vec![(decimal(numerator, denominator), letter, clock)]
}

/// A ratio as a decimal number of at most three places.
fn decimal(numerator: i64, denominator: i64) -> String {
    let (whole, rest) = (numerator / denominator, numerator % denominator);
    if rest == 0 {
        return whole.to_string();
    }
    let thousandths = i128::from(rest) * 1000 / i128::from(denominator);
    let places = format!("{thousandths:03}");
    format!("{whole}.{}", places.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::expression::{Length, Unit};
    use crate::numeral::Quantity;

    #[test]
    fn parts_become_smaller_units_where_that_is_exact() {
        for (expected, quantity, unit) in [
            ("P2Y", Quantity::whole(2), Unit::Year),
            ("P25Y", Quantity::Ratio(1, 4), Unit::Century),
            ("P10Y", Quantity::ONE, Unit::Decade),
            ("PT30M", Quantity::Ratio(1, 2), Unit::Hour),
            ("PT2H30M", Quantity::Ratio(5, 2), Unit::Hour),
            ("P6M", Quantity::Ratio(1, 2), Unit::Year),
            ("P0.5W", Quantity::Ratio(1, 2), Unit::Week),
            ("PXD", Quantity::Some, Unit::Day),
            ("PTXH", Quantity::Some, Unit::Hour),
            ("PXDE", Quantity::Some, Unit::Decade),
        ] {
            assert_eq!(expected, write(&Length::of(quantity, unit)));
        }
    }
}
