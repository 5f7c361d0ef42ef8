//! `redline debug run`: a Go program in the interpreter.

mod program;
#[cfg(test)]
mod tests;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;
use redline_interp::{End, Limits, Outcome};
use redline_project::{Environment, Options};
use redline_witness::{FileNames, Library, TypedLibrary};

use self::program::{Programs, Source, imported_paths};
use crate::output::{Output, say};
use crate::problems;
use crate::status::Status;

#[derive(Args)]
pub(super) struct Arguments {
    /// The Go files of package main, which imports only packages that can be named in
    /// the folder.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The folder in which imports are resolved.
    #[arg(short = 'C', value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// The number of instructions after which it is stopped.
    #[arg(long, value_name = "N")]
    steps: Option<u64>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let sources = Source::read(&arguments.files)?;
    let environment = Environment::of_process(None);
    let library = library(&arguments.dir, imported_paths(&sources), &environment);
    let mut limits = Limits::default();
    if let Some(steps) = arguments.steps {
        limits.steps = steps;
    }
    let outcome = with(&library, |types| Programs(types).run(sources, limits))?;
    match outcome {
        Ok(outcome) => show(&outcome, output),
        Err(errors) => {
            say(&errors.join("\n"));
            Ok(Status::Findings)
        }
    }
}

/// The packages with these paths, as imported in a folder.
fn library(
    dir: &Path,
    paths: impl IntoIterator<Item = String>,
    environment: &Environment,
) -> Library {
    let options = Options { dir: dir.to_owned(), ..Options::default() };
    let library = Library::load(options, paths, environment, FileNames::Base);
    problems::say_all(&library.project.problems, &library.project.dir, true);
    library
}

/// Does something with the packages of a library, on threads of its own.
fn with<R: Send>(library: &Library, work: impl FnOnce(&TypedLibrary<'_>) -> R + Send) -> Result<R> {
    let pool = rayon::ThreadPoolBuilder::new().build().context("cannot start threads")?;
    Ok(pool.install(|| {
        library.with(|types| {
            types.unreadable.iter().for_each(|text| say(text));
            work(types)
        })
    }))
}

/// Prints what the program printed.
fn show(outcome: &Outcome, output: &mut Output) -> Result<Status> {
    output.write_all(&outcome.stdout).context("cannot write to standard output")?;
    output.flush().context("cannot write to standard output")?;
    // Where standard error is closed, nobody is listening.
    let _ = std::io::stderr().write_all(&outcome.stderr);
    match &outcome.end {
        End::NotModelled(what) => say(&format!("not modelled: {what}")),
        End::OutOfSteps => say("stopped: it took more steps than it was allowed"),
        End::OutOfMemory => say("stopped: it took more memory than it was allowed"),
        End::Returned | End::Exit(_) | End::Panic(_) | End::Fatal(_) => {}
    }
    let status = outcome.status().map(i32::cast_unsigned);
    Ok(match status {
        Some(status) => Status::Program(u8::try_from(status & 0xff).unwrap_or(u8::MAX)),
        None => Status::CouldNotRun,
    })
}
