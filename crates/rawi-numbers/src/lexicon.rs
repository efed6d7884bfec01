//! The words that numbers are made of, and the one table in which all rules look them up.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::{Gap, TokenizedText, WordTable, word_hash};

use crate::rule::{duals, fractions, hedges, multiples, signed};
use crate::{tsv, units};

pub(crate) const WORDS: &str = include_str!("../data/words.tsv");
pub(crate) const ORDINALS: &str = include_str!("../data/ordinals.tsv");
pub(crate) const FRACTIONS: &str = include_str!("../data/fractions.tsv");

/// How a scale word or hundred stands in its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `ألف`, `مئة`: one, or as many as the number before it says.
    Single,
    /// `ألفا`: counted behind a number, `ألفًا` alone, or the dual before a noun (`ألفا جندي`).
    Accusative,
    /// `ألفان`, `ألفي`: two.
    Dual,
    /// `آلاف`: only behind a number; alone it is vague.
    Plural,
}

/// The part that a word plays in a cardinal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// `صفر`.
    Zero,
    /// 1 to 10; 10 behind another unit makes a teen.
    Unit(u8),
    /// `أحد`, `اثنا`: a unit only before ten.
    TeenUnit(u8),
    /// 11 to 19 in one word.
    Teen(u8),
    /// 20 to 90.
    Ten(u8),
    /// 100 to 900 in one word.
    Hundred(u8, Shape),
    /// A power of ten.
    Scale(u8, Shape),
    /// `دزينة`.
    Dozen(Shape),
}

/// The gender of the counted noun or, for an ordinal, of the word itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    /// Masculine: `ثلاثة رجال`, `الثالث`.
    Masculine,
    /// Feminine: `ثلاث نساء`, `الثالثة`.
    Feminine,
}

/// An ordinal of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OrdinalWord {
    pub(crate) value: u8,
    pub(crate) gender: Gender,
    /// `حادي`: only before ten or tens.
    pub(crate) teen: bool,
}

/// How many parts a fraction word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FractionRole {
    /// `ثلث`.
    One,
    /// `ثلثان`, `ثلثي`.
    Two,
    /// `أرباع`: as many as the number before it says.
    Plural,
}

/// A word that names a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FractionWord {
    pub(crate) numerator: u8,
    pub(crate) denominator: u8,
    pub(crate) role: FractionRole,
    /// It is another word too (`خمس` is five, `ثمن` a price): what follows decides.
    pub(crate) unsure: bool,
    /// A pronoun is joined to it: `نصفهم`.
    pub(crate) suffixed: bool,
}

/// A vague number of one word that is no scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VagueWord {
    /// `عشرات`.
    Tens,
    /// `بضعة`, `بضع`.
    Few,
}

/// How a word is known to be a dual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dual {
    /// `جولتان`, `وزيرين`.
    Absolute,
    /// `وزيري دفاع البلدين`: before its genitive.
    Construct,
    /// `وزيرا خارجية البلدين`: before its genitive, where it is not an accusative.
    ConstructOrAccusative,
    /// `البلدان`: oftener a plural.
    OrPlural,
    /// A unit of measure or a currency: `كيلومترين`, `دولاران`.
    Unit,
}

/// All that the lexicon knows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) part: Option<Part>,
    pub(crate) ordinal: Option<OrdinalWord>,
    pub(crate) fraction: Option<FractionWord>,
    pub(crate) dual: Option<Dual>,
    /// `عشرات`, `بضعة`.
    pub(crate) vague: Option<VagueWord>,
    /// `ضعف`, the double.
    pub(crate) multiple: bool,
    /// `جزء`, which names a part with the number behind it.
    pub(crate) portion: bool,
    /// A word that makes the number behind it negative.
    pub(crate) minus: bool,
    /// A hedge may begin here.
    pub(crate) hedge: bool,
    /// Too ambiguous to be a number by itself in running text (`متين`, firm; `ميت`, dead).
    pub(crate) weak: bool,
    /// The article is part of the looked-up word.
    pub(crate) article: bool,
}

/// A word found at a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) entry: &'static Entry,
    /// How many letters of proclitics stand before it in its token.
    pub(crate) letters: u8,
}

/// The table, and before it a filter small enough to stay in the first cache: most words of a text are in neither.
struct Lexicon {
    entries: WordTable<Entry>,
    /// One bit for each value of the upper bits of a hash.
    filter: Box<[u64]>,
}

/// 2¹⁷ bits for some 10,000 words let about one foreign word in thirteen pass.
const FILTER_BITS: u32 = 17;

impl Lexicon {
    fn new(entries: &BTreeMap<String, Entry>) -> Lexicon {
        let mut filter = vec![0_u64; 1 << (FILTER_BITS - 6)].into_boxed_slice();
        for word in entries.keys() {
            let (place, bit) = filter_place(word_hash(word));
            if let Some(bits) = filter.get_mut(place) {
                *bits |= bit;
            }
        }
        let entries = WordTable::new(entries.iter().map(|(word, entry)| (word.as_str(), *entry)));
        Lexicon { entries, filter }
    }

    fn may_hold(&self, hash: u64) -> bool {
        let (place, bit) = filter_place(hash);
        self.filter.get(place).is_some_and(|bits| bits & bit != 0)
    }

    fn token(&self, text: &TokenizedText<'_>, index: usize) -> Option<&Entry> {
        if !self.may_hold(text.token(index)?.hash) {
            return None;
        }
        self.entries.get_token(text, index)
    }

    fn word(&self, folded: &str) -> Option<&Entry> {
        if !self.may_hold(word_hash(folded)) {
            return None;
        }
        self.entries.get(folded)
    }
}

fn filter_place(hash: u64) -> (usize, u64) {
    let bits = hash >> (64 - FILTER_BITS);
    (usize::try_from(bits >> 6).unwrap_or(0), 1 << (bits & 63))
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(build);

fn build() -> Lexicon {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for [kind, value, form, trust, word] in tsv::rows(WORDS) {
        if kind == "vague" {
            let vague = if form == "tens" { VagueWord::Tens } else { VagueWord::Few };
            entries.entry(fold(word, Folding::LOOKUP)).or_default().vague = Some(vague);
        }
        let Some(part) = part(kind, value, form, trust) else { continue };
        let entry = entries.entry(fold(word, Folding::LOOKUP)).or_default();
        entry.part = Some(part);
        entry.weak = trust != "sure";
    }
    for [value, gender, trust, word] in tsv::rows(ORDINALS) {
        let (Ok(value), Some(gender)) = (value.parse(), gender_named(gender)) else { continue };
        let entry = entries.entry(fold(word, Folding::LOOKUP)).or_default();
        entry.ordinal = Some(OrdinalWord { value, gender, teen: trust == "teen" });
        entry.weak |= trust == "weak";
    }
    for [value, role, trust, word] in tsv::rows(FRACTIONS) {
        let Some(fraction) = fraction(value, role, trust) else { continue };
        let word = fold(word, Folding::LOOKUP);
        add_suffixed_fractions(&mut entries, &word, fraction);
        let entry = entries.entry(word).or_default();
        entry.fraction = Some(fraction);
        entry.weak |= trust == "weak";
    }
    for (word, dual) in duals::forms().chain(units::dual_forms()) {
        let entry = entries.entry(word).or_default();
        // A dual that is a number word (`ألفين`, `مئتين`) stays that.
        if entry.part.is_none() && entry.dual.is_none() {
            entry.dual = Some(dual);
        }
    }
    entries.entry(multiples::MULTIPLE.to_owned()).or_default().multiple = true;
    let with_article: Vec<(String, Entry)> = entries
        .iter()
        .map(|(word, entry)| (format!("ال{word}"), Entry { article: true, ..*entry }))
        .filter(|(word, _)| !entries.contains_key(word))
        .collect();
    entries.extend(with_article);
    for word in fractions::PORTIONS {
        entries.entry(fold(word, Folding::LOOKUP)).or_default().portion = true;
    }
    for word in signed::MINUS {
        entries.entry(fold(word, Folding::LOOKUP)).or_default().minus = true;
    }
    for word in hedges::first_words() {
        entries.entry(word).or_default().hedge = true;
    }
    Lexicon::new(&entries)
}

/// `نصفهم`, `ثلثاها`: a fraction with a pronoun, where that is no other word (`خمسه` is `خمسة`).
fn add_suffixed_fractions(
    entries: &mut BTreeMap<String, Entry>,
    word: &str,
    fraction: FractionWord,
) {
    let takes_pronoun = match fraction.role {
        FractionRole::One => !fraction.unsure,
        FractionRole::Two => word.ends_with(['ا', 'ي']),
        FractionRole::Plural => true,
    };
    if !takes_pronoun {
        return;
    }
    for pronoun in ["ه", "ها", "هم", "هن", "هما", "نا", "كم"] {
        let entry = entries.entry(format!("{word}{pronoun}")).or_default();
        if entry.part.is_none() && entry.ordinal.is_none() {
            entry.fraction = Some(FractionWord { suffixed: true, unsure: false, ..fraction });
        }
    }
}

fn fraction(value: &str, role: &str, trust: &str) -> Option<FractionWord> {
    let (numerator, denominator) = value.split_once('/')?;
    Some(FractionWord {
        numerator: numerator.parse().ok()?,
        denominator: denominator.parse().ok()?,
        role: match role {
            "one" => FractionRole::One,
            "two" => FractionRole::Two,
            "plural" => FractionRole::Plural,
            _ => return None,
        },
        unsure: trust == "unsure",
        suffixed: false,
    })
}

pub(crate) fn gender_named(name: &str) -> Option<Gender> {
    match name {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        _ => None,
    }
}

fn part(kind: &str, value: &str, form: &str, trust: &str) -> Option<Part> {
    let value: u8 = value.parse().ok()?;
    let has = |name: &str| form.split('.').any(|piece| piece == name);
    let shape = if has("plural") {
        Shape::Plural
    } else if has("accusative") {
        Shape::Accusative
    } else if has("dual") {
        Shape::Dual
    } else {
        Shape::Single
    };
    match kind {
        "zero" => Some(Part::Zero),
        "unit" if trust == "teen" => Some(Part::TeenUnit(value)),
        "unit" => Some(Part::Unit(value)),
        "teen" => Some(Part::Teen(value)),
        "ten" => Some(Part::Ten(value)),
        "hundred" => Some(Part::Hundred(value, shape)),
        "scale" => Some(Part::Scale(value, shape)),
        "dozen" => Some(Part::Dozen(shape)),
        _ => None,
    }
}

/// The entry of a whole word.
pub(crate) fn whole(text: &TokenizedText<'_>, index: usize) -> Option<Found> {
    let entry = LEXICON.token(text, index)?;
    Some(Found { entry, letters: 0 })
}

/// The entry of a word or, where the whole word has none, of what follows its proclitics.
pub(crate) fn with_proclitics(text: &TokenizedText<'_>, index: usize) -> Option<Found> {
    whole(text, index).or_else(|| behind_proclitics(text.folded(index)))
}

/// The entry of what follows the proclitics of a folded word: و or ف, then one of ب ل ك.
pub(crate) fn behind_proclitics(word: &str) -> Option<Found> {
    let mut rest = word;
    let mut letters = 0;
    // By bytes, for this is asked of every word of a text that is in no table.
    if let [0xD9, 0x81 | 0x88, ..] = rest.as_bytes() {
        rest = rest.get(2..)?;
        letters = 1;
        if let Some(entry) = LEXICON.word(rest) {
            return Some(Found { entry, letters });
        }
    }
    let lam = match rest.as_bytes() {
        [0xD9, 0x84, ..] => true,
        [0xD8, 0xA8, ..] | [0xD9, 0x83, ..] => false,
        _ => return None,
    };
    rest = rest.get(2..)?;
    letters += 1;
    let entry = if lam && rest.starts_with('ل') {
        // `للألف`: the article has lost its alef behind ل. OK to allocate because only words with لل come here.
        LEXICON.word(&format!("ا{rest}"))?
    } else {
        LEXICON.word(rest)?
    };
    Some(Found { entry, letters })
}

/// The entry of a word that و joins to what stands before it, and the token behind that word: `وعشرون`, `و عشرون`.
pub(crate) fn joined(text: &TokenizedText<'_>, index: usize) -> Option<(Found, usize)> {
    let word = text.folded(index);
    let rest = word.strip_prefix('و')?;
    if rest.is_empty() {
        if text.gap(index + 1) == Gap::Line {
            return None;
        }
        return Some((whole(text, index + 1)?, index + 2));
    }
    let entry = LEXICON.word(rest)?;
    Some((Found { entry, letters: 1 }, index + 1))
}

#[cfg(test)]
mod tests {
    use super::{FRACTIONS, ORDINALS, WORDS};
    use crate::tsv::checks::check_table;

    #[test]
    fn tables_are_clean() {
        check_table("words.tsv", WORDS, &["kind", "value", "form", "trust", "word"], true);
        check_table("fractions.tsv", FRACTIONS, &["value", "role", "trust", "word"], true);
        check_table("ordinals.tsv", ORDINALS, &["value", "gender", "trust", "word"], true);
    }
}
