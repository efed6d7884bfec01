//! Reads lists of names: tab-separated, one spelling a row.

use std::collections::{BTreeMap, BTreeSet};

use rawi_normalize::{Folding, fold};

use crate::error::{GazetteerError, GazetteerErrorKind};
use crate::gazetteer::{Parts, Trust};
use crate::mention::EntityKind;

/// A name above this length is refused.
const LONGEST_NAME: usize = 1024;

/// One row of a list of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListRow<'t> {
    /// Its line, counted from 1.
    pub line: usize,
    /// The id of the thing.
    pub id: &'t str,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// How far the name is to be believed.
    pub trust: Trust,
    /// Where the row comes from, if the list says so.
    pub source: Option<&'t str>,
    /// The country that the thing belongs to.
    pub of: Option<&'t str>,
    /// The name as it stands.
    pub name: &'t str,
}

/// Where each column of a list stands.
struct Columns {
    id: usize,
    kind: usize,
    name: usize,
    trust: Option<usize>,
    source: Option<usize>,
    of: Option<usize>,
    count: usize,
}

impl Columns {
    fn read(line: usize, header: &str) -> Result<Columns, GazetteerError> {
        let names: Vec<&str> = header.split('\t').collect();
        let known = ["id", "kind", "trust", "source", "of", "name"];
        if let Some(column) = names.iter().find(|name| !known.contains(name)) {
            let required = |column: &&&str| !names.contains(column);
            // A first row that names none of the columns is a row of names: say what it lacks.
            let kind = match ["id", "kind", "name"].iter().find(required) {
                Some(column) => GazetteerErrorKind::MissingColumn { column },
                None => GazetteerErrorKind::UnknownColumn { column: (*column).to_owned() },
            };
            return Err(GazetteerError::new(line, kind));
        }
        let place = |column: &str| names.iter().position(|name| *name == column);
        let required = |column: &'static str| {
            let missing = GazetteerErrorKind::MissingColumn { column };
            place(column).ok_or_else(|| GazetteerError::new(line, missing))
        };
        Ok(Columns {
            id: required("id")?,
            kind: required("kind")?,
            name: required("name")?,
            trust: place("trust"),
            source: place("source"),
            of: place("of"),
            count: names.len(),
        })
    }

    fn row<'t>(&self, line: usize, text: &'t str) -> Result<ListRow<'t>, GazetteerErrorKind> {
        let count = text.split('\t').count();
        if count != self.count {
            return Err(GazetteerErrorKind::ColumnCount { expected: self.count, found: count });
        }
        let column = |place: usize| text.split('\t').nth(place).unwrap_or_default();
        let optional = |place: Option<usize>| place.map(column);
        let kind = column(self.kind);
        let kind = EntityKind::from_name(kind)
            .ok_or_else(|| GazetteerErrorKind::UnknownKind { kind: kind.to_owned() })?;
        let trust = match optional(self.trust) {
            None | Some("sure") => Trust::Sure,
            Some("context") => Trust::Context,
            Some(trust) => {
                return Err(GazetteerErrorKind::UnknownTrust { trust: trust.to_owned() });
            }
        };
        let of = optional(self.of).filter(|of| !matches!(*of, "" | "-"));
        let source = optional(self.source);
        let (id, name) = (column(self.id), column(self.name));
        if id.is_empty() {
            return Err(GazetteerErrorKind::EmptyId);
        }
        check_name(name)?;
        Ok(ListRow { line, id, kind, trust, source, of, name })
    }
}

fn check_name(name: &str) -> Result<(), GazetteerErrorKind> {
    if name.len() > LONGEST_NAME {
        return Err(GazetteerErrorKind::TooLong { bytes: name.len() });
    }
    if name.len() > 1 && name.starts_with('"') && name.ends_with('"') {
        return Err(GazetteerErrorKind::Quoted { name: name.to_owned() });
    }
    if !fold(name, Folding::LOOKUP).chars().any(char::is_alphabetic) {
        return Err(GazetteerErrorKind::NoLetter { name: name.to_owned() });
    }
    Ok(())
}

/// The lines of a list that hold rows, with their numbers: comments and empty lines are left out.
fn lines(tsv: &str) -> impl Iterator<Item = (usize, &str)> {
    let tsv = tsv.strip_prefix('\u{FEFF}').unwrap_or(tsv);
    tsv.split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .zip(1..)
        .map(|(line, number)| (number, line))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Reads a list of names row by row and hands each to `take`, good or bad. An error that `take` gives back ends the
/// reading; so does a header row that cannot be read.
pub fn for_each_row<'t>(
    tsv: &'t str,
    mut take: impl FnMut(Result<ListRow<'t>, GazetteerError>) -> Result<(), GazetteerError>,
) -> Result<(), GazetteerError> {
    let mut lines = lines(tsv);
    let Some((number, header)) = lines.next() else {
        let missing = GazetteerErrorKind::MissingColumn { column: "id" };
        return Err(GazetteerError::new(1, missing));
    };
    if header.contains('\0') {
        return Err(GazetteerError::new(number, GazetteerErrorKind::Nul));
    }
    let columns = Columns::read(number, header)?;
    for (number, line) in lines {
        let row = if line.contains('\0') {
            Err(GazetteerErrorKind::Nul)
        } else {
            columns.row(number, line)
        };
        take(row.map_err(|kind| GazetteerError::new(number, kind)))?;
    }
    Ok(())
}

/// Everything that is wrong with a list of names, in the order of its lines: faults, for which it would be refused,
/// and warnings ([`GazetteerError::is_warning`]).
///
/// ```
/// use rawi_entities::check_tsv;
///
/// let faults = check_tsv("id\tkind\tname\nQ1\tLOC\tبغداد\nQ2\tCITY\tدمشق\nQ3\tLOC\n");
/// let messages: Vec<String> = faults.iter().map(ToString::to_string).collect();
/// assert_eq!(messages, ["line 3: unknown kind `CITY`", "line 4: expected 3 columns, found 2"]);
/// ```
pub fn check_tsv(tsv: &str) -> Vec<GazetteerError> {
    let mut faults = Vec::new();
    let mut kinds: BTreeMap<&str, EntityKind> = BTreeMap::new();
    let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
    let refused = for_each_row(tsv, |row| {
        match row {
            Err(fault) => faults.push(fault),
            Ok(row) => {
                let mut note = |kind| faults.push(GazetteerError::new(row.line, kind));
                let earlier = *kinds.entry(row.id).or_insert(row.kind);
                if earlier != row.kind {
                    let (id, earlier) = (row.id.to_owned(), earlier.name());
                    note(GazetteerErrorKind::KindChanged { id, earlier });
                }
                if fold(row.name, Folding::LOOKUP).chars().count() == 1 {
                    note(GazetteerErrorKind::OneLetter { name: row.name.to_owned() });
                }
                if !seen.insert((row.id, row.name.to_owned())) {
                    let (id, name) = (row.id.to_owned(), row.name.to_owned());
                    note(GazetteerErrorKind::Duplicate { id, name });
                }
            }
        }
        Ok(())
    });
    faults.extend(refused.err());
    faults
}

/// One part of persons' names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PartRow<'t> {
    pub(crate) parts: Parts,
    pub(crate) name: &'t str,
}

/// Reads a list of parts of persons' names: columns `kind` (`given`, `family` or `both`) and `name`, and `trust`
/// where the list has it.
pub(crate) fn parse_parts(tsv: &str) -> Result<Vec<PartRow<'_>>, GazetteerError> {
    let mut lines = lines(tsv);
    let missing =
        |line| GazetteerError::new(line, GazetteerErrorKind::MissingColumn { column: "name" });
    let (number, header) = lines.next().ok_or_else(|| missing(1))?;
    let columns: Vec<&str> = header.split('\t').collect();
    let name = columns.iter().position(|name| *name == "name").ok_or_else(|| missing(number))?;
    let part = columns.iter().position(|name| *name == "kind").ok_or_else(|| {
        GazetteerError::new(number, GazetteerErrorKind::MissingColumn { column: "kind" })
    })?;
    let trust = columns.iter().position(|name| *name == "trust");
    lines
        .map(|(number, line)| {
            let fault = |kind| GazetteerError::new(number, kind);
            let found = line.split('\t').count();
            if found != columns.len() {
                let expected = columns.len();
                return Err(fault(GazetteerErrorKind::ColumnCount { expected, found }));
            }
            let column = |place: usize| line.split('\t').nth(place).unwrap_or_default();
            check_name(column(name)).map_err(fault)?;
            let sure = match trust.map(column) {
                None | Some("sure") => true,
                Some("context") => false,
                Some(trust) => {
                    return Err(fault(GazetteerErrorKind::UnknownTrust {
                        trust: trust.to_owned(),
                    }));
                }
            };
            let (given, family) = match column(part) {
                "given" => (true, false),
                "family" => (false, true),
                "both" => (true, true),
                other => {
                    return Err(fault(GazetteerErrorKind::UnknownPart { part: other.to_owned() }));
                }
            };
            Ok(PartRow { parts: Parts { given, family, sure }, name: column(name) })
        })
        .collect()
}
