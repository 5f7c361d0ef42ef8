//! The programs with which the Go toolchain tests its own runtime: one program of
//! many commands, in `runtime/testdata/testprog` of the release.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::place::Place;
use super::record::Outcomes;
use super::run::{self, Run};
use super::sample::{Claims, Truth};
use super::trial::set_environment;
use super::{Recorded, catch};
use crate::go::Minor;
use crate::workspace;

/// What its samples are called together.
pub(super) const FAMILY: &str = "testprog";

/// What is said about the commands.
const TABLE: &str = "lab/testprog.toml";

/// What a program says to a command that it does not have in this release.
const UNKNOWN: &[u8] = b"unknown function: ";

/// One command that crashes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Command {
    pub(super) name: String,
    /// Program that has it, such as `testprog`, and behind `@` a flag of its build.
    #[serde(default = "testprog")]
    program: String,
    /// Environment: `NAME=VALUE` each.
    #[serde(default)]
    env: Vec<String>,
    /// Whether it is run once only, because no goroutine of it begins in Go.
    #[serde(default)]
    once: bool,
    /// First release with it.
    since: Option<String>,
    /// Last release with it.
    until: Option<String>,
    claims: Claims,
    /// What is different from a release on.
    #[serde(default)]
    from: BTreeMap<String, Claims>,
}

fn testprog() -> String {
    "testprog".to_owned()
}

#[derive(Deserialize)]
struct Table {
    command: Vec<Command>,
}

/// The commands, in the order of the table.
pub(super) fn commands() -> Result<Vec<Command>> {
    let path = workspace::root().join(TABLE);
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let table: Table = toml::from_str(&text).with_context(|| path.display().to_string())?;
    Ok(table.command)
}

/// Lets each command crash that the release has.
pub(super) fn record(place: &Place, commands: &[Command]) -> Result<Outcomes> {
    let mut programs = BTreeMap::new();
    let mut outcomes = Vec::new();
    for command in commands {
        if !command.admit(place.minor())? {
            continue;
        }
        if !programs.contains_key(&command.program) {
            programs.insert(command.program.clone(), Program::build(place, &command.program)?);
        }
        let program = programs.get(&command.program).context("it was just inserted")?;
        outcomes.push((command.name.clone(), program.record(command, place.minor())));
    }
    Ok(outcomes)
}

impl Command {
    fn admit(&self, release: Minor) -> Result<bool> {
        let bound = |text: &Option<String>| text.as_deref().map(Minor::of).transpose();
        let (since, until) = (bound(&self.since)?, bound(&self.until)?);
        Ok(since.is_none_or(|it| it <= release) && until.is_none_or(|it| release <= it))
    }

    /// What is true of it with a release.
    pub(super) fn claims(&self, release: Minor) -> Result<Claims> {
        let mut claims = &self.claims;
        let mut newest = None;
        for (from, changed) in &self.from {
            let from = Minor::of(from)?;
            if from <= release && newest.is_none_or(|it| it < from) {
                (claims, newest) = (changed, Some(from));
            }
        }
        Ok(claims.clone())
    }
}

/// A program of the toolchain, built twice.
struct Program {
    plain: PathBuf,
    catching: PathBuf,
}

impl Program {
    fn build(place: &Place, program: &str) -> Result<Self> {
        let (name, flag) = program.split_once('@').map_or((program, None), |(a, b)| (a, Some(b)));
        let folder = Place::goroot().join("src/runtime/testdata").join(name);
        let file = program.replace(['=', '@'], "");
        let file = |ending: &str| Place::folder().join("bin").join(format!("{file}{ending}"));
        let (plain, catching) = (file(""), file(".catching"));
        place.build(&folder, &["build"], None, flag, &plain)?;
        let overlay = catch::overlay(&folder, &sources(&folder)?, &[])?.display().to_string();
        let flags = flag.into_iter().chain(["-overlay", &overlay]);
        place.build(&folder, &["build"], None, flags, &catching)?;
        Ok(Self { plain, catching })
    }

    fn record(&self, command: &Command, release: Minor) -> Result<Vec<Recorded>> {
        let first = run(&self.plain, command)?;
        if first.output().starts_with(UNKNOWN) {
            return Ok(Vec::new());
        }
        let second = if command.once { None } else { Some(run(&self.catching, command)?) };
        let truth = Truth::new(command.claims(release)?, &first, second.as_ref(), true);
        Ok(vec![Recorded::new(&command.name, truth, &first)])
    }
}

fn run(program: &Path, command: &Command) -> Result<Run> {
    let mut process = Process::new(program);
    process.env_clear().env("PATH", "/usr/bin:/bin").arg(&command.name);
    set_environment(&mut process, command.env.iter().map(String::as_str))?;
    run::run(process.current_dir(Place::folder()))
}

/// The Go files that may hold entries of goroutines; others are left as they are.
fn sources(folder: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let mut sources = BTreeMap::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "go")
            && let Some(name) = path.file_name()
        {
            sources.insert(PathBuf::from(name), std::fs::read_to_string(&path)?);
        }
    }
    Ok(sources)
}
