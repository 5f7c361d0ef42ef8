use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Defer, FunctionId};
use redline_syntax::{Expr, ExprId, Node, Stmt, StmtId};

use crate::facts::{Recovery, Symbol};
use crate::{Check, File};

rule! {
    /// A panic is recovered while a lock or a wait group stays held.
    ///
    /// What stands behind the call that panics does not run: the lock is not given back,
    /// the group is not told. The process goes on, and whoever comes next waits for ever.
    /// Defer the second half as well.
    ///
    /// ```go
    /// import "sync"
    ///
    /// type board struct {
    /// 	mu   sync.Mutex
    /// 	seen map[string]int
    /// }
    ///
    /// func (b *board) update(key string, next func(int) int, failed func(any)) {
    /// 	defer func() {
    /// 		if r := recover(); r != nil {
    /// 			failed(r)
    /// 		}
    /// 	}()
    /// 	b.mu.Lock()
    /// 	b.seen[key] = next(b.seen[key]) // want `b.mu stays locked if this panics and is recovered`
    /// 	b.mu.Unlock()
    /// }
    ///
    /// func all(tasks []func(), failed func(any)) {
    /// 	var group sync.WaitGroup
    /// 	for _, task := range tasks {
    /// 		group.Add(1)
    /// 		go func() {
    /// 			defer func() {
    /// 				if r := recover(); r != nil {
    /// 					failed(r)
    /// 				}
    /// 			}()
    /// 			task() // want `group is not told if this panics and is recovered`
    /// 			group.Done()
    /// 		}()
    /// 	}
    /// 	group.Wait()
    /// }
    /// ```
    ///
    /// Silent where no function value and no method of an interface is called between the
    /// two, where these are not statements of the function itself, where any deferred call
    /// unlocks or tells as well, where the panic goes on, and in tests.
    pub(super) static RULE = {
        code: "REC605",
        name: "held-behind-recover",
        line: RedLine::LockMisuse,
        since: "0.1",
        check: Check::File(check),
    };
}

/// What ends the holding of something, and what begins it; a wait group is held from the
/// beginning.
const PAIRS: [(&str, &str, Option<&str>); 4] = [
    ("Mutex", "Unlock", Some("Lock")),
    ("RWMutex", "Unlock", Some("Lock")),
    ("RWMutex", "RUnlock", Some("RLock")),
    ("WaitGroup", "Done", None),
];

/// An operation on a lock or wait group, which is a statement.
struct Operation<'a> {
    ty: &'a str,
    name: &'a str,
    /// The lock or group as it is written.
    operand: String,
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    for (_, defer) in file.functions().defers() {
        let Some(function) = defer.function.filter(|_| stops_panics(file, defer)) else { continue };
        let body = file.functions()[function].body;
        let list = file.tree().list(file.tree()[body].stmts);
        let behind = list.iter().skip_while(|stmt| **stmt != defer.stmt).skip(1);
        let behind: Vec<StmtId> = behind.copied().collect();
        for index in 0..behind.len() {
            check_end(file, function, &behind, index, found);
        }
    }
}

fn stops_panics(file: File<'_>, defer: &Defer) -> bool {
    let body = file.body_of(file.callee(defer.call));
    body.is_some_and(|body| file.recovery(body) == Recovery::Always { panics_again: false })
}

/// Looks whether a statement ends a holding that a panic before it would not end.
fn check_end(
    file: File<'_>,
    function: FunctionId,
    list: &[StmtId],
    index: usize,
    found: &mut Findings,
) {
    let Some(end) = operation(file, list[index]) else { return };
    let Some((_, _, begins)) =
        PAIRS.iter().find(|(ty, name, _)| *ty == end.ty && *name == end.name)
    else {
        return;
    };
    let is_begin = |stmt: &StmtId| {
        operation(file, *stmt)
            .is_some_and(|it| Some(it.name) == *begins && it.operand == end.operand)
    };
    let begin = list[..index].iter().rposition(is_begin);
    let first = match begins {
        Some(_) => begin.map(|begin| begin + 1),
        None => Some(0),
    };
    let Some(between) = first.map(|first| &list[first..index]) else { return };
    let mut calls = between.iter().flat_map(|&stmt| file.plain_calls(function, stmt));
    let Some(call) = calls.find(|&call| file.is_unknown_code(call)) else { return };
    if !is_ended_by_deferred(file, function, &end) {
        report(file, &end, call, list[index], found);
    }
}

fn operation(file: File<'_>, stmt: StmtId) -> Option<Operation<'_>> {
    let Stmt::Expr(call) = file.tree()[stmt] else { return None };
    operation_of(file, call)
}

fn operation_of(file: File<'_>, call: ExprId) -> Option<Operation<'_>> {
    let Expr::Call { callee, .. } = file.tree()[call] else { return None };
    let Expr::Selector { base, .. } = file.tree()[file.tree().unparen(callee)] else { return None };
    let Symbol { path: "sync", receiver: Some(ty), name } = file.called(call)? else { return None };
    Some(Operation { ty, name, operand: file.text(file.span(base)) })
}

/// Whether a deferred call of the function, or a call in a deferred literal, ends it too.
fn is_ended_by_deferred(file: File<'_>, function: FunctionId, end: &Operation<'_>) -> bool {
    let own = file.functions().defers().filter(|(_, defer)| defer.function == Some(function));
    own.into_iter().any(|(_, defer)| {
        file.tree().preorder(Node::Stmt(defer.stmt)).any(|node| {
            let Node::Expr(expr) = node else { return false };
            operation_of(file, expr).is_some_and(|it| it.name == end.name)
        })
    })
}

fn report(file: File<'_>, end: &Operation<'_>, call: ExprId, last: StmtId, found: &mut Findings) {
    let what = if end.ty == "WaitGroup" { "is not told" } else { "stays locked" };
    let message = format!("{} {what} if this panics and is recovered", end.operand);
    let steps = [
        found.step(file.span(call), "may panic, and is recovered"),
        found.step(file.span(last), "does not run then"),
    ];
    found.report(file.span(call), message).sure(Certainty::Likely).because(steps);
}
