//! The operations of a function that may panic, and whether they can.

use redline_base::Span;
use redline_ir::{Bound, Check, Op, ValueId};
use redline_types::Sizes;

use crate::atom::{Atom, Negated};
use crate::fact::At;
use crate::linear::Linear;
use crate::prover::{Prover, Reason};
use crate::view::View;

/// How an operation may panic.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A nil pointer, function or interface is followed or called.
    Nil,
    /// A nil map is written.
    NilMap,
    /// An index is out of range.
    Index,
    /// Bounds of a slice expression are out of range.
    Slice,
    /// A slice is too short for the array that it is converted to.
    Array,
    /// An integer is divided by zero.
    Divide,
    /// A shift count is negative.
    Shift,
    /// A type assertion fails.
    Assertion,
    /// Interfaces that hold values without `==` are compared.
    Comparison,
    /// A map key cannot be hashed.
    MapKey,
    /// The size of what `make` or package `unsafe` make is out of range.
    Size,
    /// A closed channel is sent to.
    Send,
    /// A nil or closed channel is closed.
    Close,
    /// A range-over-func loop and its iterator are at odds.
    Iterator,
}

/// Whether an operation can panic.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It cannot.
    Discharged(Reason),
    /// That is not known.
    Possible,
    /// It does whenever it is reached.
    Fails(Reason),
    /// The function took too many steps.
    NotAnalysed,
}

/// An operation that may panic.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Operation {
    /// The instruction.
    pub value: ValueId,
    /// How it may panic.
    pub kind: Kind,
    /// Whether it can.
    pub verdict: Verdict,
    /// What the reason for that stems from.
    pub because: Option<Span>,
}

impl Kind {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 14] = [
        Self::Nil,
        Self::NilMap,
        Self::Index,
        Self::Slice,
        Self::Array,
        Self::Divide,
        Self::Shift,
        Self::Assertion,
        Self::Comparison,
        Self::MapKey,
        Self::Size,
        Self::Send,
        Self::Close,
        Self::Iterator,
    ];

    /// How it is called where operations are listed.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Nil => "nil",
            Self::NilMap => "nil-map",
            Self::Index => "index",
            Self::Slice => "slice",
            Self::Array => "array",
            Self::Divide => "divide",
            Self::Shift => "shift",
            Self::Assertion => "assertion",
            Self::Comparison => "comparison",
            Self::MapKey => "map-key",
            Self::Size => "size",
            Self::Send => "send",
            Self::Close => "close",
            Self::Iterator => "iterator",
        }
    }

    /// How an instruction may panic by itself; what it calls aside.
    pub fn of(op: Op) -> Option<Self> {
        Some(match op {
            Op::Check(check) => match check {
                Check::NotNil(_) => Self::Nil,
                Check::MapNotNil(_) => Self::NilMap,
                Check::Bound { kind: Bound::Index, .. } => Self::Index,
                Check::Bound { kind: Bound::Array, .. } => Self::Array,
                Check::Bound { .. } => Self::Slice,
                Check::Divisor(_) => Self::Divide,
                Check::ShiftCount(_) => Self::Shift,
                Check::Comparable { .. } => Self::Comparison,
                Check::Hashable(_) => Self::MapKey,
                Check::SliceSize { .. } | Check::ChanSize(_) | Check::UnsafeLen { .. } => {
                    Self::Size
                }
                Check::RangeState { .. } => Self::Iterator,
            },
            Op::Assert(_) => Self::Assertion,
            Op::Send { .. } => Self::Send,
            Op::Close(_) => Self::Close,
            _ => return None,
        })
    }
}

/// The operations of a function that may panic, in order.
pub(crate) fn operations(prover: &mut Prover<'_>) -> Vec<Operation> {
    let view = prover.view;
    let mut found = Vec::new();
    for block in view.body.blocks().filter(|&block| view.graph.is_reachable(block)) {
        for value in view.body.instructions(block) {
            if let Some(kind) = Kind::of(view.body[value]) {
                let verdict = prover.verdict(value);
                let because = match verdict {
                    Verdict::Discharged(reason) | Verdict::Fails(reason) => prover.span(reason),
                    Verdict::Possible | Verdict::NotAnalysed => None,
                };
                found.push(Operation { value, kind, verdict, because });
            }
        }
    }
    found
}

impl Prover<'_> {
    /// The place before an instruction.
    pub(crate) fn before(&self, value: ValueId) -> At {
        self.view.before(value)
    }

    fn verdict(&mut self, value: ValueId) -> Verdict {
        let at = self.before(value);
        if let Some(reason) = self.is_dead(at) {
            return Verdict::Discharged(reason);
        }
        let needed = match needed(self.view, value) {
            Needed::Nothing => return Verdict::Discharged(Reason::Definition(value)),
            Needed::All(needed) => needed,
            Needed::Unknown => return Verdict::Possible,
        };
        let mut reason = Reason::Range;
        let is_discharged = needed.iter().all(|&atom| match self.ask(atom, at) {
            Some(found) => {
                reason = found;
                true
            }
            None => false,
        });
        if is_discharged {
            return Verdict::Discharged(reason);
        }
        for &atom in &needed {
            let failure = match atom.negated() {
                Negated::One(atom) => self.ask(atom, at),
                Negated::Both(one, other) => self.ask(one, at).and_then(|_| self.ask(other, at)),
            };
            if let Some(failure) = failure {
                return Verdict::Fails(failure);
            }
        }
        if self.is_exhausted() { Verdict::NotAnalysed } else { Verdict::Possible }
    }
}

/// What must be so for an operation not to panic.
pub(crate) enum Needed {
    Nothing,
    All(Vec<Atom>),
    /// That cannot be said.
    Unknown,
}

pub(crate) fn needed(view: &View<'_>, value: ValueId) -> Needed {
    let zero = Linear::constant(0);
    let not_nil = |value| Needed::All(vec![Atom::Nil(view.class(value), false)]);
    match view.body[value] {
        Op::Check(check) => match check {
            Check::NotNil(value) | Check::MapNotNil(value) => not_nil(value),
            Check::Bound { kind, value, limit } => {
                let (value, limit) = (view.linear(value), view.linear(limit));
                let below = value.at_most(limit, -i128::from(kind.is_strict()));
                Needed::All(vec![below, zero.at_most(value, 0)])
            }
            Check::Divisor(value) => Needed::All(vec![view.linear(value).differs(zero)]),
            Check::ShiftCount(value) => Needed::All(vec![zero.at_most(view.linear(value), 0)]),
            Check::SliceSize { len, cap } => {
                let most = Linear::constant(view.most_elements());
                let (len, cap) = (view.linear(len), view.linear(cap));
                Needed::All(vec![len.at_most(cap, 0), cap.at_most(most, 0), zero.at_most(len, 0)])
            }
            Check::ChanSize(size) => {
                let most = Linear::constant(view.most_elements());
                let size = view.linear(size);
                Needed::All(vec![size.at_most(most, 0), zero.at_most(size, 0)])
            }
            Check::Comparable { left, right } => view.comparable(left, right),
            Check::Hashable(key) => view.hashable(key),
            Check::UnsafeLen { .. } | Check::RangeState { .. } => Needed::Unknown,
        },
        Op::Assert(of) => Needed::All(vec![Atom::Type(view.class(of), view.body.ty(value))]),
        _ => Needed::Unknown,
    }
}

impl View<'_> {
    /// How many elements may be made, whatever they are: with fewer the memory of a
    /// machine of our days is full.
    fn most_elements(&self) -> i128 {
        if self.sizes == Sizes::BITS_64 { 1 << 40 } else { 1 << 28 }
    }

    fn comparable(&self, left: ValueId, right: ValueId) -> Needed {
        let (left, right) = (self.class(left), self.class(right));
        if self.holds_comparable(left) || self.holds_comparable(right) {
            return Needed::Nothing;
        }
        Needed::Unknown
    }

    fn hashable(&self, key: ValueId) -> Needed {
        if self.holds_comparable(self.class(key)) { Needed::Nothing } else { Needed::Unknown }
    }

    /// Whether an interface is known to be nil or to hold what has `==` for all its values.
    fn holds_comparable(&self, mut value: ValueId) -> bool {
        while let Op::ChangeInterface(of) = self.body[value] {
            value = self.class(of);
        }
        match self.body[value] {
            Op::Zero => true,
            Op::MakeInterface(of) => self.store.is_strictly_comparable(self.body.ty(of)),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
