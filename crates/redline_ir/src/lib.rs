//! Go functions in a form in which every way to die is explicit.
//!
//! Begin with [`Body`]: blocks of instructions in single static assignment form,
//! and [`Op`], what an instruction does. What must hold for an operation not to
//! panic is an instruction of its own, a [`Check`]. A function is left by
//! returning, by unwinding (a panic or `runtime.Goexit`), or because the process
//! ends: each is a [`Terminator`].
//!
//! Locals whose address is not taken are values; others are variables in memory
//! that [`Op::Alloc`] makes, read and written by [`Op::Load`] and [`Op::Store`].
//!
//! # Deferred calls
//! A block has one successor for unwinding, [`Block::unwind`], for whatever in it
//! may panic: there the deferred calls that are registered in the block are made,
//! last first, with the values that they were registered with. A deferred call that
//! recovers makes the function go on as if it returned ([`Op::Recovered`]): the
//! remaining calls are made, and the results are what the variables of the results
//! hold. Whether a call was registered is a boolean where that depends on the way.
//! Calls that are deferred in a loop, of which there may be any number, are kept
//! with the frame ([`Op::Defer`]).
//!
//! Generic functions are lowered once, with their type parameters as they are.
//!
//! This crate knows types, and nothing of what values a variable may have: see the
//! analyses above it.

mod block;
mod body;
mod builder;
mod call;
mod check;
mod dominators;
mod finish;
mod function;
mod list;
mod lower;
mod op;
mod operands;
mod order;
mod predecessors;
mod print;
#[cfg(test)]
mod testing;
mod verify;

pub use block::{Block, BlockId, Edge, EdgeId, Terminator};
pub use body::{Body, ConstantId, TypeListId, ValueId};
pub use call::{Call, CallId, Callee, Select, SelectCase, SelectId};
pub use check::{Bound, Check, RangeState};
pub use dominators::Dominators;
pub use function::{Function, FunctionId, FunctionKind, PackageIr};
pub use list::ValueList;
pub use lower::{lower_files, lower_package};
pub use op::{BinaryOp, Op, UnaryOp, UnknownReason, UnsafeSize};
pub use predecessors::Predecessors;
pub use print::{Printer, qualified_name};
pub use verify::{Fault, Place, Problem};
