use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::Predeclared;
use redline_syntax::{Expr, ExprId};

use crate::{Check, File};

rule! {
    /// `panic` is called with nil.
    ///
    /// Up to Go 1.20 such a panic looked to `recover` like none at all; since 1.21
    /// it arrives as a `*runtime.PanicNilError` that says nothing of the cause.
    ///
    /// ```go
    /// func f() {
    /// 	panic(nil) // want `panic with nil`
    /// }
    ///
    /// func g() {
    /// 	panic(error(nil)) // want `panic with nil`
    /// }
    /// ```
    ///
    /// Silent where the value is nil only at run time.
    pub(super) static RULE = {
        code: "PAN507",
        name: "nil-panic",
        line: RedLine::ExplicitPanic,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for call in file.panics() {
        if let &[value] = file.args(call.expr)
            && is_nil(file, value)
        {
            let before_1_21 = file.language().is_some_and(|language| language < 21);
            let seen = if before_1_21 { "as no panic at all" } else { "as a `*runtime.PanicNilError`" };
            found
                .report(file.span(call.expr), "panic with nil")
                .sure(Certainty::Proved)
                .note(format!("`recover` sees it {seen}"));
        }
    }
}

/// `nil`, or the conversion `error(nil)` or `any(nil)`: of a conversion to
/// another type the panic value is not nil, but typed.
fn is_nil(file: File<'_>, value: ExprId) -> bool {
    let value = file.tree().unparen(value);
    if let Expr::Call { callee, .. } = file.tree()[value]
        && let &[converted] = file.args(value)
    {
        let to_interface = [Predeclared::Error, Predeclared::Any];
        return to_interface.iter().any(|&ty| file.is_predeclared(callee, ty))
            && file.is_predeclared(converted, Predeclared::Nil);
    }
    file.is_predeclared(value, Predeclared::Nil)
}
