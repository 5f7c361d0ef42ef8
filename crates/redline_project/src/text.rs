//! Small things about text that several readers need.

use std::borrow::Cow;

/// The value of an interpreted string literal of Go, quotes included, or of a
/// raw one (Go specification, "String literals"); none if it is not one.
pub(crate) fn unquote(literal: &str) -> Option<Cow<'_, str>> {
    if let Some(raw) = literal.strip_prefix('`') {
        let raw = raw.strip_suffix('`').filter(|raw| !raw.contains('`'))?;
        return Some(if raw.contains('\r') { raw.replace('\r', "").into() } else { raw.into() });
    }
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\n') || (!inner.contains('\\') && inner.contains('"')) {
        return None;
    }
    if !inner.contains('\\') {
        return Some(inner.into());
    }
    unescape(inner).map(|bytes| String::from_utf8_lossy(&bytes).into_owned().into())
}

fn unescape(inner: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '"' => return None,
            '\\' => rest = escape(rest, &mut bytes)?,
            _ => push_char(c, &mut bytes),
        }
    }
    Some(bytes)
}

/// Reads what follows a backslash and gives what follows that.
fn escape<'a>(rest: &'a str, bytes: &mut Vec<u8>) -> Option<&'a str> {
    let kind = rest.chars().next()?;
    let simple = match kind {
        'a' => 7,
        'b' => 8,
        't' => b'\t',
        'n' => b'\n',
        'v' => 11,
        'f' => 12,
        'r' => b'\r',
        '\\' => b'\\',
        '"' => b'"',
        'x' => return number(&rest[1..], 2, 16, |value| byte(value, bytes)),
        'u' => return number(&rest[1..], 4, 16, |value| rune(value, bytes)),
        'U' => return number(&rest[1..], 8, 16, |value| rune(value, bytes)),
        '0'..='7' => return number(rest, 3, 8, |value| byte(value, bytes)),
        _ => return None,
    };
    bytes.push(simple);
    Some(&rest[1..])
}

fn number(
    rest: &str,
    digits: usize,
    radix: u32,
    mut put: impl FnMut(u32) -> Option<()>,
) -> Option<&str> {
    let text = rest.get(..digits).filter(|text| text.chars().all(|c| c.is_digit(radix)))?;
    put(u32::from_str_radix(text, radix).ok()?)?;
    rest.get(digits..)
}

fn byte(value: u32, bytes: &mut Vec<u8>) -> Option<()> {
    bytes.push(u8::try_from(value).ok()?);
    Some(())
}

fn rune(value: u32, bytes: &mut Vec<u8>) -> Option<()> {
    push_char(char::from_u32(value)?, bytes);
    Some(())
}

fn push_char(c: char, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_unquoted() {
        for (literal, value) in [
            (r#""a b""#, "a b"),
            ("`a\\n\rb`", "a\\nb"),
            (r#""\x41\u00e9\101\t\"\\""#, "A\u{e9}A\t\"\\"),
            (r#""\U0001F600""#, "\u{1F600}"),
        ] {
            assert_eq!(unquote(literal).as_deref(), Some(value), "{literal}");
        }
        for bad in [
            r#"""#,
            r#""\q""#,
            r#""\x4""#,
            r#""\400""#,
            r#""\ud800""#,
            r#""a"b""#,
            "`",
            "a",
            r#""\"#,
            "`a`b`",
            r#""\xé""#,
        ] {
            assert_eq!(unquote(bad), None, "{bad}");
        }
    }
}
