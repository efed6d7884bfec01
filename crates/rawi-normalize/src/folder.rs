//! Folding at the speed of memory: plain text is copied by vectors, the rest is looked at.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;

use rawi_text::Span;
use rawi_text::scan::{Engine, Finder, Rewriter};

use crate::action::{Action, Actions};
use crate::folding::Folding;
use crate::normalized::{Edit, Normalized};
use crate::pass::fold_piece;

/// A [`Folding`] made ready for use: tables, and the vector code that copies what does not change.
///
/// [`normalize`] and [`fold`] keep folders for the presets and for the folding used last. Where several others are
/// used in turn, make them once: the tables of one take as long as folding some hundred kilobytes.
///
/// ```
/// use rawi_normalize::{Folder, Folding};
///
/// let folder = Folder::new(Folding { spaces: true, ..Folding::LOOKUP });
/// assert_eq!(folder.fold("٥٠\u{A0}٪ من السُّكّان"), "50 ٪ من السكان");
/// ```
#[derive(Clone, Debug)]
pub struct Folder {
    folding: Folding,
    actions: Actions,
    rewriter: Rewriter,
    /// What the ligatures of lam and alef become, U+FEF5 to U+FEFC: the ones that whole texts are full of.
    lam_alefs: Box<[String]>,
    engine: Engine,
}

/// Characters that need a look are dense where fewer bytes than this lie between them.
const NEAR: usize = 24;

/// So many characters without a change, and the text is plain again.
const PLAIN: usize = 6;

/// Where a piece of the source that changed ends, and whether it changed.
struct Step {
    end: usize,
    changed: bool,
}

impl Folder {
    /// Makes the tables of a folding.
    pub fn new(folding: Folding) -> Folder {
        Folder::with_engine(folding, Engine::Best)
    }

    /// The same with a given engine: for tests and for comparing speeds.
    pub fn with_engine(folding: Folding, engine: Engine) -> Folder {
        let actions = Actions::new(folding);
        let mut rewriter = Rewriter::with_engine(actions.stops(Rewriter::can_replace), engine);
        for character in '\u{600}'..='\u{6FF}' {
            if let Action::Write(by) = actions.of(character) {
                rewriter.replace(character, by);
            }
        }
        let lam_alefs = ('\u{FEF5}'..='\u{FEFC}')
            .map(|ligature| fold_piece(ligature.encode_utf8(&mut [0; 4]), folding))
            .collect();
        Folder { folding, actions, rewriter, lam_alefs, engine }
    }

    /// What this folder folds.
    pub fn folding(&self) -> Folding {
        self.folding
    }

    /// Folds a text and keeps the map to its source. Borrows where nothing changes.
    pub fn normalize<'t>(&self, text: &'t str) -> Normalized<'t> {
        let mut edits = Vec::new();
        let folded = self.run(text, &mut edits);
        Normalized::new(text, folded, edits)
    }

    /// Folds a text where no map is needed. Borrows where nothing changes.
    pub fn fold<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.run(text, &mut NoEdits)
    }

    /// Appends the folded text and notes the edits it took, with offsets in the folded text alone.
    fn fold_into(&self, text: &str, output: &mut String, edits: &mut impl Edits) {
        let shift = output.len();
        let mut at = 0;
        // Up to here the source is folded together with what stood before it, so no letter in it is free to take
        // a mark.
        let mut closed = 0;
        while at < text.len() {
            let stop = self.rewriter.append(text, at, output);
            if stop == text.len() {
                return;
            }
            let near = stop - at < NEAR;
            let step = self.step(text, closed, stop, shift, output, edits);
            at = step.end;
            if step.changed {
                closed = step.end;
                if near {
                    at = self.letter_by_letter(text, at, &mut closed, shift, output, edits);
                }
            }
        }
    }

    /// Folds letters and marks of the Arabic block one by one, as long as some of them change: for vocalised texts, where
    /// the vectors would stop at each letter. Gives the offset of the first character that needs more than that,
    /// or behind which the text is plain again.
    fn letter_by_letter(
        &self,
        text: &str,
        from: usize,
        closed: &mut usize,
        shift: usize,
        output: &mut String,
        edits: &mut impl Edits,
    ) -> usize {
        let bytes = text.as_bytes();
        let action_at = |at: usize| match *bytes.get(at..)? {
            [first @ 0xD8..=0xDB, second, ..] => Some((
                self.actions.of_arabic(usize::from((first & 3) << 6 | second & 0x3F)),
                char::from_u32(u32::from(first & 0x1F) << 6 | u32::from(second & 0x3F))?,
            )),
            _ => None,
        };
        let mut at = from;
        let mut unchanged = 0;
        // Whether the last character was a letter that marks may stand on.
        let mut on_letter = false;
        while unchanged < PLAIN {
            if let Some((action, letter)) = action_at(at) {
                match action {
                    Action::Keep => output.push(letter),
                    // Written with as many bytes: what stands behind may still join it.
                    Action::Write(by) if by.len_utf8() == 2 => output.push(by),
                    Action::Remove { mark: true } if on_letter => {
                        let mut end = at + 2;
                        while let Some((Action::Remove { mark: true }, _)) = action_at(end) {
                            end += 2;
                        }
                        // What follows may belong to the marks, unless it plainly does not.
                        let ends = match action_at(end) {
                            Some((action, _)) => matches!(action, Action::Keep | Action::Write(_)),
                            None => bytes.get(end).is_none_or(u8::is_ascii),
                        };
                        if !ends {
                            return at;
                        }
                        let place = output.len() - shift;
                        edits.note(at..end, place..place, true);
                        (at, *closed) = (end, end);
                        (unchanged, on_letter) = (0, false);
                        continue;
                    }
                    _ => return at,
                }
                at += 2;
                on_letter = true;
            } else {
                match bytes.get(at..) {
                    Some([byte, ..]) if byte.is_ascii() && self.actions.keeps_ascii(*byte) => {
                        output.push(char::from(*byte));
                        on_letter = !byte.is_ascii_whitespace();
                        at += 1;
                    }
                    // A presentation form of one letter, before a letter or a space.
                    Some([0xEF, _, _, 0..0x80 | 0xEF, ..]) => {
                        let end = at + 3;
                        let action = |place: usize| {
                            let character = text.get(place..).and_then(|rest| rest.chars().next());
                            character.map(|character| self.actions.of(character))
                        };
                        let Some(Action::Write(by)) = action(at) else { return at };
                        let plain = matches!(
                            action(end),
                            Some(Action::Keep | Action::Write(_) | Action::Expand)
                        );
                        if !plain {
                            return at;
                        }
                        let place = output.len() - shift;
                        output.push(by);
                        edits.note(at..end, place..output.len() - shift, false);
                        (at, *closed) = (end, end);
                        (unchanged, on_letter) = (0, true);
                        continue;
                    }
                    _ => return at,
                }
            }
            unchanged += 1;
        }
        at
    }

    fn run<'t>(&self, text: &'t str, edits: &mut impl Edits) -> Cow<'t, str> {
        // Most short texts change nothing: look before copying.
        let mut finder = Finder::with_engine(self.rewriter.touched(), text, self.engine);
        let mut at = finder.next_at(0);
        while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
            match self.actions.of(character) {
                Action::Keep => at = finder.next_at(at + character.len_utf8()),
                _ => break,
            }
        }
        if at >= text.len() {
            return Cow::Borrowed(text);
        }
        let mut folded = String::with_capacity(text.len() + 64);
        let before = edits.count();
        self.fold_into(text, &mut folded, edits);
        // A mark may be looked at and found to stay.
        if edits.count() == before && folded == text {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(folded)
        }
    }

    /// Folds the piece around a character that needs a look: the character and all behind it that go or join it, and,
    /// where it goes or joins itself, the letter before it.
    fn step(
        &self,
        text: &str,
        closed: usize,
        stop: usize,
        shift: usize,
        output: &mut String,
        edits: &mut impl Edits,
    ) -> Step {
        let rest = text.get(stop..).unwrap_or_default();
        let mut characters = rest.chars();
        let Some(first) = characters.next() else {
            return Step { end: text.len(), changed: false };
        };
        let action = self.actions.of(first);
        let mut end = stop + first.len_utf8();
        if action == Action::Keep {
            output.push(first);
            return Step { end, changed: false };
        }
        let goes = matches!(action, Action::Remove { .. } | Action::Join);
        let before = text.get(closed..stop).and_then(|plain| plain.chars().next_back());
        let start = if goes { stop - before.map_or(0, char::len_utf8) } else { stop };
        let mut joins = action == Action::Join;
        // Behind the last mark that goes: marks belong to the letter before them, with what is invisible between.
        let mut marks_end =
            if matches!(action, Action::Remove { mark: true }) { end } else { stop };
        let base_end = if goes { stop } else { end };
        for next in characters {
            match self.actions.of(next) {
                Action::Remove { mark } => {
                    end += next.len_utf8();
                    if mark {
                        marks_end = end;
                    }
                }
                Action::Join => {
                    end += next.len_utf8();
                    joins = true;
                }
                _ => break,
            }
        }
        if joins {
            // What stands before came out as long as it was: it was copied or rewritten by the vectors.
            output.truncate(output.len() - (stop - start));
            let piece = text.get(start..end).unwrap_or_default();
            let folded = fold_piece(piece, self.folding);
            let at = output.len();
            output.push_str(&folded);
            if folded != piece {
                edits.note(start..end, at - shift..output.len() - shift, false);
            }
            return Step { end, changed: true };
        }
        let at = output.len();
        match action {
            Action::Write(by) => output.push(by),
            Action::Expand => {
                if let Some(letters) = self.lam_alefs.get((first as usize).wrapping_sub(0xFEF5)) {
                    output.push_str(letters);
                } else {
                    let piece = text.get(stop..base_end).unwrap_or_default();
                    output.push_str(&fold_piece(piece, self.folding));
                }
            }
            _ => {}
        }
        let written = output.len();
        if base_end - stop != written - at || action == Action::Expand {
            edits.note(stop..base_end, at - shift..written - shift, false);
        }
        let base = if goes { before } else { Some(first) };
        if base.is_none_or(char::is_whitespace) {
            // No letter for the marks to belong to.
            marks_end = base_end;
        }
        let marks_end = marks_end.max(base_end);
        let place = written - shift..written - shift;
        if base_end < marks_end {
            edits.note(base_end..marks_end, place.clone(), true);
        }
        if marks_end < end {
            edits.note(marks_end..end, place, false);
        }
        Step { end, changed: true }
    }
}

/// Who notes edits: a map, or nobody.
pub(crate) trait Edits {
    fn note(&mut self, source: std::ops::Range<usize>, folded: std::ops::Range<usize>, marks: bool);
    fn count(&self) -> usize;
}

impl Edits for Vec<Edit> {
    #[inline]
    fn note(
        &mut self,
        source: std::ops::Range<usize>,
        folded: std::ops::Range<usize>,
        marks: bool,
    ) {
        if let Some((source, folded)) = Span::new(source).zip(Span::new(folded)) {
            self.push(Edit { source, folded, marks });
        }
    }

    fn count(&self) -> usize {
        self.len()
    }
}

struct NoEdits;

impl Edits for NoEdits {
    fn note(&mut self, _: std::ops::Range<usize>, _: std::ops::Range<usize>, _: bool) {}

    fn count(&self) -> usize {
        0
    }
}

static LOOKUP: LazyLock<Folder> = LazyLock::new(|| Folder::new(Folding::LOOKUP));
static CLEAN: LazyLock<Folder> = LazyLock::new(|| Folder::new(Folding::CLEAN));
static UNMARKED: LazyLock<Folder> = LazyLock::new(|| Folder::new(Folding::UNMARKED));
static LUCENE: LazyLock<Folder> = LazyLock::new(|| Folder::new(Folding::LUCENE));
static CAMEL_DEDIAC: LazyLock<Folder> = LazyLock::new(|| Folder::new(Folding::CAMEL_DEDIAC));

fn ready(folding: Folding) -> Option<&'static Folder> {
    Some(match folding {
        Folding::LOOKUP => &LOOKUP,
        Folding::CLEAN => &CLEAN,
        Folding::UNMARKED => &UNMARKED,
        Folding::LUCENE => &LUCENE,
        Folding::CAMEL_DEDIAC => &CAMEL_DEDIAC,
        _ => return None,
    })
}

thread_local! {
    /// The folder of the last folding that was no such preset: a caller who folds word after word needs one.
    static LAST: RefCell<Option<Rc<Folder>>> = const { RefCell::new(None) };
}

fn with_folder<R>(folding: Folding, work: impl FnOnce(&Folder) -> R) -> R {
    if let Some(folder) = ready(folding) {
        return work(folder);
    }
    let last = LAST.try_with(|last| {
        let mut last = last.borrow_mut();
        match &*last {
            Some(folder) if folder.folding() == folding => Rc::clone(folder),
            _ => Rc::clone(last.insert(Rc::new(Folder::new(folding)))),
        }
    });
    match last {
        Ok(folder) => work(&folder),
        // The thread is ending, and what it kept is gone.
        Err(_) => work(&Folder::new(folding)),
    }
}

/// Folds a text and keeps the map to its source. Borrows where nothing changes.
///
/// For changing between foldings that are no presets, [`Folder`]s are faster.
///
/// ```
/// use rawi_normalize::{Folding, normalize};
///
/// assert!(normalize("بغداد", Folding::LOOKUP).is_borrowed());
/// assert_eq!(normalize("بَغداد", Folding::LOOKUP).as_str(), "بغداد");
/// ```
pub fn normalize(text: &str, folding: Folding) -> Normalized<'_> {
    with_folder(folding, |folder| folder.normalize(text))
}

/// Folds a word or phrase where no map to the source is needed.
///
/// ```
/// use rawi_normalize::{Folding, fold};
///
/// assert_eq!(fold("أُولَىٰ", Folding::LOOKUP), "اولي");
/// ```
pub fn fold(text: &str, folding: Folding) -> String {
    with_folder(folding, |folder| folder.fold(text).into_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, Strategy, prop, prop_oneof, proptest};
    use proptest::{prop_assert, prop_assert_eq};
    use rawi_text::Span;
    use rawi_text::scan::Engine;

    use super::{Folder, fold, normalize};
    use crate::folding::{CombiningHamza, Digits, Folding, Hamza, NormalForm, PresentationForms};
    use crate::pass::fold_piece;

    /// Foldings that between them have every option, for the tests that go through all characters; the random tests
    /// below have all combinations of options.
    const EXHAUSTIVE: [(&str, Folding); 5] = [
        ("NONE", Folding::NONE),
        ("CLEAN", Folding::CLEAN),
        ("LOOKUP", Folding::LOOKUP),
        ("ALL", Folding::ALL),
        (
            "other choices",
            Folding {
                combining_hamza: CombiningHamza::Join,
                hamza: Hamza::Alone,
                presentation_forms: PresentationForms::LamAlef,
                digits: Digits::Persian,
                alef: true,
                shadda: true,
                spaces: true,
                ..Folding::NONE
            },
        ),
    ];

    /// The Arabic blocks, the controls and spaces, and what else folding touches or combines.
    fn characters_at_stake() -> Vec<char> {
        ('\u{600}'..='\u{6FF}')
            .chain('\u{750}'..='\u{77F}')
            .chain('\u{870}'..='\u{8FF}')
            .chain([
                '\u{A0}', '\u{AD}', '\u{AB}', '\u{300}', '\u{301}', '\u{345}', 'e', 'é', ' ', '\n',
                '0',
            ])
            .chain([
                '\u{1100}', '\u{1161}', '\u{11A8}', '\u{9C7}', '\u{9BE}', '\u{FF76}', '\u{FF9E}',
            ])
            .chain(['\u{180E}', '\u{2126}', '\u{212B}', '\u{FB1D}', '\u{1D15E}', '😀'])
            .chain('\u{2000}'..='\u{2064}')
            .chain('\u{2066}'..='\u{206F}')
            // Letters and ligatures, of which the options know no difference: a sample.
            .chain(('\u{FB50}'..='\u{FBB1}').step_by(9))
            .chain('\u{FC5E}'..='\u{FC63}')
            .chain('\u{FCF2}'..='\u{FCF4}')
            .chain('\u{FDF0}'..='\u{FDFF}')
            .chain('\u{FE70}'..='\u{FE80}')
            .chain(('\u{FE81}'..='\u{FEF4}').step_by(9))
            .chain('\u{FEF5}'..='\u{FEFF}')
            .collect()
    }

    fn both_engines(text: &str, folding: Folding) -> String {
        let vectors = Folder::new(folding).normalize(text).as_str().to_owned();
        let table = Folder::with_engine(folding, Engine::Portable).fold(text).into_owned();
        assert_eq!(vectors, table, "{}", text.escape_unicode());
        vectors
    }

    #[test]
    fn every_scalar_value_is_folded_as_the_reference_says() {
        for (name, preset) in EXHAUSTIVE {
            let folder = Folder::new(preset);
            // A thousand characters at a time, behind a letter and behind a space.
            for first in (0..=0x0010_FFFF).step_by(1024) {
                // Of the higher planes, which hold no letter that is folded, one folding is enough.
                if first >= 0x3_0000 && preset != Folding::ALL {
                    break;
                }
                let mut text = String::new();
                for character in (first..first + 1024).filter_map(char::from_u32) {
                    text.extend(['ب', character, ' ', character]);
                }
                let expected = fold_piece(&text, preset);
                assert_eq!(folder.fold(&text), expected, "{name}, U+{first:04X} on");
                assert_eq!(folder.fold(&expected), expected, "{name}, U+{first:04X} on, again");
            }
        }
    }

    #[test]
    fn every_pair_is_folded_as_the_reference_says() {
        let at_stake = characters_at_stake();
        for (name, preset) in EXHAUSTIVE {
            let (vectors, table) =
                (Folder::new(preset), Folder::with_engine(preset, Engine::Portable));
            for first in &at_stake {
                let mut text = String::new();
                for second in &at_stake {
                    text.extend(['و', *first, *second]);
                }
                let expected = fold_piece(&text, preset);
                assert_eq!(vectors.fold(&text), expected, "{name}, U+{:04X}", u32::from(*first));
                assert_eq!(table.fold(&text), expected, "{name}, U+{:04X}", u32::from(*first));
                assert_eq!(
                    vectors.fold(&expected),
                    expected,
                    "{name}, U+{:04X}",
                    u32::from(*first)
                );
            }
        }
    }

    fn any_folding() -> impl Strategy<Value = Folding> {
        (prop::array::uniform16(prop::bool::ANY), 0..5_u8, 0..4_u8, 0..3_u8, 0..4_u8).prop_map(
            |(bits, form, hamza, forms, digits)| Folding {
                normal_form: [
                    NormalForm::Keep,
                    NormalForm::Nfc,
                    NormalForm::Nfd,
                    NormalForm::Nfkc,
                    NormalForm::Nfkd,
                ][form as usize],
                harakat: bits[0],
                tanwin: bits[1],
                shadda: bits[2],
                superscript_alef: bits[3],
                quranic_marks: bits[4],
                combining_hamza: if bits[5] { CombiningHamza::Join } else { CombiningHamza::Keep },
                tatweel: bits[6],
                alef: bits[7],
                alef_wasla: bits[8],
                alef_maksura: bits[9],
                teh_marbuta: bits[10],
                hamza: [Hamza::Keep, Hamza::Alone, Hamza::Carrier, Hamza::Remove][hamza as usize],
                foreign_letters: bits[11],
                presentation_forms: [
                    PresentationForms::Keep,
                    PresentationForms::LamAlef,
                    PresentationForms::Letters,
                ][forms as usize],
                digits: [Digits::Keep, Digits::Western, Digits::ArabicIndic, Digits::Persian]
                    [digits as usize],
                direction_marks: bits[12],
                zero_width: bits[13],
                byte_order_mark: bits[13],
                spaces: bits[14],
                punctuation: bits[15],
            },
        )
    }

    fn any_text() -> impl Strategy<Value = String> {
        let tricky = prop::sample::select(characters_at_stake());
        let plain = prop::sample::select("ابتةىأإآؤئءولي لم 5٣۷x،؟".chars().collect::<Vec<_>>());
        let marks = prop::sample::select(
            "\u{640}\u{64B}\u{64E}\u{651}\u{653}\u{654}\u{655}\u{670}\u{200F}\u{200C}"
                .chars()
                .collect::<Vec<_>>(),
        );
        let character = prop_oneof![6 => plain, 3 => marks, 2 => tricky, 1 => prop::char::any()];
        prop::collection::vec(character, 0..120)
            .prop_map(|characters| characters.into_iter().collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_folded_as_the_reference_says(folding in any_folding(), text in any_text()) {
            let expected = fold_piece(&text, folding);
            prop_assert_eq!(&both_engines(&text, folding), &expected);
            prop_assert_eq!(&fold(&text, folding), &expected);
        }

        #[test]
        fn folding_again_changes_nothing(folding in any_folding(), text in any_text()) {
            let folder = Folder::new(folding);
            let once = folder.fold(&text).into_owned();
            let again = folder.normalize(&once);
            prop_assert_eq!(again.as_str(), once.as_str());
            prop_assert!(again.is_borrowed());
            prop_assert!(again.source() == once);
        }

        #[test]
        fn spans_slice_and_keep_their_order(folding in any_folding(), text in any_text()) {
            let normalized = Folder::new(folding).normalize(&text);
            let folded = normalized.as_str();
            let span = |start: usize, end: usize| Span::new(start..end).unwrap();
            let mut last = (0, 0);
            for at in 0..=folded.len() {
                let back = normalized.source_span(span(0, at));
                prop_assert!(back.text(&text).is_some());
                let tail = normalized.source_span(span(at, folded.len()));
                prop_assert!(tail.text(&text).is_some());
                prop_assert!((back.end(), tail.start()) >= last, "monotone");
                last = (back.end(), tail.start());
            }
            let mut last = (0, 0);
            for at in 0..=text.len() {
                let there = normalized.folded_span(span(0, at));
                prop_assert!(there.text(folded).is_some());
                let tail = normalized.folded_span(span(at, text.len()));
                prop_assert!(tail.text(folded).is_some());
                prop_assert!((there.end(), tail.start()) >= last, "monotone");
                last = (there.end(), tail.start());
            }
        }

        #[test]
        fn a_span_of_the_folded_text_comes_back(folding in any_folding(), text in any_text()) {
            let normalized = Folder::new(folding).normalize(&text);
            let folded = normalized.as_str();
            let bounds: Vec<usize> =
                folded.char_indices().map(|(at, _)| at).chain([folded.len()]).collect();
            for pair in bounds.windows(2) {
                let letter = Span::new(pair[0]..pair[1]).unwrap();
                let back = normalized.folded_span(normalized.source_span(letter));
                prop_assert!(back.contains(letter), "{:?} became {:?}", letter, back);
                // What the source of a letter folds to has the letter in it.
                let source = normalized.source_span(letter).text(&text).unwrap();
                prop_assert!(!source.is_empty());
            }
        }
    }

    #[test]
    fn spellings_of_one_word_meet() {
        for (folded, spelling) in [
            ("امريكا", "أمريكا"),
            ("تنظيم", "تنظ\u{6CC}م"),
            ("كابول", "\u{6A9}ابول"),
            ("استؤنفت", "اسْتُؤْنِفَتْ"),
            ("مسؤول", "مسو\u{654}ول"),
            ("مسؤول", "مسو\u{64F}\u{654}ول"),
            ("رئيس", "ري\u{654}يس"),
            ("احمد", "ا\u{654}حمد"),
            ("سلام", "س\u{FEFC}م"),
            ("2024", "٢٠٢٤"),
            ("2024", "۲۰۲۴"),
            ("العراق", "العـــراق"),
            ("خمسه", "خمسة"),
            ("علي", "على"),
            ("2500", "\u{200F}2500\u{200E}"),
            ("شكرا", "شكرا\u{FE70}"),
            ("صلي الله عليه وسلم", "\u{FDFA}"),
        ] {
            assert_eq!(folded, fold(spelling, Folding::LOOKUP), "{}", spelling.escape_unicode());
        }
    }

    #[test]
    fn presets_do_what_their_tools_do() {
        for (expected, folding, text) in [
            ("الاسلام علي مدرسه ٱلله رحمٰن", Folding::LUCENE, "الإِسْلام علـى مدرسةٌ ٱلله رحمٰن"),
            ("قرآن على رحمن", Folding::CAMEL_DEDIAC, "قُرْآنٌ علـى رحمٰن"),
            ("الا ريال علي مدرسه", Folding::CAMEL_NORMALIZE, "الإ \u{FDFC} على مدرسة"),
            ("العربية ـ", Folding::PYARABIC_TASHKEEL, "الْعَرَبِيّةُ ـ"),
            (
                "استشتري دمي اليه لابناءك قبل الاغلاق",
                Folding::PYARABIC_SEARCH,
                "أستشتري دمـــى آلية لأبنائك قبل الإغلاق",
            ),
            ("اهءلاء من اولءك", Folding::PYARABIC_SEARCH, "أهؤلاء من أولئكُ"),
            ("سوال \"سي\", 50%...", Folding::ALL, "سؤال «سيء»،\u{A0}٥٠٪…"),
        ] {
            assert_eq!(expected, fold(text, folding));
        }
    }

    #[test]
    fn nothing_folds_nothing() {
        let text = "أَ\u{200F}ة٢\u{FDFA}";
        assert!(normalize(text, Folding::NONE).is_borrowed());
    }

    /// The source of the first place where the folded text has a word.
    fn source_of<'t>(text: &'t str, word: &str) -> Option<&'t str> {
        let normalized = normalize(text, Folding::LOOKUP);
        let start = normalized.as_str().find(word)?;
        normalized.source_span(Span::new(start..start + word.len())?).text(text)
    }

    #[test]
    fn marks_come_back_with_their_letter() {
        for (source, word, text) in [
            ("مُحَمَّدٌ", "محمد", "قال مُحَمَّدٌ، أمس"),
            ("العـراق", "العراق", "العـراق"),
            ("قالتِ", "قالت", "قالتِ امرأة"),
            ("٣\u{64E}", "3", "ب٣\u{64E}ت"),
            ("ت\u{200F}\u{64E}", "ت", "ب ت\u{200F}\u{64E}\u{200F} ج"),
            ("و\u{654}\u{200F}", "ؤ", "س و\u{654}\u{200F} ج"),
        ] {
            assert_eq!(source_of(text, word), Some(source), "{}", text.escape_unicode());
        }
    }

    #[test]
    fn invisible_marks_stay_outside() {
        assert_eq!(source_of("نحو \u{200F}2500\u{200F} جندي", "2500"), Some("2500"));
        assert_eq!(source_of("عب\u{200C}د", "عبد"), Some("عب\u{200C}د"));
    }

    #[test]
    fn a_span_inside_a_ligature_gives_the_ligature() {
        assert_eq!(source_of("النبي \u{FDFA} قال", "الله"), Some("\u{FDFA}"));
    }

    #[test]
    fn spans_of_the_source_find_their_folded_form() {
        let text = "في أُوروبّا اليوم";
        let normalized = normalize(text, Folding::LOOKUP);
        let start = text.find('أ').unwrap();
        let end = text.find(" اليوم").unwrap();
        let folded = normalized.folded_span(Span::new(start..end).unwrap());
        assert_eq!(folded.text(normalized.as_str()), Some("اوروبا"));
        let damma = Span::new(start + 2..start + 4).unwrap();
        assert_eq!(normalized.folded_span(damma).text(normalized.as_str()), Some("ا"));
    }

    #[test]
    fn long_runs_are_linear() {
        let marks = format!("ب{}ت", "\u{64E}".repeat(1_000_000));
        assert_eq!(source_of(&marks, "ب").map(str::len), Some(2 + 2_000_000));
        let hamzas = format!("و{}ت", "\u{64E}\u{654}".repeat(500_000));
        assert_eq!(source_of(&hamzas, "ؤ").map(str::len), Some(2 + 2_000_000));
        assert_eq!(fold(&"\u{640}".repeat(1_000_000), Folding::LOOKUP), "");
        let ligatures = "\u{FDFA}".repeat(5_000);
        let folded = normalize(&ligatures, Folding::LOOKUP);
        assert_eq!(folded.as_str().len(), 5_000 * 33);
        for at in (0..folded.as_str().len()).step_by(997) {
            let span = Span::new(at..at + 1).unwrap();
            assert_eq!(folded.source_span(span).len(), 3);
        }
        let composed = Folder::new(Folding { normal_form: NormalForm::Nfc, ..Folding::NONE });
        assert_eq!(composed.fold(&marks).len(), marks.len());
    }
}
