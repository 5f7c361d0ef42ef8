//! Errors that are mistaken for others.

use redline_ir::{BinaryOp, BlockId, EdgeId, Op, Terminator, ValueId};

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::atom::Atom;
use crate::fact::At;
use crate::prover::Prover;
use crate::view::View;

impl Prover<'_> {
    /// Errors that are known to be nil where another one is meant.
    pub(super) fn wrong_errors(&mut self) -> Vec<Hazard> {
        let blocks = self.view.graph.order.clone();
        let mut found = Vec::new();
        for block in blocks {
            found.extend(self.wrong_check(block));
            found.extend(self.wrong_return(block));
        }
        found
    }

    /// `b, err2 := g(); if err != nil {`: a block that gets an error, and ends with the
    /// question whether one from before is nil, which it is.
    fn wrong_check(&mut self, block: BlockId) -> Option<Hazard> {
        let view = self.view;
        let Terminator::Branch { condition, then, otherwise } = view.body.terminator(block) else {
            return None;
        };
        let asked = view.error_asked_about(condition)?;
        let got = view.last_error_of(block).filter(|&got| got != asked)?;
        let is_nil =
            matches!(view.body[view.class(condition)], Op::Binary { op: BinaryOp::Equal, .. });
        let on = if is_nil { then } else { otherwise };
        if !view.graph.is_made_before(asked, block) || view.is_handed_on(got, on) {
            return None;
        }
        let at = At { block, before: view.body[block].end, edge: None };
        self.wrong(asked, got, at, view.body.span(condition))
    }

    /// `if err2 != nil { return err }`: an error that is known to be nil is returned because
    /// another one is not.
    fn wrong_return(&mut self, block: BlockId) -> Option<Hazard> {
        let view = self.view;
        let Terminator::Return(results) = view.body.terminator(block) else { return None };
        let returned = view.class(*view.body.list(results).last()?);
        if !view.is_error(returned) || !view.is_got(returned) {
            return None;
        }
        let edge = view.graph.only_entry(block)?;
        let (condition, is) = view.graph.condition(edge)?;
        let meant = view.error_asked_about(condition).filter(|&meant| meant != returned)?;
        let mut says_so = false;
        view.atoms_of(condition, is, &mut |atom| says_so |= atom == Atom::Nil(meant, false));
        if !says_so
            || !view.is_got(meant)
            || view.is_used_in(meant, block)
            || !view.is_got_before(returned, meant)
        {
            return None;
        }
        let at = At { block, before: view.body[block].end, edge: None };
        self.wrong(returned, meant, at, view.body[block].span)
    }

    /// That one error is nil at a place where another one is meant.
    fn wrong(
        &mut self,
        nil: ValueId,
        meant: ValueId,
        at: At,
        span: redline_base::Span,
    ) -> Option<Hazard> {
        let reason = self.ask(Atom::Nil(nil, true), at)?;
        if self.is_contradictory(at) {
            return None;
        }
        let known = self.span(reason).map(|span| HazardStep { span, kind: StepKind::NilError });
        let mut steps = vec![HazardStep::at(self.view.body, meant, StepKind::OtherError)];
        steps.extend(known.filter(|step| !step.span.is_empty()));
        steps.sort_by_key(|step| step.span.start);
        Some(Hazard { kind: HazardKind::WrongError, span, is_proved: true, steps })
    }
}

impl View<'_> {
    /// The error that a condition compares with nil.
    fn error_asked_about(&self, condition: ValueId) -> Option<ValueId> {
        let Op::Binary { op: BinaryOp::Equal | BinaryOp::NotEqual, left, right } =
            self.body[self.class(condition)]
        else {
            return None;
        };
        let (left, right) = (self.class(left), self.class(right));
        let is_nil = |value: ValueId| matches!(self.body[value], Op::Zero);
        let asked = match (is_nil(left), is_nil(right)) {
            (false, true) => left,
            (true, false) => right,
            _ => return None,
        };
        self.is_error(asked).then_some(asked)
    }

    /// Whether an error is what a call gives.
    fn is_got(&self, error: ValueId) -> bool {
        match self.body[error] {
            Op::Call(_) => true,
            Op::Extract { tuple, .. } => matches!(self.body[self.class(tuple)], Op::Call(_)),
            _ => false,
        }
    }

    /// Whether an error is there before another one is got.
    fn is_got_before(&self, first: ValueId, second: ValueId) -> bool {
        let home = self.graph.home(second);
        if self.graph.home(first) == home {
            return first.index() < second.index();
        }
        self.graph.is_made_before(first, home)
    }

    /// The last error that a call in a block gives.
    fn last_error_of(&self, block: BlockId) -> Option<ValueId> {
        let errors = self.body.instructions(block).filter(|&value| {
            self.class(value) == value && self.is_error(value) && self.is_got(value)
        });
        errors.last()
    }

    /// Whether an error goes on by an edge, or is used in the block that follows.
    fn is_handed_on(&self, error: ValueId, edge: EdgeId) -> bool {
        let args = self.body.list(self.body[edge].args);
        args.iter().any(|&arg| self.class(arg) == error)
            || self.is_used_in(error, self.body[edge].to)
    }

    fn is_used_in(&self, error: ValueId, block: BlockId) -> bool {
        let mut is_used = false;
        for value in self.body.instructions(block) {
            self.body.for_each_operand(value, |it| is_used |= self.class(it) == error);
        }
        let brought = self.body.successors(block).map(|edge| self.body.list(self.body[edge].args));
        let mut last = brought.flatten().chain(self.body.operands_of_terminator(block));
        is_used || last.any(|&it| self.class(it) == error)
    }
}
