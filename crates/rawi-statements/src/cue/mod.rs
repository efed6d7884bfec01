//! The reporting verbs, nouns and prepositions, with all their forms.

mod conjugation;
mod kind;
mod lexicon;

pub use kind::{CueKind, Factivity, Polarity};
pub(crate) use lexicon::{Complement, CueForm, Governs, Lexeme, Shape, Use, cues};
