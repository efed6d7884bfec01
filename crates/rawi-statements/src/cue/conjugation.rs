//! The forms of a reporting verb: third person, past and present, participles in the accusative.
//!
//! A row of the data gives the past and present of the third person masculine (`قال`, `يقول`), the active
//! participle (`قائل`) and the verbal noun (`قول`); the rest follows:
//!
//! ```text
//! past        قال  قالت  قالا  قالتا  قالوا        نفى  نفت  نفيا  نفوا        دعا  دعت  دعوا
//! present     يقول تقول  يقولان تقولان يقولون      ينفي تنفي ينفون
//! participle  قائلا قائلة قائلين قائلتين قائلات
//! noun        قول  قوله  قولها  قولهم
//! ```

use crate::agreement::{Agreement, Gender, Number};

const MALE: Agreement = Agreement::new(Gender::Male, Number::Singular);
const FEMALE: Agreement = Agreement::new(Gender::Female, Number::Singular);
const MALE_DUAL: Agreement = Agreement::new(Gender::Male, Number::Dual);
const FEMALE_DUAL: Agreement = Agreement::new(Gender::Female, Number::Dual);
const MALE_PLURAL: Agreement = Agreement::new(Gender::Male, Number::Plural);
const FEMALE_PLURAL: Agreement = Agreement::new(Gender::Female, Number::Plural);

/// A word and whom it agrees with.
pub(crate) type Inflected = (String, Agreement);

/// The past of the third person.
pub(crate) fn past(stem: &str) -> Vec<Inflected> {
    let endings: [(&str, Agreement); 6] = match stem.chars().next_back() {
        Some('ى') => [
            ("ى", MALE),
            ("ت", FEMALE),
            ("يا", MALE_DUAL),
            ("تا", FEMALE_DUAL),
            ("وا", MALE_PLURAL),
            ("ين", FEMALE_PLURAL),
        ],
        Some('ا') => [
            ("ا", MALE),
            ("ت", FEMALE),
            ("وا", MALE_DUAL),
            ("تا", FEMALE_DUAL),
            ("وا", MALE_PLURAL),
            ("ون", FEMALE_PLURAL),
        ],
        _ => [
            ("", MALE),
            ("ت", FEMALE),
            ("ا", MALE_DUAL),
            ("تا", FEMALE_DUAL),
            ("وا", MALE_PLURAL),
            ("ن", FEMALE_PLURAL),
        ],
    };
    let base = stem.trim_end_matches(['ى', 'ا']);
    endings.iter().map(|(ending, agreement)| (format!("{base}{ending}"), *agreement)).collect()
}

/// The past with an object pronoun, as in `ما أعلنه`: masculine, feminine, plural.
pub(crate) fn past_with_object(stem: &str) -> Vec<Inflected> {
    let base = stem.trim_end_matches(['ى', 'ا']);
    let male = if base.len() < stem.len() { format!("{base}ا") } else { base.to_owned() };
    [(male, MALE), (format!("{base}ت"), FEMALE), (format!("{base}و"), MALE_PLURAL)]
        .into_iter()
        .flat_map(|(verb, agreement)| with_pronouns(&verb, agreement))
        .collect()
}

/// The present of the third person, indicative and subjunctive.
pub(crate) fn present(stem: &str) -> Vec<Inflected> {
    let Some(rest) = stem.strip_prefix('ي') else { return Vec::new() };
    let base = rest.trim_end_matches(['ي', 'ى', 'و']);
    let weak = base.len() < rest.len();
    let dual = if rest.ends_with('ى') { format!("{base}ي") } else { rest.to_owned() };
    let plural = if weak { base } else { rest };
    vec![
        (format!("ي{rest}"), MALE),
        (format!("ت{rest}"), FEMALE),
        (format!("ي{dual}ان"), MALE_DUAL),
        (format!("ت{dual}ان"), FEMALE_DUAL),
        (format!("ي{plural}ون"), MALE_PLURAL),
        (format!("ي{plural}وا"), MALE_PLURAL),
    ]
}

/// The present behind لم, where it differs: hollow and final-weak verbs lose their long vowel (`لم يقل`, `لم ينف`).
pub(crate) fn jussive(stem: &str) -> Vec<Inflected> {
    let Some(rest) = stem.strip_prefix('ي') else { return Vec::new() };
    let mut letters: Vec<char> = rest.chars().collect();
    let last = letters.len().saturating_sub(1);
    if matches!(letters.get(last), Some('ي' | 'ى' | 'و')) {
        letters.truncate(last);
    } else if last > 0 && matches!(letters.get(last - 1), Some('ي' | 'و')) {
        letters.remove(last - 1);
    } else {
        return Vec::new();
    }
    let short: String = letters.into_iter().collect();
    vec![(format!("ي{short}"), MALE), (format!("ت{short}"), FEMALE)]
}

/// The present with an object pronoun (`كما يصفه`).
pub(crate) fn present_with_object(stem: &str) -> Vec<Inflected> {
    let Some(rest) = stem.strip_prefix('ي') else { return Vec::new() };
    let rest = rest.strip_suffix('ى').map_or_else(|| rest.to_owned(), |base| format!("{base}ا"));
    [(format!("ي{rest}"), MALE), (format!("ت{rest}"), FEMALE)]
        .into_iter()
        .flat_map(|(verb, agreement)| with_pronouns(&verb, agreement))
        .collect()
}

/// The active participle in the accusative, as it follows a clause: `مبينا`, `مبينة`, `مبينين`.
pub(crate) fn participle(stem: &str) -> Vec<Inflected> {
    let plural = stem.strip_suffix('ي').unwrap_or(stem);
    vec![
        (format!("{stem}ا"), MALE),
        (format!("{stem}ة"), FEMALE),
        (format!("{plural}ين"), MALE_PLURAL),
        (format!("{stem}تين"), FEMALE_DUAL),
        (format!("{stem}ات"), FEMALE_PLURAL),
    ]
}

/// A verbal noun with the pronoun of the one who speaks: `قوله`, `دعوتها`.
pub(crate) fn noun_with_pronoun(noun: &str) -> Vec<Inflected> {
    let base = noun.strip_suffix('ة').map_or_else(|| noun.to_owned(), |stem| format!("{stem}ت"));
    vec![
        (format!("{base}ه"), MALE),
        (format!("{base}ها"), FEMALE),
        (format!("{base}هم"), MALE_PLURAL),
        (format!("{base}هما"), MALE_DUAL),
        (format!("{base}هن"), FEMALE_PLURAL),
    ]
}

fn with_pronouns(verb: &str, agreement: Agreement) -> Vec<Inflected> {
    ["ه", "ها", "هم"].iter().map(|pronoun| (format!("{verb}{pronoun}"), agreement)).collect()
}

#[cfg(test)]
mod tests {
    use super::{jussive, past, present};

    fn words(forms: Vec<super::Inflected>) -> Vec<String> {
        forms.into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn weak_verbs_lose_their_last_letter() {
        assert_eq!(words(past("نفى")), ["نفى", "نفت", "نفيا", "نفتا", "نفوا", "نفين"]);
        assert_eq!(words(present("يرى")), ["يرى", "ترى", "يريان", "تريان", "يرون", "يروا"]);
        assert_eq!(words(present("يدعو")).get(4).map(String::as_str), Some("يدعون"));
    }

    #[test]
    fn long_vowels_go_behind_lam() {
        assert_eq!(words(jussive("يقول")), ["يقل", "تقل"]);
        assert_eq!(words(jussive("ينفي")), ["ينف", "تنف"]);
        assert!(jussive("يعلن").is_empty());
    }

    #[test]
    fn sound_verbs_keep_their_stem() {
        assert_eq!(words(past("أعلن")), ["أعلن", "أعلنت", "أعلنا", "أعلنتا", "أعلنوا", "أعلنن"]);
    }
}
