//! The pieces of a run: a package, or its external test package, with the files
//! that each platform sees in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use redline_project::{FileId, FileKind, Package, PackageId, PlatformId, Project, Variant};

use crate::typing::belongs;

/// A package of the run, on every platform.
pub(crate) struct Unit {
    /// For each different choice of files: the package that has them.
    pub(crate) builds: Vec<PackageId>,
    /// The choices of files.
    choices: Vec<Vec<FileId>>,
}

/// The packages that a pattern matched, in order of import path: each as a unit
/// of its own files and those of its tests in it, and one of its external tests.
pub(crate) fn of_project(project: &Project) -> Vec<Unit> {
    let mut units: BTreeMap<(Arc<str>, bool), Unit> = BTreeMap::new();
    let with_tests = with_tests(project);
    for (id, package) in project.packages().filter(|(_, package)| package.is_matched) {
        let is_external = match package.variant {
            // The variant with its tests has all that the plain package has.
            Variant::Plain if with_tests.contains(&key(package)) => continue,
            Variant::Plain | Variant::Test => false,
            Variant::ExternalTest => true,
            Variant::ForTest(_) | Variant::TestMain => continue,
        };
        let files = files(project, package);
        if !files.is_empty() {
            let path = (package.import_path.clone(), is_external);
            units.entry(path).or_insert_with(Unit::empty).add(id, files);
        }
    }
    units.into_values().collect()
}

fn key(package: &Package) -> (Arc<str>, PlatformId) {
    (package.import_path.clone(), package.platform)
}

/// The packages that have a variant with tests.
fn with_tests(project: &Project) -> BTreeSet<(Arc<str>, PlatformId)> {
    let tests = project.packages().filter(|(_, package)| package.variant == Variant::Test);
    tests.map(|(_, package)| key(package)).collect()
}

/// The Go files of a package.
fn files(project: &Project, package: &Package) -> Vec<FileId> {
    let files = package.files.iter().filter(|file| belongs(file.class, &package.variant));
    let go = files.filter(|file| project.file(file.file).kind == FileKind::Go);
    go.map(|file| file.file).collect()
}

impl Unit {
    fn empty() -> Self {
        Self { builds: Vec::new(), choices: Vec::new() }
    }

    fn add(&mut self, id: PackageId, files: Vec<FileId>) {
        if !self.choices.contains(&files) {
            self.choices.push(files);
            self.builds.push(id);
        }
    }
}
