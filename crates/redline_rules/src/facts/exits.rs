//! Calls from which nothing goes on behind.

use redline_syntax::{Expr, ExprId};
use redline_types::Builtin;

use super::{Callee, File, Symbol};

/// The functions of the standard library that end the process without unwinding
/// any stack.
const EXITS: &[Symbol<'_>] = &[
    Symbol::function("os", "Exit"),
    Symbol::function("syscall", "Exit"),
    Symbol::function("log", "Fatal"),
    Symbol::function("log", "Fatalf"),
    Symbol::function("log", "Fatalln"),
    Symbol::method("log", "Logger", "Fatal"),
    Symbol::method("log", "Logger", "Fatalf"),
    Symbol::method("log", "Logger", "Fatalln"),
];

/// Methods of package `testing` that end their goroutine, after its deferred calls.
const ENDS_OF_TESTS: &[&str] = &["FailNow", "Fatal", "Fatalf", "Skip", "SkipNow", "Skipf"];

impl File<'_> {
    /// The exit function that `call` calls, by the name by which the world knows it;
    /// one that a variable holds behind the name of that: `exit (os.Exit)`.
    pub(crate) fn exit_function(self, call: ExprId) -> Option<String> {
        let exit = self.called(call).filter(|called| EXITS.contains(called))?;
        let Expr::Call { callee, .. } = self.tree()[call] else { return None };
        Some(match self.held(callee) {
            Some(_) => format!("{} ({exit})", self.called_name(call)?),
            None => exit.to_string(),
        })
    }

    /// Whether a call never returns: it panics, ends its goroutine or the process.
    pub(crate) fn never_returns(self, call: ExprId) -> bool {
        self.callee(call) == Callee::Builtin(Builtin::Panic)
            || self.called(call).is_some_and(|called| {
                EXITS.contains(&called)
                    || called == Symbol::function("runtime", "Goexit")
                    || called.path == "testing" && ENDS_OF_TESTS.contains(&called.name)
            })
    }
}
