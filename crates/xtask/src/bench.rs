//! Measurements of redline beside its Go reference.

mod crash;
mod front;
mod guard;
mod ir;

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
    /// The reader of crashes: dumps of 20,000 and 200,000 goroutines and a gigabyte of log.
    Crash {
        /// Runs of each, interleaved; the median counts.
        #[arg(long, default_value_t = 5)]
        runs: usize,
        /// Get panicparse through Go's module proxy, and measure it too.
        #[arg(long)]
        panicparse: bool,
    },
    /// The lowering of the standard library beside go/ssa, which comes through Go's module
    /// proxy.
    Ir {
        /// Runs of each, interleaved; the median counts.
        #[arg(long, default_value_t = 5)]
        runs: usize,
    },
    /// Package guard beside the plain forms of Go: the table of `docs/guard.md`.
    Guard {
        /// Runs of all benchmarks; the median counts.
        #[arg(long, default_value_t = 10)]
        runs: usize,
        /// How long each benchmark runs, as `go test -benchtime` takes it.
        #[arg(long, default_value = "100ms")]
        time: String,
    },
}

/// Measures and prints a table.
pub(crate) fn run(subject: &Subject) -> Result<Verdict> {
    match subject {
        Subject::Front { runs, dir } => front::run((*runs).max(1), dir.as_deref()),
        Subject::Crash { runs, panicparse } => crash::run((*runs).max(1), *panicparse),
        Subject::Ir { runs } => ir::run((*runs).max(1)),
        Subject::Guard { runs, time } => guard::run((*runs).max(1), time),
    }
}

/// The middle of the values; of an even number, the lower of the two.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_does_not_follow_an_outlier() {
        assert!((median([9.0, 1.0, 2.0].into_iter()) - 2.0).abs() < f64::EPSILON);
        assert!((median([4.0, 1.0].into_iter()) - 1.0).abs() < f64::EPSILON);
        assert!(median(std::iter::empty()).is_nan());
    }
}
