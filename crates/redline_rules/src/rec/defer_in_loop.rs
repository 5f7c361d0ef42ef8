use std::cell::OnceCell;
use std::collections::HashSet;

use redline_base::Span;
use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Binding, Callee, Defer, Local, LocalId, LocalKind, ObjectKind, Predeclared};
use redline_syntax::{BlockId, Branch, Decl, Event, Expr, ExprId, Node, Stmt, StmtId, StmtList};

use crate::{Check, File};

rule! {
    /// A deferred call waits for the end of the function, not of the iteration;
    /// or it only returns the function that was to be deferred.
    ///
    /// In a loop each iteration keeps its file, response or transaction open
    /// until the function returns: enough of them exhaust what the process may
    /// have. And `defer trace()`, where `trace` returns a function, calls `trace`
    /// at the end and drops what it returns: write `defer trace()()`.
    ///
    /// ```go
    /// import "os"
    ///
    /// func sum(paths []string) {
    /// 	for _, path := range paths {
    /// 		file, err := os.Open(path)
    /// 		if err != nil {
    /// 			continue
    /// 		}
    /// 		defer file.Close() // want `file.Close is deferred in a loop`
    /// 		read(file)
    /// 	}
    /// }
    ///
    /// func trace(name string) func() {
    /// 	start(name)
    /// 	return func() { stop(name) }
    /// }
    ///
    /// func traced() {
    /// 	defer trace("traced") // want `the function that `trace` returns is not called`
    /// }
    /// ```
    ///
    /// Silent in test files, in loops over a written list or few numbers, where
    /// the iteration ends the loop, where the resource is kept beyond the
    /// iteration or also closed in it, where it was there before the iteration,
    /// where the deferred function closes it under a condition, and about deferred
    /// calls that hold nothing.
    pub(super) static RULE = {
        code: "REC610",
        name: "defer-in-loop",
        line: RedLine::LostCleanup,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    let kept = OnceCell::new();
    for (_, defer) in file.functions().defers() {
        check_returned_function(file, defer, found);
        if !file.is_test()
            && let Some(iteration) = defer.in_loop
        {
            let is_kept = |local| kept.get_or_init(|| kept_locals(file)).contains(&local);
            check_loop(file, defer, iteration, is_kept, found);
        }
    }
}

fn check_loop(
    file: File<'_>,
    defer: &Defer,
    iteration: StmtId,
    is_kept: impl Fn(LocalId) -> bool,
    found: &mut Findings,
) {
    let Some(Release { callee, resource }) = deferred_release(file, defer.call) else { return };
    let Some(body) = unbounded_body(file, iteration) else { return };
    let variable = file.resolution()[resource];
    let made_inside = file.span(body).encloses(variable.span);
    if !made_inside || leaves_loop(file, file.tree()[body].stmts, defer.stmt) || is_kept(resource) {
        return;
    }
    let name = file.name(variable.name);
    let steps = [
        found.step(variable.span, format!("each iteration has its own `{name}`")),
        found.step(file.span(defer.stmt), "runs only when the function returns"),
    ];
    let callee: String = file.text(file.span(callee)).split_whitespace().collect();
    found
        .report(file.span(defer.stmt), format!("{callee} is deferred in a loop"))
        .sure(Certainty::Likely)
        .because(steps);
}

/// Methods that give back what can run out.
const RELEASES: &[&str] = &["Close", "Release", "Rollback", "Stop"];

/// A call that gives back what a local variable holds.
#[derive(Clone, Copy)]
struct Release {
    /// `x.Close`
    callee: ExprId,
    resource: LocalId,
}

/// The release that a deferred call makes, itself or in a literal, whatever
/// happened before.
fn deferred_release(file: File<'_>, call: ExprId) -> Option<Release> {
    match file.callee(call) {
        Callee::Literal(literal) => literal_release(file, literal),
        _ => release(file, call),
    }
}

/// The release in the call `x.Close()` or `x.Body.Close()`.
fn release(file: File<'_>, call: ExprId) -> Option<Release> {
    let Callee::Selected { base, name } = file.callee(call) else { return None };
    let Expr::Call { callee, .. } = file.tree()[call] else { return None };
    let resource = local_at_root(file, base)?;
    RELEASES.contains(&file.name(name)).then_some(Release { callee, resource })
}

/// The first release among the statements of the literal that are always reached.
fn literal_release(file: File<'_>, literal: ExprId) -> Option<Release> {
    let tree = file.tree();
    let Expr::FuncLit { body, .. } = tree[literal] else { return None };
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

/// More iterations than this hold too much.
const FEW: u64 = 16;

/// The body of a loop, unless the loop is seen to be short.
fn unbounded_body(file: File<'_>, iteration: StmtId) -> Option<BlockId> {
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
    let tree = file.tree();
    let is_literal = |expr: ExprId| matches!(tree[tree.unparen(expr)], Expr::Composite { .. });
    let Some(Binding::Local(local)) = file.resolution().binding(expr) else { return is_literal(expr) };
    match file.resolution()[local] {
        Local { kind: LocalKind::Var { value: Some(value), .. }, assignments: 0, .. } => is_literal(value),
        _ => false,
    }
}

fn is_few(file: File<'_>, expr: ExprId) -> bool {
    let text = file.text(file.span(expr));
    text.parse::<u64>().is_ok_and(|count| count <= FEW)
}

/// Whether each way from `stmt` on leaves the loop: some list of statements
/// around it, up to the body of the loop, ends by leaving.
fn leaves_loop(file: File<'_>, list: StmtList, stmt: StmtId) -> bool {
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
        Stmt::Expr(call) => {
            file.callee(call) == Callee::Predeclared(Predeclared::Panic) || file.exit_function(call).is_some()
        }
        _ => false,
    }
}

/// The local variables of the file that are used in a way that keeps what they
/// hold, or gives it back early: appended, assigned, sent, returned, put into a
/// literal, given to a goroutine, or closed. One declared in a loop is used only there.
fn kept_locals(file: File<'_>) -> HashSet<LocalId> {
    let tree = file.tree();
    let local = |expr: ExprId| match file.resolution().binding(expr) {
        Some(Binding::Local(local)) => Some(local),
        _ => None,
    };
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
                    kept.extend(values.filter_map(|&value| local(tree.unparen(value))));
                }
                Stmt::Send { value: kept, .. } | Stmt::Go(kept) => keeping.extend([kept]),
                Stmt::Return(values) => keeping.extend(tree.list(values)),
                _ => {}
            },
            Event::Enter(Node::Expr(expr)) => {
                match tree[expr] {
                    Expr::Call { callee, args, .. } if file.is_predeclared(callee, Predeclared::Append) => {
                        keeping.extend(tree.list(args));
                    }
                    Expr::Composite { elements, .. } => keeping.extend(tree.list(elements)),
                    _ => {}
                }
                depth += usize::from(keeping.contains(&expr));
                kept.extend(local(expr).filter(|_| depth > 0));
                kept.extend(release(file, expr).filter(|_| deferred == 0).map(|found| found.resource));
            }
            Event::Leave(Node::Expr(expr)) => depth -= usize::from(keeping.contains(&expr)),
            _ => {}
        }
    }
    kept
}

/// `defer f()` where all that `f` gives is the function to be deferred.
fn check_returned_function(file: File<'_>, defer: &Defer, found: &mut Findings) {
    let Callee::Object(id) = file.callee(defer.call) else { return };
    let object = file.scope()[id];
    if object.kind != ObjectKind::Func {
        return;
    }
    let declared = file.sibling(object.file);
    let Decl::Func(func) = &declared.tree()[object.decl] else { return };
    if !returns_only_a_function(declared, func) {
        return;
    }
    let name = file.name(object.name);
    let declaration = redline_diagnostics::Step {
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

/// Whether the one result is a function without parameters and results, given
/// as a literal by the last statement.
fn returns_only_a_function(file: File<'_>, func: &redline_syntax::FuncDecl) -> bool {
    let tree = file.tree();
    let (Some(results), Some(body)) = (tree[func.ty].results, func.body) else { return false };
    let mut fields = tree.fields_of(results);
    let (Some(field), None) = (fields.next(), fields.next()) else { return false };
    let Some(Expr::FuncType(ty)) = tree[field].ty.map(|ty| tree[ty]) else { return false };
    let plain = tree[tree[ty].params].fields.is_empty() && tree[ty].results.is_none();
    let Some(&last) = tree.list(tree[body].stmts).last() else { return false };
    let Stmt::Return(values) = tree[last] else { return false };
    let literal = matches!(tree.list(values), &[value] if matches!(tree[value], Expr::FuncLit { .. }));
    plain && tree[field].names.len() <= 1 && literal
}
