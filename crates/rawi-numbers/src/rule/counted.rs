//! What a number counts: `2500 [جندي أمريكي]`, `[الجولة] الرابعة`, `ثلث [أراضي العراق]`.
//!
//! ```text
//! counted = noun { adjective }                behind a cardinal; the noun is indefinite
//! part-of = { noun } definite { adjective }   behind a fraction or percentage: a genitive chain to its definite end
//! before  = noun [ adjective ]                before an ordinal, `واحد`, `اثنان` and a cardinal with the article
//! ```
//!
//! There is no lexicon of all nouns: a word is taken for one unless it is a function word, carries a proclitic, has
//! the article, or looks like a verb. Words that begin with و ل ب ي need more, for that letter is mostly no part of
//! the noun: the beginnings of such nouns are listed.

use std::ops::Range;
use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::{Gap, TokenizedText, WordTable};

use crate::{tsv, units};

pub(crate) const FUNCTION_WORDS: &str = include_str!("../../data/function_words.tsv");
pub(crate) const INITIALS: &str = include_str!("../../data/initials.tsv");
pub(crate) const ADJECTIVES: &str = include_str!("../../data/adjectives.tsv");

static FUNCTION_TABLE: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::new(tsv::rows(FUNCTION_WORDS).map(|[_, word]| (word, ()))));

static BEGINNINGS: LazyLock<Vec<String>> = LazyLock::new(|| {
    tsv::rows(INITIALS).map(|[_, beginning]| fold(beginning, Folding::LOOKUP)).collect()
});

static ADJECTIVE_TABLE: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let forms: Vec<String> = tsv::rows(ADJECTIVES)
        .flat_map(|[_, stem]| {
            let stem = fold(stem, Folding::LOOKUP);
            ["", "ه", "ا", "ين", "ون", "ان", "تين", "تان", "ات"]
                .map(|ending| format!("{stem}{ending}"))
        })
        .collect();
    WordTable::new(forms.iter().map(|form| (form.as_str(), ())))
});

/// No unit is longer than this many words, and no part-of either.
const LONGEST: usize = 4;

/// Whether a token is a preposition, particle, pronoun or adverb, which no number counts.
pub(crate) fn is_function_word(text: &TokenizedText<'_>, index: usize) -> bool {
    if FUNCTION_TABLE.get_token(text, index).is_some() {
        return true;
    }
    let word = text.folded(index);
    word.strip_prefix(['و', 'ف']).is_some_and(|rest| FUNCTION_TABLE.get(rest).is_some())
}

/// Whether a folded word begins with the article, and is none of the few words that only look so (`إلى`, `الآن`).
pub(crate) fn has_article(word: &str) -> bool {
    word.strip_prefix("ال")
        .is_some_and(|rest| rest.chars().nth(1).is_some() && FUNCTION_TABLE.get(word).is_none())
}

/// Whether a folded word looks like a verb: imperfect with ي, or a plural in وا.
pub(crate) fn is_verb(word: &str) -> bool {
    if word.ends_with("وا") && word.chars().count() > 3 {
        return true;
    }
    if word.strip_prefix("سي").is_some_and(|rest| {
        rest.chars().count() >= 3 && !rest.starts_with(['ا', 'د', 'ن', 'و', 'ف', 'ل'])
    }) {
        return true;
    }
    word.starts_with('ي') && !begins_like_noun(word)
}

fn begins_like_noun(word: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| word.starts_with(beginning.as_str()))
}

/// Whether a token can be an indefinite noun or the head of a genitive chain.
pub(crate) fn is_noun(text: &TokenizedText<'_>, index: usize) -> bool {
    if !text.is_word(index) || is_function_word(text, index) {
        return false;
    }
    let word = text.folded(index);
    if word.chars().nth(1).is_none() || word.starts_with("ال") || is_verb(word) {
        return false;
    }
    !word.starts_with(['و', 'ل', 'ب']) || begins_like_noun(word)
}

/// Whether a folded word is an adjective by its form or by the list.
fn is_adjective(word: &str) -> bool {
    if ADJECTIVE_TABLE.get(word).is_some() {
        return true;
    }
    !word.starts_with(['و', 'ل', 'ب']) && !is_verb(word) && is_relational(word)
}

/// Whether a folded word has the ending of a relational adjective (`وطني`, `عراقية`).
fn is_relational(word: &str) -> bool {
    let relational = ["يه", "ي", "يا", "يين", "يون", "يان", "يتين", "يتان", "يات"];
    word.chars().count() >= 4 && relational.iter().any(|ending| word.ends_with(ending))
}

/// The tokens of the noun that a cardinal counts, with its adjectives, from the token behind the number on.
pub(crate) fn behind(text: &TokenizedText<'_>, index: usize) -> Option<Range<usize>> {
    if text.gap(index) == Gap::Line || !is_noun(text, index) {
        return None;
    }
    Some(index..with_adjectives(text, index + 1, LONGEST - 1))
}

/// The token behind the indefinite adjectives that begin at a token.
pub(crate) fn with_adjectives(text: &TokenizedText<'_>, index: usize, longest: usize) -> usize {
    let adjectives = (index..index + longest).take_while(|at| {
        text.gap(*at) == Gap::Space
            && text.is_word(*at)
            && !is_function_word(text, *at)
            && !has_article(text.folded(*at))
            && is_adjective(text.folded(*at))
    });
    index + adjectives.count()
}

/// The tokens of what a fraction is a part of: determiner, genitive chain to its definite end, adjectives.
pub(crate) fn part_of(text: &TokenizedText<'_>, index: usize) -> Option<Range<usize>> {
    if text.gap(index) != Gap::Space || !text.is_word(index) {
        return None;
    }
    let determiner = matches!(text.folded(index), "هذا" | "هذه" | "ذلك" | "تلك" | "هؤلاء");
    let mut at = if determiner { index + 1 } else { index };
    let end = at + LONGEST;
    loop {
        if at >= end || text.gap(at) == Gap::Line || !text.is_word(at) {
            break;
        }
        let word = text.folded(at);
        if is_function_word(text, at) || is_verb(word) {
            break;
        }
        if at > index && text.gap(at) == Gap::None {
            break;
        }
        let definite = word.starts_with("ال") || word.starts_with("لل") || has_pronoun(word);
        if !definite && word.starts_with('و') && !begins_like_noun(word) {
            break;
        }
        at += 1;
        if definite {
            while at < end
                && text.gap(at) == Gap::Space
                && text.is_word(at)
                && text.folded(at).strip_prefix("ال").is_some_and(is_adjective)
            {
                at += 1;
            }
            break;
        }
    }
    (at > index && !(determiner && at == index + 1)).then_some(index..at)
}

/// Whether a folded word ends in a joined pronoun.
pub(crate) fn has_pronoun(word: &str) -> bool {
    word.chars().count() >= 4
        && ["ها", "هم", "هن", "هما", "نا"].iter().any(|pronoun| word.ends_with(pronoun))
}

/// The tokens of the noun before an ordinal or adjective-like number: with the article (or a pronoun) where the
/// number has it, without where it has not.
pub(crate) fn before(
    text: &TokenizedText<'_>,
    index: usize,
    definite: bool,
    feminine: Option<bool>,
) -> Option<Range<usize>> {
    let noun = index.checked_sub(1)?;
    if text.gap(index) != Gap::Space || !text.is_word(noun) || is_function_word(text, noun) {
        return None;
    }
    let word = text.folded(noun);
    if !definite {
        if word.starts_with("ال") || is_verb(word) || word.chars().nth(2).is_none() {
            return None;
        }
        // `عامل أجنبي واحد`: the adjective is not what is counted.
        let head = noun.checked_sub(1).filter(|head| {
            text.gap(noun) == Gap::Space
                && is_adjective(word)
                && is_noun(text, *head)
                // `مدة عام واحد` is one year.
                && units::unit_at(text, noun).is_none()
        });
        return Some(head.unwrap_or(noun)..index);
    }
    if has_pronoun(word) {
        return Some(noun..index);
    }
    let bare = article_stem(word)?;
    let earlier = noun.checked_sub(1).filter(|earlier| {
        text.gap(noun) == Gap::Space && text.is_word(*earlier) && !is_function_word(text, *earlier)
    });
    let Some(earlier) = earlier else { return Some(noun..index) };
    let head = text.folded(earlier);
    // `الحرب العالمية الثانية`: the adjective before the ordinal is not what is counted.
    if article_stem(head).is_some()
        && !word.starts_with("وال")
        && (is_adjective(bare) || is_relational(bare))
    {
        return Some(earlier..index);
    }
    // `جولة المفاوضات الرابعة`: the genitive before it does not agree, the head does.
    if let Some(feminine) = feminine
        && article_stem(head).is_none()
        && word.starts_with("ال")
        && !is_verb(head)
        && head.chars().count() >= 3
    {
        let agrees = |word: &str| {
            (word.ends_with('ه') || word.ends_with("اء") || word.ends_with("ات")) == feminine
        };
        if !agrees(bare) && agrees(head) || feminine && bare.ends_with("ات") && agrees(head) {
            return Some(earlier..index);
        }
    }
    Some(noun..index)
}

/// Whether a folded noun with the article is one thing for certain: a feminine in ة, or one of the masculine nouns
/// that are numbered in news.
pub(crate) fn is_singular(word: &str) -> bool {
    let Some(bare) = article_stem(word) else { return false };
    bare.ends_with('ه')
        || matches!(
            bare,
            "يوم"
                | "عام"
                | "قرن"
                | "شهر"
                | "اسبوع"
                | "مركز"
                | "دور"
                | "موسم"
                | "شوط"
                | "هدف"
                | "مؤتمر"
                | "اجتماع"
                | "رئيس"
                | "فصل"
                | "لقب"
                | "فوز"
                | "عدد"
                | "جزء"
                | "مقعد"
                | "مهرجان"
                | "ملتقي"
        )
}

/// What follows the article of a folded word and the proclitics before it.
fn article_stem(word: &str) -> Option<&str> {
    let stem = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    stem.strip_prefix("ال")
        .or_else(|| stem.strip_prefix("لل"))
        .or_else(|| stem.strip_prefix("بال"))
        .or_else(|| stem.strip_prefix("كال"))
}

/// How many letters of proclitics stand before a folded noun, as far as its form tells: 1 in `بالجولة` and
/// `ومفقودين`, 2 in `للمرة`.
pub(crate) fn proclitics(word: &str) -> usize {
    let rest = word.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().nth(2).is_some());
    if let Some(rest) = rest {
        if rest.starts_with("لل") {
            return 3;
        }
        if rest.starts_with("بال") || rest.starts_with("كال") {
            return 2;
        }
        if rest.starts_with("ال") || word.starts_with('و') && !begins_like_noun(word) {
            return 1;
        }
        return 0;
    }
    // The article of `للمرة` has no letter left of its own.
    if word.starts_with("لل") {
        return 2;
    }
    let before_article = word.starts_with("بال") || word.starts_with("كال");
    let attached = word.starts_with(['ل', 'ب']) && word.chars().nth(2).is_some();
    usize::from(before_article || attached && !begins_like_noun(word))
}

#[cfg(test)]
mod tests {
    use rawi_tokens::TokenizedText;

    use super::{ADJECTIVES, FUNCTION_WORDS, INITIALS, before, behind, part_of};
    use crate::tsv::checks::check_table;

    #[test]
    fn tables_are_clean() {
        check_table("function_words.tsv", FUNCTION_WORDS, &["class", "word"], true);
        check_table("initials.tsv", INITIALS, &["letter", "beginning"], true);
        check_table("adjectives.tsv", ADJECTIVES, &["class", "stem"], true);
    }

    fn words(text: &TokenizedText<'_>, tokens: Option<std::ops::Range<usize>>) -> String {
        tokens
            .and_then(|tokens| text.span(tokens))
            .and_then(|span| span.text(text.source()))
            .unwrap_or("-")
            .to_owned()
    }

    #[test]
    fn the_noun_behind_a_cardinal_has_its_adjectives() {
        for (unit, text) in [
            ("جندي أمريكي", "حوالي جندي أمريكي في العراق"),
            ("سائح", "نحو سائح، نصفهم"),
            ("-", "نحو في سوريا"),
            ("-", "نحو وأصيب آخرون"),
            ("وزير", "نحو وزير"),
            ("لاعبين", "نحو لاعبين"),
            ("-", "نحو لدعم القوات"),
            ("-", "نحو يعملون"),
        ] {
            let text = TokenizedText::new(text);
            assert_eq!(unit, words(&text, behind(&text, 1)), "{}", text.source());
        }
    }

    #[test]
    fn a_part_is_of_the_whole_chain() {
        for (of, text) in [
            ("أراضي العراق", "ثلث أراضي العراق، وفي"),
            ("هذا المبلغ", "ربع هذا المبلغ."),
            ("قيمتها", "خمس قيمتها فيما"),
            ("المتضررين", "أخماس المتضررين ينتظرون"),
            ("سكان غزة", "نصف سكان غزة يعانون"),
        ] {
            let text = TokenizedText::new(text);
            assert_eq!(of, words(&text, part_of(&text, 1)), "{}", text.source());
        }
    }

    #[test]
    fn the_noun_before_an_ordinal_agrees() {
        for (unit, feminine, text) in [
            ("الجولة", true, "عقدت الجولة"),
            ("الحرب العالمية", true, "منذ الحرب العالمية"),
            ("جولة المفاوضات", true, "بدأت جولة المفاوضات"),
            ("جولتها", true, "عقدت جولتها"),
            ("-", true, "فيما عقدت"),
        ] {
            let source = format!("{text} الرابعة");
            let text = TokenizedText::new(&source);
            let found = before(&text, text.len() - 1, true, Some(feminine));
            assert_eq!(unit, words(&text, found), "{source}");
        }
    }
}
