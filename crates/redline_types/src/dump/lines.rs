//! The lines of a section, in its order.

use std::fmt::{self, Write as _};

use redline_base::Span;

/// Lines of a section that stand together: JSON arrays without spaces, each with
/// its newline.
#[derive(Default)]
pub struct Lines {
    text: String,
    records: Vec<Record>,
}

/// A line, with what it is ordered by.
#[derive(Clone, Copy, Debug)]
struct Record {
    place: Span,
    from: usize,
    to: usize,
}

impl Lines {
    /// Begins a line with the tag of its section.
    pub(super) fn line(&mut self, tag: &str) -> Line<'_> {
        let from = self.text.len();
        self.text.push('[');
        let mut line = Line { lines: self, from };
        line.quoted(tag);
        line
    }

    /// Puts the lines into their order.
    pub(super) fn sort(&mut self) {
        let text = &self.text;
        let line = |record: &Record| text.get(record.from..record.to);
        self.records.sort_unstable_by(|left, right| {
            let place = |record: &Record| (record.place.start, record.place.end);
            place(left).cmp(&place(right)).then_with(|| line(left).cmp(&line(right)))
        });
    }

    /// The lines in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.records.iter().filter_map(|record| self.text.get(record.from..record.to))
    }
}

/// Number and FNV-1a hash of lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Digest {
    /// How many lines there are.
    pub lines: usize,
    /// The 64-bit hash of all of them, one behind the other.
    pub hash: u64,
}

impl Default for Digest {
    fn default() -> Self {
        Self { lines: 0, hash: FNV_BASIS }
    }
}

impl Digest {
    /// Adds lines.
    pub fn add(&mut self, lines: &Lines) {
        self.lines += lines.records.len();
        self.hash = fnv1a(self.hash, lines.iter().flat_map(str::bytes));
    }
}

/// The hash of nothing.
pub(super) const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash function FNV-1a of 64 bits, from the hash of what comes before on.
pub(super) fn fnv1a(before: u64, bytes: impl IntoIterator<Item = u8>) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    bytes.into_iter().fold(before, step)
}

/// A line that is being written.
pub(super) struct Line<'l> {
    lines: &'l mut Lines,
    from: usize,
}

impl Line<'_> {
    /// Adds a string.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.separate();
        self.quoted(text);
        self
    }

    /// Adds a number, or a truth value as `0` or `1`.
    pub(super) fn number(mut self, number: impl Into<i64>) -> Self {
        self.separate();
        self.raw(format_args!("{}", number.into()));
        self
    }

    /// Adds an array of numbers.
    pub(super) fn numbers(mut self, numbers: &[u32]) -> Self {
        self = self.open();
        for &number in numbers {
            self = self.number(number);
        }
        self.close()
    }

    /// Adds an array of strings.
    pub(super) fn texts(mut self, texts: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        self = self.open();
        for text in texts {
            self = self.text(text.as_ref());
        }
        self.close()
    }

    /// Ends the line, which is about what stands at `place`.
    pub(super) fn end(self, place: Span) {
        self.lines.text.push_str("]\n");
        let record = Record { place, from: self.from, to: self.lines.text.len() };
        self.lines.records.push(record);
    }

    fn open(mut self) -> Self {
        self.separate();
        self.lines.text.push('[');
        self
    }

    fn close(self) -> Self {
        self.lines.text.push(']');
        self
    }

    fn separate(&mut self) {
        if !self.lines.text.ends_with('[') {
            self.lines.text.push(',');
        }
    }

    fn raw(&mut self, arguments: fmt::Arguments<'_>) {
        self.lines.text.write_fmt(arguments).expect("writing to a string does not fail");
    }

    fn quoted(&mut self, text: &str) {
        self.lines.text.push('"');
        let mut rest = text;
        while let Some(index) = rest.find(|c: char| c < ' ' || c == '"' || c == '\\') {
            let (plain, special) = rest.split_at(index);
            self.lines.text.push_str(plain);
            let mut chars = special.chars();
            if let Some(c) = chars.next() {
                self.escaped(c);
            }
            rest = chars.as_str();
        }
        self.lines.text.push_str(rest);
        self.lines.text.push('"');
    }

    fn escaped(&mut self, c: char) {
        match c {
            '"' | '\\' => self.raw(format_args!("\\{c}")),
            '\n' => self.lines.text.push_str("\\n"),
            '\r' => self.lines.text.push_str("\\r"),
            '\t' => self.lines.text.push_str("\\t"),
            c => self.raw(format_args!("\\u{:04x}", u32::from(c))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_json_arrays() {
        let mut lines = Lines::default();
        let line = lines.line("x").text("a\"\\\n\t\u{1}é\u{7f}").number(7).number(true);
        line.numbers(&[]).numbers(&[1, 2]).texts(["b", ""]).end(Span::empty(0));
        let expected = "[\"x\",\"a\\\"\\\\\\n\\t\\u0001é\u{7f}\",7,1,[],[1,2],[\"b\",\"\"]]\n";
        assert_eq!(lines.iter().collect::<Vec<_>>(), [expected]);
    }

    #[test]
    fn lines_are_ordered_by_place_and_then_by_text() {
        let mut lines = Lines::default();
        for (text, start, end) in [("c", 9, 11), ("b", 9, 10), ("a", 9, 10), ("d", 1, 30)] {
            lines.line(text).end(Span::new(start, end));
        }
        lines.sort();
        let texts: Vec<&str> = lines.iter().collect();
        assert_eq!(texts, ["[\"d\"]\n", "[\"a\"]\n", "[\"b\"]\n", "[\"c\"]\n"]);
    }

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(fnv1a(FNV_BASIS, *b"foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(Digest::default(), Digest { lines: 0, hash: 0xcbf2_9ce4_8422_2325 });
    }
}
