//! What it means: the value of an expression against the day it is said on.

use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};
use jiff::{Span as TimeSpan, ToSpan};

use crate::duration_value;
use crate::expression::{
    Calendar, CalendarDate, Counted, DateExpression, Deixis, Length, Placing, Rank, Reading,
    TimeOfDay, Unit, Year, YearPart,
};
use crate::holiday::{HOLIDAYS, Rule};
use crate::mention::TimexValue;
use crate::options::{DateOptions, Direction};
use crate::timex::{Modifier, Reference, TimexKind};
use crate::umm_al_qura;

/// Where an undated expression points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toward {
    /// The latest that is not after the anchor.
    Back,
    /// The first that is not before the anchor.
    Ahead,
    /// The one nearest to the anchor.
    Near,
    /// The first that is not before the anchor, unless the one before it is only weeks ago.
    Soon,
    /// The first day after the anchor; months are this year's or the next's.
    Next,
}

/// TIMEX3's `quant`, the one that texts of this kind have.
pub(crate) const EVERY: &str = "EVERY";

/// The month with which a fiscal year in two numbers begins.
const FISCAL_MONTH: i8 = 7;
/// How many days something that is told of as about to be may be past: `تستضيف المدينة الألعاب من 26 يوليو`.
const RECENT: i32 = 45;
/// A holiday that is so near is the next one, where the last is so long past, in days.
const NEXT_HOLIDAY: i64 = 45;
const LAST_HOLIDAY: i64 = 180;
/// A weekday and a day of the month meet again within this many days.
const FAR: i64 = 400;
/// The name of the Hijri calendar on the wire.
pub(crate) const UMM_AL_QURA: &str = "islamic-umalqura";

/// The time last spoken of: what `نفسه` and `التالي` point at.
#[derive(Clone, Copy, Debug, Default)]
struct Spoken {
    year: Option<i16>,
    /// With its year: a year spoken of later does not change it.
    month: Option<(i16, i8)>,
    day: Option<Date>,
    /// The part of a year, until a month or day is spoken of.
    part: Option<YearPart>,
}

/// Resolves the expressions of one text, in text order.
#[derive(Debug)]
pub(crate) struct Resolver {
    anchor: Option<Date>,
    time: Option<Time>,
    direction: Direction,
    spoken: Spoken,
    /// The last weekday with its date: the same weekday soon after is the same day.
    dated_weekday: Option<Date>,
    /// The day of the report in which the expression stands.
    pub(crate) report: Option<Date>,
}

impl Resolver {
    pub(crate) fn new(options: &DateOptions, anchor: Option<Date>) -> Resolver {
        Resolver {
            anchor,
            time: options.time,
            direction: options.direction,
            spoken: Spoken::default(),
            dated_weekday: None,
            report: None,
        }
    }

    /// The value of an expression.
    pub(crate) fn resolve(&mut self, reading: &Reading, toward: Toward) -> TimexValue {
        let mut value = match (&reading.expression, reading.time) {
            (Some(expression), None) => self.expression(expression, toward),
            (expression, Some(time)) => self.at_time(expression.as_ref(), time, toward),
            (None, None) => TimexValue::new(TimexKind::Date, None),
        };
        value.modifier = reading.modifier.map(Modifier::name);
        value
    }

    fn day_zero(&self) -> Option<Date> {
        self.report.or(self.anchor)
    }

    fn at_time(
        &mut self,
        expression: Option<&DateExpression>,
        time: TimeOfDay,
        toward: Toward,
    ) -> TimexValue {
        let day = if let Some(expression) = expression {
            self.expression(expression, toward)
        } else {
            let today = self.anchor.filter(|_| self.direction == Direction::Future);
            dated(today.map(|today| today.to_string()))
        };
        let mut value = TimexValue { kind: TimexKind::Time, ..day };
        (value.begin, value.end) = (None, None);
        if expression.is_some() && value.value.is_none() {
            return value;
        }
        let date = value.value.take().unwrap_or_default();
        let time = match time {
            TimeOfDay::Part(part) => part.code.to_owned(),
            TimeOfDay::Clock(clock) => {
                value.zone = clock.zone;
                let minute = clock.minute.unwrap_or(0);
                let second = clock.second.map(|second| format!(":{second:02}")).unwrap_or_default();
                format!("{:02}:{minute:02}{second}", clock.hour_of_day())
            }
        };
        value.value = Some(format!("{date}T{time}"));
        value
    }

    fn expression(&mut self, expression: &DateExpression, toward: Toward) -> TimexValue {
        match *expression {
            DateExpression::Calendar(date) => self.calendar(date, toward),
            DateExpression::PartOfYear { part, year, deixis } => {
                dated(Some(self.part_of_year(part, year, deixis, toward)))
            }
            DateExpression::Decade { first, century } => dated(Some(self.decade(first, century))),
            DateExpression::Century(century @ ..0) => dated(Some(format!("BC{:02}", -century - 1))),
            DateExpression::Century(century) => dated(Some(format!("{:02}", century - 1))),
            DateExpression::Unit { unit, deixis } => self.unit(unit, deixis),
            DateExpression::NewYear => {
                // In the first half of a year it is that one, in the second the next.
                let later = self.day_zero().is_some_and(|zero| zero.month() > 6);
                let deixis = if later { Deixis::Future } else { Deixis::Present };
                self.unit(Unit::Year, deixis)
            }
            DateExpression::SameMonth { year } => {
                let month = self.spoken.month.or_else(|| {
                    let zero = self.day_zero()?;
                    Some((zero.year(), zero.month()))
                });
                match (self.year_number(year), month) {
                    (Some(year), Some((_, month))) => self.speak_of_month(year, month),
                    _ => dated(Some("XXXX-XX".to_owned())),
                }
            }
            DateExpression::SamePeriod { year } => {
                if let Some(part) = self.spoken.part {
                    dated(Some(self.part_of_year(part, Some(year), None, toward)))
                } else {
                    let whole = CalendarDate::empty(Calendar::Gregorian);
                    self.year(CalendarDate { year: Some(year), ..whole })
                }
            }
            DateExpression::YearlySet { calendar, month, day } => {
                let value = format!("XXXX-{month:02}-{day:02}");
                let hijri = calendar == Calendar::Hijri;
                TimexValue {
                    quant: Some(EVERY),
                    calendar: hijri.then_some(UMM_AL_QURA),
                    original: hijri.then(|| value.clone()),
                    ..TimexValue::new(
                        TimexKind::Set,
                        Some(if hijri { "P1Y".to_owned() } else { value }),
                    )
                }
            }
            DateExpression::Offset { length, ahead } => self.offset(&length, ahead),
            DateExpression::Day { offset, weekday } => self.day(offset, weekday),
            DateExpression::Weekday { weekday, deixis } => self.weekday(weekday, deixis, toward),
            DateExpression::WeekdayOfWeek { weekday, deixis } => {
                let monday = self.day_zero().and_then(|day| monday_of(day, deixis.offset()));
                let day =
                    monday.and_then(|day| day.checked_add(i64::from(weekday - 1).days()).ok());
                match day {
                    Some(day) => self.speak_of_day(day),
                    None => dated(Some(format!("XXXX-WXX-{weekday}"))),
                }
            }
            DateExpression::Vague(reference) => dated(Some(reference.value().to_owned())),
            DateExpression::Holiday { holiday, day, year, deixis } => {
                let first = self.holiday(holiday, year, deixis, toward);
                self.day_of_holiday(first, day)
            }
            DateExpression::Nth { counted, rank, within } => {
                self.nth(counted, rank, within, toward)
            }
            DateExpression::Weekend { deixis } => {
                let monday = self
                    .day_zero()
                    .and_then(|day| monday_of(day, deixis.map_or(0, Deixis::offset)));
                dated(Some(match monday {
                    Some(monday) => format!("{}-WE", iso_week(monday)),
                    None => "XXXX-WXX-WE".to_owned(),
                }))
            }
            DateExpression::Duration { length, placing } => self.duration(&length, placing),
            DateExpression::Set { length, times, every } => {
                let value = Some(duration_value::write(&length));
                TimexValue {
                    quant: every.then_some(EVERY),
                    freq: times.map(|times| format!("{times}X")),
                    ..TimexValue::new(TimexKind::Set, value)
                }
            }
            DateExpression::WeeklySet { weekday } => TimexValue {
                quant: Some(EVERY),
                ..TimexValue::new(TimexKind::Set, Some(format!("XXXX-WXX-{weekday}")))
            },
        }
    }

    fn speak_of_day(&mut self, day: Date) -> TimexValue {
        let month = (day.year(), day.month());
        self.spoken =
            Spoken { year: Some(day.year()), month: Some(month), day: Some(day), part: None };
        dated(Some(day.to_string()))
    }

    fn speak_of_month(&mut self, year: i16, month: i8) -> TimexValue {
        self.spoken =
            Spoken { year: Some(year), month: Some((year, month)), part: None, ..self.spoken };
        dated(Some(format!("{year:04}-{month:02}")))
    }

    fn speak_of_year(&mut self, year: i16) -> TimexValue {
        self.spoken.year = Some(year);
        dated(Some(format!("{year:04}")))
    }

    // Days and months by name.

    fn calendar(&mut self, date: CalendarDate, toward: Toward) -> TimexValue {
        if date.month.is_none() && date.day.is_none() {
            return self.year(date);
        }
        if date.month.is_none() {
            return self.day_of_month(date, toward);
        }
        match date.calendar {
            Calendar::Gregorian => self.gregorian(date, toward),
            Calendar::Hijri => self.hijri(date, toward),
        }
    }

    fn year(&mut self, date: CalendarDate) -> TimexValue {
        let Some(year) = date.year else { return dated(None) };
        if date.calendar == Calendar::Hijri
            && let Year::Absolute(year) | Year::TwoDigits(year) = year
        {
            return hijri_span(year, None);
        }
        match self.year_number(year) {
            Some(year) if year > 0 => self.speak_of_year(year),
            // TIMEX3 counts the years before our era from 1, the rules down from 0.
            Some(year) => dated(Some(format!("BC{:04}", 1 - year))),
            None => match year {
                Year::Deictic(deixis) => dated(Some(deixis.reference().value().to_owned())),
                _ => dated(None),
            },
        }
    }

    fn year_number(&self, year: Year) -> Option<i16> {
        match year {
            Year::Absolute(year) => i16::try_from(year).ok(),
            Year::TwoDigits(year) => {
                i16::try_from(if year < 50 { 2000 + year } else { 1900 + year }).ok()
            }
            Year::Deictic(deixis) => {
                let base = match deixis {
                    Deixis::Same | Deixis::Following | Deixis::Preceding => {
                        self.spoken.year.or(self.day_zero().map(Date::year))
                    }
                    _ => self.day_zero().map(Date::year),
                }?;
                base.checked_add(i16::try_from(deixis.offset()).ok()?)
            }
        }
    }

    /// `27 من الشهر الجاري`, `الجمعة 22`.
    fn day_of_month(&mut self, date: CalendarDate, toward: Toward) -> TimexValue {
        let day = date.day.unwrap_or(1);
        let Some(zero) = self.day_zero() else {
            return dated(Some(format!("XXXX-XX-{day:02}")));
        };
        if let Some(deixis) = date.deixis {
            let base = match (deixis, self.spoken.month) {
                (Deixis::Same | Deixis::Following | Deixis::Preceding, Some((year, month))) => {
                    Date::new(year, month, 1).ok()
                }
                _ => Some(zero.first_of_month()),
            };
            let month = base.and_then(|base| base.checked_add(deixis.offset().months()).ok());
            let found = month.and_then(|month| Date::new(month.year(), month.month(), day).ok());
            return match found {
                Some(found) => self.speak_of_day(found),
                None => dated(None),
            };
        }
        let fits = |candidate: &Date| {
            candidate.day() == day
                && date.weekday.is_none_or(|weekday| weekday_number(*candidate) == weekday)
        };
        // A weekday with its day of the month is the nearest such day, whatever way; alone, the day points on.
        let near = |days: i64| match (date.weekday, toward) {
            (Some(_), Toward::Back) => [-days, days],
            (Some(_), _) => [days, -days],
            (None, Toward::Back) => [-days; 2],
            (None, _) => [days; 2],
        };
        let found = (0..FAR)
            .flat_map(near)
            .filter_map(|days| zero.checked_add(days.days()).ok())
            .find(fits);
        match found {
            Some(found) => self.speak_of_day(found),
            None => dated(None),
        }
    }

    fn gregorian(&mut self, date: CalendarDate, toward: Toward) -> TimexValue {
        let Some(month) = date.month else { return dated(None) };
        if !(1..=12).contains(&month) {
            return dated(None);
        }
        let exists = |year: i16| date.day.is_none_or(|day| Date::new(year, month, day).is_ok());
        let year = match date.year {
            Some(year) => self.year_number(year),
            None => self.day_zero().and_then(|zero| {
                // A weekday tells the year better than any direction.
                let on_weekday = |year: &i16| {
                    let day = date.day.and_then(|day| Date::new(*year, month, day).ok());
                    day.map(weekday_number) == date.weekday
                };
                let near = [zero.year(), zero.year() - 1, zero.year() + 1];
                if date.weekday.is_some()
                    && date.deixis.is_none()
                    && let Some(year) = near.into_iter().find(on_weekday)
                {
                    return Some(year);
                }
                let spoken = self.spoken.year.unwrap_or(zero.year());
                pick_year(
                    (i32::from(zero.year()), zero.month(), zero.day()),
                    i32::from(spoken),
                    (month, date.day),
                    date.deixis,
                    toward,
                    |year| i16::try_from(year).is_ok_and(exists),
                )
                .and_then(|year| i16::try_from(year).ok())
            }),
        };
        let Some(year) = year else {
            // A day that no year has is no date; else the year stays open.
            let possible = date.day.is_none_or(|day| Date::new(2000, month, day).is_ok());
            let open = self.day_zero().is_none() && possible;
            let day = date.day.map(|day| format!("-{day:02}")).unwrap_or_default();
            return dated(open.then(|| format!("XXXX-{month:02}{day}")));
        };
        match date.day {
            None => self.speak_of_month(year, month),
            Some(day) => match Date::new(year, month, day) {
                Ok(found) => {
                    if date.weekday.is_some() {
                        self.dated_weekday = Some(found);
                    }
                    self.speak_of_day(found)
                }
                Err(_) => dated(None),
            },
        }
    }

    fn hijri(&mut self, date: CalendarDate, toward: Toward) -> TimexValue {
        let Some(month) = date.month else { return dated(None) };
        let zero = self.day_zero().and_then(umm_al_qura::from_gregorian);
        let exists = |year: i32| match date.day {
            Some(day) => umm_al_qura::to_gregorian(year, month, day).is_some(),
            None => umm_al_qura::month_length(year, month).is_some(),
        };
        let year = match date.year {
            Some(Year::Absolute(year)) if year <= 1500 => Some(year),
            // A year that must be Gregorian: the month that begins in it.
            Some(Year::Absolute(year)) => i16::try_from(year)
                .ok()
                .and_then(|year| Rule::Hijri { month, day: 1 }.in_year(year))
                .and_then(umm_al_qura::from_gregorian)
                .map(|(year, ..)| year),
            Some(Year::TwoDigits(year)) => Some(if year < 50 { 1400 + year } else { 1300 + year }),
            Some(Year::Deictic(deixis)) => {
                zero.and_then(|(year, ..)| year.checked_add(i32::try_from(deixis.offset()).ok()?))
            }
            None => zero.and_then(|(year, zero_month, zero_day)| {
                pick_year(
                    (year, zero_month, zero_day),
                    year,
                    (month, date.day),
                    date.deixis,
                    toward,
                    exists,
                )
            }),
        };
        let day = date.day.map(|day| format!("-{day:02}")).unwrap_or_default();
        let Some(year) = year else {
            let open = self.day_zero().is_none();
            let mut value = dated(open.then(|| "XXXX".to_owned()));
            value.calendar = Some(UMM_AL_QURA);
            value.original = open.then(|| format!("XXXX-{month:02}{day}"));
            return value;
        };
        match date.day {
            None => {
                let value = hijri_span(year, Some(month));
                if let Some((of_year, of_month)) = value.value.as_deref().and_then(year_and_month) {
                    self.speak_of_month(of_year, of_month);
                }
                value
            }
            Some(day_number) => {
                let found = umm_al_qura::to_gregorian(year, month, day_number);
                let value = match found {
                    Some(found) => self.speak_of_day(found),
                    None if (1..=30).contains(&day_number) => {
                        dated(outside_table(year, Some(month)))
                    }
                    None => dated(None),
                };
                TimexValue {
                    calendar: Some(UMM_AL_QURA),
                    original: Some(format!("{year:04}-{month:02}{day}")),
                    ..value
                }
            }
        }
    }

    // Parts of a year, decades.

    fn part_of_year(
        &mut self,
        part: YearPart,
        year: Option<Year>,
        deixis: Option<Deixis>,
        toward: Toward,
    ) -> String {
        let (part, fiscal) = part.of_calendar();
        if let Some(later) = fiscal {
            // `الربع الثاني من العام المالي الحالي`: of the year that began last July.
            let (year, deixis) = match year {
                Some(Year::Deictic(deixis)) => (None, deixis.offset()),
                _ => (year, deixis.map_or(0, Deixis::offset)),
            };
            let first = match year {
                Some(year) => self.year_number(year),
                None => self.day_zero().and_then(|zero| {
                    let first = zero.year() - i16::from(zero.month() < FISCAL_MONTH);
                    first.checked_add(i16::try_from(deixis).ok()?)
                }),
            };
            let year = first.and_then(|first| first.checked_add(i16::from(later)));
            return match year {
                Some(year) => {
                    self.part_of_year(part, Some(Year::Absolute(year.into())), None, toward)
                }
                None => self.part_of_year(part, None, None, toward),
            };
        }
        self.spoken.part = Some(part);
        let (code, first_month, last_month) = match part {
            YearPart::Quarter(number) => (format!("Q{number}"), number * 3 - 2, number * 3),
            YearPart::Half(number) => (format!("H{number}"), number * 6 - 5, number * 6),
            YearPart::Season(code) => {
                let first = match code {
                    "SP" => 3,
                    "SU" => 6,
                    "FA" => 9,
                    _ => 12,
                };
                (code.to_owned(), first, first + 2)
            }
            // None is left: they were turned into parts of the calendar's year above.
            YearPart::FiscalQuarter(_) | YearPart::FiscalHalf(_) => (String::new(), 1, 12),
        };
        let year = match year {
            Some(year) => self.year_number(year),
            None => self.day_zero().and_then(|zero| {
                let month = zero.month();
                let offset = match (deixis, toward) {
                    (Some(Deixis::Future | Deixis::Following | Deixis::AfterFuture), _) => {
                        i16::from(first_month <= month)
                    }
                    (Some(Deixis::Past | Deixis::Preceding | Deixis::BeforePast), _) => {
                        -i16::from(last_month >= month)
                    }
                    (Some(_), _) | (None, Toward::Next | Toward::Near | Toward::Soon) => 0,
                    (None, Toward::Ahead) => i16::from(last_month < month),
                    (None, Toward::Back) => -i16::from(first_month > month),
                };
                zero.year().checked_add(offset)
            }),
        };
        match year {
            Some(year) => {
                self.spoken.year = Some(year);
                format!("{year:04}-{code}")
            }
            None => format!("XXXX-{code}"),
        }
    }

    fn decade(&self, first: i32, century: bool) -> String {
        let first = if century {
            first
        } else {
            let now = self.day_zero().map_or(2025, |zero| i32::from(zero.year()));
            let this = now - now.rem_euclid(100) + first;
            if this > now { this - 100 } else { this }
        };
        format!("{:03}", first.div_euclid(10))
    }

    // Pointed at.

    fn unit(&mut self, unit: Unit, deixis: Deixis) -> TimexValue {
        let spoken_of = matches!(deixis, Deixis::Same | Deixis::Following | Deixis::Preceding);
        let spoken = match unit {
            Unit::Day | Unit::Night | Unit::Week => self.spoken.day,
            Unit::Month => {
                self.spoken.month.and_then(|(year, month)| Date::new(year, month, 1).ok())
            }
            _ => self.spoken.year.and_then(|year| Date::new(year, 1, 1).ok()),
        };
        let zero = spoken.filter(|_| spoken_of).or(self.day_zero());
        let offset = deixis.offset();
        let Some(zero) = zero else {
            return dated(Some(deixis.reference().value().to_owned()));
        };
        let shifted = |span: TimeSpan| zero.checked_add(span).ok();
        match unit {
            Unit::Day | Unit::Night => match shifted(offset.days()) {
                Some(day) => self.speak_of_day(day),
                None => dated(None),
            },
            Unit::Week => dated(monday_of(zero, offset).map(iso_week)),
            Unit::Month => match shifted(offset.months()) {
                Some(day) => self.speak_of_month(day.year(), day.month()),
                None => dated(None),
            },
            Unit::Quarter => dated(shifted((3 * offset).months()).map(quarter)),
            Unit::Year => match shifted(offset.years()) {
                Some(day) => self.speak_of_year(day.year()),
                None => dated(None),
            },
            Unit::Decade => {
                dated(Some(format!("{:03}", i64::from(zero.year()).div_euclid(10) + offset)))
            }
            Unit::Century => {
                dated(Some(format!("{:02}", i64::from(zero.year()).div_euclid(100) + offset)))
            }
            Unit::Second | Unit::Minute | Unit::Hour => {
                dated(Some(deixis.reference().value().to_owned()))
            }
        }
    }

    fn offset(&mut self, length: &Length, ahead: bool) -> TimexValue {
        let reference = if ahead { Reference::Future } else { Reference::Past };
        let vague = dated(Some(reference.value().to_owned()));
        let sign = if ahead { 1 } else { -1 };
        let Some(steps) = duration_value::steps(length) else { return vague };
        let Some(zero) = self.day_zero() else { return vague };
        if steps.smallest.is_clock() {
            let Some(time) = self.time else {
                return TimexValue { kind: TimexKind::Time, ..vague };
            };
            let moment = DateTime::from_parts(zero, time).checked_add(
                (sign * steps.months)
                    .months()
                    .days(sign * steps.days)
                    .seconds(sign * steps.seconds),
            );
            let value = moment.ok().map(|moment| {
                let time = moment.time();
                let second = if steps.smallest == Unit::Second {
                    format!(":{:02}", time.second())
                } else {
                    String::new()
                };
                format!("{}T{:02}:{:02}{second}", moment.date(), time.hour(), time.minute())
            });
            return TimexValue::new(TimexKind::Time, value);
        }
        let span = TimeSpan::new()
            .try_months(sign * steps.months)
            .and_then(|span| span.try_days(sign * steps.days));
        let Some(day) = span.ok().and_then(|span| zero.checked_add(span).ok()) else {
            return vague;
        };
        match steps.smallest {
            Unit::Week => dated(Some(iso_week(day))),
            Unit::Month => self.speak_of_month(day.year(), day.month()),
            Unit::Quarter => dated(Some(quarter(day))),
            Unit::Year | Unit::Decade | Unit::Century => self.speak_of_year(day.year()),
            _ => self.speak_of_day(day),
        }
    }

    fn day(&mut self, offset: i64, weekday: Option<i8>) -> TimexValue {
        let Some(zero) = self.day_zero() else {
            let reference = match offset {
                0 => Reference::Present,
                1.. => Reference::Future,
                _ => Reference::Past,
            };
            return dated(Some(match weekday {
                Some(weekday) => format!("XXXX-WXX-{weekday}"),
                None => reference.value().to_owned(),
            }));
        };
        let Ok(day) = zero.checked_add(offset.days()) else { return dated(None) };
        // The weekday that the text adds decides where the report is older than its publication.
        let day = weekday
            .filter(|weekday| weekday_number(day) != *weekday)
            .and_then(|weekday| {
                [-1i64, 1, -2, 2, -3, 3]
                    .into_iter()
                    .filter_map(|days| day.checked_add(days.days()).ok())
                    .find(|near| weekday_number(*near) == weekday)
            })
            .unwrap_or(day);
        self.speak_of_day(day)
    }

    fn weekday(&mut self, weekday: i8, deixis: Option<Deixis>, toward: Toward) -> TimexValue {
        let Some(zero) = self.day_zero() else {
            return dated(Some(format!("XXXX-WXX-{weekday}")));
        };
        if deixis.is_none()
            && let Some(day) = self.dated_weekday
            && weekday_number(day) == weekday
            && !(toward == Toward::Ahead && day < zero)
        {
            return self.speak_of_day(day);
        }
        let gap = i64::from(weekday - weekday_number(zero));
        let (back, ahead) = (gap.rem_euclid(7) - 7, gap.rem_euclid(7));
        let days = match deixis {
            Some(Deixis::Past | Deixis::Preceding) => back,
            Some(Deixis::BeforePast) => back - 7,
            Some(Deixis::Future | Deixis::Following) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Some(Deixis::AfterFuture) => {
                if ahead == 0 {
                    14
                } else {
                    ahead + 7
                }
            }
            Some(Deixis::Present) => gap,
            Some(Deixis::Same) | None => match toward {
                Toward::Back => {
                    if ahead == 0 {
                        0
                    } else {
                        back
                    }
                }
                Toward::Near if ahead > 3 => back,
                Toward::Ahead | Toward::Near | Toward::Soon => ahead,
                Toward::Next => {
                    if ahead == 0 {
                        7
                    } else {
                        ahead
                    }
                }
            },
        };
        match zero.checked_add(days.days()) {
            Ok(day) => self.speak_of_day(day),
            Err(_) => dated(None),
        }
    }

    fn holiday(
        &mut self,
        number: usize,
        year: Option<Year>,
        deixis: Option<Deixis>,
        toward: Toward,
    ) -> TimexValue {
        let Some(holiday) = HOLIDAYS.get(number) else { return dated(None) };
        let zero = self.day_zero();
        let found = match year {
            Some(Year::Absolute(year @ 1300..=1500)) => match holiday.rule {
                Rule::Hijri { month, day } => umm_al_qura::to_gregorian(year, month, day),
                _ => None,
            },
            Some(year) => self.year_number(year).and_then(|year| holiday.rule.in_year(year)),
            None => zero.and_then(|zero| {
                let days = (-1..=1)
                    .filter_map(|years| holiday.rule.in_year(zero.year().checked_add(years)?))
                    .collect::<Vec<_>>();
                let ahead = match (deixis, toward) {
                    (Some(Deixis::Future | Deixis::AfterFuture | Deixis::Following), _)
                    | (None, Toward::Ahead | Toward::Next) => true,
                    (Some(Deixis::Present), _) => {
                        return days.into_iter().find(|day| day.year() == zero.year());
                    }
                    _ => false,
                };
                // `استعدادا لعيد الأضحى`: a few weeks before the next one nobody means the last.
                let next = days.iter().find(|day| **day >= zero);
                let soon = deixis.is_none()
                    && next.is_some_and(|next| {
                        zero.checked_add(NEXT_HOLIDAY.days()).is_ok_and(|limit| *next <= limit)
                    })
                    && days.iter().rev().find(|day| **day <= zero).is_none_or(|last| {
                        last.checked_add(LAST_HOLIDAY.days()).is_ok_and(|limit| limit < zero)
                    });
                if ahead || soon {
                    days.into_iter().find(|day| *day >= zero)
                } else {
                    days.into_iter().rev().find(|day| *day <= zero)
                }
            }),
        };
        let mut value = match (found, holiday.rule) {
            (Some(found), _) => self.speak_of_day(found),
            (None, Rule::Gregorian { month, day }) if zero.is_none() && year.is_none() => {
                dated(Some(format!("XXXX-{month:02}-{day:02}")))
            }
            (None, _) => dated((zero.is_none() && year.is_none()).then(|| "XXXX".to_owned())),
        };
        if let Rule::Hijri { month, day } = holiday.rule {
            value.calendar = Some(UMM_AL_QURA);
            value.original = Some(match found.and_then(umm_al_qura::from_gregorian) {
                Some((year, month, day)) => format!("{year:04}-{month:02}-{day:02}"),
                None => format!("XXXX-{month:02}-{day:02}"),
            });
        }
        value
    }

    /// The day so many days into a holiday: `ثاني أيام عيد الفطر`.
    fn day_of_holiday(&mut self, first: TimexValue, day: i8) -> TimexValue {
        let date: Option<Date> = first.value.as_deref().and_then(|value| value.parse().ok());
        match date.and_then(|date| date.checked_add(i64::from(day - 1).days()).ok()) {
            Some(date) if day > 1 => {
                let hijri = umm_al_qura::from_gregorian(date).filter(|_| first.calendar.is_some());
                let original =
                    hijri.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
                TimexValue { calendar: first.calendar, original, ..self.speak_of_day(date) }
            }
            _ => first,
        }
    }

    fn nth(
        &mut self,
        counted: Counted,
        rank: Rank,
        within: CalendarDate,
        toward: Toward,
    ) -> TimexValue {
        if rank == Rank::Of {
            let day = self.calendar(within, toward).value;
            return dated(day.and_then(|day| day.parse().ok()).map(iso_week));
        }
        let Some((first, last)) = self.span_of(within, toward) else {
            return dated(Some("XXXX".to_owned()));
        };
        let found = match (counted, rank) {
            (Counted::Day, Rank::Nth(number)) => {
                first.checked_add(i64::from(number - 1).days()).ok()
            }
            (Counted::Day | Counted::Month, Rank::Last) => Some(last),
            (Counted::Weekday(weekday), Rank::Nth(number)) => {
                let gap = i64::from(weekday - weekday_number(first)).rem_euclid(7);
                first.checked_add((gap + 7 * i64::from(number - 1)).days()).ok()
            }
            (Counted::Weekday(weekday), Rank::Last) => {
                let gap = i64::from(weekday_number(last) - weekday).rem_euclid(7);
                last.checked_sub(gap.days()).ok()
            }
            // Weeks begin on Monday, and the first one is the first that begins inside.
            (Counted::Week, Rank::Nth(number))
                if within.month.is_none() && within.deixis.is_none() =>
            {
                let week = ISOWeekDate::new(first.year(), number, Weekday::Monday);
                return dated(week.ok().map(|week| iso_week(week.date())));
            }
            (Counted::Week, Rank::Nth(number)) => {
                let gap = i64::from(1 - weekday_number(first)).rem_euclid(7);
                first.checked_add((gap + 7 * i64::from(number - 1)).days()).ok()
            }
            (Counted::Week, Rank::Last) => {
                // The last one that ends inside.
                let gap = i64::from(weekday_number(last)).rem_euclid(7);
                last.checked_sub((gap + 6).days()).ok()
            }
            (_, Rank::Of) => None,
            (Counted::Month, Rank::Nth(number)) => {
                first.checked_add(i64::from(number - 1).months()).ok()
            }
        };
        let Some(found) = found.filter(|found: &Date| *found <= last) else { return dated(None) };
        match counted {
            Counted::Week => dated(Some(iso_week(found))),
            Counted::Month => self.speak_of_month(found.year(), found.month()),
            _ => self.speak_of_day(found),
        }
    }

    /// The first and last day of a month or year.
    fn span_of(&mut self, date: CalendarDate, toward: Toward) -> Option<(Date, Date)> {
        if date.month.is_none() && date.year.is_none() {
            let zero = self.day_zero()?.first_of_month();
            let first = zero.checked_add(date.deixis?.offset().months()).ok()?;
            return Some((first, first.last_of_month()));
        }
        let value = self.calendar(date, toward);
        if let (Some(begin), Some(end)) = (&value.begin, &value.end) {
            return Some((begin.parse().ok()?, end.parse().ok()?));
        }
        let text = value.value?;
        if let Some((year, month)) = year_and_month(&text) {
            let first = Date::new(year, month, 1).ok()?;
            return Some((first, first.last_of_month()));
        }
        let year = text.parse().ok()?;
        Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
    }

    fn duration(&self, length: &Length, placing: Placing) -> TimexValue {
        let mut value = TimexValue::new(TimexKind::Duration, Some(duration_value::write(length)));
        let steps = duration_value::steps(length).filter(|steps| !steps.smallest.is_clock());
        if placing != Placing::Anywhere
            && let (Some(zero), Some(steps)) = (self.day_zero(), steps)
        {
            let sign = if placing == Placing::FromNow { 1 } else { -1 };
            let span = TimeSpan::new()
                .try_months(sign * steps.months)
                .and_then(|span| span.try_days(sign * steps.days));
            if let Some(other) = span.ok().and_then(|span| zero.checked_add(span).ok()) {
                value.begin = Some(zero.min(other).to_string());
                value.end = Some(zero.max(other).to_string());
            }
        }
        value
    }
}

fn dated(value: Option<String>) -> TimexValue {
    TimexValue::new(TimexKind::Date, value)
}

/// A Hijri year or month: the Gregorian year or month that has most of it, and its first and last day.
fn hijri_span(year: i32, month: Option<i8>) -> TimexValue {
    let (first_month, last_month) = month.map_or((1, 12), |month| (month, month));
    let begin = umm_al_qura::to_gregorian(year, first_month, 1);
    let end = umm_al_qura::month_length(year, last_month)
        .and_then(|length| umm_al_qura::to_gregorian(year, last_month, length));
    let middle = match month {
        Some(month) => umm_al_qura::to_gregorian(year, month, 15),
        None => umm_al_qura::to_gregorian(year, 6, 29),
    };
    let value = middle.map(|middle| match month {
        Some(_) => format!("{:04}-{:02}", middle.year(), middle.month()),
        None => format!("{:04}", middle.year()),
    });
    // Outside the table the year is still known to within one.
    let value = value.or_else(|| outside_table(year, month));
    let month = month.map(|month| format!("-{month:02}")).unwrap_or_default();
    TimexValue {
        begin: begin.map(|day| day.to_string()),
        end: end.map(|day| day.to_string()),
        calendar: Some(UMM_AL_QURA),
        original: Some(format!("{year:04}{month}")),
        ..dated(value)
    }
}

/// The Gregorian year in which a month of a Hijri year before or behind the table lies, of which no more is known, for
/// months hung on the sight of the moon; without a month the middle of the year is taken.
fn outside_table(year: i32, month: Option<i8>) -> Option<String> {
    let outside = !(umm_al_qura::FIRST_YEAR..=umm_al_qura::LAST_YEAR).contains(&year);
    if !outside || !(1..=2000).contains(&year) {
        return None;
    }
    let months = i64::from(year - 1) * 12 + i64::from(month.unwrap_or(7) - 1);
    // A month has 29.530588 days, and the first began on 19 July 622.
    let days = months * 29_530_588 / 1_000_000;
    let into_month = if month.is_some() { 14 } else { 0 };
    let day = Date::new(622, 7, 19).ok()?.checked_add((days + into_month).days()).ok()?;
    Some(format!("{:04}", day.year()))
}

fn year_and_month(value: &str) -> Option<(i16, i8)> {
    let (year, month) = value.split_once('-')?;
    Some((year.parse().ok()?, month.parse().ok()?))
}

/// The year of a month or day without one: the anchor, the year spoken of, month and day, where it points.
fn pick_year(
    (zero_year, zero_month, zero_day): (i32, i8, i8),
    spoken_year: i32,
    (month, day): (i8, Option<i8>),
    deixis: Option<Deixis>,
    toward: Toward,
    exists: impl Fn(i32) -> bool,
) -> Option<i32> {
    let zero = (zero_month, day.map(|_| zero_day));
    let this = (month, day);
    let (newest_first, limit): (bool, fn(std::cmp::Ordering) -> bool) = match deixis {
        Some(Deixis::Past | Deixis::Preceding | Deixis::BeforePast) => {
            (true, std::cmp::Ordering::is_lt)
        }
        Some(Deixis::Future | Deixis::Following | Deixis::AfterFuture) => {
            (false, std::cmp::Ordering::is_gt)
        }
        Some(Deixis::Same) => return exists(spoken_year).then_some(spoken_year),
        Some(Deixis::Present) => return exists(zero_year).then_some(zero_year),
        None => match toward {
            Toward::Back => (true, std::cmp::Ordering::is_le),
            Toward::Ahead => (false, std::cmp::Ordering::is_ge),
            Toward::Near | Toward::Soon => {
                let place = |year: i32, month: i8, day: i8| {
                    (year * 12 + i32::from(month)) * 31 + i32::from(day)
                };
                let zero_place = place(zero_year, zero_month, day.map_or(0, |_| zero_day));
                let distance = |year: &i32| {
                    let days = place(*year, month, day.unwrap_or(0)) - zero_place;
                    // What is longer ago than that is no longer about to be.
                    let gone = toward == Toward::Soon && days < -RECENT;
                    (gone, days.abs())
                };
                let near = [zero_year, zero_year - 1, zero_year + 1];
                return near.into_iter().filter(|year| exists(*year)).min_by_key(distance);
            }
            Toward::Next if month == zero_month => return exists(zero_year).then_some(zero_year),
            Toward::Next => (false, std::cmp::Ordering::is_gt),
        },
    };
    // 29 February and the thirtieths of Hijri months are not in every year.
    let years = 0..=8;
    let fits = |year: &i32| limit((*year, this).cmp(&(zero_year, zero))) && exists(*year);
    if newest_first {
        years.map(|back| zero_year - back).find(fits)
    } else {
        years.map(|ahead| zero_year + ahead).find(fits)
    }
}

fn weekday_number(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

/// The Monday of the week so many weeks from a day's.
fn monday_of(date: Date, weeks: i64) -> Option<Date> {
    let back = i64::from(weekday_number(date) - 1);
    date.checked_add((7 * weeks - back).days()).ok()
}

fn quarter(date: Date) -> String {
    format!("{:04}-Q{}", date.year(), (date.month() + 2) / 3)
}

fn iso_week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}
