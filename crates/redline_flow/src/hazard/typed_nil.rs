//! Nil pointers in interfaces, which are not nil.

use redline_ir::{BinaryOp, Op, Terminator, ValueId};
use redline_names::Predeclared;
use redline_types::Type;
use rustc_hash::FxHashSet;

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::atom::Atom;
use crate::prover::Prover;
use crate::view::View;

impl Prover<'_> {
    /// Nil pointers that are returned as an error, and interfaces that are compared with nil
    /// although they hold a pointer.
    pub(super) fn typed_nils(&mut self) -> Vec<Hazard> {
        let view = self.view;
        let asked = view.asked_for_nil();
        if asked.is_empty() {
            return Vec::new();
        }
        let made = view.graph.order.iter().flat_map(|&block| view.body.instructions(block));
        let made: Vec<ValueId> = made.filter(|value| asked.contains(value)).collect();
        made.into_iter().filter_map(|value| self.typed_nil(value)).collect()
    }

    /// A pointer that is nil on a way on which it is put into an interface.
    fn typed_nil(&mut self, interface: ValueId) -> Option<Hazard> {
        let view = self.view;
        let Op::MakeInterface(pointer) = view.body[interface] else { return None };
        let pointer = view.class(pointer);
        if !matches!(*view.underlying(pointer), Type::Pointer(_)) {
            return None;
        }
        let is_nil = Atom::Nil(pointer, true);
        let at = self.before(interface);
        if self.is_contradictory(at) {
            return None;
        }
        let (is_proved, steps) = if let Some(reason) = self.ask(is_nil, at) {
            let span = self.span(reason).filter(|span| !span.is_empty());
            let step = span.map(|span| HazardStep { span, kind: StepKind::NilPointer });
            (true, step.into_iter().collect())
        } else if let Some(edge) = self.way_on_which(is_nil, interface) {
            (true, self.step_of_way(edge))
        } else {
            if self.is_compared(pointer)
                || !view.is_nil_on_a_way(pointer)
                || self.ask(Atom::Nil(pointer, false), at).is_some()
            {
                return None;
            }
            (false, Vec::new())
        };
        let span = view.body.span(interface);
        Some(Hazard { kind: HazardKind::TypedNil, span, is_proved, steps })
    }
}

impl View<'_> {
    /// The interfaces that are made of a value and asked whether they are nil: compared here,
    /// or returned as errors, which callers compare.
    fn asked_for_nil(&self) -> FxHashSet<ValueId> {
        let mut asked = FxHashSet::default();
        let mut note = |value: ValueId| {
            if matches!(self.body[value], Op::MakeInterface(_)) {
                asked.insert(value);
            }
        };
        for &block in &self.graph.order {
            for value in self.body.instructions(block) {
                if let Op::Binary { op: BinaryOp::Equal | BinaryOp::NotEqual, left, right } =
                    self.body[value]
                {
                    for (one, other) in [(left, right), (right, left)] {
                        if matches!(self.body[self.class(other)], Op::Zero) {
                            note(one);
                        }
                    }
                }
            }
            if let Terminator::Return(results) = self.body.terminator(block) {
                let results = self.body.list(results).iter().copied();
                results.filter(|&result| self.is_error(result)).for_each(&mut note);
            }
        }
        asked
    }

    /// Whether nil is one of the values that meet in a value.
    fn is_nil_on_a_way(&self, value: ValueId) -> bool {
        let mut seen = FxHashSet::default();
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            let join = self.graph.home(value);
            let params = self.body.list(self.body[join].params);
            let Some(place) = params.iter().position(|&param| param == value) else { continue };
            if join == self.body.entry() || !seen.insert(value) {
                continue;
            }
            for edge in self.graph.entries(join) {
                let arg = self.body.list(self.body[edge].args).get(place);
                open.extend(arg.map(|&arg| self.class(arg)));
            }
            if open.iter().any(|&arg| matches!(self.body[arg], Op::Zero)) {
                return true;
            }
        }
        false
    }

    /// Whether a value is of the predeclared type `error`.
    pub(super) fn is_error(&self, value: ValueId) -> bool {
        self.store.unalias(self.body.ty(value)) == self.store.predeclared_type(Predeclared::Error)
    }
}
