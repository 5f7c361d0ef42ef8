//! Operators.

use redline_types::{Basic, BasicKind, Type, TypeId};

use super::types::{Typing, Wanted, is_basic, is_boolean, is_integer};
use crate::{BinaryOp, Op, UnaryOp, ValueId};

impl Typing<'_> {
    pub(super) fn arithmetic(&mut self, op: Op) {
        match op {
            Op::Unary { op, operand } => self.unary(op, operand),
            Op::Binary { op, left, right } => self.binary(op, left, right),
            Op::Complex { re, im } => {
                self.same_operand("the imaginary part", im, self.type_of(re));
                self.complex("the result", self.ty, self.type_of(re));
            }
            Op::Real(operand) | Op::Imag(operand) => {
                self.complex("the operand", self.type_of(operand), self.ty);
            }
            _ => {}
        }
    }

    fn unary(&mut self, op: UnaryOp, operand: ValueId) {
        self.result(self.type_of(operand));
        match op {
            UnaryOp::Negate => self.operand("the operand", operand, "a number", is_number),
            UnaryOp::Not => self.operand("the operand", operand, "boolean", is_boolean),
            UnaryOp::Complement => self.operand("the operand", operand, "an integer", is_integer),
        }
    }

    fn binary(&mut self, op: BinaryOp, left: ValueId, right: ValueId) {
        if matches!(op, BinaryOp::ShiftLeft | BinaryOp::ShiftRight) {
            self.operand("the shift count", right, "an integer", is_integer);
        } else {
            self.same_operand("the right operand", right, self.type_of(left));
        }
        if op.is_comparison() {
            self.result_is("boolean", is_boolean);
        } else {
            self.result(self.type_of(left));
        }
        match op {
            BinaryOp::Equal | BinaryOp::NotEqual => self.comparable(left, right),
            BinaryOp::Less
            | BinaryOp::LessEqual
            | BinaryOp::Greater
            | BinaryOp::GreaterEqual
            | BinaryOp::Min
            | BinaryOp::Max => self.operand("the left operand", left, "ordered", is_ordered),
            BinaryOp::Add => {
                self.operand("the left operand", left, "a number or string", is_summand);
            }
            BinaryOp::Subtract | BinaryOp::Multiply | BinaryOp::Divide => {
                self.operand("the left operand", left, "a number", is_number);
            }
            BinaryOp::Remainder
            | BinaryOp::And
            | BinaryOp::Or
            | BinaryOp::Xor
            | BinaryOp::AndNot
            | BinaryOp::ShiftLeft
            | BinaryOp::ShiftRight => {
                self.operand("the left operand", left, "an integer", is_integer);
            }
        }
    }

    /// Slices, maps and functions are compared with nil only. A type parameter may
    /// be constrained to what can be compared without naming any types.
    fn comparable(&mut self, left: ValueId, right: ValueId) {
        let body = self.body();
        let ty = self.type_of(left);
        let is_nil = [left, right].iter().any(|&value| body[value] == Op::Zero);
        if is_nil || self.is_type_param(ty) {
            return;
        }
        self.operand("the left operand", left, "comparable", |ty| {
            !matches!(ty, Type::Slice(_) | Type::Map { .. } | Type::Signature(_) | Type::Tuple(_))
        });
    }

    /// Complains unless `ty` is the complex type with parts of type `part`.
    fn complex(&mut self, what: &'static str, ty: TypeId, part: TypeId) {
        let wanted = Wanted::Of("a complex type with parts of type ", part);
        self.wants(what, ty, wanted, |typing, ty| {
            let part_of = |complex: Basic| match complex {
                Basic::Complex64 => Some(Basic::Float32),
                Basic::Complex128 => Some(Basic::Float64),
                _ => None,
            };
            is_basic(ty, |complex| {
                let of_complex = part_of(complex);
                of_complex.is_some_and(|own| typing.fits(part, |ty| is_basic(ty, |it| it == own)))
            })
        });
    }
}

fn is_number(ty: &Type) -> bool {
    is_basic(ty, Basic::is_numeric)
}

fn is_summand(ty: &Type) -> bool {
    is_basic(ty, |basic| basic.is_numeric() || basic.kind() == BasicKind::String)
}

fn is_ordered(ty: &Type) -> bool {
    is_basic(ty, Basic::is_ordered)
}
