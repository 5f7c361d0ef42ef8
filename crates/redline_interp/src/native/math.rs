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
        "Copysign" => {
            |_, args| Ok(Value::Float(args.float(0)?.copysign(args.float(1)?)).into())
        }
        "FMA" => {
            |_, args| Ok(Value::Float(args.float(0)?.mul_add(args.float(1)?, args.float(2)?)).into())
        }
        _ => return None,
    })
}
