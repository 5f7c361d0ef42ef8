//! Whether a function with results can end without a return (spec: Terminating
//! statements).

use redline_base::{Name, Span};
use redline_names::{Binding, Predeclared};
use redline_syntax::{BlockId, Branch, Expr, ExprId, Stmt, StmtId, StmtList};

use super::Context;
use crate::error::ErrorCode;

impl Context<'_> {
    /// A function with results ends with a terminating statement.
    pub(super) fn check_return(&self, body: BlockId) {
        if self.results.is_empty() || self.list_terminates(self.tree[body].stmts) {
            return;
        }
        let end = self.tree.span(body).end;
        let brace = Span::new(end.saturating_sub(1), end);
        self.error_at(brace, ErrorCode::MissingReturn, "missing return");
    }

    fn list_terminates(&self, list: StmtList) -> bool {
        let stmts = self.tree.list(list).iter().rev();
        let mut written = stmts.filter(|&&stmt| !matches!(self.tree[stmt], Stmt::Empty { .. }));
        written.next().is_some_and(|&last| self.terminates(last, None))
    }

    fn block_terminates(&self, block: BlockId) -> bool {
        self.list_terminates(self.tree[block].stmts)
    }

    /// Whether a statement, which may have a label, is a terminating one.
    fn terminates(&self, stmt: StmtId, label: Option<Name>) -> bool {
        redline_base::with_deep_stack(|| self.terminates_here(stmt, label))
    }

    fn terminates_here(&self, stmt: StmtId, label: Option<Name>) -> bool {
        match self.tree[stmt] {
            Stmt::Return(_) => true,
            Stmt::Branch { kind, .. } => matches!(kind, Branch::Goto | Branch::Fallthrough),
            Stmt::Expr(expr) => self.panics(expr),
            Stmt::Block(block) => self.block_terminates(block),
            Stmt::If { then, otherwise: Some(otherwise), .. } => {
                self.block_terminates(then) && self.terminates(otherwise, None)
            }
            Stmt::Switch { body, .. } | Stmt::TypeSwitch { body, .. } => {
                self.has_default(body) && self.clauses_terminate(body, label)
            }
            Stmt::Select(body) => self.clauses_terminate(body, label),
            Stmt::For { cond: None, body, .. } => {
                !self.list_breaks(self.tree[body].stmts, label, true)
            }
            Stmt::Labeled { label, stmt } => self.terminates(stmt, Some(self.tree[label].name)),
            _ => false,
        }
    }

    /// Whether it is a call of the predeclared `panic`.
    fn panics(&self, expr: ExprId) -> bool {
        let Expr::Call { callee, .. } = self.tree[self.tree.unparen(expr)] else { return false };
        let binding = self.source().resolution.binding(self.tree.unparen(callee));
        binding == Some(Binding::Predeclared(Predeclared::Panic))
            || self.called_builtin(self.tree.unparen(callee)) == Some(crate::Builtin::Panic)
    }

    fn has_default(&self, body: BlockId) -> bool {
        let clauses = self.tree.list(self.tree[body].stmts).iter();
        clauses.into_iter().any(|&it| matches!(self.tree[it], Stmt::Case { is_default: true, .. }))
    }

    fn clauses_terminate(&self, body: BlockId, label: Option<Name>) -> bool {
        self.tree.list(self.tree[body].stmts).iter().all(|&clause| match self.tree[clause] {
            Stmt::Case { body, .. } | Stmt::Comm { body, .. } => {
                self.list_terminates(body) && !self.list_breaks(body, label, true)
            }
            _ => false,
        })
    }

    /// Whether a `break` in the list leaves the statement around it, which has
    /// the label, or to which one without a label belongs.
    fn list_breaks(&self, list: StmtList, label: Option<Name>, is_own: bool) -> bool {
        self.tree.list(list).iter().any(|&stmt| self.breaks(stmt, label, is_own))
    }

    fn breaks(&self, stmt: StmtId, label: Option<Name>, is_own: bool) -> bool {
        redline_base::with_deep_stack(|| self.breaks_here(stmt, label, is_own))
    }

    fn breaks_here(&self, stmt: StmtId, label: Option<Name>, is_own: bool) -> bool {
        let inner = |body: BlockId| {
            label.is_some() && self.list_breaks(self.tree[body].stmts, label, false)
        };
        match self.tree[stmt] {
            Stmt::Labeled { stmt, .. } => self.breaks(stmt, label, is_own),
            Stmt::Branch { kind: Branch::Break, label: None } => is_own,
            Stmt::Branch { kind: Branch::Break, label: Some(to) } => {
                Some(self.tree[to].name) == label
            }
            Stmt::Block(block) => self.list_breaks(self.tree[block].stmts, label, is_own),
            Stmt::If { then, otherwise, .. } => {
                self.list_breaks(self.tree[then].stmts, label, is_own)
                    || otherwise.is_some_and(|stmt| self.breaks(stmt, label, is_own))
            }
            Stmt::Case { body, .. } | Stmt::Comm { body, .. } => {
                self.list_breaks(body, label, is_own)
            }
            Stmt::Switch { body, .. }
            | Stmt::TypeSwitch { body, .. }
            | Stmt::Select(body)
            | Stmt::For { body, .. }
            | Stmt::Range { body, .. } => inner(body),
            _ => false,
        }
    }
}
