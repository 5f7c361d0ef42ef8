//! A recorded crash: what was printed, and the truth about it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::printed::Printed;
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

/// What happens without an end of the program, or ends it only because it was asked to.
const REPORTS: [&str; 2] = ["race", "sanitizer"];

impl Truth {
    /// Of a run and the second one; `counted` if what the runtime printed can be told
    /// from what others did.
    pub(super) fn new(claims: Claims, first: &Run, second: Option<&Run>, counted: bool) -> Self {
        let printed = counted.then(|| Printed::in_writes(&first.writes));
        let truth = Self {
            exit: first.status.code(),
            signal: signal(first.status),
            caught: second.map(|second| caught(first.status, second.status)),
            blocks: printed.as_ref().map(Printed::texts),
            created: printed.as_ref().map(|it| it.creators),
            ..Self::default()
        };
        truth.with(claims)
    }

    /// What was measured, with other claims.
    pub(super) fn with(mut self, mut claims: Claims) -> Self {
        if let Some(blocks) = &self.blocks {
            let goroutine = |block: &&String| block.starts_with(|c: char| c.is_ascii_digit());
            claims.goroutines = Some(blocks.iter().filter(goroutine).count());
        }
        if let Some(kind) = claims.kinds.last()
            && !REPORTS.contains(&kind.as_str())
            && claims.recoverable.is_none()
        {
            let word = |caught| if caught { "yes" } else { "no" };
            claims.recoverable = self.caught.map(|caught| word(caught).to_owned());
        }
        self.claims = claims;
        self
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

/// Names of the releases that were recorded, such as `go1.27.3`.
pub(super) fn releases() -> Result<Vec<String>> {
    let folder = workspace::root().join(RECORDED);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
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
        Ok(Self { folder, truths })
    }

    /// Adds a sample and stores what it printed.
    pub(super) fn add(&mut self, name: &str, truth: Truth, output: &[u8]) -> Result<()> {
        std::fs::create_dir_all(&self.folder).with_context(|| self.folder.display().to_string())?;
        let path = self.folder.join(format!("{name}.out"));
        std::fs::write(&path, output).with_context(|| path.display().to_string())?;
        self.truths.insert(name.to_owned(), truth);
        Ok(())
    }

    /// Gives the samples other claims, and drops those that nobody makes claims about.
    pub(super) fn claim(&mut self, claims: &BTreeMap<String, Claims>) -> Result<()> {
        let (kept, dropped): (BTreeMap<_, _>, BTreeMap<_, _>) =
            std::mem::take(&mut self.truths).into_iter().partition(|it| claims.contains_key(&it.0));
        for name in dropped.keys() {
            std::fs::remove_file(self.folder.join(format!("{name}.out")))?;
        }
        let claim = |(name, truth): (String, Truth)| {
            let claims = claims.get(&name).cloned().unwrap_or_default();
            (name, truth.with(claims))
        };
        self.truths = kept.into_iter().map(claim).collect();
        Ok(())
    }

    /// Stores the truths, if there are any.
    pub(super) fn close(&self) -> Result<()> {
        if self.truths.is_empty() {
            return Ok(());
        }
        let path = self.folder.with_extension("toml");
        std::fs::write(&path, toml::to_string(&self.truths)?)
            .with_context(|| path.display().to_string())
    }
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::zoo;
    use super::*;
    use crate::go::Minor;

    #[test]
    fn every_output_has_its_truth_and_every_truth_its_output() {
        assert!(releases().unwrap().len() >= 4);
        for release in releases().unwrap() {
            for name in ["zoo", "suite", "testprog"] {
                let family = Family::open(&release, name, false).unwrap();
                let files = std::fs::read_dir(&family.folder).unwrap();
                let files: BTreeSet<_> = files
                    .map(|it| {
                        it.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()
                    })
                    .collect();
                assert!(files.iter().eq(family.truths.keys()), "{release} {name}");
                assert!(!files.is_empty(), "{release} {name}");
            }
        }
    }

    #[test]
    fn every_program_was_recorded_with_every_release() {
        for release in releases().unwrap() {
            let family = Family::open(&release, "zoo", false).unwrap();
            for program in zoo::programs("zoo").unwrap() {
                let recorded = family.truths.keys().any(|name| {
                    name.strip_prefix(&program.name)
                        .is_some_and(|it| it.is_empty() || it.starts_with('.'))
                });
                let admitted = program.admit(Minor::of(&release).unwrap()).unwrap();
                assert_eq!(recorded, admitted, "{release} {}", program.name);
            }
        }
    }

    #[test]
    fn what_is_claimed_fits_what_was_recorded() {
        for release in releases().unwrap() {
            for name in ["zoo", "suite", "testprog"] {
                let family = Family::open(&release, name, false).unwrap();
                for (sample, truth) in &family.truths {
                    let output =
                        std::fs::read(family.folder.join(format!("{sample}.out"))).unwrap();
                    assert_eq!(truth.contradictions(&output), [""; 0], "{release} {name}/{sample}");
                }
            }
        }
    }
}
