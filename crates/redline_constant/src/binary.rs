//! Binary operators that are neither comparisons nor shifts (spec: Arithmetic
//! operators, Logical operators, Constant expressions).

use dashu_int::IBig;
use redline_syntax::TokenKind;

use crate::float::Float;
use crate::pair::Pair;
use crate::ratio::Ratio;
use crate::value::{Repr, Value};

/// The binary operators, with two divisions: what `/` means depends on the type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BinaryOp {
    /// `+`: sum, or one string and then another.
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/` of floating-point and complex operands: exact. That of two integers
    /// is a fraction, of kind [`Float`](crate::Kind::Float).
    Quo,
    /// `/` of integer operands: rounded towards zero.
    IntQuo,
    /// `%` of integers; it has the sign of the dividend.
    Rem,
    /// `&` of integers.
    And,
    /// `|` of integers.
    Or,
    /// `^` of integers.
    Xor,
    /// `&^` of integers.
    AndNot,
    /// `&&`
    LogicalAnd,
    /// `||`
    LogicalOr,
}

impl BinaryOp {
    /// The operator of a token, or of the token of its assignment; `/` is
    /// [`Self::IntQuo`] if the operands' type is one of integers.
    pub fn of(token: TokenKind, integers: bool) -> Option<Self> {
        use TokenKind as T;
        Some(match token {
            T::Plus | T::PlusAssign => Self::Add,
            T::Minus | T::MinusAssign => Self::Sub,
            T::Star | T::StarAssign => Self::Mul,
            T::Slash | T::SlashAssign => {
                if integers {
                    Self::IntQuo
                } else {
                    Self::Quo
                }
            }
            T::Percent | T::PercentAssign => Self::Rem,
            T::And | T::AndAssign => Self::And,
            T::Or | T::OrAssign => Self::Or,
            T::Caret | T::CaretAssign => Self::Xor,
            T::AndNot | T::AndNotAssign => Self::AndNot,
            T::AndAnd => Self::LogicalAnd,
            T::OrOr => Self::LogicalOr,
            _ => return None,
        })
    }
}

impl Value {
    /// The result of a binary operator. Numbers of different kinds meet in the
    /// more general one. Unknown if an operand is, if the operands have no such
    /// operator, for division by zero, and for results beyond all exponents.
    #[must_use]
    pub fn binary(&self, op: BinaryOp, other: &Self) -> Self {
        match (&self.0, &other.0) {
            (Repr::Bool(x), Repr::Bool(y)) => logical(*x, op, *y),
            (Repr::String(x), Repr::String(y)) if op == BinaryOp::Add => {
                Self(Repr::String(x.join(y)))
            }
            (Repr::Small(x), Repr::Small(y)) => small(*x, op, *y),
            _ => Pair::of(self, other).map_or(Self::UNKNOWN, |pair| pair.binary(op)),
        }
    }
}

impl Pair<'_> {
    fn binary(&self, op: BinaryOp) -> Value {
        match self {
            Self::Integer(x, y) => integers(x, op, y).unwrap_or(Value::UNKNOWN),
            Self::Ratio(x, y) => ratios(x, op, y).map_or(Value::UNKNOWN, Value::ratio),
            Self::Float(x, y) => Value::float(floats(x, op, y)),
            Self::Complex(x, y) => x.binary(op, y),
        }
    }
}

fn logical(x: bool, op: BinaryOp, y: bool) -> Value {
    match op {
        BinaryOp::LogicalAnd => Value::bool(x && y),
        BinaryOp::LogicalOr => Value::bool(x || y),
        _ => Value::UNKNOWN,
    }
}

/// The result if operands and result fit into 64 bits, as they nearly always do.
fn small(x: i64, op: BinaryOp, y: i64) -> Value {
    let result = match op {
        BinaryOp::Add => x.checked_add(y),
        BinaryOp::Sub => x.checked_sub(y),
        BinaryOp::Mul => x.checked_mul(y),
        // The reference divides in 64 bits, where the most negative integer
        // divided by -1 is itself.
        BinaryOp::IntQuo if y != 0 => Some(x.wrapping_div(y)),
        BinaryOp::Rem if y != 0 => Some(x.wrapping_rem(y)),
        BinaryOp::And => Some(x & y),
        BinaryOp::Or => Some(x | y),
        BinaryOp::Xor => Some(x ^ y),
        BinaryOp::AndNot => Some(x & !y),
        _ => None,
    };
    result.map_or_else(
        || integers(&IBig::from(x), op, &IBig::from(y)).unwrap_or(Value::UNKNOWN),
        Value::int,
    )
}

fn integers(x: &IBig, op: BinaryOp, y: &IBig) -> Option<Value> {
    Some(Value::integer(match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => x * y,
        BinaryOp::Quo => return Ratio::new(x.clone(), y).map(Value::ratio),
        BinaryOp::IntQuo if !y.is_zero() => x / y,
        BinaryOp::Rem if !y.is_zero() => x % y,
        BinaryOp::And => x & y,
        BinaryOp::Or => x | y,
        BinaryOp::Xor => x ^ y,
        BinaryOp::AndNot => x & !y.clone(),
        _ => return None,
    }))
}

fn ratios(x: &Ratio, op: BinaryOp, y: &Ratio) -> Option<Ratio> {
    match op {
        BinaryOp::Add => Some(x.add(y)),
        BinaryOp::Sub => Some(x.sub(y)),
        BinaryOp::Mul => Some(x.mul(y)),
        BinaryOp::Quo => x.quo(y),
        _ => None,
    }
}

fn floats(x: &Float, op: BinaryOp, y: &Float) -> Option<Float> {
    match op {
        BinaryOp::Add => x.add(y),
        BinaryOp::Sub => x.sub(y),
        BinaryOp::Mul => x.mul(y),
        BinaryOp::Quo => x.quo(y),
        _ => None,
    }
}
