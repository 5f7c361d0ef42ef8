//! Complex numbers: pairs of real values.

use crate::value::Value;
use crate::{BinaryOp, Comparison};

/// A complex number. Its parts are real values, and known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Complex {
    pub(crate) re: Value,
    pub(crate) im: Value,
}

fn add(x: &Value, y: &Value) -> Value {
    x.binary(BinaryOp::Add, y)
}

fn sub(x: &Value, y: &Value) -> Value {
    x.binary(BinaryOp::Sub, y)
}

fn mul(x: &Value, y: &Value) -> Value {
    x.binary(BinaryOp::Mul, y)
}

fn quo(x: &Value, y: &Value) -> Value {
    x.binary(BinaryOp::Quo, y)
}

impl Complex {
    /// The result of an arithmetic operator; unknown if there is none.
    pub(crate) fn binary(&self, op: BinaryOp, other: &Self) -> Value {
        match op {
            BinaryOp::Add => Value::complex(add(&self.re, &other.re), add(&self.im, &other.im)),
            BinaryOp::Sub => Value::complex(sub(&self.re, &other.re), sub(&self.im, &other.im)),
            BinaryOp::Mul => self.mul(other),
            BinaryOp::Quo => self.quo(other),
            _ => Value::UNKNOWN,
        }
    }

    fn mul(&self, other: &Self) -> Value {
        let re = sub(&mul(&self.re, &other.re), &mul(&self.im, &other.im));
        let im = add(&mul(&self.im, &other.re), &mul(&self.re, &other.im));
        Value::complex(re, im)
    }

    /// Multiplies by the conjugate of the divisor, and divides by its norm.
    fn quo(&self, other: &Self) -> Value {
        let norm = add(&mul(&other.re, &other.re), &mul(&other.im, &other.im));
        let re = add(&mul(&self.re, &other.re), &mul(&self.im, &other.im));
        let im = sub(&mul(&self.im, &other.re), &mul(&self.re, &other.im));
        Value::complex(quo(&re, &norm), quo(&im, &norm))
    }

    /// Whether both parts are equal.
    pub(crate) fn equals(&self, other: &Self) -> bool {
        self.re.compare(Comparison::Equal, &other.re)
            && self.im.compare(Comparison::Equal, &other.im)
    }
}
