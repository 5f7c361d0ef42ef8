//! `redline debug bench types` and `redline debug bench ir`: from files to types, and
//! on to functions in the form in which they are analysed.

use std::io::Write as _;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result};
use clap::Args;
use redline_base::LineTable;
use redline_engine::{Effort, Stopwatch, ThreadClock, TypedPackage, Typing, Usage, Visitor};
use redline_ir::lower_package;
use redline_project::{
    Dependencies, Environment, FileId, Options, PackageId, Project, SourceFault, load,
};
use serde::Serialize;

use crate::command::debug::ir::Sum;
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
    /// From types to functions, and how much there is of what in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    ir_seconds: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ir: Option<Sum>,
    peak_bytes: Option<u64>,
}

/// Measures up to types, or up to the functions.
pub(super) fn run(arguments: &Arguments, lowers: bool, output: &mut Output) -> Result<Status> {
    let project = loaded(arguments);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(arguments.jobs.get()).build();
    let pool = pool.context("cannot start threads")?;
    let typing = Typing::new(&project);
    let lowered = lowers.then(Mutex::default);
    let run = Run { project: &project, typing: &typing, lines: AtomicUsize::new(0), lowered };
    let watch = Stopwatch::start();
    pool.install(|| typing.run(&run));
    let measured = measured(arguments, &typing.effort(), watch.read(), run.done());
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

fn measured(arguments: &Arguments, effort: &Effort, used: Usage, done: Done) -> Measured {
    let (ir_seconds, ir) = done.lowered.unzip();
    Measured {
        stage: if ir.is_some() { "ir" } else { "types" },
        jobs: arguments.jobs.get(),
        packages: effort.packages,
        files: effort.files,
        lines: done.lines,
        bytes: effort.bytes,
        wall_seconds: used.wall_seconds,
        cpu_seconds: used.cpu_seconds,
        read_seconds: effort.read,
        parse_seconds: effort.parse,
        types_seconds: effort.names + effort.declarations + effort.bodies,
        ir_seconds,
        ir,
        peak_bytes: used.peak_bytes,
    }
}

/// A run that wants the bodies of all packages and counts their lines.
struct Run<'p> {
    project: &'p Project,
    typing: &'p Typing<'p>,
    lines: AtomicUsize,
    /// What lowering took and gave, if packages are lowered.
    lowered: Option<Mutex<(f64, Sum)>>,
}

/// What a run has gone through.
struct Done {
    lines: usize,
    lowered: Option<(f64, Sum)>,
}

impl Run<'_> {
    fn done(self) -> Done {
        let inner =
            |lowered: Mutex<_>| lowered.into_inner().unwrap_or_else(PoisonError::into_inner);
        Done { lines: self.lines.into_inner(), lowered: self.lowered.map(inner) }
    }

    fn lower(&self, typed: &TypedPackage<'_>, lowered: &Mutex<(f64, Sum)>) {
        let mut clock = ThreadClock::start();
        let ir = lower_package(self.typing.store(), typed.source, &typed.checked);
        let seconds = clock.lap();
        let mut lowered = lowered.lock().unwrap_or_else(PoisonError::into_inner);
        lowered.0 += seconds;
        lowered.1 += Sum::of(&ir, 0);
    }
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
        if let Some(lowered) = &self.lowered {
            self.lower(&typed, lowered);
        }
    }
}
