//! Quotation marks and what they hold.
//!
//! All pairs are read, in any state of repair: `“ ”`, `" "`, `« »`, `‘ ’`, turned round, nested, never closed.
//! Each mark is pushed or popped once, so the time is linear in the text.

use rawi_tokens::{Gap, TokenKind, TokenizedText};

/// A quotation: the tokens of its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The opening mark.
    pub(crate) open: usize,
    /// The closing mark, or the first token behind the paragraph where none closes it.
    pub(crate) close: usize,
    pub(crate) closed: bool,
}

/// The quotations of a text, by their opening marks.
#[derive(Debug, Default)]
pub(crate) struct Quotations {
    all: Vec<Quotation>,
    /// Those that stand in no other, in order.
    outer: Vec<Quotation>,
    /// Closing marks and the index of their quotation, in order.
    closes: Vec<(usize, usize)>,
}

/// The families of marks: what closes what.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Angle,
    Single,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

fn family(mark: char) -> Option<(Family, Side)> {
    Some(match mark {
        '"' | '\u{FF02}' => (Family::Double, Side::Either),
        '\u{201C}' | '\u{201E}' | '\u{201F}' => (Family::Double, Side::Open),
        '\u{201D}' => (Family::Double, Side::Close),
        '\u{AB}' => (Family::Angle, Side::Open),
        '\u{BB}' => (Family::Angle, Side::Close),
        '\u{2018}' | '\u{201A}' | '\u{2039}' => (Family::Single, Side::Open),
        '\u{2019}' | '\u{203A}' => (Family::Single, Side::Close),
        '\'' => (Family::Single, Side::Either),
        _ => return None,
    })
}

/// Whether a character may open or close a quotation.
pub(crate) fn is_quotation_mark(mark: char) -> bool {
    family(mark).is_some()
}

impl Quotations {
    pub(crate) fn find(text: &TokenizedText<'_>) -> Quotations {
        let mut quotations = Quotations::default();
        // Open marks: family, and the place in `all`. `counts` says how many of a family are open, so that a mark
        // with no partner costs nothing.
        let mut open: Vec<(Family, usize)> = Vec::new();
        let mut counts = [0_usize; 3];
        // The second of two apostrophes that make one mark.
        let mut second = usize::MAX;
        for (index, token) in text.tokens().iter().enumerate() {
            if token.gap == Gap::Line && !open.is_empty() {
                // A quotation ends with its paragraph.
                quotations.abandon(&mut open, &mut counts, index);
            }
            if token.kind != TokenKind::Mark {
                continue;
            }
            let Some((mut family, side)) = text.mark(index).and_then(family) else { continue };
            if index == second {
                continue;
            }
            let mut behind = index + 1;
            if is_double_apostrophe(text, index) {
                (family, second, behind) = (Family::Double, behind, behind + 1);
            }
            let count = counts.get(family as usize).copied().unwrap_or(0);
            if closes(text, index, behind, side, count > 0) {
                quotations.close(&mut open, &mut counts, family, index);
            } else if opens(text, index, behind) {
                if let Some(count) = counts.get_mut(family as usize) {
                    *count += 1;
                }
                open.push((family, quotations.all.len()));
                quotations.all.push(Quotation { open: index, close: index + 1, closed: false });
            }
        }
        quotations.abandon(&mut open, &mut counts, text.len());
        quotations.collect_outer();
        quotations
    }

    /// Closes the innermost open quotation of a family, and those inside it that were never closed.
    fn close(
        &mut self,
        open: &mut Vec<(Family, usize)>,
        counts: &mut [usize; 3],
        family: Family,
        index: usize,
    ) {
        while let Some((inner, place)) = open.pop() {
            if let Some(count) = counts.get_mut(inner as usize) {
                *count -= 1;
            }
            if let Some(quotation) = self.all.get_mut(place) {
                quotation.close = index;
                quotation.closed = inner == family;
            }
            if inner == family {
                self.closes.push((index, place));
                return;
            }
        }
    }

    fn abandon(&mut self, open: &mut Vec<(Family, usize)>, counts: &mut [usize; 3], index: usize) {
        for (_, place) in open.drain(..) {
            if let Some(quotation) = self.all.get_mut(place) {
                quotation.close = index;
            }
        }
        *counts = [0; 3];
    }

    fn collect_outer(&mut self) {
        let mut end = 0;
        self.closes.sort_unstable();
        for quotation in &self.all {
            if quotation.open >= end {
                self.outer.push(*quotation);
                end = quotation.close;
            }
        }
    }

    /// The quotation whose opening mark is this token.
    pub(crate) fn opening_at(&self, index: usize) -> Option<Quotation> {
        let place = self.all.partition_point(|quotation| quotation.open < index);
        self.all.get(place).copied().filter(|quotation| quotation.open == index)
    }

    /// The quotation whose closing mark is this token.
    pub(crate) fn closing_at(&self, index: usize) -> Option<Quotation> {
        let place = self.closes.partition_point(|(close, _)| *close < index);
        let (close, quotation) = self.closes.get(place)?;
        (*close == index).then(|| self.all.get(*quotation).copied()).flatten()
    }

    /// The outermost quotation in which a token stands.
    pub(crate) fn around(&self, index: usize) -> Option<Quotation> {
        let place =
            self.outer.partition_point(|quotation| quotation.open < index).checked_sub(1)?;
        self.outer.get(place).copied().filter(|quotation| index < quotation.close)
    }
}

/// Two apostrophes, which some sources write for one quotation mark.
fn is_double_apostrophe(text: &TokenizedText<'_>, index: usize) -> bool {
    let apostrophe = |at: usize| text.mark(at) == Some('\'') && text.gap(index + 1) != Gap::Line;
    apostrophe(index) && apostrophe(index + 1)
}

/// Whether a mark may open: not where a word ends before it and none begins behind it; nor an apostrophe in a word.
fn opens(text: &TokenizedText<'_>, index: usize, behind: usize) -> bool {
    let apart = text.gap(index) != Gap::None;
    let inside = text.mark(index) == Some('\'')
        && !apart
        && index.checked_sub(1).is_some_and(|last| text.mark(last).is_none());
    !inside && (apart || text.gap(behind) == Gap::None)
}

/// Whether a mark closes. Where it stands between letter and space tells more than which of two it is: turned-round
/// pairs (`”نعم“`) are common.
fn closes(
    text: &TokenizedText<'_>,
    index: usize,
    behind: usize,
    side: Side,
    is_open: bool,
) -> bool {
    if !is_open {
        return false;
    }
    let touches_before = text.gap(index) == Gap::None;
    let touches_after = text.gap(behind) == Gap::None;
    let word_before =
        touches_before && index.checked_sub(1).is_some_and(|before| !is_opening(text, before));
    let word_after = touches_after && text.kind(behind) != Some(TokenKind::Mark);
    match (word_before, word_after) {
        (true, false) => true,
        // `لـ«الاسم»` opens though a letter touches it: the direction decides.
        (true, true) | (false, false) => side != Side::Open,
        (false, true) => false,
    }
}

/// Whether a mark stands before what it belongs to, so that a quotation mark behind it opens.
fn is_opening(text: &TokenizedText<'_>, index: usize) -> bool {
    matches!(text.mark(index), Some('(' | '[' | ':' | '-' | '\u{2013}' | '\u{2014}'))
        || text.mark(index).and_then(family).is_some_and(|(_, side)| side == Side::Open)
}

#[cfg(test)]
mod tests {
    use super::Quotations;
    use rawi_tokens::TokenizedText;

    fn held(source: &str) -> Vec<String> {
        let text = TokenizedText::new(source);
        let quotations = Quotations::find(&text);
        quotations
            .all
            .iter()
            .map(|quotation| {
                let span = text.span(quotation.open + 1..quotation.close);
                span.and_then(|span| span.text(source)).unwrap_or_default().to_owned()
            })
            .collect()
    }

    #[test]
    fn pairs_of_every_family() {
        for source in
            ["قال “نعم هنا” ثم", "قال \"نعم هنا\" ثم", "قال «نعم هنا» ثم", "قال ‘نعم هنا’ ثم"]
        {
            assert_eq!(held(source), ["نعم هنا"], "{source}");
        }
    }

    #[test]
    fn turned_round_pairs_are_read_by_where_they_stand() {
        assert_eq!(held("قال ”نعم هنا“ ثم"), ["نعم هنا"]);
        assert_eq!(held("قال »نعم هنا« ثم"), ["نعم هنا"]);
    }

    #[test]
    fn apostrophes_quote_and_are_no_part_of_names() {
        assert_eq!(held("قال 'نعم هنا' ثم"), ["نعم هنا"]);
        assert_eq!(held("قال ''نعم هنا'' ثم"), ["'نعم هنا"]);
        assert!(held("قال O'Brien نعم").is_empty());
    }

    #[test]
    fn one_inside_another() {
        assert_eq!(held("قال: \"سنسمي «الوفد» غدا\"."), ["سنسمي «الوفد» غدا", "الوفد"]);
        assert_eq!(held("«قال «نعم» ومضى»"), ["قال «نعم» ومضى", "نعم"]);
    }

    #[test]
    fn an_open_one_ends_with_its_paragraph() {
        assert_eq!(held("قال: “نعم هنا.\nثم ذهب"), ["نعم هنا."]);
    }

    #[test]
    fn a_mark_that_only_closes_is_nothing() {
        assert_eq!(held("قال نعم» ثم").len(), 0);
        assert_eq!(held("كلمة").len(), 0);
    }
}
