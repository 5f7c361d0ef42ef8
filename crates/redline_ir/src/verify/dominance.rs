//! Whether each value is known where it is used.

use super::structure::Owners;
use super::{Context, Fault, Place, Problem};
use crate::{BlockId, Dominators, EdgeId, Op, ValueId};

/// Looks for uses of values that are not known on every way to them. Blocks that
/// cannot be reached are left out: there is no way.
pub(super) fn verify(
    context: &Context<'_>,
    owners: &Owners,
    dominators: &Dominators,
) -> Vec<Fault> {
    let body = context.body;
    let mut dominance = Dominance { context, owners, dominators, faults: Vec::new() };
    for block in body.blocks().filter(|&block| dominators.is_reachable(block)) {
        dominance.block(block);
    }
    dominance.faults
}

struct Dominance<'a> {
    context: &'a Context<'a>,
    owners: &'a Owners,
    dominators: &'a Dominators,
    faults: Vec<Fault>,
}

impl Dominance<'_> {
    fn block(&mut self, block: BlockId) {
        let body = self.context.body;
        for user in body.instructions(block) {
            body.for_each_operand(user, |value| {
                let is_known = self.is_known_before(block, value)
                    || self.is_instruction_of(block, value) && value < user;
                self.require(is_known, Place::Value(user), value);
            });
        }
        for &value in body.operands_of_terminator(block) {
            self.require(self.is_known_at_end(block, value), Place::Block(block), value);
        }
        for edge in body.terminator(block).edges() {
            self.edge(edge, |dominance, value| dominance.is_known_at_end(block, value));
        }
        if let Some(edge) = body[block].unwind {
            self.edge(edge, |dominance, value| dominance.is_known_before(block, value));
        }
    }

    fn edge(&mut self, edge: EdgeId, is_known: impl Fn(&Self, ValueId) -> bool) {
        let body = self.context.body;
        for &value in body.list(body[edge].args) {
            self.require(is_known(self, value), Place::Edge(edge), value);
        }
    }

    fn require(&mut self, is_known: bool, place: Place, value: ValueId) {
        if !is_known {
            self.faults.push(Fault { place, problem: Problem::NotDominated(value) });
        }
    }

    /// Whether a value is known when the instructions of a block begin.
    fn is_known_before(&self, block: BlockId, value: ValueId) -> bool {
        match (self.context.body[value], self.owners[value.index()]) {
            (Op::Param, Some(owner)) => self.dominators.dominates(owner, block),
            (Op::Param, None) => false,
            (_, Some(owner)) => self.dominators.end_dominates(owner, block),
            (_, None) => true,
        }
    }

    fn is_known_at_end(&self, block: BlockId, value: ValueId) -> bool {
        self.is_instruction_of(block, value) || self.is_known_before(block, value)
    }

    fn is_instruction_of(&self, block: BlockId, value: ValueId) -> bool {
        self.owners[value.index()] == Some(block)
    }
}
