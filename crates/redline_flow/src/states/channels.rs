//! The states of one channel along the ways through a function.

use redline_ir::{EdgeId, Op, ValueId};

use super::explore::Protocol;
use super::function::Subject;

/// What a function knows of a channel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum ChannelState {
    /// Nothing.
    Unknown,
    /// It is nil.
    Nil,
    /// This instruction closed it.
    Closed(ValueId),
}

/// How a channel is misused by an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum ChannelWrong {
    /// Closed again.
    ClosedAgain { at: ValueId, before: ValueId },
    /// Sent to behind the close.
    SentTo { at: ValueId, before: ValueId },
    /// Nil is closed.
    NilClosed { at: ValueId },
    /// Nil is sent to or received from.
    NilUsed { at: ValueId },
}

/// What is known of a channel behind an instruction, or how that misuses it.
type Step = Result<ChannelState, ChannelWrong>;

/// One channel in one function.
pub(super) struct Channel<'a> {
    pub(super) subject: &'a Subject<'a>,
}

impl Protocol for Channel<'_> {
    type State = ChannelState;
    type Wrong = ChannelWrong;

    fn at_start(&self) -> ChannelState {
        nil_if(self.subject.is_nil_from_start())
    }

    fn step(&self, state: ChannelState, at: ValueId) -> Step {
        let body = self.subject.body();
        match body[at] {
            Op::Store { address, .. } if self.subject.is_written_by(address) => {
                Ok(ChannelState::Unknown)
            }
            Op::Close(channel) if self.subject.is(channel) => self.close(state, at, channel),
            Op::Send { channel, .. } if self.subject.is(channel) => self.send(state, at, channel),
            Op::Receive(channel) | Op::ReceiveOk(channel) if self.subject.is(channel) => {
                receive(state, at, body[at])
            }
            Op::Select(select) => {
                let mut cases = body[select].cases.iter();
                let is_asked = cases.any(|case| self.subject.is(case.channel));
                let is_closed = matches!(state, ChannelState::Closed(_));
                Ok(if is_asked && is_closed { ChannelState::Unknown } else { state })
            }
            _ => Ok(state),
        }
    }

    fn along(&self, state: ChannelState, edge: EdgeId) -> ChannelState {
        if self.subject.begins_at(edge) {
            return nil_if(self.subject.is_given_nil(edge));
        }
        state
    }

    fn at_return(&self, _: ChannelState) -> Option<ChannelWrong> {
        None
    }

    fn ends(&self, value: ValueId) -> bool {
        self.subject.calls().never_returns(self.subject.body(), value)
    }
}

/// Behind a receive that says so it may matter that the channel is closed.
fn receive(state: ChannelState, at: ValueId, op: Op) -> Step {
    match (state, op) {
        (ChannelState::Nil, _) => Err(ChannelWrong::NilUsed { at }),
        (ChannelState::Closed(_), Op::ReceiveOk(_)) => Ok(ChannelState::Unknown),
        _ => Ok(state),
    }
}

impl Channel<'_> {
    /// What is known of the channel behind a use of it, if that does not go wrong.
    fn use_of(
        &self,
        state: ChannelState,
        channel: ValueId,
        if_closed: impl FnOnce(ValueId) -> ChannelWrong,
        if_nil: ChannelWrong,
        behind: ChannelState,
    ) -> Step {
        match self.known(state, channel) {
            ChannelState::Closed(before) => Err(if_closed(before)),
            ChannelState::Nil => Err(if_nil),
            ChannelState::Unknown => Ok(behind),
        }
    }

    fn close(&self, state: ChannelState, at: ValueId, channel: ValueId) -> Step {
        let if_closed = |before| ChannelWrong::ClosedAgain { at, before };
        let behind = ChannelState::Closed(at);
        self.use_of(state, channel, if_closed, ChannelWrong::NilClosed { at }, behind)
    }

    fn send(&self, state: ChannelState, at: ValueId, channel: ValueId) -> Step {
        let if_closed = |before| ChannelWrong::SentTo { at, before };
        self.use_of(state, channel, if_closed, ChannelWrong::NilUsed { at }, ChannelState::Unknown)
    }

    /// The state, unless it may be that of the channel that the path led to before.
    fn known(&self, state: ChannelState, channel: ValueId) -> ChannelState {
        let ChannelState::Closed(before) = state else { return state };
        match self.subject.body()[before] {
            Op::Close(closed) if self.subject.is_same_value(closed, channel) => state,
            _ => ChannelState::Unknown,
        }
    }
}

const fn nil_if(is_nil: bool) -> ChannelState {
    if is_nil { ChannelState::Nil } else { ChannelState::Unknown }
}
