//! Values of string and rune literals (spec: String literals, Rune literals).

use std::borrow::Cow;

/// The bytes that a string literal with its quotes stands for; `None` if it is
/// no valid string literal.
pub fn unquote(literal: &[u8]) -> Option<Cow<'_, [u8]>> {
    match literal {
        [b'`', body @ .., b'`'] => Some(without_carriage_returns(body)),
        [b'"', body @ .., b'"'] => unescape(body, b'"'),
        _ => None,
    }
}

/// The code point that a rune literal with its quotes stands for; `None` if it
/// is no valid rune literal. `'\xff'` is 0xff.
pub fn unquote_rune(literal: &[u8]) -> Option<u32> {
    let [b'\'', body @ .., b'\''] = literal else { return None };
    if let [b'\\', escape @ ..] = body {
        let (value, used) = escaped(escape, b'\'')?;
        return (used == escape.len()).then(|| value.code());
    }
    let mut chars = std::str::from_utf8(body).ok()?.chars();
    let first = chars.next().filter(|c| !matches!(c, '\'' | '\n'))?;
    chars.next().is_none().then_some(u32::from(first))
}

/// Carriage returns of a raw string do not belong to its value.
fn without_carriage_returns(body: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\r', body).is_none() {
        return Cow::Borrowed(body);
    }
    body.iter().copied().filter(|&byte| byte != b'\r').collect()
}

fn unescape(body: &[u8], quote: u8) -> Option<Cow<'_, [u8]>> {
    if memchr::memchr3(b'\n', quote, b'\\', body).is_none() {
        return Some(Cow::Borrowed(body));
    }
    let mut value = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match byte {
            b'\\' => {
                let (escape, used) = escaped(rest, quote)?;
                escape.append_to(&mut value);
                rest = &rest[used..];
            }
            b'\n' => return None,
            _ if byte == quote => return None,
            _ => value.push(byte),
        }
    }
    Some(Cow::Owned(value))
}

/// What an escape stands for.
enum Escaped {
    /// `\x41`, `\101`: one byte of a string.
    Byte(u8),
    /// Anything else: one character.
    Char(char),
}

impl Escaped {
    fn code(&self) -> u32 {
        match *self {
            Self::Byte(byte) => u32::from(byte),
            Self::Char(c) => u32::from(c),
        }
    }

    fn append_to(&self, value: &mut Vec<u8>) {
        match *self {
            Self::Byte(byte) => value.push(byte),
            Self::Char(c) => value.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

/// The escape behind a backslash, and how many bytes it is long.
fn escaped(rest: &[u8], quote: u8) -> Option<(Escaped, usize)> {
    let simple = |c| Some((Escaped::Char(c), 1));
    match *rest.first()? {
        b'a' => simple('\x07'),
        b'b' => simple('\x08'),
        b'f' => simple('\x0c'),
        b'n' => simple('\n'),
        b'r' => simple('\r'),
        b't' => simple('\t'),
        b'v' => simple('\x0b'),
        b'\\' => simple('\\'),
        byte if byte == quote => simple(char::from(byte)),
        b'0'..=b'7' => Some((Escaped::Byte(u8::try_from(number(rest.get(..3)?, 8)?).ok()?), 3)),
        b'x' => Some((Escaped::Byte(u8::try_from(number(rest.get(1..3)?, 16)?).ok()?), 3)),
        b'u' => Some((Escaped::Char(char::from_u32(number(rest.get(1..5)?, 16)?)?), 5)),
        b'U' => Some((Escaped::Char(char::from_u32(number(rest.get(1..9)?, 16)?)?), 9)),
        _ => None,
    }
}

fn number(digits: &[u8], base: u32) -> Option<u32> {
    digits.iter().try_fold(0, |value: u32, &byte| {
        Some(value.wrapping_mul(base).wrapping_add(char::from(byte).to_digit(base)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_their_values() {
        let cases: [(&[u8], &[u8]); 6] = [
            (br#""plain""#, b"plain"),
            (br#""a\tb\"c\\""#, b"a\tb\"c\\"),
            (br#""\x41\101\xff""#, b"AA\xff"),
            (br#""\u65e5\U0001F600""#, "日😀".as_bytes()),
            (b"`a\\n\r\nb`", b"a\\n\nb"),
            (b"\"\"", b""),
        ];
        for (literal, value) in cases {
            assert_eq!(unquote(literal).as_deref(), Some(value), "{}", literal.escape_ascii());
        }
    }

    #[test]
    fn what_is_no_string_has_no_value() {
        for literal in [
            &b"\""[..],
            b"",
            b"x",
            b"'a'",
            b"\"a\nb\"",
            b"\"\\q\"",
            b"\"\\400\"",
            b"\"\\ud800\"",
            b"\"a\"b\"",
            b"\"\\x4\"",
        ] {
            assert_eq!(unquote(literal), None, "{}", literal.escape_ascii());
        }
    }

    #[test]
    fn runes_have_their_code_points() {
        let cases: [(&str, u32); 5] =
            [("'a'", 97), (r"'\''", 39), (r"'\xff'", 255), ("'日'", 0x65e5), (r"'\000'", 0)];
        for (literal, code) in cases {
            assert_eq!(unquote_rune(literal.as_bytes()), Some(code), "{literal}");
        }
        for literal in ["''", "'ab'", r"'\'", "a", r"'\xfff'", "'"] {
            assert_eq!(unquote_rune(literal.as_bytes()), None, "{literal}");
        }
    }
}
