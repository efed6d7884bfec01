//! Everything that is wrong with lists of names, each fault with its line.

use std::collections::BTreeMap;
use std::fmt;

use rawi_entities::{EntityKind, Gazetteer, ListRow, check_tsv, for_each_row};

/// A list of names: what it is called in messages, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct List<'l> {
    /// What it is called in messages: its path.
    pub name: &'l str,
    /// The list as it stands in the file.
    pub bytes: &'l [u8],
}

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The list works, but is likely not what its author meant.
    Warning,
    /// The list is refused.
    Error,
}

/// Something that is wrong with a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What the list is called.
    pub list: String,
    /// The line, counted from 1.
    pub line: usize,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in a few words.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(formatter, "{}:{}: {severity}: {}", self.list, self.line, self.message)
    }
}

/// Checks lists that are to be loaded together, in their order. `known` is the gazetteer behind them, whose ids they
/// may name.
///
/// Errors are what loading would refuse, and what no list can mean: another encoding, rows with too few or too many
/// columns, unknown kinds, names that are empty, too long or in a spreadsheet's quotation marks, an id of two kinds,
/// countries that belong to each other in a circle. Warnings are one-letter names, rows that are there twice, and
/// countries that nobody lists. Faults come list by list and line by line.
///
/// ```
/// use rawi_entities::Gazetteer;
/// use rawi_gazetteer::{List, check};
///
/// let tsv = "id\tkind\tof\tname\nx:1\tLOC\tx:9\tوادي السلام\n";
/// let faults = check(&[List { name: "own.tsv", bytes: tsv.as_bytes() }], &Gazetteer::default());
/// assert_eq!(faults[0].to_string(), "own.tsv:2: warning: `x:9` is listed nowhere");
/// ```
pub fn check(lists: &[List<'_>], known: &Gazetteer) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut texts = Vec::new();
    for (place, list) in lists.iter().enumerate() {
        let mut note = |line, severity, message: String| {
            faults.push((place, Fault { list: list.name.to_owned(), line, severity, message }));
        };
        match text(list.bytes) {
            Ok(text) => {
                for fault in check_tsv(text) {
                    let severity =
                        if fault.is_warning() { Severity::Warning } else { Severity::Error };
                    note(fault.line(), severity, fault.kind().to_string());
                }
                texts.push((place, list.name, text));
            }
            Err((line, message)) => note(line, Severity::Error, message),
        }
    }
    faults.extend(check_together(&texts, known));
    // Stable, so that the faults of one line keep the order in which they were found.
    faults.sort_by_key(|(place, fault)| (*place, fault.line));
    faults.into_iter().map(|(_, fault)| fault).collect()
}

/// The text of a list, or the line at which it is none.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, (usize, String)> {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let half = |first: usize| bytes.iter().skip(first).step_by(2).take(7);
    // A header of ASCII letters in UTF-16 has a zero in every second byte.
    let zeros = |first: usize| half(first).len() > 4 && half(first).all(|byte| *byte == 0);
    if utf16 || zeros(0) || zeros(1) {
        return Err((1, "the list is in UTF-16: save it as UTF-8".to_owned()));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        (line, "the line is not UTF-8".to_owned())
    })
}

/// As many things of a circle are named.
const NAMED: usize = 8;

/// The first row of a thing.
#[derive(Clone, Copy)]
struct First<'l> {
    place: usize,
    line: usize,
    kind: EntityKind,
    of: Option<&'l str>,
}

/// What no list alone can tell: ids across lists, and the countries that rows name.
fn check_together(texts: &[(usize, &str, &str)], known: &Gazetteer) -> Vec<(usize, Fault)> {
    let mut things: BTreeMap<&str, First<'_>> = BTreeMap::new();
    let mut faults = Vec::new();
    for (place, list, text) in texts {
        each_row(text, |row| {
            let first = First { place: *place, line: row.line, kind: row.kind, of: row.of };
            let first = things.entry(row.id).or_insert(first);
            // Within one list the list's own check has said it.
            if first.kind != row.kind && first.place != *place {
                let message = format!("`{}` is {} in an earlier list", row.id, first.kind.name());
                faults.push((*place, error(list, row.line, message)));
            }
        });
    }
    let mut unlisted: BTreeMap<&str, (usize, Fault)> = BTreeMap::new();
    for (place, list, text) in texts {
        each_row(text, |row| {
            let Some(of) = row.of else { return };
            if !things.contains_key(of) && !known.contains_id(of) {
                // Once for each country: a list of its towns would say it a thousand times.
                unlisted.entry(of).or_insert_with(|| {
                    let message = format!("`{of}` is listed nowhere");
                    let fault =
                        Fault { severity: Severity::Warning, ..error(list, row.line, message) };
                    (*place, fault)
                });
            }
        });
    }
    faults.extend(unlisted.into_values());
    for circle in circles(&things) {
        let Some(first) = circle.first().and_then(|id| things.get(id)) else { continue };
        let list = texts.iter().find(|(place, ..)| *place == first.place).map_or("", |list| list.1);
        let mut names: Vec<&str> = circle.iter().copied().take(NAMED).collect();
        if circle.len() > NAMED {
            names.push("…");
        }
        names.extend(circle.first());
        let message = format!("`of` goes in a circle: {}", names.join(" -> "));
        faults.push((first.place, error(list, first.line, message)));
    }
    faults
}

fn error(list: &str, line: usize, message: String) -> Fault {
    Fault { list: list.to_owned(), line, severity: Severity::Error, message }
}

/// The rows that can be read; the others have been complained of.
fn each_row<'l>(text: &'l str, mut take: impl FnMut(ListRow<'l>)) {
    let _ = for_each_row(text, |row| {
        if let Ok(row) = row {
            take(row);
        }
        Ok(())
    });
}

/// Each circle of things that belong to each other, from its first row on.
fn circles<'l>(things: &BTreeMap<&'l str, First<'l>>) -> Vec<Vec<&'l str>> {
    let mut circles = Vec::new();
    // The walk on which a thing was met first. Each thing has one country at most, so a walk that meets a thing of its
    // own has gone round, and one that meets another's goes where that one went.
    let mut walks: BTreeMap<&str, usize> = BTreeMap::new();
    for (walk, start) in things.keys().enumerate() {
        let mut at = *start;
        while let Some(thing) = things.get(at) {
            match walks.get(at) {
                Some(earlier) if *earlier < walk => break,
                Some(_) => {
                    circles.push(circle_from(at, things));
                    break;
                }
                None => {
                    walks.insert(at, walk);
                }
            }
            let Some(next) = thing.of else { break };
            at = next;
        }
    }
    circles
}

fn circle_from<'l>(start: &'l str, things: &BTreeMap<&'l str, First<'l>>) -> Vec<&'l str> {
    let mut circle = vec![start];
    let mut at = start;
    while let Some(next) = things.get(at).and_then(|thing| thing.of).filter(|next| *next != start) {
        circle.push(next);
        at = next;
    }
    let first = circle
        .iter()
        .enumerate()
        .min_by_key(|(_, id)| things.get(**id).map(|thing| (thing.place, thing.line)))
        .map_or(0, |(place, _)| place);
    circle.rotate_left(first);
    circle
}
