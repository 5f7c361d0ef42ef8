//! Measurements of redline beside its Go reference.

mod front;

use std::path::PathBuf;

use anyhow::Result;
use clap::Subcommand;

use crate::Verdict;

/// What is measured.
#[derive(Subcommand)]
pub(crate) enum Subject {
    /// Lexer and parser beside go/scanner and go/parser.
    Front {
        /// Runs of each, interleaved; the median counts.
        #[arg(long, default_value_t = 5)]
        runs: usize,
        /// Folder with Go files; the standard library if there is none.
        dir: Option<PathBuf>,
    },
}

/// Measures and prints a table.
pub(crate) fn run(subject: &Subject) -> Result<Verdict> {
    match subject {
        Subject::Front { runs, dir } => front::run((*runs).max(1), dir.as_deref()),
    }
}
