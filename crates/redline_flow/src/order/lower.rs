//! What a result of arithmetic is at least.

use redline_ir::{BinaryOp, ValueId};

use crate::atom::Term;
use crate::fact::At;
use crate::linear::Linear;
use crate::prover::Prover;

impl Prover<'_> {
    /// What a result is at least.
    pub(super) fn lowers_of_binary(
        &mut self,
        value: ValueId,
        op: BinaryOp,
        left: ValueId,
        right: ValueId,
        at: At,
    ) -> Vec<Linear> {
        let (one, other) = (self.view.linear(left), self.view.linear(right));
        match op {
            BinaryOp::Add => {
                let mut found = self.lower_of_sum(one, other, right, value, at);
                found.extend(self.lower_of_sum(other, one, left, value, at));
                found
            }
            BinaryOp::Subtract => match self.view.int(right) {
                Some(less) if less >= 0 || self.is_at_most_max(one, -less, value, at) => {
                    vec![one.plus(-less)]
                }
                _ => Vec::new(),
            },
            BinaryOp::Max => vec![one, other],
            BinaryOp::Or if self.is_natural(one, at) && self.is_natural(other, at) => {
                vec![Linear::constant(0), one, other]
            }
            _ if self.gives_natural(op, one, other, value, at) => vec![Linear::constant(0)],
            _ => Vec::new(),
        }
    }

    /// Whether what is computed is not negative.
    fn gives_natural(
        &mut self,
        op: BinaryOp,
        one: Linear,
        other: Linear,
        value: ValueId,
        at: At,
    ) -> bool {
        match op {
            BinaryOp::Remainder | BinaryOp::ShiftRight | BinaryOp::AndNot => {
                self.is_natural(one, at)
            }
            BinaryOp::And => self.is_natural(one, at) || self.is_natural(other, at),
            BinaryOp::Divide | BinaryOp::Xor => {
                self.is_natural(one, at) && self.is_natural(other, at)
            }
            BinaryOp::Multiply => {
                self.is_natural(one, at)
                    && self.is_natural(other, at)
                    && self.is_product_exact(one, other, value, at)
            }
            _ => false,
        }
    }

    /// `base + more`: where a sum is too small it becomes larger, so that only one which
    /// is too large matters.
    fn lower_of_sum(
        &mut self,
        base: Linear,
        more: Linear,
        by: ValueId,
        value: ValueId,
        at: At,
    ) -> Vec<Linear> {
        let is_so = match self.view.int(by) {
            Some(by) if by <= 0 || self.is_at_most_max(base, by, value, at) => {
                return vec![base.plus(by)];
            }
            Some(_) => false,
            None => self.is_natural(more, at) && self.is_sum_exact(base, more, value, at),
        };
        if is_so { vec![base] } else { Vec::new() }
    }

    /// Whether a number is not negative.
    pub(super) fn is_natural(&mut self, value: Linear, at: At) -> bool {
        self.prove(Linear::constant(0).at_most(value, 0), at).is_some()
    }

    /// Whether `base - less` is not below the smallest value of the type of `value`.
    pub(super) fn is_at_least_min(
        &mut self,
        base: Linear,
        less: i128,
        value: ValueId,
        at: At,
    ) -> bool {
        let Some((min, _)) = self.view.int_range(value) else { return false };
        let least = Linear::constant(min.saturating_add(less));
        self.prove(least.at_most(base, 0), at).is_some()
    }

    /// Whether `base + more` is not above the largest value of the type of `value`.
    fn is_at_most_max(&mut self, base: Linear, more: i128, value: ValueId, at: At) -> bool {
        let Some((_, max)) = self.view.int_range(value) else { return false };
        let most = Linear::constant(max.saturating_sub(more));
        self.prove(base.at_most(most, 0), at).is_some()
    }

    fn is_sum_exact(&mut self, one: Linear, other: Linear, value: ValueId, at: At) -> bool {
        let Some((_, max)) = self.view.int_range(value) else { return false };
        let half = Linear::constant(max / 2);
        self.prove(one.at_most(half, 0), at).is_some()
            && self.prove(other.at_most(half, 0), at).is_some()
    }

    /// Whether a product of two numbers that are not negative fits its type.
    fn is_product_exact(&mut self, one: Linear, other: Linear, value: ValueId, at: At) -> bool {
        let Some((_, max)) = self.view.int_range(value) else { return false };
        for (factor, rest) in [(one, other), (other, one)] {
            if factor.term == Term::Zero && factor.offset > 0 {
                let most = Linear::constant(max / factor.offset);
                return self.prove(rest.at_most(most, 0), at).is_some();
            }
        }
        let root = Linear::constant(if max > i128::from(u32::MAX) { 1 << 31 } else { 1 << 15 });
        self.prove(one.at_most(root, -1), at).is_some()
            && self.prove(other.at_most(root, -1), at).is_some()
    }
}
