use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{LocalId, Predeclared};
use redline_syntax::{Expr, ExprId, Node, Stmt, StmtId, TokenKind};
use redline_types::{Mode, ObjectId, ObjectKind, Type};

use crate::facts::{Callee, Results, Symbol};
use crate::{Check, File};

rule! {
    /// What a call returned is closed by a `defer` that stands before the check of the
    /// error.
    ///
    /// Where the call fails, the value is nil. A selector such as `resp.Body` panics as
    /// soon as the `defer` is reached, and so does a method of a nil interface;
    /// a method of a nil pointer panics when the function ends. The check that comes
    /// after is never asked. Check first, defer then.
    ///
    /// ```go
    /// import "net/http"
    ///
    /// func fetch(url string) (int, error) {
    /// 	resp, err := http.Get(url)
    /// 	defer resp.Body.Close() // want `resp.Body.Close is deferred before err is checked`
    /// 	if err != nil {
    /// 		return 0, err
    /// 	}
    /// 	return resp.StatusCode, nil
    /// }
    /// ```
    ///
    /// Silent where another statement stands between the call and the `defer` or
    /// between the `defer` and the check, where a literal is deferred, about values that
    /// are neither pointers nor interfaces, about methods of the package that compare
    /// their receiver with nil, about functions of the package that return the value beside an
    /// error, and about `*os.File`, whose methods give an error for
    /// a nil pointer.
    pub(super) static RULE = {
        code: "REC611",
        name: "deferred-before-check",
        line: RedLine::LostCleanup,
        since: "0.1",
        check: Check::File(check),
    };
}

/// Types whose methods may be called for nil pointers, which they look for.
const BEAR_NIL: &[(&str, &str)] = &[("os", "File")];

fn check(file: File<'_>, found: &mut Findings) {
    for stmts in file.statement_lists() {
        for (index, &stmt) in stmts.iter().enumerate() {
            if let Some(acquired) = acquired(file, stmt) {
                check_behind(file, &acquired, stmts.get(index + 1..).unwrap_or_default(), found);
            }
        }
    }
}

/// A call whose last result is an error that a local variable gets.
struct Acquired<'a> {
    results: Results<'a>,
    error: LocalId,
    error_name: &'a str,
}

fn acquired(file: File<'_>, stmt: StmtId) -> Option<Acquired<'_>> {
    let results = file.results(stmt)?;
    let (&last, values) = results.targets.split_last()?;
    let error = file.local(last).filter(|_| !values.is_empty())?;
    let ty = file.store()[file.types().local(error)?].ty()?;
    if ty != file.store().predeclared_type(Predeclared::Error) {
        return None;
    }
    let error_name = file.name(file.resolution()[error].name);
    Some(Acquired { results, error, error_name })
}

/// Looks at the `defer` statements right behind a call, if a check stands behind them.
fn check_behind(file: File<'_>, acquired: &Acquired<'_>, behind: &[StmtId], found: &mut Findings) {
    let is_defer = |stmt: &&StmtId| matches!(file.tree()[**stmt], Stmt::Defer(_));
    let defers: Vec<StmtId> = behind.iter().take_while(is_defer).copied().collect();
    let Some(&check) = behind.get(defers.len()) else { return };
    if !is_check(file, check, acquired.error) {
        return;
    }
    for defer in defers {
        let Stmt::Defer(call) = file.tree()[defer] else { continue };
        if uses_result(file, acquired, call) {
            report(file, acquired, call, check, found);
        }
    }
}

/// `if err != nil` and its like.
fn is_check(file: File<'_>, stmt: StmtId, error: LocalId) -> bool {
    let Stmt::If { init: None, cond, .. } = file.tree()[stmt] else { return false };
    let mut nodes = file.tree().preorder(Node::Expr(cond));
    nodes.any(|node| match node {
        Node::Expr(expr) => match file.tree()[expr] {
            Expr::Binary { op: TokenKind::NotEqual | TokenKind::Equal, left, right } => {
                [left, right].iter().any(|&side| file.local(side) == Some(error))
            }
            _ => false,
        },
        _ => false,
    })
}

/// Whether a deferred call calls a method of a result, or of a part of one, that is nil
/// where the call has failed.
fn uses_result(file: File<'_>, acquired: &Acquired<'_>, call: ExprId) -> bool {
    let Expr::Call { callee, .. } = file.tree()[call] else { return false };
    let Expr::Selector { base, .. } = file.tree()[file.tree().unparen(callee)] else { return false };
    let root = root(file, base);
    let Some(local) = file.local(root) else { return false };
    let mut targets = acquired.results.targets.iter();
    let Some(index) = targets.position(|&it| file.local(it) == Some(local)) else { return false };
    let is_direct = file.tree().unparen(base) == root;
    local != acquired.error
        && may_be_nil(file, root)
        && !comes_with_error(file, &acquired.results, index)
        && !(is_direct && bears_nil(file, root, call))
}

/// Whether the called function, one of the package, returns this result and an error
/// together.
fn comes_with_error(file: File<'_>, results: &Results<'_>, index: usize) -> bool {
    let Some(body) = file.body_of(file.callee(results.call)) else { return false };
    let (file, function) = file.follow(body);
    let is_nil = |value: &ExprId| file.types().mode(*value) == Mode::Nil;
    file.tree().preorder(Node::Block(function.body)).any(|node| {
        let Node::Stmt(stmt) = node else { return false };
        let Stmt::Return(values) = file.tree()[stmt] else { return false };
        let values = file.tree().list(values);
        let is_full = values.len() == results.targets.len();
        is_full
            && values.last().is_some_and(|error| !is_nil(error))
            && values.get(index).is_some_and(|value| !is_nil(value))
    })
}

/// The operand at the beginning of `x.f.g`.
fn root(file: File<'_>, expr: ExprId) -> ExprId {
    let expr = file.tree().unparen(expr);
    match file.tree()[expr] {
        Expr::Selector { base, .. } => root(file, base),
        _ => expr,
    }
}

fn may_be_nil(file: File<'_>, expr: ExprId) -> bool {
    matches!(file.underlying(expr), Some(Type::Pointer(_) | Type::Interface(_)))
}

/// Whether the method that a call calls is known to look whether its receiver is nil.
fn bears_nil(file: File<'_>, receiver: ExprId, call: ExprId) -> bool {
    if matches!(file.underlying(receiver), Some(Type::Interface(_))) {
        return false;
    }
    let Callee::Declared(method) = file.callee(call) else { return false };
    let Some(Symbol { path, receiver: Some(ty), .. }) = file.symbol(method) else { return false };
    BEAR_NIL.contains(&(path, ty)) || compares_receiver(file, method)
}

/// Whether a method of the package compares its receiver with something.
fn compares_receiver(file: File<'_>, method: ObjectId) -> bool {
    let ObjectKind::Method(_) = file.store()[method].kind else { return false };
    let Some(body) = file.package().body(method) else { return false };
    let (file, function) = file.follow(body);
    let mut methods = file.methods();
    let Some(method) = methods.find(|method| method.function == body.function) else { return false };
    file.tree().preorder(Node::Block(function.body)).any(|node| match node {
        Node::Expr(expr) => match file.tree()[expr] {
            Expr::Binary { op: TokenKind::NotEqual | TokenKind::Equal, left, right } => {
                [left, right].iter().any(|&side| file.local(side) == Some(method.receiver))
            }
            _ => false,
        },
        _ => false,
    })
}

fn report(
    file: File<'_>,
    acquired: &Acquired<'_>,
    call: ExprId,
    check: StmtId,
    found: &mut Findings,
) {
    let Expr::Call { callee, .. } = file.tree()[call] else { return };
    let (name, error) = (file.text(file.span(callee)), acquired.error_name);
    let Stmt::If { cond, .. } = file.tree()[check] else { return };
    let steps = [
        found.step(file.span(acquired.results.call), format!("may fail and set {error}")),
        found.step(file.span(call), "is evaluated although the value may be nil"),
        found.step(file.span(cond), format!("{error} is checked here")),
    ];
    found
        .report(file.span(call), format!("{name} is deferred before {error} is checked"))
        .sure(Certainty::Likely)
        .because(steps);
}
