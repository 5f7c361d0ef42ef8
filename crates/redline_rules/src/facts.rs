//! What rules know of a package: facts, without words about them.

mod context;
mod cover;
mod exits;
mod file;
mod recovery;
mod references;

pub(crate) use cover::Cover;
pub use file::File;
pub(crate) use file::FunctionRef;
pub(crate) use recovery::Recovery;
pub(crate) use references::References;

use redline_base::{Interner, Name};
use redline_diagnostics::FileId;
use redline_names::{
    CallId, Callee, Functions, ObjectId, PackageScope, Predeclared, Resolution, Surroundings,
    Universe, resolve,
};
use redline_syntax::Tree;

/// N of the language version `go1.N`.
pub type Language = u32;

/// A package to be looked at.
pub struct PackageInput<'a> {
    /// Its import path.
    pub import_path: &'a str,
    /// Whether it belongs to the Go tree, and so may know the internals of the runtime.
    pub is_standard: bool,
    /// Its files, in byte order of their names.
    pub files: Vec<FileInput<'a>>,
    /// The name in the package clause of the package with an import path, for the
    /// packages that it imports; `None` if it could not be read.
    pub package_name: &'a dyn Fn(&str) -> Option<Name>,
}

/// A file of a package.
#[derive(Clone, Copy)]
pub struct FileInput<'a> {
    /// How findings name it.
    pub id: FileId,
    /// Its text.
    pub source: &'a [u8],
    /// Its tree.
    pub tree: &'a Tree,
    /// Whether its name ends in `_test.go`.
    pub is_test: bool,
    /// Its language version; `None` if it is not known.
    pub language: Option<Language>,
}

/// What is known of a package.
pub struct PackageFacts<'a> {
    input: PackageInput<'a>,
    names: &'a Interner,
    scope: PackageScope,
    files: Vec<FileFacts>,
    references: Vec<References>,
}

/// What is known of a file beside its tree.
struct FileFacts {
    resolution: Resolution,
    functions: Functions,
    /// The calls of the predeclared `panic` and `recover`.
    panics: Vec<CallId>,
    recovers: Vec<CallId>,
}

impl FileFacts {
    fn new(file: &FileInput<'_>, around: Surroundings<'_>) -> Self {
        let resolution = resolve(file.tree, file.source, around);
        let functions = Functions::new(file.tree);
        let calls_of = |what| {
            let calls = functions.calls();
            let wanted = calls.filter(|(_, call)| {
                resolution.callee(file.tree, call.expr) == Callee::Predeclared(what)
            });
            wanted.map(|(id, _)| id).collect()
        };
        let (panics, recovers) = (calls_of(Predeclared::Panic), calls_of(Predeclared::Recover));
        Self { resolution, functions, panics, recovers }
    }
}

impl<'a> PackageFacts<'a> {
    /// Resolves the names of a package and collects its facts.
    pub fn new(input: PackageInput<'a>, names: &'a Interner, universe: &Universe) -> Self {
        let scope = PackageScope::new(input.files.iter().map(|file| file.tree), universe);
        let package_name = input.package_name;
        let around = Surroundings { names, universe, package: &scope, package_name };
        let files: Vec<_> = input.files.iter().map(|file| FileFacts::new(file, around)).collect();
        let mut facts = Self { input, names, scope, files, references: Vec::new() };
        facts.references = references::of_package(&facts);
        facts
    }

    /// The files, in the order of the input.
    pub fn files(&self) -> impl Iterator<Item = File<'_>> {
        (0..self.files.len()).map(|index| File::new(self, index))
    }

    /// Whether it is a program.
    pub(crate) fn is_main(&self) -> bool {
        let first = self.input.files.iter().find_map(|file| file.tree.package());
        first.is_some_and(|package| self.names.text(package.name) == "main")
    }

    /// How the functions of the package refer to `object`.
    pub(crate) fn references(&self, object: ObjectId) -> References {
        self.references[object.index()]
    }
}
