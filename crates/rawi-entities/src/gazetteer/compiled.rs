//! A gazetteer as flat data: what is stored, so that loading need not read, fold and hash the lists again.
//!
//! Numbers stand in rows of bytes, little-endian, since a row of a million numbers is then copied and not decoded one
//! by one. What is read is checked before it is used: every number that points into another row points inside it.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::parts::NameParts;
use super::shape::Shape;
use super::store::{IdTable, Names, Piece, Pool};
use super::token_hash::{FlatIndex, TokenHashIndex};
use super::{Alias, Engine, Entity, Gazetteer, Lists, Parts, Trust};
use crate::mention::EntityKind;
use rawi_normalize::chars::{ALEF_MAKSURA, HEH, TEH_MARBUTA, YEH};

/// A [`Gazetteer`] as data that can be stored and read again, in whatever format serde writes.
///
/// Its fields are no interface: they change with the version of the crate, and the file that holds them says which
/// one wrote it.
///
/// ```
/// use rawi_entities::{CompiledGazetteer, Gazetteer};
///
/// let gazetteer = Gazetteer::from_tsv("id\tkind\tname\nQ79\tLOC\tمصر\n").unwrap();
/// let again = Gazetteer::try_from(CompiledGazetteer::from(&gazetteer)).unwrap();
/// assert_eq!(again.lookup("مصر").next().map(|found| found.0), Some("Q79"));
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CompiledGazetteer<'p> {
    #[serde(borrow)]
    pool: Bytes<'p>,
    /// Start and end of id, name and country in the pool, six numbers a thing.
    pieces: Bytes<'p>,
    kinds: Bytes<'p>,
    letters: Bytes<'p>,
    name_ends: Bytes<'p>,
    alias_ends: Bytes<'p>,
    alias_entities: Bytes<'p>,
    /// Trust and blurred ending of each alias.
    alias_marks: Bytes<'p>,
    id_places: Bytes<'p>,
    places: u64,
    keys: Bytes<'p>,
    key_names: Bytes<'p>,
    one_word: Bytes<'p>,
    two_words: Bytes<'p>,
    parts: Vec<(String, u8)>,
}

/// The data is no gazetteer: a number in it points nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the compiled gazetteer contradicts itself: {what}")]
pub struct CompiledError {
    what: &'static str,
}

const KINDS: [EntityKind; 5] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Location,
    EntityKind::Group,
    EntityKind::Event,
];
const ENDINGS: [Option<char>; 5] =
    [None, Some(YEH), Some(ALEF_MAKSURA), Some(HEH), Some(TEH_MARBUTA)];

/// The place of a value in a short row of all values.
fn place_in<T: PartialEq>(all: &[T], value: &T) -> u8 {
    let place = all.iter().position(|known| known == value);
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or(0)
}

impl<'g> From<&'g Gazetteer> for CompiledGazetteer<'g> {
    fn from(gazetteer: &'g Gazetteer) -> CompiledGazetteer<'g> {
        let lists = &*gazetteer.lists;
        let pieces = lists.entities.iter().flat_map(|entity| {
            [entity.id, entity.name, entity.of]
                .into_iter()
                .flat_map(|piece| [piece.start, piece.end])
        });
        let marks = lists.aliases.iter().map(|alias| {
            place_in(&ENDINGS, &alias.ending) << 1 | u8::from(alias.trust == Trust::Context)
        });
        let index = lists.index.flat();
        let mut parts = Vec::with_capacity(lists.parts.len());
        lists.parts.for_each(|part, kinds| {
            let bits =
                u8::from(kinds.given) | u8::from(kinds.family) << 1 | u8::from(kinds.sure) << 2;
            parts.push((part.to_owned(), bits));
        });
        CompiledGazetteer {
            pool: Bytes(Cow::Borrowed(lists.pool.letters.as_bytes())),
            pieces: Bytes::of_u32(pieces),
            kinds: Bytes::of(lists.entities.iter().map(|entity| place_in(&KINDS, &entity.kind))),
            letters: Bytes(Cow::Borrowed(lists.names.letters.as_bytes())),
            name_ends: Bytes::of_u32(lists.names.ends.iter().copied()),
            alias_ends: Bytes::of_u32(lists.alias_ends.iter().copied()),
            alias_entities: Bytes::of_u32(lists.aliases.iter().map(|alias| alias.entity)),
            alias_marks: Bytes::of(marks),
            id_places: Bytes::of_u32(lists.by_id.places.iter().copied()),
            places: index.places,
            keys: Bytes::of_u64(&index.keys),
            key_names: Bytes::of_u32(index.names.iter().copied()),
            one_word: Bytes::of_u64(&index.one_word),
            two_words: Bytes::of_u64(&index.two_words),
            parts,
        }
    }
}

impl TryFrom<CompiledGazetteer<'_>> for Gazetteer {
    type Error = CompiledError;

    fn try_from(compiled: CompiledGazetteer<'_>) -> Result<Gazetteer, CompiledError> {
        let fault = |what: &'static str| CompiledError { what };
        let pool = Pool { letters: compiled.pool.as_text()? };
        let entities = entities(&compiled.pieces, &compiled.kinds, &pool)?;
        let names =
            Names { letters: compiled.letters.as_text()?, ends: compiled.name_ends.as_u32()? };
        let aliases = aliases(&compiled.alias_entities, &compiled.alias_marks, entities.len())?;
        let alias_ends = compiled.alias_ends.as_u32()?;
        if !is_row_of_ends(&names.ends, names.letters.len())
            || !names.ends.iter().all(|end| names.letters.is_char_boundary(*end as usize))
        {
            return Err(fault("the ends of names"));
        }
        if alias_ends.len() != names.ends.len() || !is_row_of_ends(&alias_ends, aliases.len()) {
            return Err(fault("the ends of aliases"));
        }
        let by_id = ids(compiled.id_places.as_u32()?, entities.len())?;
        let flat = FlatIndex {
            places: compiled.places,
            keys: compiled.keys.as_u64()?,
            names: compiled.key_names.as_u32()?,
            one_word: compiled.one_word.as_u64()?,
            two_words: compiled.two_words.as_u64()?,
        };
        let index = TokenHashIndex::from_flat(&flat, names.len()).ok_or(fault("the index"))?;
        let mut parts = NameParts::default();
        for (part, bits) in &compiled.parts {
            let bit = |place: u8| bits >> place & 1 == 1;
            parts.insert(part, Parts { given: bit(0), family: bit(1), sure: bit(2) });
        }
        let shape = Shape::new(parts.iter());
        let lists = Lists {
            pool,
            entities,
            names,
            aliases,
            alias_ends,
            index,
            parts,
            shape,
            by_id,
            ..Lists::default()
        };
        Ok(Gazetteer { lists: Arc::new(lists), engine: Engine::default() })
    }
}

fn entities(
    pieces: &Bytes<'_>,
    kinds: &Bytes<'_>,
    pool: &Pool,
) -> Result<Vec<Entity>, CompiledError> {
    let fault = CompiledError { what: "the things" };
    let pieces = pieces.as_u32()?;
    if pieces.len() != kinds.0.len() * 6 {
        return Err(fault);
    }
    let inside = |start: u32, end: u32| {
        let letters = &pool.letters;
        let fits = start <= end && letters.is_char_boundary(start as usize);
        (fits && letters.is_char_boundary(end as usize)).then_some(Piece { start, end })
    };
    let thing = |(piece, kind): (&[u32], &u8)| {
        let [id, id_end, name, name_end, of, of_end] = *piece else { return None };
        Some(Entity {
            id: inside(id, id_end)?,
            name: inside(name, name_end)?,
            of: inside(of, of_end)?,
            kind: *KINDS.get(usize::from(*kind))?,
        })
    };
    pieces.chunks_exact(6).zip(kinds.0.iter()).map(|row| thing(row).ok_or(fault)).collect()
}

fn aliases(
    entities: &Bytes<'_>,
    marks: &Bytes<'_>,
    things: usize,
) -> Result<Vec<Alias>, CompiledError> {
    let fault = CompiledError { what: "the aliases" };
    let entities = entities.as_u32()?;
    if entities.len() != marks.0.len() {
        return Err(fault);
    }
    let alias = |(entity, mark): (&u32, &u8)| {
        let trust = if mark & 1 == 1 { Trust::Context } else { Trust::Sure };
        let ending = *ENDINGS.get(usize::from(mark >> 1))?;
        ((*entity as usize) < things).then_some(Alias { entity: *entity, trust, ending })
    };
    entities.iter().zip(marks.0.iter()).map(|row| alias(row).ok_or(fault)).collect()
}

fn ids(places: Vec<u32>, things: usize) -> Result<IdTable, CompiledError> {
    let taken = places.iter().filter(|place| **place != 0).count();
    let power = places.is_empty() || places.len().is_power_of_two();
    let inside = places.iter().all(|place| *place as usize <= things);
    // A search ends at a free place.
    if !power || !inside || taken != things || taken * 4 > places.len() * 3 {
        return Err(CompiledError { what: "the table of ids" });
    }
    Ok(IdTable { places, taken })
}

/// Whether ends never go back and the last one is the end of all.
fn is_row_of_ends(ends: &[u32], all: usize) -> bool {
    ends.is_sorted() && ends.last().map_or(0, |last| *last as usize) == all
}

/// A row of bytes, written and read as one piece.
#[derive(Clone, Debug, Default)]
struct Bytes<'p>(Cow<'p, [u8]>);

impl Bytes<'_> {
    fn of(bytes: impl Iterator<Item = u8>) -> Bytes<'static> {
        Bytes(Cow::Owned(bytes.collect()))
    }

    fn of_u32(numbers: impl Iterator<Item = u32>) -> Bytes<'static> {
        Bytes::of(numbers.flat_map(u32::to_le_bytes))
    }

    fn of_u64(numbers: &[u64]) -> Bytes<'static> {
        Bytes::of(numbers.iter().flat_map(|number| number.to_le_bytes()))
    }

    fn as_text(&self) -> Result<String, CompiledError> {
        let text = simdutf8::basic::from_utf8(&self.0);
        text.map(str::to_owned).map_err(|_| CompiledError { what: "a text" })
    }

    fn as_u32(&self) -> Result<Vec<u32>, CompiledError> {
        self.numbers(u32::from_le_bytes)
    }

    fn as_u64(&self) -> Result<Vec<u64>, CompiledError> {
        self.numbers(u64::from_le_bytes)
    }

    fn numbers<const WIDTH: usize, T>(
        &self,
        number: impl Fn([u8; WIDTH]) -> T,
    ) -> Result<Vec<T>, CompiledError> {
        let (numbers, rest) = self.0.as_chunks::<WIDTH>();
        if !rest.is_empty() {
            return Err(CompiledError { what: "a row of numbers" });
        }
        Ok(numbers.iter().map(|bytes| number(*bytes)).collect())
    }
}

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de: 'p, 'p> Deserialize<'de> for Bytes<'p> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Bytes<'p>, D::Error> {
        struct Row<'p>(PhantomData<&'p ()>);
        impl<'de: 'p, 'p> Visitor<'de> for Row<'p> {
            type Value = Bytes<'p>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a row of bytes")
            }

            fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Bytes<'p>, E> {
                Ok(Bytes(Cow::Borrowed(bytes)))
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes<'p>, E> {
                Ok(Bytes(Cow::Owned(bytes.to_vec())))
            }

            fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Bytes<'p>, E> {
                Ok(Bytes(Cow::Owned(bytes)))
            }

            /// Formats that have no bytes of their own write a list of numbers.
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Bytes<'p>, A::Error> {
                let mut bytes = Vec::new();
                while let Some(byte) = seq.next_element::<u8>()? {
                    bytes.push(byte);
                }
                Ok(Bytes(Cow::Owned(bytes)))
            }
        }
        deserializer.deserialize_bytes(Row(PhantomData))
    }
}
