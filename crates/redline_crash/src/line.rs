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

impl Line<'_> {
    /// Whether the input holds it as it is, with nothing around it.
    pub(crate) const fn is_raw(&self) -> bool {
        self.whole && self.at.end - self.at.start == self.text.len() as u64 + 1
    }
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

/// How far somebody has read from the beginning of a line on, in whole lines.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Ahead {
    pub(crate) bytes: usize,
    pub(crate) lines: u64,
}

/// Where lines go.
pub(crate) trait Lines {
    /// Takes in a line.
    fn line(&mut self, line: &RawLine<'_>);

    /// Takes in lines where they stand, as far as they can be read so. The input begins at
    /// the beginning of a line, which is the one of the extent.
    fn ahead(&mut self, input: &[u8], at: Extent) -> Ahead;
}

impl Splitter {
    /// Gives each line that ends in the chunk to `lines`.
    pub(crate) fn feed(&mut self, chunk: &[u8], lines: &mut impl Lines) {
        let mut rest = self.pass(chunk, lines);
        while let Some(end) = memchr::memchr(b'\n', rest) {
            let (line, behind) = rest.split_at(end);
            rest = behind.get(1..).unwrap_or_default();
            self.read += line.len() as u64 + 1;
            self.lines += 1;
            if self.begun.is_empty() && line.len() <= LONGEST {
                let at = Extent { start: self.start, end: self.read, line: self.lines };
                lines.line(&RawLine { bytes: line, at, ended: true, shortened: self.too_long });
            } else {
                self.keep(line);
                self.emit(true, lines);
            }
            self.start = self.read;
            self.too_long = false;
            rest = self.pass(rest, lines);
        }
        self.read += rest.len() as u64;
        self.keep(rest);
    }

    /// Passes over the lines that are read ahead; what is left of the chunk.
    fn pass<'a>(&mut self, rest: &'a [u8], lines: &mut impl Lines) -> &'a [u8] {
        if !self.begun.is_empty() {
            return rest;
        }
        let at = Extent { start: self.start, end: self.start, line: self.lines + 1 };
        let ahead = lines.ahead(rest, at);
        self.read += ahead.bytes as u64;
        self.lines += ahead.lines;
        self.start = self.read;
        rest.get(ahead.bytes..).unwrap_or_default()
    }

    /// Gives the last line, if it has no end.
    pub(crate) fn finish(&mut self, lines: &mut impl Lines) {
        if self.read > self.start {
            self.lines += 1;
            self.emit(false, lines);
        }
    }

    fn keep(&mut self, part: &[u8]) {
        let room = LONGEST.saturating_sub(self.begun.len());
        self.too_long |= part.len() > room;
        self.begun.extend(part.get(..room).unwrap_or(part));
    }

    fn emit(&mut self, ended: bool, lines: &mut impl Lines) {
        let at = Extent { start: self.start, end: self.read, line: self.lines };
        lines.line(&RawLine { bytes: &self.begun, at, ended, shortened: self.too_long });
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

    /// Bytes, offset, number of each line, whether it has an end and whether it is short.
    type Seen = (Vec<u8>, u64, u64, bool, bool);

    /// Keeps every line, and reads those ahead that begin with a mark.
    #[derive(Default)]
    struct Keeper(Vec<Seen>);

    impl Lines for Keeper {
        fn line(&mut self, line: &RawLine<'_>) {
            let at = line.at;
            self.0.push((line.bytes.to_vec(), at.start, at.line, line.ended, line.shortened));
        }

        fn ahead(&mut self, input: &[u8], at: Extent) -> Ahead {
            let end = memchr::memchr(b'\n', input).filter(|_| input.starts_with(b"+"));
            let Some(end) = end else { return Ahead::default() };
            self.0.push((input[..end].to_vec(), at.start, at.line, true, false));
            Ahead { bytes: end + 1, lines: 1 }
        }
    }

    fn lines(input: &[u8], size: usize) -> Vec<Seen> {
        let (mut splitter, mut keeper) = (Splitter::default(), Keeper::default());
        for chunk in input.chunks(size) {
            splitter.feed(chunk, &mut keeper);
        }
        splitter.finish(&mut keeper);
        keeper.0
    }

    #[test]
    fn chunks_do_not_matter() {
        let input = b"ab\n\n+cd\n+e\ng";
        let expected = lines(input, 100);
        assert_eq!(expected.len(), 5);
        assert_eq!(expected[2], (b"+cd".to_vec(), 4, 3, true, false));
        assert_eq!(expected[4], (b"g".to_vec(), 11, 5, false, false));
        for size in 1..6 {
            assert_eq!(lines(input, size), expected, "chunks of {size}");
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_shortened() {
        let part = vec![b'x'; LONGEST / 2 + 1];
        let input = [&part[..], &part, &part, b"\nnext\n"].concat();
        let seen = lines(&input, part.len());
        let seen: Vec<_> = seen.into_iter().map(|line| (line.0.len(), line.4)).collect();
        assert_eq!(seen, [(LONGEST, true), (4, false)]);
    }
}
