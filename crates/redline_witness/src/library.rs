//! Packages with all that they import, ready to run.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use redline_base::LineTable;
use redline_engine::{ParsedFile, TypedPackage, Typing, Visitor};
use redline_interp::{CodeFile, PackageCode};
use redline_ir::lower_package;
use redline_project::{
    Dependencies, Environment, FileId, Options, PackageId, Project, SourceFault, Target, load,
};
use redline_types::PackageId as TypedId;

/// What each program needs, whatever it imports: the types of errors of the runtime.
const ALWAYS: &str = "errors";

/// Packages whose functions the interpreter has itself.
const OWN: [&str; 2] = ["runtime", "unsafe"];

/// How files are called in the reports of a dying program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileNames {
    /// By their base names.
    Base,
    /// By their whole paths, as programs that Go builds do.
    Whole,
}

/// Packages with all that they import.
pub struct Library {
    /// The project that they are from.
    pub project: Project,
    names: FileNames,
}

/// Packages with all that they import, with types and functions.
pub struct TypedLibrary<'p> {
    /// The project that they are from.
    pub project: &'p Project,
    /// Their types.
    pub typing: &'p Typing<'p>,
    /// By import path.
    pub packages: BTreeMap<Arc<str>, TypedId>,
    /// Their functions.
    pub code: BTreeMap<TypedId, PackageCode>,
    /// Files that could not be read, with the reason.
    pub unreadable: Vec<String>,
    names: FileNames,
}

impl Library {
    /// Finds the packages that patterns match, and what they need; `options` says from
    /// where and for which platform.
    pub fn load(
        options: Options,
        patterns: impl IntoIterator<Item = String>,
        environment: &Environment,
        names: FileNames,
    ) -> Self {
        let mut patterns: BTreeSet<String> = patterns.into_iter().collect();
        patterns.insert(ALWAYS.to_owned());
        let options = Options {
            patterns: patterns.into_iter().collect(),
            dependencies: Dependencies::All,
            ..options
        };
        Self { project: load(environment, &options), names }
    }

    /// Does something with the packages on the threads of the current pool, once their
    /// types and functions are known.
    pub fn with<R>(&self, work: impl FnOnce(&TypedLibrary<'_>) -> R) -> R {
        let typing = Typing::new(&self.project);
        let lowering = Lowering {
            project: &self.project,
            typing: &typing,
            wanted: self.reachable(),
            names: self.names,
            code: Mutex::default(),
            unreadable: Mutex::default(),
        };
        typing.run(&lowering);
        let code = lowering.code.into_inner().unwrap_or_else(PoisonError::into_inner);
        let unreadable = lowering.unreadable.into_inner().unwrap_or_else(PoisonError::into_inner);
        work(&TypedLibrary {
            project: &self.project,
            packages: self.named(&typing),
            typing: &typing,
            code,
            unreadable: unreadable.into_iter().collect(),
            names: self.names,
        })
    }

    /// The packages that something in a program may run: what they import, but for what
    /// only the interpreter's own packages do.
    fn reachable(&self) -> BTreeSet<PackageId> {
        let is_wanted = |id: &PackageId| {
            let package = self.project.package(*id);
            package.is_loaded && !OWN.contains(&&*package.import_path)
        };
        let matched = self.project.packages().filter(|(_, package)| package.is_matched);
        let mut left: Vec<PackageId> = matched.map(|(id, _)| id).filter(is_wanted).collect();
        let mut found = BTreeSet::new();
        while let Some(id) = left.pop() {
            if found.insert(id) {
                let imports = self.project.package(id).imports.iter();
                let targets = imports.filter_map(|import| match import.target {
                    Target::Package(target) => Some(target),
                    _ => None,
                });
                left.extend(targets.filter(is_wanted));
            }
        }
        found
    }

    fn named(&self, typing: &Typing<'_>) -> BTreeMap<Arc<str>, TypedId> {
        let packages = self.project.packages();
        let named = packages.filter_map(|(id, package)| {
            let has_files = !package.files.is_empty();
            Some((package.import_path.clone(), typing.package(id).filter(|_| has_files)?))
        });
        named.collect()
    }
}

/// Lowers packages as their types become known.
struct Lowering<'a> {
    project: &'a Project,
    typing: &'a Typing<'a>,
    wanted: BTreeSet<PackageId>,
    names: FileNames,
    code: Mutex<BTreeMap<TypedId, PackageCode>>,
    unreadable: Mutex<BTreeSet<String>>,
}

impl Visitor for Lowering<'_> {
    fn wants(&self, package: PackageId) -> bool {
        self.wanted.contains(&package)
    }

    fn unreadable(&self, _: PackageId, file: FileId, fault: &SourceFault) {
        let text = format!("{}: file {fault}", self.project.file(file).path.display());
        self.unreadable.lock().unwrap_or_else(PoisonError::into_inner).insert(text);
    }

    fn typed(&self, _: PackageId, typed: TypedPackage<'_>) {
        let code = package_code(self.project, self.typing, &typed, self.names);
        let mut all = self.code.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(code.package, code);
    }
}

impl TypedLibrary<'_> {
    /// A package with its functions.
    pub(crate) fn package_code(&self, typed: &TypedPackage<'_>) -> PackageCode {
        package_code(self.project, self.typing, typed, self.names)
    }
}

fn package_code(
    project: &Project,
    typing: &Typing<'_>,
    typed: &TypedPackage<'_>,
    names: FileNames,
) -> PackageCode {
    let input = typed.input;
    let name = |file: &ParsedFile| match (names, file.file) {
        (FileNames::Whole, Some(id)) => project.file(id).path.display().to_string(),
        _ => file.name.clone(),
    };
    let file = |file: &ParsedFile| CodeFile { name: name(file), lines: LineTable::new(&file.text) };
    PackageCode {
        package: input.package,
        ir: lower_package(typing.store(), typed.source, &typed.checked),
        imports: input.imports.values().copied().collect(),
        files: input.files.iter().map(file).collect(),
    }
}
