use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Call, Callee, Defer, DeferId, FunctionId, LocalId, LocalKind, Usage};

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
    /// well (unlocking, cancelling, `wg.Done()`, closing of anything but
    /// compressors and archives), and in examples of documentation.
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
    if let Callee::Literal(_) = file.callee(defer.call) {
        return "function".to_owned();
    }
    let text = file.text(file.span(defer.call));
    if text.len() > 60 || text.contains('\n') { "call".to_owned() } else { text }
}

fn matters(file: File<'_>, call: redline_syntax::ExprId) -> bool {
    match file.callee(call) {
        Callee::Predeclared(_) | Callee::Other => false,
        Callee::Imported(import, name) => {
            let function = (file.resolution()[import].path.as_str(), file.name(name));
            !GONE_WITH_THE_PROCESS.contains(&function)
        }
        Callee::Object(_) => true,
        Callee::Local(local) => local_matters(file, local),
        Callee::Selected { base, name } => {
            let name = file.name(name);
            name == "Close" && is_buffering_writer(file, base) || !ENDED_BY_EXIT.contains(&name)
        }
        Callee::Literal(_) => literal_matters(file, call),
    }
}

/// Functions that change only what ends with the process.
const GONE_WITH_THE_PROCESS: &[(&str, &str)] = &[
    ("os", "Chdir"),
    ("os", "Clearenv"),
    ("os", "Setenv"),
    ("os", "Unsetenv"),
    ("os/signal", "Stop"),
];

/// Methods whose work the end of the process does as well, or that are about
/// goroutines which end with it.
const ENDED_BY_EXIT: &[&str] = &[
    "Cancel", "Close", "Disconnect", "Done", "End", "Finish", "Free", "Kill", "Put", "RUnlock", "Release", "Reset",
    "Rollback", "Stop", "Terminate", "Unlock", "Unsubscribe", "Wait",
];

/// A local function: one that only cancels a context does not matter.
fn local_matters(file: File<'_>, local: LocalId) -> bool {
    let name = file.name(file.resolution()[local].name).to_lowercase();
    if let Some(literal) = file.resolution().literal_of(file.tree(), local) {
        return calls_matter(file, literal);
    }
    !["cancel", "stop", "done", "close", "release"].iter().any(|word| name.contains(word))
}

fn literal_matters(file: File<'_>, call: redline_syntax::ExprId) -> bool {
    match file.callee(call) {
        Callee::Literal(literal) => calls_matter(file, literal),
        _ => false,
    }
}

/// Whether a call in the literal matters. One that looks at a recovered panic
/// does not: at an exit there is none.
fn calls_matter(file: File<'_>, literal: redline_syntax::ExprId) -> bool {
    let node = redline_names::FunctionNode::Literal(literal);
    let Some(function) = file.functions().of(node) else { return false };
    if file.recovers().any(|call| call.function == Some(function)) {
        return false;
    }
    file.calls_in(function).any(|call| matters_in_literal(file, call.expr))
}

/// As [`matters`], but what only tells somebody does not.
fn matters_in_literal(file: File<'_>, call: redline_syntax::ExprId) -> bool {
    let told = file.imported(call).is_some_and(|(path, _)| matches!(path, "fmt" | "log" | "log/slog" | "time"));
    !told && !matches!(file.callee(call), Callee::Literal(_)) && matters(file, call)
}

/// Whether `base` is a local variable made by a constructor of a writer that
/// holds back what it was given until it is closed.
fn is_buffering_writer(file: File<'_>, base: redline_syntax::ExprId) -> bool {
    let resolution = file.resolution();
    let Some(redline_names::Binding::Local(local)) = resolution.binding(file.tree().unparen(base)) else {
        return false;
    };
    let LocalKind::Var { value: Some(value), .. } = resolution[local].kind else { return false };
    file.imported(value).is_some_and(|(path, name)| {
        name.starts_with("NewWriter")
            && matches!(
                path,
                "archive/tar" | "archive/zip" | "compress/flate" | "compress/gzip" | "compress/lzw" | "compress/zlib"
            )
    })
}
