//! Loops that go one round too far.

use redline_ir::{BinaryOp, BlockId, Bound, Check, EdgeId, Op, Terminator, ValueId};
use rustc_hash::FxHashSet;

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::atom::{Atom, Term};
use crate::fact::Origin;
use crate::prover::{Prover, Reason};
use crate::verdict::{Operation, Verdict};

impl Prover<'_> {
    /// `for i := 0; i <= len(s); i++ { s[i] }` and `for i := range s { s[i+1] }`: an index
    /// that is counted up to the length, in the block that each round begins with.
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
        let counter = index.term.value()?;
        if !matches!(body[counter], Op::Param) {
            return None;
        }
        let header = view.graph.home(counter);
        let Terminator::Branch { condition, then, .. } = body.terminator(header) else {
            return None;
        };
        let goes_to_limit = match body[view.class(condition)] {
            Op::Binary { op: BinaryOp::LessEqual | BinaryOp::GreaterEqual, .. } => true,
            Op::Binary { op: BinaryOp::Less | BinaryOp::Greater, .. } => false,
            _ => return None,
        };
        // The round begins with the use: nothing can leave the loop before.
        let round = body[then].to;
        if round != view.graph.home(operation.value) {
            return None;
        }
        let last = self.last_index(counter, limit.term, then, operation.value)?;
        if last.saturating_add(index.offset) < limit.offset || !self.counts_up(counter) {
            return None;
        }
        // What looks one element ahead may know the last one, and leave the loop there.
        if !goes_to_limit && !self.comes_back(round, header) {
            return None;
        }
        let step = if goes_to_limit { StepKind::Loop } else { StepKind::LastElement };
        Some(Hazard {
            kind: HazardKind::LastRound,
            span: body.span(operation.value),
            is_proved: true,
            steps: vec![HazardStep::at(body, condition, step)],
        })
    }

    /// How much above a term a variable of a loop is in the last round, by what keeps the loop
    /// going.
    fn last_index(
        &self,
        counter: ValueId,
        limit: Term,
        goes_on: EdgeId,
        used: ValueId,
    ) -> Option<i128> {
        let below = |atom: Atom| match atom {
            Atom::AtMost { left: Term::Value(left), right, offset } => {
                (left == counter && right == limit).then_some(offset)
            }
            _ => None,
        };
        let mut known = self.known_about(counter, self.before(used), |atom| below(atom).is_some());
        let (atom, _) = known.find(|&(_, reason)| reason == Reason::Fact(Origin::Edge(goes_on)))?;
        below(atom)
    }

    /// Whether each way from the start of a round leads back to the head of the loop.
    fn comes_back(&self, round: BlockId, header: BlockId) -> bool {
        let body = self.view.body;
        let (mut seen, mut open) = (FxHashSet::default(), vec![round]);
        while let Some(block) = open.pop() {
            if block == header || !seen.insert(block) {
                continue;
            }
            match body.terminator(block) {
                Terminator::Jump(_) | Terminator::Branch { .. } => {
                    open.extend(body.terminator(block).edges().map(|edge| body[edge].to));
                }
                _ => return false,
            }
        }
        true
    }

    /// Whether a variable of a loop grows by one each round.
    fn counts_up(&self, counter: ValueId) -> bool {
        let view = self.view;
        let header = view.graph.home(counter);
        let params = view.body.list(view.body[header].params);
        let Some(place) = params.iter().position(|&param| param == counter) else { return false };
        let mut back = view.graph.entries(header).filter(|&edge| view.graph.leads_back(edge));
        let is_next = |edge: EdgeId| {
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
