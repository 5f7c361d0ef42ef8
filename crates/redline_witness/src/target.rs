//! What is to be witnessed.

use std::path::PathBuf;

use redline_catalogue::{Consequence, RedLine};

/// A place at which the program is said to die.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// Its file, absolute.
    pub file: PathBuf,
    /// The first line of the place, counted from 1.
    pub first: u32,
    /// The last one.
    pub last: u32,
    /// The promise that is broken there; `None` if any death is wanted.
    pub red_line: Option<RedLine>,
}

impl Target {
    /// Whether a line belongs to the place.
    pub(crate) fn holds(&self, line: u32) -> bool {
        (self.first..=self.last).contains(&line)
    }

    /// Whether what breaks a promise ends the process.
    pub fn is_deadly(line: RedLine) -> bool {
        use Consequence::{Fatal, Panic, PanicOrFatal};
        matches!(line.consequence(), Panic | Fatal | PanicOrFatal)
    }

    /// `file.go:12`
    pub(crate) fn text(&self) -> String {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        format!("{name}:{}", self.first)
    }
}

/// Where a death is looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expected<'a> {
    pub target: &'a Target,
    /// The lines of the function, if the place is a deferred call: Go names for it the line
    /// at which the function returns.
    pub returns: Option<(u32, u32)>,
}

impl Expected<'_> {
    /// Whether a line of the file is one that may be named.
    pub(crate) fn holds(&self, line: u32) -> bool {
        self.target.holds(line)
            || self.returns.is_some_and(|(first, last)| (first..=last).contains(&line))
    }
}
