//! Shows a dossier.
//!
//! - [`terminal_summary`] is the first lines of each list, for a terminal.
//! - [`report_page`] is one self-contained page: overview, timeline, names, figures, statements, contradictions and the
//!   documents with their findings, in Arabic and English, with nothing loaded from anywhere.
//! - [`csv_tables`] is the lists as tables for a spreadsheet.
//! - [`gexf()`] is the network of names for Gephi.

mod csv;
mod gexf;
mod html;
mod phrase;
mod relation;
mod terminal;
mod words;

pub use csv::{CsvTable, csv_tables};
pub use gexf::gexf;
pub use html::{PageOptions, report_page};
pub use terminal::{TerminalStyle, terminal_summary};
