use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A part of a text is taken by a fixed index, and nobody asked how many there are.
    ///
    /// `strings.Split` gives one part if there is no separator, `strings.Fields` none if
    /// there is nothing but space, and a regular expression that does not match gives nil.
    /// Input decides whether the index is there.
    ///
    /// ```go
    /// import "strings"
    ///
    /// func host(address string) string {
    /// 	return strings.Split(address, ":")[0]
    /// }
    ///
    /// func port(address string) string {
    /// 	parts := strings.Split(address, ":")
    /// 	return parts[1] // want `may not be there`
    /// }
    /// ```
    ///
    /// `strings.Cut` tells whether there is a second part.
    ///
    /// Silent where the number of parts is compared with anything, where
    /// `strings.Contains` or another search is asked about the same text, where the parts
    /// go through another variable or function first, and in tests.
    pub(super) static RULE = {
        code: "IDX204",
        name: "unchecked-part",
        line: RedLine::IndexOutOfRange,
        since: "0.1",
        default: off,
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::MissingPart) {
        file.report_hazard(found, hazard, |text| format!("`{text}` may not be there"));
    }
}
