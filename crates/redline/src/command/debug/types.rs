//! `redline debug types`, in the form that `oracle/typedump/FORMAT.md` states.

mod adhoc;
mod print;
mod unit;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use redline_base::Interner;
use redline_names::Universe;
use redline_project::{
    Dependencies, Environment, FileClass, FileId, Options, PackageId, Project, Target, load,
};
use redline_syntax::Workspace;
use redline_types::{Package, Sizes, Store};

use self::print::{Form, Printer};
use self::unit::{Parsed, Unit};
use crate::output::{Output, say};
use crate::problems;
use crate::status::Status;

#[derive(Args)]
pub(super) struct Arguments {
    /// Patterns as the `go` command takes them; none means `./...`.
    patterns: Vec<String>,
    /// The folder in which they are resolved.
    #[arg(short = 'C', value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// The arguments are the Go files of one package, which imports only packages
    /// that can be named in the folder. Its first line may be `// -lang=go1.20`.
    #[arg(long)]
    files: bool,
    #[command(flatten)]
    form: Form,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    if arguments.files {
        return adhoc::run(arguments, output);
    }
    let project = load_all(arguments, arguments.patterns.clone());
    let matched = matched(&project);
    let paths: BTreeSet<String> = matched.keys().cloned().collect();
    let mut checker = Checker::new(&project, arguments.form.clone());
    let mut printer = Printer::new(&project, paths, output)?;
    for &id in matched.values() {
        checker.check(id, &mut printer)?;
    }
    Ok(Status::Kept)
}

/// The packages to print by their paths. Package `unsafe` has no types of its own making.
fn matched(project: &Project) -> BTreeMap<String, PackageId> {
    let packages = project.packages().filter(|(_, package)| {
        package.is_matched && package.is_loaded && &*package.import_path != "unsafe"
    });
    packages.map(|(id, package)| (package.listed_path(), id)).collect()
}

/// The packages that match, and all that they need.
fn load_all(arguments: &Arguments, patterns: Vec<String>) -> Project {
    let options = Options {
        dir: arguments.dir.clone(),
        patterns,
        dependencies: Dependencies::All,
        ..Options::default()
    };
    let project = load(&Environment::of_process(None), &options);
    problems::say_all(&project.problems, &project.dir, true);
    project
}

struct Checker<'p> {
    project: &'p Project,
    store: Store,
    universe: Universe,
    workspace: Workspace,
    checked: BTreeMap<PackageId, redline_types::PackageId>,
    form: Form,
}

impl<'p> Checker<'p> {
    fn new(project: &'p Project, form: Form) -> Self {
        let store = Store::new(Interner::new());
        let universe = Universe::new(store.names());
        let workspace = Workspace::default();
        Self { project, store, universe, workspace, checked: BTreeMap::new(), form }
    }

    /// Checks a package and what it imports; dumps it if a pattern matches it.
    fn check(
        &mut self,
        id: PackageId,
        printer: &mut Printer<'_>,
    ) -> Result<redline_types::PackageId> {
        if let Some(&done) = self.checked.get(&id) {
            return Ok(done);
        }
        let package = self.project.package(id);
        let name = self.store.names().intern(&package.name);
        let own = self.store.add_package(Package::new(&package.import_path, name));
        self.checked.insert(id, own);
        let mut imports = BTreeMap::new();
        for import in &package.imports {
            if let Target::Package(target) = import.target
                && self.project.package(target).is_loaded
            {
                let target = self.check(target, printer)?;
                imports.insert(import.path.to_string(), target);
            }
        }
        let files: Vec<Parsed> = package
            .files
            .iter()
            .filter(|file| file.class == FileClass::Go)
            .filter_map(|file| self.parse(id, file.file))
            .collect();
        let unit = Unit {
            package: own,
            path: package.listed_path(),
            name: package.name.to_string(),
            language: package.language.clone(),
            files,
            imports,
            sizes: Sizes::of(&self.project.platforms[package.platform.index()].arch),
            is_dumped: printer.expects(&package.listed_path()),
        };
        if let Some(text) = self.check_unit(&unit) {
            printer.add(unit.path, text)?;
        }
        Ok(own)
    }

    /// A file; `None` if it cannot be read, which is said.
    fn parse(&mut self, package: PackageId, file: FileId) -> Option<Parsed> {
        let path = &self.project.file(file).path;
        let text = match self.project.read(file) {
            Ok(source) => source.bytes,
            Err(fault) => {
                say(&format!("{}: file {fault}", path.display()));
                return None;
            }
        };
        let language = self.project.language_of(self.project.package(package), file);
        let language = language.or_else(|| self.project.release.clone());
        Some(self.parsed(path, text, language))
    }
}
