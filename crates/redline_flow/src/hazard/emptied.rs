//! First and last elements of what may be empty.

use redline_ir::{BinaryOp, Bound, Check, EdgeId, Op, ValueId};

use super::{Hazard, HazardKind};
use crate::atom::{Atom, Term};
use crate::fact::Origin;
use crate::linear::Linear;
use crate::prover::Prover;
use crate::verdict::{Operation, Verdict};
use crate::view::View;

impl Prover<'_> {
    /// `s[0]` or `s[len(s)-1]`, where the function itself says that `s` may be empty.
    pub(super) fn emptied(&mut self, operation: &Operation) -> Option<Hazard> {
        if operation.verdict != Verdict::Possible {
            return None;
        }
        let view = self.view;
        let slice = view.end_taken(operation.value)?;
        let is_empty = view.len(slice).at_most(Linear::constant(0), 0);
        let edge = self.found_empty(slice, is_empty, operation)?;
        let (span, steps) = (view.body.span(operation.value), self.step_of_way(edge));
        Some(Hazard { kind: HazardKind::Empty, span, is_proved: false, steps })
    }

    /// A comparison that says that it is empty, whose way leads to the use all the same.
    fn found_empty(
        &mut self,
        slice: ValueId,
        is_empty: Atom,
        operation: &Operation,
    ) -> Option<EdgeId> {
        let home = self.view.graph.home(operation.value);
        let edges: Vec<EdgeId> = self
            .facts_about(slice)
            .iter()
            .filter_map(|fact| match fact.origin {
                Origin::Edge(edge) => Some(edge),
                Origin::Done(_) | Origin::Callers => None,
            })
            .collect();
        edges.into_iter().find(|&edge| {
            self.leads_only_to(edge, home, slice)
                && self.ask(is_empty, self.at_edge(edge)).is_some()
                && !self.is_contradictory(self.at_edge(edge))
                && self.is_feasible(edge)
        })
    }
}

impl View<'_> {
    /// What the first or last element is taken of.
    pub(super) fn end_taken(&self, check: ValueId) -> Option<ValueId> {
        let Op::Check(Check::Bound { kind: Bound::Index, value, limit }) = self.body[check] else {
            return None;
        };
        let limit = self.linear(limit);
        let Term::Len(of) = limit.term else { return None };
        let is_last = match self.body[self.class(value)] {
            Op::Binary { op: BinaryOp::Subtract, left, right } => {
                self.linear(left) == limit && self.int(right) == Some(1)
            }
            _ => false,
        };
        ((is_last || self.int(value) == Some(0)) && limit.offset == 0).then_some(of)
    }
}
