//! How the numbers that a function returns are bounded by those that it is given.

use redline_ir::{Op, ValueId};
use redline_types::{BasicKind, Type};

use crate::atom::{Atom, Term};
use crate::linear::Linear;
use crate::view::View;

/// How many statements about the results of a function are considered.
const MAX_RELATIONS: usize = 40;

/// How many parameters are compared with results.
const MAX_PARAMS: usize = 6;

/// `left <= right + offset` whenever a function has returned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Relation {
    left: Slot,
    right: Slot,
    offset: i128,
}

/// A number that a function is given or returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Slot {
    /// 0.
    Zero,
    /// The result with this index, an integer.
    Result(u32),
    /// The length of the result with this index.
    ResultLen(u32),
    /// The parameter with this index, an integer.
    Param(u32),
    /// The length of the parameter with this index.
    ParamLen(u32),
}

impl Relation {
    /// What is considered of a function: its integers are natural, indices of what it is
    /// given, no larger or no smaller than an integer that it is given, and what it
    /// returns is as long as something that it is given.
    pub(crate) fn considered(view: &View<'_>, results: &[ValueId]) -> Vec<Self> {
        let mut found = Vec::new();
        let params = view.body.params();
        let params = &params[..params.len().min(MAX_PARAMS)];
        let returned: Vec<Slot> = slots(view, results, Slot::Result, Slot::ResultLen);
        let given: Vec<Slot> = slots(view, params, Slot::Param, Slot::ParamLen);
        for &result in &returned {
            if let Slot::Result(_) = result {
                found.push(Self { left: Slot::Zero, right: result, offset: 0 });
            }
            for &other in given.iter().chain(&returned).filter(|&&other| other != result) {
                let is_index = matches!(result, Slot::Result(_));
                found.push(Self { left: result, right: other, offset: 0 });
                if is_index {
                    found.push(Self { left: result, right: other, offset: -1 });
                }
                if !matches!((result, other), (Slot::Result(_), Slot::ParamLen(_))) {
                    found.push(Self { left: other, right: result, offset: 0 });
                }
            }
        }
        found.truncate(MAX_RELATIONS);
        found
    }

    /// The statement where the function returns.
    pub(crate) fn at_return(self, view: &View<'_>, results: &[ValueId]) -> Option<Atom> {
        let of = |slot: Slot| slot.linear(view, view.body.params(), |at| value_at(results, at));
        Some(of(self.left)?.at_most(of(self.right)?, self.offset))
    }

    /// What a result of a call is at most, or at least, by this: `term` is the result with
    /// this index, or its length.
    pub(crate) fn bound(
        self,
        view: &View<'_>,
        call: ValueId,
        index: u32,
        term: Term,
        is_upper: bool,
    ) -> Option<Linear> {
        let own = match term {
            Term::Value(_) => Slot::Result(index),
            Term::Len(_) => Slot::ResultLen(index),
            Term::Zero | Term::Cap(_) => return None,
        };
        let (near, far, more) = if is_upper {
            (self.left, self.right, self.offset)
        } else {
            (self.right, self.left, -self.offset)
        };
        let Op::Call(id) = view.body[call] else { return None };
        let args = view.body.list(view.body[id].args);
        let far = (near == own).then_some(far)?;
        Some(far.linear(view, args, |at| view.result_of(call, at))?.plus(more))
    }
}

impl Slot {
    /// The number, where these are the parameters and those the results.
    fn linear(
        self,
        view: &View<'_>,
        params: &[ValueId],
        result: impl Fn(u32) -> Option<ValueId>,
    ) -> Option<Linear> {
        Some(match self {
            Self::Zero => Linear::constant(0),
            Self::Result(index) => view.linear(result(index)?),
            Self::ResultLen(index) => view.len(result(index)?),
            Self::Param(index) => view.linear(value_at(params, index)?),
            Self::ParamLen(index) => view.len(value_at(params, index)?),
        })
    }
}

fn value_at(values: &[ValueId], index: u32) -> Option<ValueId> {
    values.get(index as usize).copied()
}

/// The numbers that values are or have.
fn slots(
    view: &View<'_>,
    values: &[ValueId],
    of: fn(u32) -> Slot,
    of_len: fn(u32) -> Slot,
) -> Vec<Slot> {
    let slot = |(index, &value): (u32, &ValueId)| {
        if view.is_integer(value) {
            Some(of(index))
        } else {
            view.has_len(value).then(|| of_len(index))
        }
    };
    (0..).zip(values).filter_map(slot).collect()
}

impl View<'_> {
    /// A result of a call, if it is used.
    fn result_of(&self, call: ValueId, index: u32) -> Option<ValueId> {
        match self.store[self.body.ty(call)] {
            Type::Tuple(_) => self.result(self.class(call), index),
            _ => Some(call),
        }
    }

    /// Whether a value is a slice or a string.
    pub(crate) fn has_len(&self, value: ValueId) -> bool {
        match *self.underlying(value) {
            Type::Slice(_) => true,
            Type::Basic(basic) => basic.kind() == BasicKind::String,
            _ => false,
        }
    }
}
