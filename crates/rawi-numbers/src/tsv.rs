//! Reads the crate's tables: tab-separated columns under a header line, `#` for comments.

/// The rows of a table, each with this many columns.
///
/// The tables are part of the crate and its tests check every row, so a row that does not fit is left out here
/// rather than reported.
pub(crate) fn rows<const COLUMNS: usize>(
    table: &'static str,
) -> impl Iterator<Item = [&'static str; COLUMNS]> {
    table.lines().skip(1).filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        let mut row = [""; COLUMNS];
        for cell in &mut row {
            *cell = cells.next()?;
        }
        cells.next().is_none().then_some(row)
    })
}

#[cfg(test)]
pub(crate) mod checks {
    //! What every table of the crate must hold.

    use std::collections::BTreeMap;

    use rawi_tokens::TokenizedText;

    /// Checks columns, white space and composed letters, and that no Arabic cell of the last column appears twice
    /// where `unique` asks for it.
    pub(crate) fn check_table(name: &str, table: &str, header: &[&str], unique: bool) {
        let mut lines = table.lines().enumerate();
        let (_, first) = lines.next().unwrap_or_default();
        assert_eq!(first, header.join("\t"), "{name}: header");
        let mut seen = BTreeMap::new();
        for (number, line) in lines {
            let number = number + 1;
            if line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), header.len(), "{name}:{number}: columns of {line:?}");
            for cell in &cells {
                assert!(!cell.is_empty(), "{name}:{number}: an empty cell, write `-`");
                assert_eq!(cell.trim(), *cell, "{name}:{number}: white space around {cell:?}");
                // Letters with a combining hamza or madda would be a second spelling of a composed one.
                assert!(
                    !cell.contains(['\u{653}', '\u{654}', '\u{655}', '\u{640}']),
                    "{name}:{number}: {cell:?} is not composed"
                );
            }
            let last = cells.last().copied().unwrap_or_default();
            let cut = TokenizedText::new(last);
            assert!(!cut.is_empty(), "{name}:{number}: nothing left of {last:?}");
            let folded: Vec<&str> = (0..cut.len()).map(|index| cut.folded(index)).collect();
            if unique && let Some(before) = seen.insert(folded.join(" "), number) {
                panic!("{name}:{number}: {last:?} stands in line {before} already");
            }
        }
    }
}
