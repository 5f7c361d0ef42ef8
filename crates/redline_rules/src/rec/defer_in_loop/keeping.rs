//! What outlives an iteration on purpose.

use std::collections::HashSet;

use redline_names::{Binding, FunctionNode, LocalId, Usage};
use redline_syntax::{BlockId, Event, Expr, ExprId, Node, Stmt};
use redline_types::Builtin;

use super::release::{Release, release};
use crate::File;

/// The local variables of the file that are used in a way that keeps what they
/// hold, or gives it back early: appended, assigned, sent, returned, put into a
/// literal, given to a goroutine, or closed. One declared in a loop is used only there.
pub(super) fn kept_locals(file: File<'_>) -> HashSet<LocalId> {
    let tree = file.tree();
    let mut kept = HashSet::new();
    // The expressions all of whose locals are kept, and how many the walk is in.
    let mut keeping = HashSet::new();
    let mut depth = 0;
    let mut deferred = 0;
    for event in tree.events(Node::File) {
        match event {
            Event::Leave(Node::Stmt(stmt)) => {
                deferred -= usize::from(matches!(tree[stmt], Stmt::Defer(_)));
            }
            Event::Enter(Node::Stmt(stmt)) => match tree[stmt] {
                Stmt::Defer(_) => deferred += 1,
                Stmt::Assign(assign) => {
                    let values = tree.list(tree[assign].right).iter();
                    kept.extend(values.filter_map(|&value| local(file, tree.unparen(value))));
                }
                Stmt::Send { value: kept, .. } | Stmt::Go(kept) => keeping.extend([kept]),
                Stmt::Return(values) => keeping.extend(tree.list(values)),
                _ => {}
            },
            Event::Enter(Node::Expr(expr)) => {
                match tree[expr] {
                    Expr::Call { args, .. } if file.calls_builtin(expr, Builtin::Append) => {
                        keeping.extend(tree.list(args));
                    }
                    Expr::Composite { elements, .. } => keeping.extend(tree.list(elements)),
                    _ => {}
                }
                depth += usize::from(keeping.contains(&expr));
                kept.extend(local(file, expr).filter(|_| depth > 0));
                kept.extend(release(file, expr).filter(|_| deferred == 0).and_then(Release::local));
            }
            Event::Leave(Node::Expr(expr)) => depth -= usize::from(keeping.contains(&expr)),
            _ => {}
        }
    }
    kept
}

/// The context that `cancel` ends: the variable that is declared beside it.
pub(super) fn context_of(file: File<'_>, body: BlockId, cancel: LocalId) -> Option<LocalId> {
    let tree = file.tree();
    let at = file.resolution()[cancel].span;
    tree.preorder(Node::Block(body)).into_iter().find_map(|node| {
        let Node::Stmt(stmt) = node else { return None };
        let Stmt::Assign(assign) = tree[stmt] else { return None };
        match tree.list(tree[assign].left) {
            &[context, cancel] if tree.span(cancel) == at => local(file, context),
            _ => None,
        }
    })
}

/// Whether a function literal in the body uses the variable, which may run later; one
/// that is called on the spot does not.
pub(super) fn is_given_to_a_literal(file: File<'_>, body: BlockId, variable: LocalId) -> bool {
    let literals = file.functions().functions().filter_map(|(_, function)| match function.node {
        FunctionNode::Literal(literal) if !matches!(function.usage, Usage::Called(_)) => {
            Some(literal)
        }
        _ => None,
    });
    let mut inside = literals.filter(|&literal| file.span(body).encloses(file.span(literal)));
    inside.any(|literal| {
        let nodes = file.tree().preorder(Node::Expr(literal));
        nodes.into_iter().any(|node| match node {
            Node::Expr(expr) => local(file, expr) == Some(variable),
            _ => false,
        })
    })
}

fn local(file: File<'_>, expr: ExprId) -> Option<LocalId> {
    match file.resolution().binding(expr) {
        Some(Binding::Local(local)) => Some(local),
        _ => None,
    }
}
