//! From a body in the making to one that holds what it needs and no more.

mod trivial;

use self::trivial::TrivialParams;
use crate::builder::{Builder, ParamId};
use crate::{BlockId, Body, Edge, EdgeId, Op, Terminator, ValueId, ValueList};

impl Builder {
    /// The body: without blocks that nothing leads to, values that nothing uses, and
    /// parameters that only one value comes into. Its blocks are in reverse
    /// postorder, and its values in the order of the blocks.
    pub(crate) fn finish(mut self) -> Body {
        let order = self.order();
        let mut reached = vec![false; self.growing.len()];
        for block in &order {
            reached[block.index()] = true;
        }
        TrivialParams::of(&mut self, &reached).replace();
        self.flatten();
        let live = Liveness::of(&self, &order, &reached);
        Finish::new(self, order, live).finish()
    }

    /// The blocks that some way leads to, in reverse postorder.
    fn order(&self) -> Vec<BlockId> {
        let mut seen = vec![false; self.growing.len()];
        let mut postorder = Vec::with_capacity(self.growing.len());
        let entry = self.body.entry();
        seen[entry.index()] = true;
        let mut open = vec![(entry, self.targets(entry))];
        while let Some((block, targets)) = open.last_mut() {
            let Some(next) = targets.iter_mut().rev().find_map(Option::take) else {
                postorder.push(*block);
                open.pop();
                continue;
            };
            if !std::mem::replace(&mut seen[next.index()], true) {
                let targets = self.targets(next);
                open.push((next, targets));
            }
        }
        postorder.reverse();
        postorder
    }

    /// Where a block leads to; three places at most.
    fn targets(&self, block: BlockId) -> [Option<BlockId>; 3] {
        let mut targets = [None; 3];
        for (place, edge) in targets.iter_mut().zip(self.body.successors(block)) {
            *place = Some(self.body[edge].to);
        }
        targets
    }

    /// Whether a parameter of a block that is reached has not been replaced.
    fn is_left(&self, id: ParamId, reached: &[bool]) -> bool {
        let param = self.params[id.index()];
        reached[param.block.index()] && !self.is_replaced(param.value)
    }

    /// The parameters of a block that remain, the last first.
    fn params_of(&self, block: BlockId) -> impl Iterator<Item = ParamId> + '_ {
        let first = self.growing[block.index()].params;
        let all = std::iter::successors(first, |id| self.params[id.index()].before);
        all.filter(|id| !self.is_replaced(self.params[id.index()].value))
    }
}

/// Which values something uses.
struct Liveness {
    live: Vec<bool>,
    open: Vec<ValueId>,
}

impl Liveness {
    fn of(builder: &Builder, order: &[BlockId], reached: &[bool]) -> Vec<bool> {
        let mut liveness = Self { live: vec![false; builder.body.ops.len()], open: Vec::new() };
        for &block in order {
            for &value in builder.body.operands_of_terminator(block) {
                liveness.mark(builder, value);
            }
            for id in builder.body.instructions(block) {
                if builder.body[id].has_effect() {
                    liveness.mark(builder, id);
                }
            }
        }
        liveness.spread(builder, reached);
        liveness.live
    }

    fn mark(&mut self, builder: &Builder, value: ValueId) {
        let value = builder.resolve(value);
        if !std::mem::replace(&mut self.live[value.index()], true) {
            self.open.push(value);
        }
    }

    /// What a live value uses is live.
    fn spread(&mut self, builder: &Builder, reached: &[bool]) {
        let mut param_of = vec![None; builder.body.ops.len()];
        for (index, param) in builder.params.iter().enumerate() {
            param_of[param.value.index()] = Some(index);
        }
        while let Some(value) = self.open.pop() {
            if let Some(index) = param_of[value.index()] {
                let param = builder.params[index];
                let edges = builder.edges_into(param.block);
                for (edge, place) in edges.zip(param.args.range()) {
                    if reached[builder.body[edge].from.index()] {
                        self.mark(builder, builder.body.lists[place]);
                    }
                }
            }
            builder.body.for_each_operand(value, |operand| self.mark(builder, operand));
        }
    }
}

/// What a finished body is made of.
struct Finish {
    builder: Builder,
    order: Vec<BlockId>,
    live: Vec<bool>,
    body: Body,
    /// By old value: the new one.
    values: Vec<Option<ValueId>>,
    /// By old block: the new one.
    blocks: Vec<Option<BlockId>>,
}

impl Finish {
    fn new(mut builder: Builder, order: Vec<BlockId>, live: Vec<bool>) -> Self {
        let mut blocks = vec![None; builder.growing.len()];
        for (index, block) in order.iter().enumerate() {
            blocks[block.index()] = Some(BlockId::new(index));
        }
        let body = Body {
            calls: std::mem::take(&mut builder.body.calls),
            selects: std::mem::take(&mut builder.body.selects),
            constants: std::mem::take(&mut builder.body.constants),
            type_lists: std::mem::take(&mut builder.body.type_lists),
            lists: builder.body.lists.clone(),
            ..Body::default()
        };
        let values = vec![None; live.len()];
        Self { builder, order, live, body, values, blocks }
    }

    fn finish(mut self) -> Body {
        self.add_floating();
        for block in std::mem::take(&mut self.order) {
            self.add_block(block);
        }
        self.add_edges();
        self.name_operands();
        self.body
    }

    fn add(&mut self, value: ValueId) {
        let old = &self.builder.body;
        self.values[value.index()] = Some(ValueId::new(self.body.ops.len()));
        self.body.ops.push(old[value]);
        self.body.types.push(old.ty(value));
        self.body.spans.push(old.span(value));
    }

    /// The parameters of the function, then what is in no block.
    fn add_floating(&mut self) {
        let params = self.builder.body.params().to_vec();
        for value in params {
            self.add(value);
        }
        for index in 0..self.live.len() {
            let value = ValueId::new(index);
            let op = self.builder.body[value];
            if self.live[index] && op.is_floating() && op != Op::Param {
                self.add(value);
            }
        }
    }

    fn add_block(&mut self, block: BlockId) {
        let mut params = self.live_params(block);
        params.reverse();
        for &id in &params {
            self.add(self.builder.params[id.index()].value);
        }
        let start = self.body.lists.len();
        if block == self.builder.body.entry() {
            self.body.lists.extend_from_slice(self.builder.body.params());
        }
        self.body.lists.extend(params.iter().map(|id| self.builder.params[id.index()].value));
        let list = ValueList::between(start, self.body.lists.len());
        let first = self.body.ops.len();
        let instructions: Vec<ValueId> = self.builder.body.instructions(block).collect();
        for id in instructions {
            if self.live[id.index()] {
                self.add(id);
            }
        }
        let mut finished = self.builder.body[block];
        finished.params = list;
        finished.first = crate::builder::narrow(first);
        finished.end = crate::builder::narrow(self.body.ops.len());
        self.body.blocks.push(finished);
    }

    fn live_params(&self, block: BlockId) -> Vec<ParamId> {
        let all = self.builder.params_of(block);
        all.filter(|id| self.live[self.builder.params[id.index()].value.index()]).collect()
    }

    /// The edges of the blocks, in their order, with what they bring along.
    fn add_edges(&mut self) {
        for index in 0..self.body.blocks.len() {
            let terminator = match self.body.blocks[index].terminator {
                Terminator::Jump(edge) => Terminator::Jump(self.add_edge(edge)),
                Terminator::Branch { condition, then, otherwise } => Terminator::Branch {
                    condition,
                    then: self.add_edge(then),
                    otherwise: self.add_edge(otherwise),
                },
                other => other,
            };
            self.body.blocks[index].terminator = terminator;
            let unwind = self.body.blocks[index].unwind;
            self.body.blocks[index].unwind = unwind.map(|edge| self.add_edge(edge));
        }
    }

    fn add_edge(&mut self, old: EdgeId) -> EdgeId {
        let Edge { from, to, .. } = self.builder.body[old];
        let new = |block: BlockId| {
            self.blocks[block.index()].expect("what a reached block leads to is reached")
        };
        let (from, target) = (new(from), new(to));
        let position = self.builder.position(old);
        let mut params = self.live_params(to);
        params.reverse();
        let start = self.body.lists.len();
        for id in params {
            let place = self.builder.params[id.index()].args.range().start + position;
            self.body.lists.push(self.builder.body.lists[place]);
        }
        let args = ValueList::between(start, self.body.lists.len());
        self.body.edges.push(Edge { from, to: target, args });
        EdgeId::new(self.body.edges.len() - 1)
    }

    /// Operands are the new values. What nothing uses stands in lists that nothing uses.
    fn name_operands(&mut self) {
        let (values, builder) = (&self.values, &self.builder);
        self.body.map_operands(|value| {
            values[builder.resolve(value).index()].unwrap_or_else(|| ValueId::new(0))
        });
    }
}
