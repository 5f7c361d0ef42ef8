//! The states of one wait group along the ways through a function.

use redline_ir::{BlockId, EdgeId, ValueId};
use rustc_hash::FxHashSet;

use super::explore::Protocol;
use super::function::Subject;
use super::sync::SyncOp;

/// What a function knows of a wait group.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum GroupState {
    /// Nothing.
    Unknown,
    /// Nobody else has seen it, and its counter is this.
    Counted(i64),
    /// This goroutine has said by this instruction that it is done.
    Done(ValueId),
}

/// How a wait group is misused.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum GroupWrong {
    /// Its counter becomes negative.
    Negative { at: ValueId },
    /// A goroutine says twice that it is done.
    DoneTwice { at: ValueId, before: ValueId },
    /// It is waited for while nobody else knows it who could say that it is done.
    NeverDone { at: ValueId },
}

/// One wait group in one function.
pub(super) struct Group<'a> {
    pub(super) subject: &'a Subject<'a>,
    /// The blocks in loops: what is done there is done for others.
    pub(super) in_loops: FxHashSet<BlockId>,
    /// Whether the function is a goroutine of its own, for which one is added.
    pub(super) is_counted: bool,
}

impl Protocol for Group<'_> {
    type State = GroupState;
    type Wrong = GroupWrong;

    fn at_start(&self) -> GroupState {
        GroupState::Unknown
    }

    fn step(&self, state: GroupState, at: ValueId) -> Result<GroupState, GroupWrong> {
        let body = self.subject.body();
        if self.subject.fresh == Some(at) {
            return Ok(GroupState::Counted(0));
        }
        let op = self.subject.calls().sync(body, at).filter(|(_, it)| self.subject.is(*it));
        let Some((op, _)) = op else {
            let is_seen = self.subject.is_shared_by(at);
            return Ok(if is_seen { GroupState::Unknown } else { state });
        };
        match (op, state) {
            (SyncOp::Add, GroupState::Counted(count)) => {
                match self.subject.function.constant_arg(at, 1) {
                    Some(more) => counted(count.saturating_add(more), at),
                    None => Ok(GroupState::Unknown),
                }
            }
            (SyncOp::Done, GroupState::Counted(count)) => counted(count - 1, at),
            (SyncOp::Wait, GroupState::Counted(count)) if count > 0 => {
                Err(GroupWrong::NeverDone { at })
            }
            (SyncOp::Done, _) if !self.is_counted || self.is_in_loop(at) => Ok(GroupState::Unknown),
            (SyncOp::Done, GroupState::Done(before)) => Err(GroupWrong::DoneTwice { at, before }),
            (SyncOp::Done, GroupState::Unknown) => Ok(GroupState::Done(at)),
            _ => Ok(GroupState::Unknown),
        }
    }

    fn along(&self, state: GroupState, edge: EdgeId) -> GroupState {
        if self.subject.begins_at(edge) { GroupState::Unknown } else { state }
    }

    fn at_return(&self, _: GroupState) -> Option<GroupWrong> {
        None
    }

    fn ends(&self, value: ValueId) -> bool {
        self.subject.calls().never_returns(self.subject.body(), value)
    }
}

impl Group<'_> {
    fn is_in_loop(&self, value: ValueId) -> bool {
        self.in_loops.contains(&self.subject.function.graph.home(value))
    }
}

fn counted(count: i64, at: ValueId) -> Result<GroupState, GroupWrong> {
    if count < 0 { Err(GroupWrong::Negative { at }) } else { Ok(GroupState::Counted(count)) }
}
