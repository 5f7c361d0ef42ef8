//! Conversions between kinds, and the parts of complex numbers (spec:
//! Conversions, Manipulating complex numbers).

use std::borrow::Cow;

use crate::ieee::{DOUBLE, Finite, Format};
use crate::value::{Repr, Value};

impl Value {
    /// The same number as an integer; unknown if it is no whole one.
    ///
    /// A floating-point number of 512 bits counts as whole if rounding its last
    /// four bits up or down makes it whole: they may come from rounding before.
    #[must_use]
    pub fn to_int(&self) -> Self {
        match &self.0 {
            Repr::Small(_) | Repr::Big(_) => self.clone(),
            Repr::Ratio(value) => value.whole().cloned().map_or(Self::UNKNOWN, Self::integer),
            Repr::Float(value) => value.nearly_whole().map_or(Self::UNKNOWN, Self::integer),
            Repr::Complex(_) => match self.to_float() {
                Self(Repr::Complex(_)) => Self::UNKNOWN,
                real => real.to_int(),
            },
            Repr::Unknown | Repr::Bool(_) | Repr::String(_) => Self::UNKNOWN,
        }
    }

    /// The same number as one of kind [`Float`](crate::Kind::Float); unknown if
    /// it has an imaginary part.
    #[must_use]
    pub fn to_float(&self) -> Self {
        match &self.0 {
            Repr::Ratio(_) | Repr::Float(_) => self.clone(),
            Repr::Complex(value) if value.im.sign() == 0 => value.re.to_float(),
            _ => self.as_ratio().map_or(Self::UNKNOWN, |value| Self::ratio(value.into_owned())),
        }
    }

    /// The same number as a complex one; unknown if it is no number.
    #[must_use]
    pub fn to_complex(&self) -> Self {
        self.as_complex()
            .map_or(Self::UNKNOWN, |value| Self::complex(value.re.clone(), value.im.clone()))
    }

    /// The number times the imaginary unit; unknown if it is not a real one.
    #[must_use]
    pub fn times_i(&self) -> Self {
        match self.0 {
            Repr::Small(_) | Repr::Big(_) | Repr::Ratio(_) | Repr::Float(_) => {
                Self::complex(Self::int(0), self.clone())
            }
            _ => Self::UNKNOWN,
        }
    }

    /// The real part of a number; unknown if it is none.
    #[must_use]
    pub fn real(&self) -> Self {
        self.as_complex().map_or(Self::UNKNOWN, |value| value.re.clone())
    }

    /// The imaginary part of a number; unknown if it is none.
    #[must_use]
    pub fn imag(&self) -> Self {
        self.as_complex().map_or(Self::UNKNOWN, |value| value.im.clone())
    }

    /// What the conversion of an integer to a string type gives: the UTF-8 form
    /// of its code point, or of U+FFFD if it is none. Unknown if it is no integer.
    #[must_use]
    pub fn to_code_point_string(&self) -> Self {
        if !matches!(self.0, Repr::Small(_) | Repr::Big(_)) {
            return Self::UNKNOWN;
        }
        let code = self.as_u64().and_then(|code| u32::try_from(code).ok());
        let char = code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
        Self::string(char.encode_utf8(&mut [0; 4]).as_bytes())
    }

    /// The nearest `float64` to a real number, infinite if it is too large, and
    /// whether it is that number. `None` if it is no real number.
    pub fn to_f64(&self) -> Option<(f64, bool)> {
        self.as_complex().filter(|_| !matches!(self.0, Repr::Complex(_)))?;
        let infinite = if self.sign() < 0 { f64::NEG_INFINITY } else { f64::INFINITY };
        let finite = self.rounded(DOUBLE);
        Some(finite.map_or((infinite, false), |finite| (finite.to_f64(), finite.exact)))
    }

    /// The nearest finite number of a format; `None` for infinity and for what
    /// is no real number.
    pub(crate) fn rounded(&self, format: Format) -> Option<Finite> {
        match &self.0 {
            Repr::Small(_) => format.of_ratio(&*self.as_ratio()?),
            Repr::Ratio(value) => format.of_ratio(value),
            // The reference rounds to 512 bits first.
            _ => self.as_float().and_then(|value: Cow<'_, _>| format.of_float(&value)),
        }
    }
}
