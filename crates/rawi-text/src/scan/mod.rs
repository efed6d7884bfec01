//! Looking at Arabic text 32 bytes at a time: the scanners under folding, words and tokens.
//!
//! Arabic news is long runs of two-byte letters with little between them. A [`CharSet`] names the characters
//! that a caller must look at; a [`Finder`] finds the next one, and a [`Rewriter`] copies text up to the next one
//! and writes one letter for another on the way (`أ` as `ا`).
//!
//! Both use AVX2 where the processor has it, found out at run time, and a table otherwise. The two give the same
//! bytes; a test holds them together. This is the low level: most users want [`words`](crate::words()) or the
//! folding of `rawi-normalize`.

mod finder;
mod kernel;
mod rewriter;
mod set;

pub use finder::Finder;
pub use rewriter::Rewriter;
pub use set::CharSet;

/// Which machine code a scanner runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Engine {
    /// AVX2 where the processor has it, else the table.
    #[default]
    Best,
    /// The table, whatever the processor has. For tests and for comparing speeds.
    Portable,
}

impl Engine {
    /// Whether this choice means AVX2 on this machine.
    pub fn is_vectorized(self) -> bool {
        self == Engine::Best && kernel::has_avx2()
    }
}
