//! How many rejects a run may have before it is broken off.

use std::fmt;
use std::str::FromStr;

/// How many of the records may be rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allowance {
    /// So many at most.
    Count(usize),
    /// So many of a hundred at most.
    Percent(usize),
}

/// A share is not judged before so many records were read, or all of them: the first line of a dump may be its header.
const JUDGED: usize = 1000;

impl Allowance {
    /// Whether more were rejected than may be, `ended` once all are read.
    pub(crate) fn is_exceeded(self, rejected: usize, read: usize, ended: bool) -> bool {
        match self {
            Allowance::Count(most) => rejected > most,
            Allowance::Percent(most) => {
                (ended || read >= JUDGED) && rejected * 100 > read.saturating_mul(most)
            }
        }
    }
}

impl FromStr for Allowance {
    type Err = String;

    fn from_str(given: &str) -> Result<Allowance, String> {
        let percent = given.strip_suffix('%');
        let number = percent.unwrap_or(given).parse();
        match (percent, number) {
            (None, Ok(most)) => Ok(Allowance::Count(most)),
            (Some(_), Ok(most)) if most <= 100 => Ok(Allowance::Percent(most)),
            _ => Err("neither a number, as in 20, nor a share, as in 5%".into()),
        }
    }
}

impl fmt::Display for Allowance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Allowance::Count(most) => write!(formatter, "{most}"),
            Allowance::Percent(most) => write!(formatter, "{most}%"),
        }
    }
}

/// A run was broken off because of its rejects.
#[derive(Debug)]
pub(crate) struct BrokenOff {
    pub(crate) rejected: usize,
    pub(crate) read: usize,
    pub(crate) allowed: Allowance,
}

impl fmt::Display for BrokenOff {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let BrokenOff { rejected, read, allowed } = self;
        write!(
            formatter,
            "broken off: of the first {read} records {rejected} were rejected, more than {allowed}"
        )
    }
}

impl std::error::Error for BrokenOff {}

#[cfg(test)]
mod tests {
    use super::Allowance;

    #[test]
    fn a_number_or_a_share() {
        for (expected, given) in [
            (Some(Allowance::Count(20)), "20"),
            (Some(Allowance::Count(0)), "0"),
            (Some(Allowance::Percent(5)), "5%"),
            (None, "101%"),
            (None, "%"),
            (None, "-1"),
            (None, "some"),
        ] {
            assert_eq!(expected, given.parse().ok(), "{given}");
        }
    }

    #[test]
    fn a_share_is_judged_late() {
        let most = Allowance::Percent(5);
        assert!(!most.is_exceeded(10, 20, false));
        assert!(most.is_exceeded(10, 20, true));
        assert!(most.is_exceeded(51, 1000, false));
        assert!(!most.is_exceeded(50, 1000, true));
        assert!(Allowance::Count(0).is_exceeded(1, 1, false));
    }
}
