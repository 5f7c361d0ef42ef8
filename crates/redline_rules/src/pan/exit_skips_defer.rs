use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Call, Defer, DeferId, FunctionId, Usage};
use redline_syntax::{Expr, ExprId};
use redline_types::ObjectId;

use crate::facts::{Callee, FunctionRef, Held, Symbol};
use crate::{Check, File};

rule! {
    /// The process ends before deferred work that matters has run.
    ///
    /// `os.Exit` and `log.Fatal` run no deferred functions: what they were to
    /// flush, remove or report stays undone. Move the work into a function that
    /// returns, and exit behind it.
    ///
    /// ```go
    /// import (
    /// 	"log"
    /// 	"os"
    /// )
    ///
    /// func main() {
    /// 	dir, err := os.MkdirTemp("", "")
    /// 	defer os.RemoveAll(dir)
    /// 	if err := work(dir); err != nil {
    /// 		log.Fatal(err) // want `log.Fatal skips the deferred os.RemoveAll(dir)`
    /// 	}
    /// }
    /// ```
    ///
    /// Silent about deferred calls whose work the end of the process does as
    /// well (unlocking, cancelling, `wg.Done()`, `os.Exit`, closing of anything but
    /// compressors, archives and encoders), about those of no known type, and in
    /// examples of documentation. `t.Fatal` of a test runs deferred functions.
    pub(super) static RULE = {
        code: "PAN504",
        name: "exit-skips-defer",
        line: RedLine::LostCleanup,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for (_, call) in file.functions().calls() {
        let Some(exit) = file.exit_function(call.expr) else { continue };
        if call.function.is_some_and(|function| is_example(file, function)) {
            continue;
        }
        let skipped = registered_around(file, call);
        let Some((defer, work)) = skipped.into_iter().find_map(|id| Some((id, matter(file, id)?))) else {
            continue;
        };
        let registered = file.span(file.functions()[defer].stmt);
        let steps = [
            found.step(registered, "registered here"),
            found.step(file.span(call.expr), "the process ends here, and it never runs"),
        ];
        found
            .report(file.span(call.expr), format!("{exit} skips the deferred {work}"))
            .sure(Certainty::Proved)
            .because(steps);
    }
}

/// Whether the function is documentation that `go test` runs: it exits only
/// where a reader would do something better.
fn is_example(file: File<'_>, function: FunctionId) -> bool {
    file.is_test() && file.declared_name(function).is_some_and(|name| name.starts_with("Example"))
}

/// The deferred calls registered whenever `call` is reached, in its function and
/// in those that run its function as a part of themselves.
fn registered_around(file: File<'_>, call: &Call) -> Vec<DeferId> {
    let functions = file.functions();
    let mut all = Vec::new();
    let mut here = Some((call.function, call.registered));
    while let Some((function, last)) = here {
        all.extend(functions.registered(last).map(|(id, _)| id));
        here = function.and_then(|function| caller(file, function));
        if function.is_some_and(|function| functions[function].has_goto) {
            return Vec::new();
        }
    }
    all
}

fn caller(file: File<'_>, function: FunctionId) -> Option<(Option<FunctionId>, Option<DeferId>)> {
    let functions = file.functions();
    match functions[function].usage {
        Usage::Called(call) => Some((functions[call].function, functions[call].registered)),
        Usage::Deferred(defer) => Some((functions[defer].function, functions[defer].before)),
        Usage::Declared | Usage::Started(_) | Usage::Value => None,
    }
}

/// The deferred call in words, if it does what the end of the process does not.
fn matter(file: File<'_>, id: DeferId) -> Option<String> {
    let defer = &file.functions()[id];
    matters(file, defer.call).then(|| in_words(file, defer))
}

fn in_words(file: File<'_>, defer: &Defer) -> String {
    let Expr::Call { callee, .. } = file.tree()[defer.call] else { return "call".to_owned() };
    if let Expr::FuncLit { .. } = file.tree()[file.tree().unparen(callee)] {
        return "function".to_owned();
    }
    let text = file.text(file.span(defer.call));
    if text.len() > 60 || text.contains('\n') { "call".to_owned() } else { text }
}

/// Whether a deferred call does what the end of the process does not. Of what is not
/// known nothing is said.
fn matters(file: File<'_>, call: ExprId) -> bool {
    match file.callee(call) {
        Callee::Builtin(_) | Callee::Conversion => false,
        Callee::Declared(object) => declared_matters(file, call, object),
        Callee::Literal(function) => literal_matters(file, function),
        Callee::Other => value_matters(file, call),
    }
}

fn declared_matters(file: File<'_>, call: ExprId, object: ObjectId) -> bool {
    let Some(called) = file.symbol(object) else { return false };
    if !file.store()[object].kind.is_method() {
        return !GONE_WITH_THE_PROCESS.contains(&called);
    }
    called.name == "Close" && is_buffering_writer(file, call, called)
        || !ENDED_BY_EXIT.contains(&called.name)
}

/// Functions that change only what ends with the process.
const GONE_WITH_THE_PROCESS: &[Symbol<'_>] = &[
    Symbol::function("os", "Chdir"),
    Symbol::function("os", "Clearenv"),
    Symbol::function("os", "Exit"),
    Symbol::function("os", "Setenv"),
    Symbol::function("os", "Unsetenv"),
    Symbol::function("os/signal", "Reset"),
    Symbol::function("os/signal", "Stop"),
];

/// Methods whose work the end of the process does as well, or that are about
/// goroutines which end with it.
const ENDED_BY_EXIT: &[&str] = &[
    "Cancel", "Close", "Disconnect", "Done", "End", "Finish", "Free", "Kill", "Put", "RUnlock", "Release", "Reset",
    "Rollback", "Stop", "Terminate", "Unlock", "Unsubscribe", "Wait",
];

/// A function value that is not known: one that only cancels a context does not matter.
fn value_matters(file: File<'_>, call: ExprId) -> bool {
    let Expr::Call { callee, .. } = file.tree()[call] else { return false };
    let Some(ty) = file.ty(callee) else { return false };
    let Some(name) = file.called_name(call) else { return false };
    let name = name.to_lowercase();
    let ends = ["cancel", "stop", "done", "close", "release"].iter().any(|word| name.contains(word));
    !ends && !file.is_cancel_func(ty)
}

/// Whether a call in the literal matters. One that looks at a recovered panic
/// does not: at an exit there is none.
fn literal_matters(file: File<'_>, function: FunctionRef) -> bool {
    let (file, _) = file.follow(function);
    if file.recovers().any(|call| call.function == Some(function.function)) {
        return false;
    }
    file.calls_in(function.function).any(|call| matters_in_literal(file, call.expr))
}

/// As [`matters`], but what only tells somebody does not.
fn matters_in_literal(file: File<'_>, call: ExprId) -> bool {
    let told = |called: Symbol<'_>| matches!(called.path, "fmt" | "log" | "log/slog" | "time");
    let is_literal = matches!(file.callee(call), Callee::Literal(_));
    !file.called(call).is_some_and(told) && !is_literal && matters(file, call)
}

/// Packages whose writers hold back what they were given until they are closed.
const BUFFERING: &[&str] = &[
    "archive/tar",
    "archive/zip",
    "compress/flate",
    "compress/gzip",
    "compress/lzw",
    "compress/zlib",
    "encoding/ascii85",
    "encoding/base32",
    "encoding/base64",
    "encoding/hex",
    "mime/multipart",
    "mime/quotedprintable",
];

/// Whether `call` closes such a writer: by its type, or, where that is an interface,
/// by the function that made what the variable holds.
fn is_buffering_writer(file: File<'_>, call: ExprId, close: Symbol<'_>) -> bool {
    if BUFFERING.contains(&close.path) {
        return close.receiver == Some("Writer");
    }
    let Expr::Call { callee, .. } = file.tree()[call] else { return false };
    let Expr::Selector { base, .. } = file.tree()[file.tree().unparen(callee)] else { return false };
    let Some(Held::Value(file, value)) = file.held(base) else { return false };
    let makes = |name: &str| ["NewWriter", "NewEncoder", "Dumper"].iter().any(|it| name.starts_with(it));
    file.called(value).is_some_and(|made| BUFFERING.contains(&made.path) && makes(made.name))
}
