//! What a result of arithmetic is at most.

use redline_ir::{BinaryOp, Op, ValueId};

use crate::atom::{Atom, Term};
use crate::fact::At;
use crate::interval::MAX_BYTES;
use crate::linear::Linear;
use crate::prover::Prover;

impl Prover<'_> {
    /// What a result is at most.
    pub(super) fn uppers_of_binary(
        &mut self,
        value: ValueId,
        op: BinaryOp,
        left: ValueId,
        right: ValueId,
        at: At,
    ) -> Vec<Linear> {
        let (one, other) = (self.view.linear(left), self.view.linear(right));
        let is_positive = |prover: &mut Self, it: Linear| {
            prover.prove(Linear::constant(1).at_most(it, 0), at).is_some()
        };
        let mut found = Vec::new();
        match op {
            BinaryOp::Add => {
                found.extend(self.upper_of_sum(one, right, value, at));
                found.extend(self.upper_of_sum(other, left, value, at));
            }
            BinaryOp::Subtract => found.extend(self.upper_of_difference(one, right, value, at)),
            BinaryOp::Multiply => found.extend(self.upper_of_product(one, other, value, at)),
            BinaryOp::Remainder => {
                if is_positive(self, other) {
                    found.push(other.plus(-1));
                }
                if self.is_natural(one, at) {
                    found.push(one);
                }
            }
            BinaryOp::Divide if self.is_natural(one, at) && is_positive(self, other) => {
                found.extend([one, Linear::constant(self.most_computed(op, (one, other), at))]);
            }
            BinaryOp::ShiftRight if self.is_natural(one, at) => {
                found.extend([one, Linear::constant(self.most_computed(op, (one, other), at))]);
            }
            BinaryOp::And => {
                for part in [one, other] {
                    if self.is_natural(part, at) {
                        found.push(part);
                    }
                }
            }
            BinaryOp::AndNot if self.is_natural(one, at) => found.push(one),
            BinaryOp::Min => found.extend([one, other]),
            _ => {}
        }
        found
    }

    /// `base + more`: where a sum is too large it becomes smaller, so that only one which
    /// is too small matters.
    fn upper_of_sum(
        &mut self,
        base: Linear,
        more: ValueId,
        value: ValueId,
        at: At,
    ) -> Option<Linear> {
        let most = match self.view.int(more) {
            Some(more) if more >= 0 => more,
            Some(more) => {
                return self.is_at_least_min(base, -more, value, at).then(|| base.plus(more));
            }
            None => self.most(self.view.linear(more), at),
        };
        (0..=MAX_BYTES).contains(&most).then(|| base.plus(most))
    }

    fn upper_of_difference(
        &mut self,
        from: Linear,
        by: ValueId,
        value: ValueId,
        at: At,
    ) -> Option<Linear> {
        match self.view.int(by) {
            Some(by) if by <= 0 => Some(from.plus(-by)),
            Some(by) => self.is_at_least_min(from, by, value, at).then(|| from.plus(-by)),
            None => {
                let by = self.view.linear(by);
                let is_exact = if self.view.is_unsigned(value) {
                    self.prove(by.at_most(from, 0), at).is_some()
                } else {
                    self.is_natural(from, at)
                };
                (is_exact && self.is_natural(by, at)).then_some(from)
            }
        }
    }

    fn upper_of_product(
        &mut self,
        one: Linear,
        other: Linear,
        value: ValueId,
        at: At,
    ) -> Option<Linear> {
        if !self.is_natural(one, at) || !self.is_natural(other, at) {
            return None;
        }
        let most = self.most(one, at).saturating_mul(self.most(other, at));
        let (_, max) = self.view.int_range(value)?;
        (most <= max).then(|| Linear::constant(most))
    }

    /// The largest number that a term can be here, as far as bounds and conditions with
    /// constants tell.
    fn most(&self, of: Linear, at: At) -> i128 {
        let mut most = self.most_plain(Linear::of(of.term), at);
        if let Term::Value(value) = of.term
            && let Op::Binary { op, left, right } = self.view.body[value]
        {
            let parts = (self.view.linear(left), self.view.linear(right));
            most = most.min(self.most_computed(op, parts, at));
        }
        most.saturating_add(of.offset)
    }

    /// What a quotient is at most, of numbers without sign.
    fn most_computed(&self, op: BinaryOp, (one, other): (Linear, Linear), at: At) -> i128 {
        let constant = |of: Linear| (of.term == Term::Zero).then_some(of.offset);
        match (op, constant(other)) {
            (BinaryOp::Divide, Some(by)) if by > 0 => self.most_plain(one, at).max(0) / by,
            (BinaryOp::ShiftRight, Some(by)) if (0..64).contains(&by) => {
                self.most_plain(one, at).max(0) >> by
            }
            _ => i128::MAX,
        }
    }

    /// As [`Self::most`], without looking at how it is computed.
    fn most_plain(&self, of: Linear, at: At) -> i128 {
        let mut most = self.view.bounds(of.term).1;
        let bounds_it = |atom| matches!(atom, Atom::AtMost { left, .. } if left == of.term);
        let value = of.term.value().into_iter();
        for (atom, _) in value.flat_map(|value| self.known_about(value, at, bounds_it)) {
            if let Atom::AtMost { right, offset, .. } = atom {
                most = most.min(self.view.bounds(right).1.saturating_add(offset));
            }
        }
        most.saturating_add(of.offset)
    }
}
