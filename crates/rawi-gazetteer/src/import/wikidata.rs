//! Wikidata's JSON dumps: one array over the whole file, one entity a line.

use std::fmt;
use std::io::{BufRead, Write};
use std::marker::PhantomData;

use rawi_entities::EntityKind;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::lines::{LONGEST_LINE, Line, Lines};
use super::rows::{ImportError, ImportSummary, LeftOut, RowWriter, Thing};

/// A place of one word is believed without support where at least so many wikis have an article on it: the word is
/// then known as this place everywhere. Below, small places share their names with people and ordinary words.
const WELL_KNOWN: usize = 40;

/// Which kind of thing the instances of a Wikidata class are.
#[derive(Clone, Debug)]
pub struct WikidataClasses {
    kinds: FxHashMap<u64, EntityKind>,
}

const CLASSES: &str = include_str!("../../data/wikidata_classes.tsv");

impl WikidataClasses {
    /// The classes that come with the crate.
    pub fn bundled() -> WikidataClasses {
        // OK because a test reads every row.
        WikidataClasses::from_tsv(CLASSES)
            .unwrap_or_else(|_| WikidataClasses { kinds: FxHashMap::default() })
    }

    /// Reads classes from a table with a header row: the class's number, the kind, and a word for the reader.
    ///
    /// A dump does not say which class is below which without being read twice, so a class whose instances are
    /// wanted has its own row.
    pub fn from_tsv(tsv: &str) -> Result<WikidataClasses, ImportError> {
        let mut kinds = FxHashMap::default();
        for (line, number) in tsv.lines().zip(1..).skip(1) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut columns = line.split('\t');
            let class = columns.next().and_then(item_number);
            let kind = columns.next().and_then(EntityKind::from_name);
            let Some((class, kind)) = class.zip(kind) else {
                let reason = format!("line {number} has no class and kind");
                return Err(ImportError::Format { expected: "table of classes", reason });
            };
            kinds.insert(class, kind);
        }
        Ok(WikidataClasses { kinds })
    }

    /// The kind of an item by the classes it is an instance of: a person before anything else, else the first known.
    fn kind(&self, classes: &[u64]) -> Option<EntityKind> {
        let kinds = || classes.iter().filter_map(|class| self.kinds.get(class).copied());
        kinds().find(|kind| *kind == EntityKind::Person).or_else(|| kinds().next())
    }
}

fn item_number(id: &str) -> Option<u64> {
    id.strip_prefix('Q')?.parse().ok()
}

/// Imports the Arabic labels and aliases of a Wikidata dump (`wikidata-…-all.json`, decompressed), line by line.
///
/// An item becomes a thing where a class it is an instance of (P31) is known; `of` is its country (P17), a person's
/// country of citizenship (P27), where there is exactly one of the best rank. A name of one word has the trust
/// `context`, unless it is a place that very many wikis know.
pub fn import_wikidata(
    dump: impl BufRead,
    classes: &WikidataClasses,
    output: impl Write,
) -> Result<ImportSummary, ImportError> {
    let mut rows = RowWriter::new(output, "wikidata");
    let mut lines = Lines::new(dump);
    while let Some((number, line)) = lines.next().map_err(ImportError::Read)? {
        let text = match line {
            Line::Text(text) => text.trim(),
            Line::TooLong => {
                rows.summary.fault(number, format_args!("more than {LONGEST_LINE} bytes"));
                continue;
            }
            Line::NotUtf8 => {
                rows.summary.fault(number, "not UTF-8");
                continue;
            }
        };
        let text = text.strip_suffix(',').unwrap_or(text);
        if matches!(text, "" | "[" | "]") {
            continue;
        }
        match serde_json::from_str::<Item>(text) {
            Ok(item) => {
                rows.summary.records += 1;
                import_item(&item, classes, &mut rows)?;
            }
            Err(error) => rows.summary.fault(number, error),
        }
    }
    rows.finish()
}

fn import_item<W: Write>(
    item: &Item,
    classes: &WikidataClasses,
    rows: &mut RowWriter<W>,
) -> Result<(), ImportError> {
    if item_number(&item.id).is_none() {
        rows.summary.leave_out(LeftOut::NoItem);
        return Ok(());
    }
    if item.labels.ar.is_none() && item.aliases.ar.is_none() {
        rows.summary.leave_out(LeftOut::NoArabicName);
        return Ok(());
    }
    let instance_of: Vec<u64> = item
        .claims
        .instance_of
        .iter()
        .filter(|claim| !claim.is_deprecated())
        .filter_map(Claim::item)
        .collect();
    let Some(kind) = classes.kind(&instance_of) else {
        rows.summary.leave_out(LeftOut::UnknownKind);
        return Ok(());
    };
    let countries =
        if kind == EntityKind::Person { &item.claims.citizenship } else { &item.claims.country };
    let of = the_best(countries).filter(|of| Some(*of) != item_number(&item.id));
    let of = of.map(|number| format!("Q{number}"));
    let known_by_one_word = kind == EntityKind::Location && item.sitelinks.0 >= WELL_KNOWN;
    let thing = Thing { id: &item.id, kind, of: of.as_deref(), known_by_one_word };
    let terms = item.labels.ar.iter().chain(item.aliases.ar.iter().flatten());
    rows.write(&thing, terms.map(|term| (term.value.as_str(), true)))
}

/// The only item of the best rank, if there is just one.
fn the_best(claims: &[Claim]) -> Option<u64> {
    let of_rank = |rank: &'static str| {
        claims.iter().filter(move |claim| claim.rank == rank).filter_map(Claim::item)
    };
    let rank = if of_rank("preferred").next().is_some() { "preferred" } else { "normal" };
    let mut best = of_rank(rank);
    let first = best.next()?;
    best.next().is_none().then_some(first)
}

#[derive(Deserialize)]
struct Item {
    id: String,
    #[serde(default, deserialize_with = "object_or_empty")]
    labels: InArabic<Term>,
    #[serde(default, deserialize_with = "object_or_empty")]
    aliases: InArabic<Vec<Term>>,
    #[serde(default, deserialize_with = "object_or_empty")]
    claims: Claims,
    #[serde(default, deserialize_with = "object_or_empty")]
    sitelinks: Count,
}

#[derive(Deserialize)]
struct InArabic<T> {
    ar: Option<T>,
}

impl<T> Default for InArabic<T> {
    fn default() -> InArabic<T> {
        InArabic { ar: None }
    }
}

#[derive(Deserialize)]
struct Term {
    value: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Claims {
    #[serde(rename = "P31")]
    instance_of: Vec<Claim>,
    #[serde(rename = "P17")]
    country: Vec<Claim>,
    #[serde(rename = "P27")]
    citizenship: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    mainsnak: Snak,
    #[serde(default)]
    rank: String,
}

impl Claim {
    /// The item that is claimed; unknown values and the lack of a value are none.
    fn item(&self) -> Option<u64> {
        let value = &self.mainsnak.datavalue.as_ref()?.value;
        value.id.as_deref().and_then(item_number).or(value.number)
    }

    fn is_deprecated(&self) -> bool {
        self.rank == "deprecated"
    }
}

#[derive(Deserialize)]
struct Snak {
    datavalue: Option<DataValue>,
}

#[derive(Deserialize)]
struct DataValue {
    value: ItemValue,
}

#[derive(Deserialize)]
struct ItemValue {
    id: Option<String>,
    /// Older dumps have the number alone.
    #[serde(rename = "numeric-id")]
    number: Option<u64>,
}

/// How many members an object has.
#[derive(Default)]
struct Count(usize);

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Count, D::Error> {
        struct Counter;
        impl<'de> Visitor<'de> for Counter {
            type Value = Count;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Count, A::Error> {
                let mut count = 0;
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                    count += 1;
                }
                Ok(Count(count))
            }
        }
        deserializer.deserialize_map(Counter)
    }
}

/// An object; or the empty array that the dumps have in place of an empty object.
fn object_or_empty<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Either<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for Either<T> {
        type Value = T;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object or an empty array")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::deserialize(serde::de::value::MapAccessDeserializer::new(map))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<T, A::Error> {
            match seq.next_element::<IgnoredAny>()? {
                None => Ok(T::default()),
                Some(_) => Err(serde::de::Error::custom("an array where an object should be")),
            }
        }
    }
    deserializer.deserialize_any(Either(PhantomData))
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, WikidataClasses, item_number};

    #[test]
    fn every_class_of_the_table_is_there_once_and_in_order() {
        let classes: Vec<u64> = CLASSES
            .lines()
            .skip(1)
            .filter_map(|line| item_number(line.split('\t').next()?))
            .collect();
        assert_eq!(classes.len(), CLASSES.lines().count() - 1);
        assert!(classes.is_sorted_by(|one, next| one < next));
        assert_eq!(WikidataClasses::bundled().kinds.len(), classes.len());
    }

    #[test]
    fn a_faulty_table_of_classes_names_its_line() {
        let error = WikidataClasses::from_tsv("class\tkind\tnote\nQ5\tHUMAN\t\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "the input is no table of classes: line 2 has no class and kind"
        );
    }
}
