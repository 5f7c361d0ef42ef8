//! Which of two integers is larger.

mod claim;
mod length;
mod lower;
mod upper;

use redline_ir::{BinaryOp, BlockId, Op};

use crate::atom::{Atom, Term};
use crate::fact::At;
use crate::linear::Linear;
use crate::prover::{Prover, Reason};
use crate::view::View;

/// A term with a distance: what a value is at most, or at least.
type Neighbour = (Linear, Reason);

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
        self.by_facts(left, right, offset, at)
            .or_else(|| self.by_inequality(left, right, offset, at))
            .or_else(|| self.by_upper(left, right, offset, at))
            .or_else(|| self.by_lower(left, right, offset, at))
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

    /// `left <= c + d` is known, or `c <= right + d`, and the rest can be shown.
    fn by_facts(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        for (atom, reason) in self.known_of(left, at) {
            if let Atom::AtMost { left: from, right: over, offset: by } = atom
                && from == left
                && over != left
            {
                let by = if over == Term::Zero { self.view.reachable(left, by) } else { by };
                if self.prove_at_most(over, right, offset.saturating_sub(by), at) {
                    return Some(reason);
                }
            }
        }
        for (atom, reason) in self.known_of(right, at) {
            if let Atom::AtMost { left: over, right: to, offset: by } = atom
                && to == right
                && over != right
                && self.prove_at_most(left, over, offset.saturating_sub(by), at)
            {
                return Some(reason);
            }
        }
        None
    }

    fn known_of(&self, term: Term, at: At) -> Vec<(Atom, Reason)> {
        term.value().map_or_else(Vec::new, |value| self.known_about(value, at))
    }

    fn prove_at_most(&mut self, left: Term, right: Term, offset: i128, at: At) -> bool {
        self.prove(Atom::AtMost { left, right, offset }, at).is_some()
    }

    /// `left <= right + offset + 1`, and they are known to differ there.
    fn by_inequality(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        let over = offset.checked_add(1)?;
        let known = match left {
            Term::Zero => self.known_of(right, at),
            _ => self.known_of(left, at),
        };
        let differ = known.into_iter().find(|&(atom, _)| match atom {
            Atom::Differ { left: one, right: other, offset } => {
                (one == left && other == right && offset == over)
                    || (one == right && other == left && offset == -over)
            }
            _ => false,
        });
        let (_, reason) = differ?;
        self.prove_at_most(left, right, over, at).then_some(reason)
    }

    fn by_upper(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        if let Term::Value(value) = left
            && let Op::Binary { op: BinaryOp::Max, left: one, right: other } = self.view.body[value]
        {
            for part in [one, other] {
                let part = self.view.linear(part);
                if !self.prove_at_most(part.term, right, offset.saturating_sub(part.offset), at) {
                    return None;
                }
            }
            return Some(Reason::Definition(value));
        }
        if let Some(reason) = self.by_negative_difference(left, right, offset, at) {
            return Some(reason);
        }
        for (over, reason) in self.uppers(left, at) {
            if over.term != left
                && self.prove_at_most(over.term, right, offset.saturating_sub(over.offset), at)
            {
                return Some(reason);
            }
        }
        None
    }

    fn by_lower(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        if let Some(reason) = self.by_difference(left, right, offset, at) {
            return Some(reason);
        }
        if let Term::Value(value) = right
            && let Op::Binary { op: BinaryOp::Min, left: one, right: other } = self.view.body[value]
        {
            for part in [one, other] {
                let part = self.view.linear(part);
                if !self.prove_at_most(left, part.term, offset.saturating_add(part.offset), at) {
                    return None;
                }
            }
            return Some(Reason::Definition(value));
        }
        for (under, reason) in self.lowers(right, at) {
            if under.term != right
                && self.prove_at_most(left, under.term, offset.saturating_add(under.offset), at)
            {
                return Some(reason);
            }
        }
        None
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
}
