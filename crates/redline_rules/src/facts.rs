//! What rules know of a package: facts, without words about them.

mod addresses;
mod assertions;
mod casts;
mod context;
mod context_keys;
mod copies;
mod cover;
mod decoding;
mod dynamic_type;
mod exits;
mod file;
mod fixed_integer;
mod fixed_text;
mod must;
mod origins;
mod outside_text;
mod pinned;
mod places;
mod recovery;
mod references;
mod spots;
mod wording;

pub(crate) use addresses::Addresses;
pub(crate) use assertions::Assertion;
pub(crate) use casts::Cast;
pub(crate) use context::Context;
pub(crate) use context_keys::{ContextKey, ContextValue, KeyUses};
pub(crate) use copies::CopyKind;
pub(crate) use cover::Cover;
pub(crate) use decoding::Decoding;
pub use file::File;
pub(crate) use file::FunctionRef;
pub(crate) use must::MustCall;
pub(crate) use origins::{Origin, switched};
pub(crate) use outside_text::OutsideText;
pub(crate) use pinned::{Pinned, is_type};
pub(crate) use places::Pointing;
pub(crate) use recovery::Recovery;
pub(crate) use references::References;
pub(crate) use spots::{Base, Spot, Spots};

use origins::Origins;
use redline_base::Interner;
use redline_diagnostics::FileId;
use redline_names::{CallId, Callee, Functions, ObjectId, Predeclared};
use redline_types::{CheckedPackage, PackageId, PackageSource, SourceFile, Store};

/// N of the language version `go1.N`.
pub type Language = u32;

/// A package to be looked at.
#[derive(Clone)]
pub struct PackageInput<'a> {
    /// Its import path.
    pub import_path: &'a str,
    /// Whether it belongs to the Go tree, and so may know the internals of the runtime.
    pub is_standard: bool,
    /// All types and objects of the run.
    pub store: &'a Store,
    /// What the type checker was given.
    pub source: PackageSource<'a>,
    /// What it found out.
    pub checked: &'a CheckedPackage,
    /// What else is known of its files, in the order of `source`.
    pub files: Vec<FileInput>,
}

/// A file of a package.
#[derive(Clone, Copy)]
pub struct FileInput {
    /// How findings name it.
    pub id: FileId,
    /// Whether its name ends in `_test.go`.
    pub is_test: bool,
    /// Its language version; `None` if it is not known.
    pub language: Option<Language>,
    /// Whether it is built for platforms with words of four bytes as well.
    pub is_narrow: bool,
}

/// What is known of a package.
pub struct PackageFacts<'a> {
    input: PackageInput<'a>,
    files: Vec<FileFacts>,
    references: Vec<References>,
}

/// What is known of a file beside its tree, names and types.
struct FileFacts {
    functions: Functions,
    /// The calls of the predeclared `panic` and `recover`.
    panics: Vec<CallId>,
    recovers: Vec<CallId>,
    origins: Origins,
}

impl FileFacts {
    fn new(file: &SourceFile<'_>) -> Self {
        let functions = Functions::new(file.tree);
        let calls_of = |what| {
            let calls = functions.calls();
            let wanted = calls.filter(|(_, call)| {
                file.resolution.callee(file.tree, call.expr) == Callee::Predeclared(what)
            });
            wanted.map(|(id, _)| id).collect()
        };
        let (panics, recovers) = (calls_of(Predeclared::Panic), calls_of(Predeclared::Recover));
        let origins = origins::of_file(file.tree, file.resolution);
        Self { functions, panics, recovers, origins }
    }
}

impl<'a> PackageFacts<'a> {
    /// Collects the facts of a package.
    pub fn new(input: PackageInput<'a>) -> Self {
        let files = input.source.files.iter().map(FileFacts::new).collect();
        let mut facts = Self { input, files, references: Vec::new() };
        facts.references = references::of_package(&facts);
        facts
    }

    /// The package, as types refer to it.
    pub(crate) fn id(&self) -> PackageId {
        self.input.source.package
    }

    fn names(&self) -> &'a Interner {
        self.input.store.names()
    }

    /// The files, in the order of the input.
    pub fn files(&self) -> impl Iterator<Item = File<'_>> {
        (0..self.files.len()).map(|index| File::new(self, index))
    }

    /// Whether it is a program.
    pub(crate) fn is_main(&self) -> bool {
        let first = self.input.source.files.iter().find_map(|file| file.tree.package());
        first.is_some_and(|package| self.names().text(package.name) == "main")
    }

    /// How the functions of the package refer to `object`.
    pub(crate) fn references(&self, object: ObjectId) -> References {
        self.references[object.index()]
    }
}
