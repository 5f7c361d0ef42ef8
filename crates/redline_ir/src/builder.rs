//! A body in the making.
//!
//! Variables become values while the blocks are filled, after Braun et al., "Simple
//! and Efficient Construction of Static Single Assignment Form" (CC 2013): a block
//! whose predecessors are all known is sealed; one that is not gets a parameter for
//! each variable that is read in it. What turns out to be superfluous is dropped by
//! [`Builder::finish`].

use redline_base::{Span, define_id, with_deep_stack};
use redline_constant::Value;
use redline_types::{ObjectId, TypeId};
use rustc_hash::FxHashMap;

use crate::{
    Block, BlockId, Body, Call, CallId, ConstantId, Edge, EdgeId, Op, Select, SelectId, Terminator,
    TypeListId, ValueId, ValueList,
};

/// How many parameters of blocks a body may have until it is finished, those that turn
/// out to be superfluous among them. Loops that lie in each other have as many as there
/// are pairs of loops and variables, so that their number is not bounded by the length of
/// the source; no function of the Go distribution, Kubernetes and moby has a tenth of this.
pub(crate) const MOST_PARAMS: usize = 1 << 16;

define_id!(
    /// A variable that is in no memory: a name for one value after the other.
    pub(crate) Variable
);

/// What is known of a block until the body is finished.
#[derive(Clone, Copy, Default)]
pub(crate) struct Growing {
    /// The edges into it, the first and the last.
    edges: Option<(EdgeId, EdgeId)>,
    /// Number of edges into it.
    edge_count: u32,
    /// Its parameters so far, the last first.
    pub(crate) params: Option<ParamId>,
    /// Whether all edges into it are known.
    sealed: bool,
    /// Whether some way may lead to it.
    reachable: bool,
}

define_id!(
    /// A [`GrowingParam`] of a body in the making.
    pub(crate) ParamId
);

/// A parameter of a block until the body is finished.
#[derive(Clone, Copy)]
pub(crate) struct GrowingParam {
    pub(crate) value: ValueId,
    pub(crate) variable: Variable,
    pub(crate) block: BlockId,
    /// The one before it in its block.
    pub(crate) before: Option<ParamId>,
    /// What each edge into the block gives it, in their order; empty until the block
    /// is sealed.
    pub(crate) args: ValueList,
}

/// A body in the making. Instructions are added to the current block.
#[derive(Default)]
pub(crate) struct Builder {
    pub(crate) body: Body,
    pub(crate) growing: Vec<Growing>,
    /// By edge: how many lead into the same block before it, and the next one.
    siblings: Vec<(u32, Option<EdgeId>)>,
    pub(crate) params: Vec<GrowingParam>,
    /// What a parameter that is none turned out to be.
    replaced: FxHashMap<ValueId, ValueId>,
    definitions: FxHashMap<(BlockId, Variable), ValueId>,
    variables: Vec<TypeId>,
    integers: FxHashMap<(i64, TypeId), ValueId>,
    zeros: FxHashMap<TypeId, ValueId>,
    globals: FxHashMap<ObjectId, ValueId>,
    frame: Option<ValueId>,
    current: Option<BlockId>,
    /// The block whose instructions are complete although it has no end yet.
    suspended: Option<BlockId>,
}

impl Builder {
    /// A body that begins with an empty block.
    pub(crate) fn new() -> Self {
        let mut builder = Self::default();
        builder.body.type_lists.push([].into());
        let entry = builder.new_block();
        builder.growing[entry.index()].reachable = true;
        builder.seal(entry);
        builder.enter(entry);
        builder
    }

    /// Leaves the current block as it is, to make another one meanwhile.
    pub(crate) fn suspend(&mut self) -> BlockId {
        let current = self.current();
        let end = narrow(self.body.ops.len());
        self.body.blocks[current.index()].end = end;
        current
    }

    /// Goes on with a block that was left, in which nothing comes any more but its end.
    pub(crate) fn resume(&mut self, block: BlockId) {
        self.suspended = Some(block);
        self.current = Some(block);
    }

    /// The block that instructions are added to.
    pub(crate) fn current(&self) -> BlockId {
        self.current.expect("a body begins with a block")
    }

    /// Whether some way may lead to the current block.
    pub(crate) fn is_reachable(&self) -> bool {
        self.growing[self.current().index()].reachable
    }

    /// A block that no edge leads to yet.
    pub(crate) fn new_block(&mut self) -> BlockId {
        let id = BlockId::new(self.body.blocks.len());
        self.body.blocks.push(Block {
            params: ValueList::EMPTY,
            first: 0,
            end: 0,
            terminator: Terminator::Unreachable,
            span: Span::default(),
            unwind: None,
        });
        self.growing.push(Growing::default());
        id
    }

    /// A block to which a `goto` may lead that has not been met yet.
    pub(crate) fn new_labeled_block(&mut self) -> BlockId {
        let id = self.new_block();
        self.growing[id.index()].reachable = true;
        id
    }

    /// Adds instructions to `block` from now on. The one before has been terminated.
    pub(crate) fn enter(&mut self, block: BlockId) {
        let first = narrow(self.body.ops.len());
        let entered = &mut self.body.blocks[block.index()];
        (entered.first, entered.end) = (first, first);
        self.current = Some(block);
    }

    /// Seals a block and adds instructions to it.
    pub(crate) fn enter_sealed(&mut self, block: BlockId) {
        self.seal(block);
        self.enter(block);
    }

    /// Adds instructions to a block that several places lead to, and that reads no
    /// variables.
    pub(crate) fn enter_shared(&mut self, block: BlockId) {
        self.growing[block.index()].reachable = true;
        self.enter(block);
    }

    /// Whether some way may lead to a block.
    pub(crate) fn may_reach(&self, block: BlockId) -> bool {
        self.growing[block.index()].reachable
    }

    /// Ends the current block, and goes on in one that is never reached.
    pub(crate) fn terminate(&mut self, terminator: Terminator, span: Span) {
        self.close(terminator, span);
        let dead = self.new_block();
        self.enter_sealed(dead);
    }

    /// Ends the current block; the caller enters another one.
    pub(crate) fn close(&mut self, terminator: Terminator, span: Span) {
        let end = narrow(self.body.ops.len());
        let current = self.current();
        let block = &mut self.body.blocks[current.index()];
        if self.suspended.take() != Some(current) {
            block.end = end;
        }
        (block.terminator, block.span) = (terminator, span);
    }

    /// Ends the current block with a jump, and goes on in one that is never reached.
    pub(crate) fn jump(&mut self, to: BlockId, span: Span) {
        self.end_at(to, span);
        let dead = self.new_block();
        self.enter_sealed(dead);
    }

    /// Ends the current block with a jump; the caller enters another one.
    pub(crate) fn end_at(&mut self, to: BlockId, span: Span) {
        let terminator = match self.edge(self.current(), to) {
            Some(edge) => Terminator::Jump(edge),
            None => Terminator::Unreachable,
        };
        self.close(terminator, span);
    }

    /// Ends the current block with a branch; the caller enters another one.
    pub(crate) fn branch(&mut self, condition: ValueId, then: BlockId, other: BlockId, span: Span) {
        let from = self.current();
        let terminator = match (self.edge(from, then), self.edge(from, other)) {
            (Some(then), Some(otherwise)) => Terminator::Branch { condition, then, otherwise },
            _ => Terminator::Unreachable,
        };
        self.close(terminator, span);
    }

    /// A new edge, unless nothing leads to where it begins.
    pub(crate) fn edge(&mut self, from: BlockId, to: BlockId) -> Option<EdgeId> {
        if !self.growing[from.index()].reachable {
            return None;
        }
        let id = EdgeId::new(self.body.edges.len());
        self.body.edges.push(Edge { from, to, args: ValueList::EMPTY });
        let target = &mut self.growing[to.index()];
        self.siblings.push((target.edge_count, None));
        target.reachable = true;
        target.edge_count += 1;
        match &mut target.edges {
            Some((_, last)) => {
                self.siblings[last.index()].1 = Some(id);
                *last = id;
            }
            none => *none = Some((id, id)),
        }
        Some(id)
    }

    /// Where `from` goes on when something in it unwinds the frame.
    pub(crate) fn set_unwind(&mut self, from: BlockId, to: BlockId) {
        let edge = self.edge(from, to);
        self.body.blocks[from.index()].unwind = edge;
    }

    /// The edges into a block in order.
    pub(crate) fn edges_into(&self, block: BlockId) -> impl Iterator<Item = EdgeId> + '_ {
        let first = self.growing[block.index()].edges.map(|(first, _)| first);
        std::iter::successors(first, |edge| self.siblings[edge.index()].1)
    }

    /// How many edges lead into the block of an edge before it.
    pub(crate) fn position(&self, edge: EdgeId) -> usize {
        self.siblings[edge.index()].0 as usize
    }

    /// Adds a value or an instruction.
    pub(crate) fn emit(&mut self, op: Op, ty: TypeId, span: Span) -> ValueId {
        let id = ValueId::new(self.body.ops.len());
        self.body.ops.push(op);
        self.body.types.push(ty);
        self.body.spans.push(span);
        id
    }

    /// A constant of a type.
    pub(crate) fn constant(&mut self, value: &Value, ty: TypeId) -> ValueId {
        let key = match value.kind() {
            redline_constant::Kind::Int => value.as_i64().map(|value| (value, ty)),
            redline_constant::Kind::Bool => value.as_bool().map(|value| (i64::from(value), ty)),
            _ => None,
        };
        if let Some(known) = key.and_then(|key| self.integers.get(&key)) {
            return *known;
        }
        let constant = ConstantId::new(self.body.constants.len());
        self.body.constants.push(value.clone());
        let id = self.emit(Op::Const(constant), ty, Span::default());
        if let Some(key) = key {
            self.integers.insert(key, id);
        }
        id
    }

    /// The zero value of a type.
    pub(crate) fn zero(&mut self, ty: TypeId) -> ValueId {
        if let Some(&known) = self.zeros.get(&ty) {
            return known;
        }
        let id = self.emit(Op::Zero, ty, Span::default());
        self.zeros.insert(ty, id);
        id
    }

    /// The address of a variable of a package.
    pub(crate) fn global(&mut self, object: ObjectId, pointer: TypeId) -> ValueId {
        if let Some(&known) = self.globals.get(&object) {
            return known;
        }
        let id = self.emit(Op::Global(object), pointer, Span::default());
        self.globals.insert(object, id);
        id
    }

    /// The frame of the function.
    pub(crate) fn frame(&mut self, ty: TypeId) -> ValueId {
        let frame = self.frame.unwrap_or_else(|| self.emit(Op::Frame, ty, Span::default()));
        self.frame = Some(frame);
        frame
    }

    /// Whether a value is the constant `true`.
    pub(crate) fn is_true(&self, value: ValueId) -> bool {
        match self.body[value] {
            Op::Const(constant) => self.body.constant(constant).as_bool() == Some(true),
            _ => false,
        }
    }

    /// Whether a value is `false`: the constant, or what a boolean is at first.
    pub(crate) fn is_false(&self, value: ValueId) -> bool {
        match self.body[value] {
            Op::Zero => true,
            Op::Const(constant) => self.body.constant(constant).as_bool() == Some(false),
            _ => false,
        }
    }

    /// A list of values.
    pub(crate) fn list(&mut self, values: &[ValueId]) -> ValueList {
        let start = self.body.lists.len();
        self.body.lists.extend_from_slice(values);
        ValueList::between(start, self.body.lists.len())
    }

    /// A list of types.
    pub(crate) fn types(&mut self, types: &[TypeId]) -> TypeListId {
        let lists = &mut self.body.type_lists;
        let known = lists.iter().position(|list| **list == *types);
        TypeListId::new(known.unwrap_or_else(|| {
            lists.push(types.into());
            lists.len() - 1
        }))
    }

    /// A call, for an operation that makes it.
    pub(crate) fn call(&mut self, call: Call) -> CallId {
        self.body.calls.push(call);
        CallId::new(self.body.calls.len() - 1)
    }

    /// A `select`, for the operation that does it.
    pub(crate) fn select(&mut self, select: Select) -> SelectId {
        self.body.selects.push(select);
        SelectId::new(self.body.selects.len() - 1)
    }

    /// A parameter of the function.
    pub(crate) fn function_param(&mut self, ty: TypeId, span: Span) -> ValueId {
        let id = self.emit(Op::Param, ty, span);
        let list = self.body.blocks[0].params;
        let start = if list.is_empty() { self.body.lists.len() } else { list.range().start };
        self.body.lists.push(id);
        self.body.blocks[0].params = ValueList::between(start, self.body.lists.len());
        id
    }

    /// A new variable.
    pub(crate) fn variable(&mut self, ty: TypeId) -> Variable {
        self.variables.push(ty);
        Variable::new(self.variables.len() - 1)
    }

    /// The type of a variable.
    pub(crate) fn variable_type(&self, variable: Variable) -> TypeId {
        self.variables[variable.index()]
    }

    /// Gives a variable a value in the current block.
    pub(crate) fn write(&mut self, variable: Variable, value: ValueId) {
        self.definitions.insert((self.current(), variable), value);
    }

    /// Gives a variable a value that it has from the beginning on.
    pub(crate) fn write_at_entry(&mut self, variable: Variable, value: ValueId) {
        self.definitions.insert((self.body.entry(), variable), value);
    }

    /// The value of a variable at this place of the current block.
    pub(crate) fn read(&mut self, variable: Variable) -> ValueId {
        self.read_in(variable, self.current())
    }

    /// The value of a variable at the end of a block, as far as it is filled.
    pub(crate) fn read_in(&mut self, variable: Variable, block: BlockId) -> ValueId {
        let mut at = block;
        let value = loop {
            if let Some(&value) = self.definitions.get(&(at, variable)) {
                break self.shorten(value);
            }
            if self.is_too_large() {
                break self.zero(self.variables[variable.index()]);
            }
            if !self.growing[at.index()].sealed {
                break self.new_param(variable, at);
            }
            match self.growing[at.index()].edges {
                None => break self.zero(self.variables[variable.index()]),
                Some((first, last)) if first == last => at = self.body.edges[first.index()].from,
                Some(_) => break with_deep_stack(|| self.merge(variable, at)),
            }
        };
        self.definitions.insert((block, variable), value);
        value
    }

    /// As [`Self::read_in`], for a variable that no loop writes: at the head of one that
    /// is not complete it has the value that it had before.
    pub(crate) fn read_stable(&mut self, variable: Variable, block: BlockId) -> ValueId {
        let mut at = block;
        loop {
            if let Some(&value) = self.definitions.get(&(at, variable)) {
                return self.shorten(value);
            }
            let growing = self.growing[at.index()];
            match growing.edges {
                Some((first, last)) if first == last || !growing.sealed => {
                    at = self.body.edges[first.index()].from;
                }
                _ => return self.read_in(variable, at),
            }
        }
    }

    /// Whether the body has more parameters of blocks than are gone into.
    pub(crate) fn is_too_large(&self) -> bool {
        self.params.len() >= MOST_PARAMS
    }

    fn new_param(&mut self, variable: Variable, block: BlockId) -> ValueId {
        let value = self.emit(Op::Param, self.variables[variable.index()], Span::default());
        let before = self.growing[block.index()].params;
        let id = ParamId::new(self.params.len());
        self.params.push(GrowingParam { value, variable, block, before, args: ValueList::EMPTY });
        self.growing[block.index()].params = Some(id);
        self.definitions.insert((block, variable), value);
        value
    }

    /// What the edges into a sealed block bring for a variable.
    fn merge(&mut self, variable: Variable, block: BlockId) -> ValueId {
        let value = self.new_param(variable, block);
        let param = ParamId::new(self.params.len() - 1);
        self.gather(param);
        self.shorten(value)
    }

    /// Reads what the edges bring for a parameter.
    fn gather(&mut self, id: ParamId) {
        let GrowingParam { variable, block, .. } = self.params[id.index()];
        let from: Vec<BlockId> =
            self.edges_into(block).map(|edge| self.body.edges[edge.index()].from).collect();
        let args: Vec<ValueId> =
            from.into_iter().map(|from| self.read_in(variable, from)).collect();
        self.params[id.index()].args = self.list(&args);
        self.replace_trivial(id, args);
    }

    /// Replaces a parameter that only one value comes into, if these are what its edges
    /// bring. By what it was replaced.
    pub(crate) fn replace_trivial(
        &mut self,
        id: ParamId,
        args: impl IntoIterator<Item = ValueId>,
    ) -> Option<ValueId> {
        let value = self.params[id.index()].value;
        let mut same = None;
        for arg in args {
            let arg = self.shorten(arg);
            if arg == value || Some(arg) == same {
                continue;
            }
            if same.is_some() {
                return None;
            }
            same = Some(arg);
        }
        let same = same.unwrap_or_else(|| self.zero(self.body.types[value.index()]));
        self.replaced.insert(value, same);
        Some(same)
    }

    /// What an edge brings for a parameter: what stands there in the lists.
    pub(crate) fn arg(&mut self, place: usize) -> ValueId {
        self.shorten(self.body.lists[place])
    }

    /// What a value turned out to be.
    pub(crate) fn resolve(&self, mut value: ValueId) -> ValueId {
        while let Some(&by) = self.replaced.get(&value) {
            value = by;
        }
        value
    }

    /// As [`Self::resolve`], which is shorter the next time.
    fn shorten(&mut self, value: ValueId) -> ValueId {
        let last = self.resolve(value);
        let mut at = value;
        while let Some(by) = self.replaced.get_mut(&at) {
            at = std::mem::replace(by, last);
        }
        last
    }

    /// Makes each value that was replaced lead to what it turned out to be.
    pub(crate) fn flatten(&mut self) {
        for index in 0..self.params.len() {
            self.shorten(self.params[index].value);
        }
    }

    /// Whether a value turned out to be another one.
    pub(crate) fn is_replaced(&self, value: ValueId) -> bool {
        self.replaced.contains_key(&value)
    }

    /// All edges into the block are there.
    pub(crate) fn seal(&mut self, block: BlockId) {
        if std::mem::replace(&mut self.growing[block.index()].sealed, true) {
            return;
        }
        let first = self.growing[block.index()].params;
        let params: Vec<ParamId> =
            std::iter::successors(first, |id| self.params[id.index()].before).collect();
        for id in params {
            self.gather(id);
        }
    }
}

/// The index of an arena as the body stores it.
pub(crate) fn narrow(index: usize) -> u32 {
    u32::try_from(index)
        .expect("a body has fewer instructions than its source has bytes, times some")
}
