//! What rules know of a package: facts, without words about them.

mod addresses;
mod assertions;
mod callee;
mod casts;
mod context;
mod context_keys;
mod copies;
mod cover;
mod declarations;
mod decoding;
mod dynamic_type;
mod exits;
mod file;
mod fixed_integer;
mod fixed_text;
mod flow;
mod held;
mod known_text;
mod must;
mod origins;
mod outside_text;
mod pinned;
mod places;
mod receivers;
mod recovery;
mod recursions;
mod references;
mod spots;
mod statements;
mod states;
mod symbol;
mod wording;

pub(crate) use addresses::Addresses;
pub(crate) use assertions::Assertion;
pub(crate) use callee::Callee;
pub(crate) use casts::Cast;
pub(crate) use context::Context;
pub(crate) use context_keys::{ContextKey, ContextValue, KeyUses};
pub(crate) use copies::CopyKind;
pub(crate) use cover::Cover;
pub(crate) use decoding::Decoding;
pub(crate) use dynamic_type::Converted;
pub use file::File;
pub(crate) use file::FunctionRef;
pub(crate) use fixed_integer::is_comparison;
pub(crate) use held::Held;
pub(crate) use known_text::KnownText;
pub(crate) use must::MustCall;
pub(crate) use origins::{Origin, switched};
pub(crate) use outside_text::OutsideText;
pub(crate) use pinned::{Pinned, is_type};
pub(crate) use places::Pointing;
pub(crate) use receivers::MethodBody;
pub(crate) use recovery::Recovery;
pub(crate) use spots::{Base, Spot, Spots};
pub(crate) use statements::Results;
pub(crate) use states::report_misuse;
pub(crate) use symbol::{Symbol, is_standard_path};

use declarations::Declarations;
use flow::Flow;
use origins::Origins;
use recursions::Recursions;
use references::PackageReferences;
use states::States;

use std::cell::OnceCell;

use redline_base::Interner;
use redline_diagnostics::FileId;
use redline_flow::Hazard;
use redline_ir::PackageIr;
use redline_names::{CallId, Functions};
use redline_syntax::{Expr, ExprId, Node};
use redline_types::{Builtin, CheckedPackage, ObjectKind, PackageId, PackageSource, Store};
use rustc_hash::FxHashMap;

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
    /// Gives its functions in the form in which they are analysed, those of tests left
    /// out: nothing else calls them, and nothing is said about them. Called once at most.
    pub lower: &'a dyn Fn() -> PackageIr,
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
    references: PackageReferences,
    declarations: Declarations,
    flow: Flow,
    states: States,
    recursions: Recursions,
}

/// What is known of a file beside its tree, names and types.
struct FileFacts {
    functions: Functions,
    /// The calls of the predeclared `panic` and `recover`.
    panics: Vec<CallId>,
    recovers: Vec<CallId>,
    origins: Origins,
    /// The file and all below it but names and literals, each node before its children.
    nodes: Vec<Node>,
    /// What each call calls, found out when somebody asks.
    callees: OnceCell<FxHashMap<ExprId, Callee>>,
}

impl FileFacts {
    fn new(input: &PackageInput<'_>, index: usize) -> Self {
        let source = &input.source.files[index];
        let mut nodes = Vec::new();
        let functions = Functions::and_nodes(source.tree, |node| nodes.push(node));
        let calls_of = |builtin| {
            let calls = functions.calls();
            let wanted = calls.filter(|(_, call)| input.calls(index, call.expr, builtin));
            wanted.map(|(id, _)| id).collect()
        };
        let (panics, recovers) = (calls_of(Builtin::Panic), calls_of(Builtin::Recover));
        let origins = origins::of_file(source.tree, source.resolution, &nodes);
        Self { functions, panics, recovers, origins, nodes, callees: OnceCell::new() }
    }
}

impl PackageInput<'_> {
    /// Whether an expression of a file is a call of a built-in function.
    fn calls(&self, file: usize, call: ExprId, builtin: Builtin) -> bool {
        let tree = self.source.files[file].tree;
        let Expr::Call { callee, .. } = tree[call] else { return false };
        let object = self.checked.records[file].used(tree.unparen(callee));
        object.is_some_and(|object| self.store[object].kind == ObjectKind::Builtin(builtin))
    }
}

impl<'a> PackageFacts<'a> {
    /// Collects the facts of a package.
    pub fn new(input: PackageInput<'a>) -> Self {
        let indices = 0..input.source.files.len();
        let files = indices.map(|index| FileFacts::new(&input, index)).collect();
        let (references, declarations) = (PackageReferences::default(), Declarations::default());
        let (flow, states) = (Flow::default(), States::default());
        let recursions = Recursions::default();
        let mut facts = Self { input, files, references, declarations, flow, states, recursions };
        facts.declarations = Declarations::new(&facts);
        facts.references = PackageReferences::new(&facts);
        facts
    }

    /// The package, as types refer to it.
    pub(crate) fn id(&self) -> PackageId {
        self.input.source.package
    }

    /// The functions in the form in which they are analysed, those of tests left out.
    pub(crate) fn ir(&self) -> &PackageIr {
        self.flow.ir(&self.input)
    }

    fn hazards_of(&self, file: usize) -> &[Hazard] {
        self.flow.hazards(&self.input).get(file).map_or(&[], Vec::as_slice)
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
}
