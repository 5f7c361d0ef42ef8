//! Constants as values (spec: Constants).

use redline_constant::{Kind as ConstantKind, Value as Constant};
use redline_types::TypeId;

use crate::convert::rounded;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::trap::Trap;
use crate::value::Value;

impl Machine<'_> {
    /// A constant as a value of a type.
    pub(crate) fn constant(&self, constant: &Constant, ty: TypeId) -> Result<Value, Trap> {
        let kind = self.types.kind(ty);
        value(constant, kind).ok_or_else(|| {
            let name = self.program.store.type_text(ty);
            Trap::malformed(&format!("a constant of type {name}"))
        })
    }
}

fn value(constant: &Constant, kind: Kind) -> Option<Value> {
    Some(match kind {
        Kind::Bool => Value::Bool(constant.as_bool()?),
        Kind::String => Value::text(&constant.as_bytes()?),
        Kind::Int(int) => Value::Int(int.wrap(integer(constant)?)),
        Kind::Float32 => Value::Float(single(constant)?),
        Kind::Float64 => Value::Float(constant.to_f64()?.0),
        Kind::Complex64 | Kind::Complex128 => {
            let of = |part: &Constant| match kind {
                Kind::Complex64 => single(part),
                _ => Some(part.to_f64()?.0),
            };
            Value::Complex(of(&constant.real())?, of(&constant.imag())?)
        }
        _ => return None,
    })
}

fn integer(constant: &Constant) -> Option<i64> {
    let whole = match constant.kind() {
        ConstantKind::Int => constant.clone(),
        _ => constant.to_int(),
    };
    whole.as_i64().or_else(|| whole.as_u64().map(u64::cast_signed))
}

/// The nearest `float32`. Constants have been rounded to their type before.
fn single(constant: &Constant) -> Option<f64> {
    Some(rounded(Kind::Float32, constant.to_f64()?.0))
}
