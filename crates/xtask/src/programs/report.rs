//! What is said about the programs at the terminal.

use std::path::Path;

use super::outcome::Outcome;
use super::program::Program;
use crate::Verdict;

/// Counts programs and prints problems as they come.
pub(super) struct Report {
    programs: usize,
    deaths: usize,
    problems: usize,
}

impl Report {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { programs: 0, deaths: 0, problems: 0 }
    }

    /// Counts a program.
    pub(super) fn count(&mut self, outcome: &Outcome) {
        self.programs += 1;
        self.deaths += usize::from(outcome.is_death());
    }

    /// Something is wrong with a program.
    pub(super) fn problem(&mut self, program: &Program, what: &str) {
        println!("{}: {what}", program.name);
        self.problems += 1;
    }

    /// An outcome is stored of a program that is gone.
    pub(super) fn orphan(&mut self, path: &Path) {
        println!("{}: no program is beside it", path.display());
        self.problems += 1;
    }

    /// Prints the counts; good if nothing was wrong.
    pub(super) fn close(self) -> Verdict {
        let Self { programs, deaths, problems } = self;
        println!("{programs} programs, {deaths} of them die, {problems} problems");
        Verdict::of(problems == 0)
    }
}
