//! The types of packages, found out along the graph of imports.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use redline_base::Interner;
use redline_names::{PackageScope, Resolution, Surroundings, Universe, resolve};
use redline_project::version::GoVersion;
use redline_project::{FileClass, FileId, Group, PackageId, Project, SourceFault, Target, Variant};
use redline_syntax::{Parse, Workspace};
use redline_types::{
    CheckedPackage, Package, PackageId as TypedId, PackageSource, Sizes, SourceFile, Store,
    declare_package,
};

use crate::schedule::Graph;
use crate::usage::ThreadClock;

/// A file, read and parsed.
pub struct ParsedFile {
    /// The file of the project, if it is one.
    pub file: Option<FileId>,
    /// Its base name.
    pub name: String,
    /// Its bytes.
    pub text: Arc<[u8]>,
    /// Its tree and syntax errors.
    pub parse: Parse,
    /// Its language version, if something says it.
    pub language: Option<GoVersion>,
}

/// A package before its types are known.
pub struct PackageFiles {
    /// The package, as others refer to it.
    pub package: TypedId,
    /// Its files in byte order of their names.
    pub files: Vec<ParsedFile>,
    /// The packages that its import paths mean; paths that are missing could not
    /// be read.
    pub imports: BTreeMap<Arc<str>, TypedId>,
    /// Sizes of its platform.
    pub sizes: Sizes,
}

/// A package whose types are known.
pub struct TypedPackage<'a> {
    /// What was known before.
    pub input: &'a PackageFiles,
    /// What the checker was given.
    pub source: PackageSource<'a>,
    /// What it found out.
    pub checked: CheckedPackage,
}

/// Finds out the types of the packages of a run.
pub struct Typing<'p> {
    project: &'p Project,
    store: Store,
    universe: Universe,
    workspaces: Mutex<Vec<Workspace>>,
    /// By package of the project: the package of the store, once it is declared.
    packages: Vec<OnceLock<TypedId>>,
    effort: Mutex<Effort>,
}

/// What finding out types has cost so far.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Effort {
    /// Packages whose declarations are known.
    pub packages: u64,
    /// Files in them.
    pub files: u64,
    /// Bytes in the files.
    pub bytes: u64,
    /// Seconds of processor time for reading files, where the platform tells.
    pub read: f64,
    /// As `read`, from bytes to trees.
    pub parse: f64,
    /// As `read`, from trees to names.
    pub names: f64,
    /// As `read`, for declarations.
    pub declarations: f64,
    /// As `read`, for bodies.
    pub bodies: f64,
}

impl std::ops::AddAssign for Effort {
    fn add_assign(&mut self, other: Self) {
        self.packages += other.packages;
        self.files += other.files;
        self.bytes += other.bytes;
        self.read += other.read;
        self.parse += other.parse;
        self.names += other.names;
        self.declarations += other.declarations;
        self.bodies += other.bodies;
    }
}

/// What a run of [`Typing`] is told on its way, from any thread.
pub trait Visitor: Sync {
    /// Whether the types in the bodies of a package are wanted.
    fn wants(&self, package: PackageId) -> bool;
    /// A file of a package could not be read; the package is checked without it.
    fn unreadable(&self, package: PackageId, file: FileId, fault: &SourceFault);
    /// The types of a package that is wanted are known.
    fn typed(&self, package: PackageId, typed: TypedPackage<'_>);
}

impl<'p> Typing<'p> {
    /// Nothing is known yet about the packages of a project.
    pub fn new(project: &'p Project) -> Self {
        let store = Store::new(Interner::new());
        let universe = Universe::new(store.names());
        let packages = project.packages.iter().map(|_| OnceLock::new()).collect();
        let (workspaces, effort) = (Mutex::default(), Mutex::default());
        Self { project, store, universe, workspaces, packages, effort }
    }

    /// All types and objects.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// What was spent so far.
    pub fn effort(&self) -> Effort {
        *self.effort.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn spend(&self, effort: Effort) {
        *self.effort.lock().unwrap_or_else(PoisonError::into_inner) += effort;
    }

    /// The package of the store, if it was declared.
    pub fn package(&self, id: PackageId) -> Option<TypedId> {
        self.packages.get(id.index())?.get().copied()
    }

    /// Checks the packages that `visitor` wants, and what they import as far as
    /// others see it, on the threads of the current pool.
    pub fn run(&self, visitor: &dyn Visitor) {
        let graph = Graph::new(self.project.packages.len(), |index| {
            self.imported(PackageId::new(index)).map(|(_, target)| target.index()).collect()
        });
        let mut is_needed: Vec<bool> =
            self.project.packages().map(|(id, _)| visitor.wants(id)).collect();
        graph.spread(&mut is_needed);
        graph.run(&|index, ready| {
            if is_needed[index] {
                self.check(PackageId::new(index), graph.dependencies(index), visitor, ready);
            }
        });
    }

    /// The packages that a package imports; nothing has the members of `unsafe` but
    /// the universe.
    pub(crate) fn imported(&self, id: PackageId) -> impl Iterator<Item = (&Arc<str>, PackageId)> {
        let package = self.project.package(id);
        let wanted = match package.variant {
            Variant::Plain | Variant::ForTest(_) => &[Group::Package][..],
            Variant::Test => &[Group::Package, Group::Test],
            Variant::ExternalTest => &[Group::ExternalTest],
            Variant::TestMain => &[],
        };
        let imports = package.imports.iter().filter(|import| wanted.contains(&import.group));
        imports.filter_map(|import| match import.target {
            Target::Package(target)
                if self.project.package(target).is_loaded && &*import.path != "unsafe" =>
            {
                Some((&import.path, target))
            }
            _ => None,
        })
    }

    fn check(
        &self,
        id: PackageId,
        dependencies: &[usize],
        visitor: &dyn Visitor,
        ready: &mut dyn FnMut(),
    ) {
        let package = self.project.package(id);
        let name = self.store.names().intern(&package.name);
        let own = self.store.add_package(Package::new(&type_path(package), name));
        let imports = self.imported(id).filter_map(|(path, target)| {
            // What would close a cycle of imports is taken as unreadable.
            let is_dependency = dependencies.contains(&target.index());
            Some((path.clone(), is_dependency.then(|| self.package(target)).flatten()?))
        });
        let input = PackageFiles {
            package: own,
            files: self.parsed_files(id, visitor),
            imports: imports.collect(),
            sizes: Sizes::of(&self.project.platforms[package.platform.index()].arch),
        };
        let mut declared = || {
            self.packages[id.index()].get_or_init(|| own);
            ready();
        };
        let wanted = visitor.wants(id);
        self.check_files(&input, wanted, &mut declared, &mut |typed| visitor.typed(id, typed));
    }

    /// Checks a package; when its declarations are known, `declared` is told, and if
    /// its bodies are `wanted` as well, `typed`.
    pub fn check_files(
        &self,
        input: &PackageFiles,
        wanted: bool,
        declared: &mut dyn FnMut(),
        typed: &mut dyn FnMut(TypedPackage<'_>),
    ) {
        let mut clock = ThreadClock::start();
        let scope = PackageScope::new(input.files.iter().map(|it| &it.parse.tree), &self.universe);
        let names = self.store.names();
        let package_name = |path: &str| match path {
            "unsafe" => Some(names.intern(path)),
            path => input.imports.get(path).map(|&package| self.store[package].name),
        };
        let around = Surroundings {
            names,
            universe: &self.universe,
            package: &scope,
            package_name: &package_name,
        };
        let resolve = |file: &ParsedFile| resolve(&file.parse.tree, &file.text, around);
        let resolutions: Vec<Resolution> = input.files.iter().map(resolve).collect();
        let files: Vec<SourceFile<'_>> =
            input.files.iter().zip(&resolutions).map(ParsedFile::source).collect();
        let import = |path: &str| input.imports.get(path).copied();
        let source = PackageSource {
            package: input.package,
            files: &files,
            scope: &scope,
            imports: &import,
            sizes: input.sizes,
        };
        let names = clock.lap();
        let package = declare_package(&self.store, source);
        self.spend(Effort {
            packages: 1,
            files: input.files.len() as u64,
            bytes: input.files.iter().map(|file| file.text.len() as u64).sum(),
            names,
            declarations: clock.lap(),
            ..Effort::default()
        });
        declared();
        if wanted {
            (0..files.len()).into_par_iter().for_each(|file| {
                let mut clock = ThreadClock::start();
                package.check_bodies(file);
                self.spend(Effort { bodies: clock.lap(), ..Effort::default() });
            });
            let mut clock = ThreadClock::start();
            let checked = package.finish();
            self.spend(Effort { bodies: clock.lap(), ..Effort::default() });
            typed(TypedPackage { input, source, checked });
        }
    }

    /// The Go files of a package.
    fn parsed_files(&self, id: PackageId, visitor: &dyn Visitor) -> Vec<ParsedFile> {
        let package = self.project.package(id);
        let wanted: Vec<FileId> = package
            .files
            .iter()
            .filter(|file| belongs(file.class, &package.variant))
            .map(|file| file.file)
            .collect();
        let parse = |file: &FileId| self.parsed_file(id, *file, visitor);
        let files: Vec<Option<ParsedFile>> =
            wanted.into_par_iter().with_max_len(1).map(|file| parse(&file)).collect();
        files.into_iter().flatten().collect()
    }

    /// A file; `None` if it cannot be read, which `visitor` is told.
    fn parsed_file(
        &self,
        package: PackageId,
        file: FileId,
        visitor: &dyn Visitor,
    ) -> Option<ParsedFile> {
        let mut clock = ThreadClock::start();
        let path = &self.project.file(file).path;
        let source =
            self.project.read(file).map_err(|fault| visitor.unreadable(package, file, &fault));
        let language = self.language_of(package, file);
        let text = source.ok()?.bytes.into();
        self.spend(Effort { read: clock.lap(), ..Effort::default() });
        let parsed = ParsedFile { file: Some(file), ..self.parse(path, text, language) };
        self.spend(Effort { parse: clock.lap(), ..Effort::default() });
        Some(parsed)
    }

    /// The language version of a package: that of its module, or Go 1.16 if its
    /// `go.mod` does not say one; without a module the newest of the release.
    pub fn language(&self, id: PackageId) -> Option<GoVersion> {
        let package = self.project.package(id);
        package.language.clone().or_else(|| match package.module {
            Some(_) => Some(GoVersion::of_language(UNSTATED)),
            None => self.project.release.clone(),
        })
    }

    fn language_of(&self, id: PackageId, file: FileId) -> Option<GoVersion> {
        let stated = self.project.language_of(self.project.package(id), file);
        stated.or_else(|| self.language(id))
    }

    /// A file from its bytes.
    pub fn parse(&self, path: &Path, text: Arc<[u8]>, language: Option<GoVersion>) -> ParsedFile {
        let mut workspace = self.lock_workspaces().pop().unwrap_or_default();
        let parse = workspace.parse(&text, self.store.names());
        self.lock_workspaces().push(workspace);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        ParsedFile { file: None, name, text, parse, language }
    }

    fn lock_workspaces(&self) -> std::sync::MutexGuard<'_, Vec<Workspace>> {
        self.workspaces.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ParsedFile {
    fn source<'a>((file, resolution): (&'a Self, &'a Resolution)) -> SourceFile<'a> {
        SourceFile {
            name: &file.name,
            text: &file.text,
            tree: &file.parse.tree,
            resolution,
            language: file.language.as_ref().map_or(NEWEST, GoVersion::minor),
        }
    }
}

/// The path that the names of the types of a package carry.
fn type_path(package: &redline_project::Package) -> Cow<'_, str> {
    match package.variant {
        Variant::ExternalTest => format!("{}_test", package.import_path).into(),
        _ => Cow::Borrowed(&package.import_path),
    }
}

/// N of `go1.N`, the newest language that the parser reads: for files of which
/// nothing says theirs.
const NEWEST: u32 = 27;

/// N of `go1.N`, what a module without a `go` line is written in (Go Modules
/// Reference: `go` directive).
const UNSTATED: u32 = 16;

/// Whether a file of the class belongs to the variant of a package.
pub(crate) fn belongs(class: FileClass, variant: &Variant) -> bool {
    match class {
        FileClass::Go | FileClass::Cgo => *variant != Variant::ExternalTest,
        FileClass::Test => *variant == Variant::Test,
        FileClass::ExternalTest => *variant == Variant::ExternalTest,
        FileClass::Other(_) => false,
    }
}
