//! What the runtime says before it prints goroutines.
//!
//! `panic: …` with the panics that came later behind tabs, `fatal error: …`,
//! `SIGABRT: abort` with `PC=…`, `unexpected fault address …`; then perhaps
//! `[signal …]`, then an empty line, then goroutines. Until these come, it may
//! be text of the program that only looks the same.

use memchr::memmem::Finder;

use crate::line::Line;
use crate::scan::{Cursor, Needle, decimal, hexadecimal, holds};
use crate::symbols::readable;
use crate::{Extent, Signal, header, panic_line};

static PANIC: Needle = Needle::new(|| Finder::new("panic: "));
static FATAL_ERROR: Needle = Needle::new(|| Finder::new("fatal error: "));

/// The exit status of a process that panicked.
const STATUS_OF_PANIC: u64 = 2;

/// Lines that a message may have.
const MOST_LINES: usize = 2_000;

/// Lines that may stand between an empty line and the goroutines: before Go 1.24 an
/// empty line may be part of the message.
const MOST_HELD: usize = 40;

/// Bytes of a message that are kept.
const MOST_BYTES: usize = 1 << 20;

/// Lines beside the message that are kept.
const MOST_REMARKS: usize = 64;

/// The first words of a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Opening {
    /// `panic: `.
    Panic,
    /// `fatal error: `, or the fault before it.
    Fatal,
    /// `SIGABRT: abort`.
    Signal,
}

/// What was said so far.
#[derive(Debug)]
pub(crate) struct Heading {
    pub(crate) opening: Opening,
    /// Values of panics, with their marks, first come first.
    pub(crate) panics: Vec<Vec<u8>>,
    /// Text behind `fatal error: `.
    pub(crate) fatal: Option<Vec<u8>>,
    /// Text behind a tab and `fatal error: ` within the value of a panic, and the length of
    /// that value before it: what the runtime prints where a deferred call was fatal.
    pub(crate) perhaps_fatal: Option<(Vec<u8>, usize)>,
    /// Text behind the name of the signal that opens the report.
    pub(crate) signal_text: Option<Vec<u8>>,
    pub(crate) signal: Option<Signal>,
    pub(crate) remarks: Vec<String>,
    /// Whether the words stood inside a line, behind other output.
    pub(crate) inside: bool,
    /// Whether an empty line came.
    pub(crate) blank: bool,
    /// Whether the last line was empty.
    just_blank: bool,
    /// Lines that may be other output.
    doubtful: usize,
    /// Further lines of a message that do not begin with a tab, as the runtime prints them
    /// from Go 1.24 on.
    loose: usize,
    /// The exit status that was told right behind.
    status: Option<u64>,
    /// Lines behind an empty one that are no goroutine: perhaps still the message.
    held: usize,
    lines: usize,
    pub(crate) at: Extent,
}

/// What a line is to a heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Said {
    /// Part of it, for certain.
    Part,
    /// Part of it, if it is one: it may be other output as well.
    Perhaps,
    /// The first line of the goroutines.
    Goroutines,
    /// Nothing of it: the heading is over.
    Other,
}

impl Heading {
    fn new(opening: Opening, at: Extent) -> Self {
        Self {
            opening,
            panics: Vec::new(),
            fatal: None,
            perhaps_fatal: None,
            signal_text: None,
            signal: None,
            remarks: Vec::new(),
            inside: false,
            blank: false,
            just_blank: false,
            doubtful: 0,
            loose: 0,
            status: None,
            held: 0,
            lines: 0,
            at,
        }
    }

    /// The heading that a line begins, if it begins one.
    pub(crate) fn begin(line: &Line<'_>) -> Option<Self> {
        let mut heading = match line.text.first()? {
            b'p' => {
                let mut heading = Self::new(Opening::Panic, line.at);
                heading.panics.push(line.text.strip_prefix(b"panic: ")?.to_vec());
                heading
            }
            b'f' => {
                let mut heading = Self::new(Opening::Fatal, line.at);
                heading.fatal = Some(line.text.strip_prefix(b"fatal error: ")?.to_vec());
                heading
            }
            b'u' => Self::fault(line)?,
            b'S' => {
                let (signal, text) = Signal::heading(line.text)?;
                let mut heading = Self::new(Opening::Signal, line.at);
                heading.signal = Some(signal);
                heading.signal_text = Some(text.to_vec());
                heading
            }
            _ => return None,
        };
        heading.lines = 1;
        Some(heading)
    }

    /// `unexpected fault address 0x…`, the line before `fatal error: fault`.
    fn fault(line: &Line<'_>) -> Option<Self> {
        let mut address = Cursor::new(line.text.strip_prefix(b"unexpected fault address ")?);
        hexadecimal(&mut address)?;
        let mut heading = Self::new(Opening::Fatal, line.at);
        heading.remarks.push(readable(line.text));
        Some(heading)
    }

    /// The heading that begins inside a line, behind output without a newline.
    pub(crate) fn begin_inside(line: &Line<'_>) -> Option<Self> {
        for words in [&PANIC, &FATAL_ERROR] {
            let Some(at) = words.find(line.text) else { continue };
            let text = line.text.get(at..).unwrap_or_default();
            let mut heading = Self::begin(&Line { text, ..*line })?;
            heading.inside = true;
            return Some(heading);
        }
        None
    }

    /// Takes in the next line.
    pub(crate) fn offer(&mut self, line: &Line<'_>) -> Said {
        if header::looks_like_header(line.text) || line.text == b"runtime stack:" {
            return if self.leads_here() { Said::Goroutines } else { Said::Other };
        }
        self.lines += 1;
        if self.lines > MOST_LINES || self.held > MOST_HELD {
            return Said::Other;
        }
        let said = self.part(line);
        self.just_blank = line.text.is_empty();
        if said != Said::Other && !self.just_blank && self.held == 0 {
            self.at = self.at.to(line.at);
        }
        said
    }

    /// Whether goroutines may begin now: the runtime puts an empty line before them, which
    /// a log may have dropped.
    const fn leads_here(&self) -> bool {
        self.just_blank || (!self.blank && !self.inside)
    }

    fn part(&mut self, line: &Line<'_>) -> Said {
        let text = line.text;
        if text.is_empty() {
            self.blank = true;
        } else if let Some(signal) = Signal::bracketed(text) {
            self.signal = Some(signal);
        } else if self.begins_another(text) {
            return Said::Other;
        } else if self.panic(text) || self.fatal_error(text) || self.trap(text) {
            self.held = 0;
        } else {
            if self.blank {
                self.held += 1;
            } else {
                self.more(text);
            }
            self.doubtful += 1;
            return Said::Perhaps;
        }
        Said::Part
    }

    /// Whether a line begins a report of its own, or tells that the process is gone.
    fn begins_another(&mut self, text: &[u8]) -> bool {
        let status = text.strip_prefix(b"exit status ");
        self.status =
            status.and_then(|it| decimal(&mut Cursor::new(it))).filter(|_| self.held == 0);
        let gone = status.is_some() || text.starts_with(b"FAIL\t");
        let anew = text.starts_with(b"panic: ") || text.starts_with(b"fatal error: ");
        gone || (anew && (self.blank || self.inside))
    }

    fn panic(&mut self, text: &[u8]) -> bool {
        let Some((value, later)) = panic_line::parse(text) else { return false };
        if later && self.panics.is_empty() {
            return false;
        }
        self.panics.push(value.to_vec());
        true
    }

    fn fatal_error(&mut self, text: &[u8]) -> bool {
        let Some(message) = text.strip_prefix(b"fatal error: ") else { return false };
        // Behind a panic only some are possible; others are text of its value.
        if self.opening == Opening::Panic && !may_follow_panic(message) {
            return false;
        }
        match &self.fatal {
            // Several threads may say the same before one of them prints goroutines.
            Some(first) if first == message => {}
            Some(_) => self.remark(text),
            None => self.fatal = Some(message.to_vec()),
        }
        true
    }

    /// `PC=0x… m=0 sigcode=1 addr=0x1` and what comes with it.
    fn trap(&mut self, text: &[u8]) -> bool {
        if let Some((signal, _)) = Signal::heading(text) {
            self.signal.get_or_insert(signal);
            return true;
        }
        let Some(signal) = &mut self.signal else { return false };
        if text.starts_with(b"PC=0x") {
            signal.read_words(text);
        } else if text.starts_with(b"signal arrived during ") {
            signal.in_cgo = true;
        } else if !text.starts_with(b"instruction bytes:") {
            return false;
        }
        true
    }

    /// A further line of the last message, or one beside it.
    fn more(&mut self, text: &[u8]) {
        let message = match self.opening {
            Opening::Panic if self.fatal.is_none() => self.panics.last_mut(),
            _ => None,
        };
        match message {
            Some(message) if message.len() + text.len() < MOST_BYTES => {
                self.loose += usize::from(!text.starts_with(b"\t"));
                if let Some(fatal) = text.strip_prefix(b"\tfatal error: ") {
                    self.perhaps_fatal = Some((fatal.to_vec(), message.len()));
                }
                message.push(b'\n');
                message.extend(text.strip_prefix(b"\t").unwrap_or(text));
            }
            Some(_) => {}
            None => self.remark(text),
        }
    }

    fn remark(&mut self, text: &[u8]) {
        if self.remarks.len() < MOST_REMARKS {
            self.remarks.push(readable(text));
        }
    }

    /// Settles that the fatal error within the value was one.
    pub(crate) fn accept_fatal(&mut self) {
        if let Some((fatal, length)) = self.perhaps_fatal.take() {
            self.fatal = Some(fatal);
            if let Some(value) = self.panics.last_mut() {
                value.truncate(length);
            }
        }
    }

    /// Words for stacks of a fatal error whose message was written elsewhere.
    pub(crate) fn unsaid(at: Extent) -> Self {
        let mut heading = Self::new(Opening::Fatal, at);
        heading.fatal = Some(Vec::new());
        heading
    }

    /// Whether what was said is a crash, goroutines or not: it names a signal and its place,
    /// or a mark of the runtime, or the process ended right behind with the status of a panic.
    pub(crate) fn is_certain(&self) -> bool {
        if self.inside {
            return false;
        }
        let trapped = self.signal.as_ref().is_some_and(|signal| signal.pc.is_some());
        let marked = self.panics.iter().any(|value| {
            value.starts_with(b"runtime error: ")
                || value.ends_with(b" [recovered]")
                || value.ends_with(b" [recovered, repanicked]")
                || is_value_of_type(value)
        });
        let ended = self.status == Some(STATUS_OF_PANIC) && self.loose == 0;
        let unshown = self.opening == Opening::Panic && ended;
        let deadlock = self.fatal.as_ref().is_some_and(|text| text.ends_with(b" - deadlock!"));
        trapped || unshown || (self.doubtful == 0 && (marked || deadlock))
    }

    /// What was said, for a note.
    pub(crate) fn first_words(&self) -> String {
        let panic = self.panics.first().map(|text| (&b"panic: "[..], text));
        let fatal = self.fatal.as_ref().map(|text| (&b"fatal error: "[..], text));
        let signal = self.signal_text.as_ref().map(|text| (&b""[..], text));
        let (words, text) = panic.or(fatal).or(signal).unwrap_or((b"unexpected fault", &EMPTY));
        let text = text.get(..60).unwrap_or(text);
        readable(&[words, text].concat())
    }
}

/// `(main.T) 0xc000012120`: a value that is neither text nor number nor error, as the runtime
/// prints it.
fn is_value_of_type(value: &[u8]) -> bool {
    let mut cursor = Cursor::new(value);
    let typed = cursor.eat(b"(") && cursor.until(b") ").is_some_and(|name| !name.is_empty());
    typed && hexadecimal(&mut cursor).is_some() && cursor.rest().is_empty()
}

/// Whether the runtime says this when a panic cannot go its way.
fn may_follow_panic(message: &[u8]) -> bool {
    message.starts_with(b"panic ") || !holds(message, "deadlock!")
}

static EMPTY: Vec<u8> = Vec::new();
