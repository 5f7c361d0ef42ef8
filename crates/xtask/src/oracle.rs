//! Redline held against Go programs: both are run on the same files, and what
//! they write must be the same.

mod annotations;
mod constants;
mod discharged;
mod hashes;
mod library;
mod packages;
mod subject;
mod type_verdicts;
mod types;
mod verdicts;

use std::path::PathBuf;

use anyhow::Result;
use clap::Subcommand;

use crate::Verdict;
use crate::go::Go;

/// What is compared.
#[derive(Subcommand)]
pub(crate) enum Question {
    /// Kinds and offsets of all tokens, with go/scanner.
    Tokens {
        /// Folders with Go files; the standard library if none.
        dirs: Vec<PathBuf>,
    },
    /// Kinds and offsets of all tree nodes, with go/parser.
    Trees {
        /// Folders with Go files; the standard library if none.
        dirs: Vec<PathBuf>,
    },
    /// Which files have syntax errors, with go/parser.
    Verdicts {
        /// Folders or files; the standard library and the Go project's own test data if none.
        paths: Vec<PathBuf>,
    },
    /// Which code has type errors, and on which lines, with go/types, the annotations
    /// in its test data and the examples of its error codes.
    TypeVerdicts,
    /// Lines of syntax errors, with the annotations in the Go project's own test data.
    Annotations,
    /// Packages and their files, with `go list -deps -test`.
    Packages(packages::Scope),
    /// Types, objects and all else that go/types finds out about packages.
    Types(types::Scope),
    /// What redline says cannot panic, with the tests of packages under a runtime that tells
    /// of each run-time panic.
    Discharged(discharged::Scope),
    /// What is known of functions of the standard library, with what they do.
    Library,
    /// Values of random operations on constants, with go/constant and go/types.
    Constants(constants::Scope),
}

/// Answers a question: good if both sides agree.
pub(crate) fn run(question: Question) -> Result<Verdict> {
    let go = Go::find()?;
    go.warn_if_other();
    match question {
        Question::Tokens { dirs } => hashes::compare(&go, &hashes::TOKENS, &dirs),
        Question::Trees { dirs } => hashes::compare(&go, &hashes::TREES, &dirs),
        Question::Verdicts { paths } => verdicts::compare(&go, &paths),
        Question::TypeVerdicts => type_verdicts::compare(&go),
        Question::Annotations => annotations::compare(&go),
        Question::Packages(scope) => packages::compare(&go, &scope),
        Question::Types(scope) => types::compare(go, &scope),
        Question::Discharged(scope) => discharged::hold(&go, &scope),
        Question::Library => library::hold(&go),
        Question::Constants(scope) => constants::compare(&go, &scope),
    }
}
