//! Who does the independent parts of comparing.

/// Does independent parts of a work. What comes of it is the same whoever does it.
///
/// This crate starts no threads; whoever has some gives the parts to them.
pub trait Workers: Sync {
    /// Does both, in any order or side by side.
    fn both<A: Send, B: Send>(
        &self,
        first: impl FnOnce() -> A + Send,
        second: impl FnOnce() -> B + Send,
    ) -> (A, B);
}

/// One part after the other, on the thread that asks.
#[derive(Clone, Copy, Debug, Default)]
pub struct InTurn;

impl Workers for InTurn {
    fn both<A: Send, B: Send>(
        &self,
        first: impl FnOnce() -> A + Send,
        second: impl FnOnce() -> B + Send,
    ) -> (A, B) {
        (first(), second())
    }
}
