//! Squeezed texts: what is blank is written as numbers.
//!
//! A gap is a run of bytes of which some are removed and the others white space.
//! Squeezed it is a NUL, which no Go file holds, and the numbers of its bytes, of its
//! newlines and, if it has any, of its bytes behind the last of them. Expanded it is
//! blank and what follows it has the offset, line and column that it had. Numbers are
//! written in groups of seven bits, the low ones first; the eighth bit says that more
//! follow.

/// What a gap begins with.
const GAP: u8 = 0;

/// The gap, in numbers.
#[derive(Clone, Copy, Default)]
struct Gap {
    length: usize,
    newlines: usize,
    /// Bytes behind the last newline.
    tail: usize,
}

/// Squeezes a text whose bytes are to be kept unless `is_removed` says otherwise of
/// their offset; nothing if it holds a NUL.
pub fn squeeze(text: &[u8], is_removed: &dyn Fn(usize) -> bool) -> Option<Vec<u8>> {
    let mut squeezed = Vec::new();
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let end = blank_end(text, at, is_removed);
        if (at..end).any(is_removed) {
            Gap::of(&text[at..end]).write(&mut squeezed);
            at = end;
        } else if end > at {
            squeezed.extend_from_slice(&text[at..end]);
            at = end;
        } else if byte == GAP {
            return None;
        } else {
            squeezed.push(byte);
            at += 1;
        }
    }
    Some(squeezed)
}

/// Where the run of removed bytes and white space at `start` ends.
fn blank_end(text: &[u8], start: usize, is_removed: &dyn Fn(usize) -> bool) -> usize {
    let rest = text.iter().enumerate().skip(start);
    let mut kept = rest.filter(|&(at, byte)| !byte.is_ascii_whitespace() && !is_removed(at));
    kept.next().map_or(text.len(), |(at, _)| at)
}

/// Expands a squeezed text to `size` bytes; nothing if it is not well formed.
pub fn expand(squeezed: &[u8], size: usize) -> Option<Vec<u8>> {
    let mut text = Vec::with_capacity(size);
    let mut rest = squeezed;
    while let Some(at) = memchr::memchr(GAP, rest) {
        text.extend_from_slice(rest.get(..at)?);
        rest = rest.get(at + 1..)?;
        Gap::read(&mut rest)?.expand(&mut text, size)?;
    }
    text.extend_from_slice(rest);
    (text.len() == size).then_some(text)
}

impl Gap {
    fn of(text: &[u8]) -> Self {
        let newlines = memchr::memchr_iter(b'\n', text).count();
        let tail = memchr::memrchr(b'\n', text).map_or(0, |last| text.len() - last - 1);
        Self { length: text.len(), newlines, tail }
    }

    fn write(self, squeezed: &mut Vec<u8>) {
        squeezed.push(GAP);
        write_number(self.length, squeezed);
        write_number(self.newlines, squeezed);
        if self.newlines > 0 {
            write_number(self.tail, squeezed);
        }
    }

    fn read(squeezed: &mut &[u8]) -> Option<Self> {
        let (length, newlines) = (read_number(squeezed)?, read_number(squeezed)?);
        let tail = if newlines > 0 { read_number(squeezed)? } else { 0 };
        Some(Self { length, newlines, tail })
    }

    /// Adds its bytes to a text that becomes no longer than `size`.
    fn expand(self, text: &mut Vec<u8>, size: usize) -> Option<()> {
        let end = text.len().checked_add(self.length).filter(|&end| end <= size)?;
        let spaces = self.length.checked_sub(self.newlines)?.checked_sub(self.tail)?;
        // A line comment that is kept ends where it did: all newlines but the last go first.
        text.resize(text.len() + self.newlines.saturating_sub(1), b'\n');
        text.resize(text.len() + spaces, b' ');
        text.resize(text.len() + self.newlines.min(1), b'\n');
        text.resize(end, b' ');
        Some(())
    }
}

fn write_number(mut number: usize, squeezed: &mut Vec<u8>) {
    while number >= 0x80 {
        squeezed.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    squeezed.push(low_bits(number));
}

fn low_bits(number: usize) -> u8 {
    u8::try_from(number & 0x7f).expect("seven bits fit a byte")
}

fn read_number(squeezed: &mut &[u8]) -> Option<usize> {
    let mut number = 0_usize;
    for shift in (0..u32::BITS).step_by(7) {
        let (&byte, rest) = squeezed.split_first()?;
        *squeezed = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Squeezes and expands a text from which the capital letters are removed.
    fn there_and_back(text: &str) -> String {
        let squeezed = squeeze(text.as_bytes(), &|at| text.as_bytes()[at].is_ascii_uppercase());
        let expanded = expand(&squeezed.unwrap(), text.len()).unwrap();
        String::from_utf8(expanded).unwrap()
    }

    #[test]
    fn what_is_kept_stays_in_its_place() {
        for (text, expanded) in [
            ("", ""),
            ("a\tb\n\n c", "a\tb\n\n c"),
            ("ABC", "   "),
            ("aBc", "a c"),
            ("a\tB\tc", "a   c"),
            ("a B\n\tC D\n\t\te", "a\n      \n  e"),
            ("{ABC\nDEF\n}", "{\n      \n}"),
        ] {
            assert_eq!(there_and_back(text), expanded, "{text:?}");
        }
        let long = format!("a{}\n{}b", "X\n".repeat(100_000), "Y".repeat(300));
        let expanded = there_and_back(&long);
        assert_eq!(expanded.len(), long.len());
        assert_eq!(expanded.lines().count(), long.lines().count());
        assert_eq!(expanded.lines().last(), Some(&*format!("{}b", " ".repeat(300))));
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        assert_eq!(squeeze(b"a\0", &|_| false), None);
        for bad in [
            &b"\0"[..],
            b"\0\x80",
            b"\0\xff\xff\xff\xff\xff\xff\xff\xff\0",
            b"\0\x05\0",
            b"\0\x02\x03\0",
            b"\0\x02\x01\x02",
            b"abc",
        ] {
            assert_eq!(expand(bad, 2), None, "{bad:?}");
        }
        assert_eq!(expand(b"\0\x02\x01\x01", 2).as_deref(), Some(&b"\n "[..]));
    }
}
