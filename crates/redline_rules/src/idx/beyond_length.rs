use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// An index is out of range on every way there.
    ///
    /// The compiler refuses constant indices of arrays. It does not look at slices and
    /// strings whose length is known, nor at conditions.
    ///
    /// ```go
    /// func last(names []string) string {
    /// 	if len(names) == 0 {
    /// 		return names[0] // want `is out of range`
    /// 	}
    /// 	return names[len(names)] // want `is out of range`
    /// }
    /// ```
    ///
    /// Silent about indices that are out of range on some ways only, and in tests.
    pub(super) static RULE = {
        code: "IDX201",
        name: "index-beyond-length",
        line: RedLine::IndexOutOfRange,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::Index) {
        file.report_hazard(found, hazard, |text| format!("the index of `{text}` is out of range"));
    }
}
