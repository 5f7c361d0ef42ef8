//! From bytes to a report.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::envelope::{Envelope, Sink};
use crate::lane::Lane;
use crate::line::{Ahead, LONGEST, Line, Lines, RawLine, Splitter};
use crate::{Extent, Report, Symbols};

/// Streams that are read apart: lines of further ones are read together.
const MOST_STREAMS: usize = 1024;

/// Bytes of a line in parts that are kept.
const MOST_PENDING: usize = LONGEST;

/// Reads the output of dying programs, in chunks of any size.
///
/// ```
/// use redline_crash::{Kind, Reader};
///
/// let mut reader = Reader::default();
/// reader.feed(b"panic: assignment to entry in nil map\n\ngoroutine 1 [running]:\n");
/// reader.feed(b"main.main()\n\t/src/main.go:7 +0x2d\n");
/// let report = reader.finish();
/// let [incident] = report.incidents.as_slice() else { unreachable!() };
/// assert_eq!(incident.kind, Kind::Panic);
/// assert_eq!(incident.class.page.line.id(), "nil-dereference");
/// ```
#[derive(Debug, Default)]
pub struct Reader {
    splitter: Splitter,
    opener: Opener,
}

/// Reads a whole input.
pub fn read(input: &[u8]) -> Report {
    let mut reader = Reader::default();
    reader.feed(input);
    reader.finish()
}

impl Reader {
    /// Reads on.
    pub fn feed(&mut self, chunk: &[u8]) {
        self.splitter.feed(chunk, &mut self.opener);
    }

    /// The end of the input.
    pub fn finish(self) -> Report {
        let Self { mut splitter, mut opener } = self;
        splitter.finish(&mut opener);
        let mut streams = opener.streams;
        (streams.report.bytes, streams.report.lines) = splitter.counts();
        streams.finish()
    }
}

/// Takes off what logs have put around lines, and gives each to its stream.
#[derive(Debug, Default)]
struct Opener {
    envelope: Envelope,
    streams: Streams,
}

impl Lines for Opener {
    fn line(&mut self, raw: &RawLine<'_>) {
        if raw.shortened {
            let text = format!("only the first {} MB of this line were looked at", LONGEST >> 20);
            self.streams.report.note(raw.at, text);
        }
        self.envelope.open(raw, &mut self.streams);
    }

    fn ahead(&mut self, input: &[u8], at: Extent) -> Ahead {
        self.streams.ahead(input, at)
    }
}

/// A stream, and the beginning of a line whose end is still to come.
#[derive(Debug, Default)]
struct Stream {
    lane: Lane,
    pending: Vec<u8>,
    /// The last line that was begun, for its end.
    begun: Option<Extent>,
}

/// The streams of the input, and the report they write to.
#[derive(Debug)]
struct Streams {
    report: Report,
    all: Vec<Stream>,
    numbers: HashMap<Box<[u8]>, usize, FxBuildHasher>,
    /// The stream of the last line: the next is mostly of the same.
    last: (Vec<u8>, usize),
}

impl Default for Streams {
    fn default() -> Self {
        Self {
            report: Report { symbols: Symbols::default(), ..Report::default() },
            all: vec![Stream::default()],
            numbers: HashMap::from_iter([(Box::default(), 0)]),
            last: (Vec::new(), 0),
        }
    }
}

impl Streams {
    fn number(&mut self, key: &[u8]) -> usize {
        if self.last.0 == key {
            return self.last.1;
        }
        let number = match self.numbers.get(key) {
            Some(&number) => number,
            None if self.all.len() >= MOST_STREAMS => 0,
            None => self.add(key),
        };
        self.last = (key.to_vec(), number);
        number
    }

    fn add(&mut self, key: &[u8]) -> usize {
        let number = self.all.len();
        self.numbers.insert(key.into(), number);
        self.all.push(Stream::default());
        number
    }

    /// Reads lines that nothing is around: they are of the stream without a name.
    fn ahead(&mut self, input: &[u8], at: Extent) -> Ahead {
        let Self { report, all, .. } = self;
        match all.first_mut() {
            Some(stream) if stream.begun.is_none() => stream.lane.ahead(input, at, report),
            _ => Ahead::default(),
        }
    }

    fn finish(mut self) -> Report {
        for stream in &mut self.all {
            stream.end_line(&mut self.report);
            stream.lane.finish(&mut self.report);
        }
        self.report.incidents.sort_by_key(|incident| incident.at);
        self.report.dumps.sort_by_key(|dump| dump.at);
        self.report.notes.sort_by_key(|note| note.at);
        self.report
    }
}

impl Stream {
    /// A line that was begun has ended without an end of its own.
    fn end_line(&mut self, report: &mut Report) {
        let Some(at) = self.begun.take() else { return };
        let text = std::mem::take(&mut self.pending);
        let line = Line { text: &text, at, test: None, package: None, whole: false, frame: false };
        self.lane.line(&line, report);
    }
}

impl Sink for Streams {
    fn part(&mut self, key: &[u8], line: &Line<'_>, ends: bool) {
        let number = self.number(key);
        let Self { report, all, .. } = self;
        let Some(stream) = all.get_mut(number) else { return };
        if ends && stream.begun.is_none() {
            stream.lane.line(line, report);
            return;
        }
        let room = MOST_PENDING.saturating_sub(stream.pending.len());
        stream.pending.extend(line.text.get(..room).unwrap_or(line.text));
        let at = stream.begun.map_or(line.at, |begun| begun.to(line.at));
        stream.begun = Some(at);
        if ends {
            stream.begun = None;
            let text = std::mem::take(&mut stream.pending);
            stream.lane.line(&Line { text: &text, at, ..*line }, report);
            stream.pending = text;
            stream.pending.clear();
            stream.pending.shrink_to(1 << 16);
        }
    }

    fn text(&mut self, key: &[u8], line: &Line<'_>) {
        let number = self.number(key);
        let Self { report, all, .. } = self;
        let Some(stream) = all.get_mut(number) else { return };
        stream.lane.finish(report);
        for text in line.text.split(|&byte| byte == b'\n') {
            let text = text.strip_suffix(b"\r").unwrap_or(text);
            stream.lane.line(&Line { text, ..*line }, report);
        }
        stream.lane.finish(report);
    }
}
