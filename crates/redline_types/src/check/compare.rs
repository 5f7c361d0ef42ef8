//! Comparisons (spec: Comparison operators).

use redline_constant::{Comparison, Value};
use redline_syntax::{ExprId, TokenKind};

use super::Context;
use super::binary::Operation;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, Type, TypeId};

/// Why two operands cannot be compared.
struct Incomparable {
    /// The operand to complain about.
    at: ExprId,
    code: ErrorCode,
    cause: String,
}

impl Context<'_> {
    /// A comparison; its result is an untyped boolean.
    pub(super) fn compare(
        &mut self,
        operation: Operation,
        comparison: Comparison,
        mut left: Operand,
        mut right: Operand,
    ) -> Operand {
        let expr = operation.expr;
        if self.is_hazy(left.ty) || self.is_hazy(right.ty) {
            self.with_default_type_settled(&mut left);
            self.with_default_type_settled(&mut right);
            return Operand::new(expr, Mode::Value, Basic::UntypedBool.id());
        }
        if let Err(reason) = self.comparable(operation.op, &left, &right) {
            let text = self.operation_text(operation, &left, &right);
            let message = format!("invalid operation: {text} ({})", reason.cause);
            self.error(reason.at, reason.code, message);
            return Operand::invalid(expr);
        }
        let ty = Basic::UntypedBool.id();
        if let (Some(own), Some(other)) = (&left.value, &right.value) {
            return Operand::constant(expr, ty, Value::bool(own.compare(comparison, other)));
        }
        // What is compared is not a constant expression: both sides get their types.
        for operand in [&mut left, &mut right] {
            self.with_default_type(operand);
            self.update_type(operand.expr, operand.ty, true);
        }
        Operand::new(expr, Mode::Value, ty)
    }

    /// Whether a case can be compared with the tag of its switch; an error says
    /// why not.
    pub(super) fn is_case_of(&mut self, case: &Operand, tag: &Operand) -> bool {
        if self.is_hazy(case.ty) || self.is_hazy(tag.ty) {
            return true;
        }
        let Err(reason) = self.comparable(TokenKind::Equal, case, tag) else { return true };
        let (own, other) = (self.text(case.expr), self.text(tag.expr));
        let message = format!("invalid case {own} in switch on {other} ({})", reason.cause);
        self.error(case.expr, reason.code, message);
        false
    }

    fn comparable(
        &mut self,
        op: TokenKind,
        left: &Operand,
        right: &Operand,
    ) -> Result<(), Incomparable> {
        let fits =
            self.assignable(left, right.ty).is_ok() || self.assignable(right, left.ty).is_ok();
        if !fits {
            let (own, other) = (self.ty_text(left.ty), self.ty_text(right.ty));
            let cause = format!("mismatched types {own} and {other}");
            return Err(Incomparable { at: right.expr, code: ErrorCode::MismatchedTypes, cause });
        }
        let equality = matches!(op, TokenKind::Equal | TokenKind::NotEqual);
        let refuse = |operand: &Operand, cause: Option<String>| {
            let cause = cause.unwrap_or_else(|| self.undefined_cause(op, operand, left, right));
            let at = operand.expr;
            Err(Incomparable { at, code: ErrorCode::UndefinedOp, cause })
        };
        for operand in [left, right] {
            if !equality && !self.all_basic(operand.ty, Basic::is_ordered) {
                let at = if self.is_type_param(right.ty) && !self.is_type_param(left.ty) {
                    right
                } else {
                    operand
                };
                return refuse(at, None);
            }
        }
        if !equality {
            return Ok(());
        }
        if left.is_nil() || right.is_nil() {
            let other = if left.is_nil() { right } else { left };
            let has_nil = !other.is_nil() && self.has_nil(other.ty);
            return if has_nil { Ok(()) } else { refuse(right, None) };
        }
        for operand in [left, right] {
            if !self.store.is_comparable(operand.ty) {
                return refuse(operand, self.incomparable_cause(operand.ty));
            }
        }
        Ok(())
    }

    fn undefined_cause(
        &self,
        op: TokenKind,
        operand: &Operand,
        left: &Operand,
        right: &Operand,
    ) -> String {
        let op = op.text();
        if self.is_type_param(left.ty) || self.is_type_param(right.ty) {
            return format!("type parameter {} cannot use operator {op}", self.ty_text(operand.ty));
        }
        let kind =
            self.composite_kind(operand.ty).map_or_else(|| self.ty_text(operand.ty), str::to_owned);
        format!("operator {op} not defined on {kind}")
    }

    /// What keeps values of a type from being compared, if there is more to say.
    pub(super) fn incomparable_cause(&self, ty: TypeId) -> Option<String> {
        let store = self.store;
        if self.is_type_param(ty) {
            let is_empty = store.element_type_set(ty).is_empty();
            let cause = if is_empty { "empty type set" } else { "incomparable types in type set" };
            return Some(cause.to_owned());
        }
        let text = |ty| self.ty_text(ty);
        match &store[store.underlying(ty)] {
            Type::Slice(_) | Type::Map { .. } | Type::Signature(_) => {
                let kind = self.composite_kind(ty)?;
                Some(format!("{kind} can only be compared to nil"))
            }
            Type::Struct(fields) => {
                let types = fields.fields.iter().map(|&field| store.type_of(field));
                let culprit = types.into_iter().find(|&ty| !store.is_comparable(ty))?;
                Some(format!("struct containing {} cannot be compared", text(culprit)))
            }
            Type::Array { .. } => Some(format!("{} cannot be compared", text(ty))),
            _ => None,
        }
    }
}
