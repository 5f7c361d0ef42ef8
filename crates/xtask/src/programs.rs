//! Small Go programs of our own, and what real releases of Go make of them: the
//! measure of the interpreter.
//!
//! Begin with [`Action`]. Each program is built twice, with and without the
//! compiler's optimizations, and run on one processor and on four. What all these
//! runs and all releases agree on is its [`outcome::Outcome`], which is stored
//! beside it.

mod bench;
mod normal;
mod outcome;
mod program;
mod report;
mod store;

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::Verdict;
use crate::go::{self, Go, Minor};
use bench::Bench;
use outcome::Outcome;
use program::Program;
use report::Report;

/// Where the programs are: a folder a topic.
const FOLDER: &str = "crates/redline_interp/testdata/programs";

/// What is done about the programs.
#[derive(Subcommand)]
pub(crate) enum Action {
    /// Run the programs and store how they end and what they print.
    Record(Choice),
    /// Run the programs and compare with what is stored.
    Check(Choice),
}

/// Which programs are run with which releases.
#[derive(Args)]
pub(crate) struct Choice {
    /// Releases, such as 1.27.3; `local` is the one on the path. The newest counts.
    #[arg(long, value_delimiter = ',', default_values = [go::LOCAL, go::REFERENCE])]
    releases: Vec<String>,
    /// Topics, or programs as TOPIC/NAME; all if there are none.
    names: Vec<String>,
}

impl Choice {
    /// The programs that are chosen, sorted by name.
    fn programs(&self) -> Result<Vec<Program>> {
        let mut programs = program::all()?;
        let wanted = |program: &Program| self.names.iter().any(|name| program.is_called(name));
        programs.retain(|program| self.names.is_empty() || wanted(program));
        Ok(programs)
    }

    /// The releases, the oldest first.
    fn releases(&self) -> Result<Vec<(Minor, Go)>> {
        let releases = self.releases.iter().map(|release| {
            let go = Go::named(release)?;
            Ok((Minor::of(go.release())?, go))
        });
        let mut releases: Vec<_> = releases.collect::<Result<_>>()?;
        releases.sort_by_key(|(minor, _)| *minor);
        Ok(releases)
    }
}

/// Does it: good if all programs say the same everywhere, and what is stored.
pub(crate) fn run(action: &Action) -> Result<Verdict> {
    let (Action::Record(choice) | Action::Check(choice)) = action;
    let programs = choice.programs()?;
    let mut report = Report::new();
    let mut ran = vec![Vec::new(); programs.len()];
    for (minor, go) in choice.releases()? {
        let bench = Bench::new(&go, minor, &programs)?;
        for (program, outcomes) in programs.iter().zip(&mut ran) {
            if program.since <= minor {
                match bench.outcome(program) {
                    Ok(outcome) => outcomes.push((minor, outcome)),
                    Err(error) => report.problem(program, &format!("go {minor}: {error:#}")),
                }
            }
        }
        bench.close()?;
    }
    for (program, outcomes) in programs.iter().zip(&ran) {
        conclude(action, program, outcomes, &mut report)?;
    }
    if choice.names.is_empty() {
        store::orphans(&programs)?.iter().for_each(|path| report.orphan(path));
    }
    Ok(report.close())
}

/// Stores or compares what the releases made of one program.
fn conclude(
    action: &Action,
    program: &Program,
    outcomes: &[(Minor, Outcome)],
    report: &mut Report,
) -> Result<()> {
    let Some(recording) = store::Recording::of(program, outcomes) else {
        return Ok(());
    };
    report.count(&recording.newest);
    match action {
        Action::Record(_) => recording.write()?,
        Action::Check(_) => {
            for difference in recording.differences()? {
                report.problem(program, &difference);
            }
        }
    }
    for problem in recording.unexplained() {
        report.problem(program, &problem);
    }
    Ok(())
}
