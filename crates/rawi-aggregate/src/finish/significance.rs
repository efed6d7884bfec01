//! How much more often two things stand together than by chance, in whole numbers.
//!
//! Floating-point logarithms differ in their last digits between machines, and so would the order of companions. These
//! are computed in fixed point, with 32 binary places.

/// Binary places of a logarithm.
const PLACES: u32 = 32;
/// ln 2 with 32 binary places.
const LN_2: i128 = 2_977_044_472;

/// Binary logarithms of counts, with those of small ones at hand.
pub(super) struct Logarithms(Vec<i64>);

/// A table of two by two: how many sentences have both, one, the other, and how many there are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Together {
    pub(super) both: u64,
    pub(super) first: u64,
    pub(super) second: u64,
    pub(super) all: u64,
}

impl Logarithms {
    pub(super) fn new() -> Logarithms {
        Logarithms((0..4096_u64).map(logarithm).collect())
    }

    fn of(&self, count: u64) -> i64 {
        let known = usize::try_from(count).ok().and_then(|count| self.0.get(count));
        known.copied().unwrap_or_else(|| logarithm(count))
    }

    /// n · log2 n.
    fn entropy(&self, count: u64) -> i128 {
        i128::from(count) * i128::from(self.of(count))
    }

    /// Dunning's log-likelihood ratio G² in thousandths; 0 where the two stand together no more often than by chance.
    pub(super) fn log_likelihood(&self, together: Together) -> u64 {
        let Together { both, first, second, all } = together;
        let by_chance = u128::from(first) * u128::from(second);
        if both == 0 || u128::from(both) * u128::from(all) <= by_chance {
            return 0;
        }
        let (only_first, only_second) = (first.saturating_sub(both), second.saturating_sub(both));
        let neither = all.saturating_sub(both + only_first + only_second);
        let cells = [both, only_first, only_second, neither];
        let margins = [first, second, all - first, all - second];
        let sum = cells.iter().map(|count| self.entropy(*count)).sum::<i128>()
            - margins.iter().map(|count| self.entropy(*count)).sum::<i128>()
            + self.entropy(all);
        let thousandths = ((sum >> 8) * (LN_2 >> 8) * 2000) >> (2 * PLACES - 16);
        u64::try_from(thousandths.max(0)).unwrap_or(u64::MAX)
    }

    /// Normalised pointwise mutual information in thousandths.
    pub(super) fn npmi(&self, together: Together) -> i64 {
        let Together { both, first, second, all } = together;
        if both == 0 {
            return -1000;
        }
        let information = self.of(both) + self.of(all) - self.of(first) - self.of(second);
        let surprise = self.of(all) - self.of(both);
        if surprise == 0 { 1000 } else { (information * 1000 / surprise).clamp(-1000, 1000) }
    }
}

/// The binary logarithm with 32 places, rounded down; 0 of 0, which adds nothing to a sum.
fn logarithm(count: u64) -> i64 {
    let Some(whole) = count.checked_ilog2() else { return 0 };
    // The count as 1.x with 62 places behind the point; squared again and again, each overflow is a binary digit.
    let mut rest = u128::from(count) << (62 - whole.min(62));
    if whole > 62 {
        rest = u128::from(count) >> (whole - 62);
    }
    let mut digits = i64::from(whole);
    for _ in 0..PLACES {
        rest = (rest * rest) >> 62;
        let digit = rest >> 63;
        digits = digits << 1 | i64::from(digit == 1);
        rest >>= digit;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::{Logarithms, Together, logarithm};

    #[test]
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    fn logarithms_agree_with_floating_point() {
        for count in [1, 2, 3, 7, 10, 1000, 65_535, 1 << 40, u64::MAX] {
            let expected = (count as f64).log2();
            let found =
                logarithm(count) as f64 / f64::from(2_u32.pow(16)) / f64::from(2_u32.pow(16));
            assert!((expected - found).abs() < 1e-9, "{count}: {expected} {found}");
        }
    }

    #[test]
    fn significance_agrees_with_textbook_values() {
        // G² of [[110, 2442], [111, 29114]] (Dunning 1993, table 1: "the swiss") is 270.72.
        let together = Together { both: 110, first: 2552, second: 221, all: 31_777 };
        let found = Logarithms::new().log_likelihood(together);
        assert!((270_700..270_740).contains(&found), "{found}");
        let npmi = Logarithms::new().npmi(together);
        assert!((320..324).contains(&npmi), "{npmi}");
    }

    #[test]
    fn chance_is_not_significant() {
        let together = Together { both: 1, first: 10, second: 10, all: 100 };
        assert_eq!(Logarithms::new().log_likelihood(together), 0);
        assert_eq!(Logarithms::new().npmi(together), 0);
        let always = Together { both: 5, first: 5, second: 5, all: 5 };
        assert_eq!(
            (Logarithms::new().log_likelihood(always), Logarithms::new().npmi(always)),
            (0, 1000)
        );
    }
}
