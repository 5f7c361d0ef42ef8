//! Reports of the address, memory and leak sanitizers.
//!
//! `==123==ERROR: AddressSanitizer: heap-use-after-free on address 0x…`, stacks of
//! lines such as `    #0 0x4a in main.f /src/main.go:12`, and `SUMMARY: …`.

use crate::line::Line;
use crate::scan::{Cursor, decimal, hexadecimal};
use crate::symbols::readable;
use crate::{Access, Extent, Frame, Goroutine, Symbols};

/// Lines that a report may have: more are not one.
const MOST_LINES: usize = 4000;

/// A report that is being read.
#[derive(Debug)]
pub(crate) struct Sanitizer {
    pub(crate) message: String,
    pub(crate) accesses: Vec<Access>,
    pub(crate) goroutines: Vec<Goroutine>,
    pub(crate) remarks: Vec<String>,
    pub(crate) complete: bool,
    pub(crate) at: Extent,
    frames: Vec<Frame>,
    lines: usize,
}

/// The text behind `==123==ERROR: ` or `==123==WARNING: `, if a sanitizer says it.
fn message(text: &[u8]) -> Option<&[u8]> {
    let mut cursor = Cursor::new(text);
    if !cursor.eat(b"==") {
        return None;
    }
    decimal(&mut cursor)?;
    if !cursor.eat(b"==ERROR: ") && !cursor.eat(b"==WARNING: ") {
        return None;
    }
    let message = cursor.rest();
    let name = Cursor::new(message).take_while(|byte| byte != b':');
    name.ends_with(b"Sanitizer").then_some(message)
}

impl Sanitizer {
    /// The report that a line begins, if it begins one.
    pub(crate) fn begin(line: &Line<'_>) -> Option<Self> {
        let message = message(line.text)?;
        Some(Self {
            message: readable(message),
            accesses: Vec::new(),
            goroutines: Vec::new(),
            remarks: Vec::new(),
            complete: false,
            at: line.at,
            frames: Vec::new(),
            lines: 0,
        })
    }

    /// Takes in the next line; whether the report goes on behind it.
    pub(crate) fn offer(&mut self, line: &Line<'_>, symbols: &mut Symbols) -> bool {
        let text = line.text.trim_ascii_start();
        self.lines += 1;
        if self.lines > MOST_LINES {
            return false;
        }
        self.at = self.at.to(line.at);
        if text.starts_with(b"#") {
            if self.goroutines.is_empty() {
                // The memory sanitizer puts no line before its only stack.
                let state = symbols.intern_str("report");
                self.goroutines.push(Goroutine { state, at: line.at, ..Goroutine::default() });
            }
            self.frames.extend(frame(text, symbols));
        } else if text.starts_with(b"SUMMARY: ") {
            self.remarks.push(readable(text));
            self.complete = true;
            return false;
        } else {
            self.close();
            if !text.is_empty() {
                self.stack(line, symbols);
            }
        }
        true
    }

    /// A line before a stack: `READ of size 4 at 0x… thread T0`.
    fn stack(&mut self, line: &Line<'_>, symbols: &mut Symbols) {
        let text = line.text.trim_ascii();
        let state = symbols.intern(text.strip_suffix(b":").unwrap_or(text));
        if text.starts_with(b"READ of size") || text.starts_with(b"WRITE of size") {
            let mut cursor = Cursor::new(text);
            let what = cursor.until(b" at ").map(readable).unwrap_or_default().to_lowercase();
            let address = hexadecimal(&mut cursor);
            self.accesses.push(Access { what, address, stack: self.goroutines.len(), at: line.at });
        }
        self.goroutines.push(Goroutine { state, at: line.at, ..Goroutine::default() });
    }

    fn close(&mut self) {
        let frames = std::mem::take(&mut self.frames);
        match self.goroutines.last_mut() {
            Some(goroutine) if !frames.is_empty() => goroutine.frames = frames.into(),
            // A line that no stack followed is a remark.
            Some(goroutine) if goroutine.frames.is_empty() => {
                self.goroutines.pop();
            }
            _ => {}
        }
    }

    pub(crate) fn finish(&mut self) {
        self.close();
        let shown = self.goroutines.len();
        self.accesses.retain(|access| access.stack < shown);
    }
}

/// `#0 0x4a6b in main.f /src/main.go:12:3`.
fn frame(text: &[u8], symbols: &mut Symbols) -> Option<Frame> {
    let mut cursor = Cursor::new(text.strip_prefix(b"#")?);
    decimal(&mut cursor)?;
    cursor.until(b" in ")?;
    let rest = cursor.rest();
    let split = memchr::memmem::rfind(rest, b" /").or_else(|| memchr::memrchr(b' ', rest));
    let (function, place) = rest.split_at(split.unwrap_or(rest.len()));
    let mut place = place.trim_ascii().split(|&byte| byte == b':');
    let file = place.next().unwrap_or_default();
    let line = place.next().and_then(|line| decimal(&mut Cursor::new(line)));
    Some(Frame {
        function: symbols.intern(function),
        file: symbols.intern(file),
        line: line.and_then(|line| u32::try_from(line).ok()).unwrap_or(0),
        ..Frame::default()
    })
}
