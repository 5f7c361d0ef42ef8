//! The exact printed form of a value: what types are compared by.

use std::fmt::{self, Write};

use dashu_base::BitTest;

use crate::float::Float;
use crate::ratio::Ratio;
use crate::text::Text;
use crate::value::{Repr, Value};

/// Longer strings are printed as length and hash.
const MAX_STRING: u64 = 64;

impl Value {
    /// The exact form of the value:
    ///
    /// - `unknown`, `true`, `false`, integers in decimal;
    /// - fractions as `n/d` in lowest terms, or in decimal if they are whole;
    /// - numbers too large for fractions as `0x.8p+5000`, a hexadecimal fraction
    ///   times a power of two;
    /// - complex numbers as `(re + imi)`;
    /// - strings of at most 64 bytes in quotes, with every byte that is no
    ///   printable ASCII character, `"` and `\` as `\xhh`; longer ones as
    ///   `#length:hash`, with the length in decimal and the 64-bit FNV-1a hash.
    ///
    /// No string that was put together is copied.
    pub fn exact(&self) -> impl fmt::Display {
        Exact(self)
    }
}

struct Exact<'a>(&'a Value);

impl fmt::Display for Exact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.0 {
            Repr::Unknown => f.write_str("unknown"),
            Repr::Bool(value) => write!(f, "{value}"),
            Repr::String(text) if text.len() > MAX_STRING => hash(text, f),
            Repr::String(text) => quote(text, f),
            Repr::Small(value) => write!(f, "{value}"),
            Repr::Big(value) => write!(f, "{value}"),
            Repr::Ratio(value) => ratio(value, f),
            Repr::Float(value) => float(value, f),
            Repr::Complex(value) => write!(f, "({} + {}i)", Exact(&value.re), Exact(&value.im)),
        }
    }
}

fn ratio(value: &Ratio, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value.whole() {
        Some(whole) => write!(f, "{whole}"),
        None => write!(f, "{}/{}", value.numerator(), value.denominator()),
    }
}

/// The mantissa is at least one half and less than one.
fn float(value: &Float, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if value.is_zero() {
        return f.write_char('0');
    }
    let sign = if value.is_negative() { "-" } else { "" };
    let mantissa = value.mantissa();
    let bits = mantissa.bit_len();
    let digits = mantissa << (bits.next_multiple_of(4) - bits);
    write!(f, "{sign}0x.{digits:x}p{:+}", value.magnitude())
}

fn quote(text: &Text, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for &byte in text.chunks().flatten() {
        match byte {
            b'"' | b'\\' => write!(f, "\\x{byte:02x}")?,
            b' '..=b'~' => f.write_char(char::from(byte))?,
            _ => write!(f, "\\x{byte:02x}")?,
        }
    }
    f.write_char('"')
}

fn hash(text: &Text, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let hash = text
        .chunks()
        .flatten()
        .fold(BASIS, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    write!(f, "#{}:{hash:016x}", text.len())
}
