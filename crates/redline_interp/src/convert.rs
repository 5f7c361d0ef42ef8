//! Conversions (spec: Conversions), as the gc compiler does them on amd64.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "these casts are what the conversions of Go are"
)]

use std::rc::Rc;

use redline_types::TypeId;

use crate::heap::{Object, Shape};
use crate::kind::{IntKind, Kind};
use crate::machine::Machine;
use crate::pointer::Pointer;
use crate::text::Text;
use crate::trap::Trap;
use crate::value::{Slice, Value};

/// The nearest `float32`.
pub(crate) const fn single(value: f64) -> f32 {
    value as f32
}

/// The low 32 bits of an integer.
pub(crate) const fn low_i32(value: i64) -> i32 {
    value as i32
}

/// An integer as a floating-point number.
pub(crate) fn float_of_int(from: IntKind, to: Kind, value: i64) -> f64 {
    match (from.signed, to) {
        (true, Kind::Float32) => f64::from(value as f32),
        (true, _) => value as f64,
        (false, Kind::Float32) => f64::from(value.cast_unsigned() as f32),
        (false, _) => value.cast_unsigned() as f64,
    }
}

/// A floating-point number as an integer. What does not fit becomes what the
/// instructions of the processor make of it.
pub(crate) fn int_of_float(value: f64, to: IntKind) -> i64 {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    match to {
        IntKind { bits: 64, signed: false } if value >= LIMIT => {
            truncated(value - LIMIT) ^ i64::MIN
        }
        IntKind { bits: 8 | 16 | 32, signed: true } | IntKind { bits: 8 | 16, signed: false } => {
            to.wrap(i64::from(truncated_32(value)))
        }
        _ => to.wrap(truncated(value)),
    }
}

/// Rounded towards zero; the lowest integer if that is none of 64 bits.
fn truncated(value: f64) -> i64 {
    let fits = value > -9_223_372_036_854_777_856.0 && value < 9_223_372_036_854_775_808.0;
    if fits { value as i64 } else { i64::MIN }
}

/// Rounded towards zero; the lowest integer if that is none of 32 bits.
fn truncated_32(value: f64) -> i32 {
    let fits = value > -2_147_483_649.0 && value < 2_147_483_648.0;
    if fits { value as i32 } else { i32::MIN }
}

/// A number rounded to the type that it has.
pub(crate) fn rounded(kind: Kind, value: f64) -> f64 {
    if matches!(kind, Kind::Float32 | Kind::Complex64) { f64::from(value as f32) } else { value }
}

/// The UTF-8 form of a code point, or of U+FFFD if it is none.
pub(crate) fn encoded(rune: i64) -> Vec<u8> {
    let char = u32::try_from(rune).ok().and_then(char::from_u32);
    let mut bytes = [0; 4];
    char.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut bytes).as_bytes().to_vec()
}

/// The rune at the beginning of some bytes, and how many it takes. One that is not
/// well formed is U+FFFD and takes one.
pub(crate) fn decoded(bytes: &[u8]) -> (i64, usize) {
    let start = bytes.get(..4).unwrap_or(bytes);
    let valid = match str::from_utf8(start) {
        Ok(text) => text,
        Err(error) => start
            .get(..error.valid_up_to())
            .and_then(|valid| str::from_utf8(valid).ok())
            .unwrap_or(""),
    };
    match valid.chars().next() {
        Some(char) => (i64::from(u32::from(char)), char.len_utf8()),
        None => (0xfffd, 1),
    }
}

impl Machine<'_> {
    /// `T(x)`
    pub(crate) fn convert(
        &mut self,
        (from_ty, value): (TypeId, Value),
        to_ty: TypeId,
    ) -> Result<Value, Trap> {
        let (from, to) = (self.types.kind(from_ty), self.types.kind(to_ty));
        Ok(match (from, to, value) {
            (Kind::Int(from), Kind::Int(to), Value::Int(value)) => {
                let _ = from;
                Value::Int(to.wrap(value))
            }
            (Kind::Int(from), Kind::Float32 | Kind::Float64, Value::Int(value)) => {
                Value::Float(float_of_int(from, to, value))
            }
            (_, Kind::Int(to), Value::Float(value)) => Value::Int(int_of_float(value, to)),
            (_, Kind::Float32 | Kind::Float64, Value::Float(value)) => {
                Value::Float(rounded(to, value))
            }
            (_, Kind::Complex64 | Kind::Complex128, Value::Complex(re, im)) => {
                Value::Complex(rounded(to, re), rounded(to, im))
            }
            (_, Kind::String, Value::Int(rune)) => Value::text(&encoded(rune)),
            (Kind::Slice, Kind::String, value) => self.string_of(from_ty, &value)?,
            (Kind::String, Kind::Slice, Value::Text(text)) => self.slice_of(&text, to_ty)?,
            (_, Kind::UnsafePointer | Kind::Pointer, value) => {
                self.convert_pointer((from, value), to_ty)?
            }
            (Kind::UnsafePointer, Kind::Int(to), value) => {
                let address = self.address_of_value(&value).cast_signed();
                Value::Int(to.wrap(address))
            }
            (Kind::Interface, Kind::Interface, value) => value,
            (from, Kind::Interface, value) if from != Kind::Other => {
                let ty = self.types.canonical(from_ty);
                Value::boxed(ty, value)
            }
            (from, to, value) if from == to => value,
            (from, to, _) => {
                return Err(Trap::not_modelled(format!("a conversion from {from:?} to {to:?}")));
            }
        })
    }

    /// `string(bytes)` and `string(runes)`
    fn string_of(&mut self, from_ty: TypeId, value: &Value) -> Result<Value, Trap> {
        let element = self.types.element(from_ty);
        let is_bytes = element.is_some_and(|element| self.types.is_byte(element));
        if is_bytes {
            let bytes = self.bytes_of(value)?;
            return Ok(Value::Text(self.new_text(&bytes)?));
        }
        let runes = self.elements(value)?;
        let encode = |rune: Value| match rune {
            Value::Int(rune) => encoded(rune),
            _ => Vec::new(),
        };
        let bytes: Vec<u8> = runes.into_iter().flat_map(encode).collect();
        Ok(Value::Text(self.new_text(&bytes)?))
    }

    /// `[]byte(string)` and `[]rune(string)`
    fn slice_of(&mut self, text: &Text, to_ty: TypeId) -> Result<Value, Trap> {
        let Some(element) = self.types.element(to_ty) else {
            return Err(Trap::malformed("a slice type without elements"));
        };
        if self.types.is_byte(element) {
            return self.new_slice(byte_values(text), element);
        }
        let mut runes = Vec::new();
        let mut rest: &[u8] = text;
        while !rest.is_empty() {
            let (rune, len) = decoded(rest);
            runes.push(Value::Int(rune));
            rest = rest.get(len..).unwrap_or(&[]);
        }
        self.new_slice(runes, element)
    }

    /// A string of these bytes.
    pub(crate) fn new_text(&mut self, bytes: &[u8]) -> Result<Text, Trap> {
        if bytes.len() > crate::text::MAX_TEXT || bytes.len() > self.limits.memory {
            return Err(Trap::Memory);
        }
        self.heap.allocated += bytes.len();
        Ok(Text::from(bytes))
    }

    /// A slice of a new array with these elements.
    pub(crate) fn new_slice(
        &mut self,
        elements: Vec<Value>,
        element: TypeId,
    ) -> Result<Value, Trap> {
        let len = elements.len();
        self.new_slice_with(elements, len, element)
    }

    /// A slice of the first `len` of a new array with these elements.
    pub(crate) fn new_slice_with(
        &mut self,
        elements: Vec<Value>,
        len: usize,
        element: TypeId,
    ) -> Result<Value, Trap> {
        let cap = elements.len();
        if cap.saturating_mul(size_of::<Value>()) > self.limits.memory {
            return Err(Trap::Memory);
        }
        let object =
            Object::Variable { value: Value::aggregate(elements), ty: Shape::ArrayOf(element) };
        let array = Pointer::to(self.heap.add(object));
        Ok(Value::Slice(Rc::new(Slice { array, offset: 0, len, cap })))
    }

    /// The elements of a slice.
    pub(crate) fn elements(&self, value: &Value) -> Result<Vec<Value>, Trap> {
        let Value::Slice(slice) = value else { return Ok(Vec::new()) };
        Ok(self.slice_elements(slice)?.to_vec())
    }

    /// The elements of a slice, where they are.
    pub(crate) fn slice_elements(&self, slice: &Slice) -> Result<&[Value], Trap> {
        let array = match self.heap.find(&slice.array) {
            Some(Value::Aggregate(array)) => array.get(slice.offset..slice.offset + slice.len),
            _ => None,
        };
        array.ok_or_else(|| Trap::malformed("a slice of no array"))
    }

    /// The bytes of a string or of a slice of bytes.
    pub(crate) fn bytes_of(&self, value: &Value) -> Result<Vec<u8>, Trap> {
        let byte = |value: &Value| match value {
            Value::Int(byte) => *byte as u8,
            _ => 0,
        };
        match value {
            Value::Text(text) => Ok(text.to_vec()),
            Value::Slice(slice) => Ok(self.slice_elements(slice)?.iter().map(byte).collect()),
            _ => Ok(Vec::new()),
        }
    }
}

/// Bytes as the elements of a slice.
pub(crate) fn byte_values(bytes: &[u8]) -> Vec<Value> {
    bytes.iter().map(|&byte| Value::Int(i64::from(byte))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_becomes_what_the_processor_makes_of_it() {
        let int = |bits, signed| IntKind { bits, signed };
        assert_eq!(int_of_float(-1.9, int(64, true)), -1);
        assert_eq!(int_of_float(1e30, int(64, true)), i64::MIN);
        assert_eq!(int_of_float(f64::NAN, int(32, true)), i64::from(i32::MIN));
        assert_eq!(int_of_float(300.7, int(8, false)), 44);
        assert_eq!(
            int_of_float(1.5e19, int(64, false)).cast_unsigned(),
            15_000_000_000_000_000_000
        );
    }

    #[test]
    fn runes_are_decoded_one_by_one() {
        assert_eq!(decoded("é!".as_bytes()), (0xe9, 2));
        assert_eq!(decoded(&[0xff, b'a']), (0xfffd, 1));
        assert_eq!(decoded(&[0xe2, 0x82]), (0xfffd, 1));
        assert_eq!(encoded(0xd800), "\u{fffd}".as_bytes());
        assert_eq!(encoded(-1), "\u{fffd}".as_bytes());
    }
}
