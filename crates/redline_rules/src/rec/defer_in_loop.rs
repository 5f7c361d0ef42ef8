mod bounds;
mod dropped;
mod keeping;
mod release;

use std::cell::OnceCell;

use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Defer, LocalId};
use redline_syntax::{BlockId, Node, Stmt, StmtId};

use crate::{Check, File};
use bounds::{leaves_loop, unbounded_body};
use keeping::{context_of, is_given_to_a_literal, kept_locals};
use release::{Release, What, deferred_release, is_same_lock};

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
    /// What is released is known by its type: methods `Close`, `Release`, `Rollback` and
    /// `Stop`, functions of type `context.CancelFunc`, and the locks of `sync`.
    ///
    /// Silent in test files, in loops over a written list or few numbers, where
    /// the iteration ends the loop, in a `select`, which may receive once only, where the resource is kept beyond the
    /// iteration or also closed in it, where it was there before the iteration,
    /// where the deferred function closes it under a condition, about deferred
    /// calls that hold nothing, and about what has no known type.
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
        dropped::check(file, defer, found);
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
    let Some(release) = deferred_release(file, defer.call) else { return };
    let Some(body) = unbounded_body(file, iteration) else { return };
    let list = file.tree()[body].stmts;
    if leaves_loop(file, list, defer.stmt) || is_in_select(file, body, defer.stmt) {
        return;
    }
    let is_made_here = |local: LocalId| file.span(body).encloses(file.resolution()[local].span);
    match release.what {
        What::Resource(local) if is_made_here(local) && !is_kept(local) => {
            report_resource(file, defer, release, local, found);
        }
        What::Context(cancel) if is_made_here(cancel) && !is_kept(cancel) => {
            let context = context_of(file, body, cancel);
            if !context.is_some_and(|it| is_kept(it) || is_given_to_a_literal(file, body, it)) {
                report_resource(file, defer, release, cancel, found);
            }
        }
        What::Lock if is_same_lock(file, iteration, body, defer, release) => {
            report_lock(file, defer, release, found);
        }
        _ => {}
    }
}

/// Whether a statement is in a `select` of a loop: what a case receives may come only once.
fn is_in_select(file: File<'_>, body: BlockId, stmt: StmtId) -> bool {
    let (body, stmt) = (file.span(body), file.span(stmt));
    file.nodes().any(|node| {
        let Node::Stmt(select) = node else { return false };
        let is_select = matches!(file.tree()[select], Stmt::Select { .. });
        is_select && file.span(select).encloses(stmt) && body.encloses(file.span(select))
    })
}

fn report_resource(
    file: File<'_>,
    defer: &Defer,
    release: Release,
    resource: LocalId,
    found: &mut Findings,
) {
    let variable = file.resolution()[resource];
    let name = file.name(variable.name);
    let steps = [
        found.step(variable.span, format!("each iteration has its own `{name}`")),
        found.step(file.span(defer.stmt), "runs only when the function returns"),
    ];
    found
        .report(file.span(defer.stmt), format!("{} is deferred in a loop", release.text(file)))
        .sure(Certainty::Likely)
        .because(steps);
}

fn report_lock(file: File<'_>, defer: &Defer, release: Release, found: &mut Findings) {
    let steps = [
        found.step(file.span(defer.stmt), "runs only when the function returns"),
        found.step(file.span(defer.stmt), "the next iteration finds the lock taken by this one"),
    ];
    found
        .report(file.span(defer.stmt), format!("{} is deferred in a loop", release.text(file)))
        .sure(Certainty::Likely)
        .because(steps);
}
