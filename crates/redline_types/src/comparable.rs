//! Which types can be compared (spec: Comparison operators, Type constraints).

use crate::{Basic, InterfaceId, Store, Terms, Type, TypeId, TypeSet};

impl Store {
    /// Whether values of the type can be compared by `==`, if only at run time:
    /// those of interfaces can, and may panic.
    pub fn is_comparable(&self, ty: TypeId) -> bool {
        self.comparable(ty, true)
    }

    /// Whether values of the type can be compared by `==` without a panic.
    pub fn is_strictly_comparable(&self, ty: TypeId) -> bool {
        self.comparable(ty, false)
    }

    fn comparable(&self, ty: TypeId, dynamic: bool) -> bool {
        redline_base::with_deep_stack(|| self.comparable_here(ty, dynamic))
    }

    fn comparable_here(&self, ty: TypeId, dynamic: bool) -> bool {
        let ty = self.unalias(ty);
        if let Type::TypeParam(_) = self[ty] {
            return self.comparable_members(ty);
        }
        match &self[self.underlying(ty)] {
            Type::Basic(basic) => *basic != Basic::UntypedNil,
            Type::Pointer(_) | Type::Chan { .. } => true,
            Type::Interface(_) => dynamic || self.comparable_members(ty),
            Type::Array { element, .. } => self.comparable(*element, dynamic),
            Type::Struct(ty) => {
                ty.fields.iter().all(|&field| self.comparable(self.type_of(field), dynamic))
            }
            _ => false,
        }
    }

    /// Whether the interface has types and all of them can be compared without a panic.
    pub(crate) fn has_only_comparable(&self, interface: InterfaceId) -> bool {
        self.is_set_comparable(self.type_set(interface))
    }

    /// Whether each type that implements the interface can be compared without a panic.
    fn comparable_members(&self, ty: TypeId) -> bool {
        self.is_set_comparable(&self.element_type_set(ty))
    }

    fn is_set_comparable(&self, set: &TypeSet) -> bool {
        match &set.terms {
            Terms::All => set.comparable,
            Terms::List(terms) => {
                !terms.is_empty() && terms.iter().all(|term| self.comparable(term.ty, false))
            }
        }
    }
}
