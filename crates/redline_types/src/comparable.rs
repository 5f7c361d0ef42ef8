//! Which types can be compared (spec: Comparison operators, Type constraints).

use crate::{Basic, InterfaceId, Store, Terms, Type, TypeId, TypeSet};

/// Depth of defined types in each other beyond which there is no end to them:
/// `type T[P any] struct { next T[[]P] }`.
const MAX_DEPTH: usize = 1000;

impl Store {
    /// Whether values of the type can be compared by `==`, if only at run time:
    /// those of interfaces can, and may panic.
    pub fn is_comparable(&self, ty: TypeId) -> bool {
        self.comparable(ty, true, &mut Vec::new())
    }

    /// Whether values of the type can be compared by `==` without a panic.
    pub fn is_strictly_comparable(&self, ty: TypeId) -> bool {
        self.comparable(ty, false, &mut Vec::new())
    }

    /// Whether the interface has types and all of them can be compared without a panic.
    pub(crate) fn has_only_comparable(&self, interface: InterfaceId) -> bool {
        self.is_set_comparable(self.type_set(interface), &mut Vec::new())
    }

    /// `path` holds the defined types that the type is part of. One that is part
    /// of itself has been reported, and is comparable as far as that goes.
    fn comparable(&self, ty: TypeId, dynamic: bool, path: &mut Vec<TypeId>) -> bool {
        let ty = self.unalias(ty);
        let Type::Named(_) = self[ty] else {
            return redline_base::with_deep_stack(|| self.comparable_here(ty, dynamic, path));
        };
        if path.contains(&ty) || path.len() >= MAX_DEPTH {
            return true;
        }
        path.push(ty);
        let result = redline_base::with_deep_stack(|| self.comparable_here(ty, dynamic, path));
        path.pop();
        result
    }

    fn comparable_here(&self, ty: TypeId, dynamic: bool, path: &mut Vec<TypeId>) -> bool {
        if let Type::TypeParam(_) = self[ty] {
            return self.is_set_comparable(&self.element_type_set(ty), path);
        }
        match &self[self.underlying(ty)] {
            Type::Basic(basic) => *basic != Basic::UntypedNil,
            Type::Pointer(_) | Type::Chan { .. } => true,
            Type::Interface(_) => {
                dynamic || self.is_set_comparable(&self.element_type_set(ty), path)
            }
            Type::Array { element, .. } => self.comparable(*element, dynamic, path),
            Type::Struct(ty) => {
                ty.fields.iter().all(|&field| self.comparable(self.type_of(field), dynamic, path))
            }
            _ => false,
        }
    }

    fn is_set_comparable(&self, set: &TypeSet, path: &mut Vec<TypeId>) -> bool {
        match &set.terms {
            Terms::All => set.comparable,
            Terms::List(terms) => {
                !terms.is_empty() && terms.iter().all(|term| self.comparable(term.ty, false, path))
            }
        }
    }
}
