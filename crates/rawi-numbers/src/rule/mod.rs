//! The rules, one construct a file. Each begins with its grammar.

pub(crate) mod cardinal;
pub(crate) mod counted;
pub(crate) mod decimals;
pub(crate) mod digits;
pub(crate) mod ordinals;
pub(crate) mod scientific;
pub(crate) mod signed;
