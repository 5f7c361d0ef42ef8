use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// An integer is divided by zero, on every way there.
    ///
    /// The compiler refuses a constant zero. It does not look at variables and conditions.
    ///
    /// ```go
    /// func mean(values []int) int {
    /// 	sum := 0
    /// 	for _, value := range values {
    /// 		sum += value
    /// 	}
    /// 	if len(values) == 0 {
    /// 		return sum / len(values) // want `divides by zero`
    /// 	}
    /// 	return sum / len(values)
    /// }
    /// ```
    ///
    /// Silent about divisors that are zero on some ways only, and in tests.
    pub(super) static RULE = {
        code: "NUM301",
        name: "division-by-zero",
        line: RedLine::IntegerFault,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::Divisor) {
        file.report_hazard(found, hazard, |text| format!("`{text}` divides by zero"));
    }
}
