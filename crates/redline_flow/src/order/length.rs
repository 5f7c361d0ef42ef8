//! How long strings and slices are, by how they are made.

use redline_ir::{CallId, Op, ValueId};
use redline_types::Type;

use super::neighbour::Neighbour;
use crate::atom::Term;
use crate::interval::MAX_BYTES;
use crate::library::Claim;
use crate::linear::Linear;
use crate::prover::Reason;
use crate::summary::Fixed;
use crate::view::View;

impl View<'_> {
    /// How many elements a string or slice can have.
    pub(crate) fn max_len(&self, value: ValueId) -> i128 {
        match *self.underlying(value) {
            Type::Slice(element) => match self.size_of(element) {
                Some(0) | None => (1 << (self.sizes.word * 8 - 1)) - 1,
                Some(size) => MAX_BYTES / i128::from(size),
            },
            Type::Basic(_) => MAX_BYTES,
            _ => (1 << (self.sizes.word * 8 - 1)) - 1,
        }
    }

    pub(super) fn uppers_of_len(&self, value: ValueId) -> Vec<Neighbour> {
        let reason = Reason::Definition(value);
        match self.body[value] {
            Op::Slice { base, high, .. } => {
                let whole =
                    if self.is_string_or_array(base) { self.len(base) } else { self.cap(base) };
                vec![(self.linear(high), reason), (whole, reason)]
            }
            Op::Convert(of) => vec![(self.len(of), reason)],
            Op::Call(id) => {
                let Some(function) = self.library(id) else { return Vec::new() };
                let args = self.body.list(self.body[id].args);
                let longer = function.claims.iter().find_map(|&claim| match claim {
                    Claim::NotLonger(arg) | Claim::SameLen(arg) => args.get(arg as usize),
                    _ => None,
                });
                longer.map(|&arg| (self.len(arg), reason)).into_iter().collect()
            }
            _ => vec![(Linear::of(Term::Cap(value)), Reason::Range)],
        }
    }

    pub(super) fn lowers_of_len(&self, value: ValueId) -> Vec<Neighbour> {
        let reason = Reason::Definition(value);
        match self.body[value] {
            Op::AppendSlice { slice, tail } => {
                vec![(self.len(slice), reason), (self.len(tail), reason)]
            }
            Op::Call(id) => {
                let Some(function) = self.library(id) else {
                    return self.known_len(value, id, 0);
                };
                let args = self.body.list(self.body[id].args);
                let least = function.claims.iter().find_map(|&claim| match claim {
                    Claim::SameLen(arg) => args.get(arg as usize).map(|&arg| self.len(arg)),
                    Claim::Parts => {
                        let separator = self.class(*args.get(1)?);
                        let is_some = self.string_len(separator).is_some_and(|len| len > 0);
                        is_some.then_some(Linear::constant(1))
                    }
                    _ => None,
                });
                least.map(|least| (least, reason)).into_iter().collect()
            }
            Op::Extract { tuple, index } => match self.body[self.class(tuple)] {
                Op::Call(id) => self.known_len(value, id, index),
                _ => Vec::new(),
            },
            Op::Load(_) => {
                let lens = self.loaded(value).iter().filter_map(|&fixed| match fixed {
                    Fixed::LenAtLeast(len) => Some((Linear::constant(len.into()), reason)),
                    _ => None,
                });
                lens.collect()
            }
            _ => Vec::new(),
        }
    }

    fn known_len(&self, value: ValueId, call: CallId, index: u32) -> Vec<Neighbour> {
        let Some(summary) = self.callee(call) else { return Vec::new() };
        let lens = summary.results.iter().filter_map(|&(result, fixed)| match fixed {
            Fixed::LenAtLeast(len) if result == index => {
                Some((Linear::constant(len.into()), Reason::Definition(value)))
            }
            _ => None,
        });
        lens.collect()
    }

    fn is_string_or_array(&self, value: ValueId) -> bool {
        !matches!(*self.underlying(value), Type::Slice(_))
    }
}
