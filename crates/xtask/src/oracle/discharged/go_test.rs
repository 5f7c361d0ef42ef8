//! The tests of packages, run with counters and under the runtime that tells of panics.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::counters::Counters;
use super::panics::{Panic, Panics};
use crate::go::Go;
use crate::oracle::subject::Subject;

/// How long the tests of one package may take.
const TIMEOUT: &str = "20m";

/// How often packages with tests that fail are run, each time without the tests that
/// have failed: a test that takes its process down leaves no counters behind.
const ROUNDS: usize = 4;

pub(super) struct Tests<'a> {
    pub(super) go: &'a Go,
    pub(super) overlay: &'a Path,
    pub(super) folder: &'a Path,
}

/// What was seen.
#[derive(Default)]
pub(super) struct Ran {
    /// How many packages passed in the end.
    pub(super) packages: usize,
    /// The packages that did not. Some read what a program prints, and cannot do with
    /// more; some need a network or another user.
    pub(super) failing: BTreeSet<String>,
    pub(super) counters: Counters,
    pub(super) panics: Panics,
    /// Tests that failed, as the option `-skip` takes them.
    failed: BTreeSet<String>,
}

impl Tests<'_> {
    pub(super) fn run(&self, subject: &Subject) -> Result<Ran> {
        let mut ran = Ran::default();
        let mut packages = subject.patterns.clone();
        for _ in 0..ROUNDS {
            let known = ran.failed.len();
            self.round(subject, &packages, &mut ran)?;
            if ran.failing.is_empty() || ran.failed.len() == known {
                break;
            }
            packages = ran.failing.iter().cloned().collect();
        }
        Ok(ran)
    }

    fn round(&self, subject: &Subject, packages: &[String], ran: &mut Ran) -> Result<()> {
        let profile = self.folder.join(format!("{}.profile", subject.name));
        let mut command = self.command(&subject.dir, &ran.failed);
        command.arg("-coverprofile").arg(&profile).args(packages);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let output = child.stdout.take().context("standard output is a pipe")?;
        ran.failing.clear();
        for line in BufReader::new(output).split(b'\n') {
            ran.read(&String::from_utf8_lossy(&line?));
        }
        child.wait()?;
        let text = std::fs::read_to_string(&profile);
        ran.counters.add(&text.with_context(|| profile.display().to_string())?);
        Ok(())
    }

    fn command(&self, dir: &Path, failed: &BTreeSet<String>) -> Command {
        let mut command = self.go.command();
        command.args(["test", "-v", "-count=1", "-vet=off", "-timeout", TIMEOUT]);
        command.arg("-covermode=atomic").arg("-overlay").arg(self.overlay);
        if !failed.is_empty() {
            let names: Vec<&str> = failed.iter().map(String::as_str).collect();
            command.arg("-skip").arg(format!("^({})$", names.join("|")));
        }
        command.env("CGO_ENABLED", "0").env("GOPROXY", "off").env("GOFLAGS", "");
        command.current_dir(dir);
        command
    }
}

impl Ran {
    /// A line that `go test -v` writes.
    fn read(&mut self, line: &str) {
        if let Some(panic) = Panic::parse(line) {
            self.panics.add(panic);
        } else if line.starts_with("ok  \t") {
            self.packages += 1;
        } else if let Some(package) = second(line, "FAIL\t") {
            self.failing.insert(package.to_owned());
        } else if let Some(test) = second(line, "--- FAIL: ") {
            self.failed.insert(test.to_owned());
        }
    }
}

/// The word behind what a line begins with.
fn second<'a>(line: &'a str, begin: &str) -> Option<&'a str> {
    line.strip_prefix(begin)?.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_and_tests_that_fail_are_known() {
        let mut ran = Ran::default();
        for line in [
            "=== RUN   TestA",
            "--- FAIL: TestA (0.00s)",
            "    --- FAIL: TestA/part (0.00s)",
            "REDLINE-PANIC\tbounds\t0\t/a/b.go\t7",
            "FAIL\ta/b\t0.583s",
            "FAIL",
            "ok  \ta/c\t0.1s\tcoverage: 1.0% of statements",
        ] {
            ran.read(line);
        }
        assert_eq!(ran.failing, ["a/b".to_owned()].into());
        assert_eq!(ran.failed, ["TestA".to_owned()].into());
        assert_eq!((ran.packages, ran.panics.into_counts().count()), (1, 1));
    }
}
