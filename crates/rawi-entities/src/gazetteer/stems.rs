//! The ways to read a word: whole, or as a stem behind proclitics.

use rawi_tokens::{TokenizedText, word_hash};

/// The longest stem whose article is restored in place; a longer one is put together on the heap.
const STEM_BYTES: usize = 64;

/// Whose stem it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StemOf {
    /// Of a word of any sort.
    Any,
    /// Of a verb: behind س.
    Verb,
    /// Of a name: `للبنان` is ل and `لبنان`, not only ل and `البنان`.
    Name,
}

/// One way to part a word of a text from its proclitics.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stem {
    pub(crate) token: u32,
    /// How many letters are proclitics. They have two bytes each.
    pub(crate) letters: u8,
    /// The article is whole again behind ل.
    restored: bool,
    pub(crate) hash: u64,
}

/// The article's alef, which ل takes.
const ALEF: &str = "ا";

impl Stem {
    /// What is left of a text that begins with this stem of a folded word.
    pub(super) fn strip<'n>(&self, folded: &str, name: &'n str) -> Option<&'n str> {
        let name = if self.restored { name.strip_prefix(ALEF)? } else { name };
        name.strip_prefix(folded.get(usize::from(self.letters) * 2..)?)
    }
}

/// Hands every way to part a folded word from its proclitics to `take`: the stem, and how many letters are before it.
///
/// The stems are those of [`proclitic_splits`](rawi_tokens::proclitic_splits) without the whole word, and one more
/// for names behind ل before ل. They are cut here without an allocation, for this is asked of every word.
#[inline]
pub(crate) fn for_each_stem(folded: &str, mut take: impl FnMut(&str, u8, StemOf)) {
    // All these letters have two bytes.
    let letter = |at: usize| {
        let letter = folded.as_bytes().get(at..).and_then(<[u8]>::first_chunk::<2>);
        letter.map_or(0, |letter| u16::from_be_bytes(*letter))
    };
    match letter(0) {
        WAW | FEH => {}
        first @ (BEH | KAF | LAM | SEEN) => return behind_preposition(first, folded, 2, take),
        _ => return,
    }
    if let Some(rest) = rest_behind(folded, 2) {
        take(rest, 1, StemOf::Any);
        if let second @ (BEH | KAF | LAM | SEEN) = letter(2) {
            behind_preposition(second, folded, 4, take);
        }
    }
}

const WAW: u16 = 0xD988;
const FEH: u16 = 0xD981;
const BEH: u16 = 0xD8A8;
const KAF: u16 = 0xD983;
const LAM: u16 = 0xD984;
const SEEN: u16 = 0xD8B3;

/// What is left of a word behind its first bytes, where it has the two letters that a stem needs.
fn rest_behind(folded: &str, bytes: usize) -> Option<&str> {
    folded.get(bytes..).filter(|rest| rest.chars().nth(1).is_some())
}

fn behind_preposition(
    preposition: u16,
    folded: &str,
    bytes: usize,
    mut take: impl FnMut(&str, u8, StemOf),
) {
    let Some(rest) = rest_behind(folded, bytes) else { return };
    let letters = if bytes == 2 { 1 } else { 2 };
    if preposition == SEEN {
        return take(rest, letters, StemOf::Verb);
    }
    if preposition != LAM || !rest.starts_with('ل') {
        return take(rest, letters, StemOf::Any);
    }
    let mut whole = [0_u8; STEM_BYTES];
    if let Some(stem) = whole.get_mut(..ALEF.len() + rest.len()) {
        let (article, behind) = stem.split_at_mut(ALEF.len());
        article.copy_from_slice(ALEF.as_bytes());
        behind.copy_from_slice(rest.as_bytes());
        if let Ok(stem) = std::str::from_utf8(stem) {
            take(stem, letters, StemOf::Any);
        }
    } else {
        take(&[ALEF, rest].concat(), letters, StemOf::Any);
    }
    take(rest, letters, StemOf::Name);
}

/// Calls `take` with each way to read a word as a name: whole (`None`), or without its proclitics, whose letters are
/// counted. Only the letters that stand before nouns are tried: س stands before verbs.
pub(crate) fn stems(
    text: &TokenizedText<'_>,
    index: usize,
    mut take: impl FnMut(Option<&str>, u8),
) {
    take(None, 0);
    if text.is_word(index) {
        for_each_stem(text.folded(index), |stem, letters, of| {
            if of != StemOf::Verb {
                take(Some(stem), letters);
            }
        });
    }
}

/// The stems of the names that a text may hold, in text order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stems(Vec<Stem>);

impl Stems {
    pub(crate) fn with_capacity(stems: usize) -> Stems {
        Stems(Vec::with_capacity(stems))
    }

    /// The stems of all words.
    pub(super) fn of(text: &TokenizedText<'_>) -> Stems {
        let mut all = Stems::default();
        for index in (0..text.len()).filter(|index| text.is_word(*index)) {
            let folded = text.folded(index);
            for_each_stem(folded, |stem, letters, of| {
                all.add(index, folded, (stem, word_hash(stem)), (letters, of));
            });
        }
        all
    }

    /// Adds a stem of a word, given with its hash, unless it is a verb's. Words come in text order.
    #[inline]
    pub(crate) fn add(
        &mut self,
        token: usize,
        folded: &str,
        (stem, hash): (&str, u64),
        (letters, of): (u8, StemOf),
    ) {
        let Some(token) = u32::try_from(token).ok().filter(|_| of != StemOf::Verb) else { return };
        let restored = stem.len() + usize::from(letters) * 2 > folded.len();
        self.0.push(Stem { token, letters, restored, hash });
    }

    pub(super) fn as_slice(&self) -> &[Stem] {
        &self.0
    }
}
