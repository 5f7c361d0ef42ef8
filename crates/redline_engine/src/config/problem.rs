//! What is wrong with the settings.

use std::fmt;
use std::path::PathBuf;

use redline_base::LineColumn;
use redline_diagnostics::visible;

/// Where a setting was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// By redline itself.
    BuiltIn,
    /// By an option of the command line, such as `--select`.
    Option(&'static str),
    /// By a file as a whole.
    File(PathBuf),
    /// At a place in a file.
    Place(PathBuf, LineColumn),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |path: &PathBuf| visible(path.as_os_str().as_encoded_bytes());
        match self {
            Self::BuiltIn => f.write_str("built-in settings"),
            Self::Option(option) => f.write_str(option),
            Self::File(path) => f.write_str(&shown(path)),
            Self::Place(path, at) => write!(f, "{}:{}:{}", shown(path), at.line, at.column),
        }
    }
}

/// One thing that is wrong with the settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Where.
    pub origin: Origin,
    /// What: one phrase, no capital, no full stop, safe to show.
    pub message: String,
    /// What was perhaps meant.
    pub suggestion: Option<String>,
}

impl Problem {
    pub(super) fn new(origin: Origin, message: impl Into<String>) -> Self {
        Self { origin, message: message.into(), suggestion: None }
    }

    pub(super) fn suggest(mut self, suggestion: Option<&str>) -> Self {
        self.suggestion = suggestion.map(str::to_owned);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.origin, self.message)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, "; did you mean `{suggestion}`?"),
            None => Ok(()),
        }
    }
}

/// Everything that is wrong with the settings, in order; shown one a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// The value, if nothing is wrong.
    pub(super) fn none_or<T>(problems: Vec<Problem>, value: T) -> Result<T, Self> {
        if problems.is_empty() { Ok(value) } else { Err(Self(problems)) }
    }

    /// The problems, at least one.
    pub fn as_slice(&self) -> &[Problem] {
        &self.0
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
