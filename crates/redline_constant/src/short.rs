//! The printed form of values in messages: short, and approximate.

use std::f64::consts::LOG10_2;
use std::fmt;

use crate::decimal::{Digits, general};
use crate::float::Float;
use crate::ieee::{DOUBLE, Finite};
use crate::quote::quoted;
use crate::value::{Repr, Value};

impl Value {
    /// The form of the value in messages of Go's type checker: integers in
    /// decimal, other numbers with six digits, strings in double quotes with at
    /// most 72 characters.
    pub fn short(&self) -> impl fmt::Display {
        Short(self)
    }
}

struct Short<'a>(&'a Value);

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.0 {
            Repr::String(text) => f.write_str(&quoted(text)),
            Repr::Ratio(_) | Repr::Float(_) => {
                let float = self.0.as_float();
                f.write_str(&float.map_or_else(String::new, |float| approximate(&float)))
            }
            Repr::Complex(value) => write!(f, "({} + {}i)", Short(&value.re), Short(&value.im)),
            Repr::Unknown | Repr::Bool(_) | Repr::Small(_) | Repr::Big(_) => {
                write!(f, "{}", self.0.exact())
            }
        }
    }
}

/// Six digits; more if the number would look like a whole one and is none.
fn approximate(value: &Float) -> String {
    let near = DOUBLE.of_float(value).map(Finite::to_f64);
    let Some(near) = near.filter(|near| value.is_zero() == (*near == 0.0)) else {
        return remote(value);
    };
    let text = general(near, Digits::Six);
    if value.is_whole() || text.contains('.') {
        return text;
    }
    general(near, Digits::Shortest)
}

/// A number beyond the exponents of `float64`. The reference computes its digits
/// in that type from the logarithm: they get less accurate as it gets larger.
fn remote(value: &Float) -> String {
    let bits = value.magnitude() - value.exponent();
    let mantissa = Float::exact(value.is_negative(), value.mantissa().clone(), -bits);
    let Some(mantissa) = DOUBLE.of_float(&mantissa).map(Finite::to_f64) else {
        return String::new();
    };
    let magnitude = i32::try_from(value.magnitude()).unwrap_or(i32::MAX);
    let logarithm = f64::from(magnitude) * LOG10_2;
    let whole = logarithm.trunc();
    let scaled = mantissa * 10_f64.powf(logarithm - whole);
    let (digits, exponent) = match scaled.abs() {
        ..0.999_999_5 => (scaled * 10.0, whole - 1.0),
        10.0.. => (scaled / 10.0, whole + 1.0),
        _ => (scaled, whole),
    };
    format!("{}e{exponent:+}", general(digits, Digits::Six))
}
