//! Types of which something is not known.

use redline_base::with_deep_stack;
use redline_types::{BasicKind, InterfaceId, Store, Type, TypeId};
use rustc_hash::FxHashSet;

/// Whether a type or a part of it is not known.
pub(crate) fn mentions_unknown(store: &Store, ty: TypeId) -> bool {
    Search { store, seen: FxHashSet::default() }.mentions(ty)
}

struct Search<'a> {
    store: &'a Store,
    /// What has been looked into: a type may have a part several times, and the methods
    /// of an interface without a name may mention it again by way of those that it embeds.
    seen: FxHashSet<TypeId>,
}

impl Search<'_> {
    fn mentions(&mut self, ty: TypeId) -> bool {
        let ty = self.store.unalias(ty);
        self.seen.insert(ty) && with_deep_stack(|| self.mentions_here(ty))
    }

    fn mentions_here(&mut self, ty: TypeId) -> bool {
        let store = self.store;
        match &store[ty] {
            Type::Basic(basic) => basic.kind() == BasicKind::None,
            Type::Array { element, .. }
            | Type::Slice(element)
            | Type::Pointer(element)
            | Type::Chan { element, .. } => self.mentions(*element),
            Type::Map { key, value } => self.mentions(*key) || self.mentions(*value),
            Type::Struct(ty) => ty.fields.iter().any(|&field| self.mentions(store.type_of(field))),
            Type::Tuple(parts) => parts.iter().any(|part| self.mentions(part.ty)),
            Type::Signature(it) => {
                it.params.iter().chain(&it.results).any(|param| self.mentions(param.ty))
            }
            Type::Named(named) => store[*named].args().iter().any(|&arg| self.mentions(arg)),
            Type::Interface(id) => self.mentions_in_methods(*id),
            Type::Union(_) | Type::Alias(_) | Type::TypeParam(_) => false,
        }
    }

    fn mentions_in_methods(&mut self, id: InterfaceId) -> bool {
        let store = self.store;
        let methods = &store.type_set(id).methods;
        methods.iter().any(|&method| self.mentions(store.type_of(method)))
    }
}
