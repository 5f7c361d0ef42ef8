//! Which packages are looked at, and in which order they are printed.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::mpsc::SyncSender;

use anyhow::{Context as _, Result};
use clap::Args;
use redline_project::{Dependencies, Environment, Options, PackageId, Project, Variant, load};

use super::printer::{Piece, Printer};
use crate::problems;

/// The packages of a folder that are meant.
#[derive(Args)]
pub(in crate::command) struct Selection {
    /// Patterns as the `go` command takes them; none means `./...`.
    pub(in crate::command) patterns: Vec<String>,
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
}

/// Number of pieces that wait for the printer.
const PIECES: usize = 64;

impl Selection {
    /// Threads to work with.
    pub(in crate::command) fn threads(&self) -> Result<rayon::ThreadPool> {
        let threads = self.jobs.map_or(0, NonZero::get);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.context("cannot start threads")
    }

    /// What `patterns` match in the folder, and all that it needs.
    pub(in crate::command) fn load(
        &self,
        patterns: Vec<String>,
        environment: &Environment,
    ) -> Project {
        let options = Options {
            dir: self.dir.clone(),
            patterns,
            tests: self.tests,
            dependencies: Dependencies::All,
            ..Options::default()
        };
        let project = load(environment, &options);
        problems::say_all(&project.problems, &project.dir, true);
        project
    }

    /// The packages to print, with the paths that name them.
    pub(in crate::command) fn of(&self, project: &Project) -> BTreeMap<PackageId, String> {
        matched(project, self.deps)
    }
}

/// The packages that were matched, with the paths that name them. Package `unsafe`
/// has no types of its own making, and the generated programs of tests have no files.
pub(in crate::command) fn matched(
    project: &Project,
    dependencies: bool,
) -> BTreeMap<PackageId, String> {
    let packages = project.packages().filter(|(_, package)| {
        let is_generated = package.variant == Variant::TestMain;
        (dependencies || package.is_matched)
            && package.is_loaded
            && !is_generated
            && &*package.import_path != "unsafe"
    });
    packages.map(|(id, package)| (id, package.listed_path())).collect()
}

/// Runs `work`, and prints meanwhile the packages that it sends.
pub(in crate::command) fn print_all(
    mut printer: Printer<'_>,
    work: impl FnOnce(SyncSender<Piece>) + Send,
) -> Result<()> {
    let (sender, receiver) = std::sync::mpsc::sync_channel(PIECES);
    std::thread::scope(|scope| {
        scope.spawn(move || work(sender));
        receiver.into_iter().try_for_each(|piece| printer.add(piece))
    })?;
    Ok(())
}
