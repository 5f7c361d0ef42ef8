//! What happens on every way through a function.

use redline_ir::{BlockId, Body, Terminator, ValueId};

use crate::graph::Graph;

/// What an instruction is on the way to what is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    /// Nothing: it goes on.
    On,
    /// What is looked for.
    Hit,
    /// It may never go on.
    End,
}

/// Whether every way through a function comes to a [`Step::Hit`]. Loops that have a way
/// out are taken to end; those without one, and a `panic`, end a way.
pub(crate) fn is_inevitable(graph: &Graph<'_>, step: impl Fn(ValueId) -> Step) -> bool {
    let loops = graph.loops();
    let mut comes = vec![false; graph.body.blocks().len()];
    for &block in graph.order.iter().rev() {
        let mut steps = graph.body.instructions(block).map(&step);
        comes[block.index()] = match steps.find(|step| *step != Step::On) {
            Some(step) => step == Step::Hit,
            None => comes_behind(graph, &loops, block, &comes),
        };
    }
    comes[graph.body.entry().index()]
}

/// Whether all ways behind a block come to a hit, those back to the beginning of a loop
/// with a way out aside.
fn comes_behind(
    graph: &Graph<'_>,
    loops: &[(BlockId, Vec<BlockId>)],
    block: BlockId,
    comes: &[bool],
) -> bool {
    let body = graph.body;
    let terminator = body.terminator(block);
    let goes_on = matches!(terminator, Terminator::Jump(_) | Terminator::Branch { .. });
    goes_on
        && terminator.edges().all(|edge| {
            let to = body[edge].to;
            if !graph.leads_back(edge) {
                return comes[to.index()];
            }
            let around = loops.iter().find(|(header, _)| *header == to);
            around.is_some_and(|(_, members)| {
                members.contains(&block) && members.iter().any(|&it| leaves(body, it, members))
            })
        })
}

/// Whether a block of a loop leads out of it.
fn leaves(body: &Body, block: BlockId, members: &[BlockId]) -> bool {
    body.terminator(block).edges().any(|edge| !members.contains(&body[edge].to))
}
