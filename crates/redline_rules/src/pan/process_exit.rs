use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_syntax::ExprId;

use crate::facts::{Callee, Symbol};
use crate::{Check, File};

rule! {
    /// Code that is not the program itself ends the process.
    ///
    /// `os.Exit`, `syscall.Exit` and the `Fatal` functions and methods of `log` end every
    /// goroutine at once: no deferred function runs and no caller can object.
    /// Whether the process may die is for `main` to decide; return an error.
    ///
    /// ```go
    /// import "log"
    ///
    /// func Load(path string) *Config {
    /// 	config, err := read(path)
    /// 	if err != nil {
    /// 		log.Fatal(err) // want `log.Fatal ends the process`
    /// 	}
    /// 	return config
    /// }
    /// ```
    ///
    /// A variable that always holds such a function counts as the function:
    /// `var exit = os.Exit`, to which nothing but tests assigns.
    ///
    /// Silent in package `main`, in test files, in functions whose names say
    /// that they end the process (`Fatal…`, `Exit…`, `Must…`, `Die…`, `Usage…`),
    /// about `os.Exit(m.Run())`, about loggers behind an interface and those of
    /// other modules, and about variables that may hold other functions.
    pub(super) static RULE = {
        code: "PAN503",
        name: "process-exit",
        line: RedLine::UnexpectedExit,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.package().is_main() || file.is_test() {
        return;
    }
    for (_, call) in file.functions().calls() {
        let Some(exit) = file.exit_function(call.expr) else { continue };
        let name = call.function.and_then(|function| file.declared_name(function));
        if name.is_some_and(says_it_exits) || passes_on_test_result(file, call.expr) {
            continue;
        }
        found
            .report(file.span(call.expr), format!("{exit} ends the process"))
            .sure(Certainty::Proved)
            .note(format!("package `{}` is not the program: its callers cannot clean up or go on", file.import_path()));
    }
}

/// Whether the call is `os.Exit(m.Run())`, as a helper of `TestMain` makes it.
fn passes_on_test_result(file: File<'_>, call: ExprId) -> bool {
    let &[code] = file.args(call) else { return false };
    let Callee::Declared(run) = file.callee(code) else { return false };
    let Some(symbol) = file.symbol(run) else { return false };
    symbol == Symbol::method("testing", "M", "Run")
        || symbol.name == "Run" && file.is_of_interface(run)
}

/// Whether a function of this name is expected to end the process.
fn says_it_exits(name: &str) -> bool {
    let name = name.to_lowercase();
    ["fatal", "exit", "must", "die", "usage"].iter().any(|word| name.starts_with(word))
}
