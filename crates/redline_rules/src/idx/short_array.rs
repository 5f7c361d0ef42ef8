use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A slice is converted to an array that is longer than it, on every way there.
    ///
    /// ```go
    /// func key(data []byte) [16]byte {
    /// 	if len(data) < 16 {
    /// 		return [16]byte(data) // want `is too short for the array`
    /// 	}
    /// 	return [16]byte(data)
    /// }
    /// ```
    ///
    /// Silent about slices that are too short on some ways only, and in tests.
    pub(super) static RULE = {
        code: "IDX209",
        name: "slice-too-short-for-array",
        line: RedLine::IndexOutOfRange,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::Array) {
        file.report_hazard(found, hazard, |text| format!("the slice of `{text}` is too short for the array"));
    }
}
