//! Types whose values have to stay where they are, because what uses them knows
//! them by their address (documentation of the packages sync, sync/atomic and strings).

use redline_base::{Name, with_deep_stack};
use redline_types::{Lookup, ObjectKind, Store, Type, TypeId};
use rustc_hash::FxHashMap;

/// The types that say so in their documentation only, and have no method that
/// tells: import path and name.
const BY_NAME: [(&str, &str); 2] = [("strings", "Builder"), ("sync/atomic", "Value")];

/// The types on the way from the one that was asked about to the part of it that
/// has to stay where it is, both included.
pub(crate) type Way = Box<[TypeId]>;

/// Which types have to stay where they are, each found out once.
pub(crate) struct Pinned<'s> {
    store: &'s Store,
    lock: [Name; 2],
    known: FxHashMap<TypeId, Option<Way>>,
}

impl<'s> Pinned<'s> {
    pub(crate) fn new(store: &'s Store) -> Self {
        let lock = ["Lock", "Unlock"].map(|name| store.names().intern(name));
        Self { store, lock, known: FxHashMap::default() }
    }

    /// The way to the part of a type that has to stay where it is. Of a type
    /// parameter, one of its types has such a part.
    pub(crate) fn way(&mut self, ty: TypeId) -> Option<Way> {
        let ty = self.store.unalias(ty);
        if let Some(known) = self.known.get(&ty) {
            return known.clone();
        }
        // What contains itself is broken, and ends here.
        self.known.insert(ty, None);
        let way = with_deep_stack(|| self.find(ty));
        self.known.insert(ty, way.clone());
        way
    }

    fn find(&mut self, ty: TypeId) -> Option<Way> {
        let store = self.store;
        if let Type::TypeParam(_) = store[ty] {
            let members = store.members(ty)?;
            return self.first(ty, members.iter().map(|member| member.ty));
        }
        match &store[store.underlying(ty)] {
            &Type::Array { element, .. } => self.way(element),
            Type::Struct(_) if self.is_named(ty) || self.is_lock(ty) => Some([ty].into()),
            Type::Struct(fields) => {
                self.first(ty, fields.fields.iter().map(|&field| store.type_of(field)))
            }
            _ => None,
        }
    }

    /// The way through the first of the parts that has one.
    fn first(&mut self, ty: TypeId, mut parts: impl Iterator<Item = TypeId>) -> Option<Way> {
        let way = parts.find_map(|part| self.way(part))?;
        Some([ty].into_iter().chain(way).collect())
    }

    fn is_named(&self, ty: TypeId) -> bool {
        BY_NAME.iter().any(|&(path, name)| is_type(self.store, ty, path, name))
    }

    /// Whether a pointer to the type is a `sync.Locker`, and the type is none: such
    /// a type is a lock, or asks by these methods not to be copied.
    fn is_lock(&self, ty: TypeId) -> bool {
        let has_both = self.lock.iter().all(|&name| self.has_method(ty, name));
        let needs_pointer =
            |&name: &Name| self.store.lookup(ty, false, None, name) == Lookup::NeedsPointer;
        has_both && self.lock.iter().any(needs_pointer)
    }

    /// Whether variables of the type have the method `name()`.
    fn has_method(&self, ty: TypeId, name: Name) -> bool {
        let Lookup::Found(found) = self.store.lookup(ty, true, None, name) else { return false };
        let Type::Signature(signature) = &self.store[self.store.type_of(found.object)] else {
            return false;
        };
        matches!(self.store[found.object].kind, ObjectKind::Method(_))
            && signature.params.is_empty()
            && signature.results.is_empty()
    }
}

/// Whether a type is the one that the package `path` declares as `name`.
pub(crate) fn is_type(store: &Store, ty: TypeId, path: &str, name: &str) -> bool {
    let Type::Named(named) = store[store.unalias(ty)] else { return false };
    let object = &store[store[named].object];
    let package = object.package.map(|package| &*store[package].path);
    package == Some(path) && store.names().text(object.name) == name
}
