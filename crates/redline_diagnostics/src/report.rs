//! What a run has to say.

use crate::{Certainty, Finding, Sources, Unknown};

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

/// The standard library by which the packages were checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StandardLibrary {
    /// Its Go release, such as `1.27.3`.
    pub release: String,
    /// Whether it is the one that is embedded in redline, not that of a Go tree.
    pub is_embedded: bool,
}

impl StandardLibrary {
    /// Where it is from: `embedded` or `goroot`.
    pub fn source(&self) -> &'static str {
        if self.is_embedded { "embedded" } else { "goroot" }
    }
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
    /// What has no known type.
    pub unknown: &'a Unknown,
    /// The standard library, if there was one.
    pub standard_library: Option<&'a StandardLibrary>,
}

impl Report<'_> {
    /// How many findings are that certain.
    pub fn count(&self, certainty: Certainty) -> usize {
        self.findings.iter().filter(|finding| finding.certainty == certainty).count()
    }
}
