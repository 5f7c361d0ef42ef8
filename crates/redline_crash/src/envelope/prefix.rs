//! What collectors write before each line.

use crate::scan::{Cursor, decimal};

/// A line without its prefix.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stripped<'a> {
    /// What names the stream; empty for a time alone.
    pub(super) stream: &'a [u8],
    pub(super) text: &'a [u8],
    /// Whether the line goes on with the next record.
    pub(super) goes_on: bool,
}

impl<'a> Stripped<'a> {
    const fn plain(stream: &'a [u8], text: &'a [u8]) -> Self {
        Self { stream, text, goes_on: false }
    }
}

/// Longest name of a container, pod or unit that is looked for.
const LONGEST: usize = 160;

/// Takes one prefix off, if there is one.
pub(super) fn strip(line: &[u8]) -> Option<Stripped<'_>> {
    match line.first()? {
        b'0'..=b'9' => timed(line).or_else(|| compose(line)),
        b'[' => pod(line),
        b'<' => priority(line),
        b'A'..=b'Z' => syslog(line).or_else(|| compose(line)),
        _ => compose(line),
    }
}

/// `2026-11-23T08:39:30.04Z text`, and behind it what Kubernetes or Heroku add.
fn timed(line: &[u8]) -> Option<Stripped<'_>> {
    let mut cursor = Cursor::new(line);
    timestamp(&mut cursor)?;
    let text = cursor.rest();
    if text.is_empty() {
        return Some(Stripped::plain(b"", text));
    }
    if !cursor.eat(b" ") {
        return None;
    }
    let text = cursor.rest();
    Some(runtime_interface(text).or_else(|| process(text)).unwrap_or(Stripped::plain(b"", text)))
}

/// Date and time of RFC 3339, with any fraction and zone.
fn timestamp(cursor: &mut Cursor<'_>) -> Option<()> {
    let shape = b"dddd-dd-ddTdd:dd:dd";
    let text = cursor.rest();
    let head = text.get(..shape.len())?;
    let fits = head.iter().zip(shape).all(|(byte, wanted)| match wanted {
        b'd' => byte.is_ascii_digit(),
        _ => byte == wanted,
    });
    if !fits {
        return None;
    }
    *cursor = Cursor::new(text.get(shape.len()..)?);
    if cursor.eat(b".") || cursor.eat(b",") {
        decimal_digits(cursor);
    }
    if !cursor.eat(b"Z") && (cursor.eat(b"+") || cursor.eat(b"-")) {
        cursor.take_while(|byte| byte.is_ascii_digit() || byte == b':');
    }
    Some(())
}

fn decimal_digits(cursor: &mut Cursor<'_>) {
    cursor.take_while(|byte| byte.is_ascii_digit());
}

/// `stderr F text` of the container runtime interface; `P` says that the line goes on.
fn runtime_interface(text: &[u8]) -> Option<Stripped<'_>> {
    let stream = [&b"stderr"[..], b"stdout"].into_iter().find(|name| text.starts_with(name))?;
    let mut cursor = Cursor::new(text.get(stream.len()..)?);
    let goes_on = cursor.rest().starts_with(b" P");
    if !cursor.eat(b" F") && !cursor.eat(b" P") {
        return None;
    }
    let text = match cursor.rest() {
        [] => cursor.rest(),
        [b' ', text @ ..] => text,
        _ => return None,
    };
    Some(Stripped { stream, text, goes_on })
}

/// `app[web.1]: text`.
fn process(text: &[u8]) -> Option<Stripped<'_>> {
    let head = text.get(..LONGEST).unwrap_or(text);
    let end = memchr::memmem::find(head, b"]: ")?;
    let (stream, rest) = text.split_at(end + 1);
    let plain = stream.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
    let words = memchr::memchr_iter(b' ', stream).count();
    let named = memchr::memchr(b'[', stream).is_some_and(|open| open > 0);
    (plain && words <= 1 && named)
        .then(|| Stripped::plain(stream, rest.get(2..).unwrap_or_default()))
}

/// `[pod/name/container] text`.
fn pod(line: &[u8]) -> Option<Stripped<'_>> {
    if !line.starts_with(b"[pod/") {
        return None;
    }
    let end = memchr::memchr(b']', line.get(..LONGEST).unwrap_or(line))?;
    let (stream, rest) = line.split_at(end + 1);
    Some(Stripped::plain(stream, rest.strip_prefix(b" ").unwrap_or(rest)))
}

/// `web-1  | text` of Docker Compose.
fn compose(line: &[u8]) -> Option<Stripped<'_>> {
    let head = line.get(..64).unwrap_or(line);
    let bar = memchr::memchr(b'|', head)?;
    let (name, rest) = line.split_at(bar);
    let stream = name.trim_ascii_end();
    let named = !stream.is_empty()
        && stream.len() < name.len()
        && stream.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(byte));
    let text = rest.get(1..)?;
    let text = if text.is_empty() { text } else { text.strip_prefix(b" ")? };
    named.then(|| Stripped::plain(stream, text))
}

/// `Nov 23 08:39:30 host unit[7]: text` of syslog and the journal.
fn syslog(line: &[u8]) -> Option<Stripped<'_>> {
    const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
    let mut cursor = Cursor::new(line);
    let month = cursor.take_while(|byte| byte.is_ascii_alphabetic());
    if month.len() != 3 || !MONTHS.chunks(3).any(|known| known == month) || !cursor.eat(b" ") {
        return None;
    }
    cursor.eat(b" ");
    decimal(&mut cursor)?;
    if !cursor.eat(b" ") {
        return None;
    }
    let time = cursor.take_while(|byte| byte.is_ascii_digit() || byte == b':');
    if time.len() != 8 || !cursor.eat(b" ") {
        return None;
    }
    process(cursor.rest())
}

/// `<11>1 2026-03-01T12:00:00.000Z host shop 4711 - - text` of RFC 5424, or
/// `<11>Nov 23 08:39:30 host shop[7]: text` of RFC 3164.
fn priority(line: &[u8]) -> Option<Stripped<'_>> {
    let mut cursor = Cursor::new(line);
    if !cursor.eat(b"<") || decimal(&mut cursor)? > 191 || !cursor.eat(b">") {
        return None;
    }
    if !cursor.eat(b"1 ") {
        return syslog(cursor.rest());
    }
    timestamp(&mut cursor)?;
    let sender = cursor.rest();
    for _ in 0..4 {
        if !cursor.eat(b" ") || cursor.take_while(|byte| byte.is_ascii_graphic()).is_empty() {
            return None;
        }
    }
    let stream = sender.get(..sender.len() - cursor.rest().len())?;
    if cursor.eat(b" [") {
        cursor.until(b"]")?;
    } else if !cursor.eat(b" -") {
        return None;
    }
    cursor.eat(b" ");
    Some(Stripped::plain(stream, cursor.rest()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_taken_off() {
        let cases: [(&str, &str, &str, bool); 14] = [
            (
                "<11>1 2026-03-01T12:00:00Z web3 shop 7 - - panic: x",
                " web3 shop 7 -",
                "panic: x",
                false,
            ),
            (
                "<11>1 2026-03-01T12:00:00Z web3 shop 7 - [a b=\"c\"] \tx",
                " web3 shop 7 -",
                "\tx",
                false,
            ),
            ("<11>Nov 23 08:39:30 host shop[12]: x", "host shop[12]", "x", false),
            ("2026-11-23T08:39:30.04Z stderr F panic: x", "stderr", "panic: x", false),
            ("2026-11-23T08:39:30Z stdout P par", "stdout", "par", true),
            ("2026-11-23T08:39:30+01:00 stderr F ", "stderr", "", false),
            ("2026-11-23T08:39:30.04Z stderr F", "stderr", "", false),
            ("2026-11-23T08:39:30.04Z \tmain.go:1", "", "\tmain.go:1", false),
            ("2026-11-23T08:39:30.04+00:00 app[web.1]: x", "app[web.1]", "x", false),
            ("[pod/shop-1/api] goroutine 1", "[pod/shop-1/api]", "goroutine 1", false),
            ("api-1    | panic: x", "api-1", "panic: x", false),
            ("api-1    |", "api-1", "", false),
            ("Nov 23 08:39:30 host shop[12]: x", "host shop[12]", "x", false),
            ("Nov  3 08:39:30 host shop[12]: \tx", "host shop[12]", "\tx", false),
        ];
        for (line, stream, text, goes_on) in cases {
            let (stream, text) = (stream.as_bytes(), text.as_bytes());
            assert_eq!(strip(line.as_bytes()), Some(Stripped { stream, text, goes_on }), "{line}");
        }
    }

    #[test]
    fn other_lines_stay() {
        let lines = [
            "goroutine 1 [running]:",
            "panic: a | b",
            "main.f(0x1)",
            "2026/11/23 08:39:30 x",
            "[signal SIGSEGV]",
            "1 | 2",
            "a|b",
            "Nov 23",
            "May be",
        ];
        for line in lines {
            let stays = strip(line.as_bytes());
            assert!(stays.is_none() || line == "1 | 2", "{line}: {stays:?}");
        }
    }
}
