//! Records of loggers as words: `time=… level=error msg="panic: x" component=child`.

use super::json::{TEXT_KEYS, string_end};

/// Whether a line is such a record: it begins with a time or a level, and has a message.
pub(super) fn is_record(line: &[u8]) -> bool {
    let begins = [&b"time="[..], b"ts=", b"t=", b"level=", b"lvl="];
    begins.iter().any(|word| line.starts_with(word))
        && memchr::memmem::find(line.get(..400).unwrap_or(line), b" msg=").is_some()
}

/// The texts of a record, as they stand between their quotes.
pub(super) struct Texts<'a>(&'a [u8]);

impl<'a> Texts<'a> {
    pub(super) const fn new(line: &'a [u8]) -> Self {
        Self(line)
    }

    /// The next word: its key, and its value without quotes.
    fn word(&mut self) -> Option<(&'a [u8], &'a [u8])> {
        let rest = self.0.trim_ascii_start();
        let equals = memchr::memchr(b'=', rest)?;
        let (key, rest) = rest.split_at(equals);
        let rest = rest.get(1..)?;
        let (value, rest) = match rest.strip_prefix(b"\"") {
            Some(quoted) => {
                let (value, behind) = quoted.split_at(string_end(quoted).unwrap_or(quoted.len()));
                (value, behind.get(1..).unwrap_or_default())
            }
            None => rest.split_at(memchr::memchr(b' ', rest).unwrap_or(rest.len())),
        };
        self.0 = rest;
        Some((key, value))
    }
}

impl<'a> Iterator for Texts<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (key, value) = self.word()?;
            if TEXT_KEYS.contains(&key) {
                return Some(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_with_and_without_quotes() {
        let line =
            b"time=2026-11-23T09:52:24Z level=ERROR msg=\"a \\\"b\" x=1 err=c stack=\"d\\ne\"";
        assert!(is_record(line));
        let texts: Vec<_> = Texts::new(line).collect();
        assert_eq!(texts, [&b"a \\\"b"[..], b"c", b"d\\ne"]);
        assert!(!is_record(b"time flies") && !is_record(b"testing.tRunner(0x1)"));
    }
}
