//! Counts of listed entities over all documents, kept or not.

use rawi_analysis::Analysis;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::day::{Day, earliest};
use crate::digest::Kind;
use crate::table::{Table, Text};

/// Counts of one entity over all documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Total {
    pub(crate) name: Text,
    pub(crate) kind: Kind,
    pub(crate) mentions: u64,
    pub(crate) documents: u64,
    pub(crate) first_day: Option<Day>,
    pub(crate) last_day: Option<Day>,
}

/// Counts by id, with the strings that they speak of.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(into = "Saved", try_from = "Saved")]
pub(crate) struct Totals {
    table: Table,
    by_id: FxHashMap<Text, Total>,
}

impl Totals {
    /// Counts the listed entities of a document.
    pub(crate) fn count(&mut self, analysis: &Analysis, published: Option<Day>) {
        let mut mentions: Vec<(Text, usize)> = Vec::with_capacity(analysis.entities.len());
        for (index, entity) in analysis.entities.iter().enumerate() {
            if is_listed(&entity.id) {
                mentions.push((self.table.number(&entity.id), index));
            }
        }
        mentions.sort_unstable();
        for same in mentions.chunk_by(|first, second| first.0 == second.0) {
            let Some((id, first)) = same.first().copied() else { continue };
            let Some(entity) = analysis.entities.get(first) else { continue };
            // Nearly always known from the document before.
            let name = match self.by_id.get(&id) {
                Some(total) if self.table.text(total.name) == entity.name => total.name,
                _ => self.table.number(&entity.name),
            };
            let total = Total {
                name,
                kind: Kind::new(entity.kind),
                mentions: same.len() as u64,
                documents: 1,
                first_day: published,
                last_day: published,
            };
            self.add(id, total);
        }
    }

    pub(crate) fn merge(&mut self, other: Totals) {
        // Sums, smallest and greatest: independent of order.
        #[allow(clippy::iter_over_hash_type, reason = "each entry is added to its own sum")]
        for (id, total) in other.by_id {
            let name = self.table.number(other.table.text(total.name));
            let id = self.table.number(other.table.text(id));
            self.add(id, Total { name, ..total });
        }
    }

    pub(crate) fn of(&self, id: &str) -> Option<&Total> {
        self.by_id.get(&self.table.find(id)?)
    }

    fn add(&mut self, id: Text, more: Total) {
        let table = &self.table;
        self.by_id
            .entry(id)
            .and_modify(|total| {
                total.mentions += more.mentions;
                total.documents += more.documents;
                total.first_day = earliest(total.first_day, more.first_day);
                total.last_day = total.last_day.max(more.last_day);
                // One id has one name; where a gazetteer is at odds with itself, the smaller one stands.
                if more.name != total.name && table.text(more.name) < table.text(total.name) {
                    total.name = more.name;
                }
                total.kind = total.kind.min(more.kind);
            })
            .or_insert(more);
    }
}

/// Whether an id is one that a gazetteer lists, so that it is counted over all documents, and not one made of a name
/// that stood in a text, of which a large input has too many.
pub(crate) fn is_listed(id: &str) -> bool {
    // `per:9965142e72fba5e0` is made of a name; `Q796` and `per:lloyd-austin` are listed.
    let Some((kind, hash)) = id.as_bytes().split_last_chunk::<16>() else { return true };
    let Some((b':', kind)) = kind.split_last() else { return true };
    kind.contains(&b':') || !hash.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Counts as they are saved: strings sorted, so that equal counts are equal bytes.
#[derive(Serialize, Deserialize)]
struct Saved {
    texts: Vec<String>,
    totals: Vec<(Text, Total)>,
}

impl From<Totals> for Saved {
    fn from(totals: Totals) -> Saved {
        let Totals { table, by_id } = totals;
        let mut texts: Vec<&str> = by_id
            .iter()
            .flat_map(|(id, total)| [table.text(*id), table.text(total.name)])
            .collect();
        texts.sort_unstable();
        texts.dedup();
        let place = |text: Text| {
            let place = texts.binary_search(&table.text(text)).ok();
            Text(place.and_then(|place| u32::try_from(place).ok()).unwrap_or(u32::MAX))
        };
        let mut totals: Vec<(Text, Total)> = by_id
            .iter()
            .map(|(id, total)| (place(*id), Total { name: place(total.name), ..*total }))
            .collect();
        totals.sort_unstable_by_key(|(id, _)| *id);
        Saved { texts: texts.into_iter().map(str::to_owned).collect(), totals }
    }
}

impl TryFrom<Saved> for Totals {
    type Error = &'static str;

    fn try_from(saved: Saved) -> Result<Totals, &'static str> {
        if !saved.texts.is_sorted_by(|first, second| first < second) {
            return Err("strings out of order");
        }
        let mut table = Table::default();
        for text in &saved.texts {
            table.number(text);
        }
        let known = |text: Text| (text.0 as usize) < table.len();
        if !saved.totals.iter().all(|(id, total)| known(*id) && known(total.name)) {
            return Err("a string that is not there");
        }
        Ok(Totals { by_id: saved.totals.into_iter().collect(), table })
    }
}
