//! How often a loop goes round.

use redline_base::Span;
use redline_syntax::{BlockId, Branch, Expr, ExprId, Node, Stmt, StmtId, StmtList};

use crate::File;
use crate::facts::Held;

/// More iterations than this hold too much.
const FEW: i64 = 16;

/// The body of a loop, unless the loop is seen to be short.
pub(super) fn unbounded_body(file: File<'_>, iteration: StmtId) -> Option<BlockId> {
    let tree = file.tree();
    match tree[iteration] {
        Stmt::Range { operand, body, .. } => {
            let operand = tree.unparen(operand);
            (!is_written_list(file, operand) && !is_few(file, operand)).then_some(body)
        }
        Stmt::For { cond, body, .. } => {
            let short = cond.is_some_and(|cond| match tree[tree.unparen(cond)] {
                Expr::Binary { right, .. } => is_few(file, right),
                _ => false,
            });
            (!short).then_some(body)
        }
        _ => None,
    }
}

/// Whether it is a composite literal, or a variable that is never anything else.
fn is_written_list(file: File<'_>, expr: ExprId) -> bool {
    let (file, value) = match file.held(expr) {
        Some(Held::Value(file, value)) => (file, value),
        _ => (file, expr),
    };
    matches!(file.tree()[file.tree().unparen(value)], Expr::Composite { .. })
}

/// Whether it is a constant that is small.
fn is_few(file: File<'_>, expr: ExprId) -> bool {
    file.types().value(expr).is_some_and(|count| count.as_i64().is_some_and(|count| count <= FEW))
}

/// Whether each way from `stmt` on leaves the loop: some list of statements
/// around it, up to the body of the loop, ends by leaving.
pub(super) fn leaves_loop(file: File<'_>, list: StmtList, stmt: StmtId) -> bool {
    let at = file.span(stmt);
    lists_around(file, list, at).into_iter().any(|stmts| {
        let end = file.tree().list(stmts).last();
        end.is_some_and(|&stmt| leaves(file, stmt))
    })
}

/// The lists of statements in which `at` stands, from `list` inwards.
fn lists_around(file: File<'_>, list: StmtList, at: Span) -> Vec<StmtList> {
    let tree = file.tree();
    let mut all = vec![list];
    let mut inner = Some(list);
    while let Some(list) = inner.take() {
        let Some(&stmt) = tree.list(list).iter().find(|&&stmt| tree.span(stmt).encloses(at)) else { break };
        for node in tree.preorder(Node::Stmt(stmt)) {
            let nested = match node {
                Node::Block(block) => tree[block].stmts,
                Node::Stmt(id) => match tree[id] {
                    Stmt::Block(block) => tree[block].stmts,
                    Stmt::Case { body, .. } | Stmt::Comm { body, .. } => body,
                    _ => continue,
                },
                _ => continue,
            };
            if tree.list(nested).iter().any(|&stmt| tree.span(stmt).encloses(at)) {
                all.push(nested);
                inner = Some(nested);
                break;
            }
        }
    }
    all
}

fn leaves(file: File<'_>, stmt: StmtId) -> bool {
    match file.tree()[stmt] {
        Stmt::Return(_) | Stmt::Branch { kind: Branch::Break | Branch::Goto, .. } => true,
        Stmt::Expr(call) => file.never_returns(file.tree().unparen(call)),
        _ => false,
    }
}
