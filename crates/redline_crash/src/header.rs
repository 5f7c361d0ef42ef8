//! The line that begins a goroutine.
//!
//! `goroutine 7 gp=0xc0 m=0 mp=0x5e [chan receive (leaked), 3 minutes, locked to thread] {k: v}:`
//! as `goroutineheader` of the runtime prints it. Releases add to it: what is not
//! known is kept as it stands.

use crate::scan::{Cursor, decimal};
use crate::{Goroutine, Symbol, Symbols};

/// Whether a line may be a header, as far as a glance tells.
pub(crate) fn looks_like_header(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"goroutine ") else { return false };
    let mut cursor = Cursor::new(rest);
    decimal(&mut cursor).is_some()
        && [&b" ["[..], b" gp=", b" m="].iter().any(|next| cursor.rest().starts_with(next))
        && line.trim_ascii_end().ends_with(b":")
        && memchr::memchr(b'[', line).is_some()
}

/// Reads a header; `None` if the line is none.
pub(crate) fn parse(line: &[u8], symbols: &mut Symbols) -> Option<Goroutine> {
    let mut cursor = Cursor::new(line.trim_ascii_end().strip_suffix(b":")?);
    if !cursor.eat(b"goroutine ") {
        return None;
    }
    let mut goroutine = Goroutine { id: decimal(&mut cursor)?, ..Goroutine::default() };
    let mut attributes = Vec::new();
    let thread = cursor.take_while(|byte| byte != b'[');
    if !cursor.eat(b"[") {
        return None;
    }
    if !thread.ends_with(b" ") {
        return None;
    }
    attributes.extend(thread.split(|&byte| byte == b' ').filter(|word| !word.is_empty()));
    // A sentence that begins with the same word is no header.
    if attributes.iter().any(|word| memchr::memchr(b'=', word).is_none()) {
        return None;
    }
    let inside = bracketed(&mut cursor)?;
    let mut parts = inside.split(|&byte| byte == b',');
    goroutine.state =
        state(parts.next().unwrap_or_default(), &mut goroutine, &mut attributes, symbols);
    for part in parts {
        attribute(part.trim_ascii(), &mut goroutine, &mut attributes);
    }
    let behind = cursor.rest().trim_ascii();
    match labels(behind, symbols) {
        Some(labels) => goroutine.labels = labels.into(),
        None => attributes.push(behind),
    }
    goroutine.attributes = attributes.into_iter().map(|it| symbols.intern(it)).collect();
    Some(goroutine)
}

/// What stands in the brackets that are open; states may hold brackets of their own.
fn bracketed<'a>(cursor: &mut Cursor<'a>) -> Option<&'a [u8]> {
    let rest = cursor.rest();
    let end = match rest.strip_suffix(b"]") {
        Some(inside) => inside.len(),
        None => memchr::memmem::find(rest, b"] {").or_else(|| memchr::memchr(b']', rest))?,
    };
    let inside = rest.get(..end)?;
    *cursor = Cursor::new(cursor.rest().get(inside.len() + 1..)?);
    Some(inside)
}

/// The state, without the marks that stand behind it in parentheses.
fn state<'a>(
    mut text: &'a [u8],
    goroutine: &mut Goroutine,
    attributes: &mut Vec<&'a [u8]>,
    symbols: &mut Symbols,
) -> Symbol {
    loop {
        if let Some(rest) = text.strip_suffix(b" (leaked)") {
            goroutine.leaked = true;
            text = rest;
        } else if let Some(rest) = text.strip_suffix(b" (scan)") {
            attributes.push(b"scan");
            text = rest;
        } else if let Some(rest) = text.strip_suffix(b" (durable)") {
            attributes.push(b"durable");
            text = rest;
        } else {
            goroutine.leaked |= text == b"leaked";
            return symbols.intern(text);
        }
    }
}

fn attribute<'a>(part: &'a [u8], goroutine: &mut Goroutine, attributes: &mut Vec<&'a [u8]>) {
    let mut cursor = Cursor::new(part);
    if let Some(minutes) = decimal(&mut cursor)
        && cursor.rest().starts_with(b" minute")
    {
        goroutine.wait_minutes = minutes;
    } else if part == b"locked to thread" {
        goroutine.locked_to_thread = true;
    } else {
        attributes.push(part);
    }
}

/// The labels in braces: `{key: value, "odd key": "a\"b"}`; none where there is nothing,
/// `None` where it is something else.
fn labels(text: &[u8], symbols: &mut Symbols) -> Option<Vec<(Symbol, Symbol)>> {
    let mut labels = Vec::new();
    if text.is_empty() {
        return Some(labels);
    }
    let mut cursor = Cursor::new(text.strip_prefix(b"{")?.strip_suffix(b"}")?);
    while !cursor.rest().is_empty() {
        let key = word(&mut cursor, b": ")?;
        let value = word(&mut cursor, b", ")?;
        labels.push((symbols.intern(&key), symbols.intern(&value)));
    }
    Some(labels)
}

/// A key or value, plain or quoted, and what separates it from the next.
fn word(cursor: &mut Cursor<'_>, separator: &[u8]) -> Option<Vec<u8>> {
    if cursor.eat(b"\"") {
        let quoted = quoted(cursor)?;
        let ends = cursor.eat(separator) || cursor.rest().is_empty();
        return ends.then_some(quoted);
    }
    let rest = cursor.rest();
    let plain = cursor.until(separator).unwrap_or_else(|| {
        *cursor = Cursor::new(b"");
        rest
    });
    Some(plain.to_vec())
}

/// The rest of a quoted word, unescaped as Go's `%q` escapes; unknown escapes stay.
fn quoted(cursor: &mut Cursor<'_>) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    let mut bytes = cursor.rest().iter().enumerate();
    while let Some((at, &byte)) = bytes.next() {
        match byte {
            b'"' => {
                *cursor = Cursor::new(cursor.rest().get(at + 1..)?);
                return Some(text);
            }
            b'\\' => match bytes.next()?.1 {
                b'n' => text.push(b'\n'),
                b't' => text.push(b'\t'),
                b'r' => text.push(b'\r'),
                &plain @ (b'"' | b'\\') => text.push(plain),
                &other => text.extend([b'\\', other]),
            },
            _ => text.push(byte),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> Option<String> {
        let mut symbols = Symbols::default();
        let it = parse(line.as_bytes(), &mut symbols)?;
        let labels = it
            .labels
            .iter()
            .map(|&(key, value)| format!(" {}={}", symbols.text(key), symbols.text(value)));
        let labels: String = labels.collect();
        let extra = it.attributes.iter().map(|&extra| [" <", symbols.text(extra), ">"].concat());
        let extra = extra.collect::<Vec<_>>().concat();
        let leaked = if it.leaked { " leaked" } else { "" };
        let locked = if it.locked_to_thread { " locked" } else { "" };
        let state = symbols.text(it.state);
        Some(format!("{} {state} {}{leaked}{locked}{labels}{extra}", it.id, it.wait_minutes))
    }

    #[test]
    fn headers_of_all_releases_are_read() {
        let cases = [
            ("goroutine 1 [running]:", "1 running 0"),
            ("goroutine 18 [chan receive, 3 minutes]:", "18 chan receive 3"),
            ("goroutine 1 [chan receive (nil chan)]:", "1 chan receive (nil chan) 0"),
            (
                "goroutine 7 [select (no cases), 12 minutes, locked to thread]:",
                "7 select (no cases) 12 locked",
            ),
            ("goroutine 9 [chan send (leaked)]:", "9 chan send 0 leaked"),
            ("goroutine 1 gp=0xc0 m=0 mp=0x5 [running]:", "1 running 0 <gp=0xc0> <m=0> <mp=0x5>"),
            (
                "goroutine 2 gp=0xc0 m=nil [force gc (idle)]:",
                "2 force gc (idle) 0 <gp=0xc0> <m=nil>",
            ),
            (
                "goroutine 3 [sleep (durable), synctest bubble 2]:",
                "3 sleep 0 <durable> <synctest bubble 2>",
            ),
            (
                "goroutine 3 [running] {k: v, \"odd key\": \"a\\\"b\"}:",
                "3 running 0 k=v odd key=a\"b",
            ),
            ("goroutine 3 [select] {a: }:", "3 select 0 a="),
            ("goroutine 3 [select] <new>:", "3 select 0 <<new>>"),
        ];
        for (line, expected) in cases {
            assert_eq!(shown(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        let lines = [
            "goroutine 1",
            "goroutine x [a]:",
            "goroutine 1 running:",
            "goroutine 1[a]",
            "goroutine 1 is busy [running] now:",
            "",
        ];
        for line in lines {
            assert_eq!(shown(line), None, "{line}");
        }
    }
}
