//! What is declared without a value, and given one on some ways only.

use redline_ir::{BinaryOp, Check, EdgeId, Op, ValueId};
use redline_types::Type;

use super::{Hazard, HazardKind};
use crate::atom::Atom;
use crate::prover::Prover;
use crate::verdict::{Operation, Verdict};

impl Prover<'_> {
    /// A pointer or function that is used behind ways on one of which nothing has been put
    /// into the variable.
    pub(super) fn unassigned(&mut self, operation: &Operation) -> Option<Hazard> {
        if operation.verdict != Verdict::Possible {
            return None;
        }
        let view = self.view;
        let Op::Check(Check::NotNil(value)) = view.body[operation.value] else { return None };
        let value = view.class(value);
        let kind = match *view.underlying(value) {
            Type::Pointer(_) => HazardKind::NilPointer,
            Type::Signature(_) => HazardKind::NilFunction,
            _ => return None,
        };
        let edge = self.way_on_which(Atom::Nil(value, true), operation.value)?;
        let brought = self.carried_value(value, view.body[edge].to, edge);
        if !matches!(view.body[brought], Op::Zero)
            || self.is_what_is_left(edge)
            || self.is_end_of_loop(edge)
        {
            return None;
        }
        Some(Hazard {
            kind,
            span: view.body.span(operation.value),
            is_proved: true,
            steps: self.step_of_way(edge),
        })
    }

    /// Whether a way is taken where a loop has come to its end: it may be known that it finds
    /// what it looks for.
    fn is_end_of_loop(&self, edge: EdgeId) -> bool {
        let graph = &self.view.graph;
        let mut edge = edge;
        while graph.condition(edge).is_none() {
            match graph.only_entry(self.view.body[edge].from) {
                Some(entry) => edge = entry,
                None => break,
            }
        }
        graph.entries(self.view.body[edge].from).any(|entry| graph.leads_back(entry))
    }

    /// Whether a way is taken where a value is none of several, or has none of several types:
    /// often there are no others.
    fn is_what_is_left(&self, edge: EdgeId) -> bool {
        let view = self.view;
        let Some((condition, is)) = self.last_condition(edge) else { return true };
        match view.body[view.class(condition)] {
            Op::Binary { op: BinaryOp::Equal, left, right } => {
                let is_nil = |value: ValueId| matches!(view.body[view.class(value)], Op::Zero);
                !is && !is_nil(left) && !is_nil(right)
            }
            Op::Extract { tuple, .. } => {
                !is && matches!(view.body[view.class(tuple)], Op::AssertOk(_))
            }
            _ => false,
        }
    }
}
