//! `defer f()` where all that `f` gives is the function to be deferred.

use redline_diagnostics::{Certainty, Findings, Step};
use redline_names::{Binding, Defer, FunctionNode};
use redline_syntax::{Decl, Expr, ExprId, FuncDecl, Stmt};
use redline_types::Type;

use crate::File;
use crate::facts::Callee;

pub(super) fn check(file: File<'_>, defer: &Defer, found: &mut Findings) {
    if !gives_only_a_function(file, defer.call) {
        return;
    }
    let Some((declared, func)) = declaration(file, defer.call) else { return };
    if !returns_a_literal(declared, &func) {
        return;
    }
    let name = file.name(declared.tree()[func.name].name);
    let declaration = Step {
        at: declared.place(declared.tree()[func.name].span),
        text: "returns a function".to_owned(),
    };
    let steps = [declaration, found.step(file.span(defer.call), "drops it")];
    found
        .report(file.span(defer.stmt), format!("the function that `{name}` returns is not called"))
        .sure(Certainty::Proved)
        .because(steps)
        .note(format!("write `defer {name}(…)()`"));
}

/// Whether the one result of a call is a function without parameters.
fn gives_only_a_function(file: File<'_>, call: ExprId) -> bool {
    let store = file.store();
    let signature = |ty| match &store[store.underlying(ty)] {
        Type::Signature(signature) => Some(signature),
        _ => None,
    };
    let Expr::Call { callee, .. } = file.tree()[call] else { return false };
    match file.ty(callee).and_then(signature).map(|called| &*called.results) {
        Some([result]) => signature(result.ty).is_some_and(|given| given.params.is_empty()),
        _ => false,
    }
}

/// The declaration of the function or method of the package that is called.
fn declaration(file: File<'_>, call: ExprId) -> Option<(File<'_>, FuncDecl)> {
    let callee @ Callee::Declared(_) = file.callee(call) else { return None };
    let (file, function) = file.follow(file.body_of(callee)?);
    let FunctionNode::Decl(decl) = function.node else { return None };
    match file.tree()[decl] {
        Decl::Func(func) => Some((file, func)),
        _ => None,
    }
}

/// Whether the last statement returns a literal, also one that a local variable holds.
fn returns_a_literal(file: File<'_>, func: &FuncDecl) -> bool {
    let tree = file.tree();
    let last = func.body.and_then(|body| tree.list(tree[body].stmts).last());
    let Some(Stmt::Return(values)) = last.map(|&last| tree[last]) else { return false };
    let &[value] = tree.list(values) else { return false };
    let value = tree.unparen(value);
    let is_local = matches!(file.resolution().binding(value), Some(Binding::Local(_)));
    let is_written = matches!(tree[value], Expr::FuncLit { .. });
    (is_local || is_written) && matches!(file.function(value), Callee::Literal(_))
}
