//! Exact values of Go constants (spec: Constants, Constant expressions,
//! Representability).
//!
//! A [`Value`] is what a constant expression has, apart from its type: this
//! crate knows which values there are, how they are computed, rounded and
//! printed, and nothing of types, operands and messages. Its values and their
//! printed forms equal those of Go's type checker, including where that is less
//! than exact: numbers that are too large for a fraction of two integers of
//! 4096 bits go on as floating-point numbers of 512 bits.
//!
//! Begin with [`Value::literal`] and [`Value::binary`]; then [`Value::represent`]
//! for what a type makes of a value, [`Value::excess`] for what is refused, and
//! [`Value::exact`] and [`Value::short`] for the two printed forms.
//!
//! Nothing panics and nothing fails: where the spec has no value (a division by
//! zero, operands of different kinds, a number beyond all bounds), the result is
//! the unknown value, and every operation on it gives it again.

mod basic;
mod binary;
mod compare;
mod complex;
mod convert;
mod decimal;
mod exact;
mod float;
mod ieee;
mod key;
mod limits;
mod literal;
mod numeral;
mod pair;
mod printable;
mod quote;
mod ratio;
mod shift;
mod short;
mod text;
mod unary;
mod value;

pub use basic::{Basic, Width};
pub use binary::BinaryOp;
pub use compare::Comparison;
pub use key::Key;
pub use limits::{Excess, MAX_INTEGER_BITS, MAX_LITERAL_LEN, MAX_SHIFT, MAX_STRING_LEN};
pub use shift::{ShiftCount, ShiftOp};
pub use text::Chunks;
pub use unary::UnaryOp;
pub use value::{Kind, Value};
