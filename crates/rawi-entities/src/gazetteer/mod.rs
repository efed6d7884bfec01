//! Names and the things they name, ready to be searched for.

mod automaton;
mod inflection;
mod parts;
mod shape;
mod token_hash;
mod tsv;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rawi_normalize::chars::{ALEF_MAKSURA, HEH, TEH_MARBUTA, YEH};
use rawi_normalize::{Folding, fold};
use rawi_text::Span;
use rawi_tokens::{TokenizedText, proclitic_splits};
use rustc_hash::FxHashMap;

use crate::error::{GazetteerError, GazetteerErrorKind};
use crate::lexicon;
use crate::mention::EntityKind;
use automaton::Automaton;
use parts::NameParts;
use shape::Shape;
use token_hash::TokenHashIndex;

pub(crate) use parts::Parts;
pub use tsv::check_tsv;

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
    id: Span,
    /// The canonical name: that of its first row.
    name: Span,
    kind: EntityKind,
    /// The country it belongs to: the id as listed.
    of: Option<Span>,
}

/// One listed thing that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Alias {
    pub(crate) entity: u32,
    pub(crate) trust: Trust,
    /// The last letter as listed, where folding would blur it.
    pub(crate) ending: Option<char>,
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

/// Calls `take` with each way to read a word: whole (`None`), or without its proclitics.
///
/// Only the letters that stand before nouns are tried: س stands before verbs.
fn stems(text: &TokenizedText<'_>, index: usize, mut take: impl FnMut(Option<&str>, u8)) {
    let folded = text.folded(index);
    take(None, 0);
    let begins_so = matches!(folded.chars().next(), Some('و' | 'ف' | 'ب' | 'ك' | 'ل'));
    if !begins_so || !text.is_word(index) {
        return;
    }
    for split in proclitic_splits(folded).skip(1) {
        if !split.proclitics.ends_with('س') {
            take(Some(&split.stem), u8::try_from(split.letters).unwrap_or(u8::MAX));
        }
    }
}

/// Distinct names in their folded form: words with single spaces between.
#[derive(Clone, Debug, Default)]
struct Names {
    letters: String,
    spans: Vec<Span>,
}

impl Names {
    fn len(&self) -> u32 {
        u32::try_from(self.spans.len()).unwrap_or(u32::MAX)
    }

    fn folded(&self, name: u32) -> &str {
        let span = self.spans.get(name as usize).copied().unwrap_or_default();
        span.text(&self.letters).unwrap_or_default()
    }

    /// Whether tokens, the first without its proclitics, are the words of a name.
    fn spells(
        &self,
        name: u32,
        stem: Option<&str>,
        text: &TokenizedText<'_>,
        tokens: Range<usize>,
    ) -> bool {
        let mut letters = self.folded(name);
        for index in tokens.clone() {
            let word = match stem {
                Some(stem) if index == tokens.start => stem,
                _ => text.folded(index),
            };
            let Some(rest) = letters.strip_prefix(word) else { return false };
            letters = rest;
            if index + 1 < tokens.end {
                let Some(rest) = letters.strip_prefix(' ') else { return false };
                letters = rest;
            }
        }
        letters.is_empty()
    }
}

/// What a [`Gazetteer`] holds, shared by its copies.
#[derive(Debug, Default)]
struct Lists {
    pool: String,
    entities: Vec<Entity>,
    names: Names,
    /// The aliases of each name, in the order of the lists.
    aliases: Vec<Alias>,
    ranges: Vec<Range<u32>>,
    index: TokenHashIndex,
    automaton: OnceLock<Automaton>,
    parts: NameParts,
    shape: Shape,
    by_id: FxHashMap<Box<str>, u32>,
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
        self.lists.names.spans.len()
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
        let text = TokenizedText::new(name);
        let mut found = 0..0;
        self.lists.index.for_each(&self.lists.names, &text, |hit| {
            if hit.start == 0 && hit.letters == 0 && hit.end as usize == text.len() {
                found = self.alias_range(hit.name);
            }
        });
        self.lists.aliases.get(found).unwrap_or_default().iter().map(|alias| {
            (self.id(alias.entity), self.kind(alias.entity), self.canonical(alias.entity))
        })
    }

    /// Where listed names stand in a text: every one at every word, overlapping ones too, believed or not.
    ///
    /// This is the bare search. [`find_entities`](crate::find_entities) judges what it finds.
    pub fn find_names(&self, text: &TokenizedText<'_>) -> Vec<Span> {
        self.hits(text)
            .into_iter()
            .filter_map(|hit| span_of(text, hit.tokens(), hit.letters))
            .collect()
    }

    pub(crate) fn hits(&self, text: &TokenizedText<'_>) -> Vec<Hit> {
        match self.engine {
            Engine::TokenHash => {
                let mut hits = Vec::new();
                self.lists.index.for_each(&self.lists.names, text, |hit| hits.push(hit));
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
        let range = self.lists.ranges.get(name as usize).cloned().unwrap_or_default();
        range.start as usize..range.end as usize
    }

    pub(crate) fn aliases(&self, name: u32) -> &[Alias] {
        self.lists.aliases.get(self.alias_range(name)).unwrap_or_default()
    }

    fn pooled(&self, span: Option<Span>) -> &str {
        span.and_then(|span| span.text(&self.lists.pool)).unwrap_or_default()
    }

    fn entity(&self, entity: u32) -> Option<&Entity> {
        self.lists.entities.get(entity as usize)
    }

    pub(crate) fn id(&self, entity: u32) -> &str {
        self.pooled(self.entity(entity).map(|entity| entity.id))
    }

    pub(crate) fn canonical(&self, entity: u32) -> &str {
        self.pooled(self.entity(entity).map(|entity| entity.name))
    }

    pub(crate) fn kind(&self, entity: u32) -> EntityKind {
        self.entity(entity).map_or(EntityKind::Location, |entity| entity.kind)
    }

    /// The id of the country that a thing belongs to; empty where it belongs to none, or is not listed.
    pub fn country_of(&self, id: &str) -> &str {
        self.lists.by_id.get(id).map_or("", |entity| self.of(*entity))
    }

    pub(crate) fn of(&self, entity: u32) -> &str {
        self.pooled(self.entity(entity).and_then(|entity| entity.of))
    }

    pub(crate) fn parts(&self, folded: &str) -> Parts {
        self.lists.parts.get(folded)
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
    let clean = fold(name, Folding::UNMARKED);
    clean.chars().next_back().filter(|last| matches!(*last, YEH | ALEF_MAKSURA | HEH | TEH_MARBUTA))
}

/// Joins lists of names to one [`Gazetteer`].
///
/// Rows added first come first: a thing's first name is its canonical one, and of two things with one name the
/// earlier is preferred where nothing else decides. Add a user's own list before others to let it win.
#[derive(Debug, Default)]
pub struct GazetteerBuilder {
    lists: Lists,
    by_letters: FxHashMap<u64, u32>,
    hashes: Vec<u64>,
    hash_ranges: Vec<Range<usize>>,
    pending: Vec<(u32, Alias)>,
}

impl GazetteerBuilder {
    /// A builder without names.
    pub fn new() -> GazetteerBuilder {
        GazetteerBuilder::default()
    }

    /// Adds the lists that come with the crate.
    pub fn add_bundled(&mut self) {
        // OK because a test loads every list: a faulty one does not get this far, and analysis is total.
        for (_, tsv) in crate::bundled::LISTS {
            let _ = self.add_tsv(tsv);
        }
        let _ = self.add_name_parts(crate::bundled::NAME_PARTS);
    }

    /// Adds a list of names, all or nothing: where one row is faulty, none is added.
    pub fn add_tsv(&mut self, tsv: &str) -> Result<(), GazetteerError> {
        let rows = tsv::parse(tsv)?;
        let mut kinds: FxHashMap<&str, EntityKind> = FxHashMap::default();
        for row in &rows {
            let known =
                self.entity_of(row.id).and_then(|known| self.lists.entities.get(known as usize));
            let earlier = known
                .map_or_else(|| *kinds.entry(row.id).or_insert(row.kind), |entity| entity.kind);
            if earlier != row.kind {
                let kind = GazetteerErrorKind::KindChanged {
                    id: row.id.to_owned(),
                    earlier: earlier.name(),
                };
                return Err(GazetteerError::new(row.line, kind));
            }
        }
        for row in &rows {
            self.add_row(row);
        }
        Ok(())
    }

    /// Adds a list of parts of persons' names: columns `kind` (`given`, `family` or `both`) and `name`; a column
    /// `trust` may stand with them.
    pub fn add_name_parts(&mut self, tsv: &str) -> Result<(), GazetteerError> {
        for row in tsv::parse_parts(tsv)? {
            self.lists.parts.insert(&fold(row.name, Folding::LOOKUP), row.parts);
        }
        Ok(())
    }

    fn entity_of(&self, id: &str) -> Option<u32> {
        self.lists.by_id.get(id).copied()
    }

    fn add_row(&mut self, row: &tsv::Row<'_>) {
        let entity = self.entity_of(row.id).unwrap_or_else(|| {
            let number = u32::try_from(self.lists.entities.len()).unwrap_or(u32::MAX);
            let id = self.keep(row.id);
            let name = self.keep(row.name);
            let of = row.of.map(|of| self.keep(of));
            self.lists.entities.push(Entity { id, name, kind: row.kind, of });
            self.lists.by_id.insert(row.id.into(), number);
            number
        });
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
    }

    fn keep(&mut self, text: &str) -> Span {
        let start = self.lists.pool.len();
        self.lists.pool.push_str(text);
        Span::new(start..self.lists.pool.len()).unwrap_or_default()
    }

    fn add_name(&mut self, name: &str, entity: u32, trust: Trust) {
        let text = TokenizedText::new(name);
        if text.is_empty() || text.len() > LONGEST_NAME_WORDS {
            return;
        }
        let key = text.tokens().iter().fold(0, |key, token| token_hash::mix(key, token.hash));
        let number = if let Some(number) = self.by_letters.get(&key) {
            *number
        } else {
            let number = self.lists.names.len();
            let start = self.lists.names.letters.len();
            let first_hash = self.hashes.len();
            for index in 0..text.len() {
                if index > 0 {
                    self.lists.names.letters.push(' ');
                }
                self.lists.names.letters.push_str(text.folded(index));
            }
            self.hashes.extend(text.tokens().iter().map(|token| token.hash));
            self.hash_ranges.push(first_hash..self.hashes.len());
            let span = Span::new(start..self.lists.names.letters.len()).unwrap_or_default();
            self.lists.names.spans.push(span);
            self.by_letters.insert(key, number);
            number
        };
        self.pending.push((number, Alias { entity, trust, ending: blurred_ending(name) }));
    }

    /// Makes the gazetteer.
    pub fn build(mut self) -> Gazetteer {
        // The sort is stable: the aliases of a name keep the order of the lists.
        self.pending.sort_by_key(|(name, _)| *name);
        let mut ranges: Vec<Range<u32>> = vec![0..0; self.lists.names.spans.len()];
        let mut aliases: Vec<Alias> = Vec::with_capacity(self.pending.len());
        for (name, alias) in self.pending {
            let place = u32::try_from(aliases.len()).unwrap_or(u32::MAX);
            let Some(range) = ranges.get_mut(name as usize) else { continue };
            if range.start == range.end {
                *range = place..place;
            }
            let known = aliases.get_mut(range.start as usize..).unwrap_or_default();
            if let Some(known) = known.iter_mut().find(|known| known.entity == alias.entity) {
                known.trust = known.trust.min(alias.trust);
                continue;
            }
            aliases.push(alias);
            range.end = place + 1;
        }
        let words = self
            .hash_ranges
            .iter()
            .zip(0..)
            .map(|(range, name)| (name, self.hashes.get(range.clone()).unwrap_or_default()));
        self.lists.index = TokenHashIndex::new(words);
        self.lists.shape = Shape::new(self.lists.parts.iter());
        self.lists.aliases = aliases;
        self.lists.ranges = ranges;
        Gazetteer { lists: Arc::new(self.lists), engine: Engine::default() }
    }
}
