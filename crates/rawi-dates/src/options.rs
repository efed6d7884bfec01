//! How undated expressions are resolved.

use jiff::civil::{Date, Time};

/// Where a date points that does not say it: a weekday, a month without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// Back, as news does, unless the clause tells of the future (`سيزور بغداد في سبتمبر`) or the expression itself
    /// does (`المقبل`). A day or month that is the anchor's own is the anchor's.
    #[default]
    News,
    /// Back, whatever the clause says.
    Past,
    /// Ahead, as a diary does: the next such day that is not the anchor, the month of this year or the next. Times of
    /// the clock are times of the anchor's day.
    Future,
}

/// What relative expressions are resolved against, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct DateOptions {
    /// The day on which the text was published. Without one, the day in the text's dateline is used; without that,
    /// relative expressions keep TIMEX3's underspecified values.
    pub anchor: Option<Date>,
    /// The time of that day, for `قبل ثلاث ساعات`.
    pub time: Option<Time>,
    /// Where an undated expression points.
    pub direction: Direction,
}

impl DateOptions {
    /// The options for news published on a day.
    pub const fn news(anchor: Option<Date>) -> DateOptions {
        DateOptions { anchor, time: None, direction: Direction::News }
    }
}
