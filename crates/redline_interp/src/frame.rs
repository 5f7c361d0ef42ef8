//! Frames: calls that have not returned.

use std::rc::Rc;

use redline_ir::BlockId;

use crate::function::Invocation;
use crate::instance::InstanceId;
use crate::value::Value;

/// A call of a function that has not returned.
#[derive(Debug)]
pub(crate) struct Frame {
    /// Its number, which no other call has.
    pub id: u64,
    /// The function with its type arguments.
    pub instance: InstanceId,
    /// What has been computed so far.
    pub registers: Box<[Value]>,
    /// What its free variables are.
    pub bindings: Rc<[Value]>,
    /// The block that runs.
    pub block: BlockId,
    /// Index of the instruction that runs, among those of the block.
    pub next: usize,
    /// How it came to be called.
    pub entry: Entry,
    /// Whether a panic unwinds it: its index among those of the goroutine.
    pub unwinding: Option<usize>,
    /// What `defer` registered with it in loops.
    pub deferred: Vec<Invocation>,
}

/// How a function came to be called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Entry {
    /// By a call.
    Call,
    /// As a deferred call of the frame below it.
    Deferred,
    /// By the machine, which wants the result.
    Outside,
}

impl Frame {
    /// The values that it holds.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        let deferred = self.deferred.iter().flat_map(Invocation::values);
        self.registers.iter().chain(self.bindings.iter()).chain(deferred)
    }
}
