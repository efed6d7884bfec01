//! What is found: a name in a text, what sort of thing it names, and which one.

use rawi_text::Span;

/// What sort of thing a name names. The names on the wire are CoNLL's and OntoNotes': PER, ORG, LOC, NORP, EVENT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum EntityKind {
    /// PER: a person.
    Person,
    /// ORG: governments, ministries, forces, coalitions, parties, companies, clubs, media.
    Organization,
    /// LOC: countries, cities, regions, bases, airports.
    Location,
    /// NORP: nationality, religious and political adjectives.
    Group,
    /// EVENT: named operations, wars, attacks, agreements, tournaments.
    Event,
    /// MISC: what a house style counts as a name and puts under none of the others.
    Miscellaneous,
}

impl EntityKind {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            EntityKind::Person => "PER",
            EntityKind::Organization => "ORG",
            EntityKind::Location => "LOC",
            EntityKind::Group => "NORP",
            EntityKind::Event => "EVENT",
            EntityKind::Miscellaneous => "MISC",
        }
    }
}

/// Which part of the program found a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Via {
    /// A listed name.
    Gazetteer,
    /// A person composed of name parts, or of what follows a title or role.
    Person,
    /// A body made of a head and its complement (`وزارة الخارجية العراقية`).
    Head,
    /// The place or agency of a dateline.
    Dateline,
    /// A shorter form of a name given in full elsewhere in the document.
    Memory,
}

impl Via {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Via::Gazetteer => "gazetteer",
            Via::Person => "person",
            Via::Head => "head",
            Via::Dateline => "dateline",
            Via::Memory => "memory",
        }
    }
}

/// A name as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EntityMention {
    /// The name without attached proclitics (`وواشنطن` gives `واشنطن`, `للعراق` gives `لعراق`) and without titles.
    pub span: Span,
    /// What sort of thing it names.
    pub kind: EntityKind,
    /// Which one: the gazetteer's id, or one derived from the folded name.
    pub id: String,
    /// The canonical name.
    pub name: String,
    /// Which part of the program found it.
    pub via: Via,
}

impl EntityKind {
    /// The kind of that name on the wire.
    ///
    /// ```
    /// use rawi_entities::EntityKind;
    ///
    /// assert_eq!(EntityKind::from_name("NORP"), Some(EntityKind::Group));
    /// assert_eq!(EntityKind::from_name("norp"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<EntityKind> {
        Some(match name {
            "PER" => EntityKind::Person,
            "ORG" => EntityKind::Organization,
            "LOC" => EntityKind::Location,
            "NORP" => EntityKind::Group,
            "EVENT" => EntityKind::Event,
            _ => return None,
        })
    }
}
