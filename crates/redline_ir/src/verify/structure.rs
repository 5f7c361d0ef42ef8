//! Ids, and what belongs where: what everything else relies on.

use super::{Context, Fault, Place, Problem};
use crate::operands::Operand;
use crate::{Block, BlockId, Callee, EdgeId, Op, ValueId, ValueList};

/// The block to which each value belongs, if it does to one.
pub(super) type Owners = Vec<Option<BlockId>>;

/// Looks for ids that lead nowhere and for values that belong to no block or to two.
pub(super) fn verify(context: &Context<'_>) -> (Vec<Fault>, Owners) {
    let mut structure = Structure {
        context,
        owners: vec![None; context.body.ops.len()],
        is_taken: vec![false; context.body.edges.len()],
        faults: Vec::new(),
    };
    structure.tables();
    structure.values();
    structure.edges();
    for block in context.body.blocks() {
        structure.block(block, context.body[block]);
    }
    structure.orphans();
    (structure.faults, structure.owners)
}

struct Structure<'a> {
    context: &'a Context<'a>,
    owners: Owners,
    /// Whether an edge was met at the end of a block.
    is_taken: Vec<bool>,
    faults: Vec<Fault>,
}

impl Structure<'_> {
    fn fault(&mut self, place: Place, problem: Problem) {
        self.faults.push(Fault { place, problem });
    }

    /// Complains unless something is in its range.
    fn require(&mut self, in_range: bool, place: Place, what: &'static str) {
        if !in_range {
            self.fault(place, Problem::OutOfRange(what));
        }
    }

    fn tables(&mut self) {
        let body = self.context.body;
        if body.blocks.is_empty() {
            self.fault(Place::Body, Problem::NoBlocks);
        }
        if body.types.len() != body.ops.len() || body.spans.len() != body.ops.len() {
            self.fault(Place::Body, Problem::UnevenTables);
        }
    }

    fn values(&mut self) {
        for (index, &op) in self.context.body.ops.iter().enumerate() {
            let place = Place::Value(ValueId::new(index));
            let mut op = op;
            op.visit(&mut |operand| self.operand(place, operand));
            self.own_ids(place, op);
        }
    }

    fn operand(&mut self, place: Place, operand: Operand<'_>) {
        let body = self.context.body;
        match operand {
            Operand::Value(value) => self.value(place, *value),
            Operand::List(list) => self.list(place, list),
            Operand::Call(id) => {
                let call = body.calls.get(id.index()).copied();
                self.require(call.is_some(), place, "the call");
                if let Some(mut call) = call {
                    call.callee.visit(&mut |operand| self.operand(place, operand));
                    self.list(place, call.args);
                    self.callee_ids(place, call.callee);
                }
            }
            Operand::Select(id) => match body.selects.get(id.index()) {
                None => self.require(false, place, "the select"),
                Some(select) => {
                    let values =
                        select.cases.iter().flat_map(|case| [Some(case.channel), case.sent]);
                    values.flatten().for_each(|value| self.value(place, value));
                }
            },
        }
    }

    fn value(&mut self, place: Place, value: ValueId) {
        self.require(value.index() < self.owners.len(), place, "an operand");
    }

    fn list(&mut self, place: Place, list: ValueList) {
        match self.context.body.lists.get(list.range()) {
            None => self.require(false, place, "a list"),
            Some(values) => values.iter().for_each(|&value| self.value(place, value)),
        }
    }

    /// The ids in an operation that are no operands.
    fn own_ids(&mut self, place: Place, op: Op) {
        let body = self.context.body;
        match op {
            Op::Const(id) => {
                self.require(id.index() < body.constants.len(), place, "the constant");
            }
            Op::Function { type_args: types, .. }
            | Op::MethodValue { type_args: types, .. }
            | Op::UnsafeSize(_, types) => {
                self.require(types.index() < body.type_lists.len(), place, "a list of types");
            }
            Op::Closure { function, .. } => {
                let is_known = self.context.has_function(function);
                self.require(is_known, place, "the function");
            }
            _ => {}
        }
    }

    fn callee_ids(&mut self, place: Place, callee: Callee) {
        match callee {
            Callee::Declared { type_args, .. } => {
                let count = self.context.body.type_lists.len();
                self.require(type_args.index() < count, place, "a list of types");
            }
            Callee::Closure { function, .. } => {
                let is_known = self.context.has_function(function);
                self.require(is_known, place, "the function");
            }
            Callee::Value(_) | Callee::Interface { .. } => {}
        }
    }

    fn edges(&mut self) {
        let body = self.context.body;
        for (index, edge) in body.edges.iter().enumerate() {
            let place = Place::Edge(EdgeId::new(index));
            let are_blocks = [edge.from, edge.to].iter().all(|it| it.index() < body.blocks.len());
            self.require(are_blocks, place, "a block");
            self.list(place, edge.args);
        }
    }

    fn block(&mut self, id: BlockId, block: Block) {
        let place = Place::Block(id);
        self.params(id, block.params);
        self.instructions(id, block.first, block.end);
        let mut terminator = block.terminator;
        terminator.visit(&mut |operand| self.operand(place, operand));
        for edge in terminator.edges().chain(block.unwind) {
            self.taken(id, edge);
        }
    }

    fn params(&mut self, id: BlockId, params: ValueList) {
        let body = self.context.body;
        let Some(params) = body.lists.get(params.range()) else {
            return self.require(false, Place::Block(id), "the list of parameters");
        };
        for &param in params {
            match body.ops.get(param.index()) {
                Some(Op::Param) => self.own(id, param),
                Some(_) => self.fault(Place::Block(id), Problem::NotAParam(param)),
                None => {}
            }
        }
    }

    fn instructions(&mut self, id: BlockId, first: u32, end: u32) {
        if end < first {
            return self.fault(Place::Block(id), Problem::BackwardRange);
        }
        let body = self.context.body;
        let range = first as usize..end as usize;
        let Some(ops) = body.ops.get(range.clone()) else {
            return self.require(false, Place::Block(id), "an instruction");
        };
        for (index, op) in range.zip(ops) {
            if !op.is_floating() {
                self.own(id, ValueId::new(index));
            }
        }
    }

    fn own(&mut self, block: BlockId, value: ValueId) {
        match self.owners[value.index()].replace(block) {
            None => {}
            Some(other) => self.fault(Place::Value(value), Problem::InTwoBlocks(other, block)),
        }
    }

    fn taken(&mut self, block: BlockId, edge: EdgeId) {
        let Some(from) = self.context.body.edges.get(edge.index()).map(|edge| edge.from) else {
            return self.require(false, Place::Block(block), "an edge");
        };
        if from != block {
            self.fault(Place::Edge(edge), Problem::WrongOrigin(from));
        }
        if std::mem::replace(&mut self.is_taken[edge.index()], true) {
            self.fault(Place::Edge(edge), Problem::TakenTwice);
        }
    }

    /// Instructions without a block.
    fn orphans(&mut self) {
        for (index, op) in self.context.body.ops.iter().enumerate() {
            if !op.is_floating() && self.owners[index].is_none() {
                self.fault(Place::Value(ValueId::new(index)), Problem::InNoBlock);
            }
        }
    }
}
