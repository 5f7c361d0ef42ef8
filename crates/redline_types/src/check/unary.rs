//! Operations with one operand (spec: Operators, Address operators, Receive operator).

use redline_constant::UnaryOp as ConstantOp;
use redline_syntax::{Expr, ExprId, UnaryOp};

use super::Context;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, BasicKind, ChanDir, Type, TypeId};

impl Context<'_> {
    /// `op operand`
    pub(crate) fn unary(&mut self, expr: ExprId, op: UnaryOp, operand: ExprId) -> Operand {
        if op == UnaryOp::Address {
            return self.address(expr, operand);
        }
        let operand = self.expr(operand);
        if operand.is_invalid() {
            return super::binary::spoilt(expr, [&operand]);
        }
        match op {
            UnaryOp::Receive => self.receive(expr, &operand),
            UnaryOp::Tilde => {
                let text = self.text(expr);
                self.error(
                    expr,
                    ErrorCode::UndefinedOp,
                    format!("cannot use {text} outside of interface or type constraint"),
                );
                Operand::invalid(expr)
            }
            _ => self.arithmetic(expr, op, &operand),
        }
    }

    fn arithmetic(&mut self, expr: ExprId, op: UnaryOp, operand: &Operand) -> Operand {
        let is_defined = match op {
            UnaryOp::Not => self.all_basic(operand.ty, |basic| basic.kind() == BasicKind::Boolean),
            UnaryOp::Complement => self.is_integer_type(operand.ty),
            _ => self.all_basic(operand.ty, Basic::is_numeric),
        };
        if !is_defined {
            let described = self.described(operand);
            let message = format!(
                "invalid operation: operator {} not defined on {described}",
                op.token().text()
            );
            self.error(operand.expr, ErrorCode::UndefinedOp, message);
            return Operand::invalid(expr);
        }
        let Some(value) = &operand.value else {
            return Operand::new(expr, Mode::Value, operand.ty);
        };
        let Some(op) = ConstantOp::of(op) else { return Operand::invalid(expr) };
        let value = value.unary(op, self.unsigned_width(operand.ty));
        self.within_limits(Operand::constant(expr, operand.ty, value))
    }

    /// The size of an unsigned integer type.
    fn unsigned_width(&self, ty: TypeId) -> Option<redline_constant::Width> {
        match self.values_of(ty)? {
            redline_constant::Basic::Uint(width) => Some(width),
            _ => None,
        }
    }

    /// `&operand`: of a variable or a composite literal.
    fn address(&mut self, expr: ExprId, operand: ExprId) -> Operand {
        let found = self.expr(operand);
        if found.is_invalid() {
            return super::binary::spoilt(expr, [&found]);
        }
        let is_literal = matches!(self.tree[self.tree.unparen(operand)], Expr::Composite { .. });
        if !is_literal && found.mode != Mode::Variable {
            let described = self.described(&found);
            let message = format!("invalid operation: cannot take address of {described}");
            self.error(found.expr, ErrorCode::UnaddressableOperand, message);
            return Operand::invalid(expr);
        }
        let ty = self.store.intern(Type::Pointer(found.ty));
        Operand::new(expr, Mode::Value, ty)
    }

    /// `<-operand`
    fn receive(&mut self, expr: ExprId, operand: &Operand) -> Operand {
        let element = match self.common_underlying(operand.ty).map(|ty| &self.store[ty]) {
            Some(Type::Chan { dir: ChanDir::Both | ChanDir::Receive, element }) => Some(*element),
            _ => None,
        };
        let Some(element) = element else {
            let described = self.described(operand);
            let what = if self.is_chan(operand.ty) { "send-only channel" } else { "non-channel" };
            let message = format!("invalid operation: cannot receive from {what} {described}");
            self.error(operand.expr, ErrorCode::InvalidReceive, message);
            return Operand::invalid(expr);
        };
        self.calls = true;
        Operand::new(expr, Mode::CommaOk, element)
    }

    /// A generic type needs type arguments.
    pub(crate) fn refuse_generic(&mut self, expr: ExprId, written: ExprId) -> Operand {
        let text = self.text(written);
        let message = format!("cannot use generic type {text} without instantiation");
        self.error(written, ErrorCode::WrongTypeArgCount, message);
        Operand::invalid(expr)
    }

    fn is_chan(&self, ty: TypeId) -> bool {
        let common = self.common_underlying(ty).map(|ty| &self.store[ty]);
        matches!(common, Some(Type::Chan { .. }))
    }

    /// The underlying type; of a type parameter the one of all its types.
    pub(crate) fn common_underlying(&self, ty: TypeId) -> Option<TypeId> {
        self.store.common_underlying(ty).ok()
    }

    /// `*inner`: a dereference or a pointer type.
    pub(crate) fn star(&mut self, expr: ExprId, inner: ExprId) -> Operand {
        let operand = self.any_expr(inner, None);
        if operand.is_invalid() {
            return super::binary::spoilt(expr, [&operand]);
        }
        if operand.mode == Mode::Type {
            if self.is_generic(operand.ty) {
                return self.refuse_generic(expr, inner);
            }
            let ty = operand.ty;
            self.package.later(super::Later::Variable { file: self.file, expr: inner, ty });
            let ty = self.store.intern(Type::Pointer(ty));
            return Operand::new(expr, Mode::Type, ty);
        }
        match self.common_underlying(operand.ty).map(|ty| &self.store[ty]) {
            Some(Type::Pointer(base)) if !operand.is_nil() => {
                Operand::new(expr, Mode::Variable, *base)
            }
            _ if self.is_invalid(operand.ty) => Operand::unknown(expr),
            _ => {
                let described = self.described(&operand);
                let message = format!("invalid operation: cannot indirect {described}");
                self.error(inner, ErrorCode::InvalidIndirection, message);
                Operand::invalid(expr)
            }
        }
    }
}
