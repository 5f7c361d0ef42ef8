//! `redline debug types`, in the form that `oracle/typedump/FORMAT.md` states: the
//! sections `type`, `def` and `use`.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use redline_base::Interner;
use redline_names::{PackageScope, Resolution, Surroundings, Universe, resolve};
use redline_project::version::GoVersion;
use redline_project::{
    Dependencies, Environment, FileClass, FileId, Options, PackageId, Platform, Project, Target,
    load,
};
use redline_syntax::{Tree, Workspace};
use redline_types::{
    CheckedPackage, Package, PackageSource, Sizes, SourceFile, Store, check_package,
    dump_definitions, dump_types, dump_uses,
};

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
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let options = Options {
        dir: arguments.dir.clone(),
        patterns: arguments.patterns.clone(),
        dependencies: Dependencies::All,
        ..Options::default()
    };
    let project = load(&Environment::of_process(None), &options);
    problems::say_all(&project.problems, &project.dir, true);
    let mut checker = Checker::new(&project);
    let mut dumps = BTreeMap::new();
    for (id, package) in project.packages() {
        // Package `unsafe` has no types of its own making.
        if package.is_matched && package.is_loaded && &*package.import_path != "unsafe" {
            checker.check(id, &mut dumps);
        }
    }
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
}

struct Parsed {
    name: String,
    text: Vec<u8>,
    tree: Tree,
    language: u32,
}

impl<'p> Checker<'p> {
    fn new(project: &'p Project) -> Self {
        let store = Store::new(Interner::new());
        let universe = Universe::new(store.names());
        let workspace = Workspace::default();
        Self { project, store, universe, workspace, checked: BTreeMap::new() }
    }

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
        let scope = PackageScope::new(files.iter().map(|file| &file.tree), &self.universe);
        let package_name = |path: &str| imports.get(path).map(|&package| self.store[package].name);
        let around = Surroundings {
            names: self.store.names(),
            universe: &self.universe,
            package: &scope,
            package_name: &package_name,
        };
        let resolutions: Vec<Resolution> =
            files.iter().map(|file| resolve(&file.tree, &file.text, around)).collect();
        let sources: Vec<SourceFile<'_>> = files
            .iter()
            .zip(&resolutions)
            .map(|(file, resolution)| SourceFile {
                name: &file.name,
                text: &file.text,
                tree: &file.tree,
                resolution,
                language: file.language,
            })
            .collect();
        let import = |path: &str| imports.get(path).copied();
        let source = PackageSource {
            package: own,
            files: &sources,
            scope: &scope,
            imports: &import,
            sizes: Sizes::of(&self.project.platforms[package.platform.index()].arch),
        };
        let checked: CheckedPackage = check_package(&self.store, source);
        for error in &checked.errors {
            say(&format!(
                "{}/{}:{}: {}",
                package.import_path, files[error.file].name, error.span.start, error.message
            ));
        }
        if package.is_matched {
            let path = package.listed_path();
            let language = package.language.as_ref().map_or(16, GoVersion::minor);
            let language = format!("go1.{language}");
            let record = serde_json::json!(["pkg", path, &*package.name, language, files.len()]);
            let types = dump_types(&self.store, &source, &checked);
            let definitions = dump_definitions(&self.store, &source, &checked);
            let uses = dump_uses(&self.store, &source, &checked);
            dumps.insert(
                path,
                [record.to_string()]
                    .into_iter()
                    .chain(types)
                    .chain(definitions)
                    .chain(uses)
                    .collect(),
            );
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
        let parse = self.workspace.parse(&text, self.store.names());
        for error in &parse.errors {
            say(&format!("{}:{}: {}", path.display(), error.span.start, error.message));
        }
        let name = path.file_name()?.to_string_lossy().into_owned();
        let language = self.project.language_of(self.project.package(package), file);
        let release = self.project.release.as_ref().map_or(NEWEST, GoVersion::minor);
        let language = language.map_or(release, |version| version.minor());
        Some(Parsed { name, text, tree: parse.tree, language })
    }
}

/// N of `go1.N`, the newest language that the parser reads: for files of which
/// nothing says theirs.
const NEWEST: u32 = 27;
