//! By which edges a block is entered.

use crate::{BlockId, Body, EdgeId};

/// The edges into each block of a body, side by side in one list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Predecessors {
    /// Where the edges of each block begin in `edges`; one more for the end.
    starts: Vec<u32>,
    edges: Vec<EdgeId>,
}

impl Predecessors {
    /// Those of a body: of each block in the order of the blocks that they leave.
    pub fn of(body: &Body) -> Self {
        let mut starts = vec![0_u32; body.blocks().len() + 1];
        for edge in edges(body) {
            starts[body[edge].to.index() + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut table = vec![EdgeId::new(0); next.last().map_or(0, |&len| len as usize)];
        for edge in edges(body) {
            let place = &mut next[body[edge].to.index()];
            table[*place as usize] = edge;
            *place += 1;
        }
        Self { starts, edges: table }
    }

    /// The edges into a block, those by which it is entered unwinding included.
    pub fn edges(&self, block: BlockId) -> &[EdgeId] {
        let (start, end) = (self.starts[block.index()], self.starts[block.index() + 1]);
        &self.edges[start as usize..end as usize]
    }
}

/// The edges that leave a block.
fn edges(body: &Body) -> impl Iterator<Item = EdgeId> {
    body.blocks().flat_map(|block| body.successors(block))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Op;
    use crate::testing::{Maker, boolean};

    #[test]
    fn edges_are_listed_by_where_they_lead() {
        let mut maker = Maker::new(&[]);
        let condition = maker.op(Op::Zero, boolean());
        let [middle, last] = [maker.block(&[]), maker.block(&[])];
        maker.branch(condition, last, middle);
        maker.unwind(last, &[]);
        maker.fill(middle);
        maker.jump(last, &[]);
        let found = Predecessors::of(&maker.body);
        let edges = |block| found.edges(block).iter().map(|edge| edge.index()).collect::<Vec<_>>();
        assert_eq!(edges(BlockId::new(0)), [0; 0]);
        assert_eq!(edges(middle), [1]);
        assert_eq!(edges(last), [0, 2, 3]);
        let order: Vec<usize> =
            maker.body.reverse_postorder().iter().map(|block| block.index()).collect();
        assert_eq!(order, [0, 1, 2]);
    }
}
