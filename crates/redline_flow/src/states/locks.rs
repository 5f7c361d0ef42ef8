//! The states of one lock along the ways through a function.

use std::cell::Cell;

use redline_ir::{Body, CallId, Callee, EdgeId, Op, ValueId};

use super::explore::Protocol;
use super::function::Subject;
use super::path::Shape;
use super::sync::SyncOp;

/// What a function knows of a lock.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum LockState {
    /// Nothing.
    Unknown,
    /// This function unlocked it by this instruction, or made it.
    Free(Option<ValueId>),
    /// This function locked it by this instruction.
    Held(ValueId),
    /// The same for reading, so many times, last by this instruction.
    Read(ValueId, u8),
    /// This instruction tried to lock it, and whether it did has not been asked yet.
    Tried(ValueId),
}

/// How a lock is misused.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum LockWrong {
    /// Unlocked by `at` after `before` had unlocked it, if anybody locked it at all.
    NotLocked { at: ValueId, before: Option<ValueId> },
    /// Locked by `before` one way and unlocked by `at` the other way.
    OtherWay { at: ValueId, before: ValueId },
    /// Locked by `at` while it has been held since `before`.
    Again { at: ValueId, before: ValueId },
    /// The function returns while it has been held since `before`.
    Kept { before: ValueId },
}

/// One lock in one function.
pub(super) struct Lock<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) shape: Shape,
    /// Whether it is unlocked here on some way on which it was not locked here.
    pub(super) releases: Cell<bool>,
}

impl Protocol for Lock<'_> {
    type State = LockState;
    type Wrong = LockWrong;

    fn at_start(&self) -> LockState {
        LockState::Unknown
    }

    fn step(&self, state: LockState, value: ValueId) -> Result<LockState, LockWrong> {
        let body = self.body();
        match body[value] {
            Op::Alloc if self.subject.fresh == Some(value) => Ok(LockState::Free(None)),
            Op::Store { address, .. } if self.subject.is_written_by(address) => {
                Ok(LockState::Unknown)
            }
            Op::Call(call) | Op::DeferredCall(call) => self.call(state, value, call),
            // What it does is done at the end, some times.
            Op::Defer { call, .. } if self.touches(call) => Ok(LockState::Unknown),
            _ => Ok(state),
        }
    }

    fn along(&self, state: LockState, edge: EdgeId) -> LockState {
        if self.subject.begins_at(edge) {
            return LockState::Unknown;
        }
        let LockState::Tried(tried) = state else { return state };
        match self.subject.truth_along(edge, tried) {
            Some(true) if self.is_for_reading(tried) => LockState::Read(tried, 1),
            Some(true) => LockState::Held(tried),
            Some(false) => LockState::Unknown,
            None => state,
        }
    }

    fn at_return(&self, state: LockState) -> Option<LockWrong> {
        match state {
            LockState::Held(before) | LockState::Read(before, _) => {
                Some(LockWrong::Kept { before })
            }
            _ => None,
        }
    }

    fn ends(&self, value: ValueId) -> bool {
        self.subject.calls().never_returns(self.body(), value)
    }
}

impl Lock<'_> {
    fn body(&self) -> &Body {
        self.subject.body()
    }

    fn call(&self, state: LockState, value: ValueId, call: CallId) -> Result<LockState, LockWrong> {
        let body = self.body();
        if let Some((op, address)) = self.subject.calls().sync_call(body, call) {
            return match () {
                () if !op.is_of_lock() => Ok(state),
                () if self.subject.is(address) => self.apply(state, op, value),
                () if self.may_be(address) => Ok(behind_other(state, op)),
                () => Ok(state),
            };
        }
        Ok(if self.touches(call) { LockState::Unknown } else { state })
    }

    fn may_be(&self, address: ValueId) -> bool {
        self.subject.shape(address).may_be(self.shape)
    }

    /// Whether a call may lock or unlock it: one of a function inside this one that does,
    /// of `sync.Locker`, or of something else's with this lock.
    fn touches(&self, call: CallId) -> bool {
        let body = self.body();
        match body[call].callee {
            Callee::Closure { function, .. } => self.subject.literal_touches(function, self.shape),
            Callee::Interface { method, .. } => self.subject.is_locker(method),
            Callee::Declared { .. } | Callee::Value(_) => {
                let by_sync = self.subject.calls().sync_call(body, call);
                by_sync.is_some_and(|(op, it)| op.is_of_lock() && self.may_be(it))
                    || body.list(body[call].args).iter().any(|&arg| self.subject.is(arg))
            }
        }
    }

    /// What a call on this lock does.
    fn apply(&self, state: LockState, op: SyncOp, at: ValueId) -> Result<LockState, LockWrong> {
        let state = self.if_the_same(state, at);
        match (op, state) {
            (SyncOp::Lock, LockState::Held(before) | LockState::Read(before, _))
            | (SyncOp::ReadLock, LockState::Held(before)) => Err(LockWrong::Again { at, before }),
            (SyncOp::Lock, _) => Ok(LockState::Held(at)),
            (SyncOp::ReadLock, LockState::Read(_, times)) => {
                Ok(LockState::Read(at, times.saturating_add(1).min(4)))
            }
            (SyncOp::ReadLock, _) => Ok(LockState::Read(at, 1)),
            (SyncOp::TryLock | SyncOp::TryReadLock, LockState::Held(_) | LockState::Read(..)) => {
                Ok(state)
            }
            (SyncOp::TryLock | SyncOp::TryReadLock, _) => Ok(LockState::Tried(at)),
            (SyncOp::Unlock | SyncOp::ReadUnlock, LockState::Free(before)) => {
                Err(LockWrong::NotLocked { at, before })
            }
            (SyncOp::Unlock, LockState::Read(before, _))
            | (SyncOp::ReadUnlock, LockState::Held(before)) => {
                Err(LockWrong::OtherWay { at, before })
            }
            (SyncOp::ReadUnlock, LockState::Read(by, times @ 2..=3)) => {
                Ok(LockState::Read(by, times - 1))
            }
            // It was locked so often that it was not counted any more.
            (SyncOp::ReadUnlock, LockState::Read(_, 4..)) => Ok(LockState::Unknown),
            (SyncOp::Unlock | SyncOp::ReadUnlock, _) => {
                let is_held = matches!(state, LockState::Held(_) | LockState::Read(..));
                self.releases.set(self.releases.get() || !is_held);
                Ok(LockState::Free(Some(at)))
            }
            _ => Ok(state),
        }
    }

    /// The state, unless it may be that of the lock that the path led to before.
    fn if_the_same(&self, state: LockState, at: ValueId) -> LockState {
        let (LockState::Held(before) | LockState::Read(before, _) | LockState::Free(Some(before))) =
            state
        else {
            return state;
        };
        if self.subject.is_same(before, at) { state } else { LockState::Unknown }
    }

    fn is_for_reading(&self, tried: ValueId) -> bool {
        let op = self.subject.calls().sync(self.body(), tried);
        op.is_some_and(|(op, _)| op == SyncOp::TryReadLock)
    }
}

/// The state behind an operation on what may be the same lock.
fn behind_other(state: LockState, op: SyncOp) -> LockState {
    match (op, state) {
        // The same lock would not be got.
        (SyncOp::Lock | SyncOp::ReadLock, LockState::Held(_)) => state,
        _ => LockState::Unknown,
    }
}
