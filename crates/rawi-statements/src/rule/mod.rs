//! The constructs by which news reports speech, one file each.

mod beside;
mod noun;
mod preposition;
mod relay;
mod verb;
