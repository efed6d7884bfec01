//! One table: columns in memory until there are rows enough for a row group.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

/// Rows of a row group: what readers like to take at once, and what fits in memory.
const ROWS: usize = 65_536;

/// The type of a column, as a reader sees it.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// Text.
    Text,
    /// A whole number of 64 bits.
    Whole,
    /// A number with a fraction.
    Double,
    /// Yes or no.
    Flag,
    /// A day, counted from 1 January 1970.
    Day,
}

/// A cell; `None` is null.
pub(crate) enum Cell<'a> {
    Text(Option<&'a str>),
    Whole(Option<i64>),
    Double(Option<f64>),
    Flag(Option<bool>),
    Day(Option<i32>),
}

/// The cells of a column, and for each row whether there is one.
struct Column {
    kind: Kind,
    present: Vec<i16>,
    texts: Vec<ByteArray>,
    wholes: Vec<i64>,
    doubles: Vec<f64>,
    flags: Vec<bool>,
    days: Vec<i32>,
}

impl Column {
    fn new(kind: Kind) -> Column {
        Column {
            kind,
            present: Vec::new(),
            texts: Vec::new(),
            wholes: Vec::new(),
            doubles: Vec::new(),
            flags: Vec::new(),
            days: Vec::new(),
        }
    }

    fn push(&mut self, cell: Cell<'_>) {
        let present = match cell {
            Cell::Text(text) => text.map(|text| self.texts.push(text.into())).is_some(),
            Cell::Whole(whole) => whole.map(|whole| self.wholes.push(whole)).is_some(),
            Cell::Double(double) => double.map(|double| self.doubles.push(double)).is_some(),
            Cell::Flag(flag) => flag.map(|flag| self.flags.push(flag)).is_some(),
            Cell::Day(day) => day.map(|day| self.days.push(day)).is_some(),
        };
        self.present.push(i16::from(present));
    }

    fn write(&mut self, writer: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        let present = Some(self.present.as_slice());
        match (self.kind, writer) {
            (Kind::Text, ColumnWriter::ByteArrayColumnWriter(writer)) => {
                writer.write_batch(&self.texts, present, None)?;
            }
            (Kind::Whole, ColumnWriter::Int64ColumnWriter(writer)) => {
                writer.write_batch(&self.wholes, present, None)?;
            }
            (Kind::Double, ColumnWriter::DoubleColumnWriter(writer)) => {
                writer.write_batch(&self.doubles, present, None)?;
            }
            (Kind::Flag, ColumnWriter::BoolColumnWriter(writer)) => {
                writer.write_batch(&self.flags, present, None)?;
            }
            (Kind::Day, ColumnWriter::Int32ColumnWriter(writer)) => {
                writer.write_batch(&self.days, present, None)?;
            }
            _ => return Err(ParquetError::General("a column of another type".into())),
        }
        *self = Column::new(self.kind);
        Ok(())
    }
}

/// A table that is being written, under another name until it is whole.
pub(crate) struct Table {
    writer: SerializedFileWriter<File>,
    columns: Vec<Column>,
    rows: usize,
    unfinished: PathBuf,
    path: PathBuf,
}

impl Table {
    pub(crate) fn create(
        folder: &Path,
        name: &str,
        columns: &[(&str, Kind)],
    ) -> Result<Table, ParquetError> {
        let mut schema = format!("message {name} {{\n");
        for (column, kind) in columns {
            let kind = match kind {
                Kind::Text => format!("binary {column} (STRING)"),
                Kind::Whole => format!("int64 {column}"),
                Kind::Double => format!("double {column}"),
                Kind::Flag => format!("boolean {column}"),
                Kind::Day => format!("int32 {column} (DATE)"),
            };
            schema.push_str(&format!("  optional {kind};\n"));
        }
        schema.push('}');
        let path = folder.join(format!("{name}.parquet"));
        let unfinished = folder.join(format!("{name}.parquet.tmp"));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(format!("rawi-parquet {}", env!("CARGO_PKG_VERSION")))
            .build();
        let schema = Arc::new(parse_message_type(&schema)?);
        let file = File::create(&unfinished)?;
        Ok(Table {
            writer: SerializedFileWriter::new(file, schema, Arc::new(properties))?,
            columns: columns.iter().map(|(_, kind)| Column::new(*kind)).collect(),
            rows: 0,
            unfinished,
            path,
        })
    }

    /// Adds a row: a cell for each column.
    pub(crate) fn row<'a>(
        &mut self,
        cells: impl IntoIterator<Item = Cell<'a>>,
    ) -> Result<(), ParquetError> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.push(cell);
        }
        self.rows += 1;
        if self.rows == ROWS { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), ParquetError> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        let mut columns = self.columns.iter_mut();
        while let (Some(mut writer), Some(column)) = (group.next_column()?, columns.next()) {
            column.write(writer.untyped())?;
            writer.close()?;
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }

    /// Ends the table and gives it its name.
    pub(crate) fn finish(mut self) -> Result<(), ParquetError> {
        self.flush()?;
        let file = self.writer.into_inner()?;
        file.sync_all()?;
        std::fs::rename(&self.unfinished, &self.path)?;
        Ok(())
    }
}

/// The days from 1 January 1970 to a day written `YYYY-MM-DD`; `None` where it is none.
pub(crate) fn days(text: &str) -> Option<i32> {
    let mut parts = text.get(..10)?.splitn(3, '-').map(str::parse::<i32>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years that begin in March, so that the leap day comes last (Hinnant's algorithm).
    let year = if month > 2 { year } else { year - 1 };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn days_are_counted_from_1970() {
        for (expected, text) in [
            (Some(0), "1970-01-01"),
            (Some(-1), "1969-12-31"),
            (Some(19_782), "2024-02-29"),
            (Some(19_783), "2024-03-01T10:00:00Z"),
            (None, "2024-13-01"),
            (None, "2024"),
        ] {
            assert_eq!(expected, days(text), "{text}");
        }
    }
}
