//! Fields and methods by name (spec: Selectors, Struct types, Method sets).

use redline_base::Name;
use rustc_hash::FxHashSet;

use crate::named::Instance;
use crate::type_set::is_exported;
use crate::{NamedId, Object, ObjectId, ObjectKind, PackageId, Store, Type, TypeId, substitute};

/// Number of embedded defined types beyond which there is no end to them:
/// `type T[P any] struct { *T[[]P] }`.
pub(crate) const MAX_EMBEDDED: usize = 1000;

/// What a selector finds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lookup {
    /// A field or method.
    Found(Selected),
    /// Several at the same depth: the path to the first of them.
    Ambiguous(Vec<u32>),
    /// A method of the pointer to what is no variable.
    NeedsPointer,
    /// Nothing.
    Nothing,
}

/// A field or method, and how it is reached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selected {
    /// The field or method; of an instance one with the type arguments put in.
    pub object: ObjectId,
    /// The index of each embedded field on the way, then that of the field or method.
    pub path: Vec<u32>,
    /// Whether a pointer is followed on the way, also that which is selected from.
    pub indirect: bool,
}

/// A type whose fields and methods are looked at, and how it is reached.
#[derive(Clone)]
pub(crate) struct Embedded {
    pub ty: TypeId,
    pub path: Vec<u32>,
    pub indirect: bool,
    /// Whether the type is embedded several times at this depth, so that whatever
    /// is found in it is ambiguous.
    pub multiple: bool,
}

impl Embedded {
    /// The type with which a search begins.
    pub(crate) fn start(ty: TypeId, indirect: bool) -> Self {
        Self { ty, path: Vec::new(), indirect, multiple: false }
    }

    /// The type of its field at `index`, if that is embedded.
    pub(crate) fn field(&self, store: &Store, field: ObjectId, index: usize) -> Option<Self> {
        if !store[field].is_embedded() {
            return None;
        }
        let (ty, is_pointer) = store.dereferenced(store.type_of(field));
        let indirect = self.indirect || is_pointer;
        Some(Self { ty, path: self.path_to(index), indirect, multiple: self.multiple })
    }

    /// The path to its member at `index`.
    pub(crate) fn path_to(&self, index: usize) -> Vec<u32> {
        let index = u32::try_from(index).expect("a source has fewer members than bytes");
        self.path.iter().copied().chain([index]).collect()
    }
}

impl Store {
    /// The field or method that `x.name` means in the package `from`, where `x`
    /// has the type `ty`; `addressable` if a pointer to `x` can be taken.
    pub fn lookup(
        &self,
        ty: TypeId,
        addressable: bool,
        from: Option<PackageId>,
        name: Name,
    ) -> Lookup {
        if self.names().text(name) == "_" {
            return Lookup::Nothing;
        }
        // A pointer to a defined pointer type has the fields, but not the methods
        // of what that points to.
        if let Type::Named(_) = self[self.unalias(ty)]
            && let Type::Pointer(_) = self[self.underlying(ty)]
        {
            return match self.search(self.underlying(ty), false, from, name) {
                Lookup::Found(found) if self[found.object].kind.is_method() => Lookup::Nothing,
                found => found,
            };
        }
        let found = self.search(ty, addressable, from, name);
        if found == Lookup::Nothing
            && let Some(core) = self.type_param_core(ty)
        {
            return match self.search(core, addressable, from, name) {
                Lookup::Found(found) if !self[found.object].kind.is_method() => {
                    Lookup::Found(found)
                }
                _ => Lookup::Nothing,
            };
        }
        found
    }

    /// The one underlying type of all types of a type parameter, if that is so:
    /// its fields can be selected.
    fn type_param_core(&self, ty: TypeId) -> Option<TypeId> {
        let Type::TypeParam(_) = self[self.unalias(ty)] else { return None };
        let crate::Terms::List(terms) = self.element_type_set(ty).terms else { return None };
        let (first, rest) = terms.split_first()?;
        let core = self.underlying(first.ty);
        rest.iter()
            .all(|term| crate::identical(self, core, self.underlying(term.ty)))
            .then_some(core)
    }

    /// As [`Store::lookup`], but a defined pointer type has nothing and a type
    /// parameter the methods of its constraint only.
    pub(crate) fn search(
        &self,
        ty: TypeId,
        addressable: bool,
        from: Option<PackageId>,
        name: Name,
    ) -> Lookup {
        let sought = Sought { name, from, ignores_case: false };
        self.search_for(ty, addressable, sought)
    }

    /// As [`Store::search`] for what has the name in upper or lower case, in any
    /// package.
    pub(crate) fn search_ignoring_case(&self, ty: TypeId, name: Name) -> Lookup {
        self.search_for(ty, false, Sought { name, from: None, ignores_case: true })
    }

    fn search_for(&self, ty: TypeId, addressable: bool, sought: Sought) -> Lookup {
        let (base, is_pointer) = self.dereferenced(ty);
        if is_pointer && let Type::Interface(_) = self[self.underlying(base)] {
            return Lookup::Nothing;
        }
        let mut current = vec![Embedded::start(base, is_pointer)];
        let mut seen = FxHashSet::default();
        while !current.is_empty() && seen.len() < MAX_EMBEDDED {
            let mut depth = Depth { store: self, sought, found: None, next: Vec::new() };
            for embedded in &current {
                if let Err(path) = depth.look_into(embedded, &mut seen) {
                    return Lookup::Ambiguous(path);
                }
            }
            if let Some(found) = depth.found {
                let needs_pointer =
                    self.has_pointer_receiver(found.object) && !found.indirect && !addressable;
                return if needs_pointer { Lookup::NeedsPointer } else { Lookup::Found(found) };
            }
            current = self.merged(depth.next);
        }
        Lookup::Nothing
    }

    /// The types of one depth, each once.
    pub(crate) fn merged(&self, list: Vec<Embedded>) -> Vec<Embedded> {
        let mut merged: Vec<Embedded> = Vec::with_capacity(list.len());
        for embedded in list {
            match merged.iter_mut().find(|other| crate::identical(self, other.ty, embedded.ty)) {
                Some(other) => other.multiple = true,
                None => merged.push(embedded),
            }
        }
        merged
    }

    /// The type that a pointer type, which has no name, points to; or the type itself.
    pub fn dereferenced(&self, ty: TypeId) -> (TypeId, bool) {
        match self[self.unalias(ty)] {
            Type::Pointer(base) => (self.unalias(base), true),
            _ => (self.unalias(ty), false),
        }
    }

    pub(crate) fn has_pointer_receiver(&self, object: ObjectId) -> bool {
        match self[object].kind {
            ObjectKind::Method(method) => self[method].receiver().is_some_and(|it| it.is_pointer),
            _ => false,
        }
    }

    /// Whether a field or method has this name in the package `from`.
    pub(crate) fn is_named(&self, object: ObjectId, name: Name, from: Option<PackageId>) -> bool {
        self.is_sought(object, Sought { name, from, ignores_case: false })
    }

    fn is_sought(&self, object: ObjectId, sought: Sought) -> bool {
        let object = &self[object];
        if object.name != sought.name {
            return sought.ignores_case && self.differ_in_case(object.name, sought.name);
        }
        sought.ignores_case
            || object.package == sought.from
            || is_exported(self.names().text(sought.name))
            || self.is_same_package(object.package, sought.from)
    }

    /// Whether names that are not the same are so in lower case.
    fn differ_in_case(&self, left: Name, right: Name) -> bool {
        let lower = |name| self.names().text(name).chars().flat_map(char::to_lowercase);
        lower(left).eq(lower(right))
    }

    /// The method at `index` of a type, for an instance with its type arguments
    /// in the place of those that the receiver declares.
    pub fn method_of(&self, named: NamedId, index: usize) -> Option<ObjectId> {
        let Some(instance) = &self[named].instance else {
            return self[named].methods().get(index).copied();
        };
        let &generic = self[instance.origin].methods().get(index)?;
        let instantiate = || self.instance_method(generic, instance);
        self[named].instance_method(index, self[instance.origin].methods().len(), instantiate)
    }

    /// A method with the type arguments of an instance.
    fn instance_method(&self, generic: ObjectId, instance: &Instance<NamedId>) -> Option<ObjectId> {
        let Object { kind, name, package, declared, .. } = self[generic];
        let ObjectKind::Method(method) = kind else { return None };
        let receiver = self[method].receiver()?;
        let ty = self[generic].ty()?;
        let ty = substitute(self, ty, &receiver.type_params, &instance.args);
        Some(self.add_object(Object::new(kind, name, package, declared).with_type(ty)))
    }
}

/// The name that is looked for.
#[derive(Clone, Copy)]
struct Sought {
    name: Name,
    /// The package in which the name stands.
    from: Option<PackageId>,
    /// Whether the letters may be upper or lower case, and the package any.
    ignores_case: bool,
}

/// The search among the types of one depth.
struct Depth<'s> {
    store: &'s Store,
    sought: Sought,
    found: Option<Selected>,
    /// The types that are embedded in those, one deeper.
    next: Vec<Embedded>,
}

impl Depth<'_> {
    /// Looks at the members of a type. An error is the path to what is ambiguous.
    fn look_into(
        &mut self,
        embedded: &Embedded,
        seen: &mut FxHashSet<NamedId>,
    ) -> Result<(), Vec<u32>> {
        let store = self.store;
        if let Type::Named(named) = store[embedded.ty] {
            // A type that was met before is one that a shallower one hides.
            if !seen.insert(named) {
                return Ok(());
            }
            let methods = store[store.origin(named)].methods();
            if let Some(index) = methods.iter().position(|&it| self.is_sought(it)) {
                let object = store.method_of(named, index);
                return object.map_or(Ok(()), |object| self.add(object, embedded, index));
            }
        }
        match &store[store.underlying(embedded.ty)] {
            Type::Struct(ty) => self.look_into_fields(&ty.fields, embedded),
            Type::Interface(id) => {
                let methods = &store.type_set(*id).methods;
                match methods.iter().position(|&it| self.is_sought(it)) {
                    Some(index) => self.add(methods[index], embedded, index),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn look_into_fields(
        &mut self,
        fields: &[ObjectId],
        embedded: &Embedded,
    ) -> Result<(), Vec<u32>> {
        for (index, &field) in fields.iter().enumerate() {
            if self.is_sought(field) {
                self.add(field, embedded, index)?;
            } else if self.found.is_none() {
                self.next.extend(embedded.field(self.store, field, index));
            }
        }
        Ok(())
    }

    fn is_sought(&self, object: ObjectId) -> bool {
        self.store.is_sought(object, self.sought)
    }

    fn add(&mut self, object: ObjectId, embedded: &Embedded, index: usize) -> Result<(), Vec<u32>> {
        let path = embedded.path_to(index);
        if self.found.is_some() || embedded.multiple {
            return Err(path);
        }
        self.found = Some(Selected { object, path, indirect: embedded.indirect });
        Ok(())
    }
}
