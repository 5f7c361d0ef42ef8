//! Aliases that stand for a type of which they are a part, so that it has no end:
//! only a defined type may refer to itself (spec: Alias declarations).

use redline_base::with_deep_stack;
use rustc_hash::FxHashSet;

use crate::{AliasId, ObjectId, Param, Store, Type, TypeId};

/// The search for an alias in what types are written with, up to defined types.
pub(super) struct AliasSearch<'s> {
    store: &'s Store,
    sought: AliasId,
    seen: FxHashSet<TypeId>,
}

impl<'s> AliasSearch<'s> {
    /// Whether `ty` is written with the alias, or with an instance of it.
    pub(super) fn finds(store: &'s Store, sought: AliasId, ty: TypeId) -> bool {
        Self { store, sought, seen: FxHashSet::default() }.in_type(ty)
    }

    fn in_type(&mut self, ty: TypeId) -> bool {
        match self.store[ty] {
            Type::Basic(_) | Type::Named(_) | Type::TypeParam(_) => false,
            _ => self.seen.insert(ty) && with_deep_stack(|| self.in_parts(ty)),
        }
    }

    fn in_parts(&mut self, ty: TypeId) -> bool {
        let store = self.store;
        match &store[ty] {
            Type::Basic(_) | Type::Named(_) | Type::TypeParam(_) => false,
            &Type::Array { element, .. }
            | &Type::Slice(element)
            | &Type::Pointer(element)
            | &Type::Chan { element, .. } => self.in_type(element),
            &Type::Map { key, value } => self.in_type(key) || self.in_type(value),
            Type::Struct(ty) => self.in_objects(&ty.fields),
            Type::Tuple(params) => self.in_params(params),
            Type::Signature(ty) => self.in_params(&ty.params) || self.in_params(&ty.results),
            Type::Union(terms) => terms.iter().any(|term| self.in_type(term.ty)),
            &Type::Interface(id) => {
                let interface = &store[id];
                self.in_objects(&interface.methods)
                    || interface.embedded.iter().any(|&ty| self.in_type(ty))
            }
            &Type::Alias(alias) => self.in_alias(alias),
        }
    }

    fn in_alias(&mut self, alias: AliasId) -> bool {
        let store = self.store;
        let origin = store[alias].instance.as_ref().map_or(alias, |instance| instance.origin);
        // The target of an instance is written with that of its origin and with its
        // arguments: what is written has an end, what stands for it may not.
        origin == self.sought
            || store[alias].args().iter().any(|&arg| self.in_type(arg))
            || store[origin].target().is_some_and(|target| self.in_type(target))
    }

    fn in_params(&mut self, params: &[Param]) -> bool {
        params.iter().any(|param| self.in_type(param.ty))
    }

    fn in_objects(&mut self, objects: &[ObjectId]) -> bool {
        objects.iter().any(|&object| self.in_type(self.store.type_of(object)))
    }
}
