//! Where type parameters occur in types.

use redline_base::with_deep_stack;

use crate::shared_parts::SharedParts;
use crate::{Basic, InterfaceId, ObjectId, Param, Store, Terms, Type, TypeId, TypeParamId};

/// The search for a part in a type.
pub(crate) struct Occurrence<'a> {
    store: &'a Store,
    sought: Sought<'a>,
    /// What was found in the interfaces that were looked into: one may refer to
    /// itself, and nothing has been found in it then.
    seen: Vec<(InterfaceId, bool)>,
    parts: SharedParts<TypeId, bool>,
}

/// What is looked for.
#[derive(Clone, Copy)]
enum Sought<'a> {
    Params(&'a [TypeParamId]),
    AnyParam,
    Unknown,
}

impl Store {
    /// Whether a type parameter occurs in `ty`, so that what it is like depends
    /// on a type argument.
    pub fn has_type_params(&self, ty: TypeId) -> bool {
        Occurrence::new(self, Sought::AnyParam).in_type(ty)
    }

    /// Whether a part of `ty` could not be read, or is wrong, which has been reported.
    pub fn has_unknown(&self, ty: TypeId) -> bool {
        Occurrence::unknown(self, ty)
    }
}

impl<'a> Occurrence<'a> {
    fn new(store: &'a Store, sought: Sought<'a>) -> Self {
        Self { store, sought, seen: Vec::new(), parts: SharedParts::default() }
    }

    /// Whether any of `params` occurs in `ty`; those that a signature declares
    /// itself do not occur by that.
    pub(crate) fn any(store: &'a Store, params: &'a [TypeParamId], ty: TypeId) -> bool {
        Self::new(store, Sought::Params(params)).in_type(ty)
    }

    /// Whether a part of `ty` could not be read, or is wrong, which has been reported.
    pub(crate) fn unknown(store: &'a Store, ty: TypeId) -> bool {
        Self::new(store, Sought::Unknown).in_type(ty)
    }

    fn in_type(&mut self, ty: TypeId) -> bool {
        match self.store[ty] {
            Type::Basic(Basic::Invalid | Basic::Unknown) => matches!(self.sought, Sought::Unknown),
            Type::Basic(_) => false,
            _ => {
                if let Some(found) = self.parts.meet(&ty) {
                    return found;
                }
                let found = with_deep_stack(|| self.in_parts(ty));
                self.parts.remember(ty, found);
                found
            }
        }
    }

    fn in_parts(&mut self, ty: TypeId) -> bool {
        let store = self.store;
        let ty = store.unalias(ty);
        match &store[ty] {
            Type::Union(_) | Type::Alias(_) => false,
            Type::Basic(_) => self.in_type(ty),
            Type::TypeParam(param) => match self.sought {
                Sought::Params(params) => params.contains(param),
                Sought::AnyParam => true,
                Sought::Unknown => false,
            },
            &Type::Array { element, .. }
            | &Type::Slice(element)
            | &Type::Pointer(element)
            | &Type::Chan { element, .. } => self.in_type(element),
            &Type::Map { key, value } => self.in_type(key) || self.in_type(value),
            Type::Struct(ty) => self.in_objects(&ty.fields),
            Type::Tuple(params) => self.in_params(params),
            Type::Signature(ty) => self.in_params(&ty.params) || self.in_params(&ty.results),
            &Type::Interface(id) => self.in_interface(id),
            Type::Named(named) => store[*named].args().iter().any(|&arg| self.in_type(arg)),
        }
    }

    fn in_params(&mut self, params: &[Param]) -> bool {
        params.iter().any(|param| self.in_type(param.ty))
    }

    fn in_objects(&mut self, objects: &[ObjectId]) -> bool {
        objects.iter().any(|&object| self.in_type(self.store.type_of(object)))
    }

    fn in_interface(&mut self, id: InterfaceId) -> bool {
        if let Some(&(_, found)) = self.seen.iter().find(|(other, _)| *other == id) {
            return found;
        }
        let place = self.seen.len();
        self.seen.push((id, false));
        let found = self.in_type_set(id);
        self.seen[place].1 = found;
        found
    }

    /// The types that an interface names count only if it is in each of them.
    fn in_type_set(&mut self, id: InterfaceId) -> bool {
        let set = self.store.type_set(id);
        self.in_objects(&set.methods)
            || match &set.terms {
                Terms::List(terms) if !terms.is_empty() => {
                    terms.iter().all(|term| self.in_type(term.ty))
                }
                _ => false,
            }
    }
}

/// Forgets the types of type parameters that stand for a type in which they
/// occur themselves, directly or through others.
pub(crate) fn break_cycles(store: &Store, params: &[TypeParamId], inferred: &mut [Option<TypeId>]) {
    let mut finder =
        CycleFinder { store, params, inferred, path: Vec::new(), closed: SharedParts::default() };
    for &param in params {
        finder.ty(store.intern(Type::TypeParam(param)));
    }
}

struct CycleFinder<'a> {
    store: &'a Store,
    params: &'a [TypeParamId],
    inferred: &'a mut [Option<TypeId>],
    /// The type parameters and interfaces on the way to where the search is: what
    /// else there is ends by itself.
    path: Vec<TypeId>,
    /// What has no type parameters, and so no cycle.
    closed: SharedParts<TypeId>,
}

impl CycleFinder<'_> {
    fn ty(&mut self, ty: TypeId) {
        let ty = self.store.unalias(ty);
        match self.store[ty] {
            Type::Basic(_) => {}
            Type::TypeParam(_) | Type::Interface(_) => self.repeatable(ty),
            _ => {
                if self.closed.meet(&ty).is_some() {
                    return;
                }
                with_deep_stack(|| self.parts(ty));
                if self.closed.is_many() && !self.store.has_type_params(ty) {
                    self.closed.remember(ty, ());
                }
            }
        }
    }

    fn repeatable(&mut self, ty: TypeId) {
        if self.path.contains(&ty) {
            if let Some(index) = self.index_of(ty) {
                self.inferred[index] = None;
            }
            return;
        }
        self.path.push(ty);
        with_deep_stack(|| self.parts(ty));
        self.path.pop();
    }

    fn index_of(&self, ty: TypeId) -> Option<usize> {
        let Type::TypeParam(param) = self.store[ty] else { return None };
        self.params.iter().position(|&it| it == param)
    }

    fn parts(&mut self, ty: TypeId) {
        let store = self.store;
        match &store[ty] {
            Type::Basic(_) | Type::Alias(_) => {}
            Type::TypeParam(_) => {
                if let Some(inferred) = self.index_of(ty).and_then(|index| self.inferred[index]) {
                    self.ty(inferred);
                }
            }
            &Type::Array { element, .. }
            | &Type::Slice(element)
            | &Type::Pointer(element)
            | &Type::Chan { element, .. } => self.ty(element),
            &Type::Map { key, value } => {
                self.ty(key);
                self.ty(value);
            }
            Type::Struct(ty) => self.objects(&ty.fields),
            Type::Tuple(params) => self.params(params),
            Type::Signature(ty) => {
                self.params(&ty.params);
                self.params(&ty.results);
            }
            Type::Union(terms) => {
                for term in terms {
                    self.ty(term.ty);
                }
            }
            &Type::Interface(id) => {
                self.objects(&store[id].methods);
                self.types(&store[id].embedded);
            }
            Type::Named(named) => self.types(store[*named].args()),
        }
    }

    fn types(&mut self, types: &[TypeId]) {
        for &ty in types {
            self.ty(ty);
        }
    }

    fn params(&mut self, params: &[Param]) {
        for param in params {
            self.ty(param.ty);
        }
    }

    fn objects(&mut self, objects: &[ObjectId]) {
        for &object in objects {
            self.ty(self.store.type_of(object));
        }
    }
}
