//! The goroutines of a dump.

mod ahead;

use crate::goroutine::Ancestor;
use crate::heading::{Heading, Opening};
use crate::line::Line;
use crate::scan::{Cursor, decimal, hexadecimal, holds};
use crate::stacks::Stacks;
use crate::symbols::readable;
use crate::trail::Trail;
use crate::{Creator, Extent, Frame, Goroutine, Signal, Symbol, Symbols, header};

/// Lines of other output that may stand between two frames.
const MOST_FOREIGN: usize = 40;

/// Goroutines of one dump that are kept.
pub(crate) const MOST_GOROUTINES: usize = 400_000;

/// Goroutines from which on a dump is a large one.
const LARGE: usize = 2_048;

/// Calls of one goroutine that are kept: the runtime prints a hundred.
const MOST_FRAMES: usize = 4_096;

/// Ancestors of one goroutine that are kept.
const MOST_ANCESTORS: usize = 64;

/// Lines beside the goroutines that are kept.
const MOST_REMARKS: usize = 64;

/// Goroutines that follow each other, and what the runtime said before them.
#[derive(Debug)]
pub(crate) struct Body {
    /// What was said before; nothing for stacks that were printed without a crash.
    pub(crate) heading: Option<Heading>,
    /// The line before stacks that were printed without a crash.
    pub(crate) title: String,
    pub(crate) goroutines: Vec<Goroutine>,
    pub(crate) runtime_stack: Vec<Frame>,
    pub(crate) remarks: Vec<String>,
    /// Index of the first goroutine behind `-----`, where each thread repeats its own.
    pub(crate) by_thread: Option<usize>,
    pub(crate) exit_status: Option<u64>,
    /// Lines of other output between the frames.
    pub(crate) between: usize,
    /// Goroutines that were counted and not kept.
    pub(crate) left_out: usize,
    /// Headers that turned out to be text of the message.
    pub(crate) forged: usize,
    /// Whether words of another crash follow at once, as they do where a log that quotes
    /// one comes before a crash.
    pub(crate) is_followed: bool,
    /// Whether it ends within a frame.
    pub(crate) cut_off: bool,
    pub(crate) at: Extent,
    section: Section,
    frames: Vec<Frame>,
    wanted: Wanted,
    foreign: usize,
    trail: Trail,
    stacks: Stacks,
}

/// What the frames that are read belong to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Section {
    Nothing,
    Goroutine,
    Ancestor,
    Runtime,
    /// A goroutine that is not kept.
    LeftOut,
}

/// What the next line has to be.
#[derive(Debug)]
enum Wanted {
    Call,
    /// The place of this call.
    Place(Frame),
    /// The place of the statement that started the goroutine.
    CreatorPlace,
    /// A place, if this line was the name of a C function.
    PlaceOfC(Vec<u8>),
}

/// What a line is to the goroutines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// Part of them.
    Taken,
    /// Other output, perhaps between them.
    Foreign,
    /// They are over, and this line is not theirs.
    Over,
    /// They are over with this line.
    Last,
}

impl Body {
    pub(crate) fn new(heading: Option<Heading>, title: String, at: Extent) -> Self {
        let at = heading.as_ref().map_or(at, |heading| heading.at);
        Self {
            heading,
            title,
            goroutines: Vec::new(),
            runtime_stack: Vec::new(),
            remarks: Vec::new(),
            by_thread: None,
            exit_status: None,
            between: 0,
            left_out: 0,
            forged: 0,
            is_followed: false,
            cut_off: false,
            at,
            section: Section::Nothing,
            frames: Vec::new(),
            wanted: Wanted::Call,
            foreign: 0,
            trail: Trail::default(),
            stacks: Stacks::default(),
        }
    }

    /// Takes in the next line.
    pub(crate) fn offer(&mut self, line: &Line<'_>, symbols: &mut Symbols) -> Part {
        let part = self.part(line, symbols);
        match part {
            Part::Taken | Part::Last => {
                if !line.text.is_empty() {
                    self.between += std::mem::take(&mut self.foreign);
                    self.at = self.at.to(line.at);
                    self.cut_off = !line.whole;
                }
                part
            }
            Part::Foreign if self.section == Section::Nothing => Part::Over,
            Part::Foreign => {
                self.foreign += 1;
                if self.foreign > MOST_FOREIGN { Part::Over } else { Part::Foreign }
            }
            Part::Over => part,
        }
    }

    fn part(&mut self, line: &Line<'_>, symbols: &mut Symbols) -> Part {
        let text = line.text;
        match text.first() {
            None => self.empty(),
            Some(b'\t' | b' ') => self.indented(line, symbols),
            Some(b'g') if header::looks_like_header(text) => self.header(line, symbols),
            Some(b'c') if text.starts_with(b"created by ") => self.creator(line, symbols),
            Some(b'.') if text.starts_with(b"...") => self.elided(text),
            Some(b'[') => self.bracket(text),
            Some(b'-') if text == b"-----" => self.threads(),
            Some(b'r') if text == b"runtime stack:" => self.begin(Section::Runtime),
            Some(b'e') if text.starts_with(b"exit status ") => self.exit(text),
            _ => self.call(line, symbols),
        }
    }

    /// An empty line ends a block; those of a dump are one empty line apart.
    fn empty(&mut self) -> Part {
        if self.foreign == 0 {
            self.close();
        }
        Part::Taken
    }

    fn begin(&mut self, section: Section) -> Part {
        self.close();
        self.section = section;
        Part::Taken
    }

    fn header(&mut self, line: &Line<'_>, symbols: &mut Symbols) -> Part {
        let Some(goroutine) = self.trail.header(line.text, line.is_raw(), symbols) else {
            return Part::Foreign;
        };
        if self.foreign > 0 || !self.may_follow(&goroutine) {
            return Part::Over;
        }
        self.begin_goroutine(Goroutine { at: line.at, ..goroutine })
    }

    fn begin_goroutine(&mut self, goroutine: Goroutine) -> Part {
        if self.goroutines.len() >= MOST_GOROUTINES {
            self.left_out += 1;
            return self.begin(Section::LeftOut);
        }
        self.begin(Section::Goroutine);
        self.grow();
        self.goroutines.push(goroutine);
        Part::Taken
    }

    /// Makes room in few and large steps: room that is not used costs nothing, memory that
    /// was copied from does.
    fn grow(&mut self) {
        let length = self.goroutines.len();
        if length == self.goroutines.capacity() {
            let times = if length < LARGE { 7 } else { 15 };
            self.goroutines.reserve_exact((length * times).max(4));
        }
    }

    /// Whether the goroutine can be of the same dump: no number comes twice, unless each
    /// thread repeats its own, or a message of the program has forged it.
    fn may_follow(&self, next: &Goroutine) -> bool {
        let Some(first) = self.goroutines.first() else { return true };
        if self.heading.is_some() {
            return true;
        }
        // Dumps without a crash may follow each other: a second one begins anew. To look
        // at the first alone keeps large dumps linear.
        first.id != next.id && self.goroutines.last().is_none_or(|last| last.id != next.id)
    }

    fn call(&mut self, line: &Line<'_>, symbols: &mut Symbols) -> Part {
        let text = line.text;
        if self.section != Section::Nothing
            && let Some(frame) = self.trail.call(text, line.is_raw(), symbols)
        {
            return self.begin_frame(frame);
        }
        if self.remark(text) {
            return Part::Taken;
        }
        if is_beginning(text) {
            return Part::Over;
        }
        if self.section != Section::Nothing {
            return self.foreign_call(text, symbols);
        }
        Part::Foreign
    }

    fn begin_frame(&mut self, frame: Frame) -> Part {
        self.drop_wanted();
        self.wanted = Wanted::Place(frame);
        Part::Taken
    }

    /// `non-Go function at pc=0x…`, or a line that is a C function if a place follows.
    fn foreign_call(&mut self, text: &[u8], symbols: &mut Symbols) -> Part {
        if text.starts_with(b"non-Go function at pc=") {
            self.push_frame(Frame {
                function: symbols.intern(b"non-Go function"),
                inlined: true,
                ..Frame::default()
            });
            return Part::Taken;
        }
        if text.len() < 512 {
            self.wanted = Wanted::PlaceOfC(text.to_vec());
        }
        Part::Foreign
    }

    /// Lines that the runtime prints around goroutines: registers, faults of the
    /// unwinder, the signal of each thread.
    fn remark(&mut self, text: &[u8]) -> bool {
        let by_thread = self.by_thread.is_some() && is_thread_signal(text);
        let after = self.section == Section::Nothing && (is_register(text) || by_thread);
        let unwinder = text.starts_with(b"runtime: ") || text.starts_with(b"stack: frame={");
        let memory = text.starts_with(b"0x") && (holds(text, ":  0x") || holds(text, ": 0x"));
        let known = after || unwinder || memory || text.starts_with(b"instruction bytes:");
        if known {
            self.keep_remark(text);
        }
        known
    }

    fn keep_remark(&mut self, text: &[u8]) {
        if self.remarks.len() < MOST_REMARKS {
            self.remarks.push(readable(text));
        }
    }

    fn indented(&mut self, line: &Line<'_>, symbols: &mut Symbols) -> Part {
        let text = line.text;
        if text.trim_ascii_start().starts_with(b"goroutine running on other thread") {
            if let Some(goroutine) = self.goroutines.last_mut() {
                goroutine.unavailable = true;
            }
            return Part::Taken;
        }
        let place = self.trail.place(text, line.is_raw(), symbols);
        let Some((file, number)) = place else { return Part::Foreign };
        match std::mem::replace(&mut self.wanted, Wanted::Call) {
            Wanted::Place(frame) => self.push_frame(Frame { file, line: number, ..frame }),
            Wanted::PlaceOfC(name) if holds(text, "pc=0x") => {
                // The name was taken for other output.
                self.foreign = self.foreign.saturating_sub(1);
                let function = symbols.intern(&name);
                let frame = Frame { function, file, line: number, ..Frame::default() };
                self.push_frame(Frame { inlined: true, ..frame });
            }
            Wanted::CreatorPlace => self.place_creator(file, number),
            Wanted::Call | Wanted::PlaceOfC(_) => return Part::Foreign,
        }
        Part::Taken
    }

    fn creator(&mut self, line: &Line<'_>, symbols: &mut Symbols) -> Part {
        let creator = self.trail.creator(line.text, line.is_raw(), symbols);
        self.begin_creator(creator)
    }

    fn begin_creator(&mut self, creator: Creator) -> Part {
        let Some(current) = self.goroutines.last_mut() else { return Part::Foreign };
        match self.section {
            Section::Goroutine => current.created_by = Some(creator),
            Section::Ancestor => {
                if let Some(ancestor) = current.ancestors.last_mut() {
                    ancestor.created_by = Some(creator);
                }
            }
            Section::LeftOut => return Part::Taken,
            Section::Nothing | Section::Runtime => return Part::Foreign,
        }
        self.drop_wanted();
        self.wanted = Wanted::CreatorPlace;
        Part::Taken
    }

    fn place_creator(&mut self, file: Symbol, line: u32) {
        let Some(current) = self.goroutines.last_mut() else { return };
        let creator = match self.section {
            Section::Ancestor => current.ancestors.last_mut().and_then(|it| it.created_by.as_mut()),
            _ => current.created_by.as_mut(),
        };
        if let Some(creator) = creator {
            (creator.file, creator.line) = (file, line);
        }
    }

    /// `...23 frames elided...` and `...additional frames elided...`.
    fn elided(&mut self, text: &[u8]) -> Part {
        if !holds(text, " frames elided...") {
            return Part::Foreign;
        }
        let count = decimal(&mut Cursor::new(text.get(3..).unwrap_or_default()));
        if let Some(goroutine) = self.goroutines.last_mut() {
            goroutine.elided += count.unwrap_or(1);
        }
        Part::Taken
    }

    /// `[originating from goroutine 7]:`, `[signal …]` of another thread.
    fn bracket(&mut self, text: &[u8]) -> Part {
        if text.starts_with(b"[signal ") {
            self.keep_remark(text);
            return Part::Taken;
        }
        let Some(number) = text.strip_prefix(b"[originating from goroutine ") else {
            return Part::Foreign;
        };
        let id = decimal(&mut Cursor::new(number)).unwrap_or(0);
        self.begin(Section::Ancestor);
        if let Some(current) = self.goroutines.last_mut() {
            let mut ancestors = std::mem::take(&mut current.ancestors).into_vec();
            if ancestors.len() < MOST_ANCESTORS {
                ancestors.push(Ancestor { id, ..Ancestor::default() });
            }
            current.ancestors = ancestors.into();
        }
        Part::Taken
    }

    fn threads(&mut self) -> Part {
        self.close();
        self.by_thread.get_or_insert(self.goroutines.len());
        Part::Taken
    }

    fn exit(&mut self, text: &[u8]) -> Part {
        self.exit_status = decimal(&mut Cursor::new(text.get(12..).unwrap_or_default()));
        Part::Last
    }

    /// Gives the frames that were read to what they belong to.
    fn close(&mut self) {
        self.drop_wanted();
        let frames = std::mem::take(&mut self.frames);
        let section = std::mem::replace(&mut self.section, Section::Nothing);
        match section {
            Section::Runtime => self.runtime_stack.extend(frames),
            Section::Nothing | Section::LeftOut => {}
            Section::Goroutine => {
                if let Some(goroutine) = self.goroutines.last_mut() {
                    goroutine.frames = self.stacks.share(&frames);
                    goroutine.at = goroutine.at.to(self.at);
                }
                self.frames = frames;
                self.frames.clear();
            }
            Section::Ancestor => {
                let ancestors = self.goroutines.last_mut().map(|it| &mut it.ancestors);
                if let Some(ancestor) = ancestors.and_then(|it| it.last_mut()) {
                    ancestor.frames = frames.into();
                }
            }
        }
    }

    fn push_frame(&mut self, frame: Frame) {
        if self.frames.len() < MOST_FRAMES {
            self.frames.push(frame);
        } else if let Some(goroutine) = self.goroutines.last_mut() {
            goroutine.elided += 1;
        }
    }

    /// A call whose place did not come is kept without one.
    fn drop_wanted(&mut self) {
        if let Wanted::Place(frame) = std::mem::replace(&mut self.wanted, Wanted::Call) {
            self.push_frame(frame);
        }
    }

    /// The end of the input or of the dump.
    pub(crate) fn finish(&mut self, input_ends: bool) {
        let amid = matches!(self.wanted, Wanted::Place(_) | Wanted::CreatorPlace);
        self.cut_off |= amid;
        self.close();
        let empty =
            self.goroutines.last().is_some_and(|it| it.frames.is_empty() && !it.unavailable);
        self.cut_off |= empty && input_ends;
        self.drop_forged();
        if self.goroutines.capacity() / 4 > self.goroutines.len() {
            self.goroutines.shrink_to_fit();
        }
    }

    /// A panic shows one running goroutine with frames: the last, should there be
    /// several, since a message that holds such text is printed before.
    fn drop_forged(&mut self) {
        let panic = self
            .heading
            .as_ref()
            .is_some_and(|it| it.opening == Opening::Panic && it.fatal.is_none());
        let alone = self.by_thread.unwrap_or(self.goroutines.len());
        let head = self.goroutines.get(..alone).unwrap_or_default();
        let genuine = head.iter().rposition(|it| {
            it.attributes.is_empty() && !it.frames.is_empty() && it.state == self.running_state()
        });
        if let Some(genuine) = genuine
            && panic
            && genuine > 0
        {
            self.forged = genuine;
            self.goroutines.drain(..genuine);
        }
    }

    /// The state of the first goroutine of a panic, which runs.
    fn running_state(&self) -> Symbol {
        self.goroutines.first().map(|it| it.state).unwrap_or_default()
    }
}

/// Whether a line begins a report of its own.
fn is_beginning(text: &[u8]) -> bool {
    let words = [&b"panic: "[..], b"fatal error: ", b"unexpected fault address "];
    words.iter().any(|words| text.starts_with(words)) || Signal::heading(text).is_some()
}

/// `rax    0x0`, as registers are printed.
fn is_register(text: &[u8]) -> bool {
    let mut cursor = Cursor::new(text);
    let name = cursor.take_while(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let gap = cursor.take_while(|byte| byte == b' ');
    let is_name = (1..=8).contains(&name.len()) && !gap.is_empty();
    is_name && hexadecimal(&mut cursor).is_some() && cursor.rest().is_empty()
}

/// `SIGQUIT: quit` and `PC=0x… m=1 sigcode=0`, which each thread prints.
fn is_thread_signal(text: &[u8]) -> bool {
    text.starts_with(b"SIGQUIT: ") || (text.starts_with(b"PC=0x") && holds(text, " m="))
}
