//! Loops that go one round too far.

use redline_ir::{BinaryOp, Bound, Check, Op, Terminator};

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::atom::{Atom, Term};
use crate::fact::Origin;
use crate::linear::Linear;
use crate::prover::{Prover, Reason};
use crate::verdict::{Operation, Verdict};

impl Prover<'_> {
    /// `for i := 0; i <= len(s); i++ { s[i] }`: an index that is counted up to the length,
    /// in the block that each round begins with.
    pub(super) fn last_round(&mut self, operation: &Operation) -> Option<Hazard> {
        if operation.verdict != Verdict::Possible {
            return None;
        }
        let view = self.view;
        let body = view.body;
        let Op::Check(Check::Bound { kind: Bound::Index, value, limit }) = body[operation.value]
        else {
            return None;
        };
        let (index, limit) = (view.linear(value), view.linear(limit));
        let counter = index.term.value().filter(|_| index.offset == 0)?;
        if !matches!(body[counter], Op::Param) {
            return None;
        }
        let header = view.graph.home(counter);
        let Terminator::Branch { condition, then, .. } = body.terminator(header) else {
            return None;
        };
        let Op::Binary { op: BinaryOp::LessEqual | BinaryOp::GreaterEqual, .. } =
            body[view.class(condition)]
        else {
            return None;
        };
        // The round begins with the use: nothing can leave the loop before.
        if body[then].to != view.graph.home(operation.value) {
            return None;
        }
        let Atom::AtMost { left, right, offset } =
            Linear { term: Term::Value(counter), offset: 0 }.at_most(limit, 0)
        else {
            return None;
        };
        let wanted = Atom::AtMost { left, right, offset };
        let at = self.before(operation.value);
        let mut known = self.known_about(counter, at, |atom| atom == wanted);
        let is_told = known.any(|(_, reason)| reason == Reason::Fact(Origin::Edge(then)));
        if !is_told || !self.counts_up(counter) {
            return None;
        }
        Some(Hazard {
            kind: HazardKind::LastRound,
            span: body.span(operation.value),
            is_proved: true,
            steps: vec![HazardStep::at(body, condition, StepKind::Loop)],
        })
    }

    /// Whether a variable of a loop grows by one each round.
    fn counts_up(&self, counter: redline_ir::ValueId) -> bool {
        let view = self.view;
        let header = view.graph.home(counter);
        let params = view.body.list(view.body[header].params);
        let Some(place) = params.iter().position(|&param| param == counter) else { return false };
        let mut back = view.graph.entries(header).filter(|&edge| view.graph.leads_back(edge));
        let is_next = |edge: redline_ir::EdgeId| {
            let args = view.body.list(view.body[edge].args);
            args.get(place).is_some_and(|&arg| match view.body[view.class(arg)] {
                Op::Binary { op: BinaryOp::Add, left, right } => {
                    view.class(left) == counter && view.int(right) == Some(1)
                }
                _ => false,
            })
        };
        back.next().is_some_and(is_next) && back.all(is_next)
    }
}
