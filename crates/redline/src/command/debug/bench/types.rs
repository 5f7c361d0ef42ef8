//! `redline debug bench types`: from files to types.

use std::io::Write as _;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result};
use clap::Args;
use redline_base::LineTable;
use redline_engine::{Effort, Stopwatch, TypedPackage, Typing, Usage, Visitor};
use redline_project::{
    Dependencies, Environment, FileId, Options, PackageId, Project, SourceFault, load,
};
use serde::Serialize;

use crate::output::{Output, say};
use crate::problems;
use crate::status::Status;

#[derive(Args)]
pub(super) struct Arguments {
    /// Threads to use.
    #[arg(long, value_name = "N", default_value = "1")]
    jobs: NonZeroUsize,
    /// The folder in which the patterns are resolved.
    #[arg(short = 'C', value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Patterns as the `go` command takes them; none means `./...`.
    patterns: Vec<String>,
}

/// What is printed.
#[derive(Serialize)]
struct Measured {
    stage: &'static str,
    jobs: usize,
    packages: u64,
    files: u64,
    lines: usize,
    bytes: u64,
    wall_seconds: f64,
    cpu_seconds: Option<f64>,
    /// Of the processor time: reading, parsing, and all behind that.
    read_seconds: f64,
    parse_seconds: f64,
    types_seconds: f64,
    peak_bytes: Option<u64>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let project = loaded(arguments);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(arguments.jobs.get()).build();
    let pool = pool.context("cannot start threads")?;
    let typing = Typing::new(&project);
    let run = Run { project: &project, lines: AtomicUsize::new(0) };
    let watch = Stopwatch::start();
    pool.install(|| typing.run(&run));
    let measured = measured(arguments, &typing.effort(), watch.read(), run.lines.into_inner());
    writeln!(output, "{}", serde_json::to_string(&measured)?)?;
    Ok(Status::Kept)
}

fn loaded(arguments: &Arguments) -> Project {
    let options = Options {
        dir: arguments.dir.clone(),
        patterns: arguments.patterns.clone(),
        dependencies: Dependencies::All,
        ..Options::default()
    };
    let project = load(&Environment::of_process(None), &options);
    problems::say_all(&project.problems, &project.dir, true);
    project
}

fn measured(arguments: &Arguments, effort: &Effort, used: Usage, lines: usize) -> Measured {
    Measured {
        stage: "types",
        jobs: arguments.jobs.get(),
        packages: effort.packages,
        files: effort.files,
        lines,
        bytes: effort.bytes,
        wall_seconds: used.wall_seconds,
        cpu_seconds: used.cpu_seconds,
        read_seconds: effort.read,
        parse_seconds: effort.parse,
        types_seconds: effort.names + effort.declarations + effort.bodies,
        peak_bytes: used.peak_bytes,
    }
}

/// A run that wants the bodies of all packages and counts their lines.
struct Run<'p> {
    project: &'p Project,
    lines: AtomicUsize,
}

impl Visitor for Run<'_> {
    fn wants(&self, _: PackageId) -> bool {
        true
    }

    fn unreadable(&self, _: PackageId, file: FileId, fault: &SourceFault) {
        say(&format!("{}: file {fault}", self.project.file(file).path.display()));
    }

    fn typed(&self, _: PackageId, typed: TypedPackage<'_>) {
        // A line table has a line more than there are newlines.
        let newlines = |text: &[u8]| LineTable::new(text).len() - 1;
        let lines: usize = typed.input.files.iter().map(|file| newlines(&file.text)).sum();
        self.lines.fetch_add(lines, Ordering::Relaxed);
    }
}
