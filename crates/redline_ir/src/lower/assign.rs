//! Assignments and declarations of variables (spec: Assignment statements, Short
//! variable declarations, Variable declarations).

use redline_base::Span;
use redline_syntax::{AssignId, AssignOp, Expr, ExprId, Spec, SpecId, UnaryOp};
use redline_types::{Basic, Type, TypeId};

use super::Lowering;
use super::operator::operator;
use super::place::{Located, Place};
use crate::{BinaryOp, ValueId};

impl Lowering<'_, '_> {
    /// `a, b = …`, `a := …`, `a += …`
    pub(crate) fn assignment(&mut self, assign: AssignId, at: Span) {
        let tree = self.file.tree;
        let assign = tree[assign];
        let (left, right) = (tree.list(assign.left), tree.list(assign.right));
        match (assign.op, left, right) {
            (AssignOp::Compound(op), &[target], &[operand]) => {
                if let Some(op) = operator(op) {
                    self.compound_assignment(op, target, operand, at);
                }
            }
            (_, &[target], &[value]) => {
                let targets = [self.target_of(target)];
                let value = self.value_for(&targets[0], value);
                self.give(&targets[0], value);
            }
            (_, &[value, ok], &[source]) if self.is_comma_ok(source) => {
                let targets = [value, ok].map(|target| self.target_of(target));
                let values = self.comma_ok(source);
                self.give_all(&targets, values.into_iter().flatten(), at);
            }
            (_, left, &[call]) if left.len() > 1 => {
                let targets: Vec<Taker> = left.iter().map(|&it| self.target_of(it)).collect();
                let values = self.results_of(call);
                self.give_all(&targets, values, at);
            }
            _ => self.parallel_assignment(left, right, at),
        }
    }

    fn parallel_assignment(&mut self, left: &[ExprId], right: &[ExprId], at: Span) {
        let targets: Vec<Taker> = left.iter().map(|&target| self.target_of(target)).collect();
        let mut values = Vec::with_capacity(right.len());
        for (target, &value) in targets.iter().zip(right) {
            values.push(self.value_for(target, value));
        }
        self.give_all(&targets, values, at);
    }

    /// Whether an expression tells whether there is a value, if two are asked for.
    pub(crate) fn is_comma_ok(&self, expr: ExprId) -> bool {
        let tree = self.file.tree;
        let expr = tree.unparen(expr);
        match tree[expr] {
            Expr::TypeAssert { .. } | Expr::Unary { op: UnaryOp::Receive, .. } => true,
            Expr::Index { base, .. } => {
                matches!(self.core(self.type_of(base)), Type::Map { .. })
            }
            _ => false,
        }
    }

    /// `x op= y`, `x++`, `x--`: the operands of `x` are evaluated once.
    pub(crate) fn compound_assignment(
        &mut self,
        op: BinaryOp,
        target: ExprId,
        operand: ExprId,
        at: Span,
    ) {
        let place = self.place(target);
        let ty = place.ty;
        let before = self.load_place(&place.place, ty, place.at);
        let operand = match op {
            BinaryOp::ShiftLeft | BinaryOp::ShiftRight => self.expr(operand),
            _ => self.expr_as(operand, ty),
        };
        let value = self.arithmetic(op, before, operand, ty, at);
        self.store(&place, value);
    }

    /// `x++`, `x--`
    pub(crate) fn step(&mut self, target: ExprId, op: BinaryOp, at: Span) {
        let place = self.place(target);
        let ty = place.ty;
        let before = self.load_place(&place.place, ty, place.at);
        let one = self.builder.constant(&redline_constant::Value::from(1_u64), ty);
        let value = self.arithmetic(op, before, one, ty, at);
        self.store(&place, value);
    }

    /// What takes a value on the left of `=` or `:=`; operands are evaluated.
    pub(crate) fn target_of(&mut self, target: ExprId) -> Taker {
        let tree = self.file.tree;
        let at = tree.span(target);
        match tree[target] {
            Expr::Ident(name) if self.package.is_blank(name) => Taker::Blank,
            Expr::Ident(_) => match self.file.resolution.defined(target, at) {
                Some(local) => Taker::New { local, at },
                None => Taker::Place(self.place(target)),
            },
            _ => Taker::Place(self.place(target)),
        }
    }

    /// The value of an expression as the target takes it.
    fn value_for(&mut self, target: &Taker, value: ExprId) -> ValueId {
        match self.type_of_target(target) {
            Some(ty) => self.expr_as(value, ty),
            None => self.expr(value),
        }
    }

    fn type_of_target(&self, target: &Taker) -> Option<TypeId> {
        match target {
            Taker::New { local, .. } => Some(self.local_type(*local)),
            Taker::Place(place) => Some(place.ty),
            Taker::Blank => None,
        }
    }

    /// Gives the target a value.
    pub(crate) fn give(&mut self, target: &Taker, value: ValueId) {
        match target {
            Taker::Blank | Taker::Place(Located { place: Place::Blank, .. }) => {}
            Taker::New { local, at } => {
                let ty = self.local_type(*local);
                let value = self.assigned(value, ty, *at);
                self.declare(*local, value, *at);
            }
            Taker::Place(place) => {
                let value = self.assigned(value, place.ty, place.at);
                self.store(place, value);
            }
        }
    }

    /// `var a, b T = x, y` in a function.
    pub(crate) fn var_spec(&mut self, spec: SpecId) {
        let tree = self.file.tree;
        let at = tree.span(spec);
        let Spec::Value(spec) = tree[spec] else { return };
        let names: Vec<_> = tree.idents_of(spec.names).collect();
        let values = tree.list(spec.values);
        let takers: Vec<Taker> = names
            .iter()
            .map(|&name| match self.file.resolution.declared(name) {
                Some(local) => Taker::New { local, at: tree.span(name) },
                None => Taker::Blank,
            })
            .collect();
        match values {
            [] => {
                for taker in &takers {
                    if let Taker::New { local, at } = taker {
                        self.declare_zero(*local, *at);
                    }
                }
            }
            &[source] if takers.len() == 2 && self.is_comma_ok(source) => {
                let values = self.comma_ok(source);
                self.give_all(&takers, values.into_iter().flatten(), at);
            }
            &[call] if takers.len() > 1 => {
                let values = self.results_of(call);
                self.give_all(&takers, values, at);
            }
            _ => {
                let mut given = Vec::with_capacity(values.len());
                for (taker, &value) in takers.iter().zip(values) {
                    given.push(self.value_for(taker, value));
                }
                self.give_all(&takers, given, at);
            }
        }
    }

    /// Gives each a value: where the source has too few, one that is not known.
    fn give_all(&mut self, takers: &[Taker], values: impl IntoIterator<Item = ValueId>, at: Span) {
        let mut values = values.into_iter();
        for taker in takers {
            let value = values.next();
            let value = value.unwrap_or_else(|| self.unknown_of(Basic::Invalid.id(), at));
            self.give(taker, value);
        }
    }
}

/// What takes a value.
pub(crate) enum Taker {
    /// `_`
    Blank,
    /// A local that is declared.
    New { local: redline_names::LocalId, at: Span },
    /// A place.
    Place(Located),
}
