//! The lines of source that a finding points at, with what is meant underlined.

use std::ops::Range;

use redline_base::{Offset, Span};

use crate::SourceFile;
use crate::visible::{Cell, cells};

/// Stands where a line was cut.
const CUT: &str = "...";

/// Columns asked for are raised to this, so that there is always something to see.
const LEAST_WIDTH: usize = 20;

/// Bytes looked at for each column of a line: most letters take few bytes, and a
/// line may be megabytes long.
const BYTES_PER_COLUMN: usize = 4;

/// One row of a frame.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Row {
    /// A line of source, by its number.
    Line(u32, String),
    /// What is meant of the line above.
    Underline(String),
    /// Lines that are left out.
    Gap,
}

/// The rows for `span`: its line underlined, or its first and last line.
pub(super) fn rows(file: &SourceFile, span: Span, width: usize) -> Vec<Row> {
    let width = width.max(LEAST_WIDTH);
    let first = file.line_column(span.start).line;
    let last = file.line_column(last_byte(file, span)).line;
    let mut rows = line_rows(file, first, span, width);
    if last > first.saturating_add(1) {
        rows.push(Row::Gap);
    }
    if last > first {
        rows.extend(line_rows(file, last, span, width));
    }
    rows
}

/// Offset of the last byte in `span`, or of its start where it is empty.
fn last_byte(file: &SourceFile, span: Span) -> Offset {
    let length = Offset::try_from(file.bytes().len()).unwrap_or(Offset::MAX);
    span.end.min(length).saturating_sub(1).max(span.start)
}

/// A line, and below it the underline of what `span` holds of it.
fn line_rows(file: &SourceFile, line: u32, span: Span, width: usize) -> Vec<Row> {
    let text = file.line(line);
    let start = file.lines().span(line).unwrap_or_default().start;
    let within = |offset: u32| (offset.saturating_sub(start) as usize).min(text.len());
    let marked = trim_indent(text, within(span.start)..within(span.end));
    let window = Window::new(text, marked.start, width);
    let underline = window.underline(&marked);
    vec![Row::Line(line, window.text()), Row::Underline(underline)]
}

/// A line that goes on what an earlier line began is not marked before its first word.
fn trim_indent(text: &[u8], marked: Range<usize>) -> Range<usize> {
    let inside = text.get(marked.clone()).unwrap_or_default();
    let blank = inside.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let start = if blank < inside.len() { marked.start + blank } else { marked.start };
    start..marked.end
}

/// The part of a line that is drawn.
struct Window {
    cells: Vec<Cell>,
    cut_before: bool,
    cut_after: bool,
}

impl Window {
    /// At most `width` columns of `line`, the byte at `focus` among them.
    fn new(line: &[u8], focus: usize, width: usize) -> Self {
        let reach = width * BYTES_PER_COLUMN;
        let from = boundary(line, focus.saturating_sub(reach));
        let to = boundary(line, focus.saturating_add(reach).min(line.len()));
        let mut cells = cells(line.get(from..to).unwrap_or_default());
        for cell in &mut cells {
            cell.start += from;
        }
        if from == 0 && to == line.len() && total(&cells) <= width {
            return Self { cells, cut_before: false, cut_after: false };
        }
        let skipped = skipped_before(&cells, focus, width / 3);
        cells.drain(..skipped);
        let kept = kept_within(&cells, width);
        let cut_after = to < line.len() || kept < cells.len();
        cells.truncate(kept);
        Self { cells, cut_before: from > 0 || skipped > 0, cut_after }
    }

    fn text(&self) -> String {
        let before = if self.cut_before { CUT } else { "" };
        let after = if self.cut_after { CUT } else { "" };
        let drawn: String = self.cells.iter().map(|cell| cell.text.as_str()).collect();
        format!("{before}{drawn}{after}")
    }

    /// Carets below the marked bytes, at least one.
    fn underline(&self, marked: &Range<usize>) -> String {
        let before = self.cells.iter().take_while(|cell| cell.start < marked.start);
        let before: usize = before.map(|cell| cell.width).sum();
        let inside = self.cells.iter().filter(|cell| marked.contains(&cell.start));
        let inside: usize = inside.map(|cell| cell.width).sum();
        let indent = before + if self.cut_before { CUT.len() } else { 0 };
        format!("{}{}", " ".repeat(indent), "^".repeat(inside.max(1)))
    }
}

fn total(cells: &[Cell]) -> usize {
    cells.iter().map(|cell| cell.width).sum()
}

/// How many cells to leave out so that no more than `columns` stand before `focus`.
fn skipped_before(cells: &[Cell], focus: usize, columns: usize) -> usize {
    let before = cells.partition_point(|cell| cell.start < focus);
    let mut room = columns;
    let near = cells.iter().take(before).rev().take_while(|cell| {
        let fits = cell.width <= room;
        room = room.saturating_sub(cell.width);
        fits
    });
    before - near.count()
}

/// How many cells fit into `columns`.
fn kept_within(cells: &[Cell], columns: usize) -> usize {
    let mut room = columns;
    let fitting = cells.iter().take_while(|cell| {
        let fits = cell.width <= room;
        room = room.saturating_sub(cell.width);
        fits
    });
    fitting.count()
}

/// The nearest start of a character at or before `at`.
///
/// Looks back no further than a character is long, since the bytes need not be UTF-8.
fn boundary(line: &[u8], at: usize) -> usize {
    let continues = |at: usize| line.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
    (0..4).map(|back| at.saturating_sub(back)).find(|&at| !continues(at)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(source: &str, marked: &str, width: usize) -> String {
        let start = source.find(marked).expect("the text is in the source");
        let span = Span::new(offset(start), offset(start + marked.len()));
        let file = SourceFile::new("a.go", source.as_bytes());
        texts(&rows(&file, span, width)).join("\n")
    }

    fn offset(at: usize) -> Offset {
        Offset::try_from(at).expect("test sources are small")
    }

    fn texts(rows: &[Row]) -> Vec<&str> {
        let text = |row| match row {
            &Row::Line(_, ref text) | &Row::Underline(ref text) => text.as_str(),
            &Row::Gap => "gap",
        };
        rows.iter().map(text).collect()
    }

    #[test]
    fn a_line_that_fits_is_drawn_whole() {
        assert_eq!(drawn("\tseen[word]++\n", "seen[word]", 80), "    seen[word]++\n    ^^^^^^^^^^");
        assert_eq!(drawn("世界 + x", "x", 80), "世界 + x\n       ^");
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_marked() {
        let line = format!("{}mark{}", "a".repeat(100), "b".repeat(100));
        assert_eq!(
            drawn(&line, "mark", 30),
            format!("...{}mark{}...\n{}^^^^", "a".repeat(10), "b".repeat(16), " ".repeat(13))
        );
        let wide = format!("{}mark{}", "世".repeat(100), "界".repeat(100));
        assert_eq!(
            drawn(&wide, "mark", 31),
            format!("...{}mark{}...\n{}^^^^", "世".repeat(5), "界".repeat(8), " ".repeat(13))
        );
    }

    #[test]
    fn what_is_marked_may_be_longer_than_the_window() {
        let line = format!("x := `{}`", "y".repeat(100_000));
        let expected = format!("x := `{}...\n     {}", "y".repeat(24), "^".repeat(25));
        assert_eq!(drawn(&line, &line[5..], 30), expected);
    }

    #[test]
    fn first_and_last_line_of_several_are_drawn() {
        let source = "call(\n\ta,\n\tb,\n)\nafter";
        assert_eq!(drawn(source, "call(\n\ta", 80), "call(\n^^^^^\n    a,\n    ^");
        assert_eq!(drawn(source, "call(\n\ta,\n\tb,\n)", 80), "call(\n^^^^^\ngap\n)\n^");
        assert_eq!(drawn(source, "call(\n", 80), "call(\n^^^^^");
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        let file = SourceFile::new("a.go", *b"x\n");
        for span in [Span::new(2, 2), Span::new(7, 9), Span::new(9, 7)] {
            let end = [Row::Line(2, String::new()), Row::Underline("^".to_owned())];
            assert_eq!(rows(&file, span, 80), end);
        }
    }

    #[test]
    fn a_cut_in_bytes_that_are_no_text_ends() {
        let line = [b"\x80".repeat(1000), b"mark".to_vec(), b"\xbf".repeat(1000)].concat();
        let file = SourceFile::new("a.go", line);
        let rows = rows(&file, Span::new(1000, 1004), 40);
        assert!(texts(&rows)[0].contains("\\x80mark\\xbf"), "{rows:?}");
    }
}
