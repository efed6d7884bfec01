//! What is read.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What the article is called in every result.
    pub id: String,
    /// The article. Every span is of this text.
    pub text: String,
    /// The day of publication, which anchors relative dates.
    pub published: Option<Date>,
    /// Who published it.
    pub source: Option<String>,
}

/// Reads a day of publication: `2024-08-16`, or a date and time that begins so (`2024-08-16T10:00:00Z`).
///
/// ```
/// let day = rawi_analysis::parse_published("2024-08-16T10:00:00Z").unwrap();
/// assert_eq!(day.to_string(), "2024-08-16");
/// assert_eq!(rawi_analysis::parse_published("31/12/2024"), None);
/// ```
pub fn parse_published(text: &str) -> Option<Date> {
    let text = text.trim();
    let (day, rest) = text.split_at_checked(10)?;
    let clean_end = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    if clean_end { day.parse().ok() } else { None }
}
