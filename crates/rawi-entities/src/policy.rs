//! House styles: what counts as a name, and how far it reaches.

use std::fmt;

use thiserror::Error;

/// Whether a word or a sort of names is part of what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Inclusion {
    /// It is.
    Inside,
    /// It is not.
    Outside,
}

/// What becomes of the names of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Events {
    /// They are EVENT.
    Event,
    /// They are MISC.
    Miscellaneous,
    /// They are left out.
    Outside,
}

/// A house style: which names are wanted, and what belongs to their spans.
///
/// Start from a preset and change what differs, or read one from a file.
///
/// ```
/// use rawi_entities::{Inclusion, Policy};
///
/// let without_nationalities = Policy { groups: Inclusion::Outside, ..Policy::NEWS };
/// assert_ne!(without_nationalities, Policy::NEWS);
///
/// let read = Policy::from_text("preset = news\ngroups = outside\n")?;
/// assert_eq!(read, without_nationalities);
/// # Ok::<(), rawi_entities::PolicyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Policy {
    /// Attached proclitics: `بلبنان` or `لبنان`.
    pub proclitics: Inclusion,
    /// Class nouns before a name that stands without them too: `حركة حماس` or `حماس`, `قطاع غزة` or `غزة`.
    pub class_nouns: Inclusion,
    /// Governments, ministries, armies and other parts of a state.
    pub state_bodies: Inclusion,
    /// Nationality, religious and political adjectives.
    pub groups: Inclusion,
    /// Wars, operations, agreements, tournaments.
    pub events: Events,
    /// Currencies, faiths and their books, prizes: MISC.
    pub miscellaneous: Inclusion,
    /// Single words that are parts of foreign names and stand alone, nobody being named in full: `أينشتاين`.
    pub single_names: Inclusion,
}

impl Policy {
    /// The style of news records: five types, ministries and armies among the bodies, proclitics outside.
    pub const NEWS: Policy = Policy {
        proclitics: Inclusion::Outside,
        class_nouns: Inclusion::Inside,
        state_bodies: Inclusion::Inside,
        groups: Inclusion::Inside,
        events: Events::Event,
        miscellaneous: Inclusion::Outside,
        single_names: Inclusion::Outside,
    };

    /// The style of the ANERcorp corpus: PER, LOC, ORG and MISC; proclitics inside, class nouns, states, events and
    /// nationality words outside.
    pub const ANERCORP: Policy = Policy {
        proclitics: Inclusion::Inside,
        class_nouns: Inclusion::Outside,
        state_bodies: Inclusion::Outside,
        groups: Inclusion::Outside,
        events: Events::Outside,
        miscellaneous: Inclusion::Inside,
        single_names: Inclusion::Inside,
    };

    /// The preset of that name: `news` or `anercorp`.
    pub fn preset(name: &str) -> Option<Policy> {
        match name {
            "news" => Some(Policy::NEWS),
            "anercorp" => Some(Policy::ANERCORP),
            _ => None,
        }
    }

    /// Reads a style: lines of `key = value`, `#` before comments. The key `preset`, where it stands, comes first; the
    /// others are the fields of this type, with the values `inside` and `outside`, and for `events` also `event` and
    /// `misc`.
    pub fn from_text(text: &str) -> Result<Policy, PolicyError> {
        let mut policy = Policy::NEWS;
        let mut first = true;
        for (line, number) in text.lines().zip(1..) {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let fault = |kind| PolicyError { line: number, kind };
            let (key, value) = line
                .split_once('=')
                .map(|(key, value)| (key.trim(), value.trim().trim_matches('"')))
                .ok_or_else(|| fault(PolicyErrorKind::NoValue { text: line.to_owned() }))?;
            let unknown = || {
                fault(PolicyErrorKind::UnknownValue {
                    key: key.to_owned(),
                    value: value.to_owned(),
                })
            };
            let inclusion = match value {
                "inside" => Some(Inclusion::Inside),
                "outside" => Some(Inclusion::Outside),
                _ => None,
            };
            match key {
                "preset" if !first => return Err(fault(PolicyErrorKind::LatePreset)),
                "preset" => policy = Policy::preset(value).ok_or_else(unknown)?,
                "proclitics" => policy.proclitics = inclusion.ok_or_else(unknown)?,
                "class_nouns" => policy.class_nouns = inclusion.ok_or_else(unknown)?,
                "state_bodies" => policy.state_bodies = inclusion.ok_or_else(unknown)?,
                "groups" => policy.groups = inclusion.ok_or_else(unknown)?,
                "miscellaneous" => policy.miscellaneous = inclusion.ok_or_else(unknown)?,
                "single_names" => policy.single_names = inclusion.ok_or_else(unknown)?,
                "events" => {
                    policy.events = match value {
                        "event" | "inside" => Events::Event,
                        "misc" => Events::Miscellaneous,
                        "outside" => Events::Outside,
                        _ => return Err(unknown()),
                    }
                }
                _ => return Err(fault(PolicyErrorKind::UnknownKey { key: key.to_owned() })),
            }
            first = false;
        }
        Ok(policy)
    }
}

impl Default for Policy {
    fn default() -> Policy {
        Policy::NEWS
    }
}

/// A fault in the file of a house style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError {
    line: usize,
    kind: PolicyErrorKind,
}

impl PolicyError {
    /// The line of the file, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// What is wrong.
    pub fn kind(&self) -> &PolicyErrorKind {
        &self.kind
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.kind)
    }
}

impl std::error::Error for PolicyError {}

/// What can be wrong with a line of the file of a house style.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PolicyErrorKind {
    /// A line without `=`.
    #[error("expected `key = value`, found `{text}`")]
    NoValue {
        /// The line.
        text: String,
    },
    /// A key that nobody knows.
    #[error("unknown key `{key}`")]
    UnknownKey {
        /// The key.
        key: String,
    },
    /// A value that the key does not take.
    #[error("`{key}` does not take the value `{value}`")]
    UnknownValue {
        /// The key.
        key: String,
        /// The value.
        value: String,
    },
    /// A preset behind other keys, which it would undo.
    #[error("`preset` must come first")]
    LatePreset,
}

#[cfg(test)]
mod tests {
    use super::{Events, Inclusion, Policy};

    #[test]
    fn a_file_starts_from_a_preset() {
        let read = Policy::from_text("# ours\npreset = anercorp\nevents = misc # wars too\n");
        assert_eq!(read, Ok(Policy { events: Events::Miscellaneous, ..Policy::ANERCORP }));
        let read = Policy::from_text("proclitics = inside\n");
        assert_eq!(read, Ok(Policy { proclitics: Inclusion::Inside, ..Policy::NEWS }));
    }

    #[test]
    fn faults_name_their_line() {
        for (message, text) in [
            ("line 2: unknown key `group`", "\ngroup = inside"),
            ("line 1: `groups` does not take the value `yes`", "groups = yes"),
            ("line 1: expected `key = value`, found `groups`", "groups"),
            ("line 2: `preset` must come first", "groups = inside\npreset = news"),
            ("line 1: `preset` does not take the value `other`", "preset = other"),
        ] {
            let fault = Policy::from_text(text).unwrap_err();
            assert_eq!(fault.to_string(), message);
        }
    }
}
