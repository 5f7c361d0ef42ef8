//! `redline debug types`, in the form that `oracle/typedump/FORMAT.md` states: the
//! sections `type`, `def`, `use` and, with `--errors`, `err`.

mod adhoc;
mod unit;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use redline_base::Interner;
use redline_names::Universe;
use redline_project::version::GoVersion;
use redline_project::{
    Dependencies, Environment, FileClass, FileId, Options, PackageId, Platform, Project, Target,
    load,
};
use redline_syntax::Workspace;
use redline_types::{Package, Sizes, Store};

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
    /// Write the section `err`, and no other.
    #[arg(long)]
    errors: bool,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    if arguments.files {
        return adhoc::run(arguments, output);
    }
    let project = load_all(arguments, arguments.patterns.clone());
    let mut checker = Checker::new(&project, arguments.errors);
    let mut dumps = BTreeMap::new();
    for (id, package) in project.packages() {
        // Package `unsafe` has no types of its own making.
        if package.is_matched && package.is_loaded && &*package.import_path != "unsafe" {
            checker.check(id, &mut dumps);
        }
    }
    write_dumps(&project, dumps, output)
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

/// Writes the header and the packages in the order of their paths.
fn write_dumps(
    project: &Project,
    dumps: BTreeMap<String, Vec<String>>,
    output: &mut Output,
) -> Result<Status> {
    let release = project.release.as_ref().map_or_else(String::new, |it| format!("go{it}"));
    let platform = project.platforms.first().cloned().unwrap_or_else(Platform::host);
    let header = serde_json::json!(["typedump", 1, release, &*platform.os, &*platform.arch]);
    writeln!(output, "{header}")?;
    for lines in dumps.into_values().flatten() {
        writeln!(output, "{lines}")?;
    }
    Ok(Status::Kept)
}

struct Checker<'p> {
    project: &'p Project,
    store: Store,
    universe: Universe,
    workspace: Workspace,
    checked: BTreeMap<PackageId, redline_types::PackageId>,
    /// Whether only the section `err` is written.
    errors_only: bool,
}

impl<'p> Checker<'p> {
    fn new(project: &'p Project, errors_only: bool) -> Self {
        let store = Store::new(Interner::new());
        let universe = Universe::new(store.names());
        let workspace = Workspace::default();
        Self { project, store, universe, workspace, checked: BTreeMap::new(), errors_only }
    }

    /// Checks a package and what it imports; dumps it if a pattern matches it.
    fn check(
        &mut self,
        id: PackageId,
        dumps: &mut BTreeMap<String, Vec<String>>,
    ) -> redline_types::PackageId {
        if let Some(&done) = self.checked.get(&id) {
            return done;
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
                let target = self.check(target, dumps);
                imports.insert(import.path.to_string(), target);
            }
        }
        let files: Vec<Parsed> = package
            .files
            .iter()
            .filter(|file| file.class == FileClass::Go)
            .filter_map(|file| self.parse(id, file.file))
            .collect();
        let language = package.language.as_ref().map_or(16, GoVersion::minor);
        let unit = Unit {
            package: own,
            path: package.listed_path(),
            name: package.name.to_string(),
            language: format!("go1.{language}"),
            files,
            imports,
            sizes: Sizes::of(&self.project.platforms[package.platform.index()].arch),
            is_dumped: package.is_matched,
        };
        if let Some(lines) = self.check_unit(&unit) {
            dumps.insert(unit.path, lines);
        }
        own
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
        let release = self.project.release.as_ref().map_or(NEWEST, GoVersion::minor);
        let language = language.map_or(release, |version| version.minor());
        Some(self.parsed(path, text, language))
    }
}

/// N of `go1.N`, the newest language that the parser reads: for files of which
/// nothing says theirs.
const NEWEST: u32 = 27;
