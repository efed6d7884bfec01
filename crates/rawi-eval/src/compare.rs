//! When two names, and when two values, are the same.

use serde_json::Value;

/// A name without marks and article, its letters folded.
pub(crate) fn folded_name(name: &str) -> String {
    let letters: String = name
        .chars()
        .filter(|c| !matches!(c, '\u{64B}'..='\u{652}' | '\u{670}' | '\u{640}'))
        .map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | '\u{6CC}' => 'ي',
            'ة' => 'ه',
            '\u{6A9}' => 'ك',
            other => other,
        })
        .collect();
    let trimmed = letters.trim();
    trimmed.strip_prefix("ال").unwrap_or(trimmed).to_owned()
}

/// A value as text: what a string holds, what a number's digits are.
pub(crate) fn value_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "None".into(),
        other => other.to_string(),
    }
}

/// A value as a number: `2500`, `"2.5"`, `"1/3"`.
fn number(value: &Value) -> Option<f64> {
    let text = value_text(value);
    let text = text.trim();
    if let Some((numerator, denominator)) = text.split_once('/') {
        let numerator: f64 = numerator.trim().parse::<i32>().ok()?.into();
        let denominator: f64 = denominator.trim().parse::<u32>().ok()?.into();
        return (denominator != 0.0).then(|| numerator / denominator);
    }
    text.parse().ok()
}

/// Whether two values are equal: as numbers to six digits (thousandths of one for small ones), else as text.
pub(crate) fn same_value(left: &Value, right: &Value) -> bool {
    match (number(left), number(right)) {
        (Some(left), Some(right)) => {
            let distance = (left - right).abs();
            distance <= 1e-6 * left.abs().max(right.abs()).max(1.0) || distance < 5e-4
        }
        (None, None) => value_text(left).trim() == value_text(right).trim(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{folded_name, same_value};

    #[test]
    fn values_are_compared_as_numbers_where_they_are() {
        assert!(same_value(&json!("1/3"), &json!(0.333_333)));
        assert!(same_value(&json!(2500), &json!("2500")));
        assert!(!same_value(&json!(2500), &json!(2501)));
        assert!(!same_value(&json!(null), &json!(0)));
    }

    #[test]
    fn names_lose_article_and_marks() {
        assert_eq!(folded_name(" الأُردن"), "اردن");
    }
}
