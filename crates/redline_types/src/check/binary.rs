//! Operations with two operands (spec: Operators, Comparison operators).

use redline_constant::{BinaryOp, Comparison, ShiftOp, Value};
use redline_syntax::{Expr, ExprId, TokenKind, UnaryOp};

use super::Context;
use super::operand::Operand;
use super::untyped::Refused;
use crate::error::ErrorCode;
use crate::language::Feature;
use crate::records::Mode;
use crate::{Basic, Type, TypeId, identical};

/// Whether it compares.
pub(crate) fn is_comparison(op: TokenKind) -> bool {
    Comparison::of(op).is_some()
}

/// Whether it shifts.
pub(crate) fn is_shift(op: TokenKind) -> bool {
    ShiftOp::of(op).is_some()
}

/// Whether two operands have found one type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Matched {
    Yes,
    No,
    /// No, and an error says why.
    Reported,
}

/// An operation as messages write it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operation {
    /// The whole expression; that on the left where the operation assigns.
    pub expr: ExprId,
    /// The operator.
    pub op: TokenKind,
    /// Whether it is `left op= right`.
    pub assigns: bool,
}

impl Context<'_> {
    /// `left op right`
    pub(crate) fn binary(&mut self, operation: Operation, left: ExprId, right: ExprId) -> Operand {
        let expr = operation.expr;
        let left = self.expr(left);
        let right = self.expr(right);
        if left.is_invalid() || right.is_invalid() {
            return spoilt(expr, [&left, &right]);
        }
        if let Some(op) = ShiftOp::of(operation.op) {
            return self.shift(expr, op, &left, right);
        }
        self.matched(operation, left, right)
    }

    /// An operation whose operands have one type.
    fn matched(&mut self, operation: Operation, mut left: Operand, mut right: Operand) -> Operand {
        let Operation { expr, op, .. } = operation;
        match self.match_types(&mut left, &mut right) {
            Matched::Yes => {}
            Matched::No => {
                self.report_mismatch(operation, &left, &right, left.expr);
                return Operand::invalid(expr);
            }
            Matched::Reported => return Operand::invalid(expr),
        }
        if let Some(comparison) = Comparison::of(op) {
            return self.compare(operation, comparison, left, right);
        }
        if !identical(self.store, left.ty, right.ty) {
            if self.is_hazy(left.ty) || self.is_hazy(right.ty) {
                return Operand::unknown(expr);
            }
            self.report_mismatch(operation, &left, &right, left.expr);
            return Operand::invalid(expr);
        }
        if !self.has_operator(left.ty, op) {
            let described = self.described(&left);
            let message =
                format!("invalid operation: operator {} not defined on {described}", op.text());
            self.error(left.expr, ErrorCode::UndefinedOp, message);
            return Operand::invalid(expr);
        }
        if matches!(op, TokenKind::Slash | TokenKind::Percent)
            && self.divides_by_zero(&left, &right)
        {
            self.error(right.expr, ErrorCode::DivByZero, "invalid operation: division by zero");
            return Operand::invalid(expr);
        }
        match (&left.value, &right.value) {
            (Some(own), Some(other)) => {
                let integers = self.is_integer_type(left.ty);
                let Some(op) = BinaryOp::of(op, integers) else { return Operand::invalid(expr) };
                let value = own.binary(op, other);
                self.within_limits(Operand::constant(expr, left.ty, value))
            }
            _ => Operand::new(expr, Mode::Value, left.ty),
        }
    }

    /// Gives an untyped operand the type of the other one.
    pub(crate) fn match_types(&mut self, left: &mut Operand, right: &mut Operand) -> Matched {
        if !self.may_match(left, right) {
            return Matched::Yes;
        }
        let to_right = self.implicit_type(left, right.ty);
        let to_left = self.implicit_type(right, left.ty);
        let (left_ty, right_ty) = match (to_right, to_left) {
            (Ok((left_ty, _)), Ok((right_ty, _))) => (left_ty, right_ty),
            (Err(Refused::Mismatch), _) | (_, Err(Refused::Mismatch)) => return Matched::No,
            (Err(refused), _) => {
                self.report_refused(left, right.ty, refused);
                return Matched::Reported;
            }
            (_, Err(refused)) => {
                self.report_refused(right, left.ty, refused);
                return Matched::Reported;
            }
        };
        if left_ty != left.ty {
            self.convert_untyped(left, left_ty);
        }
        if right_ty != right.ty {
            self.convert_untyped(right, right_ty);
        }
        if left.is_invalid() || right.is_invalid() { Matched::Reported } else { Matched::Yes }
    }

    /// Whether an attempt to match the types makes sense.
    fn may_match(&self, left: &Operand, right: &Operand) -> bool {
        let (is_left, is_right) = (self.is_untyped(left.ty), self.is_untyped(right.ty));
        if !is_left && !is_right {
            return false;
        }
        let is_interface = |ty| {
            matches!(self.store[self.store.underlying(ty)], Type::Interface(_))
                && !matches!(self.store[self.store.unalias(ty)], Type::TypeParam(_))
        };
        if is_interface(left.ty) || is_interface(right.ty) {
            return true;
        }
        let is_boolean = |ty| self.all_basic(ty, |basic| basic.kind() == crate::BasicKind::Boolean);
        if is_boolean(left.ty) != is_boolean(right.ty) {
            return false;
        }
        if left.is_nil() {
            return self.has_nil(right.ty);
        }
        if right.is_nil() {
            return self.has_nil(left.ty);
        }
        !matches!(self.store[self.store.underlying(left.ty)], Type::Pointer(_))
            && !matches!(self.store[self.store.underlying(right.ty)], Type::Pointer(_))
    }

    /// Complains about operands of different types, at `at`.
    pub(crate) fn report_mismatch(
        &mut self,
        operation: Operation,
        left: &Operand,
        right: &Operand,
        at: ExprId,
    ) {
        let text = self.operation_text(operation, left, right);
        let message = format!(
            "invalid operation: {text} (mismatched types {} and {})",
            self.ty_text(left.ty),
            self.ty_text(right.ty)
        );
        self.error(at, ErrorCode::MismatchedTypes, message);
    }

    /// The operation in messages.
    pub(crate) fn operation_text(
        &self,
        operation: Operation,
        left: &Operand,
        right: &Operand,
    ) -> String {
        let (own, other) = (self.text(left.expr), self.text(right.expr));
        let assigns = if operation.assigns { "=" } else { "" };
        format!("{own} {}{assigns} {other}", operation.op.text())
    }

    /// Whether values of the type have the operator (spec: Arithmetic operators).
    fn has_operator(&self, ty: TypeId, op: TokenKind) -> bool {
        use TokenKind as T;
        match op {
            T::Plus => self.all_basic(ty, |basic| {
                basic.is_numeric() || basic.kind() == crate::BasicKind::String
            }),
            T::Minus | T::Star | T::Slash => self.all_basic(ty, Basic::is_numeric),
            T::Percent | T::And | T::Or | T::Caret | T::AndNot => self.is_integer_type(ty),
            T::AndAnd | T::OrOr => {
                self.all_basic(ty, |basic| basic.kind() == crate::BasicKind::Boolean)
            }
            _ => false,
        }
    }

    fn divides_by_zero(&self, left: &Operand, right: &Operand) -> bool {
        let Some(divisor) = &right.value else { return false };
        let is_zero = |value: &Value| !value.is_unknown() && value.sign() == 0;
        let bounded = left.value.is_some() || self.is_integer_type(left.ty);
        bounded && is_zero(&divisor.real()) && is_zero(&divisor.imag())
    }

    /// `left << right` (spec: Operators).
    fn shift(&mut self, expr: ExprId, op: ShiftOp, left: &Operand, mut right: Operand) -> Operand {
        let is_whole = |value: &Value| value.to_int().kind() == redline_constant::Kind::Int;
        let untyped_whole = self.is_untyped(left.ty) && left.value.as_ref().is_some_and(is_whole);
        if !self.is_integer_type(left.ty) && !untyped_whole {
            let described = self.described(left);
            let message = format!("invalid operation: shifted operand {described} must be integer");
            self.error(left.expr, ErrorCode::InvalidShiftOperand, message);
            return Operand::invalid(expr);
        }
        if !self.check_shift_count(&mut right) {
            return Operand::invalid(expr);
        }
        let Some(own) = left.value.clone() else {
            return Operand::new(expr, Mode::Value, left.ty);
        };
        if let Some(count) = &right.value {
            return self.constant_shift(expr, op, left, &own, count);
        }
        if self.is_untyped(left.ty) {
            // The operand gets the type that the shift would have without it.
            self.mark_shifted(left.expr);
            return Operand::new(expr, Mode::Value, left.ty);
        }
        Operand::new(expr, Mode::Value, left.ty)
    }

    fn constant_shift(
        &mut self,
        expr: ExprId,
        op: ShiftOp,
        left: &Operand,
        own: &Value,
        count: &Value,
    ) -> Operand {
        let ty = if self.is_integer_type(left.ty) { left.ty } else { Basic::UntypedInt.id() };
        if own.is_unknown() || count.is_unknown() {
            return Operand::constant(expr, ty, Value::UNKNOWN);
        }
        let Some(count) = count.to_shift_count() else {
            self.error(expr, ErrorCode::InvalidShiftCount, "invalid shift count");
            return Operand::invalid(expr);
        };
        let value = own.to_int().shift(op, count);
        self.within_limits(Operand::constant(expr, ty, value))
    }

    /// Shift counts are integers, and constants among them not negative.
    fn check_shift_count(&mut self, count: &mut Operand) -> bool {
        if let Some(value) = &count.value {
            let whole = value.to_int();
            let is_negative = whole.kind() == redline_constant::Kind::Int && whole.sign() < 0;
            if is_negative {
                let described = self.described(count);
                let message = format!("invalid operation: negative shift count {described}");
                self.error(count.expr, ErrorCode::InvalidShiftCount, message);
                return false;
            }
            if self.is_untyped(count.ty) {
                if let Err(refused) = self.represented(value, Basic::Uint.id()) {
                    self.report_refused(count, Basic::Uint.id(), refused);
                    return false;
                }
                count.value = Some(whole);
                // A count that is part of a constant shift keeps its untyped type.
                return true;
            }
        }
        // A constant that is whole counts, whatever its type.
        if count.value.is_none() && !self.is_integer_type(count.ty) && !self.is_untyped(count.ty) {
            let described = self.described(count);
            let message = format!("invalid operation: shift count {described} must be integer");
            self.error(count.expr, ErrorCode::InvalidShiftCount, message);
            return false;
        }
        if count.value.is_none()
            && !self.allows(Feature::SignedShiftCount)
            && self.all_basic(count.ty, |basic| basic.kind() == crate::BasicKind::Signed)
            && !self.is_untyped(count.ty)
        {
            let what = format!("invalid operation: signed shift count {}", self.described(count));
            self.require(Feature::SignedShiftCount, self.tree.span(count.expr), &what);
            return false;
        }
        if self.is_untyped(count.ty) {
            self.convert_untyped(count, Basic::Uint.id());
        }
        !count.is_invalid()
    }

    /// What an operation is called, with a blank behind it.
    fn operation_name(&self, expr: ExprId) -> &'static str {
        match self.tree[self.tree.unparen(expr)] {
            Expr::Binary { op: TokenKind::Plus, .. } => "addition ",
            Expr::Binary { op: TokenKind::Minus, .. } => "subtraction ",
            Expr::Binary { op: TokenKind::Caret, .. } => "bitwise XOR ",
            Expr::Binary { op: TokenKind::Star, .. } => "multiplication ",
            Expr::Binary { op, .. } if is_shift(op) => "shift ",
            Expr::Unary { op: UnaryOp::Complement, .. } => "bitwise complement ",
            _ => "",
        }
    }

    /// A constant that its type can hold; an error and invalid otherwise.
    pub(crate) fn within_limits(&mut self, operand: Operand) -> Operand {
        let Some(value) = &operand.value else { return operand };
        if value.is_unknown() {
            return operand;
        }
        if self.is_untyped(operand.ty) {
            return if value.excess().is_none() {
                operand
            } else {
                let operation = self.operation_name(operand.expr);
                let message = format!("constant {operation}overflow");
                self.error(operand.expr, ErrorCode::InvalidConstVal, message);
                Operand::invalid(operand.expr)
            };
        }
        if let Ok(value) = self.represented(value, operand.ty) {
            Operand { value: Some(value), ..operand }
        } else {
            let text = self.text(operand.expr);
            let message = format!(
                "{text} (constant of type {}) overflows {}",
                self.ty_text(operand.ty),
                self.ty_text(operand.ty)
            );
            self.error(operand.expr, ErrorCode::NumericOverflow, message);
            Operand::invalid(operand.expr)
        }
    }
}

/// The operand that comes of others that are invalid: unknown if something that
/// could not be read is among them.
pub(crate) fn spoilt<'o>(expr: ExprId, operands: impl IntoIterator<Item = &'o Operand>) -> Operand {
    let unknown = Basic::Unknown.id();
    if operands.into_iter().any(|operand| operand.ty == unknown) {
        Operand::unknown(expr)
    } else {
        Operand::invalid(expr)
    }
}
