//! Operators (spec: Operators, Arithmetic operators, Comparison operators, Logical
//! operators, Receive operator).

use redline_base::{Span, with_deep_stack};
use redline_constant::Value;
use redline_syntax::{Expr, ExprId, TokenKind, UnaryOp as Written};
use redline_types::{Basic, ChanDir, Type, TypeId};

use super::Lowering;
use crate::{BinaryOp, BlockId, Check, Op, UnaryOp, ValueId};

impl Lowering<'_, '_> {
    /// `op x`, not constant.
    pub(crate) fn unary(&mut self, expr: ExprId, op: Written, operand: ExprId) -> ValueId {
        let (ty, at) = (self.type_of(expr), self.file.tree.span(expr));
        let op = match op {
            Written::Plus => return self.expr_as(operand, ty),
            Written::Minus => UnaryOp::Negate,
            Written::Not => UnaryOp::Not,
            Written::Complement => UnaryOp::Complement,
            Written::Address => return self.address_operator(operand, ty),
            Written::Receive => {
                let channel = self.expr(operand);
                let element = self.element_of(channel);
                return self.builder.emit(Op::Receive(channel), element, at);
            }
            Written::Tilde => return self.unknown(expr),
        };
        let operand = self.expr(operand);
        self.builder.emit(Op::Unary { op, operand }, ty, at)
    }

    fn address_operator(&mut self, operand: ExprId, ty: TypeId) -> ValueId {
        let operand = self.file.tree.unparen(operand);
        match self.file.tree[operand] {
            Expr::Composite { elements, .. } => self.composite_address(operand, elements, ty),
            _ => self.address(operand, ty),
        }
    }

    /// `x op y`, not constant.
    pub(crate) fn binary(
        &mut self,
        expr: ExprId,
        op: TokenKind,
        left: ExprId,
        right: ExprId,
    ) -> ValueId {
        if matches!(op, TokenKind::AndAnd | TokenKind::OrOr) {
            return self.logical(expr, op, left, right);
        }
        let (ty, at) = (self.type_of(expr), self.file.tree.span(expr));
        let Some(op) = operator(op) else { return self.unknown(expr) };
        if op.is_comparison() {
            let (left, right) = (self.expr(left), self.expr(right));
            return self.compare(op, left, right, ty, at);
        }
        let (left, right) = (self.expr(left), self.expr(right));
        self.arithmetic(op, left, right, ty, at)
    }

    /// `x op y` of numbers or strings, with what must hold of the operands.
    pub(crate) fn arithmetic(
        &mut self,
        op: BinaryOp,
        left: ValueId,
        right: ValueId,
        ty: TypeId,
        at: Span,
    ) -> ValueId {
        match op {
            BinaryOp::Divide | BinaryOp::Remainder
                if self.may_be_integer(ty) && !self.is_nonzero_constant(right) =>
            {
                self.effect(Op::Check(Check::Divisor(right)), at);
            }
            BinaryOp::ShiftLeft | BinaryOp::ShiftRight => {
                let is_known = self.known_integer(right).is_some();
                if !is_known && self.may_be_negative(self.builder.body.ty(right)) {
                    self.effect(Op::Check(Check::ShiftCount(right)), at);
                }
            }
            _ => {}
        }
        self.builder.emit(Op::Binary { op, left, right }, ty, at)
    }

    fn is_nonzero_constant(&self, value: ValueId) -> bool {
        match self.builder.body[value] {
            Op::Const(constant) => self.builder.body.constant(constant).sign() != 0,
            _ => false,
        }
    }

    /// `x op y` of a comparison. One operand may be an interface and the other not.
    pub(crate) fn compare(
        &mut self,
        op: BinaryOp,
        left: ValueId,
        right: ValueId,
        ty: TypeId,
        at: Span,
    ) -> ValueId {
        let types = [left, right].map(|value| self.builder.body.ty(value));
        let is_nil = [left, right].map(|value| self.builder.body[value] == Op::Zero);
        let may_panic = matches!(op, BinaryOp::Equal | BinaryOp::NotEqual)
            && !is_nil.contains(&true)
            && types.iter().all(|&ty| self.may_be_uncomparable(ty));
        let left = self.operand_beside(left, types[1], at);
        let mut right = self.operand_beside(right, types[0], at);
        // Each of two interfaces with as many methods may be assigned to the other.
        if types.iter().all(|&ty| self.is_interface(ty)) {
            right = self.assigned(right, self.builder.body.ty(left), at);
        }
        if may_panic {
            self.effect(Op::Check(Check::Comparable { left, right }), at);
        }
        self.builder.emit(Op::Binary { op, left, right }, ty, at)
    }

    /// An operand of a comparison, as of the type of the other one if it can be
    /// assigned to that.
    fn operand_beside(&mut self, value: ValueId, other: TypeId, at: Span) -> ValueId {
        let own = self.builder.body.ty(value);
        let becomes_other = match (self.core(own), self.core(other)) {
            (Type::Basic(Basic::UntypedNil), _) => true,
            (Type::Interface(own_id), Type::Interface(other_id))
                if self.is_interface(own) && self.is_interface(other) =>
            {
                let count = |id| self.store.type_set(id).methods.len();
                count(*own_id) > count(*other_id)
            }
            (Type::Chan { dir, .. }, Type::Chan { dir: other, .. }) => {
                *dir == ChanDir::Both && *other != ChanDir::Both
            }
            _ if self.is_interface(own) => false,
            _ => self.is_interface(other) || self.is_defined(own) && !self.is_defined(other),
        };
        if becomes_other { self.assigned(value, other, at) } else { value }
    }

    /// `x && y` and `x || y` as values. Where `x` is such an operation itself, or its
    /// opposite, its ways lead on at once, so that each keeps what is known on it.
    fn logical(&mut self, expr: ExprId, op: TokenKind, left: ExprId, right: ExprId) -> ValueId {
        let (ty, at) = (self.type_of(expr), self.file.tree.span(expr));
        let result = self.builder.variable(ty);
        let (more, end) = (self.builder.new_block(), self.builder.new_block());
        let (then, otherwise) = if op == TokenKind::AndAnd { (more, end) } else { (end, more) };
        if self.is_logical(left) {
            let decided = Value::bool(op == TokenKind::OrOr);
            let decided = self.builder.constant(&decided, ty);
            self.builder.write(result, decided);
            self.condition(left, then, otherwise);
        } else {
            let left = self.expr(left);
            self.builder.write(result, left);
            self.builder.branch(left, then, otherwise, at);
        }
        self.builder.enter_sealed(more);
        let right = self.expr(right);
        self.builder.write(result, right);
        self.builder.end_at(end, at);
        self.builder.enter_sealed(end);
        self.builder.read(result)
    }

    /// Whether an expression is `x && y`, `x || y` or `!x`.
    fn is_logical(&self, expr: ExprId) -> bool {
        let tree = self.file.tree;
        match tree[tree.unparen(expr)] {
            Expr::Binary { op, .. } => matches!(op, TokenKind::AndAnd | TokenKind::OrOr),
            Expr::Unary { op, .. } => op == Written::Not,
            _ => false,
        }
    }

    /// Goes on in one of two blocks, as a condition says.
    pub(crate) fn condition(&mut self, expr: ExprId, then: BlockId, otherwise: BlockId) {
        with_deep_stack(|| self.condition_here(expr, then, otherwise));
    }

    fn condition_here(&mut self, expr: ExprId, then: BlockId, otherwise: BlockId) {
        let expr = self.file.tree.unparen(expr);
        let at = self.file.tree.span(expr);
        if let Some(value) = self.file.records.value(expr).and_then(Value::as_bool) {
            return self.builder.end_at(if value { then } else { otherwise }, at);
        }
        match self.file.tree[expr] {
            Expr::Unary { op: Written::Not, operand } => self.condition(operand, otherwise, then),
            Expr::Binary { op: TokenKind::AndAnd, left, right } => {
                let more = self.builder.new_block();
                self.condition(left, more, otherwise);
                self.builder.enter_sealed(more);
                self.condition(right, then, otherwise);
            }
            Expr::Binary { op: TokenKind::OrOr, left, right } => {
                let more = self.builder.new_block();
                self.condition(left, then, more);
                self.builder.enter_sealed(more);
                self.condition(right, then, otherwise);
            }
            _ => {
                let condition = self.expr(expr);
                self.builder.branch(condition, then, otherwise, at);
            }
        }
    }
}

/// The operation of an operator, logical ones aside.
pub(crate) fn operator(op: TokenKind) -> Option<BinaryOp> {
    use TokenKind as T;
    Some(match op {
        T::Plus => BinaryOp::Add,
        T::Minus => BinaryOp::Subtract,
        T::Star => BinaryOp::Multiply,
        T::Slash => BinaryOp::Divide,
        T::Percent => BinaryOp::Remainder,
        T::And => BinaryOp::And,
        T::Or => BinaryOp::Or,
        T::Caret => BinaryOp::Xor,
        T::AndNot => BinaryOp::AndNot,
        T::ShiftLeft => BinaryOp::ShiftLeft,
        T::ShiftRight => BinaryOp::ShiftRight,
        T::Equal => BinaryOp::Equal,
        T::NotEqual => BinaryOp::NotEqual,
        T::Less => BinaryOp::Less,
        T::LessEqual => BinaryOp::LessEqual,
        T::Greater => BinaryOp::Greater,
        T::GreaterEqual => BinaryOp::GreaterEqual,
        _ => return None,
    })
}
