//! Pointers that a map may not have.

use redline_ir::{Check, Op, ValueId};
use redline_types::{Type, TypeId};

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::prover::Prover;
use crate::verdict::{Operation, Verdict};
use crate::view::View;

impl Prover<'_> {
    /// A pointer that is looked up in a map and followed, and nobody asked whether it is there.
    pub(super) fn looked_up(&mut self, operation: &Operation) -> Option<Hazard> {
        if operation.verdict != Verdict::Possible {
            return None;
        }
        let view = self.view;
        let Op::Check(Check::NotNil(value)) = view.body[operation.value] else { return None };
        let value = view.class(value);
        let Op::MapGet { map, key } = view.body[value] else { return None };
        if !matches!(*view.underlying(value), Type::Pointer(_))
            || self.is_compared(value)
            || matches!(view.body[view.class(map)], Op::MakeMap(_))
            || !view.is_given(key)
            || view.knows_keys_of(view.store.underlying(view.body.ty(map)), value)
        {
            return None;
        }
        Some(Hazard {
            kind: HazardKind::MissingKey,
            span: view.body.span(operation.value),
            is_proved: false,
            steps: vec![HazardStep::at(view.body, value, StepKind::Lookup)],
        })
    }
}

impl View<'_> {
    /// Whether a key is what the caller gives, or a constant.
    fn is_given(&self, key: ValueId) -> bool {
        let key = self.class(key);
        match self.body[key] {
            Op::Param => self.graph.home(key) == self.body.entry(),
            Op::Const(_) => true,
            _ => false,
        }
    }

    /// Whether the function says more of maps of a type: writes to them, ranges over them, or
    /// asks them what they have.
    fn knows_keys_of(&self, ty: TypeId, lookup: ValueId) -> bool {
        let is_such = |map: ValueId| self.store.underlying(self.body.ty(map)) == ty;
        let mut values = self.body.blocks().flat_map(|block| self.body.instructions(block));
        values.any(|value| match self.body[value] {
            Op::MapSet { map, .. }
            | Op::MapGetOk { map, .. }
            | Op::MapDelete { map, .. }
            | Op::Len(map)
            | Op::MapIter(map) => is_such(map),
            Op::MapGet { map, .. } => self.class(value) != lookup && is_such(map),
            _ => false,
        })
    }
}
