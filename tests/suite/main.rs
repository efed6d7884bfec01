//! The suite of the whole workspace.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail"
)]

/// Dossiers: witnesses, must-shows, merging in any order and division.
mod aggregate;
/// The corpus and its annotations are sound.
mod corpus;
/// Expressions of time: cases, collections of other tools, every day.
mod dates;
/// Names of people, bodies, places, groups and events.
mod entities;
/// Articles with annotations score at least what the README says.
mod evaluation;
/// Folding: cases, and the corpus under every preset.
mod normalize;
/// Cases of numbers, and the collections of other tools.
mod numbers;
/// The whole chain: golden records, spans, threads, hostile input.
mod pipeline;
/// The README shows what the program prints.
mod readme;
/// The page, the summary and the tables of a dossier.
mod report;
/// The sources hold no stray invisible characters.
mod source;
/// The statements stage against its cases.
mod statements;
/// Words, sentences and offsets: cases, and whole collections against the rules of Unicode.
mod text;
/// Tokens, proclitics, datelines.
mod tokens;
