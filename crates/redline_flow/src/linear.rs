//! Integers as a value and a distance from it.

use redline_ir::{BinaryOp, Op, ValueId};
use redline_types::Type;

use crate::atom::{Atom, Term};
use crate::interval::MAX_BYTES;
use crate::view::View;

/// An integer that is `offset` above a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Linear {
    pub(crate) term: Term,
    pub(crate) offset: i128,
}

impl Linear {
    pub(crate) const fn constant(offset: i128) -> Self {
        Self { term: Term::Zero, offset }
    }

    pub(crate) const fn of(term: Term) -> Self {
        Self { term, offset: 0 }
    }

    pub(crate) const fn plus(self, more: i128) -> Self {
        Self { term: self.term, offset: self.offset.saturating_add(more) }
    }

    /// `self <= right + more`
    pub(crate) const fn at_most(self, right: Self, more: i128) -> Atom {
        let offset = right.offset.saturating_sub(self.offset).saturating_add(more);
        Atom::AtMost { left: self.term, right: right.term, offset }
    }

    /// `self != right`
    pub(crate) const fn differs(self, right: Self) -> Atom {
        let offset = right.offset.saturating_sub(self.offset);
        Atom::Differ { left: self.term, right: right.term, offset }
    }
}

/// How far lengths are followed through the values that they are of.
const MAX_STEPS: u32 = 16;

impl View<'_> {
    /// An integer value, looked through what keeps it.
    pub(crate) fn linear(&self, value: ValueId) -> Linear {
        self.linear_within(self.class(value), MAX_STEPS)
    }

    fn linear_within(&self, value: ValueId, steps: u32) -> Linear {
        let itself = Linear::of(Term::Value(value));
        let Some(steps) = steps.checked_sub(1) else { return itself };
        match self.body[value] {
            Op::Zero => Linear::constant(0),
            Op::Const(_) => self.int(value).map_or(itself, Linear::constant),
            Op::Len(of) if self.has_fixed_len(of) => self.len_within(self.class(of), steps),
            Op::Cap(of) if self.has_fixed_len(of) => self.cap_within(self.class(of), steps),
            Op::ChangeType(of) if self.is_integer(of) => self.linear_within(self.class(of), steps),
            Op::Convert(of) if self.is_widening(of, value) => {
                self.linear_within(self.class(of), steps)
            }
            Op::Binary { .. } => match self.exact.get(&value) {
                Some(&(base, more)) => self.linear_within(base, steps).plus(more),
                None => itself,
            },
            // A length fits any integer type that is as wide.
            Op::Convert(of) if self.is_integer(of) => {
                let of = self.linear_within(self.class(of), steps);
                let (least, most) = match of.term {
                    Term::Zero => (of.offset, of.offset),
                    Term::Len(_) | Term::Cap(_) => (of.offset, MAX_BYTES.saturating_add(of.offset)),
                    Term::Value(_) => return itself,
                };
                match self.int_range(value) {
                    Some(range) if range.0 <= least && most <= range.1 => of,
                    _ => itself,
                }
            }
            _ => itself,
        }
    }

    /// A statement as one about other values.
    pub(crate) fn replaced(&self, atom: Atom, with: &impl Fn(ValueId) -> ValueId) -> Atom {
        let term = |term: Term| match term {
            Term::Zero => Linear::constant(0),
            Term::Value(value) => self.linear(with(value)),
            Term::Len(value) => self.len(with(value)),
            Term::Cap(value) => self.cap(with(value)),
        };
        match atom {
            Atom::AtMost { left, right, offset } => term(left).at_most(term(right), offset),
            Atom::Differ { left, right, offset } => {
                let (left, right) = (term(left), term(right));
                let offset = right.offset - left.offset + offset;
                Atom::Differ { left: left.term, right: right.term, offset }
            }
            _ => atom.map(|value| self.class(with(value))),
        }
    }

    /// The length of a string, array or slice.
    pub(crate) fn len(&self, of: ValueId) -> Linear {
        self.len_within(self.class(of), MAX_STEPS)
    }

    fn len_within(&self, of: ValueId, steps: u32) -> Linear {
        let itself = Linear::of(Term::Len(of));
        let Some(steps) = steps.checked_sub(1) else { return itself };
        if let Some(len) = self.array_len(of) {
            return Linear::constant(len);
        }
        if let Some(len) = self.string_len(of) {
            return Linear::constant(len);
        }
        match self.body[of] {
            Op::Zero => Linear::constant(0),
            Op::SliceOf(items) => Linear::constant(items.len() as i128),
            Op::MakeSlice { len, .. } => self.linear_within(self.class(len), steps),
            Op::ChangeType(from) => self.len_within(self.class(from), steps),
            Op::Convert(from) if self.keeps_len(from, of) => {
                self.len_within(self.class(from), steps)
            }
            Op::Slice { low, high, .. } => self.distance(low, high, steps).unwrap_or(itself),
            Op::FullSlice { bounds, .. } => match *self.body.list(bounds) {
                [low, high, _] => self.distance(low, high, steps).unwrap_or(itself),
                _ => itself,
            },
            Op::Append { slice, items } => {
                self.len_within(self.class(slice), steps).plus(items.len() as i128)
            }
            _ => itself,
        }
    }

    /// The capacity of a slice or array.
    pub(crate) fn cap(&self, of: ValueId) -> Linear {
        self.cap_within(self.class(of), MAX_STEPS)
    }

    fn cap_within(&self, of: ValueId, steps: u32) -> Linear {
        let itself = Linear::of(Term::Cap(of));
        let Some(steps) = steps.checked_sub(1) else { return itself };
        if let Some(len) = self.array_len(of) {
            return Linear::constant(len);
        }
        match self.body[of] {
            Op::Zero => Linear::constant(0),
            Op::SliceOf(items) => Linear::constant(items.len() as i128),
            Op::MakeSlice { cap, .. } => self.linear_within(self.class(cap), steps),
            Op::ChangeType(from) => self.cap_within(self.class(from), steps),
            Op::Slice { base, low, .. } => match self.int(low) {
                Some(low) => self.cap_within(self.class(base), steps).plus(-low),
                None => itself,
            },
            Op::FullSlice { bounds, .. } => match *self.body.list(bounds) {
                [low, _, max] => self.distance(low, max, steps).unwrap_or(itself),
                _ => itself,
            },
            _ => itself,
        }
    }

    /// `high - low` of two bounds that have been checked: `low` is not above `high`, so
    /// that a sum of `low` and a constant has not wrapped around.
    fn distance(&self, low: ValueId, high: ValueId, steps: u32) -> Option<Linear> {
        if let Some(low) = self.int(low) {
            return Some(self.linear_within(self.class(high), steps).plus(-low));
        }
        let low = self.class(low);
        if self.class(high) == low {
            return Some(Linear::constant(0));
        }
        match self.body[self.class(high)] {
            Op::Binary { op: BinaryOp::Add, left, right } => {
                let more = if self.class(left) == low {
                    self.int(right)?
                } else if self.class(right) == low {
                    self.int(left)?
                } else {
                    return None;
                };
                (more >= 0).then_some(Linear::constant(more))
            }
            _ => None,
        }
    }

    /// Whether a conversion between strings and slices gives as many bytes.
    fn keeps_len(&self, from: ValueId, to: ValueId) -> bool {
        self.is_bytes(from) && self.is_bytes(to)
    }

    fn is_bytes(&self, value: ValueId) -> bool {
        match *self.underlying(value) {
            Type::Basic(basic) => basic.kind() == redline_types::BasicKind::String,
            Type::Slice(element) => self.size_of(element) == Some(1),
            _ => false,
        }
    }
}
