//! Bounds that a conversion makes negative.

use redline_ir::{Check, Op, ValueId};

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::atom::{Atom, Term};
use crate::fact::{At, Origin};
use crate::linear::Linear;
use crate::prover::Prover;
use crate::verdict::{Operation, Verdict};
use crate::view::View;

impl Prover<'_> {
    /// `i := int(n); if i < len(s) { s[i] }`: an index or bound that is held against a length
    /// once it has been converted, when a number that is too large is negative already.
    pub(super) fn converted(&mut self, operation: &Operation) -> Option<Hazard> {
        if operation.verdict != Verdict::Possible {
            return None;
        }
        let view = self.view;
        let Op::Check(Check::Bound { kind, value, limit }) = view.body[operation.value] else {
            return None;
        };
        let (index, limit) = (view.linear(value), view.linear(limit));
        let converted = index.term.value().filter(|_| index.offset == 0)?;
        let Op::Convert(from) = view.body[converted] else { return None };
        if !view.may_become_negative(from, converted) || self.is_compared(view.class(from)) {
            return None;
        }
        let at = self.before(operation.value);
        if !self.is_held_below(converted, at)
            || self.ask(index.at_most(limit, -i128::from(kind.is_strict())), at).is_none()
            || self.ask(Linear::constant(0).at_most(index, 0), at).is_some()
            || self.is_contradictory(at)
        {
            return None;
        }
        Some(Hazard {
            kind: HazardKind::Converted,
            span: view.body.span(operation.value),
            is_proved: false,
            steps: vec![HazardStep::at(view.body, converted, StepKind::Converted)],
        })
    }

    /// Whether conditions on every way to a place hold an integer below something, and none
    /// of the function compares it with zero.
    fn is_held_below(&self, value: ValueId, at: At) -> bool {
        let term = Term::Value(value);
        let is_held = |atom| matches!(atom, Atom::AtMost { left, .. } if left == term);
        let is_of_zero = |atom: Atom| match atom {
            Atom::AtMost { left, right, .. } | Atom::Differ { left, right, .. } => {
                left == Term::Zero || right == Term::Zero
            }
            _ => false,
        };
        let mut conditions =
            self.facts_about(value).iter().filter(|fact| matches!(fact.origin, Origin::Edge(_)));
        self.known_about(value, at, is_held).next().is_some()
            && !conditions.any(|fact| is_of_zero(fact.atom))
    }
}

impl View<'_> {
    /// Whether the conversion of an integer that is not negative may give one that is.
    fn may_become_negative(&self, from: ValueId, to: ValueId) -> bool {
        let (Some(from_range), Some(to_range)) = (self.int_range(from), self.int_range(to)) else {
            return false;
        };
        let from = self.linear(from);
        let (_, most) = self.bounds(from.term);
        to_range.0 < 0 && from_range.1 > to_range.1 && most.saturating_add(from.offset) > to_range.1
    }
}
