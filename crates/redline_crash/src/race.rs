//! Reports of the race detector.
//!
//! Between two lines of `=`: `WARNING: DATA RACE`, the use that conflicts, the
//! previous one, and where each goroutine was started. Frames are indented by two
//! blanks, their places by six.

use crate::frame::{At, Call};
use crate::line::Line;
use crate::scan::{Cursor, decimal, hexadecimal};
use crate::symbols::readable;
use crate::{Access, Creator, Extent, Frame, Goroutine, Symbols};

/// The line before and behind each report.
pub(crate) const RULE: &[u8] = b"==================";

/// The line that says what it is.
pub(crate) const WARNING: &[u8] = b"WARNING: DATA RACE";

/// Lines that a report may have: more are not one.
const MOST_LINES: usize = 4000;

/// The number of the main goroutine.
const MAIN: u64 = 1;

/// A report that is being read.
#[derive(Debug)]
pub(crate) struct Race {
    pub(crate) accesses: Vec<Access>,
    pub(crate) goroutines: Vec<Goroutine>,
    pub(crate) remarks: Vec<String>,
    pub(crate) complete: bool,
    pub(crate) at: Extent,
    frames: Vec<Frame>,
    call: Option<Frame>,
    section: Section,
    lines: usize,
}

/// What the frames that are read belong to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Section {
    Nothing,
    /// A use of memory, the last of the goroutines.
    Access,
    /// Where this goroutine was started.
    Started(u64),
}

impl Race {
    pub(crate) fn new(at: Extent) -> Self {
        Self {
            accesses: Vec::new(),
            goroutines: Vec::new(),
            remarks: Vec::new(),
            complete: false,
            at,
            frames: Vec::new(),
            call: None,
            section: Section::Nothing,
            lines: 0,
        }
    }

    /// Takes in the next line; whether the report goes on behind it.
    pub(crate) fn offer(&mut self, line: &Line<'_>, symbols: &mut Symbols) -> bool {
        self.at = self.at.to(line.at);
        self.lines += 1;
        let text = line.text;
        if text == RULE || self.lines > MOST_LINES {
            self.complete = text == RULE;
            return false;
        }
        if text.is_empty() {
            self.close();
        } else if text.starts_with(b" ") {
            self.frame(text, symbols);
        } else if !self.started(text) && !self.access(line, symbols) && text != WARNING {
            self.remarks.push(readable(text));
        }
        true
    }

    /// `Previous write at 0x00c000 by goroutine 7:`.
    fn access(&mut self, line: &Line<'_>, symbols: &mut Symbols) -> bool {
        let mut cursor = Cursor::new(line.text);
        let Some(what) = cursor.until(b" at 0x") else { return false };
        let mut address = Cursor::new(line.text.get(what.len() + 4..).unwrap_or_default());
        let address = hexadecimal(&mut address);
        let Some(_) = cursor.until(b" by ") else { return false };
        self.close();
        let who = cursor.rest();
        let id = match who.strip_prefix(b"goroutine ") {
            Some(number) => decimal(&mut Cursor::new(number)).unwrap_or(0),
            None if who.starts_with(b"main goroutine") => MAIN,
            None => 0,
        };
        let what = readable(what).to_lowercase();
        let state = symbols.intern_str(&what);
        self.accesses.push(Access { what, address, stack: self.goroutines.len(), at: line.at });
        self.goroutines.push(Goroutine { id, state, at: line.at, ..Goroutine::default() });
        self.section = Section::Access;
        true
    }

    /// `Goroutine 7 (running) created at:`.
    fn started(&mut self, text: &[u8]) -> bool {
        let Some(rest) = text.strip_prefix(b"Goroutine ") else { return false };
        let mut cursor = Cursor::new(rest);
        let Some(id) = decimal(&mut cursor) else { return false };
        self.close();
        self.section = Section::Started(id);
        true
    }

    fn frame(&mut self, text: &[u8], symbols: &mut Symbols) {
        if let Some(frame) = self.call.take() {
            if let Some(At { file, line, .. }) = At::parse(text) {
                let file = symbols.intern(file);
                self.frames.push(Frame { file, line, ..frame });
                return;
            }
            self.frames.push(frame);
        }
        match Call::parse(text.trim_ascii()) {
            Some(call) => self.call = Some(Frame { inlined: false, ..Frame::new(call, symbols) }),
            None => self.remarks.push(readable(text.trim_ascii())),
        }
    }

    fn close(&mut self) {
        self.frames.extend(self.call.take());
        let frames = std::mem::take(&mut self.frames);
        match std::mem::replace(&mut self.section, Section::Nothing) {
            Section::Nothing => {}
            Section::Access => {
                if let Some(goroutine) = self.goroutines.last_mut() {
                    goroutine.frames = frames.into();
                }
            }
            Section::Started(id) => self.start(id, &frames),
        }
    }

    fn start(&mut self, id: u64, frames: &[Frame]) {
        let Some(first) = frames.first() else { return };
        let creator =
            Creator { function: first.function, file: first.file, line: first.line, goroutine: 0 };
        for goroutine in self.goroutines.iter_mut().filter(|goroutine| goroutine.id == id) {
            goroutine.created_by = Some(creator);
        }
    }

    pub(crate) fn finish(&mut self) {
        self.close();
    }
}
