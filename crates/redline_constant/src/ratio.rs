//! Exact fractions.

use std::cmp::Ordering;

use dashu_base::{BitTest, Gcd, Sign, Signed, UnsignedAbs};
use dashu_int::{IBig, UBig};

/// Bits from which on numerators and denominators are too large: what is
/// computed goes on as a floating-point number.
const MODEST_BITS: usize = 4096;

/// A fraction in lowest terms; the denominator of a whole number is 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Ratio {
    numerator: IBig,
    denominator: UBig,
}

impl Ratio {
    /// The fraction of two integers; `None` if the denominator is zero.
    pub(crate) fn new(numerator: IBig, denominator: &IBig) -> Option<Self> {
        let numerator = if denominator.is_negative() { -numerator } else { numerator };
        let denominator = denominator.unsigned_abs();
        (!denominator.is_zero()).then(|| Self::reduced(numerator, denominator))
    }

    /// The fraction of an integer and a positive one.
    pub(crate) fn reduced(numerator: IBig, denominator: UBig) -> Self {
        if denominator.is_one() {
            return Self { numerator, denominator };
        }
        if numerator.is_zero() {
            return Self::from(numerator);
        }
        let common = (&numerator).unsigned_abs().gcd(&denominator);
        if common.is_one() {
            return Self { numerator, denominator };
        }
        Self { numerator: numerator / &common, denominator: denominator / common }
    }

    /// The number `mantissa * 2^exponent`.
    pub(crate) fn from_binary(negative: bool, mantissa: UBig, exponent: i64) -> Self {
        let numerator = IBig::from_parts(Sign::from(negative), mantissa);
        let shift = usize::try_from(exponent.unsigned_abs()).unwrap_or(usize::MAX);
        if exponent >= 0 {
            return Self::from(numerator << shift);
        }
        let common = numerator.trailing_zeros().unwrap_or(shift).min(shift);
        Self { numerator: numerator >> common, denominator: UBig::ONE << (shift - common) }
    }

    pub(crate) fn numerator(&self) -> &IBig {
        &self.numerator
    }

    pub(crate) fn denominator(&self) -> &UBig {
        &self.denominator
    }

    /// Whether computing with it stays cheap.
    pub(crate) fn is_modest(&self) -> bool {
        self.numerator.bit_len() < MODEST_BITS && self.denominator.bit_len() < MODEST_BITS
    }

    /// The integer that it is, if it is whole.
    pub(crate) fn whole(&self) -> Option<&IBig> {
        self.denominator.is_one().then_some(&self.numerator)
    }

    pub(crate) fn sign(&self) -> i32 {
        if self.numerator.is_zero() {
            0
        } else if self.numerator.is_negative() {
            -1
        } else {
            1
        }
    }

    pub(crate) fn neg(&self) -> Self {
        Self { numerator: -&self.numerator, denominator: self.denominator.clone() }
    }

    pub(crate) fn add(&self, other: &Self) -> Self {
        let sum = self.across(other) + other.across(self);
        Self::reduced(sum, &self.denominator * &other.denominator)
    }

    pub(crate) fn sub(&self, other: &Self) -> Self {
        let difference = self.across(other) - other.across(self);
        Self::reduced(difference, &self.denominator * &other.denominator)
    }

    pub(crate) fn mul(&self, other: &Self) -> Self {
        let numerator = &self.numerator * &other.numerator;
        Self::reduced(numerator, &self.denominator * &other.denominator)
    }

    /// The quotient; `None` if the divisor is zero.
    pub(crate) fn quo(&self, other: &Self) -> Option<Self> {
        Self::new(self.across(other), &(&other.numerator * &self.denominator))
    }

    pub(crate) fn cmp(&self, other: &Self) -> Ordering {
        self.across(other).cmp(&other.across(self))
    }

    /// The numerator over the product of both denominators.
    fn across(&self, other: &Self) -> IBig {
        if other.denominator.is_one() {
            return self.numerator.clone();
        }
        &self.numerator * &other.denominator
    }
}

impl From<IBig> for Ratio {
    fn from(numerator: IBig) -> Self {
        Self { numerator, denominator: UBig::ONE }
    }
}
