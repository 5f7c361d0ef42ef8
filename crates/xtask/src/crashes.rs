//! Crashes of real Go programs, recorded as data for the reader of crashes.
//!
//! Begin with [`Action`]. A recorded crash is what a program printed, byte for
//! byte, and beside it a [`sample::Truth`]: what really happened, found without
//! reading what it printed as a text. That is how the process ended, whether a
//! deferred `recover` stopped it in a second run, and which goroutines the
//! runtime printed, counted by the writes in which it printed them.

mod catch;
mod directive;
mod place;
mod printed;
mod program;
mod record;
mod run;
mod sample;
mod testprog;
mod texts;
mod trial;
mod zoo;

use std::path::PathBuf;

use anyhow::Result;
use clap::Subcommand;

use crate::Verdict;

/// Where recorded crashes are: a folder a release.
pub(crate) const RECORDED: &str = "crates/redline_crash/testdata/recorded";

/// What is done about crashes.
#[derive(Subcommand)]
pub(crate) enum Action {
    /// Let Go programs crash, and store what they print and how they end.
    Record {
        /// Releases, such as 1.24.11; `local` is the one on the path.
        #[arg(long, value_delimiter = ',', default_values = record::RELEASES)]
        releases: Vec<String>,
        /// Only one family: `zoo`, `suite` or `testprog`.
        #[arg(long)]
        family: Option<String>,
        /// Samples by name; all if there are none.
        names: Vec<String>,
    },
    /// Give the samples that are stored the claims of today, without letting programs
    /// crash; drop those whose programs are gone.
    Claims,
    /// Write the table of the texts that the Go runtime dies with.
    Texts {
        /// Releases that are read.
        #[arg(long, value_delimiter = ',', default_values = texts::RELEASES)]
        releases: Vec<String>,
        /// Where the table is written.
        #[arg(long, default_value = texts::TABLE)]
        to: PathBuf,
    },
}

/// Does it.
pub(crate) fn run(action: &Action) -> Result<Verdict> {
    match action {
        Action::Record { releases, family, names } => {
            record::run(releases, family.as_deref(), names)
        }
        Action::Claims => record::renew_claims(),
        Action::Texts { releases, to } => texts::write(releases, to),
    }
}

/// A sample that can be stored.
struct Recorded {
    name: String,
    truth: sample::Truth,
    output: Vec<u8>,
}

impl Recorded {
    fn new(name: &str, truth: sample::Truth, run: &run::Run) -> Self {
        Self { name: name.to_owned(), truth, output: run.output() }
    }
}
