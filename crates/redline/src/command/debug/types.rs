//! `redline debug types`, in the form that `oracle/typedump/FORMAT.md` states.

mod adhoc;
mod print;
mod printer;
mod shelf;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::mpsc::SyncSender;

use anyhow::{Context as _, Result};
use clap::Args;
use redline_engine::{TypedPackage, Typing, Visitor};
use redline_project::version::GoVersion;
use redline_project::{
    Dependencies, Environment, FileId, Options, PackageId, Project, SourceFault, load,
};
use redline_types::Section;

use self::print::{Form, Head, version_text};
use self::printer::{Piece, Pieces, Printer};
use crate::output::{Output, say};
use crate::problems;
use crate::standard::Std;
use crate::status::Status;

#[derive(Args)]
pub(super) struct Arguments {
    /// Patterns as the `go` command takes them; none means `./...`.
    patterns: Vec<String>,
    /// The folder in which they are resolved.
    #[arg(short = 'C', value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Print the variants of packages with their tests as well.
    #[arg(long)]
    tests: bool,
    /// Print the packages that they depend on as well.
    #[arg(long)]
    deps: bool,
    /// Number of threads; that of the processors if none is given.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    /// The arguments are the Go files of one package, which imports only packages
    /// that can be named in the folder. Its first line may be `// -lang=go1.20`.
    #[arg(long)]
    files: bool,
    /// Where the standard library is from.
    #[arg(long = "std", value_name = "SOURCE", default_value = "auto", conflicts_with = "files")]
    standard: Std,
    #[command(flatten)]
    form: Form,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let threads = arguments.jobs.map_or(0, NonZero::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.context("cannot start threads")?;
    if arguments.files {
        return adhoc::run(arguments, &pool, output);
    }
    let environment = arguments.standard.environment()?;
    let project = load_all(arguments, arguments.patterns.clone(), &environment);
    let typing = Typing::new(&project);
    let matched = matched(&project, arguments.deps);
    let paths: BTreeSet<String> = matched.values().cloned().collect();
    let printer = Printer::new(&project, paths, output)?;
    print_all(printer, |sender| {
        let form = &arguments.form;
        let run = Run { project: &project, typing: &typing, form, matched, sender };
        pool.install(|| typing.run(&run));
    })
}

/// Number of pieces that wait for the printer.
const PIECES: usize = 64;

/// Runs `work`, and prints meanwhile the packages that it sends.
fn print_all(
    mut printer: Printer<'_>,
    work: impl FnOnce(SyncSender<Piece>) + Send,
) -> Result<Status> {
    let (sender, receiver) = std::sync::mpsc::sync_channel(PIECES);
    std::thread::scope(|scope| {
        scope.spawn(move || work(sender));
        receiver.into_iter().try_for_each(|piece| printer.add(piece))
    })?;
    Ok(Status::Kept)
}

/// The packages to print, with the paths that name them. Package `unsafe` has no
/// types of its own making, and the generated programs of tests have no files.
fn matched(project: &Project, dependencies: bool) -> BTreeMap<PackageId, String> {
    let packages = project.packages().filter(|(_, package)| {
        let is_generated = package.variant == redline_project::Variant::TestMain;
        (dependencies || package.is_matched)
            && package.is_loaded
            && !is_generated
            && &*package.import_path != "unsafe"
    });
    packages.map(|(id, package)| (id, package.listed_path())).collect()
}

/// The packages that match, and all that they need.
fn load_all(arguments: &Arguments, patterns: Vec<String>, environment: &Environment) -> Project {
    let options = Options {
        dir: arguments.dir.clone(),
        patterns,
        tests: arguments.tests,
        dependencies: Dependencies::All,
        ..Options::default()
    };
    let project = load(environment, &options);
    problems::say_all(&project.problems, &project.dir, true);
    project
}

/// A run that prints packages as they are done.
struct Run<'a> {
    project: &'a Project,
    typing: &'a Typing<'a>,
    form: &'a Form,
    matched: BTreeMap<PackageId, String>,
    sender: SyncSender<Piece>,
}

impl Run<'_> {
    /// Prints what was found out about a package, and says what is wrong with it
    /// unless that is printed.
    fn print(&self, head: Head<'_>, typed: &TypedPackage<'_>) {
        if !self.form.has(Section::Err) {
            say_errors(head.path, typed);
        }
        // Nobody listens any more when writing has failed, which is reported there.
        let _ = Pieces::send(head.path, &self.sender, |output| {
            self.form.write(head, self.typing.store(), typed, output)
        });
    }
}

impl Visitor for Run<'_> {
    fn wants(&self, package: PackageId) -> bool {
        self.matched.contains_key(&package)
    }

    fn unreadable(&self, _: PackageId, file: FileId, fault: &SourceFault) {
        say(&format!("{}: file {fault}", self.project.file(file).path.display()));
    }

    fn typed(&self, id: PackageId, typed: TypedPackage<'_>) {
        let package = self.project.package(id);
        let language = version_text(self.typing.language(id).as_ref());
        let path = package.listed_path();
        let release = self.project.release.as_ref().map(GoVersion::minor);
        let head = Head { path: &path, name: &package.name, language: &language, release };
        self.print(head, &typed);
    }
}

fn say_errors(path: &str, typed: &TypedPackage<'_>) {
    let files = &typed.input.files;
    for file in files {
        for error in &file.parse.errors {
            say(&format!("{path}/{}:{}: {}", file.name, error.span.start, error.message));
        }
    }
    for error in &typed.checked.errors {
        let name = &files[error.file].name;
        say(&format!("{path}/{name}:{}: {}", error.span.start, error.message));
    }
}
