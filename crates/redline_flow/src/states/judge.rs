//! What is wrong with the locks and channels of a package.

use std::cell::Cell;

use redline_base::Span;
use redline_ir::{BlockId, Body, FunctionId, Op, ValueId};

use super::channels::{Channel, ChannelWrong};
use super::explore::{Exploration, Protocol, Trouble};
use super::function::FunctionStates;
use super::groups::{Group, GroupWrong};
use super::knowledge::Conditions;
use super::locks::{Lock, LockState, LockWrong};
use super::package::PackageStates;
use super::path::Shape;
use super::sync::SyncOp;
use super::{Misuse, MisuseKind, Past, goroutines, stuck};
use crate::classes::Classes;
use crate::graph::Graph;

/// What one function does with a lock that others have to do with.
struct Unbalanced {
    /// Which one; `None` if that is not known.
    function: Option<FunctionId>,
    shape: Shape,
    /// It may unlock what it did not lock.
    releases: bool,
    /// It may lock what it does not unlock.
    acquires: bool,
}

/// What may be wrong with a lock, unless another function makes up for it.
struct Suspicion {
    misuse: Misuse,
    shape: Shape,
}

#[derive(Default)]
struct Judge {
    unbalanced: Vec<Unbalanced>,
    suspicions: Vec<Suspicion>,
    misuses: Vec<Misuse>,
}

/// What is misused in the functions of a package.
pub(super) fn misuses(package: &PackageStates<'_>) -> Vec<Misuse> {
    let (mut misuses, counted) = goroutines::misuses(package);
    misuses.extend(stuck::misuses(package));
    let mut judge = Judge { misuses, ..Judge::default() };
    for (id, function) in package.package.functions() {
        let Ok(body) = &function.body else { continue };
        judge.note_method_values(package, body);
        let uses = uses(package, body);
        if uses.locks.is_empty() && uses.channels.is_empty() && uses.groups.is_empty() {
            continue;
        }
        let graph = Graph::new(body);
        let classes = Classes::new(package.store, &graph);
        let states = FunctionStates::new(package, &graph, &classes);
        let conditions = Conditions::new(package.store, &graph, &classes);
        let visit = Visit { id, states: &states, conditions: &conditions, body };
        judge.locks(&visit, &uses.locks);
        judge.channels(&visit, &uses.channels);
        let counted = counted.get(&id).map_or(&[][..], Vec::as_slice);
        judge.groups(&visit, &uses.groups, counted);
    }
    judge.finish(package)
}

/// The values that are locked or unlocked, the channels that are closed or used, and the
/// wait groups.
#[derive(Default)]
struct Uses {
    locks: Vec<ValueId>,
    channels: Vec<ValueId>,
    groups: Vec<ValueId>,
}

fn uses(package: &PackageStates<'_>, body: &Body) -> Uses {
    let mut uses = Uses::default();
    for value in body.blocks().flat_map(|block| body.instructions(block)) {
        match body[value] {
            Op::Close(channel) => uses.channels.push(channel),
            Op::Send { channel, .. } | Op::Receive(channel) | Op::ReceiveOk(channel)
                if matches!(body[channel], Op::Zero | Op::Param) =>
            {
                uses.channels.push(channel);
            }
            _ => {
                let Some((op, address)) = package.calls.sync(body, value) else { continue };
                let list = if op.is_of_lock() { &mut uses.locks } else { &mut uses.groups };
                list.push(address);
            }
        }
    }
    uses
}

/// A function that is being judged.
struct Visit<'a> {
    id: FunctionId,
    states: &'a FunctionStates<'a>,
    conditions: &'a Conditions<'a>,
    body: &'a Body,
}

impl Visit<'_> {
    /// The numbers of the paths to values, each with the first of them.
    fn subjects(&self, values: &[ValueId]) -> Vec<(usize, ValueId)> {
        let mut found: Vec<(usize, ValueId)> = Vec::new();
        for &value in values {
            let Some(number) = self.states.number(value) else { continue };
            if !found.iter().any(|(known, _)| *known == number) {
                found.push((number, value));
            }
        }
        found
    }

    fn misuse(&self, kind: MisuseKind, at: ValueId, past: Vec<(Span, Past)>) -> Misuse {
        Misuse { function: self.id, kind, at: self.body.span(at), past }
    }

    fn is_deferred(&self, call: ValueId) -> bool {
        matches!(self.body[call], Op::DeferredCall(_))
    }

    /// Whether an instruction runs in each round of a loop.
    fn is_in_each_round(&self, value: ValueId) -> bool {
        let graph = self.states.graph;
        let home = graph.home(value);
        graph.loops().iter().any(|(header, members)| {
            let mut back = graph.entries(*header).filter(|&edge| graph.leads_back(edge));
            members.contains(&home)
                && back.all(|edge| graph.dominators.dominates(home, self.body[edge].from))
        })
    }

    fn locked(&self, before: ValueId) -> (Span, Past) {
        let op = self.states.package.calls.sync(self.body, before).map(|(op, _)| op);
        let is_read = matches!(op, Some(SyncOp::ReadLock | SyncOp::TryReadLock));
        let past = if is_read { Past::ReadLocked } else { Past::Locked };
        (self.body.span(before), past)
    }

    /// Where the function is left by a `return` on the way to the end of which it returns.
    fn leaving(&self, blocks: &[BlockId]) -> Span {
        let end = self.states.package.package[self.id].span.end;
        let is_own = |block: &&BlockId| {
            let mut values = self.body.instructions(**block);
            self.body[**block].span != Span::empty(end)
                && !values.any(|value| matches!(self.body[value], Op::DeferredCall(_)))
        };
        let block = blocks.iter().rev().find(is_own).or(blocks.last());
        block.map_or(Span::empty(end), |&block| self.body[block].span)
    }
}

impl Judge {
    /// Methods of locks that are used as values may be called anywhere.
    fn note_method_values(&mut self, package: &PackageStates<'_>, body: &Body) {
        for value in body.blocks().flat_map(|block| body.instructions(block)) {
            let method = match body[value] {
                Op::MethodValue { method, .. } => Some(method),
                _ => None,
            };
            let Some(op) = method.and_then(|method| package.calls.method(method)) else { continue };
            let releases = matches!(op, SyncOp::Unlock | SyncOp::ReadUnlock);
            self.unbalanced.push(Unbalanced {
                function: None,
                shape: Shape::Any,
                releases,
                acquires: !releases,
            });
        }
    }

    fn locks(&mut self, visit: &Visit<'_>, values: &[ValueId]) {
        for (number, address) in visit.subjects(values) {
            let shape = visit.states.shape(address);
            let subject = visit.states.subject(number);
            let lock = Lock { subject: &subject, shape, releases: Cell::new(false) };
            let ways = Exploration::of(visit.states.graph, visit.conditions, &lock);
            let Some(ways) = ways else {
                self.note(visit.id, shape, true, true);
                continue;
            };
            let is_private = subject.is_private();
            let acquires = ways.wrongs().any(|wrong| matches!(wrong, LockWrong::Kept { .. }));
            if !is_private {
                self.note(visit.id, shape, lock.releases.get(), acquires);
            }
            // Who unlocks first is called with the lock held, and has to return so.
            let elsewhere = unlocked(&ways).filter(|_| !lock.releases.get());
            let mut troubles = ways.troubles();
            leave_out_consequences(&mut troubles);
            for trouble in troubles {
                match lock_misuse(visit, &trouble, elsewhere) {
                    Some(misuse) if is_private => self.misuses.push(misuse),
                    Some(misuse) => self.suspicions.push(Suspicion { misuse, shape }),
                    None => {}
                }
            }
        }
    }

    fn note(&mut self, function: FunctionId, shape: Shape, releases: bool, acquires: bool) {
        if releases || acquires {
            let shape = shape.elsewhere();
            let function = Some(function);
            self.unbalanced.push(Unbalanced { function, shape, releases, acquires });
        }
    }

    fn channels(&mut self, visit: &Visit<'_>, values: &[ValueId]) {
        for (number, _) in visit.subjects(values) {
            let subject = visit.states.subject(number);
            let channel = Channel { subject: &subject };
            let ways = Exploration::of(visit.states.graph, visit.conditions, &channel);
            let troubles: Vec<_> = ways.iter().flat_map(Exploration::troubles).collect();
            let sure = |wrong| troubles.iter().any(|trouble| trouble.wrong == wrong);
            for wrong in ways.iter().flat_map(Exploration::wrongs) {
                // Whether there is a second round is up to the loop.
                if let ChannelWrong::ClosedAgain { at, before } = wrong
                    && at == before
                    && !sure(wrong)
                    && visit.is_in_each_round(at)
                {
                    let kind = MisuseKind::ClosedEachRound;
                    self.misuses.push(visit.misuse(kind, at, Vec::new()));
                }
            }
            for trouble in &troubles {
                self.misuses.push(channel_misuse(visit, trouble.wrong));
            }
        }
    }

    /// `counted` are groups for which the function is a goroutine that was added once.
    fn groups(&mut self, visit: &Visit<'_>, values: &[ValueId], counted: &[ValueId]) {
        let counted = visit.subjects(counted);
        for (number, _) in visit.subjects(values) {
            let subject = visit.states.subject(number);
            let is_counted = counted.iter().any(|(counted, _)| *counted == number);
            let in_loops = visit.states.in_loops();
            let group = Group { subject: &subject, in_loops, is_counted };
            let ways = Exploration::of(visit.states.graph, visit.conditions, &group);
            for trouble in ways.iter().flat_map(Exploration::troubles) {
                self.misuses.push(group_misuse(visit, trouble.wrong));
            }
        }
    }

    fn finish(mut self, package: &PackageStates<'_>) -> Vec<Misuse> {
        let unbalanced = &self.unbalanced;
        let is_made_up_for = |suspicion: &Suspicion| {
            unbalanced.iter().any(|other| {
                other.function != Some(suspicion.misuse.function)
                    && !other.function.is_some_and(|it| package.is_called_in_place(it))
                    && other.shape.may_be(suspicion.shape)
                    && match suspicion.misuse.kind {
                        MisuseKind::UnlockedAgain | MisuseKind::UnlockedBeforeDeferred => {
                            other.acquires
                        }
                        MisuseKind::LockedAgain | MisuseKind::LeftLocked => other.releases,
                        _ => false,
                    }
            })
        };
        let sure = self.suspicions.into_iter().filter(|suspicion| !is_made_up_for(suspicion));
        self.misuses.extend(sure.map(|suspicion| suspicion.misuse));
        self.misuses.sort_by_key(|misuse| (misuse.function, misuse.at.start, misuse.kind));
        self.misuses.dedup();
        self.misuses
    }
}

/// Where a lock is taken again that is held, it is no news that it is kept.
fn leave_out_consequences(troubles: &mut Vec<Trouble<LockWrong>>) {
    let again: Vec<ValueId> = troubles
        .iter()
        .filter_map(|trouble| match trouble.wrong {
            LockWrong::Again { before, .. } => Some(before),
            _ => None,
        })
        .collect();
    troubles.retain(|trouble| match trouble.wrong {
        LockWrong::Kept { before } => !again.contains(&before),
        _ => true,
    });
}

/// Where a lock is unlocked on some way on which the function returns.
fn unlocked<P: Protocol<State = LockState>>(ways: &Exploration<'_, P>) -> Option<ValueId> {
    ways.returned().find_map(|state| match state {
        LockState::Free(by) => by,
        _ => None,
    })
}

fn lock_misuse(
    visit: &Visit<'_>,
    trouble: &Trouble<LockWrong>,
    unlocked: Option<ValueId>,
) -> Option<Misuse> {
    let span = |value| visit.body.span(value);
    Some(match trouble.wrong {
        LockWrong::NotLocked { at, before: Some(before) }
            if visit.is_deferred(at) && !visit.is_deferred(before) =>
        {
            let past = vec![(span(at), Past::UnlockedByDeferred)];
            visit.misuse(MisuseKind::UnlockedBeforeDeferred, before, past)
        }
        LockWrong::NotLocked { at, before } => {
            let past = before.map(|before| (span(before), Past::Unlocked));
            visit.misuse(MisuseKind::UnlockedAgain, at, past.into_iter().collect())
        }
        LockWrong::OtherWay { at, before } => {
            let past = visit.locked(before);
            let kind = match past.1 {
                Past::ReadLocked => MisuseKind::UnlockedForReading,
                _ => MisuseKind::ReadUnlockedForWriting,
            };
            visit.misuse(kind, at, vec![past])
        }
        LockWrong::Again { at, before } => {
            visit.misuse(MisuseKind::LockedAgain, at, vec![visit.locked(before)])
        }
        LockWrong::Kept { before } => {
            let past = vec![visit.locked(before), (span(unlocked?), Past::UnlockedElsewhere)];
            let at = visit.leaving(&trouble.way);
            Misuse { function: visit.id, kind: MisuseKind::LeftLocked, at, past }
        }
    })
}

fn channel_misuse(visit: &Visit<'_>, wrong: ChannelWrong) -> Misuse {
    let closed = |before| vec![(visit.body.span(before), Past::Closed)];
    match wrong {
        ChannelWrong::ClosedAgain { at, before } => {
            visit.misuse(MisuseKind::ClosedAgain, at, closed(before))
        }
        ChannelWrong::SentTo { at, before } => {
            visit.misuse(MisuseKind::SentAfterClose, at, closed(before))
        }
        ChannelWrong::NilClosed { at } => visit.misuse(MisuseKind::NilClosed, at, Vec::new()),
        ChannelWrong::NilUsed { at } => visit.misuse(MisuseKind::NilUsed, at, Vec::new()),
    }
}

fn group_misuse(visit: &Visit<'_>, wrong: GroupWrong) -> Misuse {
    match wrong {
        GroupWrong::Negative { at } => visit.misuse(MisuseKind::Negative, at, Vec::new()),
        GroupWrong::DoneTwice { at, before } => {
            let past = vec![(visit.body.span(before), Past::Done)];
            visit.misuse(MisuseKind::DoneTwice, at, past)
        }
        GroupWrong::NeverDone { at } => visit.misuse(MisuseKind::NeverDone, at, Vec::new()),
    }
}
