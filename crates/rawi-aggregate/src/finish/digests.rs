//! What the documents of an aggregate say, each by itself.

use super::workers::Workers;
use crate::aggregate::{Aggregate, Key};
use crate::digest::Digest;
use crate::kept::Kept;
use crate::table::Table;

/// Documents that one worker reads at a time.
const CHUNK: usize = 512;

/// The documents of an aggregate, read: what each says by itself. Next they are compared.
#[derive(Debug)]
pub struct Digests {
    pub(super) table: Table,
    pub(super) list: Vec<(Key, Digest)>,
    /// The aggregate, without its documents.
    pub(super) aggregate: Aggregate,
}

impl Aggregate {
    /// Reads the documents, with the work given to workers.
    ///
    /// What they took while they waited is given back on the way, so that both are never there as a whole.
    pub fn digest_by(mut self, workers: &impl Workers) -> Digests {
        let kept = std::mem::take(&mut self.kept);
        let (table, list) = digests(kept.into_iter().collect(), workers);
        Digests { table, list, aggregate: self }
    }
}

fn digests(mut kept: Vec<(Key, Kept)>, workers: &impl Workers) -> (Table, Vec<(Key, Digest)>) {
    if kept.len() <= CHUNK {
        let mut table = Table::default();
        let read = kept.into_iter().filter_map(|(key, kept)| {
            let (document, analysis) = kept.read()?;
            Some((key, Digest::new(kept.times, document, &analysis, &mut table)))
        });
        let read = read.collect();
        return (table, read);
    }
    let second = kept.split_off(kept.len() / 2);
    let ((mut table, mut first), (other, second)) =
        workers.both(|| digests(kept, workers), || digests(second, workers));
    let numbers = table.take_in(&other);
    first.reserve(second.len());
    first.extend(second.into_iter().map(|(key, mut digest)| {
        digest.renumber(&mut |text| numbers.get(text.0 as usize).copied().unwrap_or(text));
        (key, digest)
    }));
    (table, first)
}
