//! The forms of nationality words, and the spellings of names that a list need not give.
//!
//! A list gives a nationality word once, as the masculine singular (`عراقي`); feminine, dual, plural and accusative
//! follow by rule, each with and without the article. What does not follow by rule (`أتراك`) is listed.

/// The endings of a word on ي: masculine, feminine, duals, plurals.
const RELATIVE_ENDINGS: [&str; 11] =
    ["", "ة", "ون", "ين", "ان", "تان", "تين", "ات", "ا", "تا", "تي"];

/// What a masculine singular on ي becomes. `تا` and `تي` are the construct duals (`عراقيتا`), `ا` the accusative.
pub(crate) fn group_forms(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    let simple = name.ends_with('ي') && !name.contains(' ');
    if simple {
        forms.extend(RELATIVE_ENDINGS.iter().skip(1).map(|ending| format!("{name}{ending}")));
    }
    if !name.contains(' ') && !name.starts_with("ال") {
        let indefinite = |form: &str| {
            let ending = form.strip_prefix(name).unwrap_or_default();
            simple && matches!(ending, "ا" | "تا" | "تي")
        };
        // OK because the accusative and the construct duals never take the article.
        let definite: Vec<String> =
            forms.iter().filter(|form| !indefinite(form)).map(|form| format!("ال{form}")).collect();
        forms.extend(definite);
    }
    forms
}

/// Other ways to write a person's name: `عبد الله` and `عبدالله`, `أبو مهدي` and `أبي مهدي`.
pub(crate) fn person_spellings(name: &str) -> Vec<String> {
    let mut spellings = Vec::new();
    if name.contains("عبد ال") {
        spellings.push(name.replace("عبد ال", "عبدال"));
    }
    if let Some(at) = name.find("عبدال") {
        let inside = name.get(..at).is_some_and(|head| head.is_empty() || head.ends_with(' '));
        if inside {
            spellings.push(name.replace("عبدال", "عبد ال"));
        }
    }
    if name.contains(" الدين") {
        spellings.push(name.replace(" الدين", "الدين"));
    }
    spellings
}

#[cfg(test)]
mod tests {
    use super::{group_forms, person_spellings};

    #[test]
    fn a_nationality_word_takes_all_its_forms() {
        let forms = group_forms("عراقي");
        for form in ["عراقي", "العراقية", "عراقيان", "العراقيين", "عراقيا", "العراقيات"]
        {
            assert!(forms.iter().any(|known| known == form), "{form}");
        }
        assert!(!forms.iter().any(|known| known == "العراقيا"));
        assert!(group_forms("كويتي").iter().any(|form| form == "الكويتي"));
        assert_eq!(group_forms("أتراك"), ["أتراك", "الأتراك"]);
    }

    #[test]
    fn servants_of_god_are_written_in_one_word_or_two() {
        assert_eq!(person_spellings("محمود عبد الله"), ["محمود عبدالله"]);
        assert_eq!(person_spellings("عبدالفتاح"), ["عبد الفتاح"]);
    }
}
