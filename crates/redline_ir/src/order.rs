//! Blocks in the order in which they run, as far as there is one.

use crate::{BlockId, Body};

/// A block and how many of its successors have been gone through.
type Step = (BlockId, usize);

impl Body {
    /// The blocks that can be reached, each before those that it leads to unless a
    /// loop leads back: the reverse of a depth-first postorder over all edges.
    pub fn reverse_postorder(&self) -> Vec<BlockId> {
        let mut order = Vec::with_capacity(self.blocks.len());
        if self.blocks.is_empty() {
            return order;
        }
        let mut seen = vec![false; self.blocks.len()];
        seen[self.entry().index()] = true;
        let mut path: Vec<Step> = vec![(self.entry(), 0)];
        while let Some((block, next)) = path.last_mut() {
            let edge = self.successors(*block).nth(*next);
            *next += 1;
            match edge.map(|edge| self[edge].to) {
                None => {
                    order.push(*block);
                    path.pop();
                }
                Some(to) if std::mem::replace(&mut seen[to.index()], true) => {}
                Some(to) => path.push((to, 0)),
            }
        }
        order.reverse();
        order
    }
}
