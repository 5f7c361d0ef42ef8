//! How a run ended.

use std::process::ExitCode;

/// How a run ended, as its exit code tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Status {
    /// It ran, and there is nothing to complain about.
    Kept,
    /// It ran, and there is something to complain about.
    Findings,
    /// It could not run: bad arguments, bad settings, nothing to read.
    CouldNotRun,
    /// A program that was asked for ended with this code.
    Program(u8),
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Kept => 0,
            Status::Findings => 1,
            Status::CouldNotRun => 2,
            Status::Program(code) => code,
        })
    }
}
