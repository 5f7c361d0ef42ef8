//! Integers as a value and a distance from it.

use redline_ir::{Op, ValueId};
use redline_types::Type;

use crate::atom::{Atom, Term};
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
            _ => itself,
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
            Op::Slice { low, high, .. } => match self.int(low) {
                Some(low) => self.linear_within(self.class(high), steps).plus(-low),
                None => itself,
            },
            Op::FullSlice { bounds, .. } => match *self.body.list(bounds) {
                [low, high, _] => match self.int(low) {
                    Some(low) => self.linear_within(self.class(high), steps).plus(-low),
                    None => itself,
                },
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
                [low, _, max] => match self.int(low) {
                    Some(low) => self.linear_within(self.class(max), steps).plus(-low),
                    None => itself,
                },
                _ => itself,
            },
            _ => itself,
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
