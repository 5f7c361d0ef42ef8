//! Offsets to lines and columns.

use crate::{Offset, Span};

/// A place as people count it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LineColumn {
    /// Line, counted from 1.
    pub line: u32,
    /// Column in bytes, counted from 1.
    pub column: u32,
}

/// The line starts of one file. Made on demand: most files never need one.
///
/// A line ends after `\n`, as in the Go specification; a `\r` before it belongs
/// to the line.
#[derive(Clone, Debug)]
pub struct LineTable {
    /// Offsets of the first byte of each line, the first of which is 0.
    starts: Vec<Offset>,
    /// Length of the file.
    end: Offset,
}

impl LineTable {
    /// The lines of `source`. Bytes beyond `u32::MAX` are not counted.
    pub fn new(source: &[u8]) -> Self {
        let end = Offset::try_from(source.len()).unwrap_or(Offset::MAX);
        let newlines = memchr::memchr_iter(b'\n', source);
        let after = newlines.filter_map(|at| Offset::try_from(at).ok()?.checked_add(1));
        Self { starts: std::iter::once(0).chain(after).collect(), end }
    }

    /// Number of lines; a file that ends in a newline has an empty last line.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: an empty file has one empty line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Line and column of `offset`; an offset past the end is taken as the end.
    pub fn line_column(&self, offset: Offset) -> LineColumn {
        let offset = offset.min(self.end);
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = line.checked_sub(1).map_or(0, |last| self.starts[last]);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        LineColumn { line, column: offset - start + 1 }
    }

    /// Bytes of a line counted from 1, with its newline; `None` past the last line.
    pub fn span(&self, line: u32) -> Option<Span> {
        let index = (line as usize).checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).copied().unwrap_or(self.end);
        Some(Span::new(start, end))
    }
}

/// How many newlines `source` has, where nobody asks where they are.
pub fn count_newlines(source: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', source).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(table: &LineTable, offset: Offset) -> (u32, u32) {
        let LineColumn { line, column } = table.line_column(offset);
        (line, column)
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        let table = LineTable::new(b"ab\n\nc");
        assert_eq!(table.len(), 3);
        let places =
            [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (5, (3, 2)), (99, (3, 2))];
        for (offset, place) in places {
            assert_eq!(at(&table, offset), place, "offset {offset}");
        }
        assert_eq!(table.span(1), Some(Span::new(0, 3)));
        assert_eq!(table.span(3), Some(Span::new(4, 5)));
        assert_eq!((table.span(0), table.span(4)), (None, None));
    }

    #[test]
    fn an_empty_file_has_one_line() {
        let table = LineTable::new(b"");
        assert_eq!((table.len(), at(&table, 0)), (1, (1, 1)));
    }
}
