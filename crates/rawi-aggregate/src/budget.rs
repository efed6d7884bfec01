//! How much an aggregate keeps, and which documents that are.

use serde::{Deserialize, Serialize};

/// How much memory an aggregate's documents may take.
///
/// Documents are kept in detail while they weigh no more than this; above it, only those of the next *level* are kept,
/// one of two, of four, and so on. Which level a document has follows from its words alone, and documents that repeat
/// one another have the same one. Listed entities are counted over all documents, kept or not.
///
/// What is kept is thus a function of the set of documents: neither order nor sharding changes it. The dossier's
/// `coverage` says how many documents were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Bytes, by the weights that this crate gives to texts and findings.
    pub bytes: u64,
}

impl Default for Budget {
    /// 144 MiB: about 17,000 news reports. With what comparing them takes, and the gazetteer, a process
    /// stays below 512 MiB.
    fn default() -> Budget {
        Budget { bytes: 144 << 20 }
    }
}

/// Levels end here: one document of 2^64.
pub(crate) const LEVELS: usize = 65;

/// The level below which an aggregate has come to drop documents: see [`Budget`]. It only rises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Floor(pub(crate) usize);

/// Bytes kept, by level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Weights([u64; LEVELS]);

impl Default for Weights {
    fn default() -> Weights {
        Weights([0; LEVELS])
    }
}

impl Weights {
    pub(crate) fn add(&mut self, level: u8, bytes: u64) {
        if let Some(weight) = self.0.get_mut(usize::from(level)) {
            *weight = weight.saturating_add(bytes);
        }
    }

    pub(crate) fn take(&mut self, level: u8, bytes: u64) {
        if let Some(weight) = self.0.get_mut(usize::from(level)) {
            *weight = weight.saturating_sub(bytes);
        }
    }

    /// The lowest level, from `level` up, at which all that is kept fits.
    pub(crate) fn fitting(&self, level: usize, budget: Budget) -> usize {
        let mut level = level;
        let kept = |from: usize| {
            self.0.iter().skip(from).fold(0_u64, |sum, weight| sum.saturating_add(*weight))
        };
        while level < LEVELS && kept(level) > budget.bytes {
            level += 1;
        }
        level
    }
}
