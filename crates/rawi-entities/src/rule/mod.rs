//! The rules that find what lists cannot hold, in the order of their say.

pub(crate) mod bare_place;
pub(crate) mod dateline;
pub(crate) mod event;
pub(crate) mod memory;
pub(crate) mod organization;
pub(crate) mod person;
pub(crate) mod place;
pub(crate) mod quoted;
