//! Arithmetic and comparison of numbers and strings (spec: Operators).

use redline_ir::{BinaryOp, UnaryOp};

use crate::convert::rounded;
use crate::kind::{IntKind, Kind};
use crate::text::Text;
use crate::value::Value;

/// `op x`; `None` if the operand has no such operation.
pub(crate) fn unary(op: UnaryOp, kind: Kind, operand: &Value) -> Option<Value> {
    Some(match (op, kind, operand) {
        (UnaryOp::Not, _, Value::Bool(value)) => Value::Bool(!value),
        (UnaryOp::Negate, Kind::Int(int), Value::Int(value)) => {
            Value::Int(int.wrap(value.wrapping_neg()))
        }
        (UnaryOp::Complement, Kind::Int(int), Value::Int(value)) => Value::Int(int.wrap(!value)),
        (UnaryOp::Negate, _, Value::Float(value)) => Value::Float(-value),
        (UnaryOp::Negate, _, Value::Complex(re, im)) => Value::Complex(-re, -im),
        _ => return None,
    })
}

/// `x op y` of integers, floating-point and complex numbers, and strings; `None` for
/// what is none of these. Equality is another matter.
pub(crate) fn binary(op: BinaryOp, kind: Kind, left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Int(left), Value::Int(right)) => {
            let Kind::Int(int) = kind else { return None };
            integers(op, int, *left, *right)
        }
        (Value::Float(left), Value::Float(right)) => floats(op, kind, *left, *right),
        (Value::Complex(re, im), Value::Complex(right_re, right_im)) => {
            let (re, im) = complexes(op, (*re, *im), (*right_re, *right_im))?;
            Some(Value::Complex(rounded(kind, re), rounded(kind, im)))
        }
        (Value::Text(left), Value::Text(right)) => strings(op, left, right),
        _ => None,
    }
}

fn integers(op: BinaryOp, kind: IntKind, left: i64, right: i64) -> Option<Value> {
    let ordering = if kind.signed {
        left.cmp(&right)
    } else {
        left.cast_unsigned().cmp(&right.cast_unsigned())
    };
    if let Some(holds) = compare(op, ordering) {
        return Some(Value::Bool(holds));
    }
    let result = match op {
        BinaryOp::Add => left.wrapping_add(right),
        BinaryOp::Subtract => left.wrapping_sub(right),
        BinaryOp::Multiply => left.wrapping_mul(right),
        BinaryOp::Divide | BinaryOp::Remainder => divide(op, kind, left, right)?,
        BinaryOp::And => left & right,
        BinaryOp::Or => left | right,
        BinaryOp::Xor => left ^ right,
        BinaryOp::AndNot => left & !right,
        BinaryOp::ShiftLeft | BinaryOp::ShiftRight => shift(op, kind, left, right),
        BinaryOp::Min => {
            if ordering.is_le() {
                left
            } else {
                right
            }
        }
        BinaryOp::Max => {
            if ordering.is_ge() {
                left
            } else {
                right
            }
        }
        _ => return None,
    };
    Some(Value::Int(kind.wrap(result)))
}

/// The divisor is not zero.
fn divide(op: BinaryOp, kind: IntKind, left: i64, right: i64) -> Option<i64> {
    if right == 0 {
        return None;
    }
    let (unsigned, divisor) = (left.cast_unsigned(), right.cast_unsigned());
    Some(match (op, kind.signed) {
        (BinaryOp::Divide, true) => left.wrapping_div(right),
        (BinaryOp::Divide, false) => (unsigned / divisor).cast_signed(),
        (_, true) => left.wrapping_rem(right),
        (_, false) => (unsigned % divisor).cast_signed(),
    })
}

/// The count is not negative, but may be any number above.
pub(crate) fn shift(op: BinaryOp, kind: IntKind, value: i64, count: i64) -> i64 {
    let count = u32::try_from(count.cast_unsigned()).unwrap_or(u32::MAX);
    match (op, kind.signed) {
        (BinaryOp::ShiftLeft, _) => value.checked_shl(count).unwrap_or(0),
        (_, true) => value >> count.min(63),
        (_, false) => value.cast_unsigned().checked_shr(count).unwrap_or(0).cast_signed(),
    }
}

/// Whether a comparison holds; `None` if `op` is no comparison.
fn compare(op: BinaryOp, ordering: std::cmp::Ordering) -> Option<bool> {
    Some(match op {
        BinaryOp::Equal => ordering.is_eq(),
        BinaryOp::NotEqual => ordering.is_ne(),
        BinaryOp::Less => ordering.is_lt(),
        BinaryOp::LessEqual => ordering.is_le(),
        BinaryOp::Greater => ordering.is_gt(),
        BinaryOp::GreaterEqual => ordering.is_ge(),
        _ => return None,
    })
}

fn floats(op: BinaryOp, kind: Kind, left: f64, right: f64) -> Option<Value> {
    if op.is_comparison() {
        let holds = match left.partial_cmp(&right) {
            Some(ordering) => compare(op, ordering)?,
            None => op == BinaryOp::NotEqual,
        };
        return Some(Value::Bool(holds));
    }
    let result = match op {
        BinaryOp::Add => left + right,
        BinaryOp::Subtract => left - right,
        BinaryOp::Multiply => left * right,
        BinaryOp::Divide => left / right,
        BinaryOp::Min | BinaryOp::Max => extreme(op, left, right),
        _ => return None,
    };
    Some(Value::Float(rounded(kind, result)))
}

/// `min` and `max`: what is no number wins, and -0 is below 0.
fn extreme(op: BinaryOp, left: f64, right: f64) -> f64 {
    if left.is_nan() || right.is_nan() {
        return f64::NAN;
    }
    let is_left = if op == BinaryOp::Min {
        left.total_cmp(&right).is_le()
    } else {
        left.total_cmp(&right).is_ge()
    };
    if is_left { left } else { right }
}

fn complexes(op: BinaryOp, left: (f64, f64), right: (f64, f64)) -> Option<(f64, f64)> {
    let ((a, b), (c, d)) = (left, right);
    Some(match op {
        BinaryOp::Add => (a + c, b + d),
        BinaryOp::Subtract => (a - c, b - d),
        BinaryOp::Multiply => (a * c - b * d, a * d + b * c),
        BinaryOp::Divide => quotient(left, right),
        _ => return None,
    })
}

/// The quotient of complex numbers, with the special cases of C99 annex G
/// (`runtime/complex.go`).
fn quotient((a, b): (f64, f64), (c, d): (f64, f64)) -> (f64, f64) {
    let (re, im) = if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + ratio * d;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else {
        let ratio = c / d;
        let denominator = d + ratio * c;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    };
    if !(re.is_nan() && im.is_nan()) {
        return (re, im);
    }
    special_quotient((a, b), (c, d)).unwrap_or((re, im))
}

fn special_quotient((a, b): (f64, f64), (c, d): (f64, f64)) -> Option<(f64, f64)> {
    if c == 0.0 && d == 0.0 && (!a.is_nan() || !b.is_nan()) {
        let infinity = f64::INFINITY.copysign(c);
        return Some((infinity * a, infinity * b));
    }
    let unit = |value: f64| if value.is_infinite() { 1.0_f64 } else { 0.0 }.copysign(value);
    let infinite = |re: f64, im: f64| re.is_infinite() || im.is_infinite();
    let finite = |re: f64, im: f64| re.is_finite() && im.is_finite();
    if infinite(a, b) && finite(c, d) {
        let (a, b) = (unit(a), unit(b));
        return Some((f64::INFINITY * (a * c + b * d), f64::INFINITY * (b * c - a * d)));
    }
    if infinite(c, d) && finite(a, b) {
        let (c, d) = (unit(c), unit(d));
        return Some((0.0 * (a * c + b * d), 0.0 * (b * c - a * d)));
    }
    None
}

fn strings(op: BinaryOp, left: &Text, right: &Text) -> Option<Value> {
    if let Some(holds) = compare(op, (**left).cmp(&**right)) {
        return Some(Value::Bool(holds));
    }
    Some(Value::Text(match op {
        BinaryOp::Add if left.is_empty() => right.clone(),
        BinaryOp::Add if right.is_empty() => left.clone(),
        BinaryOp::Add => Text::from(&*[&**left, &**right].concat()),
        BinaryOp::Min if **right < **left => right.clone(),
        BinaryOp::Max if **right > **left => right.clone(),
        BinaryOp::Min | BinaryOp::Max => left.clone(),
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_wrap_and_divide_as_their_types_say() {
        let int8 = Kind::Int(IntKind { bits: 8, signed: true });
        let uint8 = Kind::Int(IntKind { bits: 8, signed: false });
        let of =
            |op, kind, left, right| match binary(op, kind, &Value::Int(left), &Value::Int(right)) {
                Some(Value::Int(value)) => value,
                other => panic!("{other:?}"),
            };
        assert_eq!(of(BinaryOp::Add, int8, 127, 1), -128);
        assert_eq!(of(BinaryOp::Divide, int8, -128, -1), -128);
        assert_eq!(of(BinaryOp::Remainder, int8, -7, 3), -1);
        assert_eq!(of(BinaryOp::Subtract, uint8, 0, 1), 255);
        assert_eq!(of(BinaryOp::ShiftLeft, uint8, 1, 8), 0);
        assert_eq!(of(BinaryOp::ShiftRight, int8, -1, 1000), -1);
        assert_eq!(of(BinaryOp::ShiftRight, uint8, 255, 7), 1);
    }

    #[test]
    fn nan_is_neither_below_nor_equal() {
        let nan = Value::Float(f64::NAN);
        let of = |op| binary(op, Kind::Float64, &nan, &Value::Float(1.0));
        assert!(matches!(of(BinaryOp::Less), Some(Value::Bool(false))));
        assert!(matches!(of(BinaryOp::NotEqual), Some(Value::Bool(true))));
        assert!(matches!(of(BinaryOp::Max), Some(Value::Float(max)) if max.is_nan()));
    }
}
