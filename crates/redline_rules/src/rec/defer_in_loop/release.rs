//! Calls that give back what can run out, by the types of what they are called on.

use redline_names::{Binding, Defer, How, LocalId};
use redline_syntax::{BlockId, Expr, ExprId, Node, Stmt, StmtId};
use redline_types::ObjectId;

use crate::File;
use crate::facts::{Callee, FunctionRef, Symbol};

/// A call that gives something back.
#[derive(Clone, Copy)]
pub(super) struct Release {
    /// `x.Close`
    callee: ExprId,
    /// What it gives back.
    pub(super) what: What,
}

/// What a call gives back.
#[derive(Clone, Copy)]
pub(super) enum What {
    /// What a local variable, or a field of it, holds.
    Resource(LocalId),
    /// The timer of a context, by this function.
    Context(LocalId),
    /// A lock.
    Lock,
}

impl Release {
    /// The call without its arguments, as it is written.
    pub(super) fn text(self, file: File<'_>) -> String {
        text(file, self.callee)
    }

    /// The local variable by which something is given back.
    pub(super) fn local(self) -> Option<LocalId> {
        match self.what {
            What::Resource(local) | What::Context(local) => Some(local),
            What::Lock => None,
        }
    }
}

fn text(file: File<'_>, callee: ExprId) -> String {
    file.text(file.span(callee)).split_whitespace().collect()
}

/// Methods that give back what can run out.
const RELEASES: &[&str] = &["Close", "Release", "Rollback", "Stop"];

/// Methods that give a lock back without which the next one waits for ever.
const UNLOCKS: &[Symbol<'_>] =
    &[Symbol::method("sync", "Mutex", "Unlock"), Symbol::method("sync", "RWMutex", "Unlock")];

/// The release that a deferred call makes, itself or in a literal, whatever
/// happened before.
pub(super) fn deferred_release(file: File<'_>, call: ExprId) -> Option<Release> {
    match file.callee(call) {
        Callee::Literal(literal) if literal.file == file.index() => literal_release(file, literal),
        _ => release(file, call),
    }
}

/// The release in the call `x.Close()`, `x.Body.Close()`, `cancel()` or `x.mu.Unlock()`.
pub(super) fn release(file: File<'_>, call: ExprId) -> Option<Release> {
    let Expr::Call { callee, .. } = file.tree()[call] else { return None };
    let written = file.tree().unparen(callee);
    let what = match (file.callee(call), file.tree()[written]) {
        (Callee::Declared(method), Expr::Selector { base, .. }) => released(file, method, base)?,
        (Callee::Other, Expr::Ident(_)) if file.is_cancel_func(file.ty(written)?) => {
            What::Context(local_at_root(file, written)?)
        }
        _ => return None,
    };
    Some(Release { callee, what })
}

/// What a call of a method of `base` gives back.
fn released(file: File<'_>, method: ObjectId, base: ExprId) -> Option<What> {
    let called = file.symbol(method)?;
    let is_method = file.store()[method].kind.is_method();
    if UNLOCKS.contains(&called) {
        return Some(What::Lock);
    }
    let gives_back = is_method && RELEASES.contains(&called.name) && !holds_nothing(called);
    gives_back.then(|| local_at_root(file, base)).flatten().map(What::Resource)
}

/// Readers that decompress hold memory only.
fn holds_nothing(close: Symbol<'_>) -> bool {
    close.path.starts_with("compress/") && close.receiver == Some("Reader")
}

/// Whether each iteration takes the same lock, which nothing in the loop gives back before:
/// the statement that defers stands in the body of the loop itself, and the lock is
/// reached through variables that are there before and stay what they are.
pub(super) fn is_same_lock(
    file: File<'_>,
    iteration: StmtId,
    body: BlockId,
    defer: &Defer,
    release: Release,
) -> bool {
    let Expr::Selector { base, .. } = file.tree()[file.tree().unparen(release.callee)] else {
        return false;
    };
    let is_direct = file.tree().list(file.tree()[body].stmts).contains(&defer.stmt);
    is_direct && is_fixed(file, iteration, base) && !is_called_before(file, body, release)
}

/// Whether a call in the body that is not deferred gives the same back.
fn is_called_before(file: File<'_>, body: BlockId, release: Release) -> bool {
    let mut calls = file.functions().calls().map(|(_, call)| call);
    calls.any(|call| {
        let Expr::Call { callee, .. } = file.tree()[call.expr] else { return false };
        file.span(body).encloses(file.span(call.expr))
            && !matches!(call.how, How::Deferred(_))
            && text(file, callee) == release.text(file)
    })
}

/// Whether `a.b.c` is the same variable in each iteration: `a` is declared before the loop.
fn is_fixed(file: File<'_>, iteration: StmtId, expr: ExprId) -> bool {
    let expr = file.tree().unparen(expr);
    match (file.tree()[expr], file.resolution().binding(expr)) {
        (Expr::Selector { base, .. }, _) => is_fixed(file, iteration, base),
        (Expr::Ident(_), Some(Binding::Local(local))) => {
            let variable = file.resolution()[local];
            variable.assignments == 0 && !file.span(iteration).encloses(variable.span)
        }
        (Expr::Ident(_), Some(Binding::Object(_))) => true,
        _ => false,
    }
}

/// The first release among the statements of the literal that are always reached.
fn literal_release(file: File<'_>, literal: FunctionRef) -> Option<Release> {
    let tree = file.tree();
    let body = file.follow(literal).1.body;
    for &stmt in tree.list(tree[body].stmts) {
        let found = releases_in(file, stmt);
        if found.is_some() {
            return found;
        }
        if may_return(file, stmt) {
            return None;
        }
    }
    None
}

/// The release in `x.Close()`, `err := x.Close()` and `if err := x.Close(); …`.
fn releases_in(file: File<'_>, stmt: StmtId) -> Option<Release> {
    let tree = file.tree();
    match tree[stmt] {
        Stmt::Expr(call) => release(file, call),
        Stmt::Assign(assign) => {
            tree.list(tree[assign].right).iter().find_map(|&value| release(file, tree.unparen(value)))
        }
        Stmt::If { init: Some(init), .. } => releases_in(file, init),
        _ => None,
    }
}

fn may_return(file: File<'_>, stmt: StmtId) -> bool {
    let tree = file.tree();
    let nodes = tree.preorder(Node::Stmt(stmt));
    nodes.into_iter().any(|node| matches!(node, Node::Stmt(inner) if matches!(tree[inner], Stmt::Return(_))))
}

/// `x` of `x` and `x.Body`.
fn local_at_root(file: File<'_>, expr: ExprId) -> Option<LocalId> {
    let expr = file.tree().unparen(expr);
    let root = match file.tree()[expr] {
        Expr::Selector { base, .. } => file.tree().unparen(base),
        _ => expr,
    };
    match file.resolution().binding(root)? {
        Binding::Local(local) => Some(local),
        _ => None,
    }
}
