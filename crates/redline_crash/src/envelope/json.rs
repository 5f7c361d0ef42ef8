//! JSON records, a line each, looked at without building them.

/// What a record of a known kind holds; strings as they stand, escapes and all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Record<'a> {
    /// A line of Docker's log files.
    Docker { log: &'a [u8], stream: &'a [u8] },
    /// Output in `go test -json`; `frame` where `OutputType` says that `go test` itself
    /// wrote it.
    GoTest { package: &'a [u8], test: Option<&'a [u8]>, output: &'a [u8], frame: bool },
    /// A record of `go test -json` without output.
    Other,
}

/// The record, if it is of a known kind.
pub(super) fn record(line: &[u8]) -> Option<Record<'_>> {
    if line.starts_with(b"{\"log\":\"") {
        return docker(line);
    }
    let head = line.get(..120).unwrap_or(line);
    let is_test = line.starts_with(b"{\"Time\":")
        || line.starts_with(b"{\"Action\":")
        || line.starts_with(b"{\"ImportPath\":");
    (is_test && memchr::memmem::find(head, b"\"Action\":\"").is_some()).then(|| go_test(line))
}

fn docker(line: &[u8]) -> Option<Record<'_>> {
    let (mut log, mut stream) = (None, &b""[..]);
    for (key, value) in Strings::new(line) {
        match key {
            b"log" => log = log.or(Some(value)),
            b"stream" => stream = value,
            _ => {}
        }
    }
    Some(Record::Docker { log: log?, stream })
}

fn go_test(line: &[u8]) -> Record<'_> {
    let (mut package, mut test, mut output, mut frame) = (&b""[..], None, None, false);
    for (key, value) in Strings::new(line) {
        match key {
            b"Package" | b"ImportPath" => package = value,
            b"Test" => test = Some(value),
            b"Output" => output = Some(value),
            b"OutputType" => frame = value == b"frame",
            _ => {}
        }
    }
    output.map_or(Record::Other, |output| Record::GoTest { package, test, output, frame })
}

/// The string values of a record with their keys, at any depth.
struct Strings<'a> {
    rest: &'a [u8],
    key: &'a [u8],
}

impl<'a> Strings<'a> {
    const fn new(line: &'a [u8]) -> Self {
        Self { rest: line, key: b"" }
    }
}

impl<'a> Iterator for Strings<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let open = memchr::memchr(b'"', self.rest)?;
            let text = self.rest.get(open + 1..)?;
            let end = string_end(text)?;
            let (string, behind) = text.split_at(end);
            self.rest = behind.get(1..).unwrap_or_default();
            if self.rest.trim_ascii_start().starts_with(b":") {
                self.key = string;
            } else {
                return Some((self.key, string));
            }
        }
    }
}

/// Offset of the quote that ends a string.
pub(super) fn string_end(text: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + memchr::memchr2(b'"', b'\\', text.get(from..)?)?;
        if text.get(at) == Some(&b'"') {
            return Some(at);
        }
        from = at + 2;
    }
}

/// Keys under which loggers and collectors write texts.
pub(super) const TEXT_KEYS: [&[u8]; 22] = [
    b"msg",
    b"message",
    b"MESSAGE",
    b"log",
    b"text",
    b"line",
    b"body",
    b"textPayload",
    b"_raw",
    b"content",
    b"error",
    b"err",
    b"panic",
    b"stack",
    b"stacktrace",
    b"stack_trace",
    b"stackTrace",
    b"exception",
    b"output",
    b"data",
    b"trace",
    b"details",
];

/// The texts of a record of a logger.
pub(super) struct Texts<'a>(Strings<'a>);

impl<'a> Texts<'a> {
    pub(super) const fn new(line: &'a [u8]) -> Self {
        Self(Strings::new(line))
    }
}

impl<'a> Iterator for Texts<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<Self::Item> {
        self.0.by_ref().find(|(key, _)| TEXT_KEYS.contains(key)).map(|(_, text)| text)
    }
}

/// Writes a string without its escapes; what is no escape stays as it is.
pub(super) fn unescape(string: &[u8], plain: &mut Vec<u8>) {
    let mut rest = string;
    while let Some(at) = memchr::memchr(b'\\', rest) {
        let (before, escape) = rest.split_at(at);
        plain.extend(before);
        let length = unescape_one(escape, plain);
        rest = escape.get(length..).unwrap_or_default();
    }
    plain.extend(rest);
}

/// Writes what an escape means; its length.
fn unescape_one(escape: &[u8], plain: &mut Vec<u8>) -> usize {
    let byte = match escape.get(1) {
        Some(b'n') => b'\n',
        Some(b't') => b'\t',
        Some(b'r') => b'\r',
        Some(b'b') => 8,
        Some(b'f') => 12,
        Some(&plain @ (b'"' | b'\\' | b'/')) => plain,
        Some(b'u') => return unescape_unicode(escape, plain),
        _ => {
            plain.push(b'\\');
            return 1;
        }
    };
    plain.push(byte);
    2
}

/// `\u00e9`, or two of them for one character.
fn unescape_unicode(escape: &[u8], plain: &mut Vec<u8>) -> usize {
    let Some(first) = unit(escape) else {
        plain.push(b'\\');
        return 1;
    };
    let second = escape.get(6..).and_then(unit);
    let units = [first, second.unwrap_or(0)];
    let (character, length) = match char::decode_utf16(units).next() {
        Some(Ok(character)) if u32::from(character) > 0xffff => (character, 12),
        Some(Ok(character)) => (character, 6),
        _ => (char::REPLACEMENT_CHARACTER, 6),
    };
    plain.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
    length
}

fn unit(escape: &[u8]) -> Option<u16> {
    let digits = escape.strip_prefix(b"\\u")?.get(..4)?;
    u16::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_docker_and_of_tests_are_known() {
        let line = br#"{"log":"a\n","stream":"stderr","time":"t"}"#;
        assert_eq!(record(line), Some(Record::Docker { log: b"a\\n", stream: b"stderr" }));
        let line = br#"{"Time":"t","Action":"output","Package":"p","Test":"T","Output":"x","OutputType":"frame"}"#;
        let expected =
            Record::GoTest { package: b"p", test: Some(b"T"), output: b"x", frame: true };
        assert_eq!(record(line), Some(expected));
        assert_eq!(record(br#"{"Time":"t","Action":"run","Package":"p"}"#), Some(Record::Other));
        assert_eq!(record(br#"{"level":"info","msg":"x"}"#), None);
    }

    #[test]
    fn texts_of_loggers_are_found_at_any_depth() {
        let line = br#"{"level":"x","msg":"a","n":1,"e":{"stack":"b\"c"},"l":["d"],"error":"e"}"#;
        let texts: Vec<_> = Texts::new(line).collect();
        assert_eq!(texts, [&b"a"[..], b"b\\\"c", b"e"]);
    }

    #[test]
    fn escapes_are_undone() {
        let cases = [
            (r#"a\n\t\"\\\/"#, "a\n\t\"\\/"),
            (r"\u00e9\ud83d\ude00", "é😀"),
            (r"\ud83d", "\u{fffd}"),
            (r"\x\u12", r"\x\u12"),
            (r"\", r"\"),
        ];
        for (string, expected) in cases {
            let mut plain = Vec::new();
            unescape(string.as_bytes(), &mut plain);
            assert_eq!(str::from_utf8(&plain).unwrap(), expected);
        }
    }
}
