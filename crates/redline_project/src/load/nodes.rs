//! The import paths that take part, each with its folder.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use super::folders::Folder;
use super::patterns::Wanted;
use super::{Loader, implied};
use crate::folder::{Group, ListingDepth, Selection};
use crate::project::{PlatformId, PlatformSet};
use crate::resolver::{Found, ImportFault};

/// An import path and what it leads to.
pub(super) struct Node {
    pub(super) path: Arc<str>,
    pub(super) found: Result<Found, ImportFault>,
    /// The folder, if it was found.
    pub(super) folder: Option<Arc<Folder>>,
    /// Platforms on which somebody needs it.
    pub(super) needed: PlatformSet,
    /// Platforms on which its tests are loaded.
    pub(super) tested: PlatformSet,
    /// Platforms on which a pattern matched it.
    pub(super) matched: PlatformSet,
}

/// All nodes by import path.
#[derive(Default)]
pub(super) struct Nodes {
    pub(super) list: Vec<Node>,
    index: HashMap<Arc<str>, usize>,
}

/// What is to be loaded of an import path next.
#[derive(Clone, Copy, Default)]
struct Want {
    needed: PlatformSet,
    tested: PlatformSet,
}

type Pending = BTreeMap<Arc<str>, Want>;

impl Nodes {
    /// Loads the matched packages and what they need.
    pub(super) fn load(loader: &mut Loader<'_>, wanted: &Wanted) -> Self {
        let mut nodes = Self::default();
        let tests = loader.options.tests;
        let first = wanted.paths.iter().map(|(path, &platforms)| {
            let tested = if tests { platforms } else { PlatformSet::default() };
            (path.clone(), Want { needed: platforms, tested })
        });
        let mut pending: Pending = first.collect();
        while !pending.is_empty() {
            pending = nodes.advance(pending, loader, wanted);
        }
        nodes
    }

    /// The node of an import path.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.index.get(path).copied()
    }

    /// The node that an import in the package of `importer` leads to.
    pub(super) fn import(&self, importer: &Node, path: &str, loader: &Loader<'_>) -> Option<usize> {
        match meant(importer, path, loader) {
            Some(path) => self.find(&path),
            None => self.find(path),
        }
    }

    /// Loads one wave of paths and gives what they need.
    fn advance(&mut self, wave: Pending, loader: &mut Loader<'_>, wanted: &Wanted) -> Pending {
        let fresh: Vec<usize> =
            wave.keys().filter_map(|path| self.resolve(path, loader, wanted)).collect();
        self.read_folders(&fresh, loader);
        let mut next = Pending::new();
        for (path, want) in wave {
            let Some(node) = self.index.get(&path).and_then(|&index| self.list.get_mut(index))
            else {
                continue;
            };
            let needed = want.needed.without(node.needed);
            let tested = want.tested.without(node.tested);
            node.needed = node.needed.union(needed);
            node.tested = node.tested.union(tested);
            self.follow(&path, Want { needed, tested }, loader, &mut next);
        }
        next
    }

    /// Finds the folder of a path that has not been met; gives its new index.
    fn resolve(
        &mut self,
        path: &Arc<str>,
        loader: &mut Loader<'_>,
        wanted: &Wanted,
    ) -> Option<usize> {
        if self.index.contains_key(path) {
            return None;
        }
        let found = loader.resolver.resolve(path, &mut loader.problems);
        let matched = wanted.paths.get(path).copied().unwrap_or_default();
        let index = self.list.len();
        self.list.push(Node {
            path: path.clone(),
            found,
            folder: None,
            needed: PlatformSet::default(),
            tested: PlatformSet::default(),
            matched,
        });
        self.index.insert(path.clone(), index);
        Some(index)
    }

    fn read_folders(&mut self, fresh: &[usize], loader: &mut Loader<'_>) {
        for depth in [ListingDepth::Heads, ListingDepth::Name] {
            let of_depth = fresh.iter().filter_map(|&index| {
                let node = self.list.get(index)?;
                let dir = &node.found.as_ref().ok()?.dir;
                (depth_of(node, loader) == depth).then(|| dir.clone())
            });
            let dirs: Vec<PathBuf> = of_depth.collect();
            loader.folders.read_all(dirs, depth);
        }
        for &index in fresh {
            let Some(node) = self.list.get_mut(index) else { continue };
            let depth = depth_of(node, loader);
            let found = node.found.as_ref().ok();
            node.folder = found.map(|found| loader.folders.get(&found.dir, depth));
        }
    }

    /// Adds what the package at `path` needs on these platforms.
    fn follow(&self, path: &str, want: Want, loader: &Loader<'_>, next: &mut Pending) {
        let Some(node) = self.find(path).and_then(|index| self.list.get(index)) else { return };
        let Some(folder) = &node.folder else { return };
        if folder.depth == ListingDepth::Name || depth_of(node, loader) == ListingDepth::Name {
            return;
        }
        for platform in want.needed.union(want.tested).iter() {
            let mut paths = BTreeSet::new();
            let selection = folder.selection(platform);
            if want.needed.contains(platform) {
                needs(node, selection, Group::Package, platform, loader, &mut paths);
            }
            if want.tested.contains(platform) && selection.has_tests() {
                for group in [Group::Test, Group::ExternalTest] {
                    needs(node, selection, group, platform, loader, &mut paths);
                }
            }
            for path in paths {
                next.entry(path).or_default().needed.insert(platform);
            }
        }
    }
}

/// How much of a package is read.
fn depth_of(node: &Node, loader: &Loader<'_>) -> ListingDepth {
    let whole = loader.loads_all() || !node.matched.is_empty();
    if whole { ListingDepth::Heads } else { ListingDepth::Name }
}

/// Adds the import paths that the files of a group need.
fn needs(
    node: &Node,
    selection: &Selection,
    group: Group,
    platform: PlatformId,
    loader: &Loader<'_>,
    paths: &mut BTreeSet<Arc<str>>,
) {
    for (path, _) in selection.imports_of(group).filter(|(path, _)| &***path != "C") {
        paths.insert(meant(node, path, loader).map_or_else(|| path.clone(), Arc::from));
    }
    let Some(tags) = loader.builds().get(platform.index()).filter(|_| loader.loads_all()) else {
        return;
    };
    let is_standard = node.found.as_ref().is_ok_and(|found| found.is_standard);
    let implied = match group {
        Group::Package => implied::of_package(&node.path, is_standard, selection, tags),
        _ => [
            implied::simd(selection, group, tags),
            implied::of_program(tags),
            implied::TEST_MAIN.to_vec(),
        ]
        .concat(),
    };
    paths.extend(implied.into_iter().map(Arc::from));
}

/// What `path` means in a package of the standard library, if it means another
/// path there.
fn meant(importer: &Node, path: &str, loader: &Loader<'_>) -> Option<String> {
    let is_standard = importer.found.as_ref().is_ok_and(|found| found.is_standard);
    if is_standard { loader.resolver.standard_vendor(&importer.path, path) } else { None }
}
