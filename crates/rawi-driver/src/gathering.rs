//! An aggregate that several threads gather.

use std::sync::{Mutex, PoisonError};

use rawi_aggregate::{Aggregate, Budget, Floor, Workers};

use crate::Driver;

/// An aggregate in the making, of which threads gather parts.
///
/// A part begins where the whole has come to: documents that the whole would drop are counted in it and not kept.
/// The levels of the whole only rise, so a part that began too low is merged into the same whole.
///
/// ```
/// use rawi_aggregate::Budget;
/// use rawi_driver::Gathering;
///
/// let gathering = Gathering::new(Budget::default());
/// let part = gathering.part();
/// gathering.take(part);
/// assert!(gathering.whole().is_empty());
/// ```
#[derive(Debug)]
pub struct Gathering {
    budget: Budget,
    floor: Mutex<Floor>,
    whole: Mutex<Aggregate>,
}

impl Gathering {
    /// Nothing gathered yet.
    pub fn new(budget: Budget) -> Gathering {
        let whole = Mutex::new(Aggregate::with_budget(budget));
        Gathering { budget, floor: Mutex::default(), whole }
    }

    /// An empty part, to add documents to.
    pub fn part(&self) -> Aggregate {
        // Nothing is done under these locks that could leave what they hold half changed.
        let floor = *self.floor.lock().unwrap_or_else(PoisonError::into_inner);
        Aggregate::above(floor, self.budget)
    }

    /// Takes in a part.
    pub fn take(&self, part: Aggregate) {
        let mut whole = self.whole.lock().unwrap_or_else(PoisonError::into_inner);
        whole.merge(part);
        *self.floor.lock().unwrap_or_else(PoisonError::into_inner) = whole.floor();
    }

    /// What was gathered.
    pub fn whole(self) -> Aggregate {
        self.whole.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Workers for Driver {
    fn both<A: Send, B: Send>(
        &self,
        first: impl FnOnce() -> A + Send,
        second: impl FnOnce() -> B + Send,
    ) -> (A, B) {
        self.pool.join(first, second)
    }
}
