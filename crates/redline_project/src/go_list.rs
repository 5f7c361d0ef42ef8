//! A project in the form of `go list -json`, to be compared and printed.

mod compare;

pub use compare::differences;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::folder::{FileClass, FileKind, Group};
use crate::modfile::Replacement;
use crate::modules::Module;
use crate::project::{Import, Package, PlatformId, Project, Target, Variant};

/// A package as `go list -json` prints it. Field names are Go's.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListedPackage {
    /// Folder.
    pub dir: String,
    /// Import path, with the mark of its variant.
    pub import_path: String,
    /// Name in its package clauses.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The package under test that it was made for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub for_test: String,
    /// Whether it is in the Go tree.
    #[serde(skip_serializing_if = "is_false")]
    pub standard: bool,
    /// Whether no pattern matched it.
    #[serde(skip_serializing_if = "is_false")]
    pub dep_only: bool,
    /// The module that provides it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module: Option<ListedModule>,
    /// Go files that do not import `C`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub go_files: Vec<String>,
    /// Go files that import `C`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cgo_files: Vec<String>,
    /// Go files that this build does not take.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignored_go_files: Vec<String>,
    /// Other source files that this build does not take.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignored_other_files: Vec<String>,
    /// C files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub c_files: Vec<String>,
    /// C++ files.
    #[serde(rename = "CXXFiles", skip_serializing_if = "Vec::is_empty")]
    pub cxx_files: Vec<String>,
    /// Objective-C files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub m_files: Vec<String>,
    /// Header files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub h_files: Vec<String>,
    /// Fortran files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub f_files: Vec<String>,
    /// Assembly files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub s_files: Vec<String>,
    /// SWIG files for C.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub swig_files: Vec<String>,
    /// SWIG files for C++.
    #[serde(rename = "SwigCXXFiles", skip_serializing_if = "Vec::is_empty")]
    pub swig_cxx_files: Vec<String>,
    /// System object files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub syso_files: Vec<String>,
    /// Embedded files of the package.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub embed_files: Vec<String>,
    /// Tests in the package.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub test_go_files: Vec<String>,
    /// Embedded files of those tests.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub test_embed_files: Vec<String>,
    /// Tests in the external test package.
    #[serde(rename = "XTestGoFiles", skip_serializing_if = "Vec::is_empty")]
    pub x_test_go_files: Vec<String>,
    /// Embedded files of those tests.
    #[serde(rename = "XTestEmbedFiles", skip_serializing_if = "Vec::is_empty")]
    pub x_test_embed_files: Vec<String>,
    /// Import paths of the packages that it imports.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub imports: BTreeSet<String>,
    /// Imports as written that mean another path.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub import_map: BTreeMap<String, String>,
    /// What its tests import.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub test_imports: BTreeSet<String>,
    /// What its external tests import.
    #[serde(rename = "XTestImports", skip_serializing_if = "BTreeSet::is_empty")]
    pub x_test_imports: BTreeSet<String>,
    /// The first thing that is wrong with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ListedError>,
}

/// What is wrong with a package as `go list -e -json` prints it.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListedError {
    /// File, line and column.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pos: String,
    /// What is wrong.
    pub err: String,
}

/// A module as `go list -json` prints it.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListedModule {
    /// Path.
    pub path: String,
    /// Selected version.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// Whether it is a main module.
    #[serde(skip_serializing_if = "is_false")]
    pub main: bool,
    /// What it is taken from instead; a folder is a path without a version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replace: Option<Box<ListedModule>>,
    /// The version in its `go` line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub go_version: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// The packages of one platform, in the order of the project.
pub fn go_list(project: &Project, platform: PlatformId) -> Vec<ListedPackage> {
    let errors = errors(project);
    let packages = project.packages.iter().filter(|package| package.platform == platform);
    let list = packages.map(|package| ListedPackage {
        error: errors.get(package.dir.as_path()).cloned(),
        ..listed(project, package)
    });
    let mut list: Vec<ListedPackage> = list.collect();
    repeat_tests(&mut list);
    list
}

/// `go list` repeats at the variants of a package what it says of its tests: all
/// at `p [p.test]`, and at `p [q.test]` the embedded files.
fn repeat_tests(list: &mut [ListedPackage]) {
    let plain = list.iter().filter(|package| package.for_test.is_empty());
    let plain: BTreeMap<String, ListedPackage> =
        plain.map(|package| (package.import_path.clone(), package.clone())).collect();
    for package in list.iter_mut().filter(|package| !package.for_test.is_empty()) {
        let path = package.import_path.split(' ').next().unwrap_or_default();
        let Some(same) = plain.get(path) else { continue };
        package.test_embed_files.clone_from(&same.test_embed_files);
        package.x_test_embed_files.clone_from(&same.x_test_embed_files);
        if package.for_test == same.import_path {
            package.test_go_files.clone_from(&same.test_go_files);
            package.test_imports.clone_from(&same.test_imports);
            package.x_test_go_files.clone_from(&same.x_test_go_files);
            package.x_test_imports.clone_from(&same.x_test_imports);
        }
    }
}

/// The first problem in the files of each folder.
fn errors(project: &Project) -> BTreeMap<&Path, ListedError> {
    let mut errors = BTreeMap::new();
    for problem in &project.problems {
        let Some(file) = &problem.file else { continue };
        let folder = if problem.place.is_some() { file.parent() } else { Some(file.as_path()) };
        let Some(folder) = folder else { continue };
        let pos = problem.place.map_or_else(String::new, |place| {
            format!("{}:{}:{}", file.display(), place.at.line, place.at.column)
        });
        errors.entry(folder).or_insert(ListedError { pos, err: problem.message.clone() });
    }
    errors
}

fn listed(project: &Project, package: &Package) -> ListedPackage {
    let mut listed = ListedPackage {
        dir: package.dir.display().to_string(),
        import_path: package.listed_path(),
        name: package.name.to_string(),
        for_test: package.for_test().map(ToString::to_string).unwrap_or_default(),
        // `go list` leaves it out of what it makes up for tests.
        standard: package.is_standard
            && !matches!(package.variant, Variant::ExternalTest | Variant::TestMain),
        dep_only: !package.is_matched,
        module: package.module.map(|id| listed_module(project.module(id))),
        ..ListedPackage::default()
    };
    add_files(&mut listed, project, package);
    add_embeds(&mut listed, package);
    add_imports(&mut listed, project, package);
    listed
}

fn listed_module(module: &Module) -> ListedModule {
    ListedModule {
        path: module.path.to_string(),
        version: module.version.as_deref().unwrap_or_default().to_owned(),
        main: module.is_main,
        replace: module.replacement.as_ref().map(|replacement| Box::new(shown(replacement))),
        go_version: module.go_line.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}

fn shown(replacement: &Replacement) -> ListedModule {
    let (path, version) = match replacement {
        Replacement::Folder(folder) => (folder, ""),
        Replacement::Module(module) => (&module.path, &*module.version),
    };
    let (path, version) = (path.to_string(), version.to_owned());
    ListedModule { path, version, ..ListedModule::default() }
}

fn add_files(listed: &mut ListedPackage, project: &Project, package: &Package) {
    let is_variant = !matches!(package.variant, Variant::Plain | Variant::ForTest(_));
    let mut tests = Vec::new();
    for file in package.files.iter() {
        let path = &project.file(file.file).path;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match file.class {
            FileClass::Test | FileClass::ExternalTest if is_variant => tests.push(name),
            class => list_of(listed, class).push(name),
        }
    }
    listed.go_files.append(&mut tests);
    listed.ignored_go_files = package.ignored.iter().map(ToString::to_string).collect();
    listed.ignored_other_files = package.ignored_others.iter().map(ToString::to_string).collect();
}

fn list_of(listed: &mut ListedPackage, class: FileClass) -> &mut Vec<String> {
    match class {
        FileClass::Go => &mut listed.go_files,
        FileClass::Cgo => &mut listed.cgo_files,
        FileClass::Test => &mut listed.test_go_files,
        FileClass::ExternalTest => &mut listed.x_test_go_files,
        FileClass::Other(kind) => match kind {
            FileKind::Go => &mut listed.go_files,
            FileKind::C => &mut listed.c_files,
            FileKind::Cxx => &mut listed.cxx_files,
            FileKind::ObjectiveC => &mut listed.m_files,
            FileKind::Header => &mut listed.h_files,
            FileKind::Fortran => &mut listed.f_files,
            FileKind::Assembly | FileKind::CAssembly => &mut listed.s_files,
            FileKind::Swig => &mut listed.swig_files,
            FileKind::SwigCxx => &mut listed.swig_cxx_files,
            FileKind::SystemObject => &mut listed.syso_files,
        },
    }
}

fn add_embeds(listed: &mut ListedPackage, package: &Package) {
    let files_of = |groups: &[Group]| -> Vec<String> {
        let embeds = package.embeds.iter().filter(|embed| groups.contains(&embed.group));
        let files: BTreeSet<String> =
            embeds.flat_map(|embed| embed.files.iter().map(ToString::to_string)).collect();
        files.into_iter().collect()
    };
    match package.variant {
        Variant::Plain | Variant::ForTest(_) => {
            listed.embed_files = files_of(&[Group::Package]);
            // `go list` looks for those of tests only where it lists the tests.
            if package.is_matched {
                listed.test_embed_files = files_of(&[Group::Test]);
                listed.x_test_embed_files = files_of(&[Group::ExternalTest]);
            }
        }
        _ => {
            listed.embed_files = files_of(&[Group::Package]);
            listed.embed_files.append(&mut files_of(&[Group::Test]));
            listed.embed_files.append(&mut files_of(&[Group::ExternalTest]));
        }
    }
}

fn add_imports(listed: &mut ListedPackage, project: &Project, package: &Package) {
    let is_variant = !matches!(package.variant, Variant::Plain | Variant::ForTest(_));
    for import in &package.imports {
        let path = meant(project, package, import);
        match import.group {
            Group::Test if !is_variant => {
                listed.test_imports.insert(path);
                continue;
            }
            Group::ExternalTest if !is_variant => {
                listed.x_test_imports.insert(path);
                continue;
            }
            _ => {}
        }
        if *path != *import.path {
            listed.import_map.insert(import.path.to_string(), path.clone());
        }
        listed.imports.insert(path);
    }
}

fn meant(project: &Project, package: &Package, import: &Import) -> String {
    match import.target {
        Target::Package(id) => project.package(id).listed_path(),
        Target::NotLoaded if package.is_standard => vendored(package, &import.path),
        _ => import.path.to_string(),
    }
}

/// What an import of the Go tree means: a path with a domain lies in its vendor folders.
fn vendored(package: &Package, path: &str) -> String {
    let has_domain = path.split('/').next().is_some_and(|first| first.contains('.'));
    let of_commands = package.import_path.starts_with("cmd/");
    match (has_domain, of_commands) {
        (false, _) => path.to_owned(),
        (true, false) => format!("vendor/{path}"),
        (true, true) => format!("cmd/vendor/{path}"),
    }
}
