//! Comparisons (spec: Comparison operators).

use std::cmp::Ordering;

use redline_syntax::TokenKind;

use crate::pair::Pair;
use crate::value::{Repr, Value};

/// The comparison operators.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    /// The operator of a token.
    pub fn of(token: TokenKind) -> Option<Self> {
        Some(match token {
            TokenKind::Equal => Self::Equal,
            TokenKind::NotEqual => Self::NotEqual,
            TokenKind::Less => Self::Less,
            TokenKind::LessEqual => Self::LessOrEqual,
            TokenKind::Greater => Self::Greater,
            TokenKind::GreaterEqual => Self::GreaterOrEqual,
            _ => return None,
        })
    }

    /// Whether it holds for operands in this order.
    fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        }
    }

    /// Whether it holds for operands that are equal or not and have no order.
    fn holds_without_order(self, equal: bool) -> bool {
        match self {
            Self::Equal => equal,
            Self::NotEqual => !equal,
            _ => false,
        }
    }
}

impl Value {
    /// Whether a comparison holds. Numbers of all kinds can be compared. `false`
    /// if one operand is unknown, or if the operands have no such comparison.
    pub fn compare(&self, op: Comparison, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Repr::Bool(x), Repr::Bool(y)) => op.holds_without_order(x == y),
            (Repr::String(x), Repr::String(y)) => op.holds(x.cmp(y)),
            (Repr::Small(x), Repr::Small(y)) => op.holds(x.cmp(y)),
            _ => Pair::of(self, other).is_some_and(|pair| pair.compare(op)),
        }
    }
}

impl Pair<'_> {
    fn compare(&self, op: Comparison) -> bool {
        match self {
            Self::Integer(x, y) => op.holds(x.cmp(y)),
            Self::Ratio(x, y) => op.holds(x.cmp(y)),
            Self::Float(x, y) => op.holds(x.cmp(y)),
            Self::Complex(x, y) => op.holds_without_order(x.equals(y)),
        }
    }
}
