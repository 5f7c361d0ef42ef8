//! How types are written in a test.

use std::cell::RefCell;

use redline_types::{
    Basic, ObjectId, PackageId, Store, Struct, Type, TypeId, Wording, is_exported,
};

use crate::imports::Imports;

/// Writes Go for a test of a package, and notes what that imports.
pub(crate) struct Spelling<'a> {
    pub(crate) store: &'a Store,
    /// The package that is tested, in which the test is.
    pub(crate) own: PackageId,
    imports: RefCell<Imports>,
}

impl<'a> Spelling<'a> {
    /// Nothing is imported yet.
    pub(crate) fn new(store: &'a Store, own: PackageId) -> Self {
        Self { store, own, imports: RefCell::default() }
    }

    /// What is imported by what was written.
    pub(crate) fn into_imports(self) -> Imports {
        self.imports.into_inner()
    }

    /// A type, unless code of the package cannot name it: then the type that it cannot.
    pub(crate) fn ty(&self, ty: TypeId) -> Result<String, String> {
        self.nameable(ty, MOST_PARTS)?;
        let qualifier = |package: PackageId| {
            let is_other = package != self.own;
            let name = || self.imports.borrow_mut().name(self.store, self.own, package);
            is_other.then(name).unwrap_or_default()
        };
        Ok(Wording::qualified(self.store, &qualifier).ty(ty))
    }

    /// A member of another package, by the path and the name of that.
    pub(crate) fn member(&self, path: &str, package: &str, member: &str) -> String {
        let name = self.imports.borrow_mut().named(self.store, self.own, path, package);
        format!("{name}.{member}")
    }

    /// Whether code of the package may use a field or a name.
    pub(crate) fn is_seen(&self, object: ObjectId) -> bool {
        let object = &self.store[object];
        object.package.is_none_or(|package| package == self.own)
            || is_exported(self.store.names().text(object.name))
    }

    fn nameable(&self, ty: TypeId, left: usize) -> Result<(), String> {
        let store = self.store;
        let unnameable = || store.type_text(ty);
        let left = left.checked_sub(1).ok_or_else(unnameable)?;
        match &store[ty] {
            Type::Basic(Basic::Invalid | Basic::Unknown) | Type::TypeParam(_) => Err(unnameable()),
            Type::Basic(Basic::UnsafePointer) => {
                self.member("unsafe", "unsafe", "Pointer");
                Ok(())
            }
            Type::Named(named) => {
                let is_named = self.is_declared(store[*named].object);
                let mut args = store[*named].args().iter();
                is_named.then_some(()).ok_or_else(unnameable)?;
                args.try_for_each(|&arg| self.nameable(arg, left))
            }
            Type::Alias(alias) => {
                let is_named = self.is_declared(store[*alias].object);
                is_named.then_some(()).ok_or_else(unnameable)
            }
            Type::Pointer(of) | Type::Slice(of) => self.nameable(*of, left),
            Type::Array { element, .. } | Type::Chan { element, .. } => {
                self.nameable(*element, left)
            }
            Type::Map { key, value } => {
                self.nameable(*key, left)?;
                self.nameable(*value, left)
            }
            Type::Signature(signature) => {
                let mut parts = signature.params.iter().chain(&signature.results);
                parts.try_for_each(|part| self.nameable(part.ty, left))
            }
            Type::Struct(it) => self.nameable_fields(it, left),
            _ => Ok(()),
        }
    }

    fn nameable_fields(&self, it: &Struct, left: usize) -> Result<(), String> {
        let mut types = it.fields.iter().map(|&field| self.store.type_of(field));
        types.try_for_each(|ty| self.nameable(ty, left))
    }

    /// Whether a type is declared outside of functions, and seen from the package.
    fn is_declared(&self, object: ObjectId) -> bool {
        let it = &self.store[object];
        let is_member =
            it.package.is_none_or(|package| self.store[package].member(it.name) == Some(object));
        is_member && self.is_seen(object)
    }
}

/// How deep the parts of a type are looked into.
const MOST_PARTS: usize = 64;
