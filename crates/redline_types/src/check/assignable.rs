//! Assignability (spec: Assignability).

use super::Context;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::occurrence::Occurrence;
use crate::{ChanDir, Relation, Type, TypeId, identical, implements};

/// Why a value cannot be assigned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NotAssignable {
    /// Which kind of error it is.
    pub code: ErrorCode,
    /// The reason, if there is more to say.
    pub cause: Option<String>,
}

impl NotAssignable {
    fn plain() -> Self {
        Self { code: ErrorCode::IncompatibleAssign, cause: None }
    }

    fn because(cause: String) -> Self {
        Self { code: ErrorCode::IncompatibleAssign, cause: Some(cause) }
    }
}

impl Context<'_> {
    /// Whether the operand, which is typed or `nil`, can be assigned to a variable
    /// of the type. Silent where either is not fully known.
    pub(crate) fn assignable(
        &mut self,
        operand: &Operand,
        target: TypeId,
    ) -> Result<(), NotAssignable> {
        let is_same = operand.ty == target;
        if is_same || operand.is_invalid() || self.is_hazy(operand.ty) || self.is_hazy(target) {
            return Ok(());
        }
        if operand.is_nil() {
            return if self.has_nil(target) { Ok(()) } else { Err(NotAssignable::plain()) };
        }
        if identical(self.store, operand.ty, target) {
            return Ok(());
        }
        self.assignable_type(operand, target)
    }

    /// Whether a part of the type could not be read, or is wrong.
    pub(crate) fn is_hazy(&self, ty: TypeId) -> bool {
        self.is_invalid(ty)
            || self.is_invalid(self.store.underlying(ty))
            || Occurrence::unknown(self.store, ty)
    }

    fn assignable_type(&mut self, operand: &Operand, target: TypeId) -> Result<(), NotAssignable> {
        let store = self.store;
        let (from, under) = (store.underlying(operand.ty), store.underlying(target));
        let (from_param, to_param) = (self.is_type_param(operand.ty), self.is_type_param(target));
        let one_has_no_name = !self.has_name(operand.ty) || !self.has_name(target);
        if identical(store, from, under) && one_has_no_name && !from_param && !to_param {
            return Ok(());
        }
        if matches!(store[under], Type::Interface(_)) && !to_param {
            return self.implemented(operand.ty, target);
        }
        if self.is_interface(operand.ty) {
            let is_asserted = implements(store, target, operand.ty, Relation::Implement).is_ok();
            let needed = is_asserted.then(|| "need type assertion".to_owned());
            return Err(NotAssignable { cause: needed, ..NotAssignable::plain() });
        }
        if let Type::Chan { dir: ChanDir::Both, element } = store[from]
            && let Type::Chan { element: other, .. } = store[under]
            && identical(store, element, other)
        {
            let code = ErrorCode::InvalidChanAssign;
            return if one_has_no_name { Ok(()) } else { Err(NotAssignable { code, cause: None }) };
        }
        if !from_param && !to_param {
            return Err(NotAssignable::plain());
        }
        self.assignable_param(operand, target)
    }

    fn implemented(&mut self, ty: TypeId, interface: TypeId) -> Result<(), NotAssignable> {
        self.resolve_methods_of(interface);
        implements(self.store, ty, interface, Relation::Implement).map_err(|reason| {
            let cause = self.worded(|wording| reason.text(wording));
            NotAssignable { code: ErrorCode::InvalidIfaceAssign, cause: Some(cause) }
        })
    }

    /// A type parameter is assignable if each of its types is, and likewise for
    /// what is assigned to it, where the other type has no name.
    fn assignable_param(&mut self, operand: &Operand, target: TypeId) -> Result<(), NotAssignable> {
        if self.is_type_param(target) && !self.has_name(operand.ty) {
            let members = self.store.members(target).ok_or_else(NotAssignable::plain)?;
            for member in members {
                if self.assignable(operand, member.ty).is_err() {
                    return Err(NotAssignable::because(format!(
                        "cannot assign {} to {} (in {})",
                        self.ty_text(operand.ty),
                        self.ty_text(member.ty),
                        self.ty_text(target)
                    )));
                }
            }
            return Ok(());
        }
        if self.is_type_param(operand.ty) && !self.has_name(target) {
            let members = self.store.members(operand.ty).ok_or_else(NotAssignable::plain)?;
            for member in members {
                let part = Operand { ty: member.ty, ..operand.clone() };
                if self.assignable(&part, target).is_err() {
                    return Err(NotAssignable::because(format!(
                        "cannot assign {} (in {}) to {}",
                        self.ty_text(member.ty),
                        self.ty_text(operand.ty),
                        self.ty_text(target)
                    )));
                }
            }
            return Ok(());
        }
        Err(NotAssignable::plain())
    }

    pub(crate) fn is_type_param(&self, ty: TypeId) -> bool {
        matches!(self.store[self.store.unalias(ty)], Type::TypeParam(_))
    }

    /// Whether the type is an interface that values have: no type parameter.
    pub(crate) fn is_interface(&self, ty: TypeId) -> bool {
        matches!(self.store[self.store.underlying(ty)], Type::Interface(_))
            && !self.is_type_param(ty)
    }

    /// Whether the type is a named type (spec: Types).
    fn has_name(&self, ty: TypeId) -> bool {
        matches!(
            self.store[self.store.unalias(ty)],
            Type::Basic(_) | Type::Named(_) | Type::TypeParam(_)
        )
    }

    /// Resolves the methods of this package that have the name of a method of an
    /// interface, so that they can be looked up.
    pub(crate) fn resolve_methods_of(&self, interface: TypeId) {
        let Type::Interface(id) = self.store[self.store.underlying(interface)] else { return };
        for &method in &*self.store.type_set(id).methods {
            self.resolve_methods(self.store[method].name);
        }
    }
}
