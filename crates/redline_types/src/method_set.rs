//! Method sets (spec: Method sets): which methods the values of a type have,
//! whatever they are called by.

use redline_base::Name;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::lookup::{Embedded, MAX_EMBEDDED};
use crate::type_set::is_exported;
use crate::{NamedId, ObjectId, PackageId, Selected, Store, Type, TypeId};

/// The methods of a type, in the byte order of their ids: see [`Store::member_id`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MethodSet(Box<[Selected]>);

impl MethodSet {
    /// The methods in order, each with how it is reached from the type. A method
    /// of an interface counts as reached through a pointer.
    pub fn methods(&self) -> &[Selected] {
        &self.0
    }

    /// The method that code of the package `from` means by `name`.
    pub fn method(&self, store: &Store, name: Name, from: Option<PackageId>) -> Option<&Selected> {
        self.0.iter().find(|method| store.is_named(method.object, name, from))
    }
}

impl Store {
    /// The method set of a type; that of a type parameter has the methods of its
    /// constraint.
    pub fn method_set(&self, ty: TypeId) -> MethodSet {
        let ty = self.unalias(ty);
        let (base, is_pointer) = self.dereferenced(ty);
        let under = |ty| &self[self.underlying(ty)];
        let is_named_pointer =
            matches!(self[ty], Type::Named(_)) && matches!(under(ty), Type::Pointer(_));
        let is_interface_pointer = is_pointer && matches!(under(base), Type::Interface(_));
        if is_named_pointer || is_interface_pointer {
            return MethodSet::default();
        }
        let mut search = Search { store: self, members: FxHashMap::default() };
        search.all(Embedded::start(base, is_pointer));
        search.finish()
    }

    /// What tells a method or field from others: its name and, if that is not
    /// exported, the path of its package before a dot (spec: Uniqueness of identifiers).
    pub fn member_id(&self, member: ObjectId) -> String {
        let member = &self[member];
        let name = self.names().text(member.name);
        match member.package {
            _ if is_exported(name) => name.to_owned(),
            Some(package) => format!("{}.{name}", self[package].path),
            None => format!("_.{name}"),
        }
    }
}

/// A name, with its package if it is not exported.
type Key<'s> = (Name, Option<&'s str>);

/// The members of a type from the shallowest depth on.
struct Search<'s> {
    store: &'s Store,
    /// What was found under a name; `None` if nothing can be selected by it: it
    /// names a field, several members, or a method for which a pointer is missing.
    members: FxHashMap<Key<'s>, Option<Selected>>,
}

/// The members of the types of one depth.
#[derive(Default)]
struct Depth<'s> {
    fields: FxHashSet<Key<'s>>,
    methods: FxHashMap<Key<'s>, Option<Selected>>,
    next: Vec<Embedded>,
}

impl<'s> Search<'s> {
    fn all(&mut self, start: Embedded) {
        let mut current = vec![start];
        let mut seen = FxHashSet::default();
        while !current.is_empty() && seen.len() < MAX_EMBEDDED {
            let mut depth = Depth::default();
            for embedded in &current {
                self.look_into(embedded, &mut seen, &mut depth);
            }
            current = self.store.merged(std::mem::take(&mut depth.next));
            self.add(depth);
        }
    }

    fn look_into(&self, embedded: &Embedded, seen: &mut FxHashSet<NamedId>, depth: &mut Depth<'s>) {
        let store = self.store;
        if let Type::Named(named) = store[embedded.ty] {
            if !seen.insert(named) {
                return;
            }
            let origin = store[named].instance.as_ref().map_or(named, |instance| instance.origin);
            for index in 0..store[origin].methods().len() {
                if let Some(method) = store.method_of(named, index) {
                    self.add_method(depth, embedded, index, method);
                }
            }
        }
        match &store[store.underlying(embedded.ty)] {
            Type::Struct(ty) => {
                for (index, &field) in ty.fields.iter().enumerate() {
                    depth.fields.insert(self.key(field));
                    depth.next.extend(embedded.field(store, field, index));
                }
            }
            &Type::Interface(id) => {
                let reached = Embedded { indirect: true, ..embedded.clone() };
                for (index, &method) in store.type_set(id).methods.iter().enumerate() {
                    self.add_method(depth, &reached, index, method);
                }
            }
            _ => {}
        }
    }

    fn add_method(
        &self,
        depth: &mut Depth<'s>,
        embedded: &Embedded,
        index: usize,
        object: ObjectId,
    ) {
        let has_it = embedded.indirect || !self.store.has_pointer_receiver(object);
        let method = (has_it && !embedded.multiple).then(|| Selected {
            object,
            path: embedded.path_to(index),
            indirect: embedded.indirect,
        });
        depth.methods.entry(self.key(object)).and_modify(|found| *found = None).or_insert(method);
    }

    /// Adds what shallower depths do not hide.
    fn add(&mut self, depth: Depth<'s>) {
        let Depth { fields, methods, .. } = depth;
        #[expect(clippy::iter_over_hash_type, reason = "each goes under its own key")]
        for (key, method) in methods {
            let method = method.filter(|_| !fields.contains(&key));
            self.members.entry(key).or_insert(method);
        }
        #[expect(clippy::iter_over_hash_type, reason = "each goes under its own key")]
        for key in fields {
            self.members.entry(key).or_insert(None);
        }
    }

    fn key(&self, member: ObjectId) -> Key<'s> {
        let object = &self.store[member];
        let exported = is_exported(self.store.names().text(object.name));
        let package = object.package.filter(|_| !exported);
        (object.name, package.map(|package| &*self.store[package].path))
    }

    fn finish(self) -> MethodSet {
        let mut methods: Vec<Selected> = self.members.into_values().flatten().collect();
        methods.sort_by_cached_key(|method| self.store.member_id(method.object));
        MethodSet(methods.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Reader;

    /// The methods of a type, as `path name`, with `*` where a pointer is followed.
    fn methods(declarations: &str, ty: &str) -> Vec<String> {
        let mut reader = Reader::new();
        reader.package("p", declarations);
        let ty = reader.ty(ty);
        let store = &reader.store;
        let text = |method: &Selected| {
            let star = if method.indirect { "*" } else { "" };
            format!("{:?}{star} {}", method.path, store.member_id(method.object))
        };
        store.method_set(ty).methods().iter().map(text).collect()
    }

    const TYPES: &str = "type E struct{}
func (E) A() {}
func (*E) b() {}
type S struct { E; x int }
type P struct { *E }
type Two struct { S; P }
type I interface { c(); A() }
type Mixed struct { I; A int }";

    #[test]
    fn methods_of_pointers_are_for_pointers_only() {
        assert_eq!(methods(TYPES, "E"), ["[0] A"]);
        assert_eq!(methods(TYPES, "*E"), ["[0]* A", "[1]* p.b"]);
        assert_eq!(methods(TYPES, "S"), ["[0, 0] A"]);
        assert_eq!(methods(TYPES, "*S"), ["[0, 0]* A", "[0, 1]* p.b"]);
        assert_eq!(methods(TYPES, "P"), ["[0, 0]* A", "[0, 1]* p.b"]);
    }

    #[test]
    fn what_is_ambiguous_or_hidden_is_missing() {
        assert_eq!(methods(TYPES, "Two"), Vec::<String>::new());
        assert_eq!(methods(TYPES, "Mixed"), ["[0, 1]* p.c"]);
    }

    #[test]
    fn pointers_to_interfaces_have_none() {
        assert_eq!(methods(TYPES, "I"), ["[0]* A", "[1]* p.c"]);
        assert_eq!(methods(TYPES, "*I"), Vec::<String>::new());
        assert_eq!(methods(TYPES, "**E"), Vec::<String>::new());
        assert_eq!(methods(TYPES, "struct { *E }").len(), 2);
    }

    #[test]
    fn names_that_are_not_exported_belong_to_their_package() {
        let mut reader = Reader::new();
        reader.package("p", TYPES);
        let ty = reader.ty("*E");
        let store = &reader.store;
        let set = store.method_set(ty);
        let found = |name: &str, from| set.method(store, store.names().intern(name), from);
        let own = store[set.methods()[0].object].package;
        assert_eq!(found("A", None), set.methods().first());
        assert_eq!(found("b", own), set.methods().get(1));
        assert_eq!(found("b", None), None);
        assert_eq!(found("x", own), None);
    }
}
