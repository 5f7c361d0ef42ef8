//! The command line of redline: one file a command.
//!
//! Begin with [`run`]. What is found goes to standard output, talk about the run to
//! standard error. Exit codes: 0 where the red lines are kept, 1 where there are
//! findings, 2 where redline could not run.

mod cli;
mod command;
mod output;
mod page_text;
mod problems;
mod standard;
mod status;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use cli::Cli;
use status::Status;

/// The command line as data, for the man page.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs the command that `arguments` ask for; the first of them is the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let status = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli.run().unwrap_or_else(|error| output::failure(&error)),
        Err(refusal) => refused(&refusal),
    };
    status.into()
}

/// Shows what clap has to say: help, the version, or what is wrong with the arguments.
fn refused(refusal: &clap::Error) -> Status {
    // Where it cannot be shown, nobody is listening.
    let _ = refusal.print();
    if refusal.use_stderr() { Status::CouldNotRun } else { Status::Kept }
}
