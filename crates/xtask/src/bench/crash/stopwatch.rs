//! What a process took, as `lab/load/stopwatch` tells.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process;

/// The program that measures.
pub(super) struct Stopwatch(PathBuf);

/// One run of a process.
#[derive(Clone, Copy, Deserialize, Debug)]
pub(super) struct Taken {
    pub(super) wall_seconds: f64,
    /// Of all its threads.
    pub(super) cpu_seconds: f64,
    /// The most memory it held.
    pub(super) peak_bytes: f64,
}

impl Stopwatch {
    pub(super) fn new(program: PathBuf) -> Self {
        Self(program)
    }

    /// Runs a program; that it finds something is no failure.
    pub(super) fn measure(&self, program: &Path, arguments: &[String]) -> Result<Taken> {
        let text = process::stdout(Command::new(&self.0).arg(program).args(arguments))?;
        serde_json::from_slice(&text).with_context(|| self.0.display().to_string())
    }
}
