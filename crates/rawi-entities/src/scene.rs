//! One text as the rules see it: its words with what they can be, the listed names in it, its house style.

use std::cell::Cell;
use std::ops::Range;

use rawi_text::Span;
use rawi_tokens::{Gap, TokenKind, TokenizedText, proclitic_splits};

use crate::gazetteer::{Alias, Gazetteer, Hit, Parts, Trust, blurred_ending, span_of};
use crate::house_style::is_dotless;
use crate::lexicon::{self, Classes, Gender, Word};
use crate::mention::{EntityKind, Via};

/// A name that a rule proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) tokens: Range<usize>,
    /// How many letters of the first word are proclitics.
    pub(crate) letters: u8,
    pub(crate) kind: EntityKind,
    /// The listed thing, where the name is a listed one.
    pub(crate) entity: Option<u32>,
    pub(crate) via: Via,
    /// Whether it stands by itself; if not, it needs support from the document.
    pub(crate) sure: bool,
}

impl Candidate {
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }
}

/// Whether a mark opens or closes a quotation.
fn is_quote(mark: Option<char>) -> bool {
    matches!(mark, Some('"' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}'))
}

/// A nationality word at a place in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Adjective {
    pub(crate) entity: u32,
    pub(crate) letters: u8,
    pub(crate) definite: bool,
    pub(crate) gender: Gender,
    pub(crate) sure: bool,
}

/// One text and what the lists know of it.
#[derive(Debug)]
pub(crate) struct Scene<'s> {
    pub(crate) text: &'s TokenizedText<'s>,
    pub(crate) gazetteer: &'s Gazetteer,
    pub(crate) words: Vec<Word>,
    pub(crate) dotless: bool,
    /// Every believed reading of a listed name.
    pub(crate) listed: Vec<Candidate>,
    /// The longest sure listed name at each word, by number in `listed`.
    longest: Vec<Option<u32>>,
    adjectives: Vec<Option<Adjective>>,
    /// The parts of a person's name that each word can be, whole.
    parts: Vec<Parts>,
    /// The parts that words can be without their proclitics, by token.
    stem_parts: Vec<(u32, Parts, u8)>,
    /// Whether each word is built like a foreign name, where that was asked.
    foreign: Vec<Cell<Option<bool>>>,
}

impl<'s> Scene<'s> {
    pub(crate) fn new(gazetteer: &'s Gazetteer, text: &'s TokenizedText<'s>) -> Scene<'s> {
        let dotless = is_dotless(text);
        let readings = lexicon::read(gazetteer.vocabulary(), text, dotless);
        let mut scene = Scene {
            text,
            gazetteer,
            words: readings.words,
            dotless,
            listed: Vec::new(),
            longest: vec![None; text.len()],
            adjectives: vec![None; text.len()],
            parts: readings.parts,
            stem_parts: readings.stem_parts,
            foreign: vec![Cell::new(None); text.len()],
        };
        let hits = gazetteer.hits(text, &readings.stems);
        scene.listed.reserve(hits.len());
        for hit in hits {
            scene.take(hit);
        }
        scene.find_longest();
        scene
    }

    fn take(&mut self, hit: Hit) {
        let gazetteer = self.gazetteer;
        let tokens = hit.tokens();
        let one_word = tokens.len() == 1;
        if one_word && !self.believes(tokens.start, hit.letters) {
            return;
        }
        // `آب` is a month before it is a village.
        let calendar = one_word && self.is(tokens.start, Classes::CALENDAR);
        for alias in gazetteer.aliases(hit.name) {
            if one_word && !self.is_spelt(tokens.start, *alias) {
                continue;
            }
            let kind = gazetteer.kind(alias.entity);
            let home = !gazetteer.of(alias.entity).is_empty();
            if one_word && kind == EntityKind::Group {
                self.take_adjective(tokens.start, hit.letters, *alias);
                continue;
            }
            // An ordinary word that a list also has for a place or body of some country needs support.
            let ordinary = one_word
                && (home || kind == EntityKind::Event)
                && (self.is(tokens.start, Classes::ORDINARY)
                    || lexicon::is_accusative(self.text.folded(tokens.start)));
            self.listed.push(Candidate {
                tokens: tokens.clone(),
                letters: hit.letters,
                kind,
                entity: Some(alias.entity),
                via: Via::Gazetteer,
                sure: alias.trust == Trust::Sure && !calendar && !ordinary,
            });
        }
    }

    /// Whether a word may be a listed name of one word: it is no particle, and not cut short.
    fn believes(&self, index: usize, letters: u8) -> bool {
        let word = self.word(index);
        let particle = word.is(Classes::FUNCTION) && word.letters == letters;
        // The whole word is in the lexicon: what is left without its first letter is no name (`بعد`, `كان`).
        let cut_short = letters > word.letters && word.entry != lexicon::Entry::default();
        // `كمين` is no `مين` behind ك, which hardly ever stands before short names.
        let short = letters > 0 && {
            let folded = self.text.folded(index);
            folded.starts_with(['ك', 'ف']) && folded.chars().nth(usize::from(letters) + 3).is_none()
        };
        !particle && !cut_short && !short
    }

    /// Whether the last letter of a word is the listed one, where folding would blur it.
    fn is_spelt(&self, index: usize, alias: Alias) -> bool {
        // `لزواره` is to his visitors.
        if alias.ending == Some('ة') && !self.dotless && self.text.raw(index).ends_with('ه') {
            let visitors = self.text.folded(index).strip_suffix('ه');
            return !visitors.is_some_and(lexicon::is_ordinary);
        }
        let Some(listed) = alias.ending.filter(|ending| matches!(ending, 'ي' | 'ى')) else {
            return true;
        };
        let other = match blurred_ending(self.text.raw(index)) {
            Some(ending @ ('ي' | 'ى')) => ending != listed,
            _ => false,
        };
        !other || self.dotless || !self.is(index, Classes::FUNCTION)
    }

    fn take_adjective(&mut self, index: usize, letters: u8, alias: Alias) {
        let stem = self.folded_name(index..index + 1, letters);
        let plural_of_things = stem.ends_with("يه") || stem.ends_with("يات");
        let gender = if plural_of_things { Gender::Feminine } else { Gender::Masculine };
        let definite = stem.starts_with("ال");
        let sure = alias.trust == Trust::Sure;
        let adjective = Adjective { entity: alias.entity, letters, definite, gender, sure };
        if let Some(place) = self.adjectives.get_mut(index)
            && place.is_none_or(|known| known.letters > letters)
        {
            *place = Some(adjective);
        }
    }

    fn find_longest(&mut self) {
        for (candidate, number) in self.listed.iter().zip(0_u32..) {
            if !candidate.sure {
                continue;
            }
            let Some(place) = self.longest.get_mut(candidate.tokens.start) else { continue };
            let known = place.and_then(|known| self.listed.get(known as usize));
            let better = known.is_none_or(|known| {
                (candidate.tokens.end, known.letters) > (known.tokens.end, candidate.letters)
            });
            if better {
                *place = Some(number);
            }
        }
    }

    #[inline]
    pub(crate) fn word(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or_default()
    }

    #[inline]
    pub(crate) fn is(&self, index: usize, classes: Classes) -> bool {
        self.words.get(index).is_some_and(|word| word.is(classes))
    }

    /// All nationality words, with their places.
    pub(crate) fn adjectives(&self) -> impl Iterator<Item = (usize, Adjective)> {
        self.adjectives
            .iter()
            .zip(0..)
            .filter_map(|(adjective, index)| Some((index, (*adjective)?)))
    }

    #[inline]
    pub(crate) fn adjective(&self, index: usize) -> Option<Adjective> {
        self.adjectives.get(index).copied().flatten()
    }

    /// The longest sure listed name that begins at a word.
    #[inline]
    pub(crate) fn listed_at(&self, index: usize) -> Option<&Candidate> {
        let number = self.longest.get(index).copied().flatten()?;
        self.listed.get(number as usize)
    }

    /// The believed readings of listed names that begin at a word.
    pub(crate) fn listed_from(&self, index: usize) -> &[Candidate] {
        let first = self.listed.partition_point(|name| name.tokens.start < index);
        let end = self.listed.partition_point(|name| name.tokens.start <= index);
        self.listed.get(first..end).unwrap_or_default()
    }

    /// The tokens between a quotation mark and the next, where they are a few words and nothing else.
    pub(crate) fn quoted(&self, open: usize, most: usize) -> Option<Range<usize>> {
        if !is_quote(self.text.mark(open)) {
            return None;
        }
        let start = open + 1;
        let end = (start..=start + most).find(|index| !self.text.is_word(*index))?;
        let closed =
            end > start && is_quote(self.text.mark(end)) && self.text.gap(end) != Gap::Line;
        closed.then_some(start..end)
    }

    /// Whether a listed place belongs to a title: `خادم الحرمين الشريفين`.
    pub(crate) fn is_part_of_title(&self, candidate: &Candidate) -> bool {
        let start = candidate.tokens.start;
        let before = start.checked_sub(1).filter(|_| self.follows(start));
        before.is_some_and(|before| matches!(self.text.folded(before), "خادم" | "وخادم" | "لخادم"))
    }

    /// Whether a country's name is a nationality word behind a definite noun here: `الصادرات السعودية`.
    pub(crate) fn is_adjective_of_noun(&self, candidate: &Candidate) -> bool {
        let start = candidate.tokens.start;
        let before = start.checked_sub(1).filter(|_| self.follows(start));
        candidate.kind == EntityKind::Location
            && candidate.len() == 1
            && candidate.letters == 0
            && self.adjective(start).is_some_and(|adjective| adjective.definite)
            && before.is_some_and(|before| {
                self.is_definite(before)
                    && self.listed_at(before).is_none()
                    && self.adjective(before).is_none()
                    && !self.is(before, Classes::FUNCTION.or(Classes::VERB).or(Classes::CALENDAR))
            })
    }

    /// Whether a listed place is the accusative of a nationality word here: `وسيطا أفريقيا`, not the continent.
    pub(crate) fn is_accusative_group(&self, candidate: &Candidate) -> bool {
        let start = candidate.tokens.start;
        if candidate.len() > 1 || self.adjective(start).is_none() || !self.follows(start) {
            return false;
        }
        let Some(before) = start.checked_sub(1) else { return false };
        let noun = self.text.raw(before);
        let accusative = noun.ends_with('\u{64B}') || noun.ends_with('ا');
        accusative
            && self.text.folded(start).ends_with("يا")
            && !self.is(before, Classes::FUNCTION.or(Classes::VERB).or(Classes::NAME_PARTICLE))
            && self.listed_at(before).is_none()
            && !self.is_definite(before)
    }

    /// Whether a name stands alone in quotation marks behind a noun for media or the like: `صحيفة «الغد»`.
    pub(crate) fn is_quoted_name(&self, candidate: &Candidate) -> bool {
        let start = candidate.tokens.start;
        let quoted = start.checked_sub(1).is_some_and(|open| is_quote(self.text.mark(open)))
            && is_quote(self.text.mark(candidate.tokens.end));
        let noun = start.checked_sub(2);
        quoted
            && noun.is_some_and(|noun| {
                let folded = self.text.folded(noun);
                self.is(noun, Classes::HEAD)
                    || matches!(folded, "ل" | "ب" | "من" | "مع" | "الي" | "عن" | "لـ")
            })
    }

    /// Whether a token follows the one before it in the same phrase: in one line, with white space between.
    #[inline]
    pub(crate) fn follows(&self, index: usize) -> bool {
        let token = self.text.token(index);
        token.is_some_and(|token| token.gap == Gap::Space && token.kind == TokenKind::Word)
    }

    #[inline]
    pub(crate) fn is_definite(&self, index: usize) -> bool {
        self.text.is_word(index) && self.text.folded(index).starts_with("ال")
    }

    /// The parts of a person's name that a word can be, and the letters before it.
    pub(crate) fn parts(&self, index: usize) -> (Parts, u8) {
        let whole = self.whole_parts(index);
        if whole.any() {
            return (whole, 0);
        }
        let place = self.stem_parts.binary_search_by_key(&index, |(token, ..)| *token as usize);
        let found = place.ok().and_then(|place| self.stem_parts.get(place));
        found.map_or((Parts::default(), 0), |(_, parts, letters)| (*parts, *letters))
    }

    /// The parts of a person's name that a whole word can be.
    #[inline]
    pub(crate) fn whole_parts(&self, index: usize) -> Parts {
        self.parts.get(index).copied().unwrap_or_default()
    }

    /// What `judge` says of a word, which is asked once: several rules ask whether a word is like a foreign name.
    pub(crate) fn foreign(&self, index: usize, judge: impl FnOnce() -> bool) -> bool {
        let Some(known) = self.foreign.get(index) else { return judge() };
        known.get().unwrap_or_else(|| {
            let foreign = judge();
            known.set(Some(foreign));
            foreign
        })
    }

    pub(crate) fn span(&self, candidate: &Candidate) -> Option<Span> {
        span_of(self.text, candidate.tokens.clone(), candidate.letters)
    }

    /// The folded words of tokens, the first without its proclitics.
    pub(crate) fn folded_name(&self, tokens: Range<usize>, letters: u8) -> String {
        let first = self.text.folded(tokens.start);
        // Most names are one word, and a name has a proclitic seldom.
        let mut name = if tokens.is_empty() {
            String::new()
        } else if letters == 0 {
            first.to_owned()
        } else {
            let split = proclitic_splits(first).find(|split| split.letters == usize::from(letters));
            split.map_or_else(|| first.to_owned(), |split| split.stem.into_owned())
        };
        for index in tokens.skip(1) {
            if self.text.gap(index) != Gap::None {
                name.push(' ');
            }
            name.push_str(self.text.folded(index));
        }
        name
    }
}
