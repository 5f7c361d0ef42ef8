//! A function with its type arguments, made ready to run.

use std::rc::Rc;

use redline_ir::{BlockId, Body, Function, Op, ValueId};
use redline_types::TypeId;

use crate::env::Environment;
use crate::kind::Kind;
use crate::program::FunctionAt;
use crate::value::Value;

/// An [`Instance`] of a machine.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct InstanceId(pub u32);

/// A function with its type arguments, which is made ready when it is called first:
/// functions refer to each other.
pub(crate) struct Planned<'p> {
    /// The function.
    pub at: FunctionAt,
    /// Its type arguments.
    pub args: Box<[TypeId]>,
    /// What was made ready.
    pub made: Option<Rc<Instance<'p>>>,
}

/// A function with its type arguments.
pub(crate) struct Instance<'p> {
    /// The function.
    pub at: FunctionAt,
    /// The function itself.
    pub function: &'p Function,
    /// What it does.
    pub body: &'p Body,
    /// Its type arguments.
    pub env: Rc<Environment>,
    /// The types of its values.
    pub types: Box<[TypeId]>,
    /// How its values are held.
    pub kinds: Box<[Kind]>,
    /// Where its values are.
    pub places: Box<[Place]>,
    /// The values that are the same in each call.
    pub fixed: Box<[Value]>,
    /// How many values a call computes.
    pub registers: usize,
    /// The instructions of each block.
    pub blocks: Box<[Box<[ValueId]>]>,
}

/// Where a value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// In the registers of the frame.
    Register(u32),
    /// Among the values that are the same in each call.
    Fixed(u32),
    /// Among what the closure brought along.
    Free(u32),
    /// It is the frame.
    Frame,
    /// It is not known.
    Unknown,
}

impl Instance<'_> {
    /// The instructions of a block.
    pub(crate) fn instructions(&self, block: BlockId) -> &[ValueId] {
        self.blocks.get(block.index()).map_or(&[], |instructions| instructions)
    }

    /// The type of a value.
    pub(crate) fn ty(&self, value: ValueId) -> TypeId {
        self.types[value.index()]
    }

    /// How a value is held.
    pub(crate) fn kind(&self, value: ValueId) -> Kind {
        self.kinds[value.index()]
    }
}

/// Where the values of a body are, and how many registers a call needs. `fixed` gives
/// the values that are the same in each call.
pub(crate) fn places<E>(
    body: &Body,
    mut fixed: impl FnMut(ValueId, Op) -> Result<Value, E>,
) -> Result<(Vec<Place>, Vec<Value>, usize), E> {
    let mut values = Vec::new();
    let mut registers = 0;
    let mut places = Vec::with_capacity(body.value_count());
    for id in (0..body.value_count()).map(ValueId::new) {
        places.push(match body[id] {
            Op::FreeVar(index) => Place::Free(index),
            Op::Frame => Place::Frame,
            Op::Unknown(_) => Place::Unknown,
            op @ (Op::Const(_) | Op::Zero | Op::Global(_) | Op::Function { .. }) => {
                values.push(fixed(id, op)?);
                Place::Fixed(narrow(values.len() - 1))
            }
            _ => {
                registers += 1;
                Place::Register(narrow(registers - 1))
            }
        });
    }
    Ok((places, values, registers))
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("a body has fewer values than u32::MAX")
}
