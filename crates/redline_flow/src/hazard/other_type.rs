//! Type assertions that are reached with a value of another type.

use redline_ir::{EdgeId, Op, ValueId};
use redline_types::TypeId;

use super::{Hazard, HazardKind};
use crate::atom::Atom;
use crate::prover::Prover;
use crate::verdict::{Operation, Verdict};

impl Prover<'_> {
    /// A type assertion behind ways on one of which the type is known to be another one.
    pub(super) fn other_type(&mut self, operation: &Operation) -> Option<Hazard> {
        if operation.verdict != Verdict::Possible {
            return None;
        }
        let body = self.view.body;
        let Op::Assert(of) = body[operation.value] else { return None };
        let (of, ty) = (self.view.class(of), body.ty(operation.value));
        let edge = self.way_on_which(Atom::NotType(of, ty), operation.value)?;
        if !self.has_been_asked(of, ty, edge) {
            return None;
        }
        Some(Hazard {
            kind: HazardKind::Assertion,
            span: body.span(operation.value),
            is_proved: true,
            steps: self.step_of_way(edge),
        })
    }

    /// Whether a value is known to have another type on a way, or whether it has this one was
    /// the last that was asked. Where a type switch finds nothing, nothing may be left that
    /// there is.
    fn has_been_asked(&self, value: ValueId, ty: TypeId, edge: EdgeId) -> bool {
        let view = self.view;
        let value = self.carried_value(value, view.body[edge].to, edge);
        let known: Vec<_> = self.known_about(value, self.at_edge(edge), |_| true).collect();
        let is_known = matches!(view.body[value], Op::MakeInterface(_))
            || known.iter().any(|(atom, _)| matches!(atom, Atom::Type(..)));
        match self.last_missed(edge) {
            Some(missed) => {
                let is_other = |atom: Atom| matches!(atom, Atom::NotType(_, other) if other != ty);
                missed == (value, ty) && !known.iter().any(|&(atom, _)| is_other(atom))
            }
            None => is_known,
        }
    }

    /// What the last condition on a way has found not to have which type.
    fn last_missed(&self, edge: EdgeId) -> Option<(ValueId, TypeId)> {
        let (condition, is) = self.last_condition(edge)?;
        let Op::Extract { tuple, index: 1 } = self.view.body[self.view.class(condition)] else {
            return None;
        };
        let tuple = self.view.class(tuple);
        match self.view.body[tuple] {
            Op::AssertOk(of) if !is => {
                Some((self.view.class(of), self.view.element_type(tuple, 0)))
            }
            _ => None,
        }
    }
}
