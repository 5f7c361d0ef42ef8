//! Indices of what may not be there.

use redline_ir::{Bound, Check, Op};

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::library::Claim;
use crate::linear::Linear;
use crate::prover::Prover;
use crate::verdict::{Operation, Verdict};

impl Prover<'_> {
    /// A bound that is what `strings.Index` and its like gave, which nothing was asked of.
    pub(super) fn search(&mut self, operation: &Operation) -> Option<Hazard> {
        if operation.verdict != Verdict::Possible {
            return None;
        }
        let view = self.view;
        let Op::Check(Check::Bound { kind, value, .. }) = view.body[operation.value] else {
            return None;
        };
        // `s[:i]` and `s[i]`; where something is added to it, `i` may be meant.
        if !matches!(kind, Bound::Index | Bound::HighLen | Bound::HighCap | Bound::Low) {
            return None;
        }
        let index = view.linear(value);
        let call = index.term.value().filter(|_| index.offset == 0)?;
        let Op::Call(id) = view.body[call] else { return None };
        let function = view.library(id)?;
        let searches = |claim: &Claim| matches!(claim, Claim::Index | Claim::IndexOf);
        if !function.claims.iter().any(searches) {
            return None;
        }
        let at = self.before(operation.value);
        if self.is_compared(call) {
            return None;
        }
        self.ask(Linear::constant(0).at_most(index, 0), at).is_none().then(|| Hazard {
            kind: HazardKind::NotFound,
            span: view.body.span(operation.value),
            is_proved: false,
            steps: vec![HazardStep::at(view.body, call, StepKind::Search)],
        })
    }
}
