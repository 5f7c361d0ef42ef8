//! What unwinds a stack.

use crate::trace::Trace;
use crate::value::Value;

/// A panic, or `runtime.Goexit`, that unwinds the stack of a goroutine.
#[derive(Clone, Debug)]
pub(crate) struct Panic {
    /// What `panic` was called with: an interface.
    pub value: Value,
    /// Whether a deferred call has recovered it.
    pub recovered: bool,
    /// Whether it is `runtime.Goexit`, which nothing recovers.
    pub goexit: bool,
    /// How many frames are below the one whose deferred calls it runs.
    pub depth: usize,
    /// Where it began.
    pub trace: Trace,
}

impl Panic {
    /// `panic(value)`
    pub(crate) fn new(value: Value) -> Self {
        Self { value, recovered: false, goexit: false, depth: 0, trace: Trace::default() }
    }

    /// `runtime.Goexit()`
    pub(crate) fn goexit() -> Self {
        Self { goexit: true, ..Self::new(Value::Nil) }
    }
}
