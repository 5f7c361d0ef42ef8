//! A recorded crash: what was printed, and the truth about it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::printed::{Printed, Stack};
use super::run::Run;
use super::{RECORDED, catch};
use crate::workspace;

/// What is said about a program by those who wrote it down, before it ran.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claims {
    /// What happens, in order: `panic`, `fatal`, `throw`, `signal`, `race`, `checkptr`,
    /// `sanitizer`, `deadlock`, `exit`, `oom_kill`. Nothing for a program that only
    /// looks as if it died.
    #[serde(default)]
    pub(super) kinds: Vec<String>,
    /// Message of the last of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<String>,
    /// `yes`, `no` or `unknown`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) recoverable: Option<String>,
    /// `main`, `other`, or `none` where the dump cannot show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) guilty: Option<String>,
    /// Innermost frame of the program's own: function, a space, file and line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) site: Option<String>,
    /// Id of the red line that is crossed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) red_line: Option<String>,
    /// Tests in which it happened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) tests: Vec<String>,
    /// Blocks of goroutines, where they cannot be counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) goroutines: Option<usize>,
}

/// The truth about a recorded crash: what was claimed, and what was measured.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Truth {
    #[serde(flatten)]
    pub(super) claims: Claims,
    /// Status with which the process ended itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exit: Option<i32>,
    /// Signal that ended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signal: Option<String>,
    /// Whether a second run, with a deferred `recover` on each goroutine, was stopped by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    caught: Option<bool>,
    /// Stacks that the runtime printed, each with its number of frames.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    blocks: Option<Vec<String>>,
    /// Lines that name the creator of a goroutine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created: Option<u32>,
}

impl Truth {
    /// Of a run and the second one; `counted` if what the runtime printed can be told
    /// from what others did.
    pub(super) fn new(claims: Claims, first: &Run, second: Option<&Run>, counted: bool) -> Self {
        let mut truth = Self {
            claims,
            exit: first.status.code(),
            signal: signal(first.status),
            caught: second.map(|second| caught(first.status, second.status)),
            ..Self::default()
        };
        if counted {
            truth.count(&Printed::in_writes(&first.writes));
        }
        if !truth.claims.kinds.is_empty() && truth.claims.recoverable.is_none() {
            let word = |caught| if caught { "yes" } else { "no" };
            truth.claims.recoverable = truth.caught.map(|caught| word(caught).to_owned());
        }
        truth
    }

    fn count(&mut self, printed: &Printed) {
        let goroutine = |(stack, _): &&(Stack, u32)| matches!(stack, Stack::Goroutine(_));
        self.claims.goroutines = Some(printed.blocks.iter().filter(goroutine).count());
        let block = |(stack, frames): &(Stack, u32)| format!("{stack}:{frames}");
        self.blocks = Some(printed.blocks.iter().map(block).collect());
        self.created = Some(printed.creators);
    }

    /// What is claimed and cannot be: a sentence each.
    pub(super) fn contradictions(&self, output: &[u8]) -> Vec<String> {
        let output = String::from_utf8_lossy(output);
        let mut wrong = Vec::new();
        if let Some(message) = &self.claims.message
            && let Some(line) = message.lines().find(|line| !output.contains(line))
        {
            wrong.push(format!("`{line}` is not printed"));
        }
        if let Some((function, place)) = self.claims.site.as_ref().and_then(|it| it.split_once(' '))
            && !(output.contains(place) && output.contains(function))
        {
            wrong.push(format!("`{function} {place}` is not printed"));
        }
        if let (Some(caught), Some(word)) = (self.caught, &self.claims.recoverable)
            && word == if caught { "no" } else { "yes" }
        {
            wrong.push(format!("claimed to be recoverable: {word}, but caught: {caught}"));
        }
        wrong
    }
}

/// Whether the second run was stopped: by its status, or because it went on where
/// the value of the panic was nil.
fn caught(first: ExitStatus, second: ExitStatus) -> bool {
    second.code() == Some(catch::CAUGHT) || (second.success() && !first.success())
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<String> {
    use std::os::unix::process::ExitStatusExt as _;
    status.signal().map(|number| match name(number) {
        Some(name) => name.to_owned(),
        None => format!("signal {number}"),
    })
}

#[cfg(not(unix))]
fn signal(_status: ExitStatus) -> Option<String> {
    None
}

/// Names of signals on Linux (signal(7)).
#[cfg(unix)]
fn name(number: i32) -> Option<&'static str> {
    let names = [
        "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE",
        "SIGKILL", "SIGUSR1", "SIGSEGV", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM",
    ];
    names.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}

/// The samples of one family, such as the zoo, from one release.
pub(super) struct Family {
    folder: PathBuf,
    truths: BTreeMap<String, Truth>,
}

impl Family {
    /// The family as it is stored; an empty one if `anew`.
    pub(super) fn open(release: &str, name: &str, anew: bool) -> Result<Self> {
        let folder = workspace::root().join(RECORDED).join(release).join(name);
        if anew && folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        let table = folder.with_extension("toml");
        let truths = if anew || !table.exists() {
            BTreeMap::new()
        } else {
            toml::from_str(&read(&table)?).with_context(|| table.display().to_string())?
        };
        std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        Ok(Self { folder, truths })
    }

    /// Adds a sample and stores what it printed.
    pub(super) fn add(&mut self, name: &str, truth: Truth, output: &[u8]) -> Result<()> {
        let path = self.folder.join(format!("{name}.out"));
        std::fs::write(&path, output).with_context(|| path.display().to_string())?;
        self.truths.insert(name.to_owned(), truth);
        Ok(())
    }

    /// Stores the truths.
    pub(super) fn close(&self) -> Result<()> {
        let path = self.folder.with_extension("toml");
        std::fs::write(&path, toml::to_string(&self.truths)?)
            .with_context(|| path.display().to_string())
    }
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}
