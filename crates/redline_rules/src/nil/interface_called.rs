use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A method is called of an interface value that is nil on every way there.
    ///
    /// ```go
    /// func describe(err error) string {
    /// 	if err == nil {
    /// 		return "done: " + err.Error() // want `calls a method of a nil interface`
    /// 	}
    /// 	return err.Error()
    /// }
    /// ```
    ///
    /// Silent about values that are nil on some ways only, and in tests.
    pub(super) static RULE = {
        code: "NIL111",
        name: "nil-interface-called",
        line: RedLine::NilDereference,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::NilInterface) {
        file.report_hazard(found, hazard, |text| format!("`{text}` calls a method of a nil interface"));
    }
}
