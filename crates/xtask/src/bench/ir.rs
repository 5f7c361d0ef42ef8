//! The lowering of the standard library, beside go/ssa on the same packages in the same
//! minutes.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::median;
use crate::Verdict;
use crate::go::Go;
use crate::{process, workspace};

/// The module of go/ssa, as `go get` takes it.
const TOOLS: &str = "golang.org/x/tools@v0.52.0";

/// The program that measures go/ssa. It needs that module, which nothing else here does:
/// it is built in a module of its own.
const GOSSA: &str = include_str!("ir/gossa.go");

/// How many times faster than go/ssa the functions must be there, in CPU seconds on one
/// thread.
const SPEED_BAR: f64 = 4.0;

/// One run of a program.
#[derive(Clone, Copy, Debug)]
struct Run {
    packages: u64,
    functions: u64,
    instructions: u64,
    cpu_seconds: f64,
}

/// What `gossa` prints.
#[derive(Deserialize)]
struct Theirs {
    packages: u64,
    functions: u64,
    instructions: u64,
    cpu_seconds: f64,
}

/// What `redline debug bench ir` prints, as far as it is looked at.
#[derive(Deserialize)]
struct Ours {
    packages: u64,
    ir_seconds: f64,
    ir: Sum,
}

#[derive(Deserialize)]
struct Sum {
    functions: u64,
    instructions: u64,
}

/// The programs, and the release whose standard library they read.
struct Bench {
    go: Go,
    gossa: PathBuf,
    redline: PathBuf,
}

/// Measures both so many times in turn, and prints the table.
pub(super) fn run(runs: usize) -> Result<Verdict> {
    let go = Go::find()?;
    go.warn_if_other();
    let bench = Bench { gossa: gossa(&go)?, redline: workspace::redline()?, go };
    let (mut theirs, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        theirs.push(bench.theirs()?);
        ours.push(bench.ours()?);
    }
    println!("{}, std, one thread, medians of {runs} runs\n", bench.go.release());
    println!(
        "{:<12} {:>9} {:>10} {:>13} {:>8}",
        "", "packages", "functions", "instructions", "CPU s"
    );
    let theirs = print("go/ssa", &theirs);
    let ours = print("redline", &ours);
    Ok(verdict(theirs / ours))
}

/// Builds the program that measures go/ssa, through the module proxy and outside of the
/// repository.
fn gossa(go: &Go) -> Result<PathBuf> {
    let folder = workspace::target()?.join("bench").join("ir").join(go.release());
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    std::fs::write(folder.join("go.mod"), "module gossa\n")?;
    std::fs::write(folder.join("main.go"), GOSSA)?;
    let command = || {
        let mut command = go.command();
        command.env("GOFLAGS", "-mod=mod").env("GOWORK", "off").current_dir(&folder);
        command
    };
    process::run(command().args(["get", TOOLS]))?;
    let program = folder.join(format!("gossa{}", std::env::consts::EXE_SUFFIX));
    process::run(command().arg("build").arg("-o").arg(&program).arg("."))?;
    Ok(program)
}

impl Bench {
    /// A program that looks at the standard library as built without C, which redline does
    /// not read.
    fn command(&self, program: &Path) -> Result<Command> {
        let mut command = Command::new(program);
        command.env("GOROOT", self.go.root()).env("GOTOOLCHAIN", "local").env("CGO_ENABLED", "0");
        command.env("GOFLAGS", "").env("GOWORK", "off").env("PATH", self.path()?);
        command.current_dir(self.go.std());
        Ok(command)
    }

    /// Where go/packages finds the `go` command of the release first.
    fn path(&self) -> Result<std::ffi::OsString> {
        let before = std::env::var_os("PATH").unwrap_or_default();
        let own = std::iter::once(self.go.root().join("bin"));
        Ok(std::env::join_paths(own.chain(std::env::split_paths(&before)))?)
    }

    fn theirs(&self) -> Result<Run> {
        let Theirs { packages, functions, instructions, cpu_seconds } =
            read(self.command(&self.gossa)?.arg("std"))?;
        Ok(Run { packages, functions, instructions, cpu_seconds })
    }

    fn ours(&self) -> Result<Run> {
        let mut command = self.command(&self.redline)?;
        let ours: Ours = read(command.args(["debug", "bench", "ir", "--jobs", "1", "std"]))?;
        Ok(Run {
            packages: ours.packages,
            functions: ours.ir.functions,
            instructions: ours.ir.instructions,
            cpu_seconds: ours.ir_seconds,
        })
    }
}

fn read<T: serde::de::DeserializeOwned>(command: &mut Command) -> Result<T> {
    let text = process::stdout(command)?;
    serde_json::from_slice(&text).with_context(|| format!("{command:?}"))
}

/// Prints a row of the table, and gives its median.
fn print(name: &str, runs: &[Run]) -> f64 {
    let cpu = median(runs.iter().map(|run| run.cpu_seconds));
    if let Some(Run { packages, functions, instructions, .. }) = runs.first() {
        println!("{name:<12} {packages:>9} {functions:>10} {instructions:>13} {cpu:>8.3}");
    }
    cpu
}

/// Prints whether the bar is met.
fn verdict(speed: f64) -> Verdict {
    let met = speed >= SPEED_BAR;
    let words = if met { "met" } else { "NOT MET" };
    println!("\nir: {speed:.1} times go/ssa in CPU seconds, at least {SPEED_BAR}: {words}");
    Verdict::of(met)
}
