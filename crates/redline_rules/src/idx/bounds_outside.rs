use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// The bounds of a slice expression are out of range, or cross, on every way there.
    ///
    /// ```go
    /// func tail(data []byte) []byte {
    /// 	if len(data) < 4 {
    /// 		return data[:0]
    /// 	}
    /// 	head := "v1"
    /// 	println(head[3:]) // want `are out of range`
    /// 	return data[4:]
    /// }
    /// ```
    ///
    /// Silent about bounds that are out of range on some ways only, and in tests.
    pub(super) static RULE = {
        code: "IDX208",
        name: "bounds-out-of-range",
        line: RedLine::IndexOutOfRange,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::Slice) {
        file.report_hazard(found, hazard, |text| format!("the bounds of `{text}` are out of range"));
    }
}
