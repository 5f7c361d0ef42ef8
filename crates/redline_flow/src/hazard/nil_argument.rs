//! Functions that are given nil, and follow it.

use redline_ir::{Op, ValueId};

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::atom::Atom;
use crate::prover::Prover;

impl Prover<'_> {
    /// The calls of functions of the package whose first steps follow a parameter that is nil.
    pub(super) fn nil_arguments(&mut self) -> Vec<Hazard> {
        let view = self.view;
        let values = view.graph.order.iter().flat_map(|&block| view.body.instructions(block));
        let calls: Vec<ValueId> =
            values.filter(|&value| matches!(view.body[value], Op::Call(_))).collect();
        calls.into_iter().filter_map(|call| self.nil_argument(call)).collect()
    }

    fn nil_argument(&mut self, value: ValueId) -> Option<Hazard> {
        let view = self.view;
        let Op::Call(call) = view.body[value] else { return None };
        let follows = &view.callee(call)?.follows;
        let args = view.body.list(view.body[call].args);
        let at = self.before(value);
        let given = follows.iter().filter_map(|&param| args.get(param as usize));
        let given: Vec<ValueId> = given.map(|&arg| view.class(arg)).collect();
        let reason = given.into_iter().find_map(|arg| self.ask(Atom::Nil(arg, true), at))?;
        if self.is_dead(at).is_some() || self.is_contradictory(at) {
            return None;
        }
        let span = self.span(reason).filter(|span| !span.is_empty());
        let step = span.map(|span| HazardStep { span, kind: StepKind::NilPointer });
        Some(Hazard {
            kind: HazardKind::NilArgument,
            span: view.body.span(value),
            is_proved: true,
            steps: step.into_iter().collect(),
        })
    }
}
