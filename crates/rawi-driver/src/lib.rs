//! Analyses many documents at once. The only crate that knows of threads.
//!
//! - [`analyze_all`] takes documents that are in memory and gives their analyses in the same order.
//! - [`Driver::process`] takes a stream of any length: it reads ahead on one thread, works on chunks on all others,
//!   and hands over each chunk's result in input order. Memory is bounded by a few chunks a thread.
//! - [`Gathering`] is a dossier's aggregate while threads gather it; a [`Driver`] also does the work of comparing.
//! - [`guarded`] keeps a defect that one document brings to light from ending the whole run.
//!
//! Results are the same bytes for any number of threads.
//!
//! # Example
//!
//! ```
//! use std::ops::ControlFlow;
//!
//! use rawi_driver::{Driver, analyze_all};
//! use rawi_analysis::Document;
//! use rawi_entities::Gazetteer;
//!
//! let documents: Vec<Document> = ["وصل ثلاثة", "غادر أربعة"]
//!     .map(|text| Document { text: text.into(), ..Document::default() })
//!     .into();
//! let analyses = analyze_all(&Gazetteer::bundled(), &documents);
//! assert_eq!(analyses.len(), 2);
//!
//! let driver = Driver::new(Some(2)).unwrap();
//! let mut total = 0;
//! driver.process(
//!     documents.into_iter(),
//!     |document| document.text.len(),
//!     || 0,
//!     |sum, document| *sum += document.text.len(),
//!     |sum| {
//!         total += sum;
//!         ControlFlow::Continue(())
//!     },
//! );
//! assert_eq!(total, 36);
//! ```

mod gathering;

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::sync_channel;
use std::thread;

use rawi_analysis::{Analysis, Document, analyze};
use rawi_entities::Gazetteer;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

pub use gathering::Gathering;

/// Analyses documents on all cores; results are in input order.
pub fn analyze_all(gazetteer: &Gazetteer, documents: &[Document]) -> Vec<Analysis> {
    documents.par_iter().map(|document| analyze(gazetteer, document)).collect()
}

/// One task of a thread: enough work to be worth handing over, little enough to share out evenly.
const CHUNK_BYTES: usize = 128 << 10;
/// Chunks that are worked on between two hand-overs, for each thread.
const CHUNKS_A_THREAD: usize = 8;
/// Batches that are read ahead.
const READ_AHEAD: usize = 1;

/// Threads to work on streams of documents.
#[derive(Debug)]
pub struct Driver {
    pool: ThreadPool,
}

/// The threads could not be started.
#[derive(Debug, thiserror::Error)]
#[error("cannot start the threads")]
pub struct DriverError(#[from] rayon::ThreadPoolBuildError);

impl Driver {
    /// Starts this many threads; as many as there are cores where `None` or 0 is given.
    pub fn new(threads: Option<usize>) -> Result<Driver, DriverError> {
        let pool = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build()?;
        Ok(Driver { pool })
    }

    /// How many threads there are.
    pub fn threads(&self) -> usize {
        self.pool.current_num_threads()
    }

    /// Works through a stream and hands over results in input order.
    ///
    /// Items are gathered into chunks of about 128 KiB by `weight` (in bytes). A chunk starts from `start()`, each
    /// item is added by `step`, and the chunk's state goes to `finish`, on the calling thread, which may break off: then
    /// nothing is worked on but what was begun. Items are pulled from the iterator on a thread of its own.
    pub fn process<T: Send, S: Send>(
        &self,
        items: impl Iterator<Item = T> + Send,
        weight: impl Fn(&T) -> usize + Send,
        start: impl Fn() -> S + Sync,
        step: impl Fn(&mut S, T) + Sync,
        mut finish: impl FnMut(S) -> ControlFlow<()>,
    ) {
        let batch_chunks = self.threads() * CHUNKS_A_THREAD;
        thread::scope(|scope| {
            let (sender, receiver) = sync_channel(READ_AHEAD);
            scope.spawn(move || {
                let mut items = items;
                loop {
                    let batch = read_batch(&mut items, &weight, batch_chunks);
                    if batch.is_empty() || sender.send(batch).is_err() {
                        break;
                    }
                }
            });
            let work = |batch: Vec<Vec<T>>| -> Vec<S> {
                let chunks = batch.into_par_iter().map(|chunk| {
                    let mut state = start();
                    for item in chunk {
                        step(&mut state, item);
                    }
                    state
                });
                chunks.collect()
            };
            // While the threads work on a batch, the caller's thread finishes the one before.
            let mut worked: Vec<S> = Vec::new();
            for batch in receiver {
                let mut next = Vec::new();
                let before = std::mem::take(&mut worked);
                let flow = self.pool.in_place_scope(|scope| {
                    scope.spawn(|_| next = work(batch));
                    before.into_iter().try_for_each(&mut finish)
                });
                worked = next;
                if flow.is_break() {
                    // The reader's next batch finds nobody to take it, and it ends too.
                    return;
                }
            }
            let _ = worked.into_iter().try_for_each(&mut finish);
        });
    }
}

/// Gathers up to `most` chunks; none at the end of the stream.
fn read_batch<T>(
    items: &mut impl Iterator<Item = T>,
    weight: impl Fn(&T) -> usize,
    most: usize,
) -> Vec<Vec<T>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < most && bytes < most * CHUNK_BYTES {
        let mut chunk = Vec::new();
        let mut chunk_bytes = 0;
        while chunk_bytes < CHUNK_BYTES {
            let Some(item) = items.next() else { break };
            // An empty item still costs something.
            chunk_bytes += weight(&item).max(64);
            chunk.push(item);
        }
        if chunk.is_empty() {
            break;
        }
        bytes += chunk_bytes;
        batch.push(chunk);
    }
    batch
}

/// Runs work that may panic and gives the panic's message instead of passing it on.
///
/// What the work has changed outside itself is in doubt after a panic: let it only build and return a value.
///
/// ```
/// assert_eq!(rawi_driver::guarded(|| 1), Ok(1));
/// ```
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let message = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        message
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "unknown failure".into())
    })
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::{Driver, guarded};

    #[test]
    fn order_is_kept_whatever_the_number_of_threads() {
        let expected: Vec<usize> = (0..20_000).collect();
        for threads in [1, 2, 8] {
            let driver = Driver::new(Some(threads)).unwrap();
            let mut order = Vec::new();
            driver.process(
                0..20_000,
                |number| number % 1_000,
                Vec::new,
                Vec::push,
                |chunk: Vec<usize>| {
                    order.extend(chunk);
                    ControlFlow::Continue(())
                },
            );
            assert_eq!(order, expected, "{threads} threads");
        }
    }

    #[test]
    fn an_endless_stream_can_be_broken_off() {
        let driver = Driver::new(Some(2)).unwrap();
        let mut chunks = 0;
        driver.process(
            0_u64..,
            |_| 1_000,
            || (),
            |(), _| (),
            |()| {
                chunks += 1;
                ControlFlow::Break(())
            },
        );
        assert_eq!(chunks, 1);
    }

    #[test]
    fn a_panic_is_a_message() {
        let failed: Result<(), String> = guarded(|| panic!("no {}", 1));
        assert_eq!(failed, Err("no 1".into()));
    }
}
