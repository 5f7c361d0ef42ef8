//! Two numbers brought to the same representation.

use std::borrow::Cow;

use dashu_int::IBig;

use crate::complex::Complex;
use crate::float::Float;
use crate::ratio::Ratio;
use crate::value::{Repr, Value};

/// Two numbers held in the same way: the simplest that can hold both.
pub(crate) enum Pair<'a> {
    Integer(Cow<'a, IBig>, Cow<'a, IBig>),
    Ratio(Cow<'a, Ratio>, Cow<'a, Ratio>),
    Float(Cow<'a, Float>, Cow<'a, Float>),
    Complex(Cow<'a, Complex>, Cow<'a, Complex>),
}

/// The representations of numbers, each of which can hold those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Rank {
    Integer,
    Ratio,
    Float,
    Complex,
}

impl<'a> Pair<'a> {
    /// The pair; `None` if one is no number.
    pub(crate) fn of(x: &'a Value, y: &'a Value) -> Option<Self> {
        Some(match x.rank()?.max(y.rank()?) {
            Rank::Integer => Self::Integer(x.as_integer()?, y.as_integer()?),
            Rank::Ratio => Self::Ratio(x.as_ratio()?, y.as_ratio()?),
            Rank::Float => Self::Float(x.as_float()?, y.as_float()?),
            Rank::Complex => Self::Complex(x.as_complex()?, y.as_complex()?),
        })
    }
}

impl Value {
    fn rank(&self) -> Option<Rank> {
        match self.0 {
            Repr::Unknown | Repr::Bool(_) | Repr::String(_) => None,
            Repr::Small(_) | Repr::Big(_) => Some(Rank::Integer),
            Repr::Ratio(_) => Some(Rank::Ratio),
            Repr::Float(_) => Some(Rank::Float),
            Repr::Complex(_) => Some(Rank::Complex),
        }
    }

    /// The integer that it is, of any size.
    pub(crate) fn as_integer(&self) -> Option<Cow<'_, IBig>> {
        match &self.0 {
            Repr::Small(value) => Some(Cow::Owned(IBig::from(*value))),
            Repr::Big(value) => Some(Cow::Borrowed(value)),
            _ => None,
        }
    }

    /// The fraction that it is: that of an integer may be of any size.
    pub(crate) fn as_ratio(&self) -> Option<Cow<'_, Ratio>> {
        match &self.0 {
            Repr::Ratio(value) => Some(Cow::Borrowed(value)),
            _ => Some(Cow::Owned(Ratio::from(self.as_integer()?.into_owned()))),
        }
    }

    /// The floating-point number that is nearest to a real number.
    pub(crate) fn as_float(&self) -> Option<Cow<'_, Float>> {
        match &self.0 {
            Repr::Float(value) => Some(Cow::Borrowed(value)),
            Repr::Ratio(value) => Float::from_ratio(value).map(Cow::Owned),
            _ => Float::from_integer(&*self.as_integer()?).map(Cow::Owned),
        }
    }

    /// The complex number that it is.
    pub(crate) fn as_complex(&self) -> Option<Cow<'_, Complex>> {
        match &self.0 {
            Repr::Complex(value) => Some(Cow::Borrowed(value)),
            Repr::Unknown | Repr::Bool(_) | Repr::String(_) => None,
            _ => Some(Cow::Owned(Complex { re: self.clone(), im: Self::int(0) })),
        }
    }
}
