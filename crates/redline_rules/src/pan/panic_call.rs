use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};

use crate::facts::Cover;
use crate::{Check, File};

rule! {
    /// Every call of the predeclared `panic`, with what stands around it.
    ///
    /// An inventory, not a reproach: it says in what kind of function the call
    /// stands, and whether a `recover` that works covers it on that goroutine in
    /// that function. A deferred function recovers if it calls `recover` itself
    /// or defers it; `defer recover()` beside the panic, a helper one call deeper
    /// and another goroutine's `recover` do not count.
    ///
    /// ```go
    /// func plain() {
    /// 	panic("a") // want `panic in a plain function, not recovered in it`
    /// }
    ///
    /// func covered() {
    /// 	defer func() { _ = recover() }()
    /// 	panic("b") // want `panic in a plain function, recovered in it`
    /// }
    ///
    /// func useless() {
    /// 	defer recover()
    /// 	go func() {
    /// 		panic("c") // want `panic in a goroutine literal, not recovered in it`
    /// 	}()
    /// }
    ///
    /// func init() {
    /// 	panic("d") // want `panic in `init`, not recovered in it`
    /// }
    /// ```
    ///
    /// Silent about panics that callers recover, and about callees that panic.
    pub(super) static RULE = {
        code: "PAN511",
        name: "panic-call",
        line: RedLine::ExplicitPanic,
        since: "0.1",
        default: off,
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for call in file.panics() {
        let context = file.context(call.function).words();
        let cover = file.cover(call);
        let steps = defer_of(cover).map(|defer| {
            let stmt = file.functions()[defer].stmt;
            found.step(file.span(stmt), "deferred here")
        });
        found
            .report(file.span(call.expr), format!("panic in {context}, {}", words(cover)))
            .sure(Certainty::Possible)
            .because(steps);
    }
}

fn words(cover: Cover) -> &'static str {
    match cover {
        Cover::None => "not recovered in it",
        Cover::Unknown(_) => "perhaps recovered by a deferred call that cannot be read",
        Cover::Sometimes(_) => "recovered in it on some ways",
        Cover::PanicsAgain(_) => "recovered in it by a function that panics itself",
        Cover::Always(_) => "recovered in it",
    }
}

fn defer_of(cover: Cover) -> Option<redline_names::DeferId> {
    match cover {
        Cover::None => None,
        Cover::Unknown(id) | Cover::Sometimes(id) | Cover::PanicsAgain(id) | Cover::Always(id) => Some(id),
    }
}
