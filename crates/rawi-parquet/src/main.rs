//! `rawi-parquet DIR`: Parquet tables of what `rawi dossier -o DIR` wrote.

use std::error::Error;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(folder), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: rawi-parquet DIR, where DIR has records.jsonl and dossier.json");
        return ExitCode::from(2);
    };
    match rawi_parquet::write_tables(folder.as_ref()) {
        Ok(written) => {
            eprintln!(
                "{} documents, {} mentions, {} dates, {} numbers, {} statements, {} entities, {} pairs",
                written.documents,
                written.mentions,
                written.dates,
                written.numbers,
                written.statements,
                written.entities,
                written.pairs
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprint!("rawi-parquet: {error}");
            let mut cause = error.source();
            while let Some(inner) = cause {
                eprint!(": {inner}");
                cause = inner.source();
            }
            eprintln!();
            ExitCode::from(3)
        }
    }
}
