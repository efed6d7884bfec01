//! Small sets of hashes that drop nearly everything that is not in them with one test.

/// An odd constant with well-spread bits: the golden ratio in 64 bits.
pub(crate) const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Which hashes may be in a set: never wrong on one that is, and on few others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// A power of two of them, or none.
    pub(crate) blocks: Vec<u64>,
}

impl Filter {
    /// A filter for a number of keys, with at least 8 bits a key.
    pub(crate) fn new(keys: usize) -> Filter {
        Filter { blocks: vec![0; (keys / 8).next_power_of_two().max(16)] }
    }

    /// A filter that holds these keys.
    pub(crate) fn of(keys: &[u64]) -> Filter {
        let mut filter = Filter::new(keys.len());
        for key in keys {
            filter.insert(*key);
        }
        filter
    }

    fn place(&self, key: u64) -> (usize, u64) {
        let mixed = key.wrapping_mul(SPREAD);
        let block = usize::try_from(mixed >> 24).unwrap_or(0) & (self.blocks.len().wrapping_sub(1));
        (block, (1 << (mixed >> 58)) | (1 << ((mixed >> 12) & 63)))
    }

    pub(crate) fn insert(&mut self, key: u64) {
        let (block, bits) = self.place(key);
        if let Some(block) = self.blocks.get_mut(block) {
            *block |= bits;
        }
    }

    #[inline]
    pub(crate) fn may_hold(&self, key: u64) -> bool {
        let (block, bits) = self.place(key);
        self.blocks.get(block).is_some_and(|block| block & bits == bits)
    }
}

#[cfg(test)]
mod tests {
    use super::Filter;

    #[test]
    fn it_holds_its_keys_and_few_others() {
        let hash = |number: u64| (number + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93).rotate_left(32);
        let keys: Vec<u64> = (0..5_000).map(hash).collect();
        let filter = Filter::of(&keys);
        assert!(keys.iter().all(|key| filter.may_hold(*key)));
        let others = (5_000..15_000).filter(|number| filter.may_hold(hash(*number))).count();
        assert!(others < 2_000, "{others} of 10 000");
        assert!(!Filter::default().may_hold(1));
    }
}
