//! The points of a body between which ways lead: starts and ends of blocks.

use crate::{BlockId, Body, EdgeId, Predecessors};

/// Number of a point.
pub(super) type Point = usize;

/// The start of each block in order, then the ends of those that unwind. The end of
/// any other block is its start: nothing leaves it in between.
#[derive(Clone, Debug)]
pub(super) struct Points {
    ends: Vec<u32>,
    /// The blocks that have an end of their own.
    unwinding: Vec<BlockId>,
}

/// The start of a block.
pub(super) fn start(block: BlockId) -> Point {
    block.index()
}

impl Points {
    pub(super) fn of(body: &Body) -> Self {
        let unwinds = |block: &BlockId| body[*block].unwind.is_some();
        let unwinding: Vec<BlockId> = body.blocks().filter(unwinds).collect();
        let mut ends: Vec<u32> = (0..).take(body.blocks().len()).collect();
        let own = (0..).skip(ends.len());
        for (&block, end) in unwinding.iter().zip(own) {
            ends[block.index()] = end;
        }
        Self { ends, unwinding }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len() + self.unwinding.len()
    }

    pub(super) fn end(&self, block: BlockId) -> Point {
        self.ends[block.index()] as usize
    }

    /// The block to which a point belongs.
    pub(super) fn block(&self, point: Point) -> BlockId {
        match point.checked_sub(self.ends.len()) {
            None => BlockId::new(point),
            Some(index) => self.unwinding[index],
        }
    }

    /// The `index`th of the points to which ways lead from one.
    pub(super) fn successor(&self, body: &Body, point: Point, index: usize) -> Option<Point> {
        let block = self.block(point);
        let target = |edge: EdgeId| start(body[edge].to);
        let is_split_start = self.end(block) != point;
        if is_split_start {
            return match index {
                0 => Some(self.end(block)),
                1 => body[block].unwind.map(target),
                _ => None,
            };
        }
        body.terminator(block).edges().nth(index).map(target)
    }

    /// Gives the points to `f` from which ways lead to one.
    pub(super) fn each_predecessor(
        &self,
        body: &Body,
        predecessors: &Predecessors,
        point: Point,
        mut f: impl FnMut(Point),
    ) {
        let block = self.block(point);
        if point != start(block) {
            return f(start(block));
        }
        for &edge in predecessors.edges(block) {
            let from = body[edge].from;
            let unwinds = body[from].unwind == Some(edge);
            f(if unwinds { start(from) } else { self.end(from) });
        }
    }
}
