//! What came of looking for a test that makes a finding happen.

/// What came of looking for a test that makes a finding happen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Testimony {
    /// There is one: the finding is witnessed.
    Witnessed(Box<Witnessed>),
    /// There is none: why, one phrase, no capital, no full stop.
    NotWitnessed(String),
}

/// A test in which the program dies where the finding is, and as it says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Witnessed {
    /// What the runtime says when it dies.
    pub death: String,
    /// Whether the interpreter has seen it.
    pub interpreted: bool,
    /// The Go release that has run the test, if one has: `1.27.3`.
    pub ran: Option<String>,
    /// The name of the test.
    pub name: String,
    /// The base name of a file for it, to be put beside the file of the finding.
    pub file: String,
    /// The whole text of that file.
    pub text: String,
    /// Whether it has to run with `-timeout 0`.
    pub without_timeout: bool,
}

impl Testimony {
    /// The test, if there is one.
    pub fn witnessed(&self) -> Option<&Witnessed> {
        match self {
            Self::Witnessed(witnessed) => Some(witnessed),
            Self::NotWitnessed(_) => None,
        }
    }
}

impl Witnessed {
    /// Who has seen it: `run by Go 1.27.3`, `seen by the interpreter`.
    pub fn by(&self) -> String {
        let release = self.ran.as_ref().map(|release| format!("run by Go {release}"));
        release.unwrap_or_else(|| "seen by the interpreter".to_owned())
    }
}
