//! The comparison.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::compare::{folded_name, same_value, value_text};
use crate::gold::{GoldArticle, GoldValue};
use crate::record::{Predicted, PredictedSpeaker, Records};
use crate::report::{Miss, Report, Tally};

/// Compares records with annotations. A gold article without a record counts as one in which nothing was found.
pub fn score(gold: &[GoldArticle], records: &Records) -> Report {
    let mut report = Report::default();
    let mut ids: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let nothing = Predicted::default();
    for article in gold {
        let predicted = records.get(&article.name).unwrap_or_else(|| {
            report.missing.push(article.name.clone());
            &nothing
        });
        let mut layer = Layer { article, misses: &mut report.misses };
        layer.entities(predicted, &mut report.entities, &mut report.entity_types, &mut ids);
        let dates = layer.dates(predicted);
        let numbers = layer.numbers(predicted);
        let statements = layer.statements(predicted);
        add(&mut report.dates, dates.all);
        add(&mut report.date_values, dates.all.with_right(dates.values));
        add(&mut report.date_spans, dates.all.with_right(dates.spans));
        add(&mut report.numbers, numbers.all.with_right(numbers.values));
        report.units.0 += numbers.units.0;
        report.units.1 += numbers.units.1;
        add(&mut report.cues, statements.all);
        add(&mut report.speakers, statements.all.with_right(statements.values));
        add(&mut report.contents, statements.all.with_right(statements.spans));
    }
    for of_one in ids.values() {
        let mentions: usize = of_one.values().sum();
        if mentions > 1 {
            report.linking.0 += of_one.values().max().copied().unwrap_or(0);
            report.linking.1 += mentions;
        }
    }
    report
}

fn add(total: &mut Tally, more: Tally) {
    total.right += more.right;
    total.found += more.found;
    total.wanted += more.wanted;
}

/// Counts of one layer of one article.
#[derive(Default)]
struct Counts {
    /// `right` counts overlapping spans.
    all: Tally,
    values: usize,
    spans: usize,
    units: (usize, usize),
}

struct Layer<'a> {
    article: &'a GoldArticle,
    misses: &'a mut Vec<Miss>,
}

impl Layer<'_> {
    fn miss(&mut self, fault: &'static str, about: impl Into<String>, start: usize, end: usize) {
        self.misses.push(Miss {
            article: self.article.name.clone(),
            fault,
            about: about.into(),
            text: self.article.slice(start, end),
        });
    }

    fn entities(
        &mut self,
        predicted: &Predicted,
        all: &mut Tally,
        types: &mut BTreeMap<String, Tally>,
        ids: &mut BTreeMap<String, BTreeMap<String, usize>>,
    ) {
        let found = &predicted.entities;
        let mut used = Used::new(found.len());
        for gold in &self.article.entities {
            let right = |start: usize, end: usize, kind: &str| {
                gold.right.iter().any(|(s, e, k)| (*s, *e, k.as_str()) == (start, end, kind))
            };
            let hit = used
                .take(|index| found.get(index).is_some_and(|it| right(it.start, it.end, &it.kind)));
            let by_type = types.entry(gold.kind.clone()).or_default();
            if let Some(it) = hit.and_then(|index| found.get(index)) {
                let id = it.id.clone().filter(|id| !id.is_empty()).or_else(|| it.name.clone());
                *ids.entry(folded_name(&gold.name))
                    .or_default()
                    .entry(id.unwrap_or_default())
                    .or_default() += 1;
                if !gold.optional {
                    for tally in [&mut *all, by_type] {
                        add(tally, Tally { right: 1, found: 1, wanted: 1 });
                    }
                }
            } else if gold.optional {
                used.take_all(|index| {
                    found.get(index).is_some_and(|it| it.start < gold.end && gold.start < it.end)
                });
            } else {
                all.wanted += 1;
                by_type.wanted += 1;
                self.miss("entity missed", &gold.kind, gold.start, gold.end);
            }
        }
        for it in used.left().filter_map(|index| found.get(index)) {
            all.found += 1;
            types.entry(it.kind.clone()).or_default().found += 1;
            self.miss("entity spurious", &it.kind, it.start, it.end);
        }
    }

    fn dates(&mut self, predicted: &Predicted) -> Counts {
        let found: Vec<_> =
            predicted.dates.iter().map(|it| (it.start, it.end, &it.value)).collect();
        let article = self.article;
        let (mut counts, used) = self.values("date", &article.dates, &found, |gold, value| {
            gold.values.iter().any(|right| value_text(right) == value_text(value))
        });
        for (start, end, value) in used.left().filter_map(|index| found.get(index)) {
            counts.all.found += 1;
            self.miss("date spurious", value_text(value), *start, *end);
        }
        counts
    }

    fn numbers(&mut self, predicted: &Predicted) -> Counts {
        let numbers = &predicted.numbers;
        let found: Vec<_> = numbers.iter().map(|it| (it.start, it.end, &it.value)).collect();
        let article = self.article;
        let (mut counts, used) = self.values("number", &article.numbers, &found, |gold, value| {
            gold.values.iter().any(|right| same_value(right, value))
        });
        for (gold, hit) in article.numbers.iter().zip(&used.hits) {
            let (Some(unit), Some(hit), false) = (&gold.unit, hit, gold.optional) else { continue };
            counts.units.1 += 1;
            let found_unit = numbers.get(*hit).and_then(|it| it.unit.as_ref());
            let found_unit = match found_unit {
                Some(Value::Object(unit)) => unit.get("text").map(value_text),
                Some(other) if !other.is_null() => Some(value_text(other)),
                _ => None,
            };
            let head = |unit: &str| folded_name(unit.split_whitespace().next().unwrap_or_default());
            let same =
                found_unit.is_some_and(|found| !found.is_empty() && head(&found) == head(unit));
            counts.units.0 += usize::from(same);
        }
        for (start, end, value) in used.left().filter_map(|index| found.get(index)) {
            // A number that the annotation holds for a part of a date is neither right nor wrong.
            if article.dates.iter().any(|date| *start < date.end && date.start < *end) {
                continue;
            }
            counts.all.found += 1;
            self.miss("number spurious", value_text(value), *start, *end);
        }
        counts
    }

    /// Matches dates or numbers: by overlap, then by value.
    fn values(
        &mut self,
        layer: &'static str,
        gold: &[GoldValue],
        found: &[(usize, usize, &Value)],
        right: impl Fn(&GoldValue, &Value) -> bool,
    ) -> (Counts, Used) {
        let (missed, wrong) = if layer == "date" {
            ("date missed", "date value")
        } else {
            ("number missed", "number value")
        };
        let mut counts = Counts::default();
        let mut used = Used::new(found.len());
        for gold in gold {
            let hit = used.take(|index| {
                found
                    .get(index)
                    .is_some_and(|(start, end, _)| *start < gold.end && gold.start < *end)
            });
            let shown = gold.values.first().map(value_text).unwrap_or_default();
            let Some((start, end, value)) = hit.and_then(|index| found.get(index)) else {
                if !gold.optional {
                    counts.all.wanted += 1;
                    self.miss(missed, shown, gold.start, gold.end);
                }
                continue;
            };
            if gold.optional {
                continue;
            }
            add(&mut counts.all, Tally { right: 1, found: 1, wanted: 1 });
            let exact = (*start, *end) == (gold.start, gold.end)
                || gold.alt_text.as_deref() == Some(self.article.slice(*start, *end).as_str());
            counts.spans += usize::from(exact);
            if right(gold, value) {
                counts.values += 1;
            } else {
                let about = format!("{} not {shown}", value_text(value));
                self.miss(wrong, about, gold.start, gold.end);
            }
        }
        (counts, used)
    }

    fn statements(&mut self, predicted: &Predicted) -> Counts {
        let found = &predicted.statements;
        let mut counts = Counts::default();
        let mut used = Used::new(found.len());
        for gold in &self.article.statements {
            let hit = used.take(|index| {
                let cue = found.get(index).map(|it| it.cue);
                cue.is_some_and(|cue| cue.start < gold.end && gold.start < cue.end)
            });
            let name = gold.names.first().cloned().unwrap_or_default();
            let Some(it) = hit.and_then(|index| found.get(index)) else {
                if !gold.optional {
                    counts.all.wanted += 1;
                    let about = format!("{name}: {}", gold.cue);
                    self.miss("statement missed", about, gold.start, gold.end);
                }
                continue;
            };
            if gold.optional {
                continue;
            }
            add(&mut counts.all, Tally { right: 1, found: 1, wanted: 1 });
            if same_speaker(&gold.names, it.speaker.as_ref()) {
                counts.values += 1;
            } else {
                let speaker = it.speaker.as_ref().and_then(|speaker| speaker.name.clone());
                let about = format!("{} not {name}", speaker.unwrap_or_default());
                self.miss("statement speaker", about, gold.start, gold.end);
            }
            // A few letters of أن or of a quotation mark are no difference.
            let near = gold
                .content_start
                .zip(it.content)
                .is_some_and(|(start, content)| start.abs_diff(content.start) <= 6);
            counts.spans += usize::from(near);
        }
        for it in used.left().filter_map(|index| found.get(index)) {
            counts.all.found += 1;
            let speaker = it.speaker.as_ref().and_then(|speaker| speaker.name.clone());
            self.miss("statement spurious", speaker.unwrap_or_default(), it.cue.start, it.cue.end);
        }
        counts
    }
}

/// Whether one of the found names is one of the right ones, or holds it, or is held by it.
fn same_speaker(right: &[String], found: Option<&PredictedSpeaker>) -> bool {
    let right: Vec<String> =
        right.iter().map(|name| folded_name(name)).filter(|name| !name.is_empty()).collect();
    let found = found.into_iter().flat_map(|speaker| [&speaker.name, &speaker.text]);
    let found = found.flatten().map(|name| folded_name(name)).filter(|name| !name.is_empty());
    let mut found = found.peekable();
    found.any(|name| {
        right.iter().any(|other| {
            name == *other
                || (name.chars().count() > 3
                    && (other.contains(&name) || name.contains(other.as_str())))
        })
    })
}

/// Which of the found items were matched already.
struct Used {
    used: Vec<bool>,
    /// For each gold item in turn, the found one that was taken.
    hits: Vec<Option<usize>>,
}

impl Used {
    fn new(found: usize) -> Used {
        Used { used: vec![false; found], hits: Vec::new() }
    }

    /// Takes the first free item that fits.
    fn take(&mut self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let hit = self.used.iter().enumerate().position(|(index, used)| !used && fits(index));
        if let Some(used) = hit.and_then(|index| self.used.get_mut(index)) {
            *used = true;
        }
        self.hits.push(hit);
        hit
    }

    fn take_all(&mut self, fits: impl Fn(usize) -> bool) {
        for (index, used) in self.used.iter_mut().enumerate() {
            *used |= fits(index);
        }
    }

    fn left(&self) -> impl Iterator<Item = usize> + '_ {
        self.used.iter().enumerate().filter(|(_, used)| !**used).map(|(index, _)| index)
    }
}
