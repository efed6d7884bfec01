//! The rules, one construct a file. Each begins with its grammar.
//!
//! The search in running text ([`scan`](crate::scan)) asks them in this order at a token: what only looks like a
//! number, hedges, signs of currencies, fractions, ordinals, cardinals, vague numbers, duals; and behind a number
//! percent, fractions with و, units, counted nouns, and the range it may be part of.

pub(crate) mod cardinal;
pub(crate) mod counted;
pub(crate) mod decimals;
pub(crate) mod digits;
pub(crate) mod duals;
pub(crate) mod fractions;
pub(crate) mod hedges;
pub(crate) mod measures;
pub(crate) mod money;
pub(crate) mod multiples;
pub(crate) mod not_numbers;
pub(crate) mod ordinals;
pub(crate) mod percents;
pub(crate) mod quantities;
pub(crate) mod ranges;
pub(crate) mod scientific;
pub(crate) mod signed;
pub(crate) mod vague;
