//! What is declared at top level, and methods, by their names.

use redline_syntax::ExprId;
use redline_types::{ObjectId, ObjectKind, Type, TypeId};

use super::{Callee, File};

/// A function, method, variable, constant or type by its names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Symbol<'a> {
    /// Import path of its package.
    pub(crate) path: &'a str,
    /// Of a method the type that declares it, if that has a name.
    pub(crate) receiver: Option<&'a str>,
    /// Its name.
    pub(crate) name: &'a str,
}

impl Symbol<'static> {
    /// A function.
    pub(crate) const fn function(path: &'static str, name: &'static str) -> Self {
        Self { path, receiver: None, name }
    }

    /// A method.
    pub(crate) const fn method(path: &'static str, ty: &'static str, name: &'static str) -> Self {
        Self { path, receiver: Some(ty), name }
    }
}

impl std::fmt::Display for Symbol<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.receiver {
            Some(receiver) => write!(f, "{}.{receiver}.{}", self.path, self.name),
            None => write!(f, "{}.{}", self.path, self.name),
        }
    }
}

impl<'a> File<'a> {
    /// The declared function or method that a call calls.
    pub(crate) fn called(self, call: ExprId) -> Option<Symbol<'a>> {
        match self.callee(call) {
            Callee::Declared(object) => self.symbol(object),
            _ => None,
        }
    }

    /// What is declared at top level, or a method, by its names.
    pub(crate) fn symbol(self, object: ObjectId) -> Option<Symbol<'a>> {
        let store = self.store();
        let declared = &store[object];
        let path = &*store[declared.package?].path;
        Some(Symbol { path, receiver: self.receiver(object), name: self.name(declared.name) })
    }

    /// The name of the type that declares a method.
    fn receiver(self, method: ObjectId) -> Option<&'a str> {
        let store = self.store();
        let ObjectKind::Method(method) = store[method].kind else { return None };
        let (base, _) = store.dereferenced(store[method].receiver()?.ty);
        match store[store.unalias(base)] {
            Type::Named(named) => Some(self.name(store[store[named].object].name)),
            _ => None,
        }
    }

    /// Whether a type is that of the functions which end a context.
    pub(crate) fn is_cancel_func(self, ty: TypeId) -> bool {
        let store = self.store();
        let Type::Named(named) = store[store.unalias(ty)] else { return false };
        let object = &store[store[named].object];
        let is_context = object.package.is_some_and(|it| &*store[it].path == "context");
        is_context && matches!(self.name(object.name), "CancelFunc" | "CancelCauseFunc")
    }

    /// Whether it is a method that an interface declares: it may run anything.
    pub(crate) fn is_of_interface(self, object: ObjectId) -> bool {
        let store = self.store();
        let ObjectKind::Method(method) = store[object].kind else { return false };
        let receiver = store[method].receiver().map(|receiver| store.underlying(receiver.ty));
        receiver.is_none_or(|ty| matches!(store[ty], Type::Interface(_)))
    }

    /// Import path and name of the function of another package that a call calls.
    pub(crate) fn imported(self, call: ExprId) -> Option<(&'a str, &'a str)> {
        let Callee::Declared(object) = self.callee(call) else { return None };
        let object = &self.store()[object];
        let package = object.package.filter(|&it| it != self.package().id())?;
        let is_function = object.kind == ObjectKind::Func;
        is_function.then(|| (&*self.store()[package].path, self.name(object.name)))
    }

    /// Import path and name of the method that a call calls.
    pub(crate) fn called_method(self, call: ExprId) -> Option<(&'a str, &'a str)> {
        let Callee::Declared(object) = self.callee(call) else { return None };
        let Symbol { path, name, .. } = self.symbol(object)?;
        self.store()[object].kind.is_method().then_some((path, name))
    }

    /// Whether a function or method belongs to the Go tree.
    pub(crate) fn is_of_go_tree(self, object: ObjectId) -> bool {
        let Some(Symbol { path, .. }) = self.symbol(object) else { return false };
        if self.is_standard() {
            return !first_element(path).contains('.');
        }
        is_standard_path(path, self.import_path())
    }
}

/// Whether a path is one of the Go tree, for a package elsewhere: its first element
/// has no dot, which is reserved to it, and is not that of the own module.
pub(crate) fn is_standard_path(path: &str, own: &str) -> bool {
    let first = first_element(path);
    !first.contains('.') && first != first_element(own)
}

fn first_element(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}
