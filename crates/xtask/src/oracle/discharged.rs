//! What redline says cannot panic, held against programs that run.
//!
//! The tests of packages are run with a counter in each of their basic blocks, which the
//! `go` command puts into the source (`-covermode=atomic`), and with a runtime that tells
//! of each run-time panic where it happens, recovered or not (`-overlay`). So it is Go
//! itself that checks each operation, and the operations are left as they are: a check
//! of our own before each of them would change what the compiler makes of them, and could
//! only repeat what Go does. A discharged operation that panics is a fault of redline.
//!
//! Panics are told by file, line and kind of operation. Where operations of one kind in one
//! line have different verdicts, a panic is taken for one of those that may.

mod counters;
mod go_test;
mod panics;
mod runtime;
mod site;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use clap::Args;

use self::go_test::Tests;
use self::panics::{Panic, Panics};
use self::site::{Listing, Sites};
use super::subject::Subject;
use crate::corpus::{self, Corpus};
use crate::go::Go;
use crate::{Verdict, workspace};

/// What is run if nothing is named, and which packages of it: those that most indices and
/// pointers are used in, and whose tests take minutes and need no network. All packages
/// if there are none.
const SUBJECTS: [(&str, &[&str]); 8] = [
    ("std", &STD),
    ("cobra", &[]),
    ("gin", &[]),
    (
        "go-ethereum",
        &["./accounts/abi/...", "./common/...", "./core/types/...", "./rlp/...", "./trie/..."],
    ),
    (
        "grpc-go",
        &["./encoding/...", "./internal/...", "./mem/...", "./metadata/...", "./status/..."],
    ),
    ("pebble", &["./bloom/...", "./internal/...", "./record/...", "./sstable/...", "./vfs/..."]),
    (
        "tools",
        &["./container/...", "./cover/...", "./go/...", "./internal/diff/...", "./txtar/..."],
    ),
    ("zap", &[]),
];

const STD: [&str; 26] = [
    "archive/...",
    "bufio",
    "bytes",
    "compress/...",
    "container/...",
    "encoding/...",
    "errors",
    "expvar",
    "fmt",
    "go/ast",
    "go/parser",
    "go/printer",
    "go/scanner",
    "hash/...",
    "html/...",
    "image/...",
    "index/...",
    "io",
    "math/big",
    "net/url",
    "regexp/...",
    "sort",
    "strconv",
    "strings",
    "text/...",
    "unicode/...",
];

/// What is run.
#[derive(Args)]
pub(crate) struct Scope {
    /// Corpora by name, or `std`; parts of `std` and of seven corpora if there are none.
    names: Vec<String>,
    /// Folder of the corpora.
    #[arg(long, value_name = "DIR", default_value = corpus::FOLDER)]
    corpora: PathBuf,
    /// Only the packages that these patterns match.
    #[arg(long, value_name = "PATTERN")]
    packages: Vec<String>,
}

/// Runs the tests of all subjects; bad if a discharged operation panicked.
pub(super) fn hold(go: &Go, scope: &Scope) -> Result<Verdict> {
    let folder = workspace::target()?.join("discharged");
    let run =
        Run { go, redline: workspace::redline()?, overlay: runtime::overlay(go, &folder)?, folder };
    let mut all = Tally::default();
    for subject in scope.subjects(go)? {
        let tally = run.subject(&subject).with_context(|| subject.name.clone())?;
        println!("{}: {tally}", subject.name);
        all.add(&tally);
    }
    println!("all: {all}");
    Ok(Verdict::of(all.wrong.is_empty() && all.executed > 0))
}

impl Scope {
    fn subjects(&self, go: &Go) -> Result<Vec<Subject>> {
        let corpora = corpus::read()?;
        let names: Vec<&str> = if self.names.is_empty() {
            SUBJECTS.iter().map(|(name, _)| *name).collect()
        } else {
            self.names.iter().map(String::as_str).collect()
        };
        names.into_iter().map(|name| self.subject(name, &corpora, go)).collect()
    }

    fn subject(&self, name: &str, corpora: &[Corpus], go: &Go) -> Result<Subject> {
        let parts = SUBJECTS.iter().find(|(subject, _)| *subject == name);
        let parts = parts.map_or(&[][..], |(_, parts)| *parts);
        let (dir, all) = if name == "std" {
            (go.std(), Vec::new())
        } else {
            let corpus = corpora.iter().find(|corpus| corpus.name == name);
            let corpus = corpus.with_context(|| format!("no corpus is called {name}"))?;
            (corpus.folder(&self.corpora), corpus.patterns.clone())
        };
        let patterns = match (&*self.packages, parts) {
            ([], []) => all,
            ([], parts) => parts.iter().map(|&part| part.to_owned()).collect(),
            (packages, _) => packages.to_vec(),
        };
        Ok(Subject { name: name.to_owned(), dir, patterns })
    }
}

struct Run<'a> {
    go: &'a Go,
    redline: PathBuf,
    overlay: PathBuf,
    folder: PathBuf,
}

impl Run<'_> {
    fn subject(&self, subject: &Subject) -> Result<Tally> {
        let sites = self.sites(subject)?;
        let tests = Tests { go: self.go, overlay: &self.overlay, folder: &self.folder };
        let ran = tests.run(subject)?;
        let mut tally = Tally {
            packages: ran.packages,
            failing: ran.failing.len(),
            sites: sites.discharged(),
            ..Tally::default()
        };
        for (file, place) in sites.discharged_places() {
            let count = ran.counters.of(file, place);
            tally.executed += usize::from(count > 0);
            tally.executions += count;
        }
        tally.judge(ran.panics, &sites);
        Ok(tally)
    }

    fn sites(&self, subject: &Subject) -> Result<Sites> {
        let mut command = Command::new(&self.redline);
        command.args(["prove", "--tests", "--list", "--format", "json"]).args(&subject.patterns);
        command.current_dir(&subject.dir).env("GOROOT", self.go.root());
        command.env("CGO_ENABLED", "0").env("GOPROXY", "off").stderr(Stdio::inherit());
        let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
        let listing: Listing = serde_json::from_slice(&output.stdout).context("redline prove")?;
        Ok(Sites::new(listing, &subject.dir))
    }
}

/// How much was seen.
#[derive(Default)]
struct Tally {
    /// Packages whose tests passed, and others.
    packages: usize,
    failing: usize,
    /// Operations that are discharged.
    sites: usize,
    /// Those whose block was executed, and how often all of them were.
    executed: usize,
    executions: u64,
    panics: u64,
    /// Places of panics at which an operation may panic, as far as redline says.
    expected: usize,
    /// Places at which no operation of that kind is listed.
    unlisted: BTreeSet<Panic>,
    /// Places of discharged operations.
    wrong: BTreeSet<Panic>,
}

impl Tally {
    fn judge(&mut self, panics: Panics, sites: &Sites) {
        for (panic, count) in panics.into_counts() {
            if !sites.is_of_these(&panic.file) {
                continue;
            }
            self.panics += count;
            match sites.may_panic(&panic) {
                Some(true) => self.expected += 1,
                Some(false) => drop(self.wrong.insert(panic)),
                None => drop(self.unlisted.insert(panic)),
            }
        }
    }

    fn add(&mut self, other: &Self) {
        self.packages += other.packages;
        self.failing += other.failing;
        self.sites += other.sites;
        self.executed += other.executed;
        self.executions += other.executions;
        self.panics += other.panics;
        self.expected += other.expected;
        self.unlisted.extend(other.unlisted.iter().cloned());
        self.wrong.extend(other.wrong.iter().cloned());
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} packages ({} more with tests that fail): {} discharged operations, {} executed, \
             {} times; {} run-time panics, at {} places where one is possible, {} without such \
             an operation, {} where it is discharged",
            self.packages,
            self.failing,
            self.sites,
            self.executed,
            self.executions,
            self.panics,
            self.expected,
            self.unlisted.len(),
            self.wrong.len(),
        )?;
        let named = [("without an operation", &self.unlisted), ("DISCHARGED", &self.wrong)];
        for (what, places) in named {
            for Panic { file, line, kind } in places {
                write!(f, "\n  {what}: {}:{line}: {kind}", file.display())?;
            }
        }
        Ok(())
    }
}
