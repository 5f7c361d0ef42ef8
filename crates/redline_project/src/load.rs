//! From a request to a [`Project`].
//!
//! The way: the environment and the module files say which modules there are
//! (`modules`), patterns which packages are wanted (`patterns`), their heads
//! which others they need (`nodes`), and all of it is put into packages
//! (`assemble`, `variants`) and accounted for (`account`).

mod account;
mod assemble;
mod check;
mod files;
mod folders;
mod implied;
mod nodes;
mod patterns;
mod variants;

use std::path::{Path, PathBuf};

use crate::constraint::TagSet;
use crate::environment::{Environment, Flags, Goroot};
use crate::modules::{Modules, Request, Setup, toolchain_of};
use crate::options::{Cgo, Dependencies, Options};
use crate::platform::Platform;
use crate::problem::{ProblemKind, Problems};
use crate::project::{PlatformId, PlatformSet, Project};
use crate::resolver::Resolver;
use folders::Folders;
use nodes::Nodes;

/// Loads what `options` ask for. What is wrong is part of the project; only
/// what can be read is in it.
pub fn load(environment: &Environment, options: &Options) -> Project {
    let mut problems = Problems::default();
    let dir = start_dir(&options.dir, &mut problems);
    let flags = flags_of(environment, options, &mut problems);
    let setup = {
        let request = Request { environment, flags: &flags, dir: &dir };
        Setup::find(&request, &mut problems)
    };
    let switched = toolchain_of(&setup, environment, &mut problems);
    let environment = switched.as_ref().unwrap_or(environment);
    if let Err(fault) = &environment.goroot {
        problems.add(ProblemKind::Environment, fault.to_string());
    }
    if let Some(fault) = &environment.replaced {
        let message = format!("{fault}; the embedded standard library stands in for it");
        problems.add(ProblemKind::Environment, message);
    }
    let modules = Modules::load(setup, environment, &mut problems);
    let platforms = platforms_of(environment, options, &mut problems);
    let builds: Vec<TagSet> =
        platforms.iter().map(|platform| tags_of(platform, environment, &flags, options)).collect();
    let files = environment.goroot.as_ref().map(Goroot::files).unwrap_or_default();
    problems.files = files.clone();
    let mut loader = Loader {
        options,
        dir,
        folders: Folders::new(builds, files),
        resolver: Resolver::new(modules, environment),
        problems,
    };
    let wanted = patterns::expand(&mut loader);
    let nodes = Nodes::load(&mut loader, &wanted);
    assemble::project(loader, &nodes, &wanted, platforms)
}

/// What the stages of a load share.
struct Loader<'a> {
    options: &'a Options,
    /// The start folder, absolute.
    dir: PathBuf,
    folders: Folders,
    resolver: Resolver,
    problems: Problems,
}

impl Loader<'_> {
    fn builds(&self) -> &[TagSet] {
        &self.folders.builds
    }

    fn all_builds(&self) -> PlatformSet {
        let mut all = PlatformSet::default();
        (0..self.builds().len()).for_each(|index| all.insert(PlatformId::new(index)));
        all
    }

    fn loads_all(&self) -> bool {
        self.options.dependencies == Dependencies::All
    }
}

fn start_dir(dir: &Path, problems: &mut Problems) -> PathBuf {
    let absolute =
        if dir.as_os_str().is_empty() { std::env::current_dir() } else { std::path::absolute(dir) };
    absolute.unwrap_or_else(|error| {
        problems.of_file(ProblemKind::Environment, dir, format!("no such start folder: {error}"));
        dir.to_owned()
    })
}

/// The flags of `GOFLAGS` under those of the caller.
fn flags_of(environment: &Environment, options: &Options, problems: &mut Problems) -> Flags {
    let mut flags = environment.flags();
    for flag in &flags.unsupported {
        let message = format!("GOFLAGS: {flag} changes which files are built and is not followed");
        problems.add(ProblemKind::Environment, message);
    }
    if let Some(tags) = &options.tags {
        flags.tags.clone_from(tags);
    }
    flags.mod_mode = options.mod_mode.clone().or(flags.mod_mode);
    flags.modfile = options.modfile.clone().or(flags.modfile);
    flags
}

fn platforms_of(
    environment: &Environment,
    options: &Options,
    problems: &mut Problems,
) -> Vec<Platform> {
    let mut platforms: Vec<Platform> = Vec::new();
    for platform in &options.platforms {
        if !platforms.contains(platform) {
            platforms.push(platform.clone());
        }
    }
    if platforms.is_empty() {
        platforms.push(environment.platform());
    }
    if platforms.len() > PlatformSet::LIMIT {
        let message = format!("more than {} platforms: the rest is left out", PlatformSet::LIMIT);
        problems.add(ProblemKind::Environment, message);
        platforms.truncate(PlatformSet::LIMIT);
    }
    for platform in platforms.iter().filter(|platform| !platform.is_supported()) {
        let message = format!("Go does not build for {platform}");
        problems.add(ProblemKind::Environment, message);
    }
    platforms
}

/// The build tags for a platform.
fn tags_of(
    platform: &Platform,
    environment: &Environment,
    flags: &Flags,
    options: &Options,
) -> TagSet {
    let Platform { os, arch } = platform;
    let experiment = environment.get("GOEXPERIMENT").unwrap_or_default();
    let goroot = environment.goroot.as_ref().ok();
    let experiments = goroot.map(|goroot| goroot.experiments(os, arch, experiment));
    let experiments = experiments.unwrap_or_default().into_iter();
    let named = experiments
        .map(|name| format!("goexperiment.{name}"))
        .chain(platform.feature_tags(environment))
        .chain(flags.instrumentation.iter().map(|&tag| tag.to_owned()))
        .chain(flags.tags.iter().cloned())
        .map(Into::into)
        .collect();
    let cgo = match options.cgo {
        Cgo::On => true,
        Cgo::Off => false,
        Cgo::Default => environment.default_cgo(platform),
    };
    let release = goroot.map_or(0, |goroot| goroot.release.minor());
    TagSet { platform: platform.clone(), cgo, release, named }
}
