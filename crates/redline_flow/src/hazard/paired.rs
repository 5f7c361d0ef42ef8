//! Pointers that are followed although they came with an error or `false`.

use redline_ir::{Callee, Check, Op, qualified_name};
use redline_types::Type;

use super::after_check::is_plain;
use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::atom::Atom;
use crate::prover::Prover;
use crate::verdict::{Operation, Verdict};

impl Prover<'_> {
    /// A pointer that a call gave beside an error, which is known not to be nil.
    pub(super) fn paired(&mut self, operation: &Operation) -> Option<Hazard> {
        if operation.verdict != Verdict::Possible {
            return None;
        }
        let view = self.view;
        let Op::Check(Check::NotNil(value)) = view.body[operation.value] else { return None };
        let Op::Extract { tuple, .. } = view.body[view.class(value)] else { return None };
        let tuple = view.class(tuple);
        let Op::Call(call) = view.body[tuple] else { return None };
        let Callee::Declared { object, .. } = view.body[call].callee else { return None };
        if !matches!(*view.underlying(value), Type::Pointer(_))
            || !gives_nil_with_errors(&qualified_name(view.store, object))
        {
            return None;
        }
        let Type::Tuple(parts) = &view.store[view.body.ty(tuple)] else { return None };
        let last = parts.len().checked_sub(1)?;
        let error = view.result(tuple, u32::try_from(last).ok()?)?;
        if !matches!(*view.underlying(error), Type::Interface(_)) {
            return None;
        }
        let at = self.before(operation.value);
        let is_there = |atom| atom == Atom::Nil(error, false);
        let (_, reason) = self.known_about(error, at, is_there).next()?;
        if self.is_contradictory(at) {
            return None;
        }
        let mut steps = vec![HazardStep::at(view.body, tuple, StepKind::Call)];
        let condition =
            self.span(reason).map(|span| HazardStep { span, kind: StepKind::Condition });
        steps.extend(condition);
        Some(Hazard {
            kind: HazardKind::WithError,
            span: view.body.span(operation.value),
            is_proved: false,
            steps,
        })
    }
}

/// Whether it is a function of the library: there, a pointer is nil where there is an
/// error, but in package `net/http`, whose responses say more than the error.
fn gives_nil_with_errors(name: &str) -> bool {
    (is_plain(name) || name.starts_with("os.")) && !name.starts_with("net/http")
}
