//! Unary operators (spec: Operators).

use dashu_int::{IBig, UBig};

use crate::Width;
use crate::value::{Repr, Value};

/// The unary operators that constants have.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnaryOp {
    /// `+x`
    Plus,
    /// `-x`
    Minus,
    /// `!x`
    Not,
    /// `^x`
    Complement,
}

impl UnaryOp {
    /// The operator as the tree names it.
    pub fn of(op: redline_syntax::UnaryOp) -> Option<Self> {
        Some(match op {
            redline_syntax::UnaryOp::Plus => Self::Plus,
            redline_syntax::UnaryOp::Minus => Self::Minus,
            redline_syntax::UnaryOp::Not => Self::Not,
            redline_syntax::UnaryOp::Complement => Self::Complement,
            _ => return None,
        })
    }
}

impl Value {
    /// The result of a unary operator; unknown if the operand has no such one.
    ///
    /// `unsigned` is the size of the operand's type if that is an unsigned one:
    /// its complement has that many bits.
    #[must_use]
    pub fn unary(&self, op: UnaryOp, unsigned: Option<Width>) -> Self {
        match op {
            UnaryOp::Plus => self.to_number(),
            UnaryOp::Minus => self.negated(),
            UnaryOp::Not => self.as_bool().map_or(Self::UNKNOWN, |value| Self::bool(!value)),
            UnaryOp::Complement => self.complement(unsigned),
        }
    }

    /// Itself if it is a number.
    fn to_number(&self) -> Self {
        match self.0 {
            Repr::Bool(_) | Repr::String(_) => Self::UNKNOWN,
            _ => self.clone(),
        }
    }

    fn negated(&self) -> Self {
        match &self.0 {
            Repr::Unknown | Repr::Bool(_) | Repr::String(_) => Self::UNKNOWN,
            Repr::Small(value) => Self::integer(-IBig::from(*value)),
            Repr::Big(value) => Self::integer(-&**value),
            Repr::Ratio(value) => Self::ratio(value.neg()),
            Repr::Float(value) => Self::float(Some(value.neg())),
            Repr::Complex(value) => Self::complex(value.re.negated(), value.im.negated()),
        }
    }

    fn complement(&self, unsigned: Option<Width>) -> Self {
        let Some(value) = self.to_ibig() else { return Self::UNKNOWN };
        let all = !value;
        let Some(width) = unsigned else { return Self::integer(all) };
        Self::integer(all & IBig::from(UBig::ones(width.bits() as usize)))
    }

    /// The integer that it is, of any size.
    pub(crate) fn to_ibig(&self) -> Option<IBig> {
        match &self.0 {
            Repr::Small(value) => Some(IBig::from(*value)),
            Repr::Big(value) => Some((**value).clone()),
            _ => None,
        }
    }
}
