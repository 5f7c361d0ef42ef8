//! What a run has to say.

use crate::{Certainty, Finding, Sources};

/// A file, package or module that was not analysed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NotAnalysed {
    /// Its path as shown: relative, with `/` between folders.
    pub file: String,
    /// Why: one phrase, no capital, no full stop.
    pub reason: String,
}

/// What was looked at, in numbers. How much was found is counted where it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Summary {
    /// Packages analysed.
    pub packages: usize,
    /// Files analysed.
    pub files: usize,
    /// Lines in them.
    pub lines: usize,
    /// Findings that a comment in the source allows.
    pub suppressed: usize,
}

/// All that a renderer needs.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The findings, as [`Sources::sort`] orders them.
    pub findings: &'a [Finding],
    /// The files they point into.
    pub sources: &'a Sources,
    /// What was not analysed, in order.
    pub not_analysed: &'a [NotAnalysed],
    /// What was looked at.
    pub summary: Summary,
}

impl Report<'_> {
    /// How many findings are that certain.
    pub fn count(&self, certainty: Certainty) -> usize {
        self.findings.iter().filter(|finding| finding.certainty == certainty).count()
    }
}
