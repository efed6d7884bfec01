//! Names and the things they name, ready to be searched for.

mod automaton;
#[cfg(feature = "compiled")]
mod compiled;
mod inflection;
mod parts;
mod shape;
mod stems;
mod store;
mod token_hash;
mod tsv;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rawi_normalize::chars::{ALEF_MAKSURA, HEH, TATWEEL, TEH_MARBUTA, YEH, is_control, is_mark};
use rawi_normalize::{Folding, fold};
use rawi_text::Span;
use rawi_tokens::TokenizedText;
use rustc_hash::FxHashMap;

use crate::error::{GazetteerError, GazetteerErrorKind};
use crate::lexicon::{self, Vocabulary};
use crate::mention::EntityKind;
use automaton::Automaton;
use parts::NameParts;
use shape::Shape;
use store::{IdTable, Names, Piece, Pool, between};
use token_hash::TokenHashIndex;

#[cfg(feature = "compiled")]
pub use compiled::{CompiledError, CompiledGazetteer};
pub(crate) use parts::Parts;
pub(crate) use stems::{StemOf, Stems, for_each_stem, stems};
pub use tsv::{ListRow, check_tsv, for_each_row};

/// Names of more words than this are not searched for beyond this length, so that a search stays linear.
const LONGEST_NAME_WORDS: usize = 24;

/// How far a listed name is to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Trust {
    /// The name is always this thing.
    Sure,
    /// The name is also an ordinary word, a common surname, or something else's: it counts with support only.
    Context,
}

/// The way names are searched for. Both find the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Engine {
    /// By the hashes of words.
    #[default]
    TokenHash,
    /// By letters, on the aho-corasick crate: the reference, and several times slower.
    AhoCorasick,
}

/// A thing that a gazetteer lists.
#[derive(Clone, Copy, Debug)]
struct Entity {
    id: Piece,
    /// The canonical name: that of its first row.
    name: Piece,
    /// The country it belongs to: the id as listed, or nothing.
    of: Piece,
    kind: EntityKind,
}

/// What a body is, as far as its listed names say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum BodySort {
    /// Nothing is said.
    #[default]
    Other,
    /// One of its names begins with `نادي`.
    Club,
    /// One of its names begins with a noun for media.
    Medium,
}

/// One listed thing that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Alias {
    pub(crate) entity: u32,
    pub(crate) trust: Trust,
    /// The last letter as listed, where folding would blur it.
    pub(crate) ending: Option<char>,
}

/// What a listed name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning<'g> {
    /// The id of the thing.
    pub id: &'g str,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Its canonical name.
    pub name: &'g str,
    /// The id of the country it belongs to; empty where it belongs to none.
    pub of: &'g str,
    /// How far the name is to be believed to mean it.
    pub trust: Trust,
}

/// A listed name at a place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) name: u32,
    /// How many letters of the first word are proclitics.
    pub(crate) letters: u8,
}

impl Hit {
    fn new(start: usize, end: usize, letters: u8, name: u32) -> Option<Hit> {
        Some(Hit {
            start: u32::try_from(start).ok()?,
            end: u32::try_from(end).ok()?,
            name,
            letters,
        })
    }

    pub(crate) fn tokens(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What a [`Gazetteer`] holds, shared by its copies.
#[derive(Debug, Default)]
struct Lists {
    pool: Pool,
    entities: Vec<Entity>,
    names: Names,
    /// The aliases of each name, in the order of the lists.
    aliases: Vec<Alias>,
    /// Where the aliases of each name end.
    alias_ends: Vec<u32>,
    index: TokenHashIndex,
    automaton: OnceLock<Automaton>,
    parts: NameParts,
    /// The lexicon and the name parts as one table; made when first asked for.
    vocabulary: OnceLock<Vocabulary>,
    shape: Shape,
    by_id: IdTable,
    /// What sort of body each thing is; made when first asked for.
    sorts: OnceLock<Vec<BodySort>>,
}

impl Lists {
    fn id(&self, entity: u32) -> &str {
        self.entities.get(entity as usize).map_or("", |entity| self.pool.get(entity.id))
    }

    fn entity_of(&self, id: &str) -> Option<u32> {
        self.by_id.get(id, |entity| self.id(entity))
    }
}

/// Names and the things they name, ready to be searched for.
///
/// Building one is costly, copying it is not: copies share what they hold.
///
/// ```
/// use rawi_entities::{Gazetteer, find_entities};
/// use rawi_tokens::TokenizedText;
///
/// let gazetteer = Gazetteer::from_tsv("id\tkind\tname\nQ796\tLOC\tالعراق\nQ1530\tLOC\tبغداد\n")?;
/// let source = "زار بغداد وعاد للعراق";
/// let mentions = find_entities(&gazetteer, &TokenizedText::new(source));
/// let found: Vec<&str> = mentions.iter().filter_map(|mention| mention.span.text(source)).collect();
/// assert_eq!(found, ["بغداد", "لعراق"]);
/// assert_eq!(mentions[1].id, "Q796");
/// # Ok::<(), rawi_entities::GazetteerError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    lists: Arc<Lists>,
    engine: Engine,
}

impl Gazetteer {
    /// The gazetteer that comes with the crate.
    ///
    /// It is built at the first call, and shared from then on.
    pub fn bundled() -> Gazetteer {
        crate::bundled::gazetteer()
    }

    /// Reads a list of names: tab-separated with a header row, one spelling a row. `data/README.md` has the schema;
    /// the columns `id`, `kind` and `name` are needed, `trust`, `source` and `of` may stand with them.
    pub fn from_tsv(tsv: &str) -> Result<Gazetteer, GazetteerError> {
        let mut builder = GazetteerBuilder::new();
        builder.add_tsv(tsv)?;
        Ok(builder.build())
    }

    /// The same names, searched for in another way.
    #[must_use]
    pub fn with_engine(mut self, engine: Engine) -> Gazetteer {
        self.engine = engine;
        self
    }

    /// How many things are listed.
    pub fn entities(&self) -> usize {
        self.lists.entities.len()
    }

    /// How many distinct names there are, generated forms among them.
    pub fn names(&self) -> usize {
        self.lists.names.ends.len()
    }

    /// The distinct names in their folded form, words with single spaces between.
    pub fn folded_names(&self) -> impl Iterator<Item = &str> {
        (0..self.lists.names.len()).map(|name| self.lists.names.folded(name))
    }

    /// The id, kind and canonical name of each thing that a name may mean, in the order of the lists.
    ///
    /// ```
    /// # use rawi_entities::Gazetteer;
    /// let gazetteer = Gazetteer::from_tsv("id\tkind\tname\nQ79\tLOC\tمصر\n")?;
    /// assert_eq!(gazetteer.lookup("مصر").next().map(|found| found.0), Some("Q79"));
    /// # Ok::<(), rawi_entities::GazetteerError>(())
    /// ```
    pub fn lookup(&self, name: &str) -> impl Iterator<Item = (&str, EntityKind, &str)> {
        self.meanings(name).map(|meaning| (meaning.id, meaning.kind, meaning.name))
    }

    /// The first thing of a kind that a name may mean.
    pub(crate) fn entity_named(&self, name: &str, kind: EntityKind) -> Option<u32> {
        let meaning = self.meanings(name).find(|meaning| meaning.kind == kind)?;
        self.lists.entity_of(meaning.id)
    }

    /// Everything that a name may mean, in the order of the lists.
    ///
    /// ```
    /// # use rawi_entities::Gazetteer;
    /// let tsv = "id\tkind\ttrust\tname\nQ79\tLOC\tsure\tمصر\nper:misr\tPER\tcontext\tمصر\n";
    /// let gazetteer = Gazetteer::from_tsv(tsv)?;
    /// let ids: Vec<&str> = gazetteer.meanings("مِصر").map(|meaning| meaning.id).collect();
    /// assert_eq!(ids, ["Q79", "per:misr"]);
    /// # Ok::<(), rawi_entities::GazetteerError>(())
    /// ```
    pub fn meanings(&self, name: &str) -> impl Iterator<Item = Meaning<'_>> {
        let text = TokenizedText::new(name);
        let hashes = text.tokens().iter().map(|token| token.hash);
        let known = self.lists.index.get_name(hashes);
        let known =
            known.filter(|known| self.lists.names.spells(*known, None, &text, 0..text.len()));
        let aliases = known.map_or(&[][..], |known| self.aliases(known));
        aliases.iter().map(|alias| self.meaning(*alias))
    }

    /// Every distinct name in its folded form, generated forms among them, with everything that it may mean.
    pub fn all_names(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = Meaning<'_>>)> {
        (0..self.lists.names.len()).map(|name| {
            let meanings = self.aliases(name).iter().map(|alias| self.meaning(*alias));
            (self.lists.names.folded(name), meanings)
        })
    }

    /// Whether a thing of this id is listed.
    pub fn contains_id(&self, id: &str) -> bool {
        self.lists.entity_of(id).is_some()
    }

    fn meaning(&self, alias: Alias) -> Meaning<'_> {
        let entity = alias.entity;
        Meaning {
            id: self.id(entity),
            kind: self.kind(entity),
            name: self.canonical(entity),
            of: self.of(entity),
            trust: alias.trust,
        }
    }

    /// Where listed names stand in a text: every one at every word, overlapping ones too, believed or not.
    ///
    /// This is the bare search. [`find_entities`](crate::find_entities) judges what it finds.
    pub fn find_names(&self, text: &TokenizedText<'_>) -> Vec<Span> {
        self.hits(text, &Stems::of(text))
            .into_iter()
            .filter_map(|hit| span_of(text, hit.tokens(), hit.letters))
            .collect()
    }

    /// The same, given the stems of the text.
    pub(crate) fn hits(&self, text: &TokenizedText<'_>, stems: &Stems) -> Vec<Hit> {
        match self.engine {
            Engine::TokenHash => {
                // News has a listed name in five words.
                let mut hits = Vec::with_capacity(text.len() / 5 + 8);
                self.lists.index.for_each(&self.lists.names, text, stems, |hit| hits.push(hit));
                hits
            }
            Engine::AhoCorasick => {
                let automaton =
                    self.lists.automaton.get_or_init(|| Automaton::new(&self.lists.names));
                automaton.hits(text)
            }
        }
    }

    fn alias_range(&self, name: u32) -> Range<usize> {
        between(&self.lists.alias_ends, name)
    }

    pub(crate) fn aliases(&self, name: u32) -> &[Alias] {
        self.lists.aliases.get(self.alias_range(name)).unwrap_or_default()
    }

    /// What sort of body a listed thing is.
    pub(crate) fn body_sort(&self, entity: u32) -> BodySort {
        let sorts = self.lists.sorts.get_or_init(|| {
            let mut sorts = vec![BodySort::Other; self.lists.entities.len()];
            for name in 0..self.lists.names.len() {
                let first = self.lists.names.folded(name).split(' ').next();
                let sort = match first {
                    Some("نادي") => BodySort::Club,
                    Some(
                        "صحيفه" | "جريده" | "قناه" | "وكاله" | "مجله" | "اذاعه" | "تلفزيون"
                        | "موقع" | "راديو",
                    ) => BodySort::Medium,
                    _ => continue,
                };
                for alias in self.aliases(name) {
                    if let Some(known) = sorts.get_mut(alias.entity as usize) {
                        *known = sort;
                    }
                }
            }
            sorts
        });
        sorts.get(entity as usize).copied().unwrap_or_default()
    }

    fn entity(&self, entity: u32) -> Option<&Entity> {
        self.lists.entities.get(entity as usize)
    }

    pub(crate) fn id(&self, entity: u32) -> &str {
        self.lists.id(entity)
    }

    pub(crate) fn canonical(&self, entity: u32) -> &str {
        self.entity(entity).map_or("", |entity| self.lists.pool.get(entity.name))
    }

    pub(crate) fn kind(&self, entity: u32) -> EntityKind {
        self.entity(entity).map_or(EntityKind::Location, |entity| entity.kind)
    }

    /// The id of the country that a thing belongs to; empty where it belongs to none, or is not listed.
    pub fn country_of(&self, id: &str) -> &str {
        self.lists.entity_of(id).map_or("", |entity| self.of(entity))
    }

    pub(crate) fn of(&self, entity: u32) -> &str {
        self.entity(entity).map_or("", |entity| self.lists.pool.get(entity.of))
    }

    /// The words that are known: those of the lexicon and the parts of persons' names.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        self.lists.vocabulary.get_or_init(|| {
            let mut vocabulary = lexicon::vocabulary().clone();
            vocabulary.reserve(self.lists.parts.len());
            self.lists.parts.for_each(|part, parts| {
                vocabulary.learn(part, |known| known.parts = parts);
            });
            vocabulary
        })
    }

    /// The parts of a person's name that a folded word can be.
    pub(crate) fn parts(&self, folded: &str) -> Parts {
        self.vocabulary().get(folded).unwrap_or_default().parts
    }

    /// How much an unknown word looks like a name, in sixteenths of bits a letter.
    pub(crate) fn name_shape(&self, folded: &str) -> i32 {
        self.lists.shape.weigh(folded)
    }
}

/// The span of tokens whose first has proclitics.
pub(crate) fn span_of(text: &TokenizedText<'_>, tokens: Range<usize>, letters: u8) -> Option<Span> {
    let first = tokens.start;
    let whole = text.span(tokens)?;
    if letters == 0 {
        return Some(whole);
    }
    Span::new(text.offset_after_letters(first, usize::from(letters))..whole.end())
}

/// The last letter of a name, where folding blurs it.
pub(crate) fn blurred_ending(name: &str) -> Option<char> {
    let last = name
        .chars()
        .rev()
        .find(|last| !is_mark(*last) && !is_control(*last) && *last != TATWEEL)?;
    match last {
        YEH | ALEF_MAKSURA | HEH | TEH_MARBUTA => Some(last),
        // The Persian forms are written for the Arabic ones.
        '\u{6CC}' => Some(YEH),
        '\u{6C1}' | '\u{6BE}' | '\u{6D5}' => Some(HEH),
        '\u{6C3}' => Some(TEH_MARBUTA),
        _ => None,
    }
}

/// Joins lists of names to one [`Gazetteer`].
///
/// Rows added first come first: a thing's first name is its canonical one, and of two things with one name the
/// earlier is preferred where nothing else decides. Add a user's own list before others to let it win.
#[derive(Debug, Default)]
pub struct GazetteerBuilder {
    lists: Lists,
    /// The country named last, which is mostly the next one too.
    last_of: Option<Piece>,
    pending: Vec<(u32, Alias)>,
}

impl GazetteerBuilder {
    /// A builder without names.
    pub fn new() -> GazetteerBuilder {
        GazetteerBuilder::default()
    }

    /// Adds the lists that come with the crate. Where a thing of theirs has another kind in a list added before, that
    /// list's word counts and the row is passed over.
    pub fn add_bundled(&mut self) {
        for (_, tsv) in crate::bundled::LISTS {
            // OK because a test loads every list: nothing but the kind can be wrong with a row.
            let _ = for_each_row(tsv, |row| {
                let _ = row.and_then(|row| self.add_row(&row));
                Ok(())
            });
        }
        for (_, tsv) in crate::bundled::NAME_PARTS {
            let _ = self.add_name_parts(tsv);
        }
    }

    /// Adds a list of names, all or nothing: where one row is faulty, none is added.
    pub fn add_tsv(&mut self, tsv: &str) -> Result<(), GazetteerError> {
        let before = (
            self.lists.pool.letters.len(),
            self.lists.entities.len(),
            self.lists.names.ends.len(),
            self.pending.len(),
        );
        let added = for_each_row(tsv, |row| self.add_row(&row?));
        if added.is_err() {
            let (pool, entities, names, pending) = before;
            self.lists.pool.letters.truncate(pool);
            self.lists.entities.truncate(entities);
            self.lists.names.truncate(names);
            self.pending.truncate(pending);
            self.last_of = None;
            self.index_again();
        }
        added
    }

    /// Adds a list of parts of persons' names: columns `kind` (`given`, `family` or `both`) and `name`; a column
    /// `trust` may stand with them.
    pub fn add_name_parts(&mut self, tsv: &str) -> Result<(), GazetteerError> {
        for row in tsv::parse_parts(tsv)? {
            self.lists.parts.insert(&fold(row.name, Folding::LOOKUP), row.parts);
        }
        Ok(())
    }

    fn add_row(&mut self, row: &ListRow<'_>) -> Result<(), GazetteerError> {
        let entity = match self.lists.entity_of(row.id) {
            Some(entity) => entity,
            None => self.add_entity(row),
        };
        let earlier = self.lists.entities.get(entity as usize).map_or(row.kind, |known| known.kind);
        if earlier != row.kind {
            let (id, earlier) = (row.id.to_owned(), earlier.name());
            let kind = GazetteerErrorKind::KindChanged { id, earlier };
            return Err(GazetteerError::new(row.line, kind));
        }
        match row.kind {
            EntityKind::Group => {
                for form in inflection::group_forms(row.name) {
                    self.add_name(&form, entity, row.trust);
                }
            }
            EntityKind::Person if lexicon::begins_with_title(row.name) => {}
            EntityKind::Person => {
                self.add_name(row.name, entity, row.trust);
                for spelling in inflection::person_spellings(row.name) {
                    self.add_name(&spelling, entity, row.trust);
                }
            }
            _ => self.add_name(row.name, entity, row.trust),
        }
        Ok(())
    }

    fn add_entity(&mut self, row: &ListRow<'_>) -> u32 {
        let number = u32::try_from(self.lists.entities.len()).unwrap_or(u32::MAX);
        let pool = &mut self.lists.pool;
        let of = row.of.unwrap_or_default();
        let of = match self.last_of.filter(|last| pool.get(*last) == of) {
            Some(last) => last,
            None => pool.keep(of),
        };
        self.last_of = Some(of);
        let (id, name) = (pool.keep(row.id), pool.keep(row.name));
        self.lists.entities.push(Entity { id, name, of, kind: row.kind });
        let Lists { pool, entities, by_id, .. } = &mut self.lists;
        by_id.insert(row.id, number, |entity| {
            entities.get(entity as usize).map_or("", |entity| pool.get(entity.id))
        });
        number
    }

    fn add_name(&mut self, name: &str, entity: u32, trust: Trust) {
        let text = TokenizedText::new(name);
        if text.is_empty() || text.len() > LONGEST_NAME_WORDS {
            return;
        }
        let Lists { names, index, .. } = &mut self.lists;
        let hashes = || text.tokens().iter().map(|token| token.hash);
        let known = index.get_name(hashes());
        let number = known
            .filter(|known| names.spells(*known, None, &text, 0..text.len()))
            .unwrap_or_else(|| {
                let number = names.push(&text);
                index.insert(number, hashes());
                number
            });
        self.pending.push((number, Alias { entity, trust, ending: blurred_ending(name) }));
    }

    /// Makes the tables anew, from what is left after a list was taken back.
    fn index_again(&mut self) {
        let Lists { pool, entities, names, index, by_id, .. } = &mut self.lists;
        *by_id = IdTable::default();
        let id_of =
            |entity: u32| entities.get(entity as usize).map_or("", |entity| pool.get(entity.id));
        for entity in 0..u32::try_from(entities.len()).unwrap_or(u32::MAX) {
            by_id.insert(id_of(entity), entity, id_of);
        }
        *index = TokenHashIndex::default();
        for name in 0..names.len() {
            let text = TokenizedText::new(names.folded(name));
            index.insert(name, text.tokens().iter().map(|token| token.hash));
        }
    }

    /// Makes the gazetteer.
    pub fn build(mut self) -> Gazetteer {
        // The sort is stable: the aliases of a name keep the order of the lists.
        self.pending.sort_by_key(|(name, _)| *name);
        let mut ends: Vec<u32> = Vec::with_capacity(self.lists.names.ends.len());
        let mut aliases: Vec<Alias> = Vec::with_capacity(self.pending.len());
        let mut places: FxHashMap<u32, usize> = FxHashMap::default();
        for of_name in self.pending.chunk_by(|(one, _), (next, _)| one == next) {
            places.clear();
            for (_, alias) in of_name {
                let place = *places.entry(alias.entity).or_insert(aliases.len());
                match aliases.get_mut(place) {
                    Some(known) => known.trust = known.trust.min(alias.trust),
                    None => aliases.push(*alias),
                }
            }
            ends.push(u32::try_from(aliases.len()).unwrap_or(u32::MAX));
        }
        self.lists.index.finish();
        self.lists.shape = Shape::new(self.lists.parts.iter());
        self.lists.aliases = aliases;
        self.lists.alias_ends = ends;
        Gazetteer { lists: Arc::new(self.lists), engine: Engine::default() }
    }
}
