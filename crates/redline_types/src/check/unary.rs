//! Operations with one operand (spec: Operators, Address operators, Receive operator).

use redline_constant::UnaryOp as ConstantOp;
use redline_syntax::{Expr, ExprId, UnaryOp};

use super::Context;
use super::binary::noun;
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
            let text = self.text(operand.expr);
            let message = format!(
                "invalid operation: operator {} not defined on {text} ({} of type {})",
                op.token().text(),
                noun(operand),
                self.store.type_text(operand.ty)
            );
            self.error(expr, ErrorCode::UndefinedOp, message);
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
            let text = self.text(operand);
            let message = format!(
                "invalid operation: cannot take address of {text} ({} of type {})",
                noun(&found),
                self.store.type_text(found.ty)
            );
            self.error(expr, ErrorCode::UnaddressableOperand, message);
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
            let text = self.text(operand.expr);
            let message = format!(
                "invalid operation: cannot receive from {text} ({} of type {})",
                noun(operand),
                self.store.type_text(operand.ty)
            );
            self.error(expr, ErrorCode::InvalidReceive, message);
            return Operand::invalid(expr);
        };
        self.calls = true;
        Operand::new(expr, Mode::CommaOk, element)
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
            let ty = self.store.intern(Type::Pointer(operand.ty));
            return Operand::new(expr, Mode::Type, ty);
        }
        match self.common_underlying(operand.ty).map(|ty| &self.store[ty]) {
            Some(Type::Pointer(base)) if !operand.is_nil() => {
                Operand::new(expr, Mode::Variable, *base)
            }
            _ => {
                let text = self.text(inner);
                let message = format!(
                    "invalid operation: cannot indirect {text} ({} of type {})",
                    noun(&operand),
                    self.store.type_text(operand.ty)
                );
                self.error(expr, ErrorCode::InvalidIndirection, message);
                Operand::invalid(expr)
            }
        }
    }
}
