//! The control-flow graph of a body with what is derived from it.

use redline_ir::{BlockId, Body, Dominators, EdgeId, Op, Predecessors, Terminator, ValueId};
use rustc_hash::FxHashSet;

/// The control-flow graph of a body: who leads where, who dominates whom, which
/// blocks make a loop.
pub(crate) struct Graph<'b> {
    pub(crate) body: &'b Body,
    pub(crate) predecessors: Predecessors,
    pub(crate) dominators: Dominators,
    /// The blocks that can be reached, loops aside each before those that it leads to.
    pub(crate) order: Vec<BlockId>,
    /// The place of each block in that order; `u32::MAX` of those that cannot be reached.
    place: Vec<u32>,
    /// The block of each value; that of a floating one is the first.
    homes: Vec<BlockId>,
}

impl<'b> Graph<'b> {
    pub(crate) fn new(body: &'b Body) -> Self {
        let predecessors = Predecessors::of(body);
        let dominators = Dominators::of(body, &predecessors);
        let order = body.reverse_postorder();
        let mut place = vec![u32::MAX; body.blocks().len()];
        for (at, block) in (0_u32..).zip(&order) {
            place[block.index()] = at;
        }
        let mut homes = vec![body.entry(); body.value_count()];
        for block in body.blocks() {
            let instructions = body.instructions(block);
            for value in instructions.chain(body.list(body[block].params).iter().copied()) {
                homes[value.index()] = block;
            }
        }
        Self { body, predecessors, dominators, order, place, homes }
    }

    /// The block in which a value is made.
    pub(crate) fn home(&self, value: ValueId) -> BlockId {
        self.homes[value.index()]
    }

    /// Whether an edge leads back in the order of the blocks, as the last edge of a loop does.
    pub(crate) fn leads_back(&self, edge: EdgeId) -> bool {
        let edge = self.body[edge];
        self.place[edge.to.index()] <= self.place[edge.from.index()]
    }

    pub(crate) fn is_reachable(&self, block: BlockId) -> bool {
        self.place[block.index()] != u32::MAX
    }

    /// The edges into a block from blocks that can be reached.
    pub(crate) fn entries(&self, block: BlockId) -> impl Iterator<Item = EdgeId> + '_ {
        let edges = self.predecessors.edges(block).iter().copied();
        edges.filter(|&edge| self.is_reachable(self.body[edge].from))
    }

    /// The only edge into a block.
    pub(crate) fn only_entry(&self, block: BlockId) -> Option<EdgeId> {
        let mut entries = self.entries(block);
        entries.next().filter(|_| entries.next().is_none())
    }

    /// Whether an edge is taken because something in its block unwinds.
    pub(crate) fn unwinds(&self, edge: EdgeId) -> bool {
        self.body[self.body[edge].from].unwind == Some(edge)
    }

    /// The condition under which an edge is taken, and whether it is true then.
    pub(crate) fn condition(&self, edge: EdgeId) -> Option<(ValueId, bool)> {
        let Terminator::Branch { condition, then, otherwise } =
            self.body.terminator(self.body[edge].from)
        else {
            return None;
        };
        match () {
            () if edge == then => Some((condition, true)),
            () if edge == otherwise => Some((condition, false)),
            () => None,
        }
    }

    /// Whether the value of `value` is the same each time `block` is entered as it
    /// was last: whether it is made before, on each way.
    pub(crate) fn is_made_before(&self, value: ValueId, block: BlockId) -> bool {
        if self.body[value].is_floating() && !matches!(self.body[value], Op::Param) {
            return true;
        }
        let home = self.home(value);
        match self.body[value] {
            Op::Param => home != block && self.dominators.dominates(home, block),
            _ => self.dominators.end_dominates(home, block),
        }
    }

    /// The loops that are entered by their header alone, by header: the blocks of each.
    pub(crate) fn loops(&self) -> Vec<(BlockId, Vec<BlockId>)> {
        let mut loops = Vec::new();
        for &header in &self.order {
            let mut members = Vec::new();
            let mut is_member = FxHashSet::default();
            for edge in self.entries(header) {
                let from = self.body[edge].from;
                if self.leads_back(edge) && self.dominators.dominates(header, from) {
                    if is_member.insert(header) {
                        members.push(header);
                    }
                    self.collect_into(from, &mut members, &mut is_member);
                }
            }
            if !members.is_empty() {
                loops.push((header, members));
            }
        }
        loops
    }

    /// Adds the blocks from which `last` is reached without the header.
    fn collect_into(
        &self,
        last: BlockId,
        members: &mut Vec<BlockId>,
        is_member: &mut FxHashSet<BlockId>,
    ) {
        let mut open = vec![last];
        while let Some(block) = open.pop() {
            if is_member.insert(block) {
                members.push(block);
                open.extend(self.entries(block).map(|edge| self.body[edge].from));
            }
        }
    }
}
