//! Values that are given to variables (spec: Assignment statements, Short variable
//! declarations, Variable declarations).

use redline_syntax::{AssignId, AssignOp, Expr, ExprId, TokenKind};

use super::Context;
use super::binary::Operation;
use super::describe::amount;
use super::ident::Meaning;
use super::operand::{Operand, Part};
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, ObjectKind, Param, Type, TypeId, VarKind};

/// What a value is given to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Taker {
    /// What has a type.
    Typed(TypeId),
    /// A variable that gets its type from the value.
    New,
    /// `_`, which takes any value.
    Blank,
    /// What is wrong, or not known.
    Invalid,
}

/// Where values are given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Giving {
    /// `var x = …`
    Declaration,
    /// `x = …` and `x := …`
    Assignment,
    /// `return …`; the span is that of the statement.
    Return(redline_base::Span),
}

impl Giving {
    const fn place(self) -> &'static str {
        match self {
            Self::Declaration => "variable declaration",
            Self::Assignment => "assignment",
            Self::Return(_) => "return statement",
        }
    }
}

impl Context<'_> {
    /// Gives a value to what has the type `target`, or to `_`. An untyped value
    /// gets its type by that. `place` is what an error calls it.
    pub(crate) fn assignment(
        &mut self,
        operand: &mut Operand,
        target: Option<TypeId>,
        place: &str,
    ) {
        if operand.is_invalid() || target.is_some_and(|ty| self.is_invalid(ty)) {
            self.with_default_type_settled(operand);
            return;
        }
        if operand.is_nil() && target.is_none() {
            let message = format!("use of untyped nil in {place}");
            self.error(operand.expr, ErrorCode::UntypedNilUse, message);
            operand.mode = Mode::Invalid;
            return;
        }
        if self.is_untyped(operand.ty) && !operand.is_nil() {
            let wanted = target.filter(|&ty| !self.is_interface(ty));
            let wanted = wanted.unwrap_or_else(|| self.default_type(operand.ty));
            self.assign_untyped(operand, wanted, target, place);
            self.update_type(operand.expr, operand.ty, true);
            if operand.is_invalid() {
                return;
            }
        }
        let Some(target) = target else { return };
        if let Err(reason) = self.assignable(operand, target) {
            let cause = reason.cause.map_or_else(String::new, |cause| format!(": {cause}"));
            let message = format!(
                "cannot use {} as {} value in {place}{cause}",
                self.described(operand),
                self.ty_text(target)
            );
            self.error(operand.expr, reason.code, message);
            operand.mode = Mode::Invalid;
        }
    }

    /// Values given to as many takers, or all by one call. The types that the
    /// takers have then.
    pub(crate) fn give(
        &mut self,
        values: &[ExprId],
        takers: &[Taker],
        giving: Giving,
    ) -> Vec<TypeId> {
        let is_single = giving == Giving::Declaration && takers.len() == 1;
        let is_call = !is_single && matches!(values, &[value] if self.is_call(value));
        if values.len() == takers.len() && !is_call {
            let pairs = values.iter().zip(takers);
            return pairs
                .map(|(&value, &taker)| {
                    let operand = match taker {
                        Taker::Typed(ty) => self.expr_with_hint(value, Some(ty)),
                        Taker::Invalid => self.any_expr(value, None),
                        Taker::New | Taker::Blank => self.expr(value),
                    };
                    self.give_one(operand, taker, giving.place())
                })
                .collect();
        }
        let &[value] = values else {
            let operands: Vec<Operand> = values.iter().map(|&value| self.expr(value)).collect();
            self.report_count(values, &operands, takers, giving);
            return takers
                .iter()
                .map(|&taker| Self::type_without_value(taker, &operands))
                .collect();
        };
        let operands = self.several(value, takers, giving);
        if operands.len() != takers.len() {
            self.report_count(values, &operands, takers, giving);
            return takers
                .iter()
                .map(|&taker| Self::type_without_value(taker, &operands))
                .collect();
        }
        let place = match giving {
            Giving::Return(_) => giving.place(),
            _ if operands.len() > 1 => "multiple assignment",
            _ => giving.place(),
        };
        let pairs = operands.into_iter().zip(takers);
        pairs.map(|(operand, &taker)| self.give_one(operand, taker, place)).collect()
    }

    fn is_call(&self, value: ExprId) -> bool {
        matches!(self.tree[self.tree.unparen(value)], Expr::Call { .. })
    }

    fn give_one(&mut self, mut operand: Operand, taker: Taker, place: &str) -> TypeId {
        let (target, place) = match taker {
            Taker::Typed(ty) => (Some(ty), place),
            Taker::Blank if place == "assignment" => (None, "assignment to _ identifier"),
            Taker::New | Taker::Blank => (None, place),
            Taker::Invalid => {
                self.with_default_type_settled(&mut operand);
                return Basic::Unknown.id();
            }
        };
        self.assignment(&mut operand, target, place);
        match target {
            Some(ty) => ty,
            None if operand.is_invalid() => {
                Self::type_without_value(taker, std::slice::from_ref(&operand))
            }
            None => operand.ty,
        }
    }

    /// The type of a taker of wrong values: not known if that holds of one of them.
    fn type_without_value(taker: Taker, values: &[Operand]) -> TypeId {
        let unknown = Basic::Unknown.id();
        match taker {
            Taker::Typed(ty) => ty,
            _ if values.iter().any(|value| value.ty == unknown) => unknown,
            _ => Basic::Invalid.id(),
        }
    }

    /// The values of one expression: the results of a call, and whether there is
    /// one where two are wanted.
    fn several(&mut self, value: ExprId, takers: &[Taker], giving: Giving) -> Vec<Operand> {
        let operand = self.any_expr(value, None);
        let wants_ok = takers.len() == 2 && !matches!(giving, Giving::Return(_));
        if wants_ok && matches!(operand.mode, Mode::MapIndex | Mode::CommaOk) {
            let ok = match takers.get(1) {
                Some(&Taker::Typed(ty)) => Some(ty),
                _ => None,
            };
            return self.comma_ok(value, &operand, ok);
        }
        let Type::Tuple(results) = &self.store[operand.ty] else {
            return vec![self.single_value(operand)];
        };
        if operand.mode == Mode::NoValue {
            return vec![self.single_value(operand)];
        }
        let result = |(index, result): (usize, &Param)| Operand {
            part: Part::Result(index),
            ..Operand::new(value, Mode::Value, result.ty)
        };
        results.iter().enumerate().map(result).collect()
    }

    /// `v, ok := x[k]` and the like: the expression has the type `(T, bool)`.
    fn comma_ok(&mut self, value: ExprId, operand: &Operand, ok: Option<TypeId>) -> Vec<Operand> {
        let is_boolean =
            |ty: TypeId| self.all_basic(ty, |basic| basic.kind() == crate::BasicKind::Boolean);
        let settled = ok.filter(|&ty| is_boolean(ty)).unwrap_or_else(|| Basic::Bool.id());
        let param = |ty| Param { name: None, ty };
        let pair = self.store.intern(Type::Tuple([param(operand.ty), param(settled)].into()));
        let mut expr = value;
        loop {
            self.record(expr, operand.mode, pair);
            match self.tree[expr] {
                Expr::Paren(inner) => expr = inner,
                _ => break,
            }
        }
        let first =
            Operand { part: Part::Result(0), ..Operand::new(value, Mode::Value, operand.ty) };
        let ty = match ok {
            Some(ty) if !is_boolean(ty) && !self.is_interface(ty) => Basic::UntypedBool.id(),
            _ => settled,
        };
        vec![first, Operand { part: Part::Ok, ..Operand::new(value, Mode::Value, ty) }]
    }

    /// Complains about the number of values, unless there is a worse error.
    fn report_count(
        &mut self,
        values: &[ExprId],
        operands: &[Operand],
        takers: &[Taker],
        giving: Giving,
    ) {
        if operands.iter().any(Operand::is_invalid) || takers.contains(&Taker::Invalid) {
            return;
        }
        if let Giving::Return(span) = giving {
            return self.report_return_count(span, operands, takers);
        }
        let variables = amount(takers.len(), "variable");
        let count = amount(operands.len(), "value");
        let Some(&first) = values.first() else { return };
        let message = match self.tree[self.tree.unparen(first)] {
            Expr::Call { callee, .. } if values.len() == 1 => {
                let callee = self.text(callee);
                format!("assignment mismatch: {variables} but {callee} returns {count}")
            }
            _ => format!("assignment mismatch: {variables} but {count}"),
        };
        self.error(first, ErrorCode::WrongAssignCount, message);
    }

    pub(super) fn report_return_count(
        &mut self,
        span: redline_base::Span,
        operands: &[Operand],
        takers: &[Taker],
    ) {
        let (what, at) = match (operands.get(takers.len()), operands.last()) {
            (Some(extra), _) => ("too many", self.tree.span(extra.expr)),
            (None, Some(last)) => ("not enough", self.tree.span(last.expr)),
            (None, None) => ("not enough", span),
        };
        let have: Vec<String> =
            operands.iter().map(|operand| self.returned_text(operand.ty)).collect();
        let want = takers.iter().map(|taker| match taker {
            Taker::Typed(ty) => self.returned_text(*ty),
            _ => "unknown type".to_owned(),
        });
        let want: Vec<String> = want.collect();
        let message = format!(
            "{what} return values\n\thave ({})\n\twant ({})",
            have.join(", "),
            want.join(", ")
        );
        self.error_at(at, ErrorCode::WrongResultCount, message);
    }

    /// A type in a list of types that differs from another.
    pub(crate) fn returned_text(&self, ty: TypeId) -> String {
        match self.store[ty] {
            Type::Basic(Basic::Invalid | Basic::Unknown) => "unknown type".to_owned(),
            Type::Basic(basic) if basic.is_untyped() && basic.is_numeric() => "number".to_owned(),
            Type::Basic(basic) if basic.is_untyped() => {
                basic.name().trim_start_matches("untyped ").to_owned()
            }
            _ => self.ty_text(ty),
        }
    }

    pub(super) fn assign(&mut self, id: AssignId, span: redline_base::Span) {
        let assign = self.tree[id];
        let (left, right) = (self.tree.list(assign.left), self.tree.list(assign.right));
        match assign.op {
            AssignOp::Define => self.define(left, right, span),
            AssignOp::Assign => {
                let takers: Vec<Taker> = left.iter().map(|&target| self.taker(target)).collect();
                self.give(right, &takers, Giving::Assignment);
            }
            AssignOp::Compound(op) => self.compound_assign(left, op, right),
        }
    }

    /// `target op= value`
    fn compound_assign(&mut self, left: &[ExprId], op: TokenKind, right: &[ExprId]) {
        let (&[target], &[value]) = (left, right) else {
            let message =
                format!("assignment operation {}= requires single-valued expressions", op.text());
            if let Some(&first) = left.first() {
                self.error(first, ErrorCode::MultiValAssignOp, message);
            }
            return;
        };
        let operation = Operation { expr: target, op, assigns: true };
        let mut result = self.binary(operation, target, value);
        match self.taker(target) {
            Taker::Typed(ty) => self.assignment(&mut result, Some(ty), "assignment operation"),
            Taker::Blank => self.assignment(&mut result, None, "assignment operation"),
            Taker::New | Taker::Invalid => {}
        }
    }

    /// `x++` and `x--`
    pub(super) fn inc_dec(&mut self, target: ExprId, increment: bool) {
        let operand = self.expr(target);
        if operand.is_invalid() {
            return;
        }
        if !self.all_basic(operand.ty, Basic::is_numeric) {
            let op = if increment { "++" } else { "--" };
            let text = self.text(target);
            let message = format!(
                "invalid operation: {text}{op} (non-numeric type {})",
                self.ty_text(operand.ty)
            );
            return self.error(target, ErrorCode::NonNumericIncDec, message);
        }
        self.taker(target);
    }

    /// What is assigned to: a variable, an element of a map or `_`.
    pub(super) fn taker(&mut self, target: ExprId) -> Taker {
        let inner = self.tree.unparen(target);
        if matches!(self.tree[inner], Expr::Ident(name) if self.name(name) == "_") {
            return Taker::Blank;
        }
        let operand = self.expr(target);
        match operand.mode {
            Mode::Invalid => return Taker::Invalid,
            Mode::Variable | Mode::MapIndex => return Taker::Typed(operand.ty),
            _ => {}
        }
        let text = self.text(target);
        if let Expr::Selector { base, .. } = self.tree[inner]
            && self.records.mode(base) == Mode::MapIndex
        {
            let message = format!("cannot assign to struct field {text} in map");
            self.error(target, ErrorCode::UnaddressableFieldAssign, message);
            return Taker::Invalid;
        }
        let message =
            format!("cannot assign to {text} (neither addressable nor a map index expression)");
        self.error(target, ErrorCode::UnassignableOperand, message);
        Taker::Invalid
    }

    /// `a, b := …`: declares the names that are new in their block.
    fn define(&mut self, left: &[ExprId], right: &[ExprId], span: redline_base::Span) {
        let mut is_wrong = false;
        let mut seen = Vec::new();
        let mut takers = Vec::new();
        for &target in left {
            let taker = self.defined_taker(target, &mut seen);
            is_wrong |= taker == Taker::Invalid;
            takers.push(taker);
        }
        let types = self.give(right, &takers, Giving::Assignment);
        let mut declares = false;
        for (&target, ty) in left.iter().zip(types) {
            declares |= self.declare_at(target, ty);
        }
        if !declares && !is_wrong {
            let operator = self.define_operator(left, span);
            let message = "no new variables on left side of :=";
            self.error_at(operator, ErrorCode::NoNewVar, message);
        }
    }

    /// Where the `:=` behind the left side stands.
    fn define_operator(&self, left: &[ExprId], span: redline_base::Span) -> redline_base::Span {
        let from = left.last().map_or(span.start, |&last| self.tree.span(last).end);
        let text = self.source().text_of(redline_base::Span::new(from, span.end));
        let offset = text.windows(2).position(|window| window == b":=").unwrap_or(0);
        let start = from + u32::try_from(offset).unwrap_or(0);
        redline_base::Span::new(start, start + 2)
    }

    fn defined_taker(&mut self, target: ExprId, seen: &mut Vec<redline_base::Name>) -> Taker {
        let Expr::Ident(name) = self.tree[target] else {
            self.any_expr(target, None);
            let text = self.text(target);
            let message = format!("non-name {text} on left side of :=");
            self.error(target, ErrorCode::BadDecl, message);
            return Taker::Invalid;
        };
        let text = self.name(name);
        if text == "_" {
            return Taker::New;
        }
        if seen.contains(&name) {
            let message = format!("{text} repeated on left side of :=");
            self.error(target, ErrorCode::RepeatedDecl, message);
            return Taker::Invalid;
        }
        seen.push(name);
        if self.declared_by(target).is_some() {
            return Taker::New;
        }
        self.redeclared(target)
    }

    /// A variable that `:=` only assigns to: it is no operand.
    fn redeclared(&mut self, target: ExprId) -> Taker {
        if self.source().resolution.binding(target).is_none() {
            return Taker::Invalid;
        }
        match self.meaning(target) {
            Meaning::Object(object) if matches!(self.store[object].kind, ObjectKind::Var(_)) => {
                let ty = self.store.type_of(object);
                if self.is_invalid(ty) { Taker::Invalid } else { Taker::Typed(ty) }
            }
            Meaning::Object(_) => {
                let message = format!("cannot assign to {}", self.text(target));
                self.error(target, ErrorCode::UnassignableOperand, message);
                Taker::Invalid
            }
            _ => Taker::Invalid,
        }
    }

    pub(super) fn declared_by(&self, target: ExprId) -> Option<redline_names::LocalId> {
        self.source().resolution.defined(target, self.tree.span(target))
    }

    /// Declares a variable by an identifier on the left of `:=`; whether it is new.
    pub(super) fn declare_at(&mut self, target: ExprId, ty: TypeId) -> bool {
        let Some(local) = self.declared_by(target) else { return false };
        let Expr::Ident(name) = self.tree[target] else { return false };
        let object = self.new_object(ObjectKind::Var(VarKind::Local), name, self.tree.span(target));
        self.store[object].set_type(ty);
        self.records.add_declared(target, object);
        self.records.set_local(local, object);
        self.scope.add(name);
        self.name(name) != "_"
    }
}
