//! What else a document names, and what it says for a name that could be another thing or none.

use rustc_hash::FxHashSet;

use crate::gazetteer::{BodySort, Gazetteer};
use crate::lexicon::{Classes, Entry, HeadClass};
use crate::mention::EntityKind;
use crate::rule::person;
use crate::scene::{Candidate, Scene};

/// A report with this many words of sports is one on sports.
const SPORT_WORDS: usize = 3;
/// What is said to a medium is said at most this many words before its name.
const SAID_BEFORE: usize = 6;

/// What a document names for sure.
#[derive(Debug, Default)]
pub(crate) struct Context<'g> {
    entities: FxHashSet<u32>,
    /// Ids of the countries that it names, or of whose things it speaks.
    countries: FxHashSet<&'g str>,
    /// Whether it is a report on sports.
    sports: bool,
}

impl<'g> Context<'g> {
    pub(crate) fn of(scene: &Scene<'g>) -> Context<'g> {
        let gazetteer: &'g Gazetteer = scene.gazetteer;
        let mut context = Context::default();
        let sports = scene.words.iter().filter(|word| word.is(Classes::SPORT));
        context.sports = sports.take(SPORT_WORDS).count() == SPORT_WORDS;
        for readings in scene.listed.chunk_by(|one, next| one.tokens.start == next.tokens.start) {
            let start = readings.first().map_or(0, |name| name.tokens.start);
            let Some(name) = scene.listed_at(start) else { continue };
            let mut entities = readings
                .iter()
                .filter(|other| {
                    other.sure && other.tokens == name.tokens && other.letters == name.letters
                })
                .filter_map(|other| other.entity);
            // A name of two things says nothing of either.
            if let (Some(entity), None) = (entities.next(), entities.next()) {
                context.add(gazetteer, entity);
            }
        }
        for (_, adjective) in scene.adjectives().filter(|(_, adjective)| adjective.sure) {
            context.add(gazetteer, adjective.entity);
        }
        context
    }

    fn add(&mut self, gazetteer: &'g Gazetteer, entity: u32) {
        self.entities.insert(entity);
        let of = gazetteer.of(entity);
        if !of.is_empty() {
            self.countries.insert(of);
        } else if gazetteer.kind(entity) == EntityKind::Location {
            self.countries.insert(gazetteer.id(entity));
        }
    }

    /// Whether the document speaks of the country that a thing belongs to.
    fn names_country_of(&self, gazetteer: &Gazetteer, entity: u32) -> bool {
        self.countries.contains(gazetteer.of(entity))
    }

    /// Whether a listed thing belongs to no country, or to one of which the document speaks.
    pub(crate) fn is_at_home(&self, gazetteer: &Gazetteer, name: &Candidate) -> bool {
        name.entity.is_some_and(|entity| {
            gazetteer.of(entity).is_empty() || self.names_country_of(gazetteer, entity)
        })
    }

    /// Whether the document is a report on sports.
    pub(crate) fn is_on_sports(&self) -> bool {
        self.sports
    }

    /// How much the document says for a thing: the more the better.
    pub(crate) fn weight(&self, gazetteer: &Gazetteer, candidate: &Candidate) -> u8 {
        let Some(entity) = candidate.entity else { return 0 };
        u8::from(candidate.sure) * 2
            + u8::from(self.entities.contains(&entity)) * 4
            + u8::from(self.names_country_of(gazetteer, entity))
    }

    /// Whether a name that is not sure is meant as a name here.
    pub(crate) fn supports(&self, scene: &Scene<'_>, candidate: &Candidate) -> bool {
        let Some(entity) = candidate.entity else { return true };
        if self.entities.contains(&entity) {
            return candidate.kind != EntityKind::Person
                || person::may_be_surname(scene, candidate);
        }
        let start = candidate.tokens.start;
        let before = start.checked_sub(1).filter(|_| scene.follows(start));
        let home = self.names_country_of(scene.gazetteer, entity);
        let homeless = scene.gazetteer.of(entity).is_empty();
        match candidate.kind {
            EntityKind::Person => {
                person::may_be_surname(scene, candidate)
                    && (person::is_announced(scene, candidate)
                        || person::is_foreign_surname(scene, candidate))
            }
            EntityKind::Location => {
                let class_noun = before.is_some_and(|before| scene.is(before, Classes::PLACE_NOUN))
                    && !scene.is(start, Classes::NOWHERE);
                let inside = before.is_some_and(|before| {
                    let preposition = scene.text.folded(before);
                    let to =
                        homeless && matches!(preposition, "من" | "الي" | "عبر" | "نحو" | "علي");
                    preposition == "في" || to
                });
                let ordinary = scene.is(start, Classes::NO_NAME);
                // `أبي الخصيب`: of two words, one of which is no word of the language.
                let unknown = |index| scene.word(index).entry == Entry::default();
                let whole = candidate.len() > 1
                    && home
                    && !homeless
                    && candidate.tokens.clone().skip(1).any(unknown)
                    && !scene.is(start, Classes::GIVEN_NAME)
                    && !person::is_announced(scene, candidate);
                class_noun
                    || whole
                    || ((home || homeless || candidate.len() > 1) && inside && !ordinary)
            }
            EntityKind::Organization => {
                let head = before.is_some_and(|before| {
                    let word = scene.word(before);
                    word.is(Classes::HEAD)
                        && matches!(
                            word.entry.head,
                            HeadClass::Media
                                | HeadClass::Club
                                | HeadClass::Company
                                | HeadClass::Group
                        )
                });
                let sort = scene.gazetteer.body_sort(entity);
                let club = self.sports && sort == BodySort::Club;
                let medium = sort == BodySort::Medium && is_told(scene, candidate);
                // `التحالف` and no more is the one that is in the news.
                let bare = homeless && candidate.len() == 1 && scene.word(start).entry.later;
                head || club
                    || bare
                    || medium
                    || scene.is_quoted_name(candidate)
                    || (candidate.len() > 1 && (home || homeless))
            }
            EntityKind::Group => home && candidate.len() == 1 && scene.is_definite(start),
            EntityKind::Event | EntityKind::Miscellaneous => home || homeless,
        }
    }
}

/// Whether something is said to a medium: `قال للجزيرة`.
fn is_told(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    let told = scene.text.folded(start).starts_with('ل') && candidate.letters == 1;
    let said = (start.saturating_sub(SAID_BEFORE)..start)
        .any(|before| scene.is(before, Classes::VERB.or(Classes::PARTICIPLE)));
    told && said
}
