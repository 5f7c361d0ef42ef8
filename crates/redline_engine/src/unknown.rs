//! How much of a run has no known type, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use redline_diagnostics::{Unknown, UnknownPackage, UnknownReason};
use redline_project::{PackageId, Project};

use crate::Typing;
use crate::analysis::Analysis;
use crate::typing::TypedPackage;
use crate::unit::Unit;

/// The reasons that lie in a build itself, whether or not something is unknown by them.
pub(crate) fn own_reasons(typed: &TypedPackage<'_>) -> BTreeSet<UnknownReason> {
    let files = typed.source.files.iter();
    let paths = files.flat_map(|file| file.resolution.imports()).map(|import| &*import.path);
    let missing = paths.filter_map(|path| match path {
        "C" => Some(UnknownReason::Cgo),
        "unsafe" => None,
        path if typed.input.imports.contains_key(path) => None,
        path => Some(UnknownReason::MissingImport(path.to_owned())),
    });
    let has_errors = !typed.checked.errors.is_empty()
        || typed.input.files.iter().any(|file| !file.parse.errors.is_empty());
    missing.chain(has_errors.then_some(UnknownReason::Errors)).collect()
}

/// What is unknown in the units of a run. Where a package has no reason of its own,
/// the nearest packages that it depends on are the reason.
pub(crate) fn of_run(
    project: &Project,
    typing: &Typing<'_>,
    units: &[Unit],
    analyses: &[Analysis],
) -> Unknown {
    let mut unknown = Unknown::default();
    let mut packages: BTreeMap<Arc<str>, UnknownPackage> = BTreeMap::new();
    for (unit, analysis) in units.iter().zip(analyses) {
        unknown.expressions += analysis.coverage.unknown;
        unknown.of += analysis.coverage.expressions;
        if analysis.coverage.unknown == 0 {
            continue;
        }
        let Some(&first) = unit.builds.first() else { continue };
        let path = &project.package(first).import_path;
        let package = packages.entry(path.clone()).or_insert_with(|| UnknownPackage {
            path: path.to_string(),
            expressions: 0,
            of: 0,
            reasons: BTreeSet::new(),
        });
        package.expressions += analysis.coverage.unknown;
        package.of += analysis.coverage.expressions;
        if analysis.reasons.is_empty() {
            package.reasons.extend(incomplete_dependencies(project, typing, &unit.builds));
        }
        package.reasons.extend(analysis.reasons.iter().cloned());
    }
    Unknown { packages: packages.into_values().collect(), ..unknown }
}

/// The nearest packages that export what has no known type.
fn incomplete_dependencies(
    project: &Project,
    typing: &Typing<'_>,
    builds: &[PackageId],
) -> BTreeSet<UnknownReason> {
    let mut seen: BTreeSet<PackageId> = builds.iter().copied().collect();
    let mut level = builds.to_vec();
    while !level.is_empty() {
        let imported = level.iter().flat_map(|&id| typing.imported(id)).map(|(_, target)| target);
        let next: BTreeSet<PackageId> = imported.filter(|id| !seen.contains(id)).collect();
        let is_incomplete = |id: &PackageId| {
            typing.package(*id).is_some_and(|package| typing.store().is_incomplete(package))
        };
        let path = |id: PackageId| project.package(id).import_path.to_string();
        let found: BTreeSet<UnknownReason> = next
            .iter()
            .filter(|id| is_incomplete(id))
            .map(|&id| UnknownReason::Dependency(path(id)))
            .collect();
        if !found.is_empty() {
            return found;
        }
        seen.extend(&next);
        level = next.into_iter().collect();
    }
    BTreeSet::new()
}
