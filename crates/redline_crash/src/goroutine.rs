//! One goroutine of a dump.

use std::sync::Arc;

use crate::{Extent, Frame, Symbol};

/// One goroutine as a dump shows it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Goroutine {
    /// Its number; 0 is the stack of a thread itself.
    pub id: u64,
    /// What it does or waits for: `running`, `chan receive`, `sync.Mutex.Lock`.
    pub state: Symbol,
    /// Minutes that it has been blocked; 0 for less than one, or where it is not said.
    pub wait_minutes: u64,
    /// Whether only its own thread may run it.
    pub locked_to_thread: bool,
    /// Whether the collector has found that nothing can wake it.
    pub leaked: bool,
    /// Its labels, keys and values as they were set.
    pub labels: Box<[(Symbol, Symbol)]>,
    /// Whatever else its header says, as it stands there.
    pub attributes: Box<[Symbol]>,
    /// Its calls, innermost first; goroutines with the same ones share them.
    pub frames: Arc<[Frame]>,
    /// How many calls the runtime left out in the middle, as far as it says so.
    pub elided: u64,
    /// Whether it ran on another thread, so that its calls could not be shown.
    pub unavailable: bool,
    /// What started it; nothing for the first goroutine.
    pub created_by: Option<Creator>,
    /// The goroutines that it comes from, nearest first, where `GODEBUG` asked for them.
    pub ancestors: Box<[Ancestor]>,
    /// Where it stands in the input.
    pub at: Extent,
}

/// The `go` statement that started a goroutine.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Creator {
    /// The function that has the statement.
    pub function: Symbol,
    /// Its file.
    pub file: Symbol,
    /// Its line, counted from 1; 0 where there is none.
    pub line: u32,
    /// The goroutine that ran it (Go 1.21 and later); 0 where it is not said.
    pub goroutine: u64,
}

/// A goroutine that a goroutine comes from.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Ancestor {
    /// Its number.
    pub id: u64,
    /// Its calls when it started the other.
    pub frames: Box<[Frame]>,
    /// What started it in turn.
    pub created_by: Option<Creator>,
}
