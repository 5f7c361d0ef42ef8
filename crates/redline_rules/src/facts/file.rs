//! A file of a package, as a rule sees it.

use redline_base::{Name, Span};
use redline_diagnostics::Place;
use redline_names::{
    Call, Callee, Function, FunctionId, FunctionNode, Functions, ObjectKind, PackageScope,
    Predeclared, Resolution,
};
use redline_syntax::{Decl, DeclId, Expr, ExprId, SpannedId, Tree};
use redline_types::{Records, Sizes, SourceFile, Store, Type};

use super::origins::Origins;
use super::{FileInput, Language, PackageFacts};

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
        &self.package.files[self.index].origins
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
        &self.package.files[self.index].functions
    }

    pub(crate) fn scope(self) -> &'a PackageScope {
        self.package.input.source.scope
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

    /// What the type of an expression is made of; `None` if that is not known.
    pub(crate) fn underlying(self, expr: ExprId) -> Option<&'a Type> {
        let store = self.store();
        Some(&store[store.underlying(self.types().ty(expr)?)])
    }

    /// Import path and name of the method that a call calls.
    pub(crate) fn called_method(self, call: ExprId) -> Option<(&'a str, &'a str)> {
        let Expr::Call { callee, .. } = self.tree()[call] else { return None };
        let store = self.store();
        let object = &store[self.types().used(self.tree().unparen(callee))?];
        let package = object.package.filter(|_| object.kind.is_method())?;
        Some((&store[package].path, self.name(object.name)))
    }

    /// What a call calls.
    pub(crate) fn callee(self, call: ExprId) -> Callee {
        self.resolution().callee(self.tree(), call)
    }

    pub(crate) fn args(self, call: ExprId) -> &'a [ExprId] {
        match self.tree()[call] {
            Expr::Call { args, .. } => self.tree().list(args),
            _ => &[],
        }
    }

    /// Import path and name of the function of another package that a call calls.
    pub(crate) fn imported(self, call: ExprId) -> Option<(&'a str, &'a str)> {
        match self.callee(call) {
            Callee::Imported(import, name) => {
                Some((&self.resolution()[import].path, self.name(name)))
            }
            _ => None,
        }
    }

    /// The calls of the predeclared `panic`.
    pub(crate) fn panics(self) -> impl Iterator<Item = &'a Call> {
        self.package.files[self.index].panics.iter().map(move |&call| &self.functions()[call])
    }

    /// The calls of the predeclared `recover`.
    pub(crate) fn recovers(self) -> impl Iterator<Item = &'a Call> {
        self.package.files[self.index].recovers.iter().map(move |&call| &self.functions()[call])
    }

    pub(crate) fn is_predeclared(self, expr: ExprId, what: Predeclared) -> bool {
        let expr = self.tree().unparen(expr);
        self.resolution().function_named(self.tree(), expr) == Callee::Predeclared(what)
    }

    /// The body that a call runs: of a literal, of a local variable that holds
    /// one, of a function of the package, or of a method of one of its types.
    pub(crate) fn body_of(self, callee: Callee) -> Option<FunctionRef> {
        let literal = |expr| {
            let function = self.functions().of(FunctionNode::Literal(expr))?;
            Some(FunctionRef { file: self.index, function })
        };
        match callee {
            Callee::Literal(expr) => literal(expr),
            Callee::Local(local) => literal(self.resolution().literal_of(self.tree(), local)?),
            Callee::Object(object) => {
                let object = self.scope()[object];
                let is_func = object.kind == ObjectKind::Func;
                is_func.then(|| self.declared(object.file, object.decl)).flatten()
            }
            Callee::Selected { base, name } => {
                let ty = self.resolution().package_type(self.tree(), self.scope(), base)?;
                let method = self.scope().method(ty, name)?;
                self.declared(method.file, method.decl)
            }
            Callee::Predeclared(_) | Callee::Imported(..) | Callee::Other => None,
        }
    }

    /// The body of a declaration of the package.
    fn declared(self, file: usize, decl: DeclId) -> Option<FunctionRef> {
        let functions = self.sibling(file).functions();
        let function = functions.of(FunctionNode::Decl(decl))?;
        Some(FunctionRef { file, function })
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
