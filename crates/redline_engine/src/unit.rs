//! The pieces of a run: a package, or its external test package, with the files
//! that each platform sees in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use redline_project::{FileClass, FileId, FileKind, PackageId, Project, Variant};

/// A package of the run, on every platform.
pub(crate) struct Unit {
    /// For each different choice of files: the package, and its Go files by name.
    pub(crate) builds: Vec<(PackageId, Vec<FileId>)>,
    /// All files of all builds, each once, by path.
    pub(crate) files: Vec<FileId>,
    /// Bytes in them, when they were looked at.
    pub(crate) size: u64,
}

/// The packages that a pattern matched, in order of import path: each as a unit
/// of its own files and those of its tests in it, and one of its external tests.
pub(crate) fn of_project(project: &Project, tests: bool) -> Vec<Unit> {
    let mut units: BTreeMap<(Arc<str>, bool), Unit> = BTreeMap::new();
    for (id, package) in project.packages() {
        if !package.is_matched || package.variant != Variant::Plain {
            continue;
        }
        for external in [false, true] {
            let files = files(project, id, external, tests);
            if !files.is_empty() {
                let key = (package.import_path.clone(), external);
                units.entry(key).or_insert_with(Unit::empty).add(project, id, files);
            }
        }
    }
    units.into_values().collect()
}

fn files(project: &Project, id: PackageId, external: bool, tests: bool) -> Vec<FileId> {
    let wanted = |class| match class {
        FileClass::Go | FileClass::Cgo => !external,
        FileClass::Test => !external && tests,
        FileClass::ExternalTest => external && tests,
        FileClass::Other(_) => false,
    };
    let files = project.package(id).files.iter().filter(|file| wanted(file.class));
    let go = files.filter(|file| project.file(file.file).kind == FileKind::Go);
    go.map(|file| file.file).collect()
}

impl Unit {
    fn empty() -> Self {
        Self { builds: Vec::new(), files: Vec::new(), size: 0 }
    }

    fn add(&mut self, project: &Project, id: PackageId, files: Vec<FileId>) {
        if self.builds.iter().any(|(_, seen)| *seen == files) {
            return;
        }
        for &file in &files {
            if let Err(at) = self.files.binary_search(&file) {
                self.files.insert(at, file);
                self.size += project.file(file).size;
            }
        }
        self.builds.push((id, files));
    }
}
