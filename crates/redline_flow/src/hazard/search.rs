//! Indices of what may not be there.

use redline_ir::{Bound, Callee, Check, Op, ValueId, qualified_name};

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
        if self.is_compared(call) || self.is_asked_about(id) {
            return None;
        }
        self.ask(Linear::constant(0).at_most(index, 0), at).is_none().then(|| Hazard {
            kind: HazardKind::NotFound,
            span: view.body.span(operation.value),
            is_proved: false,
            steps: vec![HazardStep::at(view.body, call, StepKind::Search)],
        })
    }

    /// Whether another function is asked about the text that a call looks into:
    /// `strings.Contains(text, …)`.
    pub(super) fn is_asked_about(&self, call: redline_ir::CallId) -> bool {
        let view = self.view;
        let args = view.body.list(view.body[call].args);
        let texts: Vec<ValueId> = args.iter().map(|&arg| view.class(arg)).collect();
        let all = view.body.blocks().flat_map(|block| view.body.instructions(block));
        all.filter_map(|value| match view.body[value] {
            Op::Call(other) if other != call => Some(other),
            _ => None,
        })
        .any(|other| {
            let Callee::Declared { object, .. } = view.body[other].callee else { return false };
            let name = qualified_name(view.store, object);
            let asks = ["Contains", "Count", "HasPrefix", "HasSuffix", "Match", "Index", "Ext"];
            let is_question = name
                .rsplit('.')
                .next()
                .is_some_and(|name| asks.iter().any(|ask| name.contains(ask)));
            let mut args = view.body.list(view.body[other].args).iter();
            is_question
                && args.any(|&arg| {
                    let arg = view.class(arg);
                    view.string_len(arg).is_none() && texts.contains(&arg)
                })
        })
    }
}
