//! A file of a package, as a rule sees it.

use redline_base::{Name, Span};
use redline_diagnostics::Place;
use redline_names::{Call, Function, FunctionId, Functions, Resolution};
use redline_syntax::{Decl, Expr, ExprId, Node, SpannedId, Tree};
use redline_types::{Basic, Records, Sizes, SourceFile, Store, Type, TypeId};

use super::origins::Origins;
use super::{FileFacts, FileInput, Language, PackageFacts};

/// A file of a package, as a rule sees it.
#[derive(Clone, Copy)]
pub struct File<'a> {
    package: &'a PackageFacts<'a>,
    index: usize,
}

/// A function with a body, of some file of the package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FunctionRef {
    pub(crate) file: usize,
    pub(crate) function: FunctionId,
}

impl<'a> File<'a> {
    pub(super) fn new(package: &'a PackageFacts<'a>, index: usize) -> Self {
        Self { package, index }
    }

    /// Its index among the files of its package.
    pub(crate) fn index(self) -> usize {
        self.index
    }

    pub(super) fn facts(self) -> &'a FileFacts {
        &self.package.files[self.index]
    }

    fn input(self) -> &'a FileInput {
        &self.package.input.files[self.index]
    }

    fn source(self) -> &'a SourceFile<'a> {
        &self.package.input.source.files[self.index]
    }

    /// What the type checker found out about the file.
    pub(crate) fn types(self) -> &'a Records {
        &self.package.input.checked.records[self.index]
    }

    /// All types and objects of the run.
    pub(crate) fn store(self) -> &'a Store {
        self.package.input.store
    }

    /// Where the values of local variables come from, as far as their own
    /// declarations do not tell.
    pub(super) fn origins(self) -> &'a Origins {
        &self.facts().origins
    }

    /// How findings name it.
    pub fn id(self) -> redline_diagnostics::FileId {
        self.input().id
    }

    pub(crate) fn package(self) -> &'a PackageFacts<'a> {
        self.package
    }

    pub(crate) fn tree(self) -> &'a Tree {
        self.source().tree
    }

    /// The file and all below it but names and literals, each node before its children, in
    /// the order of the source.
    pub(crate) fn nodes(self) -> impl Iterator<Item = Node> + use<'a> {
        self.facts().nodes.iter().copied()
    }

    pub(crate) fn is_test(self) -> bool {
        self.input().is_test
    }

    /// Whether its package belongs to the Go tree.
    pub(crate) fn is_standard(self) -> bool {
        self.package.input.is_standard
    }

    pub(crate) fn import_path(self) -> &'a str {
        self.package.input.import_path
    }

    pub(crate) fn language(self) -> Option<Language> {
        self.input().language
    }

    /// Whether it is built for platforms with words of four bytes as well.
    pub(crate) fn is_narrow(self) -> bool {
        self.input().is_narrow
    }

    /// How large types are on the platform that is checked.
    pub(crate) fn sizes(self) -> Sizes {
        self.package.input.source.sizes
    }

    pub(crate) fn resolution(self) -> &'a Resolution {
        self.source().resolution
    }

    pub(crate) fn functions(self) -> &'a Functions {
        &self.facts().functions
    }

    /// Another file of the package.
    pub(crate) fn sibling(self, index: usize) -> Self {
        Self { index, ..self }
    }

    pub(crate) fn span(self, id: impl SpannedId) -> Span {
        self.tree().span(id)
    }

    /// The bytes of a span, with what is no UTF-8 replaced.
    pub(crate) fn text(self, span: Span) -> String {
        String::from_utf8_lossy(span.of(self.source().text)).into_owned()
    }

    pub(crate) fn name(self, name: Name) -> &'a str {
        self.package.names().text(name)
    }

    /// A span of this file, for a finding in another one.
    pub(crate) fn place(self, span: Span) -> Place {
        Place { file: self.id(), span }
    }

    /// The type of an expression; `None` if that is not known.
    pub(crate) fn ty(self, expr: ExprId) -> Option<TypeId> {
        let is_known = |ty: &TypeId| ![Basic::Invalid.id(), Basic::Unknown.id()].contains(ty);
        self.types().ty(expr).filter(is_known)
    }

    /// What the type of an expression is made of; `None` if that is not known.
    pub(crate) fn underlying(self, expr: ExprId) -> Option<&'a Type> {
        let store = self.store();
        Some(&store[store.underlying(self.ty(expr)?)])
    }

    pub(crate) fn args(self, call: ExprId) -> &'a [ExprId] {
        match self.tree()[call] {
            Expr::Call { args, .. } => self.tree().list(args),
            _ => &[],
        }
    }

    /// The calls of the predeclared `panic`.
    pub(crate) fn panics(self) -> impl Iterator<Item = &'a Call> {
        self.facts().panics.iter().map(move |&call| &self.functions()[call])
    }

    /// The calls of the predeclared `recover`.
    pub(crate) fn recovers(self) -> impl Iterator<Item = &'a Call> {
        self.facts().recovers.iter().map(move |&call| &self.functions()[call])
    }

    /// The file and the function that a reference names.
    pub(crate) fn follow(self, function: FunctionRef) -> (Self, &'a Function) {
        let file = self.sibling(function.file);
        (file, &file.functions()[function.function])
    }

    /// Name of the function declaration that stands around `function`.
    pub(crate) fn declared_name(self, function: FunctionId) -> Option<&'a str> {
        let decl = self.functions().declaration(function)?;
        match &self.tree()[decl] {
            Decl::Func(func) => Some(self.name(self.tree()[func.name].name)),
            _ => None,
        }
    }

    /// The calls that stand in `function` itself, not in literals in it.
    pub(crate) fn calls_in(self, function: FunctionId) -> impl Iterator<Item = &'a Call> {
        let calls = self.functions().calls().map(|(_, call)| call);
        calls.filter(move |call| call.function == Some(function))
    }
}
