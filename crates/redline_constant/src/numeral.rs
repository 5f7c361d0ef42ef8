//! The digits of numeric literals (spec: Integer literals, Floating-point
//! literals).
//!
//! Reads a little more than the spec has, as the reference does: the lexer has
//! reported such a literal, and its value is still used.

use dashu_base::BitTest;
use dashu_int::{IBig, UBig};

use crate::float::{EXPONENTS, Float, PRECISION, count};
use crate::ratio::Ratio;

/// Powers of five up to this one fit into 64 bits.
const SMALL_FIVES: u64 = 27;

/// Exponents of five and of two beyond which no fraction is made.
const MAX_FRACTION_FIVES: u64 = 1_000_000;
const MAX_FRACTION_TWOS: u64 = 10_000_000;

/// The number `mantissa * 2^twos * 5^fives`.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Numeral {
    mantissa: UBig,
    twos: i64,
    fives: i64,
}

/// Digits with what stands between them.
struct Digits {
    base: u32,
    /// Digits alone.
    text: String,
    /// How many of them are behind the point.
    fraction: usize,
}

/// What stands before a byte of a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Digit,
    Separator,
    Other,
}

/// The value of an integer literal; `None` if it is none.
pub(crate) fn integer(text: &[u8]) -> Option<IBig> {
    let (digits, rest) = Digits::read(text, false)?;
    rest.is_empty().then(|| digits.value().into())
}

impl Numeral {
    /// The number of a literal with or without point and exponent; `None` if it
    /// is none, or if an exponent does not fit into 64 bits.
    pub(crate) fn read(text: &[u8]) -> Option<Self> {
        let (digits, rest) = Digits::read(text, true)?;
        let (exponent_base, exponent) = exponent(rest)?;
        let fraction = -count(digits.fraction);
        let (mut twos, mut fives) = match digits.base {
            2 => (fraction, 0),
            8 => (fraction * 3, 0),
            16 => (fraction * 4, 0),
            _ => (fraction, fraction),
        };
        twos = twos.saturating_add(exponent);
        if exponent_base == 10 {
            fives = fives.saturating_add(exponent);
        }
        Some(Self { mantissa: digits.value(), twos, fives })
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.mantissa.is_zero()
    }

    /// Whether its magnitude is one of a fraction, by an estimate on the safe side.
    pub(crate) fn is_surely_modest(&self) -> bool {
        const MODEST: u64 = 4000;
        let fives = self.fives.unsigned_abs().saturating_mul(3);
        let powers = fives.saturating_add(self.twos.unsigned_abs());
        powers.saturating_add(self.mantissa.bit_len() as u64) < MODEST
    }

    /// The number of 512 bits that the reference has for it, which is not always
    /// the nearest: powers of five are rounded to a few bits more. Zero if the
    /// number is too small; `None` if it is too large, or if its exponent of two
    /// alone is beyond the bounds.
    pub(crate) fn to_float(&self) -> Option<Float> {
        let mantissa = Float::exact(false, self.mantissa.clone(), 0);
        let magnitude = mantissa.magnitude().checked_add(self.twos)?;
        if !EXPONENTS.contains(&magnitude) {
            return None;
        }
        let scaled = Float::exact(false, self.mantissa.clone(), self.twos);
        if self.fives == 0 {
            return scaled.rounded(PRECISION);
        }
        match (power_of_five(self.fives.unsigned_abs()), self.fives > 0) {
            (Some(power), true) => scaled.mul(&power),
            (Some(power), false) => scaled.quo(&power),
            (None, true) => None,
            (None, false) => Some(Float::exact(false, UBig::ZERO, 0)),
        }
    }

    /// The exact fraction; `None` if its integers would be enormous.
    pub(crate) fn to_ratio(&self) -> Option<Ratio> {
        let (fives, twos) = (self.fives.unsigned_abs(), self.twos.unsigned_abs());
        if fives > MAX_FRACTION_FIVES || twos > MAX_FRACTION_TWOS {
            return None;
        }
        let fives = UBig::from(5_u8).pow(usize::try_from(fives).ok()?);
        let twos = usize::try_from(twos).ok()?;
        let (mut numerator, mut denominator) = (self.mantissa.clone(), UBig::ONE);
        *(if self.fives > 0 { &mut numerator } else { &mut denominator }) *= fives;
        *(if self.twos > 0 { &mut numerator } else { &mut denominator }) <<= twos;
        Some(Ratio::reduced(numerator.into(), denominator))
    }
}

/// A power of five as the reference computes it: 576 bits, from squares of 640
/// bits. `None` if it is infinite.
fn power_of_five(exponent: u64) -> Option<Float> {
    const POWER: usize = PRECISION + 64;
    const SQUARE: usize = POWER + 64;
    let exact = |exponent| Float::exact(false, UBig::from(5_u8).pow(exponent), 0);
    let Some(mut rest) = exponent.checked_sub(SMALL_FIVES) else {
        return Some(exact(usize::try_from(exponent).ok()?));
    };
    let mut power = exact(27);
    let mut square = exact(1);
    while rest > 0 {
        if rest & 1 == 1 {
            power = power.mul_to(&square, POWER)?;
        }
        rest >>= 1;
        if rest > 0 {
            square = square.mul_to(&square, SQUARE)?;
        }
    }
    Some(power)
}

impl Digits {
    /// The digits at the beginning of a text, and what is behind them. Without
    /// `real`, there is no point, and a leading zero is the prefix of octal ones.
    fn read(text: &[u8], real: bool) -> Option<(Self, &[u8])> {
        let (base, mut rest) = prefix(text, real);
        let mut digits = Self { base, text: String::new(), fraction: 0 };
        let mut before = if rest.len() < text.len() { Before::Digit } else { Before::Other };
        let mut point = false;
        while let Some((&byte, tail)) = rest.split_first() {
            before = match byte {
                b'.' if real && !point => {
                    point = true;
                    (before != Before::Separator).then_some(Before::Other)?
                }
                b'_' => (before == Before::Digit).then_some(Before::Separator)?,
                _ if char::from(byte).is_digit(base) => {
                    digits.text.push(char::from(byte));
                    digits.fraction += usize::from(point);
                    Before::Digit
                }
                _ => break,
            };
            rest = tail;
        }
        let complete = before != Before::Separator && !digits.text.is_empty();
        complete.then_some((digits, rest))
    }

    fn value(&self) -> UBig {
        u64::from_str_radix(&self.text, self.base).map_or_else(
            |_| UBig::from_str_radix(&self.text, self.base).expect("there are only digits"),
            UBig::from,
        )
    }
}

/// The base of a number, and its text without the letters that say so.
fn prefix(text: &[u8], real: bool) -> (u32, &[u8]) {
    match text {
        [b'0', b'b' | b'B', rest @ ..] => (2, rest),
        [b'0', b'o' | b'O', rest @ ..] => (8, rest),
        [b'0', b'x' | b'X', rest @ ..] => (16, rest),
        [b'0', ..] if !real => (8, text),
        _ => (10, text),
    }
}

/// Base and value of the exponent that the text is; ten and zero if it is empty.
fn exponent(text: &[u8]) -> Option<(u32, i64)> {
    let (base, rest) = match text {
        [] => return Some((10, 0)),
        [b'e' | b'E', rest @ ..] => (10, rest),
        [b'p' | b'P', rest @ ..] => (2, rest),
        _ => return None,
    };
    let (sign, rest) = match rest {
        [b'-', rest @ ..] => ("-", rest),
        [b'+', rest @ ..] => ("", rest),
        _ => ("", rest),
    };
    if rest.iter().any(|byte| !matches!(byte, b'0'..=b'9' | b'_')) {
        return None;
    }
    let separated = rest.split(|&byte| byte == b'_');
    let mut digits = String::from(sign);
    for part in separated {
        digits.push_str(std::str::from_utf8(part).ok().filter(|part| !part.is_empty())?);
    }
    Some((base, digits.parse().ok()?))
}
