use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// An element is written to a map that is nil.
    ///
    /// A map that is declared and not made can be read, and is empty; a write panics. So
    /// does a write to the map in a field of a struct that has just been made.
    ///
    /// ```go
    /// func count(words []string) map[string]int {
    /// 	var counts map[string]int
    /// 	for _, word := range words {
    /// 		counts[word]++ // want `is written to a nil map`
    /// 	}
    /// 	return counts
    /// }
    /// ```
    ///
    /// Silent about maps that are nil on some ways only, about those of a struct that has
    /// just been made, and in tests.
    pub(super) static RULE = {
        code: "NIL109",
        name: "write-to-nil-map",
        line: RedLine::NilDereference,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::NilMap) {
        file.report_hazard(found, hazard, |text| format!("`{text}` is written to a nil map"));
    }
}
