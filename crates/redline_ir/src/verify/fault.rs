//! What may be wrong with a body.

use std::fmt;

use crate::{BlockId, EdgeId, ValueId};

/// Something that is wrong with a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
}

/// A part of a body.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// All of it.
    Body,
    /// A block: its parameters, its end, where it unwinds to.
    Block(BlockId),
    /// An edge.
    Edge(EdgeId),
    /// A value or instruction.
    Value(ValueId),
}

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// There is no first block.
    NoBlocks,
    /// The tables of values, types and spans differ in length.
    UnevenTables,
    /// An id, or the end of a list, lies outside of its arena.
    OutOfRange(&'static str),
    /// An instruction is in no block.
    InNoBlock,
    /// A value is in two blocks.
    InTwoBlocks(BlockId, BlockId),
    /// The instructions of a block end before they begin.
    BackwardRange,
    /// A value in the list of the parameters of a block is none.
    NotAParam(ValueId),
    /// An edge says that it leaves another block.
    WrongOrigin(BlockId),
    /// An edge is taken at two places.
    TakenTwice,
    /// The first block is entered again.
    EntryIsEntered,
    /// No way leads to a block.
    Unreachable,
    /// A value is used that is not known on every way to the use.
    NotDominated(ValueId),
    /// There are too few or too many of something.
    Count {
        /// Of what.
        what: &'static str,
        /// How many.
        is: usize,
        /// How many there should be.
        wanted: usize,
    },
    /// Something has the wrong type.
    Type {
        /// What.
        what: &'static str,
        /// Its type.
        is: String,
        /// The type that it should have, or what kind of type.
        wanted: String,
    },
    /// Something is of a wrong kind.
    Kind {
        /// What.
        what: &'static str,
        /// What it should be.
        wanted: &'static str,
    },
    /// An operation makes no sense where it stands.
    Senseless(&'static str),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}

impl fmt::Display for Place {
    /// By ids, which are not the numbers that are printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body => f.write_str("body"),
            Self::Block(id) => write!(f, "block {}", id.index()),
            Self::Edge(id) => write!(f, "edge {}", id.index()),
            Self::Value(id) => write!(f, "value {}", id.index()),
        }
    }
}

impl fmt::Display for Problem {
    /// With the ids of values, which are not the numbers that are printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(|value| format!("value {}", value.index())))
    }
}

impl Problem {
    /// The problem as a phrase, with values as `name` calls them.
    pub(crate) fn text(&self, name: impl Fn(ValueId) -> String) -> String {
        match self {
            Self::NoBlocks => "no blocks".into(),
            Self::UnevenTables => "tables of different lengths".into(),
            Self::OutOfRange(what) => format!("{what} is out of range"),
            Self::InNoBlock => "in no block".into(),
            Self::InTwoBlocks(first, second) => {
                format!("in block {} and block {}", first.index(), second.index())
            }
            Self::BackwardRange => "instructions end before they begin".into(),
            Self::NotAParam(value) => {
                format!("{} is listed as a parameter and is none", name(*value))
            }
            Self::WrongOrigin(block) => format!("says that it leaves block {}", block.index()),
            Self::TakenTwice => "taken at two places".into(),
            Self::EntryIsEntered => "the first block is entered again".into(),
            Self::Unreachable => "cannot be reached".into(),
            Self::NotDominated(value) => {
                format!("{} is used where it may not be known", name(*value))
            }
            Self::Count { what, is, wanted } => format!("{is} {what}, not {wanted}"),
            Self::Type { what, is, wanted } => format!("{what} has type {is}, not {wanted}"),
            Self::Kind { what, wanted } => format!("{what} is not {wanted}"),
            Self::Senseless(why) => (*why).into(),
        }
    }
}
