//! Words that no list needs to have, because their pattern tells what they are.
//!
//! ```text
//! verbal noun = است...ا. | ان..ا. | ا.ت.ا. | ت..ي. | ت.ا.. | الا..ا.
//!               استقبال، انسحاب، احتفال، ترويج، تراجع، الإدراج
//! things      = م.ا..ات | verbal noun + ات                       مباحثات، انتقادات
//! people      = ال...ين | ال...ون                                العائدين
//! they do     = ...وا                                            اندسوا
//! ```

/// Endings of verbal nouns: plural, accusative, and pronouns.
const ENDINGS: [&str; 7] = ["اتها", "اته", "ات", "ها", "هم", "ه", "ا"];

/// Whether a folded word is built as no name is: a verbal noun, a plural, a verb.
pub(crate) fn is_derived(folded: &str) -> bool {
    let letters = |word: &str| word.chars().count();
    let bare = folded.strip_prefix("ال");
    let people = bare.is_some_and(|bare| letters(bare) > 4 && bare.ends_with('ن'))
        && (folded.ends_with("ين") || folded.ends_with("ون"));
    let they_do =
        bare.is_none() && letters(folded) > 4 && folded.ends_with("وا") && !folded.ends_with("اوا");
    if people || they_do {
        return true;
    }
    let word = bare.unwrap_or(folded);
    is_verbal_noun(word, bare.is_some())
        || ENDINGS
            .iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .any(|stem| is_verbal_noun(stem, bare.is_some()))
        || is_plural_of_dealings(word)
}

/// Whether a letter is none of those that are vowels too.
fn is_firm(letter: char) -> bool {
    !matches!(letter, 'ا' | 'و' | 'ي' | 'ه')
}

fn is_verbal_noun(word: &str, definite: bool) -> bool {
    let mut letters = ['\0'; 7];
    let mut count = 0;
    for letter in word.chars() {
        let Some(place) = letters.get_mut(count) else { return false };
        *place = letter;
        count += 1;
    }
    match letters.get(..count).unwrap_or_default() {
        ['ا', 'س', 'ت', first, _, 'ا', last] => is_firm(*first) && is_firm(*last),
        ['ا', 'ن', first, second, 'ا', last] | ['ا', first, 'ت', second, 'ا', last] => {
            is_firm(*first) && is_firm(*second) && is_firm(*last)
        }
        ['ت', first, second, 'ي', last] => {
            (is_firm(*second) || *second == 'و') && is_firm(*last) && (definite || is_firm(*first))
        }
        ['ت', first, 'ا', second, last] => is_firm(*first) && is_firm(*second) && is_firm(*last),
        _ => false,
    }
}

/// `مباحثات`, `مفاوضات`
fn is_plural_of_dealings(word: &str) -> bool {
    let stem = word.strip_suffix("ات").and_then(|stem| stem.strip_prefix('م'));
    let mut letters = stem.unwrap_or_default().chars();
    letters.next().is_some() && letters.next() == Some('ا') && letters.count() == 2
}

#[cfg(test)]
mod tests {
    use super::is_derived;

    #[test]
    fn patterns_of_the_language_are_no_names() {
        for word in [
            "استقبال",
            "الانسحاب",
            "احتفال",
            "انتقادات",
            "ترويج",
            "التوقيع",
            "تراجع",
            "مباحثات",
            "العايدين",
            "الورتانيون",
            "اندسوا",
        ] {
            assert!(is_derived(word), "{word}");
        }
        for word in ["بوتين", "تيري", "الحسين", "كوراساوا", "الورتاني", "تبون", "اوباما"]
        {
            assert!(!is_derived(word), "{word}");
        }
    }
}
