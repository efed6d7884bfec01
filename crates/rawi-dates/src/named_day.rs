//! Days of history that are named by day and month: `هجمات 11 سبتمبر`.

use std::sync::LazyLock;

use jiff::civil::Date;
use rawi_normalize::{Folding, fold};

use crate::lexicon::rows;

const TABLE: &str = include_str!("../data/named_days.tsv");

static DAYS: LazyLock<Vec<(Date, String)>> = LazyLock::new(|| {
    rows(TABLE)
        .filter_map(|row| {
            let [date, name] = row.as_slice() else { return None };
            Some((date.parse().ok()?, fold(name, Folding::LOOKUP)))
        })
        .collect()
});

/// The year of a day and month behind a noun.
pub(crate) fn year(noun: &str, month: i8, day: i8) -> Option<i16> {
    let (date, _) = DAYS
        .iter()
        .find(|(date, name)| name == noun && date.month() == month && date.day() == day)?;
    Some(date.year())
}
