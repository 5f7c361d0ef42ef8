//! Shifts (spec: Operators, Arithmetic operators).

use std::sync::Arc;

use dashu_int::IBig;
use redline_syntax::TokenKind;

use crate::limits::MAX_SHIFT;
use crate::value::{Repr, Value};

/// The shift operators.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ShiftOp {
    /// `<<`
    Left,
    /// `>>`
    Right,
}

impl ShiftOp {
    /// The operator of a token, or of the token of its assignment.
    pub fn of(token: TokenKind) -> Option<Self> {
        match token {
            TokenKind::ShiftLeft | TokenKind::ShiftLeftAssign => Some(Self::Left),
            TokenKind::ShiftRight | TokenKind::ShiftRightAssign => Some(Self::Right),
            _ => None,
        }
    }
}

/// A shift count that Go's type checker accepts: at most [`MAX_SHIFT`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ShiftCount(u32);

impl ShiftCount {
    /// The count, if it is accepted.
    pub fn new(count: u64) -> Option<Self> {
        u32::try_from(count).ok().filter(|&count| count <= MAX_SHIFT).map(Self)
    }
}

impl Value {
    /// The count of a shift whose right operand this is: an integer, or a number
    /// that is a whole one. `None` if it is negative or too large.
    pub fn to_shift_count(&self) -> Option<ShiftCount> {
        self.to_int().as_u64().and_then(ShiftCount::new)
    }

    /// An integer shifted; to the right, it is rounded towards minus infinity.
    /// Unknown if it is no integer.
    #[must_use]
    pub fn shift(&self, op: ShiftOp, count: ShiftCount) -> Self {
        let bits = count.0 as usize;
        match (&self.0, op) {
            (Repr::Small(value), ShiftOp::Right) => Self::int(value >> count.0.min(63)),
            (Repr::Small(value), ShiftOp::Left) => Self::integer(IBig::from(*value) << bits),
            (Repr::Big(value), _) => Self::integer(shifted(value, op, bits)),
            _ => Self::UNKNOWN,
        }
    }
}

fn shifted(value: &Arc<IBig>, op: ShiftOp, bits: usize) -> IBig {
    match op {
        ShiftOp::Left => &**value << bits,
        ShiftOp::Right => &**value >> bits,
    }
}
