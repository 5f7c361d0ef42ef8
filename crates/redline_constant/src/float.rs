//! Floating-point numbers of 512 bits, for what is too large for fractions.

use std::cmp::Ordering;

use dashu_base::{BitTest, DivRem, Sign, Signed, UnsignedAbs};
use dashu_int::{IBig, UBig};

use crate::ratio::Ratio;

/// Bits of the mantissa.
pub(crate) const PRECISION: usize = 512;

/// Bounds of the exponent `e` of a number in `[2^(e-1), 2^e)`.
pub(crate) const EXPONENTS: std::ops::RangeInclusive<i64> = -(1 << 31)..=(1 << 31) - 1;

/// Exponents for which a number is held as a fraction if it can be chosen.
const MODEST_EXPONENTS: std::ops::Range<i64> = -4095..4096;

/// How a number that has too many bits is rounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Rounding {
    NearestEven,
    TowardsZero,
    AwayFromZero,
}

/// The number `mantissa * 2^exponent`, with its sign. Zero has no sign.
///
/// Infinity is no `Float`: operations that can overflow return `None`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Float {
    negative: bool,
    /// Odd, or zero.
    mantissa: UBig,
    /// Zero if the mantissa is.
    exponent: i64,
}

/// A number before it is rounded.
struct Unrounded {
    negative: bool,
    mantissa: UBig,
    exponent: i64,
    /// Whether the true number is larger by less than one unit of the mantissa,
    /// which then has more bits than are asked for.
    sticky: bool,
}

impl Float {
    const ZERO: Self = Self { negative: false, mantissa: UBig::ZERO, exponent: 0 };

    /// The number `mantissa * 2^exponent`, whose mantissa may be of any size.
    pub(crate) fn exact(negative: bool, mantissa: UBig, exponent: i64) -> Self {
        let Some(zeros) = mantissa.trailing_zeros() else { return Self::ZERO };
        Self { negative, mantissa: mantissa >> zeros, exponent: exponent + count(zeros) }
    }

    /// The nearest number to an integer.
    pub(crate) fn from_integer(value: &IBig) -> Option<Self> {
        Self::exact(value.is_negative(), value.unsigned_abs(), 0).rounded(PRECISION)
    }

    /// The nearest number to a fraction.
    pub(crate) fn from_ratio(value: &Ratio) -> Option<Self> {
        let numerator = value.numerator();
        if let Some(whole) = value.whole() {
            return Self::from_integer(whole);
        }
        let dividend = Self {
            negative: numerator.is_negative(),
            mantissa: numerator.unsigned_abs(),
            exponent: 0,
        };
        let divisor = Self { negative: false, mantissa: value.denominator().clone(), exponent: 0 };
        dividend.quo(&divisor)
    }

    /// The nearest number of so many bits.
    pub(crate) fn rounded(&self, precision: usize) -> Option<Self> {
        self.clone().unrounded().round(precision, Rounding::NearestEven)
    }

    fn unrounded(self) -> Unrounded {
        let Self { negative, mantissa, exponent } = self;
        Unrounded { negative, mantissa, exponent, sticky: false }
    }

    pub(crate) fn is_negative(&self) -> bool {
        self.negative
    }

    /// The odd integer that is multiplied by a power of two.
    pub(crate) fn mantissa(&self) -> &UBig {
        &self.mantissa
    }

    /// The exponent of that power.
    pub(crate) fn exponent(&self) -> i64 {
        self.exponent
    }

    /// The `e` for which the absolute value is in `[2^(e-1), 2^e)`; 0 for zero.
    pub(crate) fn magnitude(&self) -> i64 {
        self.exponent + count(self.mantissa.bit_len())
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.mantissa.is_zero()
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.exponent >= 0
    }

    pub(crate) fn sign(&self) -> i32 {
        if self.is_zero() {
            0
        } else if self.negative {
            -1
        } else {
            1
        }
    }

    /// Whether its fraction would be of a modest size.
    pub(crate) fn is_modest(&self) -> bool {
        MODEST_EXPONENTS.contains(&self.magnitude())
    }

    pub(crate) fn neg(&self) -> Self {
        Self { negative: !self.negative && !self.is_zero(), ..self.clone() }
    }

    pub(crate) fn add(&self, other: &Self) -> Option<Self> {
        let (high, low) =
            if self.magnitude() >= other.magnitude() { (self, other) } else { (other, self) };
        if high.is_zero() || low.is_zero() {
            return Some(if self.is_zero() { other.clone() } else { self.clone() });
        }
        let sum = if high.magnitude() - low.magnitude() > count(PRECISION) + 3 {
            high.nudged(high.negative == low.negative)
        } else {
            high.plus(low)
        };
        sum.round(PRECISION, Rounding::NearestEven)
    }

    pub(crate) fn sub(&self, other: &Self) -> Option<Self> {
        self.add(&other.neg())
    }

    pub(crate) fn mul(&self, other: &Self) -> Option<Self> {
        self.mul_to(other, PRECISION)
    }

    /// The product, rounded to so many bits.
    pub(crate) fn mul_to(&self, other: &Self, precision: usize) -> Option<Self> {
        let product = Unrounded {
            negative: self.negative != other.negative,
            mantissa: &self.mantissa * &other.mantissa,
            exponent: self.exponent + other.exponent,
            sticky: false,
        };
        product.round(precision, Rounding::NearestEven)
    }

    /// The quotient; `None` also if the divisor is zero.
    pub(crate) fn quo(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        let wanted = other.mantissa.bit_len() + PRECISION + 2;
        let shift = wanted.saturating_sub(self.mantissa.bit_len());
        let (mantissa, rest) = (&self.mantissa << shift).div_rem(&other.mantissa);
        let quotient = Unrounded {
            negative: self.negative != other.negative,
            mantissa,
            exponent: self.exponent - other.exponent - count(shift),
            sticky: !rest.is_zero(),
        };
        quotient.round(PRECISION, Rounding::NearestEven)
    }

    /// The exact sum of two numbers of about the same magnitude.
    fn plus(&self, other: &Self) -> Unrounded {
        let exponent = self.exponent.min(other.exponent);
        let sum = self.scaled(exponent) + other.scaled(exponent);
        let (sign, mantissa) = sum.into_parts();
        Unrounded { negative: sign == Sign::Negative, mantissa, exponent, sticky: false }
    }

    /// The sum with a number so small that only its sign matters.
    fn nudged(&self, away: bool) -> Unrounded {
        let shift = (PRECISION + 3).saturating_sub(self.mantissa.bit_len());
        let mantissa = &self.mantissa << shift;
        Unrounded {
            negative: self.negative,
            mantissa: if away { mantissa } else { mantissa - UBig::ONE },
            exponent: self.exponent - count(shift),
            sticky: true,
        }
    }

    /// The number in units of `2^exponent`, of which it has a whole number.
    fn scaled(&self, exponent: i64) -> IBig {
        let shift = usize::try_from(self.exponent - exponent).unwrap_or(0);
        IBig::from_parts(Sign::from(self.negative), &self.mantissa << shift)
    }

    pub(crate) fn cmp(&self, other: &Self) -> Ordering {
        let by_sign = self.sign().cmp(&other.sign());
        if by_sign != Ordering::Equal || self.is_zero() {
            return by_sign;
        }
        let by_size = self.magnitude().cmp(&other.magnitude()).then_with(|| {
            let exponent = self.exponent.min(other.exponent);
            self.scaled(exponent).unsigned_abs().cmp(&other.scaled(exponent).unsigned_abs())
        });
        if self.negative { by_size.reverse() } else { by_size }
    }

    /// The integer that it is, or that it would be but for the last bits, which
    /// may come from rounding before. `None` for those beyond a modest size.
    pub(crate) fn nearly_whole(&self) -> Option<IBig> {
        /// Bits of the mantissa that may come from rounding.
        const DOUBTFUL: usize = 4;
        if !self.is_modest() {
            return None;
        }
        let round = |rounding| self.clone().unrounded().round(PRECISION - DOUBTFUL, rounding);
        self.whole()
            .or_else(|| round(Rounding::TowardsZero)?.whole())
            .or_else(|| round(Rounding::AwayFromZero)?.whole())
    }

    fn whole(&self) -> Option<IBig> {
        self.is_whole().then(|| self.scaled(0))
    }
}

impl Unrounded {
    /// The number with at most so many bits; `None` if it is beyond the
    /// exponents, zero if it is too small for them.
    fn round(self, precision: usize, rounding: Rounding) -> Option<Float> {
        let magnitude = self.exponent + count(self.mantissa.bit_len());
        if self.mantissa.is_zero() || magnitude < *EXPONENTS.start() {
            return Some(Float::ZERO);
        }
        let drop = self.mantissa.bit_len().saturating_sub(precision);
        let mantissa = without_low_bits(self.mantissa, drop, self.sticky, rounding);
        let float = Float::exact(self.negative, mantissa, self.exponent + count(drop));
        (float.magnitude() <= *EXPONENTS.end()).then_some(float)
    }
}

/// The integer without its lowest bits, rounded by what they were.
pub(crate) fn without_low_bits(value: UBig, drop: usize, sticky: bool, rounding: Rounding) -> UBig {
    if drop == 0 {
        return value;
    }
    let half = value.bit(drop - 1);
    let rest = sticky || value.trailing_zeros().is_some_and(|zeros| zeros < drop - 1);
    let kept = value >> drop;
    let up = match rounding {
        Rounding::NearestEven => half && (rest || kept.bit(0)),
        Rounding::TowardsZero => false,
        Rounding::AwayFromZero => half || rest,
    };
    if up { kept + UBig::ONE } else { kept }
}

/// A number of bits as an exponent.
pub(crate) fn count(bits: usize) -> i64 {
    i64::try_from(bits).expect("no integer in memory has so many bits")
}
