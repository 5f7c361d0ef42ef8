//! Text from a stranger, made safe to show.
//!
//! A source file, a path or a message may hold bytes that a terminal obeys: an
//! ESC that recolours or erases what was printed, a carriage return that goes
//! back over it, a mark that turns the order of letters. Everything that is not
//! plainly visible is shown by its number instead, so that what is read is what
//! is there.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar as _;

/// Number of columns between tab stops in what is drawn.
const TAB_STOP: usize = 4;

/// One character of a line as it is drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cell {
    /// Where its bytes begin in the line.
    pub(crate) start: usize,
    /// What is drawn.
    pub(crate) text: String,
    /// How many columns that takes: none for an accent, two for wide letters.
    pub(crate) width: usize,
}

/// Text in which every character can be seen: control, formatting and undefined
/// characters stand as `\u{202e}`, bytes that are not UTF-8 as `\xff`, newline and tab
/// as `\n` and `\t`.
///
/// ```
/// assert_eq!(redline_diagnostics::visible(b"a\x1b[31m\xff"), r"a\u{1b}[31m\xff");
/// ```
pub fn visible(text: &[u8]) -> String {
    let mut shown = String::with_capacity(text.len());
    for_each_char(text, |_, unit| push_visible(&mut shown, unit));
    shown
}

/// The characters of one line, with tabs spread to the next tab stop.
pub(crate) fn cells(line: &[u8]) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(line.len());
    let mut column = 0;
    for_each_char(line, |start, unit| {
        let cell = cell(start, unit, column);
        column += cell.width;
        cells.push(cell);
    });
    cells
}

/// Number of columns that visible text takes.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// A character, or a byte that begins none.
#[derive(Clone, Copy)]
enum Unit {
    Char(char),
    Byte(u8),
}

fn for_each_char(text: &[u8], mut each: impl FnMut(usize, Unit)) {
    let mut at = 0;
    for chunk in text.utf8_chunks() {
        for c in chunk.valid().chars() {
            each(at, Unit::Char(c));
            at += c.len_utf8();
        }
        for &byte in chunk.invalid() {
            each(at, Unit::Byte(byte));
            at += 1;
        }
    }
}

fn cell(start: usize, unit: Unit, column: usize) -> Cell {
    if matches!(unit, Unit::Char('\t')) {
        let width = TAB_STOP - column % TAB_STOP;
        return Cell { start, text: " ".repeat(width), width };
    }
    let mut text = String::new();
    push_visible(&mut text, unit);
    let width = width(&text);
    Cell { start, text, width }
}

fn push_visible(text: &mut String, unit: Unit) {
    match unit {
        Unit::Char('\n') => text.push_str("\\n"),
        Unit::Char('\t') => text.push_str("\\t"),
        Unit::Char(c) if is_hidden(c) => {
            push_escape(text, format_args!("\\u{{{:x}}}", u32::from(c)));
        }
        Unit::Char(c) => text.push(c),
        Unit::Byte(byte) => push_escape(text, format_args!("\\x{byte:02x}")),
    }
}

fn push_escape(text: &mut String, escape: std::fmt::Arguments<'_>) {
    text.write_fmt(escape).expect("writing to a string does not fail");
}

/// Whether a terminal obeys the character, or draws nothing where something is.
///
/// Control characters, and the format characters (general category Cf), line and
/// paragraph separators, fillers, variation selectors, private use characters and
/// noncharacters of Unicode 17.
pub fn is_hidden(c: char) -> bool {
    c.is_control() || is_format(c) || is_blank(c) || is_unassigned(c)
}

const fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
        | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

const fn is_blank(c: char) -> bool {
    matches!(c,
        '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}')
}

const fn is_unassigned(c: char) -> bool {
    let low = c as u32 & 0xffff;
    low == 0xfffe
        || low == 0xffff
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_spelled_out() {
        let cases: [(&[u8], &str); 7] = [
            (b"plain", "plain"),
            (b"\x1b]0;title\x07", r"\u{1b}]0;title\u{7}"),
            (b"a\rb\0c\nd\te", r"a\u{d}b\u{0}c\nd\te"),
            ("\u{202e}evil\u{2066}\u{200b}".as_bytes(), r"\u{202e}evil\u{2066}\u{200b}"),
            ("\u{9b}31m\u{e0041}".as_bytes(), r"\u{9b}31m\u{e0041}"),
            (b"\xe2\x82 \xff", r"\xe2\x82 \xff"),
            ("e\u{301} 世界".as_bytes(), "e\u{301} 世界"),
        ];
        for (text, shown) in cases {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn every_character_that_is_drawn_has_its_width() {
        let cells = cells("\ta\të世\u{301}\x1b".as_bytes());
        let drawn: Vec<_> = cells.iter().map(|cell| (cell.start, cell.width)).collect();
        assert_eq!(drawn, [(0, 4), (1, 1), (2, 3), (3, 1), (5, 2), (8, 0), (10, 6)]);
        assert_eq!(width(&cells.iter().map(|cell| cell.text.as_str()).collect::<String>()), 17);
    }

    #[test]
    fn no_byte_reaches_a_terminal_as_control() {
        let mut all: Vec<u8> = (0..=255).collect();
        all.extend((0..=0x10_ffff).filter_map(char::from_u32).collect::<String>().into_bytes());
        assert!(visible(&all).chars().all(|c| !c.is_control() && !is_hidden(c)));
    }
}
