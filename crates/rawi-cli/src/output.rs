//! Messages, exit status, and the end of a pipe.

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

/// How a command ended. The worse one is the greater one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Everything was done.
    Done,
    /// Some records were rejected.
    Rejected,
    /// Wrong use, or an input that holds no document.
    Usage,
    /// An input or output could not be read or written.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(match status {
            Status::Done => 0,
            Status::Rejected => 1,
            Status::Usage => 2,
            Status::Failed => 3,
        })
    }
}

/// What the user asked for cannot be done: wrong use, or a configuration that is refused.
#[derive(Debug)]
pub(crate) struct Refused(String);

impl Refused {
    pub(crate) fn new(message: impl Display) -> Refused {
        Refused(message.to_string())
    }
}

impl Display for Refused {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

/// A message for the person at the terminal.
pub(crate) fn complain(message: impl Display) {
    note(format_args!("error: {message}"));
}

/// A line on standard error. If nobody can read it, there is nobody to tell.
pub(crate) fn note(message: impl Display) {
    use io::Write;
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// Whether the reader of our output has closed it.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json =
            cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}
