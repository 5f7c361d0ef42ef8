//! How blocks are entered and left.

use super::{Context, Fault, Place, Problem};
use crate::{BlockId, Dominators, Op, Predecessors, Terminator, ValueId};

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
    let unwinding = Unwinding::of(context);
    faults.extend(body.blocks().filter_map(|block| unwinding.resumes(block)));
    let values = (0..body.value_count()).map(ValueId::new);
    faults.extend(values.filter_map(|value| unwinding.value(value)));
    faults
}

/// What of deferred calls a body has.
struct Unwinding<'a> {
    context: &'a Context<'a>,
    /// Whether each block can be reached after the frame began to unwind.
    may_unwind: Vec<bool>,
    /// Whether deferred calls are made.
    makes_deferred: bool,
    /// Whether something may be registered with the frame: whether it is used.
    uses_frame: bool,
}

impl<'a> Unwinding<'a> {
    fn of(context: &'a Context<'a>) -> Self {
        let body = context.body;
        let makes = |op: &Op| matches!(op, Op::DeferredCall(_) | Op::CallLastDeferred);
        Self {
            context,
            may_unwind: reached_unwinding(context),
            makes_deferred: body.ops.iter().any(makes),
            uses_frame: body.ops.contains(&Op::Frame),
        }
    }

    fn resumes(&self, block: BlockId) -> Option<Fault> {
        let is_resumed = self.context.body.terminator(block) == Terminator::Resume;
        (is_resumed && !self.may_unwind[block.index()]).then_some(Fault {
            place: Place::Block(block),
            problem: Problem::Senseless("nothing unwinds that could go on"),
        })
    }

    fn value(&self, value: ValueId) -> Option<Fault> {
        let problem = match self.context.body[value] {
            Op::Recovered if !self.makes_deferred => "no deferred call is made that could recover",
            Op::HasDeferred | Op::CallLastDeferred if !self.uses_frame => {
                "nothing is registered with the frame"
            }
            _ => return None,
        };
        Some(Fault { place: Place::Value(value), problem: Problem::Senseless(problem) })
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
