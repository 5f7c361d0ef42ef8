use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A loop counts up to a length and takes the element there.
    ///
    /// The elements of `s` are `s[0]` to `s[len(s)-1]`: `i <= len(s)` lets in one more.
    ///
    /// ```go
    /// func sum(values []int) (total int) {
    /// 	for i := 0; i <= len(values); i++ {
    /// 		total += values[i] // want `the last round of the loop`
    /// 	}
    /// 	return total
    /// }
    /// ```
    ///
    /// Silent where a condition stands between the loop and the index, which may leave the
    /// loop before, and in tests.
    pub(super) static RULE = {
        code: "IDX202",
        name: "loop-one-too-far",
        line: RedLine::IndexOutOfRange,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::LastRound) {
        file.report_hazard(found, hazard, |text| format!("the last round of the loop has `{text}` out of range"));
    }
}
