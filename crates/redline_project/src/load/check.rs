//! What Go forbids between packages, and what is missing or broken in them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Loader;
use super::files::FileTable;
use super::nodes::{Node, Nodes};
use super::variants::{TestCycle, needs};
use crate::folder::{Exclusion, FileClass, FileKind, ListingDepth, Selection};
use crate::module_path::has_path_prefix;
use crate::problem::ProblemKind;
use crate::project::{FileId, Import, Package, PackageId, Target};

/// Reports what is wrong with the plain packages.
pub(super) fn packages(
    loader: &mut Loader<'_>,
    nodes: &Nodes,
    table: &FileTable,
    packages: &[Package],
) {
    for node in &nodes.list {
        folder(loader, node);
    }
    let mut checker = Checker { loader, table, packages };
    for package in packages.iter().filter(|package| package.is_loaded) {
        for import in &package.imports {
            checker.import(package, import);
        }
    }
    checker.cycles();
}

/// Reports imports of tests that lead back to the package under test.
pub(super) fn test_cycles(
    loader: &mut Loader<'_>,
    table: &FileTable,
    packages: &[Package],
    cycles: &[TestCycle],
) {
    let mut checker = Checker { loader, table, packages };
    for cycle in cycles {
        let Some(package) = packages.get(cycle.package.index()) else { continue };
        let message = format!(
            "import cycle not allowed in test: {} depends on {}",
            cycle.import.path, package.import_path
        );
        checker.report(ProblemKind::ImportCycle, &cycle.import, message);
    }
}

/// Reports what is wrong with the files of a folder.
fn folder(loader: &mut Loader<'_>, node: &Node) {
    let Some(folder) = node.folder.as_ref().filter(|f| f.depth == ListingDepth::Heads) else {
        return;
    };
    let dir = &folder.listing.dir;
    if let Some(why) = &folder.listing.fault {
        loader.problems.of_file(ProblemKind::Package, dir, format!("cannot be listed: {why}"));
    }
    let path = |entry: usize| folder.listing.entries.get(entry).map(|entry| dir.join(&*entry.name));
    for platform in node.needed.iter() {
        let selection = folder.selection(platform);
        for (entry, span, message) in &selection.faults {
            let Some(file) = path(*entry) else { continue };
            loader.problems.of_span(ProblemKind::File, &file, *span, message.clone());
        }
        for (entry, exclusion) in &selection.excluded {
            let Some(file) = path(*entry) else { continue };
            excluded(loader, &file, exclusion);
        }
        if let Some(message) = foreign_files(selection) {
            loader.problems.of_file(ProblemKind::Package, dir, message);
        }
    }
}

fn excluded(loader: &mut Loader<'_>, file: &Path, exclusion: &Exclusion) {
    match exclusion {
        Exclusion::ConstraintFault { span, message } => {
            loader.problems.of_span(ProblemKind::Constraint, file, *span, message.to_string());
        }
        Exclusion::Source(fault) => {
            loader.problems.of_file(ProblemKind::File, file, fault.to_string());
        }
        Exclusion::NameNotUtf8 => {
            loader.problems.of_file(ProblemKind::File, file, exclusion.to_string());
        }
        _ => {}
    }
}

/// Files of other languages are compiled only beside cgo or SWIG files.
fn foreign_files(selection: &Selection) -> Option<String> {
    let has = |kind| selection.has(FileClass::Other(kind));
    if selection.has(FileClass::Cgo) || has(FileKind::Swig) || has(FileKind::SwigCxx) {
        return None;
    }
    let languages = [
        (FileKind::C, "C"),
        (FileKind::Cxx, "C++"),
        (FileKind::ObjectiveC, "Objective-C"),
        (FileKind::Fortran, "Fortran"),
    ];
    let (_, language) = languages.into_iter().find(|&(kind, _)| has(kind))?;
    Some(format!("{language} source files are not allowed without cgo or SWIG"))
}

struct Checker<'a, 'l> {
    loader: &'a mut Loader<'l>,
    table: &'a FileTable,
    packages: &'a [Package],
}

impl Checker<'_, '_> {
    fn import(&mut self, importer: &Package, import: &Import) {
        let target = match &import.target {
            Target::Missing(fault) => {
                let message = format!("package {}: {fault}", import.path);
                return self.report(ProblemKind::Import, import, message);
            }
            Target::Package(id) => self.packages.get(id.index()),
            Target::Cgo | Target::NotLoaded => None,
        };
        let Some(target) = target else { return };
        if let Some(message) = forbidden(importer, import, target) {
            self.report(ProblemKind::ForbiddenImport, import, message);
        }
        if target.name.is_empty() && target.files.is_empty() && !target.is_standard {
            let message = format!("package {}: no Go files that this build takes", import.path);
            self.report(ProblemKind::Import, import, message);
        }
    }

    fn report(&mut self, kind: ProblemKind, import: &Import, message: String) {
        match import.place.and_then(|(file, span)| Some((self.path(file)?, span))) {
            Some((file, span)) => self.loader.problems.of_span(kind, &file, span, message),
            None => self.loader.problems.add(kind, message),
        }
    }

    fn path(&self, file: FileId) -> Option<PathBuf> {
        self.table.files.get(file.index()).map(|file| file.path.clone())
    }

    /// Reports every group of packages that import each other, once.
    fn cycles(&mut self) {
        for cycle in find_cycles(self.packages) {
            let chain = chain(self.packages, &cycle);
            let Some((import, paths)) = chain else { continue };
            let message = format!("import cycle not allowed: {}", paths.join(" imports "));
            self.report(ProblemKind::ImportCycle, &import, message);
        }
    }
}

/// Why an import is not allowed.
fn forbidden(importer: &Package, import: &Import, target: &Package) -> Option<String> {
    let path = &import.path;
    if path.contains("/vendor/") || path.starts_with("vendor/") {
        let (_, bare) = path.rsplit_once("vendor/")?;
        return Some(format!("package {path} must be imported as {bare}"));
    }
    if !may_use_internal(importer, target) {
        return Some(format!("use of internal package {} not allowed", target.import_path));
    }
    let is_own = importer.dir == target.dir;
    (&*target.name == "main" && !is_own)
        .then(|| format!("import {path:?} is a program, not an importable package"))
}

/// The rule of `internal`: only packages below the parent of such a folder may
/// import what is in it.
fn may_use_internal(importer: &Package, target: &Package) -> bool {
    const FIPS: &str = "crypto/internal/fips140";
    let Some(parent) = parent_of_internal(&target.import_path) else { return true };
    let (from, to) = (&*importer.import_path, &*target.import_path);
    if has_path_prefix(from, FIPS) {
        return has_path_prefix(to, "crypto/internal");
    }
    if has_path_prefix(from, "crypto") && has_path_prefix(to, FIPS) {
        return true;
    }
    if target.is_standard {
        // Judged by folders, so that copies of modules in the Go tree agree.
        return importer.is_standard && has_path_prefix(from, parent);
    }
    has_path_prefix(from, parent)
}

/// `a/b` of `a/b/internal/c`; none if no element is `internal`.
fn parent_of_internal(path: &str) -> Option<&str> {
    let end = if path.ends_with("/internal") || path == "internal" {
        path.len() - "internal".len()
    } else if let Some(at) = path.rfind("/internal/") {
        at + 1
    } else if path.starts_with("internal/") {
        0
    } else {
        return None;
    };
    path.get(..end).map(|parent| parent.trim_end_matches('/'))
}

/// The strongly connected groups of more than one package (Tarjan), or of one
/// that imports itself.
fn find_cycles(packages: &[Package]) -> Vec<Vec<PackageId>> {
    let needs: Vec<Vec<PackageId>> = packages.iter().map(needs).collect();
    let mut search = Search {
        needs: &needs,
        order: vec![0; packages.len()],
        low: vec![0; packages.len()],
        on_path: vec![false; packages.len()],
        path: Vec::new(),
        count: 0,
        cycles: Vec::new(),
    };
    for index in 0..packages.len() {
        search.visit(index);
    }
    search.cycles
}

struct Search<'a> {
    needs: &'a [Vec<PackageId>],
    /// When a package was met, from 1; 0 for not yet.
    order: Vec<usize>,
    low: Vec<usize>,
    on_path: Vec<bool>,
    path: Vec<usize>,
    count: usize,
    cycles: Vec<Vec<PackageId>>,
}

impl Search<'_> {
    fn visit(&mut self, start: usize) {
        if self.order[start] != 0 {
            return;
        }
        let mut stack = vec![(start, 0)];
        self.enter(start);
        while let Some((index, next)) = stack.pop() {
            if let Some(child) = self.needs[index].get(next).map(|id| id.index()) {
                stack.push((index, next + 1));
                if self.order[child] == 0 {
                    self.enter(child);
                    stack.push((child, 0));
                } else if self.on_path[child] {
                    self.low[index] = self.low[index].min(self.order[child]);
                }
                continue;
            }
            if let Some(&(parent, _)) = stack.last() {
                self.low[parent] = self.low[parent].min(self.low[index]);
            }
            self.leave(index);
        }
    }

    fn enter(&mut self, index: usize) {
        self.count += 1;
        self.order[index] = self.count;
        self.low[index] = self.count;
        self.on_path[index] = true;
        self.path.push(index);
    }

    /// Takes a finished group off the path.
    fn leave(&mut self, index: usize) {
        if self.low[index] != self.order[index] {
            return;
        }
        let start = self.path.iter().rposition(|&other| other == index).unwrap_or_default();
        let group = self.path.split_off(start);
        for &member in &group {
            self.on_path[member] = false;
        }
        let imports_itself = self.needs[index].iter().any(|id| id.index() == index);
        if group.len() > 1 || imports_itself {
            self.cycles.push(group.into_iter().map(PackageId::new).collect());
        }
    }
}

/// A shortest way from the least package of a group back to itself: its first
/// import, and the import paths on it.
fn chain(packages: &[Package], group: &[PackageId]) -> Option<(Import, Vec<Arc<str>>)> {
    let path_of = |id: PackageId| packages.get(id.index()).map(|package| &package.import_path);
    let start = *group.iter().min_by_key(|&&id| path_of(id))?;
    let group: BTreeSet<PackageId> = group.iter().copied().collect();
    let mut from: BTreeMap<PackageId, PackageId> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(id) = queue.pop_front() {
        for next in needs(packages.get(id.index())?) {
            if !group.contains(&next) || from.contains_key(&next) {
                continue;
            }
            from.insert(next, id);
            queue.push_back(next);
        }
    }
    let mut way = vec![start];
    let mut at = *from.get(&start)?;
    while at != start {
        way.push(at);
        at = *from.get(&at)?;
    }
    way.push(start);
    way.reverse();
    let second = *way.get(1)?;
    let first = packages.get(start.index())?;
    let import = first.imports.iter().find(|import| import.target == Target::Package(second))?;
    let paths = way.into_iter().filter_map(|id| path_of(id).cloned()).collect();
    Some((import.clone(), paths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn internal_has_a_parent() {
        for (path, parent) in [
            ("a/b/internal/c", Some("a/b")),
            ("a/internal", Some("a")),
            ("internal/x", Some("")),
            ("internal", Some("")),
            ("a/internal/b/internal/c", Some("a/internal/b")),
            ("a/internals", None),
            ("xinternal/a", None),
        ] {
            assert_eq!(parent_of_internal(path), parent, "{path}");
        }
    }
}
