//! Package `math`: the bits of numbers, and what processors do exactly.

use crate::convert::single;
use crate::native::NativeFn;
use crate::value::Value;

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "Float64bits" | "float64bits" => {
            |_, args| Ok(Value::Int(args.float(0)?.to_bits().cast_signed()).into())
        }
        "Float64frombits" | "float64frombits" => {
            |_, args| Ok(Value::Float(f64::from_bits(args.int(0)?.cast_unsigned())).into())
        }
        "Float32bits" | "float32bits" => {
            |_, args| Ok(Value::Int(i64::from(single(args.float(0)?).to_bits())).into())
        }
        "Float32frombits" | "float32frombits" => |_, args| {
            let bits = u32::try_from(args.int(0)?).unwrap_or(0);
            Ok(Value::Float(f64::from(f32::from_bits(bits))).into())
        },
        "Sqrt" | "sqrt" | "archSqrt" => |_, args| Ok(Value::Float(args.float(0)?.sqrt()).into()),
        "Floor" | "archFloor" => |_, args| Ok(Value::Float(args.float(0)?.floor()).into()),
        "Ceil" | "archCeil" => |_, args| Ok(Value::Float(args.float(0)?.ceil()).into()),
        "Trunc" | "archTrunc" => |_, args| Ok(Value::Float(args.float(0)?.trunc()).into()),
        "Abs" => |_, args| Ok(Value::Float(args.float(0)?.abs()).into()),
        "Copysign" => |_, args| Ok(Value::Float(args.float(0)?.copysign(args.float(1)?)).into()),
        "FMA" => {
            |_, args| Ok(Value::Float(args.float(0)?.mul_add(args.float(1)?, args.float(2)?)).into())
        }
        "archHypot" => |_, args| Ok(Value::Float(hypot(args.float(0)?, args.float(1)?)).into()),
        "archMax" => {
            |_, args| Ok(Value::Float(extreme(args.float(0)?, args.float(1)?, f64::INFINITY)).into())
        }
        "archMin" => |_, args| {
            let (left, right) = (args.float(0)?, args.float(1)?);
            Ok(Value::Float(extreme(left, right, f64::NEG_INFINITY)).into())
        },
        _ => return None,
    })
}

/// The root of the sum of two squares, as the assembly finds it (`math/hypot_amd64.s`).
fn hypot(left: f64, right: f64) -> f64 {
    let (left, right) = (left.abs(), right.abs());
    if left.is_infinite() || right.is_infinite() {
        return f64::INFINITY;
    }
    if left.is_nan() || right.is_nan() {
        return f64::NAN;
    }
    let (large, small) = if left < right { (right, left) } else { (left, right) };
    if large == 0.0 {
        return 0.0;
    }
    let ratio = small / large;
    large * (1.0 + ratio * ratio).sqrt()
}

/// The larger or the smaller of two numbers: the infinite one wins over what is no
/// number, and that over any other.
fn extreme(left: f64, right: f64, infinity: f64) -> f64 {
    let is_infinite = |value: f64| value.is_infinite() && value.signum() == infinity.signum();
    if is_infinite(left) || is_infinite(right) {
        return infinity;
    }
    if left.is_nan() || right.is_nan() {
        return f64::NAN;
    }
    let is_left = left.total_cmp(&right).is_ge() == (infinity > 0.0);
    if is_left { left } else { right }
}
