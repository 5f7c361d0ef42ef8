//! Patterns to import paths.
//!
//! Follows "Package lists and patterns" of the `go` command.

mod all;
mod kind;
mod local;
mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Loader;
use crate::environment::Goroot;
use crate::folder::ListingDepth;
use crate::problem::ProblemKind;
use crate::project::PlatformSet;
use crate::walk::{FolderReason, Walk};
use kind::Kind;

/// What the patterns ask for.
#[derive(Default)]
pub(super) struct Wanted {
    /// Import paths, each with the platforms on which it has a package.
    pub(super) paths: BTreeMap<Arc<str>, PlatformSet>,
    /// Folders whose Go files are asked for.
    pub(super) open: BTreeSet<PathBuf>,
    /// Folders below them that are passed over.
    pub(super) closed: BTreeMap<PathBuf, FolderReason>,
    /// Folders that could not be listed.
    pub(super) faults: BTreeMap<PathBuf, String>,
    /// Asked folders that are no package, and why.
    pub(super) strangers: BTreeMap<PathBuf, String>,
}

/// A folder that may hold a package, and the import path it would have.
struct Candidate {
    path: String,
    dir: PathBuf,
}

/// Expands the patterns of the options.
pub(super) fn expand(loader: &mut Loader<'_>) -> Wanted {
    let mut wanted = Wanted::default();
    let default = ["./...".to_owned()];
    let options = loader.options;
    let patterns = if options.patterns.is_empty() { &default[..] } else { &options.patterns };
    for pattern in patterns {
        let problems = loader.problems.len();
        let found = match Kind::of(pattern, &loader.dir) {
            Kind::Folder(dir) => local::folder(pattern, &dir, loader, &mut wanted),
            Kind::Folders { base, rest } => local::folders(&base, &rest, loader, &mut wanted),
            Kind::Path => paths::literal(pattern, loader, &mut wanted),
            Kind::Paths => paths::matching(pattern, loader, &mut wanted),
            Kind::Std => paths::std(loader, &mut wanted),
            Kind::Cmd => paths::cmd(loader, &mut wanted),
            Kind::Work => paths::mains(loader, &mut wanted),
            Kind::Tool => paths::tools(loader, &mut wanted),
            Kind::All => all::all(loader, &mut wanted),
            Kind::Versioned => {
                let message = format!("{pattern}: a package of a version cannot be asked for");
                loader.problems.add(ProblemKind::Pattern, message);
                continue;
            }
        };
        if !found && loader.problems.len() == problems {
            loader.problems.add(ProblemKind::Pattern, format!("{pattern} matched no packages"));
        }
    }
    wanted
}

/// Says of what a pattern asks for that it is in a pack, where bodies are missing.
fn report_packed(kind: ProblemKind, pattern: &str, loader: &mut Loader<'_>) {
    let message = format!(
        "{pattern}: the embedded standard library holds declarations only; \
         its packages can be checked with a Go tree: set GOROOT"
    );
    loader.problems.add(kind, message);
}

impl Loader<'_> {
    /// Whether a pack stands in for the Go tree.
    fn is_packed(&self) -> bool {
        self.resolver.goroot.as_ref().is_some_and(Goroot::is_packed)
    }
}

impl Wanted {
    fn add(&mut self, path: &str, platforms: PlatformSet) {
        let known = self.paths.entry(path.into()).or_default();
        *known = known.union(platforms);
    }

    /// Takes over what a walk passed over.
    fn account(&mut self, walk: &mut Walk) {
        self.closed.extend(std::mem::take(&mut walk.closed));
        self.faults.extend(std::mem::take(&mut walk.faults));
    }

    /// Adds the candidates that hold a package on some platform; whether there
    /// was any. All their folders are accounted for.
    fn add_candidates(&mut self, candidates: Vec<Candidate>, loader: &mut Loader<'_>) -> bool {
        let dirs = candidates.iter().map(|candidate| candidate.dir.clone()).collect();
        loader.folders.read_all(dirs, ListingDepth::Heads);
        let mut found = false;
        for Candidate { path, dir } in candidates {
            let mut platforms = platforms_with_package(&dir, loader);
            if path == "runtime/cgo" {
                platforms = with_cgo(platforms, loader);
            }
            if !platforms.is_empty() {
                self.add(&path, platforms);
                found = true;
            }
            self.open.insert(dir);
        }
        found
    }
}

/// The platforms that see a package in a folder.
fn platforms_with_package(dir: &Path, loader: &mut Loader<'_>) -> PlatformSet {
    let folder = loader.folders.get(dir, ListingDepth::Heads);
    let mut platforms = PlatformSet::default();
    for platform in loader.all_builds().iter() {
        if !folder.selection(platform).is_empty() {
            platforms.insert(platform);
        }
    }
    platforms
}

/// Without cgo, `runtime/cgo` is not matched by wildcards.
fn with_cgo(platforms: PlatformSet, loader: &Loader<'_>) -> PlatformSet {
    let mut with_cgo = PlatformSet::default();
    for platform in platforms.iter() {
        if loader.builds().get(platform.index()).is_some_and(|tags| tags.cgo) {
            with_cgo.insert(platform);
        }
    }
    with_cgo
}
