use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::FunctionId;
use redline_syntax::{Expr, ExprId, Node, Stmt, StmtId};

use crate::facts::Recovery;
use crate::{Check, File};

rule! {
    /// A recover is deferred at the end of a function, behind what may panic.
    ///
    /// A deferred call is made when its function ends, if its `defer` was reached before: a
    /// panic above it goes past it. Put it first.
    ///
    /// ```go
    /// func handle(request func() error, failed func(any)) {
    /// 	if err := request(); err != nil {
    /// 		failed(err)
    /// 	}
    /// 	defer func() { // want `nothing is left to panic behind this recover`
    /// 		if r := recover(); r != nil {
    /// 			failed(r)
    /// 		}
    /// 	}()
    /// }
    ///
    /// func handleWell(request func() error, failed func(any)) {
    /// 	defer func() {
    /// 		if r := recover(); r != nil {
    /// 			failed(r)
    /// 		}
    /// 	}()
    /// 	if err := request(); err != nil {
    /// 		failed(err)
    /// 	}
    /// }
    /// ```
    ///
    /// Silent where anything is called, indexed or followed behind the `defer`, where
    /// nothing is called before it but functions of the Go tree, where it stands under a
    /// condition, and in tests.
    pub(super) static RULE = {
        code: "REC608",
        name: "recover-too-late",
        line: RedLine::IneffectiveRecover,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    for (id, function) in file.functions().functions() {
        let stmts = file.tree().list(file.tree()[function.body].stmts);
        for (index, &stmt) in stmts.iter().enumerate() {
            let Stmt::Defer(call) = file.tree()[stmt] else { continue };
            let (before, behind) = (&stmts[..index], &stmts[index + 1..]);
            if recovers(file, call) && !behind.iter().any(|&stmt| may_panic(file, stmt)) {
                report(file, id, stmt, before, found);
            }
        }
    }
}

fn recovers(file: File<'_>, call: ExprId) -> bool {
    let body = file.body_of(file.callee(call));
    body.is_some_and(|body| file.recovery(body) != Recovery::Never)
}

/// Whether anything in a statement may panic.
fn may_panic(file: File<'_>, stmt: StmtId) -> bool {
    file.tree().preorder(Node::Stmt(stmt)).any(|node| match node {
        Node::Expr(expr) => matches!(
            file.tree()[expr],
            Expr::Call { .. }
                | Expr::Index { .. }
                | Expr::Slice(_)
                | Expr::Star(_)
                | Expr::Selector { .. }
                | Expr::TypeAssert { .. }
                | Expr::Binary { .. }
        ),
        Node::Stmt(stmt) => matches!(file.tree()[stmt], Stmt::Send { .. } | Stmt::For { .. }),
        _ => false,
    })
}

fn report(
    file: File<'_>,
    function: FunctionId,
    defer: StmtId,
    before: &[StmtId],
    found: &mut Findings,
) {
    // Of what the Go tree does it is known that it does not panic, or hoped so.
    let mut calls = before.iter().flat_map(|&stmt| file.plain_calls(function, stmt));
    let Some(call) = calls.find(|&call| file.is_foreign_code(call)) else { return };
    let steps = [
        found.step(file.span(call), "may panic"),
        found.step(file.span(defer), "is registered when it did not"),
    ];
    found
        .report(file.span(defer), "nothing is left to panic behind this recover: it comes too late")
        .sure(Certainty::Likely)
        .because(steps);
}
