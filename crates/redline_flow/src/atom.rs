//! What can be said about values.

use std::hash::{Hash, Hasher};

use redline_ir::ValueId;
use redline_types::TypeId;

/// A statement about values, which is true or false at a place. The values stand
/// for their classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Atom {
    /// A pointer, slice, map, channel, function or interface is nil, or is not.
    Nil(ValueId, bool),
    /// A boolean is true, or false.
    Bool(ValueId, bool),
    /// `left <= right + offset`, as integers without bounds.
    AtMost {
        /// Left side.
        left: Term,
        /// Right side.
        right: Term,
        /// What is added on the right.
        offset: i128,
    },
    /// `left != right + offset`, as integers without bounds.
    Differ {
        /// Left side.
        left: Term,
        /// Right side.
        right: Term,
        /// What is added on the right.
        offset: i128,
    },
    /// The dynamic type of an interface value is this one, or, if this is an
    /// interface, implements it. It is not nil.
    Type(ValueId, TypeId),
    /// It is not so.
    NotType(ValueId, TypeId),
}

/// An integer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Term {
    /// 0.
    Zero,
    /// An integer value.
    Value(ValueId),
    /// The length of a string, array, slice, map or channel.
    Len(ValueId),
    /// The capacity of a slice or channel.
    Cap(ValueId),
}

/// In few words: the prover looks up most statements that it comes by.
impl Hash for Atom {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let value = |value: ValueId| value.index() as u64;
        let (kind, left, right) = match *self {
            Self::Nil(of, is) => (u64::from(is), value(of), 0),
            Self::Bool(of, is) => (2 + u64::from(is), value(of), 0),
            Self::Type(of, ty) => (4, value(of), ty.index() as u64),
            Self::NotType(of, ty) => (5, value(of), ty.index() as u64),
            Self::AtMost { left, right, offset } => {
                state.write_i128(offset);
                (6, left.key(), right.key())
            }
            Self::Differ { left, right, offset } => {
                state.write_i128(offset);
                (7, left.key(), right.key())
            }
        };
        state.write_u64((kind << 61) | left);
        state.write_u64(right);
    }
}

impl Term {
    /// A number for each.
    fn key(self) -> u64 {
        match self {
            Self::Zero => 0,
            Self::Value(value) => (1 << 32) | value.index() as u64,
            Self::Len(value) => (2 << 32) | value.index() as u64,
            Self::Cap(value) => (3 << 32) | value.index() as u64,
        }
    }

    /// The value that it is of.
    pub const fn value(self) -> Option<ValueId> {
        match self {
            Self::Zero => None,
            Self::Value(value) | Self::Len(value) | Self::Cap(value) => Some(value),
        }
    }

    /// The same of another value.
    pub(crate) const fn with(self, value: ValueId) -> Self {
        match self {
            Self::Zero => Self::Zero,
            Self::Value(_) => Self::Value(value),
            Self::Len(_) => Self::Len(value),
            Self::Cap(_) => Self::Cap(value),
        }
    }
}

impl Atom {
    /// What is true if this is false.
    pub const fn negated(self) -> Negated {
        match self {
            Self::Nil(value, is) => Negated::One(Self::Nil(value, !is)),
            Self::Bool(value, is) => Negated::One(Self::Bool(value, !is)),
            Self::AtMost { left, right, offset } => {
                Negated::One(Self::AtMost { left: right, right: left, offset: -offset - 1 })
            }
            Self::Differ { left, right, offset } => Negated::Both(
                Self::AtMost { left, right, offset },
                Self::AtMost { left: right, right: left, offset: -offset },
            ),
            Self::Type(value, ty) => Negated::One(Self::NotType(value, ty)),
            Self::NotType(value, ty) => Negated::One(Self::Type(value, ty)),
        }
    }

    /// The values that it is about.
    pub fn values(self) -> impl Iterator<Item = ValueId> {
        let (first, second) = match self {
            Self::Nil(value, _)
            | Self::Bool(value, _)
            | Self::Type(value, _)
            | Self::NotType(value, _) => (Some(value), None),
            Self::AtMost { left, right, .. } | Self::Differ { left, right, .. } => {
                (left.value(), right.value())
            }
        };
        first.into_iter().chain(second)
    }

    /// The same about other values.
    pub(crate) fn map(self, mut f: impl FnMut(ValueId) -> ValueId) -> Self {
        let mut term = |term: Term| term.value().map_or(term, |value| term.with(f(value)));
        match self {
            Self::AtMost { left, right, offset } => {
                Self::AtMost { left: term(left), right: term(right), offset }
            }
            Self::Differ { left, right, offset } => {
                Self::Differ { left: term(left), right: term(right), offset }
            }
            Self::Nil(value, is) => Self::Nil(f(value), is),
            Self::Bool(value, is) => Self::Bool(f(value), is),
            Self::Type(value, ty) => Self::Type(f(value), ty),
            Self::NotType(value, ty) => Self::NotType(f(value), ty),
        }
    }
}

/// The opposite of a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Negated {
    /// One statement.
    One(Atom),
    /// Two that are both true.
    Both(Atom, Atom),
}
