//! What a comparison gave.

use std::collections::BTreeMap;
use std::fmt;

/// How many were right, of how many found and how many wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found and right.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// Wanted.
    pub wanted: usize,
}

impl Tally {
    /// The share of the found that is right; 0 where nothing was found.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.found)
    }

    /// The share of the wanted that was found; 0 where nothing was wanted.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.wanted)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, self.found + self.wanted)
    }

    pub(crate) fn with_right(self, right: usize) -> Tally {
        Tally { right, ..self }
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of annotations are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// One thing that was missed, spurious, or of the wrong value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Miss {
    /// The article.
    pub article: String,
    /// What is wrong: `entity missed`, `date value`, …
    pub fault: &'static str,
    /// The type or value.
    pub about: String,
    /// The words of the article.
    pub text: String,
}

/// What a comparison gave: a tally a layer, and what is wrong one by one.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Gold articles for which there is no record.
    pub missing: Vec<String>,
    /// Entities by span and type.
    pub entities: Tally,
    /// The same by type.
    pub entity_types: BTreeMap<String, Tally>,
    /// Mentions of things mentioned more than once: how many share their thing's commonest id, and how many there are.
    pub linking: (usize, usize),
    /// Dates whose spans overlap.
    pub dates: Tally,
    /// Dates whose spans overlap and whose values are right.
    pub date_values: Tally,
    /// Dates whose spans are exact.
    pub date_spans: Tally,
    /// Numbers whose spans overlap and whose values are right.
    pub numbers: Tally,
    /// Units that are right, and how many there are.
    pub units: (usize, usize),
    /// Statements whose cues overlap.
    pub cues: Tally,
    /// Statements whose cues overlap and whose speakers are right.
    pub speakers: Tally,
    /// Statements whose cues overlap and whose content begins at the right place.
    pub contents: Tally,
    /// What is wrong, one by one.
    pub misses: Vec<Miss>,
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for name in &self.missing {
            writeln!(formatter, "no record of {name}")?;
        }
        row(formatter, "entities strict span+type", self.entities)?;
        for (kind, tally) in &self.entity_types {
            row(formatter, &format!("  {kind}"), *tally)?;
        }
        let (same, mentions) = self.linking;
        writeln!(formatter, "{:34} {same}/{mentions} repeated mentions share one id", "linking")?;
        row(formatter, "dates relaxed", self.dates)?;
        row(formatter, "dates relaxed+value", self.date_values)?;
        row(formatter, "dates strict span", self.date_spans)?;
        row(formatter, "numbers span+value", self.numbers)?;
        writeln!(formatter, "{:34} {}/{}", "number units", self.units.0, self.units.1)?;
        row(formatter, "statements cue", self.cues)?;
        row(formatter, "statements cue+speaker", self.speakers)?;
        row(formatter, "statements cue+content start", self.contents)
    }
}

fn row(formatter: &mut fmt::Formatter<'_>, label: &str, tally: Tally) -> fmt::Result {
    writeln!(
        formatter,
        "{label:34} P {:.3} R {:.3} F1 {:.3}  ({}/{}/{})",
        tally.precision(),
        tally.recall(),
        tally.f1(),
        tally.right,
        tally.found,
        tally.wanted
    )
}
