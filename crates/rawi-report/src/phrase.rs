//! Times and amounts as people read them, in both languages: `2021 END` is «نهاية 2021», `end of 2021`.

use rawi_aggregate::dossier::{Figure, FigureValue};

use crate::words::{Language, fill};

/// A day `YYYY-MM-DD`: 16 August 2024. What is no day stays as it is.
pub(crate) fn day(language: Language, text: &str) -> String {
    let mut parts = text.split('-');
    let (year, month, date) = (parts.next(), parts.next(), parts.next());
    let (Some(year), Some(month), Some(date)) =
        (year, month.and_then(|m| month_name(language, m)), date)
    else {
        return text.to_owned();
    };
    format!("{} {month} {year}", date.trim_start_matches('0'))
}

fn month_name(language: Language, month: &str) -> Option<&'static str> {
    language.known(&format!("month-{month}"))
}

/// A TIMEX3 value with its modifier. The first day of a week says which week it is.
pub(crate) fn time(
    language: Language,
    value: &str,
    modifier: Option<&str>,
    first_day: Option<&str>,
) -> String {
    if !value.starts_with(|first: char| first.is_ascii_digit()) {
        // Of no calendar's day: PAST_REF, XXXX-09.
        return modified(language, value.to_owned(), modifier);
    }
    // A time of day tells a reader nothing beside the day that it is of.
    let date = value.split_once('T').map_or(value, |(date, _)| date);
    let text = date_text(language, date, first_day).unwrap_or_else(|| date.to_owned());
    modified(language, text, modifier)
}

fn date_text(language: Language, date: &str, first_day: Option<&str>) -> Option<String> {
    let Some((year, rest)) = date.split_once('-') else {
        return match date.len() {
            2 => Some(match language {
                Language::English => language.filled("century", &[date]),
                // The years 19xx are the twentieth century.
                Language::Arabic => {
                    language.filled("century", &[&(date.parse::<u32>().ok()? + 1).to_string()])
                }
            }),
            3 => Some(language.filled("decade", &[&format!("{date}0")])),
            _ => None,
        };
    };
    if rest.contains('-') {
        return Some(day(language, date));
    }
    if let Some(month) = month_name(language, rest) {
        return Some(format!("{month} {year}"));
    }
    match rest {
        "SP" => return Some(language.filled("SP", &[year])),
        "SU" => return Some(language.filled("SU", &[year])),
        "FA" => return Some(language.filled("FA", &[year])),
        "WI" => return Some(language.filled("WI", &[year])),
        _ => {}
    }
    if let Some(week) = rest.strip_prefix('W') {
        return Some(match first_day {
            Some(first) => language.filled("week", &[&day(language, first)]),
            None => language.filled("weekOf", &[week.trim_start_matches('0'), year]),
        });
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        return Some(language.filled("quarter", &[quarter, year]));
    }
    rest.strip_prefix('H').map(|half| language.filled("half", &[half, year]))
}

/// An exact value (`2500`, `5/2`) with its modifier: about 2,500.
pub(crate) fn amount(language: Language, value: &str, modifier: Option<&str>) -> String {
    modified(language, grouped(&in_decimals(value)), modifier)
}

fn modified(language: Language, text: String, modifier: Option<&str>) -> String {
    match modifier.and_then(|modifier| language.known(modifier)) {
        Some(pattern) => fill(pattern, &[&text]),
        None => text,
    }
}

/// An amount with what is counted, in the form that goes with the number: «نحو 41 جريحًا», «جريحان», `41 wounded`. In
/// English a noun that no list names is left to the caller: it stays Arabic.
pub(crate) fn counted(language: Language, figure: &Figure, value: &FigureValue) -> String {
    let modifier = value.modifier.as_deref();
    let number = grouped(&in_decimals(&value.value));
    if figure.kind == "percent" {
        return modified(language, format!("{number}%"), modifier);
    }
    let key = format!("count-{}", figure.counted);
    let form = value.value.parse().ok().and_then(|count| language.known_count(&key, count));
    let Some(form) = form else {
        let noun = match language {
            Language::Arabic => figure.noun.clone(),
            Language::English if figure.counted.is_ascii() => figure.counted.replace('_', " "),
            Language::English => String::new(),
        };
        return modified(language, format!("{number} {noun}").trim_end().to_owned(), modifier);
    };
    let pattern = modifier.and_then(|modifier| language.known(modifier)).unwrap_or("{}");
    // Behind a word that governs it a dual takes its oblique form: أكثر من جريحين.
    match form.strip_suffix("ان") {
        Some(stem) if !pattern.starts_with("{}") => fill(pattern, &[&format!("{stem}ين")]),
        _ => fill(pattern, &[&form]),
    }
}

/// What is said of what is counted, beside its owner and place: what happens to it, what it measures, when.
pub(crate) fn circumstances(language: Language, figure: &Figure) -> Vec<String> {
    let own = match figure.counted.as_str() {
        "dead" | "victims" => "killed",
        "detained" => "arrested",
        counted => counted,
    };
    let happening = figure.happening.filter(|happening| *happening != own);
    let happening = happening.and_then(|happening| language.known(&format!("happens-{happening}")));
    let measured = figure.measured.clone().filter(|measured| *measured != figure.noun);
    let when = figure.when.as_ref();
    let when = when.map(|when| time(language, &when.value, when.modifier.as_deref(), None));
    happening.map(str::to_owned).into_iter().chain(measured).chain(when).collect()
}

/// A figure without its values: what is counted, of what, where, when.
pub(crate) fn figure(language: Language, figure: &Figure) -> String {
    let names = [figure.owner.as_ref(), figure.place.as_ref()];
    let names = names.into_iter().flatten().map(|reference| reference.name.clone());
    let parts = std::iter::once(figure.noun.clone()).chain(circumstances(language, figure));
    parts.chain(names).collect::<Vec<String>>().join(" · ")
}

/// The label of one side of a contradiction in words: a value with its modifier, as the dossier writes both.
pub(crate) fn side(label: &str, words: impl Fn(&str, Option<&str>) -> String) -> String {
    match label.split_once(' ') {
        Some((value, modifier)) => words(value, Some(modifier)),
        None => words(label, None),
    }
}

/// Decimal digits in groups of three: `2500` is 2,500. What is no number stays as it is.
pub(crate) fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, rest) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    if whole.len() < 4 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut output = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            output.push(',');
        }
        output.push(digit);
    }
    if let Some(rest) = rest {
        output.push('.');
        output.push_str(rest);
    }
    output
}

/// A ratio as decimal digits where these have an end within six places (`7829/100` is `78.29`); else as it is.
pub(crate) fn in_decimals(value: &str) -> String {
    const PLACES: usize = 6;
    let ratio = value.split_once('/').and_then(|(numerator, denominator)| {
        let (numerator, denominator) = (numerator.parse::<i64>().ok()?, denominator.parse().ok()?);
        let (mut rest, divisor): (u64, u64) = (numerator.unsigned_abs(), denominator);
        let mut digits =
            format!("{}{}.", if numerator < 0 { "-" } else { "" }, rest.checked_div(divisor)?);
        for _ in 0..PLACES {
            rest = (rest % divisor).checked_mul(10)?;
            digits.push_str(&(rest / divisor).to_string());
            if rest % divisor == 0 {
                return Some(digits);
            }
        }
        None
    });
    ratio.unwrap_or_else(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use rawi_aggregate::dossier::{Figure, FigureTime, FigureValue, Verdict, Witnesses};

    use super::{amount, circumstances, counted, day, figure, grouped, in_decimals, side, time};
    use crate::words::Language::{Arabic, English};

    #[test]
    fn times_read_as_people_say_them() {
        for (english, arabic, value, modifier) in [
            ("end of 2021", "نهاية 2021", "2021", Some("END")),
            ("before 30 June 2026", "قبل 30 يونيو 2026", "2026-06-30", Some("BEFORE")),
            ("early September 2026", "مطلع سبتمبر 2026", "2026-09", Some("START")),
            ("summer 2014", "صيف 2014", "2014-SU", None),
            ("week 31 of 2021", "الأسبوع 31 من 2021", "2021-W31", None),
            ("quarter 2 of 2025", "الربع 2 من 2025", "2025-Q2", None),
            ("the 1980s", "عقد 1980", "198", None),
            ("the 1900s", "القرن 20", "19", None),
            ("5 August 2024", "5 أغسطس 2024", "2024-08-05T09:30", None),
            ("2026", "2026", "2026", None),
            ("PAST_REF", "PAST_REF", "PAST_REF", None),
            ("XXXX-09", "XXXX-09", "XXXX-09", None),
        ] {
            assert_eq!(english, time(English, value, modifier, None));
            assert_eq!(arabic, time(Arabic, value, modifier, None));
        }
        assert_eq!("week of 2 August 2021", time(English, "2021-W31", None, Some("2021-08-02")));
    }

    #[test]
    fn a_text_that_is_no_day_stays() {
        for text in ["", "2024", "2024-13-01", "yesterday"] {
            assert_eq!(text, day(English, text));
        }
    }

    #[test]
    fn amounts_read_as_people_say_them() {
        assert_eq!("about 2,500", amount(English, "2500", Some("APPROX")));
        assert_eq!("أكثر من 160,000", amount(Arabic, "160000", Some("MORE_THAN")));
        assert_eq!("78.29", amount(English, "7829/100", None));
        assert_eq!("1/3", amount(English, "1/3", None));
    }

    fn figure_of(counted: &str, noun: &str) -> Figure {
        Figure {
            id: String::new(),
            counted: counted.to_owned(),
            noun: noun.to_owned(),
            kind: "cardinal",
            happening: None,
            measured: None,
            when: None,
            owner: None,
            place: None,
            witnesses: Witnesses::default(),
            verdict: Verdict::Single,
            values: Vec::new(),
        }
    }

    fn value_of(value: &str, modifier: Option<&str>) -> FigureValue {
        FigureValue {
            value: value.to_owned(),
            modifier: modifier.map(str::to_owned),
            witnesses: Witnesses::default(),
            first_day: None,
            last_day: None,
            said_by: Vec::new(),
            evidence: Vec::new(),
        }
    }

    #[test]
    fn what_is_counted_agrees_with_its_number() {
        let wounded = figure_of("wounded", "جريح");
        for (english, arabic, value, modifier) in [
            ("1 wounded", "جريح واحد", "1", None),
            ("2 wounded", "جريحان", "2", None),
            ("more than 2 wounded", "أكثر من جريحين", "2", Some("MORE_THAN")),
            ("2 wounded or more", "جريحان أو أكثر", "2", Some("EQUAL_OR_MORE")),
            ("9 wounded", "9 جرحى", "9", None),
            ("about 41 wounded", "نحو 41 جريحًا", "41", Some("APPROX")),
            ("5,674 wounded", "5,674 جريحًا", "5674", None),
            ("100 wounded", "100 جريح", "100", None),
            ("2.5 wounded", "2.5 جريح", "5/2", None),
        ] {
            let value = value_of(value, modifier);
            assert_eq!(english, counted(English, &wounded, &value));
            assert_eq!(arabic, counted(Arabic, &wounded, &value));
        }
        // A noun of no list stays as the documents write it; in English its place is the caller's.
        let survivors = figure_of("ناجيا", "ناجيا");
        let value = value_of("14", None);
        assert_eq!("14 ناجيا", counted(Arabic, &survivors, &value));
        assert_eq!("14", counted(English, &survivors, &value));
    }

    #[test]
    fn a_figure_says_what_happens_to_whom_and_of_what_a_measure_is() {
        let mut died = figure_of("wounded", "جريح");
        died.happening = Some("wounded");
        assert!(circumstances(Arabic, &died).is_empty(), "the noun says it");
        died.happening = Some("killed");
        died.when = Some(FigureTime { value: "2025-05-13".to_owned(), modifier: None });
        assert_eq!("جريح · وفاة · 13 مايو 2025", figure(Arabic, &died));
        assert_eq!(
            ["died or killed", "13 May 2025"].map(str::to_owned).to_vec(),
            circumstances(English, &died)
        );
        let mut speed = figure_of("km/h", "كيلومترا في الساعة");
        speed.measured = Some("سرعة".to_owned());
        assert_eq!("كيلومترا في الساعة · سرعة", figure(Arabic, &speed));
        assert_eq!("118 km/h", counted(English, &speed, &value_of("118", None)));
    }

    #[test]
    fn labels_of_sides_are_a_value_and_its_modifier() {
        let date = |value: &str, modifier: Option<&str>| time(English, value, modifier, None);
        assert_eq!("end of 2026", side("2026 END", date));
        assert_eq!("September 2025", side("2025-09", date));
    }

    #[test]
    fn digits_stand_in_threes() {
        let shown = ["1", "999", "1000", "4000000000", "-2500.5", "1/1000", "٣٠٠٠"].map(grouped);
        assert_eq!(shown, ["1", "999", "1,000", "4,000,000,000", "-2,500.5", "1/1000", "٣٠٠٠"]);
    }

    #[test]
    fn ratios_with_an_end_are_written_out() {
        let shown = ["7829/100", "1/3", "-5/2", "2500", "1/0"].map(in_decimals);
        assert_eq!(shown, ["78.29", "1/3", "-2.5", "2500", "1/0"]);
    }
}
