//! How a run ended.

/// How a run ended, and what it printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// What it wrote to standard output.
    pub stdout: Vec<u8>,
    /// What it wrote to standard error, the report of its death included.
    pub stderr: Vec<u8>,
    /// How it ended.
    pub end: End,
    /// How many instructions ran.
    pub steps: u64,
}

/// How a run ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End {
    /// The function returned.
    Returned,
    /// `os.Exit` was called with this status.
    Exit(i32),
    /// A panic that nothing recovered, with the first line of its report.
    Panic(String),
    /// The runtime ended the process, with its words.
    Fatal(String),
    /// It needs what the interpreter has no model of.
    NotModelled(String),
    /// It took more steps than it was allowed.
    OutOfSteps,
    /// It took more memory than it was allowed.
    OutOfMemory,
}

impl Outcome {
    /// The status with which the process ends; `None` if the interpreter gave up.
    pub fn status(&self) -> Option<i32> {
        match self.end {
            End::Returned => Some(0),
            End::Exit(status) => Some(status),
            End::Panic(_) | End::Fatal(_) => Some(2),
            End::NotModelled(_) | End::OutOfSteps | End::OutOfMemory => None,
        }
    }
}
