//! What is written with number words or digits and counts nothing.
//!
//! ```text
//! name      = letters "-"? digits | digits letters              "إف-16", "كوفيد-19", "5G"
//! label     = ( "المادة" | "رقم" | "القرار" | … ) digits          "المادة 140", "رقم 2254"
//! telephone = "+" digits … | digits "-" digits "-" digits | "0" seven or more digits
//! score     = digits "-" digits                                  "2-1", not "10-15 شخصا"
//! list      = line-start digits ( "-" | "." | ")" ) space
//! clock     = digits ":" digits
//! year      = four digits from 1900 to 2099 that count nothing
//! idiom     = "نصف النهائي", "في آن واحد", "أول أمس"
//! ```
//!
//! The contract has no place for these, so they are passed over.

use std::sync::LazyLock;

use rawi_tokens::{Gap, TokenKind, TokenizedText, WordTable};

use crate::rule::counted;
use crate::rule::digits::digits_at;
use crate::{tsv, units};

pub(crate) const LABELS: &str = include_str!("../../data/labels.tsv");
pub(crate) const ORDINAL_NAMES: &str = include_str!("../../data/ordinal_names.tsv");

static LABEL_TABLE: LazyLock<WordTable<&'static str>> =
    LazyLock::new(|| WordTable::new(tsv::rows(LABELS).map(|[reason, word]| (word, reason))));
static ORDINAL_NAME_TABLE: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::new(tsv::rows(ORDINAL_NAMES).map(|[_, word]| (word, ()))));

/// Where the digits at a token are no number: the token behind all that goes with them.
pub(crate) fn behind_digits(text: &TokenizedText<'_>, index: usize) -> Option<usize> {
    era(text, index)
        .or_else(|| telephone(text, index))
        .or_else(|| chain(text, index))
        .or_else(|| name(text, index))
        .or_else(|| list_item(text, index))
        .or_else(|| day_of_month(text, index))
        .or_else(|| label(text, index))
}

/// `626 هـ`, `1351م`: years by their era, and runs that begin with zero (`0940`, `08`).
fn era(text: &TokenizedText<'_>, index: usize) -> Option<usize> {
    let next = index + 1;
    if is_era(text, next) && digits_at(text, index) <= 4 && is_plain(text, index) {
        let metres = text.folded(next) == "م" && !is_year_of_era(text, index, next);
        if !metres {
            return Some(next + 1);
        }
    }
    let zero = text.folded(index).starts_with('0') && (2..=6).contains(&digits_at(text, index));
    let bare = zero && is_plain(text, index) && !counts_something(text, next);
    bare.then_some(next)
}

/// `+964 770 123 4567`, `650-701-8887`, `07701234567`.
fn telephone(text: &TokenizedText<'_>, index: usize) -> Option<usize> {
    let plus = index > 0 && text.mark(index - 1) == Some('+') && text.gap(index) == Gap::None;
    let first = digits_at(text, index);
    let mut end = index + 1;
    let mut groups = 1;
    let mut digits = first;
    loop {
        let mut at = end;
        let mut joined = text.gap(at) == Gap::None;
        // A bracket behind the country code, a dash, or both: `(+1) 650 - 701`.
        for _ in 0..2 {
            if matches!(text.mark(at), Some('-' | ')' | '(' | '–')) && text.gap(at) != Gap::Line {
                joined |= text.mark(at) == Some('-');
                at += 1;
            }
        }
        if text.gap(at) == Gap::Line || digits_at(text, at) < 3 {
            break;
        }
        if !plus && !joined && at == end {
            // Only white space: a telephone number where the groups are not all of three.
            let other = digits_at(text, at) == 4 && groups >= 2;
            if !other && digits_at(text, at) != 3 {
                break;
            }
        }
        digits += digits_at(text, at);
        groups += 1;
        end = at + 1;
        if groups > 6 {
            break;
        }
    }
    let last = digits_at(text, end - 1);
    if groups == 1
        && (7..=15).contains(&first)
        && text.kind(end) == Some(TokenKind::Foreign)
        && matches!(text.folded(end), "ext" | "x")
        && digits_at(text, end + 1) > 0
    {
        return Some(end + 2);
    }
    let sound = match groups {
        1 => {
            (plus && first >= 7)
                || (text.folded(index).starts_with('0') && (7..=14).contains(&first))
        }
        _ if plus => digits >= 7,
        _ => groups >= 3 && last == 4 && (10..=14).contains(&digits),
    };
    sound.then_some(end)
}

/// Runs of digits chained by `-`, `/`, `:`: scores, formations, clocks, dates. Two runs with a dash may be a range.
fn chain(text: &TokenizedText<'_>, index: usize) -> Option<usize> {
    // `2ـ0`: a score with the lengthening stroke for a dash, which is no token.
    if text.gap(index + 1) == Gap::None && digits_at(text, index + 1) > 0 {
        return Some(index + 2);
    }
    let mark = text.mark(index + 1)?;
    // `1 - صفر`, `2 / صفر`.
    if matches!(mark, '-' | '–' | '/')
        && text.folded(index + 2) == "صفر"
        && text.gap(index + 2) != Gap::Line
    {
        return Some(index + 3);
    }
    // `5+1`.
    if mark == '+'
        && text.gap(index + 1) == Gap::None
        && text.gap(index + 2) == Gap::None
        && digits_at(text, index) < 2
        && digits_at(text, index + 2) > 0
    {
        return Some(index + 3);
    }
    if !matches!(mark, '-' | '–' | '/' | ':' | '\\') || digits_at(text, index + 2) == 0 {
        return None;
    }
    let tight = text.gap(index + 1) == Gap::None && text.gap(index + 2) == Gap::None;
    let loose = text.gap(index + 1) == Gap::Space && text.gap(index + 2) == Gap::Space;
    if !(tight || loose && mark != ':') {
        return None;
    }
    let mut end = index + 3;
    while text.mark(end) == Some(mark) && text.gap(end) != Gap::Line && digits_at(text, end + 1) > 0
    {
        end += 2;
    }
    let decimal = matches!(text.mark(end), Some('.' | ',' | '\u{66B}' | '\u{66C}'))
        && text.gap(end) == Gap::None
        && digits_at(text, end + 1) > 0
        && text.gap(end + 1) == Gap::None;
    if end > index + 3 || mark == ':' {
        return Some(end);
    }
    if decimal {
        return None;
    }
    let (low, high) = (small(text, index)?, small(text, index + 2)?);
    match mark {
        '/' | '\\' => (low >= high || !tight).then_some(end),
        _ => {
            let years = (1000..2100).contains(&low) && (1000..2100).contains(&high);
            let counted = counts_something(text, end);
            // `10-15 شخصا` is a range, `1-2` alone a score.
            let score = low < 30 && high < 30 && !counted;
            (years || score || low >= high).then_some(end)
        }
    }
}

fn small(text: &TokenizedText<'_>, index: usize) -> Option<u32> {
    if digits_at(text, index) > 6 {
        return None;
    }
    text.folded(index).parse().ok()
}

/// Whether a unit, a percent sign or a counted noun stands at a token.
fn counts_something(text: &TokenizedText<'_>, index: usize) -> bool {
    text.gap(index) != Gap::Line
        && (units::unit_at(text, index).is_some()
            || crate::rule::percents::behind(text, index).is_some()
            || crate::lexicon::whole(text, index).is_some_and(|found| {
                matches!(found.entry.part, Some(crate::lexicon::Part::Scale(..)))
            })
            || counted::behind(text, index).is_some())
}

/// Letters joined to the digits make a name: `إف-16`, `F16`, `5G`, `www.x.com/12`.
fn name(text: &TokenizedText<'_>, index: usize) -> Option<usize> {
    if index > 0 && text.gap(index) == Gap::None {
        let before = text.kind(index - 1);
        if before == Some(TokenKind::Foreign) && units::sign_at(text, index - 1).is_none() {
            return Some(behind_name(text, index + 1));
        }
        let links =
            matches!(text.mark(index - 1), Some('-' | '_' | '/' | '#' | '@' | '=' | '&' | '–'));
        if links && index > 1 && text.gap(index - 1) == Gap::None {
            let letters =
                matches!(text.kind(index - 2), Some(TokenKind::Foreign | TokenKind::Word));
            // `بـ-5`: one letter is a proclitic and the dash a sign.
            let proclitic = "وفبلك".contains(text.folded(index - 2))
                && text.folded(index - 2).chars().nth(1).is_none();
            if letters && !proclitic {
                return Some(behind_name(text, index + 1));
            }
        }
        // `90+5`: minutes of a match.
        let added = text.mark(index - 1) == Some('+')
            && index > 1
            && text.gap(index - 1) == Gap::None
            && digits_at(text, index - 2) > 0;
        if added || matches!(text.mark(index - 1), Some('#' | '@' | '_')) {
            return Some(index + 1);
        }
    }
    let next = index + 1;
    if index > 0 {
        // `Power Slap 17`, `iPhone 15`; `تونس1`, but not `جثث55 ضحية` with its space forgotten.
        let foreign = text.kind(index - 1) == Some(TokenKind::Foreign)
            && text.gap(index) == Gap::Space
            && units::sign_at(text, index - 1).is_none();
        let joined = text.is_word(index - 1)
            && text.gap(index) == Gap::None
            && text.folded(index - 1).chars().nth(2).is_some();
        if (foreign || joined) && is_plain(text, index) && !counts_something(text, next) {
            return Some(next);
        }
    }
    if text.gap(next) == Gap::None && text.kind(next) == Some(TokenKind::Foreign) {
        let known = units::unit_at(text, next).is_some()
            || crate::rule::money::abbreviated_scale(text, next).is_some()
            || matches!(text.folded(next), "e" | "c" | "p");
        if !known {
            return Some(next + 1);
        }
    }
    // `سو 35`, `إس-400`: the dash is set off.
    None
}

fn behind_name(text: &TokenizedText<'_>, index: usize) -> usize {
    let letters = text.gap(index) == Gap::None && text.kind(index) == Some(TokenKind::Foreign);
    if letters { index + 1 } else { index }
}

/// `1- القبض على`, `2. العودة`, at the start of a line.
fn list_item(text: &TokenizedText<'_>, index: usize) -> Option<usize> {
    let bracket = index > 0 && text.mark(index - 1) == Some('(') && text.gap(index) == Gap::None;
    let start = if bracket { index - 1 } else { index };
    if text.gap(start) != Gap::Line || digits_at(text, index) > 2 {
        return None;
    }
    let mark = text.mark(index + 1)?;
    let closes = if bracket { mark == ')' } else { matches!(mark, '-' | '.' | ')' | '–' | '_') };
    let text_follows = text.gap(index + 2) == Gap::Space
        || (text.gap(index + 2) == Gap::None && text.is_word(index + 2));
    (closes && text.gap(index + 1) != Gap::Line && text_follows && digits_at(text, index + 2) == 0)
        .then_some(index + 2)
}

/// `مدينة 6 أكتوبر`, `جسر 14 تموز`: a day of a month, be it a date's or a name's.
fn day_of_month(text: &TokenizedText<'_>, index: usize) -> Option<usize> {
    let month = text.gap(index + 1) == Gap::Space
        && matches!(
            text.folded(index + 1),
            "يناير"
                | "فبراير"
                | "ابريل"
                | "مايو"
                | "يونيو"
                | "يوليو"
                | "اغسطس"
                | "سبتمبر"
                | "اكتوبر"
                | "نوفمبر"
                | "ديسمبر"
                | "شباط"
                | "اذار"
                | "نيسان"
                | "ايار"
                | "حزيران"
                | "تموز"
                | "ايلول"
                | "جويليه"
                | "جوان"
        );
    let day = digits_at(text, index) <= 2
        && small(text, index).is_some_and(|day| (1..=31).contains(&day));
    (month && day && is_plain(text, index)).then_some(index + 1)
}

/// `المادة 140`, `رقم 5`, `القرار الأممي 2254`, `عام 2014`: labels, and years behind their noun.
fn label(text: &TokenizedText<'_>, index: usize) -> Option<usize> {
    const MOST: usize = 8;
    // `الفصلين 307 و308`: the label of the first is that of all.
    let mut first = index;
    for _ in 0..MOST {
        let joined = first.checked_sub(2).filter(|_| {
            text.folded(first - 1) == "و" || matches!(text.mark(first - 1), Some('،' | ','))
        });
        match joined.filter(|before| digits_at(text, *before) > 0) {
            Some(before) => first = before,
            None => break,
        }
    }
    if first == index {
        return labelled(text, index).map(|_| index + 1);
    }
    let listed = matches!(labelled(text, first), Some("law" | "number"));
    (listed && !counts_something(text, index + 1)).then_some(index + 1)
}

/// Why the digits at a token are an article's, a telephone's or a year's number.
fn labelled(text: &TokenizedText<'_>, index: usize) -> Option<&'static str> {
    let mut before = index.checked_sub(1)?;
    // `رقم (5)`, `المادة: 7`.
    if matches!(text.mark(before), Some('(' | ':' | '.' | '«' | '"')) {
        before = before.checked_sub(1)?;
    }
    // `دور الـ16`.
    if text.folded(before) == "ال" && before > 0 && is_named_by_count(text, before - 1) {
        return Some("name");
    }
    // `القانون الأساسي عدد 10`: so laws are numbered in Tunisia.
    if text.folded(before) == "عدد" && is_law(text, before) {
        return Some("law");
    }
    // `الإشارة عدد 26`.
    if text.folded(before) == "عدد"
        && before.checked_sub(1).is_some_and(|noun| counted::has_article(text.folded(noun)))
        && !counts_something(text, index + 1)
    {
        return Some("number");
    }
    let reason = LABEL_TABLE.get_token(text, before).copied().or_else(|| {
        let word = text.folded(before);
        // Behind ل the article has lost its alef: `للفصلين`.
        match word.strip_prefix("لل") {
            Some(stem) => LABEL_TABLE.get(&format!("ال{stem}")).copied(),
            None => LABEL_TABLE.get(word.strip_prefix(['و', 'ب', 'ل'])?).copied(),
        }
    });
    let reason = if let Some(reason) = reason {
        reason
    } else {
        // `القرار الأممي 2254`, `الخط الساخن 19000`, `الرقم الموحد 920000000`: an adjective stands between.
        let noun = before.checked_sub(1).filter(|_| text.folded(before).starts_with("ال"))?;
        let reason = LABEL_TABLE.get_token(text, noun).copied()?;
        let described = matches!(reason, "law" | "telephone") || text.folded(noun) == "الرقم";
        if !described || counts_something(text, index + 1) {
            return None;
        }
        reason
    };
    let year = small(text, index).is_some_and(|value| (1000..2200).contains(&value));
    if reason == "century" {
        return Some(reason);
    }
    let counts = counts_something(text, index + 1) && !is_era(text, index + 1);
    if reason == "year" && !year && (counts || !is_plain(text, index)) || reason == "name" && counts
    {
        return None;
    }
    // `قرار 5 دول` would be a number; nothing is counted behind an article's number.
    (reason != "law" || !counts_something(text, index + 1)).then_some(reason)
}

/// Whether one of the two words before a token is a law or decree.
fn is_law(text: &TokenizedText<'_>, index: usize) -> bool {
    let law = |at: usize| {
        let word = text.folded(at);
        let stem = word.strip_prefix("ال").unwrap_or(word);
        matches!(stem, "قانون" | "مرسوم" | "امر" | "قرار" | "منشور" | "فصل")
    };
    (1..=2).any(|back| index.checked_sub(back).is_some_and(law))
}

/// Whether the digits at a token have no mark or scale joined to them.
fn is_plain(text: &TokenizedText<'_>, index: usize) -> bool {
    matches!(
        crate::rule::digits::read(text, index),
        Some(crate::rule::digits::DigitRead::Number(digits)) if digits.plain
    )
}

/// Whether the word or letter of an era stands at a token: `هـ`, `م`, `ق.م`, `للهجرة`.
pub(crate) fn is_era(text: &TokenizedText<'_>, index: usize) -> bool {
    text.gap(index) != Gap::Line
        && matches!(
            text.folded(index),
            "ه" | "م"
                | "هجري"
                | "هجريه"
                | "ميلادي"
                | "ميلاديه"
                | "للهجره"
                | "للميلاد"
                | "الهجري"
                | "الميلادي"
                | "الهجريه"
                | "الميلاديه"
        )
        || text.folded(index) == "ق" && text.folded(index + 2) == "م"
}

/// Whether `م` behind digits is the era of a year and no metre: behind four digits, or a word that leads up to a year.
pub(crate) fn is_year_of_era(text: &TokenizedText<'_>, digits: usize, unit: usize) -> bool {
    if text.folded(unit) != "م" {
        return false;
    }
    let year = small(text, digits).is_some_and(|value| (1000..2200).contains(&value));
    let led = digits > 0
        && (matches!(text.mark(digits - 1), Some('/' | '-' | '–' | '='))
            || matches!(
                text.folded(digits - 1),
                "الموافق" | "ه" | "نحو" | "حوالي" | "سنه" | "عام"
            ));
    year && is_plain(text, digits) || led
}

/// Whether the word at a token makes a name with a number behind the article: `مجموعة العشرين`, `دور الـ16`.
pub(crate) fn is_named_by_count(text: &TokenizedText<'_>, index: usize) -> bool {
    let word = text.folded(index);
    matches!(word.strip_prefix(['و', 'ل', 'ب']).unwrap_or(word), "مجموعه" | "دور")
}

/// Whether plain digits are a year: four of them, nothing counted, no hedge before.
pub(crate) fn is_year(text: &TokenizedText<'_>, index: usize) -> bool {
    digits_at(text, index) == 4
        && small(text, index).is_some_and(|value| (1900..2100).contains(&value))
}

/// Whether the ordinal behind the noun at this token is part of a name or idiom: `كانون الثاني`, `الفرقة السابعة`,
/// `محمد السادس`, `البند السابع`.
pub(crate) fn names_with_ordinal(text: &TokenizedText<'_>, noun: usize) -> bool {
    if ORDINAL_NAME_TABLE.get_token(text, noun).is_some() {
        return true;
    }
    let word = text.folded(noun);
    word.strip_prefix(['و', 'ب', 'ل', 'ف', 'ك'])
        .is_some_and(|stem| ORDINAL_NAME_TABLE.get(stem).is_some())
        || word.strip_prefix("لل").is_some_and(|stem| {
            // `للفرقة`: the article without its alef.
            ORDINAL_NAME_TABLE.get(&format!("ال{stem}")).is_some()
        })
}

/// Whether the fraction at these tokens is part of the name of a round or period: `نصف النهائي`, `نصف سنوي`,
/// `الربع الأول`.
pub(crate) fn is_round_or_period(text: &TokenizedText<'_>, behind: usize) -> bool {
    if text.gap(behind) != Gap::Space {
        return false;
    }
    let next = text.folded(behind);
    let stem = next.strip_prefix("ال").unwrap_or(next);
    ["نهائي", "سنوي", "شهري", "يومي", "اسبوعي", "رسمي", "دائري", "اخير"]
        .iter()
        .any(|word| stem.starts_with(word))
}

/// Whether `واحد`, `واحدة` at a token is said in an idiom: `في آن واحد`, `كل واحد`, `واحد من أبرز`.
pub(crate) fn is_idiom_of_one(text: &TokenizedText<'_>, index: usize) -> bool {
    if text.gap(index + 1) == Gap::Space && text.folded(index + 1) == "من" {
        return true;
    }
    let Some(before) = index.checked_sub(1).filter(|_| text.gap(index) != Gap::Line) else {
        return false;
    };
    let word = text.folded(before);
    let word = word.strip_prefix("وب").or_else(|| word.strip_prefix('ب')).unwrap_or(word);
    matches!(
        word,
        "ان" | "وقت"
            | "صوت"
            | "كل"
            | "اي"
            | "جانب"
            | "نسق"
            | "خندق"
            | "صف"
            | "لكل"
            | "رجل"
            | "طرف"
            | "قلب"
            | "لا"
            | "ولا"
            | "يد"
            | "دفعه"
            | "زائد"
            | "كيان"
    )
}

#[cfg(test)]
mod tests {
    use super::{LABELS, ORDINAL_NAMES};
    use crate::tsv::checks::check_table;

    #[test]
    fn tables_are_clean() {
        check_table("labels.tsv", LABELS, &["reason", "word"], true);
        check_table("ordinal_names.tsv", ORDINAL_NAMES, &["reason", "word"], true);
    }
}
