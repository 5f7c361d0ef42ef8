//! Operations that panic whenever they are reached.

use redline_ir::{Check, Op, ValueId};
use redline_types::Type;

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::prover::{Prover, Reason};
use crate::verdict::{Kind, Operation, Verdict};

impl Prover<'_> {
    pub(super) fn failing(&mut self, operation: &Operation) -> Option<Hazard> {
        let Verdict::Fails(reason) = operation.verdict else { return None };
        let body = self.view.body;
        let kind = match operation.kind {
            Kind::Nil => self.nil_kind(operation.value)?,
            Kind::NilMap => HazardKind::NilMap,
            Kind::Index => HazardKind::Index,
            Kind::Slice => HazardKind::Slice,
            Kind::Array => HazardKind::Array,
            Kind::Divide => HazardKind::Divisor,
            Kind::Shift => HazardKind::Shift,
            Kind::Size => HazardKind::Size,
            Kind::Assertion => HazardKind::Assertion,
            Kind::Close => HazardKind::Close,
            Kind::Comparison | Kind::MapKey | Kind::Send | Kind::Iterator => return None,
        };
        if self.is_contradictory(self.before(operation.value)) {
            return None;
        }
        let step = operation.because.map(|span| {
            let kind = match reason {
                Reason::Fact(_) => StepKind::Condition,
                _ => StepKind::Made,
            };
            HazardStep { span, kind }
        });
        let steps = step.into_iter().filter(|step| !step.span.is_empty()).collect();
        Some(Hazard { kind, span: body.span(operation.value), is_proved: true, steps })
    }

    /// What is nil: a pointer, function or interface; or a pointer that came with
    /// an error or `false`.
    fn nil_kind(&self, check: ValueId) -> Option<HazardKind> {
        let Op::Check(Check::NotNil(value)) = self.view.body[check] else { return None };
        let value = self.view.class(value);
        if let Op::Extract { tuple, .. } = self.view.body[value] {
            match self.view.body[self.view.class(tuple)] {
                Op::AssertOk(_) | Op::MapGetOk { .. } | Op::ReceiveOk(_) => {
                    return Some(HazardKind::WithoutOk);
                }
                Op::Call(_) => return Some(HazardKind::WithError),
                _ => {}
            }
        }
        Some(match *self.view.underlying(value) {
            Type::Signature(_) => HazardKind::NilFunction,
            Type::Interface(_) => HazardKind::NilInterface,
            _ => HazardKind::NilPointer,
        })
    }
}
