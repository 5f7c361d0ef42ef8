//! What a type makes of a value (spec: Representability, Numeric types).

use crate::ieee::{DOUBLE, Format, SINGLE};
use crate::value::{Kind, Repr, Value};

/// Sizes of integer types.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Width {
    /// 8 bits.
    W8,
    /// 16 bits.
    W16,
    /// 32 bits.
    W32,
    /// 64 bits.
    W64,
}

impl Width {
    /// The size in bits.
    pub const fn bits(self) -> u32 {
        match self {
            Self::W8 => 8,
            Self::W16 => 16,
            Self::W32 => 32,
            Self::W64 => 64,
        }
    }
}

/// The sets of values of the basic types. Of types with the same values there
/// is one; how many bits `int`, `uint` and `uintptr` have is the caller's to know.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Basic {
    /// `bool`, and untyped booleans.
    Bool,
    /// `string`, and untyped strings.
    String,
    /// Integers with sign.
    Int(Width),
    /// Integers without sign.
    Uint(Width),
    /// Untyped integers and runes: all integers.
    UntypedInt,
    /// `float32`
    Float32,
    /// `float64`
    Float64,
    /// Untyped floating-point numbers: all real numbers.
    UntypedFloat,
    /// `complex64`
    Complex64,
    /// `complex128`
    Complex128,
    /// Untyped complex numbers: all numbers.
    UntypedComplex,
}

impl Value {
    /// The value as one of a type: numbers become integers where the type has
    /// only these, and are rounded to the floating-point types. `None` if the
    /// value is not representable. The unknown value is representable in every
    /// type, and stays unknown.
    pub fn represent(&self, basic: Basic) -> Option<Self> {
        if self.is_unknown() {
            return Some(Self::UNKNOWN);
        }
        match basic {
            Basic::Bool => self.of_kind(Kind::Bool),
            Basic::String => self.of_kind(Kind::String),
            Basic::Int(width) => self.in_integer(|value| value.fits_signed(width)),
            Basic::Uint(width) => self.in_integer(|value| value.fits_unsigned(width)),
            Basic::UntypedInt => self.in_integer(|_| true),
            Basic::Float32 => self.in_float(SINGLE),
            Basic::Float64 => self.in_float(DOUBLE),
            Basic::UntypedFloat => self.to_float().of_kind(Kind::Float).map(|_| self.clone()),
            Basic::Complex64 => self.in_complex(SINGLE),
            Basic::Complex128 => self.in_complex(DOUBLE),
            Basic::UntypedComplex => self.to_complex().of_kind(Kind::Complex).map(|_| self.clone()),
        }
    }

    fn of_kind(&self, kind: Kind) -> Option<Self> {
        (self.kind() == kind).then(|| self.clone())
    }

    fn in_integer(&self, fits: impl FnOnce(&Self) -> bool) -> Option<Self> {
        self.to_int().of_kind(Kind::Int).filter(fits)
    }

    fn fits_signed(&self, width: Width) -> bool {
        self.as_i64().is_some_and(|value| {
            let unused = 64 - width.bits();
            value << unused >> unused == value
        })
    }

    fn fits_unsigned(&self, width: Width) -> bool {
        self.as_u64().is_some_and(|value| value.checked_shr(width.bits()).unwrap_or(0) == 0)
    }

    fn in_float(&self, format: Format) -> Option<Self> {
        self.to_float().rounded(format).map(|finite| Self::fraction(finite.to_ratio()))
    }

    /// Both parts are rounded, integers among them too.
    fn in_complex(&self, format: Format) -> Option<Self> {
        let Repr::Complex(value) = self.to_complex().0 else { return None };
        let (re, im) = (value.re.rounded(format)?, value.im.rounded(format)?);
        Some(Self::complex(Self::fraction(re.to_ratio()), Self::fraction(im.to_ratio())))
    }
}
