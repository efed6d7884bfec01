//! Cases of `cases/numbers/`, and the number collections of other tools.
//!
//! A case has a `text` and one of
//! - `value`: what [`parse_number`] gives, as [`Number`] writes it or as a ratio; empty for nothing;
//! - `quantity`: value, kind and code of [`parse_quantity`];
//! - `numbers`: what [`find_numbers`] finds, each with `value` (`none` where it cannot be held), `span`, and, where
//!   they are not cardinal, absent, or absent: `kind`, `mod`, `unit`, `code`, `of`, `range`. A `code` that is not
//!   named is not checked.

use std::path::Path;

use rawi_numbers::{Number, NumberMention, RangeEnd, find_numbers, parse_number, parse_quantity};
use rawi_tokens::TokenizedText;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    value: Option<String>,
    quantity: Option<Quantity>,
    numbers: Option<Vec<Found>>,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quantity {
    value: String,
    kind: String,
    code: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    value: String,
    span: String,
    kind: Option<String>,
    #[serde(rename = "mod")]
    modifier: Option<String>,
    unit: Option<String>,
    code: Option<String>,
    of: Option<String>,
    range: Option<String>,
}

/// A number as a case writes it: `2.5`, `1/3`.
fn number(written: &str) -> Number {
    let (numerator, denominator) = written.split_once('/').unwrap_or((written, "1"));
    let (whole, decimals) = numerator.split_once('.').unwrap_or((numerator, ""));
    let digits: i128 = format!("{whole}{decimals}").parse().unwrap();
    let places = i32::try_from(decimals.len()).unwrap();
    Number::from_integer(digits)
        .checked_div(Number::power_of_ten(places).unwrap())
        .and_then(|value| value.checked_div(Number::from_integer(denominator.parse().unwrap())))
        .unwrap()
}

fn check(case: &Case) -> Result<(), String> {
    let text = &case.text;
    let differ = |expected: String, actual: String| {
        if expected == actual {
            Ok(())
        } else {
            Err(format!("{text}\n  expected {expected}\n  actual   {actual}"))
        }
    };
    if let Some(value) = &case.value {
        let expected = (!value.is_empty()).then(|| number(value).to_string());
        let actual = parse_number(text).map(|value| value.to_string());
        return differ(format!("{expected:?}"), format!("{actual:?}"));
    }
    if let Some(quantity) = &case.quantity {
        let expected = format!("{} {} {}", number(&quantity.value), quantity.kind, quantity.code);
        let actual = parse_quantity(text).map_or("nothing".to_owned(), |mention| {
            let code = mention.unit.and_then(|unit| unit.code).unwrap_or("-");
            let value = mention.value.map_or("none".to_owned(), |value| value.to_string());
            format!("{value} {} {code}", mention.kind.name())
        });
        return differ(expected, actual);
    }
    let expected: Vec<String> = case.numbers.iter().flatten().map(told).collect();
    let tokens = TokenizedText::new(text);
    let codes: Vec<bool> =
        case.numbers.iter().flatten().map(|found| found.code.is_some()).collect();
    let actual: Vec<String> = find_numbers(&tokens)
        .iter()
        .enumerate()
        .map(|(place, mention)| told(&found(text, mention, codes.get(place) == Some(&true))))
        .collect();
    differ(expected.join(" | "), actual.join(" | "))
}

fn found(text: &str, mention: &NumberMention, with_code: bool) -> Found {
    let slice = |span: rawi_text::Span| span.text(text).unwrap().to_owned();
    Found {
        value: mention.value.map_or("none".to_owned(), |value| value.to_string()),
        span: slice(mention.span),
        kind: Some(mention.kind.name().to_owned()),
        modifier: mention.modifier.map(|modifier| modifier.name().to_owned()),
        unit: mention.unit.as_ref().map(|unit| slice(unit.span)),
        code: mention
            .unit
            .as_ref()
            .and_then(|unit| unit.code)
            .filter(|_| with_code)
            .map(str::to_owned),
        of: mention.of.map(slice),
        range: mention.range.map(|range| {
            match range {
                RangeEnd::Lower => "lower",
                RangeEnd::Upper => "upper",
            }
            .to_owned()
        }),
    }
}

fn told(found: &Found) -> String {
    let value =
        if found.value == "none" { "none".to_owned() } else { number(&found.value).to_string() };
    let part = |name: &str, part: &Option<String>| {
        part.as_ref().map_or(String::new(), |part| format!(" {name} {part}"))
    };
    format!(
        "{} {value} {}{}{}{}{}{}",
        found.span,
        found.kind.as_deref().unwrap_or("cardinal"),
        part("mod", &found.modifier),
        part("unit", &found.unit),
        part("code", &found.code),
        part("of", &found.of),
        part("range", &found.range),
    )
}

#[test]
fn cases() {
    testkit::check_cases("numbers", check);
}

/// The records of one collection; `None`, with a message, where it is not there.
fn collection(name: &str) -> Option<Vec<Value>> {
    let file = testkit::evaluation_data(&format!("cases/{name}.jsonl"))?;
    Some(read_lines(&file))
}

fn read_lines(file: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether a value is the one that a collection writes as a JSON number or a string.
#[expect(clippy::cast_precision_loss, reason = "collections write floats")]
fn is_value(value: Option<Number>, expected: &Value) -> bool {
    let Some(value) = value else { return false };
    let expected = match expected {
        Value::String(written) => written.trim_end_matches('%').parse().unwrap(),
        _ => expected.as_f64().unwrap(),
    };
    let value = value.numerator() as f64 / value.denominator() as f64;
    (value - expected).abs() <= 1e-9 * expected.abs().max(1e-30) || (value - expected).abs() < 1e-10
}

/// Prints a rate and what is wrong, and fails below the floor.
#[expect(clippy::print_stdout, reason = "an evaluation is there to be read")]
fn rate<'c>(name: &str, floor: f64, results: impl Iterator<Item = (bool, &'c str)>) {
    let (mut right, mut all, mut wrong) = (0_u32, 0_u32, Vec::new());
    for (ok, text) in results {
        all += 1;
        right += u32::from(ok);
        if !ok {
            wrong.push(text);
        }
    }
    let share = f64::from(right) / f64::from(all.max(1));
    println!("{name}: {right}/{all} = {share:.4}");
    for text in &wrong {
        println!("  {text}");
    }
    assert!(all > 0 && share >= floor, "{name}: {share:.4} is below {floor}");
}

fn text(record: &Value) -> &str {
    record["text"].as_str().unwrap()
}

#[test]
fn number_words() {
    let Some(records) = collection("number_words") else { return };
    rate(
        "number words, parsed",
        0.999,
        records
            .iter()
            .map(|record| (is_value(parse_number(text(record)), &record["value"]), text(record))),
    );
    rate(
        "number words, found whole",
        0.998,
        records.iter().map(|record| {
            let phrase = text(record);
            let found = find_numbers(&TokenizedText::new(phrase));
            let whole = found.len() == 1
                && found[0].span.text(phrase).is_some_and(|slice| same_letters(slice, phrase));
            (whole && is_value(found[0].value, &record["value"]), phrase)
        }),
    );
}

/// Whether two slices differ by white space and invisible characters at most.
fn same_letters(left: &str, right: &str) -> bool {
    let seen = |character: &char| {
        !character.is_whitespace() && !rawi_normalize::chars::is_control(*character)
    };
    left.chars().filter(seen).eq(right.chars().filter(seen))
}

#[test]
fn icu_numbers() {
    let Some(records) = collection("icu_numbers_ar") else { return };
    rate(
        "ICU numbers, with units",
        0.99,
        records.iter().map(|record| {
            let phrase = text(record);
            let unit = record["unit"].as_str();
            let ok = match unit {
                None => is_value(parse_number(phrase), &record["value"]),
                Some(unit) => parse_quantity(phrase).is_some_and(|mention| {
                    is_value(mention.value, &record["value"])
                        && mention.unit.and_then(|unit| unit.code) == Some(ucum(unit))
                }),
            };
            (ok, phrase)
        }),
    );
}

/// The UCUM code of a unit's name in CLDR; currencies have their own.
fn ucum(name: &str) -> &str {
    match name {
        "l" => "L",
        "celsius" => "Cel",
        "hour" => "h",
        "day" => "d",
        "week" => "wk",
        "month" => "mo",
        "year" => "a",
        "minute" => "min",
        "second" => "s",
        "mile" => "[mi_i]",
        "hectare" => "har",
        "tonne" | "ton" => "t",
        "megawatt" => "MW",
        other => other,
    }
}

#[test]
fn duckling() {
    let Some(records) = collection("duckling_ar") else { return };
    for (dimensions, floor) in [
        (&["number"][..], 1.0),
        (&["ordinal"], 1.0),
        (&["amount-of-money"], 1.0),
        (&["quantity", "volume", "temperature"], 1.0),
        (&["phone-number"], 1.0),
    ] {
        let chosen =
            records.iter().filter(|record| dimensions.contains(&record["dim"].as_str().unwrap()));
        rate(
            &format!("Duckling {}", dimensions.join(", ")),
            floor,
            chosen.map(|record| (duckling_case(record), text(record))),
        );
    }
}

fn duckling_case(record: &Value) -> bool {
    let (phrase, expect) = (text(record), &record["expect"]);
    let found = find_numbers(&TokenizedText::new(phrase));
    if expect.is_null() || record["dim"] == "phone-number" {
        return found.is_empty();
    }
    let ends: Vec<&Value> =
        ["from", "to"].iter().map(|end| &expect[*end]).filter(|end| !end.is_null()).collect();
    if !ends.is_empty() {
        return ends.len() == found.len()
            && ends
                .iter()
                .zip(&found)
                .all(|(end, mention)| is_value(mention.value, end) && mention.unit.is_some());
    }
    if matches!(record["dim"].as_str(), Some("number" | "ordinal")) {
        return is_value(parse_number(phrase), &expect["value"]);
    }
    let mention =
        parse_quantity(phrase).or_else(|| found.first().filter(|_| found.len() == 1).cloned());
    let Some(mention) = mention else { return false };
    // Duckling brings masses to grams, and names no temperature by its scale where only `درجة` is said.
    let code = mention.unit.and_then(|unit| unit.code);
    let grams = |thousandths: i128| Number::new(thousandths, 1000);
    let (codes, factor): (&[Option<&str>], Option<Number>) = match expect["unit"].as_str().unwrap()
    {
        "Gram" => match code {
            Some("kg") => (&[Some("kg")], grams(1_000_000)),
            Some("mg") => (&[Some("mg")], grams(1)),
            _ => (&[Some("g")], grams(1000)),
        },
        "Ounce" => (&[Some("[oz_av]")], grams(1000)),
        "Cup" => (&[Some("[cup_us]")], grams(1000)),
        "Millilitre" => (&[Some("mL")], grams(1000)),
        "Litre" => (&[Some("L")], grams(1000)),
        "Gallon" => (&[Some("[gal_us]")], grams(1000)),
        "Hectolitre" => (&[Some("hL")], grams(1000)),
        "Celsius" => (&[Some("Cel")], grams(1000)),
        "Fahrenheit" => (&[Some("[degF]")], grams(1000)),
        "Degree" => (&[Some("deg"), Some("Cel"), None], grams(1000)),
        "Dollar" => (&[Some("USD")], grams(1000)),
        "Cent" | "Pound" => (&[None], grams(1000)),
        other => return code == Some(other) && is_value(mention.value, &expect["value"]),
    };
    let value = mention.value.zip(factor).and_then(|(value, factor)| value.checked_mul(factor));
    codes.contains(&code) && is_value(value, &expect["value"])
}

#[test]
fn humanizer_and_ar_php() {
    for name in ["humanizer_ar", "arphp_ar"] {
        let Some(records) = collection(name) else { return };
        for kind in ["cardinal", "ordinal"] {
            let chosen = records.iter().filter(|record| record["kind"] == kind);
            rate(
                &format!("{name} {kind}"),
                1.0,
                chosen.map(|record| {
                    (is_value(parse_number(text(record)), &record["value"]), text(record))
                }),
            );
        }
    }
}

/// Expectations of Recognizers-Text that are not followed, and why.
const NOT_FOLLOWED: [(&str, u64, &str); 21] = [
    ("NumberModel", 3, "a number joined to its unit is a measure, not nothing"),
    ("NumberModel", 6, "a number joined to its unit is a measure, not nothing"),
    ("NumberModel", 44, "322 thousand are 322,000, not 32,200"),
    ("NumberModel", 53, "a million, 2,200 and three fifths are not 200,440.6"),
    ("NumberModel", 57, "a dual noun counts two, so there are two numbers"),
    ("NumberModel", 66, "the value is a hundred billion times too great"),
    ("NumberModel", 72, "no Arabic number"),
    ("NumberModel", 86, "the ordinal is one, by the model's own other cases"),
    ("NumberModel", 96, "a calendar date is left to the dates"),
    ("NumberModel", 119, "271 parts of a hundred are 2.71, not 200.71"),
    ("NumberModel", 212, "the word alone is five; a fifth needs what it is a part of"),
    ("NumberModel", 225, "without its damma the last word is fifty, not two fifths"),
    ("NumberModel", 242, "a hundred and thirty fifths are 26, not a hundred over 35"),
    ("NumberModel", 247, "no Arabic number"),
    ("NumberModel", 256, "a calendar date is left to the dates"),
    ("NumberModel", 259, "a million, as the same model reads K and B elsewhere"),
    ("OrdinalModel", 28, "not a word: misspelt"),
    ("OrdinalModel", 61, "a dual noun counts two, so there are two numbers"),
    ("OrdinalModelSuppressExtendedTypes", 5, "an ordinal, whether or not it counts from the end"),
    ("OrdinalModelSuppressExtendedTypes", 11, "the cardinal in the sentence is a number too"),
    ("PercentModel", 9, "no sign or word says percent of this cardinal"),
];

#[test]
fn recognizers_text() {
    let Some(records) = collection("recognizers_text_ar") else { return };
    let models =
        ["NumberModel", "OrdinalModel", "OrdinalModelSuppressExtendedTypes", "PercentModel"];
    let chosen = records.iter().filter(|record| {
        let model = record["model"].as_str().unwrap();
        let expect = record["expect"].as_array().unwrap();
        let number = record["n"].as_u64().unwrap();
        models.contains(&model)
            && record["span_quality"] == "ok"
            // `the last`, `the next`: no numbers.
            && !expect.iter().any(|one| one["TypeName"] == "ordinal.relative")
            && !NOT_FOLLOWED.iter().any(|(name, n, _)| *name == model && *n == number)
    });
    rate(
        "Recognizers-Text numbers",
        0.96,
        chosen.map(|record| (recognizers_case(record), text(record))),
    );
}

fn recognizers_case(record: &Value) -> bool {
    let (phrase, expect) = (text(record), record["expect"].as_array().unwrap());
    let value = |one: &Value| one["Resolution"]["value"].clone();
    let whole = expect.len() == 1
        && expect[0]["Text"].as_str().is_some_and(|slice| same_letters(slice, phrase));
    if whole && is_value(parse_number(phrase), &value(&expect[0])) {
        return true;
    }
    let found = find_numbers(&TokenizedText::new(phrase));
    let characters = |bytes: usize| u64::try_from(phrase[..bytes].chars().count()).unwrap();
    found.len() == expect.len()
        && found.iter().zip(expect).all(|(mention, one)| {
            is_value(mention.value, &value(one))
                && characters(mention.span.start()) <= one["Start"].as_u64().unwrap()
                && characters(mention.span.end()) > one["End"].as_u64().unwrap()
        })
}
