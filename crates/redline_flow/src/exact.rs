//! Sums and differences with a constant that do not wrap around.

use redline_ir::{BinaryOp, Op, ValueId};

use crate::atom::{Atom, Term};
use crate::fact::{At, Facts};
use crate::interval::Interval;
use crate::view::View;

impl View<'_> {
    /// Finds the sums and differences with a constant that are exact whenever they are
    /// computed. What is known of one helps with others; two rounds find what loops
    /// count up or down.
    pub(crate) fn find_exact(&mut self) {
        let sums: Vec<Sum> = self.sums();
        if sums.is_empty() {
            return;
        }
        let facts = Facts::new(self);
        for _ in 0..2 {
            for sum in &sums {
                if !self.is_exact(sum.value) && self.fits(sum, &facts) {
                    self.exact.insert(sum.value, (sum.base, sum.more));
                }
            }
            // With what is exact now they are narrower.
            self.intervals.get_mut().clear();
        }
    }

    /// Whether it is known that a sum or difference is exact.
    fn is_exact(&self, value: ValueId) -> bool {
        self.exact.contains_key(&value)
    }

    fn sums(&self) -> Vec<Sum> {
        let blocks = self.graph.order.iter();
        let values = blocks.flat_map(|&block| self.body.instructions(block));
        values.filter_map(|value| self.sum(value)).collect()
    }

    fn sum(&self, value: ValueId) -> Option<Sum> {
        let Op::Binary { op, left, right } = self.body[value] else { return None };
        if self.class(value) != value || !self.is_integer(value) {
            return None;
        }
        let (base, more) = match op {
            BinaryOp::Add => match self.int(right) {
                Some(more) => (left, more),
                None => (right, self.int(left)?),
            },
            BinaryOp::Subtract => (left, -self.int(right)?),
            _ => return None,
        };
        Some(Sum { value, base: self.class(base), more })
    }

    fn fits(&self, sum: &Sum, facts: &Facts) -> bool {
        let Some((min, max)) = self.int_range(sum.value) else { return false };
        let (least, most) = self.range_before(sum, facts);
        let is_wide = least == i128::MIN || most == i128::MAX;
        !is_wide && least.saturating_add(sum.more) >= min && most.saturating_add(sum.more) <= max
    }

    /// The smallest and the largest number to which a sum adds.
    fn range_before(&self, sum: &Sum, facts: &Facts) -> Interval {
        let at = self.before(sum.value);
        let itself = Term::Value(sum.base);
        let linear = self.linear(sum.base);
        let (mut least, mut most) = self.bounds(linear.term);
        least = least.saturating_add(linear.offset);
        most = most.saturating_add(linear.offset);
        for fact in facts.about(sum.base).iter().filter(|fact| self.has_passed(fact.origin, at)) {
            match fact.atom {
                Atom::AtMost { left, right, offset } if left == itself => {
                    most = most.min(self.bounds(right).1.saturating_add(offset));
                }
                Atom::AtMost { left, right, offset } if right == itself => {
                    least = least.max(self.bounds(left).0.saturating_sub(offset));
                }
                Atom::Differ { left, right, offset } => {
                    let (other, not) =
                        if left == itself { (right, offset) } else { (left, -offset) };
                    if other == Term::Zero {
                        least = least.saturating_add(i128::from(least == not));
                        most = most.saturating_sub(i128::from(most == not));
                    }
                }
                _ => {}
            }
        }
        (least, most)
    }

    /// The place before an instruction.
    pub(crate) fn before(&self, value: ValueId) -> At {
        let block = self.graph.home(value);
        let before = u32::try_from(value.index()).expect("ids are indices below u32::MAX");
        At { block, before, edge: None }
    }
}

/// A sum of a value and a constant, or their difference.
struct Sum {
    value: ValueId,
    base: ValueId,
    more: i128,
}
