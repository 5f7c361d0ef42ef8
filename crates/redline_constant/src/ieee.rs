//! Rounding to the floating-point types (spec: Representability; IEEE 754).

use dashu_base::{BitTest, DivRem, Signed, UnsignedAbs};
use dashu_int::UBig;

use crate::float::{EXPONENTS, Float, Rounding, count, without_low_bits};
use crate::ratio::Ratio;

/// A binary format of IEEE 754.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Format {
    /// Bits of the mantissa, with the first.
    precision: usize,
    /// Exponent of the smallest number above zero.
    lowest: i64,
    /// The `e` for which finite numbers are below `2^e`.
    bound: i64,
}

/// `float32`.
pub(crate) const SINGLE: Format = Format { precision: 24, lowest: -149, bound: 128 };
/// `float64`.
pub(crate) const DOUBLE: Format = Format { precision: 53, lowest: -1074, bound: 1024 };

/// A finite number of a format: `mantissa * 2^exponent`. Zero has no sign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Finite {
    negative: bool,
    mantissa: u64,
    exponent: i64,
    /// Whether nothing was rounded away.
    pub(crate) exact: bool,
}

impl Format {
    /// The nearest finite number to a fraction; `None` if that is infinity.
    pub(crate) fn of_ratio(self, value: &Ratio) -> Option<Finite> {
        let (numerator, denominator) = (value.numerator(), value.denominator());
        let wanted = denominator.bit_len() + self.precision + 2;
        let shift = wanted.saturating_sub(numerator.bit_len());
        let (mantissa, rest) = (numerator.unsigned_abs() << shift).div_rem(denominator);
        self.nearest(numerator.is_negative(), mantissa, -count(shift), !rest.is_zero())
    }

    /// The nearest finite number to a floating-point number; `None` if that is infinity.
    pub(crate) fn of_float(self, value: &Float) -> Option<Finite> {
        if self.wraps(value) {
            return None;
        }
        self.nearest(value.is_negative(), value.mantissa().clone(), value.exponent(), false)
    }

    /// Whether the reference takes a number for infinity because its exponent is
    /// the smallest of all: it subtracts one in 32 bits.
    fn wraps(self, value: &Float) -> bool {
        let lowest = |value: &Float| value.magnitude() == *EXPONENTS.start();
        lowest(value) && value.rounded(self.precision).as_ref().is_some_and(lowest)
    }

    /// `sticky` says that the true mantissa is larger by less than one; it then
    /// has more bits than the format.
    fn nearest(
        self,
        negative: bool,
        mantissa: UBig,
        exponent: i64,
        sticky: bool,
    ) -> Option<Finite> {
        let bits = count(mantissa.bit_len());
        let unit = (exponent + bits - count(self.precision)).max(self.lowest);
        let drop = (unit - exponent).max(0);
        if drop > bits {
            let exact = mantissa.is_zero() && !sticky;
            return Some(Finite { negative: false, mantissa: 0, exponent: 0, exact });
        }
        let drop = usize::try_from(drop).expect("it is between 0 and a number of bits");
        let lost = sticky || mantissa.trailing_zeros().is_some_and(|zeros| zeros < drop);
        let kept = without_low_bits(mantissa, drop, sticky, Rounding::NearestEven);
        let exponent = exponent + count(drop);
        if exponent + count(kept.bit_len()) > self.bound && !kept.is_zero() {
            return None;
        }
        let kept =
            u64::try_from(kept).expect("at most 53 bits were kept, or one more as a power of two");
        Some(Finite { negative: negative && kept != 0, mantissa: kept, exponent, exact: !lost })
    }
}

impl Finite {
    pub(crate) fn to_ratio(self) -> Ratio {
        Ratio::from_binary(self.negative, UBig::from(self.mantissa), self.exponent)
    }

    /// The same number as a `float64`, of which it must be one.
    pub(crate) fn to_f64(self) -> f64 {
        /// The bit that normal numbers leave out.
        const FIRST: u64 = 1 << 52;
        let (mantissa, exponent) = self.normal();
        let bits = if mantissa < FIRST {
            mantissa
        } else {
            let biased = u64::try_from(exponent + 1075).expect("denormals have no first bit");
            (biased << 52) | (mantissa & (FIRST - 1))
        };
        let value = f64::from_bits(bits);
        if self.negative { -value } else { value }
    }

    /// Mantissa and exponent such that the mantissa has its first bit or the
    /// exponent is the lowest.
    fn normal(self) -> (u64, i64) {
        if self.mantissa == 0 {
            return (0, DOUBLE.lowest);
        }
        let width = 64 - i64::from(self.mantissa.leading_zeros());
        let exponent = (self.exponent + width - count(DOUBLE.precision)).max(DOUBLE.lowest);
        let shift = self.exponent - exponent;
        (if shift >= 0 { self.mantissa << shift } else { self.mantissa >> -shift }, exponent)
    }
}

#[cfg(test)]
mod tests {
    use dashu_int::IBig;

    use super::*;

    fn double(numerator: &str, shift: i64) -> Option<f64> {
        let numerator: IBig = numerator.parse().unwrap();
        let float = Float::exact(numerator.is_negative(), numerator.unsigned_abs(), shift);
        DOUBLE.of_float(&float).map(Finite::to_f64)
    }

    #[test]
    fn ties_go_to_the_even_neighbour() {
        assert_eq!(double("9007199254740993", 0), Some(9_007_199_254_740_992.0));
        assert_eq!(double("9007199254740995", 0), Some(9_007_199_254_740_996.0));
        assert_eq!(double("18014398509481987", -1), Some(9_007_199_254_740_994.0));
    }

    #[test]
    fn below_half_of_the_smallest_is_zero() {
        assert_eq!(double("1", -1074), Some(5e-324));
        assert_eq!(double("1", -1075), Some(0.0));
        assert_eq!(double("3", -1076), Some(5e-324));
        assert_eq!(double("-1", -5000), Some(0.0));
        assert_eq!(double("3", -1075), Some(1e-323));
    }

    #[test]
    fn beyond_the_largest_is_infinite() {
        assert_eq!(double("9007199254740991", 971), Some(f64::MAX));
        assert_eq!(double("18014398509481983", 970), None);
        assert_eq!(double("1", 1024), None);
        assert_eq!(double("18014398509481982", 970), Some(f64::MAX));
    }
}
