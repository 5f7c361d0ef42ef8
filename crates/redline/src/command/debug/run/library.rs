//! The packages that programs import, ready to run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result};
use redline_base::LineTable;
use redline_engine::{TypedPackage, Typing};
use redline_interp::{CodeFile, PackageCode};
use redline_ir::lower_package;
use redline_project::{Dependencies, Environment, Options, PackageId, Project, Target, load};
use redline_types::PackageId as TypedId;

use crate::command::each_package::EachPackage;
use crate::problems;

/// What each program needs, whatever it imports: the types of errors of the runtime.
const ALWAYS: &str = "errors";

/// Packages whose functions the interpreter has itself.
const OWN: [&str; 2] = ["runtime", "unsafe"];

/// The packages that programs import.
pub(super) struct Library {
    project: Project,
}

/// The packages that programs import, with types and functions.
pub(super) struct TypedLibrary<'p> {
    /// The project that they are from.
    pub project: &'p Project,
    /// Their types.
    pub typing: &'p Typing<'p>,
    /// By import path.
    pub packages: BTreeMap<Arc<str>, TypedId>,
    /// Their functions.
    pub code: BTreeMap<TypedId, PackageCode>,
}

impl Library {
    /// Finds the packages with these paths, as imported in a folder.
    pub(super) fn load(
        dir: &Path,
        paths: impl IntoIterator<Item = String>,
        environment: &Environment,
    ) -> Self {
        let mut patterns: BTreeSet<String> = paths.into_iter().collect();
        patterns.insert(ALWAYS.to_owned());
        let options = Options {
            dir: dir.to_owned(),
            patterns: patterns.into_iter().collect(),
            dependencies: Dependencies::All,
            ..Options::default()
        };
        let project = load(environment, &options);
        problems::say_all(&project.problems, &project.dir, true);
        Self { project }
    }

    /// Does something with the packages, once their types and functions are known.
    pub(super) fn with<R: Send>(
        &self,
        work: impl FnOnce(&TypedLibrary<'_>) -> R + Send,
    ) -> Result<R> {
        let pool = rayon::ThreadPoolBuilder::new().build().context("cannot start threads")?;
        Ok(pool.install(|| {
            let typing = Typing::new(&self.project);
            let (wanted, code) = (self.reachable(), Mutex::new(BTreeMap::new()));
            let lower = |_, typed: TypedPackage<'_>| {
                let package = package_code(&typing, &typed);
                let mut all = code.lock().unwrap_or_else(PoisonError::into_inner);
                all.insert(package.package, package);
            };
            typing.run(&EachPackage::new(&self.project, |id| wanted.contains(&id), lower));
            let code = code.into_inner().unwrap_or_else(PoisonError::into_inner);
            let packages = self.named(&typing);
            work(&TypedLibrary { project: &self.project, typing: &typing, packages, code })
        }))
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

/// A package with its functions.
pub(super) fn package_code(typing: &Typing<'_>, typed: &TypedPackage<'_>) -> PackageCode {
    let input = typed.input;
    let file = |file: &redline_engine::ParsedFile| CodeFile {
        name: file.name.clone(),
        lines: LineTable::new(&file.text),
    };
    PackageCode {
        package: input.package,
        ir: lower_package(typing.store(), typed.source, &typed.checked),
        imports: input.imports.values().copied().collect(),
        files: input.files.iter().map(file).collect(),
    }
}
