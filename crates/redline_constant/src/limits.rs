//! What Go's type checker refuses although the spec would allow it (spec:
//! Constants, implementation restrictions).

use crate::Value;
use crate::value::Repr;

/// Bits that an untyped integer may have.
pub const MAX_INTEGER_BITS: usize = 512;

/// The largest shift count of a constant shift: enough for the smallest
/// `float64` to be written as a shift.
pub const MAX_SHIFT: u32 = 1023 - 1 + 52;

/// Bytes that a string constant may have.
pub const MAX_STRING_LEN: u64 = 2_000_000_000;

/// Bytes that a numeric literal may have. [`Value::literal`] reads longer ones
/// too, in more time than their length suggests.
pub const MAX_LITERAL_LEN: usize = 10_000;

/// Why the result of a constant operation is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Excess {
    /// It cannot be represented: beyond the largest exponent.
    Unrepresentable,
    /// An untyped integer of more than [`MAX_INTEGER_BITS`] bits.
    Integer,
    /// An untyped string of more than [`MAX_STRING_LEN`] bytes.
    String {
        /// Bytes it would have.
        len: u64,
    },
}

impl Value {
    /// Why the result of an operation on known, untyped operands is refused.
    /// The result of typed operands is bounded by its type instead.
    pub fn excess(&self) -> Option<Excess> {
        match &self.0 {
            Repr::Unknown => Some(Excess::Unrepresentable),
            Repr::Big(_) if self.bit_len() > MAX_INTEGER_BITS => Some(Excess::Integer),
            Repr::String(text) if text.len() > MAX_STRING_LEN => {
                Some(Excess::String { len: text.len() })
            }
            _ => None,
        }
    }
}
