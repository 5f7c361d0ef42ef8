//! Index and slice expressions, type assertions (spec: Index expressions, Slice
//! expressions, Type assertions).

use redline_syntax::{ExprId, SliceExpr, SliceId};

use super::Context;
use super::binary::{noun, spoilt};
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, BasicKind, Type, TypeId};

impl Context<'_> {
    /// `base[index]` of a value.
    pub(crate) fn index(&mut self, expr: ExprId, base: ExprId, index: ExprId) -> Operand {
        let operand = self.any_expr(base, None);
        if operand.mode == Mode::Type {
            let ty = self.instance(expr, base, &[index]);
            return Operand::new(expr, Mode::Type, ty);
        }
        if self.is_generic_function(operand.ty) {
            return self.function_instance(expr, &operand, &[index]);
        }
        if operand.is_invalid() {
            let index = self.any_expr(index, None);
            return spoilt(expr, [&operand, &index]);
        }
        let Some((mode, element, key)) = self.indexed(&operand) else {
            self.any_expr(index, None);
            let text = self.text(base);
            let message = format!(
                "invalid operation: cannot index {text} ({} of type {})",
                noun(&operand),
                self.store.type_text(operand.ty)
            );
            self.error(base, ErrorCode::NonIndexableOperand, message);
            return Operand::invalid(expr);
        };
        let mut index = self.expr(index);
        match key {
            Some(key) => self.settle_as(&mut index, key),
            None => self.index_value(&mut index),
        }
        self.default_untyped(&operand);
        Operand::new(expr, mode, element)
    }

    /// `base[A, B]` of a generic type or function.
    pub(crate) fn index_list(&mut self, expr: ExprId, base: ExprId, indices: &[ExprId]) -> Operand {
        let operand = self.any_expr(base, None);
        if self.is_generic_function(operand.ty) && operand.mode == Mode::Value {
            return self.function_instance(expr, &operand, indices);
        }
        let ty = self.instance(expr, base, indices);
        Operand::new(expr, Mode::Type, ty)
    }

    /// A generic function with all its type arguments, as a value.
    fn function_instance(&mut self, expr: ExprId, function: &Operand, args: &[ExprId]) -> Operand {
        let args: Vec<TypeId> = args.iter().map(|&arg| self.ty(arg)).collect();
        let Type::Signature(signature) = &self.store[function.ty] else {
            return Operand::unknown(expr);
        };
        if signature.type_params.len() != args.len() {
            return Operand::unknown(expr);
        }
        let ty = crate::instantiate(self.store, function.ty, &args);
        self.record_instance(function.expr, args, ty);
        self.record(function.expr, function.mode, ty);
        Operand::new(expr, Mode::Value, ty)
    }

    pub(crate) fn is_generic_function(&self, ty: TypeId) -> bool {
        matches!(&self.store[ty], Type::Signature(signature) if !signature.type_params.is_empty())
    }

    /// What an element of the operand is: its mode and type, and of a map the type of its keys.
    fn indexed(&self, operand: &Operand) -> Option<(Mode, TypeId, Option<TypeId>)> {
        let common = self.text_or_common(operand.ty)?;
        Some(match self.store[common] {
            Type::Basic(basic) if basic.kind() == BasicKind::String => {
                (Mode::Value, Basic::Byte.id(), None)
            }
            Type::Array { element, .. } => {
                let addressable = operand.mode == Mode::Variable;
                (if addressable { Mode::Variable } else { Mode::Value }, element, None)
            }
            Type::Slice(element) => (Mode::Variable, element, None),
            Type::Map { key, value } => (Mode::MapIndex, value, Some(key)),
            Type::Pointer(base) => match self.store[self.store.underlying(base)] {
                Type::Array { element, .. } => (Mode::Variable, element, None),
                _ => return None,
            },
            _ => return None,
        })
    }

    /// An untyped constant that stays as it is gets its default type.
    fn default_untyped(&mut self, operand: &Operand) {
        let mut operand = operand.clone();
        if self.is_untyped(operand.ty) {
            self.with_default_type(&mut operand);
            self.update_type(operand.expr, operand.ty, true);
        }
    }

    /// `base[low:high:max]`
    pub(crate) fn slice(&mut self, expr: ExprId, slice: SliceId) -> Operand {
        let SliceExpr { base, low, high, max } = self.tree[slice];
        let operand = self.expr(base);
        for bound in [low, high, max].into_iter().flatten() {
            let mut bound = self.expr(bound);
            self.index_value(&mut bound);
        }
        if operand.is_invalid() {
            return spoilt(expr, [&operand]);
        }
        let Some(ty) = self.sliced(&operand) else {
            let text = self.text(base);
            let message = format!(
                "cannot slice {text} ({} of type {})",
                noun(&operand),
                self.store.type_text(operand.ty)
            );
            self.error(base, ErrorCode::NonSliceableOperand, message);
            return Operand::invalid(expr);
        };
        self.default_untyped(&operand);
        Operand::new(expr, Mode::Value, ty)
    }

    /// The type of a slice of the operand.
    fn sliced(&self, operand: &Operand) -> Option<TypeId> {
        let common = self.text_or_common(operand.ty)?;
        Some(match self.store[common] {
            Type::Basic(basic) if basic.kind() == BasicKind::String => {
                if basic.is_untyped() {
                    Basic::String.id()
                } else {
                    operand.ty
                }
            }
            Type::Slice(_) => operand.ty,
            Type::Array { element, .. } if operand.mode == Mode::Variable => {
                self.store.intern(Type::Slice(element))
            }
            Type::Pointer(base) => match self.store[self.store.underlying(base)] {
                Type::Array { element, .. } => self.store.intern(Type::Slice(element)),
                _ => return None,
            },
            _ => return None,
        })
    }

    /// `base.(ty)`
    pub(crate) fn type_assert(
        &mut self,
        expr: ExprId,
        base: ExprId,
        ty: Option<ExprId>,
    ) -> Operand {
        let operand = self.expr(base);
        let Some(ty) = ty else {
            self.error(expr, ErrorCode::InvalidSyntaxTree, "use of .(type) outside type switch");
            return Operand::invalid(expr);
        };
        let ty = self.var_type(ty);
        if operand.is_invalid() || self.is_invalid(ty) {
            return spoilt(expr, [&operand, &Operand::new(expr, Mode::Invalid, ty)]);
        }
        let is_interface =
            matches!(self.store[self.store.underlying(operand.ty)], Type::Interface(_))
                && !matches!(self.store[self.store.unalias(operand.ty)], Type::TypeParam(_));
        if !is_interface {
            let text = self.text(base);
            let message = format!(
                "invalid operation: {text} ({} of type {}) is not an interface",
                noun(&operand),
                self.store.type_text(operand.ty)
            );
            self.error(base, ErrorCode::InvalidAssert, message);
            return Operand::invalid(expr);
        }
        Operand::new(expr, Mode::CommaOk, ty)
    }
}
