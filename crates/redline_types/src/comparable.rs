//! Which types can be compared (spec: Comparison operators, Type constraints).

use rustc_hash::FxHashSet;

use crate::shared_parts::SharedParts;
use crate::{Basic, InterfaceId, Store, Terms, Type, TypeId, TypeSet};

impl Store {
    /// Whether values of the type can be compared by `==`, if only at run time:
    /// those of interfaces can, and may panic.
    pub fn is_comparable(&self, ty: TypeId) -> bool {
        Comparison::new(self).holds(ty, true)
    }

    /// Whether values of the type can be compared by `==` without a panic.
    pub fn is_strictly_comparable(&self, ty: TypeId) -> bool {
        Comparison::new(self).holds(ty, false)
    }

    /// Whether the interface has types and all of them can be compared without a panic.
    pub(crate) fn has_only_comparable(&self, interface: InterfaceId) -> bool {
        Comparison::new(self).holds_for_all(self.type_set(interface))
    }
}

/// The question whether all parts of a type can be compared.
struct Comparison<'s> {
    store: &'s Store,
    /// The defined types that were asked about, and whether interfaces will do: once
    /// is enough, because the first part that cannot be compared ends the search.
    asked: FxHashSet<(TypeId, bool)>,
    /// The other types that can be compared.
    parts: SharedParts<(TypeId, bool)>,
}

impl<'s> Comparison<'s> {
    fn new(store: &'s Store) -> Self {
        Self { store, asked: FxHashSet::default(), parts: SharedParts::default() }
    }

    /// A type that contains itself has been reported, and is comparable as far as
    /// that goes.
    fn holds(&mut self, ty: TypeId, dynamic: bool) -> bool {
        let ty = self.store.unalias(ty);
        if let Type::Named(named) = self.store[ty]
            && (!self.asked.insert((ty, dynamic)) || self.store.is_endless(named))
        {
            return true;
        }
        if self.parts.meet(&(ty, dynamic)).is_some() {
            return true;
        }
        let holds = redline_base::with_deep_stack(|| self.holds_here(ty, dynamic));
        if holds {
            self.parts.remember((ty, dynamic), ());
        }
        holds
    }

    fn holds_here(&mut self, ty: TypeId, dynamic: bool) -> bool {
        let store = self.store;
        if let Type::TypeParam(_) = store[ty] {
            return self.holds_for_all(&store.element_type_set(ty));
        }
        match &store[store.underlying(ty)] {
            Type::Basic(basic) => *basic != Basic::UntypedNil,
            Type::Pointer(_) | Type::Chan { .. } => true,
            Type::Interface(_) => dynamic || self.holds_for_all(&store.element_type_set(ty)),
            Type::Array { element, .. } => self.holds(*element, dynamic),
            Type::Struct(ty) => {
                ty.fields.iter().all(|&field| self.holds(store.type_of(field), dynamic))
            }
            _ => false,
        }
    }

    fn holds_for_all(&mut self, set: &TypeSet) -> bool {
        match &set.terms {
            Terms::All => set.comparable,
            Terms::List(terms) => {
                !terms.is_empty() && terms.iter().all(|term| self.holds(term.ty, false))
            }
        }
    }
}
