//! How blocks are entered and left.

use super::{Context, Fault, Place, Problem};
use crate::{BlockId, Dominators, Op, Predecessors, Terminator};

pub(super) fn verify(
    context: &Context<'_>,
    predecessors: &Predecessors,
    dominators: &Dominators,
) -> Vec<Fault> {
    let body = context.body;
    let mut faults = Vec::new();
    if !predecessors.edges(body.entry()).is_empty() {
        let place = Place::Block(body.entry());
        faults.push(Fault { place, problem: Problem::EntryIsEntered });
    }
    let unreachable = body.blocks().filter(|&block| !dominators.is_reachable(block));
    faults.extend(
        unreachable
            .map(|block| Fault { place: Place::Block(block), problem: Problem::Unreachable }),
    );
    let may_unwind = reached_unwinding(context);
    for block in body.blocks() {
        let is_resumed = body.terminator(block) == Terminator::Resume;
        if is_resumed && !may_unwind[block.index()] {
            faults.push(senseless(Place::Block(block), "nothing unwinds that could go on"));
        }
        deferred(context, block, &mut faults);
    }
    faults
}

fn senseless(place: Place, why: &'static str) -> Fault {
    Fault { place, problem: Problem::Senseless(why) }
}

/// Whether something has recovered is asked when a deferred call has been made, and
/// the last of the calls of a frame is made after asking whether there is one.
fn deferred(context: &Context<'_>, block: BlockId, faults: &mut Vec<Fault>) {
    let body = context.body;
    let mut before = None;
    for value in body.instructions(block) {
        let op = body[value];
        let is_called = matches!(before, Some(Op::DeferredCall(_) | Op::CallLastDeferred));
        if op == Op::Recovered && !is_called {
            faults.push(senseless(Place::Value(value), "no deferred call stands before it"));
        }
        if op == Op::CallLastDeferred && !body.ops.contains(&Op::HasDeferred) {
            faults.push(senseless(Place::Value(value), "nothing asks whether there is a call"));
        }
        before = Some(op);
    }
}

/// Which blocks can be reached from where a block unwinds to.
fn reached_unwinding(context: &Context<'_>) -> Vec<bool> {
    let body = context.body;
    let mut seen = vec![false; body.blocks().len()];
    let unwinds = body.blocks().filter_map(|block| body[block].unwind);
    let mut open: Vec<BlockId> = unwinds.map(|edge| body[edge].to).collect();
    while let Some(block) = open.pop() {
        if !std::mem::replace(&mut seen[block.index()], true) {
            open.extend(body.successors(block).map(|edge| body[edge].to));
        }
    }
    seen
}
