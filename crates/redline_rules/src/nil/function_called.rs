use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A function value is called that is nil, on every way there or on one on which it has
    /// not been set.
    ///
    /// ```go
    /// type Hooks struct{ Done func() }
    ///
    /// func finish(h Hooks) {
    /// 	if h.Done == nil {
    /// 		h.Done() // want `calls a nil function`
    /// 	}
    /// }
    /// ```
    ///
    /// `go` and `defer` with a nil function panic, too: `go` in the new goroutine, where
    /// nobody can recover.
    ///
    /// Silent about values that are set in each case of a `switch`, and in tests.
    pub(super) static RULE = {
        code: "NIL110",
        name: "nil-function-called",
        line: RedLine::NilDereference,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::NilFunction) {
        file.report_hazard(found, hazard, |text| format!("`{text}` calls a nil function"));
    }
}
