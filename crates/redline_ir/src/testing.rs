//! Bodies made by hand, for tests.

use redline_base::{Interner, Span};
use redline_constant::Value;
use redline_types::{Basic, Param, Signature, Store, Type, TypeId};

use crate::{
    Block, BlockId, Body, Call, CallId, ConstantId, Edge, EdgeId, Op, Select, SelectId, Terminator,
    TypeListId, ValueId, ValueList,
};

/// A store with a few types in it.
pub(crate) struct Types {
    pub(crate) store: Store,
}

impl Types {
    pub(crate) fn new() -> Self {
        Self { store: Store::new(Interner::new()) }
    }

    pub(crate) fn pointer(&self, base: TypeId) -> TypeId {
        self.store.intern(Type::Pointer(base))
    }

    pub(crate) fn slice(&self, element: TypeId) -> TypeId {
        self.store.intern(Type::Slice(element))
    }

    pub(crate) fn map(&self, key: TypeId, value: TypeId) -> TypeId {
        self.store.intern(Type::Map { key, value })
    }

    pub(crate) fn tuple(&self, types: &[TypeId]) -> TypeId {
        self.store.intern(Type::Tuple(params(types)))
    }

    pub(crate) fn signature(&self, parameters: &[TypeId], results: &[TypeId]) -> TypeId {
        let signature = Signature {
            params: params(parameters),
            results: params(results),
            ..Signature::default()
        };
        self.store.intern(Type::Signature(Box::new(signature)))
    }

    /// The type of what gives no value.
    pub(crate) fn nothing(&self) -> TypeId {
        self.tuple(&[])
    }
}

fn params(types: &[TypeId]) -> Box<[Param]> {
    types.iter().map(|&ty| Param { name: None, ty }).collect()
}

pub(crate) fn int() -> TypeId {
    Basic::Int.id()
}

pub(crate) fn boolean() -> TypeId {
    Basic::Bool.id()
}

pub(crate) fn string() -> TypeId {
    Basic::String.id()
}

/// Makes a body: blocks are declared first, then filled one after the other.
pub(crate) struct Maker {
    pub(crate) body: Body,
    /// The block that is being filled.
    open: BlockId,
}

impl Maker {
    /// A body whose first block has these parameters and is open.
    pub(crate) fn new(params: &[TypeId]) -> Self {
        let mut maker = Self { body: Body::default(), open: BlockId::new(0) };
        let entry = maker.block(params);
        maker.fill(entry);
        maker
    }

    /// Declares a block with parameters of these types.
    pub(crate) fn block(&mut self, params: &[TypeId]) -> BlockId {
        let params: Vec<ValueId> = params.iter().map(|&ty| self.op(Op::Param, ty)).collect();
        let params = self.list(&params);
        self.body.blocks.push(Block {
            params,
            first: 0,
            end: 0,
            terminator: Terminator::Unreachable,
            span: Span::empty(0),
            unwind: None,
        });
        BlockId::new(self.body.blocks.len() - 1)
    }

    /// Goes on with a block.
    pub(crate) fn fill(&mut self, block: BlockId) {
        self.open = block;
        let at = u32::try_from(self.body.ops.len()).unwrap();
        let block = &mut self.body.blocks[block.index()];
        (block.first, block.end) = (at, at);
    }

    /// A parameter of a block.
    pub(crate) fn param(&self, block: BlockId, index: usize) -> ValueId {
        self.body.list(self.body[block].params)[index]
    }

    /// Adds a value, to the open block unless it is floating.
    pub(crate) fn op(&mut self, op: Op, ty: TypeId) -> ValueId {
        self.body.ops.push(op);
        self.body.types.push(ty);
        self.body.spans.push(Span::empty(0));
        if let Some(open) =
            self.body.blocks.get_mut(self.open.index()).filter(|_| !op.is_floating())
        {
            open.end = u32::try_from(self.body.ops.len()).unwrap();
        }
        ValueId::new(self.body.ops.len() - 1)
    }

    pub(crate) fn constant(&mut self, value: Value, ty: TypeId) -> ValueId {
        self.body.constants.push(value);
        self.op(Op::Const(ConstantId::new(self.body.constants.len() - 1)), ty)
    }

    pub(crate) fn int(&mut self, value: i64) -> ValueId {
        self.constant(Value::int(value), int())
    }

    pub(crate) fn list(&mut self, values: &[ValueId]) -> ValueList {
        let start = self.body.lists.len();
        self.body.lists.extend_from_slice(values);
        ValueList::between(start, self.body.lists.len())
    }

    pub(crate) fn types(&mut self, types: &[TypeId]) -> TypeListId {
        self.body.type_lists.push(types.into());
        TypeListId::new(self.body.type_lists.len() - 1)
    }

    pub(crate) fn call(&mut self, callee: crate::Callee, args: &[ValueId]) -> CallId {
        let args = self.list(args);
        self.body.calls.push(Call { callee, args });
        CallId::new(self.body.calls.len() - 1)
    }

    pub(crate) fn select(&mut self, select: Select) -> SelectId {
        self.body.selects.push(select);
        SelectId::new(self.body.selects.len() - 1)
    }

    /// An edge from the open block.
    pub(crate) fn edge(&mut self, to: BlockId, args: &[ValueId]) -> EdgeId {
        let args = self.list(args);
        self.body.edges.push(Edge { from: self.open, to, args });
        EdgeId::new(self.body.edges.len() - 1)
    }

    /// Ends the open block.
    pub(crate) fn end(&mut self, terminator: Terminator) {
        self.body.blocks[self.open.index()].terminator = terminator;
    }

    pub(crate) fn jump(&mut self, to: BlockId, args: &[ValueId]) {
        let edge = self.edge(to, args);
        self.end(Terminator::Jump(edge));
    }

    pub(crate) fn branch(&mut self, condition: ValueId, then: BlockId, otherwise: BlockId) {
        let (then, otherwise) = (self.edge(then, &[]), self.edge(otherwise, &[]));
        self.end(Terminator::Branch { condition, then, otherwise });
    }

    pub(crate) fn ret(&mut self, results: &[ValueId]) {
        let results = self.list(results);
        self.end(Terminator::Return(results));
    }

    /// Says where the open block unwinds to.
    pub(crate) fn unwind(&mut self, to: BlockId, args: &[ValueId]) {
        let edge = self.edge(to, args);
        self.body.blocks[self.open.index()].unwind = Some(edge);
    }
}
