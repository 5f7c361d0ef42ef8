//! The body of a function.

use redline_base::{Span, define_id};
use redline_constant::Value;
use redline_types::TypeId;

use crate::{
    Block, BlockId, Call, CallId, Edge, EdgeId, Op, Select, SelectId, Terminator, ValueList,
};

define_id!(
    /// A value or an instruction of a body: what an [`Op`] gives or does.
    pub ValueId
);

define_id!(
    /// A constant of a body.
    pub ConstantId
);

define_id!(
    /// Type arguments of a body: [`Body::types_of`] gives them.
    pub TypeListId
);

/// The body of a function, in single static assignment form: flat arenas, with ids
/// for references.
///
/// It begins with block 0, whose parameters are those of the function. Every use
/// of a value is dominated by its definition; [`Body::verify`] says where that or
/// anything else does not hold.
#[derive(Clone, Debug, Default)]
pub struct Body {
    pub(crate) ops: Vec<Op>,
    pub(crate) types: Vec<TypeId>,
    pub(crate) spans: Vec<Span>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) lists: Vec<ValueId>,
    pub(crate) calls: Vec<Call>,
    pub(crate) selects: Vec<Select>,
    pub(crate) constants: Vec<Value>,
    pub(crate) type_lists: Vec<Box<[TypeId]>>,
}

impl Body {
    /// The block with which it begins.
    pub fn entry(&self) -> BlockId {
        BlockId::new(0)
    }

    /// The blocks in order.
    pub fn blocks(&self) -> impl ExactSizeIterator<Item = BlockId> + use<> {
        (0..self.blocks.len()).map(BlockId::new)
    }

    /// The instructions of a block in order.
    pub fn instructions(&self, block: BlockId) -> impl Iterator<Item = ValueId> + '_ {
        let block = &self[block];
        let all = (block.first as usize..block.end as usize).map(ValueId::new);
        all.filter(|&id| !self[id].is_floating())
    }

    /// All values and instructions: the length of a table indexed by [`ValueId`].
    pub fn value_count(&self) -> usize {
        self.ops.len()
    }

    /// The parameters of the function: the receiver and the parameters.
    pub fn params(&self) -> &[ValueId] {
        self.list(self[self.entry()].params)
    }

    /// The type of a value: that of an empty tuple for what gives none.
    pub fn ty(&self, value: ValueId) -> TypeId {
        self.types[value.index()]
    }

    /// What a value or instruction stems from.
    pub fn span(&self, value: ValueId) -> Span {
        self.spans[value.index()]
    }

    /// The values of a list.
    pub fn list(&self, list: ValueList) -> &[ValueId] {
        &self.lists[list.range()]
    }

    /// The types of a list.
    pub fn types_of(&self, list: TypeListId) -> &[TypeId] {
        &self.type_lists[list.index()]
    }

    /// The value of a constant.
    pub fn constant(&self, constant: ConstantId) -> &Value {
        &self.constants[constant.index()]
    }

    /// The edges that leave a block, the one by which it unwinds last.
    pub fn successors(&self, block: BlockId) -> impl Iterator<Item = EdgeId> + use<> {
        let block = &self[block];
        block.terminator.edges().chain(block.unwind)
    }

    /// Whether something in a block may begin to unwind the frame.
    pub fn may_unwind(&self, block: BlockId) -> bool {
        self[block].terminator.unwinds() || self.instructions(block).any(|id| self[id].may_panic())
    }

    /// Where a block ends and how.
    pub fn terminator(&self, block: BlockId) -> Terminator {
        self[block].terminator
    }

    /// Bytes of memory that it holds.
    pub fn heap_size(&self) -> usize {
        fn of<T>(arena: &Vec<T>) -> usize {
            arena.capacity() * size_of::<T>()
        }
        of(&self.ops)
            + of(&self.types)
            + of(&self.spans)
            + of(&self.blocks)
            + of(&self.edges)
            + of(&self.lists)
            + of(&self.calls)
            + of(&self.selects)
            + of(&self.constants)
            + of(&self.type_lists)
    }
}

macro_rules! arenas {
    ($($id:ident => $element:ident in $arena:ident,)*) => {
        $(impl std::ops::Index<$id> for Body {
            type Output = $element;

            #[inline]
            fn index(&self, id: $id) -> &$element {
                &self.$arena[id.index()]
            }
        })*
    };
}

// A macro, because each arena differs from the next in three names only.
arenas! {
    ValueId => Op in ops,
    BlockId => Block in blocks,
    EdgeId => Edge in edges,
    CallId => Call in calls,
    SelectId => Select in selects,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_small() {
        assert!(size_of::<Op>() <= 16);
        assert_eq!(size_of::<Option<ValueId>>(), 4);
    }
}
