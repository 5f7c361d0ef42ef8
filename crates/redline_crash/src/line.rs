//! Lines of the input.

use crate::Extent;

/// One line as a program wrote it, without its end, wherever a log has put it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// What was written.
    pub(crate) text: &'a [u8],
    /// The bytes of the input that hold it.
    pub(crate) at: Extent,
    /// The test that `go test -json` names beside it.
    pub(crate) test: Option<&'a [u8]>,
    /// The package that `go test -json` names beside it.
    pub(crate) package: Option<&'a [u8]>,
    /// Whether its end was there.
    pub(crate) whole: bool,
    /// Whether `go test` may have written it: newer releases mark what it writes.
    pub(crate) frame: bool,
}

/// Bytes of a line that are looked at.
pub(crate) const LONGEST: usize = 16 << 20;

/// Cuts chunks of input into lines, whatever the chunks are.
#[derive(Debug, Default)]
pub(crate) struct Splitter {
    /// The beginning of a line whose end is still to come.
    begun: Vec<u8>,
    /// Whether the rest of that line is passed over, because it is too long.
    too_long: bool,
    /// Offset of the first byte of that line.
    start: u64,
    /// Offset behind what was read.
    read: u64,
    /// Number of line ends so far.
    lines: u64,
}

/// A physical line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawLine<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) at: Extent,
    /// Whether there was a newline.
    pub(crate) ended: bool,
    /// Whether bytes behind [`LONGEST`] were passed over.
    pub(crate) shortened: bool,
}

impl Splitter {
    /// Gives each line that ends in the chunk to `each`.
    pub(crate) fn feed(&mut self, chunk: &[u8], mut each: impl FnMut(RawLine<'_>)) {
        let mut rest = chunk;
        while let Some(end) = memchr::memchr(b'\n', rest) {
            let (line, behind) = rest.split_at(end);
            rest = behind.get(1..).unwrap_or_default();
            self.read += line.len() as u64 + 1;
            self.lines += 1;
            if self.begun.is_empty() && line.len() <= LONGEST {
                let at = Extent { start: self.start, end: self.read, line: self.lines };
                each(RawLine { bytes: line, at, ended: true, shortened: self.too_long });
            } else {
                self.keep(line);
                self.emit(true, &mut each);
            }
            self.start = self.read;
            self.too_long = false;
        }
        self.read += rest.len() as u64;
        self.keep(rest);
    }

    /// Gives the last line, if it has no end.
    pub(crate) fn finish(&mut self, mut each: impl FnMut(RawLine<'_>)) {
        if self.read > self.start {
            self.lines += 1;
            self.emit(false, &mut each);
        }
    }

    fn keep(&mut self, part: &[u8]) {
        let room = LONGEST.saturating_sub(self.begun.len());
        self.too_long |= part.len() > room;
        self.begun.extend(part.get(..room).unwrap_or(part));
    }

    fn emit(&mut self, ended: bool, each: &mut impl FnMut(RawLine<'_>)) {
        let at = Extent { start: self.start, end: self.read, line: self.lines };
        each(RawLine { bytes: &self.begun, at, ended, shortened: self.too_long });
        self.begun.clear();
        self.begun.shrink_to(1 << 20);
    }

    /// Bytes and lines so far.
    pub(crate) const fn counts(&self) -> (u64, u64) {
        (self.read, self.lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8], size: usize) -> Vec<(Vec<u8>, u64, u64, bool)> {
        let mut splitter = Splitter::default();
        let mut lines = Vec::new();
        let mut each = |line: RawLine<'_>| {
            lines.push((line.bytes.to_vec(), line.at.start, line.at.line, line.ended));
        };
        for chunk in input.chunks(size) {
            splitter.feed(chunk, &mut each);
        }
        splitter.finish(&mut each);
        lines
    }

    #[test]
    fn chunks_do_not_matter() {
        let input = b"ab\n\ncde\nf";
        let expected = lines(input, 100);
        assert_eq!(expected.len(), 4);
        assert_eq!(expected[2], (b"cde".to_vec(), 4, 3, true));
        assert_eq!(expected[3], (b"f".to_vec(), 8, 4, false));
        for size in 1..6 {
            assert_eq!(lines(input, size), expected, "chunks of {size}");
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_shortened() {
        let mut splitter = Splitter::default();
        let chunk = vec![b'x'; LONGEST / 2 + 1];
        let mut seen = Vec::new();
        for _ in 0..3 {
            splitter.feed(&chunk, |_| {});
        }
        splitter.feed(b"\nnext\n", |line| seen.push((line.bytes.len(), line.shortened)));
        assert_eq!(seen, [(LONGEST, true), (4, false)]);
    }
}
