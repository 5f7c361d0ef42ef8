//! Statements and the blocks they open (spec: Blocks).

use redline_base::with_deep_stack;
use redline_syntax::{
    Assign, AssignId, AssignOp, BlockId, Expr, ExprId, Node, Stmt, StmtId, StmtList,
};

use super::Resolver;
use crate::resolution::LocalKind;

impl Resolver<'_> {
    pub(super) fn stmts(&mut self, list: StmtList) {
        for &stmt in self.tree.list(list) {
            self.stmt(stmt);
        }
    }

    fn block(&mut self, block: BlockId) {
        self.in_block(|resolver| resolver.stmts(resolver.tree[block].stmts));
    }

    fn optional_stmt(&mut self, stmt: Option<StmtId>) {
        if let Some(stmt) = stmt {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: StmtId) {
        match self.tree[stmt] {
            Stmt::Decl(decl) => self.local_decl(decl),
            Stmt::Assign(assign) => self.assign(assign),
            Stmt::IncDec { operand, .. } => {
                self.expr(operand);
                self.assigned(operand);
            }
            Stmt::Labeled { stmt, .. } => with_deep_stack(|| self.stmt(stmt)),
            Stmt::Bad
            | Stmt::Empty { .. }
            | Stmt::Expr(_)
            | Stmt::Send { .. }
            | Stmt::Go(_)
            | Stmt::Defer(_)
            | Stmt::Return(_)
            | Stmt::Branch { .. } => self.operands_of(stmt),
            _ => with_deep_stack(|| self.in_block(|resolver| resolver.control(stmt))),
        }
    }

    /// The expressions of a statement that declares nothing.
    fn operands_of(&mut self, stmt: StmtId) {
        let tree = self.tree;
        tree.for_each_child(Node::Stmt(stmt), &mut |(_, child)| {
            if let Node::Expr(operand) = child {
                self.expr(operand);
            }
        });
    }

    /// A statement that is a block, around the blocks it holds.
    fn control(&mut self, stmt: StmtId) {
        match self.tree[stmt] {
            Stmt::Block(block) => self.stmts(self.tree[block].stmts),
            Stmt::If { init, cond, then, otherwise } => {
                self.optional_stmt(init);
                self.expr(cond);
                self.block(then);
                self.optional_stmt(otherwise);
            }
            Stmt::Switch { init, tag, body } => {
                self.optional_stmt(init);
                self.optional(tag);
                self.block(body);
            }
            Stmt::TypeSwitch { init, guard, body } => {
                self.optional_stmt(init);
                self.type_switch(guard, body);
            }
            Stmt::Select(body) => self.block(body),
            Stmt::For { init, cond, post, body } => {
                self.optional_stmt(init);
                self.optional(cond);
                self.optional_stmt(post);
                self.block(body);
            }
            Stmt::Range { key, value, define, operand, body } => {
                self.expr(operand);
                self.range_variable(key, define);
                self.range_variable(value, define);
                self.block(body);
            }
            Stmt::Case { exprs, body, .. } => {
                self.exprs(exprs);
                self.stmts(body);
            }
            Stmt::Comm { comm, body } => {
                self.optional_stmt(comm);
                self.stmts(body);
            }
            _ => {}
        }
    }

    fn range_variable(&mut self, variable: Option<ExprId>, define: bool) {
        let Some(variable) = variable else { return };
        if define {
            self.define(variable, None);
        } else {
            self.expr(variable);
            self.assigned(variable);
        }
    }

    /// Each clause declares the variable of the guard anew.
    fn type_switch(&mut self, guard: StmtId, body: BlockId) {
        let variable = self.type_switch_variable(guard);
        if variable.is_none() {
            self.stmt(guard);
        }
        for &clause in self.tree.list(self.tree[body].stmts) {
            let Stmt::Case { exprs, body, .. } = self.tree[clause] else { continue };
            self.exprs(exprs);
            self.in_block(|resolver| {
                if let Some((name, span)) = variable {
                    let kind = LocalKind::Var { value: None, is_zero: false };
                    let local = resolver.declare(name, span, kind);
                    resolver.result.clauses.insert(clause, local);
                }
                resolver.stmts(body);
            });
        }
    }

    /// Name and place of `v` in `v := x.(type)`, with `x` resolved.
    fn type_switch_variable(
        &mut self,
        guard: StmtId,
    ) -> Option<(redline_base::Name, redline_base::Span)> {
        let Stmt::Assign(assign) = self.tree[guard] else { return None };
        let Assign { left, right, .. } = self.tree[assign];
        let (&[variable], &[operand]) = (self.tree.list(left), self.tree.list(right)) else {
            return None;
        };
        let Expr::Ident(name) = self.tree[variable] else { return None };
        self.expr(operand);
        Some((name, self.tree.span(variable)))
    }

    fn assign(&mut self, id: AssignId) {
        let Assign { left, right, op, .. } = self.tree[id];
        self.exprs(right);
        let targets = self.tree.list(left);
        for (index, &target) in targets.iter().enumerate() {
            if op == AssignOp::Define {
                let value = self.own_value(right, index, targets.len());
                self.define(target, value);
            } else {
                self.expr(target);
                self.assigned(target);
            }
        }
    }

    /// A name on the left of `:=`: declared, unless its own block has it already.
    fn define(&mut self, target: ExprId, value: Option<ExprId>) {
        let Expr::Ident(name) = self.tree[target] else { return self.expr(target) };
        if self.blocks.declared_since(self.block, name) {
            self.expr(target);
            return self.assigned(target);
        }
        let kind = LocalKind::Var { value, is_zero: false };
        let local = self.declare(name, self.tree.span(target), kind);
        self.bind(target, Some(crate::Binding::Local(local)));
    }
}
