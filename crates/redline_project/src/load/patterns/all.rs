//! The pattern `all`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::paths::{mains, tool_paths};
use super::{Loader, Wanted, report_packed};
use crate::folder::{Group, ListingDepth, Selection};
use crate::problem::ProblemKind;
use crate::project::PlatformSet;
use crate::resolver::Found;

type Paths = BTreeMap<Arc<str>, PlatformSet>;

/// The packages and tools of the main modules, what they and their tests
/// import, and so on. Before Go 1.16 the tests of all these count as well.
pub(super) fn all(loader: &mut Loader<'_>, wanted: &mut Wanted) -> bool {
    let mut of_mains = Wanted::default();
    mains(loader, &mut of_mains);
    let mut pending = std::mem::take(&mut of_mains.paths);
    for tool in tool_paths(loader) {
        pending.insert(tool.into(), loader.all_builds());
    }
    let mut done = closure(pending, loader);
    if loader.is_packed() {
        leave_out_std(&mut done, loader);
    }
    for (path, platforms) in &done {
        wanted.add(path, *platforms);
    }
    wanted.open.append(&mut of_mains.open);
    wanted.closed.append(&mut of_mains.closed);
    wanted.faults.append(&mut of_mains.faults);
    !done.is_empty()
}

/// Takes away the packages of a pack, and says so.
fn leave_out_std(done: &mut Paths, loader: &mut Loader<'_>) {
    let before = done.len();
    done.retain(|path, _| {
        let found = loader.resolver.resolve(path, &mut loader.problems);
        !found.is_ok_and(|found| found.is_standard)
    });
    if done.len() < before {
        report_packed(ProblemKind::Environment, "all", loader);
    }
}

/// The paths and all that they need, wave by wave.
fn closure(mut pending: Paths, loader: &mut Loader<'_>) -> Paths {
    let mut done = Paths::new();
    while !pending.is_empty() {
        let wave: Vec<_> = std::mem::take(&mut pending).into_iter().collect();
        let resolve =
            |(path, _): &(Arc<str>, _)| loader.resolver.resolve(path, &mut loader.problems).ok();
        let found: Vec<Option<Found>> = wave.iter().map(resolve).collect();
        let dirs = found.iter().flatten().map(|found| found.dir.clone()).collect();
        loader.folders.read_all(dirs, ListingDepth::Heads);
        for ((path, platforms), found) in wave.into_iter().zip(found) {
            let Some(found) = found else { continue };
            let known = done.entry(path.clone()).or_default();
            let fresh = platforms.without(*known);
            *known = known.union(platforms);
            follow(&path, &found, fresh, loader, &mut pending);
        }
        pending.retain(|path, platforms| {
            *platforms = platforms.without(done.get(path).copied().unwrap_or_default());
            !platforms.is_empty()
        });
    }
    done
}

/// Adds what a package needs on some platforms.
fn follow(
    path: &str,
    found: &Found,
    platforms: PlatformSet,
    loader: &mut Loader<'_>,
    pending: &mut Paths,
) {
    let module = found.module.and_then(|module| loader.resolver.list.get(module.index()));
    let is_main = module.is_some_and(|module| module.is_main);
    let tests = is_main || !loader.resolver.modules.setup.go_version().at_least(16);
    let folder = loader.folders.get(&found.dir, ListingDepth::Heads);
    for platform in platforms.iter() {
        for import in imports(folder.selection(platform), tests) {
            let meant = meant(path, found, import, loader);
            pending.entry(meant).or_default().insert(platform);
        }
    }
}

fn imports(selection: &Selection, tests: bool) -> impl Iterator<Item = &Arc<str>> {
    let all = selection.imports.keys();
    let of_groups = all.filter(move |(group, _)| tests || *group == Group::Package);
    of_groups.map(|(_, path)| path).filter(|path| &***path != "C")
}

fn meant(importer: &str, found: &Found, path: &Arc<str>, loader: &Loader<'_>) -> Arc<str> {
    let vendored =
        found.is_standard.then(|| loader.resolver.standard_vendor(importer, path)).flatten();
    vendored.map_or_else(|| path.clone(), Arc::from)
}
