//! Statements that stand one behind the other.

use redline_names::{FunctionId, How};
use redline_syntax::{Assign, AssignOp, Expr, ExprId, Node, Stmt, StmtId};

use super::File;

/// An assignment or short declaration of the results of one call.
#[derive(Clone, Copy)]
pub(crate) struct Results<'a> {
    /// What the results are assigned to.
    pub(crate) targets: &'a [ExprId],
    /// The call.
    pub(crate) call: ExprId,
}

impl<'a> File<'a> {
    /// The lists of statements of the file: those of blocks and clauses.
    pub(crate) fn statement_lists(self) -> impl Iterator<Item = &'a [StmtId]> {
        let tree = self.tree();
        self.nodes().filter_map(move |node| match node {
            Node::Block(block) => Some(tree.list(tree[block].stmts)),
            Node::Stmt(stmt) => match tree[stmt] {
                Stmt::Block(block) => Some(tree.list(tree[block].stmts)),
                Stmt::Case { body, .. } | Stmt::Comm { body, .. } => Some(tree.list(body)),
                _ => None,
            },
            _ => None,
        })
    }

    /// The assignment of a call's results that a statement is.
    pub(crate) fn results(self, stmt: StmtId) -> Option<Results<'a>> {
        let Stmt::Assign(assign) = self.tree()[stmt] else { return None };
        let Assign { left, right, op } = self.tree()[assign];
        let &[call] = self.tree().list(right) else { return None };
        let call = self.tree().unparen(call);
        let is_call = matches!(self.tree()[call], Expr::Call { .. });
        let targets = self.tree().list(left);
        (is_call && !matches!(op, AssignOp::Compound(_))).then_some(Results { targets, call })
    }

    /// The calls that a statement of a function makes when it runs: not those that it
    /// defers or starts, or that stand in literals.
    pub(crate) fn plain_calls(
        self,
        function: FunctionId,
        stmt: StmtId,
    ) -> impl Iterator<Item = ExprId> {
        let span = self.span(stmt);
        let calls = self.calls_in(function).filter(|call| matches!(call.how, How::Plain));
        calls.map(|call| call.expr).filter(move |&call| span.contains(self.span(call).start))
    }
}
