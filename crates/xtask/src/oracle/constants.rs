//! Values of constants: random operations, edge cases before all, have the same
//! results in both printed forms as with go/constant and go/types.

mod check;
mod literals;
mod machine;
mod operation;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};
use clap::Args;
use redline_fuzz::Random;

use self::machine::Machine;
use crate::Verdict;
use crate::go::Go;

/// How much is compared.
#[derive(Args)]
pub(crate) struct Scope {
    /// How many operations.
    #[arg(long, default_value_t = 1_000_000)]
    operations: usize,
    /// Decides the operations; the same seed gives the same ones.
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

/// Operations that one process of the reference executes.
const BATCH: usize = 50_000;

/// Differences that are printed.
const SHOWN: usize = 10;

/// Compares so many operations.
pub(super) fn compare(go: &Go, scope: &Scope) -> Result<Verdict> {
    let program = go.build_oracle("constants")?;
    let mut random = Random::new(scope.seed);
    let (mut done, mut wrong) = (0, 0);
    while done < scope.operations {
        let batch = Batch::new(random.next(), BATCH.min(scope.operations - done));
        done += batch.lines.len();
        wrong += batch.compare(&program, SHOWN.saturating_sub(wrong))?;
    }
    println!("{} of {done} operations have the same result", done - wrong);
    Ok(Verdict::of(wrong == 0))
}

/// Operations that follow from each other, with our results.
struct Batch {
    lines: Vec<String>,
    results: Vec<String>,
}

impl Batch {
    fn new(seed: u64, len: usize) -> Self {
        let mut machine = Machine::new(seed);
        let (lines, results) = (0..len).map(|_| machine.step()).unzip();
        Self { lines, results }
    }

    /// How many results differ; the first ones are printed.
    fn compare(&self, program: &Path, shown: usize) -> Result<usize> {
        let text = reference(program, &self.lines)?;
        let theirs: Vec<_> = text.lines().collect();
        if theirs.len() != self.lines.len() {
            bail!("{} results for {} operations", theirs.len(), self.lines.len());
        }
        let pairs = self.results.iter().zip(theirs).enumerate();
        let wrong: Vec<_> = pairs.filter(|(_, (ours, theirs))| ours != theirs).collect();
        for (index, (ours, theirs)) in wrong.iter().take(shown) {
            println!("  {}", self.history(*index).join("\n  "));
            println!("    ours   {ours}\n    theirs {theirs}");
        }
        Ok(wrong.len())
    }

    /// The operation, and those that made its operands.
    fn history(&self, index: usize) -> Vec<&str> {
        let line = self.lines.get(index).map_or("", String::as_str);
        let slots = line.split(' ').skip(2).filter(|_| !line.contains("check"));
        let before = self.lines.get(..index).unwrap_or_default();
        let made = slots.filter_map(|slot| {
            before.iter().rev().find(|line| line.split(' ').next() == Some(slot))
        });
        made.map(String::as_str).chain([line]).collect()
    }
}

/// What the reference answers to the lines.
fn reference(program: &Path, lines: &[String]) -> Result<String> {
    let mut command = Command::new(program);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
    let mut stdin = child.stdin.take().context("the reference has no standard input")?;
    let output = thread::scope(|scope| {
        let written = scope.spawn(move || stdin.write_all((lines.join("\n") + "\n").as_bytes()));
        let output = child.wait_with_output();
        // That it ended early is told by its status.
        drop(written.join());
        output
    })?;
    if !output.status.success() {
        bail!("{command:?}: {}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::go::REFERENCE;

    #[test]
    fn results_are_those_of_the_reference() {
        // Another release has another version of Unicode, and quotes other characters.
        let go = Go::find().ok().filter(|go| go.release() == format!("go{REFERENCE}"));
        let Some(go) = go else {
            assert!(std::env::var_os("CI").is_none(), "no Go {REFERENCE}: set REDLINE_GOROOT");
            eprintln!("no Go {REFERENCE} found: set REDLINE_GOROOT; nothing is compared");
            return;
        };
        let verdict = compare(&go, &Scope { operations: 20_000, seed: 1 }).unwrap();
        assert!(verdict == Verdict::Good);
    }
}
