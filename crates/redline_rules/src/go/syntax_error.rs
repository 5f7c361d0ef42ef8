use redline_catalogue::RedLine;

use crate::Check;

rule! {
    /// The text is not Go.
    ///
    /// The compiler refuses the file. redline reports one error a line and
    /// analyses what stands around it: what the error hides, it has not seen.
    ///
    /// ```go
    /// func f() {
    /// 	x :=
    /// } // want `expected expression, found '}'`
    ///
    /// func g() {
    /// 	break // want `break is not in a loop, switch or select`
    /// }
    /// ```
    ///
    /// Silent about errors of types and names, which `type-error` reports.
    pub(super) static RULE = {
        code: "GO001",
        name: "syntax-error",
        line: RedLine::BrokenBuild,
        since: "0.1",
        check: Check::Engine,
    };
}
