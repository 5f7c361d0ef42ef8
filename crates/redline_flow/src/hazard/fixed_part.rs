//! Parts of a text that may not be there.

use redline_ir::{Bound, Callee, Check, Op, qualified_name};

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::atom::Term;
use crate::prover::Prover;
use crate::verdict::{Operation, Verdict};

/// What gives the parts of a text, with how many there are at least.
const SPLITTERS: [(&str, i128); 8] = [
    ("strings.Split", 1),
    ("strings.SplitN", 1),
    ("strings.SplitAfter", 1),
    ("bytes.Split", 1),
    ("strings.Fields", 0),
    ("bytes.Fields", 0),
    ("regexp.(*Regexp).FindStringSubmatch", 0),
    ("regexp.(*Regexp).FindSubmatch", 0),
];

impl Prover<'_> {
    /// `strings.Split(s, ",")[1]`, where nothing was asked of how many parts there are.
    pub(super) fn fixed_part(&mut self, operation: &Operation) -> Option<Hazard> {
        if operation.verdict != Verdict::Possible {
            return None;
        }
        let view = self.view;
        let Op::Check(Check::Bound { kind: Bound::Index, value, limit }) =
            view.body[operation.value]
        else {
            return None;
        };
        let index = view.int(value)?;
        let limit = view.linear(limit);
        let Term::Len(parts) = limit.term else { return None };
        let Op::Call(call) = view.body[parts] else { return None };
        let Callee::Declared { object, .. } = view.body[call].callee else { return None };
        let name = qualified_name(view.store, object);
        let &(_, least) = SPLITTERS.iter().find(|(splitter, _)| *splitter == name)?;
        if limit.offset != 0
            || index < least
            || self.is_compared(parts)
            || self.is_asked_about(call)
        {
            return None;
        }
        Some(Hazard {
            kind: HazardKind::MissingPart,
            span: view.body.span(operation.value),
            is_proved: false,
            steps: vec![HazardStep::at(view.body, parts, StepKind::Call)],
        })
    }
}
