//! One crash, as it was printed and what follows from it.

use crate::attribution::TestName;
use crate::class::Class;
use crate::{Access, Extent, Goroutine, Signal};

/// What kind of end it was, by what was printed first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// `panic: `: a Go panic that nobody recovered, also one that a signal was turned into.
    Panic,
    /// `fatal error: ` for a fault of the program that the runtime noticed in order.
    Fatal,
    /// `fatal error: ` for a fault in the runtime, or of its state.
    Throw,
    /// A signal that the runtime reports (`SIGABRT: abort`) or that somebody else does.
    Signal,
    /// A report of the race detector.
    Race,
    /// A rule of `unsafe.Pointer` that checkptr found broken.
    Checkptr,
    /// A report of the address or memory sanitizer.
    Sanitizer,
    /// Every goroutine waits.
    Deadlock,
    /// The program ended itself with a status that is no success.
    Exit,
    /// The system ended the process for want of memory.
    OomKill,
}

impl Kind {
    /// Every kind, in the order of the schema.
    pub const ALL: [Self; 10] = [
        Self::Panic,
        Self::Fatal,
        Self::Throw,
        Self::Signal,
        Self::Race,
        Self::Checkptr,
        Self::Sanitizer,
        Self::Deadlock,
        Self::Exit,
        Self::OomKill,
    ];

    /// The word used in every format.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Panic => "panic",
            Self::Fatal => "fatal",
            Self::Throw => "throw",
            Self::Signal => "signal",
            Self::Race => "race",
            Self::Checkptr => "checkptr",
            Self::Sanitizer => "sanitizer",
            Self::Deadlock => "deadlock",
            Self::Exit => "exit",
            Self::OomKill => "oom_kill",
        }
    }
}

/// Whether a deferred `recover` on the goroutine could have stopped it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Recoverable {
    /// It could.
    Yes,
    /// It is never asked.
    No,
    /// What was printed does not tell.
    Unknown,
}

impl Recoverable {
    /// The word used in every format.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// One panic of those that were under way, the first of which came first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PanicLink {
    /// The value as it was printed.
    pub value: String,
    /// Whether it was recovered before the next began.
    pub recovered: bool,
    /// Whether it was then thrown again as it was.
    pub repanicked: bool,
}

/// Which goroutine did it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Guilty {
    /// This one.
    Goroutine(u64),
    /// The dump cannot show it: why, in a sentence without full stop.
    Unknown(&'static str),
}

/// A place in source where an incident happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Site {
    /// The function as Go prints it.
    pub function: String,
    /// Its file as it was built.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
}

/// One crash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Incident {
    /// What kind of end it was.
    pub kind: Kind,
    /// Which class of the catalogue it belongs to.
    pub class: &'static Class,
    /// What was printed behind `panic: ` or its like, without marks.
    pub message: String,
    /// Whether `recover` could have stopped it.
    pub recoverable: Recoverable,
    /// Why it could, or could not: one sentence.
    pub reason: &'static str,
    /// The signal behind it, if there is one.
    pub signal: Option<Signal>,
    /// The panics that were under way; empty if there was none.
    pub panics: Vec<PanicLink>,
    /// What the runtime said beside the message, a line each.
    pub remarks: Vec<String>,
    /// The goroutines that were printed, in the order of printing. For reports of
    /// races and sanitizers: the stacks that they show.
    pub goroutines: Vec<Goroutine>,
    /// The calls on the system stack, if they were printed.
    pub runtime_stack: Box<[crate::Frame]>,
    /// The uses of memory that a race or sanitizer report is about.
    pub accesses: Vec<Access>,
    /// Which goroutine did it.
    pub guilty: Guilty,
    /// Where it happened: the innermost call that is not of the standard library.
    pub site: Option<Site>,
    /// The test that was running, if one was.
    pub test: Option<TestName>,
    /// The exit status that somebody printed behind it.
    pub exit_status: Option<u64>,
    /// Whether the input ends, or other output begins, before the report does.
    pub cut_off: bool,
    /// What is the same for the same crash of other builds and releases.
    pub fingerprint: String,
    /// Where it stands in the input.
    pub at: Extent,
}

impl Incident {
    /// The goroutine that did it, if it is known and was printed.
    pub fn guilty_goroutine(&self) -> Option<&Goroutine> {
        let Guilty::Goroutine(id) = self.guilty else { return None };
        self.goroutines.iter().find(|goroutine| goroutine.id == id)
    }

    /// Number of calls that were printed for the goroutines.
    pub fn frame_count(&self) -> usize {
        self.goroutines.iter().map(|goroutine| goroutine.frames.len()).sum()
    }
}
