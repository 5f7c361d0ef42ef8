//! The lines of a section, in its order.

use std::fmt::{self, Write as _};

use redline_base::Offset;

/// The lines of a section: JSON arrays without spaces, each with its newline.
#[derive(Default)]
pub struct Lines {
    text: String,
    records: Vec<Record>,
}

/// A line, with what it is ordered by.
#[derive(Clone, Copy, Debug)]
struct Record {
    place: Place,
    from: usize,
    to: usize,
}

/// Where the thing stands that a line is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Place {
    /// Index of the file; none for what has an order of its own.
    pub file: Option<usize>,
    /// Where it begins.
    pub start: Offset,
    /// Where it ends.
    pub end: Offset,
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
            left.place.cmp(&right.place).then_with(|| line(left).cmp(&line(right)))
        });
    }

    /// All of them.
    pub fn all(&self) -> Part<'_> {
        Part { text: &self.text, records: &self.records }
    }

    /// Those of each file that has any, in order.
    pub fn by_file(&self) -> impl Iterator<Item = Part<'_>> {
        let files = self.records.chunk_by(|left, right| left.place.file == right.place.file);
        files.map(|records| Part { text: &self.text, records })
    }
}

/// Lines of a section that stand together.
#[derive(Clone, Copy)]
pub struct Part<'l> {
    text: &'l str,
    records: &'l [Record],
}

impl<'l> Part<'l> {
    /// The lines in order.
    pub fn lines(self) -> impl Iterator<Item = &'l str> {
        self.records.iter().filter_map(move |record| self.text.get(record.from..record.to))
    }

    /// Number of lines.
    pub fn len(self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.records.is_empty()
    }

    /// Index of the file that the first line is about, if it is about one.
    pub fn file(self) -> Option<usize> {
        self.records.first()?.place.file
    }

    /// The FNV-1a hash of the lines.
    pub fn hash(self) -> u64 {
        fnv1a(self.lines().flat_map(str::bytes))
    }
}

/// The hash function FNV-1a of 64 bits.
pub(super) fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    bytes.fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
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

    /// Ends the line.
    pub(super) fn end(self, place: Place) {
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

    fn place(file: usize, start: Offset) -> Place {
        Place { file: Some(file), start, end: start }
    }

    #[test]
    fn lines_are_json_arrays() {
        let mut lines = Lines::default();
        let line = lines.line("x").text("a\"\\\n\t\u{1}é\u{7f}").number(7).number(true);
        line.numbers(&[]).numbers(&[1, 2]).texts(["b", ""]).end(place(0, 0));
        let expected = "[\"x\",\"a\\\"\\\\\\n\\t\\u0001é\u{7f}\",7,1,[],[1,2],[\"b\",\"\"]]\n";
        assert_eq!(lines.all().lines().collect::<Vec<_>>(), [expected]);
    }

    #[test]
    fn lines_are_ordered_by_place_and_then_by_text() {
        let mut lines = Lines::default();
        for (text, at) in
            [("c", place(1, 0)), ("b", place(0, 9)), ("a", place(0, 9)), ("d", place(0, 1))]
        {
            lines.line(text).end(at);
        }
        lines.sort();
        let texts: Vec<&str> = lines.all().lines().collect();
        assert_eq!(texts, ["[\"d\"]\n", "[\"a\"]\n", "[\"b\"]\n", "[\"c\"]\n"]);
        let counts: Vec<_> = lines.by_file().map(|part| (part.file(), part.len())).collect();
        assert_eq!(counts, [(Some(0), 3), (Some(1), 1)]);
    }

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(fnv1a("foobar".bytes()), 0x8594_4171_f739_67e8);
    }
}
