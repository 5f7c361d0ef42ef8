//! What logs put around the lines of a program, taken off layer by layer.
//!
//! Docker's JSON, the Kubernetes runtime interface, `go test -json`, records of slog,
//! zap and logrus, prefixes and timestamps of collectors, colours: in any nesting. What
//! remains is a line as the program wrote it, and the name of the stream it belongs to,
//! so that processes whose output is mixed are read apart.

mod ansi;
mod json;
mod logfmt;
mod prefix;

use crate::Extent;
use crate::line::{Line, RawLine};
use json::Record;

/// Layers that are taken off: more is no log.
const MOST_LAYERS: usize = 5;

/// Where lines go when their layers are off.
pub(crate) trait Sink {
    /// A part of a line of the stream `key`, with its end or to be continued.
    fn part(&mut self, key: &[u8], line: &Line<'_>, ends: bool);

    /// A whole text of several lines, which nothing before and behind belongs to.
    fn text(&mut self, key: &[u8], line: &Line<'_>);
}

/// Takes layers off.
#[derive(Debug, Default)]
pub(crate) struct Envelope {
    /// The name of the stream, from the layers taken off so far.
    key: Vec<u8>,
    /// Whether a record of `go test -json` has said what is its own.
    marks_frames: bool,
    /// Unescaped text of each layer, kept for its memory.
    scratch: Vec<Vec<u8>>,
}

/// What is known of a line beside its text.
#[derive(Clone, Copy, Debug)]
struct Context<'a> {
    at: Extent,
    test: Option<&'a [u8]>,
    package: Option<&'a [u8]>,
    frame: bool,
    ends: bool,
    whole: bool,
}

impl<'a> Context<'a> {
    const fn line(self, text: &'a [u8]) -> Line<'a> {
        let Self { at, test, package, frame, whole, .. } = self;
        Line { text, at, test, package, whole, frame }
    }
}

impl Envelope {
    /// Takes the layers off a line.
    pub(crate) fn open(&mut self, raw: &RawLine<'_>, sink: &mut dyn Sink) {
        self.key.clear();
        let text = raw.bytes.strip_suffix(b"\r").unwrap_or(raw.bytes);
        let context = Context {
            at: raw.at,
            test: None,
            package: None,
            frame: true,
            ends: true,
            whole: raw.ended && !raw.shortened,
        };
        self.layer(text, context, MOST_LAYERS, sink);
    }

    fn layer(&mut self, text: &[u8], context: Context<'_>, left: usize, sink: &mut dyn Sink) {
        let next = if left == 0 { None } else { text.first() };
        match next {
            Some(b'{') => self.json(text, context, left, sink),
            Some(0x1b) => self.coloured(text, context, left, sink),
            Some(b't' | b'l') if logfmt::is_record(text) => {
                self.logfmt(text, context, left, sink);
            }
            Some(b'0'..=b'9' | b'[' | b'<' | b'A'..=b'Z' | b'a'..=b'z') => {
                match prefix::strip(text) {
                    Some(stripped) => self.stripped(&stripped, context, left, sink),
                    None => self.bare(text, context, sink),
                }
            }
            _ => self.bare(text, context, sink),
        }
    }

    fn bare(&self, text: &[u8], context: Context<'_>, sink: &mut dyn Sink) {
        sink.part(&self.key, &context.line(text), context.ends);
    }

    fn stripped(
        &mut self,
        stripped: &prefix::Stripped<'_>,
        context: Context<'_>,
        left: usize,
        sink: &mut dyn Sink,
    ) {
        self.enter(stripped.stream);
        let ends = context.ends && !stripped.goes_on;
        self.layer(stripped.text, Context { ends, ..context }, left - 1, sink);
    }

    fn enter(&mut self, stream: &[u8]) {
        if !stream.is_empty() {
            self.key.extend(stream);
            self.key.push(0);
        }
    }

    fn coloured(&mut self, text: &[u8], context: Context<'_>, left: usize, sink: &mut dyn Sink) {
        let mut plain = self.scratch.pop().unwrap_or_default();
        ansi::strip(text, &mut plain);
        let left = if plain.first() == Some(&0x1b) { 0 } else { left - 1 };
        self.layer(&plain, context, left, sink);
        self.give_back(plain);
    }

    fn give_back(&mut self, mut buffer: Vec<u8>) {
        buffer.clear();
        buffer.shrink_to(1 << 20);
        self.scratch.push(buffer);
    }

    fn json(&mut self, text: &[u8], context: Context<'_>, left: usize, sink: &mut dyn Sink) {
        match json::record(text) {
            Some(Record::Docker { log, stream }) => {
                self.enter(stream);
                self.written(log, context, left, sink);
            }
            Some(Record::GoTest { package, test, output, frame }) => {
                self.enter(package);
                self.marks_frames |= frame;
                let frame = frame || !self.marks_frames;
                self.written(
                    output,
                    Context { test, package: Some(package), frame, ..context },
                    left,
                    sink,
                );
            }
            Some(Record::Other) => {}
            None => self.log_record(text, context, left, sink),
        }
    }

    /// A string that is what was written at once: perhaps a line, perhaps a part of one.
    fn written(&mut self, string: &[u8], context: Context<'_>, left: usize, sink: &mut dyn Sink) {
        let mut plain = self.scratch.pop().unwrap_or_default();
        json::unescape(string, &mut plain);
        let mut rest = plain.as_slice();
        while let Some(end) = memchr::memchr(b'\n', rest) {
            let (line, behind) = rest.split_at(end);
            self.inner(line, Context { ends: true, ..context }, left, sink);
            rest = behind.get(1..).unwrap_or_default();
        }
        if !rest.is_empty() {
            self.inner(rest, Context { ends: false, ..context }, left, sink);
        }
        self.give_back(plain);
    }

    /// A line inside another, which may have layers of its own.
    fn inner(&mut self, line: &[u8], context: Context<'_>, left: usize, sink: &mut dyn Sink) {
        let outer = self.key.len();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        self.layer(line, context, left - 1, sink);
        self.key.truncate(outer);
    }

    /// A record of a logger in JSON: its texts, each on its own.
    fn log_record(&mut self, text: &[u8], context: Context<'_>, left: usize, sink: &mut dyn Sink) {
        let mut any = false;
        for string in json::Texts::new(text) {
            any = true;
            self.log_text(string, context, left, sink);
        }
        if !any {
            self.bare(text, context, sink);
        }
    }

    /// A record of a logger as `key=value` words: its texts, each on its own.
    fn logfmt(&mut self, text: &[u8], context: Context<'_>, left: usize, sink: &mut dyn Sink) {
        for string in logfmt::Texts::new(text) {
            self.log_text(string, context, left, sink);
        }
    }

    /// A text that a logger wrote: a line, or several that are a whole.
    fn log_text(&mut self, string: &[u8], context: Context<'_>, left: usize, sink: &mut dyn Sink) {
        let mut plain = self.scratch.pop().unwrap_or_default();
        json::unescape(string, &mut plain);
        let line = plain.strip_suffix(b"\n").unwrap_or(&plain);
        if memchr::memchr(b'\n', line).is_some() {
            sink.text(&self.key, &context.line(line));
        } else {
            self.inner(line, Context { ends: true, ..context }, left, sink);
        }
        self.give_back(plain);
    }
}

#[cfg(test)]
mod tests;
