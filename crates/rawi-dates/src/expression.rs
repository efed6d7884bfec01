//! What was read: an expression of time as its words say it, before anything is known of the day it is said on.

use crate::numeral::Quantity;
use crate::timex::{Modifier, Reference};

/// Which calendar a month, year or day is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Calendar {
    Gregorian,
    Hijri,
}

/// A unit of time, from small to large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    pub(crate) fn from_name(name: &str) -> Option<Unit> {
        Some(match name {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "night" => Unit::Night,
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            _ => return None,
        })
    }

    /// Whether the unit counts hours, minutes or seconds.
    pub(crate) const fn is_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }
}

/// Where a word points from the anchor: `الماضي`, `الجاري`, `المقبل` and their like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deixis {
    Past,
    BeforePast,
    Present,
    Future,
    AfterFuture,
    /// The one spoken of: `نفسه`.
    Same,
    /// The one after that: `التالي`.
    Following,
    /// The one before that: `السابق`.
    Preceding,
}

impl Deixis {
    pub(crate) fn from_name(name: &str) -> Option<Deixis> {
        Some(match name {
            "past" => Deixis::Past,
            "before_past" => Deixis::BeforePast,
            "present" => Deixis::Present,
            "future" => Deixis::Future,
            "after_future" => Deixis::AfterFuture,
            "same" => Deixis::Same,
            "following" => Deixis::Following,
            "preceding" => Deixis::Preceding,
            _ => return None,
        })
    }

    /// How many units from the anchor.
    pub(crate) const fn offset(self) -> i64 {
        match self {
            Deixis::BeforePast => -2,
            Deixis::Past | Deixis::Preceding => -1,
            Deixis::Present | Deixis::Same => 0,
            Deixis::Future | Deixis::Following => 1,
            Deixis::AfterFuture => 2,
        }
    }

    /// What is left of it where nothing is known to count from.
    pub(crate) const fn reference(self) -> Reference {
        match self {
            Deixis::BeforePast | Deixis::Past | Deixis::Preceding | Deixis::Same => Reference::Past,
            Deixis::Present => Reference::Present,
            Deixis::Future | Deixis::Following | Deixis::AfterFuture => Reference::Future,
        }
    }
}

/// How the text gives a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    /// `2014`, `1429هـ`; before our era counted down from 0 (1 BC is 0).
    Absolute(i32),
    /// `14` for 2014.
    TwoDigits(i32),
    /// `العام الماضي`.
    Deictic(Deixis),
}

/// A day, month or year of a calendar. What is missing the resolver finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CalendarDate {
    pub(crate) calendar: Calendar,
    pub(crate) weekday: Option<i8>,
    pub(crate) day: Option<i8>,
    pub(crate) month: Option<i8>,
    pub(crate) year: Option<Year>,
    /// `الماضي` behind day or month: which of them in time.
    pub(crate) deixis: Option<Deixis>,
}

impl CalendarDate {
    pub(crate) const fn empty(calendar: Calendar) -> CalendarDate {
        CalendarDate { calendar, weekday: None, day: None, month: None, year: None, deixis: None }
    }
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearPart {
    Quarter(i8),
    Half(i8),
    /// A quarter or half of a fiscal year that begins in July, as Egypt's does.
    FiscalQuarter(i8),
    FiscalHalf(i8),
    /// TIMEX3's code of the season.
    Season(&'static str),
}

impl YearPart {
    /// The part of the calendar's year that a part of a fiscal one is, and whether of the later of its two years.
    pub(crate) const fn of_calendar(self) -> (YearPart, Option<bool>) {
        match self {
            YearPart::FiscalQuarter(number @ 3..) => (YearPart::Quarter(number - 2), Some(true)),
            YearPart::FiscalQuarter(number) => (YearPart::Quarter(number + 2), Some(false)),
            YearPart::FiscalHalf(number @ 2..) => (YearPart::Half(number - 1), Some(true)),
            YearPart::FiscalHalf(number) => (YearPart::Half(number + 1), Some(false)),
            part => (part, None),
        }
    }
}

/// TIMEX3's parts of the day and what they do to an hour of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DayPart {
    /// `MO`, `MI`, `AF`, `EV`, `NI`.
    pub(crate) code: &'static str,
    pub(crate) half: HalfDay,
}

/// Which half of the day an hour of twelve is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HalfDay {
    Morning,
    /// 11 and 10 are before noon, 12 is noon, the others after it.
    Noon,
    Afternoon,
    /// From 6 to 11 before midnight, 12 and the small hours behind it.
    Night,
}

/// A time of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// As read: of twelve or of twenty-four.
    pub(crate) hour: i8,
    pub(crate) minute: Option<i8>,
    pub(crate) second: Option<i8>,
    pub(crate) half: Option<HalfDay>,
    pub(crate) zone: Option<&'static str>,
}

impl Clock {
    /// The hour of twenty-four.
    pub(crate) const fn hour_of_day(self) -> i8 {
        let hour = self.hour;
        match self.half {
            Some(HalfDay::Morning | HalfDay::Night) if hour == 12 => 0,
            Some(HalfDay::Noon) if 1 <= hour && hour <= 9 => hour + 12,
            Some(HalfDay::Afternoon) if 1 <= hour && hour <= 11 => hour + 12,
            Some(HalfDay::Night) if 6 <= hour && hour <= 11 => hour + 12,
            _ => hour,
        }
    }
}

/// A time of day: of the clock or a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeOfDay {
    Clock(Clock),
    Part(DayPart),
}

/// How long: one or two numbers of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) first: (Quantity, Unit),
    pub(crate) second: Option<(Quantity, Unit)>,
    pub(crate) third: Option<(Quantity, Unit)>,
}

impl Length {
    pub(crate) const fn of(quantity: Quantity, unit: Unit) -> Length {
        Length { first: (quantity, unit), second: None, third: None }
    }

    pub(crate) fn parts(&self) -> impl Iterator<Item = (Quantity, Unit)> {
        [Some(self.first), self.second, self.third].into_iter().flatten()
    }
}

/// Where a length lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placing {
    /// Nothing is said.
    Anywhere,
    /// It ends at the anchor: `منذ عامين`, `الأشهر الستة الماضية`.
    UpToNow,
    /// It begins at the anchor: `الأسبوعين المقبلين`.
    FromNow,
}

/// Which one of several: `الأول`, `الأخير`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rank {
    Nth(i8),
    Last,
    /// The one that holds a day: `أسبوع 16 سبتمبر`.
    Of,
}

/// What is counted in a month or year: `ثالث ثلاثاء`, `الأسبوع الأول`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    Weekday(i8),
    Day,
    Week,
    Month,
}

/// An expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateExpression {
    /// `7 أكتوبر 2023`, `رمضان`, `عام 2014`.
    Calendar(CalendarDate),
    /// `الربع الأول من العام الجاري`, `صيف 2014`.
    PartOfYear { part: YearPart, year: Option<Year>, deixis: Option<Deixis> },
    /// `تسعينيات القرن الماضي`: the decade's first year; without its century where none is named.
    Decade { first: i32, century: bool },
    /// `القرن العشرين`: 20; before our era negative.
    Century(i32),
    /// `الأسبوع الماضي`, `العام نفسه`.
    Unit { unit: Unit, deixis: Deixis },
    /// `السنة الجديدة`: the one that begins or has begun about now.
    NewYear,
    /// `الشهر نفسه من العام الماضي`: the month spoken of, in another year.
    SameMonth { year: Year },
    /// `الفترة نفسها من العام الماضي`: the part of the year spoken of, in another year.
    SamePeriod { year: Year },
    /// `23 سبتمبر من كل عام`.
    YearlySet { calendar: Calendar, month: i8, day: i8 },
    /// `قبل يومين`, `بعد ثلاثة أشهر`.
    Offset { length: Length, ahead: bool },
    /// `أمس`: so many days from the anchor; with the weekday that the text adds.
    Day { offset: i64, weekday: Option<i8> },
    /// `الأربعاء`, `الجمعة الماضية`.
    Weekday { weekday: i8, deixis: Option<Deixis> },
    /// `الجمعة من الأسبوع المقبل`.
    WeekdayOfWeek { weekday: i8, deixis: Deixis },
    /// `مؤخرا`.
    Vague(Reference),
    /// `عيد الفطر`, `ثاني أيام عيد الفطر`: the row of the holiday, and which of its days.
    Holiday { holiday: usize, day: i8, year: Option<Year>, deixis: Option<Deixis> },
    /// `ثالث ثلاثاء في أيلول`.
    Nth { counted: Counted, rank: Rank, within: CalendarDate },
    /// `عطلة نهاية الأسبوع`.
    Weekend { deixis: Option<Deixis> },
    /// `ستة أشهر`.
    Duration { length: Length, placing: Placing },
    /// `كل أسبوعين`, `يوميا`, `مرتين في الأسبوع`.
    Set { length: Length, times: Option<i64>, every: bool },
    /// `كل جمعة`.
    WeeklySet { weekday: i8 },
}

/// An expression with what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// What day, month or span; nothing where only a time of day is named.
    pub(crate) expression: Option<DateExpression>,
    pub(crate) time: Option<TimeOfDay>,
    pub(crate) modifier: Option<Modifier>,
}

impl Reading {
    pub(crate) const fn of(expression: DateExpression) -> Reading {
        Reading { expression: Some(expression), time: None, modifier: None }
    }

    pub(crate) const fn at(time: TimeOfDay, expression: Option<DateExpression>) -> Reading {
        Reading { expression, time: Some(time), modifier: None }
    }
}
