//! What a folder's `metadata.tsv` says of its text files.

use std::collections::BTreeMap;

/// Day of publication and source by document id.
pub(crate) type Metadata = BTreeMap<String, (Option<String>, Option<String>)>;

/// Reads a table whose header row names at least `id`; columns it does not know are passed over.
///
/// The error names the line.
pub(crate) fn parse_metadata(table: &str) -> Result<Metadata, (u64, String)> {
    let mut rows = (1_u64..).zip(table.strip_prefix('\u{FEFF}').unwrap_or(table).lines());
    let header: Vec<&str> =
        rows.next().map(|(_, row)| row.split('\t').collect()).unwrap_or_default();
    let column = |name: &str| header.iter().position(|title| title.trim() == name);
    let Some(id) = column("id") else {
        return Err((1, "the header row has no column \"id\"".into()));
    };
    let (published, source) = (column("published"), column("source"));
    let mut metadata = Metadata::new();
    for (line, row) in rows {
        if row.trim().is_empty() || row.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
        let cell = |column: Option<usize>| {
            column
                .and_then(|column| cells.get(column))
                .filter(|cell| !cell.is_empty() && **cell != "-")
                .map(|cell| (*cell).to_owned())
        };
        let Some(name) = cell(Some(id)) else {
            return Err((line, "the row has no id".into()));
        };
        if metadata.insert(name.clone(), (cell(published), cell(source))).is_some() {
            return Err((line, format!("the id {name:?} stands twice")));
        }
    }
    Ok(metadata)
}

#[cfg(test)]
mod tests {
    use super::parse_metadata;

    #[test]
    fn columns_are_found_by_name() {
        let metadata =
            parse_metadata("source\tid\tpublished\nx\ta.txt\t2024-01-02\n\tb.txt\n").unwrap();
        assert_eq!(metadata["a.txt"], (Some("2024-01-02".into()), Some("x".into())));
        assert_eq!(metadata["b.txt"], (None, None));
    }

    #[test]
    fn faults_name_their_line() {
        assert_eq!(parse_metadata("name\n").unwrap_err().0, 1);
        assert_eq!(parse_metadata("id\na\nb\na\n").unwrap_err().0, 4);
    }
}
