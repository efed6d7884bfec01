//! One person under two ids: `مهند الجبوري` in one paper, `مهند صالح الجبوري` in another.
//!
//! Within a document the stages before this one know that a shorter name is a longer one. Across documents it is said
//! only where one person's name alone fits, and where the documents have enough else in common.

use std::collections::BTreeMap;

use rawi_normalize::{Folding, fold};
use rustc_hash::{FxHashMap, FxHashSet};

use super::corpus::Entry;
use crate::digest::Kind;
use crate::table::{Table, Text};
use crate::totals::is_listed;

/// Names besides the person's that the documents of both must have in common.
const COMMON_NAMES: usize = 3;
/// A name in more than one of so many documents, and in more than ten, is common to all that is written of a country.
const COMMON: usize = 10;
/// Documents of one person that are looked at.
const DOCUMENTS: usize = 40;

/// The parts of a person's name, folded; the id, and its number.
type Person<'a> = (Vec<String>, &'a str, Text);

/// For each id that stands for another one, that other.
pub(super) fn find(table: &Table, documents: &[Entry<'_>]) -> FxHashMap<Text, Text> {
    let mut frequency: FxHashMap<Text, usize> = FxHashMap::default();
    let mut people: FxHashMap<Text, (Text, Vec<usize>)> = FxHashMap::default();
    for (at, entry) in documents.iter().enumerate() {
        let mut seen: FxHashSet<Text> = FxHashSet::default();
        for entity in &entry.digest.entities {
            if !seen.insert(entity.id) {
                continue;
            }
            *frequency.entry(entity.id).or_default() += 1;
            if entity.kind == Kind::Person {
                let person = people.entry(entity.id).or_insert((entity.name, Vec::new()));
                if person.1.len() < DOCUMENTS {
                    person.1.push(at);
                }
            }
        }
    }
    // By first and last name, in order of ids, so that the result is the same however the people came.
    let mut by_ends: BTreeMap<(String, String), Vec<Person<'_>>> = BTreeMap::new();
    #[allow(clippy::iter_over_hash_type, reason = "each list is sorted before it is used")]
    for (id, (name, _)) in &people {
        let folded = fold(table.text(*name), Folding::LOOKUP);
        let parts: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        if let [first, .., last] = parts.as_slice() {
            let ends = (first.clone(), last.clone());
            by_ends.entry(ends).or_default().push((parts, table.text(*id), *id));
        }
    }
    let rare = |id: &Text| {
        let documents_with = frequency.get(id).copied().unwrap_or(0);
        documents_with <= COMMON || documents_with * COMMON <= documents.len()
    };
    let around = |id: Text| -> FxHashSet<Text> {
        let at = people.get(&id).map_or(&[][..], |(_, documents)| documents);
        let named =
            at.iter().filter_map(|at| documents.get(*at)).flat_map(|entry| &entry.digest.entities);
        named.map(|entity| entity.id).filter(|other| *other != id && rare(other)).collect()
    };
    let mut aliases: FxHashMap<Text, Text> = FxHashMap::default();
    for group in by_ends.values_mut().filter(|group| group.len() > 1) {
        group.sort();
        for (short, text, id) in group.iter().filter(|(_, text, _)| !is_listed(text)) {
            let mut longer = group.iter().filter(|(parts, other, _)| {
                (parts.len() > short.len() && within(short, parts))
                    || (parts == short && is_listed(other) && other != text)
            });
            if let (Some((_, _, full)), None) = (longer.next(), longer.next()) {
                let common = around(*id).intersection(&around(*full)).count();
                if common >= COMMON_NAMES {
                    aliases.insert(*id, *full);
                }
            }
        }
    }
    // A short name may stand for a longer one that stands for the full one.
    let resolve = |mut id: Text| {
        for _ in 0..4 {
            id = aliases.get(&id).copied().unwrap_or(id);
        }
        id
    };
    aliases.keys().map(|id| (*id, resolve(*id))).collect()
}

/// Whether the parts of one name stand in another one, in their order.
fn within(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|part| rest.any(|other| other == part))
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn parts_keep_their_order() {
        let parts = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(within(&parts("a c"), &parts("a b c")));
        assert!(!within(&parts("c a"), &parts("a b c")));
    }
}
