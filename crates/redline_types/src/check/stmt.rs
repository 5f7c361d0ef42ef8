//! Statements (spec: Statements).

use redline_base::with_deep_stack;
use redline_syntax::{
    AssignId, AssignOp, BlockId, Decl, DeclId, Expr, ExprId, Spec, Stmt, StmtId, StmtList,
    TokenKind,
};

use super::Context;
use super::entry::ConstDecl;
use super::operand::Operand;
use crate::records::Mode;
use crate::{Basic, ObjectId, ObjectKind, Param, Type, TypeId, VarKind};

impl Context<'_> {
    pub(crate) fn block(&mut self, block: BlockId) {
        self.stmts(self.tree[block].stmts);
    }

    fn stmts(&mut self, list: StmtList) {
        for &stmt in self.tree.list(list) {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: StmtId) {
        with_deep_stack(|| self.stmt_here(stmt));
        self.settle_pending();
    }

    fn optional(&mut self, stmt: Option<StmtId>) {
        if let Some(stmt) = stmt {
            self.stmt(stmt);
        }
    }

    fn stmt_here(&mut self, stmt: StmtId) {
        match self.tree[stmt] {
            Stmt::Bad | Stmt::Empty { .. } | Stmt::Branch { .. } => {}
            Stmt::Decl(decl) => self.local_decl(decl),
            Stmt::Labeled { stmt, .. } => self.stmt(stmt),
            Stmt::Expr(expr) | Stmt::Go(expr) | Stmt::Defer(expr) => {
                self.any_expr(expr, None);
            }
            Stmt::Send { channel, value } => self.send(channel, value),
            Stmt::IncDec { operand, .. } => {
                self.expr(operand);
            }
            Stmt::Assign(assign) => self.assign(assign),
            Stmt::Return(values) => {
                let results = self.results.clone();
                let types: Vec<TypeId> = results.iter().map(|result| result.ty).collect();
                self.values_for(self.tree.list(values), &types);
            }
            Stmt::Block(block) => self.block(block),
            Stmt::If { init, cond, then, otherwise } => {
                self.optional(init);
                self.condition(cond);
                self.block(then);
                self.optional(otherwise);
            }
            Stmt::Switch { init, tag, body } => {
                self.optional(init);
                self.switch(tag, body);
            }
            Stmt::TypeSwitch { init, guard, body } => {
                self.optional(init);
                self.type_switch(guard, body);
            }
            Stmt::Select(body) => self.block(body),
            Stmt::For { init, cond, post, body } => {
                self.optional(init);
                if let Some(cond) = cond {
                    self.condition(cond);
                }
                self.optional(post);
                self.block(body);
            }
            Stmt::Range { key, value, define, operand, body } => {
                self.range(key, value, define, operand);
                self.block(body);
            }
            Stmt::Case { body, .. } => self.stmts(body),
            Stmt::Comm { comm, body } => {
                self.optional(comm);
                self.stmts(body);
            }
        }
    }

    /// A condition is a boolean, typed or not.
    fn condition(&mut self, cond: ExprId) {
        self.expr(cond);
    }

    /// Gives an untyped operand its default type and records it.
    pub(crate) fn with_default_type_settled(&mut self, operand: &mut Operand) {
        if self.is_untyped(operand.ty) && !operand.is_invalid() {
            self.with_default_type(operand);
            self.update_type(operand.expr, operand.ty, true);
        }
    }

    fn send(&mut self, channel: ExprId, value: ExprId) {
        let channel = self.expr(channel);
        let element = match self.common_underlying(channel.ty).map(|ty| &self.store[ty]) {
            Some(&Type::Chan { element, .. }) => Some(element),
            _ => None,
        };
        let mut value = self.expr_with_hint(value, element);
        if let Some(element) = element {
            self.settle_as(&mut value, element);
        }
    }

    /// Values that are given to variables of these types: one each, or all by one call.
    fn values_for(&mut self, values: &[ExprId], types: &[TypeId]) {
        if let (&[call], true) = (values, types.len() != 1) {
            self.any_expr(call, None);
            return;
        }
        for (index, &value) in values.iter().enumerate() {
            let mut operand = self.expr_with_hint(value, types.get(index).copied());
            if let Some(&ty) = types.get(index) {
                self.settle_as(&mut operand, ty);
            }
        }
    }

    fn assign(&mut self, id: AssignId) {
        let assign = self.tree[id];
        let (left, right) = (self.tree.list(assign.left), self.tree.list(assign.right));
        match assign.op {
            AssignOp::Define => self.define(left, right),
            AssignOp::Assign => {
                let targets: Vec<TypeId> = left.iter().map(|&target| self.target(target)).collect();
                self.assigned_types(left.len(), right, Some(&targets));
            }
            AssignOp::Compound(op) => {
                if let (&[target], &[value]) = (left, right) {
                    self.compound_assign(target, op, value);
                }
            }
        }
    }

    /// `target op= value`
    fn compound_assign(&mut self, target: ExprId, op: TokenKind, value: ExprId) {
        let left = self.expr(target);
        let mut right = self.expr(value);
        if super::binary::is_shift(op) {
            if self.is_untyped(right.ty) && right.value.is_none() {
                let uint = Basic::Uint.id();
                self.convert_untyped(&mut right, uint);
                self.update_type(value, right.ty, true);
            }
            return;
        }
        self.settle_as(&mut right, left.ty);
    }

    /// The type of what is assigned to; unknown for `_`, which takes any.
    fn target(&mut self, target: ExprId) -> TypeId {
        let inner = self.tree.unparen(target);
        if matches!(self.tree[inner], Expr::Ident(name) if self.name(name) == "_") {
            return Basic::Unknown.id();
        }
        self.expr(target).ty
    }

    /// The types of `count` values, which get those of their targets if they are
    /// untyped, or their default types.
    fn assigned_types(
        &mut self,
        count: usize,
        values: &[ExprId],
        targets: Option<&[TypeId]>,
    ) -> Vec<TypeId> {
        let target = |index: usize| {
            targets
                .and_then(|types| types.get(index))
                .copied()
                .filter(|&ty| ty != Basic::Unknown.id())
        };
        if values.len() == count {
            return values
                .iter()
                .enumerate()
                .map(|(index, &value)| {
                    let mut operand = self.expr_with_hint(value, target(index));
                    match target(index) {
                        Some(ty) => self.settle_as(&mut operand, ty),
                        None => self.with_default_type_settled(&mut operand),
                    }
                    operand.ty
                })
                .collect();
        }
        let &[value] = values else {
            for &value in values {
                self.any_expr(value, None);
            }
            return vec![Basic::Invalid.id(); count];
        };
        let operand = self.any_expr(value, None);
        if count == 2 && matches!(operand.mode, Mode::MapIndex | Mode::CommaOk) {
            return self.comma_ok(value, &operand, target(1));
        }
        match &self.store[operand.ty] {
            Type::Tuple(results) if results.len() == count => {
                results.iter().map(|result| result.ty).collect()
            }
            _ => vec![operand.ty; count],
        }
    }

    /// `v, ok := x[k]` and the like: the expression has the type `(T, bool)`.
    fn comma_ok(&mut self, value: ExprId, operand: &Operand, ok: Option<TypeId>) -> Vec<TypeId> {
        let is_boolean =
            |ty: TypeId| self.all_basic(ty, |basic| basic.kind() == crate::BasicKind::Boolean);
        let ok = ok.filter(|&ty| is_boolean(ty)).unwrap_or_else(|| Basic::Bool.id());
        let param = |ty| Param { name: None, ty };
        let pair = self.store.intern(Type::Tuple([param(operand.ty), param(ok)].into()));
        let mut expr = value;
        loop {
            self.record(expr, operand.mode, pair);
            match self.tree[expr] {
                Expr::Paren(inner) => expr = inner,
                _ => return vec![operand.ty, ok],
            }
        }
    }

    /// `a, b := …`: declares the names that are new in their block.
    fn define(&mut self, left: &[ExprId], right: &[ExprId]) {
        let targets: Vec<TypeId> = left
            .iter()
            .map(|&target| match (self.declared_by(target), self.tree[target]) {
                (Some(_), _) => Basic::Unknown.id(),
                (None, Expr::Ident(_)) => self.redeclared(target),
                (None, _) => self.target(target),
            })
            .collect();
        let types = self.assigned_types(left.len(), right, Some(&targets));
        for (&target, ty) in left.iter().zip(types) {
            self.declare_at(target, ty);
        }
    }

    /// The type of a variable that `:=` only assigns to: it is no operand.
    fn redeclared(&self, target: ExprId) -> TypeId {
        match self.source().resolution.binding(target) {
            Some(_) => match self.meaning(target) {
                super::ident::Meaning::Object(object) => self.store.type_of(object),
                _ => Basic::Unknown.id(),
            },
            None => Basic::Unknown.id(),
        }
    }

    fn declared_by(&self, target: ExprId) -> Option<redline_names::LocalId> {
        self.source().resolution.defined(target, self.tree.span(target))
    }

    /// Declares a variable by an identifier on the left of `:=`, if it is new.
    fn declare_at(&mut self, target: ExprId, ty: TypeId) {
        let Some(local) = self.declared_by(target) else { return };
        let Expr::Ident(name) = self.tree[target] else { return };
        let object = self.new_object(ObjectKind::Var(VarKind::Local), name, self.tree.span(target));
        self.store[object].set_type(ty);
        self.records.add_declared(target, object);
        self.records.set_local(local, object);
    }

    fn local_decl(&mut self, decl: DeclId) {
        match self.tree[decl] {
            Decl::Const(_) => self.local_consts(decl),
            Decl::Type(_) | Decl::Var(_) => {
                for spec in self.tree.specs_of(decl) {
                    match self.tree[spec] {
                        Spec::Type(ty) => {
                            let kind = if ty.alias { ObjectKind::Alias } else { ObjectKind::Type };
                            let object = self.local_object(ty.name, kind);
                            self.type_decl(object, spec, None);
                        }
                        Spec::Value(value) => {
                            let written = value.ty.map(|ty| self.var_type(ty));
                            let values = self.tree.list(value.values);
                            let count = value.names.len();
                            let targets = written.map(|ty| vec![ty; count]);
                            let types = if values.is_empty() {
                                vec![Basic::Invalid.id(); count]
                            } else {
                                self.assigned_types(count, values, targets.as_deref())
                            };
                            for (ident, ty) in self.tree.idents_of(value.names).zip(types) {
                                self.declare_var(ident, VarKind::Local, written.unwrap_or(ty));
                            }
                        }
                        Spec::Import(_) => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn local_object(&self, ident: redline_syntax::IdentId, kind: ObjectKind) -> ObjectId {
        let declared = self.tree[ident];
        let object = self.new_object(kind, declared.name, declared.span);
        self.record_declared(ident, object);
        object
    }

    fn local_consts(&mut self, decl: DeclId) {
        let mut last = None;
        for (iota, spec) in (0..).zip(self.tree.specs_of(decl)) {
            let Spec::Value(value) = self.tree[spec] else { continue };
            let inherited = value.ty.is_none() && value.values.is_empty();
            if !inherited {
                last = Some(value);
            }
            let written = last.unwrap_or(value);
            let values = self.tree.list(written.values);
            for (index, ident) in self.tree.idents_of(value.names).enumerate() {
                let declared = self.tree[ident];
                let object = self.new_object(ObjectKind::Const, declared.name, declared.span);
                let value = values.get(index).copied();
                self.const_decl(object, ConstDecl { ty: written.ty, value, iota, inherited });
                self.record_declared(ident, object);
            }
        }
    }

    fn switch(&mut self, tag: Option<ExprId>, body: BlockId) {
        let tag = tag.map(|tag| {
            let mut operand = self.expr(tag);
            self.with_default_type_settled(&mut operand);
            operand
        });
        for &clause in self.tree.list(self.tree[body].stmts) {
            let Stmt::Case { exprs, body, .. } = self.tree[clause] else { continue };
            for &expr in self.tree.list(exprs) {
                let value = self.expr(expr);
                self.case_value(tag.as_ref(), value);
                self.settle_pending();
            }
            self.stmts(body);
        }
    }

    /// A case is compared with the tag, or is a condition where there is none.
    fn case_value(&mut self, tag: Option<&Operand>, mut value: Operand) {
        match tag {
            Some(tag) if !tag.is_invalid() && !value.is_invalid() => {
                if let Some((_, mut value)) = self.matched_pair(tag.clone(), value) {
                    self.with_default_type(&mut value);
                    self.update_type(value.expr, value.ty, true);
                }
            }
            _ => self.with_default_type_settled(&mut value),
        }
    }

    fn type_switch(&mut self, guard: StmtId, body: BlockId) {
        let (variable, operand) = match self.tree[guard] {
            Stmt::Expr(expr) => (None, self.guarded(expr)),
            Stmt::Assign(assign) => {
                let assign = self.tree[assign];
                let (left, right) = (self.tree.list(assign.left), self.tree.list(assign.right));
                (left.first().copied(), right.first().and_then(|&expr| self.guarded(expr)))
            }
            _ => (None, None),
        };
        for &clause in self.tree.list(self.tree[body].stmts) {
            let Stmt::Case { exprs, body, .. } = self.tree[clause] else { continue };
            let types: Vec<TypeId> =
                self.tree.list(exprs).iter().map(|&expr| self.case_type(expr)).collect();
            if let Some(variable) = variable {
                let whole = operand.as_ref().map_or_else(|| Basic::Invalid.id(), |it| it.ty);
                let ty = match types[..] {
                    [ty] if ty != Basic::UntypedNil.id() => ty,
                    _ => whole,
                };
                self.clause_variable(clause, variable, ty);
            }
            self.stmts(body);
        }
    }

    /// `x` of `x.(type)`
    fn guarded(&mut self, expr: ExprId) -> Option<Operand> {
        match self.tree[self.tree.unparen(expr)] {
            Expr::TypeAssert { base, .. } => Some(self.expr(base)),
            _ => None,
        }
    }

    /// A type in a clause of a type switch, or the type of `nil`.
    fn case_type(&mut self, expr: ExprId) -> TypeId {
        let is_nil = match self.tree[self.tree.unparen(expr)] {
            Expr::Ident(name) => self.name(name) == "nil",
            _ => false,
        };
        if is_nil { self.any_expr(expr, None).ty } else { self.var_type(expr) }
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

    /// The variables of a range clause (spec: For statements with range clause).
    fn range(&mut self, key: Option<ExprId>, value: Option<ExprId>, define: bool, operand: ExprId) {
        let mut operand = self.expr(operand);
        let types = self.ranged(&operand);
        let is_text = operand.ty == Basic::UntypedString.id();
        if self.is_untyped(operand.ty) && !operand.is_invalid() && !is_text {
            // A constant is ranged over with the type of the variable, if it is there.
            let target = key.filter(|_| !define).map(|key| self.target(key));
            match target.filter(|&ty| ty != Basic::Unknown.id()) {
                Some(ty) => self.settle_as(&mut operand, ty),
                None => self.with_default_type_settled(&mut operand),
            }
        }
        let types =
            types.map(|ty| if ty == Some(Basic::UntypedInt.id()) { Some(operand.ty) } else { ty });
        for (variable, ty) in [key, value].into_iter().zip(types) {
            let Some(variable) = variable else { continue };
            if define {
                self.declare_at(variable, ty.unwrap_or_else(|| Basic::Unknown.id()));
            } else {
                self.target(variable);
            }
        }
    }

    /// The types of the two values of an iteration.
    fn ranged(&self, operand: &Operand) -> [Option<TypeId>; 2] {
        let int = Some(Basic::Int.id());
        let Some(common) = self.common_underlying(operand.ty) else { return [None, None] };
        match &self.store[common] {
            Type::Basic(basic) if basic.kind() == crate::BasicKind::String => {
                [int, Some(Basic::Rune.id())]
            }
            Type::Basic(basic) if basic.is_untyped() && basic.is_numeric() => {
                [Some(Basic::UntypedInt.id()), None]
            }
            Type::Basic(basic) if basic.is_integer() => [Some(operand.ty), None],
            &Type::Array { element, .. } | &Type::Slice(element) => [int, Some(element)],
            Type::Pointer(base) => match self.store[self.store.underlying(*base)] {
                Type::Array { element, .. } => [int, Some(element)],
                _ => [None, None],
            },
            &Type::Map { key, value } => [Some(key), Some(value)],
            &Type::Chan { element, .. } => [Some(element), None],
            Type::Signature(signature) => self.yielded(signature),
            _ => [None, None],
        }
    }

    /// What an iterator function gives to its `yield`.
    fn yielded(&self, signature: &crate::Signature) -> [Option<TypeId>; 2] {
        let yielded = signature.params.first().and_then(|param| self.common_underlying(param.ty));
        match yielded.map(|ty| &self.store[ty]) {
            Some(Type::Signature(inner)) => {
                let param = |index: usize| inner.params.get(index).map(|param| param.ty);
                [param(0), param(1)]
            }
            _ => [None, None],
        }
    }
}
