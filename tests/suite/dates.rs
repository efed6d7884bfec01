//! Cases of `cases/dates/`, the collections of other tools, and every day there and back.
//!
//! A case has `text` and `dates`, the list of what must be found in it, in text order: each a value, with TIMEX3's
//! `mod` behind it where it has one (`2024 END`; `-` for no value), and the exact span. `published` is the anchor,
//! `direction` is `news` unless it says `future` or `past`.

use std::fs;
use std::path::Path;

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};
use rawi_dates::{
    DateOptions, Direction, TimexKind, TimexValue, find_dates, find_dates_with, parse_date,
    parse_date_with,
};
use rawi_tokens::TokenizedText;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    published: Option<String>,
    #[serde(default)]
    direction: String,
    dates: Vec<(String, String)>,
    text: String,
}

#[test]
fn cases_of_every_construct() {
    testkit::check_cases("dates", |case: &Case| {
        let options = DateOptions {
            anchor: case.published.as_deref().map(|day| day.parse().unwrap()),
            time: None,
            direction: match case.direction.as_str() {
                "future" => Direction::Future,
                "past" => Direction::Past,
                _ => Direction::News,
            },
        };
        let text = TokenizedText::new(&case.text);
        let found: Vec<(String, String)> = find_dates_with(&text, &options)
            .into_iter()
            .map(|date| {
                let value = date.value.as_deref().unwrap_or("-");
                let value = match date.modifier {
                    Some(modifier) => format!("{value} {modifier}"),
                    None => value.to_owned(),
                };
                (value, date.span.text(&case.text).unwrap().to_owned())
            })
            .collect();
        if found == case.dates {
            return Ok(());
        }
        Err(format!("{}\n  expected {:?}\n  found    {found:?}", case.text, case.dates))
    });
}

/// How many of a collection's cases come out as it expects; those that do not are printed.
struct Tally {
    name: &'static str,
    right: usize,
    all: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn new(name: &'static str) -> Tally {
        Tally { name, right: 0, all: 0, wrong: Vec::new() }
    }

    fn count(&mut self, right: bool, told: impl FnOnce() -> String) {
        self.all += 1;
        if right {
            self.right += 1;
        } else {
            self.wrong.push(told());
        }
    }

    /// Prints the rate, and fails where it is below the one reached before.
    #[expect(clippy::print_stdout, reason = "an evaluation is there to be read")]
    fn check(&self, floor: f64) {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred cases")]
        let rate = self.right as f64 / self.all as f64;
        println!("{}: {} of {}, {rate:.3}", self.name, self.right, self.all);
        for wrong in &self.wrong {
            println!("  {wrong}");
        }
        assert!(self.all > 0, "{} has no case", self.name);
        assert!(rate >= floor, "{}: {rate:.3} is below {floor}", self.name);
    }
}

fn collection(name: &str) -> Option<Vec<Value>> {
    let path = testkit::evaluation_data(&format!("cases/{name}.jsonl"))?;
    Some(lines(&path))
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text_of<'v>(case: &'v Value, key: &str) -> &'v str {
    case[key].as_str().unwrap_or_default()
}

fn options(reference: Option<&str>, direction: Direction) -> DateOptions {
    let moment: Option<DateTime> =
        reference.and_then(|text| text.get(..19)).map(|text| text.parse().unwrap());
    DateOptions { anchor: moment.map(DateTime::date), time: moment.map(DateTime::time), direction }
}

/// `T05` and `T05:00` are one hour.
fn with_minutes(value: &str) -> String {
    let parts: Vec<String> = value
        .split('/')
        .map(|part| match part.split_once('T') {
            Some((day, hour)) if hour.len() == 2 && hour.parse::<u8>().is_ok() => {
                format!("{day}T{hour}:00")
            }
            _ => part.to_owned(),
        })
        .collect();
    parts.join("/")
}

/// What is said by so many units from a moment, told as exactly as the unit.
fn offset(reference: &str, offset: i64, unit: &str) -> String {
    let moment: DateTime = reference.parse().unwrap();
    let day = moment.date();
    let shifted = |span: Span| moment.checked_add(span).unwrap();
    match unit {
        "year" => format!("{:04}", shifted(offset.years()).year()),
        "quarter" => {
            let day = shifted((3 * offset).months());
            format!("{:04}-Q{}", day.year(), (day.month() + 2) / 3)
        }
        "month" => {
            let day = shifted(offset.months());
            format!("{:04}-{:02}", day.year(), day.month())
        }
        "week" => week(shifted(offset.weeks()).date()),
        "day" => shifted(offset.days()).date().to_string(),
        "hour" => shifted(offset.hours()).strftime("%Y-%m-%dT%H:%M").to_string(),
        "minute" => shifted(offset.minutes()).strftime("%Y-%m-%dT%H:%M").to_string(),
        "second" => shifted(offset.seconds()).strftime("%Y-%m-%dT%H:%M:%S").to_string(),
        weekday => {
            let names =
                ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
            let number = names.iter().position(|name| *name == weekday).unwrap();
            let fits =
                |day: &Date| usize::try_from(day.weekday().to_monday_zero_offset()) == Ok(number);
            let monday = day - i64::from(day.weekday().to_monday_zero_offset()).days();
            let days: Vec<Date> = match offset {
                0 => (0..7).map(|days: i64| monday + days.days()).collect(),
                _ => (1..=7).map(|days: i64| day + (days * offset).days()).collect(),
            };
            days.into_iter().find(fits).unwrap().to_string()
        }
    }
}

fn week(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn value_of(timex: Option<&TimexValue>) -> String {
    timex.and_then(|timex| timex.value.clone()).unwrap_or_else(|| "-".to_owned())
}

/// CLDR's dates of 14 Arabic locales. Its `خلال N` means "in N"; in news it means "within N", so it is told apart.
#[test]
fn icu_dates() {
    let Some(cases) = collection("icu_dates_ar") else { return };
    let mut tally = Tally::new("icu_dates_ar");
    let mut within = Tally::new("icu_dates_ar, خلال as a length");
    for case in &cases {
        let text = text_of(case, "text");
        let reference = case["ref"].as_str();
        let got = parse_date_with(text, &options(reference, Direction::News));
        let told = value_of(got.as_ref());
        let expected = match (&case["value"]["unit"], reference) {
            (Value::String(unit), Some(reference)) => {
                offset(reference, case["value"]["offset"].as_i64().unwrap(), unit)
            }
            _ => text_of(case, "value").to_owned(),
        };
        if text.starts_with("خلال") {
            let length = got.is_some_and(|timex| timex.kind == TimexKind::Duration);
            within.count(length, || format!("{text}: {told}"));
            continue;
        }
        let right = with_minutes(&told) == with_minutes(&expected);
        tally.count(right, || format!("{text}: {told}, not {expected}"));
    }
    tally.check(1.0);
    within.check(1.0);
}

#[test]
fn hijri_pairs() {
    let Some(cases) = collection("hijri_pairs") else { return };
    let mut tally = Tally::new("hijri_pairs");
    for case in &cases {
        let got = parse_date(text_of(case, "text"), None).unwrap();
        let right = got.value.as_deref() == case["gregorian"].as_str()
            && got.original.as_deref() == case["hijri"].as_str()
            && got.calendar == Some("islamic-umalqura");
        tally.count(right, || format!("{case}: {got:?}"));
    }
    tally.check(1.0);
}

#[test]
fn relative_dates_of_humanizer_and_dateparser() {
    let (Some(humanizer), Some(dateparser)) =
        (collection("humanizer_ar"), collection("dateparser_ar"))
    else {
        return;
    };
    let mut tally = Tally::new("humanizer_ar, relative and durations");
    for case in
        humanizer.iter().filter(|case| matches!(text_of(case, "kind"), "relative" | "duration"))
    {
        let reference = case["ref"].as_str();
        let expected = match (&case["value"]["unit"], reference) {
            (Value::String(unit), Some(reference)) => {
                offset(reference, case["value"]["offset"].as_i64().unwrap(), unit)
            }
            _ => text_of(case, "value").to_owned(),
        };
        let text = text_of(case, "text");
        let got = value_of(parse_date_with(text, &options(reference, Direction::News)).as_ref());
        tally.count(got == expected, || format!("{text}: {got}, not {expected}"));
    }
    tally.check(1.0);

    // Two of its Hijri cases have no mark of the calendar: the test they are from calls a Hijri parser.
    let mut tally = Tally::new("dateparser_ar");
    for case in dateparser.iter().filter(|case| case["expect"]["note"].is_null()) {
        let text = text_of(case, "text");
        if case["note"].is_string() {
            continue;
        }
        let expected =
            case["expect"]["value"].as_str().or(case["expect"]["timex"].as_str()).unwrap();
        let reference = case["ref"].as_str();
        let got = value_of(parse_date_with(text, &options(reference, Direction::News)).as_ref());
        tally.count(got == expected, || format!("{text}: {got}, not {expected}"));
    }
    tally.check(1.0);
}

/// Duckling looks ahead from its time of reference, as [`Direction::Future`] does.
#[test]
fn duckling_times_and_durations() {
    let Some(cases) = collection("duckling_ar") else { return };
    let mut tally = Tally::new("duckling_ar, time and duration");
    for case in cases.iter().filter(|case| matches!(text_of(case, "dim"), "time" | "duration")) {
        let text = text_of(case, "text");
        let options = options(case["ref"].as_str(), Direction::Future);
        if case["expect"].is_null() {
            let found = find_dates_with(&TokenizedText::new(text), &options);
            tally.count(found.is_empty(), || format!("{text}: {found:?}"));
            continue;
        }
        let expected = with_minutes(text_of(&case["expect"], "timex"));
        let got = parse_date_with(text, &options);
        let told = with_minutes(&value_of(got.as_ref()));
        // An interval is right where the value or its first and last day are.
        let ends = got
            .and_then(|timex| Some(format!("{}/{}", timex.begin?, timex.end?)))
            .map(|ends| with_minutes(&ends));
        let right = told == expected || ends.as_ref() == Some(&expected);
        tally.count(right, || format!("{text}: {told}, not {expected}"));
    }
    tally.check(0.92);
}

/// The first day of a value and the one behind its last.
fn days_of(timex: &TimexValue) -> Option<(Date, Date)> {
    if let (Some(begin), Some(end)) = (&timex.begin, &timex.end) {
        return Some((days(begin)?.0, days(end)?.1));
    }
    days(timex.value.as_deref()?)
}

fn days(value: &str) -> Option<(Date, Date)> {
    if let Some((begin, end)) = value.split_once('/') {
        return Some((days(begin)?.0, days(end)?.1));
    }
    if let Ok(day) = value.parse::<Date>() {
        return Some((day, day.tomorrow().ok()?));
    }
    let (year, rest) = value.split_once('-').unwrap_or((value, ""));
    if year.len() == 3 && rest.is_empty() {
        let first = Date::new(year.parse::<i16>().ok()? * 10, 1, 1).ok()?;
        return Some((first, first.checked_add(10.years()).ok()?));
    }
    let first = Date::new(year.parse().ok()?, 1, 1).ok()?;
    let months = |from: i64, count: i64| {
        let begin = first.checked_add((from - 1).months()).ok()?;
        Some((begin, begin.checked_add(count.months()).ok()?))
    };
    if rest.is_empty() {
        return months(1, 12);
    }
    if let Some(number) = rest.strip_prefix('Q') {
        return months(number.parse::<i64>().ok()? * 3 - 2, 3);
    }
    if let Some(number) = rest.strip_prefix('H') {
        return months(number.parse::<i64>().ok()? * 6 - 5, 6);
    }
    if let Some(number) = rest.strip_prefix('W') {
        let (number, weekend) = match number.strip_suffix("-WE") {
            Some(number) => (number, true),
            None => (number, false),
        };
        let monday = jiff::civil::ISOWeekDate::new(
            year.parse().ok()?,
            number.parse().ok()?,
            jiff::civil::Weekday::Monday,
        );
        let monday = monday.ok()?.date();
        let begin = if weekend { monday + 5.days() } else { monday };
        return Some((begin, monday + 7.days()));
    }
    months(rest.parse().ok()?, 1)
}

/// A value with its year open: `XXXX-10-02`.
fn without_year(value: &str) -> String {
    match value.split_at_checked(4) {
        Some((_, rest)) if rest.starts_with('-') => format!("XXXX{rest}"),
        _ => value.to_owned(),
    }
}

/// A day and time with the weekday in place of the day: `XXXX-WXX-2TMO`.
fn on_weekday(value: &str) -> String {
    let day: Option<Date> = value.get(..10).and_then(|day| day.parse().ok());
    match (day, value.get(10..)) {
        (Some(day), Some(time)) if !value.contains('/') => {
            format!("XXXX-WXX-{}{time}", day.weekday().to_monday_one_offset())
        }
        _ => value.to_owned(),
    }
}

/// Whether a value is what Recognizers-Text resolves the text to, looking back or ahead.
fn as_resolved(timex: &TimexValue, expected: &Value) -> bool {
    let value = timex.value.as_deref().unwrap_or_default();
    let told = expected["Timex"].as_str().or(expected["timex"].as_str()).unwrap_or_default();
    // A range is written `(begin,end,length)`, half an hour with a decimal point, an open year with X.
    let range = told.strip_prefix('(').and_then(|range| range.rsplit_once(','));
    let told = range.map_or(told.to_owned(), |(ends, _)| ends.replace(',', "/"));
    let told = with_minutes(if told == "PT0.5H" { "PT30M" } else { &told });
    // What no calendar has is "not resolved" there and has no value here.
    if timex.value.is_none() {
        return expected["value"].as_str() == Some("not resolved");
    }
    // A day of whatever month: `XXXX-XX-27`.
    let day_alone =
        told.strip_prefix("XXXX-XX").is_some_and(|day| value.len() == 10 && value.ends_with(day));
    if day_alone {
        return true;
    }
    let season = value.split_once('-').is_some_and(|(_, season)| season == told);
    if season {
        return true;
    }
    let open = |value: &str| value.split('/').map(without_year).collect::<Vec<_>>().join("/");
    if [value.to_owned(), on_weekday(value), open(value)]
        .iter()
        .any(|value| with_minutes(value) == told)
    {
        return true;
    }
    let resolutions = [&expected["FutureResolution"], &expected["PastResolution"], expected];
    resolutions.into_iter().any(|resolution| {
        let day = |key: &str| {
            resolution[key].as_str().and_then(|day| day.get(..10)?.parse::<Date>().ok())
        };
        let first = ["date", "startDate", "start", "value"].into_iter().find_map(day);
        let last = ["date", "endDate", "end", "value"].into_iter().find_map(day);
        let (Some(first), Some(last), Some((begin, end))) = (first, last, days_of(timex)) else {
            return false;
        };
        // Its ranges end with their last day, or with the one behind it.
        first == begin && (last == end || last.tomorrow().ok() == Some(end))
    })
}

/// Why the dates that come out otherwise are left so: the phrase, and what is wrong in the expectation or not meant to
/// be read.
const LEFT: [(&str, &str); 31] = [
    ("15", "a bare number is no date without a word that says so"),
    ("16/04/21", "read as year, month, day; Arabic writes the day first"),
    ("08/12, 2015", "read as month and day; Arabic writes the day first"),
    ("الأحد القادم", "the Sunday of next week, as in English; in Arabic it is the next Sunday"),
    ("آخر يوم", "yesterday, for English \"last day\"; in Arabic it is the last day of something"),
    ("قبل شهر", "a day; the text tells the month"),
    ("شهر و 2 سنة و 21 يوما من الآن", "the past, which only the verb outside the phrase tells"),
    ("شهر و 21 يوم من الآن", "the past, which only the words outside the phrase tell"),
    ("سبتمبر الماضي", "September of last year, as in English; in Arabic the latest one"),
    ("الأيام القليلة الماضية", "some days are counted as three"),
    ("الأسبوع الماضي بين الجمعة والأحد", "English order of words"),
    ("السبعينيات القرن التاسع عشر", "1970 for the seventies of the nineteenth century"),
    ("الألفين والعشرات", "no Arabic for the 2010s"),
    ("يونيو من عام تسعة عشر تسعة وتسعون", "English reading of 1999 in pairs of digits"),
    ("ألف وسبعمائة وتسعة وثمانين", "a bare number"),
    ("ربيع عام تسعة عشر وثمانية وسبعين", "English reading of 1978 in pairs of digits"),
    ("الشهر التالي", "two months on"),
    ("عطلة نهاية الأسبوع بعد التالي", "not Arabic; it would be بعد القادمة"),
    ("2 العقود الماضية", "two decades are made to begin with round years"),
    ("الثلاثة عقود القادمة", "three decades are made to begin with round years"),
    ("بعد يومين", "the two days, not the day behind them"),
    (" أكتوبر/ 2", "no way to write a date"),
    ("بين 3 و 12 سبتمبر هاهاها", "laughter inside the expected span"),
    ("لبضع ساعات", "some hours are counted as three"),
    ("لبضعة أيام", "some days are counted as three"),
    ("3 الساعات", "not Arabic"),
    ("يواندان", "not Arabic"),
    ("عيد الفصح", "not resolved upstream; here it is the day of Easter"),
    ("لا يتجاوز غدًا", "\"no later than\" is not part of the date"),
    (
        "بعد ظهر كل يوم في الساعة 4 مساءً",
        "a set and a time of day in one; the time is lost upstream too",
    ),
    ("تنتهي مع 1/1/2016", "the verb is not part of the date"),
];

/// Upstream's parsers read the phrase that its extractors found; so does this.
#[test]
fn recognizers_text_dates() {
    let Some(cases) = collection("recognizers_text_ar") else { return };
    let mut dates = Tally::new("recognizers_text_ar, dates, periods, durations and sets");
    let mut times = Tally::new("recognizers_text_ar, times of day");
    for case in &cases {
        if text_of(case, "category") != "DateTime" || text_of(case, "span_quality") != "ok" {
            continue;
        }
        let reference = case["context"]["ReferenceDateTime"].as_str();
        for expected in case["expect"].as_array().unwrap() {
            let value = match &expected["Value"] {
                Value::Null => &expected["Resolution"],
                value => value,
            };
            let candidates: Vec<&Value> = match (&value["values"], value) {
                (Value::Array(values), _) => values.iter().collect(),
                (_, Value::Object(_)) => vec![value],
                _ => continue,
            };
            let kind =
                expected["Type"].as_str().or(expected["TypeName"].as_str()).unwrap_or_default();
            let kind = kind.trim_start_matches("datetimeV2.");
            let text = expected["Text"].as_str().unwrap();
            let got = parse_date_with(text, &options(reference, Direction::News));
            let right = got.as_ref().is_some_and(|timex| {
                candidates.iter().any(|candidate| as_resolved(timex, candidate))
            });
            let tally = match kind {
                "date" | "daterange" | "duration" | "set" => &mut dates,
                _ => &mut times,
            };
            tally.count(right, || {
                let timexes: Vec<&str> = candidates
                    .iter()
                    .filter_map(|value| value["Timex"].as_str().or(value["timex"].as_str()))
                    .collect();
                format!("{text}: {}, not {timexes:?}", value_of(got.as_ref()))
            });
        }
    }
    for wrong in &dates.wrong {
        let phrase = wrong.split(": ").next().unwrap_or_default();
        let known = LEFT.iter().any(|(left, _)| *left == phrase);
        assert!(known, "no reason is given for {wrong}");
    }
    dates.check(0.80);
    times.check(0.62);
}

const EAST: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const LEVANT: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];
const MAGHREB: [&str; 12] = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const HIJRI: [&str; 12] = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
];

#[allow(clippy::needless_pass_by_value, reason = "numbers are copied")]
fn arabic_digits(number: impl ToString) -> String {
    let digit = |digit: char| char::from_u32(u32::from(digit) - u32::from('0') + 0x660).unwrap();
    number.to_string().chars().map(digit).collect()
}

#[test]
fn every_day_of_two_centuries_in_five_patterns() {
    let mut day = Date::new(1900, 1, 1).unwrap();
    let end = Date::new(2101, 1, 1).unwrap();
    let mut days = 0;
    while day < end {
        let (year, month, number) = (day.year(), usize::try_from(day.month()).unwrap(), day.day());
        let [east, levant, maghreb] = [EAST, LEVANT, MAGHREB].map(|names| names[month - 1]);
        let text = format!(
            "{number} {east} {year}\n{} {levant}/{east} {}\n{number}/{month}/{year}\n{year}-{month:02}-{number:02}\n{number:02} {maghreb} عام {year}م",
            arabic_digits(number),
            arabic_digits(year),
        );
        let found: Vec<String> = find_dates(&TokenizedText::new(&text), None)
            .into_iter()
            .filter_map(|date| date.value)
            .collect();
        assert_eq!(found, vec![day.to_string(); 5], "{text}");
        day = day.tomorrow().unwrap();
        days += 1;
    }
    assert_eq!(days, 73_414);
}

#[test]
fn every_hijri_day_of_the_table() {
    let mut previous: Option<Date> = None;
    let mut days = 0;
    for year in 1300..=1500 {
        for (name, month) in HIJRI.iter().zip(1..) {
            for day in 1..=32 {
                let text = format!("{day} {name} {year}هـ\n{day}/{month}/{year} هـ");
                let found = find_dates(&TokenizedText::new(&text), None);
                assert_eq!(found.len(), 2, "{text}");
                assert_eq!(found[0].value, found[1].value, "{text}");
                let Some(value) = &found[0].value else { continue };
                let gregorian: Date = value.parse().unwrap();
                assert_eq!(found[0].original, Some(format!("{year}-{month:02}-{day:02}")));
                if let Some(previous) = previous {
                    assert_eq!(previous.tomorrow().ok(), Some(gregorian), "{text}");
                }
                previous = Some(gregorian);
                days += 1;
            }
        }
    }
    assert_eq!(days, 71_228);
}

#[test]
fn no_repetition_is_slow_or_panics() {
    let words = [
        "في",
        "يوم",
        "الأحد",
        "شهر",
        "كانون",
        "سبتمبر",
        "عام",
        "2024",
        "12",
        "/",
        "-",
        "ثلاثة",
        "ألف",
        "وعشرون",
        "السابع",
        "قبل",
        "بعد",
        "نهاية",
        "الساعة",
        "مساء",
        "هذا",
        "الماضي",
        "كل",
        "نحو",
        "الربع",
        "رمضان",
        "12 و",
        "من",
        "أن",
        "،",
        "القرن",
        "(",
        "أمس",
        "منذ",
        "1 و",
        "يناير و",
        "الأول",
        "ونصف",
        "مرة",
        "نصف",
        "آخر",
        "سنة و",
    ];
    for word in words {
        for joint in [" ", "", "\n"] {
            let text = format!("{word}{joint}").repeat(4_000);
            find_dates(&TokenizedText::new(&text), Date::new(2024, 8, 16).ok());
        }
    }
    for first in words {
        for second in words {
            let text = format!("{first} {second} ").repeat(50);
            find_dates(&TokenizedText::new(&text), Date::new(2024, 8, 16).ok());
        }
    }
}

/// A generator of numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Words of time in rows without sense: whatever is read, its spans are in order and apart, and dates are dates.
#[test]
fn rows_of_any_words_give_ordered_mentions() {
    let words: Vec<&str> = "في من إلى حتى بين و ، - / ( ) : . هذا ذلك نفس كل قبل بعد منذ خلال نحو أكثر من حدود نهاية مطلع منتصف وقت متأخر من \
        يوم شهر عام سنة أسبوع ساعة الساعة دقيقة اليوم الشهر العام الأسبوع أيام سنوات عامين يومين القرن عقد تسعينيات الماضي المقبل الجاري \
        نفسه التالي الأول الثاني العاشر السابع والعشرين ثلاثة عشرون وخمسون ألف ألفين نصف ربع والنصف إلا آخر غرة منه عيد الفطر الأضحى رمضان \
        شوال محرم هـ م ق.م قبل الميلاد الأحد الاثنين الجمعة أمس غدا مساء صباح ليلا ظهرا الليلة مارس آب سبتمبر أيلول كانون الثاني تشرين يناير \
        صيف الشتاء الربع النصف مرة مرتين يوميا مؤخرا الآن 1 2 12 15 31 32 45 99 2024 1445 0 00 2.5 1,500 10:30 24:00 2024-08-16 31/12/2020 9999999999 \
        \u{200F} \n الموافق تاريخ النشر بتوقيت غرينتش بـ لـ الـ"
        .split(' ')
        .collect();
    let mut numbers = Numbers(7);
    let anchors = [None, Date::new(2024, 2, 29).ok(), Some(Date::MIN), Some(Date::MAX)];
    for _ in 0..20_000 {
        let count = 1 + numbers.below(12);
        let mut text = String::new();
        for _ in 0..count {
            text.push_str(words[numbers.below(words.len())]);
            if numbers.below(5) > 0 {
                text.push(' ');
            }
        }
        let anchor = anchors[numbers.below(anchors.len())];
        let found = find_dates(&TokenizedText::new(&text), anchor);
        let mut end = 0;
        for date in found {
            assert!(date.span.start() >= end && !date.span.is_empty(), "{text:?}: {date:?}");
            assert!(date.span.text(&text).is_some(), "{text:?}: {date:?}");
            end = date.span.end();
            if let Some(value) = date.value.filter(|value| value.len() == 10 && value.is_ascii()) {
                let digits = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
                if digits && value.matches('-').count() == 2 {
                    assert!(value.parse::<Date>().is_ok(), "{text:?}: {value}");
                }
            }
        }
        for direction in [Direction::News, Direction::Past, Direction::Future] {
            parse_date_with(&text, &DateOptions { anchor, time: None, direction });
        }
    }
}
