//! The values of literals (spec: Integer literals to String literals).

use redline_syntax::{LiteralKind, unquote, unquote_rune};

use crate::numeral::{Numeral, integer};
use crate::value::Value;

impl Value {
    /// The value of a literal as it stands in the source. Unknown if it has none:
    /// it is malformed, or it is a number beyond all exponents. Numbers that are
    /// too small are zero.
    pub fn literal(kind: LiteralKind, text: &[u8]) -> Self {
        match kind {
            LiteralKind::Int => {
                plain(text).map(Self::int).or_else(|| integer(text).map(Self::integer))
            }
            LiteralKind::Float => real(text),
            LiteralKind::Imaginary => {
                text.strip_suffix(b"i").and_then(real).map(|value| value.times_i())
            }
            LiteralKind::Rune => first_rune(text).map(|code| Self::int(code.into())),
            LiteralKind::String => string(text),
        }
        .unwrap_or(Self::UNKNOWN)
    }
}

/// The value of a few decimal digits, which most literals are.
fn plain(text: &[u8]) -> Option<i64> {
    /// Digits that always fit into 64 bits.
    const FEW: usize = 18;
    if text.len() > FEW || !matches!(text, [b'0'] | [b'1'..=b'9', ..]) {
        return None;
    }
    text.iter().try_fold(0, |value, byte| {
        byte.is_ascii_digit().then(|| 10 * value + i64::from(byte - b'0'))
    })
}

/// The number as a fraction if that is of a modest size, whatever the size of
/// its two integers.
fn real(text: &[u8]) -> Option<Value> {
    let numeral = Numeral::read(text)?;
    if numeral.is_zero() {
        return Some(Value::int(0).to_float());
    }
    if numeral.is_surely_modest() {
        return numeral.to_ratio().map(Value::fraction);
    }
    let float = numeral.to_float()?;
    if float.is_zero() {
        return Some(Value::int(0).to_float());
    }
    let ratio = if float.is_modest() { numeral.to_ratio() } else { None };
    Some(ratio.map_or_else(|| Value::float(Some(float)), Value::fraction))
}

/// The first code point of a rune literal: the others of a malformed one are
/// reported elsewhere and passed over.
fn first_rune(text: &[u8]) -> Option<u32> {
    /// Bytes of the longest escape.
    const LONGEST: usize = 10;
    let [_, body @ .., _] = text else { return None };
    let codes = (1..=body.len().min(LONGEST)).filter_map(|len| body.get(..len));
    let mut codes = codes.map(|code| unquote_rune(&[b"'", code, b"'"].concat()));
    codes.find_map(|code| code).or_else(|| {
        let malformed = body.first().is_some_and(|byte| !byte.is_ascii());
        malformed.then_some(u32::from(char::REPLACEMENT_CHARACTER))
    })
}

/// In a raw string, bytes stand for themselves. In an interpreted string, each byte that is not part of UTF-8 text stands for
/// U+FFFD.
fn string(text: &[u8]) -> Option<Value> {
    if let [b'`', body @ .., b'`'] = text {
        return unquote(text).filter(|_| !body.contains(&b'`')).map(|bytes| Value::string(&bytes));
    }
    if std::str::from_utf8(text).is_ok() {
        return unquote(text).map(|bytes| Value::string(&bytes));
    }
    let mut repaired = String::new();
    for chunk in text.utf8_chunks() {
        repaired.push_str(chunk.valid());
        repaired.extend(chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER));
    }
    unquote(repaired.as_bytes()).map(|bytes| Value::string(&bytes))
}
