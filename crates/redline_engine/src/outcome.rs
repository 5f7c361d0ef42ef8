//! What a run gives.

use std::fmt;

use redline_diagnostics::{
    Finding, NotAnalysed, Report, Sources, StandardLibrary, Summary, Unknown,
};
use redline_project::Problem;

use crate::{Problems, Usage};

/// What a run gives. Every list is in a fixed order.
pub struct Outcome {
    /// The findings, as [`Sources::sort`] orders them.
    pub findings: Vec<Finding>,
    /// The files they point into.
    pub sources: Sources,
    /// What was not analysed.
    pub not_analysed: Vec<NotAnalysed>,
    /// What was looked at.
    pub summary: Summary,
    /// What has no known type.
    pub unknown: Unknown,
    /// What is wrong with the project itself; the rest was done nevertheless.
    pub problems: Vec<Problem>,
    /// The standard library by which packages were checked, if there was one.
    pub standard_library: Option<StandardLibrary>,
    /// What the run cost.
    pub timings: Timings,
}

impl Outcome {
    /// All that a renderer needs.
    pub fn report(&self) -> Report<'_> {
        Report {
            findings: &self.findings,
            sources: &self.sources,
            not_analysed: &self.not_analysed,
            summary: self.summary,
            unknown: &self.unknown,
            standard_library: self.standard_library.as_ref(),
        }
    }
}

/// What a run cost, by phase.
#[derive(Clone, Copy, Debug)]
pub struct Timings {
    /// Finding packages and files.
    pub load: Usage,
    /// Reading, parsing and checking them.
    pub analyse: Usage,
    /// The parts of the second phase, which run side by side: seconds of
    /// processor time, where the platform tells.
    pub parts: Parts,
    /// Files read.
    pub files: u64,
    /// Lines in them.
    pub lines: u64,
    /// Bytes in them.
    pub bytes: u64,
}

/// Seconds of processor time of the parts of an analysis, over all threads; what is
/// read of dependencies included.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Parts {
    /// Reading files.
    pub read: f64,
    /// From bytes to trees.
    pub parse: f64,
    /// From trees to names.
    pub names: f64,
    /// From names to types.
    pub types: f64,
    /// From types to the form in which functions are analysed.
    pub lowering: f64,
    /// Facts, rules and suppressions.
    pub rules: f64,
}

/// Why a run could not be.
#[derive(Debug)]
pub enum Error {
    /// The settings ask for something that does not exist.
    Config(Problems),
    /// There is nothing to look at: no package was found, for these reasons.
    NothingToCheck(Vec<Problem>),
    /// The system gave no threads.
    Threads(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(problems) => problems.fmt(f),
            Self::NothingToCheck(_) => f.write_str("no packages to check"),
            Self::Threads(why) => write!(f, "cannot start threads: {why}"),
        }
    }
}

impl std::error::Error for Error {}
