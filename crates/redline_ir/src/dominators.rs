//! Which blocks lie on every way to another one.
//!
//! Found with the algorithm of Lengauer and Tarjan ("A fast algorithm for finding
//! dominators in a flowgraph", 1979) with path compression: `m log n` steps for `m`
//! edges between `n` blocks, whatever they are like.

mod forest;
mod points;

use self::points::{Point, Points, start};
use crate::{BlockId, Body, Predecessors};

/// The dominator tree of a body, over all edges.
///
/// A block is unwound from anywhere in it. So there are two points of a block that
/// unwinds: its start, which every way through it passes, and its end, which is
/// passed only by ways on which all of its instructions are done.
#[derive(Clone, Debug)]
pub struct Dominators {
    points: Points,
    /// The block that dominates each block and is nearest to it.
    immediate: Vec<Option<BlockId>>,
    /// When each point is entered and left in a walk over the tree; none if it
    /// cannot be reached.
    spans: Vec<Option<(u32, u32)>>,
}

impl Dominators {
    /// Those of a body, whose predecessors are at hand.
    pub fn of(body: &Body, predecessors: &Predecessors) -> Self {
        let points = Points::of(body);
        let tree = forest::dominators(body, predecessors, &points);
        let spans = tree.spans();
        let block = |point: Point| tree.immediate(point).map(|point| points.block(point));
        let immediate = body.blocks().map(|it| block(start(it))).collect();
        Self { points, immediate, spans }
    }

    /// The block that dominates another one and is nearest to it. `None` of the first
    /// block, and of one that cannot be reached.
    pub fn immediate(&self, block: BlockId) -> Option<BlockId> {
        self.immediate[block.index()]
    }

    /// Whether a block can be reached.
    pub fn is_reachable(&self, block: BlockId) -> bool {
        self.spans[start(block)].is_some()
    }

    /// Whether every way to `block` leads through the start of `other`, whose
    /// parameters are thus known in it. A block dominates itself. Not if one of them
    /// cannot be reached.
    pub fn dominates(&self, other: BlockId, block: BlockId) -> bool {
        self.is_above(start(other), start(block))
    }

    /// Whether every way to the start of `block` leads through the end of `other`,
    /// whose instructions have thus been done. That is never so of a block and itself.
    pub fn end_dominates(&self, other: BlockId, block: BlockId) -> bool {
        other != block && self.is_above(self.points.end(other), start(block))
    }

    fn is_above(&self, upper: Point, lower: Point) -> bool {
        match (self.spans[upper], self.spans[lower]) {
            (Some((start, end)), Some((other_start, _))) => {
                start <= other_start && other_start < end
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Op;
    use crate::testing::{Maker, boolean};

    /// A body of blocks from which edges lead to blocks; of a third element the
    /// block unwinds there.
    fn body(blocks: &[(&[usize], Option<usize>)]) -> Body {
        let mut maker = Maker::new(&[]);
        let all: Vec<BlockId> = std::iter::once(BlockId::new(0))
            .chain((1..blocks.len()).map(|_| maker.block(&[])))
            .collect();
        let condition = maker.op(Op::Zero, boolean());
        for (&block, (edges, unwind)) in all.iter().zip(blocks) {
            maker.fill(block);
            match edges {
                [] => {}
                [to] => maker.jump(all[*to], &[]),
                [then, otherwise, ..] => maker.branch(condition, all[*then], all[*otherwise]),
            }
            if let Some(to) = unwind {
                maker.unwind(all[*to], &[]);
            }
        }
        maker.body
    }

    fn dominators(body: &Body) -> Dominators {
        Dominators::of(body, &Predecessors::of(body))
    }

    fn block(index: usize) -> BlockId {
        BlockId::new(index)
    }

    /// A pseudo-random graph.
    fn graph(seed: u64) -> Vec<(Vec<usize>, Option<usize>)> {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut random = move |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 33).unwrap() % below
        };
        let count = 2 + random(14);
        let target = |random: &mut dyn FnMut(usize) -> usize| 1 + random(count - 1);
        (0..count)
            .map(|_| {
                let edges = (0..random(3)).map(|_| target(&mut random)).collect();
                let unwind = (random(3) == 0).then(|| target(&mut random));
                (edges, unwind)
            })
            .collect()
    }

    /// The blocks whose starts can be reached without passing the start (or the
    /// end, if `only_end`) of `without`.
    fn reached(body: &Body, without: Option<(BlockId, bool)>) -> Vec<bool> {
        let mut seen = vec![false; body.blocks().len()];
        let mut open = vec![body.entry()];
        while let Some(at) = open.pop() {
            let stopped = without.filter(|&(block, _)| block == at);
            if stopped.is_some_and(|(_, only_end)| !only_end)
                || std::mem::replace(&mut seen[at.index()], true)
            {
                continue;
            }
            let edges = body.terminator(at).edges().filter(|_| stopped.is_none());
            open.extend(edges.chain(body[at].unwind).map(|edge| body[edge].to));
        }
        seen
    }

    #[test]
    fn a_block_dominates_what_cannot_be_reached_without_it() {
        for seed in 1..600 {
            let graph = graph(seed);
            let shape: Vec<(&[usize], Option<usize>)> =
                graph.iter().map(|(edges, unwind)| (&**edges, *unwind)).collect();
            let body = body(&shape);
            let found = dominators(&body);
            let all = reached(&body, None);
            for other in body.blocks() {
                let without_start = reached(&body, Some((other, false)));
                let without_end = reached(&body, Some((other, true)));
                for block in body.blocks() {
                    let is_reached = all[block.index()];
                    let context = format!("seed {seed}: {other:?} above {block:?} in {graph:?}");
                    let both = is_reached && all[other.index()];
                    let dominates = both && !without_start[block.index()];
                    assert_eq!(found.dominates(other, block), dominates, "{context}");
                    let end = both && other != block && !without_end[block.index()];
                    assert_eq!(found.end_dominates(other, block), end, "{context}");
                    assert_eq!(found.is_reachable(block), is_reached);
                }
            }
        }
    }

    #[test]
    fn the_immediate_dominator_is_the_nearest() {
        for seed in 1..600 {
            let graph = graph(seed);
            let shape: Vec<(&[usize], Option<usize>)> =
                graph.iter().map(|(edges, unwind)| (&**edges, *unwind)).collect();
            let body = body(&shape);
            let found = dominators(&body);
            for block in body.blocks() {
                let strict = |other: &BlockId| *other != block && found.dominates(*other, block);
                let above: Vec<BlockId> = body.blocks().filter(strict).collect();
                let nearest = above
                    .iter()
                    .copied()
                    .find(|&it| above.iter().all(|&other| found.dominates(other, it)));
                assert_eq!(found.immediate(block), nearest, "seed {seed}: {block:?} in {graph:?}");
            }
        }
    }

    #[test]
    fn a_block_that_unwinds_has_not_done_its_instructions() {
        // 0 goes on to 1 and unwinds to 2.
        let body = body(&[(&[1], Some(2)), (&[], None), (&[], None)]);
        let found = dominators(&body);
        assert!(found.dominates(block(0), block(2)) && found.dominates(block(0), block(1)));
        assert!(found.end_dominates(block(0), block(1)));
        assert!(!found.end_dominates(block(0), block(2)));
        assert_eq!(found.immediate(block(2)), Some(block(0)));
    }

    #[test]
    fn long_chains_are_no_matter() {
        let count = 100_000;
        let edges: Vec<[usize; 2]> = (0..count).map(|index| [index + 1, count]).collect();
        let mut shape: Vec<(&[usize], Option<usize>)> =
            edges.iter().map(|pair| (pair.as_slice(), Some(count))).collect();
        shape.push((&[], None));
        let found = dominators(&body(&shape));
        assert_eq!(found.immediate(block(count)), Some(block(0)));
        assert!(found.end_dominates(block(7), block(count - 1)));
    }

    #[test]
    fn an_empty_body_has_no_dominators() {
        let body = Body::default();
        assert_eq!(dominators(&body).immediate, []);
    }
}
