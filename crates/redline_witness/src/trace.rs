//! From which part of which parameter a value of a body is.

use redline_ir::{Body, Op, ValueId};
use redline_types::{Basic, Store, Type};

use crate::wants::{Path, Step};

/// How far a value is followed: no one writes longer chains of selectors.
const MOST_STEPS: usize = 32;

/// From which part of which parameter a value is; `None` if it is not known to be one.
pub(crate) fn path_of(store: &Store, body: &Body, value: ValueId) -> Option<Path> {
    Tracer { store, body }.value(value, MOST_STEPS)
}

struct Tracer<'a> {
    store: &'a Store,
    body: &'a Body,
}

impl Tracer<'_> {
    fn value(&self, value: ValueId, left: usize) -> Option<Path> {
        let left = left.checked_sub(1)?;
        match self.body[value] {
            Op::Param => self.body.params().iter().position(|&it| it == value).map(Path::of),
            Op::Load(address) => self.variable(address, left),
            Op::Field { base, field } => Some(self.value(base, left)?.then(Step::Field(field))),
            Op::Element { base, index } => {
                let index = self.index(index)?;
                self.array(base).then_some(())?;
                Some(self.value(base, left)?.then(Step::Element(index)))
            }
            Op::Len(of) => Some(self.value(of, left)?.then(Step::Len)),
            Op::ChangeType(of) | Op::ChangeInterface(of) => self.value(of, left),
            Op::Convert(of) if self.is_integer(of) && self.is_integer(value) => {
                self.value(of, left)
            }
            Op::Assert(of) => Some(self.value(of, left)?.then(Step::Held(self.body.ty(value)))),
            Op::Extract { tuple, index: 0 } => match self.body[tuple] {
                Op::AssertOk(of) => {
                    Some(self.value(of, left)?.then(Step::Held(self.body.ty(value))))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The variable at an address.
    fn variable(&self, address: ValueId, left: usize) -> Option<Path> {
        let left = left.checked_sub(1)?;
        match self.body[address] {
            Op::FieldAddress { base, field } => {
                Some(self.variable(base, left)?.then(Step::Field(field)))
            }
            Op::ElementAddress { base, index } => {
                let index = self.index(index)?;
                let is_slice = matches!(self.underlying(base), Type::Slice(_));
                let of = if is_slice { self.value(base, left) } else { self.variable(base, left) };
                Some(of?.then(Step::Element(index)))
            }
            Op::Alloc => self.value(self.only_stored(address)?, left),
            _ => Some(self.value(address, left)?.then(Step::Behind)),
        }
    }

    /// What is stored in a variable, if that is one value, when the function begins.
    fn only_stored(&self, variable: ValueId) -> Option<ValueId> {
        let body = self.body;
        let all = body.blocks().flat_map(|block| body.instructions(block));
        let mut stored = all.filter_map(|at| match body[at] {
            Op::Store { address, value } if address == variable => Some(value),
            _ => None,
        });
        stored.next().filter(|_| stored.next().is_none())
    }

    fn index(&self, index: ValueId) -> Option<u64> {
        let Op::Const(constant) = self.body[index] else {
            return matches!(self.body[index], Op::Zero).then_some(0);
        };
        self.body.constant(constant).as_u64()
    }

    fn array(&self, value: ValueId) -> bool {
        matches!(self.underlying(value), Type::Array { .. })
    }

    fn underlying(&self, value: ValueId) -> &Type {
        &self.store[self.store.underlying(self.body.ty(value))]
    }

    fn is_integer(&self, value: ValueId) -> bool {
        matches!(self.underlying(value), Type::Basic(basic) if Basic::is_integer(*basic))
    }
}
