use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Binding, LocalId};
use redline_syntax::{AssignOp, ExprId, Node, Stmt, StmtId};
use redline_types::Type;

use crate::facts::{Context, Results};
use crate::{Check, File};

rule! {
    /// The function that cancels a context is thrown away.
    ///
    /// What the context holds, and its place among the children of its parent, is
    /// released when that function is called, when the time is up or when the parent is
    /// canceled. Without the first, a context of a long-lived parent stays: each
    /// call leaves one more behind. Nobody can end the goroutines that wait for it.
    ///
    /// ```go
    /// import (
    /// 	"context"
    /// 	"time"
    /// )
    ///
    /// func ask(parent context.Context) error {
    /// 	ctx, _ := context.WithTimeout(parent, time.Minute) // want `the function that cancels ctx is thrown away`
    /// 	return call(ctx)
    /// }
    ///
    /// func wait(parent context.Context) error {
    /// 	ctx, cancel := context.WithCancel(parent) // want `cancel, which cancels ctx, is never called`
    /// 	_ = cancel
    /// 	return call(ctx)
    /// }
    ///
    /// func askWell(parent context.Context) error {
    /// 	ctx, cancel := context.WithTimeout(parent, time.Minute)
    /// 	defer cancel()
    /// 	return call(ctx)
    /// }
    /// ```
    ///
    /// Silent where the function is used in any way, although perhaps not on all ways
    /// through the code; where the parent is a variable that stands beside a function which
    /// cancels it; in `main`, `init` and the values of package variables, where
    /// a context may live as long as the process; and in tests.
    pub(super) static RULE = {
        code: "GOR706",
        name: "lost-cancel",
        line: RedLine::LostCleanup,
        since: "0.1",
        check: Check::File(check),
    };
}

/// The functions that return a context and what cancels it.
const MAKERS: &[&str] = &[
    "WithCancel",
    "WithCancelCause",
    "WithDeadline",
    "WithDeadlineCause",
    "WithTimeout",
    "WithTimeoutCause",
];

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    for node in file.nodes() {
        let Node::Stmt(stmt) = node else { continue };
        let Some(Results { targets: &[context, cancel], call }) = file.results(stmt) else { continue };
        let is_fine = || lives_with_process(file, call) || parent_is_canceled(file, call);
        if !is_maker(file, call) || is_fine() {
            continue;
        }
        if let Some(message) = lost(file, context, cancel) {
            report(file, call, cancel, message, found);
        }
    }
}

fn is_maker(file: File<'_>, call: ExprId) -> bool {
    let called = file.imported(call);
    called.is_some_and(|(path, name)| path == "context" && MAKERS.contains(&name))
}

fn lives_with_process(file: File<'_>, call: ExprId) -> bool {
    let mut calls = file.functions().calls().map(|(_, call)| call);
    let function = calls.find(|it| it.expr == call).and_then(|it| it.function);
    matches!(file.context(function), Context::PackageVariable | Context::Init | Context::Main)
}

/// Whether the parent is a variable beside which a function is kept that may cancel it:
/// `ctx, cancel := context.WithCancelCause(ctx)`.
fn parent_is_canceled(file: File<'_>, call: ExprId) -> bool {
    let Some(parent) = file.args(call).first().and_then(|&parent| file.local(parent)) else {
        return false;
    };
    file.nodes().any(|node| {
        let Node::Stmt(stmt) = node else { return false };
        let Some(Results { targets: [first, others @ ..], .. }) = file.results(stmt) else {
            return false;
        };
        let is_function = |&other: &ExprId| match file.local(other) {
            Some(local) => is_called_function(file, local),
            None => false,
        };
        file.local(*first) == Some(parent) && others.iter().any(is_function)
    })
}

/// Whether a variable is a function that is used.
fn is_called_function(file: File<'_>, local: LocalId) -> bool {
    let object = file.types().local(local);
    let ty = object.and_then(|object| file.store()[object].ty());
    let is_function = |ty| {
        let store = file.store();
        matches!(store[store.underlying(ty)], Type::Signature(_))
    };
    ty.is_some_and(is_function) && !is_only_dropped(file, local)
}

/// What to say about the function that cancels `context`, if nobody can call it.
fn lost(file: File<'_>, context: ExprId, cancel: ExprId) -> Option<String> {
    let name = file.text(file.span(context));
    if file.is_blank(cancel) {
        let what = if name == "_" { "the context".to_owned() } else { name };
        return Some(format!("the function that cancels {what} is thrown away"));
    }
    let local = file.resolution().defined(cancel, file.span(cancel))?;
    let text = file.text(file.span(cancel));
    is_only_dropped(file, local).then(|| format!("{text}, which cancels {name}, is never called"))
}

/// Whether a variable is used in no way but `_ = v`.
fn is_only_dropped(file: File<'_>, local: LocalId) -> bool {
    let is_use = |&expr: &ExprId| file.resolution().binding(expr) == Some(Binding::Local(local));
    // The first is its declaration.
    let uses = file.tree().exprs().filter(is_use).count().saturating_sub(1);
    let drops = file.nodes().filter_map(|node| match node {
        Node::Stmt(stmt) => dropped(file, stmt).filter(|&expr| is_use(&expr)),
        _ => None,
    });
    uses == drops.count()
}

/// `v` of `_ = v`.
fn dropped(file: File<'_>, stmt: StmtId) -> Option<ExprId> {
    let Stmt::Assign(assign) = file.tree()[stmt] else { return None };
    let assign = file.tree()[assign];
    match (file.tree().list(assign.left), file.tree().list(assign.right)) {
        (&[left], &[right]) if assign.op == AssignOp::Assign && file.is_blank(left) => {
            Some(file.tree().unparen(right))
        }
        _ => None,
    }
}

fn report(file: File<'_>, call: ExprId, cancel: ExprId, message: String, found: &mut Findings) {
    let steps = [
        found.step(file.span(call), "makes a context that has to be canceled"),
        found.step(file.span(cancel), "nothing calls this"),
    ];
    found.report(file.span(cancel), message).sure(Certainty::Likely).because(steps);
}
