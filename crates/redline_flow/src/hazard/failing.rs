//! Operations that panic whenever they are reached.

use redline_ir::{Check, Op, ValueId};
use redline_types::Type;

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::prover::{Prover, Reason};
use crate::verdict::{Kind, Operation, Verdict};
use crate::view::View;

impl Prover<'_> {
    pub(super) fn failing(&mut self, operation: &Operation) -> Option<Hazard> {
        let Verdict::Fails(reason) = operation.verdict else { return None };
        let body = self.view.body;
        let kind = match operation.kind {
            Kind::Nil => self.nil_kind(operation.value, reason)?,
            Kind::NilMap => HazardKind::NilMap,
            Kind::Index => HazardKind::Index,
            Kind::Slice => HazardKind::Slice,
            Kind::Array => HazardKind::Array,
            Kind::Divide => HazardKind::Divisor,
            Kind::Shift => HazardKind::Shift,
            Kind::Size => HazardKind::Size,
            // What is put into an interface and asserted at once is plain to see.
            Kind::Assertion if matches!(reason, Reason::Definition(_)) => return None,
            Kind::Assertion => HazardKind::Assertion,
            Kind::Close => HazardKind::Close,
            Kind::Comparison | Kind::MapKey | Kind::Send | Kind::Iterator => return None,
        };
        if self.is_on_purpose(operation.value)
            || self.is_contradictory(self.before(operation.value))
        {
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

    /// Whether a number is written where a pointer points that is nil by declaration: so a
    /// program is ended that has nothing else to end it.
    fn is_on_purpose(&self, check: ValueId) -> bool {
        let view = self.view;
        let Op::Check(Check::NotNil(pointer)) = view.body[check] else { return false };
        let pointer = view.class(pointer);
        if !matches!(view.body[pointer], Op::Zero) {
            return false;
        }
        let mut behind =
            view.body.instructions(view.graph.home(check)).skip_while(|&it| it != check).skip(1);
        let store = behind.find(|&it| !view.body[it].is_floating());
        store.is_some_and(|store| match view.body[store] {
            Op::Store { address, value } => {
                view.class(address) == pointer && view.int(value).is_some()
            }
            _ => false,
        })
    }

    /// What is nil: a pointer, function or interface; or a pointer that came with
    /// an error or `false`.
    fn nil_kind(&self, check: ValueId, reason: Reason) -> Option<HazardKind> {
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
        if let Reason::Definition(_) = reason
            && let Some(kind) = self.unset_kind(value)
        {
            return Some(kind);
        }
        Some(match *self.view.underlying(value) {
            Type::Signature(_) => HazardKind::NilFunction,
            Type::Interface(_) => HazardKind::NilInterface,
            _ => HazardKind::NilPointer,
        })
    }

    /// What has not been set, by where it is read.
    fn unset_kind(&self, value: ValueId) -> Option<HazardKind> {
        let view = self.view;
        let is_pointer = matches!(*view.underlying(value), Type::Pointer(_));
        let from = match view.body[value] {
            Op::Load(address) => view.class(address),
            _ => value,
        };
        match view.body[from] {
            Op::Element { .. } | Op::ElementAddress { .. } if is_pointer => {
                Some(HazardKind::UnsetElement)
            }
            Op::MapGet { .. } if is_pointer => Some(HazardKind::MissingKey),
            Op::Field { base, field } | Op::FieldAddress { base, field } => {
                view.is_embedded(base, field).then_some(HazardKind::NilEmbedded)
            }
            _ => None,
        }
    }
}

impl View<'_> {
    /// Whether a field of a struct, or of what a pointer points to, is embedded.
    fn is_embedded(&self, base: ValueId, field: u32) -> bool {
        let of = match *self.underlying(base) {
            Type::Pointer(to) => &self.store[self.store.underlying(to)],
            ref ty => ty,
        };
        let Type::Struct(ty) = of else { return false };
        let field = ty.fields.get(field as usize);
        field.is_some_and(|&field| self.store[field].is_embedded())
    }
}
