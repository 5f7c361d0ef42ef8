//! Which of two integers is larger.

mod claim;
mod length;
mod lower;
mod neighbour;
mod upper;

use redline_ir::{BinaryOp, BlockId, Op, ValueId};

use self::neighbour::Side;
use crate::atom::{Atom, Term};
use crate::fact::At;
use crate::linear::Linear;
use crate::prover::{Prover, Reason};
use crate::view::View;

/// `left <= right + offset`
#[derive(Clone, Copy)]
struct Order {
    left: Term,
    right: Term,
    offset: i128,
}

impl Prover<'_> {
    pub(crate) fn at_most(
        &mut self,
        left: Term,
        right: Term,
        offset: i128,
        at: At,
    ) -> Option<Reason> {
        if left == right {
            return (offset >= 0).then_some(Reason::Range);
        }
        if self.view.bounds(left).1 <= self.view.bounds(right).0.saturating_add(offset) {
            return Some(Reason::Range);
        }
        let wanted = Order { left, right, offset };
        self.on_a_side(|prover, side| prover.by_facts(side, wanted, at))
            .or_else(|| self.by_inequality(left, right, offset, at))
            .or_else(|| self.on_a_side(|prover, side| prover.by_computation(side, wanted, at)))
            .or_else(|| self.by_ways(left, right, offset, at))
    }

    pub(crate) fn differ(
        &mut self,
        left: Term,
        right: Term,
        offset: i128,
        at: At,
    ) -> Option<Reason> {
        let below = Atom::AtMost { left, right, offset: offset.saturating_sub(1) };
        let above = Atom::AtMost { left: right, right: left, offset: (-offset).saturating_sub(1) };
        if let Some(reason) = self.prove(below, at).or_else(|| self.prove(above, at)) {
            return Some(reason);
        }
        let atom = Atom::Differ { left, right, offset };
        let joins = [left, right].into_iter().filter_map(|term| self.view.join_of(term));
        let joins: Vec<_> = joins.collect();
        joins.into_iter().find_map(|join| self.on_each_way(atom, join, at))
    }

    fn on_a_side(
        &mut self,
        mut shown: impl FnMut(&mut Self, Side) -> Option<Reason>,
    ) -> Option<Reason> {
        Side::BOTH.into_iter().find_map(|side| shown(self, side))
    }

    /// `left <= c + d` is known, or `c <= right + d`, and the rest can be shown.
    fn by_facts(&mut self, side: Side, wanted: Order, at: At) -> Option<Reason> {
        let (of, _) = side.of(wanted.left, wanted.right);
        let bounds_it = |atom| match atom {
            Atom::AtMost { left, right, .. } => {
                let (near, far) = side.of(left, right);
                near == of && far != of
            }
            _ => false,
        };
        let known: Vec<_> = self.known_about(of.value()?, at, bounds_it).collect();
        for (atom, reason) in known {
            let Atom::AtMost { left, right, offset } = atom else { continue };
            let (_, far) = side.of(left, right);
            let bound = match side {
                Side::Upper if far == Term::Zero => {
                    Linear::constant(self.view.reachable(of, offset))
                }
                Side::Upper => Linear { term: far, offset },
                Side::Lower => Linear { term: far, offset: offset.saturating_neg() },
            };
            if self.prove_beyond(side, wanted, bound, at) {
                return Some(reason);
            }
        }
        None
    }

    fn prove_at_most(&mut self, left: Term, right: Term, offset: i128, at: At) -> bool {
        self.prove(Atom::AtMost { left, right, offset }, at).is_some()
    }

    /// `left <= right + offset + 1`, and they are known to differ there.
    fn by_inequality(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        let over = offset.checked_add(1)?;
        let differ = |atom| match atom {
            Atom::Differ { left: one, right: other, offset } => {
                (one == left && other == right && offset == over)
                    || (one == right && other == left && offset == -over)
            }
            _ => false,
        };
        let of = if left == Term::Zero { right } else { left };
        let (_, reason) = self.known_about(of.value()?, at, differ).next()?;
        self.prove_at_most(left, right, over, at).then_some(reason)
    }

    /// The bounds of one of the two, by how that is computed, are bounds that help.
    fn by_computation(&mut self, side: Side, wanted: Order, at: At) -> Option<Reason> {
        let Order { left, right, offset } = wanted;
        let by_difference = match side {
            Side::Upper => self.by_negative_difference(left, right, offset, at),
            Side::Lower => self.by_difference(left, right, offset, at),
        };
        if by_difference.is_some() {
            return by_difference;
        }
        let (of, _) = side.of(left, right);
        if let Some((value, parts)) = self.view.parts(side, of) {
            let is_so = parts.into_iter().all(|it| self.prove_beyond(side, wanted, it, at));
            return is_so.then_some(Reason::Definition(value));
        }
        let bounds = self.neighbours(side, of, at);
        let mut bounds = bounds.into_iter().filter(|(bound, _)| bound.term != of);
        bounds.find_map(|(bound, reason)| {
            self.prove_beyond(side, wanted, bound, at).then_some(reason)
        })
    }

    /// Whether what is wanted holds of a bound of one of the two, in its place.
    fn prove_beyond(&mut self, side: Side, wanted: Order, bound: Linear, at: At) -> bool {
        let Order { left, right, offset } = wanted;
        match side {
            Side::Upper => {
                self.prove_at_most(bound.term, right, offset.saturating_sub(bound.offset), at)
            }
            Side::Lower => {
                self.prove_at_most(left, bound.term, offset.saturating_add(bound.offset), at)
            }
        }
    }

    /// `-offset <= x - y`, because `y <= x + offset`.
    fn by_difference(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        if left != Term::Zero {
            return None;
        }
        let (value, minuend, subtrahend) = match right {
            Term::Value(value) => match self.view.body[value] {
                Op::Binary { op: BinaryOp::Subtract, left: from, right: by } => {
                    let (from, by) = (self.view.linear(from), self.view.linear(by));
                    let is_signed = !self.view.is_unsigned(value);
                    let least = if is_signed { by } else { Linear::constant(0) };
                    let exact = if is_signed {
                        self.prove(Linear::constant(0).at_most(least, 0), at)
                    } else {
                        self.prove(by.at_most(from, 0), at)
                    };
                    exact?;
                    (value, from, by)
                }
                _ => return None,
            },
            Term::Len(value) => match self.view.body[value] {
                Op::Slice { low, high, .. } => {
                    (value, self.view.linear(high), self.view.linear(low))
                }
                _ => return None,
            },
            _ => return None,
        };
        let reason = self.prove(subtrahend.at_most(minuend, offset), at);
        reason.map(|_| Reason::Definition(value))
    }

    /// `x - y <= offset`, because `x <= y + offset`, for an `x` that is not negative.
    fn by_negative_difference(
        &mut self,
        left: Term,
        right: Term,
        offset: i128,
        at: At,
    ) -> Option<Reason> {
        let Term::Value(value) = left else { return None };
        let Op::Binary { op: BinaryOp::Subtract, left: from, right: by } = self.view.body[value]
        else {
            return None;
        };
        if right != Term::Zero || offset > 0 || self.view.is_unsigned(value) {
            return None;
        }
        let (from, by) = (self.view.linear(from), self.view.linear(by));
        if !self.is_natural(from, at) {
            return None;
        }
        self.prove(from.at_most(by, offset), at).map(|_| Reason::Definition(value))
    }

    fn by_ways(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        let atom = Atom::AtMost { left, right, offset };
        let mut tried = None;
        for term in [left, right] {
            let Some(join) = self.view.join_of(term) else { continue };
            if tried.replace(join) != Some(join)
                && let Some(reason) = self.on_each_way(atom, join, at)
            {
                return Some(reason);
            }
        }
        None
    }
}

impl View<'_> {
    /// The block in which ways meet that give a term different values.
    fn join_of(&self, term: Term) -> Option<BlockId> {
        let value = term.value()?;
        matches!(self.body[value], Op::Param).then(|| self.graph.home(value))
    }

    /// Of the larger of two numbers both, if an upper bound is asked for, or of the
    /// smaller if a lower one is: what is so of both is so of it.
    fn parts(&self, side: Side, term: Term) -> Option<(ValueId, [Linear; 2])> {
        let value = term.value()?;
        match (self.body[value], side) {
            (Op::Binary { op: BinaryOp::Max, left, right }, Side::Upper)
            | (Op::Binary { op: BinaryOp::Min, left, right }, Side::Lower) => {
                Some((value, [self.linear(left), self.linear(right)]))
            }
            _ => None,
        }
    }
}
