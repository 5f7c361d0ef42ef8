use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// What `make` is asked for cannot be made, on every way there: the size is negative
    /// or the length is above the capacity.
    ///
    /// ```go
    /// func rest(data []byte, used int) []byte {
    /// 	if used > len(data) {
    /// 		return make([]byte, len(data)-used) // want `out of range`
    /// 	}
    /// 	return make([]byte, len(data)-used)
    /// }
    /// ```
    ///
    /// Silent about sizes that are out of range on some ways only, and in tests.
    pub(super) static RULE = {
        code: "NUM303",
        name: "size-out-of-range",
        line: RedLine::InvalidSize,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::Size) {
        file.report_hazard(found, hazard, |text| format!("the size of `{text}` is out of range"));
    }
}
