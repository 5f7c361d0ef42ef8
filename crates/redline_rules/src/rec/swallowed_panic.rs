use redline_base::Span;
use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Defer, FunctionNode, Usage};
use redline_syntax::{Expr, Node, Stmt, StmtId};

use super::panic_becomes_success::{leaves_nil_error, recovering, tells};
use crate::facts::{Callee, FunctionRef};
use crate::{Check, File};

rule! {
    /// A panic is recovered, and nobody learns of it.
    ///
    /// The work is left where it was, half done, and there is no line in any log to begin
    /// with. Say what was recovered and where: log it with `debug.Stack()`, or return it as
    /// an error.
    ///
    /// ```go
    /// func refresh(prices []func() error) {
    /// 	defer func() { // want `a panic is dropped here, and nobody learns of it`
    /// 		recover()
    /// 	}()
    /// 	for _, price := range prices {
    /// 		_ = price()
    /// 	}
    /// }
    ///
    /// func refreshWell(prices []func() error, failed func(any)) {
    /// 	defer func() {
    /// 		if r := recover(); r != nil {
    /// 			failed(r)
    /// 		}
    /// 	}()
    /// 	for _, price := range prices {
    /// 		_ = price()
    /// 	}
    /// }
    /// ```
    ///
    /// Silent where the deferred function calls anything else, sets anything outside of
    /// itself or sends; where a comment in it or beside it says why; about functions of one
    /// statement, in which it is known what panics; where a nil error is returned then,
    /// which `panic-becomes-success` tells; and in tests.
    pub(super) static RULE = {
        code: "REC603",
        name: "swallowed-panic",
        line: RedLine::HiddenPanic,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    for (_, defer) in file.functions().defers() {
        let Some(function) = defer.function else { continue };
        let Some(body) = swallowing(file, defer) else { continue };
        let is_told = sets_outside(file, body)
            || tells(file, function, body)
            || leaves_nil_error(file, function);
        if !is_told && !is_explained(file, file.span(defer.stmt)) && guards_much(file, defer) {
            report(file, defer, body, found);
        }
    }
}

/// A deferred literal that recovers and calls nothing else.
fn swallowing(file: File<'_>, defer: &Defer) -> Option<FunctionRef> {
    let Callee::Literal(body) = file.callee(defer.call) else { return None };
    recovering(file, defer)?;
    let (file, function) = file.follow(body);
    let FunctionNode::Literal(_) = function.node else { return None };
    let mut nodes = file.tree().preorder(Node::Block(function.body));
    let recovers = |expr| file.recovers().any(|call| call.expr == expr);
    let calls_more = nodes.any(|node| match node {
        Node::Expr(expr) => matches!(file.tree()[expr], Expr::Call { .. }) && !recovers(expr),
        _ => false,
    });
    (!calls_more).then_some(body)
}

/// Whether a literal sets a variable that it does not declare.
fn sets_outside(file: File<'_>, body: FunctionRef) -> bool {
    let (file, function) = file.follow(body);
    let own = file.span(function.body);
    file.tree().preorder(Node::Block(function.body)).any(|node| {
        let Node::Stmt(stmt) = node else { return false };
        let Stmt::Assign(assign) = file.tree()[stmt] else { return false };
        let mut targets = file.tree().list(file.tree()[assign].left).iter();
        targets.any(|&target| match file.local(target) {
            Some(local) => !own.contains(file.resolution()[local].span.start),
            None => !file.is_blank(target),
        })
    })
}

/// Whether a comment stands in a statement, behind it, or right before it; what stands
/// behind the beginning of several lines may be about the function.
fn is_explained(file: File<'_>, stmt: Span) -> bool {
    let gap = |start, end| file.text(Span { start, end });
    let lines = gap(stmt.start, stmt.end);
    let first_end = match lines.split_once('\n') {
        Some((first, _)) => stmt.start + u32::try_from(first.len()).unwrap_or(u32::MAX),
        None => stmt.start,
    };
    file.tree().comments().iter().any(|comment| {
        comment.start >= first_end && stmt.contains(comment.start)
            || comment.end <= stmt.start && gap(comment.end, stmt.start).trim().is_empty()
            || comment.start >= stmt.end && !gap(stmt.end, comment.start).contains('\n')
    })
}

/// Whether more than one statement stands behind the deferred call; statements in a
/// statement count, except in a literal that is called on the spot to guard it.
fn guards_much(file: File<'_>, defer: &Defer) -> bool {
    let mut lists = file.statement_lists();
    let list = lists.find(|list| list.contains(&defer.stmt)).unwrap_or_default();
    let behind = list.iter().skip_while(|stmt| **stmt != defer.stmt).skip(1);
    let usage = defer.function.map(|function| file.functions()[function].usage);
    let is_on_the_spot = matches!(usage, Some(Usage::Called(_)));
    let has_block = |stmt: StmtId| {
        if let Stmt::Go(_) = file.tree()[stmt] {
            // It panics on its own.
            return false;
        }
        let mut nodes = file.tree().preorder(Node::Stmt(stmt));
        nodes.any(|node| matches!(node, Node::Block(_)))
    };
    behind.clone().count() > 1 || !is_on_the_spot && behind.copied().any(has_block)
}

fn report(file: File<'_>, defer: &Defer, body: FunctionRef, found: &mut Findings) {
    let mut recovers = file.recovers().filter(|call| call.function == Some(body.function));
    let Some(recover) = recovers.next() else { return };
    let steps = [found.step(file.span(recover.expr), "stops a panic, and keeps it to itself")];
    found
        .report(file.span(defer.stmt), "a panic is dropped here, and nobody learns of it")
        .sure(Certainty::Likely)
        .because(steps);
}
