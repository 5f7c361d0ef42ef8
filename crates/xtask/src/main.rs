//! Chores of the project, started as `cargo xtask CHORE`.
//!
//! Begin with [`Chore`]: one variant a chore, one module a chore. Nothing here
//! is part of redline, and nothing that users get depends on it.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the people at the terminal speaks on its standard streams"
)]

mod bench;
mod corpus;
mod crashes;
mod facts;
mod fuzz;
mod go;
mod man;
mod oracle;
mod process;
mod programs;
mod sizes;
mod std_pack;
mod tidy;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Chores of the redline project.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Hold the workspace against its laws: layers, manifests, texts, catalogue.
    Tidy,
    /// Print how long files and functions are.
    Sizes,
    /// Hold redline against the Go programs under `oracle/`.
    #[command(subcommand)]
    Oracle(oracle::Question),
    /// Measure redline beside its Go reference.
    #[command(subcommand)]
    Bench(bench::Subject),
    /// Test package guard, and the facts about Go that it rests on, on several releases of Go.
    Facts {
        /// Releases, such as 1.27.3.
        #[arg(default_values = facts::RELEASES)]
        releases: Vec<String>,
    },
    /// Get the public modules that redline is run on.
    #[command(subcommand)]
    Corpus(corpus::Action),
    /// Record crashes of real Go programs for the reader of crashes.
    #[command(subcommand)]
    Crashes(crashes::Action),
    /// Hold the programs of the interpreter's tests against Go.
    #[command(subcommand)]
    Programs(programs::Action),
    /// Write the man pages.
    Man {
        /// Folder that they are written to.
        #[arg(default_value = "target/man")]
        dir: PathBuf,
    },
    /// Give made-up inputs to the readers of redline, for so many seconds.
    Fuzz(fuzz::Arguments),
    /// Pack the standard library that is embedded in redline.
    StdPack(std_pack::Arguments),
    /// Install a Go release below `target/go` and print its GOROOT.
    Go {
        /// Release, such as 1.27.3.
        #[arg(default_value = go::REFERENCE)]
        release: String,
    },
}

/// How a chore ended that could be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Good,
    Bad,
}

impl Verdict {
    /// Good if the condition holds.
    fn of(good: bool) -> Self {
        if good { Self::Good } else { Self::Bad }
    }

    /// Good if both are.
    fn and(self, other: Self) -> Self {
        Self::of(self == Self::Good && other == Self::Good)
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().chore) {
        Ok(Verdict::Good) => ExitCode::SUCCESS,
        Ok(Verdict::Bad) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(chore: Chore) -> anyhow::Result<Verdict> {
    match chore {
        Chore::Tidy => tidy::run(),
        Chore::Sizes => sizes::run(),
        Chore::Oracle(question) => oracle::run(question),
        Chore::Bench(subject) => bench::run(&subject),
        Chore::Facts { releases } => facts::run(&releases),
        Chore::Corpus(action) => corpus::run(&action),
        Chore::Crashes(action) => crashes::run(&action),
        Chore::Programs(action) => programs::run(&action),
        Chore::Man { dir } => man::write(&dir),
        Chore::Fuzz(arguments) => fuzz::run(&arguments),
        Chore::StdPack(arguments) => std_pack::run(&arguments),
        Chore::Go { release } => {
            println!("{}", go::install(&release)?.display());
            Ok(Verdict::Good)
        }
    }
}
