//! The `rawi` command.

mod allowance;
mod analyze;
mod arguments;
mod dossier;
mod evaluate;
mod explain;
mod folder;
mod gazetteer;
mod merge;
mod names;
mod output;
mod run;

use std::process::ExitCode;

use clap::Parser;

use crate::allowance::BrokenOff;
use crate::arguments::{Arguments, Command};
use crate::output::{Refused, Status, complain};

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Analyze(arguments) => analyze::run(&arguments),
        Command::Dossier(arguments) => dossier::run(&arguments),
        Command::Merge(arguments) => merge::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Eval(arguments) => evaluate::run(&arguments),
        Command::Gazetteer(arguments) => gazetteer::run(&arguments),
    };
    let status = done.unwrap_or_else(|error| {
        // Whoever reads our output has seen enough: that is no fault.
        if output::is_closed_pipe(&error) {
            return Status::Done;
        }
        complain(format_args!("{error:#}"));
        if error.is::<Refused>() {
            Status::Usage
        } else if error.is::<BrokenOff>() {
            Status::Rejected
        } else {
            Status::Failed
        }
    });
    status.into()
}
