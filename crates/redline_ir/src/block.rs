//! Blocks and the edges between them.

use redline_base::{Span, define_id};

use crate::{ValueId, ValueList};

define_id!(
    /// A [`Block`] of a body.
    pub BlockId
);

define_id!(
    /// An [`Edge`] of a body.
    pub EdgeId
);

/// Instructions that run one after the other, and how it goes on then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// Values that each edge into the block gives it.
    pub params: ValueList,
    /// The first of its instructions, which lie side by side; those between them
    /// that are floating belong to no block.
    pub first: u32,
    /// Behind the last of its instructions.
    pub end: u32,
    /// How it goes on.
    pub terminator: Terminator,
    /// What the terminator stems from.
    pub span: Span,
    /// Where it goes on when an instruction of the block, or a `panic` or Goexit at
    /// its end, unwinds the frame: where deferred calls are made. `None` if it
    /// leaves the function at once.
    pub unwind: Option<EdgeId>,
}

/// How it goes on behind a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Terminator {
    /// To one block.
    Jump(EdgeId),
    /// To one of two.
    Branch {
        /// A boolean.
        condition: ValueId,
        /// Where it goes on if it is true.
        then: EdgeId,
        /// And if not.
        otherwise: EdgeId,
    },
    /// The function returns these results.
    Return(ValueList),
    /// `panic(value)`: unwinds.
    Panic(ValueId),
    /// `runtime.Goexit()`: unwinds; no `recover` stops it.
    Goexit,
    /// `os.Exit(status)`: the process ends, and no deferred call is made.
    Exit(ValueId),
    /// The runtime ends the process with a fatal error; no deferred call is made.
    Fatal,
    /// The deferred calls have been made, and what unwinds this frame goes on with
    /// the one that called it.
    Resume,
    /// It is never reached, as behind a `select` without cases.
    Unreachable,
}

/// A way from one block to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edge {
    /// Where it begins.
    pub from: BlockId,
    /// Where it leads.
    pub to: BlockId,
    /// The values that the parameters of that block get.
    pub args: ValueList,
}

impl Terminator {
    /// The edges that it may take, in order; the one by which it unwinds aside.
    pub fn edges(self) -> impl Iterator<Item = EdgeId> {
        let (first, second) = match self {
            Self::Jump(edge) => (Some(edge), None),
            Self::Branch { then, otherwise, .. } => (Some(then), Some(otherwise)),
            _ => (None, None),
        };
        first.into_iter().chain(second)
    }

    /// Whether it begins to unwind the frame.
    pub const fn unwinds(self) -> bool {
        matches!(self, Self::Panic(_) | Self::Goexit)
    }
}
