//! The words of the interface, in both languages, from one table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// `key`, English, Arabic. A `{}` is filled; the forms of a count stand between `/`, in the order of CLDR's categories:
/// zero, one, two, few, many, other.
const TABLE: &str = include_str!("../assets/words.tsv");

static WORDS: LazyLock<BTreeMap<&'static str, [&'static str; 2]>> =
    LazyLock::new(|| rows().map(|[key, english, arabic]| (key, [arabic, english])).collect());

/// The language of the interface. What documents say stays in theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    Arabic,
    English,
}

impl Language {
    /// In the order of every pair of texts in the page's data.
    pub(crate) const ALL: [Language; 2] = [Language::Arabic, Language::English];

    /// The text of a key; of an unknown one, the key.
    pub(crate) fn word(self, key: &'static str) -> &'static str {
        self.known(key).unwrap_or(key)
    }

    /// The text of a key that may be in the table: a value of TIMEX3, a verdict.
    pub(crate) fn known(self, key: &str) -> Option<&'static str> {
        let [arabic, english] = *WORDS.get(key)?;
        Some(if self == Language::Arabic { arabic } else { english })
    }

    /// The text of a key with its gaps filled from left to right.
    pub(crate) fn filled(self, key: &'static str, values: &[&str]) -> String {
        fill(self.word(key), values)
    }

    /// The form of a counted noun that goes with a count.
    pub(crate) fn counted(self, key: &'static str, count: u64) -> String {
        self.known_count(key, count).unwrap_or_else(|| key.to_owned())
    }

    /// [`Language::counted`] of a noun that may be in the table.
    pub(crate) fn known_count(self, key: &str, count: u64) -> Option<String> {
        let form = match (count, count % 100) {
            (0, _) => 0,
            (1, _) => 1,
            (2, _) => 2,
            (_, 3..=10) => 3,
            (_, 11..) => 4,
            _ => 5,
        };
        let form = self.known(key)?.split('/').nth(form).unwrap_or_default();
        Some(fill(form, &[&crate::phrase::grouped(&count.to_string())]))
    }
}

/// A pattern with its gaps filled from left to right.
pub(crate) fn fill(pattern: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut parts = pattern.split("{}");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        filled.push_str(values.next().copied().unwrap_or_default());
        filled.push_str(part);
    }
    filled
}

/// The table as the page's script reads it.
pub(crate) fn table() -> serde_json::Value {
    let of = |at: usize| -> serde_json::Map<String, serde_json::Value> {
        let texts = WORDS.iter().filter_map(|(key, texts)| Some((*key, *texts.get(at)?)));
        texts.map(|(key, text)| (key.to_owned(), text.into())).collect()
    };
    serde_json::json!({ "ar": of(0), "en": of(1) })
}

fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    let lines = TABLE.lines().skip(1).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut columns = line.split('\t');
        Some([columns.next()?, columns.next()?, columns.next()?])
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Language, TABLE, rows};

    #[test]
    fn every_row_has_both_languages_with_the_same_gaps() {
        let lines = TABLE.lines().skip(1).filter(|line| !line.starts_with('#'));
        for line in lines {
            assert_eq!(2, line.matches('\t').count(), "{line}");
        }
        let mut seen = BTreeSet::new();
        for [key, english, arabic] in rows() {
            assert!(seen.insert(key), "{key} twice");
            assert!(!english.is_empty() && !arabic.is_empty(), "{key}");
            if key.starts_with("count-")
                || key.ends_with('N') && key.starts_with(char::is_lowercase)
            {
                assert_eq!(
                    (5, 5),
                    (english.matches('/').count(), arabic.matches('/').count()),
                    "{key}"
                );
            } else {
                assert_eq!(english.matches("{}").count(), arabic.matches("{}").count(), "{key}");
            }
        }
    }

    #[test]
    fn counts_take_their_forms() {
        let arabic = |count| Language::Arabic.counted("documentsN", count);
        let counts = [0, 1, 2, 3, 10, 11, 99, 100, 103, 1200];
        let expected = [
            "لا وثائق",
            "وثيقة واحدة",
            "وثيقتان",
            "3 وثائق",
            "10 وثائق",
            "11 وثيقة",
            "99 وثيقة",
            "100 وثيقة",
            "103 وثائق",
            "1,200 وثيقة",
        ];
        assert_eq!(expected.map(str::to_owned), counts.map(arabic));
        assert_eq!("1 document", Language::English.counted("documentsN", 1));
        assert_eq!("1,200 documents", Language::English.counted("documentsN", 1200));
    }

    #[test]
    fn the_script_asks_only_for_words_that_are_there() {
        let known: BTreeSet<&str> = rows().map(|[key, ..]| key).collect();
        let script = crate::html::SCRIPT;
        let mut asked = 0;
        for call in [" t(\"", "(t(\"", "[t(\"", "plural(\""] {
            for after in script.split(call).skip(1) {
                let (key, rest) = after.split_once('"').unwrap();
                // A key that is put together has its parts elsewhere.
                if rest.starts_with([')', ',']) {
                    asked += 1;
                    assert!(known.contains(key), "{key} is not in words.tsv");
                }
            }
        }
        assert!(asked > 40, "{asked}");
    }
}
