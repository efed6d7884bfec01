//! Values of figures: which of them agree.

use std::cmp::Ordering;

use super::Told;
use crate::day::stretch;
use crate::digest::FigureFact;
use crate::dossier::Verdict;
use crate::finish::corpus::Corpus;

/// A ratio with a positive denominator.
pub(super) type Ratio = (i128, i128);

pub(super) fn ratio(fact: &FigureFact) -> Ratio {
    (fact.numerator, fact.denominator)
}

pub(super) fn written(fact: &FigureFact) -> String {
    match ratio(fact) {
        (whole, 1) => whole.to_string(),
        (numerator, denominator) => format!("{numerator}/{denominator}"),
    }
}

/// Compares ratios without multiplying, which could overflow: by whole parts, then by what is left, turned round.
pub(super) fn compare((mut a, mut b): Ratio, (mut c, mut d): Ratio) -> Ordering {
    let mut turned = false;
    loop {
        let (left, right) = (a.div_euclid(b), c.div_euclid(d));
        let (left_rest, right_rest) = (a.rem_euclid(b), c.rem_euclid(d));
        let order = left.cmp(&right).then_with(|| match (left_rest, right_rest) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            _ => Ordering::Equal,
        });
        if order != Ordering::Equal || left_rest == 0 || right_rest == 0 {
            return if turned { order.reverse() } else { order };
        }
        // left_rest/b against right_rest/d is d/right_rest against b/left_rest.
        (a, b, c, d) = (b, left_rest, d, right_rest);
        turned = !turned;
    }
}

/// The values that a claim allows: about 2,500 is 2,250 to 2,750, more than 2,500 is up to half as much again.
fn allowed(corpus: &Corpus<'_>, fact: &FigureFact) -> (Ratio, Ratio) {
    let (numerator, denominator) = ratio(fact);
    let scaled = |percent: i128| {
        let scaled = numerator.checked_mul(percent).zip(denominator.checked_mul(100));
        scaled.unwrap_or((numerator, denominator))
    };
    let own = (numerator, denominator);
    match fact.modifier.map(|modifier| corpus.text(modifier)) {
        Some("APPROX") => (scaled(90), scaled(110)),
        Some("MORE_THAN" | "EQUAL_OR_MORE") => (own, scaled(150)),
        Some("LESS_THAN" | "EQUAL_OR_LESS") => (scaled(50), own),
        _ => (own, own),
    }
}

/// Whether one value is allowed by all claims.
fn agree<'t, 'a: 't>(corpus: &Corpus<'_>, told: impl Iterator<Item = &'t Told<'a>>) -> bool {
    let mut bounds: Option<(Ratio, Ratio)> = None;
    for (low, high) in told.map(|told| allowed(corpus, told.fact)) {
        let (lowest, highest) = bounds.unwrap_or((low, high));
        let low = if compare(low, lowest).is_gt() { low } else { lowest };
        let high = if compare(high, highest).is_lt() { high } else { highest };
        bounds = Some((low, high));
    }
    bounds.is_none_or(|(low, high)| compare(low, high).is_le())
}

/// Whether the claims agree, differ, or changed from day to day.
pub(super) fn verdict(corpus: &Corpus<'_>, told: &[Told<'_>]) -> Verdict {
    if agree(corpus, told.iter()) {
        return Verdict::Agree;
    }
    let day = |told: &Told<'_>| corpus.entry(told.telling.document)?.digest.published;
    if told.iter().any(|told| day(told).is_none()) {
        return Verdict::Differ;
    }
    // Documents come by day, so the claims of one day are neighbours once sorted by place. What a text says of the toll
    // of an earlier day is no claim of its own day.
    let past = |told: &Told<'_>| {
        let said = told.fact.when.filter(|_| told.toll());
        let time = said.and_then(|when| stretch(corpus.text(when)));
        time.zip(day(told)).is_some_and(|(time, day)| time.last < day)
    };
    let mut by_day: Vec<&Told<'_>> = told.iter().filter(|told| !past(told)).collect();
    by_day.sort_by_key(|told| told.telling);
    let mut days = by_day.chunk_by(|first, second| day(first) == day(second));
    if days.all(|same| agree(corpus, same.iter().copied())) {
        Verdict::Changed
    } else {
        Verdict::Differ
    }
}

#[cfg(test)]
mod tests {
    use super::compare;
    use std::cmp::Ordering;

    #[test]
    fn ratios_compare_without_overflow() {
        for (expected, first, second) in [
            (Ordering::Less, (1, 3), (1, 2)),
            (Ordering::Greater, (5, 2), (7, 3)),
            (Ordering::Equal, (-1, 2), (-1, 2)),
            (Ordering::Less, (-5, 2), (-7, 3)),
            (Ordering::Less, (2, 1), (5, 2)),
            (Ordering::Greater, (i128::MAX, 2), (i128::MAX, 3)),
            (Ordering::Less, (i128::MAX - 1, i128::MAX), (1, 1)),
        ] {
            assert_eq!(expected, compare(first, second), "{first:?} {second:?}");
            assert_eq!(expected.reverse(), compare(second, first), "{second:?} {first:?}");
        }
    }
}
