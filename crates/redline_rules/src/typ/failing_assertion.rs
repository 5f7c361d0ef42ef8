use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A type assertion without `ok` is reached with a value that has another type.
    ///
    /// ```go
    /// func text(value any) string {
    /// 	switch value.(type) {
    /// 	case string, []byte:
    /// 		return value.(string) // want `panics for a value of another type`
    /// 	}
    /// 	return ""
    /// }
    ///
    /// func first(value any) int {
    /// 	if _, ok := value.(int); !ok {
    /// 		println("no number")
    /// 	}
    /// 	return value.(int) // want `panics for a value of another type`
    /// }
    /// ```
    ///
    /// Silent where the function does not ask for another type before, where a type switch
    /// has found none of its types, which may be all that there are, about nil, where
    /// something on the way may not return, and in tests.
    pub(super) static RULE = {
        code: "TYP402",
        name: "failing-assertion",
        line: RedLine::FailedAssertion,
        since: "0.1",
        default: off,
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::Assertion) {
        file.report_hazard(found, hazard, |text| format!("`{text}` panics for a value of another type"));
    }
}
