//! The value of a constant.

use std::borrow::Cow;
use std::sync::Arc;

use dashu_base::{BitTest, Signed};
use dashu_int::IBig;

use crate::complex::Complex;
use crate::float::Float;
use crate::ratio::Ratio;
use crate::text::{Chunks, Text};

/// The value of a constant, or that it is unknown because of an error.
///
/// Cheap to clone: what does not fit beside the tag is shared. Two values are
/// equal if they are of the same kind and held in the same way; `1` and `1.0`
/// differ. For equality as Go means it there is [`Value::compare`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Value(pub(crate) Repr);

/// How a value is held.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Repr {
    Unknown,
    Bool(bool),
    String(Text),
    Small(i64),
    /// An integer that does not fit into 64 bits.
    Big(Arc<IBig>),
    Ratio(Arc<Ratio>),
    /// A number that was too large for a fraction. What is computed from it
    /// stays so: going back would pretend an exactness that is lost.
    Float(Arc<Float>),
    Complex(Arc<Complex>),
}

/// The kinds of values (spec: Constants). A rune is an integer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// Not known, because of an error.
    Unknown,
    /// `true` or `false`.
    Bool,
    /// A sequence of bytes.
    String,
    /// An integer.
    Int,
    /// A real number, which may be a whole one.
    Float,
    /// A complex number, whose imaginary part may be zero.
    Complex,
}

impl Value {
    /// The value of what has none because of an error.
    pub const UNKNOWN: Self = Self(Repr::Unknown);

    /// A boolean.
    pub const fn bool(value: bool) -> Self {
        Self(Repr::Bool(value))
    }

    /// A string of any bytes.
    pub fn string(bytes: &[u8]) -> Self {
        Self(Repr::String(Text::from(bytes)))
    }

    /// An integer.
    pub const fn int(value: i64) -> Self {
        Self(Repr::Small(value))
    }

    /// An integer of any size.
    pub(crate) fn integer(value: IBig) -> Self {
        Self(i64::try_from(&value).map_or_else(|_| Repr::Big(Arc::new(value)), Repr::Small))
    }

    /// A fraction, or the nearest floating-point number if it is too large.
    pub(crate) fn ratio(value: Ratio) -> Self {
        if value.is_modest() {
            return Self::fraction(value);
        }
        Self::float(Float::from_ratio(&value))
    }

    /// A fraction of whatever size.
    pub(crate) fn fraction(value: Ratio) -> Self {
        Self(Repr::Ratio(Arc::new(value)))
    }

    /// A floating-point number; unknown if it is infinite.
    pub(crate) fn float(value: Option<Float>) -> Self {
        value.map_or(Self::UNKNOWN, |value| Self(Repr::Float(Arc::new(value))))
    }

    /// A complex number from its parts; unknown if one of them is.
    pub(crate) fn complex(re: Self, im: Self) -> Self {
        if re.is_unknown() || im.is_unknown() {
            return Self::UNKNOWN;
        }
        Self(Repr::Complex(Arc::new(Complex { re, im })))
    }

    /// Of which kind it is.
    pub fn kind(&self) -> Kind {
        match self.0 {
            Repr::Unknown => Kind::Unknown,
            Repr::Bool(_) => Kind::Bool,
            Repr::String(_) => Kind::String,
            Repr::Small(_) | Repr::Big(_) => Kind::Int,
            Repr::Ratio(_) | Repr::Float(_) => Kind::Float,
            Repr::Complex(_) => Kind::Complex,
        }
    }

    /// Whether it is unknown.
    pub fn is_unknown(&self) -> bool {
        matches!(self.0, Repr::Unknown)
    }

    /// The boolean that it is.
    pub fn as_bool(&self) -> Option<bool> {
        match self.0 {
            Repr::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The integer that it is, if it is one of 64 bits with sign.
    pub fn as_i64(&self) -> Option<i64> {
        match self.0 {
            Repr::Small(value) => Some(value),
            _ => None,
        }
    }

    /// The integer that it is, if it is one of 64 bits without sign.
    pub fn as_u64(&self) -> Option<u64> {
        match &self.0 {
            Repr::Small(value) => u64::try_from(*value).ok(),
            Repr::Big(value) => u64::try_from(&**value).ok(),
            _ => None,
        }
    }

    /// The bytes of the string that it is. A string that was put together is
    /// copied: [`Self::chunks`] reads it where it lies.
    pub fn as_bytes(&self) -> Option<Cow<'_, [u8]>> {
        match &self.0 {
            Repr::String(text) => Some(text.bytes()),
            _ => None,
        }
    }

    /// The pieces of the string that it is; none if it is no string.
    pub fn chunks(&self) -> Chunks<'_> {
        match &self.0 {
            Repr::String(text) => text.chunks(),
            _ => Chunks::default(),
        }
    }

    /// The length of the string that it is, in bytes. Nothing is put together.
    pub fn string_len(&self) -> Option<u64> {
        match &self.0 {
            Repr::String(text) => Some(text.len()),
            _ => None,
        }
    }

    /// How many bits the absolute value of the integer takes; 0 if it is no integer.
    pub fn bit_len(&self) -> usize {
        match &self.0 {
            Repr::Small(value) => value.unsigned_abs().bit_len(),
            Repr::Big(value) => value.bit_len(),
            _ => 0,
        }
    }

    /// -1, 0 or 1: whether a number is below, at or above zero; for a complex
    /// number, 0 if it is zero. 1 for what is no number: a divisor that is
    /// unknown is not zero.
    pub fn sign(&self) -> i32 {
        match &self.0 {
            Repr::Small(value) => i32::from(*value > 0) - i32::from(*value < 0),
            Repr::Big(value) => {
                if value.is_negative() {
                    -1
                } else {
                    1
                }
            }
            Repr::Ratio(value) => value.sign(),
            Repr::Float(value) => value.sign(),
            Repr::Complex(value) => value.re.sign() | value.im.sign(),
            Repr::Unknown | Repr::Bool(_) | Repr::String(_) => 1,
        }
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::integer(IBig::from(value))
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self::integer(IBig::from(value))
    }
}
