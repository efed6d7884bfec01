//! What a gazetteer holds, in numbers.

use std::collections::BTreeMap;

use rawi_entities::{EntityKind, Gazetteer, Trust};

/// How many things and names there are of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindStatistics {
    /// Things of the kind.
    pub things: u64,
    /// Names that always mean one of them.
    pub sure: u64,
    /// Names that need support.
    pub context: u64,
}

/// What a gazetteer holds. Names are counted in their folded form, those that follow by rule among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// By kind, in the order of the kinds.
    pub kinds: BTreeMap<EntityKind, KindStatistics>,
    /// Distinct names.
    pub names: u64,
    /// Names of one word.
    pub one_word: u64,
    /// Names that may mean more than one thing.
    pub ambiguous: u64,
    /// Things that belong to a country.
    pub with_country: u64,
    /// The most things that one name may mean, and the name.
    pub most_ambiguous: (u64, String),
    /// The words of the longest name, and the name.
    pub longest: (u64, String),
}

impl Statistics {
    /// Counts what a gazetteer holds.
    ///
    /// ```
    /// use rawi_entities::{EntityKind, Gazetteer};
    /// use rawi_gazetteer::Statistics;
    ///
    /// let gazetteer = Gazetteer::from_tsv("id\tkind\tname\nQ796\tLOC\tالعراق\nQ796\tLOC\tجمهورية العراق\n")?;
    /// let statistics = Statistics::of(&gazetteer);
    /// assert_eq!(statistics.kinds[&EntityKind::Location].things, 1);
    /// assert_eq!((statistics.names, statistics.one_word), (2, 1));
    /// # Ok::<(), rawi_entities::GazetteerError>(())
    /// ```
    pub fn of(gazetteer: &Gazetteer) -> Statistics {
        let mut statistics = Statistics::default();
        let mut things: BTreeMap<&str, EntityKind> = BTreeMap::new();
        for (name, meanings) in gazetteer.all_names() {
            let mut count = 0;
            for meaning in meanings {
                count += 1;
                let kind = statistics.kinds.entry(meaning.kind).or_default();
                match meaning.trust {
                    Trust::Sure => kind.sure += 1,
                    Trust::Context => kind.context += 1,
                }
                if things.insert(meaning.id, meaning.kind).is_none() {
                    kind.things += 1;
                    statistics.with_country += u64::from(!meaning.of.is_empty());
                }
            }
            let words = name.split(' ').count() as u64;
            statistics.names += 1;
            statistics.one_word += u64::from(words == 1);
            statistics.ambiguous += u64::from(count > 1);
            // Of equals the first, so that the order of names decides and nothing else.
            if count > statistics.most_ambiguous.0 {
                statistics.most_ambiguous = (count, name.to_owned());
            }
            if words > statistics.longest.0 {
                statistics.longest = (words, name.to_owned());
            }
        }
        statistics
    }

    /// Things of all kinds.
    pub fn things(&self) -> u64 {
        self.kinds.values().map(|kind| kind.things).sum()
    }
}
