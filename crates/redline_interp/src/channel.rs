//! Channels (spec: Channel types), with who waits at them.

use std::collections::VecDeque;

use crate::goroutine::{GoroutineId, Ticket};
use crate::value::Value;

/// A channel.
#[derive(Debug)]
pub(crate) struct Channel {
    /// How many values it may hold.
    pub capacity: usize,
    /// The values that it holds.
    pub queue: VecDeque<Value>,
    /// Whether it has been closed.
    pub closed: bool,
    /// The zero value of its elements.
    pub zero: Value,
    /// Who waits for a value.
    pub receivers: VecDeque<Waiter>,
    /// Who waits to send, and what.
    pub senders: VecDeque<(Waiter, Value)>,
}

/// A goroutine that waits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waiter {
    /// Which.
    pub goroutine: GoroutineId,
    /// For what it waits: if it waits for something else by now, this holds no more.
    pub ticket: Ticket,
    /// In which form it gets what it waits for.
    pub form: Form,
}

/// In which form a waiting goroutine gets a result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// `<-channel`, and what gives nothing.
    Plain,
    /// `value, ok := <-channel`
    WithOk,
    /// The case of a `select` with this index.
    Case(usize),
}

impl Channel {
    /// An empty channel.
    pub(crate) fn new(capacity: usize, zero: Value) -> Self {
        Self {
            capacity,
            queue: VecDeque::new(),
            closed: false,
            zero,
            receivers: VecDeque::new(),
            senders: VecDeque::new(),
        }
    }

    /// The values in it.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        self.queue.iter().chain(self.senders.iter().map(|(_, value)| value))
    }
}
