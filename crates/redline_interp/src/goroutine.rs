//! Goroutines: a stack of frames, the panics that unwind it, and what it waits for.

use std::collections::VecDeque;

use crate::death::Dying;
use crate::frame::Frame;
use crate::function::Invocation;
use crate::panic::Panic;
use crate::pointer::Pointer;
use crate::trace::Creation;
use crate::trap::Trap;
use crate::value::{ObjectRef, Value};

/// The number of a goroutine, as the runtime prints it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct GoroutineId(pub u64);

/// A number for each time that a goroutine waits.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Ticket(pub u64);

/// A goroutine.
#[derive(Debug)]
pub(crate) struct Goroutine {
    /// Its number.
    pub id: GoroutineId,
    /// The calls that have not returned, the first one first.
    pub frames: Vec<Frame>,
    /// What unwinds the stack: each began while the one before ran a deferred call.
    pub panics: Vec<Panic>,
    /// For what it waits, or waited last.
    pub ticket: Ticket,
    /// Why it waits, in the words of the runtime.
    pub reason: WaitReason,
    /// The result of what it waited for, once that is there.
    pub resumed: Option<Result<Value, Trap>>,
    /// The `select` at which it waits, or waited last.
    pub select: Option<Waiting>,
    /// The channels at which it waits.
    pub channels: Vec<ObjectRef>,
    /// Whether it is the first one.
    pub is_main: bool,
    /// Whether bad addresses other than nil are to panic.
    pub panics_on_fault: bool,
    /// The bad address, if what unwinds it began with a signal.
    pub signal: Option<u64>,
    /// The coroutine that it runs, by its address.
    pub coroutine: Option<Pointer>,
    /// What is called when its stack is empty.
    pub agenda: VecDeque<Invocation>,
    /// Its panic that nothing recovered, while the report of it is made.
    pub dying: Option<Dying>,
    /// Where `go` began it, if that did.
    pub creation: Option<Creation>,
}

/// A `select` at which a goroutine waits.
#[derive(Debug)]
pub(crate) struct Waiting {
    /// Its result but for what the case gives that is chosen.
    pub template: Vec<Value>,
    /// For each case the place of what it receives in the result.
    pub places: Vec<usize>,
}

/// Why a goroutine waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum WaitReason {
    None,
    ChanReceive,
    ChanReceiveNil,
    ChanSend,
    ChanSendNil,
    Select,
    SelectNoCases,
    Sleep,
    Semacquire,
    MutexLock,
    RwMutexRLock,
    RwMutexLock,
    WaitGroupWait,
    CondWait,
    Coroutine,
}

impl WaitReason {
    /// As the runtime writes it.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::None => "running",
            Self::ChanReceive => "chan receive",
            Self::ChanReceiveNil => "chan receive (nil chan)",
            Self::ChanSend => "chan send",
            Self::ChanSendNil => "chan send (nil chan)",
            Self::Select => "select",
            Self::SelectNoCases => "select (no cases)",
            Self::Sleep => "sleep",
            Self::Semacquire => "semacquire",
            Self::MutexLock => "sync.Mutex.Lock",
            Self::RwMutexRLock => "sync.RWMutex.RLock",
            Self::RwMutexLock => "sync.RWMutex.Lock",
            Self::WaitGroupWait => "sync.WaitGroup.Wait",
            Self::CondWait => "sync.Cond.Wait",
            Self::Coroutine => "coroutine",
        }
    }
}

impl Goroutine {
    /// One that runs nothing yet.
    pub(crate) fn new(id: GoroutineId) -> Self {
        Self {
            id,
            frames: Vec::new(),
            panics: Vec::new(),
            ticket: Ticket::default(),
            reason: WaitReason::None,
            resumed: None,
            select: None,
            channels: Vec::new(),
            is_main: false,
            panics_on_fault: false,
            signal: None,
            coroutine: None,
            agenda: VecDeque::new(),
            dying: None,
            creation: None,
        }
    }

    /// The values that it holds.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        let frames = self.frames.iter().flat_map(Frame::values);
        let panics = self.panics.iter().map(|panic| &panic.value);
        let resumed = match &self.resumed {
            Some(Ok(value) | Err(Trap::Panic(value))) => Some(value),
            _ => None,
        };
        let agenda = self.agenda.iter().flat_map(Invocation::values);
        let dying = self.dying.iter().flat_map(Dying::values);
        frames.chain(panics).chain(resumed).chain(agenda).chain(dying)
    }
}
