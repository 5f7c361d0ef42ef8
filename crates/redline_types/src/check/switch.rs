//! Expression switches and type switches (spec: Switch statements).

use redline_constant::Value;
use redline_syntax::{BlockId, Expr, ExprId, Stmt, StmtId};

use super::Context;
use super::binary::Matched;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, ObjectKind, TypeId, VarKind, identical};

impl Context<'_> {
    /// `switch tag { body }`
    pub(super) fn switch(&mut self, tag: Option<ExprId>, body: BlockId) {
        let tag = tag.map(|tag| self.tag(tag));
        let clauses = self.tree.list(self.tree[body].stmts);
        self.check_defaults(clauses);
        let mut seen = Vec::new();
        for &clause in clauses {
            let Stmt::Case { exprs, body, .. } = self.tree[clause] else { continue };
            for &expr in self.tree.list(exprs) {
                let value = self.expr(expr);
                self.case_value(tag.as_ref(), value, &mut seen);
                self.settle_pending();
            }
            self.in_scope(|context| context.stmts(body));
        }
    }

    /// The tag gets its default type; it has to be comparable with something.
    fn tag(&mut self, tag: ExprId) -> Operand {
        let mut operand = self.expr(tag);
        self.assignment(&mut operand, None, "switch expression");
        if operand.is_invalid() || self.is_hazy(operand.ty) {
            operand.mode = Mode::Invalid;
            return operand;
        }
        if !self.store.is_comparable(operand.ty) && !self.has_nil(operand.ty) {
            let described = self.described(&operand);
            let ty = self.ty_text(operand.ty);
            let message = format!("cannot switch on {described} ({ty} is not comparable)");
            self.error(tag, ErrorCode::InvalidExprSwitch, message);
            operand.mode = Mode::Invalid;
        }
        operand
    }

    /// A case is compared with the tag, or with `true` where there is none.
    fn case_value(
        &mut self,
        tag: Option<&Operand>,
        value: Operand,
        seen: &mut Vec<(Value, TypeId)>,
    ) {
        if value.is_invalid() {
            return;
        }
        let Some(tag) = tag else {
            return self.case_condition(value);
        };
        if tag.is_invalid() {
            return;
        }
        // The tag is not compared as a constant.
        let tag = Operand { mode: Mode::Value, value: None, ..tag.clone() };
        let Some(value) = self.compared_case(&value, &tag) else { return };
        self.check_duplicate_case(&value, seen);
    }

    /// The case with its type, if it can be compared with the tag.
    fn compared_case(&mut self, case: &Operand, tag: &Operand) -> Option<Operand> {
        let (mut left, mut right) = (case.clone(), tag.clone());
        match self.match_types(&mut left, &mut right) {
            Matched::Yes => {}
            Matched::No => {
                self.report_case(case, tag);
                return None;
            }
            Matched::Reported => return None,
        }
        if !self.is_case_of(&left, &right) {
            return None;
        }
        self.with_default_type(&mut left);
        self.update_type(left.expr, left.ty, true);
        Some(left)
    }

    /// A case of a switch without a tag is a condition.
    fn case_condition(&mut self, mut value: Operand) {
        let bool = Basic::Bool.id();
        let is_boolean =
            value.ty == Basic::UntypedBool.id() || identical(self.store, value.ty, bool);
        if !is_boolean && !self.is_interface(value.ty) && !self.is_hazy(value.ty) {
            let text = self.text(value.expr);
            let message = format!(
                "invalid case {text} in switch on true (mismatched types {} and bool)",
                self.ty_text(value.ty)
            );
            self.error(value.expr, ErrorCode::MismatchedTypes, message);
            return;
        }
        self.with_default_type_settled(&mut value);
    }

    fn report_case(&mut self, case: &Operand, tag: &Operand) {
        let message = format!(
            "invalid case {} in switch on {} (mismatched types {} and {})",
            self.text(case.expr),
            self.text(tag.expr),
            self.ty_text(case.ty),
            self.ty_text(tag.ty)
        );
        self.error(case.expr, ErrorCode::MismatchedTypes, message);
    }

    fn check_duplicate_case(&mut self, case: &Operand, seen: &mut Vec<(Value, TypeId)>) {
        let Some(value) = case.value.clone() else { return };
        if value.is_unknown() {
            return;
        }
        let is_same =
            |(other, ty): &(Value, TypeId)| *other == value && identical(self.store, *ty, case.ty);
        if seen.iter().any(is_same) {
            let message = format!("duplicate case {} in expression switch", self.described(case));
            return self.error(case.expr, ErrorCode::DuplicateCase, message);
        }
        seen.push((value, case.ty));
    }

    /// `switch variable := guard.(type) { body }`
    pub(super) fn type_switch(&mut self, guard: StmtId, body: BlockId) {
        let (variable, operand) = match self.tree[guard] {
            Stmt::Expr(expr) => (None, self.guarded(expr)),
            Stmt::Assign(assign) => {
                let assign = self.tree[assign];
                let (left, right) = (self.tree.list(assign.left), self.tree.list(assign.right));
                (left.first().copied(), right.first().and_then(|&expr| self.guarded(expr)))
            }
            _ => (None, None),
        };
        self.check_switch_variable(variable);
        let operand = operand.map(|operand| self.checked_guard(operand));
        let clauses = self.tree.list(self.tree[body].stmts);
        self.check_defaults(clauses);
        let mut seen = Vec::new();
        for &clause in clauses {
            let Stmt::Case { exprs, body, .. } = self.tree[clause] else { continue };
            let types: Vec<TypeId> = self
                .tree
                .list(exprs)
                .iter()
                .map(|&expr| self.case_type(expr, operand.as_ref(), &mut seen))
                .collect();
            if let Some(variable) = variable {
                let whole = operand.as_ref().map_or_else(|| Basic::Invalid.id(), |it| it.ty);
                let ty = match types[..] {
                    [ty] if ty != Basic::UntypedNil.id() => ty,
                    _ => whole,
                };
                self.clause_variable(clause, variable, ty);
            }
            self.in_scope(|context| {
                if let Some(Expr::Ident(name)) = variable.map(|variable| context.tree[variable]) {
                    context.scope.add(name);
                }
                context.stmts(body);
            });
        }
    }

    /// `_ := x.(type)` declares nothing.
    fn check_switch_variable(&mut self, variable: Option<ExprId>) {
        if let Some(variable) = variable
            && matches!(self.tree[variable], Expr::Ident(name) if self.name(name) == "_")
        {
            let message = "no new variable on left side of :=";
            self.package.soft_error(
                self.file,
                self.tree.span(variable),
                ErrorCode::NoNewVar,
                message.to_owned(),
            );
        }
    }

    /// `x` of `x.(type)`
    fn guarded(&mut self, expr: ExprId) -> Option<Operand> {
        match self.tree[self.tree.unparen(expr)] {
            Expr::TypeAssert { base, .. } => Some(self.expr(base)),
            _ => None,
        }
    }

    /// What is switched on is an interface, and no type parameter.
    fn checked_guard(&mut self, operand: Operand) -> Operand {
        if operand.is_invalid() || self.is_hazy(operand.ty) || self.is_interface(operand.ty) {
            return operand;
        }
        let described = self.described(&operand);
        let message = if self.is_type_param(operand.ty) {
            format!("cannot use type switch on type parameter value {described}")
        } else {
            format!("{described} is not an interface")
        };
        self.error(operand.expr, ErrorCode::InvalidTypeSwitch, message);
        Operand { mode: Mode::Invalid, ..operand }
    }

    /// A type in a clause of a type switch, or the type of `nil`.
    fn case_type(
        &mut self,
        expr: ExprId,
        guard: Option<&Operand>,
        seen: &mut Vec<TypeId>,
    ) -> TypeId {
        let is_nil = match self.tree[self.tree.unparen(expr)] {
            Expr::Ident(name) => self.name(name) == "nil",
            _ => false,
        };
        let ty = if is_nil { self.any_expr(expr, None).ty } else { self.var_type(expr) };
        if self.is_invalid(ty) {
            return ty;
        }
        if seen.iter().any(|&other| identical(self.store, other, ty)) {
            let what = if is_nil { "nil".to_owned() } else { self.ty_text(ty) };
            let message = format!("duplicate case {what} in type switch");
            self.error(expr, ErrorCode::DuplicateCase, message);
            return ty;
        }
        seen.push(ty);
        if let Some(guard) = guard.filter(|guard| !guard.is_invalid() && !is_nil) {
            self.check_possible(expr, guard, ty, true);
        }
        ty
    }

    fn clause_variable(&mut self, clause: StmtId, variable: ExprId, ty: TypeId) {
        let Expr::Ident(name) = self.tree[variable] else { return };
        let object =
            self.new_object(ObjectKind::Var(VarKind::Local), name, self.tree.span(variable));
        self.store[object].set_type(ty);
        if let Some(local) = self.source().resolution.clause_variable(clause) {
            self.records.set_local(local, object);
        }
        self.records.add_clause(clause, object);
    }
}
